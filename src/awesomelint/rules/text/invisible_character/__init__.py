r"""Characters that nobody sees, or that only look like others: zero-width spaces, soft hyphens, ﬁ for fi, `\xc4\x87`.

## Why
They come with text copied from a PDF or a web page, or out of a program. A title with one of them is not found by
searching for it, a word is shown with a gap, a box or a row of codes, and an address with one of them leads nowhere.

## Wrong
    1. **Multi-Teacher Knowledge Distillation for Text Classiﬁcation.** Danilo Milanovi\xc4\x87. AAAI 2020.

## Right
    1. **Multi-Teacher Knowledge Distillation for Text Classification.** Danilo Milanović. AAAI 2020.

## Fix
Safe, where it is clear what was meant: what has no width goes, a no-break space between English words becomes a space,
a ligature becomes its letters, bytes written out become the character that they stand for. There is none for what may
stand for something lost: a control character within a word, a soft hyphen before a capital, a no-break space in the
middle of an address.

## Severity
A warning; in an address an error, for it leads nowhere.

## Notes
Left alone are joiners and variation selectors of emoji and of the scripts that need them, zero-width spaces in scripts
without spaces and behind `@`, marks of direction beside right-to-left text, no-break spaces beside signs and in text
that is not English, spacers that stand alone, and anything in code and comments. See the Unicode Standard, 23.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.positions import around, entry_at, in_url, is_verbatim, odd_lines
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.rules.text.invisible_character.characters import BYTES, NAMES, SUSPECT, Place, decode, judge
from awesomelint.util.regex import compiled

_PART = compiled(r"[\s,|()\[\]]")


@rule(
    "invisible-character",
    group="text",
    severity=Severity.WARNING,
    max_severity=Severity.ERROR,
    fix="safe",
    changes=("title", "links", "venue", "authors", "tags", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Report each kind of such characters once a line, at the first of them."""
    document = context.document
    for offset, line in odd_lines(document):
        kinds: dict[str, list[Place]] = {}
        for match in SUSPECT.finditer(line):
            start, end = match.span()
            at = offset + start
            if is_verbatim(document, at):
                continue
            if in_url(parts := around(document, at), at):
                inside = any(part.url_start < at and offset + end < part.url_end for part in parts)
                if not "\ufb00" <= match[0] <= "\ufb06" and not parts[-1].url.startswith("#"):
                    meant = None if inside and match[0] == "\u00a0" else ""
                    kinds.setdefault("address", []).append(Place(start, end, meant))
            elif (place := judge(line, start, end)) and (match[0] != "\u00a0" or entry_at(document, at)):
                kinds.setdefault(match[0][0], []).append(place)
        for kind, places in kinds.items():
            yield _found(line, offset, kind, places)
    if "\\x" in document.source.text:
        yield from _written_out(document)


def _written_out(document: ListDocument) -> Iterator[Found]:
    """Bytes in the notation of a programming language, once a line."""
    source = document.source
    lines: dict[int, list[Place]] = {}
    for match in BYTES.finditer(source.text):
        char, at = decode(match[0]), match.start()
        if char and not is_verbatim(document, at) and not in_url(around(document, at), at):
            line = source.line_of(at)
            begin = source.line_start(line)
            lines.setdefault(line, []).append(Place(at - begin, match.end() - begin, char))
    for line, places in lines.items():
        yield _found(source.line_text(line), source.line_start(line), "bytes", places)


def _found(line: str, offset: int, kind: str, places: list[Place]) -> Found:
    first = places[0]
    before = _PART.split(line[max(0, first.start - 24) : first.start])[-1]
    after = _PART.split(line[first.end : first.end + 24])[0]
    as_is, word = before + line[first.start : first.end] + after, before + (first.meant or "") + after
    severity = None
    if kind == "address":
        severity = Severity.ERROR
        message = f"an invisible character stands in the address at “{word}”, which leads nowhere with it"
    elif kind == "bytes":
        message = f"“{as_is}” shows the bytes of a character; expected “{word}”"
    elif "\ufb00" <= kind <= "\ufb06":
        message = f"“{as_is}” is written with the single character “{kind}”; expected “{word}”"
    else:
        name = NAMES.get(kind, "control character" if kind < "\u00a0" else "mark of direction")
        many = (
            f"{len(places)} {name}s stand"
            if len(places) > 1
            else f"{'an' if name[0] == 'o' else 'a'} {name} stands"
        )
        message = f"{many} in “{word}”; {'expected none' if first.meant is not None else 'look up what it should be'}"
    edits = [
        Edit(offset + place.start, offset + place.end, place.meant)
        for place in places
        if place.meant is not None
    ]
    fix = safe("Write what is meant", *edits) if edits else None
    return Found(Span(offset + first.start, offset + places[-1].end), message, severity, fix=fix)
