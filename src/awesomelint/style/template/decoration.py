"""Bare shapes: entries with the list's own marks taken out of their fields, so that a format can be seen in them.

What is law is counted on fields as they were read. To show a format, the emphasis around a title, brackets that free
words begin or end with, and words that stand in every entry are the format's and not the field's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from awesomelint.style.conventions import ENOUGH
from awesomelint.style.layout.fields import END, START, Slot
from awesomelint.style.layout.layout import EntryLayout, LayoutKey, shaped
from awesomelint.style.template.paired_marks import unbalanced
from awesomelint.util.regex import compiled

_MARKS = ("***", "**", "*", "__", "_", "``", "`", "~~", '"', "“”", "《》")
_NUMBER = compiled(r"\d{1,4}\][*_]*\s*")
_OPENING = '([（【{“《*_`"'
_CLOSING = compiled(r"[)\]）】”》]|[*_`\"]+")
_ICON = compiled(r":[a-z0-9_+-]+:")
_ICONS_BEHIND = compiled(r"(?:[\s)\]*_]*:[a-z0-9_+-]+:?)+$")
_ASKS = compiled(r"[?!…？！。]|\.\.\.")
# How a page of HTML is indented and dressed up is no format of entries.
_TAG = compiled(r"<(\w+)\s[^<>]*>")
_APART = compiled(r"\s*\n\s*|^\s+|\s+$")
# Words that this share of all entries have in one place belong to the place; no longer ones do.
_CONSTANT, _LONGEST = 0.6, 24


def bare(shapes: Sequence[EntryLayout]) -> list[EntryLayout]:
    """Shapes with bare fields; words that most of them have in one place are no field at all."""
    slots = [_slots(shape) for shape in shapes]
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for shape, found in zip(shapes, slots, strict=True):
        for context, value, _ in _texts(shape, found):
            seen[context][value] += 1
    fields = _fields(shapes)
    constant = set()
    for context, values in seen.items():
        value, most = values.most_common(1)[0]
        # Words where more entries have a field stand for that field.
        if most >= max(ENOUGH, fields[context], _CONSTANT * values.total()) and len(value) <= _LONGEST:
            constant.add((context, value))
    result = []
    for shape, found in zip(shapes, slots, strict=True):
        gone = {slot for context, value, slot in _texts(shape, found) if (context, value) in constant}
        left = [slot for slot in found if slot not in gone]
        made = shaped(shape.entry, shape.form, left)
        if shape.entry.kind == "html":
            texts = tuple(_TAG.sub(r"<\1>", _APART.sub("", text)) for text in made.look.texts)
            made = EntryLayout(made.entry, LayoutKey(made.form, made.look.fields, texts), made.offsets)
        result.append(made)
    return result


def _fields(shapes: Sequence[EntryLayout]) -> Counter[tuple[str, str]]:
    """How many entries have a field other than words between two kinds of fields."""
    seen: Counter[tuple[str, str]] = Counter()
    for shape in shapes:
        ends = [START, *[slot.kind for slot in shape.slots], END]
        seen.update(
            (before, after)
            for before, kind, after in zip(ends, ends[1:], ends[2:], strict=False)
            if kind != "text"
        )
    return seen


def _texts(shape: EntryLayout, found: Sequence[Slot]) -> Iterable[tuple[tuple[str, str], str, Slot]]:
    """The free words of an entry, with the kinds of fields beside them."""
    ends = [START, *[slot.kind for slot in found], END]
    for index, slot in enumerate(found):
        if slot.kind == "text":
            yield (ends[index], ends[index + 2]), shape.entry.source.text[slot.start : slot.end], slot


def _slots(shape: EntryLayout) -> list[Slot]:
    text = shape.entry.source.text
    found: list[Slot] = []
    stops = [*[slot.start for slot in shape.slots[1:]], max(shape.entry.own_end, shape.slots[-1].end)]
    at = shape.entry.span.start
    for slot, stop in zip(shape.slots, stops, strict=True):
        start, end = slot.start, slot.end
        if slot.kind == "text":
            start, end = _words(text, at, start, end, stop, first=not found)
        elif slot.kind not in ("url", "link", "image", "badge"):
            start, end = _within(text, start, end)
            if slot.kind == "authors" and text[end - 1] == "." and end - 1 > start:
                end -= 1
        if start < end:
            found.append(Slot(slot.kind, start, end))
        at = slot.end
    return found


def _within(text: str, start: int, end: int) -> tuple[int, int]:
    """A field without the marks that stand around all of it."""
    for mark in _MARKS:
        first, last = (mark[0], mark[1]) if mark in ("“”", "《》") else (mark, mark)
        if end - start > 2 * len(first) and text.startswith(first, start) and text.endswith(last, start, end):
            inner = start + len(first), end - len(last)
            if text.find(first, *inner) < 0:
                return _within(text, *inner)
    return start, end


def _words(text: str, before: int, start: int, end: int, behind: int, *, first: bool) -> tuple[int, int]:
    """Free words without a number in brackets and icons, and with the brackets and marks that are their own."""
    if first and text[start:end].isdigit() and text[end : end + 1] in (".", ")"):
        return end, end
    if first and text[start - 1 : start] == "[" and (number := _NUMBER.match(text, start, end)):
        start = number.end()
    if _ICON.search(text, max(before, start - 1), min(end + 1, behind)):
        while (icon := _ICON.match(text, max(before, start - 1), min(end + 1, behind))) or (
            icon := _ICON.match(text, start, min(end + 1, behind))
        ):
            start = icon.end()
            while start < end and text[start] in " \t":
                start += 1
        if start >= end:
            return end, end
        if text[end : end + 1] == ":" and (icons := _ICONS_BEHIND.search(text[start:end])):
            end = start + icons.start()
    closing, opening = unbalanced(text[start:end])
    if closing:
        start -= start > before and text[start - 1] in _OPENING
    elif (
        opening
        and (more := _CLOSING.match(text, end, behind))
        and unbalanced(text[start : more.end()]) == ([], [])
    ):
        end = more.end()
    if asks := _ASKS.match(text, end, behind):
        end = asks.end()
    return start, end
