"""Tidying: what came of merging, without parts that hardly any entry has, and with alternatives told as such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from awesomelint.style.layout.fields import END as LAST
from awesomelint.style.layout.fields import START
from awesomelint.style.template.skeleton import Skeleton
from awesomelint.style.template.template import Place
from awesomelint.style.template.tokens import Edge, Token, partners, template_of

# Shares of entries: with a field that belongs to all, with both of two alternatives, with words for a field.
_ALL, _BOTH, _UNREAD = 0.9, 0.1, 0.08
_ALONE = frozenset(("title", "url", "label", "link", "tag"))


def tidied(tokens: list[Token], ways: Mapping[Skeleton, int], least: float) -> list[Token]:
    """Tokens without groups that fewer than so many entries need, and with those filled by nearly all no longer optional."""
    for change in (_alternatives, _unwrapped):
        tokens = change(tokens, ways)
    covered = _covered(tokens, ways)
    at = len(tokens)
    while (at := next((at for at in reversed(range(at)) if at in partners(tokens)), -1)) >= 0:
        fewer = [*tokens[:at], *tokens[partners(tokens)[at] + 1 :]]
        if covered - _covered(fewer, ways) < least:
            tokens, covered = fewer, _covered(fewer, ways)
    for at, token in enumerate(tokens):
        if isinstance(token, Place) and "text" in token.kinds[1:]:
            # Words in the place of a field that most entries have are that field, not read as such.
            fewer = [*tokens]
            fewer[at] = Place(tuple(kind for kind in token.kinds if kind != "text"))
            if covered - _covered(fewer, ways) < _UNREAD * covered:
                tokens, covered = fewer, _covered(fewer, ways)
    return _without_shells(tokens)


def _covered(tokens: Iterable[Token], ways: Mapping[Skeleton, int]) -> int:
    """How many entries are written as tokens allow."""
    allowed = template_of(tokens).neighbours()
    return sum(
        count
        for way, count in ways.items()
        if all(
            text in allowed.get((before, after), ())
            for before, after, text in zip((START, *way.kinds), (*way.kinds, LAST), way.texts, strict=True)
        )
    )


def _fields(tokens: Sequence[Token], start: int, end: int) -> list[Place]:
    return [token for token in tokens[start:end] if isinstance(token, Place)]


def _alternatives(tokens: list[Token], ways: Mapping[Skeleton, int]) -> list[Token]:
    """Two groups beside each other that differ by their field only, of which hardly any entry has both, are one."""
    at = 0
    while at < len(tokens):
        inner = partners(tokens)
        if at in inner and (other := inner[at] + 1) in inner:
            mine, theirs = tokens[at:other], tokens[other : inner[other] + 1]
            one, two = _fields(mine, 0, len(mine)), _fields(theirs, 0, len(theirs))
            if len(one) == len(two) == 1 and _ALONE.isdisjoint((*one[0].kinds, *two[0].kinds)):
                both = Place((*one[0].kinds, *two[0].kinds))
                joined: list[Token] = [both if isinstance(token, Place) else token for token in mine]
                if joined == [both if isinstance(token, Place) else token for token in theirs] and not _often(
                    one[0].kinds, two[0].kinds, ways
                ):
                    tokens = [*tokens[:at], *joined, *tokens[inner[other] + 1 :]]
                    continue
        at += 1
    return tokens


def _often(one: Sequence[str], two: Sequence[str], ways: Mapping[Skeleton, int]) -> bool:
    """Whether more than a few entries have both of two fields."""
    first = sum(count for way, count in ways.items() if not set(one).isdisjoint(way.kinds))
    second = sum(count for way, count in ways.items() if not set(two).isdisjoint(way.kinds))
    both = sum(
        count
        for way, count in ways.items()
        if not set(one).isdisjoint(way.kinds) and not set(two).isdisjoint(way.kinds)
    )
    return both > _BOTH * min(first, second)


def _unwrapped(tokens: list[Token], ways: Mapping[Skeleton, int]) -> list[Token]:
    """A group whose fields stand nowhere else and that nearly all entries have is no group."""
    total = sum(ways.values())
    everywhere = [kind for token in tokens if isinstance(token, Place) for kind in token.kinds]
    gone: set[int] = set()
    for start, end in partners(tokens).items():
        kinds = {kind for place in _fields(tokens, start, end) for kind in place.kinds}
        has = sum(count for way, count in ways.items() if not kinds.isdisjoint(way.kinds))
        inside = any(isinstance(token, Edge) for token in tokens[start + 1 : end])
        if has >= _ALL * total and not inside and all(everywhere.count(kind) == 1 for kind in kinds):
            gone |= {start, end}
    return [token for at, token in enumerate(tokens) if at not in gone]


def _without_shells(tokens: list[Token]) -> list[Token]:
    """A group that holds nothing but other groups says nothing of its own, and nor does one alone in another with a text."""
    inner = partners(tokens)
    gone: set[int] = set()
    for start, end in inner.items():
        outside: list[Token] = []
        groups = []
        at = start + 1
        while at < end:
            if at in inner:
                groups.append(at)
                at = inner[at]
            else:
                outside.append(tokens[at])
            at += 1
        if not outside:
            gone |= {start, end}
        elif len(groups) == 1 and not any(isinstance(token, Place) for token in outside):
            gone |= {groups[0], inner[groups[0]]}
    return [token for at, token in enumerate(tokens) if at not in gone]
