"""Markers that Git left in the file where two versions could not be merged.

## Why
`<<<<<<< HEAD`, `=======` and `>>>>>>> theirs` show where Git found two versions of the same lines. Committed by
mistake, they are shown as text, as a huge heading or as seven nested quotes, and the entries between them stand there
twice.

## Wrong
    <<<<<<< HEAD
    - [LoRA: Low-Rank Adaptation](https://arxiv.org/abs/2106.09685), Jun. 17 2021.
    =======
    - [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685), Jun. 17 2021.
    >>>>>>> theirs

## Right
    - [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685), Jun. 17 2021.

## Fix
None. Which of the two versions is right, or whether both are, only a person can tell.

## Notes
The form of the markers is that of `git merge` (section “How conflicts are presented” of its manual), with `|||||||`
in the diff3 style. A line of equals signs alone, which makes the line above a heading, and markers in a code block are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.positions import is_verbatim
from awesomelint.rules.api import Context, Found, Related, Severity, Span, rule
from awesomelint.util.regex import lazy_pattern

_MARKER = lazy_pattern(r"^(?:<{7}(?= )|\|{7}(?=[ \r\n])|={7}(?=\r?$)|>{7}(?= \S))[^\r\n]*", re.MULTILINE)
# What Git writes behind the closing marker: a branch or commit, perhaps with a subject in brackets.
_THEIRS = lazy_pattern(r">{7} [\w./~^:@-]+(?: \(.*\))?\s*$")


@rule("merge-conflict", group="text", severity=Severity.ERROR)
def check(context: Context) -> Iterator[Found]:
    """Report each conflict once, at its first marker, with its other markers beside it."""
    document = context.document
    text = document.source.text
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return
    conflict: list[Span] = []
    for match in _MARKER.finditer(text):
        begins, ends = match[0][0] == "<", match[0][0] == ">"
        if not (begins or conflict or (ends and _THEIRS.match(match[0]))) or is_verbatim(
            document, match.start()
        ):
            continue
        if begins and conflict:
            yield _found(text, conflict)
            conflict = []
        conflict.append(Span(*match.span()))
        if ends:
            yield _found(text, conflict)
            conflict = []
    if conflict:
        yield _found(text, conflict)


def _found(text: str, markers: list[Span]) -> Found:
    first = text[slice(*markers[0])]
    return Found(
        markers[0],
        f"“{first}” is a marker of a merge that was not finished; keep one of the two versions and remove the markers",
        related=tuple(Related(marker, f"“{text[slice(*marker)]}” belongs to it") for marker in markers[1:]),
    )
