"""Folds that are works: `<details><summary>Tidy Sheep (ICML 2020)</summary>` above `Authors: Ada Lark` and `[Paper](…)`.

Folds also hide abstracts, and the works of a year or of a topic. So the folds of a list decide together: a work has authors, or
a venue and links by label, and no other work is in its fold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.fields import titles
from awesomelint.markdown.inline import scan
from awesomelint.markdown.parts import Inline
from awesomelint.reading.classify.items import Judge
from awesomelint.reading.classify.keyed_lines import key_at
from awesomelint.reading.outline import Stretch, Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.tally import Sequence, Tally
from awesomelint.reading.thresholds import SLOT_ENTRIES, SLOT_SHARE
from awesomelint.reading.votes import Votes
from awesomelint.util.regex import lazy_pattern

_SUMMARY = lazy_pattern(r"(?P<closed>(?:</details\s*>\s*)?)<details[^<>]*>\s*<summary", re.IGNORECASE)
_MARKED = frozenset(("link", "strong", "quote", "em", "text"))
# What ends a fold, whether or not it is closed.
_ENDS = frozenset(("heading", "rule", "table", "html", "quote"))


def fold_of(text: str, unit: Unit) -> re.Match[str] | None:
    """Match the start of HTML that opens a fold with a summary: a work of its own, not a field."""
    return _SUMMARY.match(text, unit.start, unit.end) if unit.kind == "html" else None


def summary_of(unit: Unit) -> Inline | None:
    """Return the summary in the HTML of a fold."""
    parts = unit.head.parts if unit.head is not None else []
    return next((child for part in parts for child in part.walk() if child.kind == "summary"), None)


class Folds:
    """Finds the folds of a list that are works."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.text = judge.text

    def run(self) -> None:
        """Make entries of the folds that are works, with what they hold as their fields."""
        units = self.judge.units
        folds: list[tuple[Unit, Unit, list[Unit], list[Unit]]] = []
        for index, unit in enumerate(units):
            if fold_of(self.text, unit) is None or unit.role or (summary := summary_of(unit)) is None:
                continue
            below = list(self._below(index))
            rest = self._rest(unit, summary.end)
            lines = [self._line(part) for part in ([rest] if rest is not None else [])]
            folds.append((unit, self._head(summary), below, lines))
        if len(folds) < SLOT_ENTRIES:
            return
        self._vote(folds)
        works = [fold for fold in folds if self._is_work(*fold[1:])]
        if len(works) < SLOT_ENTRIES or len(works) < SLOT_SHARE * len(folds):
            return
        for unit, head, below, lines in works:
            unit.role, unit.draft = "entry", head.draft
            unit.fields += [*lines, *below]
            for field in unit.fields:
                field.role = "field"

    def _head(self, summary: Inline) -> Unit:
        start, end = summary.inner_start, summary.inner_end
        unit = Unit("item", 0, 0, start, end)
        unit.head = Stretch(0, 0, start, end, scan(self.text, start, end, {}))
        return unit

    def _line(self, rest: Stretch) -> Unit:
        unit = Unit("paragraph", rest.line, rest.end_line, rest.start, rest.end)
        unit.head = rest
        unit.draft = self.judge.draft(rest)
        return unit

    def _rest(self, unit: Unit, start: int) -> Stretch | None:
        """Return what follows a summary in the same HTML."""
        text = self.text
        closing = text[start : unit.end].lower().rfind("</details")
        end = unit.end if closing < 0 else start + closing
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start == end:
            return None
        line = unit.line + text.count("\n", unit.start, start)
        return Stretch(
            line, line + text.count("\n", start, end), start, end, scan(text, start, end, {})
        )

    def _below(self, index: int) -> Iterator[Unit]:
        """Yield the paragraphs and items after the start of a fold, up to its end or the next one."""
        units = self.judge.units
        for at in range(index + 1, len(units)):
            if units[at].kind in _ENDS:
                return
            yield units[at]

    def _vote(self, folds: list[tuple[Unit, Unit, list[Unit], list[Unit]]]) -> None:
        """Read the summaries, and the first block below each, in the form that they share."""
        heads = [head for _, head, _, _ in folds]
        firsts = [next((unit for unit in (*lines, *below) if self._may_be_line(unit)), None) for _, _, below, lines in folds]
        votes = Votes(self.text, self.judge.drafter, heads)
        votes.run()
        votes.read_fields([unit for unit in firsts if unit is not None])
        sequences = []
        for head, first in zip(heads, firsts, strict=True):
            drafts = [unit_draft for unit_draft in (head.draft, first.line_draft if first is not None else None) if unit_draft is not None]
            sequences.append(Sequence(drafts))
        tally = Tally(self.text, sequences)
        for sequence in sequences:
            tally.resolve(sequence)

    def _may_be_line(self, unit: Unit) -> bool:
        head = unit.head
        return head is not None and key_at(self.text, head.start, head.end) is None

    def _is_work(self, head: Unit, below: list[Unit], lines: list[Unit]) -> bool:
        draft = head.draft
        if draft is None or draft.title_kind not in _MARKED or titles.word_count(draft.title) < 2:
            return False
        blocks = [*lines, *below]
        if not all(map(self._is_part, blocks)):
            return False
        if draft.authors or any(map(self._has_authors, blocks)):
            return True
        return draft.venue is not None and any(unit.draft is not None and unit.draft.outside_links for unit in blocks)

    def _is_part(self, unit: Unit) -> bool:
        """Return whether a paragraph or item may belong to a work: it has no links other than by label."""
        draft = unit.draft
        return draft is None or all(map(self.judge.drafter.reader.is_label, draft.links)) or self._has_authors(unit)

    def _has_authors(self, unit: Unit) -> bool:
        head = unit.head
        if head is None:
            return False
        key = key_at(self.text, head.start, head.end)
        if key is not None:
            return key[0] == "authors"
        line = unit.line_draft
        return line is not None and line.is_fields and bool(line.authors)
