"""An HTML tag that is never closed: `<details>` without `</details>`, or `</details` without its bracket.

## Why
GitHub collapses, centers or highlights everything up to the end of the page or entry. In the file itself,
this is easy to miss.

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
None: where the closing tag belongs is not certain.

## Severity
Error if a `<details>`, table or heading includes the text that follows; otherwise a warning. If a list leaves
a tag unclosed many times, it is reported once, as a note.

## Notes
Only tags with a visible effect are checked: `<details>`, tables, headings, centered blocks and text
formatting. The end tag of any heading closes a heading. `<p>`, `<li>`, `<td>` and the like need no closing
tag (HTML, 13.1.2.4), and `<br>` and `<img>` have none. Tags in code and comments are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.html_tags import find_rendered, is_rendered
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import WORD, lazy_pattern

_CONTAINERS = frozenset(("details", "summary", "table", "h"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TAG = lazy_pattern(
    r"<(/?)(details|summary|table|h[1-6]|center|div|blockquote|b|strong|i|em|u|s|strike|del|ins|sub|sup|small|big"
    r"|font|mark|tt|kbd|code|a)"
    r"(?=[\s/>])((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*+)>",
    re.IGNORECASE,
)
# An end tag without its bracket, on a line of its own.
_CUT = lazy_pattern(r"(?mi)^[ \t]*(</(details|summary|table|center|div|blockquote))[ \t]*\r?$(?!\s*+>)")
_ALIGNED = lazy_pattern(r"\balign\s*=", re.IGNORECASE)
# A tag that is left unclosed this often is reported once.
_MANY = 5


@rule("unclosed-html", group="structure", severity=Severity.WARNING, max_severity=Severity.ERROR)
def check(context: Context) -> Iterator[Found]:
    """Match each closing tag with the last open tag of the same name, and report tags that remain open."""
    document = context.document
    text = document.source.text
    if "<" not in text:
        return
    cut = list(find_rendered(document, _CUT))
    for match in cut:
        message = f"`{match[1]}` has no closing bracket; add “>”"
        severity = Severity.ERROR if match[2].lower() in _CONTAINERS else None
        yield Found(Span(*match.span(1)), message, severity)
    opened: dict[str, list[tuple[int, int, str]]] = {}
    for start, name, end, attributes in sorted(_tags(document, cut)):
        if attributes is not None:
            opened.setdefault(name, []).append((start, end, attributes))
        elif opened.get(name):
            opened[name].pop()
    for name, unclosed in opened.items():
        visible = [tag for tag in unclosed if _is_visible(name, tag[2])]
        if len(visible) >= _MANY:
            message = f"`<{name}>` is opened {len(visible)} times without being closed"
            yield Found(Span(*visible[0][:2]), message, Severity.NOTE, key=name)
            continue
        while visible:
            start, end, _ = visible.pop(0)
            word = WORD.search(text, start)
            closing = f"</{word[0] if word else name}>"
            message = f"`{text[start:end]}` is never closed; add `{closing}`"
            # `<b>Title<b>` is a single mistake, in the second tag.
            if visible and not visible[0][2].strip() and "\n" not in text[end : visible[0][0]]:
                start, end, _ = visible.pop(0)
                message = f"`{text[start:end]}` opens the element again; replace it with `{closing}`"
            severity = Severity.ERROR if name in _CONTAINERS and not _in_entry(document, start) else None
            yield Found(Span(start, end), message, severity)


def _tags(document: ListDocument, cut: list[re.Match[str]]) -> Iterator[tuple[int, str, int, str | None]]:
    """Yield the start, name, end and attributes of each tag, None for end tags; those in `cut` lack a bracket.

    The name of all headings is `h`.
    """
    for match in _TAG.finditer(document.source.text):
        if not match[3].rstrip().endswith("/") and is_rendered(document, match.start()):
            # The end tag of any heading closes a heading (HTML, 13.2.6.4.7).
            name = "h" if match[2].lower() in _HEADINGS else match[2].lower()
            yield match.start(), name, match.end(), None if match[1] else match[3]
    for match in cut:
        yield match.start(1), match[2].lower(), match.end(1), None


def _is_visible(name: str, attributes: str) -> bool:
    """Whether a tag has a visible effect: `<div>` only with alignment, `<a>` only with a link."""
    if name == "div":
        return _ALIGNED.search(attributes) is not None
    return name != "a" or "href" in attributes.lower()


def _in_entry(document: ListDocument, offset: int) -> bool:
    """Whether a tag is in an entry, whose end closes the tag."""
    return any(entry.span.start <= offset < entry.span.end for entry in document.entries)
