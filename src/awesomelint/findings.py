"""What a rule says and what a fix does: findings, their severities, and edits on spans of the source."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Literal, NamedTuple, get_args

from awesomelint.source import Span

# What an entry is read into; a rule says which of them its fixes may change.
Field = Literal["title", "links", "date", "venue", "authors", "tags", "notes"]
FIELDS: frozenset[Field] = frozenset(get_args(Field))


class Severity(IntEnum):
    """How much a finding matters, so that `severity >= threshold` reads as it should."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name as users write it."""
        return self.name.lower()

    @classmethod
    def from_word(cls, word: str) -> Severity:
        """`error`, `warning` or `note`; any other word is a KeyError."""
        return cls[word.upper()]


class Safety(StrEnum):
    """Whether a fix may be applied unasked."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(NamedTuple):
    """Replace the source between two offsets (code points, end exclusive) by a text."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that belong together: applied all or none.

    `removes` are the spans of the entries that the fix means to take out; any other that vanished would stop it.
    """

    title: str
    safety: Safety
    edits: tuple[Edit, ...]
    removes: tuple[Span, ...] = ()


class Related(NamedTuple):
    """Another place that a finding speaks of: in the same file, or in another one of the same call, at `path`."""

    span: Span
    message: str
    path: str | None = None


class Finding(NamedTuple):
    """One thing that is wrong at one place.

    `key` tells apart findings that share rule and place in meaning: it goes into the fingerprint in the place of line numbers, and is by default the text under the span.
    """

    rule: str
    severity: Severity
    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    key: str = ""


class Found(NamedTuple):
    """What a rule yields. `severity` None means the rule's own; `key` goes into the fingerprint (the span's text if empty)."""

    span: Span
    message: str
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    key: str = ""


def safe(title: str, *edits: Edit) -> Fix:
    """A fix that keeps the meaning, applied unasked by `awesomelint fix`."""
    return Fix(title, Safety.SAFE, edits)


def unsafe(title: str, *edits: Edit) -> Fix:
    """A fix that a person should look at, applied with `--unsafe-fixes`."""
    return Fix(title, Safety.UNSAFE, edits)
