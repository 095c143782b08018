"""Infer the template that most of some entries share.

In: the layouts of entries, such as six of `- [A](…), 2024.` and four of `- [A](…), 2024. [code](…).` Out: the
template `- [{title}]({url}), {date}{?. [{label}]({link})}.`. The most frequent skeleton comes first. Each
other skeleton is compared with it, the most frequent first: if one only adds or lacks fields, those become an
optional part of the template; otherwise its entries don't follow the template.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from awesomelint.style.layout.fields import FieldKind, Neighbour
from awesomelint.style.layout.layout import EntryLayout, LayoutKey
from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.style.template.prune import pruned
from awesomelint.style.template.skeleton import Run, Skeleton, Skeletons, abbreviated_authors, flat_text
from awesomelint.style.template.template import Placeholder, Template
from awesomelint.style.template.tokens import END, Edge, Token, template_of, text_of, tokens_of
from awesomelint.style.template.widen import widened
from awesomelint.util.named_tuple import NamedTuple

# A kind of field in at least this share of entries is never optional.
_MIN_ALWAYS_SHARE = 0.9
# Skeletons with a kind of field in fewer entries than this are exceptions.
_MIN_COUNT, _MIN_KIND_SHARE = 3, 0.02
# An optional part that fewer entries need is left out.
_MIN_PART_SHARE = 0.04
# A run is marked as repeated if at least this many entries, and this share of those that have its fields,
# repeat it.
_MIN_REPEATED_COUNT, _MIN_REPEATED_SHARE = 2, 0.05
# How many skeletons are compared, and how many of them are tried as the first.
_MAX_SKELETONS, _MAX_FIRST = 150, 3

# The flat texts that a template allows between two neighbouring fields.
AllowedTexts = dict[tuple[Neighbour, Neighbour], set[str]]


class InferredTemplate(NamedTuple):
    """A template, the number of entries it was inferred from, and the number of those that follow it."""

    template: Template
    entries: int
    fitting: int

    @property
    def share(self) -> float:
        """The share of entries that follow the template."""
        return self.fitting / self.entries if self.entries else 0.0


def infer_template(layouts: Sequence[EntryLayout], enough: float = 1.1) -> InferredTemplate:
    """Return the template that most of some entries follow; there must be at least one entry, all of one
    form.

    The most frequent skeletons are tried as the first until the template fits a share of `enough`. The best
    template is returned; of equally good ones, the shortest.
    """
    equal = Counter(
        (layout.key, abbreviated_authors(layout), layout.title_has_end_mark) for layout in layouts
    )
    return _infer(tuple(equal.items()), enough)


# Most edits of a list leave the layouts of its entries as they are, and the template with them.
@lru_cache(maxsize=128)
def _infer(
    layouts: tuple[tuple[tuple[LayoutKey, tuple[bool, ...], bool], int], ...], enough: float
) -> InferredTemplate:
    """Infer a template from layouts with their numbers, in the order of their first occurrence.

    A layout comes with whether its authors are abbreviated, and whether its title has an end mark.
    """
    written: Counter[tuple[LayoutKey, tuple[bool, ...]]] = Counter()
    ended: Counter[tuple[LayoutKey, bool]] = Counter()
    for (key, abbreviated, has_end_mark), number in layouts:
        written[key, abbreviated] += number
        ended[key, has_end_mark] += number
    skeletons = Skeletons(written)
    total = written.total()
    candidates: list[InferredTemplate] = []
    for first, _ in skeletons.counts.most_common()[:_MAX_FIRST]:
        template = _template_from(first, skeletons)
        allowed = _allowed_texts(template)
        number = sum(
            count
            for (key, has_end_mark), count in ended.items()
            if _fits(allowed, key, title_has_end_mark=has_end_mark)
        )
        candidates.append(InferredTemplate(template, total, number))
        if candidates[-1].share >= enough:
            break
    return max(candidates, key=lambda inferred: (inferred.fitting, -len(inferred.template.parts)))


def fitting(template: Template, layouts: Iterable[EntryLayout]) -> list[EntryLayout]:
    """Return the entries that follow a template; runs of spaces, indentation and emoji may differ."""
    allowed = _allowed_texts(template)
    return [
        layout
        for layout in layouts
        if _fits(allowed, layout.key, title_has_end_mark=layout.title_has_end_mark)
    ]


def _allowed_texts(template: Template) -> AllowedTexts:
    return {pair: {flat_text(text, *pair) for text in texts} for pair, texts in template.neighbours().items()}


def _fits(allowed: AllowedTexts, key: LayoutKey, *, title_has_end_mark: bool) -> bool:
    for before, after, text in key.gaps:
        texts = allowed.get((before, after), set())
        flat = flat_text(text, before, after)
        if flat in texts:
            continue
        # “et al.” has a period of its own, and a question has no period.
        may_lack_period = before == "authors" or (before == "title" and title_has_end_mark)
        if not may_lack_period or flat.lstrip(".") not in {text.lstrip(".") for text in texts}:
            return False
    return True


def _template_from(first: Skeleton, skeletons: Skeletons) -> Template:
    """Return the template that results if `first` is the skeleton with which all others are compared."""
    total = skeletons.counts.total()
    has = Counter[FieldKind]()
    for skeleton, count in skeletons.counts.items():
        has.update(dict.fromkeys(skeleton.kinds, count))
    rare = {
        kind
        for kind, count in has.items()
        if count < min(_MIN_COUNT, total) or count < _MIN_KIND_SHARE * total
    }
    always = {kind for kind, count in has.items() if count >= _MIN_ALWAYS_SHARE * total}
    tokens = tokens_of(first)
    waiting = [
        skeleton
        for skeleton, _ in skeletons.counts.most_common()[:_MAX_SKELETONS]
        if skeleton != first and rare.isdisjoint(skeleton.kinds)
    ]
    covered = [first]
    while waiting:
        rejected = []
        for skeleton in waiting:
            wider = widened(tokens, skeleton, always)
            if wider is None:
                rejected.append(skeleton)
            else:
                tokens = wider
                covered.append(skeleton)
        if len(rejected) == len(waiting):
            break
        # A template that has become wider can have room for a skeleton that did not fit before.
        waiting = rejected
    least = max(min(_MIN_COUNT, total / 2), _MIN_PART_SHARE * total)
    tokens = pruned(tokens, {skeleton: skeletons.counts[skeleton] for skeleton in covered}, least)
    return template_of(_with_repeats(tokens, skeletons.counts), skeletons.shown)


def _with_repeats(tokens: list[Token], counts: Mapping[Skeleton, int]) -> list[Token]:
    """Return tokens with the runs of fields that entries repeat marked as repeated."""
    between_counts: dict[Run, Counter[str]] = defaultdict(Counter)
    for skeleton, count in counts.items():
        for run, between in skeleton.repeated:
            between_counts[run][between] += count
    for run, texts in between_counts.items():
        total = sum(count for skeleton, count in counts.items() if set(run.kinds) <= set(skeleton.kinds))
        between, most = texts.most_common()[0]
        if most >= max(_MIN_REPEATED_COUNT, _MIN_REPEATED_SHARE * total):
            tokens = _with_repeat(tokens, run, between)
    return tokens


def _with_repeat(tokens: list[Token], run: Run, between: str) -> list[Token]:
    """Return tokens with one run marked as repeated, in the shortest way; unchanged if there is no way."""
    wanted: list[Token] = [Placeholder((run.kinds[0],))]
    for kind, text in zip(run.kinds[1:], run.texts, strict=True):
        wanted += (*text, Placeholder((kind,)))
    starts = [at for at in range(len(tokens)) if tokens[at : at + len(wanted)] == wanted]
    # Repeated fields usually come after the title, so the last position is preferred.
    found = [marked for at in reversed(starts) for marked in _marked(tokens, at, at + len(wanted), between)]
    return min(found, key=len, default=tokens)


def _marked(tokens: list[Token], start: int, end: int, between: str) -> Iterator[list[Token]]:
    """Yield the ways to mark a run as repeated, which differ in where the text between two runs is cut."""
    fields = tokens[start:end]
    for cut in range(len(between) + 1):
        close, again = between[:cut], between[cut:]
        if tokens[end : end + cut] != [*close] or not is_balanced(again + text_of(fields) + close):
            continue
        group = [*again, *fields, *close]
        before = start - len(again)
        if before >= 0 and tokens[before:start] == [*again]:
            if before and tokens[before - 1] == Edge("?") and tokens[end + cut : end + cut + 1] == [END]:
                yield [*tokens[: before - 1], Edge("*"), *tokens[before:]]
            else:
                yield [*tokens[:before], Edge("+"), *group, END, *tokens[end + cut :]]
        else:
            yield [*tokens[: end + cut], Edge("*"), *group, END, *tokens[end + cut :]]
