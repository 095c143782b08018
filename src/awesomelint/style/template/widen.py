"""Widen a template by optional parts and alternatives, so that another skeleton fits it too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from awesomelint.style.layout.fields import FieldKind
from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.style.template.skeleton import Skeleton
from awesomelint.style.template.template import Placeholder
from awesomelint.style.template.tokens import (
    END,
    OPTIONAL,
    Edge,
    Token,
    group_ends,
    is_nested,
    text_of,
)

# Fields that are never an alternative to another field.
NEVER_ALTERNATIVES = frozenset(("title", "url", "label", "link", "tag"))
_LABEL_KINDS = frozenset(("label", "badge", "title"))
_URL_KINDS = frozenset(("link", "url"))

# The index of a token and the index of a field that match.
Match = tuple[int, int]


def widened(tokens: Sequence[Token], skeleton: Skeleton, always: set[FieldKind]) -> list[Token] | None:
    """Return tokens that a skeleton fits too, or None if they differ by more than missing or additional
    fields.

    Fields of the kinds in `always` do not become optional.
    """
    first = _matches(tokens, skeleton.kinds, prefer_first=True)
    wider = _widened_between(tokens, skeleton, always, first)
    if wider is not None:
        return wider
    last = _matches(tokens, skeleton.kinds, prefer_first=False)
    return _widened_between(tokens, skeleton, always, last) if last != first else None


def _matches(tokens: Sequence[Token], kinds: Sequence[FieldKind], *, prefer_first: bool) -> list[Match]:
    """Return the longest list of fields that both sides have in this order, with the two ends; titles always
    match.

    If several lists are equally long, the one with the first fields is returned, or the one with the last
    fields.
    """
    fields = [(at, token.kinds) for at, token in enumerate(tokens) if isinstance(token, Placeholder)]
    middle = next((number for number, (_, own) in enumerate(fields) if "title" in own), None)
    if "title" not in kinds or middle is None:
        # Cells of tables other than the title's.
        pairs = _common(fields, kinds, 0, prefer_first=prefer_first)
    else:
        title = kinds.index("title")
        pairs = [
            *_common(fields[:middle], kinds[:title], 0, prefer_first=prefer_first),
            (fields[middle][0], title),
            *_common(fields[middle + 1 :], kinds[title + 1 :], title + 1, prefer_first=prefer_first),
        ]
    return [(-1, -1), *pairs, (len(tokens), len(kinds))]


def _kinds(token: Token) -> tuple[FieldKind, ...]:
    return token.kinds if isinstance(token, Placeholder) else ()


def _common(
    placeholders: Sequence[tuple[int, Sequence[FieldKind]]],
    kinds: Sequence[FieldKind],
    offset: int,
    *,
    prefer_first: bool,
) -> list[Match]:
    """Return a longest common subsequence of placeholders (by index) and kinds (by index from `offset`)."""
    if not placeholders or not kinds:
        return []
    if not prefer_first:
        mirrored = _common(placeholders[::-1], kinds[::-1], 0, prefer_first=True)
        return [(at, offset + len(kinds) - 1 - index) for at, index in reversed(mirrored)]
    # What both sides begin with matches in any case; often it is all.
    same_first = 0
    while (
        same_first < min(len(placeholders), len(kinds)) and kinds[same_first] in placeholders[same_first][1]
    ):
        same_first += 1
    # length[i][j] is the length for placeholders[i:] and kinds[j:].
    length = [[0] * (len(kinds) + 1) for _ in range(len(placeholders) + 1)]
    for i in reversed(range(same_first, len(placeholders))):
        for j in reversed(range(same_first, len(kinds))):
            same = kinds[j] in placeholders[i][1]
            length[i][j] = max(length[i + 1][j], length[i][j + 1], same and length[i + 1][j + 1] + 1)
    matches = [(placeholders[at][0], offset + at) for at in range(same_first)]
    i = j = same_first
    while i < len(placeholders) and j < len(kinds):
        if kinds[j] in placeholders[i][1] and length[i][j] == length[i + 1][j + 1] + 1:
            matches.append((placeholders[i][0], offset + j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return matches


def _widened_between(
    tokens: Sequence[Token], skeleton: Skeleton, always: set[FieldKind], matches: Sequence[Match]
) -> list[Token] | None:
    """Return the tokens with each stretch between two matching fields widened, or None if one can't be."""
    wider = list(tokens)
    all_kinds = [kind for token in tokens for kind in _kinds(token)]
    required = {kind for kind in always if all_kinds.count(kind) == 1}
    for (start, first), (end, last) in reversed(list(pairwise(matches))):
        if last == first + 1 and wider[start + 1 : end] == [*skeleton.texts[last]]:
            # The same text without fields in it.
            continue
        before = _kinds(wider[start]) if start >= 0 else ()
        after = _kinds(wider[end]) if end < len(wider) else ()
        stretch = _Stretch(wider[start + 1 : end], required, before, after, at_start=start < 0)
        part = stretch.with_fields(skeleton.kinds[first + 1 : last], skeleton.texts[first + 1 : last + 1])
        if part is None:
            return None
        wider[start + 1 : end] = part
    return wider


