"""Completions from the list itself: its tags, venues and labels, and a snippet of an entry in the section's form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

from lsprotocol import types

from awesomelint.model import ListDocument, Section
from awesomelint.server.lists import Checked
from awesomelint.style.summary import style_summary
from awesomelint.style.template.template import Part, Placeholder, Template, TemplateError

# More names of a kind are not offered.
_MOST = 200
_NEW_ENTRY = "new entry"
_MARKER = r"(?:[-*+]|\d+[.)])"
# The start of an entry: a marker, and a word that the editor replaces with what is chosen.
_LINE_START = re.compile(rf"\s*(?P<marker>{_MARKER})?\s*(?P<word>\w*)$")


def completions(checked: Checked, offset: int, text: str) -> list[types.CompletionItem]:
    """Return what may be written at an offset of a text, which may be newer than the check."""
    document = checked.report.document
    items = list(_names(document))
    start = _LINE_START.match(text[text.rfind("\n", 0, offset) + 1 : offset])
    if start is not None and _NEW_ENTRY.startswith(start["word"]):
        section = _section_at(document, text.count("\n", 0, offset) + 1)
        items = [*_snippets(document, checked, section, start["marker"] is not None), *items]
    return items


def _names(document: ListDocument) -> Iterator[types.CompletionItem]:
    tags = Counter(tag for entry in document.entries for tag in entry.tags)
    labels = Counter(link.label for entry in document.entries for link in entry.links if link.label)
    venues = Counter(entry.venue.raw for entry in document.entries if entry.venue is not None)
    kinds = (
        (tags, "tag", types.CompletionItemKind.Keyword),
        (labels, "label", types.CompletionItemKind.Text),
        (venues, "venue", types.CompletionItemKind.Value),
    )
    for counted, what, kind in kinds:
        for name, number in counted.most_common(_MOST):
            times = "once" if number == 1 else f"{number} times"
            yield types.CompletionItem(
                name, kind=kind, detail=f"{what}, used {times}", sort_text=f"{_MOST - min(number, _MOST):04}"
            )


def _section_at(document: ListDocument, line: int) -> Section:
    """Return the section that a 1-based line is in."""
    return max(
        (section for section in document.sections if section.line <= line), key=lambda section: section.line
    )


def _snippets(
    document: ListDocument, checked: Checked, section: Section, has_marker: bool
) -> Iterator[types.CompletionItem]:
    """Yield a new entry in the forms of its section, or else of the list; without a marker if the line has one."""
    summary = style_summary(document, checked.settings.style)
    own = next((style.formats for style in summary.sections if style.section is section), None)
    for found in own or summary.formats:
        if not found.share or "\n" in found.template:
            continue
        template = found.template.strip()
        if has_marker:
            template = re.sub(rf"^{_MARKER}\s+", "", template)
        try:
            parts = Template.parse(template).parts
        except TemplateError:
            # The title is elsewhere, such as in a heading above.
            continue
        yield types.CompletionItem(
            _NEW_ENTRY,
            kind=types.CompletionItemKind.Snippet,
            detail=found.template.strip(),
            insert_text=snippet(parts),
            insert_text_format=types.InsertTextFormat.Snippet,
            sort_text="0000",
        )


def snippet(parts: Iterable[Part], numbers: Iterator[int] | None = None) -> str:
    """Return the parts of a template as a snippet, with a placeholder for each field: `[${1:title}](${2:url})`.

    What is optional is a placeholder, too, which can be deleted as a whole: `${3:, ${4:venue}}`.
    """
    numbers = numbers or count(1)
    made = []
    for part in parts:
        if isinstance(part, str):
            made.append(re.sub(r"([\\$}])", r"\\\1", part))
        elif isinstance(part, Placeholder):
            made.append(f"${{{next(numbers)}:{part.kinds[0]}}}")
        elif part.mark == "+":
            made.append(snippet(part.parts, numbers))
        else:
            made.append(f"${{{next(numbers)}:{snippet(part.parts, numbers)}}}")
    return "".join(made)
