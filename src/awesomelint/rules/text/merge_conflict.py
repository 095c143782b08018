"""Conflict markers that Git left in the file after an unfinished merge.

## Why
`<<<<<<< HEAD`, `=======` and `>>>>>>> theirs` mark two versions of the same lines. If they are committed by
mistake, GitHub renders them as text, as a large heading or as seven nested quotes, and the entries between
them appear twice.

## Wrong
    <<<<<<< HEAD
    - [LoRA: Low-Rank Adaptation](https://arxiv.org/abs/2106.09685), Jun. 17 2021.
    =======
    - [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685), Jun. 17 2021.
    >>>>>>> theirs

## Right
    - [LoRA: Low-Rank Adaptation of Large Language Models](https://arxiv.org/abs/2106.09685), Jun. 17 2021.

## Fix
None. Only the maintainer knows which of the two versions to keep.

## Notes
The markers are those that `git merge` writes (see “How conflicts are presented” in its manual), including
`|||||||` in the diff3 style. The rule ignores markers in code blocks, and a line of equals signs alone, which
makes the line above it a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.positions import is_verbatim
from awesomelint.rules.api import Context, Found, Related, Severity, Span, rule
from awesomelint.util.regex import lazy_pattern

_MARKER = lazy_pattern(r"^(?:<{7}(?= )|\|{7}(?=[ \r\n])|={7}(?=\r?$)|>{7}(?= \S))[^\r\n]*", re.MULTILINE)
# After the closing marker Git writes a branch or commit, sometimes followed by a subject in parentheses.
_THEIRS = lazy_pattern(r">{7} [\w./~^:@-]+(?: \(.*\))?\s*$")


@rule("merge-conflict", group="text", severity=Severity.ERROR, reads_kept_blocks=True)
def check(context: Context) -> Iterator[Found]:
    """Report each conflict at its first marker; the others are related positions."""
    document = context.document
    text = document.source.text
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return
    conflict: list[Span] = []
    for match in _MARKER.finditer(text):
        begins, ends = match[0][0] == "<", match[0][0] == ">"
        is_conflict = begins or conflict or (ends and _THEIRS.match(match[0]))
        if not is_conflict or is_verbatim(document, match.start()):
            continue
        if begins and conflict:
            yield _report_conflict(text, conflict)
            conflict = []
        conflict.append(Span(*match.span()))
        if ends:
            yield _report_conflict(text, conflict)
            conflict = []
    if conflict:
        yield _report_conflict(text, conflict)


def _report_conflict(text: str, markers: list[Span]) -> Found:
    first = text[slice(*markers[0])]
    return Found(
        markers[0],
        f"“{first}” is a merge conflict marker; keep one version of the lines and remove the markers",
        related=tuple(
            Related(marker, f"marker “{text[slice(*marker)]}” of the same conflict") for marker in markers[1:]
        ),
    )
