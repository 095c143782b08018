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
Safe. The extra spaces of a line are removed together, before full-width punctuation (`，`) all of them.

## Severity
A warning. A note for trailing spaces, except for the only line break of three spaces in a list in which all
others have two. A note, too, if more than five entries in a hundred have the same extra spaces, unless the line
has other extra spaces.

## Notes
The rule ignores hard line breaks made of two spaces (CommonMark 6.7), the padding of tables, indentation,
outline numbers, code, comments and the double space between two sentences. If a section usually doubles the
space in some position, say between its brackets, or all entries of a short section do, the rule takes that
for its style.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from awesomelint.analysis.extra_spaces import Space, extra_spaces, trailing_spaces
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe

_PUNCTUATION = {
    ",": "comma",
    ".": "period",
    ";": "semicolon",
    "，": "comma",
    "、": "comma",
    "。": "period",
    "；": "semicolon",
    "：": "colon",
    "！": "exclamation mark",
    "？": "question mark",
} | dict.fromkeys(")]）】》」』", "closing bracket")


@rule("extra-whitespace", group="text", severity=Severity.WARNING, fix="safe")
def check(context: Context) -> Iterator[Found]:
    """Report extra spaces within lines, once for each line, then trailing spaces."""
    source = context.document.source
    lines: dict[int, list[Space]] = defaultdict(list)
    certain_lines: set[int] = set()
    for space, certain in extra_spaces(context.document):
        line = source.line_of(space.start)
        lines[line].append(space)
        if certain:
            certain_lines.add(line)
    for line, spaces in lines.items():
        spaces.sort(key=lambda space: space.start)
        yield _report(source.text, spaces, None if line in certain_lines else Severity.NOTE)
    for span, certain in trailing_spaces(context.document):
        before, _ = _surrounding_words(source.text, *span)
        fix = safe("Remove the trailing spaces", Edit(*span, ""))
        severity = None if certain else Severity.NOTE
        yield Found(span, f"trailing spaces after “{before}”", severity, fix=fix, key=before)


def _report(text: str, spaces: list[Space], severity: Severity | None) -> Found:
    """Report the extra spaces of a line at the first of them."""
    start, end, usual = spaces[0].start, spaces[0].end, spaces[0].usual
    before, after = _surrounding_words(text, start, end)
    if usual:
        message = f"expected 1 space between “{before}” and “{after}”, found {end - start}"
        title = f"Replace {end - start} spaces with 1"
    else:
        mark = _PUNCTUATION[text[end]]
        message = f"expected no space between “{before}” and the {mark} after it, found {end - start}"
        title = f"Remove the {'space' if end - start == 1 else 'spaces'} before the {mark}"
    if len(spaces) > 1:
        message += f"; {len(spaces) - 1} more on this line"
        title = f"Remove the extra spaces in {len(spaces)} positions"
    fix = safe(title, *(Edit(space.start, space.end, space.usual) for space in spaces))
    return Found(Span(start, end), message, severity, fix=fix, key=f"{before} {after}")


def _surrounding_words(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words before and after a span, of which at most 24 characters are shown."""
    before, after = text[max(0, start - 24) : start].split(), text[end : end + 24].split()
    return (before[-1] if before else ""), (after[0] if after else "")
