"""The blocks of a document by kind: walked once, for all rules that look for some kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument


@fact
def by_kind(document: ListDocument) -> Mapping[str, Sequence[Block]]:
    """All blocks in document order under their kinds; a kind that the document has not is an empty sequence."""
    blocks: dict[str, list[Block]] = defaultdict(list)
    for block in document.blocks.walk():
        blocks[block.kind].append(block)
    return blocks
