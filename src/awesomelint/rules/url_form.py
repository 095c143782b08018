"""An address that works but is not the work's own: a mirror, `www.arxiv.org`, tracking parameters, http for https.

## Why
Mirrors and tracking parameters make one work look like two, to people and to programs, and tell strangers who clicked.
A text fragment scrolls the reader past the title.

## Wrong
    - A Statistical Viewpoint on Differential Privacy [pdf](https://www.arxiv.org/pdf/2409.09558)
    - Mixed-Privacy Forgetting [code](https://github.com/facebookresearch/dynalab?fbclid=IwAR3qcV7QK2uXm4s4M0XUo)

## Right
    - A Statistical Viewpoint on Differential Privacy [pdf](https://arxiv.org/pdf/2409.09558)
    - Mixed-Privacy Forgetting [code](https://github.com/facebookresearch/dynalab)

## Severity
http is reported only where the same list reaches the same host by https at least three times as often. Where a third of
a host's addresses say where the reader comes from, all of them are one note.

## Fix
Safe: the address leads to the same page.

## Notes
abs or pdf, with or without `.pdf` or a pinned version, is house style and no defect; so are links to other readers of
arXiv (alphaXiv, ar5iv) and fragments that name a page or a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.fields import arxiv
from awesomelint.model import ListDocument, Reference
from awesomelint.rules._addresses import addresses
from awesomelint.rules.api import Edit, Found, Severity, rule, safe

_TRACKING = re.compile(
    r"(?<=[?&])(?:(?:utm_\w+|utm_souce|fbclid|gclid|dclid|msclkid|twclid|yclid|mc_cid|mc_eid|igshid|ref_src|ref_url|spm|trk|_hsenc|_hsmi|mkt_tok|"
    r"share_token|casa_token|vd_source|affid|aff_id|ranMID|ranEAID|ranSiteID)=[^&#]*|ref=(?:https?:|[\w-]+\.\w)[^&#]*)&?",
    re.IGNORECASE,
)
_OF_HOST = (
    (re.compile(r"https?://(?:[\w-]+\.)?(?:youtube\.com|youtu\.be)/"), re.compile(r"(?<=[?&])(?:si|feature|ab_channel|pp)=[^&#]*&?")),
    (re.compile(r"https?://(?:www\.)?amazon\."), re.compile(r"(?<=[?&])(?:tag|linkCode|linkId|ref_|pf_rd_\w|pd_rd_\w)=[^&#]*&?")),
    (re.compile(r"https?://(?:twitter|x)\.com/"), re.compile(r"(?<=[?&])(?:s|t|ref_src)=[^&#]*&?")),
    (re.compile(r"https?://openreview\.net/"), re.compile(r"(?<=[?&])referrer=[^&#]*&?")),
)
_MIRROR = re.compile(
    r"(https?://)((?:www|export|browse|web\d?|cn|de|es|in|jp|lanl|xxx|au)\.arxiv\.org|arxiv-web\d*\.library\.cornell\.edu|xxx\.lanl\.gov|"
    r"128\.84\.21\.199)(?=/)",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"https?://arxiv\.org/", re.IGNORECASE)
_SLASHES = re.compile(r"(?<=[^:/])//+")
_GITHUB = re.compile(r"(https?://)www\.(?=github\.com/)", re.IGNORECASE)
_TRACKED = "the address says where the reader comes from"
_CLONE = re.compile(r"(https?://git(?:hub|lab)\.com/[^/?#]+/[^/?#]+?)\.git/?(?=$|[?#])", re.IGNORECASE)


@rule("url-form", group="links", severity=Severity.WARNING, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Bring each address that is worth a look into its proper form, and report those that change."""
    secure = _secure_hosts(document)
    tracked: dict[str, list[Found]] = {}
    for reference in addresses(document).odd:
        url = reference.url
        if reference.kind == "image" or not url.startswith("http"):
            continue
        reasons, proper = _proper(url, secure)
        if not reasons or (reference.kind == "url" and _CLONE.match(url) and _follows_command(document.source.text, reference)):
            continue
        found = _found(document.source.text, reference, " and ".join(reasons), proper)
        if reasons == [_TRACKED]:
            tracked.setdefault(_host(url), []).append(found)
        else:
            yield found
    for host, places in tracked.items():
        yield from _told_once(document, host, places) if len(places) >= 10 else places


