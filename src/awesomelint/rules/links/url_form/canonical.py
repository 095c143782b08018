"""The canonical form of a URL: canonical host and path, without tracking parameters and the like."""

from __future__ import annotations

import re

from awesomelint.fields import arxiv
from awesomelint.util.regex import compiled, lazy_pattern

CAPITALS = "host is written with capitals"
CVF_HOST = "openaccess.thecvf.com"
TRACKING = "URL contains tracking parameters"
ACCESS_TOKEN = "URL contains an access token, which expires"
GIT_SUFFIX = "URL ends with “.git”, which is for cloning"
_TRACKERS = frozenset((
    "fbclid", "gclid", "dclid", "msclkid", "twclid", "yclid", "mc_cid", "mc_eid", "igshid", "ref_src",
    "ref_url", "spm", "trk", "trkcampaign", "_hsenc", "_hsmi", "mkt_tok", "share_token", "casa_token", "vd_source", "affid",
    "aff_id", "ranmid", "raneaid", "ransiteid",
))  # fmt: skip
_TRACKING_PARAMETER = lazy_pattern(
    rf"(?<=[?&])(?:(?:utm_\w+|{'|'.join(sorted(_TRACKERS))})=[^&#]*|ref=(?:https?:|[\w-]+\.\w)[^&#]*)&?",
    re.IGNORECASE,
)
# What a library's proxy adds to the URL of an article, for its own readers.
_ACCESS_TOKEN = lazy_pattern(r"(?<=[?&])casa_token=[^&#]*&?", re.IGNORECASE)
# Parameters that are for tracking on one site only.
_SITE_PARAMETERS = (
    (
        lazy_pattern(r"https?://(?:[\w-]+\.)?(?:youtube\.com|youtu\.be)/"),
        lazy_pattern(r"(?<=[?&])(?:si|feature|pp)=[^&#]*&?"),
    ),
    (
        lazy_pattern(r"https?://(?:www\.)?amazon\."),
        lazy_pattern(r"(?<=[?&])(?:tag|linkCode|linkId|ref_|pf_rd_\w|pd_rd_\w)=[^&#]*&?"),
    ),
    (
        lazy_pattern(r"https?://(?:[\w-]+\.)?bilibili\.com/"),
        lazy_pattern(
            r"(?<=[?&])(?:spm_id_from|from|from_spmid|vd_source|seid|buvid|unique_k|share_\w+)=[^&#]*&?"
        ),
    ),
    (
        lazy_pattern(r"https?://(?:[\w-]+\.)?toutiao\.com/"),
        lazy_pattern(
            r"(?<=[?&])(?:tt_from|from|app|iid|pbid|timestamp|req_id\w*|group_id|log_from|wxshare_count|share_\w+)"
            r"=[^&#]*&?"
        ),
    ),
    (lazy_pattern(r"https?://(?:twitter|x)\.com/"), lazy_pattern(r"(?<=[?&])(?:s|t)=[^&#]*&?")),
    (lazy_pattern(r"https?://openreview\.net/"), lazy_pattern(r"(?<=[?&])referrer=[^&#]*&?")),
    (
        lazy_pattern(r"https?://(?:[\w-]+\.)*(?:aws\.amazon|amazonaws|awsevents)\.com/"),
        lazy_pattern(r"(?<=[?&])(?:sc_[a-z]+)=[^&#]*&?"),
    ),
)
_MIRROR = lazy_pattern(
    r"(https?://)((?:www|export|browse|web\d?|cn|de|es|in|jp|lanl|xxx|au)\.arxiv\.org|"
    r"arxiv-web\d*\.library\.cornell\.edu|xxx\.lanl\.gov|128\.84\.21\.199)(?=/)",
    re.IGNORECASE,
)
# Every URL that `_MIRROR` matches contains one of these.
_MIRRORS = (".arxiv", "arxiv-web", "xxx.", "128.84")
# The former host of the proceedings of CVPR, ICCV and their workshops, which redirects.
_CVF = compiled(
    r"https?://(?:www\.)?cv-foundation\.org//?openaccess/(?=content_\w+/(?:papers|html|supplemental|workshops)/)",
    re.IGNORECASE,
)
# Hosts whose capitals are often written as those of the name.
_CAPITALS = lazy_pattern(r"(https?://)((?:www\.)?(?:arxiv\.org|github\.com))(?=[/?#]|$)", re.IGNORECASE)
_ARXIV = compiled(r"https?://arxiv\.org/", re.IGNORECASE)
_FTP_PATH = lazy_pattern(
    r"(https?://arxiv\.org/)ftp/arxiv/papers/\d{4}/(\d{4}\.\d{4,5}(?:v\d+)?)\.pdf$", re.IGNORECASE
)
_SLASHES = compiled(r"(?<=[^:/])//+")
_GIT_URL = lazy_pattern(
    r"(https?://(?:www\.)?git(?:hub|lab)\.com/[^/?#]+/[^/?#]+?)\.git/?(?=$|[?#])", re.IGNORECASE
)
_HOST_END = lazy_pattern(r"[/?#]")
_PATH_END = lazy_pattern(r"[?#]")
_PARAMETER_START = lazy_pattern(r"[?&]")
_DANGLING = lazy_pattern(r"[?&]+(?=#|$)")
_GITHUB = compiled(r"(https?://)www\.(?=github\.com/)", re.IGNORECASE)


