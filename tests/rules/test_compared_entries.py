"""Entries that a comment hides from a rule that compares entries: the rule compares the others."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source

NAMES = ("Ant", "Bee", "Zebra", "Cat", "Dog", "Elk", "Fox", "Gnu", "Hen", "Ibis", "Jay", "Kite", "Yak")
MONTHS = (12, 11, 2, 10, 9, 8, 7, 6, 5, 4, 3, 1)


@pytest.mark.parametrize(
    ("rule", "lines", "hidden", "message"),
    [
        (
            "conflicting-id",
            [
                f"- **{title}** [pdf](https://arxiv.org/abs/2401.16663)"
                for title in ("Tall Oaks in the North", "Counting Sheep by Night", "Bells of Distant Goats")
            ],
            2,
            "“Tall Oaks in the North” (line 1) and “Bells of Distant Goats” have",
        ),
        (
            "duplicate-entry",
            ["- [Tall Oaks](https://arxiv.org/abs/2401.16663)"] * 3,
            1,
            "“Tall Oaks” is already listed on line 2",
        ),
        (
            "misordered-title",
            [f"- [{name}](https://example.org/{name}) - A tool." for name in NAMES],
            13,
            "move after “Kite” (line 12)",
        ),
        (
            "misordered-date",
            [
                f"- [The work of month {month}](https://example.org/{month}), 2024-{month:02}"
                for month in MONTHS
            ],
            11,
            "move after “2024-04” (line 10)",
        ),
    ],
)
def test_hidden_entries_are_not_compared(rule: str, lines: list[str], hidden: int, message: str) -> None:
    lines = [*lines]
    lines[hidden - 1] += " <!-- awesomelint-disable-line -->"
    source = Source("\n".join(lines) + "\n", "README.md")
    (finding,) = lint(source, Settings(select=frozenset([rule]))).findings
    assert message in finding.message
