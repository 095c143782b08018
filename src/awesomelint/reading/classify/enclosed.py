"""Works in block quotes and in elements of HTML, one each: `> **Tidy Sheep**` above `> Ada Lark, ICML 2020`, `<p><b>Tidy Sheep</b> …</p>`.

Quotes and elements also hold prose, banners and navigation. So those of a list decide together: a work has a marked title,
authors, and a venue or date, and most of the quotes, or of the elements with links, hold such works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.markdown.inline import scan
from awesomelint.reading.outline import Stretch, Unit, drafted, item_of
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.thresholds import SLOT_ENTRIES, SLOT_SHARE
from awesomelint.reading.votes.sections import Votes
from awesomelint.util.regex import lazy_pattern

_ELEMENT = lazy_pattern(r"<(?:p|div|dt)\b[^<>]*+>", re.IGNORECASE)
_CLOSE = lazy_pattern(r"</(?:p|div|dl)\s*>", re.IGNORECASE)
_LISTED = lazy_pattern(r"<(?:tr|li|details)\b", re.IGNORECASE)
_MARKED = frozenset(("link", "strong", "quote", "em"))


def enclosed_works(text: str, units: list[Unit], parser: Parser) -> dict[Unit, list[Unit]]:
    """Return the works in quotes and HTML elements, by the units that hold them."""
    found: dict[Unit, list[Unit]] = {}
    for kind in ("quote", "html"):
        holders = [unit for unit in units if unit.kind == kind and not unit.role]
        if kind == "quote":
            enclosed = {unit: list(map(item_of, unit.quotes)) for unit in holders}
        else:
            enclosed = {unit: list(_elements(text, unit)) for unit in holders}
        candidates = [one for ones in enclosed.values() for one in ones]
        Votes(text, parser, candidates).run()
        entries = drafted(candidates)
        dated = [(unit, draft) for unit, _, draft in entries if _is_dated(draft)]
        works = {unit for unit, draft in dated if draft.authors}
        others = sum(draft.outside_links > 0 for unit, _, draft in entries if unit not in works)
        if len(works) >= SLOT_ENTRIES and len(works) >= SLOT_SHARE * (len(works) + others):
            # Among works, those without authors have links.
            kept = {unit for unit, draft in dated if draft.authors or draft.outside_links}
            for unit, ones in enclosed.items():
                if found_here := [one for one in ones if one in kept]:
                    found[unit] = found_here
    return found


def _is_dated(draft: Draft) -> bool:
    """Return whether a title has marks of its own, and a venue or date after it."""
    return draft.title_kind in _MARKED and (draft.venue is not None or draft.date is not None)


def _elements(text: str, unit: Unit) -> Iterator[Unit]:
    """Yield the elements of an HTML block that holds no list, table or fold."""
    if _LISTED.search(text, unit.start, unit.end) is not None:
        return
    starts = list(_ELEMENT.finditer(text, unit.start, unit.end))
    for index, match in enumerate(starts):
        limit = starts[index + 1].start() if index + 1 < len(starts) else unit.end
        close = _CLOSE.search(text, match.end(), limit)
        shown = text[match.end() : close.start() if close is not None else limit].strip()
        start = text.index(shown, match.end())
        end = start + len(shown)
        line = unit.line + text.count("\n", unit.start, match.start())
        last = line + text.count("\n", match.start(), end)
        element = Unit("item", line, last, match.start(), end)
        element.head = Stretch(line, last, start, end, scan(text, start, end, {}))
        yield element
