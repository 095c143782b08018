"""An entry that departs from the format that nearly all entries of its section have.

## Why
A list's own format is its law: readers find the date because it always stands in one place. Entries come from many
hands, and each leaves a period, a bracket or a space of its own.

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
A warning where at least ten entries were counted and hardly any other departs; else a note. A missing field is a
warning only where 95 in 100 entries have it.

## Fix
Safe where only separators, spaces or brackets change and the fields stay as they are; unsafe where fields move or a date
is written in another form. A missing field is for a person.

## Notes
The format is learned, not given: what stands between two fields is counted in each section (a small section leans on
the one above it), and is held against an entry only where nine in ten of at least five agree. A section with two honest
styles has two, and none is held against the other. `awesomelint style` shows what was learned.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe, unsafe
from awesomelint.rules.style.inconsistent_entry.other_causes import OtherCauses
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import deviations
from awesomelint.style.deviations.deviation import Deviation, fix_title

_BRACKETS = ("[]", "()", "（）", "【】")


@rule("inconsistent-entry", group="style", severity=Severity.WARNING, fix="both")
def check(context: Context) -> Iterator[Found]:
    """One finding an entry, with all its departures, at the first of them."""
    document = context.document
    style = learn(document, context.style)
    other_causes = OtherCauses(document)
    for shape in style.layouts:
        found = [one for one in deviations(style, shape) if not other_causes.explain(one, shape.entry)]
        if not found:
            continue
        sure = any(deviation.certain for deviation in found)
        first = found[0]
        start, end = (
            (first.start, first.end)
            if first.end > first.start
            else (max(shape.entry.span.start, first.start - 1), first.end)
        )
        yield Found(
            Span(start, end),
            "; ".join(dict.fromkeys(deviation.message for deviation in found)),
            None if sure else Severity.NOTE,
            fix=_fix(document.source.text, Span(shape.entry.span.start, shape.entry.own_end), found),
            key=shape.entry.title,
        )


def _fix(text: str, entry: Span, found: list[Deviation]) -> Fix | None:
    """What writes the entry as the others are written, as far as edits can: what is missing nobody can write."""
    if not all(deviation.edit or deviation.kind == "missing" for deviation in found):
        return None
    edits = [
        Edit(deviation.start, deviation.end, deviation.expected) for deviation in found if deviation.edit
    ]
    if any(deviation.kind == "order" for deviation in found):
        # An entry written anew leaves nothing to be mended within it.
        widest = max(edits, key=lambda edit: edit.end - edit.start, default=None)
        edits = [
            edit
            for edit in edits
            if widest in (None, edit) or edit.start >= widest.end or edit.end <= widest.start
        ]
    if not edits or not _keeps_pairs(text, entry, edits):
        return None
    certain = all(deviation.safe for deviation in found) and not _changes_balance(text, edits)
    make = safe if certain else unsafe
    reorders = any(deviation.kind == "order" for deviation in found)
    return make("Reorder the fields" if reorders else fix_title(text, edits), *edits)


def _changes_balance(text: str, edits: list[Edit]) -> bool:
    """Whether half a pair of brackets comes or goes: then which one was lost is a guess."""
    gone = "".join(text[edit.start : edit.end] for edit in edits)
    come = "".join(edit.text for edit in edits)
    return any(
        come.count(pair[0]) - gone.count(pair[0]) != come.count(pair[1]) - gone.count(pair[1])
        for pair in _BRACKETS
    )


def _keeps_pairs(text: str, entry: Span, edits: list[Edit]) -> bool:
    """Whether brackets and marks add up: as many come or go at one end as at the other, or all are in pairs afterwards.

    Half a pair is another defect, not a format.
    """
    gone = "".join(text[edit.start : edit.end] for edit in edits)
    come = "".join(edit.text for edit in edits)
    whole = text[entry.start : entry.end]
    for pair in _BRACKETS:
        opener, closer = pair[0], pair[1]
        more = come.count(opener) - gone.count(opener) - come.count(closer) + gone.count(closer)
        if more and whole.count(opener) - whole.count(closer) + more:
            return False
    for mark in ("*", "`", '"'):
        more = come.count(mark) - gone.count(mark)
        if more % 2 and (whole.count(mark) + more) % 2:
            return False
    return (come.count("**") - gone.count("**")) % 2 == 0 or whole.count("*") % 2 == 1
