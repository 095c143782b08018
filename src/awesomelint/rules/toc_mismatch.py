"""A contents that tells another story than the page: a section left out, an entry that leads to another section.

## Why
Readers trust the contents. A section that is not in it is a section that many never see, and an entry that leads to
the wrong one sends them away.

## Wrong
    - [Surveys](#surveys)
    - [Datasets](#tools)
    - [Tools](#tools)

    ## Surveys
    ## Datasets
    ## Tools
    ## Tutorials

## Right
    - [Surveys](#surveys)
    - [Datasets](#datasets)
    - [Tools](#tools)
    - [Tutorials](#tutorials)

    ## Surveys
    ## Datasets
    ## Tools
    ## Tutorials

## Fix
None yet: what is missing and where it belongs is told, and the maintainer writes it.

## Severity
A warning where an entry's text names another section than the one it leads to, where all sections beside one are in the
contents and it is not, and where one or two entries are out of order or nested wrongly while the others are not.
A note where the text of an entry differs by a slip, or where the whole contents goes another way than the page.

## Notes
A contents is a list, table or line of links to this page's own headings. What stands above it, the heading of the
contents itself, and sections such as “Contributing”, “License” and “Citation” need not be in it. Entries that lead
nowhere are the matter of `broken-anchor`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.model import ListDocument
from awesomelint.rules._anchors import Heading, anchors
from awesomelint.rules._contents import Item, contents, key
from awesomelint.rules._unlisted import unlisted
from awesomelint.rules.api import Found, Related, Severity, rule
from awesomelint.style.order import longest_sorted

Named = Mapping[str, list[Heading]]


@rule("toc-mismatch", group="structure", severity=Severity.WARNING)
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Compare each contents with the headings, then the headings with all contents together."""
    found = contents(document)
    if not found:
        return
    named: dict[str, list[Heading]] = defaultdict(list)
    for heading in anchors(document).headings:
        named[key(heading.text)].append(heading)
    for one in found:
        told = {item: finding for item in one.items if (finding := _elsewhere(item, named)) is not None}
        yield from told.values()
        if one.nested:
            sound = [item for item in one.items if item.target is not None and item not in told]
            yield from _nesting(sound, named)
            yield from _order([item for item in sound if item.target and len(named[key(item.target.text)]) == 1])
    for heading, present, alone in unlisted(document, found):
        said = f"“{heading.text}” is not in the contents, which names the {present} sections beside it"
        yield Found(heading.span, said, None if alone else Severity.NOTE, (Related(found[0].span, "the contents"),))


def _elsewhere(item: Item, named: Named) -> Found | None:
    """An entry whose text is that of another heading than the one it reaches, or differs from its own by a slip."""
    target, name = item.target, key(item.label)
    if target is None or not name:
        return None
    own, meant = key(target.text), named.get(name, [])
    if name in own or own in name:
        return _of_another(item, target, meant) if target in meant else None
    if meant:
        said = f"“{item.label}” leads to the heading “{target.text}”, though there is a heading “{meant[0].text}”"
        return Found(item.span, said, related=(Related(meant[0].span, "the heading of that name"),))
    from rapidfuzz.fuzz import ratio

    if len(name) >= 8 and ratio(name, own) >= 90:
        said = f"the contents writes “{item.label}”, the heading “{target.text}”"
        return Found(item.span, said, Severity.NOTE, (Related(target.span, "the heading"),))
    return None


def _of_another(item: Item, target: Heading, meant: list[Heading]) -> Found | None:
    """An entry that reaches a section of the right name under another heading than the entry above it."""
    over = item.above.target if item.above is not None else None
    if over is None or target.is_within(over):
        return None
    nearer = [heading for heading in meant if heading is not over and heading.is_within(over)]
    if len(nearer) != 1:
        return None
    place = f"the “{target.text}” of “{target.parent.text}”" if target.parent else f"the first “{target.text}”"
    said = f"“{item.label}” leads to {place}; the one of “{over.text}” is “#{nearer[0].slug}”"
    return Found(item.span, said, related=(Related(nearer[0].span, "the heading that is meant"),))


def _nesting(items: list[Item], named: Named) -> Iterator[Found]:
    """Entries below another whose headings do not stand below its heading: told where most others agree."""
    below = [
        (item, item.target, item.above.target) for item in items if item.above and item.above.target and item.target
    ]
    wrong = [
        (item, over) for item, target, over in below if not target.is_within(over) and len(named[key(over.text)]) == 1
    ]
    if len(wrong) * 4 <= len(below):
        for item, over in wrong:
            yield Found(item.span, f"the contents puts “{item.label}” under “{over.text}”, the page does not")


def _order(items: list[Item]) -> Iterator[Found]:
    """The fewest entries whose move brings the contents into the order of the page."""
    kept = set(longest_sorted([f"{item.target.span.start:09}" for item in items if item.target is not None]))
    moved = [item for index, item in enumerate(items) if index not in kept]
    if len(items) < 5 or not moved:
        return
    if len(moved) <= max(1, len(items) // 10):
        for item in moved:
            yield Found(item.span, f"“{item.label}” has another place in the contents than on the page")
    else:
        said = f"the contents has another order than the page: {len(moved)} of {len(items)} entries"
        yield Found(moved[0].span, said, Severity.NOTE)
