"""Merge two entries for the same work: copy links, tags and notes to the entry that stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from awesomelint.facts import fact
from awesomelint.fields import link_labels, urls, venues
from awesomelint.findings import Edit
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.source import Span
from awesomelint.util.regex import SIGN, compiled, lazy_pattern

# The visible content of an entry: words, and signs such as 🔥.
_VISIBLE = compiled(rf"\w+|{SIGN}")
_MARKS = (("\\[", "\\]"), ("[", "]"), ("(", ")"), ("`", "`"), ("**", "**"))
_WORD = compiled(r"\w")
# A word that is not in a URL.
_PROSE = lazy_pattern(r"(?<![^\s(\[“\"])[^\W\d_]{2,}(?=[\s.,:;)\]”\"])")
_STARS = lazy_pattern(
    r"(?:⭐️?|★|🌟|:star:|\bstars?\b)[\s:：]{0,2}\d[\d.,]*+k?|(?<!\d)\d[\d.,]*+k?\s?(?:⭐️?|★|🌟|:star:|stars?\b)",
    re.IGNORECASE,
)
# So many words on other lines between two links are a remark, such as one on an older version.
_REMARK = 6
_FIELDS = ("author", "date", "venue", "tag")
# Bounds the work for each pair; the total number of links, tags and lines of an entry.
_MAX_SIZE = 200
_NOTE = compiled(r"[ \t]+[-*+][ \t]")


def merge_entries(document: ListDocument, keep: Entry, drop: Entry) -> list[Edit] | None:
    """Return the edits that add what only `drop` has to `keep`; None if something would be lost."""
    if keep.kind != drop.kind or max(_size(keep), _size(drop)) > _MAX_SIZE:
        return None
    merge = _Merge(document, keep, drop)
    if not (merge.add_links() and merge.add_tags() and merge.add_nested_lines()):
        return None
    merge.add_stars()
    if _loses_field(keep, drop, merge.covered):
        return None
    kept = Counter(_visible(keep, [link.url_span for link in keep.links if link.url_span]))
    if Counter(_visible(drop, merge.covered)) - kept:
        return None
    return [Edit(at, at, "".join(texts)) for at, texts in merge.insertions.items()]


def _loses_field(keep: Entry, drop: Entry, covered: list[Span]) -> bool:
    """Whether only `drop` has a date or a venue, even if `keep` has its words somewhere else: in a title, say."""
    return any(
        field is not None
        and other is None
        and not any(span.start <= field.span.start < span.end for span in covered)
        for field, other in ((drop.date, keep.date), (drop.venue, keep.venue))
    )


class _Merge:
    """The insertions into `keep`, by offset, and the spans of `drop` whose content is in `keep` afterwards.

    The methods return False if something cannot be added.
    """

    def __init__(self, document: ListDocument, keep: Entry, drop: Entry) -> None:
        self.document, self.keep, self.drop = document, keep, drop
        self.keys = {link.key for link in keep.links if link.key}
        self.insertions: dict[int, list[str]] = {}
        self.covered: list[Span] = []

    def add_links(self) -> bool:
        keep, drop = self.keep, self.drop
        for link in drop.links:
            if urls.is_placeholder(link.url):
                if link.label is not None:
                    self.covered.append(_with_brackets(drop, link.span))
                continue
            is_new_fragment = "#" in link.url and all(link.url != other.url for other in keep.links)
            if link.key in self.keys and not is_new_fragment:
                # A label may say more than what the link leads to: `[CVPR]`.
                is_plain = link.label is not None and _is_plain(link.label)
                spans = (link.url_span, link.label_span if is_plain else None)
                self.covered += [span for span in spans if span]
            elif link.span.start < drop.own_end:
                previous = _last_labelled_link(keep, drop, link)
                if previous is None:
                    return False
                span = _with_brackets(drop, link.span)
                self._insert_after(previous, span)
                self.covered.append(span)
        return True

    def add_stars(self) -> None:
        """Leave out a number of stars if the entry that stays has one, too."""
        text, kept = self.drop.source.text, self.keep.source.text
        if _STARS.search(kept, *self.keep.span):
            self.covered += [Span(*match.span()) for match in _STARS.finditer(text, *self.drop.span)]

    def add_tags(self) -> bool:
        tags = {tag: span for span, tag in _tags(self.keep)}
        for span, tag in _tags(self.drop):
            self.covered.append(span)
            if tag not in tags:
                if not tags:
                    return False
                self._insert_after(list(tags.values())[-1], span)
        return True

    def add_nested_lines(self) -> bool:
        nested = _nested(self.keep, self.drop, self.keys)
        if nested is None:
            return False
        spans, lines = nested
        self.covered += spans
        if lines:
            self.insertions.setdefault(self.keep.span.end, []).append(lines)
        return True

    def _insert_after(self, previous: Span, piece: Span) -> None:
        """Insert a link or tag of `drop` after one of `keep`, with their usual separator."""
        gap = _gap(self.keep, previous) or _gap(self.drop, piece) or _usual_gap(self.document)
        text = self.drop.source.text[piece.start : piece.end]
        self.insertions.setdefault(previous.end, []).append(gap + text)


def _is_plain(label: str) -> bool:
    """Whether a label only says what kind of link it is on; one that is a venue says more."""
    name = link_labels.normal(label)
    return link_labels.is_label(name) and (name == "arxiv" or venues.known_name(label) is None)


def _size(entry: Entry) -> int:
    return len(entry.links) + len(entry.tags) + entry.end_line - entry.line


def _visible(entry: Entry, without: list[Span]) -> Iterator[str]:
    """Yield the visible words and signs of an entry outside of some spans."""
    text, at = entry.source.text, entry.span.start + len(entry.marker)
    for start, end in [*sorted(without), (entry.span.end, entry.span.end)]:
        yield from map(str.casefold, _VISIBLE.findall(text, at, start))
        at = max(at, end)


def _last_labelled_link(keep: Entry, drop: Entry, link: Link) -> Span | None:
    """Return the last labelled link of `keep` if a link of `drop` can follow it."""
    own = [
        other
        for other in keep.links
        if other.label is not None and not other.badge and other.span.end <= keep.own_end
    ]
    label = link_labels.normal(link.label or "")
    if (
        not own
        or link.label is None
        or link.badge
        or any(link_labels.normal(other.label or "") == label for other in own)
    ):
        return None
    last = _last_before_remark(keep, own)
    if keep.cells and _cell(keep, last.span) != _cell(drop, link.span):
        return None
    return _with_brackets(keep, last.span)


def _last_before_remark(entry: Entry, links: list[Link]) -> Link:
    """Return the last link before a remark on a line of its own that has links, too."""
    for link, following in pairwise(links):
        between = entry.source.text[link.span.end : following.span.start]
        if "\n" in between and len(_PROSE.findall(between)) > _REMARK:
            return link
    return links[-1]


def _cell(entry: Entry, span: Span) -> int:
    return sum(cell.start <= span.start for cell in entry.cells)


def _with_brackets(entry: Entry, span: Span) -> Span:
    """Return the span of a link or tag with the brackets or marks around it."""
    text, (start, end) = entry.source.text, span
    grown = True
    while grown:
        grown = False
        for mark, close in _MARKS:
            if text.endswith(mark, entry.span.start, start) and text.startswith(close, end, entry.span.end):
                start, end, grown = start - len(mark), end + len(close), True
                break
    return Span(start, end)


def _tags(entry: Entry) -> list[tuple[Span, str]]:
    """Return the spans of an entry's tags, including the marks around them, and their folded text."""
    return [
        (_with_brackets(entry, Span(piece.start, piece.end)), piece.value.casefold())
        for piece in entry.pieces
        if piece.kind == "tag"
    ]


