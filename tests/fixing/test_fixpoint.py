"""Fixing becomes stable: all fixes are made, harmful ones are withheld, and conflicts name the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from awesomelint.engine import fix, lint
from awesomelint.findings import Edit, Finding, Fix, Safety, Severity
from awesomelint.fixing.fixpoint import Stable, fix_until_stable
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.settings import Settings
from awesomelint.source import BOM, Source, Span

LIST = """\
# Papers

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
"""
Rule = Callable[[str], Iterator[Finding]]


class Linted:
    def __init__(self, source: Source, rules: tuple[Rule, ...]) -> None:
        self.source = source
        self.document: ListDocument = read(source)
        self.findings = sorted((one for rule in rules for one in rule(source.text)), key=lambda one: one.span)
        self.below_minimum: list[Finding] = []


def rule(name: str, old: str, new: str, safety: Safety = Safety.SAFE) -> Rule:
    """A rule that finds a pattern and puts a text in its place."""

    def find(text: str) -> Iterator[Finding]:
        for match in re.finditer(old, text):
            made = Fix("Mend it", safety, (Edit(match.start(), match.end(), match.expand(new)),))
            yield Finding(name, Severity.WARNING, Span(*match.span()), "It is wrong", fix=made, key=match[0])

    return find


def fix_all(*rules: Rule, text: str = LIST, unsafe: bool = False) -> Stable:
    first = Linted(Source(text), rules)
    return fix_until_stable(first, lambda source: Linted(source, rules), unsafe=unsafe)


def test_what_one_repair_brings_up_is_repaired_in_turn() -> None:
    done = fix_all(rule("one", "Adam", "Eve"), rule("other", "Eve: A M", "Eve, a m"))
    assert "[Eve, a method" in done.last.source.text
    assert [finding.rule for finding in done.made] == ["one", "other"]
    assert done.withheld == []


def test_what_takes_many_rounds_comes_to_its_end_while_less_is_left_each_time() -> None:
    def one_place(text: str) -> Iterator[Finding]:
        """All that is found is to go to one place, so that a round can do it for one finding only."""
        at = text.index("\n\n")
        for match in re.finditer("¤", text):
            made = Fix(
                "Move it",
                Safety.SAFE,
                (Edit(at, at, f" {match.start()}"), Edit(match.start(), match.end(), "")),
            )
            key = str(text.count("¤", match.start()))
            yield Finding("one", Severity.WARNING, Span(*match.span()), "It is wrong", fix=made, key=key)

    done = fix_all(one_place, text=LIST.replace("Papers", "Papers" + "¤" * 40))
    assert "¤" not in done.last.source.text
    assert len(done.made) == 40


def test_unsafe_repairs_wait_to_be_asked_for() -> None:
    one = rule("one", "Adam", "Eve", Safety.UNSAFE)
    assert fix_all(one).last.source.text == LIST
    assert "[Eve:" in fix_all(one, unsafe=True).last.source.text


def test_a_repair_that_would_lose_a_work_is_held_back_and_the_others_are_made() -> None:
    done = fix_all(rule("cuts", r"\n- \[Attention.*", ""), rule("one", "Adam", "Eve"))
    assert done.last.source.text == LIST.replace("Adam", "Eve")
    assert [(withheld.rule, withheld.line) for withheld in done.withheld] == [("cuts", 3)]
    assert "“Attention Is All You Need” would no longer be listed" in done.withheld[0].reason


def test_a_repair_that_would_bring_up_a_finding_elsewhere_is_held_back() -> None:
    def elsewhere(text: str) -> Iterator[Finding]:
        if "Eve" in text:
            at = text.index("Jan. 23")
            yield Finding(
                "jealous", Severity.WARNING, Span(at, at + 7), "It is no longer right", key="Jan. 23"
            )

    done = fix_all(rule("one", "Adam", "Eve"), elsewhere)
    assert done.last.source.text == LIST
    assert done.withheld[0].rule == "one"
    assert "it would cause jealous on line 5 (It is no longer right)" in done.withheld[0].reason


def test_rules_that_undo_each_other_are_named_and_the_others_work() -> None:
    done = fix_all(rule("there", "Adam", "Eve"), rule("back", "Eve", "Adam"), rule("one", "Need", "Want"))
    assert done.last.source.text == LIST.replace("Need", "Want")
    # The other of the two has nothing to report in this text.
    assert [(withheld.rule, withheld.line, withheld.reason) for withheld in done.withheld] == [
        ("there", 3, "back, there would undo it")
    ]


def test_a_repair_without_end_is_named() -> None:
    done = fix_all(rule("grows", r"Adam(x*):", r"Adam\1x:"))
    assert done.last.source.text == LIST
    assert {withheld.rule for withheld in done.withheld} == {"grows"}


def test_fixed_text_is_stable() -> None:
    rules = rule("one", "Adam", "Eve"), rule("other", "Eve: A M", "Eve, a m")
    again = fix_all(*rules, text=fix_all(*rules).last.source.text)
    assert again.made == []


def test_bytes_that_no_repair_is_about_stay() -> None:
    text = (
        LIST.replace(").", ".  ")
        .replace("arxiv.org/abs/1706", "www.arxiv.org/abs/1706")
        .replace("\n", "\r\n")
    )
    source = Source.from_bytes(BOM + text.encode(), "README.md")
    fixed = fix(source, Settings(select=("url-form",)))
    assert fixed.report.source.to_bytes() == BOM + text.replace("www.", "").encode()
    assert not lint(fixed.report.source, Settings(select=("url-form",))).findings
