"""Fuzzing: lists with bytes, words and lines lost, doubled and mixed up, each of which every promise must survive.

    python fuzz/fuzz.py [LIST…] [--seconds N] [--mutants N] [--seed N] [--folder FOLDER] [--whole]

Without LIST the lists of ../shared (next to the project) are mutated, or, where there are none, those of the tests. A
mutant is a window of 5 to 40 lines (`--whole`: a whole list); mutant N of a seed is always the same. The promises are
those of `tests/support/promises.py`. A mutant that breaks one is made as small as it can be and still break it, and written to
the folder with what was broken. Exit status 1 if any did.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from awesomelint.source import BOM, Source, UndecodableError  # noqa: E402
from tests.support import promises  # noqa: E402

PATIENCE = 60
_SIGNS = """
[ ] ( ) * ** _ __ ` `` \\ < > | || # - + ~~ ! : . , ; " ' “ ” 「 」 《 》 （ ） 【 】 <!-- --> <td> </td> <a href=" </a>
<br> <details> </details> 2024 2024-13-45 2023年5月 ICLR'24 NeurIPs https:// http://www.arxiv.org/abs/2405.00200
arXiv:1706.03762 doi.org/10. &amp; &lt; $x_1$ [a](b) [[pdf]](u) ![i](s) [r]: \\[ \\] [^1] {{x}} TODO Ã© â€™ é 𝛼 論文 🔥 :fire:
<!--awesomelint-enable--> <<<<<<< ======= >>>>>>> --- === ``` ~~~ |---|---|
"""
# fmt: off
MARKS = [
    *_SIGNS.split(), "\n", "\r\n", "\r", "\t", "  ", "  \n", "\n\n", "\0", "\ufeff", "\u200b", "\xa0", "\u2028", "\x0b", "\x85", "    ",
    "<!-- awesomelint-disable-next-line -->", "<!-- awesomelint-disable duplicate-entry -->", "<!-- lint disable -->", "Feb. 30", "et al.",
]
# fmt: on

Change = Callable[[random.Random, str], str]


def _place(rng: random.Random, text: str, most: int = 12) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randrange(most))


def lose(rng: random.Random, text: str) -> str:
    start, end = _place(rng, text)
    return text[:start] + text[end:]


def double(rng: random.Random, text: str) -> str:
    start, end = _place(rng, text, 40)
    return text[:end] + text[start:end] * rng.choice((1, 1, 2, 30)) + text[end:]


def insert(rng: random.Random, text: str) -> str:
    start, end = _place(rng, text, 4)
    return text[:start] + rng.choice(MARKS) * rng.choice((1, 1, 1, 2, 3)) + text[end:]


def swap(rng: random.Random, text: str) -> str:
    start, end = _place(rng, text, 30)
    middle = (start + end) // 2
    return text[:start] + text[middle:end] + text[start:middle] + text[end:]


def change_case(rng: random.Random, text: str) -> str:
    start, end = _place(rng, text, 20)
    return text[:start] + text[start:end].swapcase() + text[end:]


def change_bytes(rng: random.Random, text: str) -> str:
    """Bytes that are no text must be refused by name; then they are read as an editor would show them."""
    data = bytearray(text.encode())
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(data) + 1)
        data[at : at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
    try:
        return Source.from_bytes(bytes(data)).text
    except UndecodableError:
        return data.removeprefix(BOM).decode("utf-8", "replace")


def move_lines(rng: random.Random, text: str) -> str:
    """A run of lines lost, doubled, moved, indented, joined, or split in the middle."""
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    end = min(len(lines), start + rng.choice((1, 1, 1, 2, 5, 10)))
    taken, rest = lines[start:end], lines[:start] + lines[end:]
    at = rng.randrange(len(rest) + 1)
    match rng.randrange(7):
        case 0:
            return "\n".join(rest)
        case 1:
            return "\n".join(lines[:end] + taken + lines[end:])
        case 2:
            return "\n".join(rest[:at] + taken + rest[at:])
        case 3:
            mark = rng.choice(("  ", "    ", "\t", "> ", "- ", "* ", "1. ", "## ", "| ", ""))
            return "\n".join(lines[:start] + [mark + line for line in taken] + lines[end:])
        case 4:
            return "\n".join([*lines[:start], rng.choice(("", " ", "\\", "<br>")).join(taken), *lines[end:]])
        case 5:
            return "\n".join(
                lines[:start] + [line.strip()[rng.randrange(3) :] for line in taken] + lines[end:]
            )
    begin, _ = _place(rng, text)
    return text[:begin] + "\n" + text[begin:]


CHANGES: tuple[Change, ...] = (
    lose,
    double,
    insert,
    insert,
    swap,
    change_case,
    change_bytes,
    move_lines,
    move_lines,
)


class Mutator:
    """Mutant N of a seed, always the same for the same lists."""

    def __init__(self, texts: list[str], seed: int, *, whole: bool) -> None:
        self.texts = texts
        self.seed = seed
        self.whole = whole

    def mutant(self, number: int) -> str:
        rng = random.Random(f"{self.seed}:{number}")
        text = self._window(rng)
        for _ in range(rng.choice((1, 1, 2, 3, 4, 8))):
            if rng.random() < 0.1:
                # Lists are put together from others, and each brings its own format along.
                text += "\n" + self._window(rng)[: rng.randrange(2000)]
            text = rng.choice(CHANGES)(rng, text)
        return text

    def _window(self, rng: random.Random) -> str:
        text = rng.choice(self.texts)
        if self.whole:
            return text
        lines = text.split("\n")
        size = rng.randrange(5, 41)
        start = rng.randrange(max(1, len(lines) - size))
        return "\n".join(lines[start : start + size])


class Stuck(Exception):
    """A mutant took longer than anybody would wait."""


def broken(text: str) -> tuple[str, str]:
    """The promise that a text breaks, by the place in the code where that showed, and the whole story; empty if none."""

    def stop(*_: object) -> None:
        raise Stuck(f"not done after {PATIENCE} seconds")

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        promises.hold(text)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        kind = type(error).__name__
        message = str(error).partition("\n")[0].partition("(")[0].partition(": ")[0][:80]
        return f"{kind} {Path(place.filename).stem}.{place.name} {message}".strip(), traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return "", ""


def shrunk(text: str, name: str, seconds: float) -> str:
    """The text without all that it can lose and still break the same promise: lines first, then characters."""
    until = time.monotonic() + seconds
    for join, parts in (("\n", text.split("\n")), ("", [])):
        parts = parts or list(text)
        size = len(parts) // 2
        while size and time.monotonic() < until:
            at = 0
            while at < len(parts) and time.monotonic() < until:
                fewer = parts[:at] + parts[at + size :]
                if broken(join.join(fewer))[0] == name:
                    parts = fewer
                else:
                    at += size
            size //= 2
        text = join.join(parts)
    return text


def lists_at_hand() -> list[Path]:
    beside = ROOT.parent / "shared"
    found = sorted([*beside.glob("seeds/*.md"), *beside.glob("corpus/*.md")])
    return found or sorted([*ROOT.glob("tests/reading/*.md"), *ROOT.glob("examples/**/*.md")])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lists", nargs="*", type=Path, metavar="LIST")
    parser.add_argument(
        "--seconds", type=float, default=float("inf"), help="stop after so long (default: never)"
    )
    parser.add_argument("--mutants", type=int, default=1000, help="stop after so many (default: 1000)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, metavar="N", help="begin with mutant N")
    parser.add_argument(
        "--folder", type=Path, default=Path("fuzz-failures"), help="where mutants that fail are written"
    )
    parser.add_argument("--whole", action="store_true", help="mutate whole lists")
    args = parser.parse_args()
    texts = [path.read_bytes().decode("utf-8", "replace") for path in args.lists or lists_at_hand()]
    mutator = Mutator(texts, args.seed, whole=args.whole)
    begun, done, size = time.monotonic(), 0, 0
    failures: Counter[str] = Counter()
    stopped: list[int] = []
    # Whoever stops a long run wants to know how far it came.
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda sign, _: stopped.append(sign))
    for number in range(args.first, args.first + args.mutants):
        if stopped or time.monotonic() - begun > args.seconds:
            break
        text = mutator.mutant(number)
        done, size = done + 1, size + len(text)
        name, story = broken(text)
        if name:
            failures[name] += 1
            if failures[name] == 1:
                small = shrunk(text, name, 60)
                args.folder.mkdir(parents=True, exist_ok=True)
                stem = args.folder / f"seed{args.seed}-{number}"
                stem.with_suffix(".md").write_bytes(small.encode("utf-8"))
                stem.with_suffix(".txt").write_text(broken(small)[1] or story, encoding="utf-8")
                print(f"mutant {number}: {name}\n  {stem}.md", flush=True)
    took = time.monotonic() - begun
    print(
        f"{done} mutants ({size / 1e6:.1f} MB) of {len(texts)} lists in {took:.0f} s; {failures.total()} failed"
    )
    for name, count in failures.most_common():
        print(f"{count:6} {name}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
