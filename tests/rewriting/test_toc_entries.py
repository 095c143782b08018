"""Lines of a table of contents that move to their places, or go."""

from __future__ import annotations

import pytest

from awesomelint.analysis.contents import contents
from awesomelint.findings import Safety
from awesomelint.fixing.edits import apply
from awesomelint.reading import read
from awesomelint.rewriting.toc_entries import TocNeighbors, move_toc_item, remove_toc_item
from awesomelint.source import Source

PAGE = "\n## Surveys\n\n## Methods\n\n### Agents\n\n### Memory\n\n## Data\n\n## Tools\n"
SURVEYS, METHODS, DATA, TOOLS = (f"[{n}](#{n.lower()})" for n in ("Surveys", "Methods", "Data", "Tools"))
AGENTS, MEMORY = "[Agents](#agents)", "[Memory](#memory)"


def after_move(lines: list[str], label: str, *, newline: str = "\n") -> list[str] | None:
    """The lines of the contents after one of its entries went beside the nearest of the others."""
    text = ("\n".join(lines) + "\n" + PAGE).replace("\n", newline)
    document = read(Source(text, "README.md"))
    items = [item for one in contents(document) for item in one.items]
    item = next(item for item in items if item.label == label)
    fix = move_toc_item(
        document,
        TocNeighbors(other for other in items if other is not item),
        item,
    )
    if fix is None:
        return None
    assert fix.safety is Safety.UNSAFE and label in fix.title
    done = apply(text, set(fix.edits))
    assert done.endswith(PAGE.replace("\n", newline))
    return done.removesuffix(PAGE.replace("\n", newline)).removesuffix(newline).split(newline)


TOC = "# List"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_line_goes_after_the_section_before_it(newline: str) -> None:
    lines = [TOC, f"- {SURVEYS}", f"- {DATA}", f"- {METHODS}", f"- {TOOLS}"]
    wanted = [TOC, f"- {SURVEYS}", f"- {METHODS}", f"- {DATA}", f"- {TOOLS}"]
    assert after_move(lines, "Methods", newline=newline) == wanted
    assert after_move(lines, "Data", newline=newline) == wanted


def test_the_first_section_goes_before_the_others() -> None:
    lines = [TOC, f"- {METHODS}", f"- {DATA}", f"- {SURVEYS}", f"- {TOOLS}"]
    assert after_move(lines, "Surveys") == [TOC, f"- {SURVEYS}", f"- {METHODS}", f"- {DATA}", f"- {TOOLS}"]


def test_a_line_that_is_in_its_place_stays() -> None:
    lines = [TOC, f"- {SURVEYS}", f"- {METHODS}", f"- {DATA}"]
    assert all(after_move(lines, label) is None for label in ("Surveys", "Methods", "Data"))


def test_lines_below_an_entry_go_along() -> None:
    lines = [TOC, f"- {METHODS}", f"  - {AGENTS}", f"  - {MEMORY}", f"- {SURVEYS}", f"- {DATA}"]
    wanted = [TOC, f"- {SURVEYS}", f"- {METHODS}", f"  - {AGENTS}", f"  - {MEMORY}", f"- {DATA}"]
    assert after_move(lines, "Methods") == wanted


def test_an_entry_goes_after_those_below_its_neighbour() -> None:
    lines = [TOC, f"- {DATA}", f"- {SURVEYS}", f"- {METHODS}", f"  - {AGENTS}", f"  - {MEMORY}", f"- {TOOLS}"]
    wanted = [
        TOC,
        f"- {SURVEYS}",
        f"- {METHODS}",
        f"  - {AGENTS}",
        f"  - {MEMORY}",
        f"- {DATA}",
        f"- {TOOLS}",
    ]
    assert after_move(lines, "Data") == wanted


def test_an_entry_takes_the_indent_of_its_place() -> None:
    lines = [TOC, f"- {SURVEYS}", f"- {METHODS}", f"    - {AGENTS}", f"- {DATA}", f"  - {MEMORY}"]
    wanted = [TOC, f"- {SURVEYS}", f"- {METHODS}", f"    - {AGENTS}", f"    - {MEMORY}", f"- {DATA}"]
    assert after_move(lines, "Memory") == wanted


