"""The learned style as text: entry templates, sections with other templates, conventions and deviations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from awesomelint.style.summary import Count, Format, SectionStyle, StyleSummary
from awesomelint.ui.sanitize import harmless
from awesomelint.util.text import plural

# How many templates of sections, sections per template, forms per convention and deviations are shown; JSON has all.
_SECTION_TEMPLATES, _SECTIONS, _FORMS, _DEVIATIONS = 12, 4, 6, 8
# Forms below this share are left out, and so are templates shared by fewer entries.
_RARE, _FEW = 0.02, 5


def write(style_summaries: Iterable[StyleSummary], out: TextIO) -> None:
    """Write the style of each list, separated by blank lines."""
    for index, style_summary in enumerate(style_summaries):
        if index:
            out.write("\n")
        _write_list(style_summary, out)


def _write_list(style_summary: StyleSummary, out: TextIO) -> None:
    document = style_summary.document
    entries = len(document.entries)
    sections = sum(bool(section.entries) for section in document.sections)
    path = harmless(document.source.path)
    out.write(f"{path}: {plural(entries, 'entry')} in {plural(sections, 'section')}\n")
    templates = [
        form for form in style_summary.formats if form.entries * form.share >= _FEW or form.share >= 0.5
    ]
    shown = [form for form in templates if form.entries >= 0.05 * entries] or templates[:1]
    forms_written: set[str] = set()
    for form in sorted(
        shown, key=lambda form: next(at for at, first in enumerate(shown) if first.form == form.form)
    ):
        _format(form, entries, out, is_variant=form.form in forms_written)
        forms_written.add(form.form)
    if not shown:
        out.write("\n  The entries have too little in common to infer a template\n")
    if any("{?" in form.template or "{*" in form.template or "{+" in form.template for form in shown):
        out.write("\n  {?…} is optional, {+…} may be repeated, {*…} is optional and may be repeated\n")
    _sections(style_summary, out)
    _parts("Below each", style_summary.continuation_lines, entries, out)
    _parts("Icons", style_summary.emoji, entries, out)
    _convention("Dates", style_summary.dates, out)
    if style_summary.orders:
        out.write(f"\nOrder      {'; '.join(style_summary.orders)}\n")
    _convention("Links", style_summary.labels, out)
    _convention("URLs", style_summary.url_forms, out, as_percentage=False)
    _convention("Tags", style_summary.tags, out)
    _deviations(style_summary, out)


def _format(form: Format, entries: int, out: TextIO, *, is_variant: bool) -> None:
    kind = {"row": "table rows", "html": "HTML rows", "heading": "headings", "paragraph": "paragraphs"}.get(
        form.kind, "list items"
    )
    share = f"{_percent(form.share)} of them"
    if is_variant:
        out.write(f"  and {share} like this (for example line {form.example.line}):\n")
    elif form.entries == entries:
        out.write(f"\nAll are {kind}, {share} like this (for example line {form.example.line}):\n")
    else:
        verb = "is" if form.entries == 1 else "are"
        out.write(
            f"\n{form.entries} {verb} {kind}, {share} like this (for example line {form.example.line}):\n"
        )
    for line in form.template.split("\n"):
        out.write(f"    {harmless(line)}\n")


def _sections(style_summary: StyleSummary, out: TextIO) -> None:
    own = [section for section in style_summary.sections if section.own]
    if own:
        out.write("\nSections with another template\n")
    by_template: dict[str, list[SectionStyle]] = {}
    for style in own:
        by_template.setdefault(_most_used(style).template, []).append(style)
    for template, styles in list(by_template.items())[:_SECTION_TEMPLATES]:
        for style in styles[:_SECTIONS]:
            form = _most_used(style)
            name = "/".join(style.section.path) or style.section.title or "(before the first heading)"
            out.write(f"  {harmless(name)} ({plural(form.entries, 'entry')}, {_percent(form.share)})\n")
        if len(styles) > _SECTIONS:
            out.write(f"  and {plural(len(styles) - _SECTIONS, 'more section')}\n")
        for line in template.split("\n"):
            out.write(f"      {harmless(line)}\n")
    if len(by_template) > _SECTION_TEMPLATES:
        out.write(f"  and {plural(len(by_template) - _SECTION_TEMPLATES, 'more template')}\n")
    others = len(style_summary.sections) - len(own)
    if own and others:
        verb = "uses" if others == 1 else "use"
        out.write(f"  {plural(others, 'other section')} {verb} the template of the list\n")


def _most_used(style: SectionStyle) -> Format:
    """Return the template that most entries of a section follow."""
    return max(style.formats, key=lambda form: form.entries * form.share)


def _convention(name: str, counts: Sequence[Count], out: TextIO, *, as_percentage: bool = True) -> None:
    """Write the forms of one kind of field, the most frequent first."""
    total = sum(count.number for count in counts)
    if not total:
        return
    forms = [
        f"{harmless(count.what)} {_percent(count.number / total) if as_percentage else count.number}"
        for count in counts[:_FORMS]
        if count.number >= _RARE * total
    ]
    more = len(counts) - len(forms)
    rest = f", {more} more" if more and forms else f"{more} forms" if more else ""
    out.write(f"\n{name:<10} {', '.join(forms)}{rest}\n")


def _parts(name: str, counts: Sequence[Count], entries: int, out: TextIO) -> None:
    """Write what entries contain besides fields, each with the share of all entries that have it."""
    if counts:
        forms = [f"{harmless(count.what)} {_percent(count.number / entries)}" for count in counts[:_FORMS]]
        more = len(counts) - len(forms)
        out.write(f"\n{name:<10} {', '.join(forms)}{f', {more} more' if more else ''}\n")


def _deviations(style_summary: StyleSummary, out: TextIO) -> None:
    if not style_summary.deviations:
        out.write("\nNo entry deviates from the template of its section\n")
        return
    out.write(f"\nDeviations {plural(style_summary.deviating, 'entry')}\n")
    for deviation in style_summary.deviations[:_DEVIATIONS]:
        out.write(
            f"  {deviation.number:>4} × {harmless(deviation.message)} (line {deviation.example.line})\n"
        )
    if len(style_summary.deviations) > _DEVIATIONS:
        out.write(f"  and {plural(len(style_summary.deviations) - _DEVIATIONS, 'other kind')}\n")


def _percent(share: float) -> str:
    # Do not round up to 100 %.
    return f"{min(round(100 * share), 99) if share < 1 else 100} %"
