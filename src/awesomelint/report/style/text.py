"""The house style for people: a list's format at a glance, its sections, its habits, and who departs from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from awesomelint.style.summary import Count, Format, SectionStyle, StyleSummary
from awesomelint.ui.sanitize import harmless

# So many formats of sections, sections of one format, habits and departures are shown; the JSON has them all.
_SECTIONS, _ALIKE, _HABITS, _SLIPS = 12, 4, 6, 8
_RARE, _FEW = 0.02, 5


def write(style_summaries: Iterable[StyleSummary], out: TextIO) -> None:
    """Write each list's portrait, with a blank line between two."""
    for index, style_summary in enumerate(style_summaries):
        if index:
            out.write("\n")
        _one(style_summary, out)


def _one(style_summary: StyleSummary, out: TextIO) -> None:
    document = style_summary.document
    entries = len(document.entries)
    sections = sum(bool(section.entries) for section in document.sections)
    out.write(f"{harmless(document.source.path)}: {entries} entries in {_number(sections, 'section')}\n")
    # What hardly any of them share is no format of theirs.
    formats = [
        form for form in style_summary.formats if form.entries * form.share >= _FEW or form.share >= 0.5
    ]
    shown = [form for form in formats if form.entries >= 0.05 * entries] or formats[:1]
    known: set[str] = set()
    for form in sorted(
        shown, key=lambda form: next(at for at, first in enumerate(shown) if first.form == form.form)
    ):
        _format(form, entries, out, more=form.form in known)
        known.add(form.form)
    if not shown:
        out.write("\n  Too few entries are written alike to speak of a format.\n")
    if any("{?" in form.template or "{*" in form.template or "{+" in form.template for form in shown):
        out.write("\n  {?…} may be missing, {*…} may be repeated or missing, {+…} may be repeated\n")
    _sections(style_summary, out)
    _parts("Below each", style_summary.continuation_lines, entries, out)
    _parts("Icons", style_summary.emoji, entries, out)
    _habits("Dates", style_summary.dates, out)
    if style_summary.orders:
        out.write(f"\nOrder      {'; '.join(style_summary.orders)}\n")
    _habits("Links", style_summary.labels, out)
    _habits("Addresses", style_summary.url_forms, out, whole=False)
    _habits("Tags", style_summary.tags, out)
    _slips(style_summary, out)


def _format(form: Format, entries: int, out: TextIO, *, more: bool) -> None:
    what = {"row": "table rows", "html": "HTML rows", "heading": "headings", "paragraph": "paragraphs"}.get(
        form.kind, "items"
    )
    whose = "All" if form.entries == entries else str(form.entries)
    if more:
        out.write(f"  and {_percent(form.share)} of them so (as on line {form.example.line}):\n")
    else:
        out.write(
            f"\n{whose} are {what}, {_percent(form.share)} of them written so (as on line {form.example.line}):\n"
        )
    for line in form.template.split("\n"):
        out.write(f"    {harmless(line)}\n")


def _sections(style_summary: StyleSummary, out: TextIO) -> None:
    own = [section for section in style_summary.sections if section.own]
    if own:
        out.write("\nSections with a format of their own\n")
    alike: dict[str, list[SectionStyle]] = {}
    for style in own:
        alike.setdefault(_best(style).template, []).append(style)
    for template, styles in list(alike.items())[:_SECTIONS]:
        for style in styles[:_ALIKE]:
            form = _best(style)
            name = "/".join(style.section.path) or style.section.title or "(before the first heading)"
            out.write(
                f"  {harmless(name)} ({_number(form.entries, 'entry', 'entries')}, {_percent(form.share)})\n"
            )
        if len(styles) > _ALIKE:
            out.write(f"  and {_number(len(styles) - _ALIKE, 'other section', 'other sections')}\n")
        for line in template.split("\n"):
            out.write(f"      {harmless(line)}\n")
    if len(alike) > _SECTIONS:
        out.write(f"  and {len(alike) - _SECTIONS} more formats\n")
    others = len(style_summary.sections) - len(own)
    if own and others:
        out.write(
            f"  {_number(others, 'other section follows', 'other sections follow')} the list's format\n"
        )


def _best(style: SectionStyle) -> Format:
    """The format of a section that most of its entries have."""
    return max(style.formats, key=lambda form: form.entries * form.share)


def _habits(name: str, counts: Sequence[Count], out: TextIO, *, whole: bool = True) -> None:
    total = sum(count.number for count in counts)
    if not total:
        return
    told = [
        f"{harmless(count.what)} {_percent(count.number / total) if whole else count.number}"
        for count in counts[:_HABITS]
        if count.number >= _RARE * total
    ]
    more = len(counts) - len(told)
    out.write(
        f"\n{name:<10} {', '.join(told)}{f', {more} more' if more and told else f'{more} kinds' if more else ''}\n"
    )


def _parts(name: str, counts: Sequence[Count], entries: int, out: TextIO) -> None:
    """What entries have besides their fields, with the share of all entries that do."""
    if counts:
        told = [f"{harmless(count.what)} {_percent(count.number / entries)}" for count in counts[:_HABITS]]
        more = len(counts) - len(told)
        out.write(f"\n{name:<10} {', '.join(told)}{f', {more} more' if more else ''}\n")


def _slips(style_summary: StyleSummary, out: TextIO) -> None:
    if not style_summary.deviations:
        out.write("\nNo entry departs from its section's format.\n")
        return
    out.write(f"\nDepartures {_number(style_summary.deviating, 'entry', 'entries')}\n")
    for deviation in style_summary.deviations[:_SLIPS]:
        out.write(
            f"  {deviation.number:>4} × {harmless(deviation.message)} (line {deviation.example.line})\n"
        )
    if len(style_summary.deviations) > _SLIPS:
        out.write(f"  and {len(style_summary.deviations) - _SLIPS} other kinds\n")


def _percent(share: float) -> str:
    # 100 % is said of all only.
    return f"{min(round(100 * share), 99) if share < 1 else 100} %"


def _number(number: int, word: str, plural: str = "") -> str:
    return f"{number} {word if number == 1 else plural or word + 's'}"
