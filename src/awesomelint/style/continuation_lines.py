"""Below an entry: what its further lines begin with, those in nested items and those that only belong to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from awesomelint.model import Entry
from awesomelint.util.regex import compiled

_KEY = compiled(r"([-*+>] )?[*_`]*(\w[\w/]{0,14}(?: \w{1,12}){0,2})[*_`]* ?([:：])")
_LABEL = compiled(r"([-*+>] )?(\[{1,2})(\w[\w ]{0,14})(\]{1,2})\(")
_TAG = compiled(r"<[A-Za-z][^<>]{0,30}>")
_BULLET = compiled(r"[-*+>] ")
# What fewer entries have below them is no part of the format.
_SHARE = 0.1


def below(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """What stands below entries, and below how many of them; nothing that only few have."""
    seen: Counter[str] = Counter()
    total = 0
    for entry in entries:
        total += 1
        lines = entry.source.text[entry.own_end : entry.span.end].splitlines()
        seen.update(dict.fromkeys((_form(line) for line in map(str.strip, lines) if line), 1))
    return [(form, count) for form, count in seen.most_common() if count >= max(3, _SHARE * total)]


def _form(line: str) -> str:
    """What a line begins with, as far as other lines do too."""
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
