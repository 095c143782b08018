"""What a reader sees of a part of the page, and which changes to it are no mere fix.

A *stretch* is a paragraph, a heading, or a row of a table: no inline mark reaches beyond it. Its *view* is what the
rendered page shows of it, as CommonMark and GitHub have it. Two views are compared, before and after a fix.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from awesomelint.analysis.brackets import unpaired_brackets
from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.html import entities, tag_name
from awesomelint.markdown.inline import scan, unescape
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.table_cells import cells
from awesomelint.model import ListDocument
from awesomelint.util.regex import NOT_WORD, lazy_pattern

_UNREAD = ("document", "definitions", "rule", "code")
# Tags that have no closing half.
_VOID = frozenset(("br", "col", "hr", "img", "source", "wbr"))
_DELETING = frozenset(("del", "s", "strike"))
_FORMULA = lazy_pattern(r"\$\$[^$]+\$\$|\$[^$\n]{1,200}\$")
_UNDERSCORE = lazy_pattern(r"(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_TILDES = lazy_pattern(r"(?<!~)~~(?!~)")
# Other pairs than those of `analysis.brackets`.
_PAIRS = ("【】", "《》", "「」", "『』", "“”")
_MARKER = lazy_pattern(r"^\s*(?:[-+*•·]|\d{1,3}[.)])(?:\s+|$)")
_NAMES = {"strong": "bold", "em": "italic", "code": "code", "del": "struck through"}


class View(NamedTuple):
    """What a reader sees: letters and digits in order, literal marks, halves of pairs, elements, and links.

    `marks` and `halves` count what is shown without a meaning: a star that emphasises nothing, a bracket without its
    partner. `elements` counts strong, em, code and del; `links` and `images` count targets.
    """

    letters: str
    marks: Counter[str]
    halves: Counter[str]
    elements: Counter[str]
    links: Counter[str]
    images: Counter[str]


class Objection(NamedTuple):
    """Why a fix is refused. `harm` is a page that nobody would accept; anything else may be what a person wants."""

    message: str
    harm: bool


class Stretch(NamedTuple):
    """A stretch: offsets in code points, the kind of its block, and the number of blocks around that."""

    start: int
    end: int
    kind: str
    depth: int

    def parts(self, text: str) -> list[tuple[int, int]]:
        """Return the spans with inline marks of their own: the cells of a row, or the stretch itself."""
        return cells(text, self.start, self.end) if self.kind == "table" else [(self.start, self.end)]


@fact
def stretches(document: ListDocument) -> list[Stretch]:
    """Return the stretches of a document in order."""
    found: list[Stretch] = []
    stack: list[tuple[Block, int]] = [(document.blocks, 0)]
    while stack:
        block, depth = stack.pop()
        if block.children:
            stack.extend((child, depth + 1) for child in reversed(block.children))
        elif block.kind == "table":
            found += [Stretch(start, end, block.kind, depth) for start, end in block.line_spans]
        elif block.kind not in _UNREAD:
            found.append(Stretch(block.start, block.end, block.kind, depth))
    return found


def stretch_around(document: ListDocument, start: int, end: int) -> Stretch | None:
    """Return the stretch that contains two offsets, its ends included."""
    found = stretches(document)
    at = bisect_right(found, start, key=_start) - 1
    return found[at] if at >= 0 and end <= found[at].end else None


_start = itemgetter(0)


def view(
    text: str,
    spans: Iterable[tuple[int, int]],
    definitions: Mapping[str, str],
    *,
    without_markers: bool = False,
) -> View:
    """Return the view of spans of a text, each of them a paragraph, a heading, or a cell.

    `without_markers` leaves out what would be the marker of a list item if it were at the start of a line.
    """
    looker = _Looker(text)
    for start, end in spans:
        looker.look_at(start, end, scan(text, start, end, definitions), without_markers=without_markers)
    return looker.view()


class _Looker:
    """Collects what is seen of several stretches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown: list[str] = []
        self.letters: list[str] = []
        self.marks: Counter[str] = Counter()
        self.halves: Counter[str] = Counter()
        self.elements: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.images: Counter[str] = Counter()

    def view(self) -> View:
        return View("".join(self.letters), +self.marks, +self.halves, +self.elements, self.links, self.images)

    def look_at(self, start: int, end: int, parts: Sequence[Inline], *, without_markers: bool) -> None:
        self.shown.clear()
        self.tags.clear()
        self._walk(start, end, parts)
        shown = "".join(self.shown)
        if without_markers:
            shown = _MARKER.sub("", shown)
        self.letters.append(NOT_WORD.sub("", shown))
        self._count(_FORMULA.sub("", shown))
        for name in {name.lstrip("/") for name in self.tags}:
            opened, closed = self.tags[name], self.tags["/" + name]
            self.halves[f"<{name}>"] += abs(opened - closed)
            if name in _DELETING:
                self.elements["del"] += min(opened, closed)

    def _walk(self, start: int, end: int, parts: Sequence[Inline]) -> None:
        at = start
        for part in parts:
            self._show(at, part.start)
            self._part(part)
            at = part.end
        self._show(at, end)

    def _part(self, part: Inline) -> None:
        kind, text = part.kind, self.text
        if kind == "softbreak" or kind == "hardbreak":
            self.shown.append("\n")
        elif kind == "image":
            self.images[part.url] += 1
        elif kind == "comment":
            return
        elif kind == "url":
            self.links[part.url] += 1
        elif kind == "code" and text[part.start] == "`":
            self.elements["code"] += 1
            self.letters.append(NOT_WORD.sub("", text[part.inner_start : part.inner_end]))
        elif kind == "bracket" or kind == "paren" or (kind == "quote" and text[part.start] != "<"):
            self._show(part.start, part.inner_start)
            self._walk(part.inner_start, part.inner_end, part.children)
            self._show(part.inner_end, part.end)
        elif kind == "tag" and part.inner_start <= part.start + 1:
            if (name := tag_name(text, part)).lstrip("/") not in _VOID:
                self.tags[name] += 1
        elif kind == "em" and self._is_in_formula(part):
            # The stars of `$A_*$ and $B^*$` belong to the formulas.
            self._show(part.start, part.end)
        else:
            if kind == "link":
                self.links[part.url] += 1
            elif kind in _NAMES:
                self.elements[kind] += 1
            self._walk(part.inner_start, part.inner_end, part.children)

    def _is_in_formula(self, part: Inline) -> bool:
        return self.text[part.start - 1 : part.start] in ("_", "^") and "$" in "".join(self.shown)

    def _show(self, start: int, end: int) -> None:
        if end > start:
            self.shown.append(entities(unescape(self.text[start:end])))

    def _count(self, shown: str) -> None:
        """Count the marks and halves in the visible text of one stretch."""
        for mark in ("*", "`", "]("):
            self.marks[mark] += shown.count(mark)
        self.marks["_"] += len(_UNDERSCORE.findall(shown))
        tildes = len(_TILDES.findall(shown))
        self.marks["~~"] += tildes % 2
        self.elements["del"] += tildes // 2
        for bracket in unpaired_brackets(shown):
            self.halves["()" if bracket.mark in "()（）" else "[]"] += 1
        for pair in _PAIRS:
            self.halves[pair] += abs(shown.count(pair[0]) - shown.count(pair[1]))
        self.halves['"'] += shown.count('"') % 2


