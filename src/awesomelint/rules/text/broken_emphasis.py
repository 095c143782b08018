r"""Asterisks or underscores that GitHub shows as text instead of rendering them as emphasis.

## Why
`** XCoder**` is not bold: GitHub shows all four asterisks, because an opening marker must touch the word
after it and a closing marker the word before it. A marker without a partner is shown as well, and the title
that it was meant to make bold is not.

## Wrong
    - ** XCoder**: How Do Your Code LLMs Perform? [[paper]](https://arxiv.org/abs/2409.03810)
    - **Hugging Face 🤗 ** [[model]](https://huggingface.co/example)

## Right
    - **XCoder**: How Do Your Code LLMs Perform? [[paper]](https://arxiv.org/abs/2409.03810)
    - **Hugging Face 🤗** [[model]](https://huggingface.co/example)

## Fix
Safe. The space moves out of the emphasis, a missing asterisk is added to a half marker (`**Title.*`), or an
asterisk within bold text is escaped (`**From A\* to B**`). A marker whose partner is missing entirely has no
fix.

## Notes
See CommonMark 6.2 (Emphasis and strong emphasis). The rule ignores mathematics, asterisks that stand for
themselves (`*PO`), footnote marks after the names of authors, and an unpaired `**` in sections whose entries
have nothing bold.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.positions import entry_at, in_formula, in_url, is_verbatim, parts_at
from awesomelint.facts import fact
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.emphasis import BOLD_WITH_ASTERISK
from awesomelint.markdown.inline import scan
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe
from awesomelint.util.regex import compiled
from awesomelint.util.text import shorten

# A marker between one of these and a word does not close emphasis (CommonMark 6.2).
_PUNCTUATION = '.,:;!?)]}”’"'
_SINGLE_ASTERISK = compiled(r"(?<![*\\])\*(?!\*)")
# At least this many other entries, and this share of them, have something bold where that is the convention.
_ENOUGH, _NEARLY_ALL = 4, 0.9
# Markers that touch no word: after a space and before a space or punctuation; `**` before a space at the
# start of something; `**` between punctuation and a word.
_LOOSE_MARKERS = (
    compiled(r" ([*_]{1,3})(?=[\s.,;:!?)\]|<])"),
    compiled(r"(\*\*)(?= )(?<=[(\[|\"\n]..)"),
    compiled(r"(\*\*)(?=\w)(?<=[.,:;!?)\]}”’\"]\*\*)"),
)


@rule(
    "broken-emphasis",
    group="text",
    severity=Severity.WARNING,
    fix="safe",
    changes=("title", "authors", "venue", "tags", "notes", "emphasis"),
)
def check(context: Context) -> Iterator[Found]:
    """Pair up the markers in each line that has a loose marker, then look for unpaired `**` in entries."""
    document = context.document
    text, source = document.source.text, document.source
    seen: set[tuple[int, str]] = set()
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _LOOSE_MARKERS):
        offset, marker = match.start(1), match[1]
        line = source.line_of(offset)
        start = source.line_start(line)
        is_list_marker = marker == "*" and not text[start:offset].strip(" \t>")
        if (line, marker) in seen or is_list_marker:
            continue
        seen.add((line, marker))
        literal = _literal_markers(document, marker, start, source.line_end(line))
        if offset in literal and len(literal) % 2 == 0:
            for first, last in zip(literal[::2], literal[1::2], strict=True):
                if finding := _check_pair(document, marker, first, last):
                    yield finding
    for entry in document.entries:
        stars = text.count("**", *entry.head)
        if stars % 2:
            for finding in _check_unpaired(document, entry):
                from awesomelint.rewriting.by_convention import MarksByConvention

                fix = finding.fix or MarksByConvention(document, context.style, entry).complete_bold()
                yield finding._replace(fix=fix)
        elif stars:
            yield from _check_asterisk_in_bold(document, entry)
    for block in by_kind(document)["paragraph"]:
        if text.count("**", block.start, block.end) % 2 and entry_at(document, block.start) is None:
            yield from _check_paragraph(document, block)


def _literal_markers(document: ListDocument, marker: str, start: int, end: int) -> list[int]:
    """Return the offsets at which GitHub shows a marker as text.

    Escaped markers and markers in emphasis, code, URLs, tags and formulas do not count.
    """
    text = document.source.text
    char = re.escape(marker[0])
    offsets = []
    for match in re.finditer(rf"(?<![\\{char}]){char}{{{len(marker)}}}(?!{char})", text[start:end]):
        offset = start + match.start()
        is_list_marker = (
            marker == "*" and text[offset + 1 : offset + 2].isspace() and not text[start:offset].strip(" \t>")
        )
        parts = parts_at(document, offset)
        if (
            is_list_marker
            or is_verbatim(document, offset)
            or in_url(parts, offset)
            or in_formula(document, offset)
        ):
            continue
        formatted = [part for part in parts if part.kind in ("strong", "em", "tag", "url")]
        if all(part.inner_start <= offset < part.inner_end for part in formatted):
            offsets.append(offset)
    return offsets


def _check_pair(document: ListDocument, marker: str, first: int, last: int) -> Found | None:
    """Report two literal markers at the offsets `first` and `last`, if they were meant as a pair."""
    text, size = document.source.text, len(marker)
    inner = text[first + size : last]
    body = inner.strip()
    if not re.search(r"\w", body) or "|" in inner or parts_at(document, first) != parts_at(document, last):
        return None
    char_before, char_after = text[first - 1 : first], text[last + size : last + size + 1]
    inner_spaces = inner[0].isspace() + inner[-1].isspace()
    touches_next_word = body[-1] in _PUNCTUATION and char_after.isalnum()
    if inner_spaces == 0 and not (touches_next_word and size == 2):
        return None
    if size == 1 and (inner_spaces == 2 or not body[0].isalnum()):
        return None
    space_before = " " if inner[0].isspace() and char_before.isalnum() else ""
    space_after = " " if (inner[-1].isspace() or touches_next_word) and char_after.isalnum() else ""
    whole, corrected = text[first : last + size], marker + body + marker
    replacement = space_before + corrected + space_after
    if corrected == whole:
        advice, title = "add a space after it", "Add a space after the emphasis"
    else:
        advice = f"replace with “{corrected}”"
        title = f"Replace `{shorten(whole)}` with `{shorten(corrected)}`"
    fix = None
    if _renders_as_emphasis(char_before + replacement + char_after, len(corrected)):
        fix = safe(title, Edit(first, last + size, replacement))
    characters = "asterisks" if marker[0] == "*" else "underscores"
    return Found(Span(first, last + size), f"“{whole}” is shown with its {characters}; {advice}", fix=fix)


def _renders_as_emphasis(text: str, length: int) -> bool:
    """Return whether a piece of Markdown contains emphasis of the given length, markers included."""
    parts = [inside for part in scan(text, 0, len(text), {}) for inside in part.walk()]
    return any(part.kind in ("strong", "em") and part.end - part.start == length for part in parts)


def _check_unpaired(document: ListDocument, entry: Entry) -> Iterator[Found]:
    """Report a `**` without a partner in an entry whose section has mostly bold titles."""
    literal = _literal_markers(document, "**", *entry.head)
    if len(literal) != 1 or not _others_are_bold(document, entry):
        return
    [offset], text = literal, document.source.text
    opens = offset + 2 < entry.head.end and not text[offset + 2].isspace()
    if opens:
        quoted = text[offset : offset + 40].splitlines()[0]
    else:
        quoted = f"{_quote_before(text, entry.head.start, offset)}**"
    fix = _complete_partner(text, entry.head, offset) if opens else None
    fix = fix or _complete_around_link(document, entry, offset)
    partner = "closing" if opens else "opening"
    advice = "add it or remove the asterisks"
    if fix and fix.title.startswith("Replace"):
        advice = f"replace the {partner} “*” with “**”"
    message = f"“{quoted}” has no {partner} “**”; {advice}"
    if not opens and text[offset - 1].isspace():
        message = f"“**” is alone after “{quoted.strip(' *')}”; remove the asterisks"
    yield Found(Span(offset, offset + 2), message, fix=fix)


def _quote_before(text: str, start: int, offset: int) -> str:
    """Return the last words before an offset on its line, which begin at `start` or later, after complete emphasis."""
    first = max(start, offset - 38)
    before = text[first:offset].splitlines()[-1] if offset > first else ""
    after_emphasis = before.rpartition("**")[2]
    if after_emphasis.strip():
        before = after_emphasis
    is_cut = first > start and len(before) == offset - first and not text[first - 1].isspace()
    # Begin with a whole word.
    return before.partition(" ")[2] or before if is_cut else before


def _complete_around_link(document: ListDocument, entry: Entry, offset: int) -> Fix | None:
    """Return the fix for `[code](…)**` and `**[code](…)` if other entries have `**[code](…)**`."""
    link = next((link for link in entry.links if offset in (link.span.end, link.span.start - 2)), None)
    if link is None:
        return None
    others = _bold_counts(document)[entry.section, "link"]
    if others < max(_ENOUGH, _NEARLY_ALL * (len(entry.section.entries) - 1)):
        return None
    at = link.span.start if offset == link.span.end else link.span.end
    return safe(f"Insert `**` {'before' if at == link.span.start else 'after'} the link", Edit(at, at, "**"))


def _has_bold_link(entry: Entry) -> bool:
    text = entry.source.text
    return any(
        text.startswith("**", link.span.end) and text.endswith("**", 0, link.span.start)
        for link in entry.links
    )


def _check_paragraph(document: ListDocument, block: Block) -> Iterator[Found]:
    """Report `Title** …`, not an entry because its title is not bold, among entries with bold titles."""
    text, entries = document.source.text, document.entries
    literal = _literal_markers(document, "**", block.start, block.end)
    following = bisect_left(entries, block.start, key=lambda entry: entry.span.start)
    sections = {
        entry.section for entry in entries[max(0, following - 1) : following + 1] if entry.kind == "paragraph"
    }
    line = document.source.line_of(block.start)
    section = next((section for section in sections if section.line < line <= section.end_line), None)
    if len(literal) != 1 or section is None:
        return
    [offset], count = literal, len(section.entries)
    titles = _bold_counts(document)[section, "title"]
    words = text[block.start : offset]
    if titles < max(_ENOUGH, _NEARLY_ALL * count) or not words[:1].isalnum() or "\n" in words:
        return
    fix = safe("Insert `**` before the title", Edit(block.start, block.start, "**"))
    message = f"“{shorten(words)}**” has no opening “**”, unlike the other titles in this section"
    yield Found(Span(offset, offset + 2), message, fix=fix)


def _check_asterisk_in_bold(document: ListDocument, entry: Entry) -> Iterator[Found]:
    """Report a literal asterisk within bold text, which therefore is not bold: `**From A* to B**`."""
    text = document.source.text
    for match in BOLD_WITH_ASTERISK.finditer(text, *entry.head):
        start, end = match.span()
        asterisk = match.start(1)
        parts = parts_at(document, asterisk)
        if (
            any(part.kind == "strong" for part in parts)
            or is_verbatim(document, asterisk)
            or in_url(parts, asterisk)
            or in_formula(document, asterisk)
        ):
            continue
        escaped = f"{text[start:asterisk]}\\{text[asterisk:end]}"
        if _renders_as_emphasis(text[start - 1 : start] + escaped + text[end : end + 1], len(escaped)):
            message = f"“*” in “{shorten(match[0])}” keeps the text from being bold; escape it as “\\*”"
            fix = safe("Escape the asterisk", Edit(asterisk, asterisk, "\\"))
            yield Found(Span(asterisk, asterisk + 1), message, fix=fix)


@fact
def _bold_counts(document: ListDocument) -> Counter[tuple[Section, str]]:
    """Return how many entries of each section have a bold title (`title`), link (`link`), or anything (`text`)."""
    text, counts = document.source.text, Counter[tuple[Section, str]]()
    for entry in document.entries:
        counts[entry.section, "title"] += entry.title_kind == "strong"
        stars = text.count("**", *entry.head)
        counts[entry.section, "text"] += stars > 0 and stars % 2 == 0
        counts[entry.section, "link"] += _has_bold_link(entry)
    return counts


def _others_are_bold(document: ListDocument, entry: Entry) -> bool:
    """Return whether most other titles in the section of an entry are bold, or nearly all have something bold."""
    section, counts = entry.section, _bold_counts(document)
    others = len(section.entries) - 1
    titles = counts[section, "title"] - (entry.title_kind == "strong")
    return titles > 0.5 * others or (others >= _ENOUGH and counts[section, "text"] >= _NEARLY_ALL * others)


def _complete_partner(text: str, head: Span, offset: int) -> Fix | None:
    """Return the fix for `**Title.*`, if the entry has exactly one single asterisk."""
    asterisks = [match.start() for match in _SINGLE_ASTERISK.finditer(text, *head)]
    if len(asterisks) != 1:
        return None
    asterisk = asterisks[0]
    inner = text[offset + 2 : asterisk]
    if not inner or inner[-1].isspace() or "\n" in inner:
        return None
    return safe("Replace `*` with `**`", Edit(asterisk, asterisk, "*"))
