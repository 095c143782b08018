"""Bounds: what awesomelint promises of its speed and memory, measured, as the table in docs/performance.md.

    python benchmarks/bounds.py LISTS --corpus FOLDER [--tools FOLDER] [--rounds N] [--by clock|processor]

LISTS is a folder of lists: the largest of them is the one that is checked by itself, and all of them are joined for the
larger ones. --corpus is a folder of lists to check in one call. awesome-lint is installed into a temporary folder, or
into --tools. Where other programs are at work on the machine, --by processor gives steadier ratios than the clock.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import others
from processes import START, Cost, awesomelint, cost, in_turns, joined

MB = 1_000_000
# The smallest list that all rules look at: what it takes is the start.
TINY = b"# Awesome Things\n\n- [Adam](https://arxiv.org/abs/1412.6980), 2014.\n- [Attention](https://arxiv.org/abs/1706.03762), 2017.\n"


class Row(NamedTuple):
    """A line of the table: the work, what is measured, its bound, and whether it must be at most or at least that."""

    work: str
    unit: str
    value: float
    bound: float
    at_most: bool = True

    def __str__(self) -> str:
        kept = self.value <= self.bound if self.at_most else self.value >= self.bound
        sign = "≤" if self.at_most else "≥"
        return f"| {self.work} | {sign} {self.bound:g} {self.unit} | {self.value:.2f} | {'yes' if kept else '**no**'} |"


class Bench:
    """All that is measured, each with the others that it is compared with, in turns."""

    def __init__(self, args: argparse.Namespace, folder: Path) -> None:
        self.rounds = args.rounds
        self.by = args.by
        self.folder = folder
        self.lists = sorted(args.lists.glob("*.md"))
        self.corpus = args.corpus
        self.lint = others.installed(args.tools or folder / "tools", only="awesome-lint")["awesome-lint"]

    def rows(self) -> Iterator[Row]:
        """The table, line by line, as it is measured."""
        yield from self.small()
        yield from self.large()
        if self.corpus:
            whole = cost(self.check(str(self.corpus)))
            yield Row("`check` over the whole corpus in one call", "s of the processor", whole.processor, 8)

    def small(self) -> Iterator[Row]:
        largest = max(self.lists, key=lambda path: path.stat().st_size)
        path = self.place("small", largest.read_bytes())
        costs = self.turns(
            path,
            start=START,
            check=self.check("README.md"),
            kept=[*awesomelint(), "check", "README.md"],
            diff=[*awesomelint(), "fix", "--diff", "--no-cache", "README.md"],
            lint=[*self.lint, "README.md"],
        )
        size = f"{path.stat().st_size // 1000} KB"
        ratio = self.ratio
        yield Row(
            f"`check` on {size}, nothing cached", "× `python -c pass`", ratio(costs, "check", "start"), 9
        )
        yield Row("the same", "× awesome-lint", ratio(costs, "check", "lint"), 0.125)
        yield Row(
            "the same, unchanged since the last run", "× `python -c pass`", ratio(costs, "kept", "start"), 2.5
        )
        yield Row(f"`fix --diff` on {size}", "× `check`", ratio(costs, "diff", "check"), 2.5)

    def large(self) -> Iterator[Row]:
        tiny = self.turns(self.place("tiny", TINY), check=self.check("README.md"))["check"]
        one = joined(self.lists, MB, self.place("1", b""))
        costs = self.turns(one, check=self.check("README.md"), lint=[*self.lint, "README.md"])
        check = costs["check"]
        speed = one.stat().st_size / MB / (check.processor - tiny.processor)
        yield Row("`check` on 1 MB", "× awesome-lint", self.ratio(costs, "check", "lint"), 0.125)
        yield Row("the same, after the start", "MB/s of processor time", speed, 2, at_most=False)
        ten = joined(self.lists, 10 * MB, self.place("10", b""))
        much = self.turns(ten, check=self.check("README.md"))["check"]
        growth = getattr(much, self.by) / getattr(check, self.by)
        yield Row("`check` from 1 MB to 10 MB", "× the time", growth, 11)
        memory = (much.memory - tiny.memory) / ten.stat().st_size
        yield Row("`check` on 10 MB, above the start", "bytes of memory a byte", memory, 40)

    def check(self, path: str) -> list[str]:
        return [*awesomelint(), "check", "--no-cache", path]

    def place(self, name: str, data: bytes) -> Path:
        """A README in an empty folder, where no program finds anything else."""
        path = self.folder / name / "README.md"
        path.parent.mkdir()
        path.write_bytes(data)
        return path

    def turns(self, path: Path, **commands: list[str]) -> dict[str, Cost]:
        rounds = self.rounds if path.stat().st_size < MB // 2 else max(1, self.rounds // 5)
        environment = {"AWESOMELINT_CACHE_DIR": str(self.folder / "cache")}
        return in_turns(commands, rounds, folder=path.parent, environment=environment)

    def ratio(self, costs: dict[str, Cost], one: str, other: str) -> float:
        return float(getattr(costs[one], self.by) / getattr(costs[other], self.by))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lists", type=Path, metavar="LISTS")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--tools", type=Path, help="where awesome-lint is installed, or is to be")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument(
        "--by", choices=["clock", "processor"], default="clock", help="what ratios are of (default: clock)"
    )
    args = parser.parse_args()
    print("| work | bound | measured | met |\n| --- | --- | ---: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for row in Bench(args, Path(folder)).rows():
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
