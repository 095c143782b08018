"""An entry that continues on the next line before its first link, unlike the other entries.

## Why
A line break that was pasted along with a title hides the entry from searches by line, scripts and diffs.
GitHub renders it as a space, so nobody notices. In a title in quotes or emphasis, it may end them.

## Wrong
    - Diverse and Aligned Audio-to-Video Generation
      via Text-to-Video Model Adaptation [[Paper]](https://arxiv.org/pdf/2309.16429)

## Right
    - Diverse and Aligned Audio-to-Video Generation via Text-to-Video Model Adaptation [[Paper]](https://arxiv.org/pdf/2309.16429)

## Severity
A warning. A note if the line is only wrapped after the title and the next line is indented.

## Fix
Safe: joins the lines with a space. Intended line breaks (two spaces, a backslash or `<br>`) are kept.

## Notes
A soft line break is rendered as a space (CommonMark 6.8). Lists that wrap their lines consistently are not
reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.split_entries import split_entries
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.util.text import shorten


@rule(
    "split-entry",
    group="works",
    severity=Severity.WARNING,
    fix="safe",
    changes=("title", "authors", "notes", "blocks"),
)
def check(context: Context) -> Iterator[Found]:
    """Report the few entries that are split over two lines in a list of entries that are not."""
    for entry, breaks in split_entries(context.document).items():
        yield _make_finding(context.document, entry, breaks)


def _make_finding(document: ListDocument, entry: Entry, breaks: list[int]) -> Found:
    text = document.source.text
    edits = []
    for at in breaks:
        start, end = at, at + 1
        while text[start - 1] in " \t\r":
            start -= 1
        while text[end] in " \t":
            end += 1
        edits.append(Edit(start, end, "" if _touch(text, entry.head.start, start, end) else " "))
    start, end = edits[0].end, text.find("\n", edits[0].end)
    continuation = text[start : end if end >= 0 else len(text)].rstrip("\r")
    return Found(
        Span(entry.head.start, entry.head.end),
        f"entry continues on the next line with “{shorten(continuation, 40)}”; join the lines, "
        "as other entries have title and link on one line",
        Severity.NOTE if _is_wrapped(entry, breaks, edits) else None,
        fix=safe("Join the lines", *edits),
        key=entry.title,
    )


def _is_wrapped(entry: Entry, breaks: list[int], edits: list[Edit]) -> bool:
    """Whether the only line break is after the title, with an indented line below, so the page shows a space."""
    title, below = entry.title_span, entry.source.text[breaks[0] + 1 : breaks[0] + 2]
    return (len(breaks) == 1 and breaks[0] >= title.end and below in (" ", "\t")) and edits[0].text == " "


def _touch(text: str, head: int, start: int, end: int) -> bool:
    """Whether no space belongs between two lines that are joined: after a bracket, or before a closing mark."""
    if text[end] == '"':
        # A straight quotation mark closes what an odd number of them before it has opened.
        return text.count('"', head, start) % 2 == 1
    return text[end] in ".,;:!?)]”" or text[start - 1] in "(["
