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
Reported only where both halves begin alike and lead to works of their own, and where more speaks for it: links to papers, a
number that follows the first one, two linked titles on one site or each with its description behind a dash. So a dash
before a link in a description is left alone; and so are lists in which many entries are written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.works.work import is_paper
from awesomelint.fields import link_labels
from awesomelint.model import Entry, Link
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.util.regex import EMOJI, SIGN, compiled, lazy_pattern
from awesomelint.util.text import shorten

# A marker between spaces, or glued to the end of a sentence or link, before what begins an entry.
_INNER = compiled(rf"(?:[ \t]++|(?<=[.)\]]))([-*+•]|\d{{1,3}}[.)])[ \t]++(?=[\\\[*(\"“_]|\w|{SIGN})")
# Two entries in a line do not have more links than these; so many at every marker would take long.
_MOST = 60
_DIGITS = compiled(r"\d+")
# What a list of tools says of each.
_DASHED = lazy_pattern(
    r"(?:[ \t]++!\[[^\]\n]*+\]\([^)\n]*+\))*+([ \t]*+(?:[-–—]|:)[ \t]++)(?:[^\s\[]++[ \t]++){3}"
)
_SIGNS = lazy_pattern(r"[" + EMOJI + r"\s]*")


@rule(
    "merged-entry",
    group="works",
    severity=Severity.WARNING,
    fix="safe",
    changes=("title", "links", "authors", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Look for a marker between two links to papers."""
    document = context.document
    found = [
        (entry, place)
        for entry in document.entries
        if 1 < len(entry.links) <= _MOST and entry.kind == "item" and (place := _place(entry))
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
            f"a second entry begins in the middle of the line, with “{shorten(text[match.end() : end], 60)}”",
            fix=safe(
                "Begin a new line", Edit(match.start(), match.end(), f"{source.newline}{indent}{marker} ")
            ),
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
        before = [link for link in entry.links if link.span.end <= match.start()]
        after = [link for link in entry.links if match.end() <= link.span.start < end]
        if before and after and _begins_alike(entry, match, before, after):
            return match
    return None


def _begins_alike(entry: Entry, match: re.Match[str], before: list[Link], after: list[Link]) -> bool:
    """Whether what follows a marker begins as the entry does, and leads to another paper."""
    text, start, at = entry.source.text, entry.head.start, match.end()
    numbered = match[1][0].isdigit()
    if numbered != entry.marker[:1].isdigit() or _opening(text, start, entry) != _opening(text, at, entry):
        return False
    # “…, see chapter 2. [errata](…)”: a second entry's number follows the first one's, or is the same, and ends no sentence.
    follows = numbered and int(match[1][:-1]) - int(entry.marker[:-1]) in (0, 1)
    if numbered and (not follows or text[match.start() - 1].isalnum()):
        return False
    first, second = _papers(before), _papers(after)
    if first.keys() & second.keys() or {link.key for link in before} & {link.key for link in after}:
        return False
    if entry.title_kind == "link":
        title = _title(after)
        if (
            not title
            or follows
            or (len(title) > 1 and first and second)
            or (len(title) > 2 and (first or second))
        ):
            return bool(title)
        return (len(title) > 3 and _host(before[0]) == _host(after[0])) or _are_explained(text, before, after)
    if not first or not second:
        return False
    if match[1] != "-":
        return True
    # A dash may be but a dash: what stands behind it must say its link as the entry says its own.
    kinds = {_kind(link) for link in first.values()} & {_kind(link) for link in second.values()}
    return bool(kinds) and not text[at].islower()


def _papers(links: list[Link]) -> dict[str, Link]:
    """The links that lead to papers."""
    return {
        link.key: link
        for link in links
        if not link.badge and link.key and (is_paper(link.key) or link_labels.says_paper(link.label))
    }


def _title(links: list[Link]) -> list[str]:
    """The words of the link that is the title of a second entry; none if it is but a label."""
    label = links[0].label or ""
    return [] if link_labels.is_label(link_labels.normal(label)) or links[0].badge else label.split()


def _host(link: Link) -> str:
    return link.key.partition("/")[0]


def _are_explained(text: str, before: list[Link], after: list[Link]) -> bool:
    """Whether behind both titles the same dash and some words follow, as in a list of tools."""
    one, other = (_DASHED.match(text, links[0].span.end) for links in (before, after))
    return one is not None and other is not None and one[1] == other[1]


def _kind(link: Link) -> str:
    return _DIGITS.sub("0", link_labels.normal(link.label or ""))


def _opening(text: str, at: int, entry: Entry) -> str:
    """How an entry begins: with a link, a bracket, emphasis, a quote, a word; an emoji in front does not count."""
    match = _SIGNS.match(text, at)
    at = match.end() if match else at
    if any(link.span.start == at and link.kind == "link" for link in entry.links):
        return "link"
    return "word" if text[at].isalnum() else text[at]
