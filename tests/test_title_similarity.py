"""Titles that are compared: only those in comparable scripts, without their translations."""

from __future__ import annotations

import pytest

from awesomelint.analysis.works.title_similarity import comparable, plain


@pytest.mark.parametrize("title", ["拡散モデルの基礎", "扩散模型综述", "확산 모델 연구"])
def test_eastern_and_western_titles_are_not_compared(title: str) -> None:
    assert comparable(title, title)
    assert not comparable(title, "A Survey of Diffusion Models")


@pytest.mark.parametrize("translation", ["拡散モデル", "扩散模型综述", "확산모델 연구"])
def test_a_translation_in_brackets_is_left_out(translation: str) -> None:
    assert plain(f"A Survey of Diffusion Models ({translation})") == "A Survey of Diffusion Models"
