"""The end of a message: an entry as its section writes it, such as `- [Title](https://example.org), Mar. 3 2025.`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from awesomelint.model import Entry
from awesomelint.rules.api import Edit, Fix, Span, with_edits
from awesomelint.style.conventions import HouseStyle
from awesomelint.style.deviations.deviation import Deviation, code
from awesomelint.style.deviations.link_forms import usual_label
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.style.template.template import Part, Placeholder, Template
from awesomelint.util.regex import compiled
from awesomelint.util.text import shorten

# A separator whose optional field was left out.
_BARE_SEPARATOR = compiled(r"(?:^\W*|[,;:|])\s*[,;:|]")
# The most characters of a whole entry, and of its long fields: readers recognise a field by its beginning.
_MAX_LENGTH = 200
_LIMITS: tuple[Mapping[str, int], ...] = (
    {"title": 60, "url": 45, "link": 45, "text": 40, "authors": 40, "author": 40},
    {"title": 30, "url": 24, "link": 24, "text": 15, "authors": 15, "author": 15},
)


def describe(style: HouseStyle, layout: EntryLayout, found: Sequence[Deviation], fix: Fix | None) -> str:
    """Return the entry as its section writes it; empty if that is unknown or too long.

    It is what the fix makes of it. An entry that lacks fields has placeholders instead, and if it cannot be
    written with all that it has, the form of the section is shown. What belongs in empty brackets is unknown.
    """
    if any(deviation.kind == "empty" for deviation in found):
        return ""
    if fix is None or any(deviation.kind == "missing" for deviation in found):
        return _completed(style, layout, found)
    return _edited(layout.entry, fix.edits, found)


def _edited(entry: Entry, edits: Sequence[Edit], found: Sequence[Deviation]) -> str:
    span = Span(entry.span.start, entry.own_end)
    text = entry.source.text
    for limits in _LIMITS:
        short = with_edits(text, [*edits, *_abbreviations(entry, edits, limits)], *span)
        for deviation in found:
            # Fields are reordered first, and dates rewritten when the entry is read again.
            if deviation.kind == "date" and (deviation.start, deviation.end, deviation.expected) not in edits:
                short = short.replace(text[deviation.start : deviation.end], deviation.expected, 1)
        if described := _described(short):
            return described
    return ""


def _abbreviations(entry: Entry, edits: Iterable[Edit], limits: Mapping[str, int]) -> Iterable[Edit]:
    """Yield the edits that shorten the long fields of an entry that other edits leave alone."""
    text = entry.source.text
    for piece in entry.pieces:
        limit = limits.get(piece.kind)
        if limit is None or piece.end - piece.start <= limit or piece.end > entry.own_end:
            continue
        if all(edit.end < piece.start or edit.start > piece.end for edit in edits):
            own = text[piece.start : piece.end]
            inner = own.strip()
            start = piece.start + own.index(inner)
            yield Edit(start, start + len(inner), shorten(inner, limit))


def _completed(style: HouseStyle, layout: EntryLayout, found: Sequence[Deviation]) -> str:
    section = layout.entry.section
    form = next((deviation.form for deviation in found if deviation.form), "")
    template = style.configured.template(section) or style.template(section, form or layout.form)
    if template is None:
        return ""
    missing = [deviation.fields for deviation in found if deviation.kind == "missing"]
    if form or len(missing) == len(found):
        if form:
            text = layout.entry.source.text
            own = [(field.kind, text[field.start : field.end]) for field in layout.fields]
            values = _with_links_of(form, own, usual_label(style.document))
        else:
            values = Template.of(layout.entry)[1]
        values += [(kinds[0], _placeholder(kinds)) for kinds in missing if kinds]
        for limits in _LIMITS:
            short = [(kind, shorten(value, limits.get(kind, _MAX_LENGTH))) for kind, value in values]
            filled = template.fill_in_order(short)
            if filled is not None and (described := _described(filled)):
                return described
    shown = "".join(map(_shown, template.parts))
    # A form without the optional field that the message is about says nothing.
    is_complete = all(deviation.expected.strip() in shown for deviation in found)
    return _described(shown) if is_complete and not _BARE_SEPARATOR.search(shown) else ""


def _with_links_of(form: str, values: Sequence[tuple[str, str]], label: str) -> list[tuple[str, str]]:
    """Return the fields of an entry with its link as entries of a form have it: in the title, or with a label."""
    url = next((value for kind, value in values if kind in ("url", "link")), "…")
    if form.endswith(" link"):
        at = next(index for index, (kind, _) in enumerate(values) if kind == "title") + 1
        return [
            *values[:at],
            ("url", url),
            *(pair for pair in values[at:] if pair[0] not in ("label", "link")),
        ]
    return [pair for pair in values if pair[0] not in ("url", "link")] + [("label", label), ("link", url)]


def _shown(part: Part) -> str:
    """Return a part of a form as contributors can read it: what is optional left out, and what is repeated once."""
    if isinstance(part, str):
        return part
    if isinstance(part, Placeholder):
        return _placeholder(part.kinds)
    return "".join(map(_shown, part.parts)) if part.mark == "+" else ""


def _placeholder(kinds: Iterable[str]) -> str:
    return f"{{{' or '.join(kinds)}}}"


def _described(text: str) -> str:
    text = text.strip()
    # Half of a pair is never shown; underscores are often part of a word.
    is_whole = is_balanced(text.replace("_", ""))
    return f"; expected: {code(text)}" if is_whole and len(text) <= _MAX_LENGTH else ""
