"""URLs: a key that all URLs of a work share, and the kind of site that a URL leads to."""

from __future__ import annotations

import re
from functools import lru_cache

from awesomelint.fields import arxiv
from awesomelint.util.regex import compiled, lazy_pattern

_SPLIT = compiled(r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?://)?(?P<host>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?$", re.DOTALL)  # fmt: skip
_DOI = compiled(r"(?<![\w.])(10\.\d{4,9}/[^\s\"<>?#|，。]+)")
_DOI_ENDS = ".,;)}]*"
# The pages of a version on bioRxiv and medRxiv, which have one DOI for all versions.
_PREPRINT_PAGE = lazy_pattern(r"(?<=^10\.1101/)([\d.]+)v\d+(?:\.full(?:-text)?)?$")
_DOI_TAILS = (".pdf", ".html", ".epdf", ".full", "/full", "/pdf", "/html", "/epub", "/abstract")
# The archive of ACM has numbers of its own where other sites have the DOI.
_NO_DOI = "delivery.acm.org/"
_ACL = compiled(r"(?:anthology(?:-new)?/|papers/|/v1/|aclanthology\.org/|^/)((?:\d{4}\.[a-z0-9_-]+\.\d+)|[A-Z]\d{2}-\d{4})(?:v\d)?(?:\.pdf|/|$)", re.IGNORECASE)  # fmt: skip
_PMLR = compiled(r"/(v\d+|r\d+)/([a-z0-9_-]+?)(?:/\2(?:-supp)?)?(?:\.pdf|\.html|/)?$", re.IGNORECASE)
_CVF = lazy_pattern(r"/([A-Za-z0-9_.,’'&%()+-]+?)_paper(?:\.pdf|\.html)$")
_NEURIPS = compiled(r"/([0-9a-f]{32})-|/paper(?:_files/paper)?/(?:\d{4}/)?(\d{1,5})-")
_IEEE = lazy_pattern(r"/(?:abstract/)?document/(\d{5,})|[?&]arnumber=0*(\d{5,})")
_QUERY_ID = compiled(r"(?:^|&)id=([^&]+)")
_TRACKERS = frozenset((
    "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src", "ref_url", "spm", "trk", "_hsenc", "_hsmi",
    "mkt_tok", "yclid", "msclkid", "twclid",
))  # fmt: skip
_TRACKING = lazy_pattern(
    rf"(?:^|(?<=&))(?:utm_[a-z_]+|{'|'.join(sorted(_TRACKERS))})=[^&]*(?:&|$)", re.IGNORECASE
)
_CODE_HOSTS = frozenset(
    ("github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org", "sourceforge.net")
)
_PAPER_HOSTS = frozenset((
    "arxiv.org", "openreview.net", "aclanthology.org", "aclweb.org", "proceedings.mlr.press", "jmlr.org",
    "papers.nips.cc", "proceedings.neurips.cc", "openaccess.thecvf.com", "ecva.net", "dl.acm.org",
    "ieeexplore.ieee.org", "link.springer.com", "doi.org", "sciencedirect.com", "nature.com", "science.org",
    "biorxiv.org", "medrxiv.org", "semanticscholar.org", "aaai.org", "ijcai.org", "isca-speech.org",
    "isca-archive.org", "bmva-archive.org.uk", "roboticsproceedings.org", "usenix.org", "vldb.org", "ar5iv.org",
    "hal.science", "onlinelibrary.wiley.com", "academic.oup.com", "mdpi.com", "tandfonline.com", "ssrn.com",
    "pnas.org", "plos.org", "frontiersin.org",
))  # fmt: skip

# Placeholders for a URL; any other word may be the name of a file.
_PLACEHOLDERS = frozenset(
    ("-", "--", "...", "…", "?", "none", "null", "nan", "n/a", "n.a", "n.a.", "na", "todo", "tbd", "tba", "xxx",
     "xxxx", "url", "link", "about:blank", "soon", "coming", "http://", "https://", "http", "https", "待补充", "待定", "暂无", "#", "")
)  # fmt: skip


class Address:
    """The parts of a URL as written, but `host` in lower case and without `www.`."""

    __slots__ = ("fragment", "host", "path", "query", "scheme", "url", "www")

    def __init__(self, url: str) -> None:
        self.url = url
        match = _SPLIT.match(url)
        if match is None:
            self.scheme = self.host = self.path = self.query = self.fragment = ""
            self.www = False
            return
        scheme, host, path, query, fragment = match.group("scheme", "host", "path", "query", "fragment")
        host = host.lower()
        self.www = host.startswith("www.")
        self.scheme = (scheme or "").lower()
        self.host = host[4:] if self.www else host
        self.path = path
        self.query = query or ""
        self.fragment = fragment or ""


@lru_cache(maxsize=8192)
def work_key(url: str) -> str:
    """Return a key that all URLs of a work share: `arxiv:2405.00200`, `doi:…`, `acl:…`, `openreview:…`, `github:owner/name`.

    For other hosts it is the URL without scheme, `www.`, tracking parameters and a final slash. Empty for an empty or
    in-page URL.
    """
    url = url.strip()
    if not url or url[0] == "#":
        return ""
    if identifier := arxiv.from_url(url):
        return f"arxiv:{identifier.id}"
    address = Address(url)
    host, path, query = address.host, address.path, address.query
    if not host:
        return f"file:{path}"
    special = _special_key(host, path, query, url)
    if special:
        return special
    if any(_is_tracker(part.partition("=")[0].casefold()) for part in query.split("&")):
        query = _TRACKING.sub("", query)
    query = query.strip("&")
    if host == "nature.com":
        path = path.removesuffix(".pdf")
    elif host == "sciencedirect.com":
        path = path.replace("/article/abs/pii/", "/article/pii/")
    key = f"{host}{path.rstrip('/')}"
    if key.endswith((".git", "/index.html", "/index.htm")):
        key = key.removesuffix(".git").removesuffix("/index.html").removesuffix("/index.htm")
    if query:
        key += f"?{query}"
    # A fragment that begins with a slash or an exclamation mark is another page of a single-page application.
    if address.fragment and (address.fragment[0] in "/!" or "=" in address.fragment):
        key += f"#{address.fragment}"
    return f"url:{key}" if host not in ("github.com", "gitlab.com") else f"url:{key.lower()}"


def is_placeholder(url: str) -> bool:
    """Whether a URL is empty or a placeholder: `#`, `TODO`, `N.A`."""
    return url.strip().lower() in _PLACEHOLDERS


def has_trackers(url: str) -> bool:
    """Return whether a URL has parameters that only show where a reader came from, such as `utm_source`."""
    parameters = Address(url).query.split("&")
    return any(_is_tracker(parameter.partition("=")[0].casefold()) for parameter in parameters)


def _is_tracker(name: str) -> bool:
    return name in _TRACKERS or name.startswith("utm_")


def _special_key(host: str, path: str, query: str, url: str) -> str:
    if host.endswith("openreview.net"):
        # An identifier with a slash is one of a conference (`ICLR.cc/2024/Conference`), not of a paper.
        if (match := _QUERY_ID.search(query)) and "/" not in match[1] and "%2f" not in match[1].lower():
            return f"openreview:{match[1]}"
    elif "aclanthology" in host or "aclweb.org" in host:
        if match := _ACL.search(path):
            return f"acl:{match[1].lower()}"
    elif host == "proceedings.mlr.press":
        if match := _PMLR.search(path):
            return f"pmlr:{match[1]}/{match[2]}"
    elif host.endswith("thecvf.com"):
        if match := _CVF.search(path):
            return f"cvf:{match[1].lower()}"
    elif host in ("papers.nips.cc", "proceedings.neurips.cc", "papers.neurips.cc"):
        if match := _NEURIPS.search(path):
            return f"neurips:{match[1] or match[2]}"
    elif host == "ieeexplore.ieee.org" and (match := _IEEE.search(url)):
        return f"ieee:{match[1] or match[2]}"
    if "10." in url and (name := doi(url)):
        if "10.18653/v1/" in name:
            return f"acl:{name.split('/v1/')[1]}"
        return f"doi:{name}"
    return ""


# A DOI that is not part of a URL.
_WRITTEN_DOI = lazy_pattern(
    r"(?<![\w./-])doi[*_]{0,2}\s?:?[*_]{0,2}\s*10\.\d{4,9}/[^\s<>\])|,;]+", re.IGNORECASE
)


def doi(text: str) -> str | None:
    """Return the DOI in a URL or text, in lower case; None if there is none. arXiv's own DOIs count as arXiv's."""
    match = _DOI.search(text.replace("%2F", "/").replace("%2f", "/"))
    if match is None or _NO_DOI in text:
        return None
    found = match[1].lower().rstrip(_DOI_ENDS)
    while found.endswith(_DOI_TAILS):
        found = found[: max(found.rfind("."), found.rfind("/"))].rstrip(_DOI_ENDS)
    if found.startswith("10.48550/arxiv."):
        return None
    if found.startswith("10.1101/"):
        found = _PREPRINT_PAGE.sub(r"\1", found)
    return found if "/" in found else None


def doi_in_text(text: str, start: int, end: int) -> str | None:
    """Return the DOI after the word in a part of a text, `doi: 10.1000/182`; None if there is none, or if there are several."""
    # Nearly all entries have none, which is seen without a copy of them.
    if text.find("10.", start, end) < 0:
        return None
    found = {doi(match[0]) for match in _WRITTEN_DOI.finditer(text[start:end])}
    return found.pop() if len(found) == 1 else None


def is_work(key: str) -> bool:
    """Whether a key of `work_key` identifies a paper on a site of papers."""
    return key.startswith(("arxiv:", "doi:", "acl:", "openreview:", "pmlr:", "cvf:", "neurips:", "ieee:"))


def is_paper_host(host: str) -> bool:
    """Whether a host (lower case, without `www.`) publishes papers."""
    while host and host not in _PAPER_HOSTS:
        host = host.partition(".")[2]
    return host != ""


def is_code_host(host: str) -> bool:
    """Whether a host has repositories of code."""
    return host in _CODE_HOSTS
