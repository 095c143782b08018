"""An author that the source does not have.

## Why
Authors are copied from another entry, or misspelled, and the people who did the work are not named.

## Wrong
    - Attention Is All You Need. Ashish Vasvani, Noam Shazeer. [paper](https://arxiv.org/abs/1706.03762)

## Right
    - Attention Is All You Need. Ashish Vaswani, Noam Shazeer. [paper](https://arxiv.org/abs/1706.03762)

## Fix
None.

## Notes
Only reported by `awesomelint verify`. A list may name only some authors, in any order, with initials and
without accents. Authors are compared only if those of most entries agree with their sources, and if the title
does.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.online.answers import Work
from awesomelint.analysis.online.known_works import entries_with_works, is_habit
from awesomelint.analysis.online.people import last_name, may_be_same
from awesomelint.analysis.online.title_difference import difference
from awesomelint.analysis.works.title_similarity import Lexicon
from awesomelint.fields import author_names, titles
from awesomelint.rules.api import Context, Found, Severity, rule

# Names in a message.
_SHOWN = 5


@rule("wrong-authors", group="online", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Compare the listed authors with those of the identifier's work."""
    lexicon = Lexicon(entry.title for entry in context.document.entries)
    compared = [
        (entry, work, _unknown(entry.authors, work))
        for entry, work in entries_with_works(context.document, context.answers)
        if entry.authors
        and work.authors
        and difference(entry.title, work, lexicon) in ("same", "typo", "renamed")
    ]
    if not is_habit(not unknown for _, _, unknown in compared):
        return
    for entry, work, unknown in compared:
        if unknown:
            yield Found(entry.title_span, _message(unknown, work), key=f"{work.id} {', '.join(unknown)}")


def _unknown(listed: list[str], work: Work) -> list[str]:
    """Return the listed people that the source does not have."""
    return [
        name
        for name in listed
        if last_name(name)
        and not author_names.is_organisation(name)
        and not any(may_be_same(name, known) for known in work.authors)
    ]


def _message(unknown: list[str], work: Work) -> str:
    if len(unknown) == 1:
        near = max(work.authors, key=lambda known: titles.likeness(unknown[0], known))
        if titles.likeness(unknown[0], near) > 0.7:
            return f"the author “{unknown[0]}” is “{near}” on {work.source}"
    some = ", ".join(work.authors[:_SHOWN]) + (", …" if len(work.authors) > _SHOWN else "")
    names = " and ".join(f"“{name}”" for name in unknown[:2])
    return f"{names} {'is' if len(unknown) == 1 else 'are'} not among the authors on {work.source}: {some}"
