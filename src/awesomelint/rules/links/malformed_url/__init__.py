"""An address that no browser can follow: its scheme lost, misspelt or doubled, a space or full-width bracket in it.

## Why
GitHub takes what does not begin with `https://` for a file of the repository, and the reader gets a “not found”. A
space or a full-width bracket makes the whole link fall apart.

## Wrong
    - Uncertainty Quantification for LLM Agents [[Paper](ttps://arxiv.org/abs/2305.04094)]
    - Prune, then Distill [[code](https://https://github.com/ososos888/prune-then-distill)]
    - Augmented Recurrent Networks [[blog](www.distill.pub/2016/augmented-rnns)]

## Right
    - Uncertainty Quantification for LLM Agents [[Paper](https://arxiv.org/abs/2305.04094)]
    - Prune, then Distill [[code](https://github.com/ososos888/prune-then-distill)]
    - Augmented Recurrent Networks [[blog](https://www.distill.pub/2016/augmented-rnns)]

## Fix
Safe for a scheme that is misspelt or doubled, a full-width mark, and a quote, comma or point behind the address. Unsafe
where `https://` must be guessed for a host that may not serve it, and for spaces, which may have stood for anything.

## Notes
What an address is made of is written in RFC 3986. Addresses of arXiv papers that lack their path or a digit are told by
`broken-arxiv-id`, links that lead to nothing at all by `empty-link`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.addresses import addresses, host_of
from awesomelint.analysis.broken_links import slips, swallowed
from awesomelint.model import ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe, unsafe
from awesomelint.rules.links.malformed_url.problems import Flaw, diagnose, is_sound, misspelt_host
from awesomelint.util.text import shorten


@rule("malformed-url", group="links", severity=Severity.ERROR, fix="both", changes=("links",))
def check(context: Context) -> Iterator[Found]:
    """Report links that fall apart at their address, then addresses that lead nowhere by their form."""
    document = context.document
    yield from slips(document, "malformed-url")
    text = document.source.text
    for reference, flaw in _flaws(document):
        fix, span, url = None, reference.url_span, reference.url
        if flaw.repaired and span is not None and text[span.start : span.end] == url:
            fix = (safe if flaw.certain else unsafe)(f"Write {flaw.repaired}", Edit(*span, flaw.repaired))
        yield Found(span or reference.span, f"“{shorten(url, 90)}” {flaw.problem}", fix=fix, key=url)


def _flaws(document: ListDocument) -> Iterator[tuple[Reference, Flaw]]:
    known = addresses(document)
    for reference in known.odd:
        if is_sound(reference.url) or swallowed(reference):
            continue
        if flaw := diagnose(reference.url.strip(), bare=reference.kind == "url"):
            yield reference, flaw
    hosts = known.hosts.keys() | {host_of(reference.url) for reference in known.odd}
    misspelt = {host: right for host in hosts if (right := misspelt_host(host))}
    for reference in document.references if misspelt else ():
        if right := misspelt.get(host := host_of(reference.url)):
            repaired = reference.url.replace(host, right, 1)
            yield reference, Flaw(f"names the host {host}, one letter from {right}", repaired, False)
