"""Text that was decoded with the wrong encoding: `Sirenâ€™s` for `Siren’s`.

## Why
A copy through a program that took UTF-8 for Windows-1252 or Latin-1 leaves two or three odd letters where one character
stood. Readers stumble, searches fail, and the title no longer equals the work's own.

## Wrong
    Sirenâ€™s Song in the AI Ocean: A Survey on Hallucination. [[pdf](https://arxiv.org/pdf/2309.01219)]

## Right
    Siren’s Song in the AI Ocean: A Survey on Hallucination. [[pdf](https://arxiv.org/pdf/2309.01219)]

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

from bisect import bisect
from collections.abc import Iterator

from awesomelint.analysis.positions import around, in_url, is_verbatim, odd_lines
from awesomelint.facts import fact
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.util.regex import compiled

# What continuation bytes of UTF-8 turn into, beside the Latin-1 characters from 80 to BF.
_FOLLOWS = (
    "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122"
)
# What a lead byte turns into and some of these (or the space that a no-break space became); or the quotes, dashes and
# dots of Windows-1252, taken for Latin-1.
_SUSPECT = compiled(
    f"(?:[\u00c2-\u00f4][\u0080-\u00bf{_FOLLOWS}]+)+|Ã(?= )(?<=[a-z].)|[\u0085\u0091-\u0097]+"
)
_LOST = compiled(f"(?:\ufffd|ï¿½)+|â€(?![\u0080-\u00bf{_FOLLOWS}])|[Ðð](?<![^\\W_].)(?![\\w-])")
# A character that each of these holds: most odd lines have typographic marks only.
_ODD = compiled("[\u0085\u0091-\u0097\u00c2-\u00f4\ufffd]")
_PLAIN_TEXT = compiled(r"[\x00-\x7f]+")
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"'}
# What nobody would see is not what anybody meant.
_UNSEEN = {0xA0: " ", 0xAD: None, 0xFEFF: None}
_REACH = 16


@rule(
    "mojibake",
    group="text",
    severity=Severity.ERROR,
    fix="safe",
    changes=("title", "links", "venue", "authors", "tags", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Look at the places where an odd letter stands beside an odder one."""
    document = context.document
    for offset, line in odd_lines(document):
        if _ODD.search(line) is None:
            continue
        done = [0]
        for match in _SUSPECT.finditer(line):
            if match.start() < done[-1] or is_verbatim(document, offset + match.start()):
                continue
            mended = _decode(line, *match.span())
            if mended is not None:
                end, right = mended
                done += [match.start(), end]
                span = Span(offset + match.start(), offset + end)
                yield _found(document, span, line[match.start() : end], right)
        for match in _LOST.finditer(line):
            span = Span(offset + match.start(), offset + match.end())
            if bisect(done, match.start()) % 2 == 0 or is_verbatim(document, span.start):
                continue
            if match[0] in "Ðð":
                message = f"the lone “{match[0]}” looks like the rest of a character that a wrong encoding destroyed"
                yield Found(span, message, Severity.WARNING)
            else:
                yield Found(
                    span, f"at “{match[0]}” a wrong encoding destroyed a character; look up what it was"
                )


def _decode(line: str, start: int, end: int) -> tuple[int, str] | None:
    """Where the mojibake that begins at a suspicious place ends, and what it should read, if ftfy sees any."""
    from ftfy import fix_encoding

    # The plain text around it helps ftfy to tell, and stays as it is.
    before = _PLAIN_TEXT.findall(line[max(0, start - _REACH) : start])
    left = before[-1] if before and line[start - 1].isascii() else ""
    after = _PLAIN_TEXT.match(line, end, end + _REACH)
    right = after[0] if after else ""
    fixed = fix_encoding(left + line[start:end] + right)
    if not fixed.endswith(right) and right[0] == " ":
        # The second byte was a no-break space, of which somebody made a plain one.
        right, end = right[1:], end + 1
    mended = fixed[len(left) : len(fixed) - len(right)].translate(_UNSEEN)
    # Half a closing quote and a space look like a dagger.
    return None if mended in (line[start:end], "†") or "\ufffd" in mended else (end, mended)


def _found(document: ListDocument, span: Span, wrong: str, right: str) -> Found:
    right = "".join(_own_form(document, char) for char in right)
    is_url = in_url(around(document, span.start), span.start)
    fix = None if is_url else safe(f"Write {right}", Edit(*span, right))
    shown = right if right.strip() else "a space" if right else "nothing that is seen,"
    return Found(span, f"“{wrong}” is {shown} decoded with the wrong encoding", fix=fix)


@fact
def _quotes(document: ListDocument) -> dict[str, int]:
    """How often the titles have each quotation mark, straight and curly."""
    titles = "\n".join(entry.title for entry in document.entries)
    return {mark: titles.count(mark) for pair in _PLAIN.items() for mark in pair}


def _own_form(document: ListDocument, char: str) -> str:
    """A quote in the form that the list's titles use: straight where straight ones are in the majority."""
    plain = _PLAIN.get(char)
    if plain is None:
        return char
    counts = _quotes(document)
    curly = sum(counts[other] for other, straight in _PLAIN.items() if straight == plain)
    return plain if counts[plain] > curly else char
