"""What a kept block should have between its comments, made from the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from awesomelint.analysis.kept_blocks import KeptBlock, hash_of
from awesomelint.model import ListDocument
from awesomelint.rewriting.kept_blocks.counts import (
    BADGE_OPTIONS,
    COUNT_OPTIONS,
    STATS_OPTIONS,
    badge,
    count,
    stats,
)
from awesomelint.rewriting.kept_blocks.options import OptionError, Options, Wanted
from awesomelint.rewriting.kept_blocks.recent import OPTIONS as RECENT_OPTIONS
from awesomelint.rewriting.kept_blocks.recent import recent
from awesomelint.rewriting.kept_blocks.toc import OPTIONS as TOC_OPTIONS
from awesomelint.rewriting.kept_blocks.toc import toc
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

END = "<!-- awesomelint:end -->"
_HASH = lazy_pattern(r"[ \t]*\bhash=[^\s]*(?=[ \t]|-->)|(?=[ \t]*-->)")
_NUMBER = lazy_pattern(r"\s*\d[\d,]*\s*")


class Kind(NamedTuple):
    """A kind of block: its options, and a function that makes its lines; `inline` if it may be within a line."""

    options: tuple[str, ...]
    lines: Callable[[ListDocument, Wanted], Iterable[str]]
    inline: bool


KINDS: Mapping[str, Kind] = {
    "toc": Kind(TOC_OPTIONS, toc, False),
    "count": Kind(COUNT_OPTIONS, count, True),
    "stats": Kind(STATS_OPTIONS, stats, False),
    "badge": Kind(BADGE_OPTIONS, badge, True),
    "recent": Kind(RECENT_OPTIONS, recent, False),
}


def options_of(block: KeptBlock) -> Options:
    """Return the options of a block; raises `OptionError` for an unknown kind or option."""
    if block.kind not in KINDS:
        raise OptionError(f"unknown block “{block.kind}”; expected {', '.join(KINDS)}")
    return Options(block.kind, block.options, KINDS[block.kind].options)


def inner_of(document: ListDocument, block: KeptBlock, arrivals: Sequence[str] | None = None) -> str:
    """Return what a block should have between its comments; `arrivals` as in `rules.api.Context`.

    Raises `OptionError` if its first comment is wrong, and `UnknownHistoryError` if it needs the arrivals.

    Lists and tables have blank lines around them, which not every program needs, but none objects to.
    """
    options = options_of(block)
    kind = KINDS[block.kind]
    if not block.is_line and not kind.inline:
        raise OptionError(
            f"the comments of a {block.kind} block must be on lines of their own, at the left margin"
        )
    lines = list(kind.lines(document, Wanted(options, block.span, block.is_line, arrivals)))
    if not block.is_line:
        return "".join(lines)
    newline = document.source.newline
    return newline.join(["", *([""] if lines else []), *lines, *([""] if lines else []), ""])


def comment_with_hash(begin: str, inner: str) -> str:
    """Return the first comment of a block with the hash of what is between the comments."""
    return _HASH.sub(f" hash={hash_of(inner)}", begin.rstrip(), count=1)


def comment_without_hash(begin: str) -> str:
    """Return the first comment of a block without its hash."""
    return _HASH.sub("", begin, count=1)


def is_edited(text: str, block: KeptBlock) -> bool:
    """Whether someone has written what is between the comments: it is neither empty nor what the hash was made of.

    Nothing is lost with a number.
    """
    inner = text[slice(*block.inner)]
    is_number = block.kind == "count" and _NUMBER.fullmatch(inner) is not None
    return bool(inner.strip()) and not is_number and hash_of(inner) != block.hash
