"""Templates: the format of an entry as text with placeholders; parsed, shown, filled in, and read as
conventions.

`- [{title}]({url}){?, {date|venue}}{*. [{label}]({link})}.` is a title with its URL, optionally a date or a
venue, any number of links with labels, and a final period. `{?…}` is optional, `{*…}` may be repeated or
missing, `{+…}` may be repeated; `{{}` and `{}}` are braces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from awesomelint.model import Entry
from awesomelint.style.layout.fields import END, START, FieldKind, Neighbour
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled, lazy_pattern

_KINDS: dict[str, FieldKind] = {kind: kind for kind in get_args(FieldKind)}
_TOKEN = lazy_pattern(r"\{\{\}|\{\}\}|\{[?*+]|\{[a-z|]*\}|\}|\{|[^{}]+")
_BRACE = compiled(r"[{}]")
# Neighbouring fields that stay together when fields are reordered.
_PAIRS = frozenset((("label", "link"), ("title", "url"), ("image", "link"), ("badge", "link")))

# The fields of an entry in order: kind and source text.
Values = Sequence[tuple[str, str]]
# The texts that can be between two neighbouring fields.
Texts = dict[tuple[Neighbour, Neighbour], list[str]]


class Placeholder(NamedTuple):
    """The position of a field, which may be of any of these kinds."""

    kinds: tuple[FieldKind, ...]


class Group(NamedTuple):
    """Parts that occur together: at most once (`mark` is ?), any number of times (*) or at least once (+)."""

    mark: str
    parts: tuple[Part, ...]


Part = str | Placeholder | Group


class TemplateError(ValueError):
    """A text that isn't a valid template; the message says why, for users."""


class Template(NamedTuple):
    """The format of an entry: text, placeholders and groups, in order."""

    parts: tuple[Part, ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        """Return the template that `text` shows. Raise `TemplateError` if it isn't valid."""
        stack: list[tuple[str, list[Part]]] = [("", [])]
        for match in _TOKEN.finditer(text):
            token, parts = match[0], stack[-1][1]
            if token in ("{{}", "{}}"):
                _add_text(parts, token[1])
            elif token[0] == "{" and token[1:] in ("?", "*", "+"):
                stack.append((token[1], []))
            elif token == "}" and len(stack) > 1:
                mark, inner = stack.pop()
                stack[-1][1].append(Group(mark, tuple(inner)))
            elif token in ("{", "}"):
                column = match.start() + 1
                raise TemplateError(
                    f"unmatched “{token}” at column {column}; write {{{token}}} for a literal brace"
                )
            elif token[0] == "{":
                parts.append(Placeholder(_parse_kinds(token[1:-1])))
            else:
                _add_text(parts, token)
        if len(stack) > 1:
            raise TemplateError(
                f"“{{{stack[-1][0]}” is not closed; add “}}” after the last part of the group"
            )
        if not any("title" in placeholder.kinds for placeholder in _placeholders(stack[0][1])):
            raise TemplateError("the placeholder {title} is missing")
        return cls(tuple(stack[0][1]))

    @classmethod
    def of(cls, entry: Entry) -> tuple[Template, list[tuple[str, str]]]:
        """Return the template of a single entry, and the values that fill it to give the entry's source."""
        parts: list[Part] = []
        values: list[tuple[str, str]] = []
        text = entry.source.text
        for piece in entry.pieces:
            kind = _KINDS.get("authors" if piece.kind == "author" else piece.kind)
            if kind is not None:
                parts.append(Placeholder((kind,)))
                values.append((kind, text[piece.start : piece.end]))
            else:
                _add_text(parts, text[piece.start : piece.end])
        return cls(tuple(parts)), values

    def __str__(self) -> str:
        return "".join(map(_shown, self.parts))

    def fill(self, values: Values) -> str | None:
        """Return the entry with these fields, in this order, or None if they don't fit the template."""
        text, rest = _fill(self.parts, list(values))
        return text if text is not None and not rest else None

    def fill_in_order(self, values: Values) -> str | None:
        """Return the entry with these fields, sorted as in the template, or None if they don't fit it.

        A label stays before its link, and a title before its URL.
        """
        rank = self.ranks()
        if not all(kind in rank for kind, _ in values):
            return None
        return self.fill(_in_order(values, rank))

    def conventions(self) -> dict[tuple[Neighbour, Neighbour], str]:
        """Return the text between any two fields that can be neighbours, START and END included.

        If several texts are possible, the one that skips the fewest groups is returned.
        """
        return {pair: texts[0] for pair, texts in self.neighbours().items()}

    def neighbours(self) -> Texts:
        """Return all texts that can be between any two fields; see `conventions` for the first of each."""
        texts: Texts = {}
        for kind, since in _collect_texts(self.parts, {START: [""]}, texts).items():
            _add_new(texts.setdefault((kind, END), []), since)
        return texts

    def ranks(self) -> dict[str, int]:
        """Return the position of each kind of field that has a place, among all; that of the first such place."""
        order = [kind for placeholder in _placeholders(self.parts) for kind in placeholder.kinds]
        return {kind: index for index, kind in reversed(list(enumerate(order)))}

    def kinds(self) -> set[FieldKind]:
        """Return the kinds of fields that have a place."""
        return {kind for placeholder in _placeholders(self.parts) for kind in placeholder.kinds}

    def required(self) -> list[Placeholder]:
        """Return the placeholders that every entry fills, in order."""
        return list(
            _placeholders([part for part in self.parts if not isinstance(part, Group) or part.mark == "+"])
        )


def _parse_kinds(text: str) -> tuple[FieldKind, ...]:
    kinds = []
    for kind in text.split("|"):
        if kind not in _KINDS:
            from difflib import get_close_matches

            near = get_close_matches(kind, _KINDS)
            hint = f"did you mean {{{near[0]}}}?" if near else "expected " + ", ".join(_KINDS)
            raise TemplateError(f"unknown field {{{kind}}}; {hint}")
        kinds.append(_KINDS[kind])
    return tuple(kinds)


def _add_text(parts: list[Part], text: str) -> None:
    if parts and isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)


