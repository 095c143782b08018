"""Cells of tables that lack marks or have too many spaces."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.deviations.cells import cell_deviations
from tests.support.short_lists import filled


def found(usual: str, last: str, number: int = 12, others: int = 1) -> list[str]:
    """Return the deviations of some rows after others, all with these cells: the title, or title and year.

    `?` means that one isn't certain; an arrow shows the edit, `⇒` one that isn't safe.
    """
    lines = ["| Title | Year | Link |", "| --- | --- | --- |"]
    for at in range(number + others):
        cells = usual if at < number else last
        lines.append(filled(f"| {cells if ' | ' in cells else f'{cells} | 2024'} | [pdf](URL) |", at + 1))
    document = read(Source("\n".join(lines) + "\n"))
    assert len(document.entries) == number + others
    result = []
    for entry, deviations in cell_deviations(document):
        assert entry.line > number + 2
        for deviation in deviations:
            before = document.source.text[deviation.start : deviation.end]
            arrow = "→" if deviation.safe else "⇒"
            edit = f" | {before} {arrow} {deviation.expected}" if deviation.edit else ""
            result.append(f"{deviation.message}{'' if deviation.certain else '?'}{edit}")
    return result


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # Other emphasis than that of the column says something.
        ('TITLE', '**TITLE**', []),
        ('**TITLE**', '*TITLE*', []),
        ('**TITLE**', '***TITLE***', []),
        ('**TITLE**', '**TITLE** (new)', []),
        ('**TITLE**', '`TITLE` 2', []),
        ('(**TITLE**)', 'TITLE', []),
        # The end of a cell of several links.
        ('[TITLE](URL)', 'TITLE', []),
        ('[TITLE](URL)', '[TITLE(URL)', []),
        ('[TITLE](URL)', '[TITLE] (URL)', []),
        ('**[TITLE](URL)**', '**[TITLE]**', []),
        ('**[TITLE](URL)**', '**TITLE](URL)**', []),
    ],
)  # fmt: skip
def test_a_cell_with_marks_of_its_own(usual: str, last: str, expected: list[str]) -> None:
    assert found(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('**TITLE**', 'TITLE**', ['expected “**” at the start of the cell, as in other rows | B → **B']),
        ('**TITLE**', '**TITLE', ['expected “**” at the end of the cell, as in other rows | 3 → 3**']),
        ('*TITLE*', 'TITLE*', ['expected “*” at the start of the cell, as in other rows | B → *B']),
        ('*TITLE*', '*TITLE', ['expected “*” at the end of the cell, as in other rows | 3 → 3*']),
        ('(TITLE)', 'TITLE)', ['expected “(” at the start of the cell, as in other rows | B → (B']),
        ('(TITLE)', '(TITLE', ['expected “)” at the end of the cell, as in other rows | 3 → 3)']),
        ('（TITLE）', 'TITLE）', ['expected “（” at the start of the cell, as in other rows | B → （B']),
        ('（TITLE）', '（TITLE', ['expected “）” at the end of the cell, as in other rows | 3 → 3）']),
        ('"TITLE"', 'TITLE"', ['expected “"” at the start of the cell, as in other rows | B → "B']),
        ('"TITLE"', '"TITLE', ['expected “"” at the end of the cell, as in other rows | 3 → 3"']),
        ('“TITLE”', 'TITLE”', ['expected ““” at the start of the cell, as in other rows | B → “B']),
        ('“TITLE”', '“TITLE', ['expected “”” at the end of the cell, as in other rows | 3 → 3”']),
        ('***TITLE***', 'TITLE***', ['expected “***” at the start of the cell, as in other rows | B → ***B']),
        ('***TITLE***', '***TITLE', ['expected “***” at the end of the cell, as in other rows | 3 → 3***']),
        ('***_TITLE_***', 'TITLE_***', ['expected “***_” at the start of the cell, as in other rows | B → ***_B']),
        ('***_TITLE_***', '***_TITLE', ['expected “_***” at the end of the cell, as in other rows | 3 → 3_***']),
        ('*`TITLE`*', 'TITLE`*', ['expected “*`” at the start of the cell, as in other rows | B → *`B']),
        ('*`TITLE`*', '*`TITLE', ['expected “`*” at the end of the cell, as in other rows | 3 → 3`*']),
        ('***"TITLE"***', 'TITLE"***', ['expected “***"” at the start of the cell, as in other rows | B → ***"B']),
        ('***"TITLE"***', '***"TITLE', ['expected “"***” at the end of the cell, as in other rows | 3 → 3"***']),
        ('(**TITLE**)', 'TITLE**)', ['expected “(**” at the start of the cell, as in other rows | B → (**B']),
        ('(**TITLE**)', '(**TITLE', ['expected “**)” at the end of the cell, as in other rows | 3 → 3**)']),
        ('*(TITLE)*', 'TITLE)*', ['expected “*(” at the start of the cell, as in other rows | B → *(B']),
        ('*(TITLE)*', '*(TITLE', ['expected “)*” at the end of the cell, as in other rows | 3 → 3)*']),
        ('**TITLE**', '*TITLE**', ['expected “**” at the start of the cell, as in other rows | * → **']),
        ('**TITLE**', '**TITLE*', ['expected “**” at the end of the cell, as in other rows | * → **']),
        ('**[TITLE](URL)**', '**[TITLE](URL)', ['expected “](…)**” at the end of the cell, as in other rows | ) → )**']),
        ('**[TITLE](URL)**', '[TITLE](URL)**', ['expected “**[” at the start of the cell, as in other rows | [ → **[']),
        ('**TITLE** (a)', 'TITLE** (a)', ['expected “**” at the start of the cell, as in other rows | B → **B']),
        ('**TITLE** (a)', '**TITLE (a)', []),
        ('TITLE **(a)**', 'TITLE (a)**', []),
        ('TITLE **(a)**', 'TITLE **(a)', ['expected “)**” at the end of the cell, as in other rows | ) → )**']),
    ],
)  # fmt: skip
def test_half_of_the_marks(usual: str, last: str, expected: list[str]) -> None:
    assert found(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('**TITLE**', 'TITLE', ['cell is not bold; other cells in this column are | Birch Networks for Task 13 ⇒ **Birch Networks for Task 13**']),
        ('*TITLE*', 'TITLE', ['cell is not in italics; other cells in this column are | Birch Networks for Task 13 ⇒ *Birch Networks for Task 13*']),
        ('_TITLE_', 'TITLE', ['cell is not in italics; other cells in this column are | Birch Networks for Task 13 ⇒ _Birch Networks for Task 13_']),
        ('__TITLE__', 'TITLE', ['cell is not bold; other cells in this column are | Birch Networks for Task 13 ⇒ __Birch Networks for Task 13__']),
        ('***TITLE***', 'TITLE', ['cell is not bold and in italics; other cells in this column are | Birch Networks for Task 13 ⇒ ***Birch Networks for Task 13***']),
        ('***_TITLE_***', 'TITLE', ['cell is not emphasized; other cells in this column are | Birch Networks for Task 13 ⇒ ***_Birch Networks for Task 13_***']),
        ('*`TITLE`*', 'TITLE', ['cell is not in code; other cells in this column are | Birch Networks for Task 13 ⇒ *`Birch Networks for Task 13`*']),
        ('**[TITLE](URL)**', '[TITLE](URL)', ['cell is not bold; other cells in this column are | [Birch Networks for Task 13](https://arxiv.org/abs/2402.00013) ⇒ **[Birch Networks for Task 13](https://arxiv.org/abs/2402.00013)**']),
        ('*(TITLE)*', '(TITLE)', ['cell is not in italics; other cells in this column are | (Birch Networks for Task 13) ⇒ *(Birch Networks for Task 13)*']),
        ('**TITLE** (a)', 'TITLE (a)', ['expected “**” at the start of the cell, as in other rows | B → **B']),
        # Emphasis within brackets has to be put there by hand.
        ('[**TITLE**](URL)', '[TITLE](URL)', ['cell is not bold; other cells in this column are']),
        ('(**TITLE**)', '(TITLE)', ['cell is not bold; other cells in this column are']),
    ],
)  # fmt: skip
def test_no_emphasis(usual: str, last: str, expected: list[str]) -> None:
    assert found(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('[TITLE](URL)', 'TITLE](URL)', ['expected “[” at the start of the cell, as in other rows | B → [B']),
        ('[TITLE](URL)', '[TITLE](URL', ['expected “](…)” at the end of the cell, as in other rows']),
        ('[TITLE](URL)', '[TITLE', ['expected “](…)” at the end of the cell, as in other rows']),
        ('**[TITLE](URL)**', '**[TITLE', ['expected “](…)**” at the end of the cell, as in other rows']),
        ('[TITLE](URL) [a](https://b.org)', '[TITLE](URL) [a]', []),
        ('[TITLE](URL) (a)', '[TITLE](URL) (a', ['expected “)” at the end of the cell, as in other rows | a → a)']),
    ],
)  # fmt: skip
def test_half_of_a_link_whose_url_is_not_known(usual: str, last: str, expected: list[str]) -> None:
    assert found(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('TITLE', 'TITLE ', ['expected 1 space at the end of the cell, found 2? |    →  ']),
        ('TITLE', 'TITLE  ', ['expected 1 space at the end of the cell, found 3? |     →  ']),
        ('TITLE', 'TITLE   ', ['expected 1 space at the end of the cell, found 4? |      →  ']),
        ('TITLE', 'TITLE         ', ['expected 1 space at the end of the cell, found 10? |            →  ']),
        ('TITLE ', 'TITLE', []),
        ('TITLE ', 'TITLE  ', []),
    ],
)  # fmt: skip
def test_spaces_at_the_end(usual: str, last: str, expected: list[str]) -> None:
    assert found(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "others", "expected"), [(8, 1, 0), (9, 1, 1), (18, 2, 0), (26, 2, 0), (27, 2, 2), (27, 3, 0)]
)
def test_how_many_cells_agree(usual: int, others: int, expected: int) -> None:
    for cell, other in (("**TITLE**", "TITLE"), ("TITLE", "TITLE  ")):
        assert len(found(cell, other, usual, others)) == expected


@pytest.mark.parametrize(("several", "others", "edited"), [(7, 6, False), (6, 6, True), (5, 6, True)])
def test_a_column_of_several_parts_in_each_cell(several: int, others: int, edited: bool) -> None:
    """Without its marks, such a cell can be one part or several."""
    cells = [("*TITLE* *2*", several), ("*TITLE*", others), ("TITLE 2", 1)]
    lines = ["| Title | Year | Link |", "| --- | --- | --- |"]
    for cell, number in cells:
        lines += [filled(f"| {cell} | 2024 | [pdf](URL) |", at) for at in range(number)]
    ((_, (deviation,)),) = cell_deviations(read(Source("\n".join(lines) + "\n")))
    assert deviation.edit is edited


def test_tables_with_the_same_header_are_one_table() -> None:
    def lines(head: str, number: int, cell: str) -> list[str]:
        rows = [filled(f"| {cell} | 2024 | [pdf](URL) |", at) for at in range(number)]
        return [head, "| --- | --- | --- |", *rows, "", "Some words.", ""]

    def number(first: str, second: str) -> int:
        text = "\n".join([*lines(first, 12, "**TITLE**"), *lines(second, 1, "TITLE")])
        return len(list(cell_deviations(read(Source(text)))))

    assert number("| Title | Year | Link |", "| Title | Year | Link |") == 1
    assert number("| Title | Year | Link |", "| Title | Year | Paper |") == 0


def test_cells_without_words_are_not_compared() -> None:
    lines = ["| Title | Venue | Link |", "| --- | --- | --- |"]
    for at, cell in enumerate(["*ICML*"] * 12 + ["-", "", "—"]):
        lines.append(filled(f"| TITLE | {cell} | [pdf](URL) |", at))
    assert list(cell_deviations(read(Source("\n".join(lines) + "\n")))) == []


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ("\\[a\\]", "\\[a", "expected “\\]” at the end of the cell, as in other rows | a → a\\]"),
        ("\\[a\\]", "\\[a\\", "expected “\\]” at the end of the cell, as in other rows | \\ → \\]"),
        ("\\[a\\]", "a\\]", "expected “\\[” at the start of the cell, as in other rows | a → \\[a"),
        ("[a]", "a]", "expected “[” at the start of the cell, as in other rows | a → [a"),
        ("【a】", "a】", "expected “【” at the start of the cell, as in other rows | a → 【a"),
        ("`a`", "a`", "expected “`” at the start of the cell, as in other rows | a → `a"),
        ("*[a](u)*", "[a](u)", "cell is not in italics; other cells in this column are | [a](u) ⇒ *[a](u)*"),
        (
            "*[a](u())*",
            "[a](u())",
            "cell is not in italics; other cells in this column are | [a](u()) ⇒ *[a](u())*",
        ),
        ("([a](u))", "([a](u)", "expected “](…))” at the end of the cell, as in other rows | ) → ))"),
        ("*a(b)*", "a(b)", "cell is not in italics; other cells in this column are | a(b) ⇒ *a(b)*"),
        ("*a (b)*", "a (b)", "cell is not in italics; other cells in this column are | a (b) ⇒ *a (b)*"),
    ],
)
def test_cells_with_a_word(usual: str, last: str, expected: str) -> None:
    assert found(f"TITLE | {usual}", f"TITLE | {last}") == [expected]


@pytest.mark.parametrize(("length", "number"), [(1997, 1), (1998, 0)])
def test_the_length_of_a_url(length: int, number: int) -> None:
    """A longer one is not looked for, so that the search takes no longer in a hostile file."""
    cell = f"[a](https://a.org/{'b' * (length - 14)})"
    assert len(found("TITLE | *[a](https://a.org)*", f"TITLE | {cell}")) == number
