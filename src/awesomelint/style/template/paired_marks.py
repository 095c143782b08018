"""Marks: brackets, emphasis, quotes and tags that come in pairs, and whether some text holds whole pairs only."""

from __future__ import annotations

from awesomelint.util.regex import compiled

_MARK = compiled(r"\\?[\[\]()]|</?[A-Za-z][^<>]*>|[（）【】《》“”「」]|\*+|_+|~~|`+|\"")
_OPENS = {
    "]": "[",
    ")": "(",
    "）": "（",
    "】": "【",
    "》": "《",
    "”": "“",
    "」": "「",
}
_VOID = frozenset(("br", "img", "hr", "wbr"))
_NAME = compiled(r"</?([A-Za-z][\w-]*)")


def is_balanced(text: str) -> bool:
    """Whether all marks of some text have their other half in it, and pairs stand within pairs."""
    return unbalanced(text) == ([], [])


def unbalanced(text: str) -> tuple[list[int], list[int]]:
    """The offsets of the closing and the opening marks of some text that have no other half in it."""
    stack: list[tuple[str, int]] = []
    closing: list[int] = []
    for match in _MARK.finditer(text):
        # Markdown needs one half escaped at most: `\[[pdf](…)]`.
        mark = match[0].removeprefix("\\")
        closes = mark in _OPENS
        partner = _OPENS.get(mark, mark)
        if name := _NAME.match(mark):
            if name[1].lower() in _VOID:
                continue
            partner, closes = "<" + name[1].lower(), mark[1] == "/"
        same = mark[0] in '*_~`"'
        if stack and stack[-1][0] == partner and (closes or same):
            stack.pop()
        elif closes:
            closing.append(match.start())
        else:
            stack.append((partner, match.start()))
    return closing, [at for _, at in stack]
