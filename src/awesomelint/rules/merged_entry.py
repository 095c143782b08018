"""Two entries on one line, the second one's marker in the middle of it.

## Why
A line break was lost. GitHub shows one bullet with two works in it, and scripts that read the list miss the second.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762), 2017. - [Layer Normalization](https://arxiv.org/abs/1607.06450), 2016.

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762), 2017.
    - [Layer Normalization](https://arxiv.org/abs/1607.06450), 2016.

## Fix
Safe: the line is parted before the second marker.

## Notes
Reported only where both halves begin alike and each leads to a paper of its own, so that a dash before a link in a
description is left alone; and never where many entries of the list are written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.fields import labels
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.rules._work import is_paper
from awesomelint.rules.api import Edit, Found, Severity, Span, rule, safe

# A marker between spaces, or glued to the end of a sentence or link, before what begins an entry.
_INNER = re.compile(r"(?:[ \t]++|(?<=[.)\]]))([-*+•]|\d{1,3}[.)])[ \t]++(?=[\\\[*(\"“_\u2190-\U0001faff]|\w)")
_DIGITS = re.compile(r"\d+")
_SIGNS = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\s]*")


@rule("merged-entry", group="works", severity=Severity.WARNING, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Look for a marker between two links to papers."""
    found = [
        (entry, place)
        for entry in document.entries
        if len(entry.links) > 1 and entry.kind == "item" and (place := _place(entry))
    ]
    if len(found) > max(2, len(document.entries) // 50):
        return
    source, text = document.source, document.source.text
    for entry, match in found:
        end = source.line_end(source.line_of(match.start()))
        indent = text[source.line_start(entry.line) : entry.span.start]
        marker = entry.marker if match[1] == "•" else match[1]
        yield Found(
            Span(match.start(1), end),
            f"a second entry begins in the middle of the line, with “{_short(text[match.end() : end])}”",
            fix=safe("Begin a new line", Edit(match.start(), match.end(), f"{source.newline}{indent}{marker} ")),
        )


def _place(entry: Entry) -> re.Match[str] | None:
    """The inner marker that parts an entry in two that both begin as it does and lead to a paper."""
    text = entry.source.text
    first = entry.links[0]
    end = min(entry.head.end, entry.source.line_end(entry.line))
    if first.span.end >= end:
        return None
    for match in _INNER.finditer(text, first.span.end, end):
        if any(link.span.start < match.end() <= link.span.end for link in entry.links):
            continue
        before = {link.key: link for link in entry.links if link.span.end <= match.start() and _leads_to_paper(link)}
        after = {
            link.key: link for link in entry.links if match.end() <= link.span.start < end and _leads_to_paper(link)
        }
        if (
            before
            and after
            and not before.keys() & after.keys()
            and _begins_alike(entry, match, [*before.values()], [*after.values()])
        ):
            return match
    return None


def _leads_to_paper(link: Link) -> bool:
    return not link.badge and bool(link.key) and (is_paper(link.key) or labels.says_paper(link.label))


def _begins_alike(entry: Entry, match: re.Match[str], before: list[Link], after: list[Link]) -> bool:
    """Whether what follows a marker begins as the entry does: with a linked title, a bold one, a venue, a word."""
    text, start, at = entry.source.text, entry.head.start, match.end()
    if match[1][0].isdigit() != entry.marker[:1].isdigit() or _opening(text, start, entry) != _opening(text, at, entry):
        return False
    if entry.title_kind == "link":
        return any(
            link.label is not None and len(link.label.split()) > 2 and not labels.is_label(labels.normal(link.label))
            for link in after
        )
    if match[1] != "-":
        return True
    # A dash may be but a dash: what stands behind it must say its link as the entry says its own.
    kinds = {_kind(link) for link in before} & {_kind(link) for link in after}
    return bool(kinds) and not text[at].islower()


def _kind(link: Link) -> str:
    return _DIGITS.sub("0", labels.normal(link.label or ""))


def _opening(text: str, at: int, entry: Entry) -> str:
    """How an entry begins: with a link, a bracket, emphasis, a quote, a word; an emoji in front does not count."""
    match = _SIGNS.match(text, at)
    at = match.end() if match else at
    if any(link.span.start == at and link.kind == "link" for link in entry.links):
        return "link"
    return "word" if text[at].isalnum() else text[at]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
