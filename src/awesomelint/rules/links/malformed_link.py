"""A link with misplaced brackets: `[Paper] (https://…)`, `[[arXiv(https://…)]]`, `[Paper](https://…)b`.

## Why
With one character out of place, GitHub shows brackets and a URL instead of a link.

## Wrong
    - Deep Clustering Survey [[Paper]] (https://arxiv.org/abs/2210.04142)
    - UV Volumes [paper]([arxiv.org](https://arxiv.org/abs/2203.14402))

## Right
    - Deep Clustering Survey [[Paper]](https://arxiv.org/abs/2210.04142)
    - UV Volumes [paper](https://arxiv.org/abs/2203.14402)

## Severity
An error. A warning for letters directly after a link, which are usually the remainder of a URL.

## Fix
Safe. Only the brackets change; the text and the URL of the link remain. A title without its last quotation
mark (`(url "title)`) is an unsafe fix, and so is `[[text(url)`, which is closed as most links of the list
are; two URLs, a link among other text and letters after a link have no fix.

## Notes
CommonMark 6.3 defines the syntax of links: square brackets around the text, directly followed by parentheses
around the URL. `unbalanced-brackets` reports links that are not closed, `malformed-url` reports spaces and
full-width brackets in URLs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.broken_links import report_broken_links
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import shorten

_GLUED = lazy_pattern(r"[A-Za-z][\w.-]*", re.ASCII)
_ENDINGS = frozenset(("s", "es", "ed", "d", "er", "ers", "ing", "n", "e", "en", "x"))


@rule(
    "malformed-link",
    group="links",
    severity=Severity.ERROR,
    fix="safe",
    changes=("title", "links", "authors", "tags", "notes", "urls"),
)
def check(context: Context) -> Iterator[Found]:
    """Report the broken links whose brackets are misplaced."""
    yield from report_broken_links(context.document, "malformed-link")
    yield from _check_text_after_links(context.document)


def _check_text_after_links(document: ListDocument) -> Iterator[Found]:
    """Report the links of entries that are directly followed by letters, except for endings (`[GAN](…)s`)."""
    text = document.source.text
    for entry in document.entries:
        for link in entry.links:
            if link.kind != "link" or link.badge or link.part.url_start < 0:
                continue
            glued = _GLUED.match(text, link.part.end)
            last = text[link.part.inner_end - 1]
            if glued and glued[0] not in _ENDINGS and last.isascii() and not last.isspace():
                message = f"“{shorten(glued[0])}” directly follows the link “[{shorten(link.label or entry.title)}]”"
                yield Found(Span(*glued.span()), message, Severity.WARNING, key=f"{link.url} {glued[0]}")
