"""Titles: one key for every way in which a title is typed, and likeness that tells works apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.fields.titles import are_alike, key, likeness, words

# Titles of different works, however alike.
DIFFERENT = [
    ("Are Emergent Abilities of LLMs a Mirage?", "Emergent Abilities of LLMs"),
    ("$\\alpha$-GAN", "$\\beta$-GAN"),
    ("$\\beta$-VAE", "VAE"),
    ("Physics of Language Models 3.2", "Physics of Language Models 3.3"),
    ("GPT-3", "GPT-4"),
    ("naïve", "native"),
    ("论文一", "论文二"),
]

SAME = [
    ("Attention Is All You Need", "attention is all you need."),
    ("A “quoted” title", 'A "quoted" title'),
    ("Co-training", "Cotraining"),
    ("GPT-4", "GPT 4"),
    ("$\\mu$-Transfer", "mu-Transfer"),
    ("\\textbf{Deep} {L}earning", "Deep Learning"),
    ("$\\mathcal{X}$-Metric", "X-Metric"),
    ("Ｆｕｌｌ Width", "full width"),
    ("Café", "Cafe\u0301"),
    ("Straße", "STRASSE"),
    ("A  title\nover lines", "A title over lines"),
    ("论 文", "论文"),
    ("Title: a subtitle?", "Title — A Subtitle"),
]


@pytest.mark.parametrize(("first", "other"), DIFFERENT)
def test_titles_of_different_works_have_different_keys(first: str, other: str) -> None:
    assert key(first) != key(other)
    assert likeness(first, other) < 1


@pytest.mark.parametrize(("first", "other"), SAME)
def test_titles_of_one_work_have_one_key(first: str, other: str) -> None:
    assert key(first) == key(other)
    assert likeness(first, other) == 1


def test_a_title_within_another_is_not_alike() -> None:
    # Partial ratios give 1.0 here, and these are two works.
    assert likeness("Are Emergent Abilities of LLMs a Mirage?", "Emergent Abilities of LLMs") < 0.9


def test_a_title_with_a_typo_is_similar() -> None:
    assert likeness("Attention Is All You Need", "Attention Is Al You Need") > 0.95


@pytest.mark.parametrize(("first", "other"), [("", "x"), ("!!!", "x"), ("x", "")])
def test_no_title_is_like_nothing(first: str, other: str) -> None:
    assert likeness(first, other) == 0


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("", []),
        ("?!", []),
        ("Deep-Learning: A_b", ["deep", "learning", "a", "b"]),
        ("GPT-4 论文", ["gpt", "4", "论文"]),
    ],
)
def test_words(title: str, found: list[str]) -> None:
    assert words(title) == found


@given(st.text(), st.text())
def test_likeness_is_the_same_both_ways(first: str, other: str) -> None:
    assert 0 <= likeness(first, other) <= 1
    assert likeness(first, other) == pytest.approx(likeness(other, first))
    assert likeness(first, first) == 1


@given(st.text("abc -", max_size=9), st.text("abc -", max_size=9), st.sampled_from([0.5, 0.75, 0.8, 0.9]))
def test_what_decides_without_the_likeness_agrees_with_it(first: str, other: str, least: float) -> None:
    assert are_alike(first, other, least) == (likeness(first, other) >= least)


@given(st.text())
def test_a_key_is_its_own_key(title: str) -> None:
    assert key(key(title)) == key(title)
    words(title)


@given(
    st.text("abc dé-", max_size=12), st.text("abc dé-", max_size=12), st.sampled_from([0.5, 0.8, 0.9, 0.93])
)
def test_alike_are_titles_of_a_least_likeness(first: str, second: str, least: float) -> None:
    assert are_alike(first, second, least) == (likeness(first, second) >= least)
