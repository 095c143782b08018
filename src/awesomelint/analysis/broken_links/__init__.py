"""Text that was meant as a link but is not rendered as one, because of a wrong or missing bracket.

Each broken link belongs to one rule, so that one cause gives one finding. The forms are in `forms`.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.broken_links.model import BrokenLink
from awesomelint.analysis.positions import in_any, in_url, is_verbatim, parts_at
from awesomelint.analysis.split_cells import split_cells
from awesomelint.analysis.urls import sort_urls
from awesomelint.facts import fact
from awesomelint.findings import Found
from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span
from awesomelint.util.regex import compiled

_TEXT_END = compiled(r"\]\(")
# URLs that GitHub links by themselves are checked as bare URLs.
_SPACED_TEXT_END = compiled(r"\][ \t]+\((?=[#.\w])(?!www\.)")
# The path of a file of the repository, with a bracket after it but without the brackets of a link before it.
_FILE = compiled(
    r"[(\]](?:(?<=\()(?<!\]\()|(?<=\])\[?)"
    r"((?:\.{1,2}/)*[\w%+-][\w./%+-]*\.(?:pdf|md|html?|ipynb|txt|bib)(?:#[\w-]+)?)\)"
)
# `9` is the key of `(` without Shift.
_OPENING = frozenset("([{]（ 9")


def report_broken_links(document: ListDocument, rule: str) -> Iterator[Found]:
    """Yield the findings for the broken links of a document that belong to a rule, given by its name."""
    return (link.finding for link in broken_links(document) if link.rule == rule)


def url_includes_bracket(reference: Reference) -> bool:
    """Return whether a URL includes brackets of the text around it, as in `[[paper](https://…])`."""
    url = reference.url
    return "](" in url or (url.endswith("]") and url.count("]") > url.count("["))


@fact
def broken_links(document: ListDocument) -> list[BrokenLink]:
    """Return the broken links of a document, each with the rule that reports it."""
    # Links that a `|` divides are reported by the cell.
    split_rows = [cell.row for cell in split_cells(document)]
    # GitHub renders no link of Markdown in a block of HTML.
    html = by_kind(document)["html"]
    found = {
        # A place can have two of the forms: `[Tidy Sheep] (https://…) [[code](…)]`.
        (link.rule, link.finding.span): link
        for link in _find_all(document)
        if not in_any(split_rows, link.finding.span.start) and not in_any(html, link.finding.span.start)
    }
    return list(found.values())


def _find_all(document: ListDocument) -> Iterator[BrokenLink]:
    text = document.source.text
    with_brackets = [
        reference
        for reference in sort_urls(document).unusual
        if reference.url_span
        and ("]" in reference.url or reference.url[0] == "(")
        and text[reference.url_span.start - 1] == "("
    ]
    bare = [
        reference
        for reference in sort_urls(document).bare
        if text[reference.span.start - 1 : reference.span.start] in _OPENING
    ]
    files = [
        Span(*match.span(1)) for match in _FILE.finditer(text) if not _is_literal(document, match.start())
    ]
    working = {reference.label.end for reference in document.references}
    text_ends = [
        offset
        for offset in sorted({match.start() for match in _TEXT_END.finditer(text)} - working)
        if not _is_literal(document, offset)
    ]
    spaced_text_ends = [
        match.span()
        for match in _SPACED_TEXT_END.finditer(text)
        if match.start() not in working and not _is_literal(document, match.start())
    ]
    if not (with_brackets or bare or files or text_ends or spaced_text_ends):
        return
    # Most lists have no such places.
    from awesomelint.analysis.broken_links import forms

    for reference in with_brackets:
        yield from forms.check_url_with_brackets(text, reference)
    for reference in bare:
        yield from forms.check_bare_url(document, reference)
    for span in files:
        yield from forms.check_file_path(document, span)
    for offset in text_ends:
        yield from forms.check_text_end(document, offset)
    for start, end in spaced_text_ends:
        yield from forms.check_spaced_text_end(text, start, end)


def _is_literal(document: ListDocument, offset: int) -> bool:
    """Return whether an offset is in code, in a comment, or in the URL of a working link."""
    return is_verbatim(document, offset) or in_url(parts_at(document, offset), offset)
