"""Path patterns as in .gitignore, matched in bounded time.

Libraries for this translate a pattern into one regular expression in which each `*` can end anywhere. With 25 of them,
in the .gitignore of an untrusted repository, a match takes years. Here each `*` ends at the first position at which the
rest of its segment matches. That suffices, because the next `*` can match the remainder, and nothing is tried twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from awesomelint.util.named_tuple import NamedTuple

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
# A `*`, a `?`, the start of a class, an escaped character (none after a final backslash), any other character.
_TOKEN = re.compile(r"\*+|\?|\[|\\(.?)|[^*?\[\\]", re.DOTALL)
_NEVER = "(?!)"


class Pattern(NamedTuple):
    """A line of a .gitignore: it matches a name or (`whole`) a path, and excludes or (`negated`) includes it again."""

    regex: re.Pattern[str]
    whole: bool
    folders_only: bool
    negated: bool

    def fits(self, path: str, *, folder: bool = False) -> bool:
        """Whether the pattern matches a path."""
        if self.folders_only and not folder:
            return False
        return self.regex.fullmatch(path if self.whole else path.rpartition("/")[2]) is not None


class Globs:
    """The patterns of a .gitignore or of a setting."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        # The last pattern that matches decides.
        self._patterns = list(patterns)[::-1]

    def match(self, path: str) -> bool:
        """Whether a file (relative, with forward slashes) matches: the last pattern for it or for a parent folder decides.

        So a later pattern can re-include a file of an excluded folder, which git does not allow.
        """
        folders = [path[:at] for at, char in enumerate(path) if char == "/"]
        for pattern in self._patterns:
            if pattern.fits(path) or any(pattern.fits(above, folder=True) for above in folders):
                return not pattern.negated
        return False

    def says(self, path: str, *, folder: bool = False) -> bool | None:
        """Whether the path itself matches, regardless of its parent folders; None if no pattern matches it."""
        for pattern in self._patterns:
            if pattern.fits(path, folder=folder):
                return not pattern.negated
        return None


def parse(line: str) -> Pattern | None:
    """Parse a line; return None for a blank line or a comment, and raise ValueError if the pattern cannot match anything."""
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
    """The line without trailing spaces, except an escaped one."""
    text = line.rstrip(" ")
    escapes = len(text) - len(text.rstrip("\\"))
    return text + " " if escapes % 2 and len(text) < len(line) else text


def _path(segments: list[str]) -> str:
    """The regular expression for a path; `**` matches any number of folders, at the end everything in a folder."""
    # More than two stars are equivalent to two.
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
    """The regular expression for a segment of a path."""
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
    # Each piece matches a fixed number of characters, so its first match leaves most to the following pieces.
    return first + "".join(f"(?>[^/]*?{piece})" for piece in between if piece) + f"[^/]*{last}(?=/|\\Z)"


def _class(text: str, at: int) -> tuple[str, int]:
    """The regular expression for the character class after the bracket before `at`, and its end; one without an end matches nothing."""
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
        # In a reversed range, git matches the first character only.
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
