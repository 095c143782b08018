"""Tokens: a template as a flat list, so that it can be compared with another way of writing an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from awesomelint.style.template.skeleton import Skeleton
from awesomelint.style.template.template import Group, Part, Placeholder, Template
from awesomelint.util.named_tuple import NamedTuple


class Edge(NamedTuple):
    """The start of a group, with its mark (?, * or +), or the end of a group, with an empty mark."""

    mark: str


# A string is a single character.
Token = str | Placeholder | Edge
OPTIONAL, END = Edge("?"), Edge("")


def tokens_of(skeleton: Skeleton) -> list[Token]:
    """Return a skeleton as tokens."""
    tokens: list[Token] = [*skeleton.texts[0]]
    for kind, text in zip(skeleton.kinds, skeleton.texts[1:], strict=True):
        tokens += (Placeholder((kind,)), *text)
    return tokens


def text_of(tokens: Iterable[Token]) -> str:
    """Return the text of tokens, with a letter for each placeholder and without the edges of groups."""
    return "".join(
        token if isinstance(token, str) else "x" if isinstance(token, Placeholder) else "" for token in tokens
    )


def is_nested(tokens: Iterable[Token]) -> bool:
    """Return whether all groups that begin in some tokens end in them, and vice versa."""
    depth = 0
    for token in tokens:
        if isinstance(token, Edge):
            depth += 1 if token.mark else -1
            if depth < 0:
                return False
    return depth == 0


def group_ends(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the index at which each group ends by the index at which it begins.

    Incomplete groups are left out.
    """
    ends: dict[int, int] = {}
    stack: list[int] = []
    for at, token in enumerate(tokens):
        if isinstance(token, Edge):
            if token.mark:
                stack.append(at)
            elif stack:
                ends[stack.pop()] = at
    return ends


def template_of(tokens: Iterable[Token], shown: Callable[[str], str] = str) -> Template:
    """Return tokens as a template, with `shown` applied to each of its strings."""
    stack: list[tuple[str, list[Part]]] = [("", [])]
    for token in tokens:
        parts = stack[-1][1]
        if isinstance(token, Placeholder):
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
