"""How the entries of two versions differ: fields that say something else, or only the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.works.mentions import without_targets
from awesomelint.fields import titles
from awesomelint.merging.units import without_number
from awesomelint.model import DateField, Entry, VenueField
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

# What separates fields, at either end of a text.
_ENDS = compiled(r"^[\s\[\](){}|:;,.–—-]+|[\s\[\](){}|:;,–—-]+$")


class Change(NamedTuple):
    """A field that changed, from what to what; an empty string if the field was added or removed.

    `field` is title, link, date, venue, authors, tags, text or visibility; for a link, `label` is its text.
    """

    field: str
    before: str
    after: str
    label: str = ""


def changes(old: Entry, new: Entry) -> list[Change]:
    """Return the fields in which two versions of an entry differ; equal text has the same fields."""
    found = list(_title(old, new))
    if is_equal(old, new):
        return found
    found += _links(old, new)
    fields = [("date", _date(old.date), _date(new.date)), ("venue", _venue(old.venue), _venue(new.venue))]
    if _words(old) != _words(new):
        # With the same words, only where one field ends and the next begins was read differently.
        fields += [
            ("authors", ", ".join(old.authors), ", ".join(new.authors)),
            ("tags", ", ".join(old.tags), ", ".join(new.tags)),
        ]
        if titles.words(_text(old)) != titles.words(_text(new)):
            fields.append(("text", _text(old), _text(new)))
    found += [Change(field, before, after) for field, before, after in fields if before != after]
    if old.hidden != new.hidden:
        found.append(Change("visibility", _visibility(old), _visibility(new)))
    return found


def is_equal(old: Entry, new: Entry) -> bool:
    """Whether two entries are written alike, apart from their number and white space at the ends of lines."""
    return old.hidden == new.hidden and _written(old) == _written(new)


def _written(entry: Entry) -> str:
    return without_number("\n".join(map(str.rstrip, entry.text.split("\n")))).strip()


def _title(old: Entry, new: Entry) -> Iterator[Change]:
    if titles.key(old.title) != titles.key(new.title):
        yield Change("title", old.title, new.title)


def _links(old: Entry, new: Entry) -> Iterator[Change]:
    """Yield links that lead to another page; another form of the same URL is not a change."""
    before = {link.key or link.url: link for link in old.links}
    after = {link.key or link.url: link for link in new.links}
    gone = [link for key, link in before.items() if key not in after]
    come = [link for key, link in after.items() if key not in before]
    labels = {titles.key(link.label or ""): link for link in reversed(come)}
    replaced = set()
    for link in gone:
        label = link.label or ""
        other = labels.pop(titles.key(label), None)
        if other is None and len(gone) == len(come) == 1:
            other = come[0]
        if other is not None:
            replaced.add(other)
        yield Change("link", link.url, other.url if other is not None else "", label)
    for link in come:
        if link not in replaced:
            yield Change("link", "", link.url, link.label or "")


def _date(date: DateField | None) -> str:
    return (date.iso or date.raw) if date is not None else ""


def _venue(venue: VenueField | None) -> str:
    if venue is None:
        return ""
    return " ".join(str(part) for part in (venue.name, venue.year, venue.track) if part)


def _text(entry: Entry) -> str:
    """The text of an entry apart from its fields, without marks at its ends."""
    pieces = (piece.value for piece in entry.pieces if piece.kind == "text")
    return _ENDS.sub("", " ".join(without_targets(" ".join(pieces)).split()))


def _words(entry: Entry) -> Counter[str]:
    """The words that readers see, without the number of the entry."""
    return Counter(titles.words(without_targets(_written(entry))))


def _visibility(entry: Entry) -> str:
    return "commented out" if entry.hidden else "visible"
