"""What a record changes of its entry, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from awesomelint.errors import UserError
from awesomelint.model import Entry
from awesomelint.rendering.cells import is_same, normal, readings
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.writing.records import Record, RecordKind
from awesomelint.writing.works import NewWork, WorkLink, checked_url, clean, venue_of, written_date_and_venue

FieldName = Literal["title", "links", "date", "venue", "authors", "tags", "notes", "description", "section"]

# The values of records in which each field is.
_OF_JSON: dict[FieldName, tuple[str, ...]] = {
    "title": ("title",),
    "links": ("url", "links"),
    "date": ("date",),
    "venue": ("venue",),
    "authors": ("authors",),
    "tags": ("tags",),
    "notes": ("notes",),
    "description": ("description",),
    "section": ("section",),
}
_VALUES: dict[RecordKind, dict[FieldName, tuple[str, ...]]] = {
    "json": _OF_JSON,
    "csv": {**_OF_JSON, "venue": ("venue", "year", "track")},
    "csl": {
        "title": ("title",),
        "links": ("URL",),
        "date": ("issued",),
        "venue": ("container-title", "issued"),
        "authors": ("author",),
        "tags": ("keyword",),
    },
    "bibtex": {
        "title": ("title",),
        "links": ("url",),
        "date": ("year", "month", "date"),
        "venue": ("booktitle", "journal", "year"),
        "authors": ("author",),
        "tags": ("keywords",),
    },
}
# Values that follow from others, with what to change instead.
_OF_URL = ("arxiv_id", "arxiv_version", "doi", "DOI", "eprint")
_DERIVED = {
    **dict.fromkeys(_OF_URL, "the URL"),
    "hidden": "the comment around the entry",
    "depth": "the indentation of the entry",
    "et_al": "the authors in the list",
}


class Change(NamedTuple):
    """A field that a record changes; of `work`, only this field counts.

    Links that stay are those of the entry; a description is the only note.
    """

    field: FieldName
    work: NewWork


class Refusal(NamedTuple):
    """A change that is not made: the field, and why."""

    field: str
    reason: str


def changes_of(entry: Entry, own: Record, given: Record) -> list[Change | Refusal]:
    """Return what a record changes of an entry whose own record is `own`, in the order of the fields."""
    changed = {
        name
        for name, value in given.values.items()
        if not is_same(name, value, own.values.get(name)) and (value or name in own.values)
    }
    found: list[Change | Refusal] = []
    fields = _VALUES[given.kind]
    for field, names in fields.items():
        if not changed.isdisjoint(names):
            try:
                found += _change(entry, field, own, given, changed)
            except UserError as error:
                found.append(Refusal(field, str(error).removeprefix(f"{given.place}: ")))
    if not changed.isdisjoint(fields["links"]):
        changed -= set(_OF_URL)
    return found + [
        Refusal(name, f"it cannot be changed by itself; change {instead}")
        for name, instead in _DERIVED.items()
        if name in changed and (given.values[name] or name not in _OF_URL)
    ]


def _change(
    entry: Entry, field: FieldName, own: Record, given: Record, changed: set[str]
) -> Iterator[Change]:
    names = _VALUES[given.kind][field]
    values = {name: given.values.get(name, own.values.get(name)) for name in names}
    if field == "links":
        yield Change(field, NewWork("", tuple(_links(entry, own, values, changed, given))))
        return
    if field == "date":
        values = _date_values(entry, values, own, given)
    elif field == "venue":
        values = _venue_values(values, own, given, changed)
    if values:
        # Records of all formats have a title.
        work = given._replace(values={"title": "", **values}).work()
        if field == "title" and not work.title:
            raise UserError("an entry needs a title; to remove the entry, remove its record and use --prune")
        if field == "tags" and _own_tags(entry, work.tags) == _own_tags(entry, entry.tags):
            raise UserError("the tag is also the venue or the date; change that instead")
        if field == "authors" and work.et_al and list(work.authors) == entry.authors:
            raise UserError("“et al.” cannot be added by itself; change the authors in the list")
        yield Change(field, work)


def _own_tags(entry: Entry, tags: Sequence[str]) -> list[str]:
    """Return tags without those that are the date or the venue."""
    others = written_date_and_venue(entry)
    return [normal(tag) for tag in tags if tag not in others]


def _date_values(entry: Entry, values: dict[str, Any], own: Record, given: Record) -> dict[str, Any]:
    """Return the values to read the date from; none if the change is one of the venue's year."""
    if given.kind in ("csl", "bibtex"):
        venue = entry.venue
        is_venues = (
            venue is not None and venue.year and (entry.date is None or entry.date.iso[:4] != str(venue.year))
        )
        return {} if is_venues else values
    value = values["date"]
    if given.kind == "csv":
        return {"date": _one_date(str(value))} if str(value).strip() else values
    before = own.values.get("date") or {}
    if isinstance(value, Mapping) and value.get("iso") and value.get("raw") == before.get("raw"):
        # How the date was written does not say how the new one is.
        value = {"iso": value["iso"]}
    elif isinstance(value, Mapping) and value.get("iso") == before.get("iso"):
        value = str(value.get("raw") or "")
    return {"date": value}


