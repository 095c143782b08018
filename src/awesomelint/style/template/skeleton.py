"""Skeletons: entries without the values of their fields, and with repeated fields reduced to one.

`- [A](…), 2024. [pdf](…) [code](…)` has the kinds title, url, date, label and link, the texts between them,
and the repeated run (label, link) with a space between two of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from awesomelint.style.layout.fields import END, START, FieldKind, Neighbour, gap_neighbours, normal_text
from awesomelint.style.layout.layout import EntryLayout, LayoutKey
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

_EMOJI = compiled(r":[a-z0-9_+-]+:[ \t]?")
_NUMBER = compiled(r"(?<![\w.])\d{1,4}(?=[.)\]])")
_ESCAPED_BRACKET = compiled(r"\\([\[\]()])")
_LINE_BREAKS = compiled(r"(?:[ \t]*+(?:\\|<br[ ]*+/?>)?+\r?\n[ \t]*+)++")
_FLAT_LINE_BREAKS = compiled(r"(?:(?:··|\\|<br>)?⏎)+")
_INDENT = compiled(r"[ ]?⏎ ?")
_BR_TAG = compiled(r"<br[ ]*/?>")
# Fields that can occur several times in a row without being repeated in the template.
_UNREPEATED = frozenset(("title", "url", "text", "date", "venue"))
# The numbers of fields of a run that is looked for, in this order: a label and its link, a tag, a badge with
# two links.
_RUN_LENGTHS = (2, 1, 3)


class Run(NamedTuple):
    """Neighbouring fields, with the texts between them."""

    kinds: tuple[FieldKind, ...]
    texts: tuple[str, ...]


class Skeleton(NamedTuple):
    """The kinds of an entry's fields in order, the texts around them (one more than kinds), and its repeated
    runs.

    `repeated` are runs that occur several times in a row, each with the text between two of them.
    """

    kinds: tuple[FieldKind, ...]
    texts: tuple[str, ...]
    repeated: tuple[tuple[Run, str], ...]


@lru_cache(maxsize=2048)
def flat_text(text: str, before: Neighbour, after: Neighbour) -> str:
    """Return the text of a gap as templates compare it.

    As in `normal_text`, but numbers anywhere in the marker, names of emoji, indentation and forms of `<br>`
    are made equal too, and the period after authors is kept.
    """
    text = normal_text(_EMOJI.sub("", text), None if before == "authors" else before)
    if before == START:
        text = _NUMBER.sub("1", text)
    text = _BR_TAG.sub("<br>", _INDENT.sub("⏎", text))
    return text.rstrip() if after == END else text


class Skeletons:
    """The skeletons of some entries with their counts, and how most entries write the texts in them.

    The entries are given as layouts with `abbreviated_authors`, and their numbers.
    """

    def __init__(self, equal: Mapping[tuple[LayoutKey, tuple[bool, ...]], int]) -> None:
        self.counts: Counter[Skeleton] = Counter()
        # How line breaks are written, by their flat text.
        self._line_breaks: dict[str, Counter[str]] = defaultdict(Counter)
        # How brackets in a gap are written: escaped and bare ones look alike on the page, and can be mixed in
        # a list.
        self._brackets: dict[tuple[Neighbour, Neighbour, str], Counter[str]] = defaultdict(Counter)
        keep_period = _has_period_after_authors(equal)
        flat = [
            (number, key.field_kinds, self._flat_texts(key, abbreviated, number, keep_period=keep_period))
            for (key, abbreviated), number in equal.items()
        ]
        for number, kinds, texts in flat:
            self.counts[_reduced(list(kinds), self._with_usual_brackets(kinds, texts))] += number

    def shown(self, text: str) -> str:
        """Return a flat text with its line breaks as most entries write them."""
        return _FLAT_LINE_BREAKS.sub(
            lambda match: (
                self._line_breaks[match[0]].most_common()[0][0] if match[0] in self._line_breaks else "\n"
            ),
            text,
        )

    def _with_usual_brackets(self, kinds: Sequence[FieldKind], texts: Sequence[str]) -> list[str]:
        """Return the texts around some fields with their brackets escaped as in most entries."""
        counters = [
            self._brackets[before, after, text]
            for (before, after), text in zip(gap_neighbours(kinds), texts, strict=True)
        ]
        # `most_common(1)` imports heapq, and `most_common()` sorts, which is slow here.
        return [max(counter, key=counter.__getitem__) for counter in counters]

    def _flat_texts(
        self, key: LayoutKey, abbreviated: tuple[bool, ...], number: int, *, keep_period: bool
    ) -> list[str]:
        """Return the flat texts of a layout's gaps, and count how line breaks and brackets are written."""
        texts = []
        is_abbreviated = iter(abbreviated)
        for before, after, raw in key.gaps:
            if before == "authors" and next(is_abbreviated) and not keep_period:
                raw = raw.removeprefix(".")
            flat = flat_text(raw, before, after)
            if "\n" in raw:
                for line_break in _LINE_BREAKS.findall(raw):
                    self._line_breaks[flat_text(line_break, "text", "text")][line_break] += number
            escaped = flat
            if "\\" in raw:
                escaped = flat_text(_ESCAPED_BRACKET.sub("\0\\1", raw), before, after).replace("\0", "\\")
            self._brackets[before, after, flat][escaped] += number
            texts.append(flat)
        return texts


def _has_period_after_authors(equal: Mapping[tuple[LayoutKey, tuple[bool, ...]], int]) -> bool:
    """Return whether most entries have a period after authors that do not end in an abbreviation."""
    counts: Counter[bool] = Counter()
    for (key, abbreviated), number in equal.items():
        texts = [text for before, _, text in key.gaps if before == "authors"]
        for text, is_abbreviated in zip(texts, abbreviated, strict=True):
            if not is_abbreviated:
                counts[text[:1] == "."] += number
    return counts[True] > counts[False]


def abbreviated_authors(layout: EntryLayout) -> tuple[bool, ...]:
    """Return for each authors field whether it ends in an abbreviation with its own period (“et al.”)."""
    text = layout.entry.source.text
    return tuple(
        text.endswith((" al", " etc"), 0, field.end) for field in layout.fields if field.kind == "authors"
    )


def _reduced(kinds: list[FieldKind], texts: list[str]) -> Skeleton:
    """Return a skeleton with repeated runs reduced to one; both lists are changed."""
    repeated: dict[Run, str] = {}
    at = 0
    while at < len(kinds):
        for length in _RUN_LENGTHS:
            if kinds[at : at + length] != kinds[at + length : at + 2 * length]:
                continue
            run = _run(kinds, texts, at, length)
            if len(run.kinds) < length or not _UNREPEATED.isdisjoint(run.kinds):
                continue
            between = texts[at + length]
            while _run(kinds, texts, at + length, length) == run and between == texts[at + length]:
                repeated[run] = between
                del kinds[at + length : at + 2 * length]
                del texts[at + length : at + 2 * length]
        at += 1
    return Skeleton(tuple(kinds), tuple(texts), tuple(repeated.items()))


def _run(kinds: Sequence[FieldKind], texts: Sequence[str], at: int, length: int) -> Run:
    return Run(tuple(kinds[at : at + length]), tuple(texts[at + 1 : at + length]))
