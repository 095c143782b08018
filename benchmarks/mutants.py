"""Mutation testing: put single breaks into the source, and say which of them the tests notice.

    python benchmarks/mutants.py [--number N] [--seed N] [--only PACKAGE…] [--min SHARE] [--json FILE]

A mutant is the source with one small change: an operator, a boundary, a negated condition, a removed statement, element,
alternative or quantifier. The lines are drawn by chance, each with the same probability; so is the change on a line. Each
mutant is run against the tests that execute the changed line, fastest first, until a test fails. The tests are those of a
plain checkout that start no other process; `--real-lists` adds those that need `../shared`.

Mutants that cannot change what the program does are listed, each with its reason, in `mutants_equivalent.txt`. They are
counted apart. Exit status 1 if fewer than `--min` of the other mutants are killed.

Which tests execute which line is recorded once, and kept in a file (`--record`) as long as the sources stay the same. The
tests are collected once; a change inside a function is then put into a forked copy of that process, and only other changes
need a new process.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import hashlib
import io
import json
import os
import py_compile
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from mutation_runner import PYTEST, Result, Runner, child, say
from mutation_sources import PACKAGES, PROGRAM, Equivalent, Sources, equivalents, key_of

ROOT = Path(__file__).resolve().parents[1]
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.txt")
# A checkout without what is made from it.
_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info", "node_modules"
)


def report(
    results: list[Result], sources: Sources, known: dict[Equivalent, str], args: argparse.Namespace
) -> int:
    order = {mutant: number for number, mutant in enumerate(sources.mutants)}
    results = sorted(results, key=lambda result: order[result.mutant])
    outcomes = ("killed", "timed out", "survived", "not covered", "equivalent")
    packages: dict[str, Counter[str]] = {}
    for result in results:
        name = result.mutant.path.removeprefix(f"{PROGRAM}/").partition("/")[0]
        packages.setdefault(name, Counter())[result.outcome] += 1
    total = sum(packages.values(), Counter())
    print("| package | mutants | " + " | ".join(outcomes) + " | share killed |")
    print("| --- |" + " ---: |" * (len(outcomes) + 2))
    for name, counts in [*sorted(packages.items()), ("all", total)]:
        cells = [str(counts[outcome]) for outcome in outcomes]
        print(f"| {name} | {counts.total()} | " + " | ".join(cells) + f" | {_share(counts):.2f} |")
    left = [result for result in results if result.outcome in ("survived", "not covered")]
    for result in left:
        mutant = result.mutant
        key = key_of(mutant, sources)
        print(f"\n{mutant.path}:{mutant.line} ({mutant.kind}; {result.outcome})")
        print(f"{key.path}: {key.function}")
        print("\n".join(f"- {line}" for line in key.old.splitlines()))
        print("\n".join(f"+ {line}" for line in key.new.splitlines()))
    if args.json:
        data = [
            {
                "path": mutant.path,
                "line": mutant.line,
                "kind": mutant.kind,
                "function": mutant.function,
                "old": key_of(mutant, sources).old,
                "new": key_of(mutant, sources).new,
                "outcome": outcome,
                "test": test,
                "seconds": round(seconds, 2),
                "reason": known.get(key_of(mutant, sources), ""),
            }
            for mutant, outcome, test, seconds in results
        ]
        args.json.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0 if _share(total) >= args.min else 1


def _share(counts: Counter[str]) -> float:
    counted = counts.total() - counts["equivalent"]
    return (counts["killed"] + counts["timed out"]) / counted if counted else 1.0


def main() -> int:
    if sys.argv[1:2] == ["--child"]:
        return child(sys.argv[2], int(sys.argv[3]))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--number", type=int, default=150, help="how many mutants are drawn; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--only",
        nargs="+",
        metavar="PACKAGE",
        help="packages or modules, as `rules` or `reading/parse/title`",
    )
    parser.add_argument("--tests", nargs="+", default=["tests"], help="files or folders of tests")
    parser.add_argument("--real-lists", action="store_true", help="use the tests that need ../shared as well")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--min", type=float, default=0.85, help="the share that must be killed")
    parser.add_argument("--json", type=Path, help="a file for all results")
    parser.add_argument("--record", type=Path, help="a file for which test executes which line")
    parser.add_argument("--list", action="store_true", help="only list the mutants that are drawn")
    args = parser.parse_args()
    if args.list:
        return _listed(args)
    if args.record is None:
        name = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
        args.record = Path(tempfile.gettempdir()) / f"awesomelint-mutants-{name}.record"
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    with tempfile.TemporaryDirectory(prefix="awesomelint-mutants-") as folder:
        base = Path(folder).resolve() / "base" / "checkout"
        shutil.copytree(ROOT, base, symlinks=True, ignore=_NOT_COPIED)
        if args.real_lists:
            for parent in (base.parent, *(base.parent.parent / f"slot-{n}" for n in range(args.jobs))):
                parent.mkdir(exist_ok=True)
                (parent / "shared").symlink_to(ROOT.parent.joinpath("shared").resolve())
        # Byte code that is good for the same text only, whatever its time stamp.
        compileall.compile_dir(
            base / "src", quiet=2, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH
        )
        os.chdir(base)
        sys.path[:] = [str(base / "src"), *sys.path[1:]]
        os.environ["PYTHONPATH"] = str(base / "src")
        runner = Runner(args, Path(folder).resolve(), base, equivalents(EQUIVALENT))
        with contextlib.redirect_stdout(io.StringIO()) as out:
            status = pytest.main([*PYTEST, "--rootdir", str(base), *args.tests], plugins=[runner])
        if status not in (0, 5):
            say(out.getvalue())
            return 2
        return report(runner.results, runner.sources, runner.equivalent, args)


def _listed(args: argparse.Namespace) -> int:
    sources = Sources(ROOT, args.only or PACKAGES)
    drawn = sources.draw(args.number, random.Random(args.seed))
    for mutant in drawn:
        old, new = mutant.diff(sources.texts[mutant.path])
        print(f"{mutant.path}:{mutant.line} {mutant.kind}\n- {' ⏎ '.join(old)}\n+ {' ⏎ '.join(new)}")
    lines = len({(mutant.path, mutant.line) for mutant in sources.mutants})
    say(f"{len(sources.mutants)} mutants on {lines} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
