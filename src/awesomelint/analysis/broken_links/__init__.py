"""Slips of the pen around a link: brackets and an address that were meant as a link but that GitHub shows as text.

What is wrong is worked out once for the whole document; each slip belongs to one rule, so that one cause gives one
finding. What forms there are stands in `_slip_forms`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.addresses import addresses
from awesomelint.analysis.broken_links import forms as forms
from awesomelint.analysis.broken_links.model import BrokenLink
from awesomelint.analysis.positions import is_verbatim
from awesomelint.facts import fact
from awesomelint.findings import Found
from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span
from awesomelint.util.regex import compiled

_CLOSED = compiled(r"\]\(")
_SPACED = compiled(r"\][ \t]+\((?=[#.\w])(?!http)")
# The address of a file of the same repository, with a bracket behind it but none that belongs there in front.
_FILE = compiled(
    r"[(\]](?:(?<=\()(?<!\]\()|(?<=\])\[?)((?:\.{1,2}/)*[\w%+-][\w./%+-]*\.(?:pdf|md|html?|ipynb|txt|bib)(?:#[\w-]+)?)\)"
)
_OPEN = frozenset("([{]（ ")


def slips(document: ListDocument, rule: str) -> Iterator[Found]:
    """The slips of a document that belong to a rule."""
    return (slip.found for slip in broken_links(document) if slip.rule == rule)


def swallowed(reference: Reference) -> bool:
    """Whether a link's address runs over brackets that are not its own, as in `[[paper](https://…])`."""
    url = reference.url
    return "]" in url and ("](" in url or (url.endswith("]") and url.count("]") > url.count("[")))


@fact
def broken_links(document: ListDocument) -> list[BrokenLink]:
    """What was meant as a link and is shown as text, each with the rule that reports it."""
    return list(_all(document))


def _all(document: ListDocument) -> Iterator[BrokenLink]:
    text = document.source.text
    for reference in addresses(document).odd:
        url = reference.url
        if ("]" in url or url[0] == "(") and reference.url_span and text[reference.url_span.start - 1] == "(":
            yield from forms.overrun(text, reference)
    for reference in addresses(document).bare:
        if text[reference.span.start - 1 : reference.span.start] in _OPEN and reference.span.start:
            yield from forms.bare_address(document, reference)
    for match in _FILE.finditer(text):
        if not is_verbatim(document, match.start()):
            yield from forms.file_target(text, Span(*match.span(1)))
    closers = {reference.label.end for reference in document.references}
    for at in sorted({match.start() for match in _CLOSED.finditer(text)} - closers):
        if not is_verbatim(document, at):
            yield from forms.no_target(document, at)
    for match in _SPACED.finditer(text):
        if match.start() not in closers and not is_verbatim(document, match.start()):
            yield from forms.spaced(text, *match.span())
