"""Merge three versions of one text word by word; what texts say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from awesomelint.fields.urls import work_key
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import SIGN, WORD, lazy_pattern

T = TypeVar("T")

# A URL is one token, because the parts of two URLs do not combine to a third.
_TOKEN = lazy_pattern(r"https?://[^\s)>\]|]+|\w+|\s+|.")
_LINK = lazy_pattern(r"\[[^\[\]]*\]\([^()\s]*\)|`[^`]+`|https?://")
_DELIMITERS = frozenset(",;、，；|")
# What a text says: its words, its URLs and links to files, and signs such as 🔥.
_SAID = lazy_pattern(rf"(?P<url>https?://[^\s)>\]|]+|(?<=\]\()(?!#)[^()\s]+)|\w+|{SIGN}")
_SILENT = frozenset(("and",))
# Longer texts are not merged: comparing them takes quadratic time.
_MAX_TOKENS = 1_500


class Chunk(NamedTuple):
    """A range of the base and what both sides have in its place."""

    base: list[str]
    ours: list[str]
    theirs: list[str]


def chosen(base: T, ours: T, theirs: T) -> T:
    """Return the value of the side that changed it; that of ours if both did."""
    return theirs if ours == base else ours


def says_all_of(richer: str, poorer: str) -> bool:
    """Whether everything that one text says is in another; joining words say nothing."""
    words = Counter(_said(poorer)) - Counter(_said(richer))
    return not (words.keys() - _SILENT)


def _said(text: str) -> Iterator[str]:
    """Yield what a text says; URLs that differ only in case may lead to different files, depending on the host."""
    for match in _SAID.finditer(text):
        word = match[0].casefold()
        yield f"{word} {work_key(match[0])}" if match["url"] else word


def merge_texts(base: str, ours: str, theirs: str) -> str | None:
    """Return the text with the changes of both sides; None if they change the same words."""
    tokens = [_TOKEN.findall(text) for text in (base, ours, theirs)]
    if any(len(found) > _MAX_TOKENS for found in tokens):
        return None
    merged: list[str] = []
    for chunk in chunks(*tokens):
        part = _merge_chunk(chunk)
        if part is None:
            return None
        merged += part
    return "".join(merged)


def _merge_chunk(chunk: Chunk) -> list[str] | None:
    base, ours, theirs = chunk
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if not base and _can_both_stand("".join(ours), "".join(theirs)):
        return ours + theirs
    return None


def _can_both_stand(ours: str, theirs: str) -> bool:
    """Whether two texts that were inserted at one place are links or tags of their own, or items of an enumeration."""
    if ours[:1] in _DELIMITERS and ours[:1] == theirs[:1] and WORD.search(ours) and WORD.search(theirs):
        return True
    for text in (ours, theirs):
        if not _LINK.search(text) or "\n" in text:
            return False
        if any(text.count(opening) != text.count(closing) for opening, closing in ("()", "[]")):
            return False
    labels = [{match.partition("](")[0] for match in _LINK.findall(text)} for text in (ours, theirs)]
    return labels[0].isdisjoint(labels[1])


def chunks(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Chunk]:
    """Yield the chunks of a three-way comparison in order; equal parts and changed parts alternate."""
    mine, yours = _equal(base, ours), _equal(base, theirs)
    at, our_at, their_at = 0, 0, 0
    for start in range(len(base) + 1):
        if start < len(base) and not (start in mine and start in yours):
            continue
        our_end = mine[start] if start < len(base) else len(ours)
        their_end = yours[start] if start < len(base) else len(theirs)
        yield Chunk(list(base[at:start]), list(ours[our_at:our_end]), list(theirs[their_at:their_end]))
        if start < len(base):
            same = [base[start]]
            yield Chunk(same, same, same)
        at, our_at, their_at = start + 1, our_end + 1, their_end + 1


def _equal(base: Sequence[str], side: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, base, side, autojunk=False)
    return {block.a + at: block.b + at for block in matcher.get_matching_blocks() for at in range(block.size)}