def _found(text: str, reference: Reference, reason: str, proper: str) -> Found:
    span, fix = reference.url_span or reference.span, None
    if reference.url_span is not None and text[span.start : span.end].replace("&amp;", "&") == reference.url:
        fix = safe(f"Write {proper}", Edit(*span, proper))
    return Found(span, f"{reason}: the address is {proper}", fix=fix, key=reference.url)


def _told_once(document: ListDocument, host: str, places: list[Found]) -> list[Found]:
    """Where a third of the addresses of a host say where the reader comes from, that is the list's way: one note."""
    if len(places) * 3 < sum(_host(reference.url) == host for reference in document.references):
        return places
    edits = [edit for found in places if found.fix for edit in found.fix.edits]
    fix = safe("Write these addresses without it", *edits) if edits else None
    return [Found(places[0].span, f"{len(places)} addresses of {host} say where the reader comes from", Severity.NOTE, fix=fix, key=host)]


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].partition("?")[0]


def _proper(url: str, secure: frozenset[str]) -> tuple[list[str], str]:
    """What is improper about an address, and its proper form; nothing about arXiv addresses that are broken anyway."""
    reasons = []
    proper = url
    if mirror := _MIRROR.match(url):
        proper = f"{mirror[1]}arxiv.org{url[mirror.end() :]}"
        reasons.append(f"{mirror[2]} is a mirror of arxiv.org" if "arxiv.org" not in mirror[2].lower() else f"{mirror[2]} is another name of arxiv.org")
    if _ARXIV.match(proper):
        if arxiv.from_url(proper) is None:
            return [], url
        reasons += _arxiv_reasons(proper)
        path = proper.partition("?")[0].partition("#")[0]
        fragment = "" if ":~:" in proper else proper.partition("#")[2]
        proper = _SLASHES.sub("/", path) + (f"#{fragment}" if fragment else "")
    elif "?" in url:
        cleaned = _TRACKING.sub("", proper)
        for host, parameters in _OF_HOST:
            if host.match(proper):
                cleaned = parameters.sub("", cleaned)
        if cleaned != proper:
            proper = re.sub(r"[?&]+(?=#|$)", "", cleaned)
            reasons.append(_TRACKED)
    if _GITHUB.match(proper):
        proper = _GITHUB.sub(r"\1", proper)
        reasons.append("GitHub has no www.")
    if clone := _CLONE.match(proper):
        proper = clone[1] + proper[clone.end() :]
        reasons.append("“.git” is for cloning")
    if proper.startswith("http:") and _host(proper) in secure:
        proper = "https" + proper[4:]
        reasons.append("the list writes https here")
    return reasons, proper


def _arxiv_reasons(url: str) -> Iterator[str]:
    if _SLASHES.search(url.partition("?")[0].partition("#")[0]):
        yield "there is a slash too many"
    if "?" in url:
        yield "a paper takes no query" if url.partition("?")[2] else "“?” stands at the end for nothing"
    if ":~:" in url:
        yield "a text fragment scrolls past the title"
    elif url.endswith("#"):
        yield "“#” stands at the end for nothing"


def _secure_hosts(document: ListDocument) -> frozenset[str]:
    """The hosts that the list reaches by https, at least three times and three times as often as by http."""
    plain = {"arxiv.org": 0, "github.com": 0}
    for reference in addresses(document).odd:
        if reference.url.startswith("http://"):
            host = _host(reference.url).removeprefix("www.") if "www.github" in reference.url else _host(reference.url)
            plain[host] = plain.get(host, 0) + 1
    if sum(plain.values()) == 0:
        return frozenset()
    secure = dict.fromkeys(plain, 0)
    for reference in document.references:
        if reference.url.startswith("https://"):
            host = _host(reference.url)
            if host in secure:
                secure[host] += 1
    return frozenset(host for host, count in secure.items() if count >= max(3, 3 * plain[host]))


def _follows_command(text: str, reference: Reference) -> bool:
    return text[: reference.span.start].rstrip().endswith(("clone", "submodule add", "install", "git+"))
