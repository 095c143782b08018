"""Prune a template: remove optional parts that hardly any entry needs, and merge alternatives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from awesomelint.style.layout.fields import FieldKind, gap_neighbours
from awesomelint.style.template.skeleton import Skeleton
from awesomelint.style.template.template import Placeholder
from awesomelint.style.template.tokens import Edge, Token, group_ends, template_of
from awesomelint.style.template.widen import NEVER_ALTERNATIVES

# A group that at least this share of entries has isn't optional.
_MIN_ALWAYS_SHARE = 0.9
# Two kinds of fields are alternatives if at most this share of the entries with the rarer kind has both.
_MAX_BOTH_SHARE = 0.1
# Text is an alternative to other fields if at least this share of entries needs it.
_MIN_TEXT_SHARE = 0.08


def pruned(tokens: list[Token], skeletons: Mapping[Skeleton, int], least: float) -> list[Token]:
    """Return tokens without the groups that fewer than `least` entries need.

    `skeletons` are those that the tokens cover, with their counts.
    """
    tokens = _with_alternatives(tokens, skeletons)
    tokens = _with_required_groups(tokens, skeletons)
    covered = _covered_entries(tokens, skeletons)
    # The last group first: what precedes it stays where it is.
    for at in sorted(group_ends(tokens), reverse=True):
        shorter = [*tokens[:at], *tokens[group_ends(tokens)[at] + 1 :]]
        still_covered = _covered_entries(shorter, skeletons)
        if covered - still_covered < least:
            tokens, covered = shorter, still_covered
    for at, token in enumerate(tokens):
        if isinstance(token, Placeholder) and "text" in token.kinds[1:]:
            # Text instead of a field that most entries have is that field, not recognised as such.
            narrower = [*tokens]
            narrower[at] = Placeholder(tuple(kind for kind in token.kinds if kind != "text"))
            still_covered = _covered_entries(narrower, skeletons)
            if covered - still_covered < _MIN_TEXT_SHARE * covered:
                tokens, covered = narrower, still_covered
    return _without_redundant_groups(tokens)


def _covered_entries(tokens: Iterable[Token], skeletons: Mapping[Skeleton, int]) -> int:
    """Return how many entries have only texts that the tokens allow."""
    allowed = template_of(tokens).neighbours()
    return sum(
        count
        for skeleton, count in skeletons.items()
        if all(
            text in allowed.get(neighbours, ())
            for neighbours, text in zip(gap_neighbours(skeleton.kinds), skeleton.texts, strict=True)
        )
    )


def _placeholders(tokens: Iterable[Token]) -> list[Placeholder]:
    return [token for token in tokens if isinstance(token, Placeholder)]


def _with_alternatives(tokens: list[Token], skeletons: Mapping[Skeleton, int]) -> list[Token]:
    """Merge neighbouring groups that differ only in one field, if hardly any entry has both fields."""
    at = 0
    ends = group_ends(tokens)
    while at < len(tokens):
        if at in ends and (second := ends[at] + 1) in ends:
            merged = _merged_groups(tokens[at:second], tokens[second : ends[second] + 1], skeletons)
            if merged is not None:
                tokens = [*tokens[:at], *merged, *tokens[ends[second] + 1 :]]
                ends = group_ends(tokens)
                continue
        at += 1
    return tokens


def _merged_groups(
    first: list[Token], second: list[Token], skeletons: Mapping[Skeleton, int]
) -> list[Token] | None:
    """Return two groups as one with alternative fields, or None if they do not exclude each other."""
    fields = _placeholders(first), _placeholders(second)
    if len(fields[0]) != 1 or len(fields[1]) != 1:
        return None
    kinds = fields[0][0].kinds, fields[1][0].kinds
    both = Placeholder((*kinds[0], *kinds[1]))
    merged: list[Token] = [both if isinstance(token, Placeholder) else token for token in first]
    if (
        not NEVER_ALTERNATIVES.isdisjoint(both.kinds)
        or merged != [both if isinstance(token, Placeholder) else token for token in second]
        or _often_together(*kinds, skeletons)
    ):
        return None
    return merged


def _often_together(
    first: Sequence[FieldKind], second: Sequence[FieldKind], skeletons: Mapping[Skeleton, int]
) -> bool:
    """Return whether more than a few entries have fields of both groups of kinds."""
    has_first = {skeleton for skeleton in skeletons if not set(first).isdisjoint(skeleton.kinds)}
    has_second = {skeleton for skeleton in skeletons if not set(second).isdisjoint(skeleton.kinds)}
    counts = [
        sum(skeletons[skeleton] for skeleton in found)
        for found in (has_first & has_second, has_first, has_second)
    ]
    return counts[0] > _MAX_BOTH_SHARE * min(counts[1], counts[2])


def _with_required_groups(tokens: list[Token], skeletons: Mapping[Skeleton, int]) -> list[Token]:
    """Make the parts of groups that nearly all entries have required, if their fields occur nowhere else."""
    total = sum(skeletons.values())
    all_kinds = [kind for placeholder in _placeholders(tokens) for kind in placeholder.kinds]
    removed: set[int] = set()
    for start, end in group_ends(tokens).items():
        kinds = {kind for placeholder in _placeholders(tokens[start:end]) for kind in placeholder.kinds}
        has = sum(count for skeleton, count in skeletons.items() if not kinds.isdisjoint(skeleton.kinds))
        contains_group = any(isinstance(token, Edge) for token in tokens[start + 1 : end])
        if (
            has >= _MIN_ALWAYS_SHARE * total
            and not contains_group
            and all(all_kinds.count(kind) == 1 for kind in kinds)
        ):
            removed |= {start, end}
    return [token for at, token in enumerate(tokens) if at not in removed]


def _without_redundant_groups(tokens: list[Token]) -> list[Token]:
    """Remove groups (not their content) around nothing but groups, and a single one in a group of text."""
    ends = group_ends(tokens)
    removed: set[int] = set()
    for start, end in ends.items():
        outside: list[Token] = []
        groups = []
        at = start + 1
        while at < end:
            if at in ends:
                groups.append(at)
                at = ends[at]
            else:
                outside.append(tokens[at])
            at += 1
        if not outside:
            removed |= {start, end}
        elif len(groups) == 1 and not _placeholders(outside):
            removed |= {groups[0], ends[groups[0]]}
    return [token for at, token in enumerate(tokens) if at not in removed]
