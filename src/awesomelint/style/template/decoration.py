"""Move decoration out of the fields of layouts, so that a template can show it as part of the format.

Conventions are counted on the fields as they were read. In a template, the emphasis around a title, brackets
at the ends of text, item numbers and words that most entries have are the format's and not the field's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from awesomelint.style.conventions import MIN_COUNT
from awesomelint.style.layout.fields import END, START, Field, Neighbour
from awesomelint.style.layout.layout import EntryLayout, LayoutKey, layout_with
from awesomelint.style.template.paired_marks import unbalanced
from awesomelint.util.regex import compiled

_MARKS = ("***", "**", "*", "__", "_", "``", "`", "~~", '"', "“”", "《》")
_NUMBER_IN_BRACKETS = compiled(r"\d{1,4}\][*_]*\s*")
_OPENING_MARKS = '([（【{“《*_`"'
_CLOSING_MARKS = compiled(r"[)\]）】”》]|[*_`\"]+")
_EMOJI = compiled(r":[a-z0-9_+-]+:")
_TRAILING_EMOJI = compiled(r"(?:[\s()\[\]*_]*:[a-z0-9_+-]+:?)+$")
_END_MARK = compiled(r"[?!…？！。]|\.\.\.")
# The attributes and indentation of HTML are not part of the format of entries.
_TAG = compiled(r"<(\w+)\s[^<>]*>")
_LINE_BREAK = compiled(r"\s*\n\s*|^\s+|\s+$")
# Words are part of the format if at least this share of the entries with text there have them, and if they
# are not longer.
_MIN_CONSTANT_SHARE, _MAX_CONSTANT_LENGTH = 0.6, 24


def strip_decoration(layouts: Sequence[EntryLayout]) -> list[EntryLayout]:
    """Return the layouts with decoration moved from their fields to their gaps.

    Words that most entries have between two fields do not count as a field.
    """
    stripped = [_stripped_fields(layout) for layout in layouts]
    counts: dict[tuple[Neighbour, Neighbour], Counter[str]] = defaultdict(Counter)
    for layout, fields in zip(layouts, stripped, strict=True):
        for context, value, _ in _texts(layout, fields):
            counts[context][value] += 1
    other_fields = _count_other_fields(layouts)
    constant = set()
    for context, values in counts.items():
        value, most = values.most_common(1)[0]
        # If more entries have another field there, the words replace that field.
        least = max(MIN_COUNT, other_fields[context], _MIN_CONSTANT_SHARE * values.total())
        if most >= least and len(value) <= _MAX_CONSTANT_LENGTH:
            constant.add((context, value))
    result = []
    for layout, fields in zip(layouts, stripped, strict=True):
        removed = {field for context, value, field in _texts(layout, fields) if (context, value) in constant}
        kept = [field for field in fields if field not in removed]
        new = layout_with(layout.entry, layout.form, kept)
        if layout.entry.kind == "html":
            texts = tuple(_TAG.sub(r"<\1>", _LINE_BREAK.sub("", text)) for text in new.key.gap_texts)
            new = EntryLayout(new.entry, LayoutKey(new.form, new.key.field_kinds, texts), new.offsets)
        result.append(new)
    return result


def _count_other_fields(layouts: Sequence[EntryLayout]) -> Counter[tuple[Neighbour, Neighbour]]:
    """Count the entries with a single field other than text between two kinds of fields."""
    counts: Counter[tuple[Neighbour, Neighbour]] = Counter()
    for layout in layouts:
        kinds: list[Neighbour] = [START, *layout.key.field_kinds, END]
        counts.update(
            (before, after)
            for before, kind, after in zip(kinds, kinds[1:], kinds[2:], strict=False)
            if kind != "text"
        )
    return counts


def _texts(
    layout: EntryLayout, fields: Sequence[Field]
) -> Iterable[tuple[tuple[Neighbour, Neighbour], str, Field]]:
    """Yield the text fields of an entry: the kinds of the fields beside them, the text, and the field."""
    kinds: list[Neighbour] = [START, *[field.kind for field in fields], END]
    for index, field in enumerate(fields):
        if field.kind == "text":
            text = layout.entry.source.text[field.start : field.end]
            yield (kinds[index], kinds[index + 2]), text, field


def _stripped_fields(layout: EntryLayout) -> list[Field]:
    """Return the fields of a layout without their decoration; fields that are nothing else are left out."""
    text = layout.entry.source.text
    stripped: list[Field] = []
    fields = layout.fields
    limits = [*[field.start for field in fields[1:]], max(layout.entry.own_end, fields[-1].end)]
    at = layout.entry.span.start
    for field, limit in zip(fields, limits, strict=True):
        start, end = field.start, field.end
        if field.kind == "text":
            start, end = _stripped_text(text, at, start, end, limit, is_first=not stripped)
        elif field.kind not in ("url", "link", "image", "badge"):
            start, end = _within_marks(text, start, end)
            if field.kind == "authors" and text[end - 1] == "." and end - 1 > start:
                end -= 1
        if start < end:
            stripped.append(Field(field.kind, start, end))
        at = field.end
    return stripped


def _within_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of a field without the marks that enclose all of it."""
    for mark in _MARKS:
        first, last = (mark[0], mark[1]) if mark in ("“”", "《》") else (mark, mark)
        if end - start > 2 * len(first) and text.startswith(first, start) and text.endswith(last, start, end):
            inner = start + len(first), end - len(last)
            if text.find(first, *inner) < 0:
                return _within_marks(text, *inner)
    return start, end


def _stripped_text(
    text: str, before: int, start: int, end: int, after: int, *, is_first: bool
) -> tuple[int, int]:
    """Return the offsets of a text field without item numbers and emoji, but with its own brackets and end
    mark.

    `before` and `after` are the ends of the gaps beside it. An empty span means that nothing is left.
    """
    if is_first and text[start:end].isdigit() and text[end : end + 1] in (".", ")"):
        return end, end
    if is_first and text[start - 1 : start] == "[":
        number = _NUMBER_IN_BRACKETS.match(text, start, end)
        start = number.end() if number else start
    if _EMOJI.search(text, max(before, start - 1), min(end + 1, after)):
        start, end = _without_emoji(text, before, start, end, after)
        if start >= end:
            return end, end
    closing, opening = unbalanced(text[start:end])
    if closing:
        start -= start > before and text[start - 1] in _OPENING_MARKS
    elif (
        opening
        and (mark := _CLOSING_MARKS.match(text, end, after))
        and unbalanced(text[start : mark.end()]) == ([], [])
    ):
        end = mark.end()
    if end_mark := _END_MARK.match(text, end, after):
        end = end_mark.end()
    return start, end


def _without_emoji(text: str, before: int, start: int, end: int, after: int) -> tuple[int, int]:
    """Return the offsets of a text field without the names of emoji at its start and end.

    The colons can be outside the field, which begins and ends with a letter or digit.
    """
    limit = min(end + 1, after)
    while (emoji := _EMOJI.match(text, max(before, start - 1), limit)) or (
        emoji := _EMOJI.match(text, start, limit)
    ):
        start = emoji.end()
        while start < end and text[start] in " \t":
            start += 1
    if start < end and text[end : end + 1] == ":" and (trailing := _TRAILING_EMOJI.search(text[start:end])):
        end = start + trailing.start()
    return start, end
