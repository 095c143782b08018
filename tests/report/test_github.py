"""The GitHub format: annotations as the runner reads them, the rest in the log, and the step summary."""

from __future__ import annotations

import html
import io

import pytest
from markdown_it import MarkdownIt

from awesomelint.engine import Report, lint
from awesomelint.findings import Finding, Severity
from awesomelint.report.formats import github, github_summary
from awesomelint.report.located import locate
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support.report_readers import Reported, command, read_github
from tests.support.reporting import LIST, finding, on, report, sample, written


def _many(number: int, severity: Severity) -> Report:
    text = "".join(f"- [Work {nth}](https://example.org/{nth})\n" for nth in range(number))
    found = [
        finding(on(text, f"Work {nth}]"), "empty-link", severity, f"number {nth}") for nth in range(number)
    ]
    return report(text, *found, path=f"{severity.word}.md")


def test_an_annotation_says_where_and_what() -> None:
    reported, rest = read_github(written(github, sample()))
    assert reported == [
        Reported("README.md", 5, 4, "duplicate-entry", "error"),
        Reported("README.md", 4, 9, "likely-typo", "warning"),
        Reported("README.md", 5, 0, "malformed-date", "note"),
    ]
    assert rest == ["Found 1 error, 1 warning, 1 note in 1 file; 1 fixable with `awesomelint fix`", ""]


def test_a_message_names_related_places_and_the_fix() -> None:
    error, warning = (command(line) for line in written(github, sample()).split("\n")[:2])
    assert error and error.data.endswith(" on line 3\nREADME.md:3: first listed here")
    assert warning and warning.data == "“Überblick” is odd\nFix: Write it right"


def test_columns_only_where_the_range_stays_on_its_line() -> None:
    one, two = on(LIST, "2017"), on(LIST, "2014.\n- [Attention")
    first, second = (
        command(github.annotation(item)) for item in locate([report(LIST, finding(one), finding(two))])
    )
    assert first and first.properties["endColumn"] == str(int(first.properties["col"]) + 4)
    assert second and (second.properties["line"], second.properties["endLine"]) == ("4", "5")
    assert "col" not in second.properties and "endColumn" not in second.properties


def test_escapes_come_back_as_they_were() -> None:
    message = "100 %, %0A::set-output name=a::b: c"
    one = report(LIST, finding(on(LIST, "2017"), message=message), path="a,b: 50%/x\ny.md")
    (line, *_) = written(github, one).split("\n")
    found = command(line)
    assert found and found.data == message and found.properties["file"] == "a,b: 50%/x\ny.md"


def test_github_shows_ten_of_each_so_the_worst_come_first_and_the_rest_goes_to_the_log() -> None:
    reports = [_many(12, Severity.NOTE), _many(25, Severity.ERROR), _many(11, Severity.WARNING)]
    out = written(github, *reports)
    reported, rest = read_github(out)
    assert [one.severity for one in reported] == ["error"] * 10 + ["warning"] * 10 + ["note"] * 10
    assert [one.line for one in reported[:10]] == list(range(1, 11))
    assert "::group::18 more findings (GitHub limits the number of annotations)\n" in out
    logged = [line for line in rest if "[empty-link]" in line]
    assert len(logged) == 18 and logged[0] == "error.md:11:4: error: number 10 [empty-link]"
    assert "  11 | - [Work 10](https://example.org/10)" in rest


def test_findings_on_changed_lines_come_before_others_of_their_severity() -> None:
    def changed(source: Source, one: Finding) -> bool:
        return source.line_of(one.span.start) > 23

    reported, _ = read_github(
        written(github, _many(25, Severity.ERROR), _many(3, Severity.WARNING), changed=changed)
    )
    assert [one.line for one in reported] == [24, 25, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3]


def test_paths_are_relative_to_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    reported, _ = read_github(written(github, sample("papers.md"), root=str(tmp_path)))
    assert {one.path for one in reported} == {"docs/papers.md"}


