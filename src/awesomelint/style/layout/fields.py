"""Slots: an entry as its fields in order and, between them, the text that is the list's format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from awesomelint.model import Entry, marks
from awesomelint.util.regex import WORD, compiled, lazy_pattern

START, END = "start", "end"
_SAME = frozenset(("title", "date", "venue", "tag", "label", "badge", "image"))
_MARKS = "[]\\`* "
_CORE = compiled(r"(?:(?<![^\s(\[])\.(?=[A-Z]))?[^\W_](?:.*[^\W_])?", re.DOTALL)
_EMOJI = lazy_pattern(r"(?:[\u2190-\u23cd\u23cf-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+|:[a-z0-9_+-]+:) ?")
_SPACES = compiled(r"[ \t]+")
_BREAK = lazy_pattern(r"([ \t]*(?:\\|<br[ ]*/?>)?)\r?\n[ \t]*")
_TAG_HEAD = compiled(r"</?[A-Za-z][\w-]*|<!--")
_COMMENT = lazy_pattern(r"(?:(?<![ \t])[ \t]++)?+<!--.*?-->", re.DOTALL)
_BLANK = lazy_pattern(r"[ \t]++\r?\n(?=[ \t]*+\r?\n)")
_ESCAPED = compiled(r"\\([\[\]()])")
_NUMBER = compiled(r"^\d{1,4}(?=[.)])")


class Slot(NamedTuple):
    """A field of an entry: its kind (title, url, label, link, date, venue, tag, authors, badge, image, text) and offsets.

    `url` is the address of the title's link, `link` that of any other; `text` is what no field explains.
    """

    kind: str
    start: int
    end: int


class Gap(NamedTuple):
    """What stands between two slots (or before the first, or behind the last), at these offsets of the source."""

    before: str
    after: str
    start: int
    end: int
    text: str


def slots(entry: Entry) -> list[Slot]:
    """The slots of an entry's own lines, in order; notes and fields in nested items are not among them."""
    found: list[Slot] = []
    end = entry.own_end
    titled = {link.url_span for link in entry.links if link.label is None and link.kind == "link"}
    text = entry.source.text
    at = entry.span.start
    for piece in marks(entry):
        kind, start, stop, _ = piece
        if start > at and at < end and WORD.search(text, at, min(start, end)):
            _words(text, at, min(start, end), entry.span.start, found)
        at = stop
        if start >= end:
            break
        if kind == "label":
            # Brackets and marks within a label, as in `[[pdf]](…)`, are the format's and not the label's.
            core = text[start:stop]
            bare = core.strip(_MARKS)
            begin = start + len(core) - len(core.lstrip(_MARKS))
            found.append(Slot(kind, begin, begin + len(bare)) if bare else Slot(kind, start, stop))
        elif kind in _SAME:
            found.append(Slot(kind, start, stop))
        elif kind == "url":
            found.append(Slot("url" if (start, stop) in titled else "link", start, stop))
        elif kind == "author":
            found.append(Slot("authors", start, stop - (text[stop - 1] == ".")))
    if at < end and WORD.search(text, at, min(entry.span.end, end)):
        _words(text, at, min(entry.span.end, end), entry.span.start, found)
    return found


def _words(text: str, start: int, end: int, first: int, found: list[Slot]) -> None:
    """Add the words that stand in a stretch between fields; a tag among them parts them only in the source."""
    for begin, stop in _outside_tags(text, start, end, first):
        if words := _CORE.search(text, begin, stop):
            # Words with a mark or a tag among them are still one text.
            at = found.pop().start if found and found[-1].kind == "text" else words.start()
            found.append(Slot("text", at, words.end()))


def _outside_tags(text: str, start: int, end: int, first: int) -> Iterator[tuple[int, int]]:
    """The stretches of some text that do not stand within an HTML tag, which may have begun before it."""
    at = start
    opened = text.rfind("<", first, start)
    if opened >= 0 and text.find(">", opened, start) < 0 and _TAG_HEAD.match(text, opened):
        close = text.find(">", start, end)
        at = end if close < 0 else close + 1
    while at < end:
        match = _TAG_HEAD.search(text, at, end)
        yield at, match.start() if match else end
        if match is None:
            return
        closing = "-->" if match[0] == "<!--" else ">"
        close = text.find(closing, match.end(), end)
        at = end if close < 0 else close + len(closing)


def trimmed(entry: Entry, at: int) -> tuple[int, int]:
    """Where what stands behind an entry's last slot ends: its text without white space, and itself without comments."""
    text = entry.source.text
    end = max(at, entry.own_end)
    stop = _trimmed(text, at, end)
    while text.endswith("-->", at, stop) and (opened := text.rfind("<!--", at, stop)) >= 0:
        stop = end = _trimmed(text, at, opened)
    return stop, end


def _trimmed(text: str, start: int, end: int) -> int:
    """Where some text ends without the white space behind it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def normal(gap: Gap) -> str:
    """A gap's text as gaps are compared: emoji and comments gone, numbers of items alike, runs of spaces single, line ends alike.

    Doubled spaces are another matter than a wrong separator, and told apart from it.
    """
    return normal_text(gap.text, gap.before)


# Lists have few separators, each of them many times.
@lru_cache(maxsize=2048)
def normal_text(text: str, before: str) -> str:
    """The text of a gap behind a kind of slot, as gaps are compared; see `normal`."""
    if before == "authors" and text[:1] == ".":
        # “et al.” has a period of its own, and a list that ends so elsewhere asks none of others.
        text = text[1:]
    if not text.isascii():
        text = _EMOJI.sub("", text)
    if "<!--" in text:
        # Behind the last end of a comment none is looked for.
        end = text.rfind("-->") + 3
        text = _COMMENT.sub("", text[:end]) + text[end:]
    if before == START:
        text = _NUMBER.sub("1", text)
    if "\\" in text:
        # An escaped bracket and a bare one look alike on the page.
        text = _ESCAPED.sub(r"\1", text)
    if "\n" in text:
        # Spaces before a blank line break nothing.
        text = _BLANK.sub("\n", text)
        text = _BREAK.sub(_line_end, text)
    if "  " in text or "\t" in text or text[:1] == "\t":
        text = _SPACES.sub(" ", text)
    return text


def _line_end(match: re.Match[str]) -> str:
    mark = match[1].strip()
    kind = mark or ("··" if len(match[1]) >= 2 else "")
    indent = len(match[0]) - len(match[0].rstrip(" \t"))
    return f"{kind}⏎" + (" " if indent == 1 and match[0][-1] == " " else "")
