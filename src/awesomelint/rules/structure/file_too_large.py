"""A README that GitHub truncates because it is larger than 512,000 bytes.

## Why
GitHub shows only the first 500 KiB of a README, without a warning, and stops even within a word. Readers do
not see the rest, and links to it in the table of contents do not work.

## Wrong
A `README.md` of 640 KB with all papers since 2016.

## Right
A `README.md` with the papers of this year, and `archive/2016.md` … `archive/2024.md` with the others, linked
from it.

## Fix
None: how to divide a list is the maintainer's choice.

## Severity
Error for a README, at the position where GitHub stops. Warning for other Markdown files over 2 MB: GitHub
shows them on their own page, but may only show the raw text of a file this large.

## Notes
The limits are documented by GitHub: “any content beyond 500 KiB will be truncated”
(<https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-readmes>)
and “generally less than 2 MB” (<https://docs.github.com/en/repositories/creating-and-managing-repositories/repository-limits>).
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Found, Option, Severity, Span, rule
from awesomelint.util.text import plural

_RENDERED = 2_000_000


@rule(
    "file-too-large",
    group="structure",
    severity=Severity.ERROR,
    options={"limit": Option(512_000, "The size in bytes above which GitHub truncates a README.")},
)
def check(context: Context) -> Iterator[Found]:
    """Compare the size in bytes with GitHub's limits."""
    document = context.document
    source = document.source
    limit = int(context.options["limit"])
    data = source.to_bytes()
    if "readme" in source.path.replace("\\", "/").rpartition("/")[2].lower():
        if len(data) > limit:
            at = min(len(data[:limit].decode("utf-8-sig", "ignore")), len(source.text) - 1)
            line = source.line_of(at)
            left = source.line_count - line
            message = (
                f"GitHub truncates this README here, after {limit:,} of {len(data):,} bytes; "
                f"the last {plural(left, 'line')} {'is' if left == 1 else 'are'} not shown"
            )
            yield Found(Span(at, source.line_end(line)), message, key="cut")
    elif len(data) > _RENDERED:
        message = f"file has {len(data):,} bytes; GitHub may not render Markdown files over 2 MB"
        yield Found(Span(0, source.line_end(1)), message, Severity.WARNING, key="raw")
