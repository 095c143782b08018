"""What `awesomelint fix` does to real lists: exit status, a second run, new findings, and its time beside `check`.

    python benchmarks/fix_cost.py PATH… [--jobs N] [--bound RATIO] [--program PROGRAM]

PATH is a list or a folder of lists. Each list is copied, checked, fixed, fixed again and checked again. For every list must
hold: `fix` exits with 0 or 1; the second run changes no byte; no finding is there afterwards that was not reported before,
on lines that `fix` did not change; `fix` takes at most `--bound` (default: 5) times the processor time of `check`.
Whatever does not hold is printed, a line each, then a summary; exit status 1 if there is anything. With several jobs the
processor time of each is still its own.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

OURS = Path(sys.executable).with_name("awesomelint")
_WITHHELD = re.compile(r": note: (?:fix|(\d+) fixes) for .+ withheld: ")


class Result(NamedTuple):
    """One list: what did not hold, the ratio of the times, and the fixes that were withheld."""

    path: Path
    wrong: list[str]
    ratio: float
    withheld: int


class Run(NamedTuple):
    status: int
    seconds: float
    out: str
    error: str


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--bound", type=float, default=5.0)
    parser.add_argument("--program", type=lambda name: Path(name).absolute(), default=OURS)
    args = parser.parse_args()
    with ThreadPoolExecutor(args.jobs) as pool:
        results = list(pool.map(lambda path: _measured(args.program, path, args.bound), _lists(args.paths)))
    for result in results:
        for sentence in result.wrong:
            print(f"{result.path}: {sentence}")
    ratios = sorted(result.ratio for result in results)
    withheld = [result.withheld for result in results if result.withheld]
    print(
        f"{len(results)} lists; {sum(bool(result.wrong) for result in results)} with something wrong; fix takes "
        f"{ratios[len(ratios) // 2]:.1f} times as long as check (median), {ratios[-1]:.1f} at most; "
        f"{sum(withheld)} fixes withheld in {len(withheld)} lists"
    )
    return 1 if any(result.wrong for result in results) else 0


def _lists(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.md")) if path.is_dir() else [path]


def _measured(program: Path, path: Path, bound: float) -> Result:
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "README.md"
        file.write_bytes(path.read_bytes())
        check = [str(program), "check", "--isolated", "--no-cache", "--output-format", "json", "README.md"]
        fix = [str(program), "fix", "--isolated", "--no-cache", "README.md"]
        before = _run(check, folder)
        first = _run(fix, folder)
        fixed = file.read_bytes()
        second = _run(fix, folder)
        for name, run in (("fix", first), ("a second fix", second)):
            if run.status not in (0, 1):
                wrong.append(f"{name} exits with {run.status}: {run.error.strip()}")
        if file.read_bytes() != fixed:
            wrong.append("a second fix changes it again")
        after = _run(check, folder)
        wrong += _new_findings(path.read_bytes(), fixed, json.loads(before.out), json.loads(after.out))
        ratio = first.seconds / before.seconds
        if ratio > bound:
            wrong.append(f"fix takes {first.seconds:.2f} s, {ratio:.1f} times as long as check")
    return Result(path, wrong, ratio, sum(int(number or 1) for number in _WITHHELD.findall(first.error)))


def _run(command: list[str], folder: str) -> Run:
    """Run a command; the time is that of the processor, its children included."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=error, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        for file in (out, error):
            file.seek(0)
        output = (out.read().decode("utf-8"), error.read().decode("utf-8"))
    return Run(process.returncode, usage.ru_utime + usage.ru_stime, *output)


def _new_findings(
    old: bytes, new: bytes, before: list[dict[str, object]], after: list[dict[str, object]]
) -> list[str]:
    """The findings on lines that are as they were, with all that they relate to, which were not reported before."""
    lines_old, lines_new = (data.decode("utf-8", "replace").split("\n") for data in (old, new))
    kept: set[int] = set()
    for _, start, size in difflib.SequenceMatcher(
        None, lines_old, lines_new, autojunk=False
    ).get_matching_blocks():
        kept.update(range(start + 1, start + size + 1))
    had = Counter(finding["fingerprint"] for finding in before)
    found = []
    for finding in after:
        line = finding["line"]
        assert isinstance(line, int)
        places = [line, *(related["line"] for related in finding["related"])]  # type: ignore[attr-defined]
        if all(place in kept for place in places):
            had[finding["fingerprint"]] -= 1
            if had[finding["fingerprint"]] < 0:
                found.append(f"new after fix, on line {line}: {finding['rule']}: {finding['message']}")
    return found


if __name__ == "__main__":
    sys.exit(main())
