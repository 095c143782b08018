"""A link to the paper that is written in another way than nearly all others: abs for pdf, a pinned version, another label.

## Why
Readers know what opens when they press a link, and programs find one paper under one address.

## Wrong
    - Scaling Laws for Neural Language Models [[pdf](https://arxiv.org/pdf/2001.08361)]
    - Attention Is All You Need [[Pdf](https://arxiv.org/pdf/1706.03762)]

## Right
    - Scaling Laws for Neural Language Models [[pdf](https://arxiv.org/pdf/2001.08361)]
    - Attention Is All You Need [[pdf](https://arxiv.org/pdf/1706.03762)]

## Severity
A note where the list's own habit (nineteen in twenty, of at least ten) is the measure; a warning where an option says how
it is to be.

## Fix
Unsafe: a pinned version may be meant, and an abstract is another page than the paper itself.

## Notes
Only an entry's one link to its paper is judged: a list that gives abstract and pdf side by side wants both. http for https
is a matter of `url-form`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from awesomelint.fields import link_labels
from awesomelint.fields.urls import is_work
from awesomelint.model import Link, ListDocument
from awesomelint.rules.api import Context, Edit, Fix, Found, Option, Severity, rule, unsafe
from awesomelint.style import arxiv_urls
from awesomelint.style.arxiv_urls import UrlForm

_ENOUGH, _SHARE = 10, 0.95


class _Paper(NamedTuple):
    """An entry's link to its paper on arXiv, taken apart."""

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
            "The page that links to arXiv lead to; `learn` takes the list's own habit.",
            ("learn", "abs", "pdf", "any"),
        ),
        "version": Option(
            "learn", "Whether links to arXiv may pin a version (`v2`).", ("learn", "never", "any")
        ),
        "label": Option(
            "", "The label of the links to papers, such as `pdf`; empty takes the list's own habit."
        ),
    },
    changes=("links",),
)
def check(context: Context) -> Iterator[Found]:
    """Learn each habit, or take it from its option, and hold each link against it."""
    document = context.document
    options = context.options
    learned = all(options[name] in ("learn", "") for name in ("arxiv", "version", "label"))
    if learned and context.min_severity > Severity.NOTE:
        # What is learned and not asked for gives notes only.
        return
    papers = list(_papers(document))
    page = options["arxiv"] if options["arxiv"] != "learn" else _habit(paper.form.page for paper in papers)
    pinned = (
        {"never": "", "any": None}.get(options["version"])
        if options["version"] != "learn"
        else _habit("v" * bool(p.form.version) for p in papers)
    )
    severity = {
        name: Severity.WARNING if options[name] not in ("learn", "") else Severity.NOTE
        for name in ("arxiv", "version", "label")
    }
    for link, form in papers:
        if page in ("abs", "pdf") and form.page != page and form.page in ("abs", "pdf"):
            yield _found(
                link,
                arxiv_urls.rewrite(link.url, page=page),
                f"links to arXiv lead to /{page}/ here, this one to /{form.page}/",
                severity["arxiv"],
            )
        elif pinned == "" and form.version:
            told = f"links to arXiv pin no version here, this one pins {form.version}"
            yield _found(link, arxiv_urls.rewrite(link.url, version=False), told, severity["version"])
    yield from _labels(document, str(options["label"]), severity["label"])


def _papers(document: ListDocument) -> Iterator[_Paper]:
    """The arXiv links of entries that have one such link only, and whose label does not itself name the page."""
    for entry in document.entries:
        found = [
            _Paper(link, form) for link in entry.links if (form := arxiv_urls.form(link.url)) is not None
        ]
        if (
            len(found) == 1
            and found[0].link.url_span is not None
            and found[0].form.page not in link_labels.normal(found[0].link.label or "")
        ):
            yield found[0]


def _habit(values: Iterable[str]) -> str | None:
    """The value that nearly all have; None where there is none."""
    counts = Counter(values)
    if counts.total() < _ENOUGH:
        return None
    value, number = counts.most_common(1)[0]
    return value if number >= _SHARE * counts.total() else None


def _found(link: Link, address: str, message: str, severity: Severity) -> Found:
    assert link.url_span is not None
    fix = unsafe(f"Link to {address}", Edit(*link.url_span, address))
    return Found(link.url_span, message, severity, fix=fix, key=link.url)


def _labels(document: ListDocument, wanted: str, severity: Severity) -> Iterator[Found]:
    """The labels of entries' links to their papers, if the entry has one such link."""
    found = []
    for entry in document.entries:
        papers = [
            link
            for link in entry.links
            if link_labels.says_paper(link.label) and not link.badge and is_work(link.key)
        ]
        if len(papers) == 1 and papers[0].label_span is not None:
            found.append(papers[0])
    usual = wanted or _habit(link.label or "" for link in found)
    for link in found:
        label, span = link.label or "", link.label_span
        if usual and label != usual and span is not None:
            start = document.source.text.find(label, *span)
            fix: Fix | None = (
                unsafe(f"Label it “{usual}”", Edit(start, start + len(label), usual)) if start >= 0 else None
            )
            told = f"links to papers are labelled “{usual}” here, this one “{label}”"
            yield Found(span, told, severity, fix=fix, key=f"{label} {link.url}")
