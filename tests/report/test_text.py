"""The text format: what a person reads, on a terminal and off it."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest

from awesomelint.engine import Report
from awesomelint.findings import Edit, Fix, Safety, Severity
from awesomelint.report.formats import concise, text
from awesomelint.report.located import unread_words
from awesomelint.session.serialize import pack, unpack
from awesomelint.ui.columns import columns, cut
from tests.support.reporting import LIST, finding, on, report, sample, written


def test_a_finding_shows_its_line_its_mark_and_its_related_place() -> None:
    span = on(LIST, "Attention is all you need")
    one = finding(span, related=[(on(LIST, "Attention Is All You Need"), "first listed here")])
    assert written(text, report(LIST, one)) == (
        "README.md:5:4: error: “Attention is all you need” is already listed on line 3 [duplicate-entry]\n"
        "  5 | - [Attention is all you need](https://arxiv.org/pdf/1706.03762v7), 2017.\n"
        "    |    ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "    = README.md:3:4: first listed here\n"
        "\n"
        "Found 1 error in 1 file\n"
    )


def test_the_mark_is_under_wide_characters() -> None:
    span = on(LIST, "🔥 Überblick")
    lines = written(text, report(LIST, finding(span))).split("\n")
    # `- [` and four characters of two columns each and a space come before; the fire is two columns wide.
    assert lines[2] == "    |    " + " " * 9 + "^" * 12


def test_a_combining_mark_takes_no_column() -> None:
    source = "- [Poincare\u0301 maps](https://arxiv.org/abs/1706.03762)\n"
    lines = written(text, report(source, finding(on(source, "maps")))).split("\n")
    assert lines[2].index("^") == "  1 | - [Poincaré maps".index("maps")


def test_a_long_line_is_shown_in_part_around_the_mark() -> None:
    source = "- " + "x" * 500 + " here " + "y" * 500 + "\n"
    shown, mark = written(text, report(source, finding(on(source, "here")))).split("\n")[1:3]
    assert len(shown) < 130 and shown.startswith("  1 | …") and shown.endswith("…")
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "here"


def test_an_empty_span_at_the_end_of_the_text_has_a_mark() -> None:
    end = finding(on(LIST, "2017.\n", 1)._replace(start=len(LIST), end=len(LIST)), "final-newline")
    assert "README.md:6:1: error" in written(text, report(LIST, end))
    assert "  6 | \n    | ^\n" in written(text, report(LIST, end))


def test_findings_are_grouped_by_file_in_the_order_of_paths_lines_and_columns() -> None:
    reported = written(text, sample("b/Papers.md"), sample("a.md"))
    heads = [line for line in reported.split("\n") if line.startswith("── ")]
    assert heads == ["── a.md: 1 error, 1 warning, 1 note", "── b/Papers.md: 1 error, 1 warning, 1 note"]
    places = [
        line.split(": ")[0] for line in reported.split("\n") if ": error:" in line or ": warning:" in line
    ]
    assert places == ["a.md:4:9", "a.md:5:4", "b/Papers.md:4:9", "b/Papers.md:5:4"]


def test_the_summary_says_what_fix_would_do() -> None:
    span = on(LIST, "2017")
    safe = finding(span, "malformed-date", Severity.WARNING, "a", edits=[(span.start, span.end, "x")])
    unsafe = finding(
        span, "misordered-date", message="b", edits=[(span.start, span.end, "x")], safety=Safety.UNSAFE
    )
    reported = written(text, report(LIST, safe, unsafe))
    assert (
        "= fix: Write it right\n" in reported and "= fix (with --unsafe-fixes): Write it right\n" in reported
    )
    assert reported.endswith(
        "Found 1 error, 1 warning in 1 file; 1 fixable with `awesomelint fix`, 1 more with `--unsafe-fixes`\n"
    )
    assert written(text, report(LIST, unsafe)).endswith("1 fixable with `awesomelint fix --unsafe-fixes`\n")


def test_nothing_found_and_things_fixed_are_said() -> None:
    assert written(text, report(LIST)) == "No findings in 3 entries (1 file)\n"
    assert written(text, report(LIST), quiet=True) == ""
    reported = written(text, report(LIST), made=Counter({"mojibake": 2, "final-newline": 1}))
    assert reported == "Fixed 3 findings (2 mojibake, 1 final-newline)\nNo findings in 3 entries (1 file)\n"


def test_the_summary_says_that_most_items_were_not_read() -> None:
    unread = "- something about sheep {}\n"
    items = "".join(unread.format(number) for number in range(25))
    result = report("# List\n\n" + items)
    assert written(text, result).endswith("; 25 list items, 0 read as entries\n")
    assert (
        unread_words([unpack(result.source, pack(result), checked=True)])
        == "25 list items, 0 read as entries"
    )
    assert unread_words([result, result]) == "50 list items in 2 files, 0 read as entries"
    few = report("# List\n\n" + "".join(unread.format(number) for number in range(15)))
    assert unread_words([few]) == ""


def test_what_is_left_after_a_fix_is_reported_with_the_reason() -> None:
    span = on(LIST, "2017.\n", 1)
    held = finding(span, "extra-whitespace", Severity.WARNING, edits=[(*span, "2017.")])
    unsafe = finding(span, "tag-spelling", Severity.WARNING, edits=[(*span, "2017.")], safety=Safety.UNSAFE)
    reported = written(text, report(LIST, finding(span), finding(span), unsafe, held), made=Counter())
    assert reported.splitlines()[-1] == (
        "2 errors, 2 warnings left in 1 file (fixable with `--unsafe-fixes`: 1 tag-spelling; "
        "fix withheld: 1 extra-whitespace; to fix by hand: 2 duplicate-entry)"
    )


def test_nothing_is_summed_up_of_no_file_at_all() -> None:
    out = io.StringIO()
    text.write([], out)
    assert out.getvalue() == ""


def test_colour_adds_nothing_but_colour() -> None:
    coloured = written(text, sample(), colour=True)
    plain = written(text, sample())
    assert "\033[1;31merror\033[0m" in coloured and "\033[1;33mwarning\033[0m" in coloured
    for code in ("\033[1;31m", "\033[1;33m", "\033[1;36m", "\033[1m", "\033[2m", "\033[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_many_related_places_are_counted_not_listed() -> None:
    one = finding(on(LIST, "2017"), related=[(on(LIST, "["), f"place {number}") for number in range(9)])
    reported = written(text, report(LIST, one))
    assert reported.count(": place ") == 5 and "= and 4 more positions\n" in reported


# -- width -------------------------------------------------------------------------------------------------------------

WIDE = (
    "- [深度学习与大型语言模型的综述：从规模法则到推理能力的全面回顾与未来展望](https://example.org/survey), "
    "[👩‍💻 代码](https://example.org/code), 2023 年发表于某个会议的论文集之中，共三百页 "
    + "x" * 300
    + " 末尾\n"
)


def shown(source: str, words: str, width: int, message: str = "“这个标题太长了” is long") -> list[str]:
    found = finding(
        on(source, words), message=message, related=[(on(source, "- ["), "first listed here, " * 9)]
    )
    return written(text, report(source, found), width=width).splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize(
    "words",
    ["深度", "规模法则", "👩‍💻 代码", "2023", "三百页", "xxx", "x 末尾", "末尾", "example.org/survey"],
)
def test_a_report_fits_its_terminal_and_the_mark_is_below_its_words(words: str, width: int) -> None:
    lines = shown(
        WIDE, words, width, message="“这个标题" + "很" * 30 + "长” is long; use a shorter one instead of it"
    )
    assert max(map(columns, lines)) <= width
    at = next(number for number, line in enumerate(lines) if line.startswith("  1 | "))
    mark = lines[at + 1]
    before = cut(lines[at], mark.index("^"))
    assert columns(before) == mark.index("^")
    assert lines[at][len(before) :].startswith(words)
    assert mark.count("^") == columns(words)


def test_what_is_around_a_mark_in_a_long_line_is_shown() -> None:
    source = "- [" + "x" * 300 + "MARK" + "y" * 300 + "\n"
    line, mark = shown(source, "MARK", 80)[1:3]
    assert line[mark.rindex("^") + 1 :] == "y" * 10 + "…"
    # A mark that is longer than the line begins after some of the text before it.
    line, mark = shown(source, "MARK" + "y" * 200, 80)[1:3]
    assert line[: mark.index("^")] == "  1 | …" + "x" * 18


def test_a_terminal_of_a_few_columns_is_not_filled_letter_by_letter() -> None:
    one = finding(on(LIST, "2017"))
    assert written(text, report(LIST, one), width=8) == written(text, report(LIST, one), width=40)


def test_a_narrow_terminal_wraps_the_message_and_keeps_the_rule() -> None:
    lines = shown(LIST, "2017", 60, message="one two three four five six seven eight nine ten eleven twelve")
    assert lines[:2] == [
        "README.md:3:82: error: one two three four five six seven".replace(
            ":82", f":{lines[0].split(':')[2]}"
        ),
        "    eight nine ten eleven twelve [duplicate-entry]",
    ]


def test_colour_does_not_change_where_lines_end() -> None:
    one = finding(on(WIDE, "2023"), message="“这个标题”" + " and more" * 20)
    coloured = written(text, report(WIDE, one), width=60, colour=True)
    plain = written(text, report(WIDE, one), width=60)
    assert re.sub("\033\\[[0-9;]*m", "", coloured) == plain != coloured


def test_a_line_of_a_megabyte_is_shown_without_being_measured() -> None:
    source = "- [a](https://example.org) " + "深" * 500_000 + " here " + "é" * 500_000 + "\n"
    lines = shown(source, "here", 80)
    assert max(map(columns, lines)) <= 80 and any("here" in line for line in lines)


# -- many findings -----------------------------------------------------------------------------------------------------


def many(number: int, message: str = "link “{}” has no URL") -> Report:
    source = "# List\n\n" + "".join(f"- [Thing {index}]()\n" for index in range(number))
    return report(
        source,
        *(
            finding(
                on(source, f"Thing {index}]"), "empty-link", message=message.format(index), key=str(index)
            )
            for index in range(number)
        ),
    )


def test_a_report_of_fifty_findings_shows_all() -> None:
    assert written(text, many(50)).count("[empty-link]") == 50


def test_equal_findings_of_a_longer_report_are_counted_after_the_third() -> None:
    reported = written(text, many(51))
    assert reported.count("[empty-link]") == 3
    assert (
        "  … and 48 more like this in this file, on lines 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, …; "
        "--no-fold shows all\n"
    ) in reported
    assert reported.endswith("Found 51 errors in 1 file\n")
    assert written(text, many(51), fold=False).count("[empty-link]") == 51


def test_messages_that_differ_in_a_url_say_the_same() -> None:
    reported = written(text, many(51, message="this list uses https; use https://example.org/{}/x"))
    assert reported.count("[empty-link]") == 3


def test_findings_that_say_something_else_are_not_folded() -> None:
    different = many(51, message="{} is a different sentence each time")
    assert written(text, different).count("[empty-link]") == 3
    letters = report(different.source.text, *(
        item._replace(message=f"a {chr(97 + index % 26) * (1 + index // 26)} sentence")
        for index, item in enumerate(different.findings)
    ))  # fmt: skip
    assert written(text, letters).count("[empty-link]") == 51


def test_findings_are_folded_by_file_and_by_how_they_are_fixed() -> None:
    first, second = many(40), many(30)
    other = report(second.source.text, *second.findings, path="other.md")
    reported = written(text, first, other)
    assert reported.count("[empty-link]") == 6
    assert "… and 37 more" in reported and "… and 27 more" in reported
    fixable = [
        item._replace(fix=Fix("Remove", Safety.SAFE, (Edit(item.span.start, item.span.end, ""),)))
        for item in first.findings[:20]
    ]
    mixed = report(first.source.text, *fixable, *first.findings[20:], *second.findings)
    assert written(text, mixed).count("[empty-link]") == 6


def test_a_few_equal_findings_are_all_shown() -> None:
    groups = many(52)
    found = [item._replace(rule=f"rule-{index // 4}") for index, item in enumerate(groups.findings)]
    assert "more like this" not in written(text, report(groups.source.text, *found))


# -- what was looked at ------------------------------------------------------------------------------------------------


def test_what_was_looked_at_is_said() -> None:
    prose = report("# Notes\n\nJust text.\n", path="notes.md")
    clean = report(LIST)
    assert written(text, clean) == "No findings in 3 entries (1 file)\n"
    # A file that was found in a folder is not named.
    assert written(text, clean, prose) == "No findings in 3 entries (1 file)\n"
    assert written(text, clean, prose, named=["notes.md"]) == (
        "No findings in 3 entries (1 file); notes.md is not a list of papers\n"
    )
    assert written(text, clean, prose, report("text", path="b.md"), named=["notes.md", "b.md"]) == (
        "No findings in 3 entries (1 file); 2 files are not lists of papers\n"
    )
    assert written(text, sample(), prose, named=["notes.md"]).endswith("; notes.md is not a list of papers\n")
    assert (
        written(text, prose, named=["notes.md"]) == "Nothing was checked: notes.md is not a list of papers\n"
    )


def test_concise_is_a_line_for_each_finding() -> None:
    assert written(concise, sample()) == (
        "README.md:4:9: warning: “Überblick” is odd [likely-typo]\n"
        "README.md:5:4: error: “Attention is all you need” is already listed on line 3 [duplicate-entry]\n"
        "README.md:5:68: note: “2017.” ends the list [malformed-date]\n"
        "Found 1 error, 1 warning, 1 note in 1 file; 1 fixable with `awesomelint fix`\n"
    )
    assert written(concise, sample(), quiet=True).count("\n") == 3
    assert written(concise, many(60), quiet=True).count("\n") == 60
