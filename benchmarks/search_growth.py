"""Search for inputs that take longer than linear time, by mutation of small pieces of Markdown.

    python benchmarks/search_growth.py [--minutes N] [--seed N] [--bound RATIO] [--size CHARACTERS] [--verb check|fix]

An input is a few pieces that are repeated: in one line, on lines, numbered, nested in each other, or as stairs. Those whose time
grows most from one size to four times that size are mutated further. What grows more than `--bound` times (linear is 4)
at two steps of size is cut down to the pieces that matter and printed, with the function that takes most of the time;
what the same function causes is printed once. Times are of the processor. Exit status 1 if any is printed.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import random
import signal
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from awesomelint.engine import fix, lint
from awesomelint.source import Source
from tests.support import hostile, promises

# Seconds of the processor for one text.
PATIENCE = 10
KEPT = 40
# Below this, in seconds, growth is noise.
FLOOR = 0.03
CLOSERS = {
    "[": "]",
    "(": ")",
    "**": "**",
    "*": "*",
    "`": "`",
    "<b>": "</b>",
    "“": "”",
    "<details>": "</details>",
}
MODES = ("line", "lines", "paragraphs", "numbered", "nested", "stairs", "deep")
PIECES = [
    *hostile.PIECES, *hostile.LINES, *hostile.NUMBERED, *hostile.LEAVES.values(), "\n", "\n\n", "\n  ", "\n    ", "\n> ",
    *(container.begin for container in hostile.CONTAINERS),
]  # fmt: skip


class Kind(NamedTuple):
    """An input at any size: its pieces, how they are repeated, what precedes them, and in which frame."""

    pieces: tuple[str, ...]
    mode: str
    first: str
    frame: str

    def text(self, size: int) -> str:
        """The input, about that many characters long."""
        unit = "".join(self.pieces) or "a"
        count = max(1, size // len(unit))
        if self.mode == "line":
            core = unit * count
        elif self.mode == "lines":
            core = "\n" + (unit + "\n") * count
        elif self.mode == "paragraphs":
            core = "\n\n" + (unit + "\n\n") * count
        elif self.mode == "numbered":
            core = "\n" + "\n".join(f"{unit.replace('{i}', str(i))}{i}" for i in range(count)) + "\n"
        elif self.mode == "nested":
            closer = "".join(CLOSERS.get(piece, "") for piece in reversed(self.pieces))
            count = max(1, size // (len(unit) + len(closer)))
            core = unit * count + "a" + closer * count
        elif self.mode == "stairs":
            core = "\n" + "\n".join("  " * (line % 20) + unit for line in range(count)) + "\n"
        else:
            core = "\n" + "\n".join("  " * line + unit for line in range(int(size**0.5))) + "\n"
        return hostile.framed(self.frame, self.first + core)


def random_kind(chance: random.Random) -> Kind:
    """A new one."""
    pieces = tuple(chance.choice(PIECES) for _ in range(chance.choice((1, 1, 2, 2, 3, 4))))
    first = chance.choice(PIECES) if chance.random() < 0.3 else ""
    return Kind(pieces, chance.choice(MODES), first, chance.choice(list(hostile.FRAMES)))


def mutated(kind: Kind, other: Kind, chance: random.Random) -> Kind:
    """One that differs in a piece, its way of repeating, its beginning or its frame."""
    pieces = list(kind.pieces)
    at = chance.randrange(len(pieces))
    what = chance.randrange(7)
    if what == 0:
        pieces[at] = chance.choice(PIECES)
    elif what == 1 and len(pieces) < 8:
        pieces.insert(at, chance.choice(PIECES))
    elif what == 2 and len(pieces) > 1:
        del pieces[at]
    elif what == 3:
        pieces = [*pieces[:at], *other.pieces][:8]
    elif what == 4:
        return kind._replace(mode=chance.choice(MODES))
    elif what == 5:
        return kind._replace(first=chance.choice(PIECES) * chance.choice((0, 1, 1, 5)))
    else:
        return kind._replace(frame=chance.choice(list(hostile.FRAMES)))
    return kind._replace(pieces=tuple(pieces))


def run(text: str, verb: str) -> None:
    """Check or fix a text."""
    if verb == "fix":
        fix(Source(text), promises.SETTINGS, unsafe=True)
    else:
        lint(Source(text), promises.SETTINGS)


def seconds(text: str, verb: str, times: int = 2) -> float:
    """The least time of the processor of a few runs; TimeoutError where one takes too long."""
    least = float("inf")
    for _ in range(times):
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        begun = time.process_time()
        run(text, verb)
        least = min(least, time.process_time() - begun)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        gc.collect()
    return least


def growth(kind: Kind, verb: str, size: int) -> tuple[float, float]:
    """By how much the time grows for four times the size, and the time of the larger; infinite if it never ends."""
    small, large = kind.text(size), kind.text(4 * size)
    try:
        after = seconds(large, verb, 1)
        if after < FLOOR:
            return 1.0, after
        before = seconds(small, verb)
        if after / before > 5:
            after = min(after, seconds(large, verb, 1))
    except TimeoutError:
        return float("inf"), PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return after / before * 4 * len(small) / len(large), after


def confirmed(kind: Kind, verb: str, size: int, bound: float) -> float:
    """The lesser growth of two steps of size, 0 where it is within the bound."""
    first, _ = growth(kind, verb, size)
    if first <= bound:
        return 0.0
    second, _ = growth(kind, verb, 3 * size)
    return min(first, second) if second > bound else 0.0


def reduced(kind: Kind, verb: str, size: int, bound: float, until: float) -> Kind:
    """The same without the pieces that do not matter, as far as there is time (of `time.monotonic`)."""
    if confirmed(kind._replace(first=""), verb, size, bound):
        kind = kind._replace(first="")
    if confirmed(kind._replace(frame="alone"), verb, size, bound):
        kind = kind._replace(frame="alone")
    at = 0
    while at < len(kind.pieces) > 1 and time.monotonic() < until:
        fewer = kind._replace(pieces=kind.pieces[:at] + kind.pieces[at + 1 :])
        if confirmed(fewer, verb, size, bound):
            kind = fewer
        else:
            at += 1
    return kind


def hottest(kind: Kind, verb: str, size: int) -> str:
    """The function that takes most of the time."""
    profile = cProfile.Profile()
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        profile.runcall(run, kind.text(size), verb)
    except TimeoutError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    times: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    (file, line, name), _ = max(times.items(), key=lambda item: item[1][2])
    return f"{Path(file).name}:{line} {name}"


def _stop(*_: object) -> None:
    raise TimeoutError


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bound", type=float, default=5.5)
    parser.add_argument(
        "--size", type=int, default=3_000, help="characters of the smallest text (default: 3000)"
    )
    parser.add_argument("--verb", choices=["check", "fix"], help="only this one (default: both in turn)")
    args = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    gc.disable()
    chance = random.Random(args.seed)
    seconds(random_kind(chance).text(10_000), "fix")
    kept: list[tuple[float, Kind]] = []
    causes: set[str] = set()
    tried, until = 0, time.monotonic() + 60 * args.minutes
    while time.monotonic() < until:
        if len(kept) < KEPT or chance.random() < 0.3:
            kind = random_kind(chance)
        else:
            kind = mutated(chance.choice(kept)[1], chance.choice(kept)[1], chance)
        verb = args.verb or ("check", "fix")[tried % 2]
        tried += 1
        try:
            ratio, _ = growth(kind, verb, args.size)
            kept = sorted([*kept, (ratio, kind)], key=lambda item: -item[0])[:KEPT]
            if ratio <= args.bound:
                continue
            # What is known is mutated no more.
            kept = [(value, one) for value, one in kept if value <= args.bound]
            cause = hottest(kind, verb, 4 * args.size)
            if cause in causes or not confirmed(kind, verb, args.size, args.bound):
                continue
            causes.add(cause)
            print(f"{verb} {cause}: {kind!r}", flush=True)
            small = reduced(kind, verb, args.size, args.bound, until)
            step = confirmed(small, verb, args.size, args.bound)
            print(f"  × {step:.1f}, at its smallest: {small!r}", flush=True)
        except Exception as error:
            print(f"{verb} {type(error).__name__}: {str(error)[:200]}: {kind!r}", flush=True)
            causes.add(type(error).__name__)
    print(f"{tried} inputs tried; {len(causes)} causes above the bound: {sorted(causes)}")
    return 1 if causes else 0


if __name__ == "__main__":
    sys.exit(main())
