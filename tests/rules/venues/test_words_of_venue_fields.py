"""Misspelled venues in a column for venues and in tags, in small letters too."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"venue-spelling"}), min_severity=Severity.NOTE)


def reported(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in lint(Source(text, "README.md"), SETTINGS).findings]


def in_column(cell: str) -> list[str]:
    """What is reported in a table of which a cell of the venues is given."""
    return reported(
        "| Title | Venue |\n| --- | --- |\n"
        "| [A First Work](https://example.org/1) | ICML'20 |\n"
        "| [A Second Work](https://example.org/2) | ICLR 2021 |\n"
        "| [A Third Work](https://example.org/3) | NeurIPS 2021 |\n"
        f"| [A Fourth Work](https://example.org/4) | {cell} |\n"
    )


def in_tag(tag: str) -> list[str]:
    """What is reported in a list with a tag."""
    return reported(
        "- [A First Work](https://example.org/1) `ICML 2020`\n"
        "- [A Second Work](https://example.org/2) `vision`\n"
        f"- [A Third Work](https://example.org/3) `{tag}`\n"
    )


COLUMN = [
    ("ICML 2020", []),
    ("Icml 2020", ["Icml"]),
    ("icml 2020", ["icml"]),
    ("icml'20", ["icml"]),
    ("icml", ["icml"]),
    ("neurips 2020", ["neurips"]),
    ("emnpl", ["emnpl"]),
    ("Emnpl", ["Emnpl"]),
    ("emnpl 2020", ["emnpl"]),
    ("Emnpl'20", ["Emnpl"]),
    ("emnpl’20", ["emnpl"]),
    ("emnpl-20", ["emnpl"]),
    ("emnpl20", ["emnpl"]),
    ("emnpl, 2020", ["emnpl"]),
    ("Emnpl on tables", []),
    ("Neural Networks", []),
    ("arxiv 2020", []),
    ("ICML workshop", []),
]
TAGS = [
    ("emnpl 2020", ["emnpl"]),
    ("Emnpl 2020", ["Emnpl"]),
    ("emnpl'20", ["emnpl"]),
    ("emnpl’20", ["emnpl"]),
    ("emnpl", []),
    ("emnpl 202", []),
    ("emnpl 2020 talk", []),
    ("a emnpl 2020", []),
]


@pytest.mark.parametrize(("cell", "words"), COLUMN)
def test_words_of_a_column(cell: str, words: list[str]) -> None:
    assert in_column(cell) == words


@pytest.mark.parametrize(("tag", "words"), TAGS)
def test_words_of_a_tag(tag: str, words: list[str]) -> None:
    assert in_tag(tag) == words
