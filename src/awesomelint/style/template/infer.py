"""Composing: the template that most entries of a section share, found by comparing them.

The way that most entries are written is where it begins. Every other way is laid beside it, the most usual first: what one
has and the other has not becomes an optional part, if the rest is the same to the letter; else it is no form of this format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from awesomelint.style.layout.layout import EntryLayout, LayoutKey
from awesomelint.style.template.prune import tidied
from awesomelint.style.template.repeats import repeated
from awesomelint.style.template.skeleton import Skeleton, Skeletons, flat
from awesomelint.style.template.template import Template
from awesomelint.style.template.tokens import Token, template_of, tokens_of
from awesomelint.style.template.widen import merged

# A field in more entries than this belongs to every entry, one in fewer than that is an exception, and so is a part.
_ALL, _RARE, _SOME = 0.9, 0.02, 0.04
# So many ways of writing an entry are compared, and so many of them tried as the one to begin with.
_WAYS, _BASES = 150, 3


class Composed(NamedTuple):
    """A template, how many entries were compared, and how many of them are written so."""

    template: Template
    entries: int
    fitting: int

    @property
    def share(self) -> float:
        """The share of entries that are written so."""
        return self.fitting / self.entries if self.entries else 0.0


def compose(shapes: Sequence[EntryLayout], enough: float = 1.1) -> Composed:
    """The template of some entries of one form; there must be at least one.

    A way to begin with that leads to a template for this share of entries needs no rival.
    """
    skeletons = Skeletons(shapes)
    alike = Counter((shape.look, shape.asks) for shape in shapes)
    found: list[Composed] = []
    for base, _ in skeletons.counts.most_common(_BASES):
        template = _composed(base, skeletons)
        found.append(Composed(template, len(shapes), _fitting(template, alike)))
        if found[-1].share >= enough:
            break
    return max(found, key=lambda composed: (composed.fitting, -len(composed.template.parts)))


Allowed = dict[tuple[str, str], set[str]]


def fitting(template: Template, shapes: Iterable[EntryLayout]) -> list[EntryLayout]:
    """The entries that are written as a template says; runs of spaces, indentation and emoji aside."""
    allowed = _allowed(template)
    return [shape for shape in shapes if _fits(allowed, shape.look, asks=shape.asks)]


def _fitting(template: Template, alike: Mapping[tuple[LayoutKey, bool], int]) -> int:
    allowed = _allowed(template)
    return sum(number for (look, asks), number in alike.items() if _fits(allowed, look, asks=asks))


def _allowed(template: Template) -> Allowed:
    return {pair: {flat(text, *pair) for text in texts} for pair, texts in template.neighbours().items()}


def _fits(allowed: Allowed, look: LayoutKey, *, asks: bool) -> bool:
    for before, after, text in look.between:
        texts = allowed.get((before, after), set())
        found = flat(text, before, after)
        # “et al.” and a question have a mark of their own.
        ends = before == "authors" or (before == "title" and asks)
        if found not in texts and not (ends and found.lstrip(".") in {text.lstrip(".") for text in texts}):
            return False
    return True


def _composed(base: Skeleton, skeletons: Skeletons) -> Template:
    """The template that begins with one way of writing entries."""
    total = skeletons.counts.total()
    has = Counter[str]()
    for skeleton, count in skeletons.counts.items():
        has.update(dict.fromkeys(skeleton.kinds, count))
    rare = {kind for kind, count in has.items() if count < min(3, total) or count < _RARE * total}
    always = {kind for kind, count in has.items() if count >= _ALL * total}
    tokens: list[Token] = tokens_of(base)
    waiting = [
        way for way, _ in skeletons.counts.most_common(_WAYS) if way != base and rare.isdisjoint(way.kinds)
    ]
    taken = [base]
    while waiting:
        left = []
        for way in waiting:
            more = merged(tokens, way, always)
            if more is None:
                left.append(way)
            else:
                tokens = more
                taken.append(way)
        if len(left) == len(waiting):
            break
        waiting = left
    tokens = tidied(
        tokens, {way: skeletons.counts[way] for way in taken}, max(min(3, total / 2), _SOME * total)
    )
    return template_of(repeated(tokens, skeletons.counts), skeletons.shown)
