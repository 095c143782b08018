"""Names in emphasis before plain titles: `**OwlNet**: Tidy Sheep on Hills. Ada Lark, Bo Finch. ICML 2020`.

What follows a name may also describe it, as in lists of software, so the section votes: of most entries, what follows the name
is a title with authors or a venue after it, and hardly anything else.
"""

from __future__ import annotations

from collections.abc import Callable

from awesomelint.fields import author_names, titles
from awesomelint.reading.outline import Stretch, Unit, drafted
from awesomelint.reading.parse.bold_name import NAME_WORDS
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.thresholds import PEOPLE_SHARE, SLOT_ENTRIES
from awesomelint.util.regex import WORD

_EMPHASIS = frozenset(("strong", "em"))


def names_lead(units: list[Unit], read: Callable[[Stretch], Draft]) -> bool:
    """Return whether names in emphasis precede most titles of these units; `read` reads a stretch as if they did."""
    entries = drafted(units)
    named = [head for _, head, draft in entries if _may_be_name(draft)]
    fewest = max(SLOT_ENTRIES, PEOPLE_SHARE * len(entries))
    if len(named) < fewest:
        return False
    return len({again.title for head in named if _names_work(again := read(head))}) >= fewest


def _may_be_name(draft: Draft) -> bool:
    return draft.title_kind in _EMPHASIS and len(WORD.findall(draft.title)) <= NAME_WORDS


def _names_work(draft: Draft) -> bool:
    """Return whether what follows a name is a title with fields after it, and not a description."""
    return bool(
        (draft.authors or draft.venue)
        and _is_titled(draft.title)
        and not author_names.is_list(draft.title.split(",")[0], lenient=True)
    )


def _is_titled(shown: str) -> bool:
    """Return whether a text has capitals as in titles."""
    capitals, words = titles.count_capitals(shown)
    return capitals * 2 > words
