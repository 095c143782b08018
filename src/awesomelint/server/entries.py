"""What was read of a list: the outline, the entry under the cursor, and where a work is listed first."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from awesomelint.analysis.positions import entry_at
from awesomelint.findings import Finding
from awesomelint.model import Entry, Section
from awesomelint.report.markdown_text import literal
from awesomelint.report.urls import rule_page
from awesomelint.rules import BY_NAME
from awesomelint.server.lists import Checked
from awesomelint.source import Span


def outline(checked: Checked) -> list[types.DocumentSymbol]:
    """Return the sections, each with its subsections and entries."""
    return _children(checked, checked.report.document.root)


def _children(checked: Checked, section: Section) -> list[types.DocumentSymbol]:
    symbols = [_entry_symbol(checked, entry) for entry in section.entries if not entry.hidden]
    symbols += [_section_symbol(checked, child) for child in section.children if not child.hidden]
    return sorted(symbols, key=lambda symbol: (symbol.range.start.line, symbol.range.start.character))


def _section_symbol(checked: Checked, section: Section) -> types.DocumentSymbol:
    source, positions = checked.text.source, checked.text.positions
    start = source.line_start(section.line)
    heading = Span(start, source.line_end(section.line))
    whole = Span(start, max(source.line_end(section.end_line), heading.end))
    return types.DocumentSymbol(
        name=section.title or "(untitled section)",
        kind=types.SymbolKind.Namespace,
        range=positions.range(whole),
        selection_range=positions.range(heading),
        children=_children(checked, section),
    )


def _entry_symbol(checked: Checked, entry: Entry) -> types.DocumentSymbol:
    positions, title = checked.text.positions, entry.title_span
    if not entry.span.start <= title.start <= title.end <= entry.span.end:
        # A title may be in a heading above its entry; the protocol wants the selection to be in the range.
        title = entry.span
    return types.DocumentSymbol(
        name=entry.title or "(entry without a title)",
        detail=entry.date.raw if entry.date is not None else None,
        kind=types.SymbolKind.Field,
        range=positions.range(entry.span),
        selection_range=positions.range(title),
    )


def _entry_under(checked: Checked, offset: int) -> Entry | None:
    """Return the entry at or directly before a cursor, or None."""
    document = checked.report.document
    return entry_at(document, offset) or entry_at(document, offset - 1)


def findings_at(checked: Checked, offset: int) -> list[Finding]:
    """Return the findings whose span contains an offset."""
    return [found for found in checked.report.findings if found.span.start <= offset <= found.span.end]


def hover(checked: Checked, offset: int) -> types.Hover | None:
    """Return what was read of the entry at an offset, and the rules of the findings there."""
    entry = _entry_under(checked, offset)
    lines = list(_facts(entry)) if entry is not None else []
    for rule in dict.fromkeys(finding.rule for finding in findings_at(checked, offset)):
        lines.append(f"[{rule}]({rule_page(rule)}): {BY_NAME[rule].summary}")
    if not lines:
        return None
    where = entry.span if entry is not None else None
    return types.Hover(
        types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(lines)),
        checked.text.positions.range(where) if where is not None else None,
    )


def _facts(entry: Entry) -> Iterator[str]:
    yield f"**{literal(entry.title or '(no title)')}**"
    if entry.date is not None:
        yield f"date: {literal(entry.date.iso or entry.date.raw)}"
    if entry.venue is not None:
        year = f" {entry.venue.year}" if entry.venue.year is not None else ""
        yield f"venue: {literal(entry.venue.name)}{year}"
    if entry.arxiv is not None:
        version = f"v{entry.arxiv.version}" if entry.arxiv.version is not None else ""
        yield f"arXiv: {literal(entry.arxiv.id)}{version}"
    if entry.doi is not None:
        yield f"DOI: {literal(entry.doi)}"
    if entry.authors:
        yield f"authors: {literal(', '.join(entry.authors))}"
    if entry.tags:
        yield f"tags: {literal(', '.join(entry.tags))}"


def definitions(checked: Checked, offset: int) -> list[types.Location]:
    """Return the other places that the findings at an offset refer to, such as the first listing of a duplicate."""
    entry = _entry_under(checked, offset)
    found = findings_at(checked, offset)
    if not found and entry is not None:
        # Findings mark a part of an entry; a jump from any part of it leads there, too.
        found = [
            finding
            for finding in checked.report.findings
            if entry.span.start <= finding.span.start and finding.span.end <= entry.span.end
        ]
    spans = dict.fromkeys(
        related.span for finding in found for related in finding.related if related.path is None
    )
    return [types.Location(checked.text.uri, checked.text.positions.range(span)) for span in spans]
