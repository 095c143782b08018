"""Harmless text: what a list or a file name says, made fit for terminals, logs and tables."""

from __future__ import annotations

from awesomelint.util.regex import compiled

# Control characters and the marks that turn the direction of text do harm on a terminal; a half of a surrogate pair,
# which stands for an undecodable byte in a file name, cannot be written at all. All of them are shown as �.
HARMFUL = compiled(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
_LONG = 600


def harmless(text: str) -> str:
    """The text on one line, without what could steer a terminal."""
    return HARMFUL.sub("\ufffd", text.replace("\t", " ").replace("\n", " "))


def clipped(text: str, limit: int = _LONG) -> str:
    """The text on one line, harmless, and no longer than a person reads."""
    if len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
    return harmless(text)


def disarmed(text: str, signs: str) -> str:
    """The text with something else for the two signs of `##[name]` and `##vso[name]`.

    GitHub's runner obeys the one, Azure Pipelines the other, wherever in a line of a log it stands.
    """
    return text.replace("##[", f"{signs}[").replace("##vso[", f"{signs}vso[")


def inert(line: str) -> str:
    """A harmless line that no build service takes for a command.

    GitHub's runner obeys `::name::` where a line begins with it, spaces or not, and what `disarmed` speaks of. It
    compares as people of some language would, and passes over characters that are not seen.
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
    """Text of any number of lines for a terminal or, without commands in it, for the `log` of a build service.

    In text that is `painted` the escapes of a terminal are ours, and all that could steer it was taken out before.
    """
    if not painted:
        text = HARMFUL.sub("\ufffd", text.replace("\r\n", "\n"))
    return "\n".join(map(inert, text.split("\n"))) if log else text


def safe_json(text: str) -> str:
    """The same JSON, with what could steer a terminal or a build service as escapes."""
    text = disarmed(text, "#\\u0023")
    return (
        text
        if text.isascii() and "\x7f" not in text
        else HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    )
