"""A file whose last line has no line ending.

## Why
POSIX defines a line as text that ends with a line feed, and most tools rely on it. Without it, the next entry
that somebody appends changes two lines of the diff instead of one, and concatenated files run into each
other.

## Wrong
A last line `- [Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022.` that is the end of the file,
without a line ending.

## Right
The same line, followed by a line feed. More blank lines at the end are fine.

## Fix
Safe. A line ending of the kind that the rest of the file uses is added.

## Severity
A note, because readers of the page do not see it.

## Notes
POSIX.1-2017, 3.206 (Line).
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe


@rule("final-newline", group="text", severity=Severity.NOTE, fix="safe")
def check(context: Context) -> Iterator[Found]:
    """Report a file that does not end with a line feed."""
    document = context.document
    text = document.source.text
    if not text or text.endswith("\n"):
        return
    end = len(text)
    # A lone carriage return is half of a line ending.
    start = len(text.rstrip("\r"))
    yield Found(
        Span(start, end),
        "no newline at end of file",
        fix=safe("Add a newline", Edit(start, end, document.source.newline)),
        key="end of file",
    )
