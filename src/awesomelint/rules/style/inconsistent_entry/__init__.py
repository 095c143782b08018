"""An entry that deviates from the format of nearly all entries in its section.

## Why
Readers find the date because it is always in the same position. Entries come from many people, who add a
period, a bracket or a space of their own.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/pdf/1706.03762), Jun. 12 2017.
    - [Layer Normalization](https://arxiv.org/pdf/1607.06450), Jul. 21 2016.
    - [Deep Residual Learning](https://arxiv.org/pdf/1512.03385), Dec. 10 2015.
    - [Auto-Encoding Variational Bayes](https://arxiv.org/pdf/1312.6114), Dec. 20 2013.
    - [Denoising Diffusion Models](https://arxiv.org/pdf/2006.11239), Jun. 19 2020.
    - [Few-Shot Learners](https://arxiv.org/pdf/2005.14165), May 28 2020.
    - [Grokking](https://arxiv.org/pdf/2201.02177), Jan. 6 2022.
    - [LoRA](https://arxiv.org/pdf/2106.09685), Jun. 17 2021.
    - [ImageNot: A contrast with ImageNet preserves model rankings](https://arxiv.org/pdf/2404.02112), Apr. 2 2024.
    - [Scaling Training Data with Lossy Image Compression](https://arxiv.org/pdf/2407.17954). Jul. 25 2024

## Right
    - [Attention Is All You Need](https://arxiv.org/pdf/1706.03762), Jun. 12 2017.
    - [Layer Normalization](https://arxiv.org/pdf/1607.06450), Jul. 21 2016.
    - [Deep Residual Learning](https://arxiv.org/pdf/1512.03385), Dec. 10 2015.
    - [Auto-Encoding Variational Bayes](https://arxiv.org/pdf/1312.6114), Dec. 20 2013.
    - [Denoising Diffusion Models](https://arxiv.org/pdf/2006.11239), Jun. 19 2020.
    - [Few-Shot Learners](https://arxiv.org/pdf/2005.14165), May 28 2020.
    - [Grokking](https://arxiv.org/pdf/2201.02177), Jan. 6 2022.
    - [LoRA](https://arxiv.org/pdf/2106.09685), Jun. 17 2021.
    - [ImageNot: A contrast with ImageNet preserves model rankings](https://arxiv.org/pdf/2404.02112), Apr. 2 2024.
    - [Scaling Training Data with Lossy Image Compression](https://arxiv.org/pdf/2407.17954), Jul. 25 2024.

## Severity
Warning if there are at least ten entries to compare with and hardly any other deviates, otherwise a note. A
missing field is a warning only if 95% of the entries have it. A note, too, for what looks the same on the
page, for a line break within an entry, for a missing link in a list with placeholders or in an entry that is
only a name, for a separator that most of a small section has otherwise, for a final period or a form of dates
that a tenth of the list has otherwise, for a period on the other side of a quotation mark or of emphasis, for
a comma before a description that is a sentence in other entries, and for a sentence among fragments.

## Fix
Safe if only separators, spaces or brackets change. Unsafe if fields move, a date changes its form, a comma that
ends a title becomes a period, or a whole cell gets bold or italics. Missing fields are not added.

## Notes
The format is learned from the list: the rule counts what is between two fields in each section (a small
section also uses its parent section), and reports an entry only if at least nine in ten of at least five
entries agree. If a section has two styles, both are accepted. `awesomelint style` shows what was learned.

Not reported: symbols and emoji, emphasis that only some titles have (they say something about an entry), an
order of fields that the neighbors have as well, quotations, sentences that end in a link, remarks in brackets
after the final period, the end of entries that lack the last fields, and items of another list, with other
bullets. In tables, only marks that a cell lacks are reported. A list item in the only section of the file
that has a table of papers as well is reported, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.model import Entry
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe, unsafe, with_edits
from awesomelint.rules.style.inconsistent_entry.expected import describe
from awesomelint.rules.style.inconsistent_entry.other_causes import OtherCauses
from awesomelint.rules.style.inconsistent_entry.outside_table import entries_outside_table
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import deviations
from awesomelint.style.deviations.balance import without_halves
from awesomelint.style.deviations.cells import cell_deviations
from awesomelint.style.deviations.deviation import Deviation, fix_title
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_ASTERISKS = compiled(r"\*+")
_BRACKETS = ("[]", "()")


@rule("inconsistent-entry", group="style", severity=Severity.WARNING, fix="both", changes=("pairs",))
def check(context: Context) -> Iterator[Found]:
    """Report each entry with deviations at the first of them; those that are not certain separately."""
    document = context.document
    for entry, rows, size in entries_outside_table(document):
        message = f"list item, but {rows} of the {size} entries in this section are table rows; move it into the table"
        yield Found(entry.head, message, key=entry.title)
    style = learn(document, context.style)
    other_causes = OtherCauses(document)
    for layout in style.layouts:
        found = [
            deviation
            for deviation in deviations(style, layout)
            if not other_causes.explain(deviation, layout.entry)
        ]
        if not found:
            continue
        for part in _by_certainty(layout, found):
            if _splits_emphasis(layout.entry, part):
                continue
            finding = _make_finding(layout.entry, part, in_cells=False)
            if (finding.severity or Severity.WARNING) >= context.min_severity:
                finding = finding._replace(
                    message=finding.message + describe(style, layout, part, finding.fix)
                )
            yield finding
    for entry, found in cell_deviations(document):
        yield _make_finding(entry, found, in_cells=True)


def _by_certainty(layout: EntryLayout, found: list[Deviation]) -> Iterator[list[Deviation]]:
    """Yield the deviations that are certain and then the others, if they can be fixed one without the other."""
    text = layout.entry.source.text
    certain = []
    if any(deviation.certain for deviation in found):
        # A space more or less is fixed with the rest.
        certain = [deviation for deviation in found if deviation.certain or _is_space(text, deviation)]
    others = [deviation for deviation in found if deviation not in certain]
    if (
        certain
        and others
        and (
            any(deviation.kind == "order" for deviation in found)
            or without_halves(layout, certain) != certain
            or without_halves(layout, others) != others
        )
    ):
        certain, others = found, []
    yield from (part for part in (certain, others) if part)


def _is_space(text: str, deviation: Deviation) -> bool:
    """Whether only white space differs that can be replaced."""
    found = text[deviation.start : deviation.end]
    return deviation.kind == "separator" and deviation.edit and found.split() == deviation.expected.split()


def _make_finding(entry: Entry, found: list[Deviation], *, in_cells: bool) -> Found:
    """Return the finding for an entry. The ends of cells are certain, so half a pair that is missing there is too."""
    return Found(
        _place_of(entry, found[0]),
        "; ".join(dict.fromkeys(deviation.message for deviation in found)),
        None if any(deviation.certain for deviation in found) else Severity.NOTE,
        fix=_fix(entry.source.text, _words_of(entry), found, in_cells=in_cells),
        key=entry.title,
    )


def _place_of(entry: Entry, first: Deviation) -> Span:
    """Return the span of a deviation; if it is empty, that of a character beside it on the same line."""
    if first.end > first.start:
        return Span(first.start, first.end)
    is_at_start = entry.source.text[first.start - 1 : first.start] == "\n"
    start = first.start if is_at_start else max(entry.span.start, first.start - 1)
    return Span(start, start + 1)


def _words_of(entry: Entry) -> Span:
    """Return the span of an entry's own lines without its bullet, which may be an asterisk."""
    return Span(entry.span.start + len(entry.marker.rstrip()), entry.own_end)


