"""Every rule has cases and a page, and the examples on its page are what they say."""

from __future__ import annotations

import datetime
import re

import pytest

from awesomelint.engine import fix, lint
from awesomelint.findings import Finding, Severity
from awesomelint.reading import read
from awesomelint.rules import RULES
from awesomelint.rules.api import Rule
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support import TESTS
from tests.support.cases import load


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_cases(rule: Rule) -> None:
    cases = load(TESTS / "rules" / rule.group / f"{rule.name}.md")
    quiet = [not case.expected("findings") for case in cases]
    assert quiet == sorted(quiet, reverse=True), "cases where nothing may be found come first"
    assert quiet.count(True) >= 2 and quiet.count(False) >= 2
    if rule.fix != "no":
        assert any({"fixed", "fixed-unsafe"} & case.fences.keys() for case in cases)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_documented(rule: Rule) -> None:
    text = rule.documentation
    assert rule.summary.endswith((".", "?")) and len(rule.summary) < 140
    for heading in ("## Why", "## Wrong", "## Right", "## Fix"):
        assert heading in text


# -- the examples of the pages --------------------------------------------------------------------------------------

# Rules whose examples are described in words: a page cannot show a missing line feed or a file of 640 KB.
IN_WORDS = {"final-newline", "file-too-large"}
# The files beside the list of an example.
FILES = ["subtopic/Jailbreaks&Attack.md"]
# What precedes an example that is not a list by itself.
A_LIST = """\
- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)
- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385)

---

"""
# Rules that learn from many entries: how many, and how they are written. They come before the example, in the same list.
LEARNED_FROM = {
    "extra-whitespace": (8, "- [{title}](https://arxiv.org/abs/2001.{id}), Jan. {day} 2020."),
    "inconsistent-link": (20, "- {title} [[pdf](https://arxiv.org/pdf/2001.{id})]"),
    "label-spelling": (20, "- {title} [[pdf]](https://arxiv.org/abs/2001.{id})"),
    "misplaced-venue": (10, "- [{title}](https://arxiv.org/abs/2001.{id}), ICML 2020."),
    "split-entry": (8, "- {title} [[Paper]](https://arxiv.org/pdf/2001.{id})"),
    "tag-spelling": (5, "- [{title}](https://arxiv.org/abs/2001.{id}). `in-context learning`."),
}
_TOPICS = ("Attention", "Memory", "Planning", "Reasoning", "Retrieval", "Alignment", "Vision", "Speech")
_KINDS = ("Sparse", "Robust", "Causal", "Latent", "Neural")
EXAMPLES = [pytest.param(rule, id=rule.name) for rule in RULES if rule.name not in IN_WORDS]


def example(rule: Rule, heading: str) -> str:
    """The indented block below a heading of a rule's page."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", rule.documentation, re.MULTILINE | re.DOTALL)
    assert section is not None
    lines = section[1].strip("\n").split("\n")
    assert all(line.startswith("    ") or not line for line in lines), "only an indented block"
    return "".join(line[4:] + "\n" for line in lines)


def list_with(rule: Rule, heading: str) -> str:
    """An example within the list that it needs; *Wrong* and *Right* are in the same one."""
    count, form = LEARNED_FROM.get(rule.name, (0, ""))
    before = "".join(
        form.format(
            title=f"{_KINDS[number % 5]} {_TOPICS[number % 8]} in Networks",
            id=10000 + 7 * number,
            day=number + 1,
        )
        + "\n"
        for number in range(count)
    )
    if not read(Source(before + example(rule, "Wrong"))).is_list:
        before = A_LIST + before
    return before + example(rule, heading)


def settings_for(rule: Rule) -> Settings:
    return Settings(
        select=frozenset([rule.name]),
        min_severity=Severity.NOTE,
        today=datetime.date(2026, 6, 1),
        files=frozenset(FILES),
    )


def reported(rule: Rule, text: str) -> list[Finding]:
    return lint(Source(text, "README.md"), settings_for(rule)).findings


@pytest.mark.parametrize("rule", EXAMPLES)
def test_wrong_example_is_reported_and_right_example_is_not(rule: Rule) -> None:
    assert reported(rule, list_with(rule, "Wrong"))
    assert not reported(rule, list_with(rule, "Right"))


@pytest.mark.parametrize("rule", EXAMPLES)
def test_fixed_wrong_example_is_the_right_example(rule: Rule) -> None:
    wrong = list_with(rule, "Wrong")
    done = fix(Source(wrong, "README.md"), settings_for(rule), unsafe=rule.fix != "safe")
    if rule.fix == "no":
        assert not done.changed
    if rule.fix in ("safe", "both"):
        assert len(done.report.findings) < len(reported(rule, wrong))
    if not done.report.findings:
        # If some finding has no fix, the right example shows what only a person can know.
        assert done.report.source.text == list_with(rule, "Right")


@pytest.mark.parametrize("name", sorted(IN_WORDS))
def test_example_in_words_has_no_block(name: str) -> None:
    page = next(rule.documentation for rule in RULES if rule.name == name)
    assert not re.search(r"^ {4}", page, re.MULTILINE)
