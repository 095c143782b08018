"""Names in bold that could be keys: `- **Code**: [Small Barns](…)` between `- **Speech**: [Hills](…)` and `- **Games**: [Dales](…)`."""

from __future__ import annotations

from collections import Counter, defaultdict

from awesomelint.reading.classify.keyed_lines import key_of
from awesomelint.reading.outline import Unit
from awesomelint.reading.thresholds import NAMES_SHARE
from awesomelint.util.regex import compiled

_BOLD = compiled(r"(?:\*\*|__)(?P<word>[^*_\n:：]{1,60}+)(?:[:：](?:\*\*|__)|(?:\*\*|__)\s?[:：])")


def bold_names(text: str, units: list[Unit]) -> set[Unit]:
    """Return the items that begin with the word of a key, which is a name there.

    Most items of their lists begin with words in bold and a link after them, which are not keys; a key is also repeated
    in other lists.
    """
    lists: defaultdict[object, list[tuple[Unit, str]]] = defaultdict(list)
    seen: Counter[str] = Counter()
    for unit in units:
        if unit.kind == "item" and unit.block is not None and unit.head is not None:
            match = _BOLD.match(text, unit.head.start, unit.head.end)
            word = match["word"].casefold() if match else ""
            seen[word] += 1
            lists[unit.block.parent].append((unit, word))
    found: set[Unit] = set()
    for items in lists.values():
        alone = [unit for unit, word in items if word and seen[word] == 1 and _has_links(unit)]
        keys = [unit for unit in alone if unit.head and key_of(text[unit.head.start : unit.head.end])]
        if keys and len(alone) - len(keys) >= NAMES_SHARE * len(items):
            found.update(keys)
    return found


def _has_links(unit: Unit) -> bool:
    return unit.draft is not None and unit.draft.outside_links > 0
