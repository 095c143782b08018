"""Stars or underscores that GitHub shows, because a space stands inside them or because one of a pair is missing.

## Why
`** XCoder**` is not bold: GitHub shows all four stars, for opening stars must touch the word behind them and closing stars
the word before them. One that is never closed is shown as well, and the title it should make bold is not.

## Wrong
    - ** XCoder**: How Do Your Code LLMs Perform? [[paper]](https://arxiv.org/abs/2409.03810)
    - **Hugging Face 🤗 ** [[model]](https://huggingface.co/example)

## Right
    - **XCoder**: How Do Your Code LLMs Perform? [[paper]](https://arxiv.org/abs/2409.03810)
    - **Hugging Face 🤗** [[model]](https://huggingface.co/example)

## Fix
Safe, where it is enough that a space moves from inside to outside. There is none where a star is missing.

## Notes
CommonMark 6.2 (Emphasis and strong emphasis). A star that stands alone, as in `*PO`, or behind an author's name, as a footnote
has it, and mathematics are left alone; so is a lone `**` in lists whose titles are not bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from awesomelint.markdown.inline import scan
from awesomelint.model import Entry, ListDocument
from awesomelint.rules._text import around, is_verbatim
from awesomelint.rules.api import Edit, Found, Span, Severity, rule, safe

# Marks that touch no word on one side or the other: behind a space, or bold ones before a space at the start of something.
_LOOSE = (re.compile(r" ([*_]{1,3})(?=[\s.,;:!?)\]|<])"), re.compile(r"(\*\*)(?= )(?<=[(\[|\"\n]..)"))


@rule("broken-emphasis", group="text", severity=Severity.WARNING, fix="safe")
def check(document: ListDocument, options: Mapping[str, Any]) -> Iterator[Found]:
    """Look for pairs of marks in the lines that hold a loose one, and for lone stars in entries."""
    text, source = document.source.text, document.source
    seen: set[tuple[int, str]] = set()
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _LOOSE):
        at, mark = match.start(1), match[1]
        line = source.line_of(at)
        if (line, mark) in seen or (mark == "*" and not text[source.line_start(line) : at].strip(" \t>")):
            continue
        seen.add((line, mark))
        shown = _shown(document, mark, source.line_start(line), source.line_end(line))
        if at in shown and len(shown) % 2 == 0:
            for first, last in zip(shown[::2], shown[1::2], strict=True):
                if found := _pair(document, mark, first, last):
                    yield found
    for entry in document.entries:
        if text.count("**", *entry.head) % 2:
            yield from _lone(document, entry)


def _shown(document: ListDocument, mark: str, start: int, end: int) -> list[int]:
    """Where in a line this mark stands as it is: in no code, address or formula, escaped by nothing, and part of no emphasis."""
    text = document.source.text
    char = re.escape(mark[0])
    found = []
    for match in re.finditer(rf"(?<![\\{char}]){char}{{{len(mark)}}}(?!{char})", text[start:end]):
        at = start + match.start()
        # A star at the start of a line is the mark of an item.
        if mark == "*" and not text[start:at].strip(" \t>"):
            continue
        parts = around(document, at)
        if is_verbatim(document, at) or text.count("$", start, at) % 2 or any(part.url_start <= at < part.url_end for part in parts):
            continue
        if not any(part.kind in ("strong", "em", "tag", "url") and not part.inner_start <= at < part.inner_end for part in parts):
            found.append(at)
    return found


def _pair(document: ListDocument, mark: str, first: int, last: int) -> Found | None:
    text, size = document.source.text, len(mark)
    inner = text[first + size : last]
    body = inner.strip()
    loose = (inner[:1].isspace()) + (inner[-1:].isspace())
    if not loose or (size == 1 and loose == 2) or "|" in inner or not body[:1].isalnum() and size == 1 or not re.search(r"\w", body):
        return None
    if around(document, first) != around(document, last):
        return None
    before = " " if inner[0].isspace() and text[first - 1 : first].isalnum() else ""
    after = " " if inner[-1].isspace() and text[last + size : last + size + 1].isalnum() else ""
    right = before + mark + body + mark + after
    made = scan(text[first - 1 : first] + right + text[last + size : last + size + 1], 0, len(right) + 2, {})
    fix = None
    if any(part.kind in ("strong", "em") and part.end - part.start == len(right.strip()) for part in made):
        fix = safe(f"Write {right.strip()}", Edit(first, last + size, right))
    whole = text[first : last + size]
    return Found(Span(first, last + size), f"“{whole}” is shown with its {_name(mark)}; expected “{right.strip()}”", fix=fix)


def _lone(document: ListDocument, entry: Entry) -> Iterator[Found]:
    """Stars of an entry that have no partner, where the section's titles are bold."""
    bold = [other.title_kind == "strong" for other in entry.section.entries if other is not entry]
    shown = _shown(document, "**", *entry.head)
    if len(shown) == 1 and bold.count(True) > 0.5 * len(bold):
        at = shown[0]
        text = document.source.text
        opens = not text[at + 2 : at + 3].isspace() and at + 2 < entry.head.end
        words = text[at : at + 40].split("\n")[0] if opens else text[max(entry.head.start, at - 38) : at + 2]
        yield Found(Span(at, at + 2), f"the bold of “{words}” is never {'closed' if opens else 'opened'}, so that its stars are shown; expected a second “**”")


def _name(mark: str) -> str:
    return "stars" if mark[0] == "*" else "underscores"
