"""The proper form of an address: its own host, without what was added to it on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.fields import arxiv

TRACKED = "the address says where the reader comes from"
TO_CLONE = "“.git” is for cloning"
_TRACKING = re.compile(
    r"(?<=[?&])(?:(?:utm_\w+|fbclid|gclid|dclid|msclkid|twclid|yclid|mc_cid|mc_eid|igshid|ref_src|ref_url|spm|trk|_hsenc|"
    r"_hsmi|mkt_tok|share_token|casa_token|vd_source|affid|aff_id|ranMID|ranEAID|ranSiteID)=[^&#]*|ref=(?:https?:|[\w-]+\.\w)[^&#]*)&?",
    re.IGNORECASE,
)
# Parameters that mean this only on one site.
_OF_SITE = (
    (r"https?://(?:[\w-]+\.)?(?:youtube\.com|youtu\.be)/", r"(?<=[?&])(?:si|feature|pp)=[^&#]*&?"),
    (r"https?://(?:www\.)?amazon\.", r"(?<=[?&])(?:tag|linkCode|linkId|ref_|pf_rd_\w|pd_rd_\w)=[^&#]*&?"),
    (r"https?://(?:twitter|x)\.com/", r"(?<=[?&])(?:s|t)=[^&#]*&?"),
    (r"https?://openreview\.net/", r"(?<=[?&])referrer=[^&#]*&?"),
)
_MIRROR = re.compile(
    r"(https?://)((?:www|export|browse|web\d?|cn|de|es|in|jp|lanl|xxx|au)\.arxiv\.org|arxiv-web\d*\.library\.cornell\.edu|"
    r"xxx\.lanl\.gov|128\.84\.21\.199)(?=/)",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"https?://arxiv\.org/", re.IGNORECASE)
_STORE = re.compile(r"(https?://arxiv\.org/)ftp/arxiv/papers/\d{4}/(\d{4}\.\d{4,5}(?:v\d+)?)\.pdf$", re.IGNORECASE)
_SLASHES = re.compile(r"(?<=[^:/])//+")
_CLONE = re.compile(r"(https?://(?:www\.)?git(?:hub|lab)\.com/[^/?#]+/[^/?#]+?)\.git/?(?=$|[?#])", re.IGNORECASE)
_GITHUB = re.compile(r"(https?://)www\.(?=github\.com/)", re.IGNORECASE)


def proper_form(url: str, secure: frozenset[str]) -> tuple[list[str], str]:
    """What is improper about an address, and its proper form; `secure` are the hosts that the list reaches by https.

    An arXiv address that leads to no paper is left alone: whether it is broken is another question.
    """
    reasons: list[str] = []
    proper = url
    if mirror := _MIRROR.match(url):
        proper = f"{mirror[1]}arxiv.org{url[mirror.end() :]}"
        what = "another name" if mirror[2].lower().endswith("arxiv.org") else "a mirror"
        reasons.append(f"{mirror[2]} is {what} of arxiv.org")
    if _ARXIV.match(proper):
        if arxiv.from_url(proper) is None:
            return [], url
        if stored := _STORE.match(proper):
            proper = f"{stored[1]}pdf/{stored[2]}"
            reasons.append("arXiv’s own path to a paper is /pdf/")
        path = re.split(r"[?#]", proper, maxsplit=1)[0]
        reasons += _on_arxiv(proper, path)
        fragment = "" if ":~:" in proper else proper.partition("#")[2]
        proper = _SLASHES.sub("/", path) + (f"#{fragment}" if fragment else "")
    elif "?" in url:
        cleaned = _TRACKING.sub("", url)
        for site, parameters in _OF_SITE:
            if re.match(site, url):
                cleaned = re.sub(parameters, "", cleaned)
        if cleaned != url:
            proper = re.sub(r"[?&]+(?=#|$)", "", cleaned)
            reasons.append(TRACKED)
    if _GITHUB.match(proper):
        proper = _GITHUB.sub(r"\1", proper)
        reasons.append("GitHub has no www.")
    if clone := _CLONE.match(proper):
        proper = clone[1] + proper[clone.end() :]
        reasons.append(TO_CLONE)
    if proper.startswith("http:") and re.split(r"[/?#]", proper[7:], maxsplit=1)[0] in secure:
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
