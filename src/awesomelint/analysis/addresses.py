"""The addresses of a document, sorted once for all rules about them: what is worth a look, and all the others."""

from __future__ import annotations

import re
from typing import NamedTuple

from awesomelint.facts import fact
from awesomelint.model import ListDocument, Reference
from awesomelint.util.regex import compiled

# What nine in ten addresses look like: a paper on arXiv, or a page below a host, without any query or fragment.
_PLAIN = compiled(
    r"https://(?:(arxiv\.org)/(?:abs|pdf)/(?:(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}|(?:0[89]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4})"
    r"(?:v[1-9]\d?)?(?:\.pdf)?|(?!www\.(?:github|arxiv)|[\w.-]*(?:xiv|lanl))([A-Za-z0-9-]++(?:\.[A-Za-z][A-Za-z0-9-]*+)+)"
    r"(?:/[\w.~%@+=-]*+)*+(?<!\.)(?<!\.git)(?<!//)(?<!%2[02]))",
    re.ASCII,
)


class Addresses(NamedTuple):
    """`odd` are the references whose address no glance can clear, `papers` the plain ones of arXiv's papers.

    `bare` are those, of either kind, that stand in the text without a link around them; `hosts` holds the hosts of all
    that are neither odd nor papers, each with one of its references.
    """

    odd: list[Reference]
    papers: list[Reference]
    bare: list[Reference]
    hosts: dict[str, Reference]


@fact
def addresses(document: ListDocument) -> Addresses:
    """The URLs of a document; empty ones and anchors (`#…`) are in none of the lists."""
    return _sort(document.references)


def _sort(references: list[Reference]) -> Addresses:
    found = Addresses([], [], [], {})
    odd, papers, bare, hosts = found
    plain = _PLAIN.fullmatch
    for reference in references:
        url = reference.url
        if reference.kind == "url":
            bare.append(reference)
        if match := plain(url):
            if host := match[2]:
                hosts[host] = reference
            else:
                papers.append(reference)
        elif url and url[0] != "#":
            odd.append(reference)
    return found


def host_of(url: str) -> str:
    """The host of an address as written, empty for a relative one."""
    return url.partition("://")[2].partition("/")[0].partition("?")[0]
