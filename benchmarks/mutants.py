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
import ast
import compileall
import contextlib
import functools
import gc
import hashlib
import io
import itertools
import json
import os
import py_compile
import random
import re
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tokenize
import types
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.txt")
PROGRAM = "src/awesomelint"
PACKAGES = ("reading", "style", "rules", "analysis", "rewriting", "fixing", "filtering")
# A checkout without what is made from it.
_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info", "node_modules"
)
_MEMORY = 6 << 30
PYTEST = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]

# -- making mutants ---------------------------------------------------------------------------------------------------


class Mutant(NamedTuple):
    """A change of one span of a file: offsets are code points, the line is where the change begins, 1-based.

    `first` and `last` are the lines of the statement (without its body); `home` is where its code lives: the outermost
    function, or the statement of the module.
    """

    path: str
    line: int
    start: int
    end: int
    text: str
    kind: str
    function: str
    first: int
    last: int
    home: str
    home_line: int

    def apply(self, source: str) -> str:
        return source[: self.start] + self.text + source[self.end :]

    def diff(self, source: str) -> tuple[list[str], list[str]]:
        """The changed lines before and after, stripped."""
        old, new = source.splitlines(), self.apply(source).splitlines()
        head = 0
        while head < min(len(old), len(new)) and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        return (
            [line.strip() for line in old[head : len(old) - tail]],
            [line.strip() for line in new[head : len(new) - tail]],
        )


_COMPARED: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_METHODS = {"startswith": "endswith", "endswith": "startswith", "find": "rfind", "rfind": "find"}
_DROPPED = ("strip", "lstrip", "rstrip", "lower", "casefold", "upper", "removesuffix", "removeprefix")
# Decorators that only save time, or without which nothing can be called at all.
_KEPT_DECORATORS = ("cache", "lru_cache", "cached_property", "property", "fact", "overload", "rule")
_SKIPPED_TARGETS = ("__all__", "__slots__", "TYPE_CHECKING")


