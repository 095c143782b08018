"""How many entries may end with two periods by mistake."""

from __future__ import annotations

import pytest

from awesomelint.analysis.doubled_periods import doubled_periods
from awesomelint.reading import read
from awesomelint.source import Source


@pytest.mark.parametrize(
    ("doubled", "entries", "is_mistake"),
    [(5, 5, True), (6, 6, False), (6, 119, False), (6, 120, True), (7, 139, False), (7, 140, True)],
)
def test_how_many_entries_may_end_with_two_periods(doubled: int, entries: int, is_mistake: bool) -> None:
    lines = [
        f"- [Title {n}](https://e.org/{n}) - A tree{'..' if n < doubled else '.'}\n" for n in range(entries)
    ]
    assert len(doubled_periods(read(Source("".join(lines))))) == (doubled if is_mistake else 0)
