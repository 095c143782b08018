"""Acronyms that are words or names as well are not taken for a misspelt venue."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"venue-spelling"}), min_severity=Severity.NOTE)
OTHERS = "".join(
    f"- [A Work of {venue}](https://arxiv.org/abs/2001.0000{number}). {venue} 2020.\n"
    for number, venue in enumerate(("ICML", "NeurIPS", "CVPR", "ACL", "KDD", "AAAI", "EMNLP"))
)


def found(venue: str, written: str) -> list[str]:
    """What is reported in a list that names a venue twice, and has a word in brackets beside a year."""
    text = (
        f"{OTHERS}- [A First Work](https://arxiv.org/abs/2001.00008). {venue} 2020.\n"
        f"- [A Second Work](https://arxiv.org/abs/2001.00009). {venue} 2020.\n"
        f"- [A Third Work](https://arxiv.org/abs/1610.06258) ({written} 2016).\n"
    )
    findings = lint(Source(text, "README.md"), SETTINGS).findings
    return [text[finding.span.start : finding.span.end] for finding in findings]


@pytest.mark.parametrize(
    "venue",
    [
        "AIES", "AutoML", "CAV", "CGO", "CHI", "CHIL", "CLeaR", "CLUSTER", "COLING", "COLM", "COLT",
        "CoRL", "DAC", "DATE", "EASE", "FAST", "FOCS", "GECCO", "INFORMS", "IUI", "LoG", "MIA",
        "MedIA", "MICRO", "PACT", "PETS", "PODS", "RAID", "RAL", "SANER", "SAT", "SCAM", "SODA", "TACO",
        "TIP", "TOG", "TREC", "TRO", "TSE",
    ],
)  # fmt: skip
def test_a_word_in_other_letter_case_is_a_word(venue: str) -> None:
    assert found(venue, venue.capitalize()) == []


def test_the_name_of_a_town_in_capitals() -> None:
    assert found("Oakland", "OAKLAND") == []


@pytest.mark.parametrize("venue", ["ICSE", "ISSTA", "MLSys", "VLDB", "SIGIR", "RecSys", "SIGGRAPH"])
def test_an_acronym_in_other_letter_case_is_a_venue(venue: str) -> None:
    assert found(venue, venue.capitalize()) == [venue.capitalize()]


@pytest.mark.parametrize(
    ("venue", "word"),
    [
        ("Distill", "Distil"),
        ("Humanoids", "Humanoid"),
        ("INFORMS", "Inform"),
        ("CLUSTER", "Clusters"),
        ("Middleware", "Midleware"),
        ("Nature", "Mature"),
        ("Nature", "Naature"),
        ("Patterns", "Pattern"),
        ("Preprint", "Preeprint"),
        ("Preprint", "Reprint"),
        ("Science", "Sciience"),
        ("Thesis", "Theses"),
        ("COLING", "Cooling"),
        ("SANER", "Saaner"),
        ("GECCO", "Geccco"),
        ("AutoML", "Automl"),
    ],
)
def test_a_word_near_such_a_word_is_no_typo(venue: str, word: str) -> None:
    assert found(venue, word) == []


@pytest.mark.parametrize(("venue", "word"), [("NeurIPS", "Neurlps"), ("SIGGRAPH", "Sigraph")])
def test_a_word_near_an_acronym_is_a_typo(venue: str, word: str) -> None:
    assert found(venue, word) == [word]


@pytest.mark.parametrize(
    ("word", "venue"),
    [
        ("NeruIPS", "NeurIPS"),
        ("ICLM", "ICML"),
        ("ICRL", "ICLR"),
        ("AAIA", "AAAI"),
        ("IJACI", "IJCAI"),
        ("AISTAST", "AISTATS"),
        ("CVRP", "CVPR"),
        ("ICVC", "ICCV"),
        ("ECVC", "ECCV"),
        ("EMNPL", "EMNLP"),
        ("NACAL", "NAACL"),
        ("SIGGRPAH", "SIGGRAPH"),
        ("INTERSPEEHC", "INTERSPEECH"),
    ],
)
def test_a_major_venue_that_the_list_does_not_name(word: str, venue: str) -> None:
    text = "".join(
        f"- [A Work](https://arxiv.org/abs/2001.0000{number}). {name} 2020.\n"
        for number, name in enumerate(["KDD"] * 5 + [word])
    )
    [finding] = lint(Source(text, "README.md"), SETTINGS).findings
    assert finding.message == f"“{word}” looks like a typo for “{venue}”"
