"""Text that was decoded with the wrong encoding: `Sirenâ€™s` for `Siren’s`.

## Why
A program that reads UTF-8 as Windows-1252 or Latin-1 turns one character into two or three strange letters.
The text is hard to read, searches fail, and the title no longer matches that of the work.

## Wrong
    Sirenâ€™s Song in the AI Ocean: A Survey on Hallucination. [[pdf](https://arxiv.org/pdf/2309.01219)]

## Right
    Siren’s Song in the AI Ocean: A Survey on Hallucination. [[pdf](https://arxiv.org/pdf/2309.01219)]

## Fix
Safe. The characters are decoded again, and quotation marks take the form that most titles of the list use. A
character that is lost for good (`�`, or half a quotation mark, `â€`) has no fix: look up the title. Neither
has a letter that would become a capital within a word, because it was wrongly decoded twice, nor a URL, because
the strange letters may be part of the real path.

## Severity
An error. A warning for a single `Ð` or `ð`, which is probably the remainder of an emoji.

## Notes
The library ftfy (<https://ftfy.readthedocs.io>) decides what is mojibake and what it should be. Accents,
curly quotes, Chinese, mathematics and `u-µP` are ignored.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator

from awesomelint.analysis.positions import in_url, is_verbatim, non_ascii_lines, parts_at
from awesomelint.facts import fact
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.util.regex import compiled

# What UTF-8 continuation bytes turn into in Windows-1252, in addition to the Latin-1 characters from 80 to
# BF.
_CONTINUATION = (
    "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122"
)
# What a lead byte turns into, followed by continuation bytes or by the space that a no-break space became; or
# the quotes, dashes and ellipsis of Windows-1252, read as Latin-1.
_SUSPECT = compiled(
    f"(?:[\u00c2-\u00f4][\u0080-\u00bf{_CONTINUATION}]+)+|Ã(?= )(?<=[a-z].)|[\u0085\u0091-\u0097]+"
)
_LOST = compiled(f"(?:\ufffd|ï¿½)+|â€(?![\u0080-\u00bf{_CONTINUATION}])|[Ðð](?<![^\\W_].)(?![\\w-])")
# Both patterns need one of these; most non-ASCII lines have only typographic characters.
_PREFILTER = compiled("[\u0085\u0091-\u0097\u00c2-\u00f4\ufffd]")
_ASCII = compiled(r"[\x00-\x7f]+")
_STRAIGHT_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"'}
# Invisible characters are not what the author intended.
_INVISIBLE = {0xA0: " ", 0xAD: None, 0xFEFF: None}
_CONTEXT_LENGTH = 16


@rule(
    "mojibake",
    group="text",
    severity=Severity.ERROR,
    fix="safe",
    changes=("title", "links", "venue", "authors", "tags", "notes", "words"),
)
def check(context: Context) -> Iterator[Found]:
    """Report text that ftfy decodes to something else, then the remains of lost characters."""
    document = context.document
    for line_start, line in non_ascii_lines(document):
        if _PREFILTER.search(line) is None:
            continue
        # The boundaries of all mojibake reported in this line, in ascending order.
        boundaries = [0]
        for match in _SUSPECT.finditer(line):
            if match.start() < boundaries[-1] or is_verbatim(document, line_start + match.start()):
                continue
            decoded = _decode(line, *match.span())
            if decoded is not None:
                end, text = decoded
                boundaries += [match.start(), end]
                span = Span(line_start + match.start(), line_start + end)
                yield _report(document, span, line[match.start() : end], text)
        for match in _LOST.finditer(line):
            span = Span(line_start + match.start(), line_start + match.end())
            is_reported = bisect(boundaries, match.start()) % 2 == 0
            if is_reported or is_verbatim(document, span.start):
                continue
            if match[0] in "Ðð":
                message = f"“{match[0]}” looks like the remainder of a wrongly decoded character"
                yield Found(span, message, Severity.WARNING)
            else:
                message = (
                    f"“{match[0]}” is the remainder of a wrongly decoded character; check the original text"
                )
                yield Found(span, message)


def _decode(line: str, start: int, end: int) -> tuple[int, str] | None:
    """Return the end of the mojibake that begins at `start` and its intended text, None if ftfy sees none."""
    from ftfy import fix_encoding

    # ASCII text on both sides helps ftfy to decide, and remains unchanged.
    before = _ASCII.findall(line[max(0, start - _CONTEXT_LENGTH) : start])
    left = before[-1] if before and line[start - 1].isascii() else ""
    after = _ASCII.match(line, end, end + _CONTEXT_LENGTH)
    right = after[0] if after else ""
    decoded = fix_encoding(left + line[start:end] + right)
    if not decoded.endswith(right) and right[0] == " ":
        # The second byte was a no-break space that has since become a plain space.
        right, end = right[1:], end + 1
    text = decoded[len(left) : len(decoded) - len(right)].translate(_INVISIBLE)
    # An invisible character next to a letter is reported by `invisible-character`. ftfy decodes half a closing
    # quotation mark and a space to a dagger.
    ignored = (line[start:end], line[start:end].translate(_INVISIBLE), "†")
    return None if text in ignored or "\ufffd" in text else (end, text)


def _report(document: ListDocument, span: Span, wrong: str, decoded: str) -> Found:
    text = "".join(_in_list_style(document, char) for char in decoded)
    is_url = in_url(parts_at(document, span.start), span.start)
    if _is_misplaced_capital(document.source.text, span, text):
        return Found(span, f"“{wrong}” was decoded with the wrong encoding; check the original text")
    if text.strip():
        message = f"“{wrong}” is “{text}” decoded with the wrong encoding"
        title = f"Replace `{wrong}` with `{text}`"
    else:
        character = "a space" if text else "an invisible character"
        message = f"“{wrong}” is {character} decoded with the wrong encoding"
        title = f"Replace `{wrong}` with a space" if text else f"Remove `{wrong}`"
    fix = None if is_url else safe(title, Edit(*span, text))
    return Found(span, message, fix=fix)


def _is_misplaced_capital(text: str, span: Span, decoded: str) -> bool:
    """Whether a decoded letter would be a capital within a word, so that it must have been another letter."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return decoded[:1].isupper() and before.isalpha() and after.islower()


@fact
def _quote_counts(document: ListDocument) -> dict[str, int]:
    """Return how often each straight or curly quotation mark occurs in titles."""
    titles = "\n".join(entry.title for entry in document.entries)
    return {mark: titles.count(mark) for pair in _STRAIGHT_QUOTES.items() for mark in pair}


def _in_list_style(document: ListDocument, char: str) -> str:
    """Return a quotation mark in the form that most titles use, any other character unchanged."""
    straight = _STRAIGHT_QUOTES.get(char)
    if straight is None:
        return char
    counts = _quote_counts(document)
    curly = sum(counts[other] for other, form in _STRAIGHT_QUOTES.items() if form == straight)
    return straight if counts[straight] > curly else char
