"""A kept block that is out of date, was edited by hand, or has a comment that is wrong.

## Why
A table of contents, a count or a table of statistics that awesomelint keeps is right only if it is renewed
after each change of the list.

## Wrong
    # Papers

    This list has <!-- awesomelint:begin count -->1<!-- awesomelint:end --> papers.

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361)

## Right
    # Papers

    This list has <!-- awesomelint:begin count hash=4129e2a804 -->2<!-- awesomelint:end --> papers.

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361)

## Fix
Safe if the block is as awesomelint has written it, or empty: writes its content anew. Unsafe if the content
was edited by hand, because the edit would be lost. The hash in the first comment says which is the case. A
wrong comment has no fix.

## Severity
Warning.

## Notes
See [Kept blocks](../blocks.md) for the kinds of blocks and their options. No other rule reports anything in a
kept block, except `merge-conflict`. Numbers outside of kept blocks are checked by `stated-count`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.kept_blocks import KeptBlock, kept_blocks
from awesomelint.model import ListDocument
from awesomelint.rewriting.kept_blocks import comment_with_hash, inner_of, is_edited
from awesomelint.rewriting.kept_blocks.options import OptionError, UnknownHistoryError
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe, unsafe

# So many blocks on lines of their own are kept in a list.
_MOST = 50


@rule(
    "stale-block",
    group="about",
    severity=Severity.WARNING,
    fix="both",
    changes=("urls", "words", "blocks", "emphasis", "pairs"),
    reads_kept_blocks=True,
)
def check(context: Context) -> Iterator[Found]:
    """Compare each kept block with what it should be."""
    document = context.document
    found = kept_blocks(document)
    text = document.source.text
    lines = 0
    for block in found.blocks:
        # Each table of contents may be as long as the list.
        lines += block.is_line
        if lines > _MOST:
            break
        try:
            inner = inner_of(document, block, context.arrivals)
        except UnknownHistoryError:
            # Without the history, such as in a shallow clone, nothing can be said.
            continue
        except OptionError as error:
            yield Found(block.begin, str(error), key=f"{block.kind} option")
            continue
        if finding := _compare(document, block, inner):
            yield finding
    for span in found.stray:
        is_end = "awesomelint:end" in text[slice(*span)]
        yield Found(
            span,
            "this comment ends a kept block, but none begins above it"
            if is_end
            else "this comment does not begin a kept block: it needs `<!-- awesomelint:end -->` below it and before the next "
            "heading, both at the left margin after an empty line, or else on the same line",
        )


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
