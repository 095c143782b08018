"""What a link's label promises, and whether its address keeps the promise."""

from __future__ import annotations

import re
from functools import lru_cache

from awesomelint.fields import arxiv, labels, urls
from awesomelint.model import Link

_CODE = frozenset("code codes github repo repository implementation pytorch tensorflow 代码".split())
_PAPER = frozenset("paper papers pdf arxiv abs abstract preprint 论文 原文 論文".split())
_REPOSITORY = re.compile(r"(?:https?://)?(?:www\.)?(?:github|gitlab|bitbucket)\.(?:com|org)/[^/?#]+/[^/?#]+(?:/tree/.*|/?(?:[?#].*)?)$")
_IDENTIFIER = re.compile(r"(?<![\d.])\d{4}\.\d{4,5}(?!\d)")


@lru_cache(maxsize=4096)
def promises(label: str) -> str:
    """What a label clearly promises: `code`, `paper`, an arXiv identifier (`arXiv:2206.04927`), or nothing (empty)."""
    normal = labels.normal(label)
    words = set(normal.split())
    if (identifier := _IDENTIFIER.search(label)) and len(label) < 30 and arxiv.is_valid(identifier[0]):
        return identifier[0]
    if not labels.is_label(normal) or (words & _CODE and words & _PAPER):
        return ""
    return "code" if words & _CODE else "paper" if words & _PAPER else ""


def breaks_promise(link: Link, promise: str) -> bool:
    """Whether a link leads to a paper where code was promised, to a repository for a paper, or to another identifier."""
    url = link.url
    if promise == "paper":
        return _REPOSITORY.match(url) is not None and not url.endswith(".pdf")
    if promise == "code":
        return "://github.com/" not in url and urls.is_work(link.key) and "attachment" not in url and "suppl" not in url.lower()
    found = arxiv.from_url(url)
    return found is not None and found.id != promise
