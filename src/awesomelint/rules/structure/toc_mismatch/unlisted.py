"""Sections that the contents of a page leave out, though they name those beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from awesomelint.analysis.anchors import Heading, anchors, fragment
from awesomelint.analysis.contents import Contents, key
from awesomelint.model import ListDocument
from awesomelint.source import onward
from awesomelint.util.regex import lazy_pattern

# Sections about the page, not of the list.
_ABOUT = lazy_pattern(
    r"(?i)contribut|licen[sc]e|licensing|citation|citing|\bcite|acknowledge?ment|star[- ]?(?:history|trend|chart|gaz)"
    r"|contact|maintainer|contents?\b|^toc$|^updates?$|changelog|news|disclaimer|sponsor|support|introduction|overview"
    r"|^about\b|motivation|\bfaq|how to|to-?do|join|community|the team|footnote|similar"
    r"|(?:related|other) (?:repo|list|work|awesome)"
    r"|贡献|引用|许可|目录|更新|致谢|协议|介绍|简介|交流"
)
_COMMENT = lazy_pattern(r"<!--(?:[^-]|-(?!->))*+-->")
_LINK = lazy_pattern(r"\[([^\[\]\n]+)\]\(#([^()\s]+)\)")


def unlisted(document: ListDocument, found: list[Contents]) -> Iterator[tuple[Heading, int, bool]]:
    """Each heading left out, with the number of those beside it that are named, and whether it is the only one."""
    items = [item for one in found for item in one.items]
    listed = {item.target for item in items}
    # What stands in the contents with a link that leads nowhere is in the contents all the same.
    lost = {key(text) for item in items if item.target is None for text in (item.label, fragment(item.url))}
    named = lost | {key(item.label) for item in items} | _parked(document, found)
    for beside in _siblings(document, found):
        absent = [
            heading
            for heading in beside
            if heading not in listed
            and (name := key(heading.text))
            and name not in named
            and not _among(name, lost)
        ]
        present = sum(heading in listed for heading in beside)
        if present >= 2 and len(absent) <= max(1, present // 5):
            for heading in absent:
                yield heading, present, len(absent) == 1


def _parked(document: ListDocument, found: list[Contents]) -> set[str]:
    """What stands in comments within a contents or right behind it: somebody took it out on purpose."""
    text = document.source.text
    # Behind the last end of a comment none is looked for.
    ends = [(one, text.rfind("-->", one.span.start, onward(text, one.span.end, 1000)) + 3) for one in found]
    comments = (comment[0] for one, end in ends for comment in _COMMENT.finditer(text, one.span.start, end))
    return {key(name) for comment in comments for link in _LINK.finditer(comment) for name in link.groups()}


def _siblings(document: ListDocument, found: list[Contents]) -> list[list[Heading]]:
    """The sections behind the contents, those of one level under one heading together; entries are no sections."""
    first = document.entries[0].span.start if document.entries else len(document.source.text)
    end = max((one.span.end for one in found if one.span.start < first), default=found[0].span.end)
    entries = {entry.line for entry in document.entries if entry.kind == "heading"}
    groups: dict[tuple[Heading | None, int], list[Heading]] = defaultdict(list)
    for heading in anchors(document).headings:
        line = document.source.line_of(heading.span.start)
        if heading.span.start > end and line not in entries and not _ABOUT.search(heading.text):
            groups[heading.parent, heading.level].append(heading)
    return list(groups.values())


def _among(name: str, names: set[str]) -> bool:
    """Whether a name is like one of those in the contents that lead nowhere; with very many of these, it may be."""
    from rapidfuzz.fuzz import ratio

    if len(names) > 200:
        return True
    return any(other and (other in name or name in other or ratio(name, other) >= 75) for other in names)
