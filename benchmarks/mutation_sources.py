"""The sources of the program, the mutants that are drawn from them, and which tests execute which line."""

from __future__ import annotations

import ast
import contextlib
import functools
import hashlib
import json
import random
import re
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from mutation_changes import Maker, Mutant, targets

PROGRAM = "src/awesomelint"
PACKAGES = ("reading", "style", "rules", "analysis", "rewriting", "fixing", "filtering")


class Sources:
    """The source of the whole program, and all mutants of the packages that are asked for."""

    def __init__(self, root: Path, only: Iterable[str]) -> None:
        self.root = root
        self.texts = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((root / PROGRAM).rglob("*.py"))
        }
        prefixes = tuple(f"{PROGRAM}/{name.strip('/')}" for name in only)
        self.paths = [
            path
            for path in self.texts
            if any(
                path == prefix or path == f"{prefix}.py" or path.startswith(f"{prefix}/")
                for prefix in prefixes
            )
        ]
        self.mutants = [mutant for path in self.paths for mutant in Maker(path, self.texts[path]).run()]

    def digest(self) -> str:
        return hashlib.sha256(json.dumps(self.texts, sort_keys=True).encode()).hexdigest()

    def draw(self, number: int, chance: random.Random) -> list[Mutant]:
        """`number` lines of code, each with one of its mutants; 0 is all mutants."""
        if not number:
            return [mutant for mutant in self.mutants if self.is_valid(mutant)]
        by_line: dict[tuple[str, int], list[Mutant]] = {}
        for mutant in self.mutants:
            by_line.setdefault((mutant.path, mutant.line), []).append(mutant)
        drawn: list[Mutant] = []
        lines = sorted(by_line)
        chance.shuffle(lines)
        for line in lines:
            if len(drawn) == number:
                break
            # First the kind, or a line with numbers would nearly always have one of them changed.
            kinds = {mutant.kind: chance.random() for mutant in by_line[line]}
            choices = sorted(by_line[line], key=lambda mutant: (kinds[mutant.kind], chance.random()))
            drawn += next(([mutant] for mutant in choices if self.is_valid(mutant)), [])
        return drawn

    def is_valid(self, mutant: Mutant) -> bool:
        """Whether the changed file is Python, and another program."""
        text = self.texts[mutant.path]
        try:
            return ast.dump(ast.parse(mutant.apply(text))) != _dumped(text)
        except (SyntaxError, ValueError):
            return False

    def names_of(self, mutant: Mutant) -> set[str]:
        """The names that the module's statement with the mutant binds."""
        for statement in ast.parse(self.texts[mutant.path]).body:
            if statement.lineno == mutant.home_line and isinstance(statement, ast.Assign | ast.AnnAssign):
                return targets(statement)
        return set()


class Equivalent(NamedTuple):
    path: str
    function: str
    old: str
    new: str


def equivalents(path: Path) -> dict[Equivalent, str]:
    """The mutants that cannot change what the program does, with the reason why.

    Each is a paragraph: `file: function`, the changed lines with `-` and `+` in front, then the reason.
    """
    found = {}
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line for line in paragraph.strip().splitlines() if not line.startswith("#")]
        if not lines:
            continue
        file, _, function = lines[0].partition(": ")
        old = "\n".join(line[1:].strip() for line in lines[1:] if line.startswith("-"))
        new = "\n".join(line[1:].strip() for line in lines[1:] if line.startswith("+"))
        reason = " ".join(line.strip() for line in lines[1:] if line[0] not in "-+")
        if not reason:
            raise SystemExit(f"{path}: no reason for {lines[0]}")
        found[Equivalent(file, function, old, new)] = reason
    return found


def key_of(mutant: Mutant, sources: Sources) -> Equivalent:
    old, new = mutant.diff(sources.texts[mutant.path])
    return Equivalent(
        mutant.path.removeprefix(f"{PROGRAM}/"), mutant.function, "\n".join(old), "\n".join(new)
    )


