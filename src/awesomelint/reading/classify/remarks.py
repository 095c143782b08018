"""Remarks: items with a link within a sentence, `2. Much like [Small Barns](…) with a roof`.

Below an entry they are notes.
"""

from __future__ import annotations

from awesomelint.reading.classify.items import Judge
from awesomelint.reading.outline import Unit
from awesomelint.reading.thresholds import REMARKS_SHARE


def remarks(judge: Judge) -> set[Unit]:
    """Return the items judged as entries that may be remarks: most items of their lists have no links."""
    found: set[Unit] = set()
    for items in judge.lists.values():
        linked = [unit for unit in items if unit.draft is not None and unit.draft.outside_links]
        if 0 < len(linked) <= REMARKS_SHARE * len(items):
            found.update(unit for unit in linked if unit.role == "entry" and _is_remark(judge, unit))
    return found


def _is_remark(judge: Judge, unit: Unit) -> bool:
    return unit.head is not None and unit.draft is not None and judge.links_within(unit.head, unit.draft)
