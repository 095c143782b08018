"""Entries with two arXiv identifiers: one in the text and another in the link, or two links to the paper."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

OTHERS = (
    "- [A Study of Elms](https://arxiv.org/abs/2402.00003), 2024.\n"
    "- [A Study of Firs](https://arxiv.org/abs/2403.00004), 2024.\n"
)


def reported(*entries: str) -> list[str]:
    """The texts of the findings."""
    result = run("conflicting-id", "".join(f"- {entry}\n" for entry in entries) + OTHERS)
    return [line.split(" ", 2)[2] for line in result.lines]


@pytest.mark.parametrize(
    "written",
    [
        "arXiv:2401.00002", "ARXIV:2401.00002v2", "arxiv 2401.00002v12", "arXiv：2401.00002", "arXiv. 2401.00002",
        "arXiv, 2401.00002", "arXiv/2401.00002", "arXiv [2401.00002]", "arXiv (2401.00002)", "arXiv:\n  2401.00002",
        "arXiv : [2401.00002", "[arXiv] 2401.00002", "(arXiv) 2401.00002", "arXiv:2401.00002, see the appendix",
    ],
)  # fmt: skip
def test_an_identifier_in_the_text(written: str) -> None:
    assert reported(f"[A Study of Oaks](https://arxiv.org/abs/2401.00001), {written}.") == ["2401.00002"]


@pytest.mark.parametrize(
    "written",
    [
        "arXiv:2401.00001", "arXiv 24010.0002", "arXiv:2401.000021", "nonarXiv:2401.00002",
        "arXiv:2401.00002v123", "arXiv:2401.00002.1", "arXiv:: - 2401.00002", "arXiv:2401.00002, arXiv:2401.00003",
        "text overlap with arXiv:2401.00002", "a version of arXiv:2401.00002", "later than arXiv:2401.00002",
        "taken from arXiv:2401.00002", "see arXiv:2401.00002", "extends arXiv:2401.00002", "cf. arXiv:2401.00002",
        "supersedes arXiv:2401.00002", "replaces arXiv:2401.00002", "cf arXiv:2401.00002",
    ],
)  # fmt: skip
def test_text_that_is_no_other_identifier(written: str) -> None:
    assert reported(f"[A Study of Oaks](https://arxiv.org/abs/2401.00001), {written}") == []


@pytest.mark.parametrize(("count", "found"), [(2, 2), (3, 0)])
def test_many_entries_with_two_identifiers_have_them_on_purpose(count: int, found: int) -> None:
    entries = [
        f"[A Study of {name}](https://arxiv.org/abs/2401.0000{number}), arXiv:2401.0001{number}"
        for number, name in enumerate(("Limes", "Yews", "Pines")[:count])
    ]
    assert len(reported(*entries)) == found


@pytest.mark.parametrize("label", ["paper", "PDF", "arXiv", "abs", "Abstract", "preprint", "arXiv paper"])
def test_two_links_to_the_paper(label: str) -> None:
    second = "https://arxiv.org/abs/2401.00002"
    assert reported(f"[A Study of Oaks](https://arxiv.org/abs/2401.00001) [{label}]({second})") == [second]


@pytest.mark.parametrize("label", ["paper2", "extension", "data paper", "code"])
def test_a_link_to_another_paper(label: str) -> None:
    second = "https://arxiv.org/abs/2401.00002"
    assert reported(f"[A Study of Oaks](https://arxiv.org/abs/2401.00001) [{label}]({second})") == []


@pytest.mark.parametrize(("words", "count"), [("we now do one", 1), ("now for one", 0)])
def test_words_between_two_links(words: str, count: int) -> None:
    entry = f"[A Study of Oaks](https://arxiv.org/abs/2401.00001), {words} [pdf](https://arxiv.org/abs/2401.00002)"
    assert len(reported(entry)) == count