@pytest.mark.parametrize(
    "path",
    [
        "::add-mask::x.md",
        "  ::add-mask::x.md",
        "a##[error]b.md",
        "\n::error::x.md",
        "\u200b::error::x.md",
        "-.md",
    ],
)
def test_no_name_of_a_file_makes_the_log_a_command(path: str) -> None:
    many = _many(12, Severity.ERROR)
    hostile = Report(Source(many.source.text, path), many.document, many.findings)
    reported, rest = read_github(written(github, hostile))
    assert len(reported) == 10 and sum("[empty-link]" in line for line in rest) == 2
    assert not any(line.lstrip().lstrip("\u200b").startswith("::") for line in rest)


def _table(text: str) -> list[list[str]]:
    """The cells of the table in a step summary, as a reader of Markdown sees them."""
    rows: list[list[str]] = []
    for token in MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level >= 3:
            assert {child.type for child in token.children or ()} <= {"text", "text_special"}, token.content
            rows[-1].append("".join(child.content for child in token.children or ()))
    return rows


def test_the_step_summary_is_a_table_that_is_appended() -> None:
    summary = io.StringIO()
    summary.write("What another program wrote.\n\n")
    written(github, sample(), summary=summary)
    assert summary.getvalue().startswith("What another program wrote.\n\n### awesomelint\n\nFound 1 error,")
    assert _table(summary.getvalue()) == [
        ["Severity", "Location", "Finding", "Rule"],
        [
            "error",
            "README.md:5:4",
            "“Attention is all you need” is already listed on line 3",
            "duplicate-entry",
        ],
        ["warning", "README.md:4:9", "“Überblick” is odd", "likely-typo"],
        ["note", "README.md:5:68", "“2017.” ends the list", "malformed-date"],
    ]


def test_the_step_summary_says_that_nothing_was_found() -> None:
    summary = io.StringIO()
    written(github, report(LIST), summary=summary)
    assert summary.getvalue() == "### awesomelint\n\nNo findings in 3 entries (1 file)\n\n"


@pytest.mark.parametrize(
    "message",
    [
        "a | b \\| c \\\\| d",
        "<img src=x onerror=alert(1)> <!-- --> <script>",
        "`code` ``x` *b* _i_ ~s~ ~~t~~ **",
        "[link](https://example.org) ![image](x) https://example.org www.example.org me@example.org",
        "&lt; &#124; & $x$ @somebody #12 :smile:",
        "| --- | --- |",
    ],
)
def test_a_cell_of_the_step_summary_is_never_markup(message: str) -> None:
    rows = _table(
        github_summary.table(locate([report(LIST, finding(on(LIST, "2017"), message=message))]), "1 finding")
    )
    # Invisible spaces keep names from notifying people.
    assert rows[1][2].replace("\u200b", "") == message and len(rows) == 2


def test_the_step_summary_stays_below_the_limit_of_github() -> None:
    found = locate([_many(300, Severity.ERROR)]) * 100
    whole = github_summary.table(found, "30,000 findings")
    assert 900_000 < len(whole.encode()) <= github_summary.LIMIT < 1024 * 1024
    assert whole.endswith(" more findings; see the log.\n\n")
    # What is in the file already counts.
    summary = io.StringIO("x" * 995_000)
    summary.seek(0, io.SEEK_END)
    written(github, _many(300, Severity.ERROR), summary=summary)
    assert 996_000 < len(summary.getvalue().encode()) <= github_summary.LIMIT
    assert github_summary.table(found, "30,000 findings", 100) == ""


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([], "Nothing was checked: no files"),
        (["# Manual\n"], "Nothing was checked: x@y.md is not a list of papers"),
        (["", "# Manual\n"], "Nothing was checked: none of the 2 files is a list of papers"),
    ],
)
def test_nothing_is_not_praised(texts: list[str], words: str) -> None:
    out, summary = io.StringIO(), io.StringIO()
    reports = [lint(Source(text, "x@y.md"), Settings()) for text in texts]
    github.write(reports, out, summary=summary)
    assert out.getvalue() == f"::warning title=awesomelint::{words}\n"
    rendered = html.unescape(summary.getvalue()).replace("\u200b", "")
    assert rendered == f"### awesomelint\n\n{words}\n\n" and "@" not in summary.getvalue()
    github.write([*reports, lint(Source(LIST, "list.md"), Settings())], out := io.StringIO())
    assert "Nothing" not in out.getvalue()
