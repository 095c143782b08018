"""The proper form of an address: its own host, without what was added to it on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.fields import arxiv
from awesomelint.util.regex import compiled, lazy_pattern

TRACKED = "the address says where the reader comes from"
TO_CLONE = "“.git” is for cloning"
_TRACKERS = frozenset((
    "fbclid", "gclid", "dclid", "msclkid", "twclid", "yclid", "mc_cid", "mc_eid", "igshid", "ref_src", "ref_url",
    "spm", "trk", "_hsenc", "_hsmi", "mkt_tok", "share_token", "casa_token", "vd_source", "affid", "aff_id",
    "ranmid", "raneaid", "ransiteid",
))  # fmt: skip
_TRACKING = lazy_pattern(
    rf"(?<=[?&])(?:(?:utm_\w+|{'|'.join(sorted(_TRACKERS))})=[^&#]*|ref=(?:https?:|[\w-]+\.\w)[^&#]*)&?",
    re.IGNORECASE,
)
# Parameters that mean this only on one site.
_OF_SITE = (
    (
        lazy_pattern(r"https?://(?:[\w-]+\.)?(?:youtube\.com|youtu\.be)/"),
        lazy_pattern(r"(?<=[?&])(?:si|feature|pp)=[^&#]*&?"),
    ),
    (
        lazy_pattern(r"https?://(?:www\.)?amazon\."),
        lazy_pattern(r"(?<=[?&])(?:tag|linkCode|linkId|ref_|pf_rd_\w|pd_rd_\w)=[^&#]*&?"),
    ),
    (lazy_pattern(r"https?://(?:twitter|x)\.com/"), lazy_pattern(r"(?<=[?&])(?:s|t)=[^&#]*&?")),
    (lazy_pattern(r"https?://openreview\.net/"), lazy_pattern(r"(?<=[?&])referrer=[^&#]*&?")),
)
_MIRROR = lazy_pattern(
    r"(https?://)((?:www|export|browse|web\d?|cn|de|es|in|jp|lanl|xxx|au)\.arxiv\.org|arxiv-web\d*\.library\.cornell\.edu|"
    r"xxx\.lanl\.gov|128\.84\.21\.199)(?=/)",
    re.IGNORECASE,
)
# Each address of a mirror has one of these in it.
_MIRRORS = (".arxiv", "arxiv-web", "xxx.", "128.84")
_ARXIV = compiled(r"https?://arxiv\.org/", re.IGNORECASE)
_STORE = lazy_pattern(
    r"(https?://arxiv\.org/)ftp/arxiv/papers/\d{4}/(\d{4}\.\d{4,5}(?:v\d+)?)\.pdf$", re.IGNORECASE
)
_SLASHES = compiled(r"(?<=[^:/])//+")
_CLONE = lazy_pattern(
    r"(https?://(?:www\.)?git(?:hub|lab)\.com/[^/?#]+/[^/?#]+?)\.git/?(?=$|[?#])", re.IGNORECASE
)
_HOST_END = lazy_pattern(r"[/?#]")
_TAIL = lazy_pattern(r"[?#]")
_ASKED = lazy_pattern(r"[?&]")
_DANGLING = lazy_pattern(r"[?&]+(?=#|$)")
_GITHUB = compiled(r"(https?://)www\.(?=github\.com/)", re.IGNORECASE)


def proper_form(url: str, secure: frozenset[str]) -> tuple[list[str], str]:
    """What is improper about an address, and its proper form; `secure` are the hosts that the list reaches by https.

    An arXiv address that leads to no paper is left alone: whether it is broken is another question.
    """
    reasons: list[str] = []
    proper = url
    folded = url.lower()
    if any(part in folded for part in _MIRRORS) and (mirror := _MIRROR.match(url)):
        proper = f"{mirror[1]}arxiv.org{url[mirror.end() :]}"
        what = "another name" if mirror[2].lower().endswith("arxiv.org") else "a mirror"
        reasons.append(f"{mirror[2]} is {what} of arxiv.org")
    if _ARXIV.match(proper):
        if arxiv.from_url(proper) is None:
            return [], url
        if "/ftp/" in proper.lower() and (stored := _STORE.match(proper)):
            proper = f"{stored[1]}pdf/{stored[2]}"
            reasons.append("arXiv’s own path to a paper is /pdf/")
        path = _TAIL.split(proper, maxsplit=1)[0]
        reasons += _on_arxiv(proper, path)
        fragment = "" if ":~:" in proper else proper.partition("#")[2]
        proper = _SLASHES.sub("/", path) + (f"#{fragment}" if fragment else "")
    elif "?" in url:
        names = (part.partition("=")[0].casefold() for part in _ASKED.split(url))
        tracked = any(name in _TRACKERS or name == "ref" or name.startswith("utm_") for name in names)
        cleaned = _TRACKING.sub("", url) if tracked else url
        for site, parameters in _OF_SITE:
            if site.match(url):
                cleaned = parameters.sub("", cleaned)
        if cleaned != url:
            proper = _DANGLING.sub("", cleaned)
            reasons.append(TRACKED)
    if _GITHUB.match(proper):
        proper = _GITHUB.sub(r"\1", proper)
        reasons.append("GitHub has no www.")
    page = proper.lower().partition("?")[0].partition("#")[0]
    if page.endswith((".git", ".git/")) and (clone := _CLONE.match(proper)):
        proper = clone[1] + proper[clone.end() :]
        reasons.append(TO_CLONE)
    if proper.startswith("http:") and _HOST_END.split(proper[7:], maxsplit=1)[0] in secure:
        proper = "https" + proper[4:]
        reasons.append("the list writes https here")
    return reasons, proper


def _on_arxiv(url: str, path: str) -> Iterator[str]:
    if _SLASHES.search(path):
        yield "there is a slash too many"
    query = url[len(path) :].partition("#")[0]
    if query:
        yield "a paper takes no query" if len(query) > 1 else "“?” stands at the end for nothing"
    if ":~:" in url:
        yield "a text fragment scrolls past the title"
    elif url.endswith("#"):
        yield "“#” stands at the end for nothing"
