"""A file whose last line has no line ending.

## Why
A line ends with a line feed; so POSIX defines it, and so most tools expect it. Where the last one is missing, the next
entry that somebody appends changes two lines in the diff instead of one, and two files that are joined run into each
other.

## Wrong
A last line `- [Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022.` behind which the file stops at once.

## Right
The same line with one line feed behind it. Further blank lines at the end do no harm.

## Fix
Safe. A line ending is added, in the form that the file's other lines have.

## Severity
A note: no reader sees it.

## Notes
POSIX.1-2017, 3.206 (Line).
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe


@rule("final-newline", group="text", severity=Severity.NOTE, fix="safe")
def check(context: Context) -> Iterator[Found]:
    """Look at the last character of the file."""
    document = context.document
    text = document.source.text
    if not text or text.endswith("\n"):
        return
    end = len(text)
    # A carriage return alone is the half of a line ending.
    start = len(text.rstrip("\r"))
    yield Found(
        Span(start, end),
        "the last line has no line ending; expected one",
        fix=safe("End the last line", Edit(start, end, document.source.newline)),
        key="end of file",
    )
