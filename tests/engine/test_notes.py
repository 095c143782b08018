"""What can be no more than a note is not looked for where notes are not shown, and nothing else changes by that."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

LIST = """\
# Awesome Things

## Reinforcement Learning

""" + "".join(
    f"- [Reinforcement Number {number}](https://arxiv.org/abs/2401.{number:05d}), Jan. {number} 2024.\n"
    for number in range(1, 31)
)
# Each with what only the rule of that name says of it, as a note.
NOTES = {
    "unfilled-placeholder": "- [A Title of Another Kind](https://arxiv.org/abs/2401.00099), YYYY-MM-DD.\n",
    "inconsistent-link": "- [A Title of Another Kind](https://arxiv.org/pdf/2401.00099), Jan. 9 2024.\n",
    "likely-typo": "- [Reinforcment of Another Kind](https://arxiv.org/abs/2401.00099), Jan. 9 2024.\n",
}


def rules(text: str, settings: Settings) -> set[str]:
    return {finding.rule for finding in lint(Source(text), settings).findings}


@pytest.mark.parametrize("rule", NOTES)
def test_a_note_is_found_where_notes_are_shown_or_it_is_more_than_a_note(rule: str) -> None:
    text = LIST + NOTES[rule]
    assert rule not in rules(text, Settings())
    assert rule in rules(text, Settings(min_severity=Severity.NOTE))
    assert rule in rules(text, Settings(severities={rule: Severity.WARNING}))


@pytest.mark.parametrize("rule", NOTES)
def test_a_comment_that_hides_a_note_is_of_use_though_no_notes_are_shown(rule: str) -> None:
    comment = f"<!-- awesomelint-disable-next-line {rule} -->\n"
    text = LIST + "\n" + comment + NOTES[rule]
    for least in (Severity.NOTE, Severity.WARNING):
        assert not rules(text, Settings(min_severity=least)) & {rule, "unused-suppression"}
    idle = f"{LIST}\n{comment}- [Another](https://arxiv.org/abs/2401.00098), Jan. 9 2024.\n"
    assert "unused-suppression" in rules(idle, Settings(min_severity=Severity.NOTE))


def test_a_word_of_a_heading_is_doubted_whether_notes_are_shown_or_not() -> None:
    text = (
        LIST + "\n## Reinforcment by People\n\n- [Another](https://arxiv.org/abs/2401.00099), Jan. 9 2024.\n"
    )
    for least in (Severity.NOTE, Severity.WARNING):
        assert "likely-typo" in rules(text, Settings(min_severity=least))
