"""HTML lists and tables: `<tr>` and `<li>` elements as entries."""

from __future__ import annotations

import re

from awesomelint.markdown.blocks import Block
from awesomelint.markdown.inline import scan
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import rendered_text
from awesomelint.model import Entry
from awesomelint.reading.build.entries import add_links, fill, finish, merge
from awesomelint.reading.outline import Stretch, drafted, item_of
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.votes.sections import Votes
from awesomelint.source import Source, Span
from awesomelint.util.regex import WORD, compiled, lazy_pattern

_ROW = lazy_pattern(r"<(tr|li)\b[^<>]*+>", re.IGNORECASE)
_CLOSE = {"tr": compiled("</tr", re.IGNORECASE), "li": compiled("</li", re.IGNORECASE)}
_CELL = lazy_pattern(r"<(td|th)\b([^<>]*+)>", re.IGNORECASE)
_NEXT_CELL = lazy_pattern(r"</?(?:td|th|tr)\b", re.IGNORECASE)


def html_entries(source: Source, block: Block, drafter: Parser) -> list[Entry]:
    """The entries in one HTML block: rows of a table and items of a list that hold a title and a link."""
    text = source.text
    entries: list[Entry] = []
    starts = [
        (match.start(), match.end(), match[1].lower())
        for match in _ROW.finditer(text, block.start, block.end)
    ]
    if len(starts) == 1 and "</table" in text[starts[0][1] : block.end].lower():
        # A table of one row only lays things out beside each other: a banner.
        return []
    elements: list[tuple[int, int, int, str]] = []
    for index, (begin, inner, name) in enumerate(starts):
        limit = starts[index + 1][0] if index + 1 < len(starts) else block.end
        close = _CLOSE[name].search(text, inner, limit)
        elements.append((begin, inner, close.start() if close else limit, name))
    items = _voted_items(text, elements, drafter)
    for begin, inner, end, name in elements:
        entry = (
            _row(source, begin, inner, end, drafter)
            if name == "tr"
            else _item(source, begin, end, items[inner])
        )
        if entry is None and entries and "colspan" in text[begin:end]:
            # A row that spans the table goes on about the work above it.
            _extend(entries[-1], source, begin, end)
        elif entry is not None:
            entries.append(entry)
    return entries


def _extend(entry: Entry, source: Source, begin: int, end: int) -> None:
    text = source.text
    note = rendered_text(text, begin, end, scan(text, begin, end, {}))
    if note:
        entry.notes.append(note)
    entry.span = Span(entry.span.start, end)
    entry.end_line = source.line_of(end)


def _make(source: Source, begin: int, end: int) -> Entry:
    end = begin + len(source.text[begin:end].rstrip())
    return Entry(source, "html", source.line_of(begin), source.line_of(end), Span(begin, end))


def _voted_items(text: str, elements: list[tuple[int, int, int, str]], drafter: Parser) -> dict[int, Draft]:
    """Return the drafts of the `<li>` elements, by the offsets of their texts, with the fields that they have in the form that they share."""
    units = {
        inner: item_of(Stretch(0, 0, inner, end, scan(text, inner, end, {})))
        for _, inner, end, name in elements
        if name == "li"
    }
    Votes(text, drafter, list(units.values())).run()
    found: dict[int, Draft] = {}
    for _, head, draft in drafted(units.values()):
        # The vote may not change a title.
        first = drafter.draft(head.start, head.end, head.parts)
        found[head.start] = draft if draft.title == first.title else first
    return found


def _item(source: Source, begin: int, end: int, draft: Draft) -> Entry | None:
    text = source.text
    if not draft.title or not draft.outside_links:
        return None
    entry = _make(source, begin, end)
    fill(entry, text, draft)
    finish(entry, text)
    return entry


def _row(source: Source, begin: int, inner: int, end: int, drafter: Parser) -> Entry | None:
    text = source.text
    drafts: list[Draft] = []
    stretches: list[tuple[int, int, list[Inline]]] = []
    best: Draft | None = None
    for match in _CELL.finditer(text, inner, end):
        if match[1].lower() == "th":
            return None
        following = _NEXT_CELL.search(text, match.end(), end)
        stop = following.start() if following else end
        stretches.append((match.end(), stop, scan(text, match.end(), stop, {})))
        draft = drafter.draft(*stretches[-1])
        drafts.append(draft)
        if "rowspan" in match[2] and draft.title_kind == "text":
            continue
        if draft.title and draft.title_kind != "label" and (best is None or _weight(draft) > _weight(best)):
            best = draft
    if best is None or not any(draft.outside_links for draft in drafts) or len(drafts) < 2:
        return None
    entry = _make(source, begin, end)
    for draft, stretch in zip(drafts, stretches, strict=True):
        if draft is best:
            fill(entry, text, draft)
        else:
            # Text that isn't a title here is a field: its only link and its venue do not become the title.
            fields = drafter.fields(*stretch)
            add_links(entry, text, fields)
            merge(entry, fields)
    finish(entry, text)
    return entry


def _weight(draft: Draft) -> int:
    return min(6, len(WORD.findall(draft.title))) + (4 if draft.title_kind in ("link", "strong") else 0)
