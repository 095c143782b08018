"""Two headings of one text where a link cannot tell which is meant.

## Why
GitHub calls the second heading “Papers” `#papers-1`. Nobody remembers that: links lead to the first, and when a third
is put between them, they lead to the wrong one. Under one and the same heading the reader cannot tell them apart
either.

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
None: whether they are one section or need two names, only a person can tell.

## Severity
A warning where two sections of the same text stand beside each other in one section; a note where they stand in
different sections and a link leads to the first of them, but none to the other.

## Notes
Headings that repeat in every section (“Papers”, “Code”) are fine as long as links tell them apart or none leads there.
A heading that only introduces links to the sections further down is part of the contents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from awesomelint.analysis.anchors import anchors, inner_links
from awesomelint.model import Section
from awesomelint.rules.api import Context, Found, Related, Severity, rule

# A text that stands so often beside itself is no name but a kind of thing: years, “Paper”, “Code”.
_KIND = 4


@rule("duplicate-heading", group="structure", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Look at the sections whose titles are equal but for case and spaces."""
    document = context.document
    by_title: dict[str, list[Section]] = defaultdict(list)
    for section in document.sections[1:]:
        by_title[" ".join(section.title.casefold().split())].append(section)
    repeated = [same for title, same in by_title.items() if 1 < len(same) < _KIND and title.strip("-=_*# ")]
    if not repeated:
        return
    page = anchors(document)
    reached = {page.names.get(page.find(link.url) or "", -1) for link in inner_links(document)}
    slugs = {heading.span.start: heading.slug for heading in page.headings}
    for same in repeated:
        first = same[0]
        for index, later in enumerate(same[1:], 1):
            beside = next((other for other in same[:index] if other.parent is later.parent), first)
            name = f"GitHub names this one “#{slugs.get(later.span.start, '')}”"
            linked = beside.span.start in reached, later.span.start in reached
            if beside.parent is later.parent and beside.holds_entries and later.holds_entries:
                said = f"“{later.title}” is a heading beside this one already, on line {beside.line}; {name}"
                severity = Severity.NOTE if all(linked) else None
            elif linked == (True, False):
                said = f"“{later.title}” is a heading on line {beside.line} too, where the links lead; {name}"
                severity = Severity.NOTE
            else:
                continue
            yield Found(later.span, said, severity, (Related(beside.span, "the first of them"),))
