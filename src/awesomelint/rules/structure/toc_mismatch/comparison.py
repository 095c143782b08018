"""How tables of contents are compared with the headings of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise, takewhile

from awesomelint.analysis.anchors import Heading, anchors
from awesomelint.analysis.contents import Contents, Item, section_key
from awesomelint.model import ListDocument
from awesomelint.rewriting.toc_entries import TocNeighbors, move_toc_item, remove_toc_item
from awesomelint.rules.api import Found, Related, Severity
from awesomelint.rules.structure.toc_mismatch.lines import add_item, fix_label, fix_link
from awesomelint.rules.structure.toc_mismatch.unlisted import find_unlisted
from awesomelint.style.sorting import longest_sorted
from awesomelint.util.one_edit import one_edit

# The headings of a page by the key of their text.
HeadingsByKey = Mapping[str, list[Heading]]


def compare(document: ListDocument, tables: list[Contents]) -> Iterator[Found]:
    """Compare each table of contents with the headings, then the headings with all tables of contents."""
    headings: dict[str, list[Heading]] = defaultdict(list)
    for heading in anchors(document).headings:
        headings[section_key(heading.text)].append(heading)
    # Beside these, a new line is in the order of the page.
    models: list[Item] = []
    for toc in tables:
        is_alphabetical = _is_alphabetical(toc.items)
        if not is_alphabetical:
            models += toc.items
        shared = _with_shared_name(document, toc.items)
        findings = {
            item: finding
            for item in toc.items
            if item not in shared and (finding := _check_target(document, item, headings)) is not None
        }
        yield from findings.values()
        yield from _report_shared_names(shared)
        if toc.nested:
            correct = [
                item
                for item in toc.items
                if item.target is not None and item not in findings and item not in shared
            ]
            wrong = _wrongly_nested(correct, headings)
            yield from _report_wrong(document, correct, wrong)
            flat = _flat_items(correct)
            yield from _report_flat(document, correct, flat)
            if not is_alphabetical:
                others = [
                    item
                    for item in correct
                    if item not in flat and item not in wrong and _is_below(item, toc.span.start)
                ]
                yield from _check_order(document, _certain(document, others, headings))
    neighbors = TocNeighbors(models)
    for heading, is_only_one in find_unlisted(document, tables):
        which = "its" if is_only_one else "most of its"
        message = (
            f"“{heading.text}” is missing from the table of contents, which lists {which} sibling sections"
        )
        severity = None if is_only_one else Severity.NOTE
        related = (Related(tables[0].span, "the table of contents"),)
        yield Found(heading.span, message, severity, related, add_item(document, neighbors, heading))


def _check_target(document: ListDocument, item: Item, headings: HeadingsByKey) -> Found | None:
    """Report an item with the text of another heading than the one that it links to, or with a typo in its
    text.
    """
    target, name = item.target, section_key(item.label)
    if target is None:
        return None
    target_name, same_name = section_key(target.text), headings.get(name, [])
    if name in target_name or target_name in name:
        return _check_parent(document, item, target, same_name) if target_name == name else None
    if item.above is not None and item.above.target is target:
        # A part of a section that has no heading links to the section.
        same_name = [heading for heading in same_name if heading.is_within(target)]
    if same_name:
        message = (
            f"“{item.label}” links to the heading “{target.text}”, "
            f"but there is a heading “{same_name[0].text}”"
        )
        fix = fix_link(document, item, same_name[0]) if len(same_name) == 1 else None
        related = (Related(same_name[0].span, "the heading with this text"),)
        return Found(item.span, message, None, related, fix)
    # Other differences in wording may be intentional.
    if len(name) >= 8 and one_edit(name, target_name) is not None:
        message = f"expected “{target.text}” as in the heading, found “{item.label}”"
        related = (Related(target.span, "the heading"),)
        return Found(item.span, message, Severity.NOTE, related, fix_label(document, item, target))
    return None


def _with_shared_name(document: ListDocument, items: list[Item]) -> dict[Item, str]:
    """Map the items of which several link to one name to that name, if it is set more than once on the page."""
    page = anchors(document)
    names = {item: page.find(item.url) for item in items}
    counts = Counter(names.values())
    return {item: name for item, name in names.items() if name in page.ambiguous and counts[name] > 1}


def _report_shared_names(shared: Mapping[Item, str]) -> Iterator[Found]:
    """Report each name of several sections once, at its second item: the first one leads to the right section."""
    by_name: dict[str, list[Item]] = defaultdict(list)
    for item, name in shared.items():
        by_name[name].append(item)
    for name, (first, second, *others) in by_name.items():
        if first.target is None:
            continue
        number = f" and {len(others)} more" if others else ""
        message = (
            f"“{second.label}”{number} link to “#{name}”, which is the name of several places on the page, "
            f"and lead to the first, “{first.target.text}”; give each place a name of its own"
        )
        yield Found(
            second.span, message, related=(Related(first.target.span, "the heading that they lead to"),)
        )


def _check_parent(
    document: ListDocument, item: Item, target: Heading, same_name: list[Heading]
) -> Found | None:
    """Report an item that links to a section of the right name, but under another heading than its parent
    item.
    """
    parent = item.above.target if item.above is not None else None
    if parent is None or target.is_within(parent):
        return None
    # Headings within the parent directly follow it in the list, so looking at two is enough.
    first = bisect_right(same_name, parent.span.start, key=lambda heading: heading.span.start)
    inside = list(takewhile(lambda heading: heading.is_within(parent), same_name[first : first + 2]))
    if len(inside) != 1:
        return None
    [heading] = inside
    linked = f"“{target.text}” in “{target.parent.text}”" if target.parent else f"the first “{target.text}”"
    message = f"“{item.label}” links to {linked}; use “#{heading.slug}” for the section in “{parent.text}”"
    related = (Related(heading.span, "the heading in the parent section"),)
    return Found(item.span, message, None, related, fix_link(document, item, heading))


def _wrongly_nested(items: list[Item], headings: HeadingsByKey) -> dict[Item, Heading]:
    """Map each item whose heading is not within the heading of its parent item to the parent's heading.

    Empty if that is so for more than a fourth of the nested items.
    """
    nested = [
        (item, item.target, item.above.target)
        for item in items
        if item.above and item.above.target and item.target
    ]
    wrong = {
        item: parent
        for item, target, parent in nested
        if not target.is_within(parent) and len(headings[section_key(parent.text)]) == 1
    }
    return wrong if len(wrong) * 4 <= len(nested) else {}


def _report_wrong(
    document: ListDocument, items: list[Item], wrong: Mapping[Item, Heading]
) -> Iterator[Found]:
    """Report the items of `wrong`. The fix moves them, or removes them if their section is listed elsewhere."""
    correct = [item for item in items if item not in wrong]
    neighbors, listed = TocNeighbors(correct), {item.target for item in correct}
    for item, parent in wrong.items():
        message = f"“{item.label}” is under “{parent.text}” in the table of contents, but not on the page"
        if item.target in listed:
            message = f"{message}; it is listed a second time in its place"
            fix = remove_toc_item(document, item.link)
        else:
            fix = move_toc_item(document, neighbors, item)
        yield Found(item.span, message, fix=fix)


def _is_below(item: Item, start: int) -> bool:
    """Whether an item links to a section below the table of contents, which begins at `start`."""
    return item.target is not None and item.target.span.start > start


def _certain(document: ListDocument, items: list[Item], headings: HeadingsByKey) -> list[Item]:
    """Return the items that are listed once and that can only mean the section that they link to."""
    page = anchors(document)
    counts = Counter(item.target for item in items)
    return [
        item
        for item in items
        if item.target
        and counts[item.target] == 1
        and page.find(item.url) not in page.ambiguous
        and len(headings[section_key(item.target.text)]) == 1
    ]


def _flat_items(items: list[Item]) -> dict[Item, Item]:
    """Map each item that is beside the item of its parent section, instead of below it, to the parent's item.

    Empty if there are more than a fourth as many of them as nested items: then nesting does not show the level.
    """
    by_target = {item.target: item for item in items}
    nested, flat = 0, {}
    for item in items:
        parent = by_target.get(item.target.parent) if item.target is not None else None
        if parent is None:
            continue
        if item.above is parent:
            nested += 1
        elif item.above is parent.above and item.block is not None and parent.block is not None:
            flat[item] = parent
    return flat if len(flat) * 4 <= nested else {}


def _report_flat(document: ListDocument, items: list[Item], flat: Mapping[Item, Item]) -> Iterator[Found]:
    """Report the items of `flat`. The fix nests them below the item of their parent section."""
    neighbors = TocNeighbors(item for item in items if item not in flat)
    for item, parent in flat.items():
        message = (
            f"“{item.label}” is beside “{parent.label}” in the table of contents, "
            f"but its heading is a subsection of it; list it under “{parent.label}” or raise the heading"
        )
        yield Found(item.span, message, fix=move_toc_item(document, neighbors, item))


def _is_alphabetical(items: list[Item]) -> bool:
    """Whether the items of a table of contents are sorted by name, unlike the page."""
    starts = [item.target.span.start for item in items if item.target is not None]
    pairs = [
        section_key(first.label) <= section_key(second.label)
        for first, second in pairwise(items)
        if first.above is second.above
    ]
    return len(pairs) >= 4 and sum(pairs) >= 0.9 * len(pairs) and starts != sorted(starts)


def _check_order(document: ListDocument, items: list[Item]) -> Iterator[Found]:
    """Report the smallest set of items that have to move to match the order of the page."""
    starts = [f"{_start(item):09}" for item in items]
    in_order = set(longest_sorted(starts))
    misplaced = [item for index, item in enumerate(items) if index not in in_order]
    if len(items) < 5 or not misplaced:
        return
    if len(misplaced) <= max(1, len(items) // 10):
        correct = [items[index] for index in sorted(in_order)]
        neighbors = TocNeighbors(correct)
        for item in misplaced:
            message = (
                f"“{item.label}” is out of order in the table of contents: "
                f"on the page, its section is {_position(item, correct)}"
            )
            yield Found(item.span, message, fix=move_toc_item(document, neighbors, item))
    else:
        message = (
            "the table of contents is not in the order of the page: "
            f"{len(misplaced)} of {len(items)} entries are out of order"
        )
        yield Found(misplaced[0].span, message, Severity.NOTE)


def _position(item: Item, in_order: list[Item]) -> str:
    """Return after or before which of the other items, in the order of the page, the section of an item is."""
    siblings = [other for other in in_order if other.above is item.above] or in_order
    index = bisect_right(siblings, _start(item), key=_start)
    return f"after “{siblings[index - 1].label}”" if index else f"before “{siblings[0].label}”"


def _start(item: Item) -> int:
    return item.target.span.start if item.target is not None else -1
