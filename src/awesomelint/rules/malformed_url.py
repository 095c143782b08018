"""An address that no browser can follow: its scheme lost, misspelt or doubled, a space or a full-width bracket in it.

## Why
GitHub takes what does not begin with `https://` for a file of the repository, and the reader gets a “not found”. A space
or a full-width bracket makes the whole link fall apart.

## Wrong
    - Uncertainty Quantification for LLM Agents [[Paper](ttps://arxiv.org/abs/2305.04094)]
    - Prune, then Distill [[code](https://https://github.com/ososos888/prune-then-distill)]
    - An illustrated guide [[blog](www.distill.pub/2016/augmented-rnns)]

## Right
    - Uncertainty Quantification for LLM Agents [[Paper](https://arxiv.org/abs/2305.04094)]
    - Prune, then Distill [[code](https://github.com/ososos888/prune-then-distill)]
    - An illustrated guide [[blog](https://www.distill.pub/2016/augmented-rnns)]

## Fix
Safe for a scheme that is misspelt or doubled, a full-width mark, and a quote, comma or point behind the address. Unsafe
where `https://` must be guessed for a host that may not serve it, and for spaces, which may have stood for anything.

## Notes
What an address is made of is written in RFC 3986. Addresses of arXiv papers that lack their path or a digit are told by
`broken-arxiv-id`, links that lead to nothing at all by `empty-link`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from awesomelint.fields import arxiv
from awesomelint.model import ListDocument, Reference
from awesomelint.rules._addresses import addresses
from awesomelint.rules._slips import slips, swallowed
from awesomelint.rules._spelling import one_slip
from awesomelint.rules.api import Edit, Found, Severity, rule, safe, unsafe

_SOUND = re.compile(r"https?://(?:[A-Za-z0-9-]++\.)++[A-Za-z][A-Za-z0-9-]*+(?::\d+)?(?:[/?#][!#-&(-+\--:=?-_a-~]*+)?(?<![.])", re.ASCII)
_SCHEME = re.compile(r"([A-Za-z]{0,3}h?t{0,3}p{0,2}[A-Za-z]{0,2})([:;.,：]{0,2}[/\\]{1,4}|[:：]{1,2})(?=\w)", re.ASCII)
_DOUBLED = re.compile(r"(?:https?:?/{0,2})+(https?://)(?=\w)", re.IGNORECASE)
_HOST = re.compile(
    r"(?:www\.[\w-]+\.|[\w.-]+\.(?=(?:com|org|net|io|edu|ai|cn|gov|uk|de|jp|fr|ch|kr|ca|me|dev|app|info|co|be|eu|au|nl|it|us|in|sg|hk|tw|il|at|se)/))"
    r"[\w.-]*\w(?=[/?#:]|$)|(?:github|gitlab|arxiv|huggingface|youtube|youtu|openreview|medium)\.\w+$",
    re.IGNORECASE | re.ASCII,
)
_SECURE = re.compile(r"(?:www\.)?(?:github\.com|gitlab\.com|arxiv\.org|huggingface\.co|youtube\.com|youtu\.be|openreview\.net|aclanthology\.org|doi\.org|medium\.com)\b")
_WELL_KNOWN = (
    "arxiv.org", "github.com", "openreview.net", "huggingface.co", "aclanthology.org", "proceedings.mlr.press",
    "openaccess.thecvf.com", "ieeexplore.ieee.org", "link.springer.com", "papers.nips.cc", "dl.acm.org", "www.youtube.com",
)  # fmt: skip
_ENDS = {host[-6:] for host in _WELL_KNOWN} | {host[:6] for host in _WELL_KNOWN}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_DOI = re.compile(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE | re.ASCII)
_OWN_MACHINE = re.compile(r"file://|/(?:Users|home)/|[A-Za-z]:[\\/]|https?://(?:localhost|127\.0\.0\.1)\b", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[,;'\"`’”“>，。；、）】]|%20|%22|(?<=[\w-])\.)+$", re.IGNORECASE)
_REPOSITORY = re.compile(r"https?://github\.com/[\w.-]+/[\w.-]+", re.ASCII)
_WIDE = str.maketrans("：／．。，？＃＝＆（）", ":/..,?#=&()")


class Flaw(NamedTuple):
    """What is wrong with an address, what it must have been (None where nobody can tell), and whether that is certain."""

    problem: str
    repaired: str | None = None
    certain: bool = True


@rule("malformed-url", group="links", severity=Severity.ERROR, fix="both")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Report links that fall apart at their address, then addresses that lead nowhere by their form."""
    yield from slips(document, "malformed-url")
    text = document.source.text
    for reference, flaw in _flaws(document):
        url = reference.url
        fix, span = None, reference.url_span
        if flaw.repaired and span is not None and text[span.start : span.end] == url:
            fix = (safe if flaw.certain else unsafe)(f"Write {flaw.repaired}", Edit(*span, flaw.repaired))
        yield Found(span or reference.span, f"“{_short(url)}” {flaw.problem}", fix=fix, key=url)


