"""Which lines and rules suppression comments cover."""

from __future__ import annotations

import pytest

from awesomelint.filtering.suppressions.ranges import Coverage
from awesomelint.reading import read
from awesomelint.source import Source

LINES = "".join(f"- [Title {number}](https://e.org/{number})\n" for number in range(6))


def covered(text: str, rule: str = "likely-typo") -> list[int]:
    """Return the lines on which comments hide findings of a rule."""
    coverage = Coverage(read(Source(text)))
    return [line for line in range(1, text.count("\n") + 2) if coverage.over(rule, line)]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("awesome-spell-check", ["likely-typo"]),
        ("awesome-toc", ["broken-anchor", "toc-mismatch"]),
        ("balanced-punctuation", ["unbalanced-brackets"]),
        ("double-link", ["conflicting-id", "duplicate-entry", "duplicate-link"]),
        ("final-newline", ["final-newline"]),
        ("hard-break-spaces", ["extra-whitespace"]),
        ("heading-increment", ["heading-level-skip"]),
        ("match-punctuation", ["unbalanced-brackets"]),
        ("no-duplicate-headings", ["duplicate-heading"]),
        ("no-empty-sections", ["empty-section"]),
        ("no-empty-url", ["empty-link"]),
        ("remark-lint:no-empty-url", ["empty-link"]),
        ("awesome-list-item", []),
        ("empty-link", []),
    ],
)
def test_rules_of_awesome_lint(name: str, rules: list[str]) -> None:
    (hide,) = Coverage(read(Source(f"<!--lint disable {name}-->\n\n{LINES}"))).hides
    assert sorted(hide.rules) == rules


def test_a_comment_of_awesome_lint_without_names_hides_the_rules_that_it_has() -> None:
    (hide,) = Coverage(read(Source(f"<!--lint disable-->\n\n{LINES}"))).hides
    assert {"likely-typo", "empty-link", "final-newline"} <= hide.rules
    assert "inconsistent-entry" not in hide.rules
    (hide,) = Coverage(read(Source(f"<!-- awesomelint-disable-file -->\n\n{LINES}"))).hides
    assert {"likely-typo", "inconsistent-entry"} <= hide.rules
    assert "unused-suppression" not in hide.rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<!-- awesomelint-disable-file -->\n{LINES}", list(range(1, 9))),
        # From the first line of `disable` to the last line of `enable`.
        ("- a\n\n<!--\nawesomelint-disable\n-->\n\n- b\n\n<!--\nawesomelint-enable\n-->\n\n- c\n", list(range(3, 12))),
        ("- a\n\n<!-- awesomelint-disable likely-typo -->\n\n- b\n", [3, 4, 5, 6]),
        ("- a\n\n<!-- awesomelint-enable -->\n\n- b\n", []),
        # Two stretches; a second `disable` within a stretch changes nothing.
        (
            "<!-- awesomelint-disable -->\na\n<!-- awesomelint-disable -->\nb\n<!-- awesomelint-enable -->\nc\n"
            "<!-- awesomelint-enable -->\nd\n<!-- awesomelint-disable -->\ne\n",
            [1, 2, 3, 4, 5, 9, 10, 11],
        ),
        # The next line with content, or all lines of the entry that begins there.
        ("<!-- awesomelint-disable-next-line -->\n\n\nText\nand more\n", [4]),
        ("- [A title](https://a.org)\n<!-- awesomelint-disable-next-line -->\n- [B title](https://b.org)\n  and\n  more\n- [C title](https://c.org)\n", [3, 4, 5]),
        ("<!-- awesomelint-disable-next-line -->\n<!-- awesomelint-disable-next-line links -->\nText\n", [3]),
        ("Text\n<!-- awesomelint-disable-next-line -->\n\n", []),
        # The line of the comment, or all lines of its entry.
        ("Text\nand <!-- awesomelint-disable-line --> more\nand more\n", [2]),
        ("- [A title](https://a.org)\n  and\n  <!-- awesomelint-disable-line -->\n- [B title](https://b.org)\n", [1, 2, 3]),
        ("Text\nand <!-- awesomelint-disable-line\n--> more\nand more\n", [2, 3]),
        # Not the entries that are nested in it, or that it is nested in.
        ("- [A title](https://a.org) <!-- awesomelint-disable-line -->\n  - [B title](https://b.org)\n- [C title](https://c.org)\n", [1]),
        ("- [A title](https://a.org)\n  - [B title](https://b.org) <!-- awesomelint-disable-line -->\n- [C title](https://c.org)\n", [2]),
    ],
)  # fmt: skip
def test_covered_lines(text: str, expected: list[int]) -> None:
    assert covered(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The block below the comment, if nothing else is in the comment's block.
        ("<!--lint ignore awesome-spell-check-->\n\nText\nand more\n\nText\n", [3, 4]),
        ("<!--lint ignore awesome-spell-check-->\n", []),
        ("## A\n<!--lint ignore awesome-spell-check-->\n## B\n## C\n", [3]),
        ("<!--lint disable awesome-spell-check-->\nText\n\n<!--lint enable awesome-spell-check-->\n\nText\n", [1, 2, 3, 4]),
    ],
)  # fmt: skip
def test_lines_that_comments_of_awesome_lint_cover(text: str, expected: list[int]) -> None:
    assert covered(text) == expected


def test_former_names_and_groups() -> None:
    text = "<!-- awesomelint-disable-file works -->\n"
    (hide,) = Coverage(read(Source(text))).hides
    assert {"duplicate-entry", "conflicting-id", "empty-entry"} <= hide.rules
    assert "likely-typo" not in hide.rules
    (hide,) = Coverage(read(Source(text.replace("works", "unknown")))).hides
    assert hide.rules == frozenset()
