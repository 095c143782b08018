"""The forms of arXiv URLs: recognise the page and version of a URL, and rewrite it in another form."""

from __future__ import annotations

import re

from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

# Only arXiv itself has abs, pdf and html pages for every paper; mirrors and readers have pages of their own.
_ARXIV_URL = compiled(
    r"(?P<head>(?P<scheme>https?)://(?:www\.|export\.)?arxiv\.org/)(?P<page>abs|pdf|html)/"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
    r"(?P<version>v\d{1,2})?(?P<suffix>\.pdf)?(?P<rest>[?#].*)?$",
    re.IGNORECASE,
)


class UrlForm(NamedTuple):
    """The form of an arXiv URL: scheme, page (abs, pdf or html) and version (`v2`, or an empty string)."""

    scheme: str
    page: str
    version: str


def form(url: str) -> UrlForm | None:
    """Return the form of an arXiv URL, or None for any other URL."""
    match = _ARXIV_URL.match(url)
    if match is None:
        return None
    return UrlForm(match["scheme"].lower(), match["page"].lower(), match["version"] or "")


def rewrite(url: str, *, page: str = "", version: bool = True) -> str:
    """Return the URL of another page of the same paper, without the version if `version` is false.

    An empty `page` keeps the page. A URL that isn't an arXiv URL is returned unchanged.
    """
    match = _ARXIV_URL.match(url)
    if match is None:
        return url
    new_page = page or match["page"]
    new_version = (match["version"] or "") if version else ""
    suffix = (match["suffix"] or "") if new_page == "pdf" else ""
    return f"{match['head']}{new_page}/{match['id']}{new_version}{suffix}{match['rest'] or ''}"
