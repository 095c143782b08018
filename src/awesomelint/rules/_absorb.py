"""Absorbing: what one listing of a work must take over from another, so that the other can go and nothing is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import labels
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.rules.api import Edit, Span

# What a reader sees of an entry: its words, and signs such as 🔥.
_SEEN = re.compile(r"\w+|[\u2190-\U0001faff]")
_MARKS = (("\\[", "\\]"), ("[", "]"), ("(", ")"), ("`", "`"), ("**", "**"))
_WORD = re.compile(r"\w")


def absorbed(document: ListDocument, keep: Entry, drop: Entry) -> list[Edit] | None:
    """What to put into the one listing before the other goes; None where something would be lost all the same."""
    if keep.kind != drop.kind:
        return None
    kept = {link.key for link in keep.links if link.key}
    puts: dict[int, list[str]] = {}
    covered: list[Span] = []
    for link in drop.links:
        if link.key in kept and not ("#" in link.url and all(link.url != other.url for other in keep.links)):
            covered += [span for span in (link.url_span, link.label_span if link.label is not None else None) if span]
        elif link.span.start < drop.own_end:
            where = _beside_links(keep, drop, link)
            if where is None:
                return None
            _put(puts, keep, drop, where, _whole(drop, link.span))
            covered.append(_whole(drop, link.span))
    for span, value in _tags(drop):
        covered.append(span)
        if value not in (own := {value: place for place, value in _tags(keep)}):
            if not own:
                return None
            _put(puts, keep, drop, list(own.values())[-1], span)
    nested = _nested(keep, drop, kept)
    if nested is None:
        return None
    spans, lines = nested
    covered += spans
    if lines:
        puts.setdefault(keep.span.end, []).append(lines)
    lost = Counter(_seen(drop, covered)) - Counter(_seen(keep, [link.url_span for link in keep.links if link.url_span]))
    return None if lost else [Edit(at, at, "".join(texts)) for at, texts in puts.items()]


def _seen(entry: Entry, without: list[Span]) -> Iterator[str]:
    text, at = entry.source.text, entry.span.start + len(entry.marker)
    for start, end in [*sorted(without), (entry.span.end, entry.span.end)]:
        yield from (word.casefold() for word in _SEEN.findall(text, at, start) if start > at)
        at = max(at, end)


def _beside_links(keep: Entry, drop: Entry, link: Link) -> Span | None:
    """The last of an entry's own labelled links, if another can stand behind it."""
    own = [other for other in keep.links if other.label is not None and not other.badge and other.span.end <= keep.own_end]
    label = labels.normal(link.label or "")
    if not own or link.label is None or link.badge or any(labels.normal(other.label or "") == label for other in own):
        return None
    if keep.cells and _cell(keep, own[-1].span) != _cell(drop, link.span):
        return None
    return _whole(keep, own[-1].span)


def _cell(entry: Entry, span: Span) -> int:
    return sum(cell.start <= span.start for cell in entry.cells)


def _whole(entry: Entry, span: Span) -> Span:
    """A link or tag with the brackets or marks around it."""
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
    """The places of an entry's tags, marks included, and what they say."""
    return [(_whole(entry, Span(p.start, p.end)), p.value.casefold()) for p in entry.pieces if p.kind == "tag"]


def _put(puts: dict[int, list[str]], keep: Entry, drop: Entry, behind: Span, piece: Span) -> None:
    """Put a piece of one entry behind a piece of the other, parted as the two entries part such pieces."""
    text = drop.source.text
    put = text[piece.start : piece.end]
    puts.setdefault(behind.end, []).append((_gap(keep, behind) or _gap(drop, piece) or " ") + put)


def _gap(entry: Entry, piece: Span) -> str:
    """What stands between a piece and the link or tag before it, if that is no word."""
    text = entry.source.text
    others = [_whole(entry, link.span) for link in entry.links if link.label is not None]
    before = max((span.end for span in others + [span for span, _ in _tags(entry)] if span.end <= piece.start), default=-1)
    gap = text[before : piece.start] if before >= 0 else ""
    return "" if _WORD.search(gap) or len(gap) > 8 or "|" in gap and entry.cells else gap


def _nested(keep: Entry, drop: Entry, kept: set[str]) -> tuple[list[Span], str] | None:
    """The lines nested in an entry that goes: all their spans, and the text of those that the other has not."""
    if drop.own_end >= drop.span.end or drop.kind != "item":
        return [], ""
    source, text = drop.source, drop.source.text
    has = keep.text
    spans, lines = [], []
    for line in range(source.line_of(drop.own_end) + 1, drop.end_line + 1):
        words = source.line_text(line).strip()
        if words in has:
            # Said by the other, too.
            spans.append(Span(source.line_start(line), source.line_end(line)))
            continue
        start, end = source.line_start(line), source.line_end(line)
        if any(start <= link.span.start < end and link.key in kept for link in drop.links):
            return None
        spans.append(Span(start, end))
        lines.append(source.newline + source.line_text(line))
    indents = {_column(entry) for entry in (keep, drop)}
    if lines and (len(indents) > 1 or len(lines) < len(spans) or keep.own_end < keep.span.end):
        return None
    return spans, "".join(lines) if text else ""


def _column(entry: Entry) -> tuple[int, int]:
    """Where an item's marker and its text begin, on which the indent of what is nested in it depends."""
    start = entry.source.line_start(entry.line)
    return entry.span.start - start, len(entry.marker)
