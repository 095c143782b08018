"""What a reader sees of a part of the page, and which changes to it a fix must not make.

A *stretch* is a paragraph, a heading, or a row of a table: no inline mark reaches beyond it. Its *view* is what the
rendered page shows of it, as CommonMark and GitHub have it. Two views are compared, before and after a fix.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter
from unicodedata import normalize

from awesomelint.analysis.brackets import unpaired_brackets
from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.html import entities, tag_name
from awesomelint.markdown.inline import scan, unescape
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.table_cells import cells
from awesomelint.model import ListDocument
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import NOT_WORD, compiled, lazy_pattern
from awesomelint.util.text import WITHOUT_ZERO_WIDTH, letters, words

_UNREAD = ("document", "definitions", "rule", "code", "kept")
# Tags that have no closing half.
_VOID = frozenset(("br", "col", "hr", "img", "source", "wbr"))
_DELETING = frozenset(("del", "s", "strike"))
_FORMULA = lazy_pattern(r"\$\$[^$]+\$\$|\$[^$\n]+\$")
_UNDERSCORE = lazy_pattern(r"(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_TILDES = lazy_pattern(r"(?<!~)~~(?!~)")
# Other pairs than those of `analysis.brackets`.
_PAIRS = ("【】", "《》", "「」", "『』", "“”")
_BRACKET = compiled(r"[\[\]()（）【】]")
# A period that belongs to the word before it.
# It begins with a class of characters, which Python searches for fast.
_ABBREVIATION = compiled(
    r"[A-Zaecv](?<![^\W_].)(?:(?<=[A-Z])|(?<=a)l|(?<=e)tc|(?<=v)s|(?<=c)f|(?<=P)roc|(?<=C)onf|(?<=I)nt|(?<=S)ymp|(?<=T)rans|(?<=[JS])r)\."
)
# A URL right after another: not in its query or its path, as in `https://web.archive.org/web/2015/https://a.org`.
_SECOND_URL = compiled(r"(?<=[^=/:%(\[<])https?://\S+$")
_MARKER = lazy_pattern(r"^\s*(?:[-+*•·]|\d{1,3}[.)])(?:\s+|$)")
_UNSHIFTED = Counter("9")
_NAMES = {"strong": "bold", "em": "italic", "code": "code", "del": "struck through"}


# A pair of brackets: its kind, and how many letters are before the opening and the closing half.
Pair = tuple[str, int, int]


class View(NamedTuple):
    """What a reader sees.

    `text` is all text without white space, `letters` are its letters and digits in order, and `gaps` says after how many
    of them something else follows, such as a space. `marks` and `halves` count
    what is shown without a meaning: a star that emphasises nothing, a bracket without its partner. `brackets` are the
    pairs: the kind, and the number of letters before each half. `periods` counts the abbreviations. `elements` counts
    strong, em, code and del; `links` and `images` count targets. `labels` are the letters that links show, each with
    its target; `shown` are the URLs that they show.
    """

    text: str
    letters: str
    gaps: frozenset[int]
    brackets: frozenset[Pair]
    periods: Counter[str]
    marks: Counter[str]
    halves: Counter[str]
    elements: Counter[str]
    links: Counter[str]
    images: Counter[str]
    labels: Counter[tuple[str, str]]
    shown: Counter[str]


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


def parts_of(text: str, kind: str) -> list[str]:
    """Return the texts with inline marks of their own in the text of a stretch of a block of this kind."""
    return [text[start:end] for start, end in Stretch(0, len(text), kind, 0).parts(text)]


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
    block, depth = document.blocks, 0
    while block.children:
        # Before the first child, the last one is as good: neither contains the offsets.
        at = bisect_right(block.children, start, key=_block_start) - 1
        block, depth = block.children[at], depth + 1
    spans = block.line_spans if block.kind == "table" else [(block.start, block.end)]
    at = bisect_right(spans, start, key=_start) - 1
    if at < 0 or end > spans[at][1] or block.kind in _UNREAD:
        return None
    return Stretch(*spans[at], block.kind, depth)


_start = itemgetter(0)
_block_start = attrgetter("start")


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


def view_of(texts: Sequence[str], definitions: Mapping[str, str]) -> View:
    """Return the view of these paragraphs, headings and cells, which depends on nothing else than them."""
    ends = list(accumulate([len(text) + 1 for text in texts], initial=0))
    return view("\n".join(texts), [(start, end - 1) for start, end in pairwise(ends)], definitions)


class _Looker:
    """Collects what is seen of several stretches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shown: list[str] = []
        self.texts: list[str] = []
        self.letters: list[str] = []
        self.size = 0
        self.gaps: set[int] = set()
        self.brackets: list[Pair] = []
        self.periods: Counter[str] = Counter()
        self.marks: Counter[str] = Counter()
        self.halves: Counter[str] = Counter()
        self.elements: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.images: Counter[str] = Counter()
        self.labels: Counter[tuple[str, str]] = Counter()
        self.urls: Counter[str] = Counter()
        self.in_link = False

    def view(self) -> View:
        return View(
            "".join(self.texts),
            "".join(self.letters),
            frozenset(self.gaps - {0, self.size}),
            frozenset(self.brackets),
            self.periods,
            self.marks,
            self.halves,
            self.elements,
            self.links,
            self.images,
            self.labels,
            self.urls,
        )

    def look_at(self, start: int, end: int, parts: Sequence[Inline], *, without_markers: bool) -> None:
        self.shown.clear()
        self.tags.clear()
        self._walk(start, end, parts)
        shown = "".join(self.shown)
        if without_markers:
            shown = _MARKER.sub("", shown)
        shown = normalize("NFKC", shown)
        self.texts += shown.split()
        self._pair(shown)
        self.gaps.add(self.size)
        own = words(shown if shown.isascii() else shown.translate(WITHOUT_ZERO_WIDTH))
        self.gaps.update(accumulate(map(len, own), initial=self.size))
        self.letters.append("".join(own))
        self.size += len(self.letters[-1])
        if "." in shown:
            self.periods.update(_ABBREVIATION.findall(shown))
        self._count(_FORMULA.sub("", shown))
        for name in {name.lstrip("/") for name in self.tags}:
            opened, closed = self.tags[name], self.tags["/" + name]
            _add(self.halves, f"<{name}>", abs(opened - closed))
            if name in _DELETING:
                _add(self.elements, "del", min(opened, closed))

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
            # The text of a link cannot contain another one.
            (self.urls if self.in_link else self.links)[part.url] += 1
        elif kind == "code" and text[part.start] == "`":
            self.elements["code"] += 1
            # No mark and no bracket in it counts.
            self.shown.append(NOT_WORD.sub(" ", text[part.inner_start : part.inner_end]))
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
            if kind in _NAMES:
                self.elements[kind] += 1
            before, self.in_link = len(self.shown), self.in_link or kind == "link"
            self._walk(part.inner_start, part.inner_end, part.children)
            if kind == "link":
                self.in_link = False
                self.links[part.url] += 1
                self.labels[letters("".join(self.shown[before:])), part.url] += 1

    def _is_in_formula(self, part: Inline) -> bool:
        return self.text[part.start - 1 : part.start] in ("_", "^") and "$" in "".join(self.shown)

    def _show(self, start: int, end: int) -> None:
        if end > start:
            self.shown.append(entities(unescape(self.text[start:end])))

    def _pair(self, shown: str) -> None:
        """Add the pairs of brackets in the visible text of one stretch."""
        opened: list[tuple[str, int]] = []
        before, at = self.size, 0
        for match in _BRACKET.finditer(shown):
            before += len(letters(shown[at : match.start()]))
            at = match.end()
            if (kind := _CLOSING.get(match[0])) is None:
                opened.append((_OPENING[match[0]], before))
            elif opened and opened[-1][0] == kind:
                _, start = opened.pop()
                # The brackets around a bare URL may be those of a broken link: `[pdf(https://…)`.
                if start < before:
                    self.brackets.append((kind, start, before))

    def _count(self, shown: str) -> None:
        """Count the marks and halves in the visible text of one stretch."""
        for mark in ("*", "`", "]("):
            _add(self.marks, mark, shown.count(mark))
        if "_" in shown:
            _add(self.marks, "_", len(_UNDERSCORE.findall(shown)))
        if "~~" in shown:
            tildes = len(_TILDES.findall(shown))
            _add(self.marks, "~~", tildes % 2)
            _add(self.elements, "del", tildes // 2)
        for bracket in unpaired_brackets(shown):
            self.halves["()" if bracket.mark in "()（）" else "[]"] += 1
        if not shown.isascii():
            for pair in _PAIRS:
                _add(self.halves, pair, abs(shown.count(pair[0]) - shown.count(pair[1])))
        _add(self.halves, '"', shown.count('"') % 2)


def _add(counts: Counter[str], name: str, number: int) -> None:
    """Add to a counter what is not nothing, for most stretches have hardly any marks."""
    if number:
        counts[name] += number


_EMPHASIS = ("*", "_", "`", "~~")
_QUOTES = ("“”", '"')
_OPENING = {"[": "[]", "(": "()", "（": "()", "【": "【】"}
_CLOSING = {"]": "[]", ")": "()", "）": "()", "】": "【】"}


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
    if _is_completed_beside(before, after):
        return Objection("half of a pair would stay visible beside a new pair", harm=True)
    for half, count in after.halves.items():
        # Mojibake may be repaired one quotation mark at a time.
        if count > before.halves[half] and not ("words" in allowed and half in _QUOTES):
            return Objection(f"half of a pair {half} would be left", harm=True)
    if before.letters == after.letters and _is_paired_differently(before.brackets, after.brackets):
        return Objection("brackets would enclose another text", harm=True)
    return None


def _is_completed_beside(before: View, after: View) -> bool:
    """Whether a pair is added to a text with literal marks, and none of them is used: `**Title****`."""
    left = sum(after.marks[mark] for mark in _EMPHASIS)
    grown = sum(after.elements.values()) > sum(before.elements.values())
    return grown and 0 < left >= sum(before.marks[mark] for mark in _EMPHASIS)


def _is_paired_differently(before: frozenset[Pair], after: frozenset[Pair]) -> bool:
    """Whether a bracket that had a partner gets another one: halves of two pairs were removed or added."""
    gone = before - after
    opened, closed = {(kind, start) for kind, start, _ in gone}, {(kind, end) for kind, _, end in gone}
    return any((kind, start) in opened or (kind, end) in closed for kind, start, end in after - before)


def _content(before: View, after: View, allowed: frozenset[str]) -> Objection | None:
    """Object to changed elements, words and links."""
    if (changed := _changed_element(before, after, allowed)) is not None:
        return Objection(changed, harm=False)
    if not allowed & {"words", "spelling"} and not _same_letters(before, after, allowed):
        return Objection("the visible text would change", harm=False)
    if not allowed & {"words", "spelling"} and not before.periods <= after.periods:
        return Objection("an abbreviation would lose its period", harm=False)
    if (
        not allowed & {"words", "spelling"}
        and before.letters == after.letters
        and not before.gaps <= after.gaps
    ):
        return Objection("two words would become one", harm=False)
    if "urls" not in allowed:
        if before.links != after.links:
            return Objection("a link would lead elsewhere", harm=False)
        if before.images != after.images:
            return Objection("an image would change", harm=False)
    elif any(
        _is_other_than_shown(url, after.links) or _loses_second(url, after.links)
        for url in before.links - after.links
    ):
        return Objection("a link would lead to one of two URLs", harm=False)
    elif after.links.total() < before.links.total() or after.images.total() < before.images.total():
        return Objection("a link or image would be lost", harm=False)
    return None


def _is_other_than_shown(url: str, links: Counter[str]) -> bool:
    """Whether a URL is a whole link, `[https://a.org](https://b.org)`, and the URL that it shows is not in `links`."""
    label, nested, _ = url.lstrip("[").partition("](")
    return bool(nested) and "://" in label and "[" not in label and label not in links


def _loses_second(url: str, links: Counter[str]) -> bool:
    """Whether a URL has another glued to its end, `https://a.org,https://b.org`, that is in none of the `links`."""
    glued = _SECOND_URL.search(url)
    return glued is not None and not any(glued[0] in link for link in links)


def _changed_element(before: View, after: View, allowed: frozenset[str]) -> str | None:
    if before.elements == after.elements:
        return None
    for kind, name in _NAMES.items():
        lost, came = (
            before.elements[kind] - after.elements[kind],
            after.elements[kind] - before.elements[kind],
        )
        if lost > 0 and "emphasis" not in allowed:
            return f"text would no longer be {name}"
        if came > 0 and not allowed & {"emphasis", "pairs"} and before.marks.total() <= after.marks.total():
            return f"text would become {name}"
        if came > 0 and "emphasis" not in allowed and _unmarked(before.text) != _unmarked(after.text):
            return f"text would become {name}, and other text would change"
    return None


def _unmarked(text: str) -> str:
    """Return a text without literal `**`, of which the other half may be added."""
    return text.replace("**", "")


def _same_letters(before: View, after: View, allowed: frozenset[str]) -> bool:
    """Whether a reader sees the same letters.

    A link that was broken may have shown its URL, or the label of a link that was nested in it.
    """
    if "urls" not in allowed:
        return before.letters == after.letters and before.shown == after.shown
    if any(url not in after.links for url in before.shown - after.shown):
        return False
    if before.letters == after.letters:
        return True
    lost = Counter(before.letters) - Counter(after.letters)
    if lost == _UNSHIFTED and after.labels.total() > before.labels.total():
        # `[text]9https://…)`: the `9` was meant as the `(` on its key.
        return len(after.letters) < len(before.letters)
    hidden = "".join(after.links - before.links)
    if before.marks["]("] > after.marks["]("]:
        hidden += "".join(label for label, url in before.labels - after.labels if url in after.links)
    return not Counter(after.letters) - Counter(before.letters) and not lost - Counter(letters(hidden))
