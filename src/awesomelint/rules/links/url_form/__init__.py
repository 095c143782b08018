"""A working URL that is not canonical: a mirror, `www.arxiv.org`, tracking parameters, access tokens, http for https.

## Why
Mirrors and tracking parameters make one work look like two, to readers and to programs, and tracking
parameters disclose where readers come from. An access token (`casa_token`) expires. A text fragment scrolls
the page past the title.

## Wrong
    - A Statistical Viewpoint on Differential Privacy [pdf](https://www.arxiv.org/pdf/2409.09558)
    - Dynalab [code](https://github.com/facebookresearch/dynalab?fbclid=IwAR3qcV7QK2uXm4s4M0XUo)

## Right
    - A Statistical Viewpoint on Differential Privacy [pdf](https://arxiv.org/pdf/2409.09558)
    - Dynalab [code](https://github.com/facebookresearch/dynalab)

## Severity
A warning. A note for capitals in a host, and for tracking parameters that name GitHub, an awesome list or a
repository that the list links to, which the author of the page asked for. http is reported only if the list
uses https for the same host at least three times as often. If at least ten URLs of a host, and a third of
all, contain tracking parameters or access tokens, they are reported together as one note.

## Fix
Safe. The canonical URL leads to the same page. None for a URL that only redirects to the page, such as that
of a login.

## Notes
`cv-foundation.org` is reported in a list that also uses its present name, `openaccess.thecvf.com`. Whether a
list links to abs or pdf, with or without `.pdf` or a version, is its style and not reported. The rule also
ignores links to alphaXiv and ar5iv, fragments for a page or section, bare URLs that end in `.git`, because
they are meant for cloning, tracking parameters of badges, and a partner's `tag` that several links to
Amazon have: it is the maintainer's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.urls import all_hosts, host_of, sort_urls
from awesomelint.facts import fact
from awesomelint.model import ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe
from awesomelint.rules.links.url_form.canonical import (
    ACCESS_TOKEN,
    CAPITALS,
    GIT_SUFFIX,
    TRACKING,
    canonicalize,
)
from awesomelint.util.regex import lazy_pattern

# Parameters that tell a site that a reader comes from this list, which its author asked for.
_REFERRAL = lazy_pattern(
    r"[?&](?:utm_\w+=[\w.%-]*(?:github|awesome|readme)|ref=[\w.-]*github\.(?:com|io)(?:[/&#]|$))",
    re.IGNORECASE,
)
_SOURCE = lazy_pattern(r"[?&]utm_\w+=([\w.-]{6,})", re.IGNORECASE)
_PARTNER = lazy_pattern(r"//(?:www\.)?amazon\.\S*?[?&]tag=([^&#]+)")
# A page that only checks for access and then redirects, such as the login of a publisher.
_REDIRECT = lazy_pattern(r"[?&](?:redirect_ur[il]|redirect_to)=|/authorize/casa\b", re.IGNORECASE)
_REPOSITORY = lazy_pattern(r"https?://(?:www\.)?git(?:hub|lab)\.com/[^/?#]+/([\w.-]+)", re.IGNORECASE)


@rule("url-form", group="links", severity=Severity.WARNING, fix="safe", changes=("links", "urls"))
def check(context: Context) -> Iterator[Found]:
    """Report the unusual URLs that differ from their canonical form."""
    document = context.document
    text, https_hosts = document.source.text, _https_hosts(document)
    removable: dict[tuple[str, str], list[Found]] = {}
    for reference in sort_urls(document).unusual:
        url = reference.url
        if reference.kind == "image" or not url.startswith("http"):
            continue
        problems, canonical = canonicalize(url, https_hosts, all_hosts(document))
        if not problems or _is_intended(document, reference, problems):
            continue
        finding = _report(text, reference, "; ".join(problems), canonical)
        if problems == [CAPITALS]:
            finding = finding._replace(severity=Severity.NOTE)
        if problems in ([TRACKING], [ACCESS_TOKEN]):
            severity = Severity.NOTE if _is_referral(document, url) else None
            removable.setdefault((host_of(url), problems[0]), []).append(finding._replace(severity=severity))
        else:
            yield finding
    for (host, problem), findings in removable.items():
        yield from _combine(document, host, problem, findings) if len(findings) >= 10 else findings


def _is_referral(document: ListDocument, url: str) -> bool:
    """Whether the tracking parameters of a URL name GitHub, an awesome list, or a repository of this list."""
    if _REFERRAL.search(url):
        return True
    return any(source.casefold() in _repositories(document) for source in _SOURCE.findall(url))


@fact
def _repositories(document: ListDocument) -> frozenset[str]:
    """Return the names of the repositories that a list links to, in lower case."""
    matches = (_REPOSITORY.match(reference.url) for reference in document.references)
    return frozenset(match[1].casefold() for match in matches if match is not None)


def _is_intended(document: ListDocument, reference: Reference, problems: list[str]) -> bool:
    """Return whether a URL is a bare one for cloning, the tracking URL of a badge, set by the service, or that
    of a maintainer who is a partner of a shop.
    """
    if problems == [GIT_SUFFIX]:
        return reference.kind == "url"
    if problems != [TRACKING]:
        return False
    label = document.source.text[reference.label.start : reference.label.end]
    partner = _PARTNER.search(reference.url)
    is_partner = partner is not None and _partners(document)[partner[1]] > 1
    return is_partner or "<img" in label or "![" in label


@fact
def _partners(document: ListDocument) -> Counter[str]:
    """Count the `tag` of each partner of Amazon in the URLs of a list."""
    matches = (_PARTNER.search(reference.url) for reference in sort_urls(document).unusual)
    return Counter(match[1] for match in matches if match is not None)


def _report(text: str, reference: Reference, problem: str, canonical: str) -> Found:
    assert reference.url_span is not None
    span, fix = reference.url_span, None
    if _REDIRECT.search(canonical):
        return Found(span, f"{problem}; use the URL of the page to which it redirects", key=reference.url)
    if text[span.start : span.end].replace("&amp;", "&") == reference.url:
        fix = safe(f"Replace the URL with {canonical}", Edit(*span, canonical))
    return Found(span, f"{problem}; use {canonical}", fix=fix, key=reference.url)


def _combine(document: ListDocument, host: str, problem: str, findings: list[Found]) -> list[Found]:
    """Combine findings about parameters into one note if a third of the URLs of a host have them."""
    if len(findings) * 3 < sum(host_of(reference.url) == host for reference in document.references):
        return findings
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    what = "tracking parameters" if problem == TRACKING else "access tokens"
    fix = safe(f"Remove the {what} from {len(edits)} URLs", *edits) if edits else None
    message = f"{len(findings)} URLs of {host} contain {what}; remove them"
    return [Found(findings[0].span, message, Severity.NOTE, fix=fix, key=host)]


def _https_hosts(document: ListDocument) -> frozenset[str]:
    """Return the hosts with at least three https URLs, and three times as many as http URLs."""
    http_counts = {"arxiv.org": 0, "github.com": 0}
    for reference in sort_urls(document).unusual:
        if reference.url.startswith("http://"):
            host = host_of(reference.url)
            host = host.removeprefix("www.") if host == "www.github.com" else host
            http_counts[host] = http_counts.get(host, 0) + 1
    if not any(http_counts.values()):
        return frozenset()
    https_counts = dict.fromkeys(http_counts, 0)
    for reference in document.references:
        if reference.url.startswith("https://") and (host := host_of(reference.url)) in https_counts:
            https_counts[host] += 1
    return frozenset(host for host, count in https_counts.items() if count >= max(3, 3 * http_counts[host]))
