"""Folds that are works: `<details><summary>Tidy Sheep (ICML 2020)</summary>` above `Authors: Ada Lark` and `[Paper](…)`.

Folds also hide abstracts, and the works of a year or of a topic. So the folds of a list decide together: a work has authors, or
a venue and a link, or one link to its paper, and no other work is in its fold. Among works, those with the same link need neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.fields import link_labels, titles
from awesomelint.markdown.inline import scan
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import label_text, links_of
from awesomelint.reading.classify.items import Judge
from awesomelint.reading.classify.keyed_lines import key_at, keyed_parts
from awesomelint.reading.outline import Stretch, Unit
from awesomelint.reading.thresholds import SLOT_ENTRIES, SLOT_SHARE
from awesomelint.reading.votes.sections import Votes
from awesomelint.reading.votes.tally import Sequence, resolve_all
from awesomelint.util.regex import lazy_pattern

_SUMMARY = lazy_pattern(r"(?P<closed>(?:</details\s*>\s*)?)<details[^>]*>\s*<summary", re.IGNORECASE)
# With a link to its paper and no authors, a work has a title of so many words.
_TITLE_WORDS = 3
# What ends a fold, whether or not it is closed.
_ENDS = frozenset(("heading", "rule", "table", "html", "quote"))


def fold_of(text: str, unit: Unit) -> re.Match[str] | None:
    """Match the start of HTML that opens a fold with a summary: a work of its own, not a field."""
    return _SUMMARY.match(text, unit.start, unit.end) if unit.kind == "html" else None


def summary_of(unit: Unit) -> Inline | None:
    """Return the summary in the HTML of a fold."""
    assert unit.head is not None
    return next((child for part in unit.head.parts for child in part.walk() if child.kind == "summary"), None)


class _Fold:
    """A fold: its unit, its summary read as a title, and the paragraphs and items in it."""

    __slots__ = ("blocks", "head", "unit")

    def __init__(self, unit: Unit, head: Unit, blocks: list[Unit]) -> None:
        self.unit = unit
        self.head = head
        self.blocks = blocks


class Folds:
    """Finds the folds of a list that are works."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.text = judge.text

    def run(self) -> None:
        """Make entries of the folds that are works, with what they hold as their fields."""
        opened = [
            (index, unit, summary)
            for index, unit in enumerate(self.judge.units)
            if fold_of(self.text, unit) is not None and (summary := summary_of(unit)) is not None
        ]
        # `Click to unfold` is not the title of a work.
        shown = {self.text[summary.inner_start : summary.inner_end] for _, _, summary in opened}
        if len(shown) < SLOT_ENTRIES or len(shown) < SLOT_SHARE * len(opened):
            return
        folds = [
            _Fold(
                unit,
                self._part("item", unit, summary.inner_start, summary.inner_end),
                [*self._rest(unit, summary.end), *self._below(index)],
            )
            for index, unit, summary in opened
        ]
        self._vote(folds)
        works: list[_Fold] = []
        others: list[_Fold] = []
        for fold in folds:
            (works if self._is_work(fold) else others).append(fold)
        if len(works) < SLOT_ENTRIES or len(works) < SLOT_SHARE * len(folds):
            return
        forms = set(map(self._form, works))
        works += [fold for fold in others if self._is_like(fold, forms)]
        for fold in works:
            fold.unit.role, fold.unit.draft = "entry", fold.head.draft
            fold.unit.fields += fold.blocks
            for field in fold.blocks:
                field.role = "field"

    def _part(self, kind: str, unit: Unit, start: int, end: int) -> Unit:
        """A part of the HTML that opens a fold."""
        line = unit.line + self.text.count("\n", unit.start, start)
        end_line = line + self.text.count("\n", start, end)
        part = Unit(kind, line, end_line, start, end)
        part.head = Stretch(line, end_line, start, end, scan(self.text, start, end, {}))
        part.draft = self.judge.draft(part.head)
        return part

    def _rest(self, unit: Unit, start: int) -> list[Unit]:
        """What follows a summary in the same HTML, if there is anything."""
        text = self.text
        shown = text[start : unit.end].partition("</details")[0].strip()
        if not shown:
            return []
        start = text.index(shown, start)
        return [self._part("paragraph", unit, start, start + len(shown))]

    def _below(self, index: int) -> Iterator[Unit]:
        """Yield the paragraphs and items after the start of a fold, up to its end or the next one."""
        units = self.judge.units
        for at in range(index + 1, len(units)):
            if units[at].kind in _ENDS:
                return
            yield units[at]

    def _vote(self, folds: list[_Fold]) -> None:
        """Read the summaries, and the first block in each fold, in the form that they share."""
        heads = [fold.head for fold in folds]
        lines = [next(iter(fold.blocks), None) for fold in folds]
        votes = Votes(self.text, self.judge.drafter, heads)
        votes.run()
        votes.read_fields([line for line in lines if line is not None])
        sequences: list[Sequence] = []
        for head, line in zip(heads, lines, strict=True):
            drafts = [head.draft, line.line_draft if line is not None else None]
            sequences.append(Sequence([draft for draft in drafts if draft is not None]))
        resolve_all(self.text, sequences)

    def _is_work(self, fold: _Fold) -> bool:
        draft = fold.head.draft
        assert draft is not None
        if titles.word_count(draft.title) < 2 or not all(map(self._is_part, fold.blocks)):
            return False
        if draft.authors or any(map(self._has_authors, fold.blocks)):
            return True
        if draft.venue is not None and self._form(fold) is not None:
            return True
        return titles.word_count(draft.title) >= _TITLE_WORDS and self._papers(fold) == 1

    def _papers(self, fold: _Fold) -> int:
        """Return how many links in a fold are called the paper: a work has one, a topic may have many."""
        text = self.text
        found = 0
        for head in [unit.head for unit in fold.blocks if unit.head is not None]:
            for part in keyed_parts(text, head):
                key = key_at(text, part.start, part.end)
                named = (
                    [key[1]] if key is not None else [label_text(text, link) for link in links_of(part.parts)]
                )
                found += sum(map(link_labels.says_paper, named)) if links_of(part.parts) else 0
        return found

    def _is_like(self, fold: _Fold, forms: set[str | None]) -> bool:
        """Return whether a fold without a venue and authors has its first link where works have theirs."""
        title = fold.head.draft.title if fold.head.draft is not None else ""
        form = self._form(fold)
        return (
            form is not None
            and form in forms
            and titles.word_count(title) >= 2
            and not link_labels.is_label(link_labels.normal(title))
            and all(map(self._is_part, fold.blocks))
        )

    def _form(self, fold: _Fold) -> str | None:
        """Return the key or label of the first link of a fold, empty if it is that of the title; None if there is no link."""
        for unit in (fold.head, *fold.blocks):
            draft, head = unit.draft, unit.head
            if draft is None or head is None or not draft.outside_links:
                continue
            if draft.title_link is not None and unit is fold.head:
                return ""
            key = key_at(self.text, head.start, head.end)
            return key[1].casefold() if key else link_labels.normal(label_text(self.text, draft.links[0]))
        return None

    def _is_part(self, unit: Unit) -> bool:
        """Return whether a paragraph or item may belong to a work: it has no links other than by label."""
        draft = unit.draft
        return (
            draft is None
            or all(map(self.judge.drafter.reader.is_label, draft.links))
            or self._has_authors(unit)
        )

    def _has_authors(self, unit: Unit) -> bool:
        head = unit.head
        if head is None:
            return False
        key = key_at(self.text, head.start, head.end)
        if key is not None:
            return key[0] == "authors"
        line = unit.line_draft
        return line is not None and line.is_fields and bool(line.authors)
