"""Which titles begin or end with a venue that all other entries have outside of the title."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"misplaced-venue"}))
VENUES = ("ICML", "ICLR", "CVPR", "ACL", "KDD", "AAAI", "ECCV", "ICCV", "EMNLP", "COLT", "UAI", "WWW")


def misplaced(entry: str, form: str = "- [{title}]({url}), {venue} 2020.") -> list[str]:
    """The misplaced venues of a list that ends in an entry."""
    lines = [
        form.format(title=f"A Study of {venue}s", url=f"https://arxiv.org/abs/2001.{n:05}", venue=venue)
        for n, venue in enumerate(VENUES, 1)
    ]
    text = "\n".join([*lines, entry]) + "\n"
    return [text[slice(*finding.span)] for finding in lint(Source(text, "README.md"), SETTINGS).findings]


@pytest.mark.parametrize(
    ("title", "venue"),
    [
        ("A Work (ICLR 2020)", "ICLR 2020"),
        ("A Work [ICLR 2020]", "ICLR 2020"),
        ("A Work（ICLR 2020）", "ICLR 2020"),
        ("A Work 【ICLR 2020】", "ICLR 2020"),
        ("(ICLR 2020) A Work", "ICLR 2020"),
        ("[ICLR 2020] A Work", "ICLR 2020"),
        ("（ICLR 2020）A Work", "ICLR 2020"),
        ("【ICLR 2020】A Work", "ICLR 2020"),
        ("A Work (the ICLR 2020)", "the ICLR 2020"),
        ("A Work (ICLR'20)", "ICLR'20"),
        ("A Work (ICLR 2020 spotlight)", "ICLR 2020 spotlight"),
        ("A Work of Many Words about a Subject That Takes Very Many Words (ICLR 2020)", "ICLR 2020"),
        ("A Work (extended) (ICLR 2020)", "ICLR 2020"),
    ],
)
def test_a_venue_in_brackets_with_its_year(title: str, venue: str) -> None:
    assert misplaced(f"- [{title}](https://arxiv.org/abs/2003.00001).") == [venue]


@pytest.mark.parametrize(
    "title",
    [
        "A Work (ICLR)",
        "A Work (2020)",
        "A Work, ICLR 2020",
        "A Work (ICLR 2020) and More",
        "A Work of (ICLR 2020) Papers",
        "(ICLR 2020)",
        "A Work (with the ICLR 2020)",
        "A Work (extended)",
        "A Work",
    ],
)
def test_no_venue_in_brackets_with_its_year(title: str) -> None:
    assert misplaced(f"- [{title}](https://arxiv.org/abs/2003.00001).") == []


STRONG = "- **{title}**, {venue} 2020. [pdf]({url})"


@pytest.mark.parametrize(
    "entry",
    [
        "- **A Work (ICLR 2020)**. [pdf](https://arxiv.org/abs/2003.00001)",
        "- **A Work [ICLR 2020]** [pdf](https://arxiv.org/abs/2003.00001)",
        "- *A Work (ICLR 2020)*. [pdf](https://arxiv.org/abs/2003.00001)",
        "- _A Work (ICLR 2020)_. [pdf](https://arxiv.org/abs/2003.00001)",
        "- <b>A Work (ICLR 2020)</b>. [pdf](https://arxiv.org/abs/2003.00001)",
        "- <strong>A Work (ICLR 2020)</strong>. [pdf](https://arxiv.org/abs/2003.00001)",
        "- <em>A Work (ICLR 2020)</em>. [pdf](https://arxiv.org/abs/2003.00001)",
        "- <i>A Work (ICLR 2020)</i>. [pdf](https://arxiv.org/abs/2003.00001)",
    ],
)
def test_a_venue_within_the_emphasis_of_a_title(entry: str) -> None:
    assert misplaced(entry, STRONG) == ["ICLR 2020"]


@pytest.mark.parametrize(
    "entry",
    [
        "- **A Work** (ICLR 2020). [pdf](https://arxiv.org/abs/2003.00001)",
        "- **A Work** **ICLR 2020** [pdf](https://arxiv.org/abs/2003.00001)",
        "- **A Work** (**ICLR 2020**) [pdf](https://arxiv.org/abs/2003.00001)",
        "- **A Work** *ICLR 2020* [pdf](https://arxiv.org/abs/2003.00001)",
        "- A Work (ICLR 2020)* [pdf](https://arxiv.org/abs/2003.00001)",
        "- [[Paper](https://arxiv.org/abs/2003.00001)], ICLR 2020.",
        "- **ICLR 2020** **A Work** [pdf](https://arxiv.org/abs/2003.00001)",
    ],
)
def test_a_venue_beside_the_emphasis_of_a_title(entry: str) -> None:
    assert misplaced(entry, STRONG) == []
