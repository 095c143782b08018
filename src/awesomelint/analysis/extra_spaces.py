"""Extra spaces: doubled spaces, spaces before punctuation, and trailing spaces.

A list may double spaces on purpose, so spaces count as extra only if other entries do without them in the
same position.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter

from awesomelint.analysis.positions import entry_at, in_formula, in_url, is_verbatim, parts_at
from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.pieces import Piece
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_DOUBLED = compiled(r"  +\S?")
_BEFORE_PUNCTUATION = compiled(r" [,.;)\]](?=[\s;:()\[\]*]|$)")
# The marker of an item, a checkbox, and the number of an outline (`4.12`), after which spaces align what follows.
_LIST_MARKER = compiled(
    r"[ \t>]*+(?:[-*+•]|\d++[.)])?+[ \t]*+(?:\[[ xX]\])?+[ \t]*+(?:\d++(?:\.\d++)++\.?)?+[ \t]*+"
)
# One space after a link or code with a period, and the start of a sentence.
_PERIOD_AFTER_LINK = compiled(r"(?:\]\([^\s()]+\)|`)\. (?=[\w\[*_`])")
_SENTENCE_START = compiled(r"[\[*_`]*[A-Z]")
_ASCII_WORD = compiled(r"[A-Za-z0-9]")
# More consecutive spaces than this are alignment.
_MAX_SPACES = 4
_SEPARATORS = frozenset("|/·•—–-")
# Full-width punctuation has its space within its own width, so there is none before it.
_FULL_WIDTH = frozenset("，。；：、！？）】》」』")
# A space that is written as an entity.
_ENTITY = compiled(r"&(?:emsp|ensp|nbsp|thinsp|#160);")
_start = attrgetter("start")
# How many entries must have the usual spacing for each entry with extra spaces.
_USUAL_RATIO = 9
# With this ratio, extra spaces are still reported, as notes.
_LIKELY_RATIO = 2
# The fewest entries with a position, extra spaces or not, that show what is usual there.
_MIN_ENTRIES = 5
# With this many line breaks of two spaces, the only one of three is a mistake.
_MIN_LINE_BREAKS = 10
# The fewest entries of a section that all have the same extra spaces by intent.
_FEWEST = 3
# This many entries are few in a list of any length.
_FEW = 4


# What is usual in this many sections, each with at least so many such entries, is a style of the list.
_MANY_SECTIONS, _MIN_USUAL = 3, 3


class Space(NamedTuple):
    """Spaces of an entry that may be extra (offsets in code points).

    `usual` is the text that other entries have in their place: one space, or none.
    `before` and `after` are the characters on both sides, or `w` for any letter or digit.
    """

    start: int
    end: int
    entry: Entry
    before: str
    after: str
    usual: str


class _Position(NamedTuple):
    """Two characters around spaces in a section, or in the whole list if `section` is None.

    `after` is empty for positions before any character.
    """

    section: Section | None
    before: str
    after: str
    usual: str


@fact
def extra_spaces(document: ListDocument) -> list[tuple[Space, bool]]:
    """Return the extra spaces within lines, each with whether it is certain that they are a mistake."""
    return list(_find_exceptions(document, [*_find_doubled(document), *_find_before_punctuation(document)]))


@fact
def trailing_spaces(document: ListDocument) -> list[tuple[Span, bool]]:
    """Return the trailing spaces of entries, except line breaks and sections in which they are common.

    Each comes with whether that is certain: the only line break with a third space in a list with many.
    """
    text = document.source.text
    by_section: dict[Section, list[Span]] = defaultdict(list)
    line_breaks, extra = 0, []
    for end in _trailing_space_ends(text):
        start = end - 1
        while start and text[start - 1] == " ":
            start -= 1
        if not text[text.rfind("\n", 0, start) + 1 : start].strip():
            continue
        entry = entry_at(document, start - 1)
        if (
            entry is None
            or entry.kind in ("row", "html")
            or text[start - 1] in "\n>|"
            # The block of indented code ends before the trailing spaces of its last line.
            or is_verbatim(document, start - 1)
        ):
            continue
        if any(part.kind == "hardbreak" for part in parts_at(document, start)):
            # Two spaces break the line; more are extra.
            start += 2
            line_breaks += 1
            extra += [start] * (start < end)
        if start < end:
            by_section[entry.section].append(Span(start, end))
    exception = extra[0] if len(extra) == 1 and line_breaks > _MIN_LINE_BREAKS else None
    return [
        (span, span.start == exception)
        for section, spans in by_section.items()
        if len(spans) <= max(len(section.entries) >= 5, 0.1 * len(section.entries))
        for span in spans
    ]


def _trailing_space_ends(text: str) -> Iterator[int]:
    """Yield the offsets of line endings that follow a space."""
    for ending in (" \n", " \r\n"):
        start = text.find(ending)
        while start >= 0:
            yield start + 1
            start = text.find(ending, start + 1)


def _find_doubled(document: ListDocument) -> Iterator[Space]:
    text, source = document.source.text, document.source
    # An entry may have thousands of doubled spaces, so its pieces are computed once.
    latest: Entry | None = None
    pieces: Sequence[Piece] = ()
    for match in _DOUBLED.finditer(text):
        start, end = match.start(), match.end() - 1
        if end - start > _MAX_SPACES or start == 0 or text[start - 1] in "\n\t>" or text[end] in " <\u200b":
            continue
        entry = entry_at(document, start)
        if entry is None or (entry.kind == "row" and "|" in (text[start - 1], text[end])):
            continue
        is_layout = (
            text.startswith(("-->", "\\\n", "\\\r"), end)
            or _ENTITY.match(text, end)
            or _LIST_MARKER.fullmatch(text, source.line_start(source.line_of(start)), end)
        )
        if is_layout or _is_literal(document, start):
            continue
        if text[start - 1] in ".!?" and entry is not latest:
            latest, pieces = entry, entry.pieces
        if text[start - 1] not in ".!?" or not (
            _is_running_text(pieces, start, end) or _ends_sentence_with_link(document, start, end)
        ):
            yield _make_space(text, start, end, entry, "" if text[end] in _FULL_WIDTH else " ")


def _find_before_punctuation(document: ListDocument) -> Iterator[Space]:
    text = document.source.text
    for match in _BEFORE_PUNCTUATION.finditer(text):
        start = match.start()
        if start == 0 or text[start - 1].isspace() or text[start - 1] in "|([,":
            continue
        if text[start - 1] == "." and text[start + 1] in ",.;" and not text[start - 2 : start - 1].isalnum():
            # In `[D]. , 2021`, the first mark is too much, not the space.
            continue
        entry = entry_at(document, start)
        if entry is None or _is_literal(document, start):
            continue
        if any(part.kind == "url" and part.end == start for part in parts_at(document, start - 1)):
            continue
        # Brackets with a space on the inside of both are a style.
        parts = parts_at(document, start)
        if text[start + 1] in ")]" and parts and text[parts[-1].inner_start].isspace():
            continue
        if not any(part.kind == "link" and _ASCII_WORD.match(text, part.end) for part in parts):
            # In `[Oaks ](…)and`, the space separates two words.
            yield _make_space(text, start, start + 1, entry, "")


def _is_literal(document: ListDocument, offset: int) -> bool:
    """Return whether an offset is in code, a comment, a URL, an HTML tag or a formula."""
    text, parts = document.source.text, parts_at(document, offset)
    if in_url(parts, offset) or is_verbatim(document, offset):
        return True
    for part in parts:
        # The inside of a single tag is its attributes, that of a pair of tags the text between them.
        inside = part.inner_start <= offset < part.inner_end and part.inner_start != part.start + 1
        if text[part.start] == "<" and not inside:
            return True
    return in_formula(document, offset)


def _is_running_text(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Return whether the spaces from `start` to `end` separate two sentences, where doubling is common."""
    first = max(0, bisect_left(pieces, start - 2, key=_start) - 1)
    touching = takewhile(lambda piece: piece.start <= end, islice(pieces, first, None))
    return all(piece.kind in ("text", "note") for piece in touching if start - 2 < piece.end)


