"""What holds for the reading of every text, sensible or not: spans, tiles, lines, and no way to make it raise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.export.records import record
from awesomelint.model import Entry, ListDocument
from awesomelint.reading import read
from awesomelint.source import Source
from fenced import sections
from lists import EACH_LIST

FIXTURES = [
    case["markdown"] for path in sorted((Path(__file__).parent / "reading").glob("*.md")) for _, case in sections(path)
]

# -- texts ----------------------------------------------------------------------------------------------------------

# fmt: off
LINES = [
    "# Papers", "## Surveys", "### 1. [A Title](https://arxiv.org/abs/2405.00200)", "---", "", "", "",
    "- [A Title of Four Words](https://arxiv.org/abs/2405.00200). Apr. 30 2024. `tag`",
    "* **A Title in Bold** [[pdf](u)] (NeurIPS 2023)", "1. A Plain Title, ICML 2024. [paper](https://x.org)",
    "  - Ada Lovelace, Alan Turing", "  - [nested](https://arxiv.org/abs/1706.03762)", "    - a note", "  more of it",
    "A Paragraph's Title. \\[[pdf](u)\\] \\[EMNLP 2023\\] 2023.9", "*Ada Lovelace; Alan Turing*", "- Paper: https://x.org/a",
    "| Title | Venue | Link |", "|---|---|---|", "| [A](b) | CVPR'24 | [c](d) |", "| e | f |", "|||", "<!--", "-->",
    "```", "<table><tr><td><a href='x'>T</a></td><td>ICLR 2020</td></tr></table>", "<details>", "</details>", "> quote",
    "- ", "[ref]: https://x.org", "[![b](s)](t)", "“引号” 《书》2024年5月", "\tindented", "\\", "<br>", "~~~",
]
MARKS = [
    "[", "]", "(", ")", "*", "**", "_", "`", "\\", "<", ">", "|", "#", "-", "\n", "\r\n", "\r", "\t", "  \n", '"', "“",
    "”", "<!--", "-->", "<td>", "2024", "ICLR", "et al.", "https://", "\0", "\ufeff", "𝛼", "é", "。", "&amp;", "$",
    "[a](b)", "\x0b", "\u2028",
]
# fmt: on
listlike = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)
anything = st.one_of(st.sampled_from(MARKS), st.sampled_from(LINES), st.text(max_size=4))
marked = st.lists(anything, max_size=30).map("".join)


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """A list in a real format with some of its characters lost, doubled or replaced."""
    text = draw(st.sampled_from(FIXTURES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        middle = draw(st.one_of(st.just(""), st.sampled_from(MARKS), st.just(text[start:end] * 2)))
        text = text[:start] + middle + text[end:]
    return text


texts = st.one_of(listlike, marked, mutants(), st.text(alphabet=st.characters(codec="utf-8")))

# -- what holds -----------------------------------------------------------------------------------------------------


@given(texts)
def test_any_text_is_read_and_its_entries_lie_where_they_say(text: str) -> None:
    check(read(Source(text)))


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert records(text) == records(text)


@given(st.one_of(listlike, mutants()))
def test_line_endings_change_nothing(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "")
    assert records(unix.replace("\n", "\r\n")) == records(unix)


@given(listlike, listlike)
def test_a_byte_order_mark_changes_nothing(first: str, other: str) -> None:
    data = f"{first}\n\n{other}".encode()
    assert described(read(Source.from_bytes(b"\xef\xbb\xbf" + data))) == described(read(Source.from_bytes(data)))


@pytest.fixture(scope="module", params=EACH_LIST)
def real(request: pytest.FixtureRequest) -> ListDocument:
    return read(Source.from_bytes(request.param.read_bytes()))


def test_entries_of_real_lists_lie_where_they_say(real: ListDocument) -> None:
    check(real)


def test_line_endings_of_real_lists_change_nothing(real: ListDocument) -> None:
    unix = real.source.text.replace("\r\n", "\n")
    other = unix if "\r\n" in real.source.text else unix.replace("\n", "\r\n")
    assert described(read(Source(other))) == described(real)


# -- how it is checked ----------------------------------------------------------------------------------------------


def records(text: str) -> list[dict[str, Any]]:
    return described(read(Source(text)))


def described(document: ListDocument) -> list[dict[str, Any]]:
    told = [record(entry) for entry in document.entries + document.hidden]
    for one in told:
        del one["path"]
        for field in (one["date"], one["venue"]):
            if field is not None:
                # The source's own words, which may go over a line's end.
                field["raw"] = field["raw"].replace("\r\n", "\n")
    return told


def check(document: ListDocument) -> None:
    source = document.source
    for entries in (document.entries, document.hidden):
        assert [entry.span for entry in entries] == sorted(entry.span for entry in entries)
        for entry in entries:
            check_place(entry, source)
            check_pieces(entry)
            check_fields(entry, source.text)
    for section in document.root.walk():
        assert 1 <= section.line <= section.end_line <= source.line_count
    assert all(entry.section.hidden for entry in document.hidden if entry.section.line > 1) or document.hidden == []


def check_place(entry: Entry, source: Source) -> None:
    assert 0 <= entry.span.start <= entry.span.end <= len(source.text)
    assert 1 <= entry.line <= entry.end_line <= source.line_count
    assert (source.line_of(entry.span.start), source.line_of(entry.span.end)) == (entry.line, entry.end_line)
    assert entry.parent is None or entry.parent.line <= entry.line
    assert entry.depth >= 0


def check_pieces(entry: Entry) -> None:
    """The pieces stand edge to edge from the entry's start to its end."""
    at = entry.span.start
    for piece in entry.pieces:
        assert piece.start == at < piece.end
        at = piece.end
    assert at == entry.span.end
    text = entry.source.text
    assert "".join(text[piece.start : piece.end] for piece in entry.pieces) == entry.text


# What makes a field more than one plain stretch of source.
MARKUP = frozenset("*_`[]<>\\&|\r\n~\t")


def check_fields(entry: Entry, text: str) -> None:
    for field in filter(None, (entry.date, entry.venue)):
        start, end = field.span
        assert entry.span.start <= start < end <= len(text)
        assert " ".join(text[start:end].split()) == " ".join(field.raw.split()) or not MARKUP.isdisjoint(text[start:end])
    if entry.title_span is not None and entry.title:
        start, end = entry.title_span
        assert entry.span.start <= start <= end <= len(text)
        written = " ".join(text[start:end].split())
        if MARKUP.isdisjoint(written) and entry.title_kind != "quote":
            assert entry.title.strip(QUOTES) in written
    for link in entry.links:
        assert entry.span.start <= link.span.start < link.span.end <= len(text)
        for inner in filter(None, (link.url_span, link.label_span)):
            assert link.span.start <= inner.start <= inner.end <= link.span.end
        if link.url_span is not None and "\\" not in text[slice(*link.url_span)] and "&" not in link.url:
            assert text[slice(*link.url_span)] == link.url or text[link.span.start] == "<"


QUOTES = "\"'“”‘’`《》「」.,:： "
