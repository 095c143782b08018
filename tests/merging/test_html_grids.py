"""Tables of contents in HTML: which cells are there after a merge, in which rows, and with which numbers."""

from __future__ import annotations

import pytest

from awesomelint.merging.html_grids import count, merge_html_grids
from tests.merging.test_merge import BASE, clean, entry

_HEAD = '<table>\n<tr><td colspan="2"><a href="#birds">1. Birds</a></td></tr>\n'


def table(names: str, numbers: str = "123456789", head: str = _HEAD) -> str:
    cells = [
        f"\t<td>&emsp;<a href=#{name.lower()}>1.{number} {name}</a></td>\n"
        for name, number in zip(names, numbers, strict=False)
    ]
    if len(cells) % 2:
        cells.append("\t<td>&ensp;</td>\n")
    rows = ["<tr>\n" + "".join(cells[at : at + 2]) + "</tr>\n" for at in range(0, len(cells), 2)]
    return head + "".join(rows) + "</table>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<table>",
        "<table>\n</table>",
        "<table>\n<tr>\n<td>A</td>\n</tr>\n</table>",
        table("AB").replace("#a", "https://a.org"),
        table("AB").replace("</tr>", "</tr></tr>"),
        table("AB").replace("<tr>\n", "<tr>\ntext"),
        table("AB").replace("</td>", "</td>text"),
        table("AB").replace("</td>\n</tr>", "</td>\ntext</tr>"),
        table("AB").replace("</table>", "<tr></tr>\n</table>"),
        table("AB").replace("<tr>\n", "\n<tr>\n"),
        table("AB") + "text",
        "<table>\n" + table("AB").replace("</table>", ""),
        "text " + table("AB"),
    ],
)
def test_other_lines_are_no_tables_of_contents(text: str) -> None:
    assert count(text.splitlines(keepends=True)) == 0


def test_tables_of_links_into_the_page() -> None:
    quoted = table("ABC").replace("#a", '"#a"')
    text = f"{table('AB')}\n\n{quoted}\n"
    assert count(text.splitlines(keepends=True)) == 2


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("ABCDE", "ABXCDE", "ABCDEY", "ABXCDEY"),
        ("ABCDE", "ABXCDE", "ABYCDE", "ABXYCDE"),
        ("ABCDE", "ABCDEX", "ABDE", "ABDEX"),
        ("ABCDE", "AEBCD", "ABCDEX", "AEXBCD"),
        ("ABC", "XABC", "YZABC", "XYZABC"),
        ("AB", "AB", "ABCDE", "ABCDE"),
    ],
)
def test_cells_of_both_are_in_rows_and_numbered_on(base: str, ours: str, theirs: str, merged: str) -> None:
    assert merge_html_grids(*map(table, (base, ours, theirs))) == table(merged)


def test_numbers_that_were_wrong_are_left_alone() -> None:
    texts = table("ABC", "122"), table("ABCX", "1224"), table("YABC", "9122")
    assert merge_html_grids(*texts) == table("YABCX", "91224")
    texts = table("ABC"), table("ABCX", "1233"), table("YABC")
    assert merge_html_grids(*texts) == table("YABCX", "11233")


def test_other_spaces_around_a_cell_are_no_change() -> None:
    base = table("ABCD")
    ours, theirs = base.replace(" A<", " Ants<"), base.replace("\t<td>", "  <td>").replace(" C<", " Cats<")
    merged = merge_html_grids(base, ours, theirs)
    assert merged is not None
    assert merged.split() == ours.replace(" C<", " Cats<").split()


def test_the_numbers_of_parts_are_counted_by_themselves() -> None:
    def parts(first: str, second: str) -> str:
        head = '<tr><td colspan="2"><a href="#nests">2. Nests</a></td></tr>\n'
        return table(first).removesuffix("</table>") + table(second, head=head).replace("1.", "2.")

    merged = merge_html_grids(parts("AB", "CD"), parts("ABX", "CD"), parts("AB", "CDY"))
    assert merged == parts("ABX", "CDY")


def test_a_cell_that_both_change_is_a_conflict() -> None:
    texts = table("AB"), table("AB").replace(" B<", " Bees<"), table("AB").replace(" B<", " Beetles<")
    assert merge_html_grids(*texts) is None
    assert merge_html_grids(texts[0], texts[1], texts[1]) == texts[1]


def test_a_target_that_is_there_twice_or_another_text_is_not_merged() -> None:
    assert merge_html_grids(table("ABA"), table("ABC"), table("ABC")) is None
    assert merge_html_grids(table("AB"), table("AB"), "text") is None


def test_a_table_of_contents_in_html_is_merged_with_its_list() -> None:
    texts = [
        BASE.replace("## Counting", f"{table(names)}\n\n## Counting") + more
        for names, more in (("ABC", ""), ("ABXC", entry(8)), ("ABCY", entry(9)))
    ]
    assert clean(*texts) == texts[0].replace(table("ABC"), table("ABXCY")) + entry(8) + entry(9)


def test_a_table_that_one_side_does_not_write_as_such_is_merged_by_lines() -> None:
    base = BASE.replace("## Counting", f"{table('AB')}\n\n## Counting")
    ours = base.replace(" A<", " Ants<").replace("1. Birds", "1. Birds of Europe") + entry(8)
    theirs = base.replace("</table>", "</tr></table>").replace(" B<", " Bees<") + entry(9)
    both = ours.replace("</table>", "</tr></table>").replace(" B<", " Bees<") + entry(9)
    assert clean(base, ours, theirs) == both
