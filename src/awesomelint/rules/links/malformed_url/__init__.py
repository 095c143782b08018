"""A URL with a missing, misspelled or doubled scheme, with a space or full-width bracket, or that is not a page on GitHub.

## Why
GitHub treats a URL without a scheme as a file of the repository, and readers get a “not found” page. With a
space or a full-width bracket in its URL, the text is not a link at all.

## Wrong
    - Uncertainty Quantification for LLM Agents [[Paper](ttps://arxiv.org/abs/2305.04094)]
    - Prune, then Distill [[code](https://https://github.com/ososos888/prune-then-distill)]
    - Augmented Recurrent Networks [[blog](www.distill.pub/2016/augmented-rnns)]

## Right
    - Uncertainty Quantification for LLM Agents [[Paper](https://arxiv.org/abs/2305.04094)]
    - Prune, then Distill [[code](https://github.com/ososos888/prune-then-distill)]
    - Augmented Recurrent Networks [[blog](https://www.distill.pub/2016/augmented-rnns)]

## Fix
Safe for misspelled and doubled schemes, full-width characters, backslashes, and quotation marks or punctuation
after the URL. Unsafe for a missing `https://`, which the host may not support, for misspelled hosts, for spaces,
which may replace any character, for the page that an extension of a browser shows, and for a period, which may belong to the
name of a repository. None for two
URLs and for pages on GitHub.

## Notes
RFC 3986 defines the syntax of URLs. `broken-arxiv-id` reports URLs of arXiv papers without a path or with
missing digits, `empty-link` links without a URL. A period at the end of a repository's name is a note. Five or more links to one file of somebody's own computer are
reported once.

On GitHub, the name of a repository is followed by one of a few words, such as `blob`, `tree`, `issues` or `wiki`:
`https://github.com/OWNER/NAME/data` is not a page. A range of lines (`#L10-L20`) must not end before it begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.broken_links import report_broken_links, url_includes_bracket
from awesomelint.analysis.urls import all_hosts, host_of, sort_urls
from awesomelint.model import ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe, unsafe
from awesomelint.rules.links.malformed_url.problems import (
    LOCAL_FILE,
    UrlProblem,
    correct_host,
    diagnose,
    diagnose_page,
    is_well_formed,
)
from awesomelint.util.text import shorten

# So many links to one file on somebody's computer have one cause, such as a script.
_MANY = 5


@rule("malformed-url", group="links", severity=Severity.ERROR, fix="both", changes=("links", "urls"))
def check(context: Context) -> Iterator[Found]:
    """Report links that are broken by their URL, then malformed URLs of links."""
    document = context.document
    yield from report_broken_links(document, "malformed-url")
    text = document.source.text
    problems = list(_find_problems(document))
    files = Counter(
        _file_of(reference) for reference, problem in problems if problem.description == LOCAL_FILE
    )
    reported: set[str] = set()
    for reference, problem in problems:
        others = ""
        if problem.description == LOCAL_FILE and files[file := _file_of(reference)] >= _MANY:
            if file in reported:
                continue
            reported.add(file)
            others = f", as do {files[file] - 1} more links in this list"
        assert reference.url_span is not None
        fix, span, url = None, reference.url_span, reference.url
        if problem.corrected and text[span.start : span.end] == url:
            make_fix = safe if problem.certain else unsafe
            fix = make_fix(f"Replace the URL with {problem.corrected}", Edit(*span, problem.corrected))
        message = f"URL “{shorten(url, 90)}” {problem.description}{others}"
        severity = Severity.NOTE if problem.possible else None
        yield Found(span, message, severity, fix=fix, key=url)


def _find_problems(document: ListDocument) -> Iterator[tuple[Reference, UrlProblem]]:
    text = document.source.text
    for reference in sort_urls(document).unusual:
        is_autolink = reference.kind == "url" and reference.url[:4].lower() == "www."
        if is_autolink or is_well_formed(reference.url) or url_includes_bracket(reference):
            continue
        if problem := diagnose(reference.url.strip(), bare=reference.kind == "url"):
            yield reference, problem
    # A reference link has its URL in a definition.
    references = [reference for reference in document.references if reference.url_span is not None]
    for reference in references if "github.com/" in text or "#L" in text else ():
        if problem := diagnose_page(reference.url):
            yield reference, problem
    corrections = {host: correct for host in all_hosts(document) if (correct := correct_host(host))}
    for reference in references if corrections else ():
        correct = corrections.get(host := host_of(reference.url))
        if correct and not url_includes_bracket(reference):
            corrected = reference.url.replace(host, correct, 1)
            yield (
                reference,
                UrlProblem(f"has the host “{host}”, probably a typo for “{correct}”", corrected, False),
            )


def _file_of(reference: Reference) -> str:
    return reference.url.partition("#")[0]
