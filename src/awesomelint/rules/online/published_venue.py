"""A preprint that has been published since.

## Why
Readers want to know where a paper was published; entries are added when only the preprint exists.

## Wrong
    - Attention Is All You Need, arXiv 2017. [paper](https://arxiv.org/abs/1706.03762)

## Right
    - Attention Is All You Need, NeurIPS 2017. [paper](https://arxiv.org/abs/1706.03762)

## Fix
Unsafe if the entry names a preprint server: the venue, written like the other venues of the list.

## Notes
Only reported by `awesomelint verify`, as a note, so use `--min-severity note`. Published papers are found by
their titles on dblp and in arXiv's journal references. Only lists that name venues are checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.online.answers import Answers
from awesomelint.analysis.online.known_works import title_span
from awesomelint.fields import venues
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, unsafe
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

# A venue with its year, and what is between and after them: `NeurIPS'23`, `ICLR 2025`.
_FORM = compiled(r"(?P<name>.*?[^\W\d_])(?P<between>[\s,’'‘-]*)(?P<year>(?:19|20)\d\d|\d\d)")


class _Venue(NamedTuple):
    name: str
    year: int
    source: str


@rule("published-venue", group="online", severity=Severity.NOTE, fix="unsafe", changes=("venue", "words"))
def check(context: Context) -> Iterator[Found]:
    """Report preprints that were published."""
    document = context.document
    if not any(_is_named(entry) for entry in document.entries):
        return
    form = _usual_form(document)
    for entry in document.compared:
        if _is_named(entry) or (found := _published(entry, context.answers)) is None:
            continue
        fix = None
        if entry.venue is not None and form is not None:
            between, digits = form
            year = f"{found.year}" if digits == 4 else f"{found.year % 100:02}"
            fix = unsafe("name the venue", Edit(*entry.venue.span, f"{found.name}{between}{year}"))
        span = entry.venue.span if entry.venue is not None else title_span(entry)
        message = f"published at {found.name} {found.year} ({found.source})"
        yield Found(span, message, fix=fix, key=f"{entry.title} {found.name} {found.year}")


def _is_named(entry: Entry) -> bool:
    """Whether an entry names a venue that is not a preprint server."""
    return entry.venue is not None and not venues.is_preprint(entry.venue.name)


def _published(entry: Entry, answers: Answers) -> _Venue | None:
    """Return where the work of an entry was published, if the venue is a known one."""
    work = answers.work(entry)
    if work is not None and work.venue and work.source == "arXiv":
        mentions = [
            found for found in venues.find(work.venue) if found.year and not venues.is_preprint(found.name)
        ]
        if len(mentions) == 1 and mentions[0].year:
            return _Venue(mentions[0].name, mentions[0].year, "arXiv")
    publication = answers.publication(entry)
    if publication is None or entry.arxiv is None or publication.year < entry.arxiv.month[0]:
        return None
    return _Venue(
        venues.known_name(publication.venue) or publication.venue, publication.year, publication.source
    )


def _usual_form(document: ListDocument) -> tuple[str, int] | None:
    """Return what is between a venue and its year in most entries, and the digits of the year; None if unclear."""
    forms: Counter[tuple[str, int]] = Counter()
    for entry in document.entries:
        if entry.venue is not None and _is_named(entry) and (match := _FORM.fullmatch(entry.venue.raw)):
            forms[match["between"], len(match["year"])] += 1
    if not forms:
        return None
    form, count = forms.most_common(1)[0]
    return form if count * 2 > forms.total() else None
