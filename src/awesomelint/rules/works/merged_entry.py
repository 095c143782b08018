"""Two entries on one line, with the list marker of the second in the middle.

## Why
A line break is missing. GitHub shows one list item with two works, and scripts that read the list miss the
second.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762), 2017. - [Layer Normalization](https://arxiv.org/abs/1607.06450), 2016.

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762), 2017.
    - [Layer Normalization](https://arxiv.org/abs/1607.06450), 2016.

## Fix
Safe: splits the line before the second marker.

## Notes
Reported only if both halves start the same way, link to different works, and there is further evidence: links
to papers, consecutive numbers, or two linked titles that are on the same site or are each followed by a dash
and a description. A dash before a link in a description is therefore not reported, and neither are lists in
which many entries look like this.
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

# A list marker after a space, or right after the end of a sentence or link, before something that can start
# an entry.
_INNER = compiled(rf"(?:[ \t]++|(?<=[.)\]]))([-*+•]|\d{{1,3}}[.)])[ \t]++(?=[\\\[*(\"“_]|\w|{SIGN})")
# Bounds the work for each line; two entries do not have more links than this.
_MAX_LINKS = 60
# A dash or colon and a description, as in a list of tools.
_DESCRIPTION = lazy_pattern(
    r"(?:[ \t]++!\[[^\]\n]*+\]\([^)\n]*+\))*+([ \t]*+(?:[-–—]|:)[ \t]++)(?:[^\s\[]++[ \t]++){3}"
)
_SIGNS = lazy_pattern(r"[" + EMOJI + r"\s]*")


@rule(
    "merged-entry",
    group="works",
    severity=Severity.WARNING,
    fix="safe",
    changes=("title", "links", "authors", "notes", "blocks"),
)
def check(context: Context) -> Iterator[Found]:
    """Report list markers between two entries on one line, unless this is the format of the list."""
    document = context.document
    merged = [
        (entry, match)
        for entry in document.entries
        if 1 < len(entry.links) <= _MAX_LINKS and entry.kind == "item" and (match := _second_marker(entry))
    ]
    if len(merged) > max(2, len(document.entries) // 50):
        return
    source, text = document.source, document.source.text
    for entry, match in merged:
        end = source.line_end(source.line_of(match.start()))
        indent = text[source.line_start(entry.line) : entry.span.start]
        marker = entry.marker if match[1] == "•" else match[1]
        yield Found(
            Span(match.start(1), end),
            f"second entry on the same line, “{shorten(text[match.end() : end], 60)}”; "
            "start a new line before it",
            fix=safe(
                f"Insert a line break before `{match[1]}`",
                Edit(match.start(), match.end(), f"{source.newline}{indent}{marker} "),
            ),
        )


def _second_marker(entry: Entry) -> re.Match[str] | None:
    """Find the list marker of a second entry on the line of an entry."""
    text = entry.source.text
    end = min(entry.head.end, entry.source.line_end(entry.line))
    for match in _INNER.finditer(text, entry.head.start, end):
        if any(match.start() in range(*link.span) for link in entry.links):
            continue
        before = [link for link in entry.links if link.span.end <= match.start()]
        after = [link for link in entry.links if match.end() <= link.span.start < end]
        if before and after and _is_second_entry(entry, match, before, after):
            return match
    return None


def _is_second_entry(entry: Entry, match: re.Match[str], before: list[Link], after: list[Link]) -> bool:
    """Whether the text after a marker starts like the entry and links to another work."""
    text, start, at = entry.source.text, entry.head.start, match.end()
    numbered = match[1][0].isdigit()
    if numbered != entry.marker[:1].isdigit() or _opening(text, start, entry) != _opening(text, at, entry):
        return False
    # “…, see chapter 2. [errata](…)” is a number in a sentence: numbers of entries are equal or consecutive.
    is_consecutive = numbered and int(match[1][:-1]) - int(entry.marker[:-1]) in (0, 1)
    if numbered and (not is_consecutive or text[match.start() - 1].isalnum()):
        return False
    first, second = _papers(before), _papers(after)
    if {link.key for link in before} & {link.key for link in after}:
        return False
    if entry.title_kind == "link":
        title = _linked_title(after)
        if (
            not title
            or is_consecutive
            or (len(title) > 1 and first and second)
            or (len(title) > 2 and (first or second))
        ):
            return bool(title)
        return (len(title) > 3 and _host(before[0]) == _host(after[0])) or _are_described(text, before, after)
    if not first or not second:
        return False
    if match[1] != "-":
        return True
    # A dash may be punctuation, so the text after it must label its links as the entry does.
    labels = {_label_form(link) for link in first.values()} & {_label_form(link) for link in second.values()}
    return bool(labels) and not text[at].islower()


def _papers(links: list[Link]) -> dict[str, Link]:
    """Return the links to papers, by key."""
    return {
        link.key: link
        for link in links
        if not link.badge and link.key and (is_paper(link.key) or link_labels.says_paper(link.label))
    }


def _linked_title(links: list[Link]) -> list[str]:
    """Return the words of the first link if its text is a title; empty if it is a label such as `pdf`."""
    label = links[0].label or ""
    return [] if link_labels.is_label(link_labels.normal(label)) or links[0].badge else label.split()


def _host(link: Link) -> str:
    return link.key.partition("/")[0]


def _are_described(text: str, before: list[Link], after: list[Link]) -> bool:
    """Whether both titles are followed by the same dash and a description."""
    first, second = (_DESCRIPTION.match(text, links[0].span.end) for links in (before, after))
    return first is not None and second is not None and first[1] == second[1]


def _label_form(link: Link) -> str:
    return "".join(filter(str.isalpha, link_labels.normal(link.label or "")))


def _opening(text: str, at: int, entry: Entry) -> str:
    """Return what an entry starts with, after any emoji: `link`, `word`, or the first character."""
    match = _SIGNS.match(text, at)
    at = match.end() if match else at
    if any(link.span.start == at and link.kind == "link" for link in entry.links):
        return "link"
    return "word" if text[at].isalnum() else text[at]
