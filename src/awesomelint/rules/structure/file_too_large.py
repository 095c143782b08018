"""A README that GitHub cuts off, because it is larger than 512,000 bytes.

## Why
GitHub shows the first 500 KiB of a README and stops, in the middle of a word if need be. What stands behind that point
is not found by readers, and the links of the contents to it lead nowhere. Nothing warns of it.

## Wrong
A `README.md` of 640 KB with all papers since 2016.

## Right
A `README.md` with the papers of this year, and `archive/2016.md` … `archive/2024.md` with the others, linked from it.

## Fix
None: where to part a list is the maintainer's choice.

## Severity
An error for a README, told at the place where GitHub stops. For other Markdown files, which GitHub shows whole on their
own page, a warning from 2 MB on: beyond that GitHub may show no more than the raw text.

## Notes
The limits are GitHub's own: “any content beyond 500 KiB will be truncated”
(<https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes>)
and “generally less than 2 MB” (<https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits>).
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Found, Option, Severity, Span, rule

_RENDERED = 2_000_000


@rule(
    "file-too-large",
    group="structure",
    severity=Severity.ERROR,
    options={"limit": Option(512_000, "The size of a README in bytes beyond which it is cut off.")},
)
def check(context: Context) -> Iterator[Found]:
    """Compare the size in bytes with what GitHub shows; a text is encoded only where its length leaves a doubt."""
    document = context.document
    source = document.source
    limit = int(context.options["limit"])
    if len(source.text) * 4 + 3 <= min(limit, _RENDERED):
        return
    data = source.to_bytes()
    if "readme" in source.path.replace("\\", "/").rpartition("/")[2].lower():
        if len(data) > limit:
            at = min(len(data[:limit].decode("utf-8-sig", "ignore")), len(source.text) - 1)
            line = source.line_of(at)
            left = source.line_count - line
            size = f"{limit:,} of {len(data):,} bytes"
            said = f"GitHub cuts this README off here, at {size}: the last {left:,} lines are not shown"
            yield Found(Span(at, source.line_end(line)), said, key="cut")
    elif len(data) > _RENDERED:
        said = f"this file has {len(data):,} bytes; beyond 2 MB GitHub may show its raw text only"
        yield Found(Span(0, source.line_end(1)), said, Severity.WARNING, key="raw")
