"""Entries from table rows. Columns are identified by their header, in any language, or by their contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from awesomelint.fields import author_names, dates, link_labels, venues
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import links_of, rendered_text
from awesomelint.model import DateField, Entry, VenueField
from awesomelint.reading.build.cells import read_cells, read_titles
from awesomelint.reading.build.columns import (
    holds_citations,
    holds_months,
    holds_sentences,
    month_of,
    take_citation,
)
from awesomelint.reading.build.entries import add_links, fill, finish, merge
from awesomelint.reading.build.headers import PROJECTS, header_role, header_roles, names_titles
from awesomelint.reading.outline import Row, Stretch, Unit
from awesomelint.reading.parse.draft import Draft, is_anchor
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.parse.plain_title import is_service
from awesomelint.reading.parse.recognisers import whole_text_date
from awesomelint.reading.parse.trailing import label_venue
from awesomelint.reading.segment import TRACKS
from awesomelint.reading.separators import unmarked
from awesomelint.reading.slot_venues import may_be_venue, venue_of
from awesomelint.reading.thresholds import NEARLY_ALL, SLOT_ENTRIES
from awesomelint.reading.votes.tally import Sequence, resolve_all
from awesomelint.source import Source, Span
from awesomelint.util.regex import WORD, lazy_pattern

# The roles of columns that may also hold a date or a venue.
_OPEN = frozenset(("", "link", "title"))
# The roles of columns that may hold several fields in one cell.
_SHARED = frozenset(("", "authors", "venue", "date"))
_ORGANISATION = lazy_pattern(r"\b(?:orgs?|organi[sz]ations?|affiliations?|institut\w+)\b|机构|单位")
# After a name: `Ada Lark (Barn University)`.
_AFFILIATION = lazy_pattern(r"\s*\([^()]*\)")
_PAIR = lazy_pattern(r"(\d\d)[-./](\d\d)")
_INDEX = lazy_pattern(r"\d{1,4}")
_BLANK = frozenset(("", "-", "–", "—", "/", "N/A", "✗", "✔", "✅", "❌"))
# What a column of venues says of a work that has no venue yet, or besides the venue.
_NO_VENUES = TRACKS.union(
    ("tbd", "tba", "n/a", "na", "none", "unknown"),
    ("under review", "in submission", "submitted", "to appear"),
)
_TAG_JOIN = lazy_pattern(r"[,;；，、]|&(?=\S)")


def table_entries(source: Source, unit: Unit, drafter: Parser) -> list[Entry]:
    """The entries of a table, one a row; none where the table lists no works."""
    text = source.text
    headers = [rendered_text(text, cell.start, cell.end, cell.parts) for cell in unit.rows[0].cells]
    rows = unit.rows[1:]
    roles = [header_role(header) for header in headers]
    if "title" not in roles and headers and headers[0].strip("* ").casefold() in PROJECTS:
        roles[0] = "title"
    title = _title_column(text, rows, roles, headers, drafter)
    if title is None:
        return []
    targets = [link.url for row in rows for cell in row.cells for link in links_of(cell.parts)]
    if targets and all(map(is_anchor, targets)):
        # A table of contents.
        return []
    known = [header.casefold() for header in headers]
    # A header repeated further down is not an entry.
    rows = [
        row
        for row in rows
        if [text[cell.start : cell.end].strip("* ").casefold() for cell in row.cells[:3]] != known[:3]
    ]
    columns = Columns(text, rows, roles, headers)
    columns.share(text, rows, title, drafter)
    drafts = {} if columns.has_authors() else read_titles(text, rows, title, columns.named(title), drafter)
    drafts = drafts or _vote(text, rows, title, drafter)
    linked = sum(1 for row in rows if any(_links(cell.parts) for cell in row.cells))
    credited = sum(bool(draft.authors) for draft in drafts.values()) >= NEARLY_ALL * len(rows)
    if linked < 0.3 * len(rows) and not credited and not any(role in ("venue", "authors") for role in roles):
        return []
    found = (_entry(source, row, columns, title, drafter, drafts.get(row.line)) for row in rows)
    return [entry for entry in found if entry is not None]


class Columns:
    """The roles of a table's columns, and what the cells of a column together say about each of them.

    A short date is `22.07`. The same form can be a day, with its year elsewhere (`02-20`), or a result. In the columns
    `undated`, short dates are not read. The links in `venues` say where a work was published (`[ICML 2020](…)`). The
    columns `mixed` hold authors or their organisations. Those in `shared` hold authors, a venue and a date in one cell, read
    here. The columns `cited` hold citations by authors and year, those in `months` the months of the years elsewhere.
    """

    __slots__ = ("cited", "headers", "mixed", "months", "roles", "shared", "undated", "venues")

    def __init__(self, text: str, rows: list[Row], roles: list[str], headers: list[str]) -> None:
        self.roles = roles
        self.headers = headers
        self.shared: dict[int, dict[int, Draft]] = {}
        self.mixed = {
            column for column, header in enumerate(headers) if _ORGANISATION.search(header.casefold())
        }
        self.undated: set[int] = set()
        self.venues: set[int] = set()
        self.cited: set[int] = set()
        self.months: set[int] = set()
        width = max((len(row.cells) for row in rows), default=0)
        for column in range(width):
            role = self.role(column)
            if role == "tags" and holds_sentences(text, rows, column):
                self.roles[column] = "note"
            if role != "date" and role not in _OPEN:
                continue
            cells = [row.cells[column] for row in rows if column < len(row.cells)]
            if role == "date" and holds_months(text, rows, column):
                self.months.add(column)
            if not role and holds_citations(text, rows, column):
                self.cited.add(column)
                continue
            if not role and column < len(roles) and _names_venues(text, cells):
                roles[column] = "venue"
                continue
            if not _short_dates([text[cell.start : cell.end].strip("*_` ") for cell in cells], role):
                self.undated.add(column)
            linked = [label_venue(text, link) for cell in cells for link in links_of(cell.parts)]
            dated = sum(venue is not None and venue.year is not None for venue in linked)
            if dated >= SLOT_ENTRIES or (role == "date" and dated):
                self.venues.add(column)

    def share(self, text: str, rows: list[Row], title: int, drafter: Parser) -> None:
        """Read the columns whose cells hold authors with a venue or date."""
        for column in range(len(self.headers)):
            if column != title and self.role(column) in _SHARED and column not in self.cited:
                drafts = read_cells(text, rows, column, self.named(column), drafter)
                if drafts:
                    self.shared[column] = drafts

    def named(self, column: int) -> frozenset[str]:
        """All that the header of a column names."""
        return frozenset(header_roles(self.headers[column]))

    def has_authors(self) -> bool:
        """Whether a column other than that of the titles has the authors."""
        return bool(self.shared) or "authors" in self.roles or bool(self.cited)

    def role(self, column: int) -> str:
        """What a column holds by its header; "" if the header is unknown."""
        return self.roles[column] if column < len(self.roles) else ""


def _names_venues(text: str, cells: list[Stretch]) -> bool:
    """Return whether a column whose header is unknown has the venues: several that are known, beside names that may be others."""
    shown = [text[cell.start : cell.end].strip("*_` ") for cell in cells if not links_of(cell.parts)]
    shown = [text for text in shown if text not in _BLANK]
    known = [mention.name for mention in map(venues.read_whole, shown) if mention is not None]
    if len(set(known)) < SLOT_ENTRIES:
        return False
    return sum(map(may_be_venue, shown)) >= NEARLY_ALL * len(cells)


def _short_dates(shown: list[str], role: str) -> bool:
    """Return whether short dates such as `22.07` in a column are dates: by its header, or if it holds nothing else."""
    pairs = [(int(match[1]), int(match[2])) for text in shown if (match := _PAIR.fullmatch(text))]
    if any(month > 12 for _, month in pairs) or all(year <= 12 for year, _ in pairs):
        # Not all have a month, or all could be a day and its month.
        return False
    filled = sum(text not in _BLANK for text in shown)
    return role == "date" or (len(pairs) >= SLOT_ENTRIES and len(pairs) == filled)


def _vote(text: str, rows: list[Row], title: int, drafter: Parser) -> dict[int, Draft]:
    """Return the drafts of titles that have fields on lines of their own, by the lines of their rows.

    As in a section of items, the rows decide together what a single cell (`Title <br> Ada Lark <br> ICML`) leaves open.
    There are none if most cells have only a title.
    """
    cells = {row.line: row.cells[title] for row in rows if title < len(row.cells)}
    broken = sum(any(part.kind == "hardbreak" for part in cell.parts) for cell in cells.values())
    if broken < max(SLOT_ENTRIES, len(rows) // 2):
        return {}
    drafts = {line: drafter.draft(cell.start, cell.end, cell.parts) for line, cell in cells.items()}
    sequences = [Sequence([draft]) for draft in drafts.values()]
    resolve_all(text, sequences)
    return drafts


def _links(parts: list[Inline]) -> bool:
    return any(part.kind in ("link", "url") or (part.children and _links(part.children)) for part in parts)


def _title_column(
    text: str, rows: list[Row], roles: list[str], headers: list[str], drafter: Parser
) -> int | None:
    """The column that holds the titles: the one headed so whose cells have most words, else the wordiest linked one."""
    named = [column for column, role in enumerate(roles) if role == "title"]
    if len(named) == 1:
        return named[0]
    size: Counter[int] = Counter()
    linked: Counter[int] = Counter()
    sample = rows[:: max(1, len(rows) // 20)]
    for row in sample:
        for column, cell in enumerate(row.cells[: len(roles)]):
            draft = drafter.draft(cell.start, cell.end, cell.parts)
            if draft.title_kind == "link":
                linked[column] += 1
            if draft.title_kind not in ("", "label") and not _INDEX.fullmatch(draft.title):
                size[column] += min(
                    8, len(WORD.findall(draft.title)) if draft.title.isascii() else len(draft.title) // 2
                )
    if named:
        both = [column for column in named if linked[column] >= len(sample) * 0.5]
        titled = [column for column in named if names_titles(headers[column])]
        if len(titled) == 1 and both and titled[0] not in both:
            # The links are names: `| [OwlNet](…) | Tidy Sheep on Hills |`
            words = size[titled[0]]
            venue = _holds_venues(sample, titled[0], drafter)
            if words >= 2 * len(sample) and words > max(size[column] for column in both) and not venue:
                return titled[0]
        return max(both or named, key=lambda column: (size[column], -column))
    good = [
        column
        for column in linked
        if linked[column] >= len(sample) * 0.4 and roles[column] not in ("code", "link")
    ]
    if good:
        return max(good, key=lambda column: (size[column], -column))
    if (named_column := _named_column(sample, range(len(roles)), "label", drafter)) is not None:
        return named_column
    free = [
        column
        for column in range(len(roles))
        if roles[column] not in ("date", "venue", "authors", "code", "link", "index", "tags")
    ]
    free = [column for column in free if size[column] >= len(sample)]
    free = [column for column in free if not holds_citations(text, rows, column)] or free
    if free and all(roles[column] == "note" for column in free):
        headed = [column for column, role in enumerate(roles) if role == "link"]
        if (named_column := _named_column(sample, headed, "link", drafter)) is not None:
            return named_column
    return free[0] if free else None


def _holds_venues(sample: list[Row], column: int, drafter: Parser) -> bool:
    """Return whether more than a few cells of a column are venues or dates: `| [OwlNet](…) | ICML 2020 [PDF](…) |`."""
    titles = [_draft(drafter, row.cells[column]).title for row in sample if column < len(row.cells)]
    return sum(is_service(title) for title in titles) > (1 - NEARLY_ALL) * len(titles)


def _named_column(sample: list[Row], columns: Iterable[int], kind: str, drafter: Parser) -> int | None:
    """The first column of links whose texts differ from row to row: labels (`[ICML 2027](…)`), or else names."""
    for column in columns:
        shown = [
            draft.title.casefold()
            for row in sample
            if column < len(row.cells)
            and (draft := _draft(drafter, row.cells[column])).title_kind == kind
            and all(link.kind == "link" for link in draft.links)
            and not link_labels.says_paper(draft.title)
            and not link_labels.says_code(draft.title)
        ]
        if len(shown) >= 0.8 * len(sample) and len(set(shown)) >= 0.8 * len(shown):
            return column
    return None


def _entry(
    source: Source, row: Row, columns: Columns, title: int, drafter: Parser, titled: Draft | None
) -> Entry | None:
    text, roles = source.text, columns.roles
    if title >= len(row.cells):
        return None
    entry = Entry(source, "row", row.line, row.line, Span(row.start, row.end))
    entry.cells = tuple(Span(cell.start, cell.end) for cell in row.cells)
    drafts = {title: titled or _draft(drafter, row.cells[title])}
    if not drafts[title].title:
        for column, cell in enumerate(row.cells):
            other = _draft(drafter, cell)
            if other.title and other.title_kind == "link":
                title, drafts[column] = column, other
                break
        else:
            return None
    # If a name and a paper are in two columns, the title is the paper's link text.
    for column, role in enumerate(roles[: len(row.cells)]):
        if (
            role in ("title", "link")
            and drafts[title].title_kind != "link"
            and len(WORD.findall(drafts[title].title)) <= 2
        ):
            other = _draft(drafter, row.cells[column])
            if other.title_kind == "link" and len(WORD.findall(other.title)) >= 3:
                title, drafts[column] = column, other
    for column, cell in enumerate(row.cells):
        shared = columns.shared.get(column, {}).get(row.line)
        if column == title:
            if drafts[title].title_kind == "label":
                # In a column of titles, a link is the title whatever it says.
                drafts[title].title_kind = "link"
            fill(entry, text, drafts[title])
            entry.head = Span(cell.start, cell.end)
        elif shared is not None:
            add_links(entry, text, shared)
            merge(entry, shared)
        elif column in columns.cited:
            add_links(entry, text, drafter.linked(cell.start, cell.end, cell.parts))
            take_citation(entry, text, cell)
        else:
            _cell(entry, text, cell, columns, column, drafter)
    for column in columns.months:
        if column < len(row.cells) and entry.date is not None and len(entry.date.iso) == 4:
            month = month_of(text, row.cells[column])
            entry.date = entry.date._replace(iso=f"{entry.date.iso}-{month:02}") if month else entry.date
    if entry.venue is None:
        _linked_venue(entry, text, row, columns)
    finish(entry, text)
    return entry


def _draft(drafter: Parser, cell: Stretch) -> Draft:
    return drafter.draft(cell.start, cell.end, cell.parts, voted_on=False)


def _linked_venue(entry: Entry, text: str, row: Row, columns: Columns) -> None:
    """Take the venue from the label of a link, in a column of such labels."""
    for column, cell in enumerate(row.cells):
        if column not in columns.venues:
            continue
        for link in links_of(cell.parts):
            found = label_venue(text, link)
            if found is not None:
                entry.venue = found
                date = entry.date
                if date is not None and cell.start <= date.span.start and date.span.end <= cell.end:
                    # A year alone is the venue's.
                    entry.date = date if len(date.iso) != 4 else None
                return


def _cell(entry: Entry, text: str, cell: Stretch, columns: Columns, column: int, drafter: Parser) -> None:
    """Read one cell by its column's role; whatever the role, its links are the entry's."""
    start, end, parts = cell.start, cell.end, cell.parts
    role = columns.role(column)
    if role in ("code", "index"):
        # Of these only the links are of use.
        add_links(entry, text, drafter.linked(start, end, parts))
        return
    shown = rendered_text(text, start, end, parts)
    blank = not shown or shown in "-–—/✗✔✅❌"
    may_have_date = role in _OPEN and len(shown) < 60
    short = (role == "date" or may_have_date) and _PAIR.fullmatch(shown.strip("*_` ")) is not None
    whole = whole_text_date(text, shown, start) if (role == "date" or short) and not blank else None
    # What a field says that the entry has already is not asked.
    asked = (
        (role == "date" and whole is None)
        or (role == "venue" and entry.date is None)
        or (may_have_date and (entry.date is None or entry.venue is None))
    )
    draft = (drafter.fields if asked and not blank else drafter.linked)(start, end, parts)
    add_links(entry, text, draft)
    if blank:
        return
    if short:
        if column not in columns.undated:
            entry.date = entry.date or whole
    elif role == "date":
        if whole is not None:
            entry.date = whole
        elif draft.date is not None and draft.date.iso:
            entry.date = draft.date
        else:
            _loose_date(entry, text, shown, start, end)
    elif role == "venue":
        _venue(entry, text, shown, start, end)
        entry.date = entry.date or draft.date
    elif role == "authors":
        people = author_names.without_lead(unmarked(shown))
        if column in columns.mixed:
            people = _AFFILIATION.sub("", people)
            people = author_names.up_to_et_al(people) or people
            people = "" if author_names.is_organisation(people) else people
        entry.authors = entry.authors or author_names.split(people)
    elif role == "tags":
        entry.tags += tags_in(shown)
        if entry.venue is None:
            _tagged_venue(entry, text, start, end)
    elif role == "note":
        entry.notes += [shown]
    elif may_have_date:
        entry.date = entry.date or draft.date
        entry.venue = entry.venue or draft.venue


def tags_in(cell: str) -> list[str]:
    """Return the tags in a cell of a column of tags."""
    return [tag for word in _TAG_JOIN.split(cell) if (tag := word.strip())]


def _tagged_venue(entry: Entry, text: str, start: int, end: int) -> None:
    """Take the venue with its year that is one of the tags: `` `ICML'23`, `Sheep` ``."""
    at = start
    for word in _TAG_JOIN.split(text[start:end]):
        shown = word.strip("*_`[]() ")
        found = venues.read_whole(shown)
        if found is not None and found.year and not venues.is_preprint(found.name):
            at = text.find(shown, at)
            entry.venue = VenueField(shown, found.name, found.year, found.track, Span(at, at + len(shown)))
            return
        at += len(word)


_SLASHED = lazy_pattern(r"(\d{1,2})/(\d{1,2})/(\d\d)")
_YEAR_IN = lazy_pattern(r"(?<!\d)((?:19[5-9]|20[0-4])\d)(?!\d)")


def _loose_date(entry: Entry, text: str, shown: str, start: int, end: int) -> None:
    """What a date column says in its own way: `6/24/22`, `S2020`, `2017-2018`, `2020-21`; the year, if no more."""
    if match := _SLASHED.fullmatch(shown):
        iso, problem = dates.build(2000 + int(match[3]), int(match[1]), int(match[2]))
    elif match := _YEAR_IN.search(shown):
        iso, problem = match[1], ""
    else:
        return
    at = max(text.find(match[0], start, end), start)
    entry.date = DateField(match[0], iso, Span(at, at + len(match[0])), problem)


# `2019--2021`
_PERIOD = lazy_pattern(r"\d{4}\s?[-–—]+\s?\d{2,4}")
# `2020, ICML`, `ICML / 2020`
_YEAR_BESIDE = lazy_pattern(
    r"(?P<year>(?:19[5-9]|20[0-4])\d)[\s,/:|-]+(?P<name>[^\W\d_].*)|(?P<before>[^\W\d_][^/]*?)\s*/\s*(?P<last>(?:19[5-9]|20[0-4])\d)"
)


def _venue(entry: Entry, text: str, shown: str, start: int, end: int) -> None:
    shown = unmarked(shown)
    if WORD.search(shown) is None or shown.strip("()[]*!. ").casefold() in _NO_VENUES:
        return
    beside = _YEAR_BESIDE.fullmatch(shown)
    if beside is not None and dates.read_whole(shown) is None:
        name, year = beside["name"] or beside["before"], beside["year"] or beside["last"]
        entry.venue = venue_of(f"{name} {year}", shown, Span(start, end))
        return
    found = [
        mention
        for mention in venues.find(shown, alone=True)
        if (mention.end - mention.start) * 2 >= len(shown) or mention.start == 0
    ]
    at = text.find(shown, start, end)
    span = Span(at, at + len(shown)) if at >= 0 else Span(start, end)
    if found:
        entry.venue = VenueField(shown, found[0].name, found[0].year, found[0].track, span)
    elif shaped := venues.shaped_like(shown):
        entry.venue = VenueField(shown, shaped.name, shaped.year, shaped.track, span)
    elif dates.read_whole(shown) is None and len(shown) < 80 and _PERIOD.fullmatch(shown) is None:
        entry.venue = venue_of(shown, shown, span)
