"""Hostile inputs: every promise holds for them, and the whole program comes to an end on large ones.

How long they take is no matter of tests; `benchmarks/growth.py` measures by how much that grows.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from awesomelint.engine import fix, lint
from awesomelint.source import Source
from tests.support import THOROUGH, promises
from tests.support.hostile import FRAMES, HOSTILE, Make, framed

pytestmark = pytest.mark.slow

# Twenty times what the slowest takes: it tells a program that is stuck from a machine that is busy.
PATIENCE = 120
SEVERAL = 100
FEW = 40
# Enough for more than 200 lines that are wrong at four times that size.
SEVERAL_LINES = 6_000


@pytest.mark.parametrize("frame", FRAMES)
def test_promises_hold_for_hostile_texts(frame: str) -> None:
    """Each text is in several frames: long and with all promises in one of them, short and only linted in the others."""
    turn = list(FRAMES).index(frame)
    for number, (name, make) in enumerate(HOSTILE.items()):
        place = (number + turn) % len(FRAMES)
        try:
            if place == 0:
                promises.hold(framed(frame, make(SEVERAL)))
            elif THOROUGH or place % 3 == 0:
                report = lint(Source(framed(frame, make(FEW)), "README.md"), promises.SETTINGS)
                promises.entries_lie_where_they_say(report.document)
                promises.findings_lie_where_they_say(report)
        except Exception as error:
            raise AssertionError(f"{name} {frame}") from error


def _headings(count: int) -> str:
    return "# Papers\n\n- [A](https://a.b)\n" * count


def some(number: int) -> int:
    """A tenth, or all in a thorough run."""
    return number if THOROUGH else number // 10


LARGE = {
    "a thousand quotes in each other": lambda: ">" * 1_000 + " a",
    "quotes in each other": lambda: ">" * some(100_000) + " a",
    "quotes in each other, with spaces": lambda: "> " * some(100_000) + "a",
    "links never closed": lambda: "[a](" * some(30_000),
    "two million characters in a line": lambda: "a" * 2_000_000,
    "words in a line": lambda: "word " * some(300_000),
    "columns": lambda: (
        "|" + " a |" * some(100_000) + "\n|" + "-|" * some(100_000) + "\n|" + " b |" * some(100_000)
    ),
    "opening brackets": lambda: "[" * some(300_000),
    "closing brackets": lambda: "]" * some(300_000),
    "brackets in each other": lambda: "[" * some(150_000) + "]" * some(150_000),
    "parentheses in each other": lambda: "(" * some(150_000) + ")" * some(150_000),
    "lists in each other": lambda: "\n".join("  " * depth + "- a" for depth in range(1_000)),
    "lists in each other in a line": lambda: "- " * some(100_000) + "a",
    "NUL": lambda: "\0" * some(100_000),
    "asterisks": lambda: "*" * some(100_000),
    "asterisks and words": lambda: "**a " * some(100_000),
    "underscores and words": lambda: "_a*b " * some(50_000),
    "comments never closed": lambda: "<!--" * some(100_000),
    "comments never closed on lines": lambda: "<!-- a\n\n" * some(50_000),
    "tags never closed": lambda: "<a " * some(100_000),
    "details never closed": lambda: "<details>\n\n" * some(50_000),
    "entities": lambda: "&amp" * some(100_000),
    "backticks": lambda: "`" * some(100_000),
    "runs of backticks": lambda: " ".join("`" * length for length in range(1, 600)),
    "targets without text": lambda: "](" * some(100_000),
    "a long number": lambda: "1" * some(1_000_000),
    "dates": lambda: "2024-" * some(100_000),
    "equal headings": lambda: "# A\n" * some(100_000),
    "equal sections": lambda: _headings(some(20_000)),
    "spaces": lambda: "a" + " " * some(1_000_000) + "b",
    "tabs": lambda: "\t" * some(1_000_000),
    "lines": lambda: "\n" * some(1_000_000),
    "definitions": lambda: "".join(f"[a{number}]: b\n" for number in range(some(100_000))),
    "equal definitions": lambda: "[a]: b\n" * some(100_000) + "[a]" * some(50_000),
    "equal entries": lambda: "- [A Title of Words](https://arxiv.org/abs/2405.00200). 2024\n" * some(5_000),
    "carriage returns": lambda: "\r" * some(100_000),
    "backslashes": lambda: "\\" * some(100_000),
    "pipes": lambda: "|\n" * some(50_000),
    "mojibake": lambda: "Ã©â€™" * some(20_000),
    "names": lambda: "A. B, " * some(50_000),
    "emoji": lambda: "🔥" * some(100_000),
}


CHECK_AND_FIX = """
from awesomelint.cli import main
for command in (["check", "--min-severity", "note"], ["fix", "--diff", "--unsafe-fixes"]):
    assert main([*command, "--isolated", "--no-cache", "README.md"]) in (0, 1), command
