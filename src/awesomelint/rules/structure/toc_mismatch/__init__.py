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
Unsafe: the contents' line is written as its neighbours are, in its place on the page; a line that leads to another
section gets the anchor of its own, one that stands elsewhere is move_toc_item with what is below it, and a slip in its text
mended. It may be the page that is wrong. Contents in tables and running lines are not added to.

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

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile

from awesomelint.analysis.anchors import Heading, anchors
from awesomelint.analysis.contents import Item, contents, key
from awesomelint.model import ListDocument
from awesomelint.rewriting.toc_entries import TocNeighbors, move_toc_item
from awesomelint.rules.api import Context, Found, Related, Severity, rule
from awesomelint.rules.structure.toc_mismatch.lines import linked, listed, titled
from awesomelint.rules.structure.toc_mismatch.unlisted import unlisted
from awesomelint.style.sorting import longest_sorted

Named = Mapping[str, list[Heading]]


@rule("toc-mismatch", group="structure", severity=Severity.WARNING, fix="unsafe")
def check(context: Context) -> Iterator[Found]:
    """Compare each contents with the headings, then the headings with all contents together."""
    document = context.document
    found = contents(document)
    if not found:
        return
    named: dict[str, list[Heading]] = defaultdict(list)
    for heading in anchors(document).headings:
        named[key(heading.text)].append(heading)
    for one in found:
        told = {
            item: finding for item in one.items if (finding := _elsewhere(document, item, named)) is not None
        }
        yield from told.values()
        if one.nested:
            sound = [item for item in one.items if item.target is not None and item not in told]
            yield from _nesting(document, sound, named)
            alone = [item for item in sound if item.target and len(named[key(item.target.text)]) == 1]
            yield from _order(document, alone)
    beside = TocNeighbors(item for one in found for item in one.items)
    for heading, present, only in unlisted(document, found):
        said = f"“{heading.text}” is not in the contents, which names the {present} sections beside it"
        severity, related = None if only else Severity.NOTE, (Related(found[0].span, "the contents"),)
        yield Found(heading.span, said, severity, related, listed(document, beside, heading))


def _elsewhere(document: ListDocument, item: Item, named: Named) -> Found | None:
    """An entry whose text is that of another heading than the one it reaches, or differs from its own by a slip."""
    target, name = item.target, key(item.label)
    if target is None or not name:
        return None
    own, meant = key(target.text), named.get(name, [])
    if name in own or own in name:
        return _of_another(document, item, target, meant) if own == name else None
    if meant:
        said = f"“{item.label}” leads to the heading “{target.text}”, though there is a heading “{meant[0].text}”"
        fix = linked(document, item, meant[0]) if len(meant) == 1 else None
        return Found(item.span, said, None, (Related(meant[0].span, "the heading of that name"),), fix)
    from rapidfuzz.fuzz import ratio

    if len(name) >= 8 and ratio(name, own) >= 90:
        said = f"the contents writes “{item.label}”, the heading “{target.text}”"
        related = (Related(target.span, "the heading"),)
        return Found(item.span, said, Severity.NOTE, related, titled(document, item, target))
    return None


def _of_another(document: ListDocument, item: Item, target: Heading, meant: list[Heading]) -> Found | None:
    """An entry that reaches a section of the right name under another heading than the entry above it."""
    over = item.above.target if item.above is not None else None
    if over is None or target.is_within(over):
        return None
    # What stands below a heading stands right behind it: none of the many that may bear this name need be asked twice.
    first = bisect_right(meant, over.span.start, key=lambda heading: heading.span.start)
    nearer = list(takewhile(lambda heading: heading.is_within(over), meant[first : first + 2]))
    if len(nearer) != 1:
        return None
    place = (
        f"the “{target.text}” of “{target.parent.text}”" if target.parent else f"the first “{target.text}”"
    )
    said = f"“{item.label}” leads to {place}; the one of “{over.text}” is “#{nearer[0].slug}”"
    related = (Related(nearer[0].span, "the heading that is meant"),)
    return Found(item.span, said, None, related, linked(document, item, nearer[0]))


def _nesting(document: ListDocument, items: list[Item], named: Named) -> Iterator[Found]:
    """Entries below another whose headings do not stand below its heading: told where most others agree."""
    below = [
        (item, item.target, item.above.target)
        for item in items
        if item.above and item.above.target and item.target
    ]
    wrong = [
        (item, over)
        for item, target, over in below
        if not target.is_within(over) and len(named[key(over.text)]) == 1
    ]
    if len(wrong) * 4 <= len(below):
        astray = {item for item, _ in wrong}
        sound = TocNeighbors(item for item in items if item not in astray)
        for item, over in wrong:
            said = f"the contents puts “{item.label}” under “{over.text}”, the page does not"
            yield Found(item.span, said, fix=move_toc_item(document, sound, item))


def _order(document: ListDocument, items: list[Item]) -> Iterator[Found]:
    """The fewest entries whose move brings the contents into the order of the page."""
    kept = set(longest_sorted([f"{item.target.span.start:09}" for item in items if item.target is not None]))
    strays = [item for index, item in enumerate(items) if index not in kept]
    if len(items) < 5 or not strays:
        return
    if len(strays) <= max(1, len(items) // 10):
        sound = TocNeighbors(items[index] for index in sorted(kept))
        for item in strays:
            said = f"“{item.label}” has another place in the contents than on the page"
            yield Found(item.span, said, fix=move_toc_item(document, sound, item))
    else:
        said = f"the contents has another order than the page: {len(strays)} of {len(items)} entries"
        yield Found(strays[0].span, said, Severity.NOTE)
