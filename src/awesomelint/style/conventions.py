"""Conventions: the text that nearly all entries of a section have between two fields, learned by counting.

In: the layouts of a document's entries. Out: a `HouseStyle`, which says for a section and a pair of
neighbouring fields, such as URL and date, that most entries have `), ` between them. Optional fields,
alternative fields and repeated fields need no special case: each is a pair of neighbours that is counted
where it occurs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, Literal

from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.style.configured import ConfiguredStyle
from awesomelint.style.date_forms import DateForm, count_fitting, most_frequent
from awesomelint.style.layout.fields import END, START, FieldKind, Neighbour, compared_text
from awesomelint.style.layout.kept_layouts import kept_layouts
from awesomelint.style.layout.layout import EntryLayout, LayoutKey, layout_of
from awesomelint.style.template.template import Template
from awesomelint.util.named_tuple import NamedTuple

# At least this many entries, and this share of them, must agree before the others are deviations.
MIN_COUNT = 5
MIN_SHARE = 0.9
# A section that has enough entries of its own follows its parent's convention if at least _MIN_FOLLOWING of
# them do, and a parent's convention is certain for it only if at least MIN_CERTAIN_FOLLOWING of them do.
_MIN_FOLLOWING, MIN_CERTAIN_FOLLOWING = 0.7, 0.8
# With at least this many entries, of which at least this share agree, a deviation is a mistake and not a
# second style.
CERTAIN_COUNT = 10
_CERTAIN_SHARE = 0.93

# What a list has so often, in whatever sections, is another format that it uses.
SECOND_FORM = 20

# The form of an entry, and the kinds of two neighbouring fields.
GapKey = tuple[str, Neighbour, Neighbour]
CountedKind = FieldKind | Literal["date or venue"]


def is_certain(agree: int, total: int, *, whole_list: bool = False) -> bool:
    """Return whether nearly all entries agree (or, in a whole list, all but one), so others are mistakes."""
    return total >= CERTAIN_COUNT and (agree >= _CERTAIN_SHARE * total or (whole_list and total - agree <= 1))


class Convention(NamedTuple):
    """The text of a gap in a section, as it is compared (`text`) and as most entries write it (`raw`).

    `agree` entries of `total` have it. If `uniform` is false, they write its spaces and tabs in several ways.
    """

    text: str
    raw: str
    agree: int
    total: int
    uniform: bool = True


class _Tally:
    """The gaps and fields of the entries of a section and its subsections, counted."""

    __slots__ = ("entries", "gaps", "layouts")

    def __init__(self) -> None:
        # Layouts with whether the title has an end mark and whether the entry ends with a period. Counting
        # equal layouts first and taking them apart afterwards is faster than taking each entry apart.
        self.layouts: Counter[tuple[LayoutKey, bool, bool]] = Counter()
        self.gaps: Counter[tuple[str, Neighbour, Neighbour, str, str]] = Counter()
        self.entries: Counter[tuple[str, tuple[FieldKind, ...], bool]] = Counter()

    def add(self, layout: EntryLayout) -> None:
        """Count one entry; call `finish` after the last one."""
        self.layouts[layout.key, layout.title_has_end_mark, layout.ends_with_period] += 1

    def finish(self) -> None:
        """Count the gaps and fields of all entries that were added."""
        for (key, has_end_mark, period), number in self.layouts.items():
            for (before, after, raw), text in zip(key.gaps, key.normal_texts, strict=True):
                # A title that ends in a question mark has no period, so its gap says nothing about other
                # titles.
                if not has_end_mark or before != "title":
                    self.gaps[key.form, before, after, text, raw] += number
            self.entries[key.form, key.distinct_kinds, period] += number

    def update(self, other: _Tally) -> None:
        """Add what was counted in a subsection."""
        self.gaps.update(other.gaps)
        self.entries.update(other.entries)


class Counts:
    """What was counted in a section and its subsections, by the form of entries."""

    __slots__ = ("before", "entries", "forms", "gaps", "has", "periods", "raw")

    def __init__(self, tally: _Tally) -> None:
        self.gaps: dict[GapKey, Counter[str]] = defaultdict(Counter)
        # The most frequent raw text of each gap and compared text, with its count.
        self.raw: dict[tuple[GapKey, str], tuple[str, int]] = {}
        self.forms: Counter[str] = Counter()
        # How many entries of a form have a kind of field, and how many have one kind before another.
        self.has: dict[str, Counter[CountedKind]] = defaultdict(Counter)
        self.before: dict[str, Counter[tuple[FieldKind, FieldKind]]] = defaultdict(Counter)
        # How many entries of a form end with a period.
        self.periods: dict[str, Counter[bool]] = defaultdict(Counter)
        self.entries = tally.entries.total()
        for (form, before, after, text, raw), number in tally.gaps.items():
            key = form, before, after
            self.gaps[key][text] += number
            most_frequent = self.raw.get((key, text))
            if most_frequent is None or number > most_frequent[1]:
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

    def convention(self, key: GapKey) -> Convention | None:
        """Return the convention for a gap, or None if too few entries agree."""
        counter = self.gaps.get(key)
        if not counter:
            return None
        total = counter.total()
        # `most_common(1)` imports heapq, and `most_common()` sorts, which is slow here.
        text = max(counter, key=counter.__getitem__)
        agree = counter[text]
        if total < MIN_COUNT or agree < MIN_SHARE * total:
            return None
        raw, number = self.raw[key, text]
        return Convention(text, raw, agree, total, uniform=number >= MIN_SHARE * agree)


# Marks a convention that was not looked up yet; None means that there is no convention.
_NOT_CACHED = Convention("", "", -1, -1)


class HouseStyle:
    """The house style of a document: the layouts of its entries, counts for each section, and `[style]`."""

    def __init__(self, document: ListDocument, configured: ConfiguredStyle) -> None:
        self.document = document
        self.configured = configured
        self.layouts: list[EntryLayout] = []
        self._layout_by_entry: dict[Entry, EntryLayout] | None = None
        self._tallies: dict[Section, _Tally] = defaultdict(_Tally)
        self._counts: dict[Section, Counts] = {}
        # What `deviations` depends on, for entries without deviations: equal entries are not examined again.
        self.regular: set[tuple[object, ...]] = set()
        kept = kept_layouts(document)
        find = kept.layout_of if kept is not None else layout_of
        for entry in document.entries:
            layout = find(entry)
            if layout is None:
                continue
            self.layouts.append(layout)
            self._tallies[entry.section].add(layout)
        for tally in self._tallies.values():
            tally.finish()
        for section in reversed(list(document.root.walk())):
            if section.parent is not None and section in self._tallies:
                self._tallies[section.parent].update(self._tallies[section])
        self._conventions: dict[tuple[Section, GapKey], Convention | None] = {}
        self._date_forms: dict[Section, list[tuple[DateForm, int]]] = {}
        self._fitting: dict[Section, Counter[tuple[DateForm, ...]]] = {}
        self._groups: dict[tuple[Section | None, str], list[EntryLayout]] = {}
        # The usual form of dates by section and precision; filled by `deviations.dates`.
        self.usual_dates: dict[tuple[Section, int], tuple[DateForm, int, int] | None] = {}
        # The usual form of links by section and kind of entry; filled by `deviations.link_forms`.
        self.usual_links: dict[tuple[Section, str], tuple[str, int, int] | None] = {}
        # The usual number of words before a gap; filled by `deviations.exceptions`.
        self.usual_words: dict[tuple[Section, GapKey], int] = {}
        self._templates: dict[tuple[Section | None, str], Template | None] = {}

    @property
    def layout_by_entry(self) -> dict[Entry, EntryLayout]:
        """The layout of each entry that has one."""
        if self._layout_by_entry is None:
            self._layout_by_entry = {layout.entry: layout for layout in self.layouts}
        return self._layout_by_entry

    def counts(self, section: Section) -> Counts:
        """Return what was counted in a section and its subsections."""
        counts = self._counts.get(section)
        if counts is None:
            counts = self._counts[section] = Counts(self._tallies.pop(section, _Tally()))
        return counts

    def convention(self, section: Section, key: GapKey) -> Convention | None:
        """Return the convention for a gap in a section, configured or learned.

        A section with too few such gaps, or one that mostly agrees with its parent, follows its parent's
        convention.
        """
        cached = self._conventions.get((section, key), _NOT_CACHED)
        if cached is not _NOT_CACHED:
            return cached
        template = self.configured.template(section)
        convention = self._learned(section, key) if template is None else _from_template(template, key)
        self._conventions[section, key] = convention
        return convention

    def _learned(self, section: Section, key: GapKey) -> Convention | None:
        own = self.counts(section).convention(key)
        if own is not None or section.parent is None:
            return own
        inherited = self.convention(section.parent, key)
        if inherited is None or self._has_other_separator(section, key, inherited):
            return None
        counter = self.counts(section).gaps.get(key)
        total = counter.total() if counter else 0
        # If it is the only one, it may be a mistake; if two or more have another text, that is their style.
        least = _MIN_FOLLOWING * total if total >= MIN_COUNT else total > 1
        return inherited if not counter or counter[inherited.text] >= least else None

    def _has_other_separator(self, section: Section, key: GapKey, inherited: Convention) -> bool:
        """Return whether a section has a separator of its own after a field, whatever field comes next."""
        counts = self.counts(section)
        if counts.forms[key[0]] < MIN_COUNT or key[1] in (START, "label", "text") or key[2] == END:
            return False
        separators: Counter[str] = Counter()
        for (form, before, after), counter in counts.gaps.items():
            if form == key[0] and before == key[1] and after != END:
                for text, number in counter.items():
                    separators[_separator(text)] += number
        if separators.total() < MIN_COUNT:
            return False
        separator, count = separators.most_common()[0]
        return count >= _MIN_FOLLOWING * separators.total() and separator != _separator(inherited.text)

    def date_forms(self, section: Section) -> list[tuple[DateForm, int]]:
        """Return the forms of dates in a section and its subsections with counts, most frequent first."""
        if section not in self._date_forms:
            self._date_forms[section] = most_frequent(self._fitting_forms(section))
        return self._date_forms[section]

    def _fitting_forms(self, section: Section) -> Counter[tuple[DateForm, ...]]:
        """Return the forms that the dates of a section and its subsections fit, counted; see `most_frequent`."""
        counter = self._fitting.get(section)
        if counter is None:
            dates = [entry.date for entry in section.entries if entry.date is not None and entry.date.iso]
            counter = count_fitting((" ".join(date.raw.split()), date.iso) for date in dates)
            for child in section.children:
                counter.update(self._fitting_forms(child))
            self._fitting[section] = counter
        return counter

    def template(self, section: Section, form: str) -> Template | None:
        """Return the template of a section's entries of a form, or the list's if the section has too few."""
        # Imported here because only fixes of the order of fields need it.
        from awesomelint.style.template.infer import infer_template

        key: tuple[Section | None, str]
        for key in ((section, form), (None, form)):
            if key not in self._templates:
                layouts = self._grouped().get(key, [])
                enough = len(layouts) >= MIN_COUNT
                self._templates[key] = infer_template(layouts, MIN_SHARE).template if enough else None
            if self._templates[key] is not None:
                return self._templates[key]
        return None

    def peers(self, layout: EntryLayout) -> list[EntryLayout]:
        """Return the layouts of the same form in the section itself, this one included, in order."""
        return self._grouped()[layout.entry.section, layout.form]

    def _grouped(self) -> dict[tuple[Section | None, str], list[EntryLayout]]:
        """Return the layouts by section and form, and by form alone (section None)."""
        if not self._groups:
            for layout in self.layouts:
                for section in (layout.entry.section, None):
                    self._groups.setdefault((section, layout.form), []).append(layout)
        return self._groups


def _from_template(template: Template, key: GapKey) -> Convention | None:
    text = template.conventions().get((key[1], key[2]))
    if text is None:
        return None
    return Convention(compared_text(text, key[1]), text, CERTAIN_COUNT, CERTAIN_COUNT)


def _separator(text: str) -> str:
    """Return a gap's text without the brackets and marks that enclose the fields beside it."""
    return text.strip("[]()*_`\"' ")


def learn(document: ListDocument, settings: Mapping[str, Any] | None = None) -> HouseStyle:
    """Return the house style of a document with the settings of `[style]`; it is learned once for each."""
    styles = _styles(document)
    key = repr(settings or {})
    if key not in styles:
        styles[key] = HouseStyle(document, ConfiguredStyle(settings))
    return styles[key]


@fact
def _styles(document: ListDocument) -> dict[str, HouseStyle]:
    """Return the house styles that were learned so far, by the settings they were learned with."""
    return {}
