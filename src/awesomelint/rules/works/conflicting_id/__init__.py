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
Error if the list shows which entry is wrong. Warning if nothing decides, if the titles are so similar that
the paper may have been renamed, if an entry has two arXiv identifiers (in its text and its link, or in two
links to the paper), or if two neighbouring entries seem to have each other's links, judging by the names in
the URLs.

## Fix
None: the correct URL has to be looked up.

## Notes
An entry that the identifier clearly fits less is reported, judging by dates, venues, other links, neighbours,
identifiers in the text and other entries with the same title. If nothing decides, one finding names both
entries. Titles that share their distinctive words are treated as an old and a new title of one work, which
`duplicate-entry` reports; so are titles that share some words if the authors and the venue are the same.
Models, datasets or tools that share a paper (in one section, two short names whose code has one owner),
entries that link to the entry of their paper, and books are not reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.works.match import compare
from awesomelint.analysis.works.ownership import fit
from awesomelint.analysis.works.pair import Comparison, Conflict
from awesomelint.analysis.works.work import Work, may_have_two_titles
from awesomelint.fields import arxiv
from awesomelint.model import Link, ListDocument
from awesomelint.rules.api import Context, Found, Related, Reverse, Severity, Span, rule
from awesomelint.rules.works.conflicting_id.own_identifiers import find_own_conflicts
from awesomelint.rules.works.conflicting_id.swapped_links import find_swapped_links
from awesomelint.util.text import shorten

# Identifiers that are named in a message as they are usually written.
_SCHEMES = {"arxiv": "arXiv", "doi": "doi"}
# A shorter title may be that of several works.
_LONG = 24
_MOST_LISTINGS = 5


@rule("conflicting-id", group="works", severity=Severity.ERROR, compares_entries=True)
def check(context: Context) -> Iterator[Found]:
    """Report the entries that are clearly wrong; if several remain, each later one together with the first."""
    document = context.document
    comparison = compare(document)
    for conflict in comparison.conflicts:
        correct = _find_correct_links(conflict, comparison)
        owners = _possible_owners(conflict, {*correct, *comparison.copied})
        for entries in conflict.works:
            if entries not in owners:
                for entry in entries:
                    yield _wrong_entry(document, conflict, entry, owners[0][0], correct.get(entry))
        # Nothing contradicts the likeliest owner, or it is listed most often; else it is the first one.
        likeliest = max(owners, key=lambda entries: (min(_fit(entries, conflict.key), 0), len(entries)))
        others = [entries for entries in owners if entries is not likeliest]
        if len(others) > 1:
            yield _undecided_among_many(document, conflict, owners)
        else:
            for entries in others:
                yield _undecided(document, conflict, likeliest, entries)

    yield from _own_conflicts(document)
    yield from _swapped_links(document)


def _possible_owners(conflict: Conflict, wrong: set[Work]) -> list[list[Work]]:
    """Return the works that the identifier may belong to, in order; `wrong` entries are known to be wrong."""
    works = [entries for entries in conflict.works if wrong.isdisjoint(entries)]
    if len(works) in (0, len(conflict.works)):
        works = conflict.works
    scores = [_fit(entries, conflict.key) for entries in works]
    best = max(scores)
    # A renamed work may be listed again months after its identifier, but not before it.
    clear = min(best - 3, -2) if conflict.doubtful else best - 3
    return [entries for entries, score in zip(works, scores, strict=True) if best < 1 or score > clear]


def _fit(entries: list[Work], key: str) -> int:
    """Return how well the entries with one title fit an identifier, better if it is in several of them."""
    return max(fit(entry, key) for entry in entries) + (len(entries) > 1)


def _own_conflicts(document: ListDocument) -> Iterator[Found]:
    """Report entries with two identifiers."""
    for conflict in find_own_conflicts(document):
        title = shorten(conflict.entry.title, 80)
        which = "one of them is probably wrong"
        if not arxiv.is_valid(conflict.identifier):
            which = f"{conflict.identifier} is not valid"
        message = f"“{title}” has two arXiv identifiers, {conflict.other} and {conflict.identifier}; {which}"
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


def _wrong_entry(
    document: ListDocument, conflict: Conflict, work: Work, owner: Work, correct: Work | None
) -> Found:
    """Return the finding for an entry whose URL is that of `owner`; `correct` is the same title with another
    URL.
    """
    span, url_span = owner.entry.title_span, _url_span(work, conflict.key)
    title, other_title = shorten(work.entry.title, 80), shorten(owner.entry.title, 80)
    line, other_line = document.source.line_of(url_span.start), document.source.line_of(span.start)
    end, other_end = "; replace the URL", ", where it is probably wrong"
    related = []
    if correct is not None:
        correct_span = correct.entry.title_span
        correct_line = document.source.line_of(correct_span.start)
        end = f"; the same title on line {correct_line} has another URL"
        other_end = f", which has another URL on line {correct_line}"
        reverse = f"“{title}” has another URL on line {line}: that of “{other_title}” (line {other_line})"
        related = [Related(correct_span, "the same title", reverse=Reverse(reverse, "the other link"))]
    reverse = f"“{other_title}” has the same URL as “{title}” (line {line}){other_end}"
    related.insert(0, Related(span, "the work with this URL", reverse=Reverse(reverse, "the other link")))
    return Found(
        url_span,
        f"“{title}” has the same URL as “{other_title}” (line {other_line}){end}",
        related=tuple(related),
        key=_finding_key(conflict.key, work, owner),
    )


