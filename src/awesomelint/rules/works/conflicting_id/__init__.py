"""Two different works with the same identifier or paper URL, or a work with two identifiers: one is wrong.

## Why
New entries are often copied from the entry above, and the link is easy to forget. Readers who follow it open
a different paper.

## Wrong
    - [A Statistical Viewpoint on Differential Privacy](https://arxiv.org/abs/2409.09558), Sep. 14 2024.
    - [Increasing Both Batch Size and Learning Rate](https://arxiv.org/abs/2409.09558), Sep. 13 2024.

## Right
    - [A Statistical Viewpoint on Differential Privacy](https://arxiv.org/abs/2409.09558), Sep. 14 2024.
    - [Increasing Both Batch Size and Learning Rate](https://arxiv.org/abs/2409.08770), Sep. 13 2024.

## Severity
Error. Warning if the titles are so similar that the paper may have been renamed, if an entry has two arXiv
identifiers (in its text and its link, or in two links to the paper), or if two neighbouring entries seem to have
each other's links, judging by the names in the URLs.

## Fix
None: the correct URL has to be looked up.

## Notes
The entry that the identifier fits least is reported, judging by dates, venues, other links, neighbours and other
entries with the same title; if nothing decides, the later one. The message says whether that is clear. Titles that
share their distinctive words are treated as an old and a new title of one work, which `duplicate-entry` reports.
Models, datasets or tools that share a paper, entries that link to the entry of their paper, and books are not
reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.works.match import compare
from awesomelint.analysis.works.ownership import fit
from awesomelint.analysis.works.pair import Comparison
from awesomelint.analysis.works.work import Work
from awesomelint.model import Link, ListDocument
from awesomelint.rules.api import Context, Found, Related, Reverse, Severity, rule
from awesomelint.rules.works.conflicting_id.own_identifiers import find_own_conflicts
from awesomelint.rules.works.conflicting_id.swapped_links import find_swapped_links
from awesomelint.util.text import shorten


@rule("conflicting-id", group="works", severity=Severity.ERROR, compares_entries=True)
def check(context: Context) -> Iterator[Found]:
    """Report all entries in conflict but those that the identifier fits best."""
    document = context.document
    comparison = compare(document)
    for key, works, is_doubtful in comparison.conflicts:
        correct = _find_correct_links(key, works, comparison)
        wrong = {*correct, *comparison.copied.intersection(entry for entries in works for entry in entries)}
        scores = [max(fit(entry, key) - 3 * (entry in wrong) for entry in entries) for entries in works]
        best = max(scores)
        is_clear = best >= (0 if wrong else 1) and sorted(scores)[-2] <= best - 3
        # One of two works has the right link, so only the other is reported: the later one if nothing decides.
        owner = max(range(len(works)), key=lambda index: (scores[index], len(works[index]), -index))
        for index, entries in enumerate(works):
            if index != owner:
                for entry in entries:
                    yield _make_finding(
                        document, entry, works[owner][0], key, is_clear, is_doubtful, correct.get(entry)
                    )

    yield from _own_conflicts(document)
    yield from _swapped_links(document)


def _own_conflicts(document: ListDocument) -> Iterator[Found]:
    """Report entries with two identifiers."""
    for conflict in find_own_conflicts(document):
        title = shorten(conflict.entry.title, 80)
        message = (
            f"“{title}” has two arXiv identifiers, {conflict.other} and {conflict.identifier}; "
            "one of them is probably wrong"
        )
        yield Found(conflict.span, message, Severity.WARNING, key=f"{conflict.identifier}|{conflict.other}")


def _swapped_links(document: ListDocument) -> Iterator[Found]:
    """Report neighbouring entries that have each other's links."""
    for swap in find_swapped_links(document):
        link, other_link = swap.second_link, swap.first_link
        title, other = shorten(swap.second.title, 80), shorten(swap.first.title, 80)
        line, other_line = (document.source.line_of(one.span.start) for one in (link, other_link))
        end = "probably have each other's links; swap them"
        reverse = Reverse(f"“{other}” and “{title}” (line {line}) {end}", "the other link")
        yield Found(
            link.url_span or link.span,
            f"“{title}” and “{other}” (line {other_line}) {end}",
            Severity.WARNING,
            (Related(other_link.url_span or other_link.span, "the other link", reverse=reverse),),
            key=f"{link.key}|{other_link.key}",
        )


def _make_finding(
    document: ListDocument,
    work: Work,
    other: Work,
    key: str,
    is_clear: bool,
    is_doubtful: bool,
    correct: Work | None,
) -> Found:
    """Return the finding for one entry in conflict with `other`; `correct` is the same title with another
    URL.
    """
    link = _link_with_key(work, key)
    span = link.url_span or link.span if link is not None else work.entry.head
    other_span = other.entry.title_span or other.entry.head
    line, other_line = document.source.line_of(span.start), document.source.line_of(other_span.start)
    title, other_title = shorten(work.entry.title, 80), shorten(other.entry.title, 80)
    end = other_end = "; one of them is probably wrong"
    correct_span = None
    if correct is not None:
        correct_span = correct.entry.title_span or correct.entry.head
        correct_line = document.source.line_of(correct_span.start)
        end = f"; the same title on line {correct_line} has another URL"
        other_end = f", which has another URL on line {correct_line}"
    elif is_clear:
        end, other_end = "; replace the URL", ", where it is probably wrong"
    elif is_doubtful:
        end = other_end = "; one of them is wrong, or the work was renamed"
    reverse = Reverse(
        f"“{other_title}” has the same URL as “{title}” (line {line}){other_end}", "the other link"
    )
    about_other = "the work with this URL" if is_clear else "the other work"
    related = [Related(other_span, about_other, reverse=reverse)]
    if correct_span is not None:
        message = f"“{title}” has another URL on line {line}: that of “{other_title}” (line {other_line})"
        related.append(Related(correct_span, "the same title", reverse=Reverse(message, "the other link")))
    return Found(
        span,
        f"“{title}” has the same URL as “{other_title}” (line {other_line}){end}",
        Severity.WARNING if is_doubtful and not is_clear else None,
        tuple(related),
        key=f"{key}|{work.key}|{_link_with_key(other, key) is None}",
    )


def _link_with_key(work: Work, key: str) -> Link | None:
    return next((link for link in work.entry.links if link.key == key), None)


def _find_correct_links(key: str, works: list[list[Work]], comparison: Comparison) -> dict[Work, Work]:
    """Map entries in conflict to an entry with the same title and another identifier of the same kind."""
    correct: dict[Work, Work] = {}
    if any(not comparison.copied.isdisjoint(entries) for entries in works):
        return correct
    scheme = key.partition(":")[0] + ":"
    in_conflict = {entry for entries in works for entry in entries}
    for pair in comparison.pairs:
        if pair.by == "title":
            for work, other in ((pair.first, pair.later), (pair.later, pair.first)):
                if work in in_conflict and key not in other.keys and _has_identifier(other, scheme):
                    correct[work] = other
    return correct


def _has_identifier(work: Work, scheme: str) -> bool:
    return any(key.startswith(scheme) for key in work.identifiers)
