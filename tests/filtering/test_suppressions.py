"""Comments hide what they name, where they say, in every form of list, and nothing else; in code they are text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.cli import main
from awesomelint.engine import Report, fix, lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

ATTENTION = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017."
NORM = "- [Layer Normalization](https://arxiv.org/abs/1607.06450), Jul. 21 2016."
ADAM = "- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014."
BROKEN = "- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs1512.03385), Dec. 10 2015."


def report(*lines: str, settings: Settings | None = None) -> Report:
    text = "\n".join(("# Papers", "", *lines, ""))
    return lint(Source(text, "README.md"), settings or Settings(min_severity=Severity.NOTE))


def found(*lines: str) -> list[tuple[int, str]]:
    """Line and rule of what is found; the first of the lines is line 3."""
    made = report(*lines)
    return [(made.source.line_of(finding.span.start), finding.rule) for finding in made.findings]


def rules(*lines: str) -> list[str]:
    return [rule for _, rule in found(*lines)]


def test_without_a_comment_both_are_found() -> None:
    assert found(ATTENTION, BROKEN, ATTENTION) == [(4, "broken-arxiv-id"), (5, "duplicate-entry")]


@pytest.mark.parametrize(
    "lines",
    [
        ("<!-- awesomelint-disable-next-line duplicate-entry -->", ATTENTION),
        ("<!-- awesomelint-disable-next-line duplicate-entry -- why it is here twice -->", ATTENTION),
        (
            "<!-- awesomelint-disable-next-line: duplicate-entry, likely-typo unused-suppression -->",
            ATTENTION,
        ),
        ("<!-- awesomelint-disable-next-line works -->", ATTENTION),
        ("<!-- awesomelint-disable-next-line -->", ATTENTION),
        ("<!-- AwesomeLint-Disable-Next-Line Duplicate-Entry -->", ATTENTION),
        ("<!--awesomelint-disable-next-line duplicate-entry-->", "", ATTENTION),
        (
            "<!--\n  awesomelint-disable-next-line\n  duplicate-entry\n  -- a reason\n  of two lines\n-->",
            ATTENTION,
        ),
        (f"{ATTENTION} <!-- awesomelint-disable-line duplicate-entry -->",),
        (f"{ATTENTION}\n  Once more. <!-- awesomelint-disable-line duplicate-entry -->",),
        (
            "<!-- awesomelint-disable duplicate-entry -->",
            ATTENTION,
            "<!-- awesomelint-enable duplicate-entry -->",
        ),
        ("<!-- awesomelint-disable duplicate-entry -->", ATTENTION, "<!-- awesomelint-enable -->"),
        (ATTENTION, "", "<!-- awesomelint-disable-file duplicate-entry -->"),
        ("<!--lint disable double-link-->", ATTENTION, "<!--lint enable double-link-->"),
        ("<!--lint disable remark-lint:double-link-->", ATTENTION),
        ("<!-- lint ignore double-link -->", "", ATTENTION),
        (f"{ATTENTION} <!--lint ignore double-link-->",),
    ],
)
def test_every_form_of_comment_hides_what_it_names_and_the_other_finding_stays(
    lines: tuple[str, ...],
) -> None:
    assert rules(ATTENTION, BROKEN, *lines) == ["broken-arxiv-id"]


@pytest.mark.parametrize(
    "comment",
    [
        "`<!-- awesomelint-disable-file -->`",
        "    <!-- awesomelint-disable-file -->",
        "```html\n<!-- awesomelint-disable-file -->\n```",
        "~~~\n<!-- awesomelint-disable-file -->\n~~~",
        "> ```\n> <!-- awesomelint-disable-file -->\n> ```",
        "<!-- to hide all: <!-- awesomelint-disable-file -->",
        "<!-- awesomelint-disable-file",
        "&lt;!-- awesomelint-disable-file -->",
        "<!--lint disable no-such-rule-->",
        "<!--lint disable awesome-list-item-->",
        "<!-- lint-disable double-link -->",
        "<!-- eslint-disable -->",
    ],
)
def test_in_code_and_in_other_words_it_is_inert(comment: str) -> None:
    assert "duplicate-entry" in rules(ATTENTION, ADAM, ATTENTION, "", "## More", "", comment)


def test_a_range_covers_only_what_is_between_its_ends() -> None:
    opening, closing = "<!-- awesomelint-disable links -->", "<!-- awesomelint-enable links -->"
    other = BROKEN.replace("1512", "1511").replace("Residual", "Recursive")
    assert found(BROKEN, opening, other, closing, "", ADAM) == [(3, "broken-arxiv-id")]
    assert found(ADAM, opening, other, closing, BROKEN) == [(7, "broken-arxiv-id")]
    assert rules(ADAM, opening, BROKEN) == []
    # An `enable` of one rule leaves the others of its group alone.
    assert rules(ADAM, opening, other, "<!-- awesomelint-enable empty-link -->", BROKEN) == []


def test_comments_of_awesome_lint_do_not_end_ours() -> None:
    assert rules("<!-- awesomelint-disable -->", ATTENTION, "<!--lint enable-->", ADAM, ATTENTION) == []
    ours_end = "<!-- awesomelint-enable double-link -->"
    assert "duplicate-entry" not in rules("<!--lint disable-->", ATTENTION, ours_end, ADAM, ATTENTION)


def test_an_entry_of_several_lines_is_covered_as_a_whole() -> None:
    entry = (
        "- Deep Residual Learning for Image Recognition",
        "  [[paper](https://arxiv.org/abs1512.03385)]",
        "  [[code]()]",
    )
    assert set(rules(ADAM, NORM, *entry)) >= {"broken-arxiv-id", "empty-link"}
    assert rules(ADAM, NORM, "<!-- awesomelint-disable-next-line links -->", *entry) == []


def test_in_a_table_the_comment_is_on_the_line_of_the_row() -> None:
    head = (
        "| title | date |",
        "| --- | --- |",
        "| [Layer Normalization](https://arxiv.org/abs/1607.06450) | 2016 |",
    )
    row = "| [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | 2017 |"
    assert "duplicate-entry" in rules(*head, row, row)
    for covered in (
        row[:-1] + "<!-- awesomelint-disable-line works --> |",
        row[:-1] + "<!--lint ignore--> |",
    ):
        assert rules(*head, row, covered) == []
        assert rules(*head, covered, row) == []
        assert len(report(*head, row, covered).document.entries) == 3


def test_in_html_it_is_above_or_within_the_item() -> None:
    items = [
        f'<li><a href="https://arxiv.org/abs/{number}">{title}</a>, {year}</li>'
        for title, number, year in (
            ("Attention Is All You Need", "1706.03762", 2017),
            ("Layer Normalization", "1607.06450", 2016),
        )
    ]
    again = items[0]
    assert "duplicate-entry" in rules("<ul>", *items, again, "</ul>")
    assert rules("<ul>", *items, "<!-- awesomelint-disable-next-line works -->", again, "</ul>") == []
    within = again.replace("</li>", " <!-- awesomelint-disable-line works --></li>")
    assert rules("<ul>", *items, within, "</ul>") == []


def test_a_suppressed_entry_takes_no_part_in_comparing_entries() -> None:
    # Neither it nor its counterpart is reported, and of three listings the other two still are.
    hidden = ("<!-- awesomelint-disable-next-line duplicate-entry -->", ATTENTION)
    assert rules(*hidden, NORM, ATTENTION) == []
    assert found(*hidden, NORM, ATTENTION, ATTENTION) == [(7, "duplicate-entry")]
    assert found(ATTENTION, *hidden, NORM, ATTENTION) == [(7, "duplicate-entry")]
    # Hidden from one rule it is still there for the others.
    other = ("<!-- awesomelint-disable-next-line likely-typo unused-suppression -->", ATTENTION)
    assert "duplicate-entry" in rules(*other, NORM, ATTENTION)


def test_an_entry_hidden_from_the_order_of_dates_misplaces_no_other() -> None:
    days = [
        f"- [A Work of the Year on Topic {name}](https://arxiv.org/abs/2001.{name:05}), 2020-01-{name:02}."
        for name in range(1, 29)
    ]
    early = "- [A Work That Is Older](https://arxiv.org/abs/1912.00001), 2019-12-01."
    assert rules(*days[:15], early, *days[15:]) == ["misordered-date"]
    hide = "<!-- awesomelint-disable-next-line misordered-date -->"
    assert rules(*days[:15], hide, early, *days[15:]) == []


def test_a_comment_within_an_entry_changes_nothing_of_its_style() -> None:
    lines = [
        f"- [Work Number {number} on a Topic](https://arxiv.org/abs/2001.{number:05}), Jan. {number} 2020."
        for number in range(1, 29)
    ]
    lines[11] += " <!-- awesomelint-disable-line url-form unused-suppression -- a > b -->"
    lines[17] = lines[17].replace("), Jan", "), <!-- checked --> Jan")
    assert rules(*lines) == []


def test_what_runs_not_is_not_judged_and_what_is_off_neither() -> None:
    lines = (ATTENTION, "<!-- awesomelint-disable-next-line likely-typo -->", NORM)
    for settings in (
        Settings(select=frozenset({"unused-suppression", "url-form"})),
        Settings(ignore=frozenset({"likely-typo"})),
        Settings(ignore=frozenset({"unused-suppression"})),
        Settings(allow={"unused-suppression": ["*likely-typo*"]}),
    ):
        assert report(*lines, settings=settings).findings == []
    assert len(report(*lines).findings) == 1


def test_a_fix_leaves_alone_what_a_comment_hides() -> None:
    text = f"# Papers\n\n{ADAM}\n<!-- awesomelint-disable-next-line broken-arxiv-id -->\n{BROKEN}\n"
    assert not fix(Source(text, "README.md"), Settings(), unsafe=True).changed
    bare = text.replace("<!-- awesomelint-disable-next-line broken-arxiv-id -->\n", "")
    assert fix(Source(bare, "README.md"), Settings()).changed


def test_taking_out_an_idle_comment_restores_the_text() -> None:
    text = f"# Papers\r\n\r\n{ADAM}\r\n{NORM}\r\n"
    for comment, at in (
        ("<!-- awesomelint-disable-next-line works -->\r\n", "- [Layer"),
        (" <!-- awesomelint-disable-line -->", "\r\n- [L"),
    ):
        place = text.index(at)
        fixed = fix(Source(text[:place] + comment + text[place:], "README.md"), Settings())
        assert fixed.report.source.text == text


def test_a_file_without_a_list_is_not_judged() -> None:
    assert report("Just words.", "<!-- awesomelint-disable-line duplicate-entri -->").findings == []


# What somebody may write into a comment to make trouble: very long, deeply alike, or of signs that end nothing.
HOSTILE = [
    "<!-- awesomelint-disable-next-line " + "a," * 20_000 + " -->",
    "<!-- awesomelint-disable " + "- " * 20_000 + "-->",
    "<!-- awesomelint-" + "disable-" * 10_000 + " -->",
    "<!--" * 50_000 + " awesomelint-disable -->",
    "<!--" + " " * 100_000 + "awesomelint-disable-file",
    "<!-- awesomelint-disable-line \x1b[31m\u202e::set-output name=x::%0A -->",
    "<!-- awesomelint-disable-line --> " * 2_000,
    "<!-- awesomelint-disable works --><!-- awesomelint-enable works -->" * 2_000,
]


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_comments_are_read_in_a_moment_and_hide_nothing_they_do_not_name(number: int) -> None:
    assert "duplicate-entry" in rules(ATTENTION, ADAM, ATTENTION, "", HOSTILE[number])


words = st.sampled_from(
    [
        "<!--",
        "-->",
        " ",
        "\n",
        "awesomelint-disable",
        "-line",
        "-next-line",
        "-file",
        "works",
        ",",
        "--",
        "`",
        "lint ignore",
        "|",
        ">",
    ]
)


@pytest.mark.slow
@given(st.lists(words, max_size=14).map("".join), st.lists(words, max_size=14).map("".join))
def test_no_comment_makes_the_program_fall_over(first: str, other: str) -> None:
    made = report(first, "", ATTENTION, other, NORM, first + other, BROKEN)
    for finding in made.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(made.source.text)
        if finding.fix is not None:
            assert all(edit.start <= edit.end for edit in finding.fix.edits)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "github", "junit", "sarif", "gitlab"])
def test_what_a_comment_names_steers_no_terminal_and_no_build(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AWESOMELINT_NO_CACHE", "1")
    comment = (
        "<!-- awesomelint-disable-line \x1b[31m\u202e%0A::set-output,name=x::1\r\n::add-mask::x ]]>&<b> -->"
    )
    (tmp_path / "README.md").write_text(f"# P\n\n{NORM}\n{ADAM}\n\n{comment}\n", encoding="utf-8", newline="")
    assert main(["check", "--output-format", form]) == 1
    out = capsys.readouterr().out
    assert "no rule or group" in out and "\x1b" not in out and "\u202e" not in out
    assert not any(line.startswith(("::set-output", "::add-mask")) for line in out.splitlines())
