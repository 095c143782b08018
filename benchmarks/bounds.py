"""Bounds: what awesomelint promises of its speed and memory, measured, as the table in docs/performance.md.

    python benchmarks/bounds.py LISTS [--corpus FOLDER] [--tools FOLDER] [--rounds N] [--by processor|clock]

LISTS is a folder of lists: the largest of them is the one that is checked by itself, and all of them are joined for the
larger ones. --corpus is a folder of lists to check in one call. awesome-lint is installed into a temporary folder, or
into --tools; its row is left out if that fails. Where other programs are at work on the machine, the processor's time
gives steadier ratios than the clock, but none that are quite those of an idle machine. The bounds are those of the pure or of
the compiled program, whichever is installed for the Python that runs this.
"""

from __future__ import annotations

import argparse
import importlib.util
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import others
from processes import PYTHON, START, Cost, awesomelint, cost, edit, in_turns, joined

MB = 1_000_000
# The smallest list that all rules look at: what it takes is the start.
TINY = b"# Awesome Things\n\n- [Adam](https://arxiv.org/abs/1412.6980), 2014.\n- [Attention](https://arxiv.org/abs/1706.03762), 2017.\n"
# What installers write as the program. pip before 25 imports `re`, which takes half as long as starting Python.
WRAPPERS = {
    "pip 23": """\
import re
import sys
from awesomelint.cli import program
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit(program())
""",
    "uv": """\
import sys
from awesomelint.cli import program
if __name__ == "__main__":
    if sys.argv[0].endswith("-script.pyw"):
        sys.argv[0] = sys.argv[0][:-11]
    elif sys.argv[0].endswith(".exe"):
        sys.argv[0] = sys.argv[0][:-4]
    sys.exit(program())
""",
}
BY_START = "× `python -c pass`"


def _is_compiled() -> bool:
    found = importlib.util.find_spec("awesomelint.source")
    return found is not None and not str(found.origin).endswith(".py")


COMPILED = _is_compiled()


class Row(NamedTuple):
    """A line of the table: the work, what is measured, its bounds for the pure and the compiled program, and whether it must
    be at most or at least that.
    """

    work: str
    unit: str
    value: float
    bounds: tuple[float, float]
    at_most: bool = True

    def __str__(self) -> str:
        bound = self.bounds[COMPILED]
        kept = self.value <= bound if self.at_most else self.value >= bound
        sign = "≤" if self.at_most else "≥"
        return f"| {self.work} | {sign} {bound:g} {self.unit} | {self.value:.2f} | {'yes' if kept else '**no**'} |"


