"""Edits: applied to a text together, whole fixes or none, the earlier place first."""

from __future__ import annotations

from collections.abc import Iterable

from awesomelint.findings import Edit, Fix


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap made, whatever their order; an overlap is a ValueError."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start < at:
            raise ValueError(f"edits overlap at offset {edit.start}")
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


def choose(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be made in one pass: by their first edit, each only if none of its edits touches a chosen one.

    Two insertions at one place touch each other; equal edits of two fixes count once. What is left out is seen again
    when the result is read anew.
    """
    chosen: list[Fix] = []
    taken: list[Edit] = []
    for fix in sorted(fixes, key=lambda fix: (min(fix.edits), fix.title)):
        fresh = [edit for edit in fix.edits if edit not in taken]
        if any(_touch(edit, other) for edit in fresh for other in taken[-64:]):
            continue
        chosen.append(fix)
        taken += fresh
        taken.sort()
    return chosen


def _touch(first: Edit, other: Edit) -> bool:
    if first.start == first.end and other.start == other.end:
        return first.start == other.start
    return first.start < other.end and other.start < first.end
