"""Reads a source as a list: the document with its sections and entries. Reading never raises, whatever the text."""

from __future__ import annotations

from awesomelint.markdown.render import rendered_text
from awesomelint.markdown.repair import undefined_references
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.reading.build.entries import Builder, enclosed_entry
from awesomelint.reading.build.tables import table_entries
from awesomelint.reading.classify.blocks import Groups
from awesomelint.reading.classify.enclosed import enclosed_works
from awesomelint.reading.classify.items import Judge
from awesomelint.reading.classify.quoted_fields import attach_quoted_fields
from awesomelint.reading.kept_drafts import KeptDrafts
from awesomelint.reading.kept_outlines import KeptOutlines, outlined
from awesomelint.reading.outline import Unit
from awesomelint.reading.section_names import is_contents
from awesomelint.reading.thresholds import TITLE_HEADING_SHARE
from awesomelint.reading.unread import count_items, unread
from awesomelint.source import Source, Span
from awesomelint.util.regex import lazy_pattern

_TITLES_LIST = lazy_pattern(r"(?i)awesome|\blists?\b|collection|papers|curated|reading|论文|资源")


def read(
    source: Source, kept: KeptDrafts | None = None, outlines: KeptOutlines | None = None
) -> ListDocument:
    """Read a source as a list of works.

    `kept` are drafts that were read before, and `outlines` of parts of lists; those of this source are added.
    """
    assembly = Assembly(source, kept, outlines)
    for unit in assembly.outline.units:
        # Without reference cycles, units are freed now and not at the next garbage collection.
        unit.parent = None
    return assembly.document


class Assembly:
    """Puts the judged units of one source together: sections by their headings, entries in their sections."""

    def __init__(
        self, source: Source, kept: KeptDrafts | None = None, outlines: KeptOutlines | None = None
    ) -> None:
        blocks, self.outline = outlined(source, outlines)
        self.document = ListDocument(source, blocks, self.outline.definitions)
        self.document.parts = self.outline.parts
        self.document.definition_references = self.outline.definition_references
        undefined = undefined_references(source.text, self.outline.parts, self.outline.definitions)
        defines = bool(self.outline.definitions)
        self.judge = Judge(source.text, self.outline.units, undefined, defines=defines, kept=kept)
        self.judge.run()
        Groups(self.judge).run()
        attach_quoted_fields(self.outline.units, self.judge.drafter)
        self.enclosed = enclosed_works(source.text, self.outline.units, self.judge.drafter)
        self.builder = Builder(source, self.judge)
        self.by_unit: dict[Unit, Entry] = {}
        section = self.document.root
        # Headings within a comment open sections only within the comment.
        hidden_section: Section | None = None
        for unit in self.outline.units:
            here = section
            if unit.hidden:
                here = hidden_section = hidden_section or section
            else:
                hidden_section = None
            if unit.kind == "heading" and unit.role == "contents":
                continue
            if unit.kind == "heading" and unit.role != "entry" and unit.head is not None:
                opened = self._open(here, unit)
                if unit.hidden:
                    hidden_section = opened
                else:
                    section = opened
                continue
            self._add(here, unit)
        _close(self.document.root, source.line_count)
        self._top_sections()
        self.document.unread = unread(self.judge, self.outline.units, self.document.entries)
        self.document.item_count = count_items(self.outline.units)

    def _add(self, section: Section, unit: Unit) -> None:
        document = self.document
        for entry in self._entries(unit):
            entry.section = section
            if unit.hidden:
                entry.hidden = True
                document.hidden.append(entry)
            else:
                section.entries.append(entry)
                document.entries.append(entry)

    def _entries(self, unit: Unit) -> list[Entry]:
        """The entries that begin in a unit: one, or those of a table or of HTML."""
        source, drafter = self.document.source, self.judge.drafter
        if unit.role == "entry":
            entry = self.builder.entry(unit)
            parent = unit.parent
            while parent is not None and parent not in self.by_unit:
                parent = parent.parent
            entry.parent = self.by_unit[parent] if parent is not None else None
            self.by_unit[unit] = entry
            return [entry]
        if unit in self.enclosed:
            return [enclosed_entry(source, unit, work) for work in self.enclosed[unit]]
        if unit.kind == "table" and unit.role != "contents" and unit.block is not None:
            return table_entries(source, unit, drafter)
        if unit.kind == "html" and not unit.role and unit.block is not None:
            from awesomelint.reading.build.html import html_entries

            return html_entries(source, unit.block, drafter)
        return []

    def _top_sections(self) -> None:
        """Only the first heading of level 1 titles the document; the others are sections.

        The first is one too if it shares the entries with others, unless its own sections are one level below.
        """
        tops = [
            section
            for section in self.document.root.children
            if section.level == 1 and not section.hidden and not is_contents(section.title)
        ]
        for later in tops[1:]:
            later.titles_document = False
        sizes = {
            top: sum(len(section.entries) for section in top.walk()) for top in tops if top.holds_entries
        }
        if len(sizes) < 2:
            return
        first = tops[0]
        if first not in sizes or sizes[first] > TITLE_HEADING_SHARE * sum(sizes.values()):
            return
        below = not first.entries and (len(sizes) < 3 or _TITLES_LIST.search(first.title) is not None)
        first.titles_document = first is self.document.root.children[0] and below

    def _open(self, section: Section, unit: Unit) -> Section:
        """A new section below the nearest one of a higher level."""
        parent = section
        while parent.parent is not None and parent.level >= unit.level:
            parent = parent.parent
        assert unit.head is not None
        title = rendered_text(self.document.source.text, unit.head.start, unit.head.end, unit.head.parts)
        opened = Section(title, unit.level, unit.line, Span(unit.head.start, unit.head.end), parent)
        opened.hidden = unit.hidden
        parent.children.append(opened)
        return opened


def _close(section: Section, last: int) -> None:
    """Give every section its last line; one in a comment does not end those around it."""
    section.end_line = last
    following: dict[bool, int] = {False: last + 1, True: last + 1}
    for child in reversed(section.children):
        _close(child, following[child.hidden] - 1)
        following[True] = child.line
        if not child.hidden:
            following[False] = child.line
