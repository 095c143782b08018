"""List items in the only section that has a table of papers as well."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run


def items(rows: int, count: int = 1, *, papers: int = 99, item: str = "https://arxiv.org/abs/2402.0") -> int:
    """How many items are reported beside a table of which some rows link to papers."""
    lines = ["| Title | Year |", "| --- | --- |"]
    for number in range(rows):
        url = f"https://arxiv.org/abs/2401.{number:05}" if number < papers else f"https://oak{number}.org"
        lines.append(f"| [Oak Work {chr(65 + number)}]({url}) | 2024 |")
    lines.append("")
    lines += [f"- [Elm Work {chr(65 + number)}]({item}{number:04}), 2024" for number in range(count)]
    text = "\n".join(lines) + "\n"
    messages = run("inconsistent-entry", text).messages
    total = rows + count
    expected = (
        f"list item, but {rows} of the {total} entries in this section are table rows; move it into the table"
    )
    assert messages == [expected] * len(messages)
    return len(messages)


@pytest.mark.parametrize(
    ("rows", "count", "expected"),
    [(7, 1, 0), (8, 1, 1), (8, 2, 2), (8, 3, 0), (12, 3, 3), (12, 4, 0)],
)
def test_nearly_all_entries_are_rows(rows: int, count: int, expected: int) -> None:
    assert items(rows, count) == expected


def test_nearly_all_rows_link_to_papers() -> None:
    assert items(10, papers=7) == 0
    assert items(10, papers=8) == 1


def test_all_items_link_to_papers() -> None:
    assert items(10, item="https://elm.org/") == 0
