"""Templates: an entry's format as text with places for its fields, to be shown, parsed, filled in, and held up as law.

`- [{title}]({url}){?, {date|venue}}{*. [{label}]({link})}.` reads: a title with its address, then perhaps a date or a
venue, then any number of links by label, a period at the end. `{?…}` is optional, `{*…}` may stand any number of times,
`{+…}` once or more; `{{}` and `{}}` are braces.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from awesomelint.style.layout.fields import END, START
from awesomelint.util.regex import compiled, lazy_pattern

if TYPE_CHECKING:
    from awesomelint.model import Entry

# The fields that a template can have a place for.
KINDS = ("title", "url", "label", "link", "date", "venue", "tag", "authors", "badge", "image", "text")
_TOKEN = lazy_pattern(r"\{\{\}|\{\}\}|\{[?*+]|\{[a-z|]*\}|\}|\{|[^{}]+")
_BRACE = compiled(r"[{}]")
# Fields that stay together when others move.
_PAIRS = frozenset((("label", "link"), ("title", "url"), ("image", "link"), ("badge", "link")))

Values = Sequence[tuple[str, str]]


class Place(NamedTuple):
    """Where a field stands: one of these kinds."""

    kinds: tuple[str, ...]


class Group(NamedTuple):
    """Parts that stand together: `mark` is ? (or not at all), * (any number of times) or + (once or more)."""

    mark: str
    parts: tuple[Part, ...]


Part = str | Place | Group


class TemplateError(ValueError):
    """A template that cannot be read; the message says where and why, for people."""


class Template(NamedTuple):
    """A format of entries."""

    parts: tuple[Part, ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        """Read a template as it is shown; `TemplateError` if it is none."""
        stack: list[tuple[str, list[Part]]] = [("", [])]
        for match in _TOKEN.finditer(text):
            token, parts = match[0], stack[-1][1]
            if token in ("{{}", "{}}"):
                _add(parts, token[1])
            elif token[0] == "{" and token[1:] in ("?", "*", "+"):
                stack.append((token[1], []))
            elif token == "}" and len(stack) > 1:
                mark, inner = stack.pop()
                stack[-1][1].append(Group(mark, tuple(inner)))
            elif token in ("{", "}"):
                raise TemplateError(
                    f"“{token}” at column {match.start() + 1} has no partner; write {{{token}}} for a brace that is meant"
                )
            elif token[0] == "{":
                parts.append(Place(_kinds(token[1:-1])))
            else:
                _add(parts, token)
        if len(stack) > 1:
            raise TemplateError(f"“{{{stack[-1][0]}” is not closed; it needs a “}}” behind its part")
        if not any("title" in place.kinds for place in _places(stack[0][1])):
            raise TemplateError("there is no {title} in it")
        return cls(tuple(stack[0][1]))

    @classmethod
    def of(cls, entry: Entry) -> tuple[Template, list[tuple[str, str]]]:
        """An entry's own template and what stands in its places: filled with these it is the entry's source again."""
        parts: list[Part] = []
        values: list[tuple[str, str]] = []
        text = entry.source.text
        for piece in entry.pieces:
            kind = "authors" if piece.kind == "author" else piece.kind
            if kind in KINDS:
                parts.append(Place((kind,)))
                values.append((kind, text[piece.start : piece.end]))
            else:
                _add(parts, text[piece.start : piece.end])
        return cls(tuple(parts)), values

    def __str__(self) -> str:
        return "".join(map(_shown, self.parts))

    def fill(self, values: Values) -> str | None:
        """The entry that has these fields, kind and text, in this order; None if the template has no place for them."""
        text, rest = _fill(self.parts, list(values))
        return text if text is not None and not rest else None

    def arranged(self, values: Values) -> str | None:
        """The entry that has these fields, put in the template's order; None if it has no place for them all.

        Fields that come in runs (a label and its link) stay together.
        """
        order = [kind for place in _places(self.parts) for kind in place.kinds]
        rank = {kind: index for index, kind in reversed(list(enumerate(order)))}
        if not all(kind in rank for kind, _ in values):
            return None
        pairs: list[list[tuple[str, str]]] = []
        for value in values:
            if pairs and (pairs[-1][-1][0], value[0]) in _PAIRS:
                pairs[-1].append(value)
            else:
                pairs.append([value])
        pairs.sort(key=lambda pair: rank[pair[0][0]])
        return self.fill([value for pair in pairs for value in pair])

    def conventions(self) -> dict[tuple[str, str], str]:
        """What stands between any two fields that can be neighbours, the start and the end of the entry included."""
        return {pair: texts[0] for pair, texts in self.neighbours().items()}

    def neighbours(self) -> dict[tuple[str, str], list[str]]:
        """All texts that can stand between any two fields, the most direct one first; see `laws`."""
        found: dict[tuple[str, str], list[str]] = {}
        for kind, texts in _follow(self.parts, {START: [""]}, found).items():
            _note(found.setdefault((kind, END), []), texts)
        return found

    def needed(self) -> list[Place]:
        """The places that every entry fills, in order."""
        return list(_places(part for part in self.parts if not isinstance(part, Group) or part.mark == "+"))

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of fields that it has a place for."""
        return frozenset(kind for place in _places(self.parts) for kind in place.kinds)