def _ends_sentence_with_link(document: ListDocument, start: int, end: int) -> bool:
    """Return whether spaces follow a sentence that ends in a link or code, in a list without such separators."""
    text = document.source.text
    return (
        text[start - 2 : start - 1] in (")", "`")
        and _SENTENCE_START.match(text, end) is not None
        and any(
            part.end == start - 1 and part.kind in ("link", "code") for part in parts_at(document, start - 2)
        )
        and not _separates_by_period(document)
    )


@fact
def _separates_by_period(document: ListDocument) -> bool:
    """Return whether a list often has a period and one space after a link or code, as its separator."""
    return len(list(islice(_PERIOD_AFTER_LINK.finditer(document.source.text), _MIN_ENTRIES))) == _MIN_ENTRIES


def _make_space(text: str, start: int, end: int, entry: Entry, usual: str) -> Space:
    return Space(start, end, entry, _classify(text[start - 1]), _classify(text[end]), usual)


def _classify(char: str) -> str:
    return "w" if char.isalnum() else char


def _find_exceptions(document: ListDocument, spaces: Iterable[Space]) -> Iterator[tuple[Space, bool]]:
    """Yield the spaces that are exceptions in their section, or in the list if the section is short.

    Each comes with whether that is certain: nearly all other entries have the usual spacing, and at most five
    entries in a hundred of the whole list have such spaces.
    """
    spaces = list(spaces)
    usage, likely = _Usage(document, spaces, _USUAL_RATIO), _Usage(document, spaces, _LIKELY_RATIO)
    exceptions: dict[_Position, list[Space]] = defaultdict(list)
    # How many entries have such spaces, apart from sections in which most entries do, and how many of these there are.
    careless_entries: Counter[_Position] = Counter()
    usual_sections: Counter[_Position] = Counter()
    for position, group in list(usage.positions.items()):
        if position.section is not None and position.after:
            number = _count_entries(group)
            if _FEWEST <= number == len(position.section.entries):
                # Even in a short section, it is a style if no entry does otherwise.
                usual_sections[position._replace(section=None)] += 1
                continue
            if 2 * number <= len(position.section.entries):
                careless_entries[position._replace(section=None)] += number
            elif number >= _MIN_USUAL:
                usual_sections[position._replace(section=None)] += 1
            if usage.is_exception(position):
                exceptions[position._replace(section=None)] += group
            elif _count_entries(group) <= _FEW and likely.is_exception(position):
                yield from ((space, False) for space in group)
    for position, group in exceptions.items():
        few = (
            careless_entries[position] <= max(_FEW, 0.05 * len(document.entries))
            and usual_sections[position] < _MANY_SECTIONS
        )
        between_words = _Position(None, "w", "w", position.usual)
        # A list that doubles spaces between words does so at random.
        careless = (
            "w" in (position.before, position.after)
            and between_words in usage.positions
            and usage.differs_from_usual(between_words) is False
        )
        for space in group:
            yield space, few and not careless and not _is_beside_doubled(document.source.text, space)


