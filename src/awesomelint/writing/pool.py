"""Entries that a new entry may be written like, and what they have between their fields."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from awesomelint.fields import link_labels
from awesomelint.model import Entry
from awesomelint.style.date_forms import DateForm
from awesomelint.util.regex import WORD
from awesomelint.writing import values
from awesomelint.writing.pattern import Pattern

# The whole list counts as much as so many entries.
_PRIOR = 2
# Words in so many entries are part of their form. Others cost a bit more than a field without a place.
_MIN_HAVING, _COST_OF_WORDS = 2, 5


class Pool:
    """Entries that a new entry may be written like, with what they have between two fields.

    The entries that are `near`, with how much each counts, count as much together as all.
    """

    def __init__(
        self, patterns: Sequence[Pattern], near: Mapping[Entry, float], whole: Pool | None = None
    ) -> None:
        self.patterns = patterns
        self.whole = whole or self
        self.near = near
        self._shares: dict[tuple[str, str], dict[str, float]] = {}
        scale = len(patterns) / (sum(near.values()) or 1)
        self.weight = {pattern.entry: 1 + scale * near.get(pattern.entry, 0) for pattern in patterns}
        self.weights: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = defaultdict(float)
        for pattern in patterns:
            self.weights[pattern.skeleton] += self.weight[pattern.entry]
        self.total = sum(self.weights.values())

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries, each once."""
        return list(dict.fromkeys(pattern.entry for pattern in self.patterns))

    @cached_property
    def between(self) -> dict[tuple[str, str], dict[str, float]]:
        """The texts between two kinds of fields, with their weights."""
        found: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for pattern in self.patterns:
            for kinds, text in pattern.between():
                found[kinds][text] += self.weight[pattern.entry]
        return found

    @cached_property
    def words_before(self) -> dict[tuple[str, str], Counter[str]]:
        """The texts with words between a kind of field and a label, by the kind and the label: `Code: [`."""
        found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for pattern in self.patterns:
            fields = zip(pattern.between(), pattern.slots, strict=False)
            for (kinds, text), slot in fields:
                if slot.kind == "label" and WORD.search(text):
                    found[kinds[0], link_labels.normal(slot.text)][text] += 1
        return found

    @cached_property
    def words(self) -> Counter[str]:
        """In how many entries each word is before, between or after the fields."""
        return Counter(word for pattern in self.patterns for word in _words_around(pattern))

    def cost_of_words(self, pattern: Pattern) -> int:
        """Return how badly an entry shows the form of others.

        Words that no other entry has are about its own work.
        """
        own = any(self.whole.words[word] < _MIN_HAVING for word in _words_around(pattern))
        return _COST_OF_WORDS if own else 0

    def typicality(self, pattern: Pattern) -> float:
        """Return how usual the form of an entry is: as a whole, and each text between two fields by itself."""
        shares = [self.shares(*kinds)[text] for kinds, text in pattern.between()]
        return self.weights[pattern.skeleton] / self.total + sum(shares) / len(shares)

    def shares(self, before: str, after: str) -> dict[str, float]:
        """Return the texts between two kinds of fields with their shares.

        If there are few, the whole list counts, too.
        """
        key = before, after
        if key not in self._shares:
            own, whole = self.between.get(key, {}), self.whole.between.get(key, {})
            total = sum(own.values()) + _PRIOR * bool(whole)
            size = sum(whole.values())
            self._shares[key] = {
                text: (own.get(text, 0) + (_PRIOR * whole.get(text, 0) / size if size else 0)) / total
                for text in {**own, **whole}
            }
        return self._shares[key]

    @cached_property
    def labels(self) -> Counter[str]:
        """The labels of links."""
        return Counter(
            slot.text for pattern in self.patterns for slot in pattern.slots if slot.kind == "label"
        )

    @cached_property
    def common_badges(self) -> dict[str, frozenset[str]]:
        """The badges of each label that are not about one work alone."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        own: set[str] = set()
        for pattern in self.patterns:
            for slot in pattern.slots:
                if slot.kind == "badge":
                    link = pattern.entry.links[slot.link]
                    counts[link.label or ""][slot.text] += 1
                    own |= {slot.text for part in link.url.split("/")[3:] if part and part in slot.text}
        return {
            label: frozenset(
                text for text, number in found.items() if number > 1 or (len(found) == 1 and text not in own)
            )
            for label, found in counts.items()
        }

    @cached_property
    def kinds(self) -> Counter[str]:
        """In how many entries each kind of field occurs."""
        return Counter(kind for pattern in self.patterns for kind in set(pattern.kinds))

    @cached_property
    def texts(self) -> dict[Entry, str]:
        """What entries write as their authors."""
        return {
            pattern.entry: slot.text
            for pattern in self.patterns
            for slot in pattern.slots
            if slot.kind == "authors"
        }

    @cached_property
    def dates(self) -> list[tuple[DateForm, int]]:
        """The forms of dates."""
        return values.usual_forms(self.entries)

    @cached_property
    def date_shapes(self) -> frozenset[str]:
        """The shapes of dates."""
        return frozenset(
            values.date_shape(entry.date.raw) for entry in self.entries if entry.date is not None
        )

    def urls(self, label: str | None) -> list[str]:
        """Return the URLs of links with a label, or of titles."""
        wanted = link_labels.normal(label) if label else label
        return [
            link.url
            for entry in self.entries
            for link in entry.links
            if (link_labels.normal(link.label) if link.label else link.label) == wanted
        ]


def _words_around(pattern: Pattern) -> set[str]:
    return {word for gap in pattern.plain_gaps for word in WORD.findall(gap)}
