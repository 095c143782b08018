"""Labels: link texts that name a kind of link, and none that name a work."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.fields.link_labels import is_label, normal, says_code, says_paper


@pytest.mark.parametrize(
    "text",
    [
        "Attention Is All You Need",
        "GPT",
        "Learning",
        "Introduction",
        "Deep paper",
        "weights & biases",
        "GitHub stars",
        "2024 in review of everything",
        "论文笔记本",
        "paper code " * 10,
    ],
)
def test_names_of_works_are_no_labels(text: str) -> None:
    assert not is_label(normal(text))


@pytest.mark.parametrize(
    ("text", "paper", "code"),
    [
        ("", False, False),
        ("paper", True, False),
        ("[pdf]", True, False),
        ("[[Paper]]", True, False),
        ("**`Paper`**", True, False),
        ("Paper Link", True, False),
        ("arXiv 2310.00001", True, False),
        ("📄 Paper", True, False),
        (":scroll: paper", True, False),
        ("论文", True, False),
        ("code", False, True),
        ("The code", False, True),
        ("PyTorch code", False, True),
        ("code (official)", False, True),
        ("official implementation", False, True),
        ("代码", False, True),
        ("Paper/Code", True, True),
        ("Project Page", False, False),
        ("slides/video", False, False),
        ("HF 🤗", False, False),
        ("supp.", False, False),
        ("YouTube playlist", False, False),
        ("Homeworks", False, False),
        ("Direct links", False, False),
        ("Lecture recordings", False, False),
        ("v2", False, False),
    ],
)
def test_labels_and_what_they_name(text: str, paper: bool, code: bool) -> None:
    assert is_label(normal(text))
    assert (says_paper(text), says_code(text)) == (paper, code)


def test_no_label_names_nothing() -> None:
    assert not says_paper(None)
    assert not says_code(None)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    is_label(text)
