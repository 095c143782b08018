"""A conference or journal name that is misspelled, or spelled differently from the rest of the list.

## Why
Readers search a list for `NeurIPS 2023`; an entry that says `NeurIPs` or `NeurlPS` is not found, and programs
count it as another venue.

## Wrong
    - (**Naacl'24**) Reasoning or Reciting? [[Paper]](https://aclanthology.org/2024.naacl-long.102/)
    - (**EMLNP'23**) Label Words are Anchors [[Paper]](https://aclanthology.org/2023.emnlp-main.609/)
    - (**NAACL'22**) MetaICL: Learning to Learn In Context [[Paper]](https://aclanthology.org/2022.naacl-main.201/)

## Right
    - (**NAACL'24**) Reasoning or Reciting? [[Paper]](https://aclanthology.org/2024.naacl-long.102/)
    - (**EMNLP'23**) Label Words are Anchors [[Paper]](https://aclanthology.org/2023.emnlp-main.609/)
    - (**NAACL'22**) MetaICL: Learning to Learn In Context [[Paper]](https://aclanthology.org/2022.naacl-main.201/)

## Fix
Safe for letter case, and for a typo that can only be one venue. Unsafe for `NIPS` to `NeurIPS`, for a short
acronym that may belong to another venue, and if the list does not use the official form elsewhere.

## Severity
Warning. Note if a short acronym may be correct, if the list is inconsistent, or if the list uses another form
several times and the official form never.

## Notes
A list that uses `arxiv` or `Arxiv` throughout is consistent, and so is a list with all venues in lower case.
The conference has been called NeurIPS since November 2018, and earlier years may be called NIPS. Only text in
the position of a venue is checked: in brackets, in a table column, in a badge, or next to a year. Authors and
sentences are not checked, nor are names that are also words (“Computational Visual Media”). In a title, only
names such as `NeurlPS` next to a year are reported, without a fix.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe, unsafe
from awesomelint.rules.venues.venue_spelling.doubts import find_doubts
from awesomelint.rules.venues.venue_spelling.positions import find_word, venue_position

# A form that is used so often, although the list never uses the official form, is intended.
_INTENDED = 5


@rule(
    "venue-spelling",
    group="venues",
    severity=Severity.WARNING,
    fix="both",
    changes=("venue", "tags", "notes", "spelling"),
)
def check(context: Context) -> Iterator[Found]:
    """Report doubtful names in positions for a venue."""
    document = context.document
    text = document.source.text
    reported: set[int] = set()
    for doubt in find_doubts(document):
        word = doubt.word
        starts = list(doubt.starts)
        if doubt.anywhere and word[0].isupper():
            starts = sorted({*starts, *find_word(text, word)})
        located = [
            (start, position)
            for start in starts
            if (position := venue_position(document, start, start + len(word)))
        ]
        if len(located) > doubt.limit:
            continue
        is_intended = doubt.is_only_form and (
            len(located) >= _INTENDED or (len(located) > 1 and not word.islower())
        )
        severity = None if doubt.sure and not is_intended else Severity.NOTE
        # Even in a title, a name in mixed case next to a year is a venue.
        is_clear = doubt.plain and not word.isupper() and not word.istitle()
        for start, position in located:
            is_in_title = position in ("title", "end of title")
            if (
                start in reported
                or (position == "title" and not is_clear)
                or (is_in_title and not doubt.sure)
            ):
                continue
            # `2020-CVPRo` is a talk at the CVPR.
            if not doubt.sure and text[start - 1 : start] in "_-":
                continue
            if doubt.short and (position == "badge" or (position == "brackets" and not doubt.plain)):
                continue
            reported.add(start)
            span = Span(start, start + len(word))
            make_fix = safe if doubt.plain else unsafe
            fix = make_fix(f"Replace `{word}` with `{doubt.right}`", Edit(*span, doubt.right))
            # Titles are not changed.
            yield Found(span, f"“{word}” {doubt.why}", severity, fix=None if is_in_title else fix)
