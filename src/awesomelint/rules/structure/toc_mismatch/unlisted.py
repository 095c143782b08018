"""Find sections that are missing from the tables of contents although their siblings are listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from awesomelint.analysis.anchors import Heading, anchors, fragment, inner_links
from awesomelint.analysis.contents import Contents, is_omitted, section_key
from awesomelint.model import Entry, EntryKind, ListDocument, Section
from awesomelint.source import onward
from awesomelint.util.regex import lazy_pattern

# Sections about the page rather than part of the list.
_ABOUT = lazy_pattern(
    r"(?i)contribut|licen[sc]e|licensing|citation|citing|\bcite|acknowledge?ment|star[- ]?(?:history|trend|chart|gaz)"
    r"|contact|maintainer|contents?\b|^toc$|^updates?$|changelog|news|\bnew\b|latest|\brecent"
    r"|disclaimer|sponsor|support|introduction|overview"
    r"|^about\b|motivation|faq|how to|to-?do|join|community|the team|footnote|similar"
    r"|(?:related|other) (?:repo|list|work|awesome)|^\W*(?:(?:back|go) to\b|top\W*$|返回)|^[⬆🔝]"
    r"|贡献|引用|许可|目录|更新|致谢|协议|介绍|简介|交流"
)
_COMMENT = lazy_pattern(r"<!--(?:[^-]|-(?!->))*+-->")
_LABEL = lazy_pattern(r"\[([^\[\]\n]+)\]\(")
_PLAIN_ITEM = lazy_pattern(r"^\s*[-*+]\s+")
_SECTION_NUMBER = lazy_pattern(r"\d+(?:\.\d+)*")
_LINK = lazy_pattern(r"\[([^\[\]\n]+)\]\(#([^()\s]+)\)")


def find_unlisted(document: ListDocument, tables: list[Contents]) -> Iterator[tuple[Heading, bool]]:
    """Yield each unlisted heading whose siblings are listed, and whether it is the only one."""
    items = [item for toc in tables for item in toc.items]
    targets = {item.target for item in items}
    # Items with a broken link count as listed.
    broken = {
        section_key(text)
        for item in items
        if item.target is None
        for text in (item.label, fragment(item.url))
    }
    listed_names = broken | {section_key(item.label) for item in items} | _commented_out(document, tables)
    other_names, linked = _other_names(document, tables), _linked_beside(document, tables)
    sections = {section.span.start: section for section in document.sections}
    for siblings in _sibling_groups(document, tables):
        listed = [heading for heading in siblings if heading in targets]
        if len(listed) < 2:
            continue
        missing = [
            heading
            for heading in siblings
            if heading not in targets
            and (name := section_key(heading.text))
            and name not in listed_names
            and listed_names.isdisjoint((name + "s", name.removesuffix("s")))
            and not _is_similar_to_any(name, broken)
            and not is_omitted(document, heading)
        ]
        if not missing or len(missing) > max(1, len(listed) // 5):
            continue
        max_depth = max(map(_depth, listed))
        for heading in _of_same_kind(document, missing, listed, sections):
            is_listed = heading in linked or section_key(heading.text) in other_names
            if not is_listed and _depth(heading) <= max_depth:
                yield heading, len(missing) == 1


def _depth(heading: Heading) -> int:
    """Return the depth of a heading by its number: 3 for `2.1.4`, 0 without a number."""
    number = _SECTION_NUMBER.match(heading.text)
    return number[0].count(".") + 1 if number else 0


def _other_names(document: ListDocument, tables: list[Contents]) -> set[str]:
    """Return the keys of all link texts and lines in tables of contents, even if they link to no section."""
    text = document.source.text
    lines = (line for toc in tables for line in text[slice(*toc.span)].splitlines())
    return {
        section_key(name) for line in lines for name in (*_LABEL.findall(line), _PLAIN_ITEM.sub("", line))
    }


def _linked_beside(document: ListDocument, tables: list[Contents]) -> set[Heading | None]:
    """Return the headings that are linked above the first section that the tables of contents list."""
    page = anchors(document)
    starts = [item.target.span.start for toc in tables for item in toc.items if item.target is not None]
    last = min((start for start in starts if start > tables[0].span.end), default=tables[0].span.end)
    found = (page.find(link.url) for link in inner_links(document) if link.span.start < last)
    names = {name for name in found if name is not None}
    return {heading for name in names for heading in (page.heading_at(name), page.other_heading_at(name))}


def _commented_out(document: ListDocument, tables: list[Contents]) -> set[str]:
    """Return the keys of links in comments within or right after a table of contents: they are omitted on
    purpose.
    """
    text = document.source.text
    # No comment can end after the last `-->`.
    ends = [(toc, text.rfind("-->", toc.span.start, onward(text, toc.span.end, 1000)) + 3) for toc in tables]
    comments = (comment[0] for toc, end in ends for comment in _COMMENT.finditer(text, toc.span.start, end))
    return {
        section_key(name)
        for comment in comments
        for link in _LINK.finditer(comment)
        for name in link.groups()
    }


def _sibling_groups(document: ListDocument, tables: list[Contents]) -> list[list[Heading]]:
    """Return the sections after the tables of contents, grouped by parent and level; entries are not
    sections.
    """
    first = document.entries[0].span.start if document.entries else len(document.source.text)
    end = max((toc.span.end for toc in tables if toc.span.start < first), default=tables[0].span.end)
    entry_lines = {entry.line for entry in document.entries}
    groups: dict[tuple[Heading | None, int], list[Heading]] = defaultdict(list)
    for heading in anchors(document).headings:
        line = document.source.line_of(heading.span.start)
        if heading.span.start > end and line not in entry_lines and not _ABOUT.search(heading.text):
            groups[heading.parent, heading.level].append(heading)
    return list(groups.values())


def _of_same_kind(
    document: ListDocument, missing: list[Heading], listed: list[Heading], sections: Mapping[int, Section]
) -> list[Heading]:
    """Return the missing headings whose sections are of the same kind as the listed sections.

    If most of these have entries, a section with text but without such entries is about the page (“Like this
    list?”), in any language. `sections` maps offsets of headings to sections.
    """
    others = [section for heading in listed if (section := sections.get(heading.span.start)) is not None]
    if 2 * sum(section.holds_entries for section in others) <= len(listed):
        return missing
    kinds = {entry.kind for section in others for entry in _entries(section)}
    return [heading for heading in missing if not _is_text(document, sections.get(heading.span.start), kinds)]


def _is_text(document: ListDocument, section: Section | None, kinds: set[EntryKind]) -> bool:
    """Whether a section has content of its own, but no subsections and no entries of the given kinds."""
    if section is None or section.children or any(entry.kind in kinds for entry in _entries(section)):
        return False
    source = document.source
    end = source.line_end(section.end_line)
    return bool(source.text[source.line_end(section.line) : end].strip())


def _entries(section: Section) -> Iterator[Entry]:
    return (entry for inner in section.walk() for entry in inner.entries)


def _is_similar_to_any(name: str, names: set[str]) -> bool:
    """Whether a name is similar to one of the names of broken links; True if there are very many of them."""
    from rapidfuzz.fuzz import ratio

    if len(names) > 200:
        return True
    return any(other and (other in name or name in other or ratio(name, other) >= 75) for other in names)
