"""A contents that tells another story than the page: a section left out, an entry that leads to another section.

## Why
Readers trust the contents. A section that is not in it is a section that many never see, and an entry that leads to
the wrong one sends them away.

## Wrong
    - [Surveys](#surveys)
    - [Datasets](#tools)

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

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.model import ListDocument
from awesomelint.rules._anchors import Heading, anchors, fragment, squash
from awesomelint.rules._contents import Contents, Item, contents
from awesomelint.rules.api import Found, Related, Severity, rule

# A section's number, and an emoji's short name.
_NUMBER = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})*+(?:[.):、]+\s*+|\s++)(?!\d)|:[a-z0-9_+-]+:")
# Sections about the page, not of the list.
_ABOUT = re.compile(
    r"(?i)contribut|licen[sc]e|licensing|citation|citing|\bcite|acknowledge?ment|star[- ]?(?:history|trend|chart|gaz)|contact|maintainer"
    r"|contents?\b|^toc$|^updates?$|changelog|news|disclaimer|sponsor|support|related (?:repo|list|work|awesome)|贡献|引用|许可|目录|更新|致谢|协议"
)


@rule("toc-mismatch", group="structure", severity=Severity.WARNING)
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Compare each contents with the headings, then the headings with all contents together."""
    found = contents(document)
    if not found:
        return
    named: dict[str, list[Heading]] = defaultdict(list)
    for heading in anchors(document).headings:
        named[_key(heading.text)].append(heading)
    for one in found:
        astray = set()
        for item in one.items:
            if (told := _elsewhere(item, named)) is not None:
                astray.add(item)
                yield told
        if one.nested:
            sound = [item for item in one.items if item.target is not None and item not in astray]
            yield from _nesting(sound, named)
            yield from _order([item for item in sound if item.target and len(named[_key(item.target.text)]) == 1])
    yield from _missing(document, found)


def _key(text: str) -> str:
    return squash(_NUMBER.sub("", text).replace("&", " and ")) or squash(text)


def _elsewhere(item: Item, named: Mapping[str, list[Heading]]) -> Found | None:
    """An entry whose text is that of another heading than the one it reaches, or differs from its own by a slip."""
    target, key = item.target, _key(item.label)
    if target is None or not key:
        return None
    over = item.above.target if item.above is not None else None
    meant = named.get(key, [])
    if target in meant:
        nearer = [heading for heading in meant if over is not None and heading.is_within(over) and heading is not over]
        if over is None or target.is_within(over) or len(nearer) != 1:
            return None
        place = f"the “{target.text}” of “{target.parent.text}”" if target.parent else f"the first “{target.text}”"
        said = f"“{item.label}” leads to {place}; the one of “{over.text}” is “#{nearer[0].slug}”"
        return Found(item.span, said, related=(Related(nearer[0].span, "the heading that is meant"),))
    own = _key(target.text)
    if key in own or own in key:
        return None
    if meant:
        said = f"“{item.label}” leads to the heading “{target.text}”, though there is a heading “{meant[0].text}”"
        return Found(item.span, said, related=(Related(meant[0].span, "the heading of that name"),))
    from rapidfuzz.fuzz import ratio

    if len(key) >= 8 and ratio(key, own) >= 90:
        said = f"the contents writes “{item.label}”, the heading “{target.text}”"
        return Found(item.span, said, Severity.NOTE, (Related(target.span, "the heading"),))
    return None


def _nesting(items: list[Item], named: Mapping[str, list[Heading]]) -> Iterator[Found]:
    """Entries below another whose headings do not stand below its heading: told where most others agree."""
    below = [(item, item.target, item.above.target) for item in items if item.above is not None and item.above.target and item.target]
    wrong = [(item, over) for item, target, over in below if not target.is_within(over) and len(named[_key(over.text)]) == 1]
    if len(wrong) * 4 <= len(below):
        for item, over in wrong:
            yield Found(item.span, f"the contents puts “{item.label}” under “{over.text}”, the page does not")


def _order(items: list[Item]) -> Iterator[Found]:
    """The fewest entries whose move brings the contents into the order of the page."""
    places = [item.target.span.start for item in items if item.target is not None]
    best: list[int] = []
    chain: list[int] = []
    length = []
    for place in places:
        at = bisect_right(best, place)
        best[at : at + 1] = [place]
        length.append(at)
    wanted = len(best) - 1
    for index in range(len(places) - 1, -1, -1):
        if length[index] == wanted and (not chain or places[index] <= places[chain[-1]]):
            chain.append(index)
            wanted -= 1
    kept = set(chain)
    moved = [item for index, item in enumerate(items) if index not in kept]
    if len(items) < 5 or not moved:
        return
    if len(moved) <= max(1, len(items) // 10):
        for item in moved:
            yield Found(item.span, f"“{item.label}” has another place in the contents than on the page")
    else:
        yield Found(moved[0].span, f"the contents has another order than the page: {len(moved)} of {len(items)} entries", Severity.NOTE)


def _missing(document: ListDocument, found: list[Contents]) -> Iterator[Found]:
    """Headings behind the contents that it does not name, though it names those beside them."""
    items = [item for one in found for item in one.items]
    listed = {item.target for item in items}
    # What stands in the contents with a link that leads nowhere is in the contents all the same.
    lost = {_key(text) for item in items if item.target is None for text in (item.label, fragment(item.url))}
    named = lost | {_key(item.label) for item in items}
    first = document.entries[0].span.start if document.entries else 0
    end = max((one.span.end for one in found if one.span.start < first), default=found[0].span.end)
    entries = {entry.line for entry in document.entries if entry.kind == "heading"}
    groups: dict[tuple[Heading | None, int], list[Heading]] = defaultdict(list)
    for heading in anchors(document).headings:
        if heading.span.start > end and not _ABOUT.search(heading.text) and document.source.line_of(heading.span.start) not in entries:
            groups[heading.parent, heading.level].append(heading)
    for beside in groups.values():
        absent = [heading for heading in beside if heading not in listed and (key := _key(heading.text)) and key not in named]
        absent = [heading for heading in absent if not _among(_key(heading.text), lost)]
        present = sum(heading in listed for heading in beside)
        if present < 2 or len(absent) > max(1, present // 5):
            continue
        for heading in absent:
            said = f"“{heading.text}” is not in the contents, which names the {present} sections beside it"
            severity = None if len(absent) == 1 else Severity.NOTE
            yield Found(heading.span, said, severity, (Related(found[0].span, "the contents"),))


def _among(key: str, names: set[str]) -> bool:
    from rapidfuzz.fuzz import ratio

    return any(name and (name in key or key in name or ratio(key, name) >= 75) for name in names)
