"""Icons: emoji that stand among an entry's fields, by which many lists tell kinds of entries apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_ICON = compiled(r":[a-z][a-z0-9_+-]+:|[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?")
# What fewer entries have is decoration.
_SHARE = 0.03


def icons(shapes: Iterable[EntryLayout]) -> list[tuple[str, int]]:
    """The icons outside of fields and free words, and how many entries have each; nothing that hardly any entry has."""
    seen: Counter[str] = Counter()
    total = 0
    for shape in shapes:
        total += 1
        seen.update(dict.fromkeys((icon for gap in shape.gaps for icon in _ICON.findall(gap.text)), 1))
    return [(icon, count) for icon, count in seen.most_common() if count >= max(3, _SHARE * total)]
