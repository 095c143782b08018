"""Works from records: JSON, JSON lines, CSV, BibTeX and CSL-JSON, as `awesomelint export` writes them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Literal

from awesomelint.errors import UserError
from awesomelint.fields import author_names
from awesomelint.fields.dates import MONTHS
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled, lazy_pattern
from awesomelint.writing.works import (
    NewVenue,
    NewWork,
    WorkLink,
    checked_url,
    clean,
    iso_of,
    venue_of,
)

# A file of records has at most this many characters, and this many records.
MAX_SIZE, MAX_RECORDS = 20_000_000, 20_000
# A table has at least one of these columns; spreadsheets separate cells as their language does.
_COLUMNS, _DELIMITERS = frozenset(("title", "line")), ",;\t"
_LINK = compiled(r"(?:(?P<label>[^:;]{1,60}): )?(?P<url>\S+)")
_BRACES = lazy_pattern(r"(?<!\\)[{}]")

RecordKind = Literal["json", "csl", "csv", "bibtex"]


class Record(NamedTuple):
    """A record of a file: its format, its values by their names as in the file, and where it is."""

    kind: RecordKind
    values: Mapping[str, Any]
    place: str

    def work(self) -> NewWork:
        """Return the work; raises `UserError` for a value that is not as `export` writes it."""
        try:
            return _READERS[self.kind](self.values)
        except (TypeError, ValueError, KeyError, AttributeError, IndexError):
            raise UserError(f"{self.place}: a field is not as `awesomelint export` writes it") from None
        except UserError as error:
            raise UserError(f"{self.place}: {error}") from None

    def titled_work(self) -> NewWork:
        """Return the work; as `work`, and raises `UserError` if it has no title."""
        work = self.work()
        if not work.title:
            raise UserError(f"{self.place} has no title")
        return work


def works_in(text: str, name: str) -> list[NewWork]:
    """Return the works of records; as `records_in`, and raises `UserError` for a record without a title."""
    works = []
    for number, record in enumerate(records_in(text, name), 1):
        work = record.work()
        if not work.title:
            raise UserError(f"{name}: record {number} has no title")
        works.append(work)
    return works


def records_in(text: str, name: str) -> list[Record]:
    """Return the records of a text in any of the formats, which is recognised by its first characters.

    `name` is what the user calls the file; raises `UserError` if it cannot be read.
    """
    if len(text) > MAX_SIZE:
        raise UserError(f"{name}: more than {MAX_SIZE // 1_000_000} MB of records; split the file")
    body = text.removeprefix("\ufeff").lstrip()
    first = body[:1]
    if not first:
        raise UserError(f"{name}: no records")
    if first == "{":
        found = _json_lines(body, name)
    elif first == "[":
        found = _json_array(body, name)
    elif first in "@%":
        found = _bibtex(body, name)
    else:
        found = _csv(body, name)
    records = list(islice(found, MAX_RECORDS + 1))
    if len(records) > MAX_RECORDS:
        raise UserError(f"{name}: more than {MAX_RECORDS} records; split the file")
    if not records:
        raise UserError(f"{name}: no records")
    return records


# -- JSON --


def _json_lines(text: str, name: str) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _json_record(_loaded(line, f"{name}:{number}"), f"{name}:{number}")


def _json_array(text: str, name: str) -> Iterator[Record]:
    records = _loaded(text, name)
    for number, record in enumerate(records if isinstance(records, list) else [records], 1):
        yield _json_record(record, f"{name}: record {number}")


def _loaded(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UserError(f"{place}: not JSON; expected records as `awesomelint export` writes them") from None


def _json_record(record: object, place: str) -> Record:
    if not isinstance(record, dict):
        raise UserError(f"{place}: not a record; expected records as `awesomelint export` writes them")
    is_csl = "links" not in record and ("type" in record or "URL" in record)
    return Record("csl" if is_csl else "json", record, place)


def from_record(record: Mapping[str, Any]) -> NewWork:
    """Return the work of a JSON record, with the fields of `export --format jsonl`."""
    date, venue = record.get("date") or {}, record.get("venue")
    if isinstance(date, str):
        date = {"raw": date, "iso": iso_of(date)}
    if isinstance(venue, str):
        venue = dict(zip(("name", "year", "track", "raw"), venue_of(venue) or NewVenue(venue), strict=True))
    links = [
        WorkLink(_label(link["label"]), checked_url(link["url"]) if link["url"] else "")
        for link in record.get("links") or ()
    ]
    if not links and record.get("url"):
        links = [WorkLink(None, checked_url(record["url"]))]
    authors, et_al = _people(_texts(record.get("authors")))
    return NewWork(
        title=clean(record["title"] or ""),
        links=tuple(links),
        date=iso_of(date.get("iso") or ""),
        written_date=clean(date.get("raw") or ""),
        venue=NewVenue(
            clean(venue["name"]),
            int(venue["year"]) if venue.get("year") else None,
            clean(venue.get("track") or "") or None,
            clean(venue.get("raw") or ""),
        )
        if venue
        else None,
        authors=authors,
        tags=_texts(record.get("tags")),
        notes=_texts([record.get("description") or ""]) + _texts(record.get("notes")),
        section=_texts(record.get("section")),
        depth=depth if isinstance(depth := record.get("depth"), int) else None,
        et_al=et_al or (known if isinstance(known := record.get("et_al"), bool) else None),
    )


def _people(names: tuple[str, ...]) -> tuple[tuple[str, ...], bool | None]:
    """Return names without “et al.” or “others” after them, and whether there was one; None if not."""
    if names and (names[-1] == "others" or author_names.without_et_al(names[-1]) == ""):
        return names[:-1], True
    return names, None


def _label(label: str | None) -> str | None:
    return clean(label) if label is not None else None


def _texts(value: Sequence[str] | None) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError
    return tuple(text for item in value or () if (text := clean(item)))


def from_csl(item: Mapping[str, Any]) -> NewWork:
    """Return the work of a CSL-JSON item."""
    people = item.get("author") or ()
    authors = [
        person.get("literal") or f"{person.get('given') or ''} {person.get('family') or ''}"
        for person in people
    ]
    parts = [str(part) for part in ((item.get("issued") or {}).get("date-parts") or [[]])[0]]
    container = item.get("container-title") or ""
    date = "-".join([part.zfill(2) for part in parts])
    venue = venue_of(clean(container))
    if venue is not None and venue.year is None and parts:
        venue = venue._replace(year=int(parts[0]))
    return NewWork(
        title=clean(item["title"] or ""),
        links=_main(item.get("URL"), item.get("DOI")),
        date=iso_of(date),
        venue=venue,
        authors=_texts(authors),
        tags=_texts((item.get("keyword") or "").split(",")),
    )


def _main(url: str | None, doi: str | None) -> tuple[WorkLink, ...]:
    if not url and doi:
        url = f"https://doi.org/{doi}"
    return (WorkLink(None, checked_url(url)),) if url else ()


# -- CSV --


def _csv(text: str, name: str) -> Iterator[Record]:
    csv.field_size_limit(MAX_SIZE)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
        names = [column.strip().lower() for column in rows.fieldnames or ()]
        if _COLUMNS.isdisjoint(names):
            raise UserError(
                f"{name}: neither JSON nor BibTeX, nor CSV with a column “title”; expected records as "
                "`awesomelint export` writes them"
            )
        rows.fieldnames = names
        for number, row in enumerate(rows, 1):
            place = f"{name}: record {number}"
            if any(row.pop(None, ())):
                raise UserError(f"{place} has more cells than the first row")
            # A cell that the row has not is not a cell that is empty.
            values = {column: cell for column, cell in row.items() if cell is not None}
            if any(cell.strip() for cell in values.values()):
                yield Record("csv", values, place)
    except csv.Error as error:
        raise UserError(f"{name}: not CSV ({error})") from None


def _delimiter(text: str) -> str:
    """Return what separates the columns: a comma, or a semicolon or tab if only these separate known columns."""
    first = text.partition("\n")[0].lower()
    return next(
        (
            mark
            for mark in _DELIMITERS
            if not _COLUMNS.isdisjoint(column.strip('" \r') for column in first.split(mark))
        ),
        ",",
    )


def _of_row(row: Mapping[str, str]) -> NewWork:
    url = row.get("url", "").strip()
    links = []
    for part in row.get("links", "").split("; "):
        if match := _LINK.fullmatch(part.strip()):
            links.append(WorkLink(match["label"], checked_url(match["url"])))
    if url and url not in [link.url for link in links]:
        links.insert(0, WorkLink(None, checked_url(url)))
    venue = venue_of(clean(row.get("venue", "")))
    if venue is not None:
        year = row.get("year", "").strip()
        venue = venue._replace(
            year=int(year) if year else venue.year, track=clean(row.get("track", "")) or venue.track
        )
    people, et_al = _people(_texts(row.get("authors", "").split(";")))
    return NewWork(
        title=clean(row.get("title", "")),
        links=tuple(links),
        date=iso_of(row.get("date", "")),
        written_date=clean(row.get("date", "")),
        venue=venue,
        authors=people,
        tags=_texts(row.get("tags", "").split(";")),
        notes=_texts([row.get("description", "")]) + _texts(row.get("notes", "").split(";")),
        section=_texts(row.get("section", "").split(" > ")),
        et_al=et_al,
    )


# -- BibTeX --


def _bibtex(text: str, name: str) -> Iterator[Record]:
    import logging

    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    # Records that cannot be read are reported below, and nowhere else.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    layers = [
        middlewares.LatexDecodingMiddleware(),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
    ]
    library = parse_string(text, append_middleware=layers)
    if library.failed_blocks:
        raise UserError(
            f"{name}:{(library.failed_blocks[0].start_line or 0) + 1}: this BibTeX record cannot be read"
        )
    for entry in library.entries:
        fields = {field.key.lower(): field.value for field in entry.fields}
        yield Record("bibtex", fields, f"{name}:{(entry.start_line or 0) + 1}")


def _of_bibtex(fields: Mapping[str, Any]) -> NewWork:
    texts = {key: _BRACES.sub("", value) for key, value in fields.items() if isinstance(value, str)}
    people = fields.get("author") or ()
    authors, et_al = _people(
        _texts([" ".join([*person.first, *person.von, *person.last, *person.jr]) for person in people])
    )
    year = texts.get("year", "").strip()
    month = texts.get("month", "").strip().lower()
    number = int(month) if month.isdecimal() else MONTHS.get(month[:3], 0)
    date = texts.get("date", "") or (f"{year}-{number:02}" if year and 1 <= number <= 12 else year)
    url = texts.get("url", "")
    if not url and texts.get("archiveprefix", "").lower() == "arxiv" and texts.get("eprint"):
        url = f"https://arxiv.org/abs/{texts['eprint']}"
    venue = venue_of(clean(texts.get("booktitle") or texts.get("journal") or ""))
    if venue is not None and venue.year is None and year.isdecimal():
        venue = venue._replace(year=int(year))
    return NewWork(
        title=clean(texts.get("title", "")),
        links=_main(url, texts.get("doi")),
        date=iso_of(date),
        venue=venue,
        authors=authors,
        tags=_texts(texts.get("keywords", "").split(",")),
        et_al=et_al,
    )


_READERS: Mapping[RecordKind, Callable[[Mapping[str, Any]], NewWork]] = {
    "json": from_record,
    "csl": from_csl,
    "csv": _of_row,
    "bibtex": _of_bibtex,
}
