"""The work with the entry's identifier has another title.

## Why
The link and the title of an entry come from different places, so one of them is copied from the entry above,
or misspelled. Readers who follow the link find another paper.

## Wrong
    - [Attention Is All You Need](https://arxiv.org/abs/1607.06450)

## Right
    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)

## Fix
Unsafe for a misspelled title: the title as the source has it. None if the identifier belongs to another work,
because the title may be right and the identifier wrong.

## Severity
Error if the identifier belongs to another work. Warning if the titles differ like a typo. Note if the titles
have other words but belong to the same work, if the listed title is that of the first version, and in lists
that use their own titles.

## Notes
Only reported by `awesomelint verify`. Case, punctuation, mathematics, accents, text in brackets and missing
subtitles are not compared, nor are titles in another script. Other titles are errors only if most entries of
the list have the titles of their sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.online.answers import Work
from awesomelint.analysis.online.known_works import entries_with_works, identifier_span, is_habit
from awesomelint.analysis.online.title_difference import Difference, difference
from awesomelint.analysis.works.title_similarity import Lexicon
from awesomelint.model import Entry
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, rule, unsafe

# Characters that would have to be escaped in Markdown.
_MARKUP = frozenset("$\\{}*_[]<>`|~&")


@rule(
    "wrong-title",
    group="online",
    severity=Severity.ERROR,
    fix="unsafe",
    changes=("title", "words", "spelling"),
)
def check(context: Context) -> Iterator[Found]:
    """Compare each title with that of the identifier's work."""
    known = entries_with_works(context.document, context.answers)
    lexicon = Lexicon(entry.title for entry in context.document.entries)
    compared = [(entry, work, difference(entry.title, work, lexicon)) for entry, work in known]
    is_exact = is_habit(
        found in ("same", "typo", "renamed") for _, _, found in compared if found != "incomparable"
    )
    for entry, work, found in compared:
        if found == "other":
            yield _other(entry, work, is_exact)
        elif found in ("typo", "renamed", "similar"):
            yield _same_work(entry, work, found)


def _other(entry: Entry, work: Work, is_exact: bool) -> Found:
    message = f"{_name(work)} is “{work.title}”"
    return Found(
        identifier_span(entry),
        message,
        Severity.ERROR if is_exact else Severity.NOTE,
        key=f"{work.id} {entry.title}",
    )


def _same_work(entry: Entry, work: Work, found: Difference) -> Found:
    key = f"{work.id} {entry.title}"
    if found == "typo":
        message = f"the title on {work.source} is “{work.title}”"
        return Found(entry.title_span, message, Severity.WARNING, fix=_correct(entry, work), key=key)
    message = f"the title on {work.source} is now “{work.title}”"
    return Found(entry.title_span, message, Severity.NOTE, fix=_correct(entry, work), key=key)


def _name(work: Work) -> str:
    return f"arXiv:{work.id}" if work.source == "arXiv" else f"doi:{work.id}"


def _correct(entry: Entry, work: Work) -> Fix | None:
    """Return the fix that writes the title of the source, if both titles are plain text."""
    span = entry.title_span
    if entry.source.text[span.start : span.end] != entry.title:
        return None
    if not _MARKUP.isdisjoint(entry.title + work.title) or not work.title.isprintable():
        return None
    return unsafe(f"use the title on {work.source}", Edit(*span, work.title))
