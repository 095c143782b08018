"""Names in bold that could be keys.

`- **Code**: [Small Barns](…)` between `- **Speech**: [Hills](…)` and `- **Games**: [Dales](…)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from awesomelint.reading.classify.keyed_lines import key_of
from awesomelint.reading.outline import Unit
from awesomelint.reading.thresholds import NAMES_SHARE
from awesomelint.util.regex import compiled

_BOLD = compiled(r"(?:\*\*|__)(?P<word>[^*_\n:：]{1,60}+)(?:[:：](?:\*\*|__)|(?:\*\*|__)\s?[:：])")


def bold_names(text: str, lists: Collection[list[Unit]]) -> set[Unit]:
    """Return the items of some lists that begin with the word of a key, which is a name there.

    Most items of their lists begin with words in bold and a link after them, which are not keys; a key is also
    repeated in other lists.
    """
    words = {unit: word for items in lists for unit in items if (word := _bold_word(text, unit))}
    seen = Counter(words.values())
    found: set[Unit] = set()
    for items in lists if words else ():
        alone = [unit for unit in items if unit in words and seen[words[unit]] == 1 and _has_links(unit)]
        keys = [unit for unit in alone if unit.head and key_of(text[unit.head.start : unit.head.end])]
        if keys and len(alone) - len(keys) >= NAMES_SHARE * len(items):
            found.update(keys)
    return found


def _bold_word(text: str, unit: Unit) -> str:
    match = _BOLD.match(text, unit.head.start, unit.head.end) if unit.head is not None else None
    return match["word"].casefold() if match else ""


def _has_links(unit: Unit) -> bool:
    return unit.draft is not None and unit.draft.outside_links > 0
