"""Something among the entries that looks like one, and in which awesomelint reads no title.

## Why
What cannot be read is not checked: a second listing of it, or a broken link in it, goes unseen. Mostly the title is
missing, or stands where none of the other entries has it.

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
None: only a person knows the title.

## Severity
A note: the entry may be fine, and awesomelint the one to learn. If it is, please report it.

## Notes
A bare address is not reported: lists of links are written so on purpose. Nor are news, links within the page, and what is
nested below an entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import link_labels
from awesomelint.model import Entry
from awesomelint.rules.api import Context, Found, Severity, rule

# So many titles that were read in a section show that its entries have one.
_ENOUGH = 3


@rule("unread-entry", group="about", severity=Severity.NOTE)
def check(context: Context) -> Iterator[Found]:
    """Report what the reader gave up on, and entries whose title is but the label of a link."""
    document = context.document
    for span in document.unread:
        yield Found(span, "this stands among entries and could not be read as one")
    untitled = [entry for entry in document.entries if _is_untitled(entry)]
    titled = (
        Counter(entry.section for entry in document.entries if entry.title_kind not in ("", "label"))
        if untitled
        else {}
    )
    for entry in untitled:
        if titled[entry.section] >= _ENOUGH:
            yield Found(entry.head, "no title could be read in this entry")


def _is_untitled(entry: Entry) -> bool:
    if entry.title and entry.title_kind != "label":
        return False
    if entry.parent is not None or not any("://" in link.url for link in entry.links):
        return False
    return not entry.title or link_labels.is_label(link_labels.normal(entry.title))
