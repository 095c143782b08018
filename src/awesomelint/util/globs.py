"""Globs: patterns of paths as in .gitignore, matched in time that is bounded whatever the pattern.

The libraries for this make one regular expression of a pattern, with a part for each `*` that can end anywhere: 25 of
them, in a repository's own .gitignore, keep a program busy for years. Here each `*` ends at the first place where what
follows it matches. That is enough, for another `*` can take what is left over, and nothing is tried twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": "\\s",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}
# A `*`, a `?`, the start of a class, an escaped character (the last one escapes nothing), any other character.
_TOKEN = re.compile(r"\*+|\?|\[|\\(.?)|[^*?\[\\]", re.DOTALL)
_NEVER = "(?!)"


class Pattern(NamedTuple):
    """One line: what it matches, a name or (`whole`) a path, and whether it takes that in or (`!`) leaves it out."""

    regex: re.Pattern[str]
    whole: bool
    folders_only: bool
    negated: bool

    def fits(self, path: str, *, folder: bool = False) -> bool:
        """Whether a path is what this is a pattern of."""
        if self.folders_only and not folder:
            return False
        return self.regex.fullmatch(path if self.whole else path.rpartition("/")[2]) is not None


class Globs:
    """The lines of one .gitignore, or the patterns of one setting."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        # The last one that matches decides.
        self._patterns = list(patterns)[::-1]

    def match(self, path: str) -> bool:
        """Whether a file (relative, with forward slashes) is meant: the last pattern for it or a folder above decides.

        So a file can be taken out again of a folder that is meant, which git does not allow.
        """
        folders = [path[:at] for at, char in enumerate(path) if char == "/"]
        for pattern in self._patterns:
            if pattern.fits(path) or any(pattern.fits(above, folder=True) for above in folders):
                return not pattern.negated
        return False

    def says(self, path: str, *, folder: bool = False) -> bool | None:
        """What is said of the path itself, whatever of the folders above: that it is meant, or not, or nothing."""
        for pattern in self._patterns:
            if pattern.fits(path, folder=folder):
                return not pattern.negated
        return None


def parse(line: str) -> Pattern | None:
    """The pattern of one line; None for a blank one or a comment, ValueError for one that can match nothing."""
    text = _without_spaces(line)
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text[negated:]
    folders_only = text.endswith("/")
    text = text.removesuffix("/")
    whole = "/" in text
    segments = text.removeprefix("/").split("/")
    if not text.strip("/"):
        raise ValueError(f"“{line}” names nothing")
    regex = re.compile(_path(segments) if whole else _segment(text), re.DOTALL)
    return Pattern(regex, whole, folders_only, negated)


def escaped(path: str) -> str:
    """The pattern that matches this path alone; a byte that is not text is matched by `?`."""
    text = re.sub(r"([\\*?\[]|^[#!]|\s+\Z)", r"\\\1", path)
    return re.sub("[\ud800-\udfff]", "?", text)


def _without_spaces(line: str) -> str:
    """The line without the spaces at its end, but for one that is escaped."""
    text = line.rstrip(" ")
    escapes = len(text) - len(text.rstrip("\\"))
    return text + " " if escapes % 2 and len(text) < len(line) else text


def _path(segments: list[str]) -> str:
    """A path of these segments; `**` stands for any number of folders, at the end for all that is in one."""
    # More stars in a row are the same.
    segments = ["**" if len(segment) > 2 and not segment.strip("*") else segment for segment in segments]
    inside = segments[-1] == "**"
    chunks: list[list[str]] = [[]]
    for segment in segments[:-1] if inside else segments:
        if segment == "**":
            chunks.append([])
        else:
            chunks[-1].append(_segment(segment))
    first, *others = ["/".join(f"(?>{segment})" for segment in chunk) for chunk in chunks]
    if not others:
        return f"{first}/.+" if inside and first else first or ".+"
    *between, last = [chunk for chunk in others[:-1] if chunk] + [others[-1]]
    start = f"{first}/" if first else ""
    middle = "".join(f"(?>(?:[^/]+/)*?{chunk}/)" for chunk in between)
    if inside:
        return f"{start}{middle}" + (f"(?>(?:[^/]+/)*?{last}/).+" if last else ".+")
    return f"{start}{middle}(?:[^/]+/)*{last}"


def _segment(text: str) -> str:
    """A segment of a path as a regular expression."""
    pieces: list[str] = [""]
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        assert token is not None, "every character is a token"
        at = token.end()
        if token[0][0] == "*":
            pieces.append("")
        elif token[0] == "?":
            pieces[-1] += "[^/]"
        elif token[0] == "[":
            chars, at = _class(text, at)
            pieces[-1] += chars
        elif token[0] == "\\":
            return _NEVER
        else:
            pieces[-1] += re.escape(token[1] or token[0])
    if len(pieces) == 1:
        return pieces[0]
    first, *between, last = pieces
    # Each piece matches a fixed number of characters: the first place where it does leaves most to what follows.
    return first + "".join(f"(?>[^/]*?{piece})" for piece in between if piece) + f"[^/]*{last}(?=/|\\Z)"


def _class(text: str, at: int) -> tuple[str, int]:
    """A class of characters, whose bracket is before `at`, and where it ends; without an end it matches nothing."""
    negated = text[at : at + 1] in ("!", "^")
    at += negated
    parts: list[str] = []
    begin = at
    while at < len(text) and (text[at] != "]" or at == begin):
        if text.startswith("[:", at) and (end := text.find(":]", at)) > 0:
            if (name := text[at + 2 : end]) not in _CLASSES:
                return _NEVER, len(text)
            parts.append(_CLASSES[name])
            at = end + 2
            continue
        low, at = _char(text, at)
        high = low
        if text[at : at + 1] == "-" and text[at + 1 : at + 2] not in ("", "]"):
            high, at = _char(text, at + 1)
        # Of a range that runs backwards, git takes the first character.
        parts.append(f"{re.escape(low)}-{re.escape(max(low, high))}")
    if at >= len(text):
        return _NEVER, at
    chars = "".join(parts)
    if negated:
        return f"[^/{chars}]", at + 1
    return f"(?!/)[{chars}]" if chars else _NEVER, at + 1


def _char(text: str, at: int) -> tuple[str, int]:
    at += text[at] == "\\" and at + 1 < len(text)
    return text[at], at + 1
