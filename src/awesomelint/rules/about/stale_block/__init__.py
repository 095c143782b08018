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
Safe if the block is as awesomelint has written it, or empty: rewrites its content. Unsafe if the content
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

from awesomelint.analysis.kept_blocks import kept_blocks
from awesomelint.rules.api import Context, Found, Severity, rule


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
    if found.blocks:
        # Most lists have none and need nothing else of this package, or of the one that writes blocks.
        from awesomelint.rules.about.stale_block.comparison import compare_blocks

        yield from compare_blocks(document, found.blocks, context.arrivals)
    for span in found.stray:
        is_end = "awesomelint:end" in text[slice(*span)]
        yield Found(
            span,
            "this comment ends a kept block, but none begins above it"
            if is_end
            else "this comment does not begin a kept block: it needs `<!-- awesomelint:end -->` below it and before the next "
            "heading, both at the left margin after an empty line, or else on the same line",
        )
