"""Verify a fixed text against the original before it is written.

Five checks, each over the whole document: line endings, the visible text of the rendered page, the edited stretches of
the page (as in `fixing.proof`, but all fixes together), code spans, and the fields of every entry.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from awesomelint.findings import CHANGES, Finding, Safety
from awesomelint.fixing.changed_stretches import Changed, changed_stretches
from awesomelint.fixing.offsets import OffsetMap
from awesomelint.fixing.page import object_to, view
from awesomelint.fixing.proof import MayChange
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import visible_spans
from awesomelint.model import Entry, ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled
from awesomelint.util.text import letters, shorten

_LINE_ENDING = compiled(r"\r?\n")
# Fixes may change white space and the backslashes of escapes.
_UNSEEN = compiled(r"[\s\\]+")


class Violation(NamedTuple):
    """Something that a fix must not do: the span in the old text (code points), and what the fix would do there.

    `made` are the findings whose fixes do it, if that is known.
    """

    span: Span
    message: str
    made: tuple[Finding, ...] = ()


def any_field(rule: str) -> frozenset[str]:
    """Allow the fixes of any rule to change everything."""
    return CHANGES


def find_violations(
    old: ListDocument, new: ListDocument, made: Sequence[Finding], may_change: MayChange = any_field
) -> list[Violation]:
    """Return everything that the fixes of these findings, applied together, must not do; empty if they are sound."""
    check = _Check(old, new, made, may_change)
    return [
        *check.line_endings(),
        *check.visible_text(),
        *check.code_spans(),
        *check.entries(),
        *check.stretches(),
    ]


class _Check:
    """Compares the old and the new document, given the findings whose fixes were applied."""

    def __init__(
        self, old: ListDocument, new: ListDocument, made: Sequence[Finding], may_change: MayChange
    ) -> None:
        self.old, self.new, self.made, self.may_change = old, new, made, may_change
        fixes = [finding.fix for finding in made if finding.fix is not None]
        self.removed = sorted(span for fix in fixes for span in fix.removes)
        # The end of the longest removed span up to each: spans of several fixes may overlap.
        self._removed_ends = list(accumulate((span.end for span in self.removed), max))
        self.shift = OffsetMap(old.source.text, fixes)
        # The fields that may change, by the start of the edit.
        self._allowed: dict[int, set[str]] = {}
        for finding in made:
            for edit in finding.fix.edits if finding.fix is not None else ():
                self._allowed.setdefault(edit.start, set()).update(may_change(finding.rule))
        self._edits = self.shift.edits
        self._urls_by_line: set[tuple[int, str]] = set()
        self._links_on_line: Counter[int] = Counter()
        for entry in new.entries + new.hidden:
            for link in entry.links:
                line = new.source.line_of(link.span.start)
                self._urls_by_line.add((line, link.url))
                self._links_on_line[line] += 1

    def _is_removed(self, start: int, end: int) -> bool:
        """Whether a span of the old text lies within an entry that a fix removes on purpose."""
        at = bisect_right(self.removed, start, key=lambda span: span.start)
        return at > 0 and end <= self._removed_ends[at - 1]

    # -- line endings --

    def line_endings(self) -> Iterator[Violation]:
        """No fix adds a kind of line ending that the file does not use."""
        known = set(_LINE_ENDING.findall(self.old.source.text))
        if not known:
            return
        for edit in self._edits:
            if any(ending not in known for ending in _LINE_ENDING.findall(edit.text)):
                yield Violation(
                    Span(edit.start, edit.end), "it would add a line ending that this file does not use"
                )

    # -- the rendered page --

    def visible_text(self) -> Iterator[Violation]:
        """The rendered page shows the same text, except on the lines of the fixes and their findings.

        The text between such lines is compared without white space.
        """
        named = sorted(span for finding in self.made for span in self._lines_named_by(finding))
        before, after = _Visible(self.old), _Visible(self.new)
        at = 0
        size = len(self.old.source.text)
        place = None
        for span in [*named, Span(size, size)]:
            if span.start > at:
                here, there = self.shift.in_place(at), self.shift.until(span.start)
                if here <= there and before.between(at, span.start) != after.between(here, there):
                    yield Violation(place or span, "the visible text of the page would change elsewhere")
            if span.end >= at:
                at, place = span.end, span

    def _lines_named_by(self, finding: Finding) -> Iterator[Span]:
        source = self.old.source
        if finding.fix is not None:
            for start, end in [finding.span, *((edit.start, edit.end) for edit in finding.fix.edits)]:
                yield Span(source.line_start(source.line_of(start)), source.line_end(source.line_of(end)))

    # -- edited stretches --

    def stretches(self) -> Iterator[Violation]:
        """In the edited stretches, the reader sees only changes that the rules of the fixes are about."""
        for group in changed_stretches(self.old, self.new, self.made, self.shift):
            made = group.made or self.made
            fixes = [finding.fix for finding in made if finding.fix is not None]
            if any(fix.removes for fix in fixes):
                continue
            allowed = frozenset[str]().union(*(self.may_change(finding.rule) for finding in made))
            safe = all(fix.safety is Safety.SAFE for fix in fixes)
            if message := self._wrong_with(group, allowed, safe=safe):
                place = (
                    Span(group.old[0].start, group.old[0].end) if group.old else Span(*fixes[0].edits[0][:2])
                )
                yield Violation(place, message, tuple(group.made))

    def _wrong_with(self, group: Changed, allowed: frozenset[str], *, safe: bool) -> str:
        shapes = [[(one.kind, one.depth) for one in found] for found in (group.old, group.new)]
        if safe and "blocks" not in allowed and shapes[0] != shapes[1]:
            return "paragraphs or list items would be joined, split or moved"
        before, after = (
            view(
                document.source.text,
                [part for stretch in found for part in stretch.parts(document.source.text)],
                document.definitions,
                without_markers="blocks" in allowed,
            )
            for document, found in ((self.old, group.old), (self.new, group.new))
        )
        objection = object_to(before, after, allowed, safe=safe)
        return objection.message if objection is not None else ""

    # -- code spans --

    def code_spans(self) -> Iterator[Violation]:
        """No fix breaks a code span."""
        before, after = _code_starts(self.old.parts), _code_starts(self.new.parts)
        if len(after) >= len(before):
            return
        source = self.old.source
        for edit in self._edits:
            start = source.line_start(source.line_of(edit.start))
            # A removed entry may take its line ending with it.
            end = source.line_end(source.line_of(max(edit.start, edit.end - 1)))
            if self._is_removed(start, end):
                continue
            here, there = self.shift.in_place(start), self.shift.until(end)
            if _count_within(after, here, there) < _count_within(before, start, end):
                yield Violation(Span(start, end), "a code span would be broken")

    # -- entries --

    def entries(self) -> Iterator[Violation]:
        """Every work is still listed, and the fields that no fix may change are unchanged."""
        by_title_start: dict[int, Entry] = {}
        by_line: dict[int, list[Entry]] = {}
        for entry in self.new.entries + self.new.hidden:
            by_title_start[entry.title_span.start] = entry
            by_line.setdefault(entry.line, []).append(entry)
        titles: dict[Entry, str] = {}
        for entry in self.old.entries + self.old.hidden:
            if self._is_removed(entry.span.start, entry.own_end):
                continue
            now = self._counterpart(entry, by_title_start, by_line)
            if now is None and self._is_label_of_nested(entry):
                continue
            # Two identical entries both stay listed.
            if now is None or titles.get(now) == entry.title:
                yield Violation(entry.span, f"“{shorten(entry.title)}” would no longer be listed")
                continue
            if changed := self._changed_field(entry, now):
                yield Violation(entry.span, f"{changed} of “{shorten(entry.title)}” would change")
            titles[now] = entry.title

    def _counterpart(
        self, entry: Entry, by_title_start: dict[int, Entry], by_line: dict[int, list[Entry]]
    ) -> Entry | None:
        """Return the entry of the new text at the position of the old entry's title."""
        start, end = self.shift.reach(entry.title_span)
        found = by_title_start.get(start)
        if found is not None:
            return found
        changed = self.shift.touches(entry.title_span)
        line = self.new.source.line_of
        for now in (now for number in range(line(start), line(end) + 1) for now in by_line.get(number, ())):
            own = now.title_span
            if own.start <= end and start <= own.end and (changed or now.title == entry.title):
                return now
        return self._repaired(entry, by_line)

    def _repaired(self, entry: Entry, by_line: dict[int, list[Entry]]) -> Entry | None:
        """Return the entry that begins where an edited entry began, if its title is part of the old entry's text.

        A repaired link may show which part of the entry is the title.
        """
        if not self.shift.touches(entry.span):
            return None
        first, _ = self.shift.reach(entry.span)
        for now in by_line.get(self.new.source.line_of(first), ()):
            if now.source.text[slice(*now.title_span)] in entry.text:
                return now
        return None

    def _is_label_of_nested(self, entry: Entry) -> bool:
        """Whether an entry without links of its own was an entry only because of a broken nested entry."""
        own = Span(entry.span.start, entry.own_end)
        linked = any(link.span.start < own.end for link in entry.links)
        if not linked and not self.shift.touches(own) and self.shift.touches(entry.span):
            return True
        return self._became_nested(entry)

    def _became_nested(self, entry: Entry) -> bool:
        """Whether the lines with all links of an entry were indented, and are nested entries now."""
        source = self.old.source
        inside = [edit for edit in self._edits if entry.span.start <= edit.start < entry.span.end]
        if not inside or not entry.links or entry.links[0].span.start < inside[0].start:
            return False
        if any(edit.text.strip(" ") or edit.start != edit.end for edit in inside):
            return False
        if source.text[source.line_start(source.line_of(inside[0].start)) : inside[0].start].strip():
            return False
        listed = {link.url for nested in self.new.entries for link in nested.links}
        return all(link.url in listed for link in entry.links)

    def _changed_field(self, entry: Entry, now: Entry) -> str:
        """Return the first changed field that no rule may change here, or "".

        Next to an edit, new fields may be recognised: what was a note or the end of the title may turn out to be a date,
        a venue or a link. No field that was recognised before may get lost.
        """
        if _have_same_fields(entry, now):
            return ""
        touched = self.shift.touches(entry.span)
        allowed = self._allowed_within(entry.span) if touched else frozenset[str]()
        title_may = "title" in allowed and self.shift.touches(entry.title_span)
        if not title_may and not self._keeps_title(entry, now):
            return "the title"
        if self._loses_link(entry, now, changeable="links" in allowed):
            return "a link"
        if not touched and len(now.links) != len(entry.links):
            return "a link"
        # Text beside a broken link may turn out to be its label, and text after a title that was cut short part of the title.
        found = " ".join(link.label or "" for link in now.links) if "links" in allowed else ""
        if now.title != entry.title and _plain(now.title).startswith(_plain(entry.title)):
            found += " " + now.title
        if "date" not in allowed and not _keeps_date(entry, now, found, gain=touched):
            return "the date"
        if "venue" not in allowed and not _keeps_venue(entry, now, found, gain=touched):
            return "the venue"
        for name, one in (("authors", "an author"), ("tags", "a tag")):
            had, has = (list(map(letters, getattr(which, name))) for which in (entry, now))
            if name in allowed or had == has:
                continue
            if not touched or any(text not in letters(found) for text in Counter(had) - Counter(has)):
                return one
        if "notes" not in allowed and _loses_note(entry, now, gain=touched):
            return "a note"
        return ""

    def _allowed_within(self, span: Span) -> frozenset[str]:
        """Return the fields that rules with an edit in a span, or at its ends, may change."""
        first, last = bisect_left(self._edits, (span.start,)), bisect_right(self._edits, (span.end + 1,))
        found: set[str] = set()
        for edit in self._edits[max(0, first - 1) : last]:
            if edit.end >= span.start and edit.start <= span.end:
                found |= self._allowed[edit.start]
        return frozenset(found)

    def _keeps_title(self, entry: Entry, now: Entry) -> bool:
        if _plain(now.title) == _plain(entry.title):
            return True
        if not self.shift.touches(entry.span):
            return False
        if letters(now.title) == letters(entry.title):
            return True
        if _plain(now.title).startswith(_plain(entry.title)):
            # The title ended at the text that has been fixed.
            return letters(now.title) in letters(entry.text)
        return now.title in entry.text and (now.title_kind == "link" or now.title in entry.title)

    def _loses_link(self, entry: Entry, now: Entry, *, changeable: bool) -> bool:
        """Whether a link is lost. With `changeable`, edited links may change, but their number must not fall.

        A link may move to another entry on its line, because a repaired line may be an entry of its own.
        """
        redefined = self.old.definitions != self.new.definitions
        urls = Counter(link.url for link in now.links)
        may_change = 0
        # If an entry has a URL twice, the unedited link is matched first.
        for link in sorted(entry.links, key=lambda link: self.shift.touches(link.span)):
            if urls[link.url]:
                urls[link.url] -= 1
            elif (redefined and link.url_span is None) or (changeable and self.shift.touches(link.span)):
                may_change += 1
            elif (self._new_line(link.span.start), link.url) not in self._urls_by_line:
                return True
        if not may_change:
            return False
        first, last = self._new_line(entry.span.start), self._new_line(entry.span.end)
        return sum(self._links_on_line[line] for line in range(first, last + 1)) < len(entry.links)

    def _new_line(self, offset: int) -> int:
        return self.new.source.line_of(self.shift(offset))


