"""The fields of an entry in order, and the gaps between them as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from awesomelint.model import Entry, marks
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import WORD, compiled, lazy_pattern

FieldKind = Literal[
    "title", "url", "label", "link", "date", "venue", "tag", "authors", "badge", "image", "text"
]
# What is before or after a gap.
Neighbour = FieldKind | Literal["start", "end"]
START: Final = "start"
END: Final = "end"

# The kinds of pieces that are a field as they are.
_FIELD_OF_PIECE: dict[str, FieldKind] = {
    "title": "title",
    "date": "date",
    "venue": "venue",
    "tag": "tag",
    "badge": "badge",
    "image": "image",
}
LABEL_MARKS = "[]\\`* "
_WORDS = compiled(r"(?:(?<![^\s(\[])\.(?=[A-Za-z]))?[^\W_](?:.*[^\W_])?", re.DOTALL)
# Emoji, check marks, daggers and other symbols that say something about an entry.
_SYMBOLS = lazy_pattern(
    r" *(?:[\u2020\u2021\u2190-\u23cd\u23cf-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\ufffd\x01-\x08\x0e-\x1f\x7f]+"
    r"|:[a-z][a-z0-9_+-]*:) *"
)
_OTHER_SPACES = str.maketrans("\u00a0\u2009\u202f", "   ")
_ANCHOR = lazy_pattern(r"<a\s[^<>]*(?:/>|>\s*</a>)$")
_SPACES = compiled(r"[ \t]+")
_LINE_BREAK = lazy_pattern(r"([ \t]*(?:\\|<br[ ]*/?>)?)\r?\n[ \t]*")
_TAG_START = compiled(r"</?[A-Za-z][\w-]*|<!--")
_COMMENT = lazy_pattern(r"(?:(?<![ \t])[ \t]++)?+<!--.*?-->", re.DOTALL)
_SPACE_BEFORE_BLANK_LINE = lazy_pattern(r"[ \t]++\r?\n(?=[ \t]*+\r?\n)")
_ESCAPED_BRACKET = compiled(r"\\([\[\]()])")
_ITEM_NUMBER = compiled(r"^\d{1,4}(?=[.)])")


class Field(NamedTuple):
    """A field of an entry with its offsets in code points.

    `url` is the URL of the title's link, `link` the URL of any other link; `text` is text that isn't any
    other field.
    """

    kind: FieldKind
    start: int
    end: int


class Gap(NamedTuple):
    """The text between two fields, before the first or after the last, with its offsets in code points."""

    before: Neighbour
    after: Neighbour
    start: int
    end: int
    text: str


def gap_neighbours(kinds: Iterable[FieldKind]) -> list[tuple[Neighbour, Neighbour]]:
    """Return for each gap around fields of these kinds what is before and after it."""
    return list(pairwise((START, *kinds, END)))


def fields_of(entry: Entry, *, whole: bool = False) -> list[Field]:
    """Return the fields on an entry's own lines, in order; with `whole`, those of notes and nested items as well."""
    found: list[Field] = []
    end = entry.span.end if whole else entry.own_end
    text = entry.source.text
    at = entry.span.start
    for kind, start, stop, _ in marks(entry):
        before = start if start < end else end
        if before > at and WORD.search(text, at, before):
            _add_text(text, at, before, entry.span.start, found)
        at = stop
        if start >= end:
            break
        if kind in _FIELD_OF_PIECE:
            found.append(Field(_FIELD_OF_PIECE[kind], start, stop))
        elif kind == "label":
            # In `[[pdf]](…)`, the inner brackets belong to the format, not to the label.
            label = text[start:stop]
            bare = label.strip(LABEL_MARKS)
            first = start + len(label) - len(label.lstrip(LABEL_MARKS))
            found.append(Field("label", first, first + len(bare)) if bare else Field("label", start, stop))
        elif kind == "url":
            found.append(Field("url" if _is_url_of_title(entry, start) else "link", start, stop))
        elif kind == "author":
            found.append(Field("authors", start, stop - (text[stop - 1] == ".")))
    if at < end and WORD.search(text, at, min(entry.span.end, end)):
        _add_text(text, at, min(entry.span.end, end), entry.span.start, found)
    return found


def _is_url_of_title(entry: Entry, start: int) -> bool:
    """Return whether a URL at an offset is that of a link whose text is the title instead of a label."""
    for link in entry.links:
        if link.part.url_start == start:
            return link.label is None and link.kind == "link"
    return False