@fact
def _usual_gap(document: ListDocument) -> str:
    """Return what separates two tags of an entry in this list; a space by default."""
    gaps = (_gap(entry, tags[-1][0]) for entry in document.entries if len(tags := _tags(entry)) > 1)
    return next(filter(None, gaps), " ")


def _gap(entry: Entry, piece: Span) -> str:
    """Return what separates a piece from the link or tag before it; empty if there are words between them."""
    text = entry.source.text
    links = [_with_brackets(entry, link.span) for link in entry.links if link.label is not None]
    tags = [span for span, _ in _tags(entry)]
    previous_end = max((span.end for span in links + tags if span.end <= piece.start), default=-1)
    gap = text[previous_end : piece.start] if previous_end >= 0 else ""
    return "" if _WORD.search(gap) or len(gap) > 8 or ("|" in gap and entry.cells) else gap


def _nested(keep: Entry, drop: Entry, keys: set[str]) -> tuple[list[Span], str] | None:
    """Return the spans of the lines nested in `drop`, and the text to append to `keep`; None if they cannot
    be moved.
    """
    if drop.kind != "item" or drop.own_end >= drop.span.end:
        return [], ""
    source, existing = drop.source, keep.text
    first = source.line_of(drop.own_end) + 1
    spans = [Span(source.line_start(line), source.line_end(line)) for line in range(first, drop.end_line + 1)]
    texts = {span: source.text[span.start : span.end] for span in spans}
    new = [span for span in spans if texts[span].strip() not in existing]
    if not new:
        return spans, ""
    if _column(keep) != _column(drop) or not all(_can_move_line(drop, line, keep, keys) for line in new):
        return None
    if len(new) == sum(bool(texts[span].strip()) for span in spans) and keep.own_end == keep.span.end:
        return spans, source.text[drop.own_end : drop.span.end]
    # After existing notes, each line must be a list item with the same indentation.
    first_note = (
        source.line_text(source.line_of(keep.own_end) + 1)
        if keep.own_end < keep.span.end
        else texts[spans[0]]
    )
    if any(_NOTE.match(texts[span]) is None or _indent(texts[span]) != _indent(first_note) for span in new):
        return None
    return spans, "".join(source.newline + texts[span] for span in new)


def _can_move_line(entry: Entry, line: Span, keep: Entry, keys: set[str]) -> bool:
    """Whether a line has no field that the other entry has: authors, a date, the same label."""
    labels = {link_labels.normal(link.label or "") for link in keep.links}
    return not any(
        line.start <= piece.start < line.end and piece.kind in _FIELDS for piece in entry.pieces
    ) and not any(
        line.start <= link.span.start < line.end
        and (link.key in keys or link_labels.normal(link.label or "") in labels)
        for link in entry.links
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _column(entry: Entry) -> tuple[int, int]:
    """Return the column and length of an item's marker, on which the indentation below depends."""
    start = entry.source.line_start(entry.line)
    return entry.span.start - start, len(entry.marker)
