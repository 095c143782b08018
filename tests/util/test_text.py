"""Text for messages is in one line and no longer than it may be."""

from __future__ import annotations

import pytest

from awesomelint.util.text import shorten


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Attention", 9, "Attention"),
        ("Attention", 8, "Attenti…"),
        ("Is it all\n   you need", 40, "Is it all you need"),
        ("Is it all you need", 7, "Is it…"),
        ("Ünïcödé 论文 title", 11, "Ünïcödé 论文…"),
        ("", 5, ""),
    ],
)
def test_what_is_too_long_ends_in_an_ellipsis(text: str, most: int, shown: str) -> None:
    assert shorten(text, most) == shown
    assert len(shorten(text, most)) <= most
