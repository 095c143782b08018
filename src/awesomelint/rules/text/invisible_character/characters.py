"""Tables and heuristics of `invisible-character`: which characters are a problem, and what was intended."""

from __future__ import annotations

import re
from unicodedata import normalize

from awesomelint.util.named_tuple import NamedTuple
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
ESCAPED_BYTES = lazy_pattern(r"(?:\\{1,2}x[c-fC-F][0-9a-fA-F](?:\\{1,2}x[89abAB][0-9a-fA-F]){1,3})+")
# Scripts without spaces or with joiners within words (Hebrew to Khmer), and emoji.
_NEEDS_JOINERS = lazy_pattern(
    "[\u0590-\u109f\u1780-\u17ff\u2190-\u2bff\ufb1d-\ufdff\ufe00-\ufe0f\ufe70-\ufefe\U0001f000-\U000e01ef]"
)
# A no-break and a plain space between words or brackets.
_BESIDE_SPACE = compiled(r".?[\w)\]](?:\u00a0 | \u00a0)[\w(\[]")
_NOT_ENGLISH = compiled(r"[^\W\d_a-zA-Z]")


class Problem(NamedTuple):
    """A span of a line (code points from its start) and its intended text, None if that is unknown."""

    start: int
    end: int
    intended: str | None


def diagnose(line: str, start: int, end: int) -> Problem | None:
    """Return the problem with a match of `SUSPECT` outside URLs, or None if the characters are legitimate."""
    char, before, after = line[start], line[start - 1 : start], line[end : end + 1]
    within = before.isalnum() and after.isalnum()
    if char < "\u00a0":
        # After a non-ASCII letter, a control character is part of mojibake, which has its own rule.
        return Problem(start, end, None if within else "") if before.isascii() else None
    if char == "\u00a0":
        # Next to punctuation other than a comma it is typography, as in French, unless there is a plain space as well.
        if _BESIDE_SPACE.match(line, max(start - 2, 0), end + 2):
            return Problem(start, end, "")
        within = within or "," in (before, after)
        english = within and (before + after).isascii() and not _NOT_ENGLISH.search(line)
        return Problem(start, end, " ") if english else None
    if char == "\u00ad":
        return Problem(start, end, _intended_hyphen(before, after, end - start))
    if "\ufb00" <= char <= "\ufb06":
        return Problem(start, end, normalize("NFKC", char)) if before.isalnum() or after.isalnum() else None
    if char in "\u2028\u2029":
        return Problem(start, end, " " if before.strip() and after.strip() else "")
    if char not in "\ufeff\ufffc" and _is_needed(line, char, before, after):
        return None
    return Problem(start, end, "")


def _is_needed(line: str, char: str, before: str, after: str) -> bool:
    """Return whether a character is intended: in its script, after `@`, as a spacer or to set a direction."""
    if _NEEDS_JOINERS.match(before) or _NEEDS_JOINERS.match(after):
        return True
    if char in "\u200b\u2060":
        return before in ("@", "#") or (not before.strip() and (not after.strip() or after == "<"))
    return char not in "\u200c\u200d" and _NEEDS_JOINERS.search(line) is not None


def _intended_hyphen(before: str, after: str, length: int) -> str | None:
    """Return the replacement for soft hyphens between two characters, None if it is unknown."""
    if length > 1:
        # Text copied from a PDF has a soft and a hard hyphen for each visible one.
        return "" if before in ("-", "‐") else "-"
    return None if before.islower() and after.isupper() else ""


def decode(escapes: str) -> str | None:
    r"""Return the text that escapes such as `\xc4\x87` encode, None if they are not valid UTF-8."""
    try:
        return bytes.fromhex(re.sub(r"\\+x", "", escapes)).decode("utf-8")
    except UnicodeDecodeError:
        return None