class Bench:
    """All that is measured, each with the others that it is compared with, in turns."""

    def __init__(self, args: argparse.Namespace, folder: Path) -> None:
        self.rounds = args.rounds
        self.by = args.by
        self.folder = folder
        self.lists = sorted(args.lists.glob("*.md"))
        self.corpus = args.corpus
        self.lint = others.installed(args.tools or folder / "tools", only="awesome-lint").get("awesome-lint")

    def rows(self) -> Iterator[Row]:
        """The table, line by line, as it is measured."""
        yield from self.small()
        yield from self.large()

    def small(self) -> Iterator[Row]:
        largest = max(self.lists, key=lambda path: path.stat().st_size)
        path = self.place("small", largest.read_bytes())
        commands = {
            "start": START,
            "check": self.check("README.md"),
            "diff": [*awesomelint(), "fix", "--diff", "--no-cache", "README.md"],
        }
        for name, source in WRAPPERS.items():
            wrapper = self.folder / f"{name}.py"
            wrapper.write_text(source, encoding="utf-8")
            commands[name] = [PYTHON, str(wrapper), "check", "README.md"]
        if self.lint:
            commands["lint"] = [*self.lint, "README.md"]
        costs = self.turns(path, commands)
        size, ratio = f"{path.stat().st_size // 1000} KB", self.ratio
        yield Row(f"`check` on {size}, nothing cached", BY_START, ratio(costs, "check", "start"), (13, 10.5))
        edited = self.turns(*self.edited(path, start=START))
        yield Row(
            "the same, one entry edited since the last run",
            BY_START,
            ratio(edited, "edited", "start"),
            (10.5, 9),
        )
        for name in WRAPPERS:
            work = f"the same, unchanged since the last run, installed by {name}"
            yield Row(work, BY_START, ratio(costs, name, "start"), (1.75, 1.75))
        if self.lint:
            yield Row(
                "the same, nothing cached", "× awesome-lint", ratio(costs, "check", "lint"), (0.085, 0.07)
            )
        yield Row(f"`fix --diff` on {size}", "× `check`", ratio(costs, "diff", "check"), (1.6, 1.6))

    def large(self) -> Iterator[Row]:
        tiny = self.turns(self.place("tiny", TINY), {"check": self.check("README.md")})["check"]
        path = joined(self.lists, MB, self.place("1", b""))
        costs = self.turns(*self.edited(path, check=self.check("README.md")))
        one = costs["check"]
        speed = path.stat().st_size / MB / (one.processor - tiny.processor)
        yield Row(
            "`check` on 1 MB, after the start", "MB/s of processor time", speed, (1.15, 1.6), at_most=False
        )
        ratio = self.ratio(costs, "edited", "check")
        yield Row("the same, one entry edited since the last run", "× nothing cached", ratio, (0.7, 0.8))
        ten = joined(self.lists, 10 * MB, self.place("10", b""))
        much = cost(self.check("README.md"), folder=ten.parent)
        yield Row("`check` from 1 MB to 10 MB", "× the time", self.time(much) / self.time(one), (10.5, 10.5))
        memory = (much.memory - tiny.memory) / ten.stat().st_size
        yield Row("`check` on 10 MB, above the start", "bytes of memory a byte", memory, (38, 42))
        if self.corpus:
            whole = cost(self.check(str(self.corpus)))
            work = f"`check` over {len(list(self.corpus.glob('*.md')))} lists in one call"
            yield Row(work, "× `check` on 1 MB", self.time(whole) / self.time(one), (8.2, 8))

    def check(self, path: str) -> list[str]:
        return [*awesomelint(), "check", "--no-cache", path]

    def place(self, name: str, data: bytes) -> Path:
        """A README in an empty folder, where no program finds anything else."""
        path = self.folder / name / "README.md"
        path.parent.mkdir()
        path.write_bytes(data)
        return path

    def edited(
        self, path: Path, **commands: list[str]
    ) -> tuple[Path, dict[str, list[str]], dict[str, Callable[[int], None]]]:
        """The arguments for `turns` that add a check of a list of which one entry is edited before."""
        changed = self.place(f"{path.parent.name}-edited", path.read_bytes())
        check = [*awesomelint(), "check", str(changed)]
        return (
            path,
            commands | {"edited": check},
            {"edited": partial(edit, changed, path.read_text("utf-8"))},
        )

    def turns(
        self,
        path: Path,
        commands: dict[str, list[str]],
        before: dict[str, Callable[[int], None]] | None = None,
    ) -> dict[str, Cost]:
        rounds = self.rounds if path.stat().st_size < MB // 2 else max(1, self.rounds // 5)
        environment = {"AWESOMELINT_CACHE_DIR": str(self.folder / "cache")}
        return in_turns(commands, rounds, folder=path.parent, environment=environment, before=before)

    def time(self, one: Cost) -> float:
        return float(getattr(one, self.by))

    def ratio(self, costs: dict[str, Cost], one: str, other: str) -> float:
        return self.time(costs[one]) / self.time(costs[other])


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lists", type=Path, metavar="LISTS")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--tools", type=Path, help="where awesome-lint is installed, or is to be")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument(
        "--by",
        choices=["processor", "clock"],
        default="processor",
        help="what ratios are of (default: processor)",
    )
    args = parser.parse_args()
    print(
        f"Python {platform.python_version()}, {'compiled' if COMPILED else 'pure'}, {' '.join(awesomelint())}, "
        f"byte code is written, by {args.by}.\n"
    )
    print("| work | bound | measured | met |\n| --- | --- | ---: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for row in Bench(args, Path(folder)).rows():
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