def _placeholders(parts: Iterable[Part]) -> Iterable[Placeholder]:
    """Yield all placeholders, those in groups included."""
    for part in parts:
        if isinstance(part, Placeholder):
            yield part
        elif isinstance(part, Group):
            yield from _placeholders(part.parts)


def _shown(part: Part) -> str:
    if isinstance(part, str):
        return _BRACE.sub(r"{\g<0>}", part)
    if isinstance(part, Placeholder):
        return "{" + "|".join(part.kinds) + "}"
    return "{" + part.mark + "".join(map(_shown, part.parts)) + "}"


def _in_order(values: Values, rank: dict[str, int]) -> list[tuple[str, str]]:
    """Return fields by the rank of their kinds; those of `_PAIRS` stay together."""
    pairs: list[list[tuple[str, str]]] = []
    for value in values:
        if pairs and (pairs[-1][-1][0], value[0]) in _PAIRS:
            pairs[-1].append(value)
        else:
            pairs.append([value])
    pairs.sort(key=lambda pair: rank[pair[0][0]])
    return [value for pair in pairs for value in pair]


def _first_kinds(parts: Iterable[Part]) -> tuple[FieldKind, ...]:
    return next((placeholder.kinds for placeholder in _placeholders(parts)), ())


def _fill(parts: Iterable[Part], values: list[tuple[str, str]]) -> tuple[str | None, list[tuple[str, str]]]:
    """Return the text of parts, filled with the first values, and the values left.

    None if a value doesn't fit.
    """
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Placeholder):
            if not values or values[0][0] not in part.kinds:
                return None, values
            pieces.append(values[0][1])
            values = values[1:]
        else:
            times = 0
            while values and values[0][0] in _first_kinds(part.parts) and (part.mark != "?" or not times):
                text, rest = _fill(part.parts, values)
                if text is None:
                    break
                pieces.append(text)
                values = rest
                times += 1
            if part.mark == "+" and not times:
                return None, values
    return "".join(pieces), values


def _add_new(known: list[str], texts: Iterable[str]) -> None:
    known += [text for text in dict.fromkeys(texts) if text not in known]


def _collect_texts(
    parts: Iterable[Part], open_texts: dict[Neighbour, list[str]], texts: Texts
) -> dict[Neighbour, list[str]]:
    """Add the texts between neighbouring fields of some parts to `texts`.

    `open_texts` are, for each kind of field that can be the last one before the parts, the texts since that
    field. Return the same for the end of the parts.
    """
    for part in parts:
        if isinstance(part, str):
            open_texts = {kind: [text + part for text in since] for kind, since in open_texts.items()}
        elif isinstance(part, Placeholder):
            for before, since in open_texts.items():
                for after in part.kinds:
                    _add_new(texts.setdefault((before, after), []), since)
            open_texts = {kind: [""] for kind in part.kinds}
        else:
            inside = _collect_texts(part.parts, open_texts, texts)
            if part.mark in "*+":
                _collect_texts(part.parts, inside, texts)
            if part.mark != "+":
                skipped = {kind: list(since) for kind, since in open_texts.items()}
                for kind, since in inside.items():
                    _add_new(skipped.setdefault(kind, []), since)
                inside = skipped
            open_texts = inside
    return open_texts
