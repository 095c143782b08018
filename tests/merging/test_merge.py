"""Merging three versions of a list: the order of entries, what is left to a person, and what is never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.merging.contents import Markers
from awesomelint.merging.merge import merge_clean, merge_conflicting
from tests.support.histories import WORDS


def entry(number: int, *, title: str = "", year: int = 2020, more: str = "") -> str:
    name = title or f"{WORDS[number % len(WORDS)]} Networks for Counting {WORDS[number // len(WORDS)]} Birds"
    return f"- [{name}](https://arxiv.org/abs/2001.{number:05}). {year}.{more}\n"


def listed(*lines: str) -> str:
    return "# Papers on Birds\n\n## Counting\n\n" + "".join(lines)


def merged(base: str, ours: str, theirs: str, *, with_base: bool = False) -> tuple[str, int]:
    result = merge_conflicting(base.encode(), ours.encode(), theirs.encode(), Markers(with_base=with_base))
    assert result is not None
    return result.data.decode(), result.conflicts


def clean(base: str, ours: str, theirs: str) -> str:
    text, conflicts = merged(base, ours, theirs)
    assert conflicts == 0, text
    return text


FIRST, SECOND, THIRD = entry(1), entry(2), entry(3)
BASE = listed(FIRST, SECOND)


# -- what both sides add --


def test_both_additions_stand_ours_first() -> None:
    ours, theirs = listed(FIRST, SECOND, entry(8)), listed(FIRST, SECOND, entry(5))
    assert clean(BASE, ours, theirs) == listed(FIRST, SECOND, entry(8), entry(5))


def test_additions_go_to_their_place_in_a_section_sorted_by_date() -> None:
    base = listed(*(entry(at, year=year) for at, year in enumerate(range(2020, 2010, -1))))
    head = "# Papers on Birds\n\n## Counting\n\n"
    ours = base.replace(head, head + entry(30, year=2021))
    theirs = base.replace(head, head + entry(31, year=2023))
    assert clean(base, ours, theirs) == base.replace(head, head + entry(31, year=2023) + entry(30, year=2021))


def test_additions_go_to_their_place_in_a_section_sorted_by_title() -> None:
    base = listed(*(entry(at) for at in range(12)))
    ours, theirs = base + entry(16), base + entry(13)
    assert clean(base, ours, theirs) == base + entry(13) + entry(16)


def test_a_new_section_stands_after_what_the_other_side_adds_above_it() -> None:
    ours = BASE + "\n## Songs\n\n" + entry(9)
    theirs = BASE + entry(5)
    expected = BASE + entry(5) + "\n## Songs\n\n" + entry(9)
    assert clean(BASE, ours, theirs) == clean(BASE, theirs, ours) == expected


def test_two_new_sections_stand() -> None:
    songs, nests = "\n## Songs\n\n" + entry(9), "\n## Nests\n\n" + entry(5)
    assert clean(BASE, BASE + songs, BASE + nests) == BASE + songs + nests


def test_nested_lines_stay_with_their_entry() -> None:
    ours = listed(FIRST, SECOND, entry(8), "  - Read this first.\n")
    theirs = listed(FIRST, SECOND, entry(5), "  - Has code.\n")
    expected = listed(FIRST, SECOND, entry(8), "  - Read this first.\n", entry(5), "  - Has code.\n")
    assert clean(BASE, ours, theirs) == expected


def test_a_work_that_both_sides_add_is_there_once_with_what_each_knows() -> None:
    code, page = " [[code](https://github.com/a/b)]", " [[page](https://a.github.io/b)]"
    ours, theirs = listed(FIRST, SECOND, entry(8, more=code)), listed(entry(8, more=page), FIRST, SECOND)
    assert clean(BASE, ours, theirs) == listed(FIRST, SECOND, entry(8, more=code + page))


def test_of_two_entries_for_one_work_the_one_that_says_more_stays() -> None:
    ours, theirs = listed(FIRST, SECOND, entry(8)), listed(FIRST, SECOND, entry(8, more=" `code` and more"))
    assert clean(BASE, ours, theirs) == theirs
    assert clean(BASE, theirs, ours) == theirs


@pytest.mark.parametrize(
    ("ours", "theirs", "conflicts"),
    [
        ("cites/LARK.txt", "cites/lark.txt", 1),
        ("https://example.org/Lark", "https://example.org/lark", 1),
        ("https://github.com/Lark/Birds", "https://github.com/lark/birds", 0),
        ("https://Example.org/lark", "https://example.org/lark", 0),
    ],
)
def test_links_that_differ_in_case_are_one_link_only_if_they_lead_to_the_same(
    ours: str, theirs: str, conflicts: int
) -> None:
    sides = (BASE + entry(8, more=f" [[cite]({link})]") for link in (ours, theirs))
    assert merged(BASE, *sides)[1] == conflicts


def test_a_link_whose_case_one_side_corrects_is_not_removed_with_its_entry() -> None:
    base = listed(FIRST, entry(2, more=" [[cite](cites/LARK.txt)]"), THIRD)
    ours, theirs = base.replace("LARK", "lark").replace("# Papers on", "# Works on"), listed(FIRST, THIRD)
    assert merged(base, ours, theirs)[1] == 1


def test_rows_for_one_work_have_the_cells_of_both() -> None:
    head = "# Papers\n\n| Title | Code | Data |\n| --- | --- | --- |\n"
    rows = [
        f"| [{word} Networks for Birds](https://arxiv.org/abs/2001.0000{at}) | - | - |\n"
        for at, word in enumerate(WORDS[:4])
    ]
    base = head + "".join(rows[:3])
    ours, theirs = (base + rows[3].replace("| - | - |", cells) for cells in ("| yes | - |", "| - | open |"))
    assert clean(base, ours, theirs) == base + rows[3].replace("| - | - |", "| yes | open |")
    clash = base + rows[3].replace("| - | - |", "| no | - |")
    assert merged(base, ours, clash)[1] == 1


def test_fields_that_differ_are_a_conflict_of_that_entry_alone() -> None:
    ours = listed(FIRST, SECOND, entry(8, year=2021), entry(9))
    theirs = listed(FIRST, SECOND, entry(8, year=2022))
    text, conflicts = merged(BASE, ours, theirs)
    assert conflicts == 1
    conflict = "<<<<<<< ours\n" + entry(8, year=2021) + "=======\n" + entry(8, year=2022) + ">>>>>>> theirs\n"
    assert text == listed(FIRST, SECOND, conflict, entry(9))


def test_of_two_lines_of_text_at_one_place_the_one_that_says_more_stays() -> None:
    short = "Tell us if you want to count birds in your own town, too!\n"
    long = "Tell us if you want to count [birds](https://example.org/birds) in your own town, too!\n"
    base, poorer, richer = BASE, BASE + f"\n{short}", BASE + f"\n{long}"
    assert clean(base, poorer, richer) == clean(base, richer, poorer) == richer


def test_works_of_one_date_are_in_the_order_of_their_arxiv_numbers() -> None:
    base = listed(*(entry(at, year=year) for at, year in enumerate(range(2011, 2021))))
    merged = clean(base, base + entry(31), base + entry(30))
    assert merged == base + entry(30) + entry(31)


def test_a_line_that_both_sides_add_at_different_places_is_there_once() -> None:
    line = "Please read the notes about contributions before you add a paper to this list.\n"
    ours, theirs = (
        BASE + entry(7) + "\n" + line,
        "# Papers on Birds\n\n" + line + "\n## Counting\n\n" + FIRST + SECOND + entry(6),
    )
    assert clean(BASE, ours, theirs).count(line) == 1


# -- what both sides change --


def test_changes_of_different_fields_are_combined() -> None:
    ours = listed(FIRST, SECOND.replace("Counting", "the Counting of"), entry(8))
    theirs = listed(FIRST, SECOND.replace("2020.\n", "2020. [[code](https://github.com/a/b)]\n"), entry(9))
    expected = SECOND.replace("Counting", "the Counting of").replace(
        "2020.\n", "2020. [[code](https://github.com/a/b)]\n"
    )
    assert clean(BASE, ours, theirs) == listed(FIRST, expected, entry(8), entry(9))


def test_links_that_both_sides_append_both_stand() -> None:
    code, page = " [[code](https://github.com/a/b)]", " [[page](https://a.github.io/b)]"
    ours, theirs = listed(FIRST, entry(2, more=code)), listed(FIRST, entry(2, more=page))
    assert clean(BASE, ours, theirs) == listed(FIRST, entry(2, more=code + page))


def test_links_with_one_label_are_a_conflict() -> None:
    code, other = " [[code](https://github.com/a/b)]", " [[code](https://github.com/c/d)]"
    ours, theirs = listed(FIRST, entry(2, more=code)), listed(FIRST, entry(2, more=other))
    assert merged(BASE, ours, theirs)[1] == 1


def test_two_changes_of_one_date_are_a_conflict() -> None:
    ours, theirs = listed(FIRST, entry(2, year=2021)), listed(FIRST, entry(2, year=2022))
    text, conflicts = merged(BASE, ours, theirs, with_base=True)
    assert conflicts == 1
    assert "||||||| base\n" + SECOND + "=======\n" in text


def test_two_changes_of_one_url_are_a_conflict() -> None:
    ours, theirs = (
        listed(FIRST, SECOND.replace("/abs/2001.00002", path))
        for path in ("/pdf/2001.00002", "/abs/2001.00002v2")
    )
    assert merged(BASE, ours, theirs)[1] == 1


def test_a_line_of_text_that_both_sides_change_in_different_words_is_combined() -> None:
    base = "# Papers\n\nA list of papers about the birds of Europe and their songs.\n\n" + FIRST + SECOND
    ours, theirs = (
        base.replace("papers about", "recent papers about") + entry(7),
        base.replace("songs", "nests") + entry(6),
    )
    assert "A list of recent papers about the birds of Europe and their nests.\n" in clean(base, ours, theirs)


def test_items_that_both_sides_append_to_an_enumeration_both_stand() -> None:
    base = "# Papers\n\nBirds of this list: larks, finches\n\n" + FIRST + SECOND
    ours, theirs = base.replace("finches", "finches, owls"), base.replace("finches", "finches, gulls")
    assert "Birds of this list: larks, finches, owls, gulls\n" in clean(base, ours, theirs)


# -- what one side removes or moves --


def test_what_one_side_removes_is_gone_if_the_other_left_it_alone() -> None:
    assert clean(
        listed(FIRST, SECOND, THIRD), listed(FIRST, SECOND), listed(SECOND, THIRD, entry(4))
    ) == listed(SECOND, entry(4))


def test_what_one_side_removes_and_the_other_changes_is_a_conflict() -> None:
    ours, theirs = listed(FIRST, THIRD), listed(FIRST, entry(2, year=2022), THIRD)
    text, conflicts = merged(listed(FIRST, SECOND, THIRD), ours, theirs)
    assert conflicts == 1
    assert "<<<<<<< ours\n=======\n" + entry(2, year=2022) + ">>>>>>> theirs\n" in text


def test_another_bullet_is_no_change_that_keeps_a_removed_entry() -> None:
    base = listed(FIRST, SECOND, THIRD)
    assert clean(base, base.replace("\n- ", "\n* "), listed(FIRST, THIRD)) == listed(FIRST, THIRD).replace(
        "\n- ", "\n* "
    )


def test_another_number_is_no_change_that_keeps_a_removed_entry() -> None:
    base = "# Papers\n\n" + numbered(FIRST, SECOND, THIRD)
    ours = "# Papers\n\n" + numbered(entry(8), FIRST, SECOND, THIRD)
    theirs = "# Papers\n\n" + numbered(entry(9), FIRST, THIRD)
    assert clean(base, ours, theirs) == "# Papers\n\n" + numbered(entry(8), entry(9), FIRST, THIRD)


def test_entries_for_one_work_with_other_numbers_are_one() -> None:
    base = "# Papers\n\n" + numbered(FIRST, SECOND)
    ours = "# Papers\n\n" + numbered(FIRST, SECOND, entry(8))
    theirs = "# Papers\n\n" + numbered(entry(9), FIRST, SECOND, entry(8, more=" `new`"))
    assert clean(base, ours, theirs) == theirs


def test_a_removed_section_to_which_the_other_side_adds_is_one_conflict_with_all_of_it() -> None:
    songs, more = "## Songs\n\n" + entry(9), "\n## Eggs\n\n" + entry(20)
    base, removed, extended = (
        BASE + text + more for text in (f"\n{songs}", entry(7), f"\n{songs}{entry(8)}")
    )
    text, conflicts = merged(base, removed, extended, with_base=True)
    conflict = f"<<<<<<< ours\n||||||| base\n{songs}=======\n{songs}{entry(8)}>>>>>>> theirs\n"
    assert (text, conflicts) == (f"{BASE}{entry(7)}\n{conflict}{more}", 1)
    text, conflicts = merged(base, extended, removed)
    conflict = f"<<<<<<< ours\n{songs}{entry(8)}=======\n>>>>>>> theirs\n"
    assert (text, conflicts) == (f"{BASE}{entry(7)}\n{conflict}{more}", 1)


def test_what_one_side_moves_and_the_other_changes_is_both() -> None:
    base = listed(*(entry(at) for at in range(6))) + "\n## Songs\n\n" + entry(9)
    moved = base.replace(entry(2), "") + entry(2)
    changed = base.replace(entry(2), entry(2, more=" [[code](https://github.com/a/b)]"))
    for text in (clean(base, moved, changed), clean(base, changed, moved)):
        assert text == moved.replace(entry(2), entry(2, more=" [[code](https://github.com/a/b)]"))


# -- sections --


def parts(**sections: list[str]) -> str:
    return "# Papers\n" + "".join(f"\n## {name}\n\n" + "".join(lines) for name, lines in sections.items())


def test_an_entry_that_one_side_adds_goes_with_the_section_that_the_other_moves() -> None:
    mine, yours, last = [entry(11), entry(12)], [entry(21), entry(22)], [entry(31)]
    base = parts(A=mine, B=yours, C=last)
    ours = parts(A=mine, B=[*yours, entry(8)], C=last)
    theirs = parts(B=[*yours, entry(9)], C=last, A=mine)
    assert clean(base, ours, theirs) == parts(B=[*yours, entry(8), entry(9)], C=last, A=mine)
    assert clean(base, theirs, ours) == parts(B=[*yours, entry(9), entry(8)], C=last, A=mine)


def test_an_entry_that_one_side_removes_and_the_other_moves_to_another_section_stays_there() -> None:
    base = parts(A=[FIRST, SECOND], B=[THIRD])
    ours, theirs = parts(A=[SECOND], B=[THIRD, entry(8)]), parts(A=[SECOND], B=[THIRD, entry(9)], C=[FIRST])
    assert clean(base, ours, theirs) == parts(A=[SECOND], B=[THIRD, entry(8), entry(9)], C=[FIRST])
    assert clean(base, theirs, ours) == parts(A=[SECOND], B=[THIRD, entry(9), entry(8)], C=[FIRST])
    within = parts(A=[SECOND, FIRST], B=[THIRD, entry(9)])
    assert clean(base, ours, within) == parts(A=[SECOND], B=[THIRD, entry(8), entry(9)])


def test_a_second_entry_for_a_work_that_one_side_removes_and_the_other_moves_is_gone() -> None:
    copy = FIRST.replace("2020", "*2020*")
    base = parts(A=[FIRST, SECOND], B=[THIRD, copy])
    ours = parts(A=[SECOND], B=[THIRD, copy, entry(8)])
    theirs = parts(A=[SECOND], B=[THIRD, copy, entry(9)], C=[FIRST])
    assert FIRST not in clean(base, ours, theirs)
    old, new = {"Counting": [FIRST, SECOND], "B": [THIRD]}, {"Owls": [FIRST, SECOND], "B": [THIRD, entry(9)]}
    ours = parts(Counting=[SECOND], B=[THIRD, entry(8)])
    assert FIRST not in clean(parts(**old), ours, parts(**new))


def test_an_entry_whose_section_the_other_side_removed_after_moving_its_entries_is_a_conflict() -> None:
    base = parts(A=[FIRST], B=[SECOND, THIRD])
    ours = parts(A=[FIRST], B=[SECOND, THIRD, entry(8)])
    theirs = parts(A=[FIRST, SECOND, THIRD])
    text, conflicts = merged(base, ours, theirs)
    assert conflicts == 1
    assert f"<<<<<<< ours\n## B\n\n{entry(8)}=======\n>>>>>>> theirs\n" in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Birds", "<summary>Birds</summary>"),
        ("## Birds", "## 2. [Birds](#top)"),
        ("## Birds", "### Birds"),
    ],
)
def test_a_heading_in_another_form_is_the_same_heading(before: str, after: str) -> None:
    base = f"# Papers\n\n## A\n\n{FIRST}{SECOND}\n{before}\n\n{THIRD}"
    theirs = base.replace(before, after)
    assert clean(base, base + entry(8), theirs.replace(THIRD, THIRD + entry(9))) == theirs + entry(8) + entry(
        9
    )


def test_a_moved_entry_is_recognised_by_its_text_if_its_title_is_short() -> None:
    tool, others = "- [uv](http://www.example.org/) - A tool that many people use.\n", [FIRST, SECOND, THIRD]
    better = tool.replace("many", "most")
    assert clean(listed(tool, *others), listed(better, *others), listed(*others, tool)) == listed(
        *others, better
    )


def test_a_copy_that_one_side_adds_and_the_other_moves_to_is_there_once() -> None:
    plain = "- **Networks for Counting Quiet Birds.** 2019. [paper](https://arxiv.org/abs/1901.00007)\n"
    rich = plain.replace("2019", "ICLR 2019")
    base = parts(A=[FIRST, plain], B=[SECOND, THIRD])
    ours = parts(A=[FIRST, plain], B=[SECOND, rich, THIRD])
    theirs = parts(A=[FIRST], B=[SECOND, rich, THIRD, entry(9)])
    assert clean(base, ours, theirs) == theirs
    assert clean(base, theirs, ours) == theirs


def test_if_one_side_only_changes_the_form_the_words_of_the_other_are_kept() -> None:
    base = listed(
        FIRST, "- **Counting Birds.** *A. Lark, B. Finch.* 2018. [paper](https://arxiv.org/abs/1806.00001)\n"
    )
    form = "- **Counting Birds.** 2018. [paper](https://arxiv.org/abs/1806.00001) *A. Lark, B. Finch.*\n"
    ours, theirs = listed(FIRST, form.replace("2018.", "ICLR 2018.")), listed(FIRST, form)
    assert clean(base, ours, theirs) == ours
    assert clean(base, theirs, ours) == ours


@pytest.mark.slow
@given(st.data())
def test_each_entry_is_there_once_in_the_section_in_which_a_side_has_it(data: st.DataObject) -> None:
    fresh = iter(range(60, 110))

    def change(sections: dict[str, list[int]]) -> dict[str, list[int]]:
        names = ["", *data.draw(st.permutations("ABC"))]
        changed = {name: list(sections[name]) for name in names}
        for _ in range(data.draw(st.integers(0, 2))):
            source, target = (changed[data.draw(st.sampled_from(names))] for _ in "st")
            if len(source) > 1:
                moved = source.pop(data.draw(st.integers(0, len(source) - 1)))
                target.insert(data.draw(st.integers(0, len(target))), moved)
        for name in names:
            for at in sorted(data.draw(st.lists(st.integers(0, 3), max_size=2))):
                changed[name].insert(at, next(fresh))
        return changed

    head = data.draw(st.sampled_from(["", "# Papers\n\nRead these first:\n\n"]))

    def text(sections: dict[str, list[int]]) -> str:
        lines = {name: "".join(map(entry, numbers)) for name, numbers in sections.items()}
        return head + lines.pop("") + "".join(f"\n## {name}\n\n{entries}" for name, entries in lines.items())

    def homes(sections: dict[str, list[int]]) -> dict[int, str]:
        return {number: name for name, numbers in sections.items() for number in numbers}

    base = {name: [3 * at, 3 * at + 1, 3 * at + 2] for at, name in enumerate(["", *"ABC"])}
    ours, theirs = change(base), change(base)
    result, _ = merged(text(base), text(ours), text(theirs))
    before, mine, yours = homes(base), homes(ours), homes(theirs)
    for number in mine | yours:
        above, found, _ = result.partition(entry(number))
        assert found
        assert result.count(entry(number)) == 1
        place = above.rpartition("\n## ")[2][:1] if "\n## " in above else ""
        wanted = {side[number] for side in (mine, yours) if number in side}
        if number in before and len(wanted) == 2:
            wanted -= {before[number]}
        assert place in wanted


# -- numbers, counts, contents --


def numbered(*entries: str, start: int = 1, step: int = 1) -> str:
    return "".join(f"{start + step * at}. {line[2:]}" for at, line in enumerate(entries))


def test_numbers_go_on() -> None:
    base = "# Papers\n\n" + numbered(FIRST, SECOND)
    ours, theirs = ("# Papers\n\n" + numbered(FIRST, SECOND, entry(at)) for at in (8, 9))
    assert clean(base, ours, theirs) == "# Papers\n\n" + numbered(FIRST, SECOND, entry(8), entry(9))


def test_numbers_that_count_down_go_on_upwards() -> None:
    base = "# Papers\n\n" + numbered(SECOND, FIRST, start=2, step=-1)
    ours, theirs = ("# Papers\n\n" + numbered(entry(at), SECOND, FIRST, start=3, step=-1) for at in (8, 9))
    expected = "# Papers\n\n" + numbered(entry(8), entry(9), SECOND, FIRST, start=4, step=-1)
    assert clean(base, ours, theirs) == expected


def test_numbers_go_on_across_sections_if_they_did() -> None:
    def two(first: list[str], second: list[str]) -> str:
        return (
            "# Papers\n\n## A\n\n" + numbered(*first) + "\n## B\n\n" + numbered(*second, start=len(first) + 1)
        )

    base, rest = [FIRST, SECOND], [THIRD, entry(4)]
    ours, theirs = two([*base, entry(8)], rest), two([*base, entry(9)], rest)
    assert clean(two(base, rest), ours, theirs) == two([*base, entry(8), entry(9)], rest)


def test_numbers_that_were_wrong_are_left_alone() -> None:
    base = "# Papers\n\n1. " + FIRST[2:] + "1. " + SECOND[2:]
    ours, theirs = (base + "1. " + entry(at)[2:] for at in (8, 9))
    assert clean(base, ours, theirs) == ours + "1. " + entry(9)[2:]


def test_numbers_that_one_side_corrects_are_correct() -> None:
    def counted(numbers: list[int], *entries: str) -> str:
        lines = (f"{number}. {line[2:]}" for number, line in zip(numbers, entries, strict=True))
        return "# Papers\n\n" + "".join(lines)

    five = [entry(at) for at in range(1, 6)]
    base = counted([1, 2, 3, 3, 4], *five)
    corrects = counted([1, 2, 3, 4, 5], *five)
    adds = counted([1, 2, 3, 3, 4, 5], *five, entry(9))
    both = counted([1, 2, 3, 4, 5, 6], *five, entry(9))
    assert clean(base, corrects, adds) == both
    assert clean(base, adds, corrects) == both


def test_a_number_that_both_sides_left_alone_stays() -> None:
    first, last = (entry(at)[2:] for at in (1, 5))
    middle = "".join(f"{at}. {entry(at)[2:]}" for at in (2, 3, 4))

    def text(above: str, below: str) -> str:
        return f"# Papers\n\n{above}1. {first}{middle}{below}5. {last}"

    above, below = f"1. {entry(8)[2:]}", f"4. {entry(9)[2:]}"
    merged = clean(text("", ""), text(above, ""), text("", below))
    assert merged.endswith(f"{below}5. {last}")


def test_a_stated_count_that_was_right_is_right() -> None:
    def stated(*entries: str) -> str:
        return f"# Papers\n\nTotal number of papers: {len(entries)}\n\n" + "".join(entries)

    assert clean(
        stated(FIRST, SECOND), stated(FIRST, SECOND, entry(8)), stated(FIRST, SECOND, entry(9))
    ) == stated(FIRST, SECOND, entry(8), entry(9))


def _counted(words: str, *entries: str, heading: str = "## Counting") -> str:
    return f"# Papers\n\n{words}\n\n{heading}\n\n" + "".join(entries)


def test_a_count_in_any_words_is_right() -> None:
    base = _counted("We read 2 papers so far.", FIRST, SECOND)
    ours = _counted("We read 3 papers so far.", FIRST, SECOND, entry(8))
    theirs = _counted("We read 4 papers so far.", FIRST, SECOND, entry(9), entry(10))
    both = (FIRST, SECOND, entry(8), entry(9), entry(10))
    assert clean(base, ours, theirs) == _counted("We read 5 papers so far.", *both)


def test_counts_in_headings_are_those_of_their_sections() -> None:
    def counted(*entries: str) -> str:
        above = f"## Nests (1)\n\n{entry(20)}"
        return (
            _counted(above, *entries, heading=f"## Counting [{len(entries)}]") + f"\n## Eggs\n\n{entry(21)}"
        )

    both = counted(FIRST, SECOND, entry(8), entry(9))
    assert (
        clean(counted(FIRST, SECOND), counted(FIRST, SECOND, entry(8)), counted(FIRST, SECOND, entry(9)))
        == both
    )


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "after"),
    [
        ("The 2 best.", "The 2 best.", "The 2 best.", "The 2 best."),
        ("As of 2019.", "As of 2020.", "As of 2019.", "As of 2020."),
        ("See 2 papers.", "See 2 papers.", "See 3 papers.", "See 3 papers."),
    ],
    ids=["unchanged", "no count", "wrong on one side"],
)
def test_a_number_that_is_no_count_is_left_alone(before: str, ours: str, theirs: str, after: str) -> None:
    merged = clean(
        _counted(before, FIRST, SECOND),
        _counted(ours, FIRST, SECOND, entry(8)),
        _counted(theirs, FIRST, SECOND, entry(9)),
    )
    assert merged == _counted(after, FIRST, SECOND, entry(8), entry(9))


def test_a_repeated_number_beside_what_the_other_side_adds_is_corrected() -> None:
    base = "# Papers\n\n" + numbered(FIRST, SECOND)
    ours, theirs = base + numbered(entry(8), start=3), base + numbered(entry(9), start=2)
    assert clean(base, ours, theirs) == "# Papers\n\n" + numbered(FIRST, SECOND, entry(8), entry(9))


_MISTAKEN = [(1, 2, 2)] * 3


def _careless(first: str, runs: list[tuple[int, int, int]] = _MISTAKEN) -> str:
    """Return a list with a section, and below it sections with these numbers."""
    sections = [
        f"\n## {at}\n\n"
        + "".join(f"{number}. {entry(40 + 3 * at + step)[2:]}" for step, number in enumerate(numbers))
        for at, numbers in enumerate(runs)
    ]
    return "# Papers\n\n## A\n\n" + first + "".join(sections)


def test_numbers_of_items_stay_in_a_list_that_does_not_keep_them() -> None:
    base, new = numbered(FIRST, SECOND, THIRD), [numbered(entry(at), start=4) for at in (8, 9)]
    ours, theirs = (_careless(base + line) for line in new)
    assert clean(_careless(base), ours, theirs) == _careless(base + new[0] + new[1])


@pytest.mark.parametrize(
    "runs", [_MISTAKEN[:2], _MISTAKEN + [(1, 2, 3)] * 30, [(1, 1, 1)] * 3, [(3, 2, 1)] * 3]
)
def test_numbers_go_on_in_a_list_with_few_mistakes(runs: list[tuple[int, int, int]]) -> None:
    base, new = [FIRST, SECOND, THIRD], (entry(8), entry(9))
    ours, theirs = (_careless(numbered(*base, line), runs) for line in new)
    assert clean(_careless(numbered(*base), runs), ours, theirs) == _careless(numbered(*base, *new), runs)


def test_numbers_that_a_side_renews_go_on_in_a_list_that_does_not_keep_them() -> None:
    ours = _careless(numbered(FIRST, entry(8), SECOND, THIRD))
    theirs = _careless(numbered(FIRST, SECOND, THIRD, entry(9)))
    both = numbered(FIRST, entry(8), SECOND, THIRD, entry(9))
    assert clean(_careless(numbered(FIRST, SECOND, THIRD)), ours, theirs) == _careless(both)


def test_numbers_that_a_page_shows_go_on_in_any_list() -> None:
    def rows(*entries: str) -> str:
        head = "| No. | Paper |\n| --- | --- |\n"
        return head + "".join(f"| {number} | {line[2:-1]} |\n" for number, line in enumerate(entries, 1))

    base = [FIRST, SECOND, THIRD]
    ours, theirs = (_careless(rows(*base, entry(at))) for at in (8, 9))
    assert clean(_careless(rows(*base)), ours, theirs) == _careless(rows(*base, entry(8), entry(9)))


def _with_contents(*names: str) -> str:
    contents = "".join(f"{at}. [{name}](#{name.lower()})\n" for at, name in enumerate(names, 1))
    sections = "".join(f"\n## {name}\n\n{entry(ord(name[0]))}" for name in names)
    return f"# Papers\n\n## Contents\n\n{contents}{sections}"


@pytest.mark.parametrize("below", ["", _careless("").partition("## A\n\n")[2]], ids=["right", "careless"])
def test_the_numbers_of_a_table_of_contents_go_on(below: str) -> None:
    base, ours, theirs = (_with_contents("Ants", "Bees", *more) for more in ((), ("Cats",), ("Dogs",)))
    merged = _with_contents("Ants", "Bees", "Cats", "Dogs") + below
    assert clean(base + below, ours + below, theirs + below) == merged


# -- the form of the file --


def _with_bullet(bullet: str, *lines: str) -> str:
    return listed(*(line.replace("- ", bullet, 1) for line in lines))


@pytest.mark.parametrize("bullet", ["* ", " - ", "   * "])
def test_additions_have_the_bullet_that_the_other_side_changed_to(bullet: str) -> None:
    changed = _with_bullet(bullet, FIRST, SECOND, entry(8))
    added = listed(FIRST, SECOND, entry(9))
    assert clean(BASE, changed, added) == _with_bullet(bullet, FIRST, SECOND, entry(8), entry(9))
    assert clean(BASE, added, changed) == _with_bullet(bullet, FIRST, SECOND, entry(9), entry(8))


def test_the_lines_below_an_entry_move_with_its_bullet() -> None:
    changed = _with_bullet("   - ", FIRST, SECOND, entry(8))
    added = listed(FIRST, SECOND, f"{entry(9)}  *A. Author*\n")
    expected = _with_bullet("   - ", FIRST, SECOND, entry(8), entry(9))
    assert clean(BASE, changed, added) == f"{expected}     *A. Author*\n"


def test_an_addition_with_a_bullet_of_its_own_keeps_it() -> None:
    changed = _with_bullet("* ", FIRST, SECOND, entry(8))
    own = entry(9).replace("- ", "+ ", 1)
    assert clean(BASE, changed, listed(FIRST, SECOND, own)).endswith(own)


def test_blank_lines_between_entries_stay() -> None:
    base, ours, theirs = (
        "# Papers\n\n" + "\n".join(lines)
        for lines in ((FIRST, SECOND), (FIRST, SECOND, entry(8)), (FIRST, SECOND, entry(9)))
    )
    assert clean(base, ours, theirs) == "# Papers\n\n" + "\n".join((FIRST, SECOND, entry(8), entry(9)))


def test_line_endings_bom_and_final_newline_are_kept() -> None:
    versions = [listed(FIRST, SECOND, *more) for more in ([], [entry(8)], [entry(9)])]
    expected = clean(*versions)
    windows = ["\ufeff" + text.replace("\n", "\r\n").removesuffix("\r\n") for text in versions]
    assert clean(*windows) == "\ufeff" + expected.replace("\n", "\r\n").removesuffix("\r\n")


def test_a_change_of_line_endings_is_a_change_of_one_side() -> None:
    base, ours, theirs = (
        listed(FIRST, SECOND),
        listed(FIRST, SECOND, entry(8)),
        listed(FIRST, SECOND, entry(9)),
    )
    windows = theirs.replace("\n", "\r\n")
    assert clean(base, ours, windows) == clean(base, ours, theirs).replace("\n", "\r\n")


def test_what_is_no_list_is_not_merged() -> None:
    assert merge_conflicting(b"a\n", b"b\n", b"c\n", Markers()) is None


# -- clean merges of git --


def test_a_clean_merge_is_kept_as_it_is() -> None:
    ours, theirs = listed(entry(8), FIRST, SECOND), listed(FIRST, SECOND, entry(9))
    both = listed(entry(8), FIRST, SECOND, entry(9))
    assert (
        merge_clean(BASE.encode(), ours.encode(), theirs.encode(), both.encode(), Markers()).data.decode()
        == both
    )


def test_a_work_that_both_sides_added_is_there_once_after_a_clean_merge() -> None:
    base = listed(*(entry(at) for at in range(9)))
    ours = base.replace(entry(1), entry(1) + entry(30))
    theirs = base.replace(entry(7), entry(7) + entry(30, more=" [[code](https://github.com/a/b)]"))
    both = ours.replace(entry(7), entry(7) + entry(30, more=" [[code](https://github.com/a/b)]"))
    result = merge_clean(base.encode(), ours.encode(), theirs.encode(), both.encode(), Markers())
    assert result.conflicts == 0
    assert result.data.decode() == base.replace(
        entry(1), entry(1) + entry(30, more=" [[code](https://github.com/a/b)]")
    )


# -- properties --

_entries = st.lists(st.integers(0, 60), min_size=3, max_size=12, unique=True)


def _text(numbers: list[int]) -> str:
    return listed(*(entry(number) for number in numbers))


@pytest.mark.slow
@given(_entries, _entries)
def test_a_side_that_changed_nothing_changes_nothing(first: list[int], second: list[int]) -> None:
    one, other = _text(first), _text(second)
    assert clean(one, one, other) == other
    assert clean(one, other, one) == other
    assert clean(one, other, other) == other


@pytest.mark.slow
@given(_entries, _entries, _entries)
def test_every_added_entry_is_there_once_and_sides_may_be_exchanged(
    base: list[int], ours: list[int], theirs: list[int]
) -> None:
    text = clean(_text(base), _text(ours), _text(theirs))
    kept = (set(base) & set(ours) & set(theirs)) | (set(ours) | set(theirs)) - set(base)
    assert sorted(text.splitlines()) == sorted(_text(sorted(kept)).splitlines())
    other = clean(_text(base), _text(theirs), _text(ours))
    assert sorted(other.splitlines()) == sorted(text.splitlines())


@pytest.mark.slow
@given(st.lists(st.text("ab# -[]()|\n`*>1.", max_size=60), min_size=3, max_size=3))
def test_anything_can_be_merged(parts: list[str]) -> None:
    base, ours, theirs = (BASE + part for part in parts)
    result = merge_conflicting(base.encode(), ours.encode(), theirs.encode(), Markers())
    if result is not None and not result.conflicts:
        again = merge_conflicting(result.data, result.data, result.data, Markers())
        assert again is not None and again.data == result.data


@pytest.mark.parametrize("size", [1, 7, 15])
def test_markers_have_the_size_that_was_asked_for(size: int) -> None:
    lines = Markers(size, with_base=True).conflict(["b\n"], ["o\n"], ["t\n"], "\n")
    assert (
        "".join(lines)
        == f"{'<' * size} ours\no\n{'|' * size} base\nb\n{'=' * size}\nt\n{'>' * size} theirs\n"
    )


def test_markers_have_the_names_of_the_versions() -> None:
    lines = Markers(with_base=True, labels=("1a2b", "HEAD", "a/branch")).conflict([], ["o\n"], [], "\n")
    assert lines == ["<<<<<<< HEAD\n", "o\n", "||||||| 1a2b\n", "=======\n", ">>>>>>> a/branch\n"]
