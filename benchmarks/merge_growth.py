"""Growth of a merge: how much longer 1 MB takes than 250 KB, with changed entries on both sides.

    python benchmarks/merge_growth.py [--size CHARACTERS] [--runs N] [--bound RATIO] [--profile]

Ours changes one entry in four, theirs half of the same ones and as many others, and both add entries at the
end of each section, so that git's merge has conflicts. Times are of the processor, the least of several runs.
`--profile` prints the functions whose own time grows most. Exit status 1 if the ratio is above the bound.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from awesomelint.merging.contents import Markers
from awesomelint.merging.merge import merge_conflicting
from awesomelint.util.startup import collect_garbage_rarely
from tests.support.histories import WORDS

# Entries of a section.
_SECTION = 25


def entry(number: int, year: int, more: str = "") -> str:
    """Return a line of about 125 characters."""
    words = [WORDS[number // len(WORDS) ** place % len(WORDS)] for place in range(4)]
    title = f"{words[0]} Networks for Counting {words[1]} {words[2]} Birds in {words[3]} Forests"
    month, index = divmod(number, 20_000)
    return f"- [{title}](https://arxiv.org/abs/20{month % 12 + 1:02}.{index:05}). {year}. A note.{more}\n"


def versions(size: int) -> tuple[bytes, bytes, bytes]:
    """Return base, ours and theirs, the base of about `size` characters."""
    count = size // len(entry(0, 2020))
    texts: list[list[str]] = [[], [], []]
    for number in range(count):
        if number % _SECTION == 0:
            section = number // _SECTION
            for side, lines in enumerate(texts):
                if section and side:
                    lines.append(entry(3 * count + 2 * section + side, 2021))
                lines.append(f"\n## Section {section}\n\n")
        code = f" [[code](https://github.com/a/b{number})]"
        texts[0].append(entry(number, 2020))
        texts[1].append(entry(number, 2020, code if number % 4 == 0 else ""))
        texts[2].append(entry(number, 2022 if number % 8 in (0, 2) else 2020))
    base, ours, theirs = (("# Papers\n" + "".join(lines)).encode() for lines in texts)
    return base, ours, theirs


def seconds(sides: tuple[bytes, bytes, bytes], runs: int) -> float:
    """Return the least time of the processor of some runs."""
    least = float("inf")
    for _ in range(runs):
        gc.collect()
        begun = time.process_time()
        merged = merge_conflicting(*sides, Markers())
        least = min(least, time.process_time() - begun)
        assert merged is not None and not merged.conflicts
    return least


def profile(sides: tuple[bytes, bytes, bytes]) -> dict[tuple[str, int, str], float]:
    """Return the own time of each function."""
    profiler = cProfile.Profile()
    profiler.runcall(merge_conflicting, *sides, Markers())
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    return {name: own for name, (_, _, own, _, _) in stats.items()}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=int, default=250_000, help="characters of the smaller list")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bound", type=float, default=4.4)
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    # As the program does; without it, garbage is looked for the more often the larger the list is.
    collect_garbage_rarely()
    small, large = versions(args.size), versions(4 * args.size)
    if args.profile:
        before, after = profile(small), profile(large)
        excess = {name: own - 4 * before.get(name, 0.0) for name, own in after.items()}
        for name in sorted(excess, key=lambda name: -excess[name])[:25]:
            print(
                f"{before.get(name, 0.0):7.3f} s → {after[name]:7.3f} s  {name[0][-40:]}:{name[1]} {name[2]}"
            )
        return 0
    before, after = seconds(small, args.runs), seconds(large, args.runs)
    ratio = after / before * 4 * len(small[0]) / len(large[0])
    print(f"{len(small[0]):,} bytes: {before:.2f} s; {len(large[0]):,} bytes: {after:.2f} s; × {ratio:.2f}")
    return 1 if ratio > args.bound else 0


if __name__ == "__main__":
    sys.exit(main())
