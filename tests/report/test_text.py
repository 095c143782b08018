"""The text format: what a person reads, on a terminal and off it."""

from __future__ import annotations

import io
from collections import Counter

from awesomelint.findings import Safety, Severity
from awesomelint.report.formats import text
from awesomelint.report.located import unread_words
from awesomelint.session.serialize import pack, unpack
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
