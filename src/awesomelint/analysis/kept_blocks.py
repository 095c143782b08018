"""The kept blocks of a document, with their kinds and options, and whether someone has edited them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.positions import in_any, parts_at
from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.kept import MARK, comment_spans, kept_spans
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.digest import digest
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

_WORD = lazy_pattern(r'([^\s="]+)(?:=(?:"([^"]*)"|([^\s"]*)))?')
_HASH = "hash"
# In hexadecimal digits: enough to notice an edit.
_HASH_SIZE = 10


class KeptBlock(NamedTuple):
    """A kept block: its kind and options as written, the hash in its first comment, and its spans.

    `begin` is the first comment and `inner` what is between the comments; `is_line` if they are lines of their own.
    """

    kind: str
    options: dict[str, str]
    hash: str
    span: Span
    begin: Span
    inner: Span
    is_line: bool


class KeptBlocks(NamedTuple):
    """The kept blocks of a document in order, and the comments that are like theirs but belong to none."""

    blocks: list[KeptBlock]
    stray: list[Span]

    def contains(self, offset: int) -> bool:
        """Whether an offset is in a kept block, its comments included."""
        at = bisect_right(self.blocks, offset, key=_start) - 1
        return at >= 0 and offset < self.blocks[at].span.end


_start = attrgetter("span.start")


def hash_of(inner: str) -> str:
    """Return the hash of what is between the comments of a block; the kind of line ending makes no difference."""
    return digest(inner.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).hex()[:_HASH_SIZE]


@fact
def kept_blocks(document: ListDocument) -> KeptBlocks:
    """Return the kept blocks of a document; in code there are none."""
    text = document.source.text
    if MARK not in text and "awesomelint:end" not in text:
        return KeptBlocks([], [])
    folded = {block.start for block in by_kind(document)["kept"]}
    code = by_kind(document)["code"]
    found = KeptBlocks([], [])
    pairs: list[Span] = []
    for span in kept_spans(text):
        if span.is_line and span.start not in folded:
            # Within an item, a quotation or HTML, or directly below a table.
            pairs.append(Span(span.inner_start, span.end))
        elif span.is_line or not _is_code(document, code, span.start):
            kind, options = _parsed(span.given)
            own_hash = options.pop(_HASH, "")
            whole, begin = Span(span.start, span.end), Span(span.start, span.inner_start)
            inner = Span(span.inner_start, span.inner_end)
            found.blocks.append(KeptBlock(kind, options, own_hash, whole, begin, inner, span.is_line))
    found.stray.extend(
        span
        for span in map(Span._make, comment_spans(text))
        if not found.contains(span.start)
        and not in_any(pairs, span.start)
        and not _is_code(document, code, span.start)
    )
    return found


def _is_code(document: ListDocument, blocks: Sequence[Block], offset: int) -> bool:
    return in_any(blocks, offset) or any(part.kind == "code" for part in parts_at(document, offset))


def _parsed(given: str) -> tuple[str, dict[str, str]]:
    """Return the kind of a block and its options: `toc depth=2 counts`; the value of a lone word is empty."""
    words = [(match[1], match[2] or match[3] or "") for match in _WORD.finditer(given)]
    kind = words[0][0].lower() if words else ""
    return kind, {name.lower(): value for name, value in words[1:]}
