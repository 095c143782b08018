"""Which sections list no works, such as a table of contents and a license."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from awesomelint.fields import urls
from awesomelint.markdown.render import links_of, rendered_text
from awesomelint.markdown.slugs import slug
from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import is_anchor
from awesomelint.reading.section_names import is_contents, lists_no_works
from awesomelint.reading.thresholds import SLOT_ENTRIES
from awesomelint.util.regex import compiled
from awesomelint.util.text import contains_any

_BACK = (
    *(f"{verb} to {target}" for verb in ("back", "go") for target in ("top", "toc", "content")),
    *("返回", "⬆", "🔝"),
)
_TOP = compiled(r"\W*top\W*$")
# Below all levels of headings.
_ANY_LEVEL = 7
# What some call the table of contents is the whole list. Papers may have a link to code and to a page each.
_SHARE_OF_PAPERS = 0.3


def leads_back(title: str) -> bool:
    """Whether a title is that of a link to the top of the page."""
    folded = title.lower()
    if " to " not in folded and folded.isascii():
        return _TOP.match(folded) is not None
    return contains_any(folded, _BACK) or _TOP.match(folded) is not None


def slugs(text: str, units: list[Unit]) -> frozenset[str]:
    """Return the anchors of the headings, without the numbers of those that are repeated."""
    heads = [unit.head for unit in units if unit.kind == "heading" and unit.head is not None]
    return frozenset([slug(rendered_text(text, head.start, head.end, head.parts)) for head in heads])


def without_works(text: str, units: list[Unit]) -> set[Unit]:
    """Return the units of sections that list no works, as their headings say. Headings that only lead back get their role.

    A table of contents ends at any heading, and at a thematic break after it.
    """
    found: set[Unit] = set()
    below, before = 0, ""
    for index, unit in enumerate(units):
        if unit.kind == "heading" and unit.head is not None:
            title = rendered_text(text, unit.head.start, unit.head.end, unit.head.parts)
            if unit.level <= below:
                below = 0
            if leads_back(title) and all(is_anchor(link.url) for link in links_of(unit.head.parts)):
                # `### [⬆ Back to top](#contents)` heads nothing.
                unit.role = "contents"
                found.add(unit)
            elif not below and lists_no_works(title):
                below = unit.level
            elif not below and is_contents(title) and not _links_to_works(units, index + 1):
                below = _ANY_LEVEL
        if below:
            found.add(unit)
            if below == _ANY_LEVEL and unit.kind == "rule" and before != "heading":
                below = 0
        before = unit.kind
    return found


def _links_to_works(units: list[Unit], first: int) -> bool:
    """Return whether many links of a section lead to papers; it begins at an index and ends before the next heading."""
    targets = list(_targets(units, first))
    papers = sum(map(_is_paper, targets))
    return papers >= SLOT_ENTRIES and papers >= _SHARE_OF_PAPERS * len(targets)


def _targets(units: list[Unit], first: int) -> Iterator[str]:
    for unit in takewhile(lambda unit: unit.kind != "heading", units[first:]):
        cells = [cell for row in unit.rows for cell in row.cells]
        for stretch in filter(None, (unit.head, *unit.more, *cells)):
            yield from [link.url for link in links_of(stretch.parts)]


def _is_paper(url: str) -> bool:
    return url.endswith(".pdf") or urls.is_work(urls.work_key(url))
