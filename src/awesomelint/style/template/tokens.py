"""Tokens: a template laid out flat, so that another way of writing an entry can be laid beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from awesomelint.style.template.skeleton import Skeleton
from awesomelint.style.template.template import Group, Part, Place, Template


class Edge(NamedTuple):
    """Where a group begins, with its mark (?, * or +), or ends, without one."""

    mark: str


# Texts are single characters.
Token = str | Place | Edge
OPTIONAL, END = Edge("?"), Edge("")


def tokens_of(skeleton: Skeleton) -> list[Token]:
    """One way of writing an entry as tokens."""
    found: list[Token] = [*skeleton.texts[0]]
    for kind, text in zip(skeleton.kinds, skeleton.texts[1:], strict=True):
        found += (Place((kind,)), *text)
    return found


def said(tokens: Iterable[Token]) -> str:
    """The text of tokens, a letter for each field."""
    return "".join(
        token if isinstance(token, str) else "x" if isinstance(token, Place) else "" for token in tokens
    )


def is_nested(tokens: Iterable[Token]) -> bool:
    """Whether all groups that begin in tokens end in them, and the other way round."""
    depth = 0
    for token in tokens:
        if isinstance(token, Edge):
            depth += 1 if token.mark else -1
            if depth < 0:
                return False
    return depth == 0


def partners(tokens: Sequence[Token]) -> dict[int, int]:
    """Where each group ends, by where it begins; groups that are not whole are left out."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for at, token in enumerate(tokens):
        if isinstance(token, Edge):
            if token.mark:
                stack.append(at)
            elif stack:
                found[stack.pop()] = at
    return found


def template_of(tokens: Iterable[Token], shown: Callable[[str], str] = str) -> Template:
    """Tokens as a template, its texts shown in some way."""
    stack: list[tuple[str, list[Part]]] = [("", [])]
    for token in tokens:
        parts = stack[-1][1]
        if isinstance(token, Place):
            parts.append(token)
        elif isinstance(token, str):
            if parts and isinstance(parts[-1], str):
                parts[-1] += token
            else:
                parts.append(token)
        elif token.mark:
            stack.append((token.mark, []))
        else:
            mark, inner = stack.pop()
            stack[-1][1].append(Group(mark, tuple(inner)))
    return Template(_shown(stack[0][1], shown))


def _shown(parts: Iterable[Part], shown: Callable[[str], str]) -> tuple[Part, ...]:
    return tuple(
        shown(part)
        if isinstance(part, str)
        else Group(part.mark, _shown(part.parts, shown))
        if isinstance(part, Group)
        else part
        for part in parts
    )
