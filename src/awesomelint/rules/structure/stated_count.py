"""A stated number of entries that does not match the list: “Total number of different papers: 123”.

## Why
The number is written once, and the list continues to grow. A badge with 65 papers above a list of 96 makes
readers wonder what else is out of date.

## Wrong
    Total number of different papers: **3**

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361)

## Right
    Total number of different papers: **2**

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361)

## Fix
Unsafe: replaces the number with the actual count. Check first whether the number counts something else. There is
no fix for a number in a heading that is linked, because its anchor would change.

## Severity
Warning if the number does not match any way of counting. Note if it is between the number of papers with an
identifier and the number of all entries, or so far off that it probably counts something else, if it is
nearer to the number of entries in the largest section, and if other Markdown files may have more entries.

## Notes
The rule reads statements above the first entry (“Total number of papers: 81”, “a list of 81 papers”),
shields.io badges (`PaperNumber-81`) and numbers after a heading: “(45 papers)”, or only “(45)” if other
headings of the list have such a number and it is correct, or if a table with links to the headings has the same
numbers in a column such as “Papers”, which is then checked, too. “More than 80” and “80+” are not checked. If the statement is
about different papers, each work counts once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from awesomelint.analysis.anchors import anchors, inner_links
from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.html_tags import find_rendered
from awesomelint.analysis.works.match import compare
from awesomelint.fields import urls
from awesomelint.markdown.table_cells import cells as split_cells
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, unsafe
from awesomelint.source import back
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import YEAR, compiled, lazy_pattern

_NOUN = r"(?:papers?|works?|articles?|publications?|entries|surveys?|篇(?:论文|文章)?)"
_TEXT = (
    compiled(rf"(?i)\bnumber of (different |distinct |unique )?{_NOUN}\W{{1,8}}(\d[\d,]*+)(?![+.%\w])"),
    compiled(
        r"(?i)\b(?:list|collection|repo|repository|total|contains|includes|covers|collects|共收录|共)"
        rf"(?: of| has)?:?[\s*]*+()(\d[\d,]*+)[\s*]*+(?:different |unique )?{_NOUN}"
    ),
    compiled(rf"(?i)(?<![\d,+])()(\d[\d,]*+) {_NOUN} in total\b"),
)
_BADGE = compiled(
    r"(?i)shields\.io/badge/(?:total(?:[ _-]|%20))?papers?(?:[ _]|%20)?(?:num|number|count|total)?s?()-(\d++)-"
)
_VAGUE = lazy_pattern(r"(?i)(?:over|than|about|around|nearly|almost|approximately|up to|~|超过)\W*$")
# A sentence about another work's number: “our survey covers 120 papers”.
_OTHER_WORK = lazy_pattern(r"(?i)(?:survey|review|book|thesis|benchmark|dataset|综述)[^.!?\n]*$")
# A file with another part of the list.
_OTHER_FILE = lazy_pattern(
    r"(?i)(?!https?:)(?!.*(?:readme|contribut|licen[sc]e|conduct|changelog|template))[^#?]+\.md(?:#.*)?"
)
_HEADING = compiled(rf"(?i)[(（\[【](\d{{1,4}}) ?({_NOUN})?[)）\]】]\W*$")
# The name of a column with counts, and such a count.
_COLUMN = compiled(rf"(?i)(?:#|no\.|number|count|total|(?:number|no\.|#) of )?\s*(?:{_NOUN})?|数量")
_NUMBER = compiled(r"[ \t*]*(\d{1,4})[ \t*]*")


@rule("stated-count", group="structure", severity=Severity.WARNING, fix="unsafe")
def check(context: Context) -> Iterator[Found]:
    """Compare the numbers above the first entry, in badges there, and in headings with the actual counts."""
    document = context.document
    if not document.entries:
        return
    claims = _claims_above_entries(document)
    numbered = [
        (section, match)
        for section in document.sections
        for match in _HEADING.finditer(section.title)
        if match[2] or not YEAR.fullmatch(match[1])
    ]
    duplicates = {pair.later.entry for pair in compare(document).pairs}
    claims += _claims_in_headings(document, numbered, duplicates)
    for claim in claims:
        if claim.entries:
            yield from _check_claim(document, claim, duplicates)


class _Claim(NamedTuple):
    """A stated number, its span, and the entries that it counts; `distinct` if each work counts once, `linked` if
    links to the heading with the number would break if it changed.
    """

    entries: Sequence[Entry]
    span: Span
    distinct: bool
    linked: bool = False


def _claims_above_entries(document: ListDocument) -> list[_Claim]:
    text = document.source.text
    claims = []
    for pattern in (*_TEXT, _BADGE):
        for match in find_rendered(document, pattern, document.entries[0].span.start):
            before = text[back(text, match.start(2), 120) : match.start(2)]
            other = _VAGUE.search(before) or _OTHER_WORK.search(before) or YEAR.fullmatch(match[2])
            if pattern is _BADGE or not other:
                claims.append(_Claim(document.entries, Span(*match.span(2)), bool(match[1])))
    return claims


def _claims_in_headings(
    document: ListDocument, numbered: list[tuple[Section, re.Match[str]]], duplicates: set[Entry]
) -> list[_Claim]:
    """Return the numbers in headings; those without a noun only if most of them are correct."""
    text = document.source.text
    cells = _counts_in_tables(document) if numbered else {}
    correct = [
        int(match[1]) in _possible_counts(_entries(section), duplicates, False)
        for section, match in numbered
        if not match[2]
    ]
    page = anchors(document)
    targets = [
        page.heading_at(name) for link in inner_links(document) if (name := page.find(link.url)) is not None
    ]
    linked = {heading.span.start for heading in targets if heading is not None}
    repeated = [cells[section.span.start] for section, _ in numbered if section.span.start in cells]
    are_repeated = len(repeated) >= 2 and all(
        match[1] == text[slice(*cells[section.span.start])]
        for section, match in numbered
        if section.span.start in cells
    )
    are_counts = are_repeated or (sum(correct) >= 2 and sum(correct) * 2 > len(correct))
    claims = []
    for section, match in numbered:
        at = text.rfind(match[1], *section.span)
        if at >= 0 and (match[2] or are_counts):
            span = Span(at, at + len(match[1]))
            claims.append(_Claim(_entries(section), span, False, section.span.start in linked))
            if are_repeated and section.span.start in cells:
                claims.append(_Claim(_entries(section), cells[section.span.start], False))
    return claims


def _counts_in_tables(document: ListDocument) -> dict[int, Span]:
    """Map the offsets of headings to the number in the row of a table that links to them.

    Only columns with a name such as “Papers” count.
    """
    source, page, links = document.source, anchors(document), inner_links(document)
    starts = [link.span.start for link in links]
    found: dict[int, Span] = {}
    for table in by_kind(document)["table"] if links else ():
        names = [source.text[slice(*cell)].strip("* ") for cell in _cells(document, table.line)]
        column = next((index for index, name in enumerate(names) if name and _COLUMN.fullmatch(name)), None)
        if column is None:
            continue
        for link in links[bisect_left(starts, table.start) : bisect_left(starts, table.end)]:
            row = _cells(document, source.line_of(link.span.start))
            if column >= len(row):
                continue
            number, name = _NUMBER.fullmatch(source.text, *row[column]), page.find(link.url)
            heading = page.heading_at(name) if name is not None else None
            if number and heading is not None:
                found[heading.span.start] = Span(*number.span(1))
    return found


def _cells(document: ListDocument, line: int) -> list[tuple[int, int]]:
    source = document.source
    return split_cells(source.text, source.line_start(line), source.line_end(line))


def _check_claim(document: ListDocument, claim: _Claim, duplicates: set[Entry]) -> Iterator[Found]:
    entries, span, distinct, linked = claim
    written = document.source.text[slice(*span)]
    stated = int(written.replace(",", ""))
    counts = _possible_counts(entries, duplicates, distinct)
    if stated in counts:
        return
    count = counts[0]
    papers = sum(
        1
        for entry in entries
        if (entry.arxiv or entry.doi or _links_to_work(entry)) and not (distinct and entry in duplicates)
    )
    is_whole = entries is document.entries
    is_doubtful = (
        papers <= stated <= count
        or not count <= 2 * stated <= 4 * count
        or (is_whole and _may_count_section(document, stated, count))
        or (is_whole and stated > count and _links_to_other_files(document))
    )
    scope = "list" if is_whole else "section"
    unit = "different works" if distinct else "entries"
    message = f"stated count is {written}, but this {scope} has {count} {unit}"
    replacement = f"{count:,}" if "," in written else str(count)
    fix = None if linked else unsafe(f"Replace `{written}` with `{replacement}`", Edit(*span, replacement))
    yield Found(span, message, Severity.NOTE if is_doubtful else None, fix=fix, key="count")


def _may_count_section(document: ListDocument, stated: int, count: int) -> bool:
    """Whether a number is nearer to the count of a section with most of the entries, such as “Papers”."""
    sections = (section for section in document.sections[1:] if not section.titles_document)
    counts = (len(_entries(section)) for section in sections)
    return any(2 * count <= 3 * part and abs(part - stated) < abs(count - stated) for part in counts)


def _links_to_other_files(document: ListDocument) -> bool:
    """Whether a list links to other Markdown files, which may have more entries."""
    return any(_OTHER_FILE.fullmatch(link.url) for link in document.references)


def _possible_counts(entries: Sequence[Entry], duplicates: set[Entry], distinct: bool) -> list[int]:
    """Return the counts that may be meant, the likeliest first: with and without duplicates and nested
    entries.
    """
    unique = [entry for entry in entries if entry not in duplicates]
    selections = [unique] if distinct else [entries, unique]
    return [len(selection) for selection in selections] + [
        sum(entry.parent is None for entry in selection) for selection in selections
    ]


def _links_to_work(entry: Entry) -> bool:
    return entry.main_link is not None and urls.is_work(entry.main_link.key)


def _entries(section: Section) -> list[Entry]:
    return [entry for inner in section.walk() for entry in inner.entries]
