"""What an added entry says of its work, and whether everything else is read as before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from awesomelint.fields import urls
from awesomelint.merging.units import without_number
from awesomelint.model import Entry, ListDocument
from awesomelint.writing import values
from awesomelint.writing.pattern import description
from awesomelint.writing.works import NewWork, written_date_and_venue

# What must stay the same of an entry, and what is read of it by what others have.
Known = tuple[tuple[object, ...], tuple[object, ...]]


def not_said(text: str, work: NewWork, given: NewWork) -> int:
    """Return how many fields are not in a text as they were written where the work is from.

    The notes are those that were `given`.
    """
    labels = [link.label or "" for link in work.links]
    venue = work.venue.raw if work.venue is not None else ""
    return sum(
        any(part not in text and values.as_markdown(part) not in text for part in parts)
        for parts in ((work.written_date,), (venue,), labels, work.authors, given.notes)
    )


def known(entry: Entry) -> Known:
    """Return what must stay the same of an entry, and what is read of it by what others have."""
    return _identity(entry), _reading(entry)


def _identity(entry: Entry) -> tuple[object, ...]:
    """Return what must stay the same of an entry."""
    return (
        tuple(entry.section.path),
        entry.title,
        tuple((link.label, link.url) for link in entry.links),
        entry.depth,
        entry.parent.title if entry.parent is not None else None,
        entry.hidden,
        without_number(entry.text),
    )


def _reading(entry: Entry) -> tuple[object, ...]:
    """Return what is read of an entry by what others of its section have."""
    return (
        entry.date and entry.date.iso,
        entry.venue and entry.venue.name,
        tuple(entry.tags),
        tuple(entry.authors),
        tuple(entry.notes),
    )


def proven_entry(
    document: ListDocument, expected: list[Known], line: int, work: NewWork
) -> tuple[Entry, bool] | None:
    """Return the new entry if it is read as the work, and whether all other entries are read as before.

    None also if another entry is not the same.
    """
    entries = document.entries + document.hidden
    if len(entries) != len(expected) + 1:
        return None
    new = next((entry for entry in document.entries if entry.line == line), None)
    if new is None or not says(new, work):
        return None
    found = [known(entry) for entry in entries if entry is not new]
    if any(now[0] != before[0] for now, before in zip(found, expected, strict=True)):
        return None
    return new, found == expected


def says(entry: Entry, work: NewWork) -> bool:
    """Whether an entry says of a work what is known of it."""
    if " ".join(entry.title.split()) != " ".join(work.title.split()) or (
        entry.parent is not None and not entry.depth
    ):
        return False
    safe = (values.as_url(link.url, in_html=entry.kind == "html") for link in work.links if link.url)
    # Where the list leaves the URL empty until it is known (`[title]()`), a work without one has such a link, too.
    if Counter(link.key for link in entry.links if link.url) != Counter(map(urls.work_key, safe)):
        return False
    iso = entry.date.iso if entry.date is not None else ""
    if work.date and not (iso and work.date.startswith(iso)) and not _has_year_of(entry, work):
        return False
    if work.venue is not None and (entry.venue is None or entry.venue.name != work.venue.name):
        return False
    others = written_date_and_venue(entry)
    tags = [tag.casefold() for tag in entry.tags if tag not in others]
    return (
        tags == [tag.casefold() for tag in work.tags]
        and bool(entry.authors) == bool(work.authors)
        and len(entry.authors) <= len(work.authors)
    )


def _has_year_of(entry: Entry, work: NewWork) -> bool:
    return entry.venue is not None and str(entry.venue.year) == work.date[:4] and entry.date is None


def invents(entry: Entry, work: NewWork) -> bool:
    """Whether an entry has a venue or a date that the work lacks, or another venue: the words of another entry."""
    if entry.venue is not None and work.venue is not None and entry.venue.name != work.venue.name:
        return True
    texts = (work.title, *(link.label or "" for link in work.links), *work.tags, *work.notes)
    venue = entry.venue.raw if entry.venue is not None and work.venue is None else ""
    year = entry.date.iso[:4] if entry.date is not None and not (work.date or work.written_date) else ""
    return not all(any(part in text for text in (*texts, work.venue_year)) for part in (venue, year) if part)


def losses(entry: Entry, work: NewWork, others: Sequence[Entry]) -> int:
    """Return how many kinds of fields are read differently from those of a work: links, authors, venue, notes.

    The form of the other entries does not count: authors that are cut (“et al.”) or abbreviated, no year of the venue.
    """
    urls_of_work = [
        urls.work_key(values.as_url(link.url, in_html=entry.kind == "html")) for link in work.links
    ]
    year = str(entry.venue.year or "") if entry.venue is not None else ""
    described = description(entry)
    has_years = any(other.venue is not None and other.venue.year for other in others)
    return sum(
        (
            [link.key for link in entry.links] != urls_of_work,
            any(map(_is_other_name, entry.authors, work.authors)),
            has_years and bool(work.venue_year) and year != work.venue_year,
            entry.notes != [note for note in work.notes if note != described],
        )
    )


def read_otherwise(entry: Entry, work: NewWork, given: NewWork) -> int:
    """Return how many fields of an entry are not written as they were where the work is from.

    Some of the notes that were `given` may be part of the form: “slides” where others have “paper”.
    """
    date, venue = entry.date, entry.venue
    labels = {link.label for link in entry.links}
    return sum(
        (
            bool(work.written_date) and (date is None or date.raw != work.written_date),
            work.venue is not None
            and bool(work.venue.raw)
            and (venue is None or venue.raw != work.venue.raw),
            not labels.issuperset(link.label for link in work.links if link.label is not None),
            entry.authors != list(work.authors),
            not all(note in entry.text for note in given.notes),
        )
    )


def _is_other_name(name: str, other: str) -> bool:
    """Whether a name is not another one, as it is or with its first names abbreviated."""
    return name.split()[-1:] != other.split()[-1:]