def _undecided(document: ListDocument, conflict: Conflict, owners: list[Work], others: list[Work]) -> Found:
    """Return the finding on the second of two works of which either may have the other's URL.

    It names all lines of both works.
    """
    first, later = owners[0], others[0]
    span, url_span = first.entry.title_span, _url_span(later, conflict.key)
    where = _describe_lines(document, [entry.entry.title_span for entry in owners])
    url_spans = [_url_span(entry, conflict.key) for entry in others]
    other_where = _describe_lines(document, url_spans)
    # The finding itself has the line of an entry that is listed once.
    own_where = f" ({other_where})" if len(others) > 1 else ""
    title, other_title = shorten(first.entry.title, 80), shorten(later.entry.title, 80)
    advice = (
        "correct the URL of one, or merge the entries if it is one work under two titles"
        if conflict.doubtful and may_have_two_titles(first, later)
        else "look up which work it belongs to and correct the other entry"
    )
    end = f"have the same {_describe_url(conflict.key)}; {advice}"
    reverse = Reverse(f"“{other_title}” ({other_where}) and “{title}” {end}", "the other link")
    return Found(
        url_span,
        f"“{title}” ({where}) and “{other_title}”{own_where} {end}",
        Severity.WARNING,
        (Related(span, "the other work", reverse=reverse),),
        key=_finding_key(conflict.key, later, first),
    )


def _undecided_among_many(document: ListDocument, conflict: Conflict, owners: list[list[Work]]) -> Found:
    """Return the one finding on three or more works with one URL, on the last of them; it may belong to any."""
    *most, last = (entries[0] for entries in owners)
    spans = [work.entry.title_span for work in most]
    names = [
        f"“{shorten(work.entry.title, 60)}” ({_describe_lines(document, [span])})"
        for work, span in zip(most, spans, strict=True)
    ]
    titles = f"{', '.join(names)} and “{shorten(last.entry.title, 60)}”"
    url = _describe_url(conflict.key)
    end = f"have the same {url}; look up which work it belongs to and correct the other entries"
    own_span = _url_span(last, conflict.key)
    own_where = _describe_lines(document, [own_span])
    reverse = Reverse(f"{titles} ({own_where}) {end}", "another work with this URL")
    return Found(
        own_span,
        f"{titles} {end}",
        Severity.WARNING,
        tuple(Related(span, "another work with this URL", reverse=reverse) for span in spans),
        key=_finding_key(conflict.key, last, most[0]),
    )


def _describe_url(key: str) -> str:
    """Return how messages name the URL with a key: `URL (arXiv:2401.01234)`."""
    scheme, _, identifier = key.partition(":")
    return f"URL ({_SCHEMES[scheme]}:{identifier})" if scheme in _SCHEMES else "URL"


def _describe_lines(document: ListDocument, spans: list[Span]) -> str:
    """Return the lines of spans for a message: `line 3`, `lines 3 and 9`."""
    *most, last = dict.fromkeys(str(document.source.line_of(span.start)) for span in spans)
    return f"lines {', '.join(most)} and {last}" if most else f"line {last}"


def _url_span(work: Work, key: str) -> Span:
    link = _link_with_key(work, key)
    return link.url_span or link.span if link is not None else work.entry.head


def _finding_key(key: str, work: Work, other: Work) -> str:
    return f"{key}|{work.key}|{_link_with_key(other, key) is None}"


def _link_with_key(work: Work, key: str) -> Link | None:
    return next((link for link in work.entry.links if link.key == key), None)


def _find_correct_links(conflict: Conflict, comparison: Comparison) -> dict[Work, Work]:
    """Map entries in conflict to an entry with the same title and another identifier of the same kind."""
    scheme = conflict.key.partition(":")[0] + ":"
    in_conflict = [entry for entries in conflict.works for entry in entries]
    copied = [entry for entry in in_conflict if entry in comparison.copied]
    correct: dict[Work, Work] = {}
    for work in copied or in_conflict:
        for other in comparison.by_title[work.key][:_MOST_LISTINGS] if len(work.key) >= _LONG else ():
            if conflict.key not in other.keys and any(key.startswith(scheme) for key in other.identifiers):
                correct.setdefault(work, other)
    return correct
