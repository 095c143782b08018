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

from awesomelint.analysis.bullets import looks_like_item
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.util.text import shorten

_ENOUGH = 5


@rule(
    "split-entry", group="works", severity=Severity.WARNING, fix="safe", changes=("title", "authors", "notes")
)
def check(context: Context) -> Iterator[Found]:
    """Look for the few entries that are broken among many that are not."""
    document = context.document
    breaks = {entry: found for entry in document.entries if (found := _breaks(entry))}
    if not breaks or len(breaks) * 20 > max(len(document.entries), 60):
        return
    for section in document.sections:
        entries = section.entries if len(section.entries) >= _ENOUGH else document.entries
        broken = [entry for entry in section.entries if entry in breaks]
        if broken and _is_odd(sum(entry in breaks for entry in entries), entries):
            for entry in broken:
                yield from _found(document, entry, breaks[entry])


def _is_odd(broken: int, entries: list[Entry]) -> bool:
    """Whether hardly any other entry there is broken, be it by a hard break."""
    others = sum(_is_whole(entry) for entry in entries)
    return (
        others >= _ENOUGH - 1
        and broken <= max(1, len(entries) // 50)
        and others + broken >= 0.9 * len(entries)
    )


def _breaks(entry: Entry) -> list[int]:
    """The line feeds within an entry's title, or right behind it where its links are still to come."""
    span, text = entry.title_span, entry.source.text
    if span is None or entry.kind not in ("item", "paragraph"):
        return []
    at = text.find("\n", span.start, entry.head.end)
    found = []
    while at >= 0 and (
        at < span.end
        or (
            _only_marks(text[span.end : at])
            and not any(link.span.start < at for link in entry.links)
            and entry.links
        )
    ):
        line = text[text.rfind("\n", 0, at) + 1 : at].rstrip("\r")
        following = text[at + 1 : at + 80]
        if (
            line.endswith(("  ", "\\", "<br>", "<br/>", "<br />"))
            or looks_like_item(following)
            or "\n" in following[:1]
        ):
            return []
        found.append(at)
        at = text.find("\n", at + 1, entry.head.end)
    return found


def _is_whole(entry: Entry) -> bool:
    """Whether an entry's title and first link stand on one line."""
    span = entry.title_span
    if span is None or not entry.links:
        return False
    last = max(span.end, min(link.span.start for link in entry.links))
    return entry.source.text.find("\n", span.start, last) < 0


def _only_marks(text: str) -> bool:
    return not any(char.isalnum() for char in text) and len(text) < 20


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
