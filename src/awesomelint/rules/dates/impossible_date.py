"""A date in the future or before the arXiv identifier of the work, or another year than that of the proceedings.

## Why
A date in the future is usually a typo, and it keeps the entry at the top of every list that is sorted by
date.

## Wrong
    - [2032-03-21] Reflexion: Language Agents with Verbal Reinforcement Learning [[paper]](https://arxiv.org/abs/2303.11366)
    - The Clock and the Pizza, NeurIPS 2024 [[paper]](https://proceedings.neurips.cc/paper_files/paper/2023/hash/56cbfbf49937a0873d451343ddc8c57d-Abstract-Conference.html)

## Right
    - [2023-03-21] Reflexion: Language Agents with Verbal Reinforcement Learning [[paper]](https://arxiv.org/abs/2303.11366)
    - The Clock and the Pizza, NeurIPS 2023 [[paper]](https://proceedings.neurips.cc/paper_files/paper/2023/hash/56cbfbf49937a0873d451343ddc8c57d-Abstract-Conference.html)

## Fix
None: the correct date has to be looked up.

## Severity
Error if the date is more than a day in the future. Note if it is only a year and that is the next year, if it
is within the next year and the entry has a journal or conference, which announce works early, or if the list
or section is about upcoming events. Note if the date is more than a month before the identifier was assigned, because
works may be published elsewhere first and arXiv may delay submissions. Warning if the year of a conference is not
that in the URL of its proceedings: NeurIPS, the conferences of the ACL, CVPR, ICCV, ECCV and WACV have it there.

## Notes
“Today” is the day of the run; use `--today 2025-01-31` to set another. arXiv identifiers contain the month in which
they were assigned (<https://info.arxiv.org/help/arxiv_identifier.html>).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from awesomelint.analysis.positions import in_url, is_verbatim, parts_at
from awesomelint.fields import dates
from awesomelint.model import DateField, Entry, ListDocument, Section
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.source import back, onward
from awesomelint.util.regex import compiled

# Later days would overflow when a year is added.
_LAST = date(9998, 1, 1)
_DECIMAL = compiled(r"\d\d\.\d\d")
_TWO_NUMBERS = compiled(r"\d\d?\D\d\d?")
_SCORE = compiled(r"\W*\d{1,3}\.\d+\W*")
_ANNOUNCEMENTS = compiled(
    r"(?i)\b(?:deadlines?|upcoming|calendar|schedule|calls? for papers|cfps?|coming soon)\b"
)
# The year of the proceedings in the URL of a paper, and their conference, which is NeurIPS if no group has a name.
_VOLUME = compiled(r"\s\d{1,3}\s*\((?:19|20)\d\d\)")
_PROCEEDINGS = compiled(
    r"(?i)(?:(?:proceedings|papers)\.(?:neurips|nips)\.cc/paper(?:_files/paper)?/(?P<year>\d{4})/"
    r"|openaccess\.thecvf\.com/content(?:_|/)(?P<cvf>CVPR|ICCV|ECCV|WACV)_?(?P<cvf_year>\d{4})/"
    r"|aclanthology\.org/(?P<acl_year>\d{4})\.(?:findings-)?(?P<acl>acl|emnlp|naacl|eacl|coling)(?:-|\.))"
)
_PREPRINTS = frozenset(("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "SSRN", "TechRxiv", "Preprint"))


@rule("impossible-date", group="dates", severity=Severity.ERROR, dated=True)
def check(context: Context) -> Iterator[Found]:
    """Compare dates with the day of the run, the month of the arXiv identifier, and the year of the proceedings."""
    document = context.document
    today = context.today
    tomorrow = (min(today, _LAST) + timedelta(days=1)).isoformat() if today else "9999"
    dated = [(entry, entry.date) for entry in document.entries if entry.date is not None and entry.date.iso]
    dated = [(entry, found) for entry, found in dated if not _is_score(entry, found)]
    future = [(entry, found) for entry, found in dated if found.iso > tomorrow[: len(found.iso)]]
    # With this many future dates, the list is about events or deadlines, or the clock is wrong.
    is_schedule = len(future) > 5 and len(future) > 0.2 * len(dated)
    for entry, found in future:
        yield _future_date(entry, found, tomorrow, is_schedule=is_schedule or _is_announcement(entry))
    # A date before the identifier is only a note.
    for entry, found in dated if context.min_severity <= Severity.NOTE else ():
        if (
            entry.arxiv is not None
            and found.iso <= tomorrow[: len(found.iso)]
            # `02-11` may be a month and a day, or a number.
            and _TWO_NUMBERS.fullmatch(found.raw) is None
        ):
            yield from _date_before_identifier(entry, found)
    for entry in document.entries:
        yield from _other_year_than_proceedings(entry)
    if today is not None:
        yield from _future_dates_in_text(document, tomorrow)


def _is_announcement(entry: Entry) -> bool:
    """Return whether an entry is in a section about deadlines or events to come."""
    section: Section | None = entry.section
    while section is not None:
        if _ANNOUNCEMENTS.search(section.title):
            return True
        section = section.parent
    return False


def _is_score(entry: Entry, found: DateField) -> bool:
    """Return whether a date such as `31.07` is one of the decimals of a table of results."""
    if _DECIMAL.fullmatch(found.raw) is None:
        return False
    text = entry.source.text
    others = [cell for cell in entry.cells if not cell.start <= found.span.start < cell.end]
    return any(_SCORE.fullmatch(text, *cell) for cell in others)


def _future_date(entry: Entry, found: DateField, tomorrow: str, *, is_schedule: bool) -> Found:
    is_announced = entry.venue is not None and entry.venue.name not in _PREPRINTS
    limit = f"{int(tomorrow[:4]) + 1}{tomorrow[4:]}"[: len(found.iso)]
    is_plausible = is_schedule or (found.iso <= limit and (is_announced or len(found.iso) == 4))
    severity = Severity.NOTE if is_plausible else None
    return Found(
        found.span, f"date “{found.raw}” is in the future", severity, key=f"{found.iso} {entry.title}"
    )


def _date_before_identifier(entry: Entry, found: DateField) -> Iterator[Found]:
    """Report a date more than a month before that of the entry's arXiv identifier."""
    assert entry.arxiv is not None
    year, month = entry.arxiv.month
    iso = found.iso
    months = (year - int(iso[:4])) * 12 + (month - int(iso[5:7]) if len(iso) > 4 else 0)
    if months > (1 if len(iso) > 4 else 12):
        identifier = f"arXiv identifier {entry.arxiv.id}"
        message = f"“{found.raw}” is before {identifier} was assigned ({entry.arxiv.iso_month})"
        yield Found(found.span, message, Severity.NOTE, key=f"{iso} {entry.title}")


