"""Which line breaks within entries are mistakes."""

from __future__ import annotations

import pytest

from awesomelint.analysis.split_entries import split_entries
from awesomelint.reading import read
from awesomelint.source import Source

WHOLE = "- **Title {}** [[paper](https://e.org/{})]\n"
SPLIT = "- **Title\n{}** [[paper](https://e.org/{})]\n"
WRAPPED = SPLIT.replace("\n{", "\n  {")


def listed(whole: int, split: int, form: str = SPLIT) -> str:
    forms = [WHOLE] * whole + [form] * split
    return "".join(each.format(number, number) for number, each in enumerate(forms, 1))


def broken(text: str) -> list[tuple[int, int]]:
    """Return the line of each entry that is split, and the number of its line breaks."""
    return [(entry.line, len(found)) for entry, found in split_entries(read(Source(text))).items()]


@pytest.mark.parametrize(
    ("whole", "split", "expected"),
    [
        (3, 1, 0),
        (4, 1, 1),
        (8, 2, 0),
        # At most three in a short list, and one in twenty of a long one.
        (98, 2, 2),
        (97, 2, 0),
    ],
)
def test_how_many_entries_may_be_split(whole: int, split: int, expected: int) -> None:
    found = broken(listed(whole, split))
    assert found == [(whole + 1 + 2 * number, 1) for number in range(expected)]


def test_three_indented_lines_are_wrapped_by_an_editor() -> None:
    pages = [listed(50, 1, WRAPPED).replace("Title", f"Title {name}") for name in "ABC"]
    assert len(broken("".join(f"## {n}\n\n{text}\n" for n, text in enumerate(pages[:2])))) == 2
    assert broken("".join(f"## {n}\n\n{text}\n" for n, text in enumerate(pages))) == []


def test_a_list_with_many_split_entries() -> None:
    sections = [listed(10, 1).replace("Title", f"Title {name}") for name in "ABCD"]
    assert len(broken("".join(f"## {n}\n\n{text}\n" for n, text in enumerate(sections[:3])))) == 3
    assert broken("".join(f"## {n}\n\n{text}\n" for n, text in enumerate(sections))) == []
    longer = sections[0] + listed(36, 0).replace("Title", "Title E")
    assert len(broken("".join(f"## {n}\n\n{text}\n" for n, text in enumerate([longer, *sections[1:]])))) == 4


def test_entries_of_a_short_section_are_compared_with_all() -> None:
    text = f"## A\n\n{listed(50, 0)}\n## B\n\n{listed(2, 1).replace('Title', 'Name')}"
    assert broken(text) == [(58, 1)]
    text = f"## A\n\n{listed(2, 0)}\n## B\n\n{listed(2, 1).replace('Title', 'Name')}"
    assert broken(text) == [(10, 1)]
    text = f"## A\n\n{listed(1, 0)}\n## B\n\n{listed(2, 1).replace('Title', 'Name')}"
    assert broken(text) == []


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("- **Title\n  of a\n  work** [[paper](https://a.org)]\n", [(6, 2)]),
        ("- **Title of a work**\n  [[paper](https://a.org)]\n", [(6, 1)]),
        ("- **Title of a work**:\n  [[paper](https://a.org)]\n", [(6, 1)]),
        ("- **Title of a work**, ICLR 2024\n  [[paper](https://a.org)]\n", []),
        ("- **Title of a work** [[paper](https://a.org)]\n  [[code](https://b.org)]\n", []),
        ("- **Title of a work** [[paper](https://a.org)]\n  and words\n", []),
        # Breaks on purpose.
        ("- **Title  \n  of a work** [[paper](https://a.org)]\n", []),
        ("- **Title\\\n  of a work** [[paper](https://a.org)]\n", []),
        ("- **Title<br>\n  of a work** [[paper](https://a.org)]\n", []),
        ("- **Title<br/>\n  of a work** [[paper](https://a.org)]\n", []),
        ("- **Title<br />\n  of a work** [[paper](https://a.org)]\n", []),
        ("- **Title of a work**<br>\r\n  [[paper](https://a.org)]\n", []),
        ("- **Title of a work**\n•[[paper](https://a.org)]\n", []),
        # Two runs of bold text, and an item that is indented too much.
        ("- **Title of**\n  **a work** [[paper](https://a.org)]\n", []),
        ("- __Title of__\n  __a work__ [[paper](https://a.org)]\n", []),
        ("- **Title of**\n  __a work__ [[paper](https://a.org)]\n", [(6, 1)]),
        *((f"- Title of a work\n      {mark} [paper](https://a.org)\n", []) for mark in "-*+"),
        # The next line is a URL.
        ("- Title of a work\n  https://a.org\n", []),
        ("- Title of a work\n  <https://a.org>␠\n".replace("␠", " "), []),
        ("- Title of a work\n  https://a.org and\n", [(6, 1)]),
        # The title is below the authors.
        ("- Lark, Finch:\n  [A Title of Work](https://a.org)\n", [(6, 1)]),
        ("- Lark, Finch：\n  “*[A Title of Work](https://a.org)*”\n", [(6, 1)]),
        ("- Lark, Finch: \n  **[A Title of Work](https://a.org)**\n", [(6, 1)]),
        ("- Lark, Finch:\n  __“[A Title of Work](https://a.org)”__\n", [(6, 1)]),
        # At most 19 marks between title and break.
        ("- **Title of a work** ()()()()()()()()\n  [paper](https://a.org)\n", [(6, 1)]),
        ("- **Title of a work** ()()()()()()()()(\n  [paper](https://a.org)\n", []),
        # A later line ends within a text.
        ("- **Title\n  of** [paper](https://a.org) by Lark,\n  Finch\n", []),
        ("- **Title\n  of** [paper](https://a.org) by Lark and\n  Finch\n", []),
        ("- **Title\n  of** [paper](https://a.org) by Lark And\n  Finch\n", [(6, 1)]),
        ("- **Title\n  of** [paper](https://a.org) by Lark and\n  2020\n", [(6, 1)]),
        # A sentence, and another one.
        *((f"- **Title of a work** {mark}\n  Words of [more](https://a.org)\n", []) for mark in ".!?。！？"),
        *(
            (f"- **Title of a work** {mark}\n  words of [more](https://a.org)\n", [(6, 1)])
            for mark in ".!?。！？"
        ),
        ("- **Title of a work** ,\n  Words of [more](https://a.org)\n", [(6, 1)]),
        ("- **Title of.\n  Work** [more](https://a.org)\n", []),
        ("- **Title of!\n  Work** [more](https://a.org)\n", [(6, 1)]),
    ],
)
def test_where_a_break_is_a_mistake(last: str, expected: list[tuple[int, int]]) -> None:
    assert broken(listed(5, 0) + last) == expected


def test_rows_and_entries_without_links() -> None:
    assert broken(listed(5, 0) + "- **Title\n  of a work**\n") == []