def canonicalize(url: str, https_hosts: frozenset[str], hosts: frozenset[str]) -> tuple[list[str], str]:
    """Return the problems of a URL, for a message, and its canonical form.

    `https_hosts` are the hosts for which the list uses https, and `hosts` all hosts of the list. An arXiv URL that
    does not lead to a paper is returned unchanged, because it may be broken.
    """
    problems: list[str] = []
    canonical = url
    lowercase = url.lower()
    if (written := _CAPITALS.match(url)) and not written[2].islower():
        canonical = url[: written.start(2)] + written[2].lower() + url[written.end() :]
    if CVF_HOST in hosts and (cvf := _CVF.match(url)):
        canonical = f"https://{CVF_HOST}/{url[cvf.end() :]}"
        problems.append(f"former host of {CVF_HOST}, which this list uses elsewhere")
    if any(part in lowercase for part in _MIRRORS) and (mirror := _MIRROR.match(url)):
        canonical = f"{mirror[1]}arxiv.org{url[mirror.end() :]}"
        problems.append(f"non-canonical arXiv host “{mirror[2]}”")
    if _ARXIV.match(canonical):
        if arxiv.from_url(canonical) is None:
            return [], url
        arxiv_problems, canonical = _canonicalize_arxiv(canonical)
        problems += arxiv_problems
    elif "?" in url and (cleaned := _remove_tracking(url)) != url:
        canonical = cleaned
        is_token = _remove_tracking(_ACCESS_TOKEN.sub("", url)) == _ACCESS_TOKEN.sub("", url)
        problems.append(ACCESS_TOKEN if is_token else TRACKING)
    if _GITHUB.match(canonical):
        canonical = _GITHUB.sub(r"\1", canonical)
        problems.append("non-canonical GitHub host “www.github.com”")
    page = canonical.lower().partition("?")[0].partition("#")[0]
    if page.endswith((".git", ".git/")) and (git_url := _GIT_URL.match(canonical)):
        canonical = git_url[1] + canonical[git_url.end() :]
        problems.append(GIT_SUFFIX)
    if canonical.startswith("http:"):
        host = _HOST_END.split(canonical[7:], maxsplit=1)[0]
        if host in https_hosts:
            canonical = "https" + canonical[4:]
            problems.append(f"this list uses https for {host}")
    if canonical != url and not problems:
        problems.append(CAPITALS)
    return problems, canonical


def _canonicalize_arxiv(url: str) -> tuple[list[str], str]:
    problems = []
    if "/ftp/" in url.lower() and (ftp := _FTP_PATH.match(url)):
        url = f"{ftp[1]}pdf/{ftp[2]}"
        problems.append("non-canonical arXiv path")
    path = _PATH_END.split(url, maxsplit=1)[0]
    if _SLASHES.search(path):
        problems.append("URL contains an extra slash")
    query = url[len(path) :].partition("#")[0]
    if query:
        problems.append("arXiv URL contains a query" if len(query) > 1 else "URL ends with “?”")
    fragment = url.partition("#")[2]
    if ":~:" in url:
        fragment = ""
        problems.append("URL contains a text fragment")
    elif url.endswith("#"):
        problems.append("URL ends with “#”")
    return problems, _SLASHES.sub("/", path) + (f"#{fragment}" if fragment else "")


def _remove_tracking(url: str) -> str:
    names = [part.partition("=")[0].casefold() for part in _PARAMETER_START.split(url)[1:]]
    # An interface may ask for its caller.
    is_referred = "ref" in names and (len(names) == 1 or "://api." not in url)
    has_tracker = is_referred or any(name in _TRACKERS or name.startswith("utm_") for name in names)
    cleaned = _TRACKING_PARAMETER.sub("", url) if has_tracker else url
    for site, parameters in _SITE_PARAMETERS:
        if site.match(url):
            cleaned = parameters.sub("", cleaned)
    return _DANGLING.sub("", cleaned.replace("?&", "?")) if cleaned != url else url
