"""The reader: from a source to the document with its sections and entries. It never raises on any text."""

from __future__ import annotations

from awesomelint.markdown.blocks import parse
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.reading.build import Builder
from awesomelint.reading.judge import Judge
from awesomelint.reading.markup import html_entries
from awesomelint.reading.nodes import visible
from awesomelint.reading.tables import table_entries
from awesomelint.reading.units import Outliner, Unit
from awesomelint.source import Source, Span


def read(source: Source) -> ListDocument:
    """Read a source as a list of works."""
    blocks = parse(source)
    outline = Outliner(source, blocks)
    document = ListDocument(source, blocks, outline.definitions)
    judge = Judge(source.text, outline.units)
    judge.run()
    builder = Builder(source, judge)
    entries: dict[Unit, Entry] = {}
    section = document.root
    for unit in outline.units:
        if unit.kind == "heading" and unit.role != "entry" and unit.head is not None:
            section = _open(document, section, unit)
            continue
        made: list[Entry] = []
        if unit.role == "entry":
            made = [builder.entry(unit)]
            parent = unit.parent
            while parent is not None and parent not in entries:
                parent = parent.parent
            made[0].parent = entries.get(parent) if parent is not None else None
            entries[unit] = made[0]
        elif unit.kind == "table" and unit.role != "contents" and unit.block is not None:
            made = table_entries(source, unit.block, judge.drafter, outline.definitions)
        elif unit.kind == "html" and not unit.role and unit.block is not None:
            made = html_entries(source, unit.block, judge.drafter)
        for entry in made:
            entry.section = section
            section.entries.append(entry)
            document.entries.append(entry)
    _close(document.root, source.line_count)
    return document


def _open(document: ListDocument, section: Section, unit: Unit) -> Section:
    """A new section below the nearest one of a higher level."""
    parent = section
    while parent.parent is not None and parent.level >= unit.level:
        parent = parent.parent
    assert unit.head is not None
    title = visible(document.source.text, unit.head.start, unit.head.end, unit.head.parts)
    opened = Section(title, unit.level, unit.line, Span(unit.head.start, unit.head.end), parent)
    parent.children.append(opened)
    return opened


def _close(section: Section, last: int) -> None:
    section.end_line = last
    for index, child in enumerate(section.children):
        following = section.children[index + 1].line - 1 if index + 1 < len(section.children) else last
        _close(child, following)
