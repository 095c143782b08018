"""The layout of an entry is the same with the layouts that were kept of others."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.model import DateField, Entry
from awesomelint.pieces import Piece
from awesomelint.reading import read
from awesomelint.source import Source, Span
from awesomelint.style.layout import kept_layouts
from awesomelint.style.layout.kept_layouts import KeptLayouts
from awesomelint.style.layout.layout import EntryLayout, layout_of
from tests.reading.test_kept_drafts import LIST, edited
from tests.support.lists import EACH_SMALL_LIST

ENTRY = "- [Tidy Sheep](https://arxiv.org/abs/2402.00001), ICML 2024, a barn. [[code](https://a.example)] `wool`\n"


def shown(layout: EntryLayout | None) -> Any:
    return layout and (layout.key, layout.offsets)


def same(text: str, kept: KeptLayouts) -> None:
    """Assert that the entries of a text have the same layouts with those that are kept."""
    for entry in read(Source(text)).entries:
        assert shown(kept.layout_of(entry)) == shown(layout_of(entry))


@settings(max_examples=max(5, settings().max_examples // 10))
@given(st.randoms(use_true_random=False))
def test_the_layouts_of_an_edited_list_are_the_same(random: Random) -> None:
    kept, text = KeptLayouts(), LIST
    for _ in range(4):
        same(text, kept)
        text = edited(text, random)


@pytest.mark.slow
@pytest.mark.parametrize("path", EACH_SMALL_LIST[::3])
def test_the_layouts_of_real_lists_are_the_same(path: Path) -> None:
    kept, text = KeptLayouts(), Source.from_bytes(path.read_bytes()).text
    for version in (text, "\n" + text, edited(text, Random(path.name))):
        same(version, kept)


@pytest.mark.pure
def test_a_layout_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptLayouts()
    (first,) = read(Source("# Sheep\n\nAll of them.\n\n" + ENTRY)).entries
    kept.layout_of(first)
    monkeypatch.delattr(kept_layouts, "layout_of")
    (moved,) = read(Source("# Papers\n\n" + ENTRY)).entries
    layout = kept.layout_of(moved)
    assert shown(layout) == shown(layout_of(moved)) and layout is not None and layout.entry is moved


def read_otherwise(entry: Entry, other: str) -> None:
    """Change one thing that is read of an entry, but not its text."""
    at = entry.span.start
    match other:
        case "kind":
            entry.kind = "paragraph"
        case "kind of title":
            entry.title_kind = "text"
        case "marker":
            entry.marker = ""
        case "title":
            entry.title = ""
        case "title span":
            entry.title_span = Span(at + 3, at + 7)
        case "date":
            entry.date = DateField("barn", "2024", Span(at + 61, at + 65))
        case "venue":
            entry.venue = None
        case "end":
            entry.span = Span(at, entry.span.end - 7)
        case "own end":
            entry.own_end -= 7
        case "label":
            entry.links[0].label = "paper"
        case "badge":
            entry.links[1].badge = True
        case "link":
            del entry.links[1]
        case "kind of a link":
            entry.links[0].kind = "url"
        case "place of a mark":
            entry.marks[-1] = Piece(entry.marks[-1].kind, at + 61, at + 65, "barn")
        case "mark":
            entry.marks.append(Piece("author", at + 61, at + 65, "barn"))


@pytest.mark.parametrize(
    "other",
    ["kind", "kind of title", "marker", "title", "title span", "date", "venue", "end", "own end", "label", "badge", "link", "kind of a link", "place of a mark", "mark"],
)  # fmt: skip
def test_a_layout_depends_on_all_that_is_read(other: str) -> None:
    kept = KeptLayouts()
    # A bullet has no letters or digits, so it is no field even if it isn't known to be a marker.
    text = ENTRY.replace("-", "1.", 1) if other == "marker" else ENTRY
    (entry,), (changed,) = (read(Source(text)).entries for _ in range(2))
    read_otherwise(changed, other)
    before = kept.layout_of(entry)
    assert shown(kept.layout_of(changed)) == shown(layout_of(changed)) != shown(before)


@pytest.mark.pure
def test_the_number_of_layouts_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_layouts, "_MOST", 3)
    kept = KeptLayouts()
    for number in range(9):
        same(ENTRY.replace("Tidy", f"Tidy {number}"), kept)
    assert kept.added == 9 and len(kept) <= 6
