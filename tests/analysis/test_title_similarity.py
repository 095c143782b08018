"""Titles that are compared: only those in comparable scripts, without their translations."""

from __future__ import annotations

import pytest

from awesomelint.analysis.works.title_similarity import are_comparable, without_translation


@pytest.mark.parametrize("title", ["拡散モデルの基礎", "扩散模型综述", "확산 모델 연구"])
def test_eastern_and_western_titles_are_not_compared(title: str) -> None:
    assert are_comparable(title, title)
    assert not are_comparable(title, "A Survey of Diffusion Models")


@pytest.mark.parametrize("translation", ["拡散モデル", "扩散模型综述", "확산모델 연구"])
def test_a_translation_in_brackets_is_left_out(translation: str) -> None:
    assert (
        without_translation(f"A Survey of Diffusion Models ({translation})") == "A Survey of Diffusion Models"
    )
