"""What the reader needs of the library `regex`, which has no build for the browser.

Only letters with a mark of their own are not in the categories of `unicodedata`: the circled and squared ones.
"""

from __future__ import annotations

from unicodedata import category

# The pattern of `awesomelint.markdown.slugs`.
_NOT_IN_ANCHORS = r"[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]"
_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Mn", "Mc", "Me", "Nd", "Pc"))
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


def sub(pattern: str, replacement: str, text: str) -> str:
    """Replace what an anchor has not. No other pattern is known."""
    if pattern != _NOT_IN_ANCHORS:
        raise NotImplementedError(pattern)
    return "".join(character if _is_in_anchors(character) else replacement for character in text)


def _is_in_anchors(character: str) -> bool:
    if character in " -" or category(character) in _CATEGORIES:
        return True
    return any(first <= ord(character) <= last for first, last in _CIRCLED)
