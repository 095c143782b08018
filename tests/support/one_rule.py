"""What one rule makes of a list, for tests with many small lists; single lists are cases (see `cases.py`)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from awesomelint.engine import context_for
from awesomelint.findings import Found, Safety, Severity
from awesomelint.fixing.edits import apply, select_compatible
from awesomelint.reading import read
from awesomelint.rules import BY_NAME
from awesomelint.settings import Settings
from awesomelint.source import Source


class Result(NamedTuple):
    """`lines` are `severity line:column text of the span`; `messages` go with them. Fixes are made once."""

    lines: list[str]
    messages: list[str]
    fixed: str
    fixed_unsafe: str
    found: list[Found]


def run(
    name: str,
    text: str,
    *,
    today: datetime.date | None = None,
    files: Iterable[str] | None = None,
    path: str = "README.md",
    notes: bool = True,
    **options: Any,
) -> Result:
    """The findings of a rule by position, and the list after its safe fixes and after all of them."""
    rule = BY_NAME[name]
    settings = Settings(
        options={name: options},
        today=today,
        min_severity=Severity.NOTE if notes else Severity.WARNING,
        files=None if files is None else frozenset(files),
    )
    source = Source(text, path)
    found = sorted(
        rule.check(context_for(rule, read(source), settings, notes=notes)), key=lambda item: item.span
    )
    lines = []
    for item in found:
        at = source.position(item.span.start)
        severity = settings.severity(rule, item.severity).word
        lines.append(f"{severity} {at.line}:{at.column} {text[slice(*item.span)]}")
    return Result(
        lines,
        [item.message for item in found],
        _fixed(text, found, {Safety.SAFE}),
        _fixed(text, found, {Safety.SAFE, Safety.UNSAFE}),
        found,
    )


def _fixed(text: str, found: list[Found], allowed: set[Safety]) -> str:
    fixes = select_compatible(
        item.fix for item in found if item.fix is not None and item.fix.safety in allowed
    )
    return apply(text, {edit for fix in fixes for edit in fix.edits})
