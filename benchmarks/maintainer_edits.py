"""Small edits that maintainers of lists made by hand, put back into the lists around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from awesomelint.source import Source

# Two lines are versions of one line if they are at least so similar, out of 100.
_SAME_LINE = 60
# A link to a heading of the page, in a table of contents.
_CONTENTS_LINK = re.compile(r"\[([^]]+)\]\(#[^)]+\)")


class Edit(NamedTuple):
    """The changed lines of a commit, before and after."""

    repository: str
    commit: str
    before: list[str]
    after: list[str]


class Version(NamedTuple):
    """A list at one time, and the numbers of the lines that the edit changed; they count from 1."""

    source: Source
    changed: frozenset[int]


class InPlace(NamedTuple):
    """An edit in its surroundings, before and after.

    `surroundings` is `same` if all lines of the edit are in a list of the repository, `similar` if some have taken the
    places of the lines that are most like them, and `edits` if they are among the lines of other edits.
    """

    before: Version
    after: Version
    surroundings: str


class _Slot(NamedTuple):
    """What is in the place of a line of a list before and after an edit; True for what the edit changed."""

    before: list[tuple[str, bool]]
    after: list[tuple[str, bool]]


def read_edits(path: Path) -> list[Edit]:
    """Read edits: an object a line, with `repo`, `commit` and the lines `before` and `after`."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [Edit(row["repo"], row["commit"], _lines(row["before"]), _lines(row["after"])) for row in rows]


def _lines(lines: Sequence[str]) -> list[str]:
    return [line.rstrip("\r") for line in lines]


def _written(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def lists_of(repository: str, folders: Sequence[Path]) -> list[list[str]]:
    """Return the lines of the lists of a repository: Markdown files with `OWNER__NAME__` in their path."""
    name = repository.replace("/", "__") + "__"
    paths = (path for folder in folders for path in sorted(folder.rglob("*.md")))
    return [
        _lines(Source.from_bytes(path.read_bytes()).text.split("\n")) for path in paths if name in str(path)
    ]


def in_place(edit: Edit, lists: Sequence[list[str]], others: Sequence[Edit]) -> InPlace:
    """Put an edit into the list that has most of its lines; if no list has such lines, among those of `others`."""
    lines = _written(edit.after) or _written(edit.before)
    around = max(lists, key=lambda other: len(set(other).intersection(lines)), default=[])
    surroundings = "same" if set(lines) <= set(around) else "similar"
    if not all(
        process.extractOne(line, around, scorer=fuzz.ratio, score_cutoff=_SAME_LINE) for line in lines
    ):
        around, surroundings = _made_of(others), "edits"
    slots = _moved(edit, around) or _changed(edit, around)
    before, after = (_version(around, slots, at) for at in (0, 1))
    return InPlace(before, after, surroundings)


def _made_of(edits: Sequence[Edit]) -> list[str]:
    """Return a list of the lines after edits: with the headings that they link to, and table rows below a header."""
    lines = [line for edit in edits for line in _written(edit.after)]
    rows = [line for line in lines if line.lstrip().startswith("|")]
    width = max((row.count("|") for row in rows), default=0)
    header = ["## Table", "", "| Name " * (width - 1) + "|", "| --- " * (width - 1) + "|"] if rows else []
    headings = [f"## {label}" for line in lines for label in _CONTENTS_LINK.findall(line)]
    return ["# List", "", *(line for line in lines if line not in rows), "", *header, *rows, "", *headings]


def _version(around: Sequence[str], slots: Mapping[int, _Slot], at: int) -> Version:
    placed = [
        line
        for index, text in enumerate(around)
        for line in (slots[index][at] if index in slots else [(text, False)])
    ]
    source = Source("\n".join(text for text, _ in placed))
    return Version(source, frozenset(number for number, (_, changed) in enumerate(placed, 1) if changed))


def _changed(edit: Edit, around: Sequence[str]) -> dict[int, _Slot]:
    slots: dict[int, _Slot] = {}
    at = -1
    for before, after in _pairs(edit):
        if after is None:
            place = _place(before[0], around, slots, -1)
            kept = [(around[place], False)]
            slots[place] = _Slot([*kept, *((line, True) for line in before)], kept)
        else:
            at = _place(after, around, slots, at)
            # What the place of an added line had is something else, unless it is the line itself.
            had = before or [line for line in (around[at],) if line != after]
            changed = before != [after]
            slots[at] = _Slot([(line, changed and bool(before)) for line in had], [(after, changed)])
    return slots


def _pairs(edit: Edit) -> Iterator[tuple[list[str], str | None]]:
    """Yield lines before with the line after that took their place.

    There are no lines before if it was added, and it is None if they were removed.
    """
    rest = _written(edit.after)
    equal = len(edit.before) == len(rest)
    pending: list[str] = []
    last: tuple[list[str], str] | None = None
    for line in edit.before:
        pending.append(line)
        index = 0 if equal else _partner(line, rest)
        if index is None:
            continue
        if last is not None:
            yield last
        yield from (([], added) for added in rest[:index])
        last, pending, rest = (pending, rest[index]), [], rest[index + 1 :]
    if last is not None:
        yield last[0] + pending, last[1]
    elif _written(pending):
        yield _written(pending), None
    yield from (([], added) for added in rest)


def _partner(line: str, others: Sequence[str]) -> int | None:
    found = (
        process.extractOne(line, others, scorer=fuzz.ratio, score_cutoff=_SAME_LINE) if line.strip() else None
    )
    return found[2] if found is not None else None


def _place(line: str, around: Sequence[str], taken: Mapping[int, _Slot], after: int) -> int:
    """Return the index of a line: the next after another, or that of the line that is most like it."""
    same = [index for index, other in enumerate(around) if other == line and index not in taken]
    if same:
        return next((index for index in same if index > after), same[0])
    free = {index: other for index, other in enumerate(around) if other.strip() and index not in taken}
    return process.extractOne(line, free, scorer=fuzz.ratio)[2]


def _moved(edit: Edit, around: Sequence[str]) -> dict[int, _Slot]:
    """Return the slots of lines that were only moved, or none.

    The edit does not say from where: the end of their run is where most entries are added.
    """
    slots: dict[int, _Slot] = {}
    if sorted(edit.before) != sorted(edit.after):
        return slots
    for line in edit.after:
        place = first = last = _place(line, around, slots, -1)
        while last + 1 < len(around) and _indent(around[last + 1]) == _indent(line):
            last += 1
        while first and _indent(around[first - 1]) == _indent(line):
            first -= 1
        moved = [(line, True)]
        slots[place] = _Slot([], moved)
        if last > place:
            slots[last] = _Slot([(around[last], False), *moved], [(around[last], False)])
        elif first < place:
            slots[first] = _Slot([*moved, (around[first], False)], [(around[first], False)])
    return slots


def _indent(line: str) -> int | None:
    return len(line) - len(line.lstrip()) if line.strip() else None
