"""The forms of venues: what is the name, and what is not part of it."""

from __future__ import annotations

import pytest

from awesomelint.style.venue_forms import form_of, name_in


@pytest.mark.parametrize(
    ("raw", "form", "name"),
    [
        ("ICME'19", "N'YY", "ICME"),
        ("ICME Workshops 2019", "N YYYY", "ICME Workshops"),
        ("ICME 2019 Best Paper", "N YYYY N", ""),
        ("2019 ICME", "YYYY N", "ICME"),
    ],
)
def test_a_name_does_not_go_beyond_the_year(raw: str, form: str, name: str) -> None:
    assert (form_of(raw), name_in(raw)) == (form, name)
