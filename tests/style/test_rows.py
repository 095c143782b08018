"""The format of rows: which cells are optional, and what is prose."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.template.rows import row_format, rows_following
from tests.support.short_lists import TREES

CODE, DATA = "[code](https://c.org/1)", "[data](https://d.org/1)"


def second_column(*cells: str) -> tuple[str, float]:
    """Return the template of a column with these cells, and the share of rows that follow it."""
    rows = "".join(
        f"| [{TREES[number % 10]} Networks {number}](https://e.org/{number}) | {cell} |\n"
        for number, cell in enumerate(cells)
    )
    entries = read(Source(f"| Title | More |\n| --- | --- |\n{rows}")).entries
    assert len(entries) == len(cells)
    found = row_format(entries)
    template = found.template.removeprefix("| [{title}]({url}) | ").removesuffix(" |")
    return template, len(rows_following(found, entries)) / len(entries)


@pytest.mark.parametrize(
    ("cells", "template", "followed"),
    [
        # A column is optional if more than one cell in ten is empty.
        ([CODE] * 9 + [""], "[{label}]({link})", 1.0),
        ([CODE] * 8 + [""] * 2, "{?[{label}]({link})}", 1.0),
        ([CODE] * 8 + ["-", "—"], "{?[{label}]({link})}", 1.0),
        ([""] * 10, "", 1.0),
        # All parts of a column may be optional.
        ([CODE] * 4 + ["`tag`"] * 4 + [""] * 2, "{?[{label}]({link})}{?{text}}", 1.0),
        ([CODE] * 4 + ["`tag`"] * 4 + [CODE + " `tag`"] * 2, "{?[{label}]({link})}{?{text}}", 0.8),
        ([f"{CODE} {DATA}"] * 4 + [CODE] * 4 + [""] * 2, "{?[{label}]({link}){* [{label}]({link})}}", 1.0),
        # Links are separated in many ways.
        ([f"{CODE}, {DATA}"] * 4 + [f"{CODE} / {DATA}"] * 3 + [f"{CODE}<br>{DATA}"] * 3, "[{label}]({link}){* [{label}]({link})}", 1.0),
        ([f"{CODE}·{DATA}"] * 4 + [f"{CODE}; {DATA}"] * 3 + [f"{CODE}&{DATA}"] * 3, "[{label}]({link}){* [{label}]({link})}", 1.0),
        ([f"({CODE}), ({DATA})"] * 10, "([{label}]({link})){* ([{label}]({link}))}", 1.0),
        # Prose: four words outside fields.
        ([f"{tree} and {CODE} by others" for tree in TREES[:10]], "{text}", 1.0),
        ([f"{tree} {CODE} by" for tree in TREES[:10]], "{text} [{label}]({link}) {text}", 1.0),
        ([f"**{tree}**" for tree in TREES[:10]], "**{text}**", 1.0),
        ([f"**{tree}" for tree in TREES[:10]], "{text}", 1.0),
        ([f"{tree}." for tree in TREES[:10]], "{text}", 1.0),
    ],
)  # fmt: skip
def test_columns(cells: list[str], template: str, followed: float) -> None:
    assert second_column(*cells) == (template, pytest.approx(followed))
