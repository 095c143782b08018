"""Widths of text in a terminal, and lines that are wrapped or cut to a width."""

from __future__ import annotations

from unicodedata import category, name

import pytest
from wcwidth import wcswidth

from awesomelint.ui.columns import characters, columns, cut, wrapped

# Blocks that lists use, with characters of one and of two columns: Latin to Cyrillic, Hebrew and Arabic letters,
# Thai, signs, arrows, mathematics, symbols, Japanese, Chinese, Korean, full-width forms, emoji.
BLOCKS = [
    (0xA0, 0x530), (0x5D0, 0x5EB), (0x620, 0x6D4), (0xE01, 0xE2F), (0x1E00, 0x1F00), (0x2010, 0x2028), (0x2030, 0x205F),
    (0x20A0, 0x20C0), (0x2190, 0x2630), (0x2638, 0x268A), (0x2690, 0x2C00), (0x3001, 0x302A), (0x3041, 0x3097),
    (0x30A0, 0x3100), (0x3400, 0x3500), (0x4E00, 0x9FA0), (0xAC00, 0xD7A4), (0xFF01, 0xFFA0), (0x1F300, 0x1F3FB),
    (0x1F400, 0x1F650), (0x1F680, 0x1F6D8), (0x1F900, 0x1FA00),
]  # fmt: skip
JOINED = {
    "e\u0301": 1,
    "👩\u200d👩\u200d👧": 2,
    "🇺🇳": 2,
    "👍🏽": 2,
    "⚠\ufe0f": 2,
    "1\ufe0f\u20e3": 2,
    "कि": 2,
    "\u1112\u1161\u11ab": 2,
}


def test_widths_are_those_of_the_library_without_importing_it() -> None:
    different = []
    for first, last in BLOCKS:
        for char in map(chr, range(first, last)):
            if category(char)[0] in "LNPSZ" and columns(char) != wcswidth(char):
                different.append(name(char, hex(ord(char))))
    assert not different


@pytest.mark.parametrize(("text", "width"), JOINED.items())
def test_characters_that_are_drawn_as_one_have_one_width(text: str, width: int) -> None:
    assert columns(text) == width
    assert list(characters(f"a{text}b")) == [("a", 1), (text, width), ("b", 1)]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 10, "short"),
        ("longer than ten", 10, "longer tha"),
        ("深度学习之美", 5, "深度"),
        ("ab👩\u200d👩\u200d👧cd", 3, "ab"),
        ("ab👩\u200d👩\u200d👧cd", 4, "ab👩\u200d👩\u200d👧"),
    ],
)
def test_text_is_cut_between_characters(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("twelve chars", ["twelve chars"]),
        ("one two three four", ["one two", "  three four"]),
        ("https://example.org/long and more", ["https://example.org/long", "  and more"]),
        ("深度学习之美，及其他", ["深度学习之", "  美，及其他"]),
        ("一二三四五六，七", ["一二三四五", "  六，七"]),
        ("一二三四五（六七）", ["一二三四五", "  （六七）"]),
    ],
)
def test_text_is_wrapped_at_spaces_and_beside_ideographs(text: str, lines: list[str]) -> None:
    assert wrapped(text, 12, indent="  ") == lines


def test_the_first_line_begins_after_other_text() -> None:
    assert wrapped("one two", 12, before=6, indent=" ") == ["one", " two"]
    assert wrapped("something else", 12, before=6, indent=" ") == ["", " something", " else"]
