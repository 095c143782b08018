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
Warning if the two sections have the same parent. Note if they have different parents and links go to the
first section but not to the second.

## Notes
Headings that repeat in every section (“Papers”, “Code”) are fine if each of them or none of them has links. A
heading that only introduces links to sections further down is part of the table of contents. An empty section
of the same level between the two headings counts as the parent of those that follow it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from awesomelint.analysis.anchors import anchors, inner_links
from awesomelint.model import ListDocument, Section
from awesomelint.rules.api import Context, Found, Related, Severity, rule

# A heading that occurs this often is a generic name: years, “Paper”, “Code”.
_GENERIC = 4


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
    linked_offsets = {page.names.get(page.find(link.url) or "", -1) for link in inner_links(document)}
    headings = {heading.span.start: heading for heading in page.headings}
    # Unlike sections, headings that are entries have headings below them, too.
    parents = {start: heading.parent for start, heading in headings.items()}
    for sections in repeated:
        for index, later in enumerate(sections[1:], 1):
            parent = parents.get(later.span.start)
            siblings = (
                other
                for other in sections[:index]
                if parents.get(other.span.start) is parent and not _are_grouped_apart(document, other, later)
            )
            earlier = next(siblings, sections[0])
            are_siblings = parents.get(earlier.span.start) is parent and not _are_grouped_apart(
                document, earlier, later
            )
            are_linked = earlier.span.start in linked_offsets, later.span.start in linked_offsets
            message = f"duplicate heading “{later.title}”, already used on line {earlier.line}"
            if are_siblings and earlier.holds_entries and later.holds_entries:
                severity = Severity.NOTE if all(are_linked) else None
            elif are_linked == (True, False):
                message += " (all links go there)"
                severity = Severity.NOTE
            else:
                continue
            slug = headings[later.span.start].slug if later.span.start in headings else ""
            message += f"; this one has the anchor “#{slug}”"
            yield Found(later.span, message, severity, (Related(earlier.span, "the first heading"),))


def _are_grouped_apart(document: ListDocument, earlier: Section, later: Section) -> bool:
    """Whether an empty section of the same level between two sections groups those that follow it."""
    text = document.source.text
    return any(
        earlier.line < section.line < later.line
        and section.level == later.level
        and not section.children
        and not text[section.span.end : document.source.line_end(section.end_line)].strip()
        for section in document.sections
    )
