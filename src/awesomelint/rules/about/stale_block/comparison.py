"""How kept blocks are compared with what they should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awesomelint.analysis.kept_blocks import KeptBlock
from awesomelint.model import ListDocument
from awesomelint.rewriting.kept_blocks import comment_with_hash, inner_of, is_edited
from awesomelint.rewriting.kept_blocks.options import OptionError, UnknownHistoryError
from awesomelint.rules.api import Edit, Found, safe, unsafe

# So many blocks on lines of their own are kept in a list.
_MOST = 50


def compare_blocks(
    document: ListDocument, blocks: Sequence[KeptBlock], arrivals: Sequence[str] | None
) -> Iterator[Found]:
    """Compare each kept block with what it should be."""
    lines = 0
    for block in blocks:
        # Each table of contents may be as long as the list.
        lines += block.is_line
        if lines > _MOST:
            break
        try:
            inner = inner_of(document, block, arrivals)
        except UnknownHistoryError:
            # Without the history, such as in a shallow clone, nothing can be said.
            continue
        except OptionError as error:
            yield Found(block.begin, str(error), key=f"{block.kind} option")
            continue
        if finding := _compare(document, block, inner):
            yield finding


def _compare(document: ListDocument, block: KeptBlock, inner: str) -> Found | None:
    text = document.source.text
    begin = text[slice(*block.begin)]
    made = comment_with_hash(begin, inner)
    # A list that mixes line endings is left as it is.
    is_current = text[slice(*block.inner)].replace("\r\n", "\n") == inner.replace("\r\n", "\n")
    if is_current and made == begin:
        return None
    edits = [] if made == begin else [Edit(*block.begin, made)]
    if not is_current:
        edits.append(Edit(*block.inner, inner))
    if is_current:
        return Found(
            block.begin,
            f"the {block.kind} block has no hash of its content, or another one",
            fix=safe("Write the hash of the content", *edits),
            key=block.kind,
        )
    if is_edited(text, block):
        edited = "was edited by hand" if block.hash else "has content that awesomelint did not write"
        return Found(
            block.begin,
            f"the {block.kind} block is out of date and {edited}; "
            "move what you want to keep out of it, and run `awesomelint fix --unsafe-fixes`",
            fix=unsafe(f"Overwrite the {block.kind} block", *edits),
            key=f"{block.kind} edited",
        )
    return Found(
        block.begin,
        f"the {block.kind} block is out of date; `awesomelint fix` renews it",
        fix=safe(f"Renew the {block.kind} block", *edits),
        key=block.kind,
    )
