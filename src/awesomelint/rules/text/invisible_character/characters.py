"""Invisible characters: which places of a line hold one that does harm, and what should stand there instead."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import normalize

from awesomelint.util.regex import compiled, lazy_pattern

NAMES = {
    "\u00a0": "no-break space",
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\u2060": "word joiner",
    "\ufeff": "byte-order mark",
    "\ufffc": "object replacement character",
}
SUSPECT = compiled(
    "[\u0080-\u0084\u0086-\u0090\u0098-\u00a0\u200c-\u200f\u2028-\u202e\u2066-\u2069\ufb00-\ufb06]"
    "|[\u200b\u2060\ufeff]+|\ufffc+|\u00ad[\u00ad\u2010]*"
)
BYTES = lazy_pattern(r"(?:\\{1,2}x[c-fC-F][0-9a-fA-F](?:\\{1,2}x[89abAB][0-9a-fA-F]){1,3})+")
# Scripts without spaces or with joiners within words (Hebrew to Khmer), and emoji.
_NEEDS_THEM = lazy_pattern(
    "[\u0590-\u109f\u1780-\u17ff\u2190-\u2bff\ufb1d-\ufdff\ufe00-\ufe0f\ufe70-\ufefe\U0001f000-\U000e01ef]"
)
_NOT_ENGLISH = compiled(r"[^\W\d_a-zA-Z]")


class Place(NamedTuple):
    """A place in a line, and what should stand there; `meant` is None where that cannot be told."""

    start: int
    end: int
    meant: str | None


def judge(line: str, start: int, end: int) -> Place | None:
    """The place, if its characters (which `SUSPECT` found outside of an address) do harm there."""
    char, before, after = line[start], line[start - 1 : start], line[end : end + 1]
    within = before.isalnum() and after.isalnum()
    if char < "\u00a0":
        # A control character; behind a letter that is not ASCII it is part of mojibake.
        return Place(start, end, None if within else "") if before.isascii() else None
    if char == "\u00a0":
        # Beside signs it is typography, as in French.
        english = within and (before + after).isascii() and not _NOT_ENGLISH.search(line)
        return Place(start, end, " ") if english else None
    if char == "\u00ad":
        return Place(start, end, _hyphen(before, after, end - start))
    if "\ufb00" <= char <= "\ufb06":
        return Place(start, end, normalize("NFKC", char)) if before.isalnum() or after.isalnum() else None
    if char in "\u2028\u2029":
        return Place(start, end, " " if before.strip() and after.strip() else "")
    if char not in "\ufeff\ufffc" and _is_needed(line, char, before, after):
        return None
    return Place(start, end, "")


def _is_needed(line: str, char: str, before: str, after: str) -> bool:
    """Whether somebody wanted it there: in its script, to part `@` from a name, as a spacer, to turn the direction."""
    if _NEEDS_THEM.match(before) or _NEEDS_THEM.match(after):
        return True
    if char in "\u200b\u2060":
        return before in ("@", "#") or (not before.strip() and (not after.strip() or after == "<"))
    return char not in "\u200c\u200d" and _NEEDS_THEM.search(line) is not None


def _hyphen(before: str, after: str, length: int) -> str | None:
    if length > 1:
        # PDFs give a visible hyphen as a soft and a hard one.
        return "" if before in ("-", "‐") else "-"
    return None if before.islower() and after.isupper() else ""


def decode(escapes: str) -> str | None:
    r"""What `\xc4\x87` stands for; None where these are not the bytes of UTF-8."""
    try:
        return bytes.fromhex(re.sub(r"\\+x", "", escapes)).decode("utf-8")
    except UnicodeDecodeError:
        return None
