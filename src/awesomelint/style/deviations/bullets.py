"""Items with another bullet than their neighbours, such as `1.` among `-`."""

from __future__ import annotations

from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.style.conventions import Convention, HouseStyle
from awesomelint.style.layout.fields import START
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.style.sorting import runs

# This many neighbours with the same bullet are a list of their own.
_LIST_SIZE = 3


def is_other_list(style: HouseStyle, layout: EntryLayout, index: int, convention: Convention) -> bool:
    """Return whether a gap is that of an item of a list with another bullet, not of one item among others."""
    gap = layout.gaps[index]
    found, expected = _bullet(gap.text), _bullet(convention.text)
    if gap.before != START or found == expected:
        return False
    run, position = positions(style.document)[layout.entry]
    size = 1
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(run) and size < _LIST_SIZE and _bullet(run[at].marker) == found:
            size, at = size + 1, at + step
    return size >= min(_LIST_SIZE, len(run)) or not any(_bullet(entry.marker) == expected for entry in run)


def _bullet(text: str) -> str:
    """Return the bullet that a text begins with; `1` for any number."""
    mark = text.lstrip()[:1]
    return "1" if mark.isdigit() else mark


@fact
def positions(document: ListDocument) -> dict[Entry, tuple[list[Entry], int]]:
    """Return for each entry the run of neighbours that it is in, and its position there."""
    return {entry: (run, at) for run in runs(document) for at, entry in enumerate(run)}
