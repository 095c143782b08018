"""Single breaks of a source file: each is a span and what takes its place, found with `ast`, so that all else is kept."""

from __future__ import annotations

import ast
import io
import itertools
import re
import tokenize
from collections.abc import Iterator
from typing import NamedTuple


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
        if not getattr(value, "value", getattr(value, "elts", getattr(value, "keys", True))):
            # What is empty is mostly taken as None would be.
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
        if isinstance(node, ast.keyword) and node.arg in ("strict", "maxsize"):
            # An assertion and a bound of memory.
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
        for left, right in itertools.pairwise([] if _takes_any_order(node) else node.args):
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
        or bool(targets(node) & set(_SKIPPED_TARGETS))
    )


def targets(node: ast.stmt) -> set[str]:
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _is_literal(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return all(_is_literal(element) for element in node.elts)
    return isinstance(node, ast.Constant)


def _takes_any_order(node: ast.Call) -> bool:
    """Whether a call returns the same whatever the order of its arguments: `max(a, b)` without a key."""
    return isinstance(node.func, ast.Name) and node.func.id in ("max", "min") and not node.keywords


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
        if targets(node) & set(_SKIPPED_TARGETS):
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
