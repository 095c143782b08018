"""Counting entries: the order of names, the largest groups, and hosts."""

from __future__ import annotations

import pytest

from awesomelint.analysis.statistics import Group, group, has_code, host_of, statistics
from awesomelint.reading import read
from awesomelint.source import Source


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Alpha.org/a", "alpha.org"),
        ("https://alpha.org./a", "alpha.org"),
        ("https://ann@alpha.org:8080/a", "alpha.org"),
        ("http://alpha.org:80", "alpha.org"),
        ("www.alpha.org/a", ""),
        ("papers/a.pdf", ""),
    ],
)
def test_hosts(url: str, host: str) -> None:
    (entry,) = read(Source(f"- [A Title of a Work]({url})\n")).entries
    assert host_of(entry.main_link) == host


def test_no_link_has_no_host() -> None:
    assert host_of(None) == ""


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("[code](https://alpha.org)", True),
        ("[page](https://www.github.com/a/b)", True),
        ("[page](https://alpha.org/github.com)", False),
        ("", False),
    ],
)
def test_entries_with_code(links: str, expected: bool) -> None:
    (entry,) = read(Source(f"- [A Title of a Work](https://arxiv.org/abs/2001.00001) {links}\n")).entries
    assert has_code(entry) is expected


ENTRIES = read(
    Source(
        "- [Deep Amber Models](https://b.org/1), ICML 2021.\n"
        "- [Deep Basalt Models](https://b.org/2), ICML 2019.\n"
        "- [Deep Cobalt Models](https://A.org/3), ECCV 2020.\n"
        "- [Deep Dolomite Models](https://a.org/4)\n"
        "## B\n"
        "- [Deep Emerald Models](https://c.org/5), ECCV 2019.\n"
        "## A\n"
        "- [Deep Feldspar Models](c.pdf), CVPR 2020.\n"
    )
).entries


@pytest.mark.parametrize(
    ("by", "counts", "without"),
    [
        # Sections as in the list, years in order, others by their number and name.
        ("section", [("", 4), ("B", 1), ("A", 1)], 0),
        ("year", [("2019", 2), ("2020", 2), ("2021", 1)], 1),
        ("month", [], 6),
        ("venue", [("ECCV", 2), ("ICML", 2), ("CVPR", 1)], 1),
        ("host", [("a.org", 2), ("b.org", 2), ("c.org", 1)], 1),
    ],
)
def test_groups(by: str, counts: list[tuple[str, int]], without: int) -> None:
    assert group(ENTRIES, by) == Group(by, counts, without)


def test_complete_entries() -> None:
    found = statistics(ENTRIES, ["venue"])
    assert found.entries == 6
    assert found.complete == [("link", 6), ("date", 0), ("venue", 5), ("authors", 0), ("code", 0)]
    assert [one.by for one in found.groups] == ["venue"]


def test_the_largest_names_of_a_group() -> None:
    venues = Group("venue", [("A", 1), ("B", 3), ("C", 2), ("D", 2)], 0)
    assert venues.largest(4) == venues
    assert venues.largest(3).counts == [("B", 3), ("C", 2), ("D", 2)]
    assert venues.largest(2).counts == [("B", 3), ("C", 2)]
    for by in ("year", "month"):
        years = Group(by, [("2019", 3), ("2020", 1), ("2021", 2)], 0)
        assert years.largest(2).counts == [("2020", 1), ("2021", 2)]
