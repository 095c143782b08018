"""Lines that are read as an entry in one version only: they are merged as an entry, and no change of them is lost."""

from __future__ import annotations

import pytest

from awesomelint.merging.units import versions
from tests.merging.test_merge import clean

HEAD = "# Papers on Birds\n\n## 2020\n\n"
LINKS = "[\\[PDF\\]](https://example.org/{0}.pdf) [\\[Project\\]](https://example.org/{0}/)"


def entry(number: int, form: str = "##### ", links: str = LINKS) -> str:
    return f"{form}Counting Birds in Winter, Part{number}. {links.format(number)}\n_Anna Lark, Ben Finch, Cora Wren_\n\n"


# One heading alone is a section; four headings in this form, with links and authors below, are entries.
BASE = HEAD + entry(0) + entry(9, "- ##### ")
ADDED = entry(2) + entry(3) + entry(4)


def test_a_form_is_read_as_entries_only_if_several_have_it() -> None:
    shared = versions(BASE.encode(), (BASE + ADDED).encode(), (BASE + entry(5)).encode())
    assert [len([unit for unit in side.units if unit.entries]) for side in shared] == [2, 5, 2]
    assert [len(side.document.all_entries) for side in shared] == [1, 5, 1]
    assert all(unit.entries[0] in shared[1].document.all_entries for unit in shared[1].units if unit.entries)


@pytest.mark.parametrize("exchange", [False, True])
@pytest.mark.parametrize("form", ["##### • ", "- ##### ", "#### "])
def test_the_form_that_one_side_changes_is_there(form: str, exchange: bool) -> None:
    ours, theirs = BASE + ADDED, BASE.replace(entry(0), entry(0, form)) + entry(5)
    text = clean(BASE, *((theirs, ours) if exchange else (ours, theirs)))
    whole = BASE.replace(entry(0), entry(0, form)) + ADDED + entry(5)
    assert sorted(text.splitlines()) == sorted(whole.splitlines())


@pytest.mark.parametrize("is_first", [True, False])
def test_an_example_with_the_lines_of_an_entry_is_no_entry(is_first: bool) -> None:
    example = f"## Example\n\n```\n{entry(1, '- ').rstrip()}\n```\n\n"
    ours = BASE + example
    base = HEAD + entry(1, "- ") + ours if not is_first else ours + "## 2021\n\n" + entry(1, "- ")
    _, version, _ = versions(base.encode(), ours.encode(), base.encode())
    assert not any(unit.entries for unit in version.units if "Part1" in unit.text)


def test_other_lines_below_an_equal_line_are_no_part_of_the_entry() -> None:
    theirs = BASE.replace(entry(0), entry(0).splitlines()[0] + "\n### Songs\n\n")
    _, _, version = versions(BASE.encode(), (BASE + ADDED).encode(), theirs.encode())
    assert ["### Songs\n"] in [unit.lines for unit in version.units]
