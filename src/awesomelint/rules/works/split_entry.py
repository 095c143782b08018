"""An entry whose title, or what belongs right behind it, stands on a second line where no other entry is so broken.

## Why
A line break from a paste makes the entry invisible to searches by line, to scripts and to whoever compares versions.
GitHub shows it as a space, so nobody sees it; in a title within quotes or emphasis it may end them.

## Wrong
    - Diverse and Aligned Audio-to-Video Generation
      via Text-to-Video Model Adaptation [[Paper]](https://arxiv.org/pdf/2309.16429)

## Right
    - Diverse and Aligned Audio-to-Video Generation via Text-to-Video Model Adaptation [[Paper]](https://arxiv.org/pdf/2309.16429)

## Fix
Safe: the lines are joined by a space. A break that its author asked for (two spaces, a backslash, `<br>`) stays.

## Notes
A soft line break is shown as a space (CommonMark 6.8). Lists that break their lines by habit are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.split_entries import split_entries
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.util.text import shorten


@rule(
    "split-entry", group="works", severity=Severity.WARNING, fix="safe", changes=("title", "authors", "notes")
)
def check(context: Context) -> Iterator[Found]:
    """Report the few entries that are broken among many that are not."""
    for entry, breaks in split_entries(context.document).items():
        yield from _found(context.document, entry, breaks)


def _found(document: ListDocument, entry: Entry, breaks: list[int]) -> Iterator[Found]:
    text = document.source.text
    edits = []
    for at in breaks:
        start, end = at, at + 1
        while text[start - 1] in " \t\r":
            start -= 1
        while text[end] in " \t":
            end += 1
        edits.append(Edit(start, end, "" if text[end] in '.,;:!?)]"”' or text[start - 1] in "([" else " "))
    begin, stop = edits[0].end, text.find("\n", edits[0].end)
    words = text[begin : stop if stop >= 0 else len(text)].rstrip("\r")
    yield Found(
        Span(entry.head.start, entry.head.end),
        f"the entry goes on on the next line with “{shorten(words, 40)}”; the others here keep title and link on one line",
        fix=safe("Join the lines", *edits),
        key=entry.title,
    )
