"""The safety net: what must be true of a repaired text before a byte of it is written."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awesomelint.findings import Finding, Fix
from awesomelint.fixing.edits import Shift
from awesomelint.markdown.parts import Inline
from awesomelint.model import Entry, ListDocument
from awesomelint.patterns import compiled
from awesomelint.source import Span

_LINE_ENDING = compiled(r"\r?\n")
# Spaces come and go with a repair, and so do the backslashes of an escape.
_UNSEEN = compiled(r"[\s\\]+")


class Breach(NamedTuple):
    """A promise that a repair would break: the place in the old text, and what would happen there."""

    span: Span
    message: str


def breach(old: ListDocument, new: ListDocument, made: Sequence[Finding]) -> Breach | None:
    """The first promise that the fixes of these findings would break, None if they keep all."""
    fixes = [finding.fix for finding in made if finding.fix is not None]
    shift = Shift(old.source.text, fixes)
    for kept in (_line_endings, _seen, _works):
        broken = kept(old, new, made, shift)
        if broken is not None:
            return broken
    return None


def _line_endings(old: ListDocument, new: ListDocument, made: Sequence[Finding], shift: Shift) -> Breach | None:
    """A text of one kind of line ending keeps to it."""
    known = set(_LINE_ENDING.findall(old.source.text))
    if not known:
        return None
    for edit in shift.edits:
        for ending in _LINE_ENDING.findall(edit.text):
            if ending not in known:
                return Breach(Span(edit.start, edit.end), "a line ending would come in that this file does not have")
    return None


def _works(old: ListDocument, new: ListDocument, made: Sequence[Finding], shift: Shift) -> Breach | None:
    """Every work is still there, and says what it said wherever no fix changed it."""
    removed = [span for finding in made if finding.fix is not None for span in finding.fix.removes]
    places: dict[int, Entry] = {}
    for entry in new.entries + new.hidden:
        if entry.title_span is not None:
            places[entry.title_span.start] = entry
    titles: dict[Entry, str] = {}
    by_line: dict[int, list[Entry]] = {}
    for entry in new.entries + new.hidden:
        by_line.setdefault(entry.line, []).append(entry)
    for entry in old.entries + old.hidden:
        if any(span.start <= entry.span.start and entry.own_end <= span.end for span in removed):
            continue
        now = _counterpart(entry, places, by_line, new, shift)
        if now is None and _is_label_of(entry, shift):
            continue
        # Of two that read the same, each has its own place.
        if now is None or titles.get(now) == entry.title:
            return Breach(entry.span, f"“{entry.title}” would no longer be listed")
        changed = _changed(entry, now, shift, defined=old.definitions != new.definitions)
        if changed:
            return Breach(entry.span, f"{changed} of “{entry.title}” would change")
        titles[now] = entry.title
    return None


def _counterpart(
    entry: Entry, places: dict[int, Entry], by_line: dict[int, list[Entry]], new: ListDocument, shift: Shift
) -> Entry | None:
    """The entry of the new text that stands where the old one's title went."""
    where = entry.title_span or entry.head
    start, end = shift.reach(where)
    found = places.get(start)
    if found is not None:
        return found
    changed = shift.touches(where)
    line = new.source.line_of
    for now in (now for number in range(line(start), line(end) + 1) for now in by_line.get(number, ())):
        own = now.title_span or now.head
        if own.start <= end and start <= own.end and (changed or now.title == entry.title):
            return now
    return _mended(entry, by_line, new, shift)


def _is_label_of(entry: Entry, shift: Shift) -> bool:
    """Whether an entry without a link of its own was one only because of a broken entry below it."""
    own = Span(entry.span.start, entry.own_end)
    linked = any(link.span.start < own.end for link in entry.links)
    return not linked and not shift.touches(own) and shift.touches(entry.span)


def _mended(entry: Entry, by_line: dict[int, list[Entry]], new: ListDocument, shift: Shift) -> Entry | None:
    """The entry that begins where a touched one began, if its title stood there before: a mended link may show which it is."""
    if not shift.touches(entry.span):
        return None
    first, _ = shift.reach(entry.span)
    for now in by_line.get(new.source.line_of(first), ()):
        if now.title and now.title_span is not None and now.source.text[slice(*now.title_span)] in entry.text:
            return now
    return None


