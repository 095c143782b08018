"""Learning: what stands between which fields in a section, counted; a form that nearly all entries share is law there.

The unit of counting is the gap between two neighbouring fields. Optional fields, alternatives for one place and repeated
fields need no notion of their own then: each is a pair of neighbours with a separator that is counted where it occurs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from awesomelint.facts import fact
from awesomelint.model import ListDocument, Section
from awesomelint.style.configured import Asked
from awesomelint.style.date_forms import DateForm, usual
from awesomelint.style.layout.fields import END, START, normal_text
from awesomelint.style.layout.layout import EntryLayout, LayoutKey, Looks, shape_of

if TYPE_CHECKING:
    from awesomelint.style.template.template import Template

# So many entries must agree, and this share of them, before anything is held against the others.
ENOUGH = 5
SHARE = 0.9
# Of a section with entries enough of its own, this share must do as the section above it before it leans on that, and
# this one before that is beyond doubt.
_LEANING, LEANING = 0.7, 0.8
# With so many entries counted, and so few that differ, a departure is a slip and not a second style.
SURE_COUNT = 10
_SURE_SHARE = 0.93

Key = tuple[str, str, str]


def is_sure(agree: int, total: int, *, whole: bool = False) -> bool:
    """Whether so many of so many entries agree that another is a slip: nearly all or, of a whole list, all but one."""
    return total >= SURE_COUNT and (agree >= _SURE_SHARE * total or (whole and total - agree <= 1))


class Convention(NamedTuple):
    """What a section does in one place: the text as most entries write it, how many do, and of how many."""

    text: str
    raw: str
    agree: int
    total: int


class _Tally:
    """What was seen in one section and below it: gaps with their texts, and the kinds of slots of whole entries."""

    __slots__ = ("entries", "gaps", "looks")

    def __init__(self) -> None:
        # How many entries look so, ask or not, and end in a period or not: counted first, and taken apart afterwards.
        self.looks: Counter[tuple[LayoutKey, bool, bool]] = Counter()
        self.gaps: Counter[tuple[str, str, str, str, str]] = Counter()
        self.entries: Counter[tuple[str, tuple[str, ...], bool]] = Counter()

    def add(self, shape: EntryLayout) -> None:
        """Count one entry; `settle` must follow the last of them."""
        self.looks[shape.look, shape.asks, shape.ends_with_period] += 1

    def settle(self) -> None:
        """Count the gaps and fields of all entries that were added."""
        seen = self.gaps
        for (look, asks, period), number in self.looks.items():
            form = look.form
            for (before, after, raw), text in zip(look.between, look.compared, strict=True):
                # No list writes its period behind a title that ends in a question mark: such a gap says nothing of others.
                if not asks or before != "title":
                    seen[form, before, after, text, raw] += number
            self.entries[form, look.kinds, period] += number

    def update(self, other: _Tally) -> None:
        """Count what was seen in another section too."""
        self.gaps.update(other.gaps)
        self.entries.update(other.entries)


class Counts:
    """What was counted in one section and all below it."""

    __slots__ = ("before", "entries", "forms", "gaps", "has", "periods", "raw")

    def __init__(self, tally: _Tally) -> None:
        self.gaps: dict[Key, Counter[str]] = defaultdict(Counter)
        # For a gap's text as it is compared, the form in which most entries write it, with how many do.
        self.raw: dict[tuple[Key, str], tuple[str, int]] = {}
        self.forms: Counter[str] = Counter()
        # By form: how many entries have a kind of slot at all, and for two kinds how often the one stands before the other.
        self.has: dict[str, Counter[str]] = defaultdict(Counter)
        self.before: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.periods: dict[str, Counter[bool]] = defaultdict(Counter)
        self.entries = tally.entries.total()
        for (form, before, after, text, raw), number in tally.gaps.items():
            key = form, before, after
            self.gaps[key][text] += number
            known = self.raw.get((key, text))
            if known is None or number > known[1]:
                self.raw[key, text] = raw, number
        for (form, kinds, period), number in tally.entries.items():
            self.forms[form] += number
            self.periods[form][period] += number
            has, order = self.has[form], self.before[form]
            for index, first in enumerate(kinds):
                has[first] += number
                for second in kinds[index + 1 :]:
                    order[first, second] += number
            if "date" in kinds or "venue" in kinds:
                has["date or venue"] += number

    def convention(self, key: Key) -> Convention | None:
        """What is law for a gap; None where too few entries agree."""
        counter = self.gaps.get(key)
        if not counter:
            return None
        count = sum(counter.values())
        text, most = counter.most_common(1)[0]
        if count < ENOUGH or most < SHARE * count:
            return None
        return Convention(text, self.raw[key, text][0], most, count)


# Stands for a law that was not looked for yet; None is one that was not found.
_UNKNOWN = Convention("", "", -1, -1)


class Style:
    """The house style of one document: its shapes, the counts of each section and of the whole, and what is asked."""

    def __init__(self, document: ListDocument, asked: Asked) -> None:
        self.document = document
        self.asked = asked
        self.shapes: list[EntryLayout] = []
        self._tallies: dict[Section, _Tally] = defaultdict(_Tally)
        self._counts: dict[Section, Counts] = {}
        # What entries look like that depart from nothing, but for what they say.
        self.regular: set[tuple[object, ...]] = set()
        looks: Looks = {}
        for entry in document.entries:
            shape = shape_of(entry, looks)
            if shape is None:
                continue
            self.shapes.append(shape)
            self._tallies[entry.section].add(shape)
        for tally in self._tallies.values():
            tally.settle()
        for section in reversed(list(document.root.walk())):
            if section.parent is not None and section in self._tallies:
                self._tallies[section.parent].update(self._tallies[section])
        self._laws: dict[tuple[Section, Key], Convention | None] = {}
        self._dates: dict[Section, list[tuple[DateForm, int]]] = {}
        self._groups: dict[tuple[Section | None, str], list[EntryLayout]] = {}
        # What is usual for dates of a precision in a section; see `places`.
        self.usual_dates: dict[tuple[Section, int], tuple[DateForm, int, int] | None] = {}
        self._templates: dict[tuple[Section | None, str], Template | None] = {}

    def counts(self, section: Section) -> Counts:
        """What was counted in a section and all below it."""
        known = self._counts.get(section)
        if known is None:
            known = self._counts[section] = Counts(self._tallies.pop(section, _Tally()))
        return known

    def convention(self, section: Section, key: Key) -> Convention | None:
        """What is law for a gap in a section.

        A section with too few such gaps leans on the one above it, and so does one that mostly does as is law there.
        """
        known = self._laws.get((section, key), _UNKNOWN)
        if known is not _UNKNOWN:
            return known
        found = self._asked(section, key) if self.asked.template(section) else self._learned(section, key)
        self._laws[section, key] = found
        return found

    def _asked(self, section: Section, key: Key) -> Convention | None:
        template = self.asked.template(section)
        text = template.conventions().get((key[1], key[2])) if template is not None else None
        return (
            Convention(normal_text(text, key[1]), text, SURE_COUNT, SURE_COUNT) if text is not None else None
        )

    def _learned(self, section: Section, key: Key) -> Convention | None:
        found = self.counts(section).convention(key)
        if found is None and section.parent is not None:
            above = self.convention(section.parent, key)
            counter = self.counts(section).gaps.get(key)
            count = sum(counter.values()) if counter else 0
            fits = above is not None and (
                not counter or count < ENOUGH or counter[above.text] >= _LEANING * count
            )
            if above is not None and fits and not self._has_own(section, key, above):
                found = above
        return found

    def _has_own(self, section: Section, key: Key, above: Convention) -> bool:
        """Whether a section agrees on another separator behind a field, whatever follows: then it does not lean."""
        counts = self.counts(section)
        if counts.forms[key[0]] < ENOUGH or key[1] in (START, "label", "text") or key[2] == END:
            return False
        own: Counter[str] = Counter()
        for (form, before, after), counter in counts.gaps.items():
            if form == key[0] and before == key[1] and after != END:
                for text, number in counter.items():
                    own[_core(text)] += number
        if own.total() < ENOUGH:
            return False
        text, most = own.most_common(1)[0]
        return most >= _LEANING * own.total() and text != _core(above.text)

    def date_forms(self, section: Section) -> list[tuple[DateForm, int]]:
        """The forms of dates in a section and all below it, the most usual first, with how many dates have each."""
        if section not in self._dates:
            found = [
                e.date for below in section.walk() for e in below.entries if e.date is not None and e.date.iso
            ]
            self._dates[section] = usual((" ".join(date.raw.split()), date.iso) for date in found)
        return self._dates[section]

    def template(self, section: Section, form: str) -> Template | None:
        """The template of a section's entries of one form, or of all such entries where the section has too few."""
        from awesomelint.style.template.infer import compose

        key: tuple[Section | None, str]
        for key in ((section, form), (None, form)):
            if key not in self._templates:
                shapes = self._grouped().get(key, [])
                self._templates[key] = compose(shapes, SHARE).template if len(shapes) >= ENOUGH else None
            if self._templates[key] is not None:
                return self._templates[key]
        return None

    def _grouped(self) -> dict[tuple[Section | None, str], list[EntryLayout]]:
        """The shapes of each section and form, and of each form in the whole document."""
        if not self._groups:
            for shape in self.shapes:
                for section in (shape.entry.section, None):
                    self._groups.setdefault((section, shape.form), []).append(shape)
        return self._groups


def _core(text: str) -> str:
    """A separator without the brackets and marks of the fields beside it."""
    return text.strip("[]()*_`\"' ")


def learn(document: ListDocument, asked: Mapping[str, Any] | None = None) -> Style:
    """The style of a document, learned once for all that ask; `asked` are the keys of `[style]`."""
    styles = _styles(document)
    key = repr(asked or {})
    if key not in styles:
        styles[key] = Style(document, Asked(asked))
    return styles[key]


@fact
def _styles(document: ListDocument) -> dict[str, Style]:
    """The styles that were learned from a document, by the settings that have a say in them."""
    return {}
