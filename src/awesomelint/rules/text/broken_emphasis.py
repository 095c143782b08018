"""Stars or underscores that are shown, because a space stands inside them or because one of a pair is missing.

## Why
`** XCoder**` is not bold: all four stars are shown, for opening stars must touch the word behind them and closing stars
the word before them. A star that is never closed is shown as well, and the title that it should make bold is not bold.

## Wrong
    - ** XCoder**: How Do Your Code LLMs Perform? [[paper]](https://arxiv.org/abs/2409.03810)
    - **Hugging Face 🤗 ** [[model]](https://huggingface.co/example)

## Right
    - **XCoder**: How Do Your Code LLMs Perform? [[paper]](https://arxiv.org/abs/2409.03810)
    - **Hugging Face 🤗** [[model]](https://huggingface.co/example)

## Fix
Safe, where it is enough that a space moves from inside to outside. There is none where a star is missing.

## Notes
CommonMark 6.2 (Emphasis and strong emphasis). A star that stands alone, as in `*PO`, or behind an author's name, as
footnotes have it, and mathematics are left alone; so is a lone `**` in lists whose titles are not bold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from awesomelint.analysis.positions import around, in_formula, in_url, is_verbatim
from awesomelint.facts import fact
from awesomelint.markdown.inline import scan
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe
from awesomelint.util.regex import compiled

# Behind these, marks that a word follows close nothing (CommonMark 6.2).
_POINTS = '.,:;!?)]}”’"'
# One star, and no other beside it.
_SINGLE = compiled(r"(?<![*\\])\*(?!\*)")
# Marks that touch no word on either side: behind a space, or bold ones before a space where something begins; and bold ones
# between a point and a word.
_LOOSE = (
    compiled(r" ([*_]{1,3})(?=[\s.,;:!?)\]|<])"),
    compiled(r"(\*\*)(?= )(?<=[(\[|\"\n]..)"),
    compiled(r"(\*\*)(?=\w)(?<=[.,:;!?)\]}”’\"]\*\*)"),
)


@rule(
    "broken-emphasis",
    group="text",
    severity=Severity.WARNING,
    fix="safe",
    changes=("title", "authors", "venue", "tags", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Look for pairs of marks in the lines that hold a loose one, and for lone stars in entries."""
    document = context.document
    text, source = document.source.text, document.source
    seen: set[tuple[int, str]] = set()
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _LOOSE):
        at, mark = match.start(1), match[1]
        line = source.line_of(at)
        start = source.line_start(line)
        if (line, mark) in seen or (mark == "*" and not text[start:at].strip(" \t>")):
            continue
        seen.add((line, mark))
        shown = _shown(document, mark, start, source.line_end(line))
        if at in shown and len(shown) % 2 == 0:
            for first, last in zip(shown[::2], shown[1::2], strict=True):
                if found := _pair(document, mark, first, last):
                    yield found
    for entry in document.entries:
        if text.count("**", *entry.head) % 2:
            yield from _lone(document, entry)


def _shown(document: ListDocument, mark: str, start: int, end: int) -> list[int]:
    """Where in a line this mark is shown: it is part of no emphasis, code, address, tag or formula, and not escaped."""
    text = document.source.text
    char = re.escape(mark[0])
    found = []
    for match in re.finditer(rf"(?<![\\{char}]){char}{{{len(mark)}}}(?!{char})", text[start:end]):
        at = start + match.start()
        # A star and a space at the start of a line are the mark of an item.
        is_marker = mark == "*" and text[at + 1 : at + 2].isspace() and not text[start:at].strip(" \t>")
        parts = around(document, at)
        if is_marker or is_verbatim(document, at) or in_url(parts, at) or in_formula(document, at):
            continue
        marks = [part for part in parts if part.kind in ("strong", "em", "tag", "url")]
        if all(part.inner_start <= at < part.inner_end for part in marks):
            found.append(at)
    return found


def _pair(document: ListDocument, mark: str, first: int, last: int) -> Found | None:
    """What is wrong with two marks that should be a pair, if they look like one."""
    text, size = document.source.text, len(mark)
    inner = text[first + size : last]
    body = inner.strip()
    if not re.search(r"\w", body) or "|" in inner or around(document, first) != around(document, last):
        return None
    loose = inner[0].isspace() + inner[-1].isspace()
    glued = body[-1] in _POINTS and text[last + size : last + size + 1].isalnum()
    if (loose == 0 and not (glued and size == 2)) or (size == 1 and (loose == 2 or not body[0].isalnum())):
        return None
    before = " " if inner[0].isspace() and text[first - 1 : first].isalnum() else ""
    after = " " if (inner[-1].isspace() or glued) and text[last + size : last + size + 1].isalnum() else ""
    whole, right = text[first : last + size], mark + body + mark
    edited = before + right + after
    context = text[first - 1 : first] + edited + text[last + size : last + size + 1]
    made = [inside for part in scan(context, 0, len(context), {}) for inside in part.walk()]
    fix = None
    if any(part.kind in ("strong", "em") and part.end - part.start == len(right) for part in made):
        fix = safe(f"Write {right}", Edit(first, last + size, edited))
    name = "stars" if mark[0] == "*" else "underscores"
    return Found(Span(first, last + size), f"“{whole}” is shown with its {name}; expected “{right}”", fix=fix)


def _lone(document: ListDocument, entry: Entry) -> Iterator[Found]:
    """Stars of an entry that have no partner, where most titles of its section are bold."""
    shown = _shown(document, "**", *entry.head)
    if len(shown) == 1 and _are_bold(document, entry):
        at, text = shown[0], document.source.text
        opens = at + 2 < entry.head.end and not text[at + 2].isspace()
        words = text[at : at + 40] if opens else text[max(entry.head.start, at - 38) : at + 2]
        words = words.splitlines()[0] if opens else words.splitlines()[-1]
        missing = "closed" if opens else "opened"
        fix = _completed(text, entry.head, at, opens=opens)
        expected = "one more" if fix else "two more"
        said = f"“{words}” is never {missing}, so that its stars are shown; expected {expected}"
        yield Found(Span(at, at + 2), said, fix=fix)


@fact
def _bold_titles(document: ListDocument) -> Counter[Section]:
    """How many titles of each section are bold."""
    return Counter(entry.section for entry in document.entries if entry.title_kind == "strong")


def _are_bold(document: ListDocument, entry: Entry) -> bool:
    """Whether most other titles of an entry's section are bold."""
    section = entry.section
    return _bold_titles(document)[section] - (entry.title_kind == "strong") > 0.5 * (len(section.entries) - 1)


def _completed(text: str, head: Span, at: int, *, opens: bool) -> Fix | None:
    """The fix for `**Title.*` and `*Title**`: one more star, where the entry has one star that can be the partner."""
    stars = [match.start() for match in _SINGLE.finditer(text, *head)]
    if len(stars) != 1:
        return None
    star = stars[0]
    inner = text[at + 2 : star] if opens else text[star + 1 : at]
    if not inner.strip() or inner[:1].isspace() or inner[-1:].isspace() or "\n" in inner:
        return None
    return safe("Write two stars", Edit(star, star, "*"))
