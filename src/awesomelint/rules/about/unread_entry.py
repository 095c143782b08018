"""Text that looks like an entry, but in which awesomelint cannot find a title.

## Why
Entries that cannot be parsed are not checked, so duplicates and broken links go unnoticed. Usually the title
is missing, or in a different position than in other entries.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
    - [Layer Normalization](https://arxiv.org/abs/1607.06450), Jul. 21 2016.
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
    - [[Paper](https://arxiv.org/abs/2203.15556)], Mar. 29 2022.

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
    - [Layer Normalization](https://arxiv.org/abs/1607.06450), Jul. 21 2016.
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
    - [Training Compute-Optimal Large Language Models](https://arxiv.org/abs/2203.15556), Mar. 29 2022.

## Fix
None: the title is not known.

## Severity
Note: the entry may be correct, and awesomelint may not support its format. If so, please report it.

## Notes
A bare URL is not reported, because lists of links look like this on purpose. Neither are badges, news, links within
the page, and text nested below an entry. A link such as `[TensorFlow](…)` may be a title and is not reported, either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import link_labels
from awesomelint.model import Entry, Link
from awesomelint.rules.api import Context, Found, Severity, rule

_NO_TITLES = frozenset(
    ("project page", "project website", "homepage", "website", "slides", "video", "source code")
)
# If a section has this many titles, its entries should have one.
_ENOUGH = 3


@rule("unread-entry", group="about", severity=Severity.NOTE)
def check(context: Context) -> Iterator[Found]:
    """Report text that the reader could not parse, and entries whose title is only the label of a link."""
    document = context.document
    for span in document.unread:
        if "://" in document.source.text[span.start : span.end]:
            yield Found(span, "not recognized as an entry, unlike the text around it")
    untitled = [entry for entry in document.entries if _is_untitled(entry)]
    titled = (
        Counter(entry.section for entry in document.entries if entry.title_kind not in ("", "label"))
        if untitled
        else {}
    )
    for entry in untitled:
        if titled[entry.section] >= _ENOUGH:
            yield Found(entry.head, "no title found in this entry")


def _is_untitled(entry: Entry) -> bool:
    if entry.title and not (
        entry.title_kind == "label" and link_labels.is_label(link_labels.normal(entry.title))
    ):
        return False
    links = [link for link in entry.links if not link.badge]
    if entry.parent is not None or not any("://" in link.url for link in links):
        return False
    # A link without brackets around it may be the title, even if its text can be a label: `[TensorFlow](…)`.
    text = entry.source.text
    return all(_is_label(link, text) for link in links if link.kind == "link")


def _is_label(link: Link, text: str) -> bool:
    label = link_labels.normal(text[slice(*link.label_span)] if link.label_span is not None else "")
    if text[link.span.start - 1] == "[" or text[link.span.start + 1] == "[":
        return link_labels.is_label(label)
    return label in link_labels.PAPER or label in _NO_TITLES
