"""Sanitise text from lists and file names for terminals, logs and tables."""

from __future__ import annotations

from collections.abc import Callable

from awesomelint.util.regex import compiled

# Control characters and marks that change the direction of text can mislead on a terminal. A surrogate, which represents
# an undecodable byte in a file name, cannot be encoded. All of them are shown as �.
HARMFUL = compiled(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
_LONG = 600
# Styles of a terminal, as parameters of the escape sequence “select graphic rendition” (ECMA-48).
BOLD, DIM = "1", "2"
# A function of a text and a style: `painted` or, without colours, `unpainted`.
Paint = Callable[[str, str], str]


def painted(text: str, style: str) -> str:
    """Return the text in a style of a terminal."""
    return f"\033[{style}m{text}\033[0m"


def unpainted(text: str, style: str) -> str:
    """Return the text as it is."""
    return text


def harmless(text: str) -> str:
    """Return the text on one line, without characters that could control a terminal."""
    return HARMFUL.sub("\ufffd", text.replace("\t", " ").replace("\n", " "))


def clipped(text: str, limit: int = _LONG) -> str:
    """Return the text as `harmless` does, shortened to `limit` code points."""
    if len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
    return harmless(text)


def disarmed(text: str, signs: str) -> str:
    """Return the text with `signs` in place of the `##` of `##[name]` and `##vso[name]`.

    GitHub's runner obeys the former, Azure Pipelines the latter, anywhere in a line of a log.
    """
    return text.replace("##[", f"{signs}[").replace("##vso[", f"{signs}vso[")


def inert(line: str) -> str:
    """Return a harmless line that no build service takes for a command.

    GitHub's runner obeys `::name::` at the start of a line, after any spaces, and the forms that `disarmed` replaces.
    Its comparison depends on the locale and ignores invisible characters.
    """
    line = disarmed(line, "# #")
    first = line.lstrip()[:1]
    if (
        not first
        or first.isalnum()
        or first in "─×\033"
        or (first.isascii() and first.isprintable() and first != ":")
    ):
        return line
    return "./" + line


def safe_text(text: str, *, log: bool, painted: bool) -> str:
    """Return lines of text that are safe for a terminal and, with `log`, for the log of a build service.

    Text that is `painted` contains our own escape sequences; it was made harmless before.
    """
    if not painted:
        text = HARMFUL.sub("\ufffd", text.replace("\r\n", "\n"))
    return "\n".join(map(inert, text.split("\n"))) if log else text


def safe_json(text: str) -> str:
    """Return equivalent JSON in which characters that could control a terminal or a build service are escaped."""
    text = disarmed(text, "#\\u0023")
    return (
        text
        if text.isascii() and "\x7f" not in text
        else HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    )
