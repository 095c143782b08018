"""How a work fills the pattern of an entry: which of its fields have a place there, and which have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from awesomelint.fields import link_labels
from awesomelint.style.layout.layout import TITLE_END_MARKS
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled
from awesomelint.writing.pattern import Pattern, repository, shares_year, shows_host_of
from awesomelint.writing.works import NewWork, WorkLink

_DIGITS = compiled(r"\d\d")
_LINK_KINDS = frozenset(("url", "link", "bare", "label", "badge"))


class Match(NamedTuple):
    """How a work fills a pattern.

    `links` are those of the work by the position of the pattern's links. `dropped` are slots that the work does not
    fill; `added` and `missing` are links and kinds of fields of the work that have no slot.
    """

    pattern: Pattern
    links: dict[int, WorkLink]
    dropped: frozenset[int]
    added: tuple[WorkLink, ...]
    missing: tuple[str, ...]
    cost: float


def counts_of(work: NewWork) -> dict[str, int]:
    """Return how many fields of each kind besides links a work has."""
    return {
        "date": int(bool(work.date or work.written_date)),
        "venue": int(work.venue is not None),
        "authors": int(bool(work.authors)),
        "tag": len(work.tags),
        "note": len(work.notes),
    }


def image_of(text: str, links: dict[int, WorkLink]) -> str | None:
    """Return an image about the repository of the work; None if it is about another, or about another host."""
    start, _, rest = text.partition("\0")
    at, _, end = rest.partition("\0")
    link = links.get(int(at)) if at else None
    if link is None or not shows_host_of(text, link.url):
        return None
    name = repository(link.url)
    return start + name + end.replace(f"\0{at}\0", name) if name else None


def _cost_of_year(pattern: Pattern, work: NewWork) -> float:
    """Return how badly a pattern fits the year of the venue, which is in it, after it, or in the date."""
    venue = work.venue
    if venue is None or not venue.year:
        return 0
    is_shared = shares_year(pattern.entry)
    apart = is_shared or any(slot.kind == "year" for slot in pattern.slots)
    own = any(slot.kind == "venue" and _DIGITS.search(slot.text) for slot in pattern.slots)
    if not venue.raw:
        return 0 if apart or own else 1
    has_year = _DIGITS.search(venue.raw) is not None
    if is_shared and work.written_date.startswith(str(venue.year)):
        return 0
    return 2 if apart is has_year else 0.5 * (has_year and not own)


def year_of(work: NewWork) -> str:
    """Return the year of a work's venue, or else of its date; empty if neither is known."""
    return work.venue_year or work.date[:4]


def match(pattern: Pattern, work: NewWork, wanted: dict[str, int]) -> Match | None:
    """Return how a work fills a pattern; `wanted` are the numbers of its fields that are to be written."""
    slots = pattern.slots
    if pattern.kinds.count("title") != 1:
        return None
    title = pattern.entry.title
    is_bare = title in [link.url for link in pattern.entry.links]
    bare = [link for link in work.links if link.url == work.title]
    links, cost = _match_links(pattern, [link for link in work.links if not (is_bare and link in bare)])
    if is_bare and "url" in pattern.kinds:
        return None
    cost += 3 * (is_bare != bool(bare))
    dropped = {at for at, slot in enumerate(slots) if slot.link >= 0 and slot.link not in links}
    taken = [*links.values(), *(bare if is_bare else ())]
    added = tuple(link for link in work.links if link not in taken)
    waiting = Counter(wanted)
    for at, slot in enumerate(slots):
        kind = slot.kind
        if kind == "image" and image_of(slot.text, links) is None:
            dropped.add(at)
        if kind in ("title", "image") or kind in _LINK_KINDS:
            continue
        if kind == "year":
            if not year_of(work):
                dropped.add(at)
            continue
        if kind == "text" and waiting["note"]:
            kind = "note"
            cost += 0.5
        if waiting[kind] > 0:
            waiting[kind] -= 1
        else:
            dropped.add(at)
    missing = tuple(waiting.elements())
    cost += _cost_of_year(pattern, work)
    cost += (title[-1:] in TITLE_END_MARKS) != (work.title[-1:] in TITLE_END_MARKS)
    cost += 4 * len({slots[at].link if slots[at].link >= 0 else -at - 2 for at in dropped})
    cost += 4 * (len(added) + len(missing))
    return Match(pattern, links, frozenset(dropped), added, missing, cost)


def _match_links(pattern: Pattern, links: Sequence[WorkLink]) -> tuple[dict[int, WorkLink], float]:
    """Assign the links of a work to those of a pattern: by label, then by what the label says."""
    theirs = pattern.links()
    found: dict[int, WorkLink] = {}
    waiting = list(links)
    cost = 0.0
    for price, is_same in ((0.0, _same_label), (0.1, _similar_label), (1.0, _same_class), (2.0, _say_other)):
        for at, label in theirs.items():
            if at in found:
                continue
            link = next((link for link in waiting if is_same(label, link.label)), None)
            if link is not None:
                found[at] = link
                waiting.remove(link)
                cost += price
    order = [links.index(found[at]) for at in sorted(found)]
    return found, cost + 0.5 * sum(first > second for first, second in pairwise(order))


def _same_label(label: str | None, other: str | None) -> bool:
    return label == other


def _similar_label(label: str | None, other: str | None) -> bool:
    return label is not None and other is not None and link_labels.normal(label) == link_labels.normal(other)


def _same_class(label: str | None, other: str | None) -> bool:
    return class_of(label) == class_of(other) != ""


def _say_other(label: str | None, other: str | None) -> bool:
    """Whether labels say neither paper nor code, such as the names of two programs."""
    return bool(label and other) and class_of(label) == class_of(other) == ""


def class_of(label: str | None) -> str:
    """Return what a link with a label leads to: `paper` (also without a label), `code`, or empty for anything else."""
    if not label or link_labels.says_paper(label):
        return "paper"
    return "code" if link_labels.says_code(label) else ""
