"""Positions in the units of editors, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from awesomelint.server.positions import Positions
from awesomelint.source import Span

ENCODINGS = list(types.PositionEncodingKind)


def positions(
    text: str, encoding: types.PositionEncodingKind = types.PositionEncodingKind.Utf16
) -> Positions:
    return Positions(text, PositionCodec(encoding))


@pytest.mark.parametrize(
    ("encoding", "character"),
    [
        (types.PositionEncodingKind.Utf16, 5),
        (types.PositionEncodingKind.Utf8, 9),
        (types.PositionEncodingKind.Utf32, 4),
    ],
)
def test_characters_are_counted_in_the_units_of_the_editor(
    encoding: types.PositionEncodingKind, character: int
) -> None:
    text = "one\n- 🎉论文\n"
    assert positions(text, encoding).position(8) == types.Position(1, character)


def test_lines_end_at_line_feeds_and_carriage_returns_only() -> None:
    text = "a\r\nb\rc\u2028d\x0be\nf"
    found = positions(text)
    assert [found.position(text.index(char)).line for char in "abcdef"] == [0, 1, 2, 2, 2, 3]


def test_positions_beyond_the_end_are_the_end() -> None:
    found = positions("ab\ncd\r\n")
    assert found.offset(types.Position(0, 99)) == 2
    assert found.offset(types.Position(1, 99)) == 5
    assert found.offset(types.Position(9, 0)) == 7


def test_a_range_is_that_of_its_span() -> None:
    assert positions("ab\ncd").range(Span(1, 4)) == types.Range(types.Position(0, 1), types.Position(1, 1))


@given(st.text(st.sampled_from("ab é论🎉\n\r\u2028"), max_size=40), st.data())
def test_every_offset_comes_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    encoding = data.draw(st.sampled_from(ENCODINGS))
    found = positions(text, encoding)
    if text[offset - 1 : offset + 1] == "\r\n":
        # Between the two, there is no position.
        return
    assert found.offset(found.position(offset)) == offset
