"""Placeholders of templates: `{name}` alone on a line, and `{{name}}` anywhere; never in code."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.positions import is_verbatim
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

# `{{name}}` after its first brace, but not what site generators fill in: `{{ site.title }}`.
AFTER_BRACE = r"(?<![{\\=\w].)\{ ?(?!site\.|page\.)[A-Za-z_][\w.]* ?\}\}(?!\})"
_ALONE = lazy_pattern(r"(?m)^[ \t]*(\{[a-z][\w-]*\})[ \t]*\r?$")
_DOUBLE = lazy_pattern(r"\{" + AFTER_BRACE)


def alone_on_lines(document: ListDocument) -> Iterator[Span]:
    """Yield the placeholders in single braces that are alone on their lines."""
    for match in _ALONE.finditer(document.source.text):
        if not is_verbatim(document, match.start(1)):
            yield Span(*match.span(1))


def placeholders(document: ListDocument) -> list[Span]:
    """Return all placeholders of a template, with their braces, in order."""
    found = set(alone_on_lines(document))
    for match in _DOUBLE.finditer(document.source.text):
        if not is_verbatim(document, match.start()):
            found.add(Span(*match.span()))
    return sorted(found)