def _changed(entry: Entry, now: Entry, shift: Shift, *, defined: bool) -> str:
    """Which field of an entry no edit touches and still reads otherwise; empty if none.

    `defined` says that addresses defined elsewhere may have been repaired there. Beside an edit a date or a venue may be
    read at last that was not before: what is written of them stands, for no edit touches it.
    """
    if now.title != entry.title and not shift.touches(entry.title_span or entry.head):
        stood = shift.touches(entry.span) and now.title in entry.text
        if not (stood and (now.title_kind == "link" or now.title in entry.title)):
            return "the title"
    addresses = Counter(link.url for link in now.links)
    for link in entry.links:
        if shift.touches(link.span) or addresses[link.url] or (defined and link.url_span is None):
            continue
        if link.span.start < entry.own_end or not shift.touches(_line(entry, link.span)):
            return "a link"
    if shift.touches(entry.span):
        return ""
    if len(now.links) != len(entry.links):
        return "a link"
    if now.authors != entry.authors:
        return "an author"
    if (now.date and now.date.iso) != (entry.date and entry.date.iso):
        return "the date"
    if (now.venue and now.venue.name) != (entry.venue and entry.venue.name):
        return "the venue"
    return ""


def _line(entry: Entry, span: Span) -> Span:
    """The line of a place: a nested line that is mended may turn out to be an entry of its own."""
    line = entry.source.line_of(span.start)
    return Span(entry.source.line_start(line), entry.source.line_end(line))


def _seen(old: ListDocument, new: ListDocument, made: Sequence[Finding], shift: Shift) -> Breach | None:
    """A reader of the rendered page sees what they saw, but where a fix says that it changes something.

    What stands between two such places is compared without its white space, block by block.
    """
    told = sorted(span for finding in made if finding.fix is not None for span in _told(finding, finding.fix, old))
    before = _Visible(old)
    after = _Visible(new)
    at = 0
    for span in [*told, Span(len(old.source.text), len(old.source.text))]:
        if span.start > at:
            here, there = shift.in_place(at), shift.until(span.start)
            if here <= there and before.between(at, span.start) != after.between(here, there):
                return Breach(
                    _nearest(told, at, span), "the page would show something else where nothing was to change"
                )
        at = max(at, span.end)
    return None


def _told(finding: Finding, fix: Fix, old: ListDocument) -> Iterator[Span]:
    """Where a fix says that it changes something: on the lines of what it was found for and of its edits."""
    source = old.source
    for start, end in [finding.span, *((edit.start, edit.end) for edit in fix.edits)]:
        yield Span(source.line_start(source.line_of(start)), source.line_end(source.line_of(end)))


def _nearest(told: Sequence[Span], start: int, end: Span) -> Span:
    before = [span for span in told if span.end <= start]
    return before[-1] if before else end


class _Visible:
    """What a reader sees of a document: its text without markup, addresses and white space."""

    def __init__(self, document: ListDocument) -> None:
        text = document.source.text
        self.starts: list[int] = []
        self.texts: list[str] = []
        parts = document.parts
        index = 0
        for block in document.blocks.walk():
            if block.children or block.kind in ("document", "definitions", "rule"):
                continue
            start, end = block.start, block.end
            while index < len(parts) and parts[index].start < start:
                index += 1
            inside = []
            while index < len(parts) and parts[index].start < end:
                inside.append(parts[index])
                index += 1
            self._add(text, start, end, inside)

    def _add(self, text: str, start: int, end: int, parts: Sequence[Inline]) -> None:
        at = start
        for part in parts:
            if part.start > at:
                self._show(text, at, part.start)
            kind = part.kind
            if kind in ("bracket", "paren", "quote"):
                self._add(text, part.start, part.end, part.children)
            elif kind == "url" or kind == "code":
                self._show(text, part.inner_start, part.inner_end)
            elif kind in ("link", "strong", "em") or part.children:
                self._add(text, part.inner_start, part.inner_end, part.children)
            at = max(at, part.end)
        if at < end:
            self._show(text, at, end)

    def _show(self, text: str, start: int, end: int) -> None:
        for line in text[start:end].splitlines(keepends=True):
            self.starts.append(start)
            self.texts.append(line)
            start += len(line)

    def between(self, start: int, end: int) -> str:
        """What is seen of the whole lines between two offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return _UNSEEN.sub("", "".join(self.texts[first:last]))
