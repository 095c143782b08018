"""A label that is one slip from a label that the list uses all the time: `[[paf]]`, `[PyTorcg]`.

## Why
Readers and programs find a paper's pdf or code by its label.

## Wrong
    - Deep Ensembles [[paf]](https://arxiv.org/abs/1612.01474)

## Right
    - Deep Ensembles [[pdf]](https://arxiv.org/abs/1612.01474)

## Fix
Safe: the label takes the spelling that the list itself uses, twenty times or more.

## Notes
There is no dictionary: the list's own labels are the measure. Labels that mean something else (`slide` beside `slides`,
`code2` beside `code`), venues with their years, and differences of case are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import link_labels
from awesomelint.model import Link, ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe
from awesomelint.util.one_edit import one_edit
from awesomelint.util.regex import compiled

_VENUE = compiled(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*\W*(?:19|20)?\d\d$")
# How often a label must stand in the list, and how rarely the one that is held against it.
_OFTEN, _RARELY = 20, 2


@rule("label-spelling", group="links", severity=Severity.WARNING, fix="safe", changes=("links",))
def check(context: Context) -> Iterator[Found]:
    """Hold each label that is used once or twice against those that are used all the time."""
    document = context.document
    links: dict[str, list[Link]] = {}
    for entry in document.entries:
        for link in entry.links:
            if link.label and not link.badge:
                links.setdefault(link.label, []).append(link)
    often = [label for label, places in links.items() if len(places) >= _OFTEN and len(label) > 2]
    often = [label for label in often if not _VENUE.match(label)]
    if not often:
        return
    counts: Counter[str] = Counter()
    for label, places in links.items():
        counts[label.casefold()] += len(places)
    for label, places in links.items():
        if (
            counts[label.casefold()] > _RARELY
            or len(label) < 3
            or link_labels.is_label(link_labels.normal(label))
        ):
            continue
        right = next((other for other in often if _is_slip(label.casefold(), other.casefold())), None)
        if right is not None:
            yield from _found(document, places, label, right, len(links[right]))


def _is_slip(label: str, right: str) -> bool:
    """Whether a label is the right one with a slip of the finger in it, and not its plural or another number of it."""
    if not one_edit(label, right) or label.strip("s") == right.strip("s"):
        return False
    changed = set(label) ^ set(right)
    return not any(char.isdigit() for char in changed) and (len(right) > 4 or label[0] == right[0])


def _found(document: ListDocument, places: list[Link], label: str, right: str, uses: int) -> Iterator[Found]:
    message = f"the label “{label}” is one slip from “{right}”, which the list uses {uses} times"
    for link in places:
        fix = None
        if link.label_span is not None:
            at = document.source.text.find(label, *link.label_span)
            fix = safe(f"Write [{right}]", Edit(at, at + len(label), right)) if at >= 0 else None
        yield Found(link.label_span or link.span, message, fix=fix)
