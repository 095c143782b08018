"""`awesomelint stats`: the numbers are those of the exported entries, in every format, whatever names a list has."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from awesomelint.analysis.statistics import Group, statistics
from awesomelint.cli import main
from awesomelint.reading import read
from awesomelint.report.stats import charts
from awesomelint.report.stats import page as pages
from awesomelint.report.stats import text as text_format
from awesomelint.source import Source
from tests.cli.test_log import Dated, repository
from tests.support import PROJECT
from tests.support.repositories import needs_git

__all__ = ["repository"]

LIST = """\
# Papers on Birds

- [Amber Networks for Counting Birds](https://arxiv.org/abs/2001.00001), NeurIPS 2020. [[code]](https://example.org/amber)

## Nests

### Old <b>nests</b> | and [more] 🪺

- [Birch Networks for Counting Birds](https://www.arxiv.org/abs/2001.00002), NeurIPS 2021. [[data]](https://github.com/a/birch)
- [Cedar Networks for Counting Birds](https://openreview.net/forum?id=abc), ICML 2021.

<!--
## Parked

- [Dune Networks for Counting Birds](https://arxiv.org/abs/2001.00004), NeurIPS 2020.
- [Dune Networks for Counting Ducks](https://arxiv.org/abs/2001.00005), NeurIPS 2020.
- [Dune Networks for Counting Doves](https://arxiv.org/abs/2001.00006), NeurIPS 2020.
- [Dune Networks for Counting Drops](https://arxiv.org/abs/2001.00007), NeurIPS 2020.
- [Dune Networks for Counting Dwarfs](https://arxiv.org/abs/2001.00008), NeurIPS 2020.
- [Dune Networks for Counting Dusts](https://arxiv.org/abs/2001.00009), NeurIPS 2020.
- [Dune Networks for Counting Dates](https://arxiv.org/abs/2001.00010), NeurIPS 2020.
- [Dune Networks for Counting Darts](https://arxiv.org/abs/2001.00011), NeurIPS 2020.
- [Dune Networks for Counting Drums](https://arxiv.org/abs/2001.00012), NeurIPS 2020.
- [Dune Networks for Counting Ducts](https://arxiv.org/abs/2001.00013), NeurIPS 2020.
-->
"""
HOSTILE = "Old <b>nests</b> | and [more] 🪺"


@pytest.fixture
def birds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "README.md"
    path.write_text(LIST, encoding="utf-8")
    return path


def output(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(["stats", "--isolated", *arguments]) == status
    return capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(output(capsys, "--format", "json", *arguments))
    return found


def counts(found: dict[str, Any], by: str) -> dict[str, int]:
    return {item["name"]: item["count"] for item in found["by"][by]["counts"]}


def recounted(records: list[dict[str, Any]]) -> dict[str, Counter[str]]:
    """The numbers, counted again from exported records."""
    made: dict[str, Counter[str]] = {
        by: Counter() for by in ("section", "year", "month", "venue", "tag", "author")
    }
    for record in records:
        iso = (record["date"] or {}).get("iso") or ""
        venue = record["venue"] or {}
        made["section"][" › ".join(record["section"])] += 1
        made["year"][iso[:4] or str(venue.get("year") or "")] += 1
        made["month"][iso[:7] if len(iso) > 6 else ""] += 1
        made["venue"][venue.get("name") or ""] += 1
        made["tag"].update(set(record["tags"]))
        made["author"].update(set(record["authors"]))
    for by, names in made.items():
        if by != "section":
            names.pop("", None)
    return made


def test_agrees_with_the_exported_entries(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example = PROJECT / "examples" / "defects.md"
    for path in (birds, example):
        found = as_json(capsys, str(path))
        assert main(["export", "--isolated", str(path)]) == 0
        records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        shown = [record for record in records if not record["hidden"]]
        assert found["entries"] == len(shown)
        for by, names in recounted(shown).items():
            assert counts(found, by) == names, by
            if by not in ("tag", "author"):
                assert sum(names.values()) + found["by"][by]["without"] == len(shown)
        complete = {name: one["count"] for name, one in found["complete"].items()}
        assert complete["link"] == sum(bool(record["links"]) for record in shown)
        assert complete["date"] == sum(bool((record["date"] or {}).get("iso")) for record in shown)
        assert complete["venue"] == sum(record["venue"] is not None for record in shown)
        assert complete["authors"] == sum(bool(record["authors"]) for record in shown)


def test_years_of_venues_hosts_and_code(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys)
    assert found["paths"] == ["README.md"] and found["entries"] == 3 and found["history"] is None
    assert counts(found, "section") == {"": 1, f"Nests › {HOSTILE.replace('<b>', '').replace('</b>', '')}": 2}
    assert counts(found, "year") == {"2020": 1, "2021": 2}
    assert counts(found, "venue") == {"NeurIPS": 2, "ICML": 1}
    assert counts(found, "host") == {"arxiv.org": 2, "openreview.net": 1}
    assert found["complete"]["code"] == {"count": 2, "share": 0.6667}
    assert found["by"]["month"] == {"counts": [], "without": 3}


def test_text_in_80_columns(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        output(capsys, "--by", "section", "--by", "venue")
        == """\
README.md: 3 entries

Complete
  link     ███████████████████████████████████████████████████████████  3  100 %
  date                                                                  0    0 %
  venue    ███████████████████████████████████████████████████████████  3  100 %
  authors                                                               0    0 %
  code     ███████████████████████████████████████▎                     2   67 %

Sections
  (before the first section)     ██████████████████████                        1
  … › Old nests | and [more] 🪺  ████████████████████████████████████████████  2

Venues
  NeurIPS  ██████████████████████████████████████████████████████████████████  2
  ICML     █████████████████████████████████                                   1
"""
    )


@pytest.mark.parametrize("width", [20, 40, 57, 80, 200])
@pytest.mark.parametrize(
    "name", ["x", "Section › " * 30 + "last", "会议" * 40, "🪺" * 99, "a\x1b[31m\u202e\n|b"]
)
def test_no_line_is_wider_than_the_terminal(width: int, name: str) -> None:
    group = Group("section", [(name, 10**9), ("y", 1), ("z", 0)], 0)
    page = pages.Page(["x.md"], statistics([])._replace(entries=10**9, groups=[group]))
    out = io.StringIO()
    text_format.write(page, out, width=width)
    lines = out.getvalue().split("\n")
    bars = lines[lines.index("Sections") + 1 :]
    assert all(cell_len(line) <= max(width, 40) for line in lines)
    assert {cell_len(line) for line in bars if line} == {max(width, 40)} and len(bars) == 4
    assert "▏" in bars[1] and "█" not in bars[1] and not set("▏█") & set(bars[2])
    assert not set("\x1b\u202e") & set(out.getvalue())


def test_names_left_out_are_mentioned(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = output(capsys, "--max", "1", "--by", "year", "--by", "venue")
    assert "Years (1 more)\n  2021 " in shown and "Venues (1 more)\n  NeurIPS " in shown
    assert "2020" not in shown and "ICML" not in shown
    assert "more)" not in output(capsys, "--max", "0", "--by", "venue")
    assert output(capsys, "--max", "-1", status=2) == ""


def test_csv_has_a_row_for_each_number(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(output(capsys, "--format", "csv", "--by", "host"))))
    assert rows[:2] == [["by", "name", "count"], ["total", "entries", "3"]]
    assert rows[2:7] == [["complete", *pair] for pair in [["link", "3"], ["date", "0"], ["venue", "3"], ["authors", "0"], ["code", "2"]]]  # fmt: skip
    assert rows[7:] == [["host", "arxiv.org", "2"], ["host", "openreview.net", "1"]]


def test_hostile_names_are_text(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "A **b** `c` | <img src=x onerror=y> [d](javascript:e) &lt; @f"
    birds.write_text(LIST.replace(HOSTILE, evil.replace("|", "\\|").replace("<", "\\<")), encoding="utf-8")
    title = next(iter(as_json(capsys)["by"]["section"]["counts"][1:]))["name"].partition(" › ")[2]
    assert "<img src=x onerror=y>" in title
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(
        output(capsys, "--format", "markdown")
    )
    cells = [token for token in page if token.type == "inline"]
    cell = next(token for token in cells if "onerror" in token.content)
    assert {child.type for child in cell.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in cell.children or ()).replace("\u200b", "") == f"Nests › {title}"
    html = output(capsys, "--format", "html")
    assert "<img" not in html and "&lt;img src=x onerror=y&gt;" in html
    svg = ET.fromstring(output(capsys, "--format", "svg"))
    assert any("<img src=x" in (node.text or "") for node in svg.iter("{http://www.w3.org/2000/svg}text"))
    assert not [node.tag for node in svg.iter() if node.tag.endswith(("img", "script", "image"))]


def test_pictures_are_the_same_in_every_run(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = output(capsys, "--format", "svg")
    assert output(capsys, "--output-format", "svg") == first
    assert (
        "prefers-color-scheme: dark" in first
        and "http://pygal" not in first
        and "http" not in first.replace("http://www.w3.org/", "")
    )
    drawn = ET.fromstring(first)
    assert drawn.get("width") == "760" and len(drawn.findall("{http://www.w3.org/2000/svg}svg")) == 4


def test_without_the_library_of_pictures(
    birds: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pygal", None)
    assert main(["stats", "--isolated", "--format", "svg"]) == 2
    assert "pip install 'awesomelint[stats]'" in capsys.readouterr().err
    assert main(["stats", "--isolated", "--format", "markdown"]) == 0


def test_several_files(birds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("more.md").write_text(LIST, encoding="utf-8")
    Path("notes.md").write_text("# Notes\n\nNothing.\n", encoding="utf-8")
    assert main(["stats", "--isolated", "--format", "json", "README.md", "more.md", "notes.md"]) == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert found["paths"] == ["README.md", "more.md"] and found["entries"] == 6
    assert [item["name"].split(" › ")[0] for item in found["by"]["section"]["counts"]] == [
        "README.md", "README.md", "more.md", "more.md",
    ]  # fmt: skip
    assert "notes.md: not a list of papers" in printed.err
    assert main(["stats", "--isolated", "missing.md"]) == 2


def test_months_without_works_and_wrong_clocks() -> None:
    assert pages.growth(["2023-11", "2024-02", "2023-11"]) == [
        ("2023-11", 2, 2), ("2023-12", 0, 2), ("2024-01", 0, 2), ("2024-02", 1, 3),
    ]  # fmt: skip
    assert pages.growth(["1970-01", "2024-12"]) == [("1970-01", 1, 1), ("2024-12", 1, 2)]
    assert pages.growth([]) == []


def test_shares_are_whole_only_if_the_list_is() -> None:
    assert [pages.share(*pair) for pair in [(0, 0), (0, 9), (1, 999), (500, 1000), (998, 999), (9, 9)]] == [
        "0 %", "0 %", "1 %", "50 %", "99 %", "100 %",
    ]  # fmt: skip


def test_the_order_of_sections_is_that_of_the_list() -> None:
    group = Group("section", [("a", 1), ("b", 3), ("c", 2)], 0)
    assert group.largest(2).counts == [("b", 3), ("c", 2)] and group.largest(3) == group
    assert group._replace(by="year").largest(1).counts == [("c", 2)]


def test_the_axis_has_round_numbers_up_to_the_total() -> None:
    assert charts.ticks(1) == [0, 1] and charts.ticks(6) == [0, 1, 2, 3, 4, 5, 6]
    assert charts.ticks(10) == [0, 2, 4, 6, 8, 10]
    assert charts.ticks(164) == [0, 50, 100, 150, 200]
    assert charts.ticks(2_345) == [0, 500, 1000, 1500, 2000, 2500]


def test_nothing_to_count() -> None:
    found = statistics(read(Source("# Empty\n")).entries)
    out = io.StringIO()
    text_format.write(pages.Page(["x.md"], found, []), out)
    assert out.getvalue().startswith("x.md: 0 entries\n") and "Growth" not in out.getvalue()


@needs_git
def test_growth_from_the_history(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "--history")
    assert found["history"] == [
        {"month": "2024-01", "added": 4, "total": 4},
        {"month": "2024-02", "added": 1, "total": 5},
    ]
    shown = output(capsys, "--history", "--by", "year")
    assert shown.endswith("+4  4\n  2024-02  " + shown.splitlines()[-1][11:] + "\n") and shown.endswith(
        "+1  5\n"
    )
    assert "Growth" in output(capsys, "--history", "--format", "html")
    assert output(capsys, "--history", "-", status=2) == ""
    assert main(["stats", "--isolated", "--history", "--no-cache", "--format", "csv"]) == 0
    assert capsys.readouterr().out.endswith("history,2024-01,4\nhistory,2024-02,1\n")
