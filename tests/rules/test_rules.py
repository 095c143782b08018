"""Every case of `tests/rules/` holds, every rule has cases, and the cases where nothing may be found come first."""

from __future__ import annotations

import pytest

from awesomelint.engine import context_for, lint
from awesomelint.findings import Safety, Severity
from awesomelint.fixing.edits import apply, select_compatible
from awesomelint.reading import read
from awesomelint.rules import BY_NAME, RULES
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support.cases import RULES as FOLDER
from tests.support.cases import Case, all_cases, load


def _found(case: Case, text: str):
    rule = BY_NAME[case.rule]
    options = dict(case.options)
    files = options.pop("files", None)
    settings = Settings(
        options={case.rule: options},
        today=case.today,
        style=case.style,
        min_severity=Severity.NOTE,
        files=None if files is None else frozenset(files),
    )
    source = Source(text, "README.md")
    if rule.judges_suppressions:
        # It looks at what all the others find.
        return source, [
            (item.severity, item) for item in lint(source, settings).findings if item.rule == rule.name
        ]
    found = sorted(rule.check(context_for(rule, read(source), settings)), key=lambda item: item.span)
    assert all(item.severity is None or item.severity <= rule.max_severity for item in found)
    return source, [(settings.severity(rule, item.severity), item) for item in found]


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.rule}: {case.title}")
def test_case(case: Case) -> None:
    source, found = _found(case, case.text)
    told = [
        f"{severity.word} {place.line}:{place.column} {item.message}"
        for severity, item in found
        for place in [source.position(item.span.start)]
    ]
    assert len(told) == len(case.expected), told
    for line, expected in zip(told, case.expected, strict=True):
        place, _, words = expected.partition(" ")
        severity, where = place, words.split(" ", 1)[0]
        assert line.startswith(f"{severity} {where} "), told
        message = words.partition(" ")[2]
        assert message in line, told
    for wanted, allowed in ((case.fixed, {Safety.SAFE}), (case.fixed_unsafe, {Safety.SAFE, Safety.UNSAFE})):
        if wanted is not None:
            assert _fix(case, allowed) == wanted


def _fix(case: Case, allowed: set[Safety]) -> str:
    text = case.text
    for _ in range(10):
        _, found = _found(case, text)
        fixes = select_compatible(
            item.fix for _, item in found if item.fix is not None and item.fix.safety in allowed
        )
        if not fixes:
            return text
        text = apply(text, {edit for fix in fixes for edit in fix.edits})
    raise AssertionError("the fixes do not settle")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_cases(rule) -> None:
    cases = load(FOLDER / f"{rule.name}.md")
    quiet = [not case.expected for case in cases]
    assert quiet == sorted(quiet, reverse=True), "cases where nothing may be found come first"
    assert quiet.count(True) >= 2 and quiet.count(False) >= 2
    if rule.fix != "no":
        assert any(case.fixed is not None or case.fixed_unsafe is not None for case in cases)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_documented(rule) -> None:
    text = rule.documentation
    assert rule.summary.endswith((".", "?")) and len(rule.summary) < 140
    for heading in ("## Why", "## Wrong", "## Right", "## Fix"):
        assert heading in text
