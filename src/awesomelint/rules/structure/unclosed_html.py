"""An HTML tag that is opened and never closed: `<details>` without `</details>`.

## Why
GitHub folds away, centres or sets in bold everything from there to the end of the page or of the entry, and often
nobody notices, because the file itself looks right.

## Wrong
    <details>
    <summary>2023</summary>

    - [LLaMA](https://arxiv.org/abs/2302.13971)

    ## 2024

## Right
    <details>
    <summary>2023</summary>

    - [LLaMA](https://arxiv.org/abs/2302.13971)

    </details>

    ## 2024

## Fix
None: where the end belongs, only a person can tell.

## Severity
An error where a fold (`<details>`), a table or a heading swallows what follows; a warning elsewhere. Where a list opens
a tag in the same way over and over it is told once, as a note.

## Notes
Only tags whose loss shows count: folds, tables, headings, centred blocks, and text in bold, italics, small, raised or
struck out. `<p>`, `<li>`, `<td>` and their like end by themselves (HTML, 13.1.2.4), `<br>` and `<img>` have no end, and
tags in code and comments are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.html_tags import is_rendered
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import lazy_pattern

_SWALLOWS = frozenset(("details", "summary", "table", "h1", "h2", "h3", "h4", "h5", "h6"))
_TAG = lazy_pattern(
    r"<(/?)(details|summary|table|h[1-6]|center|div|blockquote|b|strong|i|em|u|s|strike|del|ins|sub|sup|small|big|font|mark|tt|kbd|code|a)"
    r"(?=[\s/>])((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+)>",
    re.IGNORECASE,
)
_ALIGNED = lazy_pattern(r"\balign\s*=", re.IGNORECASE)
# So many alike are the list's own way of writing.
_HABIT = 5


@rule("unclosed-html", group="structure", severity=Severity.WARNING, max_severity=Severity.ERROR)
def check(context: Context) -> Iterator[Found]:
    """Match each closing tag with the last open one of its name; what stays open is told."""
    document = context.document
    text = document.source.text
    if "<" not in text:
        return
    opened: dict[str, list[tuple[int, int, str]]] = {}
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if match[3].rstrip().endswith("/") or not is_rendered(document, match.start()):
            continue
        if not match[1]:
            opened.setdefault(name, []).append((match.start(), match.end(), match[3]))
        elif opened.get(name):
            opened[name].pop()
    for name, left in opened.items():
        shown = [span for span in left if _shows(name, span[2])]
        if len(shown) >= _HABIT:
            said = f"`<{name}>` is opened {len(shown)} times without being closed"
            yield Found(Span(*shown[0][:2]), said, Severity.NOTE, key=name)
            continue
        for start, end, _ in shown:
            severity = Severity.ERROR if name in _SWALLOWS and not _in_entry(document, start) else None
            yield Found(
                Span(start, end), f"`{text[start:end]}` is never closed: `</{name}>` is missing", severity
            )


def _shows(name: str, attributes: str) -> bool:
    """Whether a reader sees that the end is missing: without alignment `<div>` does nothing, nor does an anchor."""
    if name == "div":
        return _ALIGNED.search(attributes) is not None
    return name != "a" or "href" in attributes.lower()


def _in_entry(document: ListDocument, offset: int) -> bool:
    """Whether a tag stands in an entry, whose end closes it too."""
    return any(entry.span.start <= offset < entry.span.end for entry in document.entries)
