"""Two merged entries are reported in any list, three in a list of a hundred and fifty."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"merged-entry"}))


def reported(merged: int, entries: int) -> int:
    lines = [
        f"- [Work number {n}](https://arxiv.org/abs/2001.{n:05})"
        f" - [Study number {n}](https://arxiv.org/abs/2002.{n:05})"
        if n <= merged
        else f"- [Work number {n}](https://arxiv.org/abs/2001.{n:05})"
        for n in range(1, entries + 1)
    ]
    return len(lint(Source("\n".join(lines) + "\n", "README.md"), SETTINGS).findings)


@pytest.mark.parametrize(
    ("merged", "entries", "found"), [(2, 3, 2), (3, 3, 0), (3, 149, 0), (3, 150, 3), (4, 150, 0)]
)
def test_so_many_merged_entries_are_reported(merged: int, entries: int, found: int) -> None:
    assert reported(merged, entries) == found
