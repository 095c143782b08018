"""`awesomelint render`: what records change is written in the form of the list, and nothing else changes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from awesomelint.cli import main
from awesomelint.errors import UserError
from awesomelint.export import csv as csv_format
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.rendering.matching import belong, exported
from awesomelint.rendering.render import Rendered, render
from awesomelint.source import Source
from awesomelint.writing.records import Record, RecordKind

DASHED = """\
# Papers

A list of papers; `code` and [a link](https://a.org) in its text.

## Models

- [Amber Networks](https://arxiv.org/abs/2001.00100), Jan. 5 2020. *Ada Lark, Finn Wren*. `sparse` [[code](https://github.com/a/amber)]
- [Birch Networks](https://arxiv.org/abs/2002.00101), Feb. 7 2020. *Ines Heron, Finn Wren and Ada Lark*.
- [Cedar *Deep* Networks](https://arxiv.org/abs/2003.00102), Mar. 9 2020. *Ada Lark, Ines Heron*. `sparse` `survey`
- [Dune Networks](https://arxiv.org/abs/2004.00103), Apr. 2 2020. *Ada Lark, Finn Wren*. `sparse` [[code](https://github.com/a/dune)]
- [Ember Networks](https://arxiv.org/abs/2005.00104), May 3 2020. *Ada Lark*. [[code](https://github.com/a/ember)]
- [Fjord Networks](https://arxiv.org/abs/2006.00105), Jun. 4 2020. *Ines Heron*. `survey`
"""
VENUES = """\
# Papers

1. **Amber Networks**, NeurIPS'21 [[paper](https://a.org/amber.pdf)]
2. **Birch Networks**, ICML'22 [[paper](https://a.org/birch.pdf)]
3. **Cedar Networks**, NeurIPS'22 [[paper](https://a.org/cedar.pdf)]
4. **Dune Networks**, ACL'23 [[paper](https://a.org/dune.pdf)]
5. **Ember Networks**, ICML'23 [[paper](https://a.org/ember.pdf)]
6. **Fjord Networks**, NeurIPS'24 [[paper](https://a.org/fjord.pdf)]
"""
TABLE = """\
| Title | Venue | Date | Links |
| ----- | ----- | ---- | ----- |
| Amber Networks | ICML | 2020-01-05 | [paper](https://a.org/amber.pdf) |
| Birch Networks | ACL | 2020-02-07 | [paper](https://a.org/birch.pdf) |
| Cedar Networks | ICML | | [paper](https://a.org/cedar.pdf) |
| Dune Networks | ICML | 2020-04-02 | [paper](https://a.org/dune.pdf) |
| Ember Networks | ACL | 2020-05-03 | [paper](https://a.org/ember.pdf) |
| Fjord Networks | ACL | 2020-06-04 | [paper](https://a.org/fjord.pdf) |
"""
LISTS = {"dashed": DASHED, "venues": VENUES, "table": TABLE}
FORMS: tuple[RecordKind, ...] = ("csv", "json", "csl", "bibtex")


def document(text: str) -> ListDocument:
    return read(Source(text, "list.md"))


def records(text: str, kind: RecordKind = "csv") -> list[Record]:
    return exported(document(text).all_entries, kind)


def changed(text: str, number: int, kind: RecordKind = "csv", **values: Any) -> Rendered:
    """The list rendered from its records with other values in one of them."""
    rows = records(text, kind)
    rows[number] = rows[number]._replace(values={**rows[number].values, **values})
    return render(document(text), rows)


def line(text: str, number: int, kind: RecordKind = "csv", **values: Any) -> str:
    """The only line that values change; it is read as they say."""
    found = changed(text, number, kind, **values)
    assert not found.refused and not found.added and not found.absent
    before, after = text.split("\n"), found.document.source.text.split("\n")
    lines = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(lines) == 1
    again = exported(read(found.document.source).all_entries, kind)[number].values
    assert {name: again[name] for name in values} == values
    return lines[0]


def reason(text: str, number: int, kind: RecordKind = "csv", **values: Any) -> str:
    """Why values are not written; the list stays as it is."""
    found = changed(text, number, kind, **values)
    assert found.document.source.text == text
    return "; ".join(f"{refusal.field}: {refusal.reason}" for _, refusal in found.refused)


# -- nothing changes --


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("name", LISTS)
def test_unchanged_records_change_nothing(name: str, kind: RecordKind) -> None:
    found = render(document(LISTS[name]), records(LISTS[name], kind))
    assert found.document.source.text == LISTS[name]
    assert not (found.changed or found.refused or found.added or found.not_added or found.absent)


def test_what_a_spreadsheet_does_to_cells_changes_nothing() -> None:
    rows = [
        row._replace(
            values={
                **row.values,
                "date": "/".join(str(int(part)) for part in str(row.values["date"]).split("-")[::-1]),
                "arxiv_id": str(float(row.values["arxiv_id"])),
                "title": f" {row.values['title']} ",
                "line": f"{row.values['line']}.0",
            }
        )
        for row in records(DASHED)
    ]
    assert rows[0].values["date"] == "5/1/2020" and rows[0].values["arxiv_id"] == "2001.001"
    found = render(document(DASHED), rows)
    assert found.document.source.text == DASHED and not found.refused and not found.absent


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_as_spreadsheets_save_it(
    delimiter: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data = tmp_path / "README.md", tmp_path / "papers.csv"
    file.write_bytes(DASHED.replace("\n", "\r\n").encode())
    columns = ["Seen by", *reversed(csv_format.COLUMNS)]
    with data.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.DictWriter(out, columns, delimiter=delimiter)
        table.writeheader()
        table.writerows({**row.values, "Seen by": "me"} for row in records(DASHED))
        table.writerow({})
    assert main(["render", str(file), "--data", str(data), "--isolated"]) == 0
    assert file.read_bytes() == DASHED.replace("\n", "\r\n").encode()
    assert "nothing to change" in capsys.readouterr().err


def test_missing_columns_are_untouched_and_empty_cells_removed() -> None:
    rows = [Record("csv", {"title": row.values["title"], "tags": ""}, "") for row in records(DASHED)[:1]]
    found = render(document(DASHED), rows)
    assert found.document.source.text == DASHED.replace(
        "Finn Wren*. `sparse` [[code](https://github.com/a/amber)]",
        "Finn Wren*. [[code](https://github.com/a/amber)]",
        1,
    )
    assert len(found.absent) == 5


# -- one value --


@pytest.mark.parametrize(
    ("number", "values", "expected"),
    [
        (0, {"title": "Amber Meshes"}, "[Amber Meshes](https://arxiv.org/abs/2001.00100), Jan. 5 2020."),
        (2, {"title": "Cedar Deep Meshes"}, "[Cedar *Deep* Meshes](https://arxiv.org"),
        (0, {"title": "A* [x] <b> & `y`"}, r"[A\* \[x\] \<b\> \& \`y\`](https://arxiv.org"),
        (0, {"url": "https://a.org/x_(1).pdf"}, "[Amber Networks](https://a.org/x_(1).pdf), Jan. 5"),
        (0, {"date": "2021-12-31"}, "), Dec. 31 2021. *Ada"),
        (0, {"date": "2021-05-01"}, "), May 1 2021. *Ada"),
        (0, {"date": ""}, "(https://arxiv.org/abs/2001.00100). *Ada Lark"),
        (0, {"authors": "Ada Lark; Ines Heron"}, ". *Ada Lark, Ines Heron*. `sparse`"),
        (1, {"authors": "Ines Heron; Finn Wren; Ada Lark; Otto Swift"}, "*Ines Heron, Finn Wren, Ada Lark and Otto Swift*"),
        (1, {"authors": "Ines Heron; Ada Lark"}, "*Ines Heron, Ada Lark*."),
        (2, {"tags": "sparse"}, "*. `sparse`"),
        (2, {"tags": "survey"}, "*. `survey`"),
        (2, {"tags": "sparse; large; survey"}, "`sparse` `large` `survey`"),
        (5, {"tags": "large scale"}, "*. `large scale`"),
        (5, {"tags": "x [y] <b>"}, "*. `x [y] <b>`"),
    ],
)  # fmt: skip
def test_one_value_in_the_form_of_the_list(number: int, values: dict[str, str], expected: str) -> None:
    if "url" in values:
        found = changed(DASHED, number, **values)
        assert expected in found.document.source.text and not found.refused
    else:
        assert expected in line(DASHED, number, **values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"venue": "ACL"}, "ACL'21 [["),
        ({"year": "2023"}, "NeurIPS'23 [["),
        ({"venue": "ICML", "year": "2025"}, "ICML'25 [["),
    ],
)
def test_a_venue_in_its_own_form(values: dict[str, str], expected: str) -> None:
    assert f"1. **Amber Networks**, {expected}" in line(VENUES, 0, **values)


def test_a_venue_beside_a_date_and_one_that_is_mostly_named_by_a_workshop() -> None:
    text = VENUES.replace("NeurIPS'21", "*arXiv, Dec 2021*")
    assert "**, *ACL, Dec 2021* [[" in line(text, 0, venue="ACL")
    text = VENUES.replace("NeurIPS'", "NIPS Deep Learning Workshop '").replace("ICML'22", "ICML, 2022")
    assert "**, NeurIPS, 2022 [[" in line(text, 1, venue="NeurIPS")


def test_a_venue_that_is_a_label_changes_with_it() -> None:
    text = VENUES.replace("NeurIPS'21 [[paper]", "[[NeurIPS 2021]")
    found = changed(text, 0, venue="ACL")
    assert "**, [[ACL 2021](https://a.org/amber.pdf)]" in found.document.source.text and not found.refused


def test_of_two_equal_links_the_one_at_its_place_changes() -> None:
    text = DASHED.replace("[code](https://github.com/a/amber)", "[page](https://arxiv.org/abs/2001.00100)")
    found = changed(text, 0, url="https://a.org/new")
    assert found.document.source.text == text.replace(
        "[Amber Networks](https://arxiv.org/abs/2001.00100)", "[Amber Networks](https://a.org/new)"
    )


def test_a_star_within_emphasis_is_escaped() -> None:
    assert r"1. **Amber Search with A\* and B**, NeurIPS'21" in line(
        VENUES, 0, title="Amber Search with A* and B"
    )


def test_names_in_other_text() -> None:
    text = VENUES.replace("1. **Amber Networks**", "1. Ada Lark, Finn Wren: **Amber Networks**")
    assert records(text)[0].values["authors"] == "Ada Lark; Finn Wren"
    assert "1. Ada Lark, Ines Heron, Finn Wren: **" in line(
        text, 0, authors="Ada Lark; Ines Heron; Finn Wren"
    )


def test_a_venue_with_its_year_in_one_cell() -> None:
    found = changed(VENUES, 0, venue="ICML 2020")
    assert "**Amber Networks**, ICML'20 [[" in found.document.source.text


def test_a_date_is_added_to_a_row_and_removed() -> None:
    assert (
        line(TABLE, 2, date="2020-03-09")
        == "| Cedar Networks | ICML | 2020-03-09 | [paper](https://a.org/cedar.pdf) |"
    )
    assert line(TABLE, 0, date="") == "| Amber Networks | ICML | | [paper](https://a.org/amber.pdf) |"


def test_a_link_is_changed_added_and_removed() -> None:
    links = records(DASHED)[0].values["links"]
    code = "https://github.com/b/amber"
    assert f"[[code]({code})]" in line(DASHED, 0, links=links.replace("https://github.com/a/amber", code))
    assert line(DASHED, 0, links=links.partition("; ")[0]).endswith("*. `sparse`")
    added = records(DASHED)[1].values["links"] + f"; code: {code}"
    assert line(DASHED, 1, links=added).endswith(f"Ada Lark*. [[code]({code})]")


def test_a_description_is_changed_added_and_removed() -> None:
    text = DASHED.replace(
        "*. [[code](https://github.com/a/ember)]", "*. Of *warm* words. [[code](https://github.com/a/ember)]"
    )
    assert records(text)[4].values["description"] == "Of warm words"
    assert "*. Of *warm* stones. [[code]" in line(text, 4, description="Of warm stones")
    assert "*. Now a \\<b\\> text. [[code]" in line(text, 4, description="Now a <b> text")
    assert "*Ada Lark*. [[code]" in line(text, 4, description="")


def test_a_description_is_written_like_those_of_other_entries() -> None:
    text = "# Papers\n\n" + "".join(
        f"- [{name} Networks](https://a.org/{name}){f' - On {name}.' if name != 'Dune' else '.'}\n"
        for name in ("Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord")
    )
    assert line(text, 3, description="On sand").endswith("Dune) - On sand.")
    assert line(text, 2, description="").endswith("Cedar).")
    assert line(text, 2, "json", description="On trees").endswith("Cedar) - On trees.")


def test_values_of_json_lines() -> None:
    assert "), Jul. 1 2022." in line(DASHED, 0, "json", date={"iso": "2022-07-01", "raw": "Jul. 1 2022"})
    found = changed(
        VENUES, 0, "json", venue={"raw": "NeurIPS'21", "name": "ACL", "year": 2022, "track": None}
    )
    assert "**, ACL'22 [[" in found.document.source.text


def test_many_values_at_once_are_each_written() -> None:
    rows = [
        row._replace(values={**row.values, "title": f"Grove {at}", "date": f"2024-01-{at + 1:02}"})
        for at, row in enumerate(records(DASHED))
    ]
    found = render(document(DASHED), rows)
    assert [(entry.title, entry.date and entry.date.iso) for entry in found.document.entries] == [
        (f"Grove {at}", f"2024-01-{at + 1:02}") for at in range(6)
    ]
    assert len(found.changed) == 12 and not found.refused


# -- what is not written --


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"date": "soon"}, "date: “soon” is not a date"),
        ({"date": "03/04/2021"}, "date: “03/04/2021” may be 2021-04-03 or 2021-03-04"),
        ({"title": ""}, "title: an entry needs a title"),
        ({"url": "javascript:alert(1)"}, "links: “javascript:alert(1)” is not a web address"),
        ({"arxiv_id": "2109.01234"}, "arxiv_id: it cannot be changed by itself"),
        ({"year": "2020"}, "venue: year and track are those of the venue"),
        ({"section": "Other"}, "section: entries are not moved"),
        ({"authors": "Lark, Ada; Wren, Finn"}, "authors: no way of writing it is read as the new value"),
        ({"tags": "a`b"}, "tags: no way of writing it"),
    ],
)
def test_what_cannot_be_written_is_named(values: dict[str, str], expected: str) -> None:
    assert reason(DASHED, 0, **values).startswith(expected)


def test_other_changes_are_made_where_one_cannot_be() -> None:
    found = changed(DASHED, 0, title="Amber Meshes", date="soon")
    assert "[Amber Meshes]" in found.document.source.text
    assert [refusal.field for _, refusal in found.refused] == ["date"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "value",
    [
        "](https://evil.org) [x",
        "<img src=x onerror=alert(1)>",
        "![x](https://evil.org/x.png)",
        "<!-- awesomelint-disable-file -->",
        "`` ` ``",
        "**bold** _em_ ~~gone~~",
        "# heading",
        "| pipe | pipe |",
        "\x1b[31mred\x1b[0m",
        "a\n\n- [Evil](https://evil.org)",
        "<details><summary>",
        "\u202egnp.exe",
        "&lt;b&gt;",
        "x" * 5000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["title", "authors", "tags", "venue", "url"])
def test_hostile_values_are_text_or_refused(field: str, value: str) -> None:
    for text in LISTS.values():
        found = changed(text, 0, **{field: value})
        entries = found.document.entries
        assert [entry.title for entry in entries[1:]] == [entry.title for entry in document(text).entries[1:]]
        urls = [link.url for entry in entries for link in entry.links]
        if field != "url":
            assert urls == [link.url for entry in document(text).entries for link in entry.links]
        after = found.document.source.text.split("\n")
        assert len(after) == len(text.split("\n")) and "\x1b" not in "".join(after)
        assert sum(old != new for old, new in zip(text.split("\n"), after, strict=True)) <= 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["title", "links", "date", "venue", "tags", "authors", "notes", "section", "line", "hidden"]
)
def test_records_of_any_shape_are_refused_with_a_sentence(name: str) -> None:
    shapes: list[Any] = [
        None,
        1,
        True,
        "x",
        [],
        {},
        [None],
        [[]],
        {"raw": 1},
        {"iso": 5},
        {"name": ["x"], "year": "z"},
    ]
    shapes += [[{"label": 1, "url": 2}], [{"label": None}], "\ud800", 10**400, {"iso": "2024-13-99"}]
    before = [entry.title for entry in document(DASHED).entries[1:]]
    for shape in shapes:
        found = changed(DASHED, 0, "json", **{name: shape})
        assert set(before) <= {entry.title for entry in found.document.entries}
        assert all(refusal.reason for _, refusal in found.refused)


@pytest.mark.parametrize(
    ("kind", "values"), [("json", {"et_al": True}), ("csv", {"authors": "Ada Lark; Finn Wren; et al."})]
)
def test_et_al_alone_is_changed_in_the_list(kind: RecordKind, values: dict[str, Any]) -> None:
    found = changed(DASHED, 0, kind, **values)
    assert found.document.source.text == DASHED
    assert "change the authors in the list" in found.refused[0][1].reason


# -- which entry --


def test_records_are_found_after_the_list_has_changed() -> None:
    rows = records(DASHED)
    rows[3] = rows[3]._replace(values={**rows[3].values, "date": "2024-04-04"})
    longer = DASHED.replace("## Models\n", "## Models\n\nSome more words.\n\nAnd more.\n")
    found = render(document(longer), rows)
    assert found.document.source.text == longer.replace("Apr. 2 2020", "Apr. 4 2024")


def test_a_copied_row_with_another_title_is_a_new_entry() -> None:
    rows = records(DASHED)
    new = {"title": "Grove Networks", "url": "https://arxiv.org/abs/2007.00106", "links": "", "arxiv_id": ""}
    rows.insert(0, rows[0]._replace(values={**rows[0].values, **new}))
    found = render(document(DASHED), rows)
    assert [work.title for work in found.added] == ["Grove Networks"]
    assert (
        not found.changed
        and "[Amber Networks](https://arxiv.org/abs/2001.00100)" in found.document.source.text
    )


def test_title_and_url_can_change_together() -> None:
    found = changed(
        DASHED,
        0,
        title="Grove Networks",
        url="https://a.org/grove",
        links="https://a.org/grove; code: https://github.com/a/amber",
    )
    assert "- [Grove Networks](https://a.org/grove), Jan. 5 2020." in found.document.source.text
    assert not found.added


def test_a_work_that_is_listed_twice_is_changed_on_its_line() -> None:
    twice = DASHED + "\n## Others\n\n" + DASHED.split("\n")[6] + "\n"
    rows = records(twice)
    assert len(rows) == 7
    rows[6] = rows[6]._replace(values={**rows[6].values, "date": "2024-01-05"})
    found = render(document(twice), rows)
    assert found.document.source.text == "Jan. 5 2024".join(twice.rsplit("Jan. 5 2020", 1))


# -- added and removed --


def test_new_records_are_added_to_their_section() -> None:
    new = {"title": "Grove Networks", "url": "https://arxiv.org/abs/2007.00106", "date": "2020-07-04", "authors": "Ada Lark", "section": "Models"}  # fmt: skip
    found = render(document(DASHED), [*records(DASHED), Record("csv", new, "papers.csv: record 7")])
    assert (
        found.document.source.text
        == DASHED + "- [Grove Networks](https://arxiv.org/abs/2007.00106), Jul. 4 2020. *Ada Lark*.\n"
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"title": "Grove Networks", "section": "Elsewhere", "url": "https://a.org/x", "date": "2020", "authors": "X"}, "there is no section “Elsewhere”"),
        ({"title": "Amber Networks", "url": "https://arxiv.org/abs/2001.00100"}, "it is listed already, on line 7"),
        ({"title": "Grove Networks", "url": "https://a.org/grove"}, "it lacks what all entries of its section have: date, authors"),
        ({"title": "", "url": "https://a.org/grove"}, "papers.csv: record 7 has no title"),
        ({"title": "Grove", "url": "javascript:x"}, "papers.csv: record 7: “javascript:x” is not a web address"),
    ],
)  # fmt: skip
def test_records_that_are_not_added_are_named(values: dict[str, str], expected: str) -> None:
    found = render(document(DASHED), [*records(DASHED), Record("csv", values, "papers.csv: record 7")])
    assert found.document.source.text == DASHED
    assert found.not_added[0].reason.startswith(expected)


@pytest.mark.parametrize("name", LISTS)
def test_entries_without_a_record_are_removed_only_when_asked_for(name: str) -> None:
    text = LISTS[name]
    rows = records(text)[:1] + records(text)[3:]
    found = render(document(text), rows)
    assert found.document.source.text == text
    assert [entry.title for entry in found.absent] == [entry.title for entry in document(text).entries[1:3]]
    pruned = render(document(text), rows, pruned=True)
    kept = [entry.title for entry in pruned.document.entries]
    assert kept == [entry.title for at, entry in enumerate(document(text).entries) if at not in (1, 2)]
    assert len(pruned.removed) == 2 and not pruned.absent
    if name == "venues":
        assert [line[:2] for line in pruned.document.source.text.split("\n")[2:6]] == ["1.", "2.", "3.", "4."]


def test_the_last_entry_of_a_section_stays_and_is_named() -> None:
    text = (
        DASHED
        + "\n## Others\n\n- [Grove Networks](https://arxiv.org/abs/2007.00106), Jul. 4 2020. *Ada Lark*.\n"
    )
    found = render(document(text), records(text)[:-1], pruned=True)
    assert found.document.source.text == text and [entry.title for entry in found.absent] == [
        "Grove Networks"
    ]


# -- the command --


def test_the_command_shows_writes_and_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, data, other = tmp_path / "README.md", tmp_path / "papers.jsonl", tmp_path / "new.md"
    file.write_text(DASHED)
    rows = [dict(row.values) for row in records(DASHED, "json")]
    rows[0]["title"], rows[1]["date"] = "Amber Meshes", {"iso": "soon", "raw": "soon"}
    data.write_text("".join(json.dumps(row) + "\n" for row in rows[:-1]))
    call = ["render", str(file), "--data", str(data), "--isolated"]
    assert main([*call, "--diff"]) == 1
    assert file.read_text() == DASHED
    shown = capsys.readouterr()
    assert "+- [Amber Meshes]" in shown.out and "would be 1 entry changed" in shown.err
    assert main([*call, "--output", str(other)]) == 1
    assert file.read_text() == DASHED and other.read_text() == DASHED.replace(
        "Amber Networks", "Amber Meshes"
    )
    assert main(call) == 1
    assert file.read_text() == other.read_text()
    said = capsys.readouterr().err
    assert "“Birch Networks”: date not changed" in said
    assert "1 entry without a record (line 12); --prune removes such entries" in said


def test_invalid_data_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, data = tmp_path / "README.md", tmp_path / "papers.csv"
    file.write_text(DASHED)
    for text in ("", "name,x\n1,2\n", "{", '"title"\n"a', "title\na,b\n"):
        data.write_text(text)
        assert main(["render", str(file), "--data", str(data), "--isolated"]) == 2
    assert file.read_text() == DASHED
    assert "papers.csv" in capsys.readouterr().err


def test_records_of_another_file_are_not_used() -> None:
    mine, other, new = (Record("csv", {"title": "x", "path": path}, "") for path in ("./a.md", "b.md", ""))
    assert belong([mine, other, new], "a.md") == [mine, new]
    assert belong([mine, new], "c.md") == [mine, new]
    with pytest.raises(UserError, match=r"the records are of other files, such as \./a\.md"):
        belong([mine, other], "c.md")


@pytest.mark.parametrize(("order", "at"), [("oldest-first", 6), ("newest-first", 0)])
def test_added_entries_follow_the_configured_order(order: str, at: int) -> None:
    row = records(DASHED)[5]
    values = {**row.values, "title": "Grove Networks", "date": "2021-07-04", "line": "", "arxiv_id": ""}
    values["url"] = "https://arxiv.org/abs/2107.00106"
    values["links"] = str(values["links"]).replace("2006.00105", "2107.00106")
    rows = [*records(DASHED), row._replace(values=values)]
    found = render(document(DASHED), rows, style={"order": order})
    assert [work.title for work in found.added] == ["Grove Networks"]
    assert [entry.title for entry in found.document.entries].index("Grove Networks") == at
