"""Names: lists of authors are divided into authors; titles with commas or an “and” are not lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.fields.author_names import ends_sentence, has_et_al, is_list, split, up_to_et_al
from awesomelint.fields.cited_authors import is_citation

# Titles, products, labels and single words.
LOOK_ALIKES = [
    "",
    "etc",
    "the authors",
    "Attention Is All You Need",
    "Deep Learning, Neural Networks and Reasoning",
    "Learning to Reason, Plan and Act",
    "Vision, Language, and Robotics",
    "Towards X, Beyond Y",
    "Language Models",
    "GPT-4, LLaMA, Mistral",
    "Smith, Jones",
    "OpenAI",
    "OpenAI Team, Google Research",
    "NeurIPS 2023, ICML 2024",
    "paper, code and data",
    # One name alone could be anything.
    "Ashish Vaswani",
]

LISTS = [
    ("Ashish Vaswani, Noam Shazeer, Niki Parmar", ["Ashish Vaswani", "Noam Shazeer", "Niki Parmar"]),
    ("Ashish Vaswani, Noam Shazeer and Niki Parmar.", ["Ashish Vaswani", "Noam Shazeer", "Niki Parmar"]),
    ("Ashish Vaswani; Noam Shazeer; and Niki Parmar", ["Ashish Vaswani", "Noam Shazeer", "Niki Parmar"]),
    ("Sam Wiseman & Alexander Rush", ["Sam Wiseman", "Alexander Rush"]),
    ("Ashish Vaswani et al.", ["Ashish Vaswani"]),
    ("A. Vaswani, N. Shazeer, et al.", ["A. Vaswani", "N. Shazeer"]),
    ("John Smith, Jane Doe, etc.", ["John Smith", "Jane Doe"]),
    ("by John Smith and Jane Doe", ["John Smith", "Jane Doe"]),
    ("Authors: John Smith, Jane Doe", ["John Smith", "Jane Doe"]),
    ("作者：张三，李四", ["张三", "李四"]),
    # Surname first.
    ("Vaswani, Ashish and Shazeer, Noam", ["Vaswani, Ashish", "Shazeer, Noam"]),
    ("Vaswani, A., Shazeer, N., & Parmar, N.", ["Vaswani, A.", "Shazeer, N.", "Parmar, N."]),
    # Marks, affiliations, initials, particles.
    ("John Smith*, Jane Doe†, Max Müller¶", ["John Smith", "Jane Doe", "Max Müller"]),
    ("John Smith<sup>1</sup>, Jane Doe<sup>2,3</sup>", ["John Smith", "Jane Doe"]),
    ("John Smith1,2, Jane Doe2", ["John Smith", "Jane Doe"]),
    ("John Smith (MIT), Jane Doe (Stanford University)", ["John Smith", "Jane Doe"]),
    ("Anthropic, Jared Kaplan", ["Anthropic", "Jared Kaplan"]),
    ("Michael J.Q Zhang, Ard A. Louis", ["Michael J.Q Zhang", "Ard A. Louis"]),
    ("Kwang In Kim, Sung Ju Hwang", ["Kwang In Kim", "Sung Ju Hwang"]),
    ("Ludwig van Beethoven, Rembrandt van Rijn", ["Ludwig van Beethoven", "Rembrandt van Rijn"]),
    ("Martin Luther King Jr., Sammy Davis Jr.", ["Martin Luther King Jr.", "Sammy Davis Jr."]),
    ("Jürgen Schmidhuber, Łukasz Kaiser", ["Jürgen Schmidhuber", "Łukasz Kaiser"]),
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_lists_of_authors(text: str) -> None:
    assert not is_list(text)


@pytest.mark.parametrize(("text", "authors"), LISTS)
def test_lists_of_authors(text: str, authors: list[str]) -> None:
    assert is_list(text)
    assert split(text) == authors


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("", False),
        ("Language Models", False),
        ("OpenAI", False),
        ("Paper", False),
        ("Ashish Vaswani", True),
        ("X. Li", True),
    ],
)
def test_a_single_name_counts_if_nothing_else_is_possible(text: str, is_one: bool) -> None:
    assert is_list(text, lenient=True) is is_one


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("", False),
        ("A metal band", False),
        ("et al. is Latin", False),
        ("Smith et al", True),
        ("Smith et. al.", True),
        ("Smith and others", True),
        ("Smith _et al.", True),
        ("张三 等", True),
    ],
)
def test_et_al(text: str, has: bool) -> None:
    assert has_et_al(text) is has


@pytest.mark.parametrize(
    ("text", "head"),
    [("", ""), ("No such", ""), ("Smith et al. Title", "Smith et al."), ("Smith et al, 2020", "Smith et al")],
)
def test_head_up_to_et_al(text: str, head: str) -> None:
    assert up_to_et_al(text) == head


@pytest.mark.parametrize(
    ("text", "ends"), [("", False), ("by J", False), ("Michael J.Q", False), ("a title", True)]
)
def test_a_period_after_an_initial_does_not_end_a_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("", False),
        ("Attention Is All You Need", False),
        ("Learning in 2020 and beyond", False),
        ("Diffie, Hellman (1976)", True),
        ("Vaswani et al., 2017", True),
        ("Smith and Jones 2020a", True),
    ],
)
def test_citations_by_authors_and_year(text: str, cites: bool) -> None:
    assert is_citation(text) is cites


# fmt: off
PIECES = [
    "Ashish Vaswani", "Smith", "J.", ", ", " and ", "; ", "et al.", "(MIT)", "*", "1", "van", "张三", "、", "Learning",
    "by ", "$^1$", "<sup>", "\n",
]
# fmt: on


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(name.strip() for name in split(text))
    if is_list(text):
        assert split(text)
    is_list(text, lenient=True)
    is_citation(text)
    up_to_et_al(text)
