"""Inline parts: links, images, code, emphasis and breaks inside a block, each with its exact place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.markdown.blocks import parse
from awesomelint.markdown.inline import normalise_label, scan, unescape
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.table_cells import cells
from awesomelint.source import Source
from tests.support import mistletoe_reference as mistletoes_own
from tests.support.cases import load
from tests.support.lists import EACH_LIST

CASES = [
    pytest.param(case.text, case.expected("parts"), id=case.title)
    for case in load(Path(__file__).with_name("inline.md"))
]


def outline(text: str) -> list[str]:
    """The inline parts of a text in the form of `markdown/inline.md`."""
    reported: list[str] = []

    def tell(parts: list[Inline], depth: int) -> None:
        for part in parts:
            inner = text[part.inner_start : part.inner_end]
            target = f" → {part.url}" if part.kind in ("link", "image", "url") else ""
            inside = (
                ""
                if part.kind in ("softbreak", "hardbreak", "tag") and not part.children
                else f" {{{inner}}}"
            )
            line = f"{'  ' * depth}{part.kind} {text[part.start : part.end]}{inside}{target}"
            reported.append(line.replace("\n", "⏎").rstrip(" "))
            tell(part.children, depth + 1)

    tell(scan(text, 0, len(text), {}), 0)
    return reported


@pytest.mark.parametrize(("text", "parts"), CASES)
def test_parts_are_those_of_the_case(text: str, parts: list[str]) -> None:
    assert outline(text.removesuffix("\n")) == parts


DEFINITIONS = {"ref": "https://x.org", "a b": "https://y.org/a_b", "论文": "https://z.org", "paper]": "w"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[none] [none][none] [none][]", [], id="no definition"),
        pytest.param("\\[ref] [ref\\] `[ref]` <b title='[ref]'>", [], id="escaped, in code, in a tag"),
        pytest.param("[text][none]", [], id="a label that is not defined"),
        pytest.param("[text] [ref]", [("link", "[ref]", "https://x.org")], id="a space parts text and label"),
        pytest.param("[ref]", [("link", "[ref]", "https://x.org")], id="shortcut"),
        pytest.param("[ref][]", [("link", "[ref][]", "https://x.org")], id="collapsed"),
        pytest.param("[text][ref]", [("link", "[text][ref]", "https://x.org")], id="full"),
        pytest.param(
            "[REF] [A\n  B]",
            [("link", "[REF]", "https://x.org"), ("link", "[A\n  B]", "https://y.org/a_b")],
            id="letter case and spaces",
        ),
        pytest.param("[论文]", [("link", "[论文]", "https://z.org")], id="other scripts"),
        pytest.param(
            "![alt][ref] ![ref]",
            [("image", "![alt][ref]", "https://x.org"), ("image", "![ref]", "https://x.org")],
            id="images",
        ),
        pytest.param(
            "[![s](t)][ref]",
            [("link", "[![s](t)][ref]", "https://x.org"), ("image", "![s](t)", "t")],
            id="a badge",
        ),
        pytest.param("[ref](u)", [("link", "[ref](u)", "u")], id="a target of its own goes first"),
        pytest.param("[[ref]](u)", [("link", "[ref]", "https://x.org")], id="no link within a link"),
        pytest.param(
            "[text][ref](u)",
            [("link", "[text][ref]", "https://x.org")],
            id="what follows a full reference is text",
        ),
        pytest.param("\\[[ref]\\]", [("link", "[ref]", "https://x.org")], id="in escaped brackets"),
    ],
)
def test_references(text: str, expected: list[tuple[str, str, str]]) -> None:
    parts = [part for top in scan(text, 0, len(text), DEFINITIONS) for part in top.walk()]
    links = [part for part in parts if part.kind in ("link", "image")]
    assert [(part.kind, text[part.start : part.end], part.url) for part in links] == expected
    # A target in a definition elsewhere has no span here.
    assert all((part.url_start < 0) == (text[part.end - 1] == "]") for part in links)


@pytest.mark.parametrize(
    ("label", "normal"),
    [("a", "a"), (" A  b\n c ", "a b c"), ("ẞ", "ss"), ("Straße", "strasse"), ("论文", "论文")],
)
def test_labels_are_compared_as_commonmark_says(label: str, normal: str) -> None:
    assert normalise_label(label) == normal


@pytest.mark.parametrize(
    ("text", "plain"),
    [("\\*a\\*", "*a*"), ("\\\\[", "\\["), ("\\a", "\\a"), ("a\\", "a\\"), ("\\论", "\\论")],
)
def test_escapes_are_undone_before_punctuation_only(text: str, plain: str) -> None:
    assert unescape(text) == plain


def test_a_part_of_a_text_is_scanned_as_if_it_stood_alone() -> None:
    text = "[a](b) *c [d](e)* f"
    parts = scan(text, 8, 16, {})
    assert [text[part.start : part.end] for part in parts] == ["[d](e)"]
    assert scan(text, 0, 5, {})[0].kind == "bracket"


# Pieces of which inline structure is made, in any order.
# fmt: off
PIECES = [
    "[", "]", "(", ")", "*", "**", "_", "`", "``", "!", "\\", "<", ">", "a", '"', "'", "|", ".", " ", "\n", "\r\n",
    "  \n",
    "“", "”", "（", "）", "【", "】", "论文", "\0", "https://x.org", "www.y.org", "<!--", "-->", "<br>", "<b>", "</b>", "</a>",
    "[x](y)", "![", "](u)", '<a href="u">', "<img alt=x src=y>", "\\[", "\\]", "[ref]",
]
# fmt: on
inlines = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.one_of(inlines, st.text(alphabet=st.characters(codec="utf-8"))))
def test_parts_nest_in_order_within_the_text(text: str) -> None:
    _check(text, scan(text, 0, len(text), DEFINITIONS), 0, len(text))


def _check(text: str, parts: list[Inline], start: int, end: int) -> None:
    at = start
    for part in parts:
        assert at <= part.start <= part.inner_start <= part.inner_end <= part.end <= end
        assert part.start < part.end
        at = part.end
        _check(text, part.children, part.start, part.end)
        if part.url_start >= 0:
            assert part.start <= part.url_start <= part.url_end <= part.end
            written = text[part.url_start : part.url_end]
            # The target is the source without escapes, and without entities where HTML allows them.
            assert part.url == written or part.url == unescape(written) or "&" in written


@given(inlines)
def test_a_scan_depends_on_nothing_outside_its_stretch(text: str) -> None:
    alone = scan(text, 0, len(text), DEFINITIONS)
    within = scan(f"](*`{text}`*)[", 4, 4 + len(text), DEFINITIONS)
    assert _shape(alone, 0) == _shape(within, 4)


def _shape(parts: list[Inline], shift: int) -> list[tuple[str, int, int, str]]:
    return [
        (part.kind, part.start - shift, part.end - shift, part.url) for top in parts for part in top.walk()
    ]


@pytest.mark.parametrize("path", EACH_LIST)
def test_links_of_real_lists_are_mistletoes_own(path: Path) -> None:
    source = Source.from_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    own = mistletoes_own.facts_of(path)
    text, found = source.text, []
    for block in parse(source).walk():
        if block.kind in ("paragraph", "heading"):
            found += scan(text, block.start, block.end, own.definitions)
        elif block.kind == "table":
            rows = [span for number, span in enumerate(block.line_spans) if number != 1]
            found += [
                part
                for row in rows
                for cell in cells(text, *row)
                for part in scan(text, *cell, own.definitions)
            ]
    parts = [part for top in found for part in top.walk() if part.kind in ("link", "image")]
    # An `<a>` or `<img>` is a link or image to us and a piece of HTML to mistletoe.
    assert Counter((part.kind, part.url) for part in parts if text[part.start] != "<") == own.links


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_no_address_in_angle_brackets_goes_over_a_line(ending: str) -> None:
    # CommonMark 6.3; a backslash before the line's end changes nothing.
    text = f"[a](<https://x.org/b\\{ending}c>)"
    assert [part.url for part in scan(text, 0, len(text), {}) if part.kind == "link"] == []
