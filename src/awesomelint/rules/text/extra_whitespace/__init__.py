"""A doubled space, a space before a comma, or one at the end of a line, where the list has none elsewhere.

## Why
Nobody sees it on the page, but it breaks searches for a title, makes entries differ that should be alike, and comes up
in every diff of the line.

## Wrong
    - [AlphaCube](https://alphacube.dev/),  [code](https://github.com/kyo-takano/alphacube).
    - [Fast Forwarding Low-Rank  Training](https://arxiv.org/abs/2409.04206) , Sep. 6 2024.

## Right
    - [AlphaCube](https://alphacube.dev/), [code](https://github.com/kyo-takano/alphacube).
    - [Fast Forwarding Low-Rank Training](https://arxiv.org/abs/2409.04206), Sep. 6 2024.

## Fix
Safe. The spaces that are too many go.

## Severity
A warning. A note for spaces at the end of a line, and where more than five entries of a hundred have the same.

## Notes
Two spaces that break a line (CommonMark 6.7), the padding of tables, indentation, code, comments and the wide space
between two sentences are left alone. Where a section itself doubles the space in a certain place, say between its
brackets, this is its style.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter

from awesomelint.analysis.positions import around, entry_at, in_formula, in_url, is_verbatim
from awesomelint.model import Entry, ListDocument, Piece, Section
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.rules.text.extra_whitespace.habits import Space, slips, space
from awesomelint.util.regex import compiled

_DOUBLED = compiled(r"  +\S?")
_BEFORE_MARK = compiled(r" [,.;)\]](?=[\s;:()\[\]*]|$)")
_MARKER = compiled(r"[ \t>]*+(?:[-*+•]|\d++[.)])?+[ \t]*+(?:\[[ xX]\])?+[ \t]*+")
_MARKS = {",": "comma", ".": "period", ";": "semicolon", ")": "closing bracket", "]": "closing bracket"}
# More spaces than these align something.
_MOST = 4
_start = attrgetter("start")


@rule("extra-whitespace", group="text", severity=Severity.WARNING, fix="safe")
def check(context: Context) -> Iterator[Found]:
    """Collect the spaces that may be too many, and report those that the list does not otherwise write so."""
    document = context.document
    text = document.source.text
    for found, few in slips(document, [*_doubled(document), *_before_marks(document)]):
        start, end = found.start, found.end
        before, after = _words(text, start, end)
        if found.usual:
            message = f"{end - start} spaces stand between “{before}” and “{after}”; expected one"
        else:
            message = (
                f"a space stands between “{before}” and the {_MARKS[text[end]]} behind it; expected none"
            )
        fix = safe("Remove the spaces", Edit(start, end, found.usual))
        yield Found(
            Span(start, end), message, None if few else Severity.NOTE, fix=fix, key=f"{before} {after}"
        )
    yield from _trailing(document)


def _doubled(document: ListDocument) -> Iterator[Space]:
    text, source = document.source.text, document.source
    # One entry may have thousands of such places: its pieces are asked for once.
    latest: Entry | None = None
    pieces: Sequence[Piece] = ()
    for match in _DOUBLED.finditer(text):
        start, end = match.start(), match.end() - 1
        if end - start > _MOST or start == 0 or text[start - 1] in "\n\t>" or text[end] in " <\u200b":
            continue
        entry = entry_at(document, start)
        if entry is None or (entry.kind == "row" and "|" in (text[start - 1], text[end])):
            continue
        is_layout = text.startswith(("-->", "\\\n", "\\\r"), end) or _MARKER.fullmatch(
            text, source.line_start(source.line_of(start)), end
        )
        if is_layout or _is_literal(document, start):
            continue
        if text[start - 1] in ".!?" and entry is not latest:
            latest, pieces = entry, entry.pieces
        if text[start - 1] not in ".!?" or not _is_running_text(pieces, start, end):
            yield space(text, start, end, entry, " ")


def _before_marks(document: ListDocument) -> Iterator[Space]:
    text = document.source.text
    for match in _BEFORE_MARK.finditer(text):
        start = match.start()
        if start == 0 or text[start - 1].isspace() or text[start - 1] in "|([,":
            continue
        entry = entry_at(document, start)
        if entry is None or _is_literal(document, start):
            continue
        if any(part.kind == "url" and part.end == start for part in around(document, start - 1)):
            continue
        # Brackets with a space on both sides are somebody's taste.
        parts = around(document, start)
        if not (text[start + 1] in ")]" and parts and text[parts[-1].inner_start].isspace()):
            yield space(text, start, start + 1, entry, "")


def _is_literal(document: ListDocument, at: int) -> bool:
    """Whether a place is in code, in a comment, within an address or a tag, or in a formula."""
    text, parts = document.source.text, around(document, at)
    if in_url(parts, at) or is_verbatim(document, at):
        return True
    for part in parts:
        # A tag alone has its attributes inside, one of a pair the text between the two.
        inside = part.inner_start <= at < part.inner_end and part.inner_start != part.start + 1
        if text[part.start] == "<" and not inside:
            return True
    return in_formula(document, at)


def _is_running_text(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether spaces stand between two sentences of running text, where many people write two."""
    at = max(0, bisect_left(pieces, start - 2, key=_start) - 1)
    around = takewhile(lambda piece: piece.start <= end, islice(pieces, at, None))
    return all(piece.kind in ("text", "note") for piece in around if start - 2 < piece.end)


def _words(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and behind a place, shortened where they are long."""
    before, after = text[max(0, start - 24) : start].split(), text[end : end + 24].split()
    return (before[-1] if before else ""), (after[0] if after else "")


def _trailing(document: ListDocument) -> Iterator[Found]:
    """Spaces at the end of an entry's line that break no line, where few of the section's entries have them."""
    text = document.source.text
    found: dict[Section, list[Span]] = defaultdict(list)
    for end in _ends(text):
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
            or is_verbatim(document, start)
        ):
            continue
        if not any(part.kind == "hardbreak" for part in around(document, start)):
            found[entry.section].append(Span(start, end))
    for section, places in found.items():
        if len(places) <= max(len(section.entries) >= 5, 0.1 * len(section.entries)):
            for place in places:
                before, _ = _words(text, *place)
                message = f"the line goes on behind “{before}” with spaces that do nothing; expected its end"
                fix = safe("Remove the spaces", Edit(*place, ""))
                yield Found(place, message, Severity.NOTE, fix=fix, key=before)


def _ends(text: str) -> Iterator[int]:
    """Where lines end that have a space at their end."""
    for ending in (" \n", " \r\n"):
        at = text.find(ending)
        while at >= 0:
            yield at + 1
            at = text.find(ending, at + 1)
