"""What must be beside a word for it to be a venue: a year, brackets, a column, a badge."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"venue-spelling"}), min_severity=Severity.NOTE)


def is_venue(words: str) -> bool:
    """Whether a misspelled EMNLP in the words after an entry's links is taken for a venue."""
    text = (
        "- [A First Work](https://example.org/1), ICML 2020.\n"
        "- [A Second Work](https://example.org/2), ICLR 2020.\n"
        f"- [A Third Work](https://example.org/3) [[code]](https://example.org/4) presented at {words}\n"
    )
    return len(lint(Source(text, "README.md"), SETTINGS).findings) == 1


@pytest.mark.parametrize(
    "track",
    [
        "poster", "posters", "Oral", "orals", "spotlight", "Spotlights", "findings", "workshop",
        "workshops", "demo", "demos", "highlight", "highlights", "main", "long", "short", "paper",
        "papers", "best", "track", "submission",
    ],
)  # fmt: skip
def test_a_track_may_be_between_a_venue_and_its_year(track: str) -> None:
    assert is_venue(f"EMLNP {track} 2020")
    assert is_venue(f"(EMLNP {track})")


@pytest.mark.parametrize(
    "month", ["Jan", "February", "Mar.", "apr", "May", "June", "Jul", "Aug", "Sept.", "Oct", "Nov", "Dec."]
)
def test_a_month_may_be_between_a_venue_and_its_year(month: str) -> None:
    assert is_venue(f"EMLNP {month} 2020")
    assert is_venue(f"EMLNP {month} 12 2020")
    assert is_venue(f"EMLNP {month} 3, 2020")


@pytest.mark.parametrize(
    "words",
    [
        "EMLNP 2020", "EMLNP, 2020", "EMLNP 1999", "EMLNP2020", "EMLNP-2020", "EMLNP (2020)",
        "EMLNP * 2020", "EMLNP_2020", "EMLNP'20", "EMLNP '20", "EMLNP’20", "EMLNP‘20", "EMLNP`20",
        "EMLNP´20", "EMLNP' 20", "EMLNP 2020.", "EMLNP 2020, a talk", "EMLNP oral, 2020",
        "EMLNP *oral* 2020", "2020 EMLNP", "2020, EMLNP", "1999 EMLNP", "[EMLNP]", "(EMLNP)", "{EMLNP}",
        "【EMLNP】", "`EMLNP`", "(*EMLNP*)", "(**EMLNP**)", "[ EMLNP ]", "(EMLNP oral paper)",
        "\\[EMLNP\\]", "(~EMLNP~)", "[(EMLNP)]",
    ],
)  # fmt: skip
def test_what_makes_a_word_a_venue(words: str) -> None:
    assert is_venue(words)


@pytest.mark.parametrize(
    "words",
    [
        "EMLNP", "EMLNP 20", "EMLNP 1820", "EMLNP 20201", "EMLNP 2020th", "EMLNP 2020.5", "EMLNP '20.5",
        "EMLNP '20%5", "EMLNP    2020", "EMLNP of 2020", "EMLNP oral paper 2020", "EMLNP Foo 2020",
        "EMLNP May 123 2020", "12020 EMLNP", "2020; EMLNP", "2020   EMLNP", "1820 EMLNP", "(an EMLNP)",
        "(EMLNP and more)", "EMLNP)", "(EMLNP", "“EMLNP”", "EMLNP'2", "(EMLNP oral paper track)",
        "(EMLNP talk)", "<EMLNP>", "XEMLNP 2020", "EMLNPs 2020", "<!-- EMLNP 2020 -->",
    ],
)  # fmt: skip
def test_what_does_not_make_a_word_a_venue(words: str) -> None:
    assert not is_venue(words)


@pytest.mark.parametrize(
    "words",
    [
        "the poster in", "the oral at", "the proceedings of", "ICML 2019 and", "ICML 2019 or", "Proc",
        "Proceedings", "Findings", "submitted to", "as published by", "to appear", "accepted", "published",
        "presented", "submitted", "abstract only", "the version from", "advances", "workshop",
        "conference", "symposium", "journal", "transactions", "oral", "poster", "spotlight", "highlight",
        "paper", "best", "short", "long", "full", "main", "demo", "track", "invited", "under",
        "under review", "the ACM", "the IEEE",
    ],
)  # fmt: skip
def test_words_that_lead_to_a_venue(words: str) -> None:
    assert is_venue(f"{words} EMLNP 2020")


@pytest.mark.parametrize("words", ["see also the", "using", "Ann Lark", "we beat", "corpora like"])
def test_words_of_a_sentence(words: str) -> None:
    assert not is_venue(f"{words} EMLNP 2020")


@pytest.mark.parametrize("words", ["2020, a talk, EMLNP", "2020 - EMLNP", "2020 -- EMLNP"])
def test_a_year_before_other_words(words: str) -> None:
    assert not is_venue(words)
