"""Text that was decoded with the wrong encoding: `Sirenâ€™s` for `Siren’s`.

## Why
A copy through a program that took UTF-8 for Windows-1252 or Latin-1 leaves two or three odd letters where one character
stood. Readers stumble, searches fail, and the title no longer equals the work's own.

## Wrong
    Sirenâ€™s Song in the AI Ocean: A Survey on Hallucination. [[pdf](https://arxiv.org/pdf/2309.01219)]

## Right
    Siren's Song in the AI Ocean: A Survey on Hallucination. [[pdf](https://arxiv.org/pdf/2309.01219)]

## Fix
Safe. The characters are decoded again (by ftfy), and a quote or dash takes the form that the list itself uses. A
character that was lost for good (`�`), or a lone letter that is most likely the rest of an emoji, is reported without a
fix. Accents, curly quotes, Chinese, mathematics and `u-µP` are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.model import ListDocument
from awesomelint.rules.api import Edit, Found, Severity, Span, rule, safe

# The characters that the lead bytes C2 to F4 of UTF-8 turn into, each followed by what continuation bytes turn into.
_SUSPECT = re.compile(
    r"(?:[\u00c2\u00c3\u00c4\u00c5\u00ce\u00cf\u00d0\u00d1\u00e2-\u00ef\u00f0]"
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]+)+"
)
_LONE = re.compile(r"(?<![\w\u00c0-\u024f\u0400-\u04ff])[\u00c3\u00c2\u00d0\u00d1](?= )(?! ?[\u00c0-\u024f\u0400-\u04ff])|\u00ef\u00bf\u00bd|\ufffd+")
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"'}


@rule("mojibake", group="text", severity=Severity.ERROR, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Look at the places where an odd letter stands beside an odder one; pure ASCII costs one test."""
    text = document.source.text
    if text.isascii():
        return
    for match in _SUSPECT.finditer(text):
        mended = _decode(text, *match.span())
        if mended is None:
            continue
        start, end, right = mended
        right = "".join(_own_form(text, char) for char in right)
        yield Found(
            Span(start, end),
            f"“{text[start:end]}” is “{right}” decoded with the wrong encoding",
            fix=safe(f"Write “{right}”", Edit(start, end, right)),
        )
    for match in _LONE.finditer(text):
        start, end = match.span()
        if match[0][0] in "\ufffd\u00ef":
            yield Found(Span(start, end), "a character was lost here by a wrong encoding; look up what it was")
        else:
            yield Found(Span(start, end), f"the lone “{match[0]}” looks like the rest of a character lost by a wrong encoding", Severity.WARNING)


def _decode(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The exact range that is mojibake around a suspicious run, and what it should read; None where ftfy sees none."""
    from ftfy import fix_encoding

    first = max(text.rfind("\n", 0, start) + 1, start - 60)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + 60)
    around = text[first:last]
    fixed = fix_encoding(around)
    if fixed == around:
        alone = fix_encoding(text[start:end])
        if alone == text[start:end] or len(alone) * 2 > end - start:
            return None
        return start, end, alone
    head = 0
    while head < min(len(around), len(fixed)) and around[head] == fixed[head]:
        head += 1
    tail = 0
    while tail < min(len(around), len(fixed)) - head and around[-1 - tail] == fixed[-1 - tail]:
        tail += 1
    begin, stop = first + head, last - tail
    if not (begin <= start < stop or start <= begin < end):
        return None
    return begin, stop, fixed[head : len(fixed) - tail]


def _own_form(text: str, char: str) -> str:
    """A quote in the form that the list uses: straight where straight ones are in the majority."""
    plain = _PLAIN.get(char)
    if plain is None:
        return char
    curly = sum(text.count(other) for other, straight in _PLAIN.items() if straight == plain)
    return plain if text.count(plain) > curly else char
