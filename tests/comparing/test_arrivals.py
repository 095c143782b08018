"""When works came: with the first version that lists them, whatever happened to them since; and read from parts of a list."""

from __future__ import annotations

import pytest

from awesomelint.comparing.arrivals import Arrivals, delta, keys_of
from awesomelint.comparing.compare import compare
from awesomelint.comparing.excerpts import excerpts
from awesomelint.reading import read
from awesomelint.source import Source
from tests.comparing.test_compare import FIRST, FOURTH, SECOND, THIRD, listed
from tests.support import THOROUGH
from tests.support.histories import MadeList
from tests.support.lists import MERGES


def came(*versions: str) -> dict[str, int | None]:
    """The step with which each work of the last version came, by the first word of its title."""
    arrivals = Arrivals()
    for step, (old, new) in enumerate(zip(["", *versions], versions, strict=False)):
        arrivals.add(step, delta(old, new))
    entries = read(Source(versions[-1])).all_entries
    works = {entry.title.split()[0]: arrivals.work_of(entry) for entry in entries}
    return {name: arrivals.came[work][0] if work is not None else None for name, work in works.items()}


BOTH = listed(FIRST, SECOND)


def test_a_work_comes_with_the_version_that_lists_it() -> None:
    assert came(BOTH, listed(FIRST, FOURTH, SECOND)) == {"Amber": 0, "Birch": 0, "Cedar": 0, "Dune": 1}


@pytest.mark.parametrize(
    "later",
    [
        listed(SECOND, FIRST),
        listed(SECOND, other=THIRD + FIRST),
        BOTH.replace("- [", "* ["),
        BOTH.replace("Amber Networks", "Ash Trees"),
        BOTH.replace("2001.00001", "2001.00009"),
        BOTH + FIRST,
    ],
)
def test_a_move_or_change_is_no_news(later: str) -> None:
    assert set(came(BOTH, later).values()) == {0}


def test_a_work_that_came_back_is_no_news() -> None:
    assert set(came(BOTH, listed(SECOND), BOTH).values()) == {0}
    # Cut in one version and pasted in the next, or a list that was emptied by mistake.
    assert set(came(BOTH, listed(SECOND), listed(SECOND, other=FIRST + THIRD)).values()) == {0}
    assert set(came(BOTH, "", BOTH).values()) == {0}
    assert set(came(BOTH, listed(SECOND), BOTH.replace("Amber Networks", "Ash Trees")).values()) == {0}


def test_a_work_is_followed_through_all_its_names() -> None:
    other = BOTH.replace("Amber Networks", "Ash Trees")
    third = other.replace("2001.00001", "2001.00077")
    assert set(came(BOTH, other, third, third.replace("Ash", "Aspen")).values()) == {0}


def test_works_with_the_url_of_one_page_are_different_works() -> None:
    page = "- [{} Networks for Counting Many Birds](https://example.org/proceedings/2020), 2020.\n"
    before = listed(FIRST, SECOND, page.format("Elm"))
    assert came(before, before + page.format("Fir"))["Fir"] == 1


def test_a_short_title_identifies_a_work_with_its_link() -> None:
    short = "- [BERT](https://example.org/bert), 2020.\n"
    before = listed(FIRST, SECOND, short)
    assert came(before, listed(FIRST, SECOND), before)["BERT"] == 0
    assert came(before, listed(FIRST, SECOND), before.replace("org/bert", "com/other"))["BERT"] == 2


def test_a_short_title_without_a_link() -> None:
    before = listed(FIRST, SECOND, "- [BERT]()\n")
    assert came(BOTH, before, before.replace("- [", "* ["))["BERT"] == 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_made_histories(seed: int) -> None:
    made = MadeList(seed, sections=5, works=25)
    versions = [made.text]
    for at in range(20):
        made.change(1 + at % 3)
        versions.append(made.text)
    arrivals = Arrivals()
    for step, (old, new) in enumerate(zip(["", *versions], versions, strict=False)):
        arrivals.add(step, delta(old, new))
    for entry in read(Source(versions[-1])).all_entries:
        number = f"Number {entry.title.split()[3]} "
        first = next(at for at, text in enumerate(versions) if number in text)
        work = arrivals.work_of(entry)
        assert work is not None and arrivals.came[work][0] == first, entry


def test_only_what_differs_is_read_with_its_surroundings() -> None:
    made = MadeList(0, sections=6, works=60)
    old = made.text
    made.sections[-1][1].insert(30, made.new_work())
    before, after = excerpts(old, made.text)
    assert len(before) < len(old) / 10 and len(after) < len(old) / 10
    assert after.startswith("\n# Papers on Birds\n## About ") and after.count("\n- [") > 20
    assert after.count("\n#") == 2
    assert excerpts(old, "") == (old, "") and excerpts("", old) == ("", old)


def test_each_part_of_a_table_has_its_head() -> None:
    made = MadeList(3, sections=1, works=90)
    old = made.text
    works = made.sections[0][1]
    works[2], works[80] = works[2]._replace(date="2031-02"), works[80]._replace(date="2031-03")
    before, after = excerpts(old, made.text)
    assert after.count("| Title | Date | Paper |") == 2
    assert len(compare(read(Source(before)), read(Source(after))).kept) == 2


def test_a_line_that_goes_on_is_read_with_its_beginning() -> None:
    notes = "".join(f"  note {at}\n" for at in range(30))
    old = listed(FIRST, SECOND + notes, FOURTH)
    _, after = excerpts(old, old.replace("note 29", "last note"))
    assert SECOND in after


@pytest.mark.real_lists
@pytest.mark.slow
@pytest.mark.skipif(not MERGES, reason="there are no real merges here")
def test_parts_of_real_lists_have_the_same_works() -> None:
    """What a whole list has in addition is found by its first line; it must stay rare."""
    missed = total = 0
    for folder in MERGES if THOROUGH else MERGES[::4]:
        old, new = (
            (folder / f"{name}.md").read_text(encoding="utf-8", errors="replace")
            for name in ("base", "human")
        )
        whole = compare(read(Source(old)), read(Source(new)))
        arrivals = Arrivals()
        arrivals.add(0, delta("", old))
        arrivals.add(1, delta(old, new))
        for entry in whole.added:
            if keys_of(entry):
                work = arrivals.work_of(entry)
                total += 1
                missed += work is None or arrivals.came[work][0] != 1
    assert total > 100 and missed <= total // 50
