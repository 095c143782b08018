"""Findings, their severities, and fixes as edits on spans of the source."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum, StrEnum
from typing import Literal, get_args

from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple

# What fixes may change; each rule declares it. First, the fields of an entry.
Field = Literal["title", "links", "date", "venue", "authors", "tags", "notes"]
FIELDS: frozenset[Field] = frozenset(get_args(Field))
# Second, aspects of the page that readers see: where links lead (`urls`), any letters and digits (`words`), the
# spelling of single words (`spelling`), bold, italic, code and struck-through text (`emphasis`; with `pairs`, it may
# only be added), and paragraphs, list items and rows (`blocks`).
Aspect = Literal["urls", "words", "spelling", "emphasis", "pairs", "blocks"]
ASPECTS: frozenset[Aspect] = frozenset(get_args(Aspect))
Change = Field | Aspect
CHANGES: frozenset[Change] = FIELDS | ASPECTS


class Severity(IntEnum):
    """How much a finding matters; severities are ordered, so they compare as `severity >= threshold`."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name as users write it."""
        return self.name.lower()

    @classmethod
    def from_word(cls, word: str) -> Severity:
        """The severity named `error`, `warning` or `note`; raise KeyError for any other word."""
        return cls[word.upper()]


class Safety(StrEnum):
    """Whether a fix is applied by default."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(NamedTuple):
    """Replace the source between two offsets (code points, end exclusive) with a text."""

    start: int
    end: int
    text: str


def with_edits(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """Return a text, or the part of it between two offsets, with edits in place; they are given in any order."""
    pieces: list[str] = []
    at = start
    for edit in sorted(edits):
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*pieces, text[at:end]))


class Fix(NamedTuple):
    """Edits that are applied together or not at all.

    `removes` are the spans of the entries that the fix removes on purpose. A fix that lost any other entry is withheld.
    """

    title: str
    safety: Safety
    edits: tuple[Edit, ...]
    removes: tuple[Span, ...] = ()


class Reverse(NamedTuple):
    """A finding as seen from its related span: its message there, and what it calls the span that it was first about."""

    message: str
    related: str


class Related(NamedTuple):
    """Another span that a finding refers to: in the same file, or in the file at `path` if that is given.

    If two entries are at odds and either could be changed, `reverse` is the finding from the other one's point of view.
    It is reported there if a change touches only that entry.
    """

    span: Span
    message: str
    path: str | None = None
    reverse: Reverse | None = None


class Finding(NamedTuple):
    """A problem at a span of the source.

    `key` distinguishes findings of one rule: it goes into the fingerprint in place of line numbers. By default it is the
    text of the span. `origin` is the finding of which this one is the reverse.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    key: str = ""
    origin: Finding | None = None


class Found(NamedTuple):
    """What a rule yields. Without a `severity` the rule's own is used; without a `key`, the text of the span."""

    span: Span
    message: str
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    key: str = ""


def safe(title: str, *edits: Edit) -> Fix:
    """A fix that keeps the meaning; `awesomelint fix` applies it by default."""
    return Fix(title, Safety.SAFE, edits)


def unsafe(title: str, *edits: Edit) -> Fix:
    """A fix that a person should review; `awesomelint fix` applies it with `--unsafe-fixes`."""
    return Fix(title, Safety.UNSAFE, edits)
