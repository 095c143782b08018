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
Error if both entries are in the same section with the same URL. Warning if they have different URLs, if one
is in a subsection of the other's section, or if their dates, venues or URLs differ. Note if both are
identical and in unrelated sections, which many lists do on purpose. Also a note: entries in a part of the
list that repeats other parts, such as an index by year or a table below the same works as items; the
conference and journal versions of a work; a thesis and its paper; the paper and a recording or discussion of
it; works in a list of what is still to be read, or in a reading log with check boxes and elsewhere; references
(“See also: …”); and entries that a name before or a remark in brackets after the title tells apart.

With `scope = "all"`, the files of one run are also compared with each other. Entries in different files are
treated like entries in unrelated sections: a note, or a warning if their titles, URLs, dates or venues
differ. A file that repeats other files, such as a translation, only gets notes.

## Fix
Unsafe: removes the entry with less information, after adding its links, tags and notes to the other entry.
There is no fix if information would be lost (a date, a venue, an author or a URL), if the titles differ, or
if something depends on the entry, such as a picture below it. Entries in unrelated sections are not fixed.

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
    is_intentional,
    is_row_and_item,
    severity_if_unrelated,
)
from awesomelint.analysis.works.list_parts import ListParts
from awesomelint.analysis.works.match import compare, list_parts
from awesomelint.analysis.works.pair import Pair
from awesomelint.fields import titles
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
from awesomelint.util.text import shorten

# A table of at least so many works that the section also has as items is a summary.
_SUMMARIZED = 3
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
    pairs = compare(document).pairs
    if not pairs:
        return
    parts = list_parts(document)
    repeating = parts.find_repeating(document.compared, pairs)
    summarized = _find_summarized_parts(pairs, parts)
    for pair in pairs:
        first, later = pair.first.entry, pair.later.entry
        differences = find_differences(pair)
        part, first_part = parts.part_of(later), parts.part_of(first)
        enclosing = parts.enclosing_section(first, later)
        is_repetition = (
            is_row_and_item(pair) or not repeating.isdisjoint((part, first_part))
            if part != first_part
            else is_row_and_item(pair) and part in summarized
        )
        if is_repetition or is_intentional(pair, differences):
            severity = Severity.NOTE
        else:
            severity = _severity(
                pair, differences, same_part=part == first_part, nested=enclosing is not None
            )
        is_fixable = (part == first_part or enclosing is not None) and "the title" not in differences
        end = describe_differences(differences)
        reverse = Reverse(f"{_message(first, later, enclosing)}{end}", "also listed here")
        yield Found(
            later.title_span or later.head,
            f"{_message(later, first, enclosing)}{end}",
            severity,
            (Related(first.title_span or first.head, "first listed here", reverse=reverse),),
            _fix(document, pair, enclosing) if is_fixable and severity > Severity.NOTE else None,
            key="|".join(sorted((titles.key(first.title), titles.key(later.title)))),
        )


def _find_summarized_parts(pairs: list[Pair], parts: ListParts) -> set[int]:
    """Return the parts that list several works twice, as items and as rows of a table."""
    counts = Counter(
        parts.part_of(pair.later.entry)
        for pair in pairs
        if is_row_and_item(pair) and parts.part_of(pair.first.entry) == parts.part_of(pair.later.entry)
    )
    return {part for part, count in counts.items() if count >= _SUMMARIZED}


def _fix(document: ListDocument, pair: Pair, enclosing: Section | None) -> Fix | None:
    """Return the fix that merges one entry into the other with the fewest edits; None if information would be
    lost.

    If both directions take as many edits, the first entry is kept, or the one in the subsection.
    """
    first, later = pair.first.entry, pair.later.entry
    if enclosing is not None and enclosing is first.section:
        first, later = later, first
    options: list[tuple[list[Edit], Edit, Entry]] = []
    for keep, drop in ((first, later), (later, first)):
        remove = remove_entry(document, drop)
        additions = merge_entries(document, keep, drop) if remove is not None else None
        if remove is not None and additions is not None:
            options.append((additions, remove, drop))
    if not options:
        return None
    additions, remove, drop = min(options, key=lambda option: len(option[0]))
    title = f"Remove the entry on line {document.source.line_of(drop.head.start)}"
    return Fix(title, Safety.UNSAFE, (*additions, remove), (Span(remove.start, remove.end),))


def _message(entry: Entry, other: Entry, enclosing: Section | None) -> str:
    """Return the message for an entry of which there is another one, without the differences."""
    line = other.source.line_of((other.title_span or other.head).start)
    section = _describe_section(other, entry, enclosing)
    return f"“{shorten(entry.title, 80)}” is already listed on line {line}{section}"


def _describe_section(other: Entry, entry: Entry, enclosing: Section | None) -> str:
    """Return where the other entry is, if it is in another section."""
    section = other.section
    title = shorten(section.title, 80)
    if enclosing is not None:
        return f" (in “{title}”, {'the parent' if enclosing is section else 'a subsection'} of this section)"
    return f" (in “{title}”)" if section.title and section is not entry.section else ""


def _severity(pair: Pair, differences: list[str], *, same_part: bool, nested: bool) -> Severity:
    """Return the severity of a duplicate that is not intentional."""
    if same_part:
        first, later = pair.first.entry.venue, pair.later.entry.venue
        # The conference and the journal version of a work may both be listed on purpose, with the same
        # preprint.
        both_published = first and later and "arXiv" not in (first.name, later.name)
        is_doubtful = "the URL" in differences or ("the venue" in differences and both_published)
        return Severity.WARNING if is_doubtful else Severity.ERROR
    return Severity.WARNING if nested else severity_if_unrelated(pair, differences)
