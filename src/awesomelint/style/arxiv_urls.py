"""Address forms: the ways to write the address of one arXiv paper, told apart and turned into each other."""

from __future__ import annotations

import re
from typing import NamedTuple

from awesomelint.util.regex import compiled

# Only arXiv's own host has both pages; readers of arXiv have their own.
_FORM = compiled(
    r"(?P<head>(?P<scheme>https?)://(?:www\.|export\.)?arxiv\.org/)(?P<page>abs|pdf|html)/"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?P<version>v\d{1,2})?(?P<suffix>\.pdf)?(?P<rest>[?#].*)?$",
    re.IGNORECASE,
)


class AddressForm(NamedTuple):
    """How an arXiv address is written: scheme, page (abs, pdf or html), and the version that it pins, if any."""

    scheme: str
    page: str
    version: str


def form(url: str) -> AddressForm | None:
    """The form of an arXiv address; None for any other address."""
    match = _FORM.match(url)
    if match is None:
        return None
    return AddressForm(match["scheme"].lower(), match["page"].lower(), match["version"] or "")


def rewrite(url: str, *, page: str = "", version: bool = True) -> str:
    """The same paper's address with another page, and without its version if `version` is false."""
    match = _FORM.match(url)
    if match is None:
        return url
    wanted = page or match["page"]
    suffix = (match["suffix"] or "") if wanted == "pdf" else ""
    return f"{match['head']}{wanted}/{match['id']}{(match['version'] or '') if version else ''}{suffix}{match['rest'] or ''}"
