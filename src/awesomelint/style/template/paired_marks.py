"""Marks that come in pairs (brackets, emphasis, quotes, HTML tags), and those without a partner."""

from __future__ import annotations

from awesomelint.util.regex import compiled

_MARK = compiled(r"\\?[\[\]()]|</?[A-Za-z][\w-]*(?:[\s/][^<>]*)?>|[（）【】《》“”「」]|\*+|_+|~~|`+|\"")
_OPENING = {
    "]": "[",
    ")": "(",
    "）": "（",
    "】": "【",
    "》": "《",
    "”": "“",
    "」": "「",
}
# HTML elements without an end tag.
_VOID = frozenset(("br", "img", "hr", "wbr"))
_TAG_NAME = compiled(r"</?([A-Za-z][\w-]*)")


def is_balanced(text: str) -> bool:
    """Return whether all marks of a text have their partners in it, and pairs are nested."""
    return unbalanced(text) == ([], [])


def unbalanced(text: str) -> tuple[list[int], list[int]]:
    """Return the offsets of the closing and of the opening marks of a text that have no partner in it."""
    stack: list[tuple[str, int]] = []
    closing: list[int] = []
    for match in _MARK.finditer(text):
        # In `\[[pdf](…)]`, an escaped bracket is the partner of a bare one.
        mark = match[0].removeprefix("\\")
        closes = mark in _OPENING
        partner = _OPENING.get(mark, mark)
        if tag := _TAG_NAME.match(mark):
            if tag[1].lower() in _VOID:
                continue
            partner, closes = "<" + tag[1].lower(), mark[1] == "/"
        symmetric = mark[0] in '*_~`"'
        if stack and stack[-1][0] == partner and (closes or symmetric):
            stack.pop()
        elif closes:
            closing.append(match.start())
        else:
            stack.append((partner, match.start()))
    return closing, [at for _, at in stack]
