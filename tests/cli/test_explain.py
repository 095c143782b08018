"""`awesomelint explain`: what it prints for lines of all kinds, and what a section voted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.cli import main

LIST = """\
# Sheep

- [Barns](#barns)
- [Tables](#tables)

Prose about sheep and nothing else.

## Barns

- [Tidy Sheep on Hills](https://arxiv.org/abs/2001.01231) - Ada Lark - {TON 2021} [[code](https://example.org/1)]
- [Small Barns](https://arxiv.org/abs/2001.01232) - Bo Finch, Cy Wren - {ICML 2020} [[code](https://example.org/2)]
- [Large Barns](https://arxiv.org/abs/2001.01233) - Di Swift - {ACL 2020} `farm` <https://example.org/3>
  - 2020-03-14
  - A note about large barns, which is longer than any field.
- [Quiet Barns](https://arxiv.org/abs/2001.01234) - Ed Crow - {CVPR 2020}, May 2035

-
- Hills
  - "Wide Hills on Sheep". Fay Rook. 2019-13. [pdf](https://example.org/4)

### Doors

- **Red Doors at Night** Gil Stork et al. in words of their own about red doors [pdf](https://example.org/5)
- *Blue Doors at Night*, ICML 2021 oral [pdf](https://example.org/6)
- Green Doors at Night. ACL 2021. [pdf](https://example.org/7)
- [[pdf](https://example.org/8)]

## Tables

| Title | Authors | Venue | Date |
| --- | --- | --- | --- |
| [Young Sheep](https://example.org/9) | Hal Dove | ICML | 2020-01 |
| [Old Sheep](https://example.org/10) | Ike Heron | ACL | 2021-01 |
"""

# What is printed for a line, without the name of the file.
EXPLAINED = {
    1: """\
1: a heading that opens a section
The section: “Sheep” has no separator that most of its entries share.
""",
    2: """\
2: not an entry
""",
    3: """\
3: contents or navigation: its links point within the page, or its section's heading says so
The section: “Sheep” has no separator that most of its entries share.
""",
    6: """\
6: not an entry
The section: “Sheep” has no separator that most of its entries share.
""",
    10: """\
10: an entry (item)
  section  Barns
  title    Tidy Sheep on Hills
           the text of a link
  link     https://arxiv.org/abs/2001.01231
           the title's
  link     https://example.org/1
           labelled “code”
  venue    TON 2021
           by its form, in `{`
  text     Ada Lark
           not recognised: part of the description
The section: “Barns” has no separator that most of its entries share.
""",
    11: """\
11: an entry (item)
  section  Barns
  title    Small Barns
           the text of a link
  link     https://arxiv.org/abs/2001.01232
           the title's
  link     https://example.org/2
           labelled “code”
  authors  Bo Finch; Cy Wren
           by its form, in plain text
  venue    ICML 2020
           by its form, in `{`
The section: “Barns” has no separator that most of its entries share.
""",
    14: """\
14 (the entry begins on line 12): an entry (item)
  section  Barns
  title    Large Barns
           the text of a link
  link     https://arxiv.org/abs/2001.01233
           the title's
  link     https://example.org/3
           a bare URL
  venue    ACL 2020
           by its form, in `{`
  date     2020-03-14
           by its form, on a line of its own
  tag      farm
           in its own marks, and not recognised as a date, venue or name
  note     A note about large barns, which is longer than any field.
           a line or paragraph below the entry
  text     Di Swift
           not recognised: part of the description
The section: “Barns” has no separator that most of its entries share.
""",
    15: """\
15: an entry (item)
  section  Barns
  title    Quiet Barns
           the text of a link
  link     https://arxiv.org/abs/2001.01234
           the title's
  venue    CVPR 2020
           by its form, in `{`
  date     2035-05
           by its form, in plain text
  text     Ed Crow
           not recognised: part of the description
The section: “Barns” has no separator that most of its entries share.
""",
    17: """\
17: an empty item
The section: “Barns” has no separator that most of its entries share.
""",
    18: """\
18: a label for the items below it
The section: “Barns” has no separator that most of its entries share.
""",
    19: """\
19: an entry (item)
  section  Barns
  title    Wide Hills on Sheep
           quoted
  link     https://example.org/4
           labelled “pdf”
  authors  Fay Rook
           by its form, in plain text
  date     2019-13
           there is no month 13
The section: “Barns” has no separator that most of its entries share.
""",
    23: """\
23: an entry (item)
  section  Barns › Doors
  title    Red Doors at Night
           in bold
  link     https://example.org/5
           labelled “pdf”
  authors  Gil Stork
           by its form, in plain text
  text     in words of their own about red doors
           not recognised: part of the description
The section: “Doors” has no separator that most of its entries share.
""",
    24: """\
24: an entry (item)
  section  Barns › Doors
  title    Blue Doors at Night
           emphasised
  link     https://example.org/6
           labelled “pdf”
  venue    ICML 2021 oral
           by its form, in plain text
The section: “Doors” has no separator that most of its entries share.
""",
    25: """\
25: an entry (item)
  section  Barns › Doors
  title    Green Doors at Night
           plain text, up to the first separator or field
  link     https://example.org/7
           labelled “pdf”
  venue    ACL 2021
           by its form, in plain text
The section: “Doors” has no separator that most of its entries share.
""",
    26: """\
26: an entry (item)
  section  Barns › Doors
  title    pdf
           the only link, by its label
  link     https://example.org/8
           the title's
The section: “Doors” has no separator that most of its entries share.
""",
    32: """\
32: an entry (row)
  section  Tables
  title    Young Sheep
           a cell of the column of titles
  link     https://example.org/9
           the title's
  authors  Hal Dove
           by its column
  venue    ICML
           by its column
  date     2020-01
           by its column
The section: “Tables” has no separator that most of its entries share.
""",
}


def explained(text: str, line: int, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is printed for a line of a list, without the name of the file."""
    path = folder / "sheep.md"
    path.write_text(text, encoding="utf-8")
    assert main(["explain", f"{path}:{line}"]) == 0
    return capsys.readouterr().out.removeprefix(f"{path}:")


@pytest.mark.parametrize("line", EXPLAINED)
def test_line_is_explained(line: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explained(LIST, line, tmp_path, capsys) == EXPLAINED[line]


VOTES = {
    "separators": (
        """\
- Tidy Sheep on Hills; 22.01; 10.5; [pdf](https://arxiv.org/abs/2001.01231)
- Small Barns on Hills; 22.02; 11.2; [pdf](https://arxiv.org/abs/2001.01232)
- Large Barns on Hills; 22.03; 10.1; [pdf](https://arxiv.org/abs/2001.01233)
- Quiet Barns on Hills; 22.04; 10.9; [pdf](https://arxiv.org/abs/2001.01234)
""",
        """\
The section: the list separates fields with `; `.
The section: of two equal readings, the title is plain text, up to the first separator or field, as in most of the list.
""",
    ),
    "venue": (
        """\
- ICML Tidy Sheep at Night [[pdf](https://arxiv.org/abs/2401.01234)]
- ACL Small Barns in the Wild [[pdf](https://arxiv.org/abs/2401.01235)]
- CVPR Large Barns from Scratch [[pdf](https://arxiv.org/abs/2401.01236)]
- ACL Slow Barns on a Budget [[pdf](https://arxiv.org/abs/2401.01237)]
""",
        """\
The section: the list has no separator that most of its entries share.
The section: the list begins its titles with a venue.
""",
    ),
    "authors": (
        """\
- A. Lark, B. O'Finch: Tidy Sheep on Hills. ICML 2020: 1-10 [pdf](https://arxiv.org/abs/2001.01231)
- Cy Wren, Di Swift: Lanterns: Light for Long Documents. ACL 2021: 11-20 [pdf](https://arxiv.org/abs/2101.01232)
- Ed Crow: Small Barns at Scale. ACL 2021: 21-30 [pdf](https://arxiv.org/abs/2101.01233)
- FLOCK: Counting Sheep at Night. ACL 2021: 31-40 [pdf](https://arxiv.org/abs/2101.01235)
- Fay Rook, Gil Stork: Large Barns, Small Doors, and Hay. ACL 2022: 41-50 [pdf](https://arxiv.org/abs/2201.01234)
""",
        """\
The section: the list has no separator that most of its entries share.
The section: the list has authors before its titles.
""",
    ),
    "enclosed": (
        """\
- `Tidy Sheep on Hills` Ada Lark, Bo Finch. ICML 2020 [pdf](https://arxiv.org/abs/2001.01231)
- `Counting Wool at Night` Cy Wren, Di Swift. ACL 2021 [pdf](https://arxiv.org/abs/2101.01232)
- `Small Barns at Scale` Ed Crow, Flo Heron. ACL 2021 [pdf](https://arxiv.org/abs/2101.01233)
- `Mending Gates in Spring` Gus Teal, Hal Dove. ACL 2021 [pdf](https://arxiv.org/abs/2101.01235)
""",
        """\
The section: the list has no separator that most of its entries share.
The section: the list has its titles after “`”.
""",
    ),
}


@pytest.mark.parametrize("what", VOTES)
def test_votes_are_explained(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, votes = VOTES[what]
    assert explained(text, 1, tmp_path, capsys).endswith(votes)


def test_field_that_the_section_decides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = """\
- [Tidy Sheep on Hills](https://arxiv.org/abs/2001.01231) - Ada Lark - {ICML 2020}
- [Small Barns](https://arxiv.org/abs/2001.01232) - Bo Finch, Cy Wren - {ICML 2020}
- [Large Barns](https://arxiv.org/abs/2001.01233) - Di Swift, Ed Crow - {ACL 2020}
- [Quiet Barns](https://arxiv.org/abs/2001.01234) - Ed Crow, Fay Rook - {CVPR 2020}
"""
    assert (
        "  authors  Ada Lark\n           the other entries of the section have it there, in plain text\n"
        in explained(text, 1, tmp_path, capsys)
    )


@pytest.mark.parametrize(
    "fields",
    [
        "arXiv 2405",
        "*Barn Letters*. PMLR, 2023",
        "Published in ICML 2020",
        "In Proceedings of ICML 2020",
        "ICSE 2022 Companion",
        "(Accepted by Barn Letters, 2005)",
        "Ada Lark et al., ICML 2020",
    ],
)
def test_nothing_is_left_of_fields(fields: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"- [Tidy Sheep on Hills](https://arxiv.org/abs/2001.01231), {fields}\n"
    assert "not recognised" not in explained(text, 1, tmp_path, capsys)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('<ul>\n<li><a href="https://example.org/1">Tidy Sheep</a></li>\n</ul>\n', "html"),
        ("- [Tidy Sheep](https://example.org/1)\n", "item"),
    ],
)
def test_kind_of_an_entry(text: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = text.splitlines().index(next(line for line in text.splitlines() if "Tidy" in line)) + 1
    assert explained(text, line, tmp_path, capsys).startswith(f"{line}: an entry ({kind})\n")


def test_item_without_a_title(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "- Words about sheep that say nothing at all\n- [Tidy Sheep](https://example.org/1)\n"
    assert explained(text, 1, tmp_path, capsys).startswith(
        "1: prose: it has no title with a link or with fields\n"
    )


def test_fields_after_an_entry_below_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "- [Tidy Sheep](https://example.org/1)\n  - [Small Barns](https://example.org/3). ACL 2021\n  - ICML 2020\n"
    assert explained(text, 3, tmp_path, capsys).startswith("3: fields of the entry above it\n")


def test_heading_that_leads_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# Sheep\n\n- [Tidy Sheep](https://example.org/1)\n\n### [Back to top](#sheep)\n"
    assert explained(text, 5, tmp_path, capsys).startswith("5: contents or navigation")


def test_entry_below_another_on_the_last_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = """\
# Farms

## Sheep

- [Tidy Sheep](https://example.org/1)
  - Code: https://example.org/2
  - ICML 2020
  - [Small Barns](https://example.org/3). ACL 2021"""
    line = explained(text, 8, tmp_path, capsys)
    assert "  title    Small Barns\n" in line
    assert line.endswith("The section: “Sheep” has no separator that most of its entries share.\n")
    line = explained(text, 6, tmp_path, capsys)
    assert line.startswith("6 (the entry begins on line 5): an entry (item)\n")
    assert "  venue    ICML 2020\n           by its form, on a line of its own\n" in line


@pytest.mark.parametrize("place", ["sheep.md", ":3", "sheep.md:x", "sheep.md:0", "sheep.md:99"])
def test_no_such_line(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheep.md").write_text(LIST, encoding="utf-8")
    assert main(["explain", place]) == 2
    assert "line" in capsys.readouterr().err
