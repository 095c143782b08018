"""Names of persons, divided into family and given names."""

from __future__ import annotations

import pytest

from awesomelint.fields.person_names import person


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("Ada Lark", "Lark", "Ada"),
        ("Lark, Ada", "Lark", "Ada"),
        ("Cy van Dyke", "van Dyke", "Cy"),
        ("A. B. Lark", "Lark", "A. B."),
        ("Wei LI", "LI", "Wei"),
        ("Lark", "Lark", ""),
        ("Lark A.", "Lark", "A."),
        ("Lark A B", "Lark", "A B"),
        ("van Dyke C", "van Dyke", "C"),
    ],
)
def test_person(name: str, family: str, given: str) -> None:
    assert person(name) == (family, given)
