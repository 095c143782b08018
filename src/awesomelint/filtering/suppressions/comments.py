"""Parse the suppression comments of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

VERBS = ("disable-next-line", "disable-line", "disable", "enable", "disable-file")
# The verbs of awesome-lint's comments (remark-message-control).
_FOREIGN = ("disable", "enable", "ignore")

_HEAD = compiled(
    r"<!--\s*+(?:awesomelint-(?P<own>[\w-]*+):?|lint\s++(?P<foreign>[a-z]++)(?![\w:-]))", re.IGNORECASE
)
_REASON = compiled(r"(?:^|\s)--+(?=\s|$)")
_NAME = compiled(r"[^\s,]+")
_SOURCE = compiled(r"remark-lint:")


class Name(NamedTuple):
    """The name of a rule or group in a comment."""

    word: str
    span: Span


class Comment(NamedTuple):
    """A suppression comment. `verb` is one of `VERBS` or a misspelt one; `foreign` comments are those of awesome-lint.

    The verb of a foreign comment is disable, enable or ignore.
    """

    verb: str
    names: tuple[Name, ...]
    span: Span
    foreign: bool


def comments(document: ListDocument) -> list[Comment]:
    """Return the suppression comments of a document, in order; those in code or within other comments do not count."""
    found = []
    for begin, end in _all(document):
        comment = _read(document.source.text, begin, end)
        if comment is not None:
            found.append(comment)
    return found


def _all(document: ListDocument) -> Iterator[tuple[int, int]]:
    """Yield the spans of all comments outside of code."""
    text = document.source.text
    code = _code(document)
    index = 0
    begin = text.find("<!--")
    while begin >= 0:
        while index < len(code) and code[index][1] <= begin:
            index += 1
        if index < len(code) and code[index][0] <= begin:
            begin = text.find("<!--", code[index][1])
            continue
        # `<!-->` is a whole comment.
        close = text.find("-->", begin + 2)
        if close < 0:
            return
        yield begin, close + 3
        begin = text.find("<!--", close + 3)


def _code(document: ListDocument) -> list[tuple[int, int]]:
    """Return the spans of code, in order."""
    source = document.source
    found = [
        (source.line_start(block.line), source.line_end(block.end_line))
        for block in document.blocks.walk()
        if block.kind == "code"
    ]
    found += [
        (part.start, part.end) for outer in document.parts for part in outer.walk() if part.kind == "code"
    ]
    return sorted(found)


def _read(text: str, begin: int, end: int) -> Comment | None:
    head = _HEAD.match(text, begin, end - 3)
    if head is None:
        return None
    foreign = head["own"] is None
    verb = (head["foreign"] if foreign else head["own"]).lower()
    if foreign and verb not in _FOREIGN:
        return None
    reason = None if foreign else _REASON.search(text, head.end(), end - 3)
    stop = reason.start() if reason is not None else end - 3
    names = []
    for match in _NAME.finditer(text, head.end(), stop):
        word = match[0].lower()
        names.append(Name(_SOURCE.sub("", word, count=1) if foreign else word, Span(*match.span())))
    return Comment(verb, tuple(names), Span(begin, end), foreign)
