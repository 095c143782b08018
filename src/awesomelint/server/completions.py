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
_LINE_START = re.compile(r"\s*[-*+]?\s*$")


def completions(checked: Checked, offset: int, text: str) -> list[types.CompletionItem]:
    """Return what may be written at an offset of a text, which may be newer than the check."""
    document = checked.report.document
    items = list(_names(document))
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    if _LINE_START.match(line):
        section = _section_at(document, text.count("\n", 0, offset) + 1)
        items = [*_snippets(document, checked, section, line), *items]
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
    document: ListDocument, checked: Checked, section: Section, line: str
) -> Iterator[types.CompletionItem]:
    """Yield a new entry in the forms of its section, or else of the list."""
    summary = style_summary(document, checked.settings.style)
    own = next((style.formats for style in summary.sections if style.section is section), None)
    for found in own or summary.formats:
        if not found.share or "\n" in found.template:
            continue
        # What is typed already is not inserted again.
        typed = line.strip()
        template = found.template.strip()
        if typed and template.startswith(typed):
            template = template[len(typed) :].lstrip()
        try:
            parts = Template.parse(template).parts
        except TemplateError:
            # The title is elsewhere, such as in a heading above.
            continue
        yield types.CompletionItem(
            "new entry",
            kind=types.CompletionItemKind.Snippet,
            detail=found.template.strip(),
            insert_text=snippet(parts),
            insert_text_format=types.InsertTextFormat.Snippet,
            sort_text="0000",
            filter_text="new entry",
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
