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
        # Emphasis around the first or last word.
        ("- [Tidy Sheep](https://example.org/1). **Problem**: Sheep are *many*.", "Problem: Sheep are many"),
        ("- [Tidy Sheep](https://example.org/1): *Sheep* are __many__", "Sheep are many"),
        ("- [Tidy Sheep](https://example.org/1). 2 * 3 sheep of snake_case", "2 * 3 sheep of snake_case"),
        # Pictures, and what is a note already.
        ("- [Tidy Sheep](https://example.org/1) Sheep are *many* :heavy_check_mark:", "Sheep are many"),
        ("- [Tidy Sheep](https://example.org/1) :heavy_check_mark:", ""),
        ("- [Tidy Sheep](https://example.org/1)\n  - **Problem**: Sheep are many.", ""),
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