def test_only_the_indent_changes_where_the_line_is_right() -> None:
    lines = [TOC, f"- {SURVEYS}", f"- {METHODS}", f"  - {AGENTS}", f"- {MEMORY}", f"- {DATA}"]
    wanted = [TOC, f"- {SURVEYS}", f"- {METHODS}", f"  - {AGENTS}", f"  - {MEMORY}", f"- {DATA}"]
    assert after_move(lines, "Memory") == wanted


@pytest.mark.parametrize(
    "lines",
    [
        [TOC, f"1. {SURVEYS}", f"2. {DATA}", f"3. {METHODS}"],
        [TOC, f"- {SURVEYS}", f"- {DATA}", "", f"- {METHODS}"],
        [f"- {METHODS}", f"- {SURVEYS}", f"- {DATA}"],
    ],
)
def test_what_is_left_to_a_person(lines: list[str]) -> None:
    assert after_move(lines, "Methods") is None


def test_an_entry_without_another_of_its_level_stays() -> None:
    assert after_move([TOC, f"- {SURVEYS}", f"- {AGENTS}", f"- {DATA}"], "Agents") is None


def without(lines: list[str], label: str) -> list[str] | None:
    """The lines of the contents without one of them."""
    text = "\n".join(lines) + "\n" + PAGE
    document = read(Source(text, "README.md"))
    item = next(item for one in contents(document) for item in one.items if item.label == label)
    fix = remove_toc_item(document, item.link)
    if fix is None:
        return None
    assert fix.safety is Safety.UNSAFE
    return apply(text, set(fix.edits)).removesuffix(PAGE).removesuffix("\n").split("\n")


def test_a_line_is_taken_out() -> None:
    lines = [TOC, f"- {SURVEYS}", f"- {METHODS}", f"  - {AGENTS}", f"- {DATA}<br>", f"- {TOOLS}  "]
    assert without(lines, "Surveys") == [TOC, *lines[2:]]
    assert without(lines, "Agents") == [*lines[:3], *lines[4:]]
    assert without(lines, "Data") == [*lines[:4], lines[5]]
    assert without(lines, "Tools") == lines[:5]


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        ([TOC, f"- {SURVEYS}", f"- {METHODS}", f"  - {AGENTS}", f"- {DATA}"], "Methods"),
        ([TOC, f"1. {SURVEYS}", f"2. {METHODS}", f"3. {DATA}"], "Methods"),
        ([TOC, f"- {SURVEYS}", f"- {METHODS} and more", f"- {DATA}"], "Methods"),
        ([f"- {SURVEYS}", f"- {METHODS}", f"- {DATA}"], "Surveys"),
        ([TOC, f"- - {SURVEYS}", f"  - {METHODS}", f"- {DATA}"], "Surveys"),
    ],
)
def test_a_line_with_more_than_its_link_stays(lines: list[str], label: str) -> None:
    assert without(lines, label) is None


def test_an_entry_does_not_go_below_itself() -> None:
    lines = [TOC, f"- {SURVEYS}", f"- {MEMORY}", f"  - {AGENTS}", f"  - {DATA}"]
    assert after_move(lines, "Memory") is None


def test_an_entry_with_a_blank_line_in_it_stays() -> None:
    lines = [TOC, f"- {METHODS}", "", f"  - {AGENTS}", f"- {SURVEYS}", f"- {DATA}"]
    assert after_move(lines, "Methods") is None


def test_the_title_of_the_fix_says_where_a_line_goes() -> None:
    lines = [TOC, f"- {METHODS}", f"- {DATA}", f"- {SURVEYS}", f"- {TOOLS}"]
    document = read(Source("\n".join(lines) + "\n" + PAGE, "README.md"))
    items = contents(document)[0].items
    for moving, place in (("Surveys", "before “Methods”"), ("Tools", "after “Methods”")):
        item = next(item for item in items if item.label == moving)
        others = [other for other in items if other.label == "Methods"]
        fix = move_toc_item(document, TocNeighbors(others), item)
        assert fix is not None and place in fix.title
