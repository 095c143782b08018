"""What the label of a link promises (code, a paper, an arXiv identifier), and whether its URL matches."""

from __future__ import annotations

import re
from functools import lru_cache

from awesomelint.fields import arxiv, link_labels, urls
from awesomelint.model import Link
from awesomelint.util.regex import compiled, lazy_pattern

_CODE = frozenset(
    ("code", "codes", "github", "repo", "repository", "implementation", "pytorch", "tensorflow", "代码")
)
_PAPER = frozenset(("paper", "papers", "pdf", "arxiv", "abs", "abstract", "preprint", "论文", "原文", "論文"))
_REPOSITORY = lazy_pattern(
    r"(?:https?://)?(?:www\.)?(?:github|gitlab|bitbucket)\.(?:com|org)/[^/?#]+/[^/?#]+(?:/tree/.*|/?(?:[?#].*)?)$"
)
_HOLDS_PAPER = lazy_pattern(r"(?<![a-z])(?:pdfs?|papers?|preprints?|publications?)(?![a-z])", re.IGNORECASE)
# DOIs of archives for data and software: Zenodo, figshare, OSF, Code Ocean, Dryad, Mendeley Data, Dataverse and others.
_ARCHIVED = lazy_pattern(r"/10\.(?:5281|6084|17605|24433|5061|17632|7910|21227|57967|4121|17026)/")
_IDENTIFIER = compiled(r"(?<![\d.])\d{4}\.\d{4,5}(?!\d)")


@lru_cache(maxsize=4096)
def promises(label: str) -> str:
    """Return what a label clearly promises: `code`, `paper` or an arXiv identifier; empty if nothing."""
    identifier = _IDENTIFIER.search(label)
    if identifier and len(label) < 30 and arxiv.is_valid(identifier[0]):
        return identifier[0]
    normal = link_labels.normal(label)
    words = set(normal.split())
    if not link_labels.is_label(normal) or (words & _CODE and words & _PAPER):
        return ""
    return "code" if words & _CODE else "paper" if words & _PAPER else ""


def breaks_promise(link: Link) -> str:
    """Return what a link goes to, if its label promises something else; empty otherwise."""
    url, promise = link.url, promises(link.label or "")
    if not promise or link.badge:
        return ""
    if promise == "paper":
        is_repository = _REPOSITORY.match(url) and not url.endswith(".pdf")
        # A repository may hold the paper itself, and usually says so in its name.
        return "a repository" if is_repository and not _HOLDS_PAPER.search(url) else ""
    if promise == "code":
        if "://github.com/" in url or "attachment" in url or "suppl" in url.lower():
            return ""
        return "a paper" if urls.is_work(link.key) and not _ARCHIVED.search(url) else ""
    found = arxiv.from_url(url)
    return "another paper" if found is not None and found.id != promise else ""
