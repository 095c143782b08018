"""Titles that are compared: only those in comparable scripts, without their translations."""

from __future__ import annotations

import pytest

from awesomelint.analysis.works.title_similarity import (
    are_comparable,
    is_author_list,
    is_name,
    without_translation,
)


@pytest.mark.parametrize("title", ["拡散モデルの基礎", "扩散模型综述", "확산 모델 연구"])
def test_eastern_and_western_titles_are_not_compared(title: str) -> None:
    assert are_comparable(title, title)
    assert not are_comparable(title, "A Survey of Diffusion Models")


@pytest.mark.parametrize("translation", ["拡散モデル", "扩散模型综述", "확산모델 연구"])
def test_a_translation_in_brackets_is_left_out(translation: str) -> None:
    assert (
        without_translation(f"A Survey of Diffusion Models ({translation})") == "A Survey of Diffusion Models"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Επισκόπηση των μοντέλων",
        "Обзор моделей",
        "סקירה של מודלים",
        "دراسة النماذج",
        "मॉडल का सर्वेक्षण",
        "ภาพรวมของแบบจำลอง",
    ],
)
def test_titles_in_different_scripts_are_not_compared(title: str) -> None:
    assert are_comparable(title, title)
    assert not are_comparable(title, "A Survey of Diffusion Models")
    # Most letters count: a Latin name does not make the title Latin, nor a Greek letter the title Greek.
    assert not are_comparable(f"BERT: {title}", "A Survey of Diffusion Models")
    assert are_comparable(f"{title[0]}-VAE: A Survey", "A Survey of Diffusion Models")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Quartz", True),
        ("Highway Networks", True),
        ("Deep Highway Networks", False),
        # An acronym in brackets is not counted.
        ("Exact Match (EM)", True),
        ("Average Recall (AR@k)", True),
        ("Recall Rate (R-Rate)", True),
        ("Exact Match (ROUGE-L2)", False),
        ("Exact Match (em)", False),
        ("Exact Match (E)", False),
        ("Exact Match (Absolute)", True),
        ("Exact Match (Absolutes)", False),
    ],
)
def test_names(title: str, expected: bool) -> None:
    assert is_name(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Lark, M.T., Finch, T.", True),
        ("M. Lark; T. Finch", True),
        ("M. Lark & T. Finch", True),
        ("M. Lark and T. Finch", True),
        ("Lark, Mary, and Tom Finch", True),
        ("Mary O'Lark, and Tom Finch-Wren", True),
        # One name, no initial, a word that is not a name.
        ("M. Lark", False),
        ("Lark, Finch", False),
        ("Larks, Finches, and Other Birds of the Woods", False),
        ("M. Lark, a study", False),
        ("Images, Videos, and Three Dimensional Scenes", False),
    ],
)
def test_lists_of_authors(title: str, expected: bool) -> None:
    assert is_author_list(title) is expected
