"""Broken arXiv URLs: a missing slash or digit, an invalid month, extra text after the identifier.

## Why
The link leads to arXiv's error page or to another paper. Reviewers miss such mistakes, because the URL looks
almost right.

## Wrong
    - How does representation impact in-context learning [[Paper]](https://arxiv.org/abs2309.06054)
    - Training on the test task [[Paper]](https://arxiv.org/abs/2407.0789)

## Right
    - How does representation impact in-context learning [[Paper]](https://arxiv.org/abs/2309.06054)
    - Training on the test task [[Paper]](https://arxiv.org/abs/2407.07890)

## Severity
An error. A note for identifiers from a future month, because the clock of the computer may be wrong.
Placeholders (`abs/xxxx.xxxxx`) are reported only in entries, not in examples of the format.

## Fix
Safe, if there is only one possible correction: a missing slash, path or period, or extra text after the
identifier. Unsafe if another link has the same identifier, because it may have been copied from there. None
if it is the identifier of another entry, or of an earlier broken link in one; the message names the entry.
Missing and extra digits have no fix: look up the paper.

## Notes
The rule follows arXiv's own scheme (<https://info.arxiv.org/help/arxiv_identifier.html>): four digits, a
period, and four digits until December 2014 or five since; months from 01 to 12; `archive/YYMMNNN` before
April 2007. Whether a list links to abs or pdf, with or without `.pdf` or a version, is its style and not
reported. `unbalanced-brackets` reports brackets that became part of a URL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from awesomelint.analysis.arxiv_owners import describe_owner
from awesomelint.analysis.broken_links import url_includes_bracket
from awesomelint.analysis.positions import entry_at
from awesomelint.analysis.urls import Urls, sort_urls
from awesomelint.fields import arxiv
from awesomelint.model import Entry, ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe, unsafe
from awesomelint.util.text import shorten


@rule(
    "broken-arxiv-id",
    group="links",
    severity=Severity.ERROR,
    fix="safe",
    changes=("links", "urls"),
    dated=True,
)
def check(context: Context) -> Iterator[Found]:
    """Report the unusual arXiv URLs that are broken, then identifiers from a future month."""
    document = context.document
    urls = sort_urls(document)
    text = document.source.text
    listed: dict[str, set[Entry | None]] = {}
    for reference in urls.unusual:
        url = reference.url
        if not _may_be_arxiv(url) or url_includes_bracket(reference):
            continue
        broken = arxiv.diagnose(url.rstrip("\\") if reference.kind == "url" else url)
        if broken is None:
            continue
        assert reference.url_span is not None
        span = reference.url_span
        if broken.placeholder and (reference.kind == "url" or entry_at(document, span.start) is None):
            continue
        paper = arxiv.from_url(broken.repaired) if broken.repaired is not None else None
        if paper is not None:
            listed = listed or _listed(document, urls)
        owner = _describe_other(document, listed[paper.id], paper.id, span.start) if paper is not None else ""
        fix = None
        if not owner and broken.repaired is not None and text[span.start : span.end] == url:
            make_fix = unsafe if paper is not None and len(listed[paper.id]) > 1 else safe
            fix = make_fix(f"Replace the URL with {broken.repaired}", Edit(*span, broken.repaired))
        message = broken.problem + (f"; {owner}, so the identifier may be wrong" if owner else "")
        yield Found(span, message, fix=fix, key=url)
    if context.today is not None:
        yield from _report_future_papers(urls, context.today)


def _may_be_arxiv(url: str) -> bool:
    """Whether a URL may be one of arXiv or its former mirrors, in a quick comparison."""
    return "xiv" in url.lower() or "lanl" in url


def _listed(document: ListDocument, urls: Urls) -> dict[str, set[Entry | None]]:
    """Return the entries with links to each paper, those with a mistake included.

    If there are several, the identifier may have been copied from another entry.
    """
    entries: dict[str, set[Entry | None]] = defaultdict(set)
    repaired = [(reference, reference.url) for reference in urls.papers]
    for reference in urls.unusual:
        if _may_be_arxiv(reference.url):
            broken = arxiv.diagnose(reference.url)
            repaired.append((reference, (broken.repaired if broken is not None else None) or reference.url))
    for reference, url in repaired:
        if (paper := arxiv.from_url(url)) is not None:
            entries[paper.id].add(entry_at(document, reference.span.start))
    return entries


def _describe_other(document: ListDocument, listed: set[Entry | None], identifier: str, offset: int) -> str:
    """Return which other entry has an identifier, for a message: with a working link, or else before this one."""
    entry = entry_at(document, offset)
    if owner := describe_owner(document, identifier, entry):
        return owner
    first = min(
        (other for other in listed if other is not None), key=lambda other: other.span.start, default=None
    )
    if entry is None or first is None or first is entry or first.title.casefold() == entry.title.casefold():
        return ""
    return (
        f"“{shorten(first.title)}” (line {document.source.line_of(first.head.start)}) has {identifier}, too"
    )


def _report_future_papers(urls: Urls, today: date) -> Iterator[Found]:
    # The usual URLs are many, so their months are compared as text.
    start = len("https://arxiv.org/abs/")
    this_month = f"{today:%y%m}"
    candidates: list[Reference] = [
        reference for reference in urls.papers if reference.url[start : start + 4] > this_month
    ]
    candidates += (reference for reference in urls.unusual if "xiv" in reference.url)
    for reference in candidates:
        paper = arxiv.from_url(reference.url)
        # A reference link has its URL in a definition.
        span = reference.url_span
        if span is not None and paper is not None and paper.month > (today.year, today.month):
            message = f"arXiv identifier {paper.id} is from the future ({paper.iso_month})"
            yield Found(span, message, Severity.NOTE, key=reference.url)
