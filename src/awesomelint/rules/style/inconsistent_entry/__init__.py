"""An entry that deviates from the format of nearly all entries in its section.

## Why
Readers find the date because it is always in the same position. Entries come from many people, who add a period, a
bracket or a space of their own.

## Wrong
    - [ImageNot: A contrast with ImageNet preserves model rankings](https://arxiv.org/pdf/2404.02112), Apr. 2 2024.
    - [Scaling Training Data with Lossy Image Compression](https://arxiv.org/pdf/2407.17954). Jul. 25 2024

## Right
    - [ImageNot: A contrast with ImageNet preserves model rankings](https://arxiv.org/pdf/2404.02112), Apr. 2 2024.
    - [Scaling Training Data with Lossy Image Compression](https://arxiv.org/pdf/2407.17954), Jul. 25 2024.

## Severity
Warning if there are at least ten entries to compare with and hardly any other deviates, otherwise a note. A missing
field is a warning only if 95% of the entries have it.

## Fix
Safe if only separators, spaces or brackets change. Unsafe if fields move or a date changes its form. Missing fields are
not added.

## Notes
The format is learned from the list: the rule counts what is between two fields in each section (a small section also
uses its parent section), and reports an entry only if at least nine in ten of at least five entries agree. If a section
has two styles, both are accepted. `awesomelint style` shows what was learned.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe, unsafe
from awesomelint.rules.style.inconsistent_entry.other_causes import OtherCauses
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import deviations
from awesomelint.style.deviations.deviation import Deviation

_BRACKETS = ("[]", "()", "（）", "【】")
# The title of a fix describes at most this many edits, and this many code points of each.
_MAX_IN_TITLE, _MAX_CODE = 3, 40


@rule("inconsistent-entry", group="style", severity=Severity.WARNING, fix="both")
def check(context: Context) -> Iterator[Found]:
    """Report each entry with deviations once, at the first of them."""
    document = context.document
    style = learn(document, context.style)
    other_causes = OtherCauses(document)
    for shape in style.shapes:
        found = [
            deviation
            for deviation in deviations(style, shape)
            if not other_causes.explain(deviation, shape.entry)
        ]
        if not found:
            continue
        sure = any(deviation.sure for deviation in found)
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
    is_safe = all(deviation.safe for deviation in found) and not _changes_balance(text, edits)
    make_fix = safe if is_safe else unsafe
    return make_fix(_title(text, edits), *edits)


def _title(text: str, edits: list[Edit]) -> str:
    """Return the title of a fix, with all replacements if there are few."""
    titles = list(dict.fromkeys(_describe(text, edit) for edit in edits))
    if len(titles) > _MAX_IN_TITLE:
        titles[_MAX_IN_TITLE - 1 :] = [f"{len(titles) - _MAX_IN_TITLE + 1} more changes"]
    first, *others = titles
    return " and ".join([first, *(f"{title[0].lower()}{title[1:]}" for title in others)])


def _describe(text: str, edit: Edit) -> str:
    """Return a description of an edit, such as: Replace `. ` with `, `."""
    old, new = (_code(part) for part in (text[edit.start : edit.end], edit.text))
    if not edit.text:
        return f"Remove {old}"
    if edit.start == edit.end:
        return f"Insert {new}"
    return f"Replace {old} with {new}"


def _code(text: str) -> str:
    """Return a text as code on one line, keeping its spaces."""
    line = text.replace("\r", "").replace("\n", "⏎").replace("\t", " ")
    return f"`{line if len(line) <= _MAX_CODE else line[: _MAX_CODE - 1] + '…'}`"


def _changes_balance(text: str, edits: list[Edit]) -> bool:
    """Whether edits add or remove half a pair of brackets, in which case the position of the other half is a guess."""
    removed = "".join(text[edit.start : edit.end] for edit in edits)
    added = "".join(edit.text for edit in edits)
    return any(
        added.count(pair[0]) - removed.count(pair[0]) != added.count(pair[1]) - removed.count(pair[1])
        for pair in _BRACKETS
    )


def _keeps_pairs(text: str, entry: Span, edits: list[Edit]) -> bool:
    """Whether edits add or remove only pairs of brackets and marks, or all of these are in pairs afterwards.

    Half a pair is a mistake in the other entries, not a format.
    """
    removed = "".join(text[edit.start : edit.end] for edit in edits)
    added = "".join(edit.text for edit in edits)
    before = text[entry.start : entry.end]
    for opener, closer in _BRACKETS:
        change = added.count(opener) - removed.count(opener) - added.count(closer) + removed.count(closer)
        if change and before.count(opener) - before.count(closer) + change:
            return False
    for mark in ("*", "`", '"'):
        change = added.count(mark) - removed.count(mark)
        if change % 2 and (before.count(mark) + change) % 2:
            return False
    return (added.count("**") - removed.count("**")) % 2 == 0 or before.count("*") % 2 == 1
