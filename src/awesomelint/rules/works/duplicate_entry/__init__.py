"""A work that is listed twice.

## Why
Many people add to a list, and the second entry often has another URL or spelling: abs and pdf, preprint and
proceedings, straight and curly quotes. The two entries are then updated separately.

## Wrong
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
    - [Scaling laws for neural language models](https://arxiv.org/pdf/2001.08361v1), Jan. 2020.

## Right
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.

## Severity
Error if both entries are in the same section and differ at most slightly in the title. Warning if they have
different URLs, dates, venues or titles, or if one is in a subsection of the other's section. Note if both are
identical and in unrelated sections, which many lists do on purpose; if a list does so often, a different URL
(with its date and venue) is a note, too. Also a note: entries in a part of the list that repeats other parts,
such as an index by year or a table below the same works as items; sections that many chapters have
(“Surveys”) and the chapter itself; the conference and journal versions of a work; a thesis and its paper; the
paper and a recording or discussion of it; a talk or course of two years or at two venues; entries that are
nested in two different ones; works in a list of what is still to be read, or in a reading log with check
boxes and elsewhere; references (“See also: …”); and entries that a name before or a remark in brackets after
the title tells apart.

With `scope = "all"`, the files of one run are also compared with each other. Entries in different files are
treated like entries in unrelated sections: a note, or a warning if their titles, URLs, dates or venues
differ. A file that repeats other files, such as a translation, only gets notes.

## Fix
Unsafe: removes the entry with less information, after adding its links, tags and notes to the other entry. A
URL with tracking parameters is never the one that stays. There is no fix if information would be lost (a
date, a venue, an author, a label or a URL), if titles, dates or venues differ, or if something depends on the
entry, such as a picture below it. Entries in unrelated sections are not fixed.

## Notes
Works are compared by identifier (arXiv, DOI, ACL Anthology, OpenReview, PMLR, CVF), by URL and by title. Only
whole titles are compared, so “Are Emergent Abilities of Large Language Models a Mirage?” and “Emergent
Abilities of Large Language Models” remain two works. Rows of a table with different results, or
with different names in another column, are about different models or datasets and are not reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.works.differences import (
    describe_differences,
    find_differences,
    have_one_title,
    have_other_identifiers,
    is_intentional,
    is_retitled,
    is_row_and_item,
    severity_if_unrelated,
)
from awesomelint.analysis.works.match import compare, list_parts
from awesomelint.analysis.works.pair import Pair
from awesomelint.analysis.works.title_similarity import is_name
from awesomelint.analysis.works.work import have_same_imprint
from awesomelint.fields import titles, urls
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rewriting.merge_entries import merge_entries
from awesomelint.rewriting.remove_entry import remove_entry
from awesomelint.rules.api import (
    Context,
    Edit,
    Fix,
    Found,
    Option,
    Related,
    Reverse,
    Safety,
    Severity,
    Span,
    rule,
)
from awesomelint.rules.works.duplicate_entry.cross_file import compare_documents
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import FOUR_DIGIT_YEAR, lazy_pattern
from awesomelint.util.text import shorten

# A table of at least so many works that the section also has as items is a summary.
_SUMMARIZED = 3
# So many sections of one name, such as “Surveys” or “Avoid” in each chapter, may repeat works of their chapters.
_RECURRING = 3
# A list with at least so many equal entries in two sections, with this share of all pairs equal and this share
# under the same title, does so on purpose.
_CROSS_LISTED, _EQUAL_SHARE, _CROSS_LISTED_SHARE = 5, 0.5, 0.7
# If these differ, a person has to decide which entry is right.
_UNDECIDED = frozenset(("the title", "the date", "the venue"))
_PREPRINTS = lazy_pattern(r"(?i)\b(?:arxiv|pre-?prints?)\b")
_SCOPE = Option("file", "Compare works within each `file`, or across `all` files of a run.", ("file", "all"))


@rule(
    "duplicate-entry",
    group="works",
    severity=Severity.ERROR,
    fix="unsafe",
    options={"scope": _SCOPE},
    compares_entries=True,
    across=compare_documents,
)
def check(context: Context) -> Iterator[Found]:
    """Report the later entry of each pair of entries that list the same work."""
    document = context.document
    pairs = [_Duplicate(pair, find_differences(pair)) for pair in compare(document).pairs]
    if not pairs:
        return
    listing = _Listing(document, pairs)
    for duplicate in pairs:
        pair, differences = duplicate
        first, later = pair.first.entry, pair.later.entry
        severity = listing.severity(duplicate)
        span, key = (
            later.title_span,
            "|".join(sorted((titles.key(first.title), titles.key(later.title)))),
        )
        if severity < context.min_severity:
            # Most lists have many notes, and nobody reads their messages.
            yield Found(span, "", severity, key=key)
            continue
        enclosing = listing.parts.enclosing_section(first, later)
        is_fixable = (listing.is_in_one_part(pair) or enclosing is not None) and _UNDECIDED.isdisjoint(
            differences
        )
        has_two_titles = pair.by != "title" and "the title" in differences and not have_one_title(pair)
        message, reverse = (
            _message(duplicate, entry, other, enclosing, has_two_titles=has_two_titles)
            for entry, other in ((later, first), (first, later))
        )
        yield Found(
            span,
            message,
            severity,
            (
                Related(
                    first.title_span,
                    "first listed here",
                    reverse=Reverse(reverse, "also listed here"),
                ),
            ),
            _fix(document, pair, enclosing) if is_fixable and severity > Severity.NOTE else None,
            key=key,
        )


class _Duplicate(NamedTuple):
    """A pair of entries for the same work, and the fields that differ."""

    pair: Pair
    differences: list[str]


class _Listing:
    """The list with all its duplicates: what it does on purpose is a note."""

    def __init__(self, document: ListDocument, duplicates: list[_Duplicate]) -> None:
        pairs = [duplicate.pair for duplicate in duplicates]
        self.parts = list_parts(document)
        self._repeating = self.parts.find_repeating(document.compared, pairs)
        self._summarized = self._find_summarized(pairs)
        names = Counter(titles.key(section.title) for section in document.sections if section.entries)
        self._recurring = {name for name, count in names.items() if count >= _RECURRING}
        self._is_cross_listed = self._has_habit(duplicates)

    def is_in_one_part(self, pair: Pair) -> bool:
        """Whether both entries are in the same part of the list."""
        return self.parts.part_of(pair.first.entry) == self.parts.part_of(pair.later.entry)

    def severity(self, duplicate: _Duplicate) -> Severity:
        """Return the severity of a duplicate: the more certain that it is a mistake, the higher."""
        pair, differences = duplicate
        if self._is_repetition(pair) or is_intentional(pair, differences):
            return Severity.NOTE
        if self.is_in_one_part(pair):
            is_certain = not differences or (
                differences == ["the title"] and have_one_title(pair) and not is_retitled(pair)
            )
            return Severity.ERROR if is_certain else Severity.WARNING
        if self.parts.enclosing_section(pair.first.entry, pair.later.entry) is not None:
            return Severity.NOTE if self._is_aspect(pair) else Severity.WARNING
        is_form = "the URL" in differences and "the title" not in differences
        if is_form and self._is_cross_listed and not (_are_by_year(pair) or _is_of_preprints(pair)):
            return Severity.NOTE
        return severity_if_unrelated(pair, differences)

    def _is_aspect(self, pair: Pair) -> bool:
        """Whether a subsection lists the work for another reason than its chapter does.

        Many chapters have such a subsection, or the entries are names with links in their descriptions.
        """
        sections = {titles.key(work.entry.section.title) for work in (pair.first, pair.later)}
        if not sections.isdisjoint(self._recurring):
            return True
        return pair.by == "url" and all(
            work.entry.title_kind != "link" and not work.identifiers and is_name(work.entry.title)
            for work in (pair.first, pair.later)
        )

    def _is_repetition(self, pair: Pair) -> bool:
        """Whether one entry is in an index, a summary or the like."""
        part, first_part = self.parts.part_of(pair.later.entry), self.parts.part_of(pair.first.entry)
        if part == first_part:
            return is_row_and_item(pair) and part in self._summarized
        return is_row_and_item(pair) or not self._repeating.isdisjoint((part, first_part))

    def _find_summarized(self, pairs: list[Pair]) -> set[int]:
        """Return the parts that list several works twice, as items and as rows of a table."""
        counts = Counter(
            self.parts.part_of(pair.later.entry)
            for pair in pairs
            if is_row_and_item(pair) and self.is_in_one_part(pair)
        )
        return {part for part, count in counts.items() if count >= _SUMMARIZED}

    def _has_habit(self, duplicates: list[_Duplicate]) -> bool:
        """Whether the list has many works in two unrelated sections, nearly all under the same title.

        Most of them must be equal in everything; a few may link to the preprint in one section only.
        """
        unrelated = [
            differences
            for pair, differences in duplicates
            if not self.is_in_one_part(pair)
            and self.parts.enclosing_section(pair.first.entry, pair.later.entry) is None
        ]
        equal = unrelated.count([])
        same_title = sum("the title" not in differences for differences in unrelated)
        return (
            equal >= _CROSS_LISTED
            and equal >= _EQUAL_SHARE * len(unrelated)
            and same_title >= _CROSS_LISTED_SHARE * len(unrelated)
        )


def _are_by_year(pair: Pair) -> bool:
    """Whether both sections are about years, so that no work belongs to both."""
    return all(FOUR_DIGIT_YEAR.search(work.entry.section.title) for work in (pair.first, pair.later))


def _is_of_preprints(pair: Pair) -> bool:
    """Whether only one section is for preprints, which a work leaves when it is published."""
    first, later = (_PREPRINTS.search(work.entry.section.title) for work in (pair.first, pair.later))
    return (first is None) != (later is None)


def _message(
    duplicate: _Duplicate, entry: Entry, other: Entry, enclosing: Section | None, *, has_two_titles: bool
) -> str:
    """Return the message for one entry of a pair."""
    pair, differences = duplicate
    title = shorten(entry.title, 80)
    line = other.source.line_of(other.title_span.start)
    where = f"line {line}{_describe_section(other, entry, enclosing)}"
    if has_two_titles:
        if pair.by == "identifier" and have_same_imprint(pair.first, pair.later):
            advice = "keep one of them" if entry.section is other.section else "use one title"
            return (
                f"“{title}” is already listed on {where} as “{shorten(other.title, 80)}”: the URL and authors "
                f"are the same; {advice}, or correct the URL if they are two works"
            )
        return (
            f"“{title}” and “{shorten(other.title, 80)}” on {where} have the same URL; "
            "use one title if they are the same work, else correct the URL"
        )
    if pair.by == "title" and have_other_identifiers(pair):
        *most, last = ("URL", *(name[4:] for name in differences if name in ("the date", "the venue")))
        what = f"{', '.join(most)} and {last}" if most else last
        return f"“{title}” is already listed on {where} with another {what}; correct the title or URL, or remove it"
    return f"“{title}” is already listed on {where}{describe_differences(differences)}"


def _fix(document: ListDocument, pair: Pair, enclosing: Section | None) -> Fix | None:
    """Return the fix that merges one entry into the other with the fewest edits; None if information would be
    lost.

    A URL without tracking parameters is kept. If both directions take as many edits, the first entry is kept,
    or the one in the subsection.
    """
    first, later = pair.first.entry, pair.later.entry
    if enclosing is not None and enclosing is first.section:
        first, later = later, first
    options: list[tuple[bool, list[Edit], Edit, Entry]] = []
    for keep, drop in ((first, later), (later, first)):
        remove = remove_entry(document, drop)
        additions = merge_entries(document, keep, drop) if remove is not None else None
        if remove is not None and additions is not None:
            is_worse = _has_trackers(keep) and not _has_trackers(drop)
            options.append((is_worse, additions, remove, drop))
    if not options:
        return None
    is_worse, additions, remove, drop = min(options, key=lambda option: (option[0], len(option[1])))
    if is_worse:
        return None
    title = f"Remove the entry on line {document.source.line_of(drop.head.start)}"
    return Fix(title, Safety.UNSAFE, (*additions, remove), (Span(remove.start, remove.end),))


def _has_trackers(entry: Entry) -> bool:
    """Whether a link of an entry has parameters for tracking: `?utm_source=feed`."""
    return any(urls.has_trackers(link.url) for link in entry.links)


def _describe_section(other: Entry, entry: Entry, enclosing: Section | None) -> str:
    """Return where the other entry is, if it is in another section."""
    section = other.section
    title = shorten(section.title, 80)
    if enclosing is not None:
        return f" (in “{title}”, {'the parent' if enclosing is section else 'a subsection'} of this section)"
    return f" (in “{title}”)" if section.title and section is not entry.section else ""
