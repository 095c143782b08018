"""Every rule has cases and a page, and the examples on its page are what they say."""

from __future__ import annotations

import pytest

from awesomelint.rules import RULES
from tests.support import TESTS
from tests.support.cases import load


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_cases(rule) -> None:
    cases = load(TESTS / "rules" / rule.group / f"{rule.name}.md")
    quiet = [not case.expected("findings") for case in cases]
    assert quiet == sorted(quiet, reverse=True), "cases where nothing may be found come first"
    assert quiet.count(True) >= 2 and quiet.count(False) >= 2
    if rule.fix != "no":
        assert any({"fixed", "fixed-unsafe"} & case.fences.keys() for case in cases)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_documented(rule) -> None:
    text = rule.documentation
    assert rule.summary.endswith((".", "?")) and len(rule.summary) < 140
    for heading in ("## Why", "## Wrong", "## Right", "## Fix"):
        assert heading in text