def _other_year_than_proceedings(entry: Entry) -> Iterator[Found]:
    """Report a venue with another year than its proceedings, unless the entry links to those of several years."""
    if entry.venue is None or entry.venue.year is None:
        return
    found = [match for link in entry.links if (match := _PROCEEDINGS.search(link.url))]
    editions = {
        (
            (match["cvf"] or match["acl"] or "NeurIPS").upper(),
            int(match["year"] or match["cvf_year"] or match["acl_year"]),
        )
        for match in found
    }
    if len(editions) != 1:
        return
    ((name, year),) = editions
    if year + 1 == entry.venue.year and _VOLUME.search(entry.venue.raw):
        # Proceedings that are cited by their volume have the year in which it was published: `NeurIPS 36 (2024)`.
        return
    if name == entry.venue.name.upper() and year != entry.venue.year:
        message = f"“{entry.venue.raw}”, but the entry links to the proceedings of {entry.venue.name} {year}"
        yield Found(entry.venue.span, message, Severity.WARNING, key=f"{entry.venue.raw} {entry.title}")


def _future_dates_in_text(document: ListDocument, tomorrow: str) -> Iterator[Found]:
    """Report dates outside of date fields, from the third year in the future on."""
    text = document.source.text
    years = [str(year)[2:] for year in range(int(tomorrow[:4]) + 3, 2100)]
    if not years:
        return
    fields = {entry.date.span.start for entry in document.entries if entry.date is not None}
    for match in compiled(rf"20(?:{'|'.join(years)})(?!\d)").finditer(text):
        for found in dates.find(text, back(text, match.start(), 16), onward(text, match.end(), 16)):
            if found.start in fields or len(found.iso) < 10 or not found.start <= match.start() < found.end:
                continue
            parts = parts_at(document, found.start)
            is_tag = any(part.kind == "code" for part in parts)
            if not in_url(parts, found.start) and (is_tag or not is_verbatim(document, found.start)):
                raw = text[found.start : found.end]
                yield Found(Span(found.start, found.end), f"date “{raw}” is in the future")
