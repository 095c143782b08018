"""Absorbing: what one listing of a work must take over from another, so that the other can go and nothing is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.facts import fact
from awesomelint.fields import link_labels
from awesomelint.findings import Edit
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.source import Span
from awesomelint.util.regex import SIGN, compiled

# What a reader sees of an entry: its words, and signs such as 🔥.
_SEEN = compiled(rf"\w+|{SIGN}")
_MARKS = (("\\[", "\\]"), ("[", "]"), ("(", ")"), ("`", "`"), ("**", "**"))
_WORD = compiled(r"\w")
_FIELDS = ("author", "date", "venue", "tag")
# What has more links, tags and lines than these is no entry that one could go through by hand, nor part by part.
_MOST = 200
_NOTE = compiled(r"[ \t]+[-*+][ \t]")


def absorbed(document: ListDocument, keep: Entry, drop: Entry) -> list[Edit] | None:
    """What to put into the one listing before the other goes; None where something would be lost all the same."""
    if keep.kind != drop.kind or max(_size(keep), _size(drop)) > _MOST:
        return None
    kept = {link.key for link in keep.links if link.key}
    puts: dict[int, list[str]] = {}
    covered: list[Span] = []
    for link in drop.links:
        if link.key in kept and not ("#" in link.url and all(link.url != other.url for other in keep.links)):
            covered += [
                span for span in (link.url_span, link.label_span if link.label is not None else None) if span
            ]
        elif link.span.start < drop.own_end:
            where = _beside_links(keep, drop, link)
            if where is None:
                return None
            _put(document, puts, keep, drop, where, _whole(drop, link.span))
            covered.append(_whole(drop, link.span))
    for span, value in _tags(drop):
        covered.append(span)
        if value not in (own := {value: place for place, value in _tags(keep)}):
            if not own:
                return None
            _put(document, puts, keep, drop, list(own.values())[-1], span)
    nested = _nested(keep, drop, kept)
    if nested is None:
        return None
    spans, lines = nested
    covered += spans
    if lines:
        puts.setdefault(keep.span.end, []).append(lines)
    lost = Counter(_seen(drop, covered)) - Counter(
        _seen(keep, [link.url_span for link in keep.links if link.url_span])
    )
    return None if lost else [Edit(at, at, "".join(texts)) for at, texts in puts.items()]


def _size(entry: Entry) -> int:
    return len(entry.links) + len(entry.tags) + entry.end_line - entry.line


def _seen(entry: Entry, without: list[Span]) -> Iterator[str]:
    text, at = entry.source.text, entry.span.start + len(entry.marker)
    for start, end in [*sorted(without), (entry.span.end, entry.span.end)]:
        yield from map(str.casefold, _SEEN.findall(text, at, start))
        at = max(at, end)


def _beside_links(keep: Entry, drop: Entry, link: Link) -> Span | None:
    """The last of an entry's own labelled links, if another can stand behind it."""
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
    return [
        (_whole(entry, Span(p.start, p.end)), p.value.casefold()) for p in entry.pieces if p.kind == "tag"
    ]


def _put(
    document: ListDocument, puts: dict[int, list[str]], keep: Entry, drop: Entry, behind: Span, piece: Span
) -> None:
    """Put a piece of one entry behind a piece of the other, parted as the two entries part such pieces."""
    text = drop.source.text
    put = text[piece.start : piece.end]
    gap = _gap(keep, behind) or _gap(drop, piece) or _usual_gap(document)
    puts.setdefault(behind.end, []).append(gap + put)


@fact
def _usual_gap(document: ListDocument) -> str:
    """What parts two tags of one entry where a list has such; a space if nothing does."""
    gaps = (_gap(entry, tags[-1][0]) for entry in document.entries if len(tags := _tags(entry)) > 1)
    return next(filter(None, gaps), " ")


def _gap(entry: Entry, piece: Span) -> str:
    """What stands between a piece and the link or tag before it, if that is no word."""
    text = entry.source.text
    others = [_whole(entry, link.span) for link in entry.links if link.label is not None]
    before = max(
        (span.end for span in others + [span for span, _ in _tags(entry)] if span.end <= piece.start),
        default=-1,
    )
    gap = text[before : piece.start] if before >= 0 else ""
    return "" if _WORD.search(gap) or len(gap) > 8 or ("|" in gap and entry.cells) else gap


def _nested(keep: Entry, drop: Entry, kept: set[str]) -> tuple[list[Span], str] | None:
    """The lines nested in an entry that goes: all their spans, and the text of those that the other has not."""
    if drop.kind != "item" or drop.own_end >= drop.span.end:
        return [], ""
    source, has = drop.source, keep.text
    first = source.line_of(drop.own_end) + 1
    spans = [Span(source.line_start(line), source.line_end(line)) for line in range(first, drop.end_line + 1)]
    words = {span: source.text[span.start : span.end] for span in spans}
    lines = [span for span in spans if words[span].strip() not in has]
    if not lines:
        return spans, ""
    if _column(keep) != _column(drop) or not all(_may_move(drop, line, keep, kept) for line in lines):
        return None
    if len(lines) == sum(bool(words[span].strip()) for span in spans) and keep.own_end == keep.span.end:
        return spans, source.text[drop.own_end : drop.span.end]
    # Beside notes that stand there a line must be a note of its own.
    there = (
        source.line_text(source.line_of(keep.own_end) + 1)
        if keep.own_end < keep.span.end
        else words[spans[0]]
    )
    if any(_NOTE.match(words[span]) is None or _indent(words[span]) != _indent(there) for span in lines):
        return None
    return spans, "".join(source.newline + words[span] for span in lines)


def _may_move(entry: Entry, line: Span, keep: Entry, kept: set[str]) -> bool:
    """Whether a line says nothing of which the other entry has its own: authors, a date, a link of its kind."""
    named = {link_labels.normal(link.label or "") for link in keep.links}
    return not any(
        line.start <= piece.start < line.end and piece.kind in _FIELDS for piece in entry.pieces
    ) and not any(
        line.start <= link.span.start < line.end
        and (link.key in kept or link_labels.normal(link.label or "") in named)
        for link in entry.links
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _column(entry: Entry) -> tuple[int, int]:
    """Where an item's marker and its text begin, on which the indent of what is nested in it depends."""
    start = entry.source.line_start(entry.line)
    return entry.span.start - start, len(entry.marker)
