"""Statistics as text for people, with bars that fit the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from awesomelint.report.stats.page import HEADINGS, Page, name, share, short
from awesomelint.ui.sanitize import BOLD, DIM, clipped, painted, unpainted
from awesomelint.util.text import plural

_CYAN = "36"
_NARROWEST = 40
_INDENT = "  "
# Blocks of one to seven eighths of a character's width.
_EIGHTHS = " ▏▎▍▌▋▊▉"

# A line: the name, a number that the bar shows, and the text after it.
Line = tuple[str, int, str]


def write(page: Page, out: TextIO, *, width: int = 80, colour: bool = False) -> None:
    """Write a block of bars for each group; no line is wider than `width` columns of a terminal (at least 40)."""
    paint = painted if colour else unpainted
    entries = page.statistics.entries
    out.write(paint(f"{clipped(page.title)}: {plural(entries, 'entry')}", BOLD) + "\n")
    for heading, note, lines in _blocks(page):
        out.write("\n" + paint(heading, BOLD) + (" " + paint(f"({note})", DIM) if note else "") + "\n")
        for label, bar, after in _fit(lines, max(width, _NARROWEST)):
            out.write(_INDENT + label + "  " + (paint(bar, _CYAN) if bar else "") + after + "\n")


def _blocks(page: Page) -> Iterator[tuple[str, str, list[Line]]]:
    entries = page.statistics.entries
    fields = [(field, has, f"{has}  {share(has, entries):>5}") for field, has in page.statistics.complete]
    yield "Complete", "", fields
    for group, more in page.groups:
        note = ", ".join(filter(None, (page.subtitle(group), f"{more} more" if more else "")))
        yield HEADINGS[group.by], note, [(name(label), count, str(count)) for label, count in group.counts]
    if page.growth:
        note = "works by the month in which they came, and the total"
        lines = [(month, total, f"+{added}  {total}") for month, added, total in page.growth_shown]
        yield "Growth", note, lines


def _fit(lines: Sequence[Line], width: int) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the bar and the rest of each line, aligned."""
    from rich.cells import cell_len, set_cell_size

    most = width * 2 // 5
    labels = [clipped(label) for label, _, _ in lines]
    labels = [short(label) if cell_len(label) > most else label for label in labels]
    widest_label = min(max(map(cell_len, labels)), most)
    widest_after = max(len(after) for _, _, after in lines)
    room = width - len(_INDENT) - widest_label - 2 - 2 - widest_after
    largest = max(1, *(number for _, number, _ in lines))
    for label, (_, number, after) in zip(labels, lines, strict=True):
        if cell_len(label) > widest_label:
            label = set_cell_size(label, widest_label - 1).rstrip() + "…"
        bar = _bar(number * room * 8 // largest if number else 0) or ("▏" if number else "")
        gap = room - len(bar) + 2 + widest_after - len(after)
        yield set_cell_size(label, widest_label), bar, " " * gap + after


def _bar(eighths: int) -> str:
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
