"""The blocks of a document by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument


@fact
def by_kind(document: ListDocument) -> Mapping[str, Sequence[Block]]:
    """Return the blocks of each kind in document order; for any other kind, an empty sequence."""
    blocks: dict[str, list[Block]] = defaultdict(list)
    for block in document.blocks.walk():
        blocks[block.kind].append(block)
    return blocks
