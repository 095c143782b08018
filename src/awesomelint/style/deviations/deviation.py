"""A deviation: one difference between an entry and the format of its section, and words for messages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from awesomelint.findings import Edit
from awesomelint.util.named_tuple import NamedTuple

DeviationKind = Literal["separator", "period", "order", "date", "missing", "form", "empty"]

_MARKS = frozenset("*_`")
# More spaces than this are counted in a title, fewer are shown.
_MANY_SPACES = 3
# How messages name the kinds of fields.
FIELD_NAMES = {
    "title": "title",
    "url": "title's URL",
    "label": "link",
    "link": "link",
    "date": "date",
    "venue": "venue",
    "tag": "tag",
    "authors": "authors",
    "badge": "badge",
    "image": "image",
    "text": "text",
    "date or venue": "date or venue",
}


class Deviation(NamedTuple):
    """One difference between an entry and its format, with its offsets in code points.

    If `edit` is true, replacing the span with `expected` fixes it; if `safe` is true, that neither changes
    nor moves a field. If `certain` is false, the entry may follow a second style of the list. `fields` are
    the kinds of fields that are missing, and `form` is the form of entries that has the expected links.
    """

    kind: DeviationKind
    start: int
    end: int
    message: str
    expected: str
    edit: bool
    certain: bool
    safe: bool = True
    fields: tuple[str, ...] = ()
    form: str = ""


def quoted(text: str) -> str:
    """Return text in quotes for a message, with line ends and tabs visible; “nothing” for empty text."""
    return f"“{_visible(text)}”" if text else "nothing"


def fix_title(text: str, edits: Iterable[Edit]) -> str:
    """Return the title of a fix that consists of these edits of a source text: “Replace `. ` with `, `”."""
    steps = []
    for edit in edits:
        found, new = _without_common_marks(text[edit.start : edit.end], edit.text)
        if len(found) > _MANY_SPACES and not found.strip(" ") and new == " ":
            steps.append(f"replace {len(found)} spaces with 1")
        elif not found:
            steps.append(f"insert {code(new)}")
        elif not new:
            steps.append(f"remove {code(found)}")
        else:
            steps.append(f"replace {code(found)} with {code(new)}")
    title = "; ".join(dict.fromkeys(steps))
    return title[:1].upper() + title[1:]


def _without_common_marks(found: str, new: str) -> tuple[str, str]:
    """Return two texts without marks of emphasis at their ends that both have, which would be half of a pair."""
    while found and new and found[-1] == new[-1] and found[-1] in _MARKS:
        found, new = found[:-1], new[:-1]
    while found and new and found[0] == new[0] and found[0] in _MARKS:
        found, new = found[1:], new[1:]
    return found, new


def code(text: str) -> str:
    """Return text as code for a message, with line ends and tabs visible."""
    return f"“{_visible(text)}”" if "`" in text else f"`{_visible(text)}`"


def _visible(text: str) -> str:
    return text.replace("\r", "").replace("\n", "⏎").replace("\t", "⇥")
