"""GitHub's step summary: a Markdown table of findings for the file that GitHub shows below a run."""

from __future__ import annotations

from awesomelint.report.located import Item, Tally, plural
from awesomelint.ui.sanitize import clipped
from awesomelint.util.regex import compiled

# GitHub drops a summary whole when a step's is larger than 1,024 KiB; other programs of the step may write to it too.
LIMIT = 1_000_000
_ROOM_FOR_THE_END = 200
# Whatever Markdown or HTML could take for markup, the colon of a bare address included.
_MARKUP = compiled(r"[!-/:-@\[-`{-~]")
_HARMLESS_MARKS = frozenset(".,;'\"/%?=-() ")


def table(found: list[Item], limit: int = LIMIT) -> str:
    """A heading, the count and a table of findings in the order given, in no more bytes of UTF-8 than the limit."""
    parts = [f"### awesomelint\n\n{Tally(found).sentence()}\n"]
    if found:
        parts.append("\n| | Place | Finding | Rule |\n| --- | --- | --- | --- |\n")
    room = limit - _ROOM_FOR_THE_END - sum(len(part.encode()) for part in parts)
    if room < 0:
        return ""
    for number, item in enumerate(found):
        row = _row(item)
        room -= len(row.encode())
        if room < 0:
            parts.append(f"\n… and {plural(len(found) - number, 'more finding')}, in the log.\n")
            break
        parts.append(row)
    return "".join(parts) + "\n"


def _row(item: Item) -> str:
    finding = item.finding
    place = _literal(f"{clipped(item.path)}:{item.start.line}:{item.start.column}")
    return f"| {finding.severity.word} | {place} | {_literal(clipped(finding.message))} | {finding.rule} |\n"


def _literal(text: str) -> str:
    """The text as Markdown that shows it as it is: marks are written as entities, which are never markup."""
    return _MARKUP.sub(lambda mark: mark[0] if mark[0] in _HARMLESS_MARKS else f"&#{ord(mark[0])};", text)
