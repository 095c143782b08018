"""Entries as patterns: the fields that a new entry fills, and the text between them that it takes over."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from awesomelint.facts import fact
from awesomelint.fields import author_names
from awesomelint.fields.reference_types import reference_type
from awesomelint.markdown.inline import scan
from awesomelint.markdown.render import rendered_text
from awesomelint.merging.units import without_number
from awesomelint.model import Entry, ListDocument
from awesomelint.reading.build.tables import tags_in
from awesomelint.style.layout.fields import END, START, Field, fields_of
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import WORD, lazy_pattern
from awesomelint.writing.values import EMPHASIS, bare_venue

# Text that at least this many entries with the same fields have, and this share of them, is part of their form;
# of those that have any text, nearly all must have it: if some have another (`[slides]` for `[article]`), it is
# content.
_MIN_REPEATED, _MIN_REPEATED_SHARE, _MIN_ALIKE = 3, 0.5, 0.8
_CONTENT = frozenset(("text", "image"))
_YEAR = lazy_pattern(r"(?<![\d.])(?:19|20)\d\d(?!\d)|(?<=['’‘`´])\d\d(?!\d)")
_JOINING = lazy_pattern(r"in|at|by|from|and|with", re.IGNORECASE)
# A name before the date that says its year.
_NAME = lazy_pattern(r"[^\s<](?:[^<]*[^\s<,;:(\[])?")
_WORDS = lazy_pattern(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_IMAGE = lazy_pattern(r"!\[[^\]\n]*\]\([^\s()]*\)|<img\s[^<>]*>")
# What may be around a key, and how much is at most between it and its URL (code points).
_AROUND_KEYS = " \t\r\n:：*_`"
_BEFORE_KEYS = _AROUND_KEYS + "-–—.,;|"
_MOST_BETWEEN = 8
# As GitHub writes pictures: `:heavy_check_mark:`.
_PICTURE = lazy_pattern(r":[a-z][a-z_]{2,40}:")
_RUN = lazy_pattern(r"\*+|_+(?!\w)|(?<!\w)_+")
_HOSTS = ("github", "gitlab")
_REPOSITORY = lazy_pattern(r"https?://(?:github|gitlab)\.com/([\w.-]+/[\w.-]+?)(?:\.git)?(?:[/?#]|$)")


class Slot(NamedTuple):
    """A field of a pattern: its kind, its text, and for the parts of a link the position of the link in the entry.

    A URL without a label is `bare`.
    """

    kind: str
    text: str
    link: int = -1


class Pattern(NamedTuple):
    """The fields of an entry or of a cell, in order, and the texts before, between and after them."""

    entry: Entry
    slots: tuple[Slot, ...]
    gaps: tuple[str, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the fields, in order."""
        return tuple(slot.kind for slot in self.slots)

    @property
    def plain_gaps(self) -> tuple[str, ...]:
        """The texts before, between and after the fields, without the number of the entry."""
        return without_number(self.gaps[0]), *self.gaps[1:]

    @property
    def skeleton(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What patterns of the same form share."""
        return self.kinds, self.plain_gaps

    def between(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield the kinds of the fields before and after each text, and the text."""
        return zip(pairwise((START, *self.kinds, END)), self.plain_gaps, strict=True)

    def links(self) -> dict[int, str | None]:
        """Return the label of each link by its position in the entry."""
        return {slot.link: self.entry.links[slot.link].label for slot in self.slots if slot.link >= 0}


@fact
def patterns(document: ListDocument) -> dict[Entry, Pattern]:
    """Return the pattern of each entry that has lines of its own; table rows have one for each cell instead."""
    repeated = words_of_form(document)
    found: dict[Entry, Pattern] = {}
    for entry, own in _fields(document).items():
        source = document.source
        start, end = source.line_start(entry.line), source.line_end(entry.end_line)
        pattern = _pattern(entry, own, start, end, repeated)
        if pattern is not None:
            found[entry] = pattern
    return found


@fact
def _fields(document: ListDocument) -> dict[Entry, list[Field]]:
    """Return the fields of each entry that has lines of its own, except for table rows."""
    alone = _alone(document)
    return {entry: fields_in(entry) for entry in document.entries if entry in alone and entry.kind != "row"}


@fact
def words_of_form(document: ListDocument) -> frozenset[str]:
    """Return the texts that are part of the form of entries with some fields, such as “Accepted by”."""
    text = document.source.text
    groups: dict[tuple[str, ...], list[set[str]]] = defaultdict(list)
    for fields in _fields(document).values():
        kinds = tuple(field.kind for field in fields if field.kind not in _CONTENT)
        groups[kinds].append({text[field.start : field.end] for field in fields if field.kind in _CONTENT})
    found: set[str] = set()
    for contents in groups.values():
        saying = sum(map(bool, contents))
        least = max(_MIN_REPEATED, _MIN_REPEATED_SHARE * len(contents), _MIN_ALIKE * saying)
        counts = Counter(words for content in contents for words in content)
        found.update(words for words, number in counts.items() if number >= least and not _YEAR.search(words))
    return frozenset(found)


class Cell(NamedTuple):
    """A cell of a table: its pattern, without the white space around it, which is before and after."""

    pattern: Pattern
    before: str
    after: str

    @property
    def text(self) -> str:
        """The content of the cell."""
        slots = (slot.text for slot in self.pattern.slots)
        return self.pattern.gaps[0] + "".join(
            slot + gap for slot, gap in zip(slots, self.pattern.gaps[1:], strict=True)
        )


@fact
def rows(document: ListDocument) -> dict[Entry, list[Cell]]:
    """Return the cells of each table row that has lines of its own."""
    alone = _alone(document)
    found: dict[Entry, list[Cell]] = {}
    for entry in document.entries:
        if entry.kind == "row" and entry in alone and entry.cells:
            cells = _cells(entry)
            if cells is not None:
                found[entry] = cells
    return found


def _cells(entry: Entry) -> list[Cell] | None:
    text = entry.source.text
    found: list[Cell] = []
    for start, first, last, end, own in _cell_fields(entry):
        pattern = _pattern(entry, own, first, last, frozenset())
        if pattern is None:
            return None
        found.append(Cell(pattern, text[start:first], text[last:end]))
    return found


def _cell_fields(entry: Entry) -> Iterator[tuple[int, int, int, int, list[Field]]]:
    """Yield for each cell of a row where it, its content, the content's end and its own are, and its fields."""
    text = entry.source.text
    fields = [field for field in _merged(_with_shared_year(entry)) if field.kind != "text"]
    for start, end in _cell_spans(entry):
        body = text[start:end]
        stripped = body.strip()
        first = start + len(body) - len(body.lstrip()) if stripped else end
        last = first + len(stripped)
        own = [field for field in fields if first <= field.start and field.end <= last]
        if not own and stripped:
            own = _whole_cell(entry, first, last)
        yield start, first, last, end, own


def fields_in(entry: Entry) -> list[Field]:
    """Return the fields of an entry, in order: each tag and each note is one, and all authors together."""
    if entry.kind == "row" and entry.cells:
        return [field for *_, fields in _cell_fields(entry) for field in fields]
    return list(_with_notes(entry, _with_tags(entry, _merged(_with_shared_year(entry)))))


def has_et_al(entry: Entry) -> bool | None:
    """Whether an entry names only the first of its authors; None if it names none."""
    text = entry.source.text
    fields = [text[start:end] for kind, start, end in fields_in(entry) if kind == "authors"]
    if not fields:
        return None
    return any(author_names.has_et_al(" ".join(field.strip(EMPHASIS).split())) for field in fields)


def description_fields(entry: Entry) -> list[Field]:
    """Return the text of an entry apart from its fields, its authors, date and venue, bare years, joining words and keys of URLs."""
    text = entry.source.text
    keyed = {link.span.start: link.label for link in entry.links if link.kind == "url" and link.label}
    fields = fields_in(entry)
    if keyed:
        fields = [_without_key(text, field, keyed) for field in fields]
    others = [field.span for field in (entry.date, entry.venue) if field is not None]
    return [
        field
        for field in map(partial(_without_type, text), fields)
        if field.kind == "text"
        and field.start < field.end
        and not _YEAR.fullmatch(text, field.start, field.end)
        and not _JOINING.fullmatch(text, field.start, field.end)
        and not any(span.start < field.end and field.start < span.end for span in others)
        and not (entry.notes and _is_note(entry, field))
        and not (
            entry.authors and all(text.find(name, field.start, field.end) >= 0 for name in entry.authors)
        )
    ]


def _is_note(entry: Entry, field: Field) -> bool:
    """Return whether a field is the text of a note, perhaps without its marks."""
    shown = _shown(entry.source.text, field)
    return any(shown in note for note in entry.notes)


def _without_key(text: str, field: Field, keyed: Mapping[int, str]) -> Field:
    """Return a field without the key of the URL after it: `Code: https://…`. `keyed` are the labels of URLs by their offsets."""
    label = next((keyed[at] for at in range(field.end, field.end + _MOST_BETWEEN) if at in keyed), "")
    end = field.start + len(text[field.start : field.end].rstrip(_AROUND_KEYS))
    if not label or not text.endswith(label, field.start, end):
        return field
    return field._replace(end=field.start + len(text[field.start : end - len(label)].rstrip(_BEFORE_KEYS)))


def _without_type(text: str, field: Field) -> Field:
    """Return a field without the type of the work at its start: `[C]//Proceedings of …`."""
    of_work = reference_type(text, field.start - 1) if text[field.start - 1 : field.start] == "[" else None
    if field.kind != "text" or of_work is None:
        return field
    words = WORD.search(text, of_work.end(), max(of_work.end(), field.end))
    return field._replace(start=words.start() if words else field.end)


def description(entry: Entry) -> str:
    """Return the text of an entry apart from its fields, as the page shows it, without marks at its ends and pictures."""
    text = entry.source.text
    shown = (_shown(text, field) for field in description_fields(entry))
    return " ".join(filter(None, shown))


def _shown(text: str, field: Field) -> str:
    """Return a field as the page shows it; emphasis around its first or last word begins or ends beside it."""
    start, end = field.start, field.end
    runs = [run.start() for run in _RUN.finditer(text, start, end)]
    if runs and not text[runs[0] - 1].isspace():
        while start > 0 and text[start - 1] in EMPHASIS:
            start -= 1
    if runs and text[runs[-1] - 1].isspace():
        while end < len(text) and text[end] in EMPHASIS:
            end += 1
    # The colons around a picture are not part of the field.
    start -= text[start - 1 : start] == ":"
    end += text[end : end + 1] == ":"
    shown = rendered_text(text, start, end, scan(text, start, end, {}))
    return _PICTURE.sub("", shown).strip(" :")


def _cell_spans(entry: Entry) -> list[tuple[int, int]]:
    """Return the spans between the pipes of a row, with the white space in them."""
    text, source = entry.source.text, entry.source
    start, end = source.line_start(entry.line), source.line_end(entry.line)
    spans = []
    for at, cell in enumerate(entry.cells):
        low = entry.cells[at - 1].end if at else start
        high = entry.cells[at + 1].start if at + 1 < len(entry.cells) else end
        pipe = text.rfind("|", low, cell.start)
        first = pipe + 1 if pipe >= 0 else low
        pipe = text.find("|", cell.end, high)
        spans.append((first, pipe if pipe >= 0 else high))
    return spans


def _whole_cell(entry: Entry, start: int, end: int) -> list[Field]:
    """Return the field that a cell without links, dates and titles is: authors, tags or a note."""
    text = entry.source.text
    shown = rendered_text(text, start, end, scan(text, start, end, {}))
    if entry.authors and author_names.split(author_names.without_lead(shown)) == entry.authors:
        return [Field("authors", start, end)]
    if entry.tags and tags_in(shown) == entry.tags:
        return [Field("tag", start, end)]
    return [Field("note", start, end)] if shown in entry.notes else []  # type: ignore[arg-type]


def _alone(document: ListDocument) -> frozenset[Entry]:
    """Return the entries that share no line with another."""
    owners: dict[int, Entry] = {}
    shared: set[Entry] = set()
    for entry in document.entries + document.hidden:
        for line in range(entry.line, entry.end_line + 1):
            other = owners.setdefault(line, entry)
            if other is not entry:
                shared |= {entry, other}
    return frozenset(entry for entry in document.entries if entry not in shared)


def _with_tags(entry: Entry, fields: Iterable[Field]) -> Iterator[Field]:
    """Yield fields with each tag as one of its own: `[Theoretical & Empirical]` has two."""
    text, waiting = entry.source.text, list(entry.tags)
    for field in fields:
        if field.kind != "tag" or len(waiting) < 2 or text[field.start : field.end] in waiting:
            yield field
            continue
        at, found = field.start, []
        while waiting and (place := text.find(waiting[0], at, field.end)) >= 0:
            at = place + len(waiting.pop(0))
            found.append(Field("tag", place, at))
        yield from found or [field]


def shares_year(entry: Entry) -> bool:
    """Whether the year of the venue is that of the date after its name: `EMNLP<br>2018`, `arXiv 2024/07`."""
    date, venue = entry.date, entry.venue
    return date is not None and venue is not None and venue.span.start < date.span.start < venue.span.end


def _with_shared_year(entry: Entry) -> list[Field]:
    """Return the fields of an entry, with the name of a venue that shares its year with the date as one."""
    fields = fields_of(entry, whole=True)
    date, venue = entry.date, entry.venue
    if (
        date is None
        or venue is None
        or not shares_year(entry)
        or any(field.kind == "venue" for field in fields)
    ):
        return fields
    name = _NAME.search(entry.source.text, venue.span.start, date.span.start)
    if name is None:
        return fields
    others = [field for field in fields if field.end <= name.start() or name.end() <= field.start]
    return sorted([*others, Field("venue", *name.span())], key=lambda field: field.start)


def _merged(fields: Sequence[Field]) -> list[Field]:
    """Return fields with neighbouring lists of authors as one."""
    found: list[Field] = []
    for field in fields:
        if found and field.kind == "authors" and found[-1].kind == "authors":
            found[-1] = Field("authors", found[-1].start, field.end)
        else:
            found.append(field)
    return found


def _with_notes(entry: Entry, fields: Iterable[Field]) -> Iterator[Field]:
    """Yield fields with the notes of the entry as fields of their own, where they are written as they are read."""
    text, waiting = entry.source.text, list(entry.notes)
    for field in fields:
        if field.kind != "text" or not waiting:
            yield field
            continue
        at, found = field.start, False
        while waiting and (place := text.find(waiting[0], at, field.end + 2)) >= 0:
            at = place + len(waiting.pop(0))
            found = True
            yield Field("note", place, at)  # type: ignore[arg-type]
        if not found:
            yield field
        elif text[field.end : field.end + 2].lstrip("\r")[:1] in ("", "\n"):
            # Whole lines after a note are not part of its form.
            line_end = text.find("\n", at, field.end)
            yield from _text(text, line_end, field.end) if line_end >= 0 else ()


def _text(text: str, start: int, end: int) -> Iterator[Field]:
    """Yield the words of a part of a text as a field, if there are any."""
    words = _WORDS.search(text, start, end)
    if words is not None:
        yield Field("text", *words.span())


def _pattern(
    entry: Entry, fields: Sequence[Field], start: int, end: int, repeated: frozenset[str]
) -> Pattern | None:
    text = entry.source.text
    slots: list[Slot] = []
    gaps: list[str] = []
    at = start
    if any(link.url_span is None for link in entry.links):
        # The URL of a link is elsewhere in the file.
        return None
    spans = [link.span for link in entry.links]
    for kind, first, last in fields:
        words = text[first:last]
        if kind in _CONTENT and (words in repeated or _YEAR.fullmatch(words)):
            continue
        if kind in ("image", "badge"):
            words = _image(entry, words)
        if kind == "venue":
            words = bare_venue(words)
            first = last - len(words)
        if kind == "authors" and words.endswith(" al") and text[last : last + 1] == ".":
            # The period is that of “et al.”, so it goes with it.
            last, words = last + 1, words + "."
        if first < at or last > end:
            return None
        link = -1
        if kind in ("url", "link", "label", "badge"):
            link = next(
                (number for number, span in enumerate(spans) if span.start <= first and last <= span.end), -1
            )
            if link < 0:
                return None
        gaps.append(text[at:first])
        is_bare = kind == "link" and entry.links[link].label == ""
        slots.append(Slot("bare" if is_bare else kind, words, link))
        at = last
    gaps.append(text[at:end])
    return _with_years(_with_images(Pattern(entry, tuple(slots), tuple(gaps))))


def _with_images(pattern: Pattern) -> Pattern:
    """Return a pattern with the images between its fields, if about its repositories, as fields of their own."""
    names = [name for link in pattern.entry.links if (name := repository(link.url))]
    slots: list[Slot] = []
    gaps: list[str] = []
    for at, gap in enumerate(pattern.gaps):
        start = 0
        if any(name in gap for name in names):
            for image in _IMAGE.finditer(gap):
                gaps.append(gap[start : image.start()])
                slots.append(Slot("image", _image(pattern.entry, image[0])))
                start = image.end()
        gaps.append(gap[start:])
        slots += pattern.slots[at : at + 1]
    return Pattern(pattern.entry, tuple(slots), tuple(gaps))


def _image(entry: Entry, words: str) -> str:
    """Return an image with a placeholder for the repository that it is about, such as a badge with its stars."""
    for at, link in enumerate(entry.links):
        if (name := repository(link.url)) and name in words and shows_host_of(words, link.url):
            return words.replace(name, f"\0{at}\0")
    return words


def shows_host_of(image: str, url: str) -> bool:
    """Whether an image that names a host of repositories names that of a URL."""
    return all(host in url.lower() for host in _HOSTS if host in image.lower())


def repository(url: str) -> str:
    """Return the owner and name of a repository in a URL; empty if it has none."""
    match = _REPOSITORY.match(url)
    return match[1] if match else ""


def _with_years(pattern: Pattern) -> Pattern | None:
    """Return a pattern with the years between its fields as fields of their own; None if a year is that of no field.

    In `*ICML*, 2021`, only the name is the venue.
    """
    if not any(_YEAR.search(gap) for gap in pattern.gaps):
        return pattern
    venue = pattern.entry.venue
    slots: list[Slot] = []
    gaps: list[str] = []
    for at, gap in enumerate(pattern.gaps):
        found = list(_YEAR.finditer(gap))
        if found:
            year = found[0][0]
            if len(found) > 1 or venue is None or not str(venue.year or "").endswith(year):
                return None
            gaps += (gap[: found[0].start()], gap[found[0].end() :])
            slots.append(Slot("year", year))
        else:
            gaps.append(gap)
        slots += pattern.slots[at : at + 1]
    return Pattern(pattern.entry, tuple(slots), tuple(gaps))