def _have_same_fields(entry: Entry, other: Entry) -> bool:
    """Whether all fields of two entries are equal, wherever they are, as in nearly all entries."""
    date, venue, other_date, other_venue = entry.date, entry.venue, other.date, other.venue
    return (
        entry.title == other.title
        and [link.url for link in entry.links] == [link.url for link in other.links]
        and (date and date.iso) == (other_date and other_date.iso)
        and (venue and (venue.name, venue.year, venue.track))
        == (other_venue and (other_venue.name, other_venue.year, other_venue.track))
        and (entry.authors, entry.tags, entry.notes) == (other.authors, other.tags, other.notes)
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _keeps_date(entry: Entry, now: Entry, found: str, *, gain: bool) -> bool:
    """Whether the date is unchanged, or its text is in the newly recognised text `found`.

    With `gain`, it may be new, more precise, or the year of the venue.
    """
    had, has = entry.date, now.date
    if had is None:
        return gain or has is None
    if has is not None and has.iso == had.iso:
        return True
    if not gain:
        return False
    if has is not None and has.iso.startswith(had.iso) and had.raw in has.raw:
        return True
    if has is None and now.venue is not None and had.iso == str(now.venue.year):
        return True
    return _plain(had.raw) in _plain(found)


def _keeps_venue(entry: Entry, now: Entry, found: str, *, gain: bool) -> bool:
    if entry.venue is None:
        return gain or now.venue is None
    had, has = entry.venue, now.venue
    # A bracket without its partner may have been taken for a part of the name.
    name = _plain(had.name).strip("[](){}【】") if gain else _plain(had.name)
    if has is not None and (name, had.year, had.track) == (_plain(has.name), has.year, has.track):
        return True
    return name in _plain(found)


def _loses_note(entry: Entry, now: Entry, *, gain: bool) -> bool:
    """Whether the words of a note are missing in the new entry."""
    had, has = (list(map(letters, which.notes)) for which in (entry, now))
    if had == has:
        return False
    if not gain:
        return True
    lost = Counter(had) - Counter(has)
    shown = letters(now.text)
    return any(note not in shown for note in lost)


def _code_starts(parts: Iterable[Inline]) -> list[int]:
    """Return the start offsets of code spans, in order."""
    found: list[int] = []
    stack = list(reversed(list(parts)))
    while stack:
        part = stack.pop()
        if part.kind == "code":
            found.append(part.start)
        stack.extend(reversed(part.children))
    found.sort()
    return found


def _count_within(starts: Sequence[int], start: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, start)


class _Visible:
    """The visible text of a document: without markup, URLs and white space."""

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
            for first, last, kind in visible_spans(text, start, end, inside):
                if kind != "break":
                    self._show(text, first, last)

    def _show(self, text: str, start: int, end: int) -> None:
        for line in text[start:end].splitlines(keepends=True):
            self.starts.append(start)
            self.texts.append(line)
            start += len(line)

    def between(self, start: int, end: int) -> str:
        """Return the visible text of the whole lines between two offsets."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return _UNSEEN.sub("", "".join(self.texts[first:last]))
