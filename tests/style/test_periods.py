"""Which entries lack a final period, whatever their last field is."""

from __future__ import annotations

import pytest

from tests.support.short_lists import Part, deviations_in, in_parts

USUAL = "- [TITLE](URL), 2024."


def found(*parts: Part) -> list[str]:
    """Return the deviations of a list that have to do with a period, with their lines."""
    return [line for line in deviations_in(in_parts([*parts]), {}) if "“.”" in line]


@pytest.mark.parametrize("mark", [".", "。", "!", "?", "…"])
@pytest.mark.parametrize("closer", ["", '"', "'", "”", "’", "»", "」", "』", "*", "_", ")", "]", ")*"])
def test_a_final_mark_may_be_before_what_closes(mark: str, closer: str) -> None:
    assert found((USUAL, 12), (f"- [TITLE](URL), 2024. A tool for all trees{mark}{closer}", 1)) == []


@pytest.mark.parametrize("end", ["", ")", "*", "’", "”", '"', "-", "|", "`"])
def test_a_final_mark_that_is_missing(end: str) -> None:
    last = f"- [TITLE](URL), 2024. A tool for all trees{end}"
    assert found((USUAL, 12), (last, 1)) == ["15 period?: missing “.” at the end |  → ."]


@pytest.mark.parametrize("mark", [",", ";", ":", " ,", " ;", " :", ",;"])
def test_another_final_mark(mark: str) -> None:
    expected = f"23 period: expected “.” at the end, found “{mark}” | {mark} → ."
    assert found((USUAL, 20), (f"- [TITLE](URL), 2024 `new`{mark}", 1)) == [expected]


@pytest.mark.parametrize("mark", ["?", "…", "？", "！"])
def test_a_title_at_the_end_that_has_a_mark_of_its_own(mark: str) -> None:
    parts: list[Part] = [("- 2024: TITLE [pdf](URL).", 18), ("- 2024: TITLE.", 2)]
    assert found(*parts, (f"- 2024: TITLE{mark}", 1)) == []
    missing = "period: missing “.” at the end |  → ."
    assert found(*parts, ("- 2024: TITLE", 1)) == [f"23 {missing}"]
    assert found(*parts, (f"- 2024: TITLE{mark}", 1), ("- 2024: TITLE", 1)) == [f"24 {missing}"]


LONG = "of the old " * 7


@pytest.mark.parametrize(
    ("end", "missing"),
    [
        (". (Old)", False),
        ("。(Old)", False),
        (".  (Old)", False),
        (".\t(Old)", False),
        (". （Old）", False),
        (".   (Old)", True),
        (". (Old", True),
        ("(Old)", True),
        (" (Old)", True),
        (f". ({LONG}all)", False),
        (f". ({LONG}tree)", True),
    ],
)
def test_a_remark_after_the_period(end: str, missing: bool) -> None:
    assert bool(found((USUAL, 12), (f"- [TITLE](URL), 2024. A tool for all trees{end}", 1))) is missing


@pytest.mark.parametrize("marks", ['""', "''", "“”", "‘’", "«»", "„”", "「」", "『』"])
def test_a_description_that_is_a_quotation(marks: str) -> None:
    last = f"- [TITLE](URL), 2024. {marks[0]}A tool for trees{marks[1]}"
    assert found((USUAL, 12), (last, 1)) == []
    assert found((USUAL, 12), (last.replace(marks[0], "", 1), 1)) != []
    assert found((USUAL, 12), (last[:-1], 1)) != []


def test_a_tag_in_quotes_is_no_quotation() -> None:
    assert found((USUAL, 12), ('- [TITLE](URL), "2024"', 1)) != []


@pytest.mark.parametrize("url", ["https://a.org/1", "http://a.org"])
def test_a_bare_url_at_the_end(url: str) -> None:
    assert found((USUAL, 20), (f"- [TITLE](URL), 2024, {url}", 1)) == []
    assert found((USUAL, 20), (f"- [TITLE](URL), 2024, <{url}>", 1)) != []
    assert found((USUAL, 20), (f"- [TITLE](URL), 2024 ({url}),", 1)) != []
    assert found((USUAL, 20), (f"- [TITLE](URL), 2024, [pdf]({url})", 1)) != []


@pytest.mark.parametrize(("described", "plain", "missing"), [(7, 8, True), (8, 8, False), (9, 8, False)])
def test_a_period_that_ends_descriptions_only(described: int, plain: int, missing: bool) -> None:
    """An entry without a description needs no period if at least half of the periods end descriptions."""
    lines = found(
        ("- [TITLE](URL), 2024. A tool for trees.", described),
        (USUAL, plain),
        ("- [TITLE](URL), 2024 `new`", 1),
    )
    assert bool(lines) is missing


def test_a_description_that_lacks_the_period_of_the_others() -> None:
    parts: list[Part] = [
        ("- [TITLE](URL) - A tool for trees.", 20),
        ("- [TITLE](URL) - A tool, [pdf](URL).", 1),
    ]
    assert found(*parts, ("- [TITLE](URL) - A tool, [pdf](URL) for trees", 1)) == [
        "24 separator: missing “.” at the end |  → ."
    ]


@pytest.mark.parametrize(
    ("ending", "other", "expected"),
    [
        # Ten entries, of which nine in ten end with a period; certain from nineteen in twenty.
        (8, 0, ""),
        (9, 0, "period?"),
        (18, 0, "period?"),
        (19, 0, "period"),
        (16, 2, ""),
        (36, 1, "period?"),
        (38, 1, "period"),
    ],
)
def test_how_many_entries_end_with_a_period(ending: int, other: int, expected: str) -> None:
    last = ("- [TITLE](URL), 2024 `new`", 1)
    lines = found((USUAL, ending), ("- [TITLE](URL), 2024, Ann Lee", other), last)
    own = [line for line in lines if line.startswith(f"{ending + other + 3} ")]
    assert [line.split()[1].rstrip(":") for line in own] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("ending", "others", "kind"),
    # The list ends entries without a period, too: twenty of them, and a tenth of all.
    [(60, 18, "separator:"), (60, 19, "separator?:"), (162, 19, "separator:"), (159, 19, "separator?:")],
)
def test_a_section_with_periods_in_a_list_with_many_entries_without(
    ending: int, others: int, kind: str
) -> None:
    period, none = "- [TITLE](URL) - a tool for trees.", "- [TITLE](URL) - a tool for trees"
    lines = found("## A", (period, 19), (none, 1), "## B", (period, ending), (none, others))
    assert lines[0].split()[:2] == ["25", kind]
