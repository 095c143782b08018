"""Two headings of one text where a link cannot tell which is meant.

## Why
GitHub calls the second heading “Papers” `#papers-1`. Nobody remembers that: links lead to the first, and when a third
is put between them, they lead to the wrong one. Under one and the same heading the reader cannot tell them apart either.

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
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.model import ListDocument, Section
from awesomelint.rules._anchors import anchors
from awesomelint.rules.api import Found, Related, Severity, rule

# A text that stands so often beside itself is no name but a kind of thing: years, “Paper”, “Code”.
_KIND = 4


@rule("duplicate-heading", group="structure", severity=Severity.WARNING)
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Look at the sections whose titles are equal but for case and spaces."""
    by_title: dict[str, list[Section]] = defaultdict(list)
    for section in document.sections[1:]:
        by_title[" ".join(section.title.casefold().split())].append(section)
    repeated = [same for title, same in by_title.items() if len(same) > 1 and title.strip("-=_*# ")]
    if not repeated:
        return
    links = [reference.url for reference in document.references if reference.url[:1] == "#"]
    page = anchors(document)
    reached = {page.names.get(page.find(url) or "", -1) for url in links}
    slugs = {heading.span.start: heading.slug for heading in page.headings}
    line_of = document.source.line_of
    for same in repeated:
        first = same[0]
        beside: dict[int, list[Section]] = defaultdict(list)
        for section in same:
            beside[id(section.parent)].append(section)
        for later in same[1:]:
            earlier = next((other for other in beside[id(later.parent)] if other.line < later.line), None)
            where = f"on line {line_of((earlier or first).span.start)}"
            name = f"GitHub names this one “#{slugs.get(later.span.start, '')}”"
            if earlier is not None and len(same) < _KIND and earlier.level == later.level and _holds_entries(earlier) and _holds_entries(later):
                both = earlier.span.start in reached and later.span.start in reached
                said = f"“{later.title}” is a heading beside this one already, {where}; {name}"
                yield Found(later.span, said, Severity.NOTE if both else None, (Related(earlier.span, "the first of them"),))
            elif first.span.start in reached and later.span.start not in reached and len(same) < _KIND:
                said = f"“{later.title}” is a heading {where} too, where the links lead; {name}"
                yield Found(later.span, said, Severity.NOTE, (Related(first.span, "the first of them"),))


def _holds_entries(section: Section) -> bool:
    return any(inner.entries for inner in section.walk())
