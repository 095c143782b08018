"""Kept blocks in a merge: what the program writes is left out of the versions, and written again in the result.

Otherwise, every two branches that add a work would conflict in the lists and numbers that say so.
"""

from __future__ import annotations

from awesomelint.analysis.kept_blocks import KeptBlock, kept_blocks
from awesomelint.findings import Edit, with_edits
from awesomelint.markdown.kept import MARK
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.rewriting.kept_blocks import comment_with_hash, comment_without_hash, inner_of, is_edited
from awesomelint.rewriting.kept_blocks.options import OptionError, UnknownHistoryError
from awesomelint.source import Source, UndecodableError

# A number in a heading changes the table of contents, whose numbers change nothing else.
_PASSES = 3


def without_contents(data: bytes) -> bytes:
    """Return a version with its kept blocks emptied, except those that were edited by hand."""
    document = _document(data)
    if document is None:
        return data
    text, edits = document.source.text, list[Edit]()
    for block in kept_blocks(document).blocks:
        # What git's history says about the result is not known yet.
        if not is_edited(text, block) and block.options.get("by") != "history":
            edits.append(Edit(*block.begin, comment_without_hash(text[slice(*block.begin)])))
            edits.append(Edit(*block.inner, document.source.newline if block.is_line else ""))
    return Source(with_edits(text, edits), bom=document.source.bom).to_bytes()


def with_contents(data: bytes) -> bytes:
    """Return the result of a merge with its kept blocks written again, except those that were edited by hand."""
    for _ in range(_PASSES):
        document = _document(data)
        if document is None:
            break
        edits = [edit for block in kept_blocks(document).blocks for edit in _filled(document, block)]
        renewed = Source(with_edits(document.source.text, edits), bom=document.source.bom).to_bytes()
        if renewed == data:
            break
        data = renewed
    return data


def _filled(document: ListDocument, block: KeptBlock) -> list[Edit]:
    text = document.source.text
    if is_edited(text, block):
        return []
    try:
        inner = inner_of(document, block)
    except (OptionError, UnknownHistoryError):
        return []
    begin = comment_with_hash(text[slice(*block.begin)], inner)
    return [Edit(*block.begin, begin), Edit(*block.inner, inner)]


def _document(data: bytes) -> ListDocument | None:
    if MARK.encode() not in data:
        return None
    try:
        return read(Source.from_bytes(data))
    except UndecodableError:
        return None
