"""How well an entry's date and venue fit its arXiv identifier, seen by which of two entries is believed."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"conflicting-id"}))
# What fits an identifier of September 2024 so well: its month, a venue of its year, nothing, a date seven
# months later, and a date before it.
KNOWN = {2: "Sep. 14 2024", 1: "ICML 2024", 0: "", -1: "Apr. 14 2025", -2: "Mar. 1 2021"}


def reported(first: str, second: str, identifier: str) -> int:
    """How many of two works may have the wrong identifier: one if the other fits it much better."""
    text = (
        f"- [A Statistical Viewpoint on Differential Privacy](https://arxiv.org/abs/{identifier}), {first}\n"
        f"- [Increasing Both Batch Size and Learning Rate](https://arxiv.org/abs/{identifier}), {second}\n"
    )
    (finding,) = lint(Source(text, "README.md"), SETTINGS).findings
    return 1 if "replace the URL" in finding.message else 2


@pytest.mark.parametrize(
    ("written", "fit"),
    [
        ("", 0),
        ("Sep. 14 2024", 2),
        ("Aug. 31 2024", 2),
        ("Oct. 1 2024", 2),
        ("2024-09", 2),
        ("Jul. 31 2024", -2),
        ("Nov. 1 2024", 0),
        ("Nov. 30 2024", 0),
        ("Dec. 1 2024", -1),
        ("Mar. 1 2025", -1),
        ("Apr. 1 2025", -1),
        ("Sep. 14 2023", -2),
        ("2024", 0),
        ("2025", 0),
        ("2023", -2),
        ("ICML", 0),
        ("ICML 2024", 1),
        ("ICML 2025", 1),
        ("ICML 2026", 0),
        ("ICML 2028", 0),
        ("ICML 2029", -2),
        ("ICML 2023", 0),
        ("ICML 2022", -2),
        ("arXiv 2024", 1),
        ("arXiv 2023", -2),
        ("arXiv 2025", -2),
    ],
)
def test_dates_and_venues_of_an_identifier_of_september(written: str, fit: int) -> None:
    for other, beside in KNOWN.items():
        best, least = max(fit, other), min(fit, other)
        sure = best >= 1 and least <= best - 3
        assert reported(written, beside, "2409.09558") == (1 if sure else 2), beside


@pytest.mark.parametrize(
    ("identifier", "written", "fit"),
    [
        ("2401.09558", "arXiv 2023", 0),
        ("2402.09558", "arXiv 2023", -2),
        ("2412.09558", "arXiv 2025", 0),
        ("2411.09558", "arXiv 2025", -2),
        ("2401.09558", "Dec. 31 2023", 2),
        ("2412.09558", "Jan. 1 2025", 2),
    ],
)
def test_around_new_year(identifier: str, written: str, fit: int) -> None:
    assert reported("ICML 2024", written, identifier) == (1 if fit == -2 else 2)
    assert reported("Mar. 1 2021", written, identifier) == (1 if fit > 0 else 2)
