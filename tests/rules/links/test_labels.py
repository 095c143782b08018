"""Labels of links: rare ones that are a typo of a frequent one, and those that promise something else."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

# -- label-spelling ------------------------------------------------------------


def labelled(frequent: str, times: int, *rare: str) -> str:
    labels = [frequent] * times + list(rare)
    return "".join(
        f"- [Work {n:02}](https://example.org/w{n}) [{label}](https://example.org/{n})\n"
        for n, label in enumerate(labels)
    )


@pytest.mark.parametrize(("times", "reported"), [(19, False), (20, True)])
def test_how_often_the_label_is_used(times: int, reported: bool) -> None:
    result = run("label-spelling", labelled("Supplement", times, "Suplement"))
    assert result.lines == [f"warning {times + 1}:39 Suplement"] * reported
    if reported:
        assert f"{times} times" in result.messages[0]
        assert result.fixed == labelled("Supplement", times, "Supplement")


@pytest.mark.parametrize(
    ("frequent", "rare"),
    [
        ("Supplement", ["Suplement", "Suplement", "SUPLEMENT"]),
        ("Supplement", ["Supplements"]),
        ("Supplements", ["Supplement"]),
        ("Supplement", ["Supplement2"]),
        ("Part 12", ["Part 13"]),
        ("Supplement", ["supplement"]),
        ("Appendix", ["Apendx"]),
        # Short words that begin otherwise are other words.
        ("Talk", ["Walk"]),
        ("pd", ["pdf"]),
        ("pdf", ["pd"]),
        # Venues with a year differ in their letters.
        ("CVPR 2021", ["CVPE 2021"]),
        ("CVPR'21", ["CVPE'21"]),
        ("NeurIPS21", ["NeuIPS21"]),
        # Known labels are not typos.
        ("Codes", ["Code"]),
        ("blag", ["blog"]),
    ],
)
def test_labels_that_are_not_typos(frequent: str, rare: list[str]) -> None:
    assert run("label-spelling", labelled(frequent, 25, *rare)).lines == []


@pytest.mark.parametrize(
    ("frequent", "rare"),
    [
        ("Supplement", ["Suplement", "Suplement"]),
        ("Supplement", ["suplement"]),
        ("Notes", ["Motes"]),
        ("Talk", ["Tolk"]),
        ("Talk", ["Tal"]),
        ("Tal", ["Tak"]),
        ("CVPR talk", ["CVPR tolk"]),
        ("Version 21", ["Versoin 21"]),
    ],
)
def test_labels_that_are_typos(frequent: str, rare: list[str]) -> None:
    result = run("label-spelling", labelled(frequent, 25, *rare))
    assert [line.split(" ", 2)[2] for line in result.lines] == rare
    assert result.fixed == labelled(frequent, 25, *([frequent] * len(rare)))


def test_badges_have_no_label_of_their_own() -> None:
    text = labelled("Supplement", 25) + "- Other [![Suplement](a.svg)](https://example.org/r)\n"
    assert run("label-spelling", text).lines == []


# -- mislabelled-link ------------------------------------------------------------


def works(right: int, wrong: int) -> str:
    text = "".join(f"- **Work {n}** [paper](https://arxiv.org/abs/2103.0000{n})\n" for n in range(right))
    return text + "".join(f"- **Other {n}** [paper](https://github.com/own/r{n})\n" for n in range(wrong))


@pytest.mark.parametrize(
    ("right", "wrong", "reported"),
    [(0, 2, 2), (0, 3, 0), (7, 2, 2), (12, 3, 3), (11, 3, 0), (16, 4, 4), (15, 4, 0)],
)
def test_how_often_a_promise_is_broken(right: int, wrong: int, reported: int) -> None:
    result = run("mislabelled-link", works(right, wrong))
    assert len(result.lines) == reported


PAPER, CODE = "https://arxiv.org/abs/2103.12424", "https://github.com/own/a"
KEPT = "- **B** [Paper](https://arxiv.org/abs/2103.12425) [Code](https://github.com/own/b)\n"


@pytest.mark.parametrize(
    ("links", "fixed"),
    [
        (f"[Paper]({CODE})", f"[Code]({CODE})"),
        (f"[Code]({PAPER})", f"[Paper]({PAPER})"),
        (f"[Paper]({CODE}) [Code]({PAPER})", f"[Paper]({PAPER}) [Code]({CODE})"),
        # It is not clear which URL the other label should have.
        (f"[Paper]({CODE}) [Code](https://github.com/own/c)", ""),
        # A paper that is linked already.
        (f"[A Work]({PAPER}) [Code]({PAPER})", ""),
        (f"[A Work]({CODE}) [Paper]({CODE})", f"[A Work]({CODE}) [Code]({CODE})"),
        (f"[**Paper**]({CODE})", f"[**Code**]({CODE})"),
    ],
)
def test_the_only_possible_fix(links: str, fixed: str) -> None:
    text = f"- **A** {links}\n" + KEPT * 10
    result = run("mislabelled-link", text)
    assert result.lines
    assert result.fixed == text
    assert result.fixed_unsafe == (text.replace(links, fixed) if fixed else text)


def test_the_label_that_most_links_have() -> None:
    rest = "".join(
        f"- **B{n}** [GitHub](https://github.com/own/b{n}) [v2](https://github.com/o/c)\n" for n in range(9)
    )
    rest += "- **C** [Code](https://github.com/own/c)\n- **D** [code2](https://github.com/own/d)\n"
    text = f"- **A** [Paper]({CODE})\n{rest}"
    assert run("mislabelled-link", text).fixed_unsafe == text.replace("[Paper]", "[GitHub]")


def test_no_label_without_another_link_of_its_kind() -> None:
    text = f"- **A** [Paper]({CODE})\n- **B** [Paper]({PAPER})\n"
    result = run("mislabelled-link", text)
    assert result.lines == [f"warning 1:9 [Paper]({CODE})"]
    assert result.fixed_unsafe == text


def test_a_title_that_begins_with_the_label() -> None:
    text = f"- [Code]({PAPER}) Code Generation for All\n" + KEPT
    assert run("mislabelled-link", text).lines == []
