"""Paragraphs and headings with titles of one or two words, or without spaces between them: `**[ICML 2020]** World Sheep [[paper](…)]`.

Alone, they may be the name of anything. So they are works only among works with longer titles, written in the same form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from awesomelint.fields import link_labels
from awesomelint.markdown.render import label_text
from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.thresholds import SLOT_ENTRIES

# A form: of which kind and level, the label of the first link, which fields there are, and where.
_Form = tuple[str, int, str, tuple[bool, ...]]
# The blocks of one work end at these.
_ENDS = frozenset(("heading", "rule", "table"))
_LONGEST_KEY = 20
# Fields of a heading are looked for in so many blocks.
_MOST_FIELDS = 6


def short_titles(text: str, units: list[Unit], long: set[Unit], short: set[Unit]) -> Iterable[Unit]:
    """Return the units with short titles whose form several of those with longer titles have, and no fewer than have short ones."""
    forms = {
        unit: form
        for index, unit in enumerate(units)
        if (unit in long or unit in short) and (form := _form(text, units, index)) is not None
    }
    seen = Counter(form for unit, form in forms.items() if unit in long)
    shorter = Counter(form for unit, form in forms.items() if unit in short)
    for unit, form in forms.items():
        if unit in short and seen[form] >= max(SLOT_ENTRIES, shorter[form]):
            yield unit


def _form(text: str, units: list[Unit], index: int) -> _Form | None:
    """Return the form of a paragraph or heading; there is none without a link."""
    unit = units[index]
    draft = unit.draft
    if draft is None or link_labels.is_label(link_labels.normal(draft.title)):
        return None
    fields = [draft] if unit.kind == "paragraph" else [draft, *_fields_below(units, index)]
    links = [link for field in fields for link in field.links]
    if not links:
        return None
    if links[0].kind != "url":
        label = label_text(text, links[0])
    elif draft.authors or draft.venue is not None:
        label = ""
    else:
        # The key before it, if it has one.
        before = text[max(unit.start, links[0].start - _LONGEST_KEY) : links[0].start].rpartition("\n")[2]
        label = before.split()[-1] if before.strip() else ""
    at = draft.title_span.start
    venue = draft.venue.span.start < at if draft.venue is not None else False
    date = draft.date.span.start < at if draft.date is not None else False
    marks = (
        text[links[0].start - 1 : links[0].start] in ("[", "("),
        unit.end_line > unit.line,
        any(field.authors for field in fields),
        any(field.venue is not None for field in fields),
        any(field.date is not None for field in fields),
        venue or date,
        draft.lead_words > 0,
    )
    return unit.kind, unit.level, link_labels.normal(label), marks


def _fields_below(units: list[Unit], index: int) -> Iterable[Draft]:
    """Yield the drafts of the blocks below a heading, read as fields if they are nothing else."""
    for at in range(index + 1, min(index + 1 + _MOST_FIELDS, len(units))):
        other = units[at]
        if other.kind in _ENDS:
            return
        draft = other.line_draft or other.draft
        if draft is not None:
            yield draft
