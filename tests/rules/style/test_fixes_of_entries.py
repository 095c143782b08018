"""How an entry is written as the others are: safely, unsafely, or not at all."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.fixing.edits import apply
from awesomelint.rules import BY_NAME
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support.one_rule import findings

SETTINGS = Settings(select=frozenset({"inconsistent-entry"}), min_severity=Severity.NOTE)
WORKS = [
    ("Scaling Laws for Neural Language Models", "2001.08361", "Jan. 23 2020"),
    ("Training Compute-Optimal Large Language Models", "2203.15556", "Mar. 29 2022"),
    ("Language Models are Few-Shot Learners", "2005.14165", "Apr. 28 2020"),
    ("In-context Learning and Induction Heads", "2209.11895", "Sep. 24 2022"),
    ("Transformers Learn In-Context by Gradient Descent", "2212.07677", "Dec. 15 2022"),
    ("Emergent Abilities of Large Language Models", "2206.07682", "Jun. 15 2022"),
    ("Self-Consistency Improves Chain of Thought", "2203.11171", "Mar. 21 2022"),
    ("Finetuned Language Models Are Zero-Shot Learners", "2109.01652", "Sep. 3 2021"),
    ("Grokking: Generalization Beyond Overfitting", "2201.02177", "Jan. 6 2022"),
    ("Toy Models of Superposition", "2209.10652", "Sep. 21 2022"),
    ("Locating and Editing Factual Associations", "2202.05262", "Feb. 10 2022"),
]
ODD = ("Progress Measures", "2301.05217", "Jan. 12 2023")


def written(form: str, work: tuple[str, str, str]) -> str:
    title, arxiv, date = work
    return form.format(t=title, u=f"https://arxiv.org/abs/{arxiv}", d=date)


def fixed(form: str, odd: str) -> tuple[str, str]:
    """The odd entry after its fix, and how safe that is; empty if nothing is found, a dash if there is no fix."""
    text = "\n".join([*(written(form, work) for work in WORKS), written(odd, ODD)]) + "\n"
    found = lint(Source(text, "README.md"), SETTINGS).findings
    if not found:
        return "", ""
    [finding] = found
    assert finding.span.start >= text.rindex("\n", 0, -1)
    if finding.fix is None:
        return "-", ""
    return apply(text, set(finding.fix.edits)).splitlines()[-1], finding.fix.safety.name


ROUND = "- **{t}** ({d}) [pdf]({u})"
COMMA = "- [{t}]({u}), {d}."
PLAIN = "- {t}, {d} [pdf]({u})"


@pytest.mark.parametrize(
    ("form", "odd", "safety"),
    [
        (COMMA, COMMA, ""),
        (COMMA, "- [{t}]({u}); {d}.", "SAFE"),
        (COMMA, "- [{t}]({u}), {d}", "SAFE"),
        (COMMA, "- [{t}]({u}); {d}", "SAFE"),
        (COMMA, "- [{t}]({u}) {d}.", "SAFE"),
        (COMMA, "- [{t}]({u}),{d}.", "SAFE"),
        (COMMA, "- [{t}]({u}), ({d}).", "SAFE"),
        (COMMA, "- [{t}]({u}), `{d}`.", "UNSAFE"),
        (COMMA, '- [{t}]({u}), "{d}".', "SAFE"),
        (ROUND, "- **{t}** [{d}] [pdf]({u})", "SAFE"),
        (ROUND, "- **{t}** {d} [pdf]({u})", "SAFE"),
        (ROUND, "- **{t}**, {d}, [pdf]({u})", "SAFE"),
        ("- **{t}** [{d}] [pdf]({u})", ROUND, "SAFE"),
        ("- **{t}** {d} [pdf]({u})", ROUND, "SAFE"),
        ("- **{t}** `{d}` [pdf]({u})", ROUND, "UNSAFE"),
        (PLAIN, "- {t} ({d}) [pdf]({u})", "SAFE"),
        ('- "{t}", {d} [pdf]({u})', PLAIN, "SAFE"),
        ("- **{t}** ({d}) [pdf]({u})", "- {t} ({d}) [pdf]({u})", "SAFE"),
    ],
)
def test_the_entry_is_written_as_the_others_are(form: str, odd: str, safety: str) -> None:
    assert fixed(form, odd) == ((written(form, ODD), safety) if safety else ("", ""))


@pytest.mark.parametrize(
    ("form", "odd"),
    [
        (ROUND, "- **{t}** {d}) [pdf]({u})"),
        (ROUND, "- **{t}** ({d} [pdf]({u})"),
        (COMMA, "- [{t}]({u})], {d}."),
        (COMMA, "- [[{t}]({u}), {d}."),
        (COMMA, "- [{t}]({u}),  {d}."),
        (COMMA, "- [{t}]({u}), {d}.  "),
        (PLAIN, "- {t}, *{d} [pdf]({u})"),
        (COMMA, "- [{t}]({u}), 2023-01-32."),
    ],
)
def test_another_rule_reports_it(form: str, odd: str) -> None:
    assert fixed(form, odd) == ("", "")


def test_wide_brackets_are_left_to_a_person() -> None:
    assert fixed("- **{t}** 【{d}】 [pdf]({u})", ROUND) == ("-", "")
    assert fixed(ROUND, "- **{t}** （{d}） [pdf]({u})") == ("-", "")


@pytest.mark.parametrize("title", ['The 5" {t}', "The ` {t}", "The A* {t}", "The {t} :)"])
def test_a_mark_of_the_title_has_no_partner(title: str) -> None:
    after, safety = fixed(COMMA, f"- [{title}]({{u}}); {{d}}.")
    assert after == written(f"- [{title}]({{u}}), {{d}}.", ODD)
    assert safety == "SAFE"


@pytest.mark.parametrize(
    ("opener", "closer"), [("`", "`"), ('"', '"'), ("(", ")"), ("[", "]"), ("*", "*"), ("**", "**")]
)
def test_half_a_pair_is_not_written(opener: str, closer: str) -> None:
    template = f"- [{{title}}]({{url}}), {opener}{{date}}{closer} {{text}}"
    text = (
        f"- [Elm Trees](https://arxiv.org/abs/2401.00002), {opener}2024{closer} a survey\n"
        "- [Oak Trees](https://arxiv.org/abs/2401.00001), 2024\n"
    )
    settings = Settings(style={"template": template})
    [(_, finding)] = findings(BY_NAME["inconsistent-entry"], Source(text, "README.md"), settings)
    assert "no text" in finding.message
    assert finding.fix is None