def _one_date(cell: str) -> str:
    """Return the date in a cell, in ISO form; raises `UserError` if it is not a date, or may be two."""
    found = readings(normal(cell))
    if not found:
        raise UserError(f"“{cell[:40]}” is not a date; write it as 2025-01-31, 2025-01 or 2025")
    if len(found) > 1:
        raise UserError(f"“{cell[:40]}” may be {' or '.join(found)}; write it as one of these")
    return found[0]


def _venue_values(values: dict[str, Any], own: Record, given: Record, changed: set[str]) -> dict[str, Any]:
    """Return the values to read the venue from; none if the change is one of the date."""
    if given.kind in ("csl", "bibtex"):
        name = "container-title" if given.kind == "csl" else "booktitle"
        has_name = any(values.get(key) for key in (name, "journal"))
        return values if has_name or own.values.get(name) or own.values.get("journal") else {}
    if given.kind == "csv":
        if not str(values["venue"] or "").strip() and any(
            str(values[name] or "").strip() for name in ("year", "track")
        ):
            raise UserError("year and track are those of the venue, which is empty")
        named = venue_of(clean(values["venue"] or "")) if "venue" in changed else None
        if named is not None:
            # “NeurIPS 2024” in the cell of the venue says more than the other cells, which are as before.
            values |= {
                name: ""
                for name, value in (("year", named.year), ("track", named.track))
                if value and name not in changed
            }
        year = str(values["year"] or "").strip()
        values["year"] = year.partition(".")[0] if year.endswith(".0") else year
        return {name: value or "" for name, value in values.items()}
    value, before = values["venue"], own.values.get("venue") or {}
    if isinstance(value, Mapping):
        is_stale = value.get("raw") == before.get("raw")
        value = {**before, **value}
        if is_stale:
            value["raw"] = ""
        elif all(value.get(name) == before.get(name) for name in ("name", "year", "track")):
            value = str(value.get("raw") or "")
    return {"venue": value}


def _links(
    entry: Entry, own: Record, values: Mapping[str, Any], changed: set[str], given: Record
) -> list[WorkLink]:
    """Return the links that the entry should have; those that stay are as in the entry."""
    mine = [WorkLink(link.label, link.url) for link in entry.links]
    found: list[WorkLink] = mine
    if "links" in changed:
        old, new = (_items(record.values.get("links")) for record in (own, given))
        if len(old) != len(mine):
            raise UserError("a label or URL of this entry contains “; ”; change it in the list")
        found = [*_merged(old, new, mine, given)]
    name = "URL" if given.kind == "csl" else "url"
    if name not in changed:
        return found
    url, main = str(values[name] or "").strip(), entry.main_link
    before = mine[entry.links.index(main)] if main is not None else None
    if not url:
        return [link for link in found if link != before]
    if url in [link.url for link in found]:
        # Both values were changed alike.
        return found
    new_link = WorkLink(before.label if before is not None else None, checked_url(url))
    if before is None:
        return [new_link, *found]
    if before not in found:
        raise UserError("“url” and “links” say different things")
    at = found.index(before)
    return [*found[:at], new_link, *found[at + 1 :]]


def _items(links: object) -> list[Any]:
    if isinstance(links, str):
        return links.split("; ") if links.strip() else []
    return list(links) if isinstance(links, Sequence) else []


def _merged(
    old: Sequence[Any], new: Sequence[Any], mine: Sequence[WorkLink], given: Record
) -> Iterator[WorkLink]:
    """Yield the link of the entry for each item that stays, and else what the item says."""
    waiting: dict[int, Any] = dict(enumerate(old))
    for item in new:
        at = next((at for at, other in waiting.items() if is_same("", item, other)), -1)
        if at >= 0:
            del waiting[at]
            yield mine[at]
        else:
            links = item if given.kind == "csv" else [item]
            yield from given._replace(values={"title": "", "links": links}).work().links
