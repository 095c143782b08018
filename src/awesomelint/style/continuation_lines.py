"""The lines below an entry's own: nested items such as `- code: …`, and other lines that belong to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from awesomelint.model import Entry
from awesomelint.util.regex import compiled

_KEY = compiled(r"([-*+>] )?[*_`]*(\w[\w/]{0,14}(?: \w{1,12}){0,2})[*_`]* ?([:：])")
_LABEL = compiled(r"([-*+>] )?(\[{1,2})(\w[\w ]{0,14})(\]{1,2})\(")
_TAG = compiled(r"<[A-Za-z][^<>]{0,30}>")
_BULLET = compiled(r"[-*+>] ")
# A beginning that fewer entries share isn't part of the format.
_MIN_SHARE = 0.1
_MIN_COUNT = 3


def count_line_forms(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """Return how lines below entries begin (`- code: …`) and below how many entries, most frequent first.

    Forms that occur below fewer than three entries, or fewer than one entry in ten, are left out.
    """
    counts: Counter[str] = Counter()
    total = 0
    for entry in entries:
        total += 1
        lines = entry.source.text[entry.own_end : entry.span.end].splitlines()
        counts.update(dict.fromkeys((_form(line) for line in map(str.strip, lines) if line), 1))
    return [
        (form, count)
        for form, count in counts.most_common()
        if count >= _MIN_COUNT and count >= _MIN_SHARE * total
    ]


def _form(line: str) -> str:
    """Return the beginning of a line, reduced to what lines of the same form share."""
    if key := _KEY.match(line):
        return f"{key[1] or ''}{key[2]}{key[3]} …"
    if label := _LABEL.match(line):
        return f"{label[1] or ''}{label[2]}{label[3]}{label[4]}(…){']' * (len(label[2]) - len(label[4]))}"
    if tag := _TAG.match(line):
        return f"{tag[0]}…"
    if line.startswith(("![", "[![")):
        return "![…](…)"
    if line[0] in "*_" and line[-1] == line[0]:
        return f"{line[0]}…{line[0]}"
    bullet = _BULLET.match(line)
    return f"{bullet[0]}…" if bullet else "a line of text"