def _kinds(text: str) -> tuple[str, ...]:
    kinds = tuple(text.split("|"))
    for kind in kinds:
        if kind not in KINDS:
            from difflib import get_close_matches

            near = get_close_matches(kind, KINDS, 1)
            known = f"did you mean {{{near[0]}}}?" if near else "known are " + ", ".join(KINDS)
            raise TemplateError(f"there is no field {{{kind}}}; {known}")
    return kinds


def _add(parts: list[Part], text: str) -> None:
    if parts and isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)


def _places(parts: Iterable[Part]) -> Iterable[Place]:
    for part in parts:
        if isinstance(part, Place):
            yield part
        elif isinstance(part, Group):
            yield from _places(part.parts)


def _shown(part: Part) -> str:
    if isinstance(part, str):
        return _BRACE.sub(r"{\g<0>}", part)
    if isinstance(part, Place):
        return "{" + "|".join(part.kinds) + "}"
    return "{" + part.mark + "".join(map(_shown, part.parts)) + "}"


def _first(parts: Iterable[Part]) -> tuple[str, ...]:
    return next((place.kinds for place in _places(parts)), ())


def _fill(parts: Iterable[Part], values: list[tuple[str, str]]) -> tuple[str | None, list[tuple[str, str]]]:
    pieces: list[str] = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Place):
            if not values or values[0][0] not in part.kinds:
                return None, values
            pieces.append(values[0][1])
            values = values[1:]
        else:
            times = 0
            while values and values[0][0] in _first(part.parts) and (part.mark != "?" or not times):
                text, rest = _fill(part.parts, values)
                if text is None:
                    break
                pieces.append(text)
                values = rest
                times += 1
            if part.mark == "+" and not times:
                return None, values
    return "".join(pieces), values


def _note(known: list[str], texts: Iterable[str]) -> None:
    known += [text for text in dict.fromkeys(texts) if text not in known]


def _follow(
    parts: Iterable[Part], ends: dict[str, list[str]], found: dict[tuple[str, str], list[str]]
) -> dict[str, list[str]]:
    """Go through parts with what was read since each field that can have come last; what that is behind them."""
    for part in parts:
        if isinstance(part, str):
            ends = {kind: [text + part for text in texts] for kind, texts in ends.items()}
        elif isinstance(part, Place):
            for before, texts in ends.items():
                for kind in part.kinds:
                    _note(found.setdefault((before, kind), []), texts)
            ends = {kind: [""] for kind in part.kinds}
        else:
            inside = _follow(part.parts, ends, found)
            if part.mark in "*+":
                _follow(part.parts, inside, found)
            if part.mark != "+":
                skipped = {kind: list(texts) for kind, texts in ends.items()}
                for kind, texts in inside.items():
                    _note(skipped.setdefault(kind, []), texts)
                inside = skipped
            ends = inside
    return ends
