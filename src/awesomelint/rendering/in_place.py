"""Edits that put a new value in place of an old one, in the form of the old one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from awesomelint.findings import Edit
from awesomelint.model import Entry, Link, VenueField
from awesomelint.rendering import names
from awesomelint.rendering.changes import Change
from awesomelint.rendering.peers import Peers
from awesomelint.source import Span
from awesomelint.style import venue_forms
from awesomelint.style.date_forms import forms, is_form, precision_of
from awesomelint.style.layout.fields import LABEL_MARKS
from awesomelint.util.regex import compiled
from awesomelint.util.text import common_ends
from awesomelint.writing import values
from awesomelint.writing.pattern import description, description_fields
from awesomelint.writing.works import NewVenue, WorkLink

_YEAR = compiled(r"(?<!\d)\d{4}(?!\d)|(?<=['’‘`´])\d\d(?!\d)|(?<=[A-Z-])\d\d(?!\d)")
# The year of a venue is within so many characters of its name.
_NEAR = 12


def edits(entry: Entry, change: Change, others: Peers) -> Iterator[list[Edit]]:
    """Yield ways of writing a field that the entry has and keeps, the best first.

    `others` are entries of its section.
    """
    work = change.work
    if change.field == "title":
        yield from _title(entry, work.title)
    elif change.field == "date":
        yield from _date(entry, work.date, work.written_date, others)
    elif change.field == "venue" and work.venue is not None:
        yield from _venue(entry, work.venue, others)
    elif change.field == "authors":
        yield from names.authors(entry, work.authors, others)
    elif change.field == "tags":
        yield from names.tags(entry, work.tags, others)
    elif change.field == "description":
        yield from _description(entry, " ".join(work.notes))
    elif change.field == "notes":
        yield from names.notes(entry, work.notes)


def _written(entry: Entry, text: str) -> str:
    return escape(text, quote=False) if entry.kind == "html" else values.as_markdown(text)


def _escaped(entry: Entry, text: str) -> str:
    return _written(entry, text) if entry.kind == "html" else values.escaped(text)


def _text(entry: Entry, span: Span) -> str:
    return entry.source.text[span.start : span.end]


# -- the title and other text --


def _title(entry: Entry, new: str) -> Iterator[list[Edit]]:
    yield from _rewritten(entry, entry.title_span, entry.title, new)


def _description(entry: Entry, new: str) -> Iterator[list[Edit]]:
    fields = description_fields(entry)
    if len(fields) == 1:
        yield from _rewritten(entry, Span(fields[0].start, fields[0].end), description(entry), new)


def _rewritten(entry: Entry, span: Span, old: str, new: str) -> Iterator[list[Edit]]:
    """Yield ways of writing a text instead of another: only the words that differ, and all of it."""
    raw = _text(entry, span)
    middle = _changed_words(old, new)
    # Within emphasis, a lone star may be a mark.
    for written in (_written, _escaped):
        if middle and raw.count(middle[0]) == 1:
            at = span.start + raw.index(middle[0])
            yield [Edit(at, at + len(middle[0]), written(entry, middle[1]))]
        yield [Edit(*span, values.marked_like(raw, written(entry, new)))]
        yield [Edit(*span, written(entry, new))]


def _changed_words(old: str, new: str) -> tuple[str, str] | None:
    """Return the words that differ, with a word beside them if none were there; None if all do."""
    first, second = old.split(" "), new.split(" ")
    head, tail = common_ends(first, second)
    if head + tail == 0:
        return None
    if head + tail == len(first):
        head -= head > 0
        tail -= head + tail == len(first)
    return " ".join(first[head : len(first) - tail]), " ".join(second[head : len(second) - tail])


# -- the date --


def _date(entry: Entry, iso: str, written: str, others: Peers) -> Iterator[list[Edit]]:
    date = entry.date
    if date is None:
        return
    usual = others.dates
    order = {form: at for at, (form, _) in enumerate(usual)}
    own = [form for form in forms(" ".join(date.raw.split()), date.iso) if is_form(form)]
    own.sort(key=lambda form: order.get(form, len(order)))
    texts = [written] if written and written != iso else []
    texts += [form.write(iso) for form in own if form.precision <= precision_of(iso)]
    if (other := values.date_in_form(iso, "", usual, ())) is not None:
        texts.append(other)
    for text in dict.fromkeys([*texts, iso]):
        yield [Edit(*date.span, text)]


# -- the venue --


def _venue(entry: Entry, new: NewVenue, others: Peers) -> Iterator[list[Edit]]:
    old = entry.venue
    if old is None:
        return
    raw = _text(entry, old.span)
    apart = _year_beside(entry, old)
    texts = [values.as_markdown(new.raw)] if new.raw else []
    spelled = others.whole.venues.get(new.name)
    for name in ([spelled.most_common(1)[0][0]] if spelled else []) + [values.as_markdown(new.name)]:
        texts += _in_own_form(raw, old, new, name)
    plain = new._replace(raw="")
    for examples in ([entry], others.entries):
        texts.append(values.venue_in_form(plain, "", examples, others.entries, year_apart=apart is not None))
    for text in dict.fromkeys(texts):
        edits = [Edit(*old.span, text)]
        if apart is not None and new.year and new.year != old.year:
            edits.append(Edit(*apart, str(new.year)[-(apart.end - apart.start) :]))
        yield edits


def _year_beside(entry: Entry, venue: VenueField) -> Span | None:
    """Return where the year of a venue is if it is after its name: `*ICML*, 2021`; None if it is in the venue."""
    year = str(venue.year or "")
    if not year or year in venue.raw or _YEAR.search(venue.raw):
        return None
    text, end = entry.source.text, min(venue.span.end + _NEAR, entry.span.end)
    match = _YEAR.search(text, venue.span.end, end)
    return Span(*match.span()) if match and year.endswith(match[0]) else None


def _in_own_form(raw: str, old: VenueField, new: NewVenue, name: str) -> list[str]:
    """Return a written venue with another name, year and track in place of its own, if each is written there."""
    text = raw
    if new.name != old.name:
        own = venue_forms.name_in(raw) or old.name
        if text.count(own) != 1:
            return []
        text = text.replace(own, name)
    if new.year != old.year:
        years = [match for match in _YEAR.finditer(text) if str(old.year or "").endswith(match[0])]
        if not new.year or len(years) != 1 or not old.year:
            return []
        first, last = years[0].span()
        text = text[:first] + str(new.year)[first - last :] + text[last:]
    if (new.track or "") != (old.track or ""):
        track = re.search(re.escape(old.track), text, re.IGNORECASE) if old.track else None
        if track is None or not new.track:
            return []
        written = new.track.capitalize() if track[0][:1].isupper() else new.track
        text = text[: track.start()] + values.as_markdown(written) + text[track.end() :]
    return [text]


# -- links --


def link_edits(entry: Entry, link: Link, new: WorkLink) -> Iterator[list[Edit]]:
    """Yield ways of writing another URL or label of a link."""
    found: list[Edit] = []
    if new.url != link.url:
        if link.url_span is None:
            return
        found.append(Edit(*link.url_span, values.as_url(new.url, in_html=entry.kind == "html")))
    if (new.label or "") != (link.label or ""):
        span = link.label_span
        if span is None or not new.label or not link.label:
            return
        text = _text(entry, span)
        bare = text.strip(LABEL_MARKS)
        if not bare:
            return
        first = span.start + text.index(bare)
        found.append(Edit(first, first + len(bare), _written(entry, new.label)))
    yield found