"""


@pytest.mark.parametrize("name", LARGE)
def test_large_hostile_files_are_read_to_their_end(tmp_path: Path, name: str) -> None:
    (tmp_path / "README.md").write_bytes(framed("in an entry", LARGE[name]()).encode())
    done = subprocess.run(
        [sys.executable, "-c", CHECK_AND_FIX],
        cwd=tmp_path,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert b"Traceback" not in done.stderr


def test_standard_input_that_grows_while_it_is_read_is_read_to_its_end(tmp_path: Path) -> None:
    reading, writing = os.pipe()

    def grow() -> None:
        with open(writing, "wb") as file:
            file.write(framed("alone", "").encode())
            for number in range(200):
                file.write(f"- [Title {number}](https://a.b/{number})\n".encode() * 100)
                file.flush()

    writer = threading.Thread(target=grow, daemon=True)
    writer.start()
    done = subprocess.run(
        [sys.executable, "-m", "awesomelint", "export", "--isolated", "-"],
        cwd=tmp_path,
        stdin=reading,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.count(b"\n") > 20_000


def test_a_file_that_grows_between_reading_and_writing_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(framed("alone", "a  \n\n\n").replace("https://arxiv", "https://www.arxiv").encode())
    code = (
        "import sys\nfrom awesomelint.workspace import files\nfrom awesomelint.cli import main\nload = files.load\n"
        "def growing(path, *args, **options):\n"
        "    source = load(path, *args, **options)\n"
        "    with open(path, 'a') as file:\n        file.write('- one more')\n"
        "    return source\n"
        "files.load = growing\nsys.exit(main(['fix', '--isolated', 'README.md']))"
    )
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 2
    assert b"another program changed the file in the meantime, so it was not fixed" in done.stderr
    assert path.read_bytes() == before + b"- one more"


def _swapped(size: int) -> str:
    """A table of contents in which every twentieth line is one line too late."""
    numbers = list(range(size // 50))
    for at in range(10, len(numbers) - 1, 20):
        numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
    lines = [f"- [Heading {number}](#heading-{number})\n" for number in numbers]
    sections = [f"\n## Heading {number}\n\n- [T{number}](u)\n" for number in range(len(numbers))]
    return "\n" + "".join(lines + sections)


def _unclosed(size: int) -> str:
    """Links that are never closed, and others with a bracket too many."""
    lines = (
        f"- A Title {number} [pdf](https://a.b/{number} x\n- B {number} [[pdf](c{number})\n"
        for number in range(size // 60)
    )
    return "\n" + "".join(lines)


def _again(said: str, size: int) -> str:
    return said * (size // len(said))


def _entries(size: int) -> str:
    """Entries of different works in one format."""
    return "\n" + "".join(
        f"- [A Title {number}](https://arxiv.org/abs/24{number % 12 + 1:02}.{number:05}), 2024. [[code](u{number})]\n"
        for number in range(size // 80)
    )


# What once took quadratic time: found by `benchmarks/growth.py` and `benchmarks/search_growth.py`; and in which frame.
GROWN: dict[str, tuple[Make, str]] = {
    "an entry of many inner markers and links": (partial(_again, "- [A](b) `c` - a "), "alone"),
    "many badges before a title": (partial(_again, "[![a](b)](c)\\]"), "in a note"),
    "many doubled spaces in an entry": (partial(_again, "- [T](u).  2024 "), "alone"),
    "a contents with lines astray": (_swapped, "alone"),
    "anchors that lead nowhere": (HOSTILE["lines '- [Heading {i}](#heading-{i})'"], "alone"),
    "brackets never closed": (_unclosed, "alone"),
    "entries of one format": (_entries, "alone"),
}


def _work(text: str, *, fixing: bool) -> None:
    if fixing:
        fix(Source(text), promises.SETTINGS, unsafe=True)
    else:
        lint(Source(text), promises.SETTINGS)


def _calls(text: str, *, fixing: bool) -> int:
    """How many functions are called to check or fix a text: a measure that no busy machine changes."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        _work(text, fixing=fixing)
    finally:
        sys.setprofile(before)
    return count


# Those whose fixes are made at the first attempt.
FIXED = [
    "anchors that lead nowhere",
    "many doubled spaces in an entry",
    "an entry of many inner markers and links",
]


@pytest.mark.parametrize(
    ("name", "fixing"), [*((name, False) for name in GROWN), *((name, True) for name in FIXED)], ids=str
)
def test_work_grows_as_the_text_does(name: str, fixing: bool) -> None:
    make, frame = GROWN[name]
    small, large = framed(frame, make(SEVERAL_LINES)), framed(frame, make(4 * SEVERAL_LINES))
    # What is made ready once is no growth.
    _work(small, fixing=fixing)
    before, after = _calls(small, fixing=fixing), _calls(large, fixing=fixing)
    assert after / before < 5 * len(large) / len(small) / 4