def _fix(text: str, entry: Span, found: list[Deviation], *, in_cells: bool) -> Fix | None:
    """Return the fix for all deviations, except for missing fields; None if some cannot be fixed."""
    if not all(deviation.edit or deviation.kind == "missing" for deviation in found):
        return None
    edits = [
        Edit(deviation.start, deviation.end, deviation.expected) for deviation in found if deviation.edit
    ]
    if any(deviation.kind == "order" for deviation in found):
        # The edit that reorders the fields replaces everything within it.
        widest = max(edits, key=lambda edit: edit.end - edit.start, default=None)
        edits = [
            edit
            for edit in edits
            if widest in (None, edit) or edit.start >= widest.end or edit.end <= widest.start
        ]
    if not edits or not _keeps_pairs(text, entry, edits):
        return None
    is_certain = in_cells or not _changes_balance(text, edits)
    is_safe = is_certain and all(deviation.safe for deviation in found)
    make_fix = safe if is_safe else unsafe
    reorders = any(deviation.kind == "order" for deviation in found)
    return make_fix("Reorder the fields" if reorders else fix_title(text, edits), *edits)


def _changes_balance(text: str, edits: list[Edit]) -> bool:
    """Whether edits add or remove half a pair of brackets, in which case the position of the other half is a
    guess.
    """
    removed = "".join(text[edit.start : edit.end] for edit in edits)
    added = "".join(edit.text for edit in edits)
    return any(
        added.count(pair[0]) - removed.count(pair[0]) != added.count(pair[1]) - removed.count(pair[1])
        for pair in _BRACKETS
    )


def _keeps_pairs(text: str, entry: Span, edits: list[Edit]) -> bool:
    """Whether edits add or remove only pairs of brackets and marks, or all of these are in pairs afterwards.

    Half a pair is another problem, not a format.
    """
    removed = "".join(text[edit.start : edit.end] for edit in edits)
    added = "".join(edit.text for edit in edits)
    before = text[entry.start : entry.end]
    for pair in _BRACKETS:
        opener, closer = pair[0], pair[1]
        change = added.count(opener) - removed.count(opener) - added.count(closer) + removed.count(closer)
        if change and before.count(opener) - before.count(closer) + change:
            return False
    for mark in ("`", '"'):
        change = added.count(mark) - removed.count(mark)
        if change % 2 and (before.count(mark) + change) % 2:
            return False
    return _keeps_emphasis(text, entry, edits)


def _splits_emphasis(entry: Entry, found: list[Deviation]) -> bool:
    """Whether the expected form has half a pair of asterisks, so the emphasis of the entry is of another kind."""
    edits = [Edit(deviation.start, deviation.end, deviation.expected) for deviation in found]
    return all(
        deviation.kind == "separator" and deviation.edit for deviation in found
    ) and not _keeps_emphasis(entry.source.text, _words_of(entry), edits)


def _keeps_emphasis(text: str, entry: Span, edits: list[Edit]) -> bool:
    """Whether edits leave runs of asterisks of each length in pairs, if they change any."""
    runs = Counter(_ASTERISKS.findall(with_edits(text, edits, *entry)))
    changed = runs - Counter(_ASTERISKS.findall(text, *entry))
    return all(runs[mark] % 2 == 0 for mark in changed)