def _add_text(text: str, start: int, end: int, entry_start: int, found: list[Field]) -> None:
    """Add the words between two fields as one text field, even if HTML tags are among them."""
    for first, stop in _outside_tags(text, start, end, entry_start):
        if words := _WORDS.search(text, first, stop):
            text_start = found.pop().start if found and found[-1].kind == "text" else words.start()
            found.append(Field("text", text_start, words.end()))


def _outside_tags(text: str, start: int, end: int, entry_start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of some text that are outside HTML tags, one of which may begin before `start`."""
    at = start
    opened = text.rfind("<", entry_start, start)
    if opened >= 0 and text.find(">", opened, start) < 0 and _TAG_START.match(text, opened):
        close = text.find(">", start, end)
        at = end if close < 0 else close + 1
    while at < end:
        match = _TAG_START.search(text, at, end)
        yield at, match.start() if match else end
        if match is None:
            return
        closing = "-->" if match[0] == "<!--" else ">"
        close = text.find(closing, match.end(), end)
        at = end if close < 0 else close + len(closing)


def last_gap_ends(entry: Entry, start: int) -> tuple[int, int]:
    """Return where the gap that starts after an entry's last field ends: its text, and the gap itself.

    Neither includes trailing white space, or trailing HTML comments and anchors.
    """
    text = entry.source.text
    end = max(start, entry.own_end)
    stop = _without_trailing_space(text, start, end)
    while text.endswith("-->", start, stop) and (opened := text.rfind("<!--", start, stop)) >= 0:
        stop = end = _without_trailing_space(text, start, opened)
    if (
        text.endswith(">", start, stop)
        and (opened := text.rfind("<a", start, stop)) >= 0
        and _ANCHOR.match(text, opened, stop)
    ):
        stop = end = _without_trailing_space(text, start, opened)
    return stop, end


def _without_trailing_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


# A list has few separators and many gaps with each, so caching pays.
@lru_cache(maxsize=2048)
def normal_text(text: str, before: Neighbour | None) -> str:
    """Return the text of a gap as gaps are compared; `before` is the kind of the field before it.

    Symbols and comments are removed. Item numbers, escaped and bare brackets, runs of spaces and kinds of line
    endings are made equal. A doubled space is a different problem from a wrong separator, and another rule
    reports it.
    """
    if before == "authors" and text[:1] == ".":
        # The period can belong to “et al.”, so entries are not compared by it.
        text = text[1:]
    if not text.isascii() or not text.replace("\n", "").isprintable() or text.count(":") > 1:
        text = _SYMBOLS.sub(_space_of, text.translate(_OTHER_SPACES))
    if "<!--" in text:
        # No comment ends after the last “-->”, so searching for one there would only cost time.
        end = text.rfind("-->") + 3
        text = _COMMENT.sub("", text[:end]) + text[end:]
    if before == START:
        text = _ITEM_NUMBER.sub("1", text)
    if "\\" in text:
        text = _ESCAPED_BRACKET.sub(r"\1", text)
    if "\n" in text:
        # Spaces before a blank line are not a hard line break.
        text = _SPACE_BEFORE_BLANK_LINE.sub("\n", text)
        text = _LINE_BREAK.sub(_normal_line_break, text)
    if "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    return text


def compared_text(text: str, before: Neighbour | None) -> str:
    """Return the normal text of a gap without the angle brackets around a URL, which make no difference."""
    text = normal_text(text, before).removesuffix("<")
    return text.removeprefix(">") if before in ("url", "link") else text


def has_symbol(text: str) -> bool:
    """Return whether the text of a gap has an emoji or another symbol that isn't compared."""
    return _SYMBOLS.search(text) is not None


def _space_of(match: re.Match[str]) -> str:
    return " " if match[0][0] == " " or match[0][-1] == " " else ""


def _normal_line_break(match: re.Match[str]) -> str:
    """Return a line break as `⏎`, after the backslash, tag or spaces (as `··`) that make it a hard one."""
    mark = match[1].strip() or ("··" if len(match[1]) >= 2 else "")
    indent = len(match[0]) - len(match[0].rstrip(" \t"))
    return f"{mark}⏎" + (" " if indent == 1 and match[0][-1] == " " else "")