class Record:
    """Which tests execute which line, and how long each takes; kept in a file for the same sources.

    A line's tests are the bits of a number. Tests that fail without any change are of no use.
    """

    def __init__(self, path: Path, digest: str) -> None:
        self.path = path
        self.digest = digest
        self.tests: list[str] = []
        self.times: list[float] = []
        self.failed: set[str] = set()
        self.lines: dict[str, dict[int, int]] = {}
        with contextlib.suppress(OSError, ValueError, zlib.error):
            data = json.loads(zlib.decompress(path.read_bytes()))
            if data["digest"] == digest:
                self.tests, self.times = data["tests"], data["times"]
                self.failed = set(data["failed"])
                self.lines = {
                    file: {int(line): int(tests, 16) for line, tests in lines.items()}
                    for file, lines in data["lines"].items()
                }
        self.numbers = {test: number for number, test in enumerate(self.tests)}

    def write(self) -> None:
        data = {
            "digest": self.digest,
            "tests": self.tests,
            "times": self.times,
            "failed": sorted(self.failed),
            "lines": {
                file: {line: f"{tests:x}" for line, tests in lines.items()}
                for file, lines in self.lines.items()
            },
        }
        self.path.write_bytes(zlib.compress(json.dumps(data).encode(), 3))

    def add(self, recorded: dict[str, Any]) -> None:
        """What a run with coverage saw."""
        for test, seconds in recorded["times"].items():
            self.numbers[test] = len(self.tests)
            self.tests.append(test)
            self.times.append(seconds)
        self.failed |= set(recorded["failed"])
        for file, lines in recorded["lines"].items():
            known = self.lines.setdefault(file, {})
            for line, tests in lines.items():
                bits = known.get(int(line), 0)
                for test in tests:
                    if test in self.numbers:
                        bits |= 1 << self.numbers[test]
                known[int(line)] = bits

    def of_lines(self, file: str, lines: Iterable[int]) -> int:
        known = self.lines.get(file, {})
        bits = 0
        for line in lines:
            bits |= known.get(line, 0)
        return bits

    def ordered(self, bits: int, collected: set[str]) -> list[str]:
        """The tests of some bits that are there, fastest first."""
        numbers = [number for number in range(len(self.tests)) if bits >> number & 1]
        numbers.sort(key=lambda number: self.times[number])
        names = [self.tests[number] for number in numbers]
        return [name for name in names if name in collected and name not in self.failed]


def tests_for(mutant: Mutant, sources: Sources, record: Record) -> int:
    """The tests that could see a mutant."""
    if mutant.home:
        bits = record.of_lines(mutant.path, range(mutant.first, mutant.last + 1))
        if bits:
            return bits
    elif names := sources.names_of(mutant):
        bits = 0
        for path, lines in _users(sources, mutant.path, frozenset(names)).items():
            bits |= record.of_lines(path, lines)
        if bits:
            return bits
    # What runs when the module is imported, or in other processes only: all that use the module.
    return record.of_lines(mutant.path, list(record.lines.get(mutant.path, {})))


@functools.cache
def _dumped(text: str) -> str:
    return ast.dump(ast.parse(text))


@functools.cache
def parsed(text: str) -> ast.Module:
    return ast.parse(text)


def _users(sources: Sources, path: str, names: frozenset[str]) -> dict[str, set[int]]:
    """The lines in which names of a module's own are used, also by way of other names that are made of them."""
    found: dict[str, set[int]] = {}
    pending = [(path, name) for name in names]
    seen = set(pending)
    while pending:
        file, name = pending.pop()
        for other, text in sources.texts.items():
            if name not in text:
                continue
            tree = parsed(text)
            if other == file:
                local = {name}
            else:
                local = {
                    alias.asname or alias.name
                    for node in ast.walk(tree)
                    if isinstance(node, ast.ImportFrom) and node.module and _is_module(node.module, file)
                    for alias in node.names
                    if alias.name == name
                }
            stem = module_name(file).rpartition(".")[2]
            for statement in tree.body:
                for node in ast.walk(statement):
                    used = (isinstance(node, ast.Name) and node.id in local) or (
                        isinstance(node, ast.Attribute)
                        and node.attr == name
                        and isinstance(node.value, ast.Name)
                        and node.value.id == stem
                    )
                    if used and isinstance(node, ast.Name | ast.Attribute):
                        found.setdefault(other, set()).add(node.lineno)
                        if isinstance(statement, ast.Assign | ast.AnnAssign):
                            for target in targets(statement):
                                if (other, target) not in seen:
                                    seen.add((other, target))
                                    pending.append((other, target))
    return found


def module_name(path: str) -> str:
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _is_module(name: str, path: str) -> bool:
    return name == module_name(path)
