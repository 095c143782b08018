"""The log as text for people, by day."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from awesomelint.report.log.items import Log
from awesomelint.ui.sanitize import BOLD, DIM, clipped, painted, unpainted

_SEPARATOR = " › "


def write(log: Log, out: TextIO, *, colour: bool = False) -> None:
    """Write a heading for each day, and below it the works that came on it."""
    paint = painted if colour else unpainted
    for number, (day, items) in enumerate(groupby(log.items, key=lambda item: item.day)):
        out.write(("\n" if number else "") + paint(day, BOLD) + "\n")
        for item in items:
            place = f", in {clipped(_SEPARATOR.join(item.section))}" if item.section else ""
            came = paint(f"({clipped(item.author)}, {item.commit[:10]})", DIM)
            out.write(f"  {clipped(item.title)}{place} {came}\n")
            if item.url:
                out.write(f"    {clipped(item.url)}\n")