def _is_beside_doubled(text: str, space: Space) -> bool:
    """Return whether a separator has doubled spaces on both sides, `)  |  [`, so that they are meant."""
    if space.after in _SEPARATORS and space.usual:
        return text.startswith("  ", space.end + 1)
    return space.before in _SEPARATORS and text[space.start - 3 : space.start - 1] == "  "


class _Usage:
    """Compares positions with extra spaces to the same positions in other entries, each position once.

    `ratio` is how many entries must have the usual spacing for each entry with extra spaces.
    """

    def __init__(self, document: ListDocument, spaces: Iterable[Space], ratio: int) -> None:
        self.document = document
        self.ratio = ratio
        self.positions: dict[_Position, list[Space]] = defaultdict(list)
        for space in spaces:
            for section in (space.entry.section, None):
                self.positions[_Position(section, space.before, space.after, space.usual)].append(space)
                if space.usual:
                    self.positions[_Position(section, space.before, "", space.usual)].append(space)
        self._results: dict[_Position, bool | None] = {}

    def is_exception(self, position: _Position) -> bool:
        """Return whether extra spaces in a position are exceptions.

        The first with enough entries decides: the section, the list, then the section and the list with any
        character after the spaces.
        """
        candidates = [position, position._replace(section=None)]
        if position.usual and position.before != "w":
            candidates += [position._replace(after=""), position._replace(section=None, after="")]
        results = map(self.differs_from_usual, candidates)
        return next((result for result in results if result is not None), False)

    def differs_from_usual(self, position: _Position) -> bool | None:
        """Return whether most entries have the usual spacing in a position, None if too few have it."""
        if position not in self._results:
            section = position.section
            entries = self.document.entries if section is None else section.entries
            self._results[position] = self._compare(
                entries, position, _count_entries(self.positions[position])
            )
        return self._results[position]

    def _compare(self, entries: list[Entry], position: _Position, unusual: int) -> bool | None:
        """Count entries with the usual spacing until the result is certain; `unusual` have extra spaces."""
        text = self.document.source.text
        needed = self.ratio * unusual if unusual > 1 else _MIN_ENTRIES - 1
        enough = needed <= len(entries)
        if not enough:
            # The ratio cannot be reached; what remains to be seen is whether enough entries have the
            # position.
            needed = max(0, _MIN_ENTRIES - unusual)
        usual = sum(1 for _ in islice(_find_usual(text, entries, position), needed))
        if usual == needed:
            return enough
        return False if usual + unusual >= _MIN_ENTRIES else None


def _count_entries(spaces: list[Space]) -> int:
    return len({id(space.entry) for space in spaces})


def _find_usual(text: str, entries: Iterable[Entry], position: _Position) -> Iterator[Entry]:
    """Yield the entries that contain a position with its usual spacing; two words are in any entry."""
    if position.before == "w" and position.after in ("w", ""):
        yield from entries
        return
    # The text is searched once, not again for each entry: most have no such position.
    searched_from, found, found_end = 0, -1, -1
    for entry in entries:
        start, end = entry.span
        if not searched_from <= start <= found:
            searched_from = start
            found, found_end = _next_usual(text, start, position)
        if found_end <= end:
            yield entry


def _next_usual(text: str, start: int, position: _Position) -> tuple[int, int]:
    """Return the span of the next position with its usual spacing, from an offset on.

    It is after the end of the text if there is none.
    """
    pattern = (
        (position.before if position.before != "w" else "")
        + position.usual
        + (position.after if position.after != "w" else "")
    )
    found = text.find(pattern, start)
    while found >= 0:
        end = found + len(pattern)
        next_char = text[end : end + 1]
        fits = next_char.isalnum() if position.after == "w" else bool(position.after or next_char.strip())
        if fits and (position.before != "w" or text[found - 1].isalnum()):
            return found, end
        found = text.find(pattern, found + 1)
    return len(text) + 1, len(text) + 1
