"""Tests of where titles and venues are in the source after the venue was taken off the title."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source

OTHERS_AT_END = "- [Counting Wool in the Dark (KDD 2021)](https://a.example/1)\n- [Cutting Rye at Night (ACL 2020)](https://a.example/2)\n- [Stacking Hay in Barns, AAAI 2020](https://a.example/3)\n"
OTHERS_IN_FRONT = "- [[KDD 2021] Counting Wool in the Dark](https://a.example/1)\n- [ACL 2020: Cutting Rye at Night](https://a.example/2)\n- [AAAI 2020, Stacking Hay in Barns](https://a.example/3)\n"


def assert_title_and_venue(shown: str, others: str, title: str) -> None:
    """Assert what in the source is the title, and that the venue is ICML 2020, of a linked text beside others."""
    entry = read(Source(f"- [{shown}](https://a.example/0)\n{others}")).entries[0]
    assert entry.source.text[slice(*entry.title_span)] == title
    assert entry.venue is not None
    assert (entry.venue.raw, entry.source.text[slice(*entry.venue.span)]) == ("ICML 2020", "ICML 2020")


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("Tidy Sheep on Hills (ICML 2020)", "Tidy Sheep on Hills"),
        ("Tidy Sheep on Hills *(ICML 2020)*", "Tidy Sheep on Hills"),
        ("Tidy Sheep on Hills _(ICML 2020)_", "Tidy Sheep on Hills"),
        ("Tidy Sheep on Hills `(ICML 2020)`", "Tidy Sheep on Hills"),
        ("Tidy Sheep on Hills \\(ICML 2020\\)", "Tidy Sheep on Hills"),
        ("**Tidy Sheep on Hills**(ICML 2020)", "**Tidy Sheep on Hills**"),
        ("Tidy Sheep on Hills, *ICML 2020*", "Tidy Sheep on Hills"),
        ("*Tidy Sheep on Hills*, ICML 2020", "*Tidy Sheep on Hills*"),
        ("Tidy Sheep on Hills. _ICML 2020_.", "Tidy Sheep on Hills"),
        ("Tidy Sheep on Hills, `ICML 2020`", "Tidy Sheep on Hills"),
    ],
)
def test_venue_at_the_end(shown: str, title: str) -> None:
    assert_title_and_venue(shown, OTHERS_AT_END, title)


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("[ICML 2020] Tidy Sheep on Hills", "Tidy Sheep on Hills"),
        ("**[ICML 2020]** Tidy Sheep on Hills", "Tidy Sheep on Hills"),
        ("_[ICML 2020]_ Tidy Sheep on Hills", "Tidy Sheep on Hills"),
        ("`[ICML 2020]` Tidy Sheep on Hills", "Tidy Sheep on Hills"),
        ("**ICML 2020**: Tidy Sheep on Hills", "Tidy Sheep on Hills"),
        ("ICML 2020 | Tidy Sheep on Hills", "Tidy Sheep on Hills"),
        ("**ICML 2020** - Tidy Sheep on Hills", "Tidy Sheep on Hills"),
        ("**ICML 2020**, Tidy Sheep on Hills", "Tidy Sheep on Hills"),
        ("ICML 2020 - **Tidy Sheep on Hills**", "**Tidy Sheep on Hills**"),
    ],
)
def test_venue_in_front(shown: str, title: str) -> None:
    assert_title_and_venue(shown, OTHERS_IN_FRONT, title)
