"""An address that works but is not the work's own: a mirror, `www.arxiv.org`, tracking parameters, http for https.

## Why
Mirrors and tracking parameters make one work look like two, to people and to programs, and tell strangers who clicked.
A text fragment scrolls the reader past the title.

## Wrong
    - A Statistical Viewpoint on Differential Privacy [pdf](https://www.arxiv.org/pdf/2409.09558)
    - Dynalab [code](https://github.com/facebookresearch/dynalab?fbclid=IwAR3qcV7QK2uXm4s4M0XUo)

## Right
    - A Statistical Viewpoint on Differential Privacy [pdf](https://arxiv.org/pdf/2409.09558)
    - Dynalab [code](https://github.com/facebookresearch/dynalab)

## Severity
http is reported only where the same list reaches the same host by https at least three times as often. Where a third of
a host's addresses say where the reader comes from, all of them are one note.

## Fix
Safe: the address leads to the same page.

## Notes
abs or pdf, with or without `.pdf` or a pinned version, is house style and no defect; so are links to other readers of
arXiv (alphaXiv, ar5iv) and fragments that name a page or a section. A bare address that ends in `.git` is there to be
cloned, and the address of a badge is as its giver wants it.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.addresses import addresses, host_of
from awesomelint.model import ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe
from awesomelint.rules.links.url_form.canonical import TO_CLONE, TRACKED, proper_form


@rule("url-form", group="links", severity=Severity.WARNING, fix="safe", changes=("links",))
def check(context: Context) -> Iterator[Found]:
    """Bring each address that is worth a look into its proper form, and report those that change."""
    document = context.document
    text, secure = document.source.text, _secure_hosts(document)
    tracked: dict[str, list[Found]] = {}
    for reference in addresses(document).odd:
        url = reference.url
        if reference.kind == "image" or not url.startswith("http"):
            continue
        reasons, proper = proper_form(url, secure)
        if not reasons or _is_meant(text, reference, reasons):
            continue
        found = _found(text, reference, " and ".join(reasons), proper)
        if reasons == [TRACKED]:
            tracked.setdefault(host_of(url), []).append(found)
        else:
            yield found
    for host, places in tracked.items():
        yield from _told_once(document, host, places) if len(places) >= 10 else places


def _is_meant(text: str, reference: Reference, reasons: list[str]) -> bool:
    """Whether the address is to be so: a bare one to clone from, or that of a badge, which its giver has worded."""
    if reasons == [TO_CLONE]:
        return reference.kind == "url"
    label = text[reference.label.start : reference.label.end]
    return reasons == [TRACKED] and ("<img" in label or "![" in label)


def _found(text: str, reference: Reference, reason: str, proper: str) -> Found:
    span, fix = reference.url_span or reference.span, None
    if reference.url_span is not None and text[span.start : span.end].replace("&amp;", "&") == reference.url:
        fix = safe(f"Write {proper}", Edit(*span, proper))
    return Found(span, f"{reason}: the address is {proper}", fix=fix, key=reference.url)


def _told_once(document: ListDocument, host: str, places: list[Found]) -> list[Found]:
    """Where a third of the addresses of a host say where the reader comes from, that is the list's way: one note."""
    if len(places) * 3 < sum(host_of(reference.url) == host for reference in document.references):
        return places
    edits = [edit for found in places if found.fix for edit in found.fix.edits]
    fix = safe("Write these addresses without it", *edits) if edits else None
    message = f"{len(places)} addresses of {host} say where the reader comes from"
    return [Found(places[0].span, message, Severity.NOTE, fix=fix, key=host)]


def _secure_hosts(document: ListDocument) -> frozenset[str]:
    """The hosts that the list reaches by https, at least three times and three times as often as by http."""
    plain = {"arxiv.org": 0, "github.com": 0}
    for reference in addresses(document).odd:
        if reference.url.startswith("http://"):
            host = host_of(reference.url)
            host = host.removeprefix("www.") if host == "www.github.com" else host
            plain[host] = plain.get(host, 0) + 1
    if not any(plain.values()):
        return frozenset()
    secure = dict.fromkeys(plain, 0)
    for reference in document.references:
        if reference.url.startswith("https://") and (host := host_of(reference.url)) in secure:
            secure[host] += 1
    return frozenset(host for host, count in secure.items() if count >= max(3, 3 * plain[host]))
