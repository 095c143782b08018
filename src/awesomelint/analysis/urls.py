"""The URLs of a document, sorted so that rules examine only the few that are unusual."""

from __future__ import annotations

import re

from awesomelint.facts import fact
from awesomelint.model import ListDocument, Reference
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

# About nine in ten URLs: an arXiv paper (group 1), or a page of a host (group 2) without a query or fragment.
_USUAL = compiled(
    r"https://(?:(arxiv\.org)/(?:abs|pdf)/"
    r"(?:(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}|(?:0[89]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4})"
    r"(?:v[1-9]\d?)?(?:\.pdf)?"
    r"|(?!www\.(?:github|arxiv)|[\w.-]*(?:xiv|lanl|cv-foundation))([a-z0-9-]++(?:\.[a-z][a-z0-9-]*+)+)"
    r"(?:/[\w.~%@+=-]*+)*+(?<!\.)(?<!\.git)(?<!//)(?<!%2[02]))",
    re.ASCII,
)


class Urls(NamedTuple):
    """The references of a document by the form of their URLs, without empty URLs and anchors (`#…`).

    - `unusual`: URLs whose form does not show that they are well formed and canonical. Rules examine these, those of
      reference links at their definitions.
    - `papers`: URLs of arXiv papers in their usual form.
    - `bare`: URLs, usual or not, that appear in the text without a link around them.
    - `hosts`: the hosts of all other URLs, each with one reference.
    """

    unusual: list[Reference]
    papers: list[Reference]
    bare: list[Reference]
    hosts: dict[str, Reference]


@fact
def sort_urls(document: ListDocument) -> Urls:
    """Return the references of a document, sorted by what their URLs look like."""
    urls = Urls([], [], [], {})
    unusual, papers, bare, hosts = urls
    match_usual = _USUAL.fullmatch
    for reference in document.references:
        url = reference.url
        if reference.kind == "url":
            bare.append(reference)
        if match := match_usual(url):
            if host := match[2]:
                hosts[host] = reference
            else:
                papers.append(reference)
        elif url and url[0] != "#" and reference.url_span is not None:
            unusual.append(reference)
    return urls


@fact
def all_hosts(document: ListDocument) -> frozenset[str]:
    """Return the hosts of all URLs as written, except for the papers of arXiv."""
    urls = sort_urls(document)
    return frozenset((*urls.hosts, *(host_of(reference.url) for reference in urls.unusual)))


def host_of(url: str) -> str:
    """Return the host of a URL as written, an empty string for a relative URL."""
    return url.partition("://")[2].partition("/")[0].partition("?")[0]
