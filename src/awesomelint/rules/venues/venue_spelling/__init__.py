"""A conference or journal whose name is misspelt, or spelt otherwise than everywhere else in the list.

## Why
Readers search a list for `NeurIPS 2023`; an entry that says `NeurIPs` or `NeurlPS` is not found, and programs count it
as another venue.

## Wrong
    - (**Naacl'24**) Reasoning or Reciting? [[Paper]](https://aclanthology.org/2024.naacl-long.102/)
    - (**EMLNP'23**) Label Words are Anchors [[Paper]](https://aclanthology.org/2023.emnlp-main.609/)
    - (**NAACL'22**) MetaICL: Learning to Learn In Context [[Paper]](https://aclanthology.org/2022.naacl-main.201/)

## Right
    - (**NAACL'24**) Reasoning or Reciting? [[Paper]](https://aclanthology.org/2024.naacl-long.102/)
    - (**EMNLP'23**) Label Words are Anchors [[Paper]](https://aclanthology.org/2023.emnlp-main.609/)
    - (**NAACL'22**) MetaICL: Learning to Learn In Context [[Paper]](https://aclanthology.org/2022.naacl-main.201/)

## Fix
Safe for letter case and for a slip that leaves one venue only. Unsafe where `NIPS` is to become `NeurIPS`, and where a
short acronym could be that of another venue.

## Severity
A warning. A note where a short acronym may be right, where the list itself is not of one mind, and where it writes the
official form less often than another.

## Notes
A list that writes `arxiv` or `Arxiv` throughout is consistent, and so is one that writes all venues in small letters.
The conference has been called NeurIPS since November 2018; earlier years may be called NIPS. Only places for a venue
are looked at: brackets, a table's column, a badge, a word beside a year. Authors are not, and in a title no more than a
name such as `NeurlPS` beside a year, which is reported and never rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe, unsafe
from awesomelint.rules.venues.venue_spelling.doubts import doubts
from awesomelint.rules.venues.venue_spelling.places import places, slot


@rule(
    "venue-spelling",
    group="venues",
    severity=Severity.WARNING,
    fix="both",
    changes=("title", "venue", "tags", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Report the doubtful words that stand in a place for a venue."""
    document = context.document
    text = document.source.text
    seen: set[int] = set()
    for doubt in doubts(document):
        word = doubt.word
        starts = sorted(
            {*doubt.places, *places(text, word)} if doubt.anywhere and word[0].isupper() else doubt.places
        )
        found = [(start, where) for start in starts if (where := slot(document, start, start + len(word)))]
        if len(found) > doubt.limit:
            continue
        for start, where in found:
            # A name of mixed case with a year beside it is a venue even in a title, but no title is rewritten.
            if start in seen or (where == "title" and (not doubt.plain or word.isupper() or word.istitle())):
                continue
            seen.add(start)
            span = Span(start, start + len(word))
            edit = Edit(*span, doubt.right)
            fix = (
                None
                if where == "title"
                else (safe if doubt.plain else unsafe)(f"Write “{doubt.right}”", edit)
            )
            yield Found(span, f"“{word}” {doubt.why}", None if doubt.sure else Severity.NOTE, fix=fix)
