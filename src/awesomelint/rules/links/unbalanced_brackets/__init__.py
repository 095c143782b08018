"""Brackets and parentheses of links and titles that have no partner.

## Why
GitHub does not render an unclosed link: it shows the URL as text and often swallows what follows. An extra or
missing bracket in a title is a mistake that every reader sees.

## Wrong
    - Lite Vision Transformer [[Paper](https://arxiv.org/abs/2112.10809] [[Code](https://github.com/Chenglin-Yang/LVT)]
    - Playing Atari [[pdf]](https://arxiv.org/abs/1312.5602))

## Right
    - Lite Vision Transformer [[Paper](https://arxiv.org/abs/2112.10809)] [[Code](https://github.com/Chenglin-Yang/LVT)]
    - Playing Atari [[pdf]](https://arxiv.org/abs/1312.5602)

## Severity
An error if the missing bracket breaks a link, otherwise a warning.

## Fix
Safe if the position of the missing bracket is clear: where other entries close the same bracket (`[ACL 2020, May 1`
among `[ICML 2019], May 2`), where nearly all entries of the section have it, after a URL, or around a link as the
other links of the list are written. Unsafe if the whole item before the bracket would become the link. Another
bracket in a title has no fix, because only the maintainer knows where its partner belongs.

## Notes
CommonMark 6.3 defines the syntax of links. `【` is a bracket, too, and so is `{` in lists that use braces. In
notes, only a bracket at the end of a line is reported, or one that other entries close. The rule ignores
quotations, formulas, code, numbering (`1)`, `a)`), half-open intervals and emoticons. An interval such as `[0,1)`
in the text of a link is reported, because its bracket opens the link.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from awesomelint.analysis.brackets import (
    PARTNER,
    Bracket,
    MaskedText,
    adjacent_link,
    mask,
    unclosed_rare_brackets,
    unpaired_brackets,
)
from awesomelint.analysis.broken_links import report_broken_links
from awesomelint.analysis.link_forms import usual_form
from awesomelint.analysis.positions import entry_at, is_verbatim
from awesomelint.facts import fact
from awesomelint.fields import link_labels
from awesomelint.model import Entry, Link, ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe, unsafe
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import shorten

# The rules that report broken links, near which an unpaired bracket is not reported again.
_BROKEN_LINK_RULES = ("unbalanced-brackets", "malformed-link")
# An entry with more unpaired brackets than this was not written by hand.
_MAX_UNPAIRED = 12
# An entry with at most this many has no habit of closing what it did not open.
_FEW_UNPAIRED = 3
_ASCII_PAIRS = (("[", "]"), ("(", ")"), ("{", "}"))
_PAIRS = (*_ASCII_PAIRS, ("（", "）"), ("【", "】"))
_END = lazy_pattern(r"[ \t.]*\r?(?:\n|\Z)")
_INTERVAL_IN_LINK = lazy_pattern(r"(\[(?<!\\\[)-?[\d.]+ ?, ?(?:[\d.]+|∞)\))[^\[\]\n]*\]\(")
_SEPARATOR = lazy_pattern(r" *+[,;|/·&+-]")
_SEPARATOR_BEFORE = lazy_pattern(r"\) *[,;|/·&+-] *$")
# `Android) Testing` names a category; so does a number, which `brackets` knows.
_CATEGORY = lazy_pattern(r"[^\s()\[\]]+")


@rule(
    "unbalanced-brackets",
    group="links",
    severity=Severity.WARNING,
    max_severity=Severity.ERROR,
    fix="both",
    changes=("title", "links", "authors", "tags", "notes", "urls"),
)
def check(context: Context) -> Iterator[Found]:
    """Report links that are not closed, then unpaired brackets in entries."""
    document = context.document
    for finding in report_broken_links(document, "unbalanced-brackets"):
        entry = entry_at(document, finding.span.start) if finding.fix is None else None
        fix = _fix_by_convention(context, entry) if entry is not None else finding.fix
        yield finding._replace(fix=fix)
    intervals = list(_check_intervals(document))
    yield from (finding for finding, _ in intervals)
    broken_links = _Spans(
        [
            *(finding.span for name in _BROKEN_LINK_RULES for finding in report_broken_links(document, name)),
            *(span for _, span in intervals),
        ]
    )
    for entry in document.entries:
        if _has_equal_counts(document.source.text, entry.span):
            continue
        masked = mask(document, entry.span)
        by_example = dict(_close_by_example(document, entry, masked))
        for finding in by_example.values():
            if not broken_links.touch(finding.span):
                yield finding
        for finding in _check_entry(document, entry, masked):
            if finding.span.start not in by_example and not broken_links.touch(finding.span):
                fix = _fix_by_convention(context, entry) or finding.fix
                yield finding._replace(fix=fix)


def _fix_by_convention(context: Context, entry: Entry) -> Fix | None:
    from awesomelint.rewriting.by_convention import MarksByConvention

    return MarksByConvention(context.document, context.style, entry).pair_brackets()


def _check_intervals(document: ListDocument) -> Iterator[tuple[Found, Span]]:
    """Report a half-open interval in the text of a link, whose bracket opens the link: `[Sheep on $[0,1)$](…)`.

    Each comes with the span of the line up to the end of the text.
    """
    text = document.source.text
    for match in _INTERVAL_IN_LINK.finditer(text):
        start, interval = match.start(1), match[1]
        line_start = document.source.line_start(document.source.line_of(start))
        is_within_brackets = text.rfind("[", line_start, start) > text.rfind("]", line_start, start)
        if is_within_brackets and not is_verbatim(document, start):
            message = (
                f"“[” of the interval “{interval}” opens the link, of which it is a part; escape it as “\\[”"
            )
            fix = safe("Insert `\\`", Edit(start, start, "\\"))
            yield Found(Span(*match.span(1)), message, fix=fix), Span(line_start, match.end())


def _has_equal_counts(text: str, span: Span) -> bool:
    own = text[span.start : span.end]
    for opening, closing in _ASCII_PAIRS if own.isascii() else _PAIRS:
        if own.count(opening) != own.count(closing):
            return False
    return True


def _close_by_example(
    document: ListDocument, entry: Entry, masked: MaskedText
) -> Iterator[tuple[int, Found]]:
    """Yield the brackets that are not closed where other entries close them, with their offsets in the document."""
    rare = unclosed_rare_brackets(document, masked.text)
    unpaired = [*unpaired_brackets(masked.text), *rare]
    if len(unpaired) > _FEW_UNPAIRED:
        return
    for bracket in unpaired:
        start, partner = entry.span.start + bracket.offset, PARTNER[bracket.mark]
        from awesomelint.rules.links.unbalanced_brackets.by_example import close_by_example

        edit = close_by_example(document, entry, masked.text, bracket)
        if edit is not None:
            quoted = shorten(document.source.text[start : edit.start])
            message = f"“{quoted}” has no “{partner}” at its end, unlike in other entries"
            fix = safe(f"Insert `{edit.text}`", edit)
            yield start, Found(Span(start, edit.start), message, fix=fix, key=entry.title)
        elif bracket in rare:
            message = f"“{bracket.mark}” has no matching “{partner}”"
            yield start, Found(Span(start, start + 1), message, key=entry.title)


class _Spans:
    """Spans that can be searched for one that touches another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # For each span, the greatest end up to it: spans may be nested.
        self._ends = list(accumulate((span.end for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """Return whether any of the spans overlaps or adjoins a span."""
        count = bisect_right(self._starts, span.end)
        return count > 0 and self._ends[count - 1] >= span.start


def _check_entry(document: ListDocument, entry: Entry, masked: MaskedText) -> Iterator[Found]:
    """Report the unpaired brackets next to links, in link texts, and the first in the title."""
    start = entry.span.start
    unpaired = unpaired_brackets(masked.text)
    if len(unpaired) > _MAX_UNPAIRED:
        return
    from awesomelint.rules.links.unbalanced_brackets.swapped import find_swapped, open_before_venue

    swapped: set[int] = set()
    for finding, offsets in find_swapped(document, entry, masked, unpaired):
        swapped |= offsets
        yield finding
    for bracket in (bracket for bracket in unpaired if start + bracket.offset not in swapped):
        offset = start + bracket.offset
        span = Span(offset, offset + len(bracket.mark))
        link = adjacent_link(masked, start, bracket)
        if link is not None:
            offsets_of_unpaired = [start + other.offset for other in unpaired]
            yield from _check_next_to_link(
                document, entry.title, masked, link, bracket, span, offsets_of_unpaired
            )
        elif (labelled := _link_with_label_at(entry, offset)) is not None:
            yield _report_in_label(labelled, bracket, span)
        elif entry.title_span.start <= offset < _end_of_title(entry, masked):
            if bracket.mark == ")" and _CATEGORY.fullmatch(
                document.source.text, entry.title_span.start, offset
            ):
                continue
            partner = PARTNER[bracket.mark]
            position = "in" if offset in range(*entry.title_span) else "after"
            message = (
                f"“{bracket.mark}” {position} the title “{shorten(entry.title)}” has no matching “{partner}”"
            )
            yield Found(span, message, fix=open_before_venue(document, entry, offset), key=entry.title)
            return
        elif (
            not bracket.opens and len(unpaired) < _FEW_UNPAIRED and _END.match(document.source.text, span.end)
        ):
            line = document.source.line_text(document.source.line_of(offset)).rstrip()
            if "](" in line.split()[-1]:
                # The remainder of a URL, which `malformed-link` reports.
                continue
            message = (
                f"“{bracket.mark}” at the end of “{line[-40:]}” has no matching “{PARTNER[bracket.mark]}”"
            )
            yield Found(span, message, key=f"{bracket.mark} {entry.title}")


def _check_next_to_link(
    document: ListDocument,
    title: str,
    masked: MaskedText,
    link: Reference,
    bracket: Bracket,
    span: Span,
    unpaired: list[int],
) -> Iterator[Found]:
    """Report an unpaired bracket next to a link; if there is one on each side, they are reported together."""
    text, (first, last) = document.source.text, (link.span.start - 1, link.span.end)
    partner = PARTNER[bracket.mark]
    if (last if bracket.opens else first) not in unpaired or span.start not in (first, last):
        if bracket.opens:
            quoted = text[span.start : span.start + 40].split("\n")[0].rstrip("\r")
        else:
            quoted = text[max(span.start - 30, 0) : span.end].split("\n")[-1]
        message = f"“{bracket.mark}” in “{quoted}” has no matching “{partner}”"
        fix = _fix_next_to_link(document, masked, link, span)
        yield Found(span, message, fix=fix, key=f"{bracket.mark} {title}")
    elif bracket.opens:
        quoted = shorten(text[first : last + 1])
        message = f"“{quoted}” opens with “{bracket.mark}” but closes with “{text[last]}”"
        fix = safe(f"Replace `{text[last]}` with `{partner}`", Edit(last, last + 1, partner))
        yield Found(Span(first, last + 1), message, fix=fix, key=title)


def _fix_next_to_link(document: ListDocument, masked: MaskedText, link: Reference, span: Span) -> Fix | None:
    """Add the partner on the other side of the link or remove the bracket, as the other links are written."""
    text = document.source.text
    mark = text[span.start : span.end]
    opening, closing = (mark, PARTNER[mark]) if mark[-1] in "[(（" else (PARTNER[mark], mark)
    before, after = link.span.start - len(mark), link.span.end
    if span.start not in (before, after):
        return safe(f"Remove `{mark}`", Edit(*span, ""))
    if mark == "\\[" and text.startswith("\\", after) and not text.startswith("\\]", after):
        return safe("Insert `]` after the link", Edit(after + 1, after + 1, "]"))
    if mark == opening and text.startswith("}", after):
        return safe(f"Replace `}}` with `{closing}`", Edit(after, after + 1, closing))
    is_enclosed = _count_enclosed(text, masked.links, opening) > 0
    form = usual_form(document, link_labels.normal(text[link.label.start : link.label.end]), link)
    if form == "doubled" and mark in "[]" and not is_enclosed:
        if mark == "]":
            return None
        return safe("Insert `]` after the link text", Edit(link.label.end, link.label.end, "]"))
    if form in ("plain", "doubled") and not is_enclosed:
        return safe(f"Remove `{mark}`", Edit(*span, ""))
    if _may_enclose_several(text, link, mark):
        return None
    if form == opening or is_enclosed or opening in _usual_enclosing_brackets(document):
        if mark == opening:
            return safe(f"Insert `{closing}` after the link", Edit(after, after, closing))
        return safe(f"Insert `{opening}` before the link", Edit(link.span.start, link.span.start, opening))
    make_fix = unsafe if form == "part" else safe
    return make_fix(f"Remove `{mark}`", Edit(*span, ""))


def _may_enclose_several(text: str, link: Reference, mark: str) -> bool:
    """Return whether a bracket next to a link may enclose other links as well: `[[pdf](…) / [code](…)`."""
    if mark[-1] in "[(（":
        return _SEPARATOR.match(text, link.span.end) is not None
    line_start = text.rfind("\n", 0, link.span.start) + 1
    return _SEPARATOR_BEFORE.search(text, line_start, link.span.start) is not None


@fact
def _usual_enclosing_brackets(document: ListDocument) -> frozenset[str]:
    """Return the opening brackets that, with their partner, enclose at least a quarter of the links."""
    text = document.source.text
    links = [reference for reference in document.references if reference.kind == "link"]
    return frozenset(
        opening
        for opening in ("[", "(", "（", "\\[")
        if _count_enclosed(text, links, opening) * 4 >= len(links)
    )


def _count_enclosed(text: str, links: Iterable[Reference], opening: str) -> int:
    closing = PARTNER[opening]
    return sum(
        text.startswith(opening, link.span.start - len(opening)) and text.startswith(closing, link.span.end)
        for link in links
    )


def _link_with_label_at(entry: Entry, offset: int) -> Link | None:
    for link in entry.links:
        span = link.label_span
        if link.label and span is not None and span.start <= offset < span.end:
            return link
    return None


def _report_in_label(link: Link, bracket: Bracket, span: Span) -> Found:
    assert link.label_span is not None
    fix = None
    partner = PARTNER[bracket.mark]
    if bracket.mark[0] == "\\":
        offset = link.label_span.end if bracket.opens else link.label_span.start
        fix = safe(f"Insert `{partner}`", Edit(offset, offset, partner))
    elif bracket.mark == ")" and span.end == link.label_span.end:
        fix = safe("Remove `)`", Edit(*span, ""))
    message = f"“{bracket.mark}” in the link text “{shorten(link.label or '')}” has no matching “{partner}”"
    return Found(span, message, fix=fix, key=f"{bracket.mark} {link.url}")


def _end_of_title(entry: Entry, masked: MaskedText) -> int:
    """Return the end of the title, or the start of the next link if it is at most 40 code points further."""
    end = entry.title_span.end
    next_link = next((link.span.start for link in masked.links if link.span.start >= end), end)
    between = masked.text[end - entry.span.start : next_link - entry.span.start]
    if next_link - end <= 40 and "\n" not in between and entry.title_kind != "link":
        return next_link
    return end
