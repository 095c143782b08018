"""A work to be added: what its entry will say, whatever it came from."""

from __future__ import annotations

from awesomelint.errors import UserError
from awesomelint.fields import dates, venues
from awesomelint.model import Entry
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

# The most characters of a field.
MAX_TEXT = 4000
_CONTROL = compiled(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
_SCHEME = compiled(r"([A-Za-z][A-Za-z0-9+.-]*):")


class WorkLink(NamedTuple):
    """A link of a work; the label is None for a link to the work itself that has no label of its own."""

    label: str | None
    url: str


class NewVenue(NamedTuple):
    """A venue: its name, year and track, and how it was written, if that is to be kept where it fits."""

    name: str
    year: int | None = None
    track: str | None = None
    raw: str = ""


class NewWork(NamedTuple):
    """A work to be added. `date` is in ISO form, as precise as it is known, and `written_date` how it was written.

    `depth` is how deep its entry is nested in bullets, and `et_al` whether others follow the authors, if known.
    With `keeps_names`, their first names are written in any list. `links_in_notes` are in the text of the notes.
    """

    title: str
    links: tuple[WorkLink, ...] = ()
    date: str = ""
    written_date: str = ""
    venue: NewVenue | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    depth: int | None = None
    et_al: bool | None = None
    keeps_names: bool = False
    links_in_notes: tuple[WorkLink, ...] = ()

    @property
    def own_tags(self) -> tuple[str, ...]:
        """The tags that are not the venue or the date, which may be read as tags as well."""
        others = {self.written_date, self.venue.raw if self.venue is not None else ""}
        return tuple(tag for tag in self.tags if tag not in others)

    def with_linked_notes(self) -> NewWork:
        """Return the work with the links whose labels its notes say as parts of the notes."""
        said = tuple(
            link for link in self.links if link.label and any(link.label in note for note in self.notes)
        )
        return self._replace(
            links=tuple(link for link in self.links if link not in said), links_in_notes=said
        )

    @property
    def venue_year(self) -> str:
        """The year of the venue; empty if it is not known."""
        return str(self.venue.year) if self.venue is not None and self.venue.year else ""

    def without(self, kind: str) -> NewWork:
        """Return the work without its fields of a kind: date, venue, authors, tag or note."""
        if kind == "date":
            return self._replace(date="", written_date="")
        if kind == "venue":
            return self._replace(venue=None)
        if kind == "authors":
            return self._replace(authors=(), et_al=None)
        return self._replace(tags=()) if kind == "tag" else self._replace(notes=())


def written_date_and_venue(entry: Entry) -> set[str]:
    """Return the date and the venue of an entry as written; both may be read as tags or labels as well."""
    return {field.raw for field in (entry.date, entry.venue) if field is not None}


def venue_of(text: str, *, keep: bool = False) -> NewVenue | None:
    """Return the venue that a text names, with year and track; with `keep`, it may be written as it is."""
    text = " ".join(text.split())
    if not text:
        return None
    raw = text if keep else ""
    if (found := venues.read_whole(text) or venues.shaped_like(text)) is not None:
        return NewVenue(found.name, found.year, found.track, raw)
    return NewVenue(text, raw=raw)


def iso_of(text: str) -> str:
    """Return a date in ISO form; empty if it cannot be read or does not exist."""
    found = dates.read_whole(" ".join(text.split()))
    return found.iso if found is not None and not found.problem else ""


def clean(text: str) -> str:
    """Return a text on one line without control characters; raises `UserError` if it is too long for a field."""
    found = " ".join(_CONTROL.sub(" ", text).split())
    if len(found) > MAX_TEXT:
        raise UserError(f"“{found[:40]}…” is longer than {MAX_TEXT} characters")
    return found


def checked_url(url: str) -> str:
    """Return a URL; raises `UserError` if a list should not link to it."""
    url = clean(url)
    scheme = _SCHEME.match(url)
    if not url or (scheme is not None and scheme[1].lower() not in ("http", "https", "ftp", "mailto")):
        raise UserError(f"“{url[:80]}” is not a web address; give one that begins with https://")
    if " " in url:
        raise UserError(f"“{url[:80]}” has a space; write it as %20")
    return url
