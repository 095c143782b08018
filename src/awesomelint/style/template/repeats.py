"""Repeats: fields that may come several times, told once with what stands between two of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.style.template.skeleton import Run, Skeleton
from awesomelint.style.template.template import Place
from awesomelint.style.template.tokens import END, Edge, Token, said

_LEAST, _SHARE = 2, 0.05


def repeated(tokens: list[Token], ways: Mapping[Skeleton, int]) -> list[Token]:
    """Tokens with the fields marked that entries have several times."""
    seen: dict[Run, Counter[str]] = defaultdict(Counter)
    for way, count in ways.items():
        for run, between in way.again:
            seen[run][between] += count
    for run, texts in seen.items():
        total = sum(count for way, count in ways.items() if set(run.kinds) <= set(way.kinds))
        between, most = texts.most_common(1)[0]
        if most >= max(_LEAST, _SHARE * total):
            tokens = _marked(tokens, run, between)
    return tokens


def _marked(tokens: list[Token], run: Run, between: str) -> list[Token]:
    """Tokens with one run marked: where the text before it is that between two of them, else where it can be at all."""
    wanted: list[Token] = [Place((run.kinds[0],))]
    for kind, text in zip(run.kinds[1:], run.texts, strict=True):
        wanted += (*text, Place((kind,)))
    places = [at for at in range(len(tokens)) if tokens[at : at + len(wanted)] == wanted]
    # Of two places the one behind the title is where fields pile up.
    found = [parted for at in reversed(places) for parted in _split(tokens, at, at + len(wanted), between)]
    return min(found, key=len, default=tokens)


def _split(tokens: list[Token], start: int, end: int, between: str) -> Iterator[list[Token]]:
    """The fields with a mark, what stands between two of them parted into the end of the one and the start of the next."""
    fields = tokens[start:end]
    for cut in range(len(between) + 1):
        close, again = between[:cut], between[cut:]
        if tokens[end : end + cut] != [*close] or not is_balanced(again + said(fields) + close):
            continue
        once = [*again, *fields, *close]
        before = start - len(again)
        if before >= 0 and tokens[before:start] == [*again]:
            if before and tokens[before - 1] == Edge("?") and tokens[end + cut : end + cut + 1] == [END]:
                yield [*tokens[: before - 1], Edge("*"), *tokens[before:]]
            else:
                yield [*tokens[:before], Edge("+"), *once, END, *tokens[end + cut :]]
        else:
            yield [*tokens[: end + cut], Edge("*"), *once, END, *tokens[end + cut :]]