class _Stretch:
    """The tokens between two fields that match; `before` and `after` are the kinds of these fields.

    `path` are the indexes of the tokens outside groups, `fields` those of its placeholders. `lead` and `tail`
    are its characters before the first and after the last placeholder; without a placeholder, all are in
    `lead`.
    """

    def __init__(
        self,
        tokens: list[Token],
        required: set[FieldKind],
        before: tuple[FieldKind, ...],
        after: tuple[FieldKind, ...],
        *,
        at_start: bool,
    ) -> None:
        self.tokens = tokens
        self.before = before
        self.after = after
        # After a field, an optional part begins with its separator; at the start of an entry, it ends with
        # it.
        self.step = -1 if at_start else 1
        ends = group_ends(tokens)
        self.path: list[int] = []
        at = 0
        while at < len(tokens):
            if at in ends:
                at = ends[at]
            elif not isinstance(tokens[at], Edge):
                self.path.append(at)
            at += 1
        self.fields = [at for at in self.path if isinstance(tokens[at], Placeholder)]
        self.is_required = any(not required.isdisjoint(_kinds(tokens[at])) for at in self.fields)
        first, last = (self.fields[0], self.fields[-1]) if self.fields else (len(tokens), len(tokens))
        self.lead = [at for at in self.path if at < first]
        self.tail = [at for at in self.path if at > last]

    def with_fields(self, kinds: Sequence[FieldKind], texts: Sequence[str]) -> list[Token] | None:
        """Return the stretch, widened to allow these fields too, or instead of its own; None if that can't
        be.

        `texts` are those before, between and after the fields.
        """
        own = [kind for at in self.fields for kind in _kinds(self.tokens[at])]
        if self._divides_link(own) or self._divides_link(kinds):
            return None
        if not self.fields:
            if kinds:
                return self._with_group(kinds, texts)
            return self.tokens if self._text(self.lead) == texts[0] else None
        if not kinds:
            return None if self.is_required else self._with_optional_fields(texts[0])
        return self._with_alternative(kinds, texts)

    def _divides_link(self, kinds: Sequence[FieldKind]) -> bool:
        """Return whether fields that can be missing are half of a link whose other half is required."""
        # In HTML, the URL comes before its label; a whole link has both.
        is_whole = sum(kind in _LABEL_KINDS for kind in kinds) == sum(kind in _URL_KINDS for kind in kinds)
        return bool(kinds and not is_whole) and (
            (kinds[0] in _URL_KINDS and not _LABEL_KINDS.isdisjoint(self.before))
            or (kinds[-1] in _LABEL_KINDS and not _URL_KINDS.isdisjoint(self.after))
        )

    def _text(self, indexes: Sequence[int]) -> str:
        return text_of(self.tokens[at] for at in indexes)

    def _with_group(self, kinds: Sequence[FieldKind], texts: Sequence[str]) -> list[Token] | None:
        """Return the stretch, which has no fields, with these fields as a group within its text."""
        text = self._text(self.lead)
        for cut in range(len(text) + 1)[:: self.step]:
            if texts[0].startswith(text[:cut]) and texts[-1].endswith(text[cut:]):
                group = _group(kinds, texts, cut, len(text) - cut)
                if is_balanced(text_of(group)):
                    at = self._insertion_index(cut)
                    return [*self.tokens[:at], *group, *self.tokens[at:]]
        return None

    def _insertion_index(self, cut: int) -> int:
        """Return where to insert a group after `cut` characters: in as few groups as possible."""
        low = self.lead[cut - 1] + 1 if cut else 0
        high = self.lead[cut] if cut < len(self.lead) else len(self.tokens)
        best, least, depth = low, 0, 0
        for at in range(low, high):
            token = self.tokens[at]
            if isinstance(token, Edge):
                depth += 1 if token.mark else -1
            if depth <= least:
                best, least = at + 1, depth
        return best

    def _with_optional_fields(self, text: str) -> list[Token] | None:
        """Return the stretch with its fields as an optional group; without them, `text` is left."""
        lead, tail = self._text(self.lead), self._text(self.tail)
        for cut in range(_common_prefix(lead, text) + 1)[:: self.step]:
            if tail.endswith(text[cut:]) and (wider := self._grouped(cut, len(text) - cut)) is not None:
                return wider
        return None

    def _grouped(self, head: int, rest: int, after: Sequence[Token] = ()) -> list[Token] | None:
        """Return the stretch without its first `head` and last `rest` characters as a group, then `after`."""
        start = self.lead[head] if head < len(self.lead) else self.fields[0]
        end = self.tail[len(self.tail) - rest - 1] + 1 if rest < len(self.tail) else self.fields[-1] + 1
        inner = self.tokens[start:end]
        if not is_nested(inner) or not is_balanced(text_of(inner)):
            return None
        return [*self.tokens[:start], OPTIONAL, *inner, END, *after, *self.tokens[end:]]

    def _with_alternative(self, kinds: Sequence[FieldKind], texts: Sequence[str]) -> list[Token] | None:
        """Return the stretch with these fields as alternatives to its own, in one placeholder or two groups."""
        lead, tail = self._text(self.lead), self._text(self.tail)
        own = self.tokens[self.fields[0]]
        if (
            isinstance(own, Placeholder)
            and len(self.fields) == len(kinds) == 1
            and (lead, tail) == (texts[0], texts[-1])
            and NEVER_ALTERNATIVES.isdisjoint((*own.kinds, *kinds))
        ):
            at = self.fields[0]
            return [*self.tokens[:at], Placeholder((*own.kinds, kinds[0])), *self.tokens[at + 1 :]]
        if self.is_required:
            return None
        for head in range(_common_prefix(lead, texts[0]), -1, -1):
            for rest in range(_common_prefix(tail[::-1], texts[-1][::-1]), -1, -1):
                group = _group(kinds, texts, head, rest)
                if is_balanced(text_of(group)) and (wider := self._grouped(head, rest, group)) is not None:
                    return wider
        return None


def _group(kinds: Sequence[FieldKind], texts: Sequence[str], head: int, rest: int) -> list[Token]:
    """Return fields and texts as an optional group without its first `head` and last `rest` characters."""
    group: list[Token] = [OPTIONAL, *texts[0][head:]]
    for kind, text in zip(kinds, [*texts[1:-1], texts[-1][: len(texts[-1]) - rest]], strict=True):
        group += (Placeholder((kind,)), *text)
    return [*group, END]


def _common_prefix(first: str, second: str) -> int:
    """Return the length of the common prefix of two strings."""
    count = 0
    while count < min(len(first), len(second)) and first[count] == second[count]:
        count += 1
    return count
