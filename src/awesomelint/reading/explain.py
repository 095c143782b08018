"""Explains how a line was read: its parts, why each was recognised, and what its section voted for.

`- [Tidy Sheep](…) - Ada Lark - {TON 2021}` has a title (the link at its start), authors and a venue (the
other entries of the section have them in the same position), and the section's separator is ` - `.
"""

from __future__ import annotations

from awesomelint.model import Entry, Section
from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.reference_head import HEADS
from awesomelint.reading.pipeline import Assembly
from awesomelint.reading.votes.tally import FIELDS
from awesomelint.source import Source
from awesomelint.util.named_tuple import NamedTuple

_TITLES = {
    "link": "the text of a link",
    "quote": "quoted",
    "strong": "in bold",
    "em": "emphasised",
    "text": "plain text, up to the first separator or field",
    "label": "the only link, by its label",
}
_ROLES = {
    "field": "fields of the entry above it",
    "group": "a label for the items below it",
    "contents": "contents or navigation: its links point within the page, or its section's heading says so",
    "prose": "prose: it has no title with a link or with fields",
    "empty": "an empty item",
    "": "not an entry",
}


class Part(NamedTuple):
    """A part of an entry: its kind, its text and why it is that."""

    kind: str
    text: str
    why: str


class Explanation(NamedTuple):
    """How a line was read: `entry` is None if no entry contains the line; `what` then describes the line."""

    line: int
    what: str
    entry: Entry | None
    parts: list[Part]
    votes: list[str]


def explain(source: Source, line: int) -> Explanation:
    """Return how a line (1-based) of a source was read."""
    assembly = Assembly(source)
    entry = _entry_at(assembly, line)
    unit = _unit_at(assembly, line, entry)
    if entry is None:
        what = _ROLES.get(unit.role if unit is not None else "", _ROLES[""])
        if unit is not None and unit.kind == "heading" and not unit.role:
            what = "a heading that opens a section"
        return Explanation(line, what, None, [], _votes(assembly, unit))
    return Explanation(line, f"an entry ({entry.kind})", entry, _parts(entry, unit), _votes(assembly, unit))


def _entry_at(assembly: Assembly, line: int) -> Entry | None:
    entries = assembly.document.entries
    return next((entry for entry in entries if entry.line <= line <= entry.end_line), None)


def _unit_at(assembly: Assembly, line: int, entry: Entry | None) -> Unit | None:
    line = entry.line if entry is not None else line
    around = [unit for unit in assembly.outline.units if unit.line <= line <= unit.end_line]
    return max(around, key=lambda unit: unit.line, default=None)


def _parts(entry: Entry, unit: Unit | None) -> list[Part]:
    text = entry.source.text
    parts = []
    if entry.title:
        why = "a cell of the column of titles" if entry.kind == "row" else _TITLES.get(entry.title_kind, "")
        parts.append(Part("title", entry.title, why))
    for link in entry.links:
        main = (
            "the title's"
            if link.label is None
            else f"labelled “{link.label}”"
            if link.label
            else "a bare URL"
        )
        parts.append(Part("link", link.url, main))
    reasons = dict(_reasons(unit))
    if entry.authors:
        parts.append(Part("authors", "; ".join(entry.authors), reasons.get("authors", _elsewhere(entry))))
    if entry.venue is not None:
        read = " ".join(filter(None, (entry.venue.name, str(entry.venue.year or ""), entry.venue.track)))
        parts.append(Part("venue", read, reasons.get("venue", _elsewhere(entry))))
    if entry.date is not None:
        parts.append(
            Part(
                "date",
                entry.date.iso or entry.date.raw,
                entry.date.problem or reasons.get("date", _elsewhere(entry)),
            )
        )
    parts += [
        Part("tag", tag, "in its own marks, and not recognised as a date, venue or name")
        for tag in entry.tags
    ]
    parts += [Part("note", note, "a line or paragraph below the entry") for note in entry.notes]
    if unit is not None and unit.draft is not None:
        parts += [
            Part("text", text[slot.start : slot.end], "not recognised: part of the description")
            for slot in unit.draft.slots
            if slot.kind in ("?", "date?")
        ]
    return parts


def _elsewhere(entry: Entry) -> str:
    return "by its column" if entry.kind == "row" else "by its form"


def _reasons(unit: Unit | None) -> list[tuple[str, str]]:
    """Return why a slot of the unit, or of a line below it, was read as each field."""
    if unit is None or unit.draft is None:
        return []
    lines = [*unit.below, *unit.fields]
    drafts = [unit.draft, *(below.line_draft for below in lines if below.line_draft is not None)]
    found = []
    for draft in drafts:
        for slot in draft.slots:
            if slot.kind in FIELDS:
                place = (
                    f"in `{slot.mark}`"
                    if slot.mark and slot.mark != HEADS
                    else "in plain text"
                    if draft is unit.draft
                    else "on a line of its own"
                )
                by = "by its form" if slot.how == "form" else "the other entries of the section have it there"
                found.append((slot.kind, f"{by}, {place}"))
    # The first slot of each kind comes last, because it is the one in use.
    return found[::-1]


def _votes(assembly: Assembly, unit: Unit | None) -> list[str]:
    """Return what the section of a unit voted for, one sentence each."""
    if unit is None:
        return []
    votes = []
    section = _section_of(assembly.document.root, unit.line)
    name = f"“{section.title}”" if section.title else "the list"
    if unit.dialect.separators:
        shown = ", ".join(f"`{separator}`" for separator in unit.dialect.separators)
        votes.append(f"{name} separates fields with {shown}")
    else:
        votes.append(f"{name} has no separator that most of its entries share")
    if unit.dialect.venue_leads:
        votes.append(f"{name} begins its titles with a venue")
    if unit.dialect.authors_lead:
        votes.append(f"{name} has authors before its titles")
    if unit.dialect.enclosed:
        votes.append(f"{name} has its titles after “{unit.dialect.enclosed}”")
    if unit.dialect.title:
        votes.append(
            f"of two equal readings, the title is {_TITLES[unit.dialect.title]}, as in most of the list"
        )
    return votes


def _section_of(section: Section, line: int) -> Section:
    for child in section.children:
        if child.line <= line <= child.end_line:
            return _section_of(child, line)
    return section
