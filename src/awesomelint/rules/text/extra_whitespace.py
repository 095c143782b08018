"""Doubled spaces, spaces before punctuation, and trailing spaces that the rest of the list does not have.

## Why
Extra spaces are invisible on the page, but they break searches for a title, make otherwise equal entries
differ, and show up as noise in diffs.

## Wrong
    - [AlphaCube](https://alphacube.dev/),  [code](https://github.com/kyo-takano/alphacube).
    - [Fast Forwarding Low-Rank  Training](https://arxiv.org/abs/2409.04206) , Sep. 6 2024.

## Right
    - [AlphaCube](https://alphacube.dev/), [code](https://github.com/kyo-takano/alphacube).
    - [Fast Forwarding Low-Rank Training](https://arxiv.org/abs/2409.04206), Sep. 6 2024.

## Fix
Safe. The extra spaces are removed.

## Severity
A warning. A note for trailing spaces, and if more than five entries in a hundred have the same extra spaces.

## Notes
The rule ignores hard line breaks made of two spaces (CommonMark 6.7), the padding of tables, indentation,
code, comments and the double space between two sentences. If a section usually doubles the space in some
position, say between its brackets, the rule takes that for its style.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.extra_spaces import extra_spaces, trailing_spaces
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe

_PUNCTUATION = {
    ",": "comma",
    ".": "period",
    ";": "semicolon",
    ")": "closing bracket",
    "]": "closing bracket",
}


@rule("extra-whitespace", group="text", severity=Severity.WARNING, fix="safe")
def check(context: Context) -> Iterator[Found]:
    """Report extra spaces within lines, then trailing spaces."""
    text = context.document.source.text
    for space, certain in extra_spaces(context.document):
        start, end = space.start, space.end
        before, after = _surrounding_words(text, start, end)
        if space.usual:
            message = f"expected 1 space between “{before}” and “{after}”, found {end - start}"
            fix = safe(f"Replace {end - start} spaces with 1", Edit(start, end, space.usual))
        else:
            mark = _PUNCTUATION[text[end]]
            message = f"expected no space between “{before}” and the {mark} after it, found {end - start}"
            fix = safe(f"Remove the space before the {mark}", Edit(start, end, space.usual))
        severity = None if certain else Severity.NOTE
        yield Found(Span(start, end), message, severity, fix=fix, key=f"{before} {after}")
    for span in trailing_spaces(context.document):
        before, _ = _surrounding_words(text, *span)
        fix = safe("Remove the trailing spaces", Edit(*span, ""))
        yield Found(span, f"trailing spaces after “{before}”", Severity.NOTE, fix=fix, key=before)


def _surrounding_words(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words before and after a span, of which at most 24 characters are shown."""
    before, after = text[max(0, start - 24) : start].split(), text[end : end + 24].split()
    return (before[-1] if before else ""), (after[0] if after else "")
