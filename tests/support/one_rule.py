"""What one rule makes of a list, for tests with many small lists; single lists are cases (see `cases.py`)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, NamedTuple

from awesomelint.engine import context_for, lint
from awesomelint.findings import Fix, Found, Safety, Severity
from awesomelint.fixing.edits import apply, select_compatible
from awesomelint.reading import read
from awesomelint.rules import BY_NAME
from awesomelint.rules.api import Rule
from awesomelint.settings import Settings
from awesomelint.source import Source, Span


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
    judged = findings(rule, source, settings, notes=notes)
    found = [item for _, item in judged]
    lines = []
    for severity, item in judged:
        at = source.position(item.span.start)
        lines.append(f"{severity.word} {at.line}:{at.column} {text[slice(*item.span)]}")
    return Result(
        lines,
        [item.message for item in found],
        applied(text, fixes_of(found, {Safety.SAFE})),
        applied(text, fixes_of(found, set(Safety))),
        found,
    )


def findings(
    rule: Rule, source: Source, settings: Settings, *, notes: bool = True
) -> list[tuple[Severity, Any]]:
    """The findings of a rule by position, each with its severity."""
    if rule.judges_suppressions:
        # This rule looks at what all other rules report.
        report = lint(source, settings)
        return [(item.severity, item) for item in report.findings if item.rule == rule.name]
    context = context_for(rule, read(source), settings, notes=notes)
    found = sorted(rule.check(context), key=lambda item: item.span)
    assert all(item.severity is None or item.severity <= rule.max_severity for item in found)
    for item in found:
        spans = [item.span, *(other.span for other in item.related if other.path is None)]
        if item.fix is not None:
            spans += [Span(edit.start, edit.end) for edit in item.fix.edits]
            assert item.fix.title and not item.fix.title.endswith(".")
        assert all(0 <= start <= end <= len(source.text) for start, end in spans)
    return [(settings.severity(rule, item.severity), item) for item in found]


def fixes_of(found: Iterable[Any], allowed: set[Safety]) -> list[Fix]:
    """The fixes of findings that may be applied together."""
    return select_compatible(
        item.fix for item in found if item.fix is not None and item.fix.safety in allowed
    )


def applied(text: str, fixes: Iterable[Fix]) -> str:
    """A text after some fixes."""
    return apply(text, {edit for fix in fixes for edit in fix.edits})