class Maker:
    """All mutants of one file."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        self.tree = ast.parse(source)
        lines = source.splitlines(keepends=True)
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line))
        self.lines = lines
        self.found: list[Mutant] = []
        # Where the visitor is: names of classes and functions, the statement, and the home of its code.
        self.names: list[str] = []
        self.statement = (1, 1)
        self.home = ("", 0)

    def run(self) -> list[Mutant]:
        for statement in self.tree.body:
            self.home = ("", statement.lineno)
            self.visit_statement(statement, self.tree)
        self.regular_expressions()
        return self.found

    # -- positions

    def offset(self, line: int, column: int) -> int:
        """The code point at a line and a column of `ast`, which counts bytes."""
        text = self.lines[line - 1]
        return self.starts[line - 1] + len(text.encode()[:column].decode())

    def span(self, node: ast.AST) -> tuple[int, int]:
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def text(self, node: ast.AST) -> str:
        return self.source[slice(*self.span(node))]

    def line_of(self, offset: int) -> int:
        low, high = 0, len(self.starts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.starts[middle] <= offset else (low, middle - 1)
        return low + 1

    def add(self, start: int, end: int, text: str, kind: str) -> None:
        self.found.append(
            Mutant(
                self.path,
                self.line_of(start),
                start,
                end,
                text,
                kind,
                ".".join(self.names) or "module",
                *self.statement,
                *self.home,
            )
        )

    # -- statements

    def visit_statement(self, node: ast.stmt, parent: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._function(node)
        elif isinstance(node, ast.ClassDef):
            self._class(node)
        elif not _is_left_out(node):
            self._other(node, parent)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.statement = (node.lineno, node.body[0].lineno - 1)
        for default in [*node.args.defaults, *filter(None, node.args.kw_defaults)]:
            self.visit(default)
        self._decorators(node)
        outermost = not self.home[0]
        home = self.home
        self.names.append(node.name)
        if outermost:
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            self.home = (".".join(self.names), first)
        self._body(node.body, node)
        self.names.pop()
        self.home = home

    def _decorators(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        for decorator in node.decorator_list:
            target = decorator.func if isinstance(decorator, ast.Call) else decorator
            name = ast.unparse(target).rpartition(".")[2]
            start, end = self.span(decorator)
            if name in _KEPT_DECORATORS:
                if name == "rule":
                    self.visit(decorator)
                continue
            self.add(self.source.rindex("@", 0, start), end, "", "decorator removed")

    def _class(self, node: ast.ClassDef) -> None:
        self.names.append(node.name)
        self._body(node.body, node)
        self.names.pop()

    def _body(self, body: list[ast.stmt], parent: ast.AST) -> None:
        for statement in body:
            self.visit_statement(statement, parent)

    def _other(self, node: ast.stmt, parent: ast.AST) -> None:
        blocks = [
            child
            for name in ("body", "orelse", "finalbody")
            for child in (getattr(node, name, None) or [])
            if isinstance(child, ast.stmt)
        ]
        handlers = getattr(node, "handlers", [])
        cases = getattr(node, "cases", [])
        end = node.end_lineno or node.lineno
        if inner := [*blocks, *handlers]:
            end = max(node.lineno, min(child.lineno for child in inner) - 1)
        elif cases:
            end = node.lineno
        self.statement = (node.lineno, end)
        self._removed(node, parent)
        if isinstance(node, ast.If | ast.While) and not isinstance(node.test, ast.Constant):
            self._negate(node.test)
        if isinstance(node, ast.Return):
            self._returned(node)
        if not isinstance(node, ast.Raise):
            for name, value in ast.iter_fields(node):
                if name in ("body", "orelse", "finalbody", "handlers", "cases", "annotation"):
                    continue
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.AST):
                        self.visit(child)
        for name in ("body", "orelse", "finalbody"):
            value = getattr(node, name, None)
            if isinstance(value, list):
                self._body(value, node)
        for handler in handlers:
            self._body(handler.body, node)
        for case in cases:
            self.statement = (case.pattern.lineno, case.body[0].lineno - 1)
            if case.guard is not None:
                self._negate(case.guard)
                self.visit(case.guard)
            self._body(case.body, node)

    def _removed(self, node: ast.stmt, parent: ast.AST) -> None:
        nested = not isinstance(parent, ast.FunctionDef | ast.Module | ast.ClassDef)
        removable = (
            isinstance(node, ast.Continue | ast.Break | ast.Raise | ast.AugAssign)
            or (isinstance(node, ast.Return) and nested)
            or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom))
            or (
                isinstance(node, ast.Assign)
                and all(isinstance(target, ast.Attribute | ast.Subscript) for target in node.targets)
            )
        )
        if removable and self.names:
            self.add(*self.span(node), "pass", f"{type(node).__name__.lower()} removed")

    def _returned(self, node: ast.Return) -> None:
        value = node.value
        if value is None or (isinstance(value, ast.Constant) and value.value in (True, False, None)):
            if isinstance(value, ast.Constant) and value.value is None:
                self.add(*self.span(value), "True", "return value")
            return
        self.add(*self.span(value), "None", "return value")

    # -- expressions

    def _negate(self, test: ast.expr) -> None:
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            return
        order = ast.Lt | ast.LtE | ast.Gt | ast.GtE
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and not isinstance(test.ops[0], order):
            # The opposite operator is among the mutants already.
            return
        self.add(*self.span(test), f"not ({self.text(test)})", "condition negated")

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.JoinedStr):
            return
        if isinstance(node, ast.Lambda):
            self.visit(node.body)
            return
        method = getattr(self, f"_on_{type(node).__name__.lower()}", None)
        if method is not None:
            method(node)
        for child in ast.iter_child_nodes(node):
            self.visit(child)

    def _on_compare(self, node: ast.Compare) -> None:
        left: ast.expr = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            old, new = _COMPARED[type(operator)]
            start, end = self.span(left)[1], self.span(right)[0]
            pattern = r"\s+".join(map(re.escape, old.split()))
            match = re.search(rf"(?<![\w<>=!]){pattern}(?![\w=<>])", self.source[start:end])
            if match:
                self.add(start + match.start(), start + match.end(), new, "comparison")
            left = right

    def _on_boolop(self, node: ast.BoolOp) -> None:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            start, end = self.span(left)[1], self.span(right)[0]
            match = re.search(rf"\b{old}\b", self.source[start:end])
            if match:
                self.add(start + match.start(), start + match.end(), new, "boolean operator")
        neutral = "True" if old == "and" else "False"
        for value in node.values:
            self.add(*self.span(value), neutral, "operand removed")

    def _on_unaryop(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            start, end = self.span(node)
            self.add(start, end, f"({self.text(node.operand)})", "not removed")

    def _on_ifexp(self, node: ast.IfExp) -> None:
        self._negate(node.test)

    def _on_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._negate(test)
            self.add(*self.span(test), "True", "condition removed")

    def _on_constant(self, node: ast.Constant) -> None:
        value = node.value
        start, end = self.span(node)
        if value is True or value is False:
            self.add(start, end, str(not value), "constant")
        elif isinstance(value, int):
            for other in (value - 1, value + 1):
                self.add(start, end, f"{other}" if other >= 0 else f"({other})", "boundary")
        elif isinstance(value, float):
            step = 0.1 if value <= 1 else 1
            for number in (value - step, value + step):
                if number > 0:
                    self.add(start, end, f"{number:.10g}", "boundary")

    def _on_call(self, node: ast.Call) -> None:
        function = node.func
        if isinstance(function, ast.Name) and function.id in _NAMES:
            self.add(*self.span(function), _NAMES[function.id], "function")
        if isinstance(function, ast.Attribute):
            start, end = self.span(function)
            if function.attr in _METHODS:
                self.add(end - len(function.attr), end, _METHODS[function.attr], "function")
            if function.attr in _DROPPED:
                self.add(*self.span(node), self.text(function.value), "call removed")
        for left, right in zip(node.args, node.args[1:], strict=False):
            if isinstance(left, ast.Starred) or isinstance(right, ast.Starred):
                continue
            one, other = self.text(left), self.text(right)
            if one != other and not _is_message(left) and not _is_message(right):
                start, end = self.span(left)[0], self.span(right)[1]
                between = self.source[self.span(left)[1] : self.span(right)[0]]
                self.add(start, end, f"{other}{between}{one}", "arguments swapped")
        if (
            isinstance(function, ast.Attribute)
            and function.attr == "split"
            and not node.args
            and isinstance(function.value, ast.Constant)
        ):
            start, end = self.span(function.value)
            words = list(re.finditer(r"[^\s\"']+", self.source[start:end]))
            for word in words if len(words) > 1 else []:
                self.add(start + word.start(), start + word.end(), "", "element removed")

    def _elements(self, elements: list[ast.expr]) -> None:
        if len(elements) < 2:
            return
        for number, element in enumerate(elements):
            if not _is_literal(element):
                continue
            if number + 1 < len(elements):
                self.add(self.span(element)[0], self.span(elements[number + 1])[0], "", "element removed")
            elif len(elements) > 2:
                self.add(self.span(elements[number - 1])[1], self.span(element)[1], "", "element removed")

    def _on_set(self, node: ast.Set) -> None:
        self._elements(node.elts)

    def _on_tuple(self, node: ast.Tuple) -> None:
        # A pair or triple of different things is a record, not a table.
        if len(node.elts) > 1 and all(_is_literal(element) for element in node.elts):
            self._elements(node.elts)

    def _on_list(self, node: ast.List) -> None:
        self._on_tuple(node)  # type: ignore[arg-type]

    def _on_dict(self, node: ast.Dict) -> None:
        if len(node.keys) < 2 or any(key is None for key in node.keys):
            return
        for number, key in enumerate(node.keys):
            assert key is not None
            if number + 1 < len(node.keys):
                following = node.keys[number + 1]
                assert following is not None
                self.add(self.span(key)[0], self.span(following)[0], "", "element removed")
            else:
                self.add(
                    self.span(node.values[number - 1])[1],
                    self.span(node.values[number])[1],
                    "",
                    "element removed",
                )

    # -- regular expressions

    def regular_expressions(self) -> None:
        """Raw strings are regular expressions; alone in the place of an argument or value, they are whole."""
        homes = _Homes(self.tree)
        for start_line, start_column, end_line, end_column, text in _raw_strings(self.source):
            home = homes.of(start_line)
            if home is None:
                continue
            self.names, self.statement, self.home = home
            start = self.starts[start_line - 1] + start_column
            end = self.starts[end_line - 1] + end_column
            prefix = re.match(r"[A-Za-z]*(\"\"\"|'''|\"|')", text)
            assert prefix is not None
            body_start, body_end = start + prefix.end(), end - len(prefix[1])
            formatted = "f" in text[: prefix.start(1)].lower()
            for change in _pattern_changes(self.source[body_start:body_end], formatted=formatted):
                self.add(body_start + change[0], body_start + change[1], change[2], change[3])


def _is_left_out(node: ast.stmt) -> bool:
    """Whether a statement does nothing when the program runs, or only describes it."""
    return (
        isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.Global | ast.Nonlocal)
        or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or bool(_targets(node) & set(_SKIPPED_TARGETS))
    )


def _targets(node: ast.stmt) -> set[str]:
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _is_literal(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return all(_is_literal(element) for element in node.elts)
    return isinstance(node, ast.Constant)


def _is_message(node: ast.expr) -> bool:
    return any(
        isinstance(child, ast.JoinedStr)
        or (isinstance(child, ast.Constant) and isinstance(child.value, str) and " " in child.value.strip())
        for child in ast.walk(node)
    )


class _Homes:
    """For a line: the function it is in, its statement, and where its code lives; None for what is left out."""

    def __init__(self, tree: ast.Module) -> None:
        self.statements: list[tuple[int, int, list[str], tuple[str, int]]] = []
        for statement in tree.body:
            self._walk(statement, [], ("", statement.lineno))

    def _walk(self, node: ast.stmt, names: list[str], home: tuple[str, int]) -> None:
        if _targets(node) & set(_SKIPPED_TARGETS):
            return
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        inner = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [*names, node.name]
            if not home[0] and not isinstance(node, ast.ClassDef):
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                home = (".".join(names), first)
        elif not inner:
            self.statements.append((node.lineno, node.end_lineno or node.lineno, names, home))
        else:
            self.statements.append((node.lineno, inner[0].lineno - 1, names, home))
        for child in inner:
            self._walk(child, names, home)
        for handler in getattr(node, "handlers", []):
            for child in handler.body:
                self._walk(child, names, home)

    def of(self, line: int) -> tuple[list[str], tuple[int, int], tuple[str, int]] | None:
        for first, last, names, home in reversed(self.statements):
            if first <= line <= last:
                return names, (first, last), home
        return None


def _raw_strings(source: str) -> Iterator[tuple[int, int, int, int, str]]:
    """Raw string literals: first line, its column, last line, its column (code points), text."""
    lines = source.splitlines(keepends=True)
    opened: list[tuple[int, int]] = []
    formatted = (getattr(tokenize, "FSTRING_START", -1), getattr(tokenize, "FSTRING_END", -1))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == formatted[0]:
            opened.append(token.start)
            continue
        if token.type == formatted[1]:
            (line, column), end = opened.pop(), token.end
            if opened:
                continue
        elif token.type == tokenize.STRING and not opened:
            (line, column), end = token.start, token.end
        else:
            continue
        taken = lines[line - 1 : end[0]]
        text = "".join(taken)[column : len("".join(taken)) - len(taken[-1]) + end[1]]
        quote = re.search("[\"']", text)
        if quote is not None and "r" in text[: quote.start()].lower():
            yield line, column, *end, text


_ATOM = re.compile(
    r"(?P<field>\{[A-Za-z_][^{}]*\})|(?P<escape>\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.))"
    r"|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<flags>\(\?[aimsux]+\))"
    r"|(?P<open>\((?:\?(?:P<\w+>|[:>!=]|<[!=]|[aimsux]*(?:-[aimsux]+)?:))?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<quantifier>(?:[*+?]|\{\{?\d*,?\d*\}?\})[?+]?)|(?P<edge>[$^])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.)|.)(?:-(?:\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.)|.))?",
    re.DOTALL | re.IGNORECASE,
)


def _pattern_changes(pattern: str, *, formatted: bool) -> Iterator[tuple[int, int, str, str]]:
    """Changes of a regular expression that leave it one: start, end, replacement, kind."""
    # The start of each alternative, one list a group; None where the group begins in another literal.
    groups: list[list[int]] = [[0]]
    for match in _ATOM.finditer(pattern):
        kind, (start, end), text = match.lastgroup, match.span(), match[0]
        if kind == "open":
            groups.append([end])
        elif kind == "or":
            groups[-1].append(end)
        elif kind == "close":
            if len(groups) > 1:
                yield from _alternatives(groups.pop(), start)
            else:
                # The group began in the literal before.
                groups = [[end]]
        elif kind == "edge" or (kind == "escape" and text in (r"\b", r"\B")):
            yield start, end, "", "anchor removed"
        elif kind == "quantifier":
            yield from _quantifiers(text, start, end)
        elif kind == "class":
            yield from _narrowed(text, start, formatted=formatted)
        elif kind == "flags" and "i" in text:
            yield start, end, "", "flag removed"
    # The first and the last alternative may begin or end in another literal: they are left alone.
    for group in groups:
        for first, second in itertools.pairwise(group[1:]):
            yield first, second, "", "alternative removed"


def _alternatives(starts: list[int], end: int) -> Iterator[tuple[int, int, str, str]]:
    if len(starts) < 2:
        return
    for first, second in itertools.pairwise(starts):
        yield first, second, "", "alternative removed"
    yield starts[-1] - 1, end, "", "alternative removed"


def _quantifiers(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    if text[0] == "+":
        yield start, start + 1, "*", "quantifier"
    elif text[0] == "*":
        yield start, start + 1, "+", "quantifier"
    elif text[0] == "?":
        yield start, end, "", "quantifier"
    else:
        for number in re.finditer(r"\d+", text):
            yield (
                start + number.start(),
                start + number.end(),
                str(int(number[0]) + (1 if "," in text[number.end() :] or "," not in text else -1)),
                "quantifier",
            )


def _narrowed(text: str, start: int, *, formatted: bool) -> Iterator[tuple[int, int, str, str]]:
    if formatted and "{" in text:
        return
    head = 2 if text.startswith("[^") else 1
    items = list(_ITEM.finditer(text, head, len(text) - 1))
    if len(items) < 2:
        return
    for item in items:
        rest = text[head : item.start()] + text[item.end() : -1]
        # A dash or caret may only stay where it means the same.
        if rest.startswith("^") or (item.end() < len(text) - 1 and text[item.end()] == "-"):
            continue
        yield start + item.start(), start + item.end(), "", "class narrowed"


# -- drawing ----------------------------------------------------------------------------------------------------------


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
            choices = by_line[line]
            chance.shuffle(choices)
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
                return _targets(statement)
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


# -- which tests execute which line -----------------------------------------------------------------------------------


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
def _parsed(text: str) -> ast.Module:
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
            tree = _parsed(text)
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
            stem = _module(file).rpartition(".")[2]
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
                            for target in _targets(statement):
                                if (other, target) not in seen:
                                    seen.add((other, target))
                                    pending.append((other, target))
    return found


def _module(path: str) -> str:
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _is_module(name: str, path: str) -> bool:
    return name == _module(path)


# -- running ----------------------------------------------------------------------------------------------------------


class Watch:
    """A plugin that ends the process at the first failure, or in a test that runs too long.

    The failed test is written to a pipe.
    """

    def __init__(self, times: dict[str, float], pipe: int) -> None:
        self.times = times
        self.pipe = pipe

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[object]:
        seconds = self.times.get(item.nodeid, 5.0)
        # Processor time, for others are at work on the machine; the clock only for what waits for other processes.
        signal.setitimer(signal.ITIMER_PROF, 5 + 10 * seconds)
        signal.setitimer(signal.ITIMER_REAL, 60 + 30 * seconds)
        try:
            return (yield)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._end(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._end(report)

    def _end(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed:
            os.write(self.pipe, report.nodeid.encode())
            os._exit(1)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        os._exit(0 if exitstatus in (0, 5) else 1)


class Chosen:
    """A plugin that runs some tests only, in the order given."""

    def __init__(self, tests: list[str]) -> None:
        self.places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.places), key=lambda item: self.places[item.nodeid]
        )


class Result(NamedTuple):
    mutant: Mutant
    # killed, survived, timed out, not covered, equivalent
    outcome: str
    test: str = ""
    seconds: float = 0.0


class Slot:
    """A copy of the tree for one mutant at a time, and a folder for what its tests write."""

    def __init__(self, folder: Path, number: int, base: Path) -> None:
        self.root = folder / f"slot-{number}" / "checkout"
        self.temporary = folder / f"slot-{number}" / "tmp"
        shutil.copytree(base, self.root, symlinks=True)
        self.pid = 0
        self.job: Any = None
        self.pipe = -1
        self.data = b""

    def restore(self, base: Path) -> None:
        shutil.rmtree(self.temporary, ignore_errors=True)
        self.temporary.mkdir()
        if isinstance(self.job, Job) and self.job.mutant is not None:
            path = self.job.mutant.path
            shutil.copyfile(base / path, self.root / path)


class Job(NamedTuple):
    """Tests to run against a mutant, or without one."""

    mutant: Mutant | None
    tests: list[str]


class Runner:
    """The plugin of the process that collects all tests: it takes over where pytest would run them."""

    def __init__(self, args: argparse.Namespace, folder: Path, base: Path) -> None:
        self.args = args
        self.folder = folder
        self.base = base
        self.sources = Sources(base, args.only or PACKAGES)
        self.equivalent = equivalents(EQUIVALENT)
        self.results: list[Result] = []
        self.sound: dict[str, bool] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> object:
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        self.functions = functions_of(self.base)
        # No collected object is garbage; looking at them again in each child would copy their pages.
        gc.collect()
        gc.freeze()
        self.slots = [Slot(self.folder, number, self.base) for number in range(self.args.jobs)]
        digest = self.sources.digest()
        self.record = Record(self.args.record, digest + ("+lists" if self.args.real_lists else ""))
        if self._record_missing():
            return None
        if self._mutate():
            return None
        return True

    # -- recording

    def _record_missing(self) -> bool:
        """Record what tests that are not in the record execute; True in the child that is to run them."""
        missing = [test for test in self.items if test not in self.record.numbers]
        if not missing:
            return False
        say(f"recording which lines {len(missing)} tests execute …")
        parts = [missing[number :: len(self.slots)] for number in range(len(self.slots))]
        waiting = []
        for slot, part in zip(self.slots, parts, strict=True):
            out = self.folder / f"recorded-{len(waiting)}.json"
            pid = os.fork()
            if not pid:
                self._begin(slot)
                self.session.items = [self.items[test] for test in part]
                self.session.config.pluginmanager.register(Recorder(self.base, out))
                return True
            waiting.append((pid, out))
        for pid, out in waiting:
            _, status = os.waitpid(pid, 0)
            if not out.exists():
                raise SystemExit(f"recording failed with status {status}")
            self.record.add(json.loads(out.read_text()))
        self.record.write()
        say(f"{len(self.record.failed)} tests fail or are skipped without any change, and are left out")
        return False

    def _begin(self, slot: Slot) -> None:
        """What a child does first."""
        os.setpgid(0, 0)
        slot.temporary.mkdir(exist_ok=True)
        os.environ["PYTHONPATH"] = str(slot.root / "src")
        os.environ["PYTEST_DEBUG_TEMPROOT"] = os.environ["TMPDIR"] = str(slot.temporary)
        tempfile.tempdir = None
        null = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(null, number)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    # -- mutants

    def _mutate(self) -> bool:
        """Run all mutants; True in a child that is to run its tests."""
        drawn = self.sources.draw(self.args.number, random.Random(self.args.seed))
        usable = set(self.items)
        jobs: list[Job] = []
        for mutant in drawn:
            if key_of(mutant, self.sources) in self.equivalent:
                self.results.append(Result(mutant, "equivalent"))
                continue
            tests = self.record.ordered(tests_for(mutant, self.sources, self.record), usable)
            if tests:
                jobs.append(Job(mutant, tests))
            else:
                self.results.append(Result(mutant, "not covered"))
        say(f"{len(drawn)} mutants of {len(self.sources.mutants)}, {len(jobs)} to be run")
        jobs.reverse()
        total = len(jobs)
        while jobs or any(slot.pid for slot in self.slots):
            for slot in self.slots:
                if not slot.pid and jobs and self._start(slot, jobs.pop()):
                    return True
            self._collect(jobs)
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{total - len(jobs)}/{total} ")
        return False

    def _start(self, slot: Slot, job: Job) -> bool:
        slot.restore(self.base)
        slot.job = job
        slot.data = b""
        if job.mutant is not None:
            text = job.mutant.apply(self.sources.texts[job.mutant.path])
            (slot.root / job.mutant.path).write_text(text, encoding="utf-8")
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            slot.pid, slot.pipe = pid, reading
            slot.started = time.monotonic()
            return False
        os.close(reading)
        self._begin(slot)
        times = dict(zip(self.record.tests, self.record.times, strict=True))
        if job.mutant is None or Patch(self.sources, self.base, job.mutant, self.functions).apply():
            _forget_caches(self.base)
            self.session.items = [self.items[test] for test in job.tests]
            self.session.config.pluginmanager.register(Watch(times, writing))
            return True
        # The module must be imported anew.
        os.set_inheritable(writing, True)
        chosen = slot.temporary / "tests.json"
        chosen.write_text(json.dumps([job.tests, times]))
        os.chdir(slot.root)
        script = str(Path(__file__).resolve())
        return os.execv(sys.executable, [sys.executable, "-B", script, "--child", str(chosen), str(writing)])

    def _collect(self, jobs: list[Job]) -> None:
        """Wait for a child to end, and note what became of its mutant."""
        running = {slot.pipe: slot for slot in self.slots if slot.pid}
        ready, _, _ = select.select(list(running), [], [], 5)
        for pipe in ready:
            slot = running[pipe]
            data = os.read(pipe, 65536)
            if data:
                slot.data += data
                continue
            os.close(pipe)
            _, status = os.waitpid(slot.pid, 0)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(slot.pid, signal.SIGKILL)
            slot.pid = 0
            self._ended(slot.job, status, slot.data.decode(), time.monotonic() - slot.started, jobs)

    def _ended(self, job: Job, status: int, test: str, seconds: float, jobs: list[Job]) -> None:
        if job.mutant is None:
            (name,) = job.tests
            self.sound[name] = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
            if not self.sound[name]:
                self.record.failed.add(name)
                self.record.write()
            return
        if os.WIFSIGNALED(status):
            caught = os.WTERMSIG(status)
            outcome = "timed out" if caught in (signal.SIGPROF, signal.SIGALRM, signal.SIGXCPU) else "killed"
            self.results.append(Result(job.mutant, outcome, f"signal {caught}", seconds))
        elif os.WEXITSTATUS(status) == 0:
            self.results.append(Result(job.mutant, "survived", "", seconds))
        elif test in job.tests and test not in self.sound:
            # Does the test hold without the mutant, alone?
            jobs.append(job)
            jobs.append(Job(None, [test]))
            self.sound[test] = True
        elif test in job.tests and not self.sound[test]:
            jobs.append(Job(job.mutant, [name for name in job.tests if name not in self.record.failed]))
        else:
            self.results.append(Result(job.mutant, "killed", test or "the tests could not run", seconds))


class Recorder:
    """A plugin that records which lines each test executes."""

    def __init__(self, base: Path, out: Path) -> None:
        import coverage

        self.base = base
        self.out = out
        self.times: dict[str, float] = {}
        self.unusable: set[str] = set()
        self.coverage = coverage.Coverage(data_file=None, source=[str(base / PROGRAM)], config_file=False)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        if not self.times:
            self.coverage.start()
            # What runs in other processes is not seen, and takes most of the time.
            subprocess.Popen.__init__ = _skip  # type: ignore[method-assign]
        _forget_caches(self.base)
        self.coverage.switch_context(item.nodeid)
        begun = time.process_time()
        try:
            return (yield)
        finally:
            spent = time.process_time() - begun
            self.times[item.nodeid] = spent + self.times.get(item.nodeid, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # Waiting for another process takes time as well.
        self.times[report.nodeid] = self.times.get(report.nodeid, 0) + report.duration / 4
        if not report.passed:
            self.unusable.add(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {
            Path(file).relative_to(self.base).as_posix(): {
                line: [context for context in contexts if context]
                for line, contexts in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        self.out.write_text(
            json.dumps(
                {
                    "times": self.times,
                    "failed": sorted(self.unusable),
                    "lines": lines,
                }
            )
        )
        os._exit(0)


def _skip(*_: object, **__: object) -> None:
    pytest.skip("starts another process")


class Patch:
    """A mutant put into a process that has imported its module already."""

    def __init__(
        self,
        sources: Sources,
        base: Path,
        mutant: Mutant,
        functions: dict[tuple[str, str, int], list[types.FunctionType]],
    ) -> None:
        self.sources = sources
        self.functions = functions
        self.mutant = mutant
        self.file = str(base / mutant.path)
        self.text = mutant.apply(sources.texts[mutant.path])

    def apply(self) -> bool:
        """Whether that could be done."""
        if _module(self.mutant.path) not in sys.modules:
            return False
        return self._function() if self.mutant.home else self._constant()

    def _function(self) -> bool:
        code = compile(self.text, self.file, "exec", dont_inherit=True)
        new = _code_of(code, self.mutant.home, self.mutant.home_line)
        if new is None:
            return False
        found = self.functions.get((self.file, self.mutant.home, self.mutant.home_line))
        if not found or any(len(value.__code__.co_freevars) != len(new.co_freevars) for value in found):
            return False
        for value in found:
            value.__code__ = new
        return True

    def _constant(self) -> bool:
        """Run the changed statement again, and those of the module that depend on it."""
        tree = ast.parse(self.text)
        changed = self.sources.names_of(self.mutant)
        if not changed:
            return False
        module = sys.modules[_module(self.mutant.path)]
        again: list[ast.stmt] = []
        rebound: set[str] = set()
        for statement in tree.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
                if statement.lineno == self.mutant.home_line or used & rebound:
                    again.append(statement)
                    rebound |= _targets(statement)
            elif rebound & _used_at_definition(statement):
                return False
        if not changed <= rebound:
            return False
        for path, text in self.sources.texts.items():
            if path == self.mutant.path:
                continue
            for node in _parsed(text).body:
                if isinstance(node, ast.ImportFrom) and node.module == _module(self.mutant.path):
                    names = {alias.asname or alias.name for alias in node.names if alias.name in rebound}
                    rest = _parsed(text).body
                    if names and any(
                        names & _used_at_definition(other)
                        or (
                            isinstance(other, ast.Assign | ast.AnnAssign)
                            and names & {name.id for name in ast.walk(other) if isinstance(name, ast.Name)}
                        )
                        for other in rest
                    ):
                        return False
        old = {name: vars(module).get(name) for name in rebound}
        exec(compile(ast.Module(again, []), self.file, "exec", dont_inherit=True), vars(module))
        for other in list(sys.modules.values()):
            names = getattr(other, "__dict__", None)
            if names is None or other is module:
                continue
            for name in rebound:
                if name in names and names[name] is old[name]:
                    names[name] = vars(module)[name]
        return True


def _used_at_definition(statement: ast.stmt) -> set[str]:
    """The names that a function, a class or another statement uses when the module is imported."""
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return set()
    if isinstance(statement, ast.FunctionDef):
        nodes: list[ast.AST] = [
            *statement.decorator_list,
            *statement.args.defaults,
            *filter(None, statement.args.kw_defaults),
        ]
    elif isinstance(statement, ast.ClassDef):
        return {
            *(
                node.id
                for base in [*statement.bases, *statement.decorator_list]
                for node in ast.walk(base)
                if isinstance(node, ast.Name)
            ),
            *(name for inner in statement.body for name in _used_at_definition(inner)),
        }
    elif isinstance(statement, ast.Assign | ast.AnnAssign):
        nodes = [statement]
    else:
        nodes = [statement]
    return {node.id for top in nodes for node in ast.walk(top) if isinstance(node, ast.Name)}


def _code_of(code: types.CodeType, name: str, line: int) -> types.CodeType | None:
    if code.co_qualname == name and code.co_firstlineno == line:
        return code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType) and (found := _code_of(constant, name, line)):
            return found
    return None


def functions_of(base: Path) -> dict[tuple[str, str, int], list[types.FunctionType]]:
    """All functions of the program that are in memory, by file, qualified name and first line."""
    found: dict[tuple[str, str, int], list[types.FunctionType]] = {}
    for value in gc.get_objects():
        if isinstance(value, types.FunctionType) and value.__code__.co_filename.startswith(str(base)):
            code = value.__code__
            found.setdefault((code.co_filename, code.co_qualname, code.co_firstlineno), []).append(value)
    return found


def _forget_caches(base: Path) -> None:
    """Empty what `functools` has cached for functions of the program and of its tests."""
    for cached in _caches(str(base)):
        cached.cache_clear()


_CACHES: dict[str, list[Any]] = {}


def _caches(base: str) -> list[Any]:
    modules = [
        module
        for module in list(sys.modules.values())
        if str(getattr(module, "__file__", "")).startswith(base)
    ]
    found = []
    for module in modules:
        known = _CACHES.get(module.__name__)
        if known is None:
            known = _CACHES[module.__name__] = [
                value
                for owner in [module, *(one for one in vars(module).values() if isinstance(one, type))]
                for value in vars(owner).values()
                if isinstance(value, functools._lru_cache_wrapper)
            ]
        found += known
    return found


def child(chosen: str, pipe: int) -> int:
    """Run some tests in a process of their own, in the copy that is the current folder."""
    sys.path[:] = [str(Path.cwd() / "src"), *sys.path[1:]]
    tests, times = json.loads(Path(chosen).read_text())
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    return int(pytest.main([*PYTEST, "--rootdir", ".", *files], plugins=[Chosen(tests), Watch(times, pipe)]))


# -- what is said -----------------------------------------------------------------------------------------------------


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


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
        runner = Runner(args, Path(folder).resolve(), base)
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