def _flaws(document: ListDocument) -> Iterator[tuple[Reference, Flaw]]:
    known = addresses(document)
    for reference in known.odd:
        if (not _SOUND.fullmatch(reference.url) or "http" in reference.url[5:]) and (flaw := diagnose(reference)):
            yield reference, flaw
    for host, reference in known.hosts.items():
        # A host with a slip in it still begins or ends as the right one does.
        if host[-6:] in _ENDS or host[:6] in _ENDS:
            for right in (other for other in _WELL_KNOWN if one_slip(host, other)):
                yield reference, Flaw(f"names the host {host}, one letter from {right}", reference.url.replace(host, right, 1), False)


def diagnose(reference: Reference) -> Flaw | None:
    """What keeps an address from being one; None where nothing does, or where it is another rule's business."""
    url = reference.url
    if swallowed(reference) or url.startswith(("(", "mailto:", "data:", "tel:", "./", "../")) or arxiv.diagnose(url) is not None:
        return None
    if _OWN_MACHINE.match(url):
        return Flaw("leads to a place on somebody’s own computer")
    if (doubled := _DOUBLED.match(url)) and doubled.end() < len(url):
        return Flaw("begins twice", doubled[1].lower() + url[doubled.end() :])
    if (half := len(url) // 2) > 12 and url[:half] == url[half:]:
        return Flaw("is written twice", url[:half])
    if url.startswith(("[http", "<http", "“http", "\"http", "'http")):
        return Flaw("begins with a mark that does not belong to it", url[1:])
    if not url.startswith(("https://", "http://", "ftp://")) or url.startswith(("https:///", "http:///")):
        return _scheme(url)
    host = re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]
    if host != host.translate(_WIDE):
        return Flaw("has full-width marks in the name of its host", url.replace(host, host.translate(_WIDE), 1))
    if "." not in host and ":" not in host and reference.kind != "url":
        return Flaw(f"names no host: “{host}” lacks its points") if host else None
    if (junk := _TRAILING.search(url)) and reference.kind != "url" and (junk[0] != "." or _REPOSITORY.fullmatch(url)) and not url.endswith("..."):
        return Flaw(f"ends in “{junk[0]}”, which does not belong to it", url[: junk.start()])
    return None


def _scheme(url: str) -> Flaw | None:
    """An address that does not begin as one: with its scheme misspelt, or without any."""
    match = _SCHEME.match(url)
    if match and (scheme := _meant(match[1].lower())) and "." in url[match.end() :].split("/")[0]:
        if match[1].lower() == scheme and match[2] == "://":
            return Flaw(f"takes {scheme}:// in small letters", f"{scheme}://{url[match.end() :]}") if match[1] != scheme else None
        return Flaw(f"begins with “{match[0]}” where “{scheme}://” was meant", f"{scheme}://{url[match.end() :]}")
    if url.startswith("//"):
        return None
    if _HOST.match(url):
        return Flaw("has lost its https://: GitHub looks for a file of that name", f"https://{url}", _SECURE.match(url) is not None)
    if _EMAIL.fullmatch(url):
        return Flaw("is an e-mail address, which takes mailto: in front", f"mailto:{url}")
    if doi := _DOI.fullmatch(url):
        return Flaw("is a DOI, which takes https://doi.org/ in front", f"https://doi.org/{doi[1]}")
    return None


def _meant(scheme: str) -> str | None:
    """The scheme that a word is, or is one slip from; None for any other scheme."""
    if scheme in ("http", "https"):
        return scheme
    return next((wanted for wanted in ("https", "http") if one_slip(scheme, wanted)), None)


def _short(url: str) -> str:
    return url if len(url) <= 90 else url[:87] + "…"
