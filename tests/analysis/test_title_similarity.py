"""Titles that are compared: only those in comparable scripts, without their translations."""

from __future__ import annotations

import pytest

from awesomelint.analysis.works.title_similarity import (
    are_comparable,
    differ_in_name,
    is_author_list,
    is_name,
    leading_name,
    share_component,
    stems,
    without_brackets,
    without_translation,
)


@pytest.mark.parametrize("title", ["拡散モデルの基礎", "扩散模型综述", "확산 모델 연구"])
def test_eastern_and_western_titles_are_not_compared(title: str) -> None:
    assert are_comparable(title, title)
    assert not are_comparable(title, "A Survey of Diffusion Models")


def test_an_incomplete_title_is_not_compared() -> None:
    assert not are_comparable("Journal version of", "A Survey of Diffusion Models")
    assert not are_comparable("A Survey of Diffusion Models", "Journal version of")


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


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("SaRA: Rocks", "sara"),
        ("SaRA : Rocks", "sara"),
        ("SaRA： Rocks", "sara"),
        ("“_SaRA_: Rocks", "sara"),
        ("Rocks: Rivers", "rocks"),
        ("S.A+R/A-2: Rocks", "sara2"),
        ("Large Rocks: Rivers", ""),
        ("DeepSeek Rocks", "deepseek"),
        ("(DeepSeek) Rocks", "deepseek"),
        ("GPT4 Rocks", "gpt4"),
        ("GPT-4 Rocks", "gpt4"),
        ("GPT-v4 Rocks", "gptv4"),
        ("GPTv4.1+/x-y Rocks", "gptv41xy"),
        ("deep-a2 Rocks", "deepa2"),
        ("GPT Rocks", ""),
        ("GPT-vx4 Rocks", "gptvx4"),
        ("3D Rocks", ""),
        ("4 Rocks", ""),
        ("Rocks and DeepSeek", ""),
    ],
)
def test_names_that_titles_begin_with(title: str, name: str) -> None:
    assert leading_name(title) == name


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("SmallBarn+HQM", "TidyMill+HQM", True),
        ("Small_HQM", "hqm-Tidy", True),
        ("Small+HQ", "Tidy+HQ", False),
        ("Small+HQM", "Tidy+HQMs", False),
    ],
)
def test_parts_that_names_share(first: str, second: str, expected: bool) -> None:
    assert share_component(first, second) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("M. Lark，T. Finch", True),
        ("M. Lark, and T. Finch", True),
        ("M. Lark, T. Finch,", True),
        ("J.-P. Lark, Tom Finch", True),
        ("Lark M., Finch T.", True),
        ("Lark, M.T. Finch", True),
        ("Lark, Mary, and Tom O’Finch-Wren", True),
        ("Ann Bo Cy Lark, T. Finch", True),
        ("Ann Bo Cy Di Lark, T. Finch", False),
        ("Lark, Mary and Tom Finch", False),
        ("Mary Lark, Tom Finch", False),
        ("M. Lark, T. Finch: Rocks", False),
        ("A.I. for Rocks, Rivers", False),
    ],
)
def test_names_of_several_authors(title: str, expected: bool) -> None:
    assert is_author_list(title) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Deep (Very [Large] Neural) Model", "Deep Model"),
        ("Deep （Large） 【New】 Model", "Deep Model"),
        ("Deep (Large Model", "Deep (Large Model"),
    ],
)
def test_titles_without_brackets(title: str, expected: str) -> None:
    assert " ".join(without_brackets(title).split()) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Learned Models of the Rocks", {"learne", "models", "rocks"}),
        ("Café of Learned Models", {"café", "learne", "models"}),
        ("大语言模型", {"大语", "言模", "型"}),
        ("大语言 Models", {"大语", "言", "models"}),
    ],
)
def test_stems_of_titles(title: str, expected: set[str]) -> None:
    assert stems(title) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("About tBERT", "About DC-BERT", True),
        ("About GPT3", "About GPT4", True),
        ("About 3", "About 4", False),
        ("About tBERT", "About models", False),
        ("About Rocks", "About Rivers", False),
        ("About tBERT and DCBert", "About tBERT", False),
    ],
)
def test_titles_of_one_template(first: str, second: str, expected: bool) -> None:
    assert differ_in_name(first, second) is expected


@pytest.mark.parametrize(
    ("title", "other", "expected"),
    [
        # Half of the letters must be in a script.
        ("Обзор abcde", "A Survey", True),
        ("Обзоры abcde", "A Survey", False),
        ("Обзоры abcde", "Обзор", True),
        ("Обзор", "Επισκόπηση", False),
        ("模型 of Rocks", "A Survey", False),
    ],
)
def test_titles_in_two_scripts(title: str, other: str, expected: bool) -> None:
    assert are_comparable(title, other) is are_comparable(other, title) is expected
