"""Source: bytes become text and bytes again without loss, and every offset has its line."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.source import BOM, Source, Span, UndecodableError, back, onward

# Runs of what files go wrong on: line endings of every kind, tabs, NUL, marks of two to four bytes, BOMs in the middle.
FRAGMENTS = [
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\0",
    "\x1b",
    "a",
    "é",
    "論文",
    "𝛼",
    "\ufeff",
    "\u2028",
    "\x85",
    "\x0c",
    "\x0b",
    "- [",
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))


@given(texts, st.booleans())
def test_bytes_survive_the_way_to_text_and_back(text: str, bom: bool) -> None:
    data = (BOM if bom else b"") + text.encode()
    assert Source.from_bytes(data).to_bytes() == data


@pytest.mark.parametrize("bom", [True, False])
def test_sources_go_to_other_processes(bom: bool) -> None:
    source = pickle.loads(pickle.dumps(Source("- a\r\n- b", "README.md", bom=bom)))
    assert (source.text, source.path, source.bom, source.line_of(6)) == ("- a\r\n- b", "README.md", bom, 2)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="empty"),
        pytest.param(BOM, "", id="only a byte-order mark"),
        pytest.param(b"a\nb", "a\nb", id="no final newline"),
        pytest.param(b"a\r\nb\r\n", "a\r\nb\r\n", id="CRLF stays"),
        pytest.param(b"a\r\nb\nc\rd", "a\r\nb\nc\rd", id="mixed endings stay mixed"),
        pytest.param(BOM + b"a", "a", id="the mark is no text"),
        pytest.param(BOM + BOM + b"a", "\ufeffa", id="a second mark is text"),
        pytest.param(b"\0\t\x1b", "\0\t\x1b", id="control characters"),
    ],
)
def test_text_is_what_the_bytes_say(data: bytes, text: str) -> None:
    source = Source.from_bytes(data)
    assert source.text == text
    assert source.to_bytes() == data


def test_another_text_is_encoded_as_the_file_came() -> None:
    assert Source.from_bytes(BOM + b"a").to_bytes("é") == BOM + "é".encode()


@given(st.binary(max_size=60))
def test_any_bytes_are_a_source_or_undecodable_at_the_offset_that_python_names(data: bytes) -> None:
    try:
        expected = data.decode("utf-8")
    except UnicodeDecodeError as error:
        with pytest.raises(UndecodableError) as caught:
            Source.from_bytes(data, "a.md")
        assert caught.value.offset == error.start
    else:
        assert Source.from_bytes(data).text == expected.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "offset", "byte"),
    [
        pytest.param(b"abc\xff", 3, "0xff", id="a byte that UTF-8 never has"),
        pytest.param("é".encode("latin-1") + b"t", 0, "0xe9", id="Latin-1"),
        pytest.param("# 标题\n- 论".encode("gb18030"), 2, "0xb1", id="GB 18030"),
        pytest.param(BOM + b"ab\x80", 5, "0x80", id="the byte-order mark counts"),
        pytest.param("é".encode()[:1], 0, "0xc3", id="cut off within a character"),
        pytest.param(b"\xed\xa0\x80", 0, "0xed", id="half a surrogate pair"),
        pytest.param("a".encode("utf-16"), 0, "0xff", id="UTF-16"),
    ],
)
def test_undecodable_bytes_are_named_with_file_and_offset(data: bytes, offset: int, byte: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        Source.from_bytes(data, "docs/list.md")
    error = caught.value
    assert (error.path, error.offset) == ("docs/list.md", offset)
    assert str(error).startswith("docs/list.md: ") and byte in str(error) and f"offset {offset}" in str(error)


@given(texts)
def test_lines_are_those_of_split(text: str) -> None:
    source = Source(text)
    lines = text.split("\n")
    assert source.line_count == len(lines)
    for number, line in enumerate(lines, 1):
        start, end = source.line_start(number), source.line_end(number)
        assert source.line_text(number) == text[start:end]
        # A carriage return belongs to the line ending where a line feed follows it.
        assert source.line_text(number) == (line.removesuffix("\r") if number < len(lines) else line)


@given(texts)
def test_every_offset_lies_on_its_line(text: str) -> None:
    source = Source(text)
    for offset in range(len(text) + 1):
        line = source.line_of(offset)
        before = text[:offset]
        assert line == before.count("\n") + 1
        assert source.line_start(line) == before.rfind("\n") + 1
        assert source.position(offset) == (line, offset - source.line_start(line) + 1)


def test_columns_count_code_points() -> None:
    source = Source("𝛼é論 x")
    assert source.position(4) == (1, 5)
    assert source.text[slice(*Span(4, 5))] == "x"


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("", "\n"),
        ("a", "\n"),
        ("a\nb\r\n", "\n"),
        ("a\r\nb\r\nc\n", "\r\n"),
        ("a\rb", "\n"),
        ("a\r\n", "\r\n"),
    ],
)
def test_newline_is_what_most_lines_end_in(text: str, newline: str) -> None:
    assert Source(text).newline == newline


@pytest.mark.parametrize("mark", ["\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_a_line_feed_ends_a_line(mark: str) -> None:
    # `str.splitlines` would split here, and line numbers would differ from every editor's and from git's.
    source = Source(f"a{mark}b\nc")
    assert source.line_count == 2
    assert source.line_of(2) == 1


@pytest.mark.parametrize("reach", range(12))
def test_a_reach_counts_a_line_ending_once(reach: int) -> None:
    unix = "ab\n\ncd\nef\n\n"
    windows = unix.replace("\n", "\r\n")
    middle = unix.index("cd"), windows.index("cd")
    ahead = [text[at : onward(text, at, reach)] for text, at in zip((unix, windows), middle, strict=True)]
    following = [text[back(text, at, reach) : at] for text, at in zip((unix, windows), middle, strict=True)]
    for one, other in (ahead, following):
        assert one == other.replace("\r", "")
