"""The description of an entry: its text apart from its fields."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.writing.pattern import description


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [Tidy Sheep](https://example.org/1). Counts sheep at night.", "Counts sheep at night"),
        # The key of a URL names the link, and another word before it does not.
        ("- [Tidy Sheep](https://example.org/1)\n  - Code: https://example.org/2", ""),
        ("- [Tidy Sheep](https://example.org/1)\n  - **Code**: <https://example.org/2>", ""),
        ("- [Tidy Sheep](https://example.org/1). Sheep of old. Code: https://example.org/2", "Sheep of old"),
        ("- [Tidy Sheep](https://example.org/1). Counted at https://example.org/2", "Counted at"),
    ],
)
def test_description(text: str, expected: str) -> None:
    (entry,) = read(Source(text + "\n")).entries
    assert description(entry) == expected
