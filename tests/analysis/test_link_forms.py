"""How a list writes the brackets of its links."""

from __future__ import annotations

import pytest

from awesomelint.analysis.link_forms import LinkForm, usual_form
from awesomelint.reading import read
from awesomelint.source import Source

FORMS: dict[LinkForm, str] = {
    "plain": "[{0}]({1})",
    "doubled": "[[{0}]]({1})",
    "[": "[[{0}]({1})]",
    "(": "([{0}]({1}))",
    "（": "（[{0}]({1})）",
    "\\[": "\\[[{0}]({1})\\]",
    "part": "[[{0}]({1})",
}


def usual(*forms: LinkForm, label: str = "paper", asked: str = "paper") -> LinkForm | None:
    """Return the usual form in a list in which links have these forms; all have a linked title before them."""
    lines = [
        f"- [Title {number}](https://e.org/{number}), {FORMS[form].format(label, f'https://p.org/{number}')}\n"
        for number, form in enumerate(forms)
    ]
    return usual_form(read(Source("".join(lines))), asked)


@pytest.mark.parametrize("form", FORMS)
def test_three_links_in_one_form(form: LinkForm) -> None:
    assert usual(*[form] * 3) == form
    assert usual(*[form] * 2) is None


def test_three_in_four_links_have_the_usual_form() -> None:
    assert usual("doubled", "doubled", "doubled", "plain") == "doubled"
    assert usual(*["doubled"] * 5, "plain", "plain") is None


def test_links_with_any_label_count_if_the_label_is_rare() -> None:
    assert usual(*["doubled"] * 3, label="pdf") == "doubled"
    # Titles are no labels.
    assert usual(*["doubled"] * 3, label="pdf", asked="a title of a work") == "plain"
    assert usual(*["doubled"] * 2, label="pdf") is None


def test_brackets_around_several_links() -> None:
    text = "".join(
        f"- Title {n}, [[paper](https://p.org/{n}) / [code](https://c.org/{n})]\n" for n in range(3)
    )
    document = read(Source(text))
    assert usual_form(document, "paper") == usual_form(document, "code") == "part"


def test_the_link_in_question_does_not_count() -> None:
    text = "".join(f"- [Title {n}](https://e.org/{n}), [[paper]](https://p.org/{n})\n" for n in range(3))
    document = read(Source(text))
    assert usual_form(document, "paper") == "doubled"
    assert usual_form(document, "paper", document.references[-1]) is None
    document = read(Source(f"{text}- [Title](https://e.org), [paper](https://p.org)\n"))
    assert usual_form(document, "paper", document.references[-1]) == "doubled"
