"""Inline parts as they were meant, if a literal mark has another effect on the page and only one repair is possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from awesomelint.markdown.emphasis import BOLD_WITH_ASTERISK
from awesomelint.markdown.inline import normalise_label, scan
from awesomelint.markdown.parts import Inline

# In a list with fewer references, brackets after brackets are tags.
LEAST_REFERENCES = 3


def repaired(
    text: str, start: int, end: int, parts: list[Inline], definitions: Mapping[str, str]
) -> list[Inline]:
    """Return the parts of `text[start:end]`, with bold text that contains a literal asterisk as one part.

    In `**From A* to B**`, the page has all in italics. `parts` is not changed. If there are two such texts, they
    may also be one with another meaning, and nothing is repaired. Takes linear time.
    """
    if text.find("**", start, end) < 0:
        return parts
    matches = BOLD_WITH_ASTERISK.finditer(text, start, end)
    match = next(matches, None)
    if match is None or next(matches, None) is not None:
        return parts
    first, last = match.span()
    part = next((part for part in parts if part.start <= first + 1 < part.end), None)
    if part is None or part.kind != "em" or part.start < first or not _marks_emphasis(part, match.start(1)):
        return parts
    bold = Inline("strong", first, last, first + 2, last - 2)
    bold.children = scan(text, first + 2, last - 2, definitions)
    before = [other for other in parts if other.end <= first]
    return [*before, bold, *scan(text, last, end, definitions)]


def _marks_emphasis(part: Inline, asterisk: int) -> bool:
    """Return whether an asterisk opens or closes emphasised text, of this part or within it."""
    return any(inner.kind == "em" and asterisk in (inner.start, inner.end - 1) for inner in part.walk())


def undefined_references(
    text: str, parts: Iterable[Inline], definitions: Mapping[str, str]
) -> frozenset[int]:
    """Return the starts of references without a definition, `[Tidy Sheep][sheep]`, among a file's outermost parts.

    Empty if fewer references have a definition: then brackets after brackets have another meaning.
    """
    defined, found = 0, []
    previous: Inline | None = None
    for part in parts if definitions else ():
        if part.kind == "link":
            defined += part.url_start < 0 and text[part.start] == "["
        elif part.kind == "bracket" and previous is not None and _is_reference(text, previous, part):
            name = text[part.inner_start : part.inner_end]
            found += [previous.start] if normalise_label(name) not in definitions else []
        previous = part
    return frozenset(found if defined >= max(LEAST_REFERENCES, len(found)) else ())


def _is_reference(text: str, part: Inline, name: Inline) -> bool:
    """Return whether two brackets directly follow each other, and no third ones."""
    return (
        part.kind == "bracket"
        and part.end == name.start
        and text[part.start] == "[" == text[name.start]
        and text[part.start - 1 : part.start] not in ("]", "!")
        and text[name.end : name.end + 1] not in ("[", "(", ":")
        and not name.children
    )
