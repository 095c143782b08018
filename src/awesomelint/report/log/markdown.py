"""The log as Markdown, by month."""

from __future__ import annotations

from itertools import groupby
from typing import TextIO

from awesomelint.report.log.items import Item, Log
from awesomelint.report.markdown_text import linked, silent
from awesomelint.ui.sanitize import clipped

_SEPARATOR = " › "


def write(log: Log, out: TextIO) -> None:
    """Write a heading for each month, and below it a list of the works that came in it."""
    for number, (month, items) in enumerate(groupby(log.items, key=lambda item: item.day[:7])):
        out.write(("\n" if number else "") + f"### {month}\n\n")
        out.writelines(_line(item) for item in items)


def _line(item: Item) -> str:
    place = f", in {silent(clipped(_SEPARATOR.join(item.section)))}" if item.section else ""
    return f"- {item.day}: {linked(clipped(item.title), item.url)}{place}\n"