_QUOTES = ("“”", '"')


def object_to(before: View, after: View, allowed: frozenset[str], *, safe: bool) -> Objection | None:
    """Return what is wrong with a change of the page, or None.

    `allowed` are the changes that the rules of the fixes are about; see `findings.ASPECTS`. Unless a change must be
    `safe`, only harm is wrong.
    """
    return _half(before, after, allowed) or (_content(before, after, allowed) if safe else None)


def _half(before: View, after: View, allowed: frozenset[str]) -> Objection | None:
    """Object to marks that would become visible, and to halves of pairs."""
    for mark, count in after.marks.items():
        if count > before.marks[mark]:
            return Objection(f"a literal “{mark}” would become visible", harm=True)
    for half, count in after.halves.items():
        # Mojibake may be repaired one quotation mark at a time.
        if count > before.halves[half] and not ("words" in allowed and half in _QUOTES):
            return Objection(f"half of a pair {half} would be left", harm=True)
    return None


def _content(before: View, after: View, allowed: frozenset[str]) -> Objection | None:
    """Object to changed elements, words and links."""
    if (changed := _changed_element(before, after, allowed)) is not None:
        return Objection(changed, harm=False)
    grown = after.links.total() > before.links.total()
    if not allowed & {"words", "spelling"} and before.letters != after.letters:
        # A link that was broken showed its URL.
        if not ("urls" in allowed and grown and _is_subsequence(after.letters, before.letters)):
            return Objection("the visible text would change", harm=False)
    if "urls" not in allowed:
        if before.links != after.links:
            return Objection("a link would lead elsewhere", harm=False)
        if before.images != after.images:
            return Objection("an image would change", harm=False)
    elif after.links.total() < before.links.total() or after.images.total() < before.images.total():
        return Objection("a link or image would be lost", harm=False)
    return None


def _changed_element(before: View, after: View, allowed: frozenset[str]) -> str | None:
    for kind, name in _NAMES.items():
        lost, came = (
            before.elements[kind] - after.elements[kind],
            after.elements[kind] - before.elements[kind],
        )
        if lost > 0 and "emphasis" not in allowed:
            return f"text would no longer be {name}"
        if came > 0 and not allowed & {"emphasis", "pairs"} and before.marks.total() <= after.marks.total():
            return f"text would become {name}"
    return None


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)
