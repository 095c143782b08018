"""Skeletons: what is left of an entry when its fields are taken out, with fields that repeat themselves told once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from awesomelint.style.layout.fields import END, START, normal_text
from awesomelint.style.layout.layout import EntryLayout, LayoutKey
from awesomelint.util.regex import compiled

_ICON = compiled(r":[a-z0-9_+-]+:[ \t]?")
_NUMBERED = compiled(r"(?<![\w.])\d{1,4}(?=[.)\]])")
_ESCAPED = compiled(r"\\([\[\]()])")
_BREAKS = compiled(r"(?:[ \t]*+(?:\\|<br[ ]*+/?>)?+\r?\n[ \t]*+)++")
_FLAT = compiled(r"(?:(?:··|\\|<br>)?⏎)+")
_INDENT = compiled(r"[ ]?⏎ ?")
_VOID = compiled(r"<br[ ]*/?>")
# Fields that come one after another without being fields of their own each.
_SINGLE = frozenset(("title", "url", "text", "date", "venue"))


class Run(NamedTuple):
    """Fields that follow each other, with the texts among them."""

    kinds: tuple[str, ...]
    texts: tuple[str, ...]


class Skeleton(NamedTuple):
    """The kinds of an entry's fields in order, the texts around them (one more than kinds), and what repeats in it.

    `again` are runs of fields that follow each other more than once, each with what stands between two of them.
    """

    kinds: tuple[str, ...]
    texts: tuple[str, ...]
    again: tuple[tuple[Run, str], ...]


@lru_cache(maxsize=2048)
def flat(text: str, before: str, after: str) -> str:
    """The text of a gap as templates are compared with it: as gaps are compared, but with its own brackets and periods."""
    if ":" in text:
        text = _ICON.sub("", text)
    # A period behind the authors is part of a format.
    text = normal_text(text, "" if before == "authors" else before)
    if before == START:
        text = _NUMBERED.sub("1", text)
    # How far the next line is indented, and which way a line is ended in HTML, are no format of their own.
    if "⏎" in text:
        text = _INDENT.sub("⏎", text)
    if "<br" in text:
        text = _VOID.sub("<br>", text)
    return text.rstrip() if after == END else text


class Skeletons:
    """The skeletons of some entries, counted, with how their texts are to be shown."""

    def __init__(self, shapes: Sequence[EntryLayout]) -> None:
        self.counts: Counter[Skeleton] = Counter()
        self._breaks: dict[str, Counter[str]] = defaultdict(Counter)
        # How brackets are written, escaped or not, may differ from entry to entry and looks alike on the page.
        self._written: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
        alike: Counter[tuple[LayoutKey, tuple[bool, ...]]] = Counter(
            (shape.look, _shortened(shape)) for shape in shapes
        )
        periods = _periods(alike)
        found = [
            (number, *self._skeleton(look, shortened, number, periods=periods))
            for (look, shortened), number in alike.items()
        ]
        for number, kinds, texts in found:
            self.counts[_folded(kinds, self._written_out(kinds, texts))] += number

    def shown(self, text: str) -> str:
        """A flat text as most entries write it in the source."""
        if "⏎" not in text:
            return text
        return _FLAT.sub(
            lambda match: self._breaks[match[0]].most_common(1)[0][0] if match[0] in self._breaks else "\n",
            text,
        )

    def _written_out(self, kinds: list[str], texts: list[str]) -> list[str]:
        """The texts between some kinds, with their brackets as most entries escape them."""
        ends = [START, *kinds, END]
        ways = [self._written[key] for key in zip(ends, ends[1:], texts, strict=False)]
        # As `most_common(1)` does it, but that looks for a library anew each time.
        return [max(counts, key=counts.__getitem__) for counts in ways]

    def _skeleton(
        self, look: LayoutKey, shortened: tuple[bool, ...], number: int, *, periods: bool
    ) -> tuple[list[str], list[str]]:
        texts = []
        short = iter(shortened)
        for before, after, text in look.between:
            raw = text
            if before == "authors" and next(short) and not periods and raw[:1] == ".":
                raw = raw[1:]
            mine = flat(raw, before, after)
            for found in _BREAKS.findall(raw):
                self._breaks[flat(found, "", "")][found] += number
            escaped = flat(_ESCAPED.sub("\0\\1", raw), before, after).replace("\0", "\\")
            self._written[before, after, mine][escaped] += number
            texts.append(mine)
        return list(look.fields), texts


def _periods(alike: Mapping[tuple[LayoutKey, tuple[bool, ...]], int]) -> bool:
    """Whether a period stands behind authors whose last word does not bring one along."""
    seen: Counter[bool] = Counter()
    for (look, shortened), number in alike.items():
        behind = [text for before, _, text in look.between if before == "authors"]
        for text, short in zip(behind, shortened, strict=True):
            if not short:
                seen[text[:1] == "."] += number
    return seen[True] > seen[False]


def _shortened(shape: EntryLayout) -> tuple[bool, ...]:
    """For each field of authors, whether its last word brings a period along."""
    if "authors" not in shape.look.kinds:
        return ()
    text = shape.entry.source.text
    return tuple(
        text.endswith((" al", " etc"), 0, slot.end) for slot in shape.slots if slot.kind == "authors"
    )


def _folded(kinds: list[str], texts: list[str]) -> Skeleton:
    """A skeleton of these kinds and texts, with runs that repeat themselves told once."""
    again: dict[Run, str] = {}
    at = 0
    while at < len(kinds):
        for length in (2, 1, 3):
            run = Run(tuple(kinds[at : at + length]), tuple(texts[at + 1 : at + length]))
            # A link ends what repeats, and does not begin it.
            if (
                len(run.kinds) < length
                or not _SINGLE.isdisjoint(run.kinds)
                or (length > 1 and run.kinds[0] == "link")
            ):
                continue
            between = texts[at + length]
            while (
                Run(
                    tuple(kinds[at + length : at + 2 * length]),
                    tuple(texts[at + length + 1 : at + 2 * length]),
                )
                == run
                and between == texts[at + length]
            ):
                again[run] = between
                del kinds[at + length : at + 2 * length]
                del texts[at + length : at + 2 * length]
        at += 1
    return Skeleton(tuple(kinds), tuple(texts), tuple(again.items()))
