"""A link to a paper that differs from nearly all others: abs instead of pdf, a pinned version, another label.

## Why
With consistent links, readers know what opens when they click, and programs find a paper under one URL.

## Wrong
    - Scaling Laws for Neural Language Models [[pdf](https://arxiv.org/pdf/2001.08361)]
    - Attention Is All You Need [[Pdf](https://arxiv.org/pdf/1706.03762)]

## Right
    - Scaling Laws for Neural Language Models [[pdf](https://arxiv.org/pdf/2001.08361)]
    - Attention Is All You Need [[pdf](https://arxiv.org/pdf/1706.03762)]

## Severity
Note if the convention is learned from the list (at least nineteen in twenty links). Warning if an
option sets it.

## Fix
Unsafe, because a version may be pinned on purpose, and the abstract is another page than the paper.

## Notes
Only entries with a single link to their paper are checked: a list that links to both the abstract and the PDF
needs both. `url-form` reports http instead of https. Any label is reported if nearly all others have it in another
case (`Code` among 176 of `code`), but not a name in its own spelling (`GitHub` among many of `Github`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from awesomelint.fields import link_labels
from awesomelint.fields.urls import is_work
from awesomelint.model import Link, ListDocument
from awesomelint.rules.api import Context, Edit, Found, Option, Severity, Span, rule, unsafe
from awesomelint.source import back
from awesomelint.style import arxiv_urls
from awesomelint.style.arxiv_urls import UrlForm
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_SHARE = 0.95
# A capital letter within a word is the spelling of a name: `GitHub`, `arXiv`.
_NAME = compiled(r"[a-z][A-Z]")
# Words before a link that is part of a sentence.
_IN_SENTENCE = compiled(
    r"\b(?:an?|and|at|by|for|from|here|his|her|in|its?|of|on|or|our|see|the|their|this|to|via|with) \[*\Z"
)


class _Paper(NamedTuple):
    """An entry's link to its paper on arXiv, with its parsed URL."""

    link: Link
    form: UrlForm


@rule(
    "inconsistent-link",
    group="style",
    severity=Severity.NOTE,
    max_severity=Severity.WARNING,
    fix="unsafe",
    options={
        "arxiv": Option(
            "learn",
            "The page that links to arXiv go to; `learn` uses the convention of the list.",
            ("learn", "abs", "pdf", "any"),
        ),
        "version": Option(
            "learn", "Whether links to arXiv may pin a version (`v2`).", ("learn", "never", "any")
        ),
        "label": Option(
            "", "The label of links to papers, such as `pdf`; if empty, the convention of the list is used."
        ),
    },
    changes=("links", "urls"),
)
def check(context: Context) -> Iterator[Found]:
    """Compare each link with the options, or with the conventions of the list."""
    document = context.document
    options = context.options
    learned = all(options[name] in ("learn", "") for name in ("arxiv", "version", "label"))
    if learned and context.min_severity > Severity.NOTE:
        # Learned conventions only give notes.
        return
    papers = list(_papers(document))
    page = (
        options["arxiv"] if options["arxiv"] != "learn" else _convention(paper.form.page for paper in papers)
    )
    pinned = (
        {"never": "", "any": None}.get(options["version"])
        if options["version"] != "learn"
        else _convention("v" * bool(paper.form.version) for paper in papers)
    )
    severity = {
        name: Severity.WARNING if options[name] not in ("learn", "") else Severity.NOTE
        for name in ("arxiv", "version", "label")
    }
    for link, form in papers:
        if page in ("abs", "pdf") and form.page != page and form.page in ("abs", "pdf"):
            url = arxiv_urls.rewrite(link.url, page=page)
            message = f"expected an arXiv link to /{page}/, found /{form.page}/"
            yield _make_finding(link, url, message, severity["arxiv"])
        elif pinned == "" and form.version:
            url = arxiv_urls.rewrite(link.url, version=False)
            message = f"expected an arXiv link without a version, found {form.version}"
            yield _make_finding(link, url, message, severity["version"])
    reported = list(_check_labels(document, str(options["label"]), severity["label"]))
    yield from reported
    yield from _check_case(document, {found.span for found in reported})


def _papers(document: ListDocument) -> Iterator[_Paper]:
    """Yield the arXiv link of each entry with exactly one, unless its label names the page."""
    for entry in document.entries:
        found = [
            _Paper(link, form) for link in entry.links if (form := arxiv_urls.form(link.url)) is not None
        ]
        if len(found) != 1:
            continue
        [(link, form)] = found
        if link.url_span is not None and form.page not in link_labels.normal(link.label or ""):
            yield _Paper(link, form)


def _convention(values: Iterable[str]) -> str | None:
    """Return the value that nearly all values are equal to; None if there is none."""
    counts = Counter(values)
    return next((value for value in counts if counts[value] >= _SHARE * counts.total()), None)


def _make_finding(link: Link, url: str, message: str, severity: Severity) -> Found:
    assert link.url_span is not None
    fix = unsafe(f"Replace `{link.url}` with `{url}`", Edit(*link.url_span, url))
    return Found(link.url_span, message, severity, fix=fix, key=link.url)


def _check_labels(document: ListDocument, configured: str, severity: Severity) -> Iterator[Found]:
    """Check the label of the link to the paper, for entries with one such link."""
    links = []
    for entry in document.entries:
        papers = [
            link
            for link in entry.links
            if link_labels.says_paper(link.label) and not link.badge and is_work(link.key)
        ]
        if len(papers) == 1:
            links += papers
    expected = configured or _convention(link.label or "" for link in links)
    for link in links:
        if expected and (link.label or "") != expected and link.label_span is not None:
            message = f"expected the label “{expected}” for a link to a paper, found “{link.label}”"
            yield _label_finding(document, link, link.label_span, expected, message, severity)


def _check_case(document: ListDocument, reported: set[Span]) -> Iterator[Found]:
    """Report labels that nearly all links have in another case."""
    by_letters: dict[str, list[Link]] = defaultdict(list)
    for entry in document.entries:
        for link in entry.links:
            if link.label and not link.badge and not _is_in_sentence(document, link):
                by_letters[link.label.casefold()].append(link)
    for links in by_letters.values():
        expected = _convention(link.label or "" for link in links)
        if not expected:
            continue
        number = sum(link.label == expected for link in links)
        for link in links:
            label, span = link.label or "", link.label_span
            if label != expected and span is not None and span not in reported and not _NAME.search(label):
                message = f"expected the label “{expected}” ({number} times in this list), found “{label}”"
                yield _label_finding(document, link, span, expected, message, Severity.NOTE)


def _is_in_sentence(document: ListDocument, link: Link) -> bool:
    """Whether a link is part of a sentence, such as “see the [code](…)”."""
    at = link.label_span.start if link.label_span is not None else 0
    return _IN_SENTENCE.search(document.source.text, back(document.source.text, at, 12), at) is not None


def _label_finding(
    document: ListDocument, link: Link, span: Span, expected: str, message: str, severity: Severity
) -> Found:
    """Return the finding for a label that should be another."""
    label = link.label or ""
    start = document.source.text.find(label, *span)
    fix = None
    if start >= 0:
        fix = unsafe(f"Replace `{label}` with `{expected}`", Edit(start, start + len(label), expected))
    return Found(span, message, severity, fix=fix, key=f"{label} {link.url}")
