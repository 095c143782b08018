"""Fields in another order than in nearly all entries of a section."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import deviations
from tests.support.short_lists import Part, deviations_in, deviations_of, in_parts

USUAL = "- [ICLR 2024] TITLE [[pdf](URL)]"
OTHER = "- TITLE (ICLR 2024) [[pdf](URL)]"
WITHOUT = "- TITLE [[pdf](URL)]"


def lines(*parts: Part) -> list[int]:
    """Return the lines with fields in another order; those that are not certain are negative."""
    found = [line.split()[:2] for line in deviations_in(in_parts([*parts]), {}) if " order" in line]
    return [int(line) if kind == "order:" else -int(line) for line, kind in found]


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # Each pair of kinds.
        ('- [TITLE](URL). *Ann Lee, Bo Chen*. `ICLR 2024`', '- [TITLE](URL). `ICLR 2024`. *Ann Lee, Bo Chen*', ['order: expected the authors before the venue, found it after | … → - [Maple Networks for Task 23](https://arxiv.org/abs/2412.00023). *Ann Lee, Bo Chen*. `ICLR 2024`']),
        ('- **2024-01-02** [TITLE](URL). *Ann Lee, Bo Chen*', '- [TITLE](URL). *Ann Lee, Bo Chen* **2024-01-02**', ['order: expected the date before the title, found it after | … → - **2024-01-02** [Maple Networks for Task 23](https://arxiv.org/abs/2412.00023). *Ann Lee, Bo Chen*']),
        ('- [TITLE](URL). *Ann Lee, Bo Chen*. **2024-01-02**', '- [TITLE](URL). **2024-01-02**. *Ann Lee, Bo Chen*', ['order: expected the authors before the date, found it after | … → - [Maple Networks for Task 23](https://arxiv.org/abs/2412.00023). *Ann Lee, Bo Chen*. **2024-01-02**']),
        ('- [pdf](URL) TITLE, 2024', '- TITLE [pdf](URL), 2024', ['order?: expected the link before the title, found it after | … → - [pdf](https://arxiv.org/abs/2412.00023) Maple Networks for Task 23, 2024']),
        ('- TITLE, 2024. [pdf](URL)', '- TITLE, [pdf](URL), 2024', ['order?: expected the date before the link, found it after | … → - Maple Networks for Task 23, 2024. [pdf](https://arxiv.org/abs/2412.00023)']),
        ('- TITLE, 2024. [pdf](URL)', '- [pdf](URL) TITLE, 2024', ['order?: expected the title before the link, found it after | … → - Maple Networks for Task 23, 2024. [pdf](https://arxiv.org/abs/2412.00023)']),
        # The order of tags is not compared.
        ('- TITLE, `new`, 2024. [pdf](URL)', '- TITLE, 2024, `new`. [pdf](URL)', []),
        # An entry with a field that the format lacks is not written again.
        ('- [ICLR 2024] TITLE [[pdf](URL)]', '- TITLE (ICLR 2024) [[pdf](URL)] `new`', ['order: expected the venue before the title, found it after']),
        ('- [ICLR 2024] TITLE [[pdf](URL)]', '- TITLE (ICLR 2024) [[pdf](URL)] ![a](https://a.org/a.png)', ['order: expected the venue before the title, found it after']),
        # Its number stays.
        ('N. [ICLR 2024] TITLE [[pdf](URL)]', 'N. TITLE (ICLR 2024) [[pdf](URL)]', ['order: expected the venue before the title, found it after | … → 23. [ICLR 2024] Maple Networks for Task 23 [[pdf](https://arxiv.org/abs/2412.00023)]']),
        ('N. [ICLR 2024] TITLE [[pdf](URL)]', 'N) TITLE (ICLR 2024) [[pdf](URL)]', ['order: expected the venue before the title, found it after | … → 23. [ICLR 2024] Maple Networks for Task 23 [[pdf](https://arxiv.org/abs/2412.00023)]']),
        # Another field before the title, which may be the venue.
        ('- [ICLR 2024] TITLE [[pdf](URL)]', '- [Ubi Days] TITLE [[pdf](URL)] (*ICLR 2024*)', []),
        ('- [ICLR 2024] TITLE [[pdf](URL)]', '- `new` TITLE (ICLR 2024) [[pdf](URL)]', []),
        # Text that others do not have.
        ('- [ICLR 2024] TITLE [[pdf](URL)]', '- TITLE (ICLR 2024) [[pdf](URL)] a tool', []),
        # A date that begins a title.
        ('- TITLE, 2024 [pdf](URL)', '- 2024 Amber Works for Task [pdf](URL)', []),
        ('- TITLE, 2024 [pdf](URL)', '- 2024: Amber Works for Task [pdf](URL)', []),
        ('- TITLE, 2024 [pdf](URL)', '- *2024* Amber Works for Task [pdf](URL)', ['order: expected the title before the date, found it after | … → - Amber Works for Task, 2024 [pdf](https://arxiv.org/abs/2412.00023)']),
        ('- TITLE, 2024 [pdf](URL)', '- [2024] Amber Works for Task [pdf](URL)', ['order: expected the title before the date, found it after | … → - Amber Works for Task, 2024 [pdf](https://arxiv.org/abs/2412.00023)']),
        ('- TITLE, 2024 [pdf](URL)', '- "2024" Amber Works for Task [pdf](URL)', ['order: expected the title before the date, found it after | … → - Amber Works for Task, 2024 [pdf](https://arxiv.org/abs/2412.00023)']),
        ('- TITLE, 2024 [pdf](URL)', '- (2024) Amber Works for Task [pdf](URL)', ['order: expected the title before the date, found it after | … → - Amber Works for Task, 2024 [pdf](https://arxiv.org/abs/2412.00023)']),
        ('- TITLE, 2024 [pdf](URL)', '- `2024` Amber Works for Task [pdf](URL)', ['order: expected the title before the date, found it after | … → - Amber Works for Task, 2024 [pdf](https://arxiv.org/abs/2412.00023)']),
        ('- TITLE, 2024 [pdf](URL)', '- _2024_ Amber Works for Task [pdf](URL)', ['order: expected the title before the date, found it after | … → - Amber Works for Task, 2024 [pdf](https://arxiv.org/abs/2412.00023)']),
        # An entry that lacks two fields is a mention.
        ('- [ICLR 2024] TITLE, *Ann Lee, Bo Chen* `new` [[pdf](URL)]', '- TITLE (ICLR 2024) [[pdf](URL)]', ['missing: no authors; 22 of the 23 entries in this section have them', 'missing: no tag; 22 of the 23 entries in this section have one']),
        ('- [ICLR 2024] TITLE, *Ann Lee, Bo Chen* `new` [[pdf](URL)]', '- TITLE (ICLR 2024) `new` [[pdf](URL)]', ['order: expected the venue before the title, found it after', 'missing: no authors; 22 of the 23 entries in this section have them']),
        ('- [ICLR 2024] TITLE, *Ann Lee, Bo Chen* `new` [[pdf](URL)]', '- TITLE (ICLR 2024), *Ann Lee, Bo Chen* [[pdf](URL)]', ['order: expected the venue before the title, found it after', 'missing: no tag; 22 of the 23 entries in this section have one']),
    ],
)  # fmt: skip
def test_the_order_of_fields(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last, 22) == expected


@pytest.mark.parametrize(
    ("usual", "others", "expected"),
    [
        # Ten entries, of which 93 in 100 have an order; certain from twenty.
        (9, 0, []),
        (12, 1, [-16]),
        (13, 2, []),
        (14, 1, [-18]),
        (19, 1, [-23]),
        (20, 1, [24]),
        (26, 2, []),
        (27, 2, [31, 33]),
    ],
)
def test_how_many_entries_have_the_order(usual: int, others: int, expected: list[int]) -> None:
    assert lines((USUAL, usual), *[(WITHOUT, 1), (OTHER, 1)] * others) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # Neighbours with the same order are a group; the order of a neighbour without a venue says nothing.
        ([(USUAL, 40), (OTHER, 1)], [43]),
        ([(USUAL, 40), (OTHER, 2)], [43]),
        ([(USUAL, 40), (OTHER, 3)], [43]),
        ([(OTHER, 2), (USUAL, 40)], [4]),
        ([(OTHER, 3), (USUAL, 40)], [5]),
        ([(USUAL, 40), (OTHER, 1), (WITHOUT, 1), (OTHER, 1)], [43, 45]),
        ([(USUAL, 40), (OTHER, 1), (USUAL, 1), (OTHER, 1)], [43, 45]),
        ([(USUAL, 40), "Words.", (OTHER, 1)], [46]),
        ([(USUAL, 40), "Words.", (OTHER, 2)], []),
        ([(USUAL, 40), "Words.", (OTHER, 1), (WITHOUT, 1)], [46]),
        ([(USUAL, 40), "Words.", (WITHOUT, 1), (OTHER, 1)], [47]),
        ([(USUAL, 40), "Words.", (WITHOUT, 1), (OTHER, 2)], []),
        ([(USUAL, 40), "Words.", (WITHOUT, 1), (OTHER, 1), (USUAL, 1)], [47]),
    ],
)
def test_neighbours_with_the_same_order(parts: list[Part], expected: list[int]) -> None:
    assert lines(*parts) == expected


@pytest.mark.parametrize(
    ("own", "others", "number"),
    # Not a section with five entries or more of which fewer than eight in ten have the order, nor one most of
    # whose entries have the other order.
    [(3, 1, 1), (4, 1, 1), (4, 2, 0), (8, 2, 2), (7, 2, 0), (1, 2, 2), (1, 3, 0), (1, 4, 0)],
)
def test_a_section_that_mostly_follows_the_list(own: int, others: int, number: int) -> None:
    section: list[Part] = [*[(USUAL, 1), (WITHOUT, 1)] * own, *[(OTHER, 1), (WITHOUT, 1)] * others]
    assert len(lines("## A", (USUAL, 60), "## B", *section)) == number


@pytest.mark.parametrize(
    ("full", "others", "is_shorter"), [(14, 8, True), (13, 9, False), (17, 10, True), (16, 10, False)]
)
def test_a_field_is_usual_if_three_in_five_entries_have_it(full: int, others: int, is_shorter: bool) -> None:
    entry = "- [ICLR 2024] TITLE, *Ann Lee, Bo Chen* `new` [[pdf](URL)]"
    assert (lines((entry, full), (USUAL, others), (OTHER, 1)) == []) is is_shorter


@pytest.mark.parametrize(("texts", "number"), [(3, 0), (4, 1)])
def test_text_that_a_fifth_of_the_entries_have(texts: int, number: int) -> None:
    parts: list[Part] = [(USUAL, 24 - texts), (f"{USUAL} a tool", texts), (f"{OTHER} a tool", 1)]
    assert len(lines(*parts)) == number


def test_an_entry_below_another_is_a_remark_unless_half_of_the_entries_are() -> None:
    nested = f"{USUAL}\n  {USUAL}"
    last = (f"{USUAL}\n  {OTHER}", 1)
    assert lines((USUAL, 22), last) == []
    assert len(lines((nested, 11), last)) == 1
    # The first twenty entries count.
    assert len(lines((nested, 10), (USUAL, 30), last)) == 1
    assert lines((USUAL, 11), (nested, 30), last) == []


def test_bold_where_others_have_their_title_is_a_title() -> None:
    usual, last = "- **TITLE** (ICLR 2024) [pdf](URL)", "- **ICLR 2024** TITLE [pdf](URL)"
    assert deviations_of(usual, last, 22) == []


def test_an_entry_that_is_written_again_gets_its_period() -> None:
    assert deviations_of("- TITLE, 2024. [pdf](URL).", "- TITLE, [pdf](URL), 2024", 22) == [
        "order?: expected the date before the link, found it after | … → "
        "- Maple Networks for Task 23, 2024. [pdf](https://arxiv.org/abs/2412.00023)."
    ]


def test_a_small_section_with_another_order() -> None:
    """The format of the section has its order, so there is nothing to write otherwise."""
    own: list[Part] = [(OTHER, 1), (WITHOUT, 1)] * 4
    assert lines("## A", (USUAL, 60), "## B", *own) == []
    assert lines("## A", (USUAL, 60), "## B", *own[:2]) == [69]


def test_another_field_before_the_title_says_nothing_about_links() -> None:
    usual, last = "- `new` TITLE, 2024. [pdf](URL)", "- `new` TITLE [pdf](URL), 2024"
    assert len(deviations_of(usual, last, 22)) == 1


@pytest.mark.parametrize("marks", ["**", "__", '""', "[]", "``", "“”"])
def test_the_marks_of_titles(marks: str) -> None:
    first, last = marks[:1], marks[1:]
    if marks in ("**", "__"):
        first = last = marks
    assert (
        deviations_of(
            f"- {first}TITLE{last} (ICLR 2024) [pdf](URL)", f"- {first}ICLR 2024{last} TITLE [pdf](URL)", 22
        )
        == []
    )


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("N. TITLE (ICLR 2024) [[pdf](https://a.org)]", "23. TITLE (ICLR 2024) [[pdf](https://a.org)]"),
        # What cannot be written again is reported where the field is.
        ("N. TITLE (ICLR 2024) [[pdf](https://a.org)] `new`", "ICLR 2024"),
        ("N. TITLE `new` (ICLR 2024) [[pdf](https://a.org)]", "ICLR 2024"),
    ],
)
def test_what_is_reported(last: str, expected: str) -> None:
    text = in_parts([("N. [ICLR 2024] TITLE [[pdf](URL)]", 22), (last, 1)])
    style = learn(read(Source(text)))
    (deviation,) = deviations(style, style.layouts[-1])
    assert text[deviation.start : deviation.end] == expected.replace("TITLE", "Maple Networks for Task 23")


def test_an_asterisk_is_a_bullet_and_no_mark_of_titles() -> None:
    assert len(deviations_of("* TITLE, 2024-01-02 [pdf](URL)", "* 2024-01-02, TITLE [pdf](URL)", 22)) == 1
