"""Merging: a template widened to take in another way of writing an entry, by optional parts and alternatives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.style.template.skeleton import Skeleton
from awesomelint.style.template.template import Place
from awesomelint.style.template.tokens import END, OPTIONAL, Edge, Token, is_nested, partners, said

# Fields that stand for themselves and are no alternative to others.
_ALONE = frozenset(("title", "url", "label", "link", "tag"))
_LABELS = frozenset(("label", "badge", "title"))
_ADDRESSES = frozenset(("link", "url"))


def merged(tokens: Sequence[Token], way: Skeleton, always: set[str]) -> list[Token] | None:
    """Tokens that allow for this way too; None if it differs by more than fields that stand there or do not.

    Fields that `always` names do not become optional.
    """
    for first in (True, False):
        found = _merged(tokens, way, always, _matches(tokens, way.kinds, first=first))
        if found is not None:
            return found
    return None


def _matches(tokens: Sequence[Token], kinds: Sequence[str], *, first: bool) -> list[tuple[int, int]]:
    """The fields that both have, in order: as many as there can be, the first ones or the last ones of them; titles meet."""
    places = [at for at, token in enumerate(tokens) if isinstance(token, Place)]
    if "title" not in kinds or not any("title" in _kinds(tokens[at]) for at in places):
        # A cell of a table.
        return [(-1, -1), *_common(tokens, places, kinds, 0, first=first), (len(tokens), len(kinds))]
    middle = next(index for index, at in enumerate(places) if "title" in _kinds(tokens[at]))
    title = kinds.index("title")
    pairs = [
        *_common(tokens, places[:middle], kinds[:title], 0, first=first),
        (places[middle], title),
        *_common(tokens, places[middle + 1 :], kinds[title + 1 :], title + 1, first=first),
    ]
    return [(-1, -1), *pairs, (len(tokens), len(kinds))]


def _kinds(token: Token) -> tuple[str, ...]:
    return token.kinds if isinstance(token, Place) else ()


def _common(
    tokens: Sequence[Token], places: Sequence[int], kinds: Sequence[str], offset: int, *, first: bool
) -> list[tuple[int, int]]:
    if not first:
        mirrored = _common(tokens, places[::-1], kinds[::-1], 0, first=True)
        return [(at, offset + len(kinds) - 1 - index) for at, index in reversed(mirrored)]
    length = [[0] * (len(kinds) + 1) for _ in range(len(places) + 1)]
    for i in reversed(range(len(places))):
        for j in reversed(range(len(kinds))):
            same = kinds[j] in _kinds(tokens[places[i]])
            length[i][j] = max(length[i + 1][j], length[i][j + 1], same and length[i + 1][j + 1] + 1)
    found = []
    i = j = 0
    while i < len(places) and j < len(kinds):
        if kinds[j] in _kinds(tokens[places[i]]) and length[i][j] == length[i + 1][j + 1] + 1:
            found.append((places[i], offset + j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _merged(
    tokens: Sequence[Token], way: Skeleton, always: set[str], matches: Sequence[tuple[int, int]]
) -> list[Token] | None:
    found = list(tokens)
    many = [kind for token in tokens for kind in _kinds(token)]
    kept = {kind for kind in always if many.count(kind) == 1}
    for (start, first), (end, last) in reversed(list(pairwise(matches))):
        beside = (_kinds(found[start]) if start >= 0 else (), _kinds(found[end]) if end < len(found) else ())
        part = _Stretch(found[start + 1 : end], kept, beside, ahead=start < 0).with_fields(
            way.kinds[first + 1 : last], way.texts[first + 1 : last + 1]
        )
        if part is None:
            return None
        found[start + 1 : end] = part
    return found


class _Stretch:
    """What stands in a template between two fields that another way has too, with the way through it that is not optional."""

    def __init__(
        self,
        tokens: list[Token],
        kept: set[str],
        beside: tuple[tuple[str, ...], tuple[str, ...]],
        *,
        ahead: bool,
    ) -> None:
        self.tokens = tokens
        self.beside = beside
        # Behind another field a part begins with its separator; what stands first ends with it.
        self.order = -1 if ahead else 1
        inner = partners(tokens)
        self.path: list[int] = []
        at = 0
        while at < len(tokens):
            if at in inner:
                at = inner[at]
            elif not isinstance(tokens[at], Edge):
                self.path.append(at)
            at += 1
        self.places = [at for at in self.path if isinstance(tokens[at], Place)]
        self.is_kept = any(not kept.isdisjoint(_kinds(tokens[at])) for at in self.places)
        first, last = (self.places[0], self.places[-1]) if self.places else (len(tokens), len(tokens))
        self.lead = [at for at in self.path if at < first]
        self.tail = [at for at in self.path if at > last]

    def with_fields(self, kinds: Sequence[str], texts: Sequence[str]) -> list[Token] | None:
        """The stretch, widened to have these fields with these texts around them too, or instead of its own."""
        own = [kind for at in self.places for kind in _kinds(self.tokens[at])]
        if self._parts_links(own) or self._parts_links(kinds):
            return None
        if not self.places:
            return (
                self._with(kinds, texts)
                if kinds
                else self.tokens
                if said(self._at(self.lead)) == texts[0]
                else None
            )
        if not kinds:
            return None if self.is_kept else self._without(texts[0])
        return self._either(kinds, texts)

    def _parts_links(self, kinds: Sequence[str]) -> bool:
        """Whether fields that may be missing are half of a link whose other half is not."""
        before, after = self.beside
        # In HTML the address comes before its label, and a whole link has both.
        whole = sum(kind in _LABELS for kind in kinds) == sum(kind in _ADDRESSES for kind in kinds)
        return bool(kinds and not whole) and (
            (kinds[0] in _ADDRESSES and not _LABELS.isdisjoint(before))
            or (kinds[-1] in _LABELS and not _ADDRESSES.isdisjoint(after))
        )

    def _at(self, places: Sequence[int]) -> list[Token]:
        return [self.tokens[at] for at in places]

    def _with(self, kinds: Sequence[str], texts: Sequence[str]) -> list[Token] | None:
        text = said(self._at(self.lead))
        for cut in range(len(text) + 1)[:: self.order]:
            if texts[0].startswith(text[:cut]) and texts[-1].endswith(text[cut:]):
                group = _group(kinds, texts, cut, len(text) - cut)
                if is_balanced(said(group)):
                    at = self._between(cut)
                    return [*self.tokens[:at], *group, *self.tokens[at:]]
        return None

    def _between(self, cut: int) -> int:
        """Where a group is put in behind so many characters: in as few other groups as can be, and behind its like."""
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

    def _without(self, text: str) -> list[Token] | None:
        lead, tail = said(self._at(self.lead)), said(self._at(self.tail))
        for cut in range(_shared(lead, text) + 1)[:: self.order]:
            if tail.endswith(text[cut:]) and (found := self._wrapped(cut, len(text) - cut)) is not None:
                return found
        return None

    def _wrapped(self, head: int, rest: int, more: Sequence[Token] = ()) -> list[Token] | None:
        """The stretch with its fields optional, but for so many characters before and behind them; `more` comes behind."""
        start = self.lead[head] if head < len(self.lead) else self.places[0]
        end = self.tail[len(self.tail) - rest - 1] + 1 if rest < len(self.tail) else self.places[-1] + 1
        inner = self.tokens[start:end]
        if not is_nested(inner) or not is_balanced(said(inner)):
            return None
        return [*self.tokens[:start], OPTIONAL, *inner, END, *more, *self.tokens[end:]]

    def _either(self, kinds: Sequence[str], texts: Sequence[str]) -> list[Token] | None:
        lead, tail = said(self._at(self.lead)), said(self._at(self.tail))
        known = self.tokens[self.places[0]]
        if (
            isinstance(known, Place)
            and len(self.places) == len(kinds) == 1
            and (lead, tail) == (texts[0], texts[-1])
            and _ALONE.isdisjoint((*known.kinds, *kinds))
        ):
            at = self.places[0]
            return [*self.tokens[:at], Place((*known.kinds, kinds[0])), *self.tokens[at + 1 :]]
        if self.is_kept:
            return None
        for head in range(_shared(lead, texts[0]), -1, -1):
            for rest in range(_shared(tail[::-1], texts[-1][::-1]), -1, -1):
                group = _group(kinds, texts, head, rest)
                if is_balanced(said(group)) and (found := self._wrapped(head, rest, group)) is not None:
                    return found
        return None


def _group(kinds: Sequence[str], texts: Sequence[str], head: int, rest: int) -> list[Token]:
    """Fields as a group, without so many characters of the text before them and of that behind."""
    found: list[Token] = [OPTIONAL, *texts[0][head:]]
    for kind, text in zip(kinds, [*texts[1:-1], texts[-1][: len(texts[-1]) - rest]], strict=True):
        found += (Place((kind,)), *text)
    return [*found, END]


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
