"""Works that are listed in several files of one run."""

from __future__ import annotations

import pytest

from awesomelint.findings import Found, Severity
from awesomelint.reading import read
from awesomelint.rules import BY_NAME
from awesomelint.source import Source

TITLE = "[Deep Double Descent](https://arxiv.org/abs/1912.02292), Dec. 4 2019."
GROKKING = "[Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022."
TOYS = "[Toy Models of Superposition](https://arxiv.org/abs/2209.10652), Sep. 21 2022."


def across(*texts: str) -> list[tuple[int, Found]]:
    """What is found in the files `0.md`, `1.md` and so on."""
    documents = [read(Source(text, f"{number}.md")) for number, text in enumerate(texts)]
    check = BY_NAME["duplicate-entry"].across
    assert check is not None
    return list(check(documents))


def test_different_works_in_two_files() -> None:
    assert across(f"- {TITLE}\n", f"- {GROKKING}\n- {TOYS}\n") == []


def test_a_work_twice_in_one_file_is_not_reported_across_files() -> None:
    assert across(f"- {TITLE}\n- {GROKKING}\n- {TITLE}\n", f"- {TOYS}\n") == []


def test_the_later_file_is_reported() -> None:
    [(number, found)] = across(f"# One\n\n- {GROKKING}\n- {TITLE}\n", f"- {TOYS}\n- {TITLE}\n- {TOYS}\n")
    assert number == 1
    assert found.severity is Severity.NOTE
    assert found.span.start == f"- {TOYS}\n- {TITLE}".index("Deep")
    assert found.span.end - found.span.start == len("Deep Double Descent")
    assert "0.md" in found.message and "4" in found.message
    [related] = found.related
    assert (related.path, related.span.start) == ("0.md", f"# One\n\n- {GROKKING}\n- {TITLE}".index("Deep"))
    assert found.key == "elsewhere|deepdoubledescent|deepdoubledescent"
    assert found.fix is None


def test_the_third_file_is_compared_with_the_first() -> None:
    found = across(f"- {TITLE}\n", f"- {TITLE}\n- {GROKKING}\n", f"- {TOYS}\n- {TITLE}\n- {GROKKING}\n")
    assert [(number, item.related[0].path) for number, item in found] == [
        (1, "0.md"),
        (2, "0.md"),
        (2, "1.md"),
    ]


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        (TITLE, Severity.NOTE),
        (TITLE.replace("Dec. 4 2019", "2019"), Severity.NOTE),
        (TITLE.replace("Dec. 4 2019", "Dec. 5 2019"), Severity.WARNING),
        (TITLE.replace("arxiv.org/abs/1912.02292", "openreview.net/forum?id=B1g5sA4twr"), Severity.WARNING),
        (f"{TITLE} The same effect was seen before, in much smaller models.", Severity.NOTE),
    ],
)
def test_a_listing_that_differs_is_a_warning(other: str, severity: Severity) -> None:
    many = "".join(f"- [Work number {n}](https://arxiv.org/abs/2001.{n:05}).\n" for n in range(1, 9))
    [(_, found)] = across(
        f"- {TITLE}\n{many}", f"- {other}\n{many.replace('2001', '2002').replace('Work', 'Study')}"
    )
    assert found.severity is severity


def test_a_file_that_repeats_another_gives_notes() -> None:
    works = [
        f"- [Study number {n} of Many](https://arxiv.org/abs/2001.{n:05}), Jan. {n} 2020.\n"
        for n in range(1, 31)
    ]
    found = across("".join(works), "".join(works).replace("Jan. 9 2020", "Jan. 9 2021"))
    assert len(found) == 30
    assert {item.severity for _, item in found} == {Severity.NOTE}
