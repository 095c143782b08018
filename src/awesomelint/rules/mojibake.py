"""Text that was decoded with the wrong encoding: `Sirenâ€™s` for `Siren’s`.

## Why
A copy through a program that took UTF-8 for Windows-1252 or Latin-1 leaves two or three odd letters where one character
stood. Readers stumble, searches fail, and the title no longer equals the work's own.

## Wrong
    Sirenâ€™s Song in the AI Ocean: A Survey on Hallucination. [[pdf](https://arxiv.org/pdf/2309.01219)]

## Right
    Siren's Song in the AI Ocean: A Survey on Hallucination. [[pdf](https://arxiv.org/pdf/2309.01219)]

## Fix
Safe. The characters are decoded again, and a quote takes the form that the list's other titles have. Where a character
was lost for good (`�`, or half a quote, `â€`), only a person who looks the title up can tell what it was; nor is an
address changed, for the odd letters may be its real name.

## Severity
An error; for a lone `Ð` or `ð`, most likely what is left of an emoji, a warning.

## Notes
What is surely mojibake, and what it was, is decided by ftfy (<https://ftfy.readthedocs.io>). Accents, curly quotes,
Chinese, mathematics and `u-µP` are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from typing import Any

from awesomelint.model import ListDocument
from awesomelint.rules._text import around, in_url, is_verbatim, odd_lines
from awesomelint.rules.api import Edit, Found, Severity, Span, rule, safe

# What continuation bytes of UTF-8 turn into, beside the Latin-1 characters from 80 to BF.
_FOLLOWS = "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122"
# What a lead byte turns into and one of these; or the quotes, dashes and dots of Windows-1252, taken for Latin-1.
_SUSPECT = re.compile(f"[\u00c2-\u00f4][\u0080-\u00bf{_FOLLOWS}]|[\u0085\u0091-\u0097]")
_LOST = re.compile(f"(?:\ufffd|ï¿½)+|â€(?![\u0080-\u00bf{_FOLLOWS}])|[Ðð](?<![^\\W_].)(?![\\w-])")
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"'}
_REACH = 60


@rule("mojibake", group="text", severity=Severity.ERROR, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Look at the places where an odd letter stands beside an odder one."""
    for offset, line in odd_lines(document):
        done = [0]
        for match in _SUSPECT.finditer(line):
            if match.start() < done[-1] or is_verbatim(document, offset + match.start()):
                continue
            mended = _decode(line, match.start())
            if mended is not None:
                start, end, right = mended
                done += [start, end]
                yield _found(document, Span(offset + start, offset + end), line[start:end], right)
        for match in _LOST.finditer(line):
            span = Span(offset + match.start(), offset + match.end())
            if bisect(done, match.start()) % 2 == 0 or is_verbatim(document, span.start):
                continue
            if match[0] in "Ðð":
                message = f"the lone “{match[0]}” looks like the rest of a character that a wrong encoding destroyed"
                yield Found(span, message, Severity.WARNING)
            else:
                yield Found(span, f"at “{match[0]}” a wrong encoding destroyed a character; look up what it was")


def _decode(line: str, at: int) -> tuple[int, int, str] | None:
    """The range of a line around a suspicious place that is mojibake, and what it should read, if ftfy says so."""
    from difflib import SequenceMatcher

    from ftfy import fix_encoding

    first, last = max(0, at - _REACH), min(len(line), at + _REACH)
    while first and not line[first - 1].isascii():
        first -= 1
    while last < len(line) and not line[last].isascii():
        last += 1
    fixed = fix_encoding(line[first:last])
    for kind, start, end, begin, stop in SequenceMatcher(None, line[first:last], fixed, autojunk=False).get_opcodes():
        if kind != "equal" and first + start <= at < first + end:
            # Where only a lead byte goes (`Â·`), what it led is part of the trouble.
            more = 1 if begin == stop else 0
            if fixed[begin:stop] == "†":
                # Half a closing quote and a space look like a dagger.
                return None
            return first + start, first + end + more, fixed[begin : stop + more]
    return None


def _found(document: ListDocument, span: Span, wrong: str, right: str) -> Found:
    right = "".join(_own_form(document, char) for char in right)
    is_url = in_url(around(document, span.start), span.start)
    fix = None if is_url else safe(f"Write {right}", Edit(*span, right))
    return Found(span, f"“{wrong}” is {right} decoded with the wrong encoding", fix=fix)


def _own_form(document: ListDocument, char: str) -> str:
    """A quote in the form that the list's titles use: straight where straight ones are in the majority."""
    plain = _PLAIN.get(char)
    if plain is None:
        return char
    titles = "\n".join(entry.title for entry in document.entries)
    curly = sum(titles.count(other) for other, straight in _PLAIN.items() if straight == plain)
    return plain if titles.count(plain) > curly else char
