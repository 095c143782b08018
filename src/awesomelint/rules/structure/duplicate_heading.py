"""Two headings with the same text that links cannot tell apart.

## Why
The anchor of a second heading “Papers” is `#papers-1` on GitHub. This is easy to forget: links go to the
first heading, and if a third is added between them, they go to the wrong one. Under the same parent heading,
readers cannot tell them apart either.

## Wrong
    - [Conferences](#conferences)

    ## Conferences
    - [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239)

    ## Conferences
    - [Score-Based Generative Modeling](https://arxiv.org/abs/2011.13456)

## Right
    - [Conferences](#conferences)

    ## Conferences
    - [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239)
    - [Score-Based Generative Modeling](https://arxiv.org/abs/2011.13456)

## Fix
None: they may have to be merged or renamed.

## Severity
Warning if the two sections have the same parent; a note if the list repeats eight headings or more. Note if they
have different parents and links go to the first section but not to the second.

## Notes
Headings that repeat in every section (“Papers”, “Code”) are fine if each of them or none of them has links. A
heading that only introduces links to sections further down is part of the table of contents. An empty section
of the same level between the two headings counts as the parent of those that follow it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from awesomelint.analysis.anchors import anchors, inner_links
from awesomelint.model import ListDocument, Section
from awesomelint.rules.api import Context, Found, Related, Reverse, Severity, rule

# A heading that occurs this often is a generic name: years, “Paper”, “Code”.
_GENERIC = 4
# In a list that repeats this many headings, they are names of people, tools or the like.
_HABIT = 8


@rule("duplicate-heading", group="structure", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Report sections whose titles are equal except for case and spaces."""
    document = context.document
    by_title: dict[str, list[Section]] = defaultdict(list)
    for section in document.sections[1:]:
        by_title[" ".join(section.title.casefold().split())].append(section)
    repeated = [
        sections
        for title, sections in by_title.items()
        if 1 < len(sections) < _GENERIC and title.strip("-=_*# ")
    ]
    if not repeated:
        return
    page = anchors(document)
    linked_offsets = {page.names.get(page.find(link.url) or "") for link in inner_links(document)}
    headings = {heading.span.start: heading for heading in page.headings}
    # Unlike sections, headings that are entries have headings below them, too.
    parents = {start: heading.parent for start, heading in headings.items()}
    dividers = _dividers(document)

    def are_siblings(earlier: Section, later: Section) -> bool:
        if parents.get(earlier.span.start) is not parents.get(later.span.start):
            return False
        lines = dividers[later.level]
        return bisect_right(lines, earlier.line) == bisect_left(lines, later.line)

    for sections in repeated:
        for index, later in enumerate(sections[1:], 1):
            sibling = next((other for other in sections[:index] if are_siblings(other, later)), None)
            earlier = sibling or sections[0]
            are_linked = earlier.span.start in linked_offsets, later.span.start in linked_offsets
            message = f"duplicate heading “{later.title}”, already used on line {earlier.line}"
            above = f"duplicate heading “{earlier.title}”, already used on line {later.line}"
            if sibling and earlier.holds_entries and later.holds_entries:
                severity = Severity.NOTE if all(are_linked) or len(repeated) >= _HABIT else None
            elif are_linked == (True, False):
                message += " (all links go there)"
                severity = Severity.NOTE
            else:
                continue
            slug, first_slug = (
                headings[section.span.start].slug if section.span.start in headings else ""
                for section in (later, earlier)
            )
            message += f"; this one has the anchor “#{slug}”"
            above += f"; links to “#{first_slug}” lead to this one"
            related = Related(
                earlier.span, "the first heading", reverse=Reverse(above, "the heading with the same text")
            )
            yield Found(later.span, message, severity, (related,))


def _dividers(document: ListDocument) -> dict[int, list[int]]:
    """Return the lines of empty sections by their level: each groups the sections of its level that follow it."""
    source = document.source
    lines: dict[int, list[int]] = defaultdict(list)
    for section in document.sections:
        if not source.text[section.span.end : source.line_end(section.end_line)].strip():
            lines[section.level].append(section.line)
    return lines
