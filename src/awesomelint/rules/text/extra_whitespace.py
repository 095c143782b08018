"""A doubled space, a space before a comma, or one at the end of a line, where the list has none elsewhere.

## Why
Nobody sees it on the page, but it breaks searches for a title, makes entries differ that should be alike, and comes up
in every diff of the line.

## Wrong
    - [AlphaCube](https://alphacube.dev/),  [code](https://github.com/kyo-takano/alphacube).
    - [Fast Forwarding Low-Rank  Training](https://arxiv.org/abs/2409.04206) , Sep. 6 2024.

## Right
    - [AlphaCube](https://alphacube.dev/), [code](https://github.com/kyo-takano/alphacube).
    - [Fast Forwarding Low-Rank Training](https://arxiv.org/abs/2409.04206), Sep. 6 2024.

## Fix
Safe. The spaces that are too many go.

## Severity
A warning. A note for spaces at the end of a line, and where more than five entries of a hundred have the same.

## Notes
Two spaces that break a line (CommonMark 6.7), the padding of tables, indentation, code, comments and the wide space
between two sentences are left alone. Where a section itself doubles the space in a certain place, say between its
brackets, this is its style.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.extra_spaces import extra_spaces, trailing_spaces
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe

_MARKS = {",": "comma", ".": "period", ";": "semicolon", ")": "closing bracket", "]": "closing bracket"}


@rule("extra-whitespace", group="text", severity=Severity.WARNING, fix="safe")
def check(context: Context) -> Iterator[Found]:
    """Report spaces that are too many within a line, then those at its end."""
    text = context.document.source.text
    for space, certain in extra_spaces(context.document):
        start, end = space.start, space.end
        before, after = _words(text, start, end)
        if space.usual:
            message = f"{end - start} spaces stand between “{before}” and “{after}”; expected one"
        else:
            message = (
                f"a space stands between “{before}” and the {_MARKS[text[end]]} behind it; expected none"
            )
        fix = safe("Remove the spaces", Edit(start, end, space.usual))
        severity = None if certain else Severity.NOTE
        yield Found(Span(start, end), message, severity, fix=fix, key=f"{before} {after}")
    for span in trailing_spaces(context.document):
        before, _ = _words(text, *span)
        message = f"the line goes on behind “{before}” with spaces that do nothing; expected its end"
        fix = safe("Remove the spaces", Edit(*span, ""))
        yield Found(span, message, Severity.NOTE, fix=fix, key=before)


def _words(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and behind a place, shortened where they are long."""
    before, after = text[max(0, start - 24) : start].split(), text[end : end + 24].split()
    return (before[-1] if before else ""), (after[0] if after else "")
