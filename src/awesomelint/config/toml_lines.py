"""Find the line of each key in a TOML text, which tomllib does not provide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

Path = tuple[str | int, ...]

# Longest opening quotes first. The alternatives exclude each other, so that matching cannot backtrack.
_TOKEN = compiled(
    r"""
    (?P<space>[ \t\r]+|\#[^\n]*)
    |(?P<newline>\n)
    |(?P<text>\"{3}(?:[^"\\]|\\.|\"{1,2}(?!\"))*\"{3,5}|'{3}(?:[^']|'{1,2}(?!'))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<mark>[][{}=.,])
    |(?P<bare>[^][{}=.,\s\#"']+)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A key, a part of a value or a punctuation mark, with its 1-based line."""

    kind: str
    text: str
    line: int


def lines_of(text: str) -> dict[Path, int]:
    """Return the 1-based line of every key, table and array element of a valid TOML text, by path."""
    return _Scan(text).lines


class _Scan:
    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self.tokens = list(_tokens(text))
        self.at = 0
        # The index of the latest table of each array of tables.
        self.counts: dict[Path, int] = {}
        table: Path = ()
        while (token := self._next()) is not None:
            if token.text == "[" and token.kind == "mark":
                table = self._header()
            elif token.kind != "newline":
                self.at -= 1
                self._pair(table)

    def _next(self) -> Token | None:
        self.at += 1
        return self.tokens[self.at - 1] if self.at <= len(self.tokens) else None

    def _sees(self, mark: str) -> bool:
        return (
            self.at < len(self.tokens)
            and self.tokens[self.at].kind == "mark"
            and self.tokens[self.at].text == mark
        )

    def _key(self) -> tuple[list[str], int]:
        """Read a dotted key; return its parts and its line."""
        names, line = [], 0
        while (token := self._next()) is not None:
            names.append(_unquoted(token.text))
            line = line or token.line
            if not self._sees("."):
                break
            self.at += 1
        return names, line

    def _header(self) -> Path:
        """Return the path of `[a.b]` or `[[a.b]]`, whose first bracket has been read."""
        array = self._sees("[")
        self.at += array
        names, line = self._key()
        self.at += 1 + array
        path: Path = ()
        for index, name in enumerate(names):
            path = (*path, name)
            if array and index == len(names) - 1:
                self.counts[path] = self.counts.get(path, -1) + 1
            self._note(path, line)
            if path in self.counts:
                path = (*path, self.counts[path])
                self._note(path, line)
        return path

    def _pair(self, table: Path) -> None:
        names, line = self._key()
        path = table
        for name in names:
            path = (*path, name)
            self._note(path, line)
        self.at += 1
        self._value(path)

    def _value(self, path: Path) -> None:
        """Read a value, and record the lines of the keys and elements in it."""
        if self._sees("["):
            self.at += 1
            self._elements(path)
        elif self._sees("{"):
            self.at += 1
            while not self._skipped("}"):
                self._pair(path)
            self.at += 1
        else:
            # A date or a decimal number consists of several tokens.
            self.at += 1
            while self.at < len(self.tokens) and (
                self.tokens[self.at].kind in ("bare", "text") or self._sees(".")
            ):
                self.at += 1

    def _elements(self, path: Path) -> None:
        index = 0
        while not self._skipped("]"):
            self._note((*path, index), self.tokens[self.at].line)
            self._value((*path, index))
            index += 1
        self.at += 1

    def _skipped(self, closing: str) -> bool:
        """Skip commas and line breaks; return whether the closing bracket or the end of the text follows."""
        while self.at < len(self.tokens) and (self.tokens[self.at].kind == "newline" or self._sees(",")):
            self.at += 1
        return self.at >= len(self.tokens) or self._sees(closing)

    def _note(self, path: Path, line: int) -> None:
        self.lines.setdefault(path, line)


def _tokens(text: str) -> Iterator[Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "space":
            yield Token(kind, match[0], line)
        line += match[0].count("\n")


def _unquoted(text: str) -> str:
    if text[0] == "'":
        return text[1:-1]
    if text[0] == '"':
        # Escapes are rare in keys; a key with escapes gets the line of its table.
        return text[1:-1]
    return text
