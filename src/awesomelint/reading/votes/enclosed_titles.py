"""Titles of a section in marks that elsewhere enclose tags.

    - [Tidy Sheep on Hills] Ada Lark, Bo Finch. ICML 2020 [pdf](https://…)
    - [Counting Wool at Night] Cy Wren. KDD 2021 [pdf](https://…)

In a single entry, the brackets may hold a topic, and the names may be the title. If nearly all entries begin with words in
the same marks, several words that are never repeated, those are the titles.
"""

from __future__ import annotations

from collections import defaultdict
from math import fsum

from awesomelint.fields.titles import word_count
from awesomelint.reading.dialect import PLAIN, Dialect
from awesomelint.reading.outline import Stretch, Unit, drafted
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.enclosed_title import ENCLOSING, TITLE_WORDS, is_long
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.thresholds import FRESH_SHARE, NEARLY_ALL, SECTION_ENTRIES, SLOT_ENTRIES
from awesomelint.reading.votes.regularity import regularity
from awesomelint.source import Span
from awesomelint.util.regex import EMOJI, WORD, compiled

# What may be between the fields and tags before a title and its mark.
_BEFORE = compiled(
    rf"(?:[\s\])}}】*_.,:：|–—{EMOJI}-]|#\w+|:[a-z_]+:)*?"
    r"(?P<mark>\*\*[\[`]|\\\[|[\[【{`(‘«「]|~~|==|<(?:kbd|code|ins|u|mark|em|i)>|(?<![*_])(?:\*\*?|__?)(?=\w))"
)
# How many tags and fields are passed.
_MOST_BEFORE = 4


def enclosed_dialects(text: str, parser: Parser, groups: list[list[Unit]]) -> list[Dialect]:
    """Read the groups with such titles again; return the dialect of each group, as far as it is decided by its titles."""
    entries = [drafted(group) for group in groups]
    of_list = _opening_mark(text, [entry for group in entries for entry in group])
    marks = [of_list or _opening_mark(text, group) for group in entries]
    return [
        dialect if mark and _suits(parser, group, dialect := Dialect(enclosed=mark)) else PLAIN
        for mark, group in zip(marks, entries, strict=True)
    ]


def _suits(parser: Parser, entries: list[tuple[Unit, Stretch, Draft]], dialect: Dialect) -> bool:
    """Read a group in a dialect if it is more regular in it; return whether it is."""
    again = [parser.draft(head.start, head.end, head.parts, dialect) for _, head, _ in entries]
    if fsum(map(_worth, again)) <= fsum(_worth(draft) for _, _, draft in entries):
        return False
    for (unit, _, _), draft in zip(entries, again, strict=True):
        unit.draft = draft
    return True


def _worth(draft: Draft) -> float:
    """Return how regular an entry is; a label isn’t a title."""
    return regularity(draft) - (not draft.title or draft.title_kind == "label")


def _opening_mark(text: str, entries: list[tuple[Unit, Stretch, Draft]]) -> str:
    """Return the opening mark of the titles of a section, "" if they are not in such marks."""
    if sum(not _begins_with_title(text, draft) for _, _, draft in entries) < SLOT_ENTRIES:
        # Most marks of titles need no vote.
        return ""
    found: defaultdict[str, list[str]] = defaultdict(list)
    unread = 0
    for _, head, draft in entries:
        if draft.title_kind != "link" and (first := _first_enclosed(text, draft, head.end)) is not None:
            mark, inner = first
            found[mark].append(text[slice(*inner)])
            unread += draft.title_span.start != inner.start or draft.title_span.end > inner.end
    if unread < SLOT_ENTRIES:
        return ""
    enough = NEARLY_ALL * max(SECTION_ENTRIES, len(entries))
    for mark, titles in found.items():
        if len(titles) >= enough and len(set(titles)) >= FRESH_SHARE * len(titles):
            return mark
    return ""


def _begins_with_title(text: str, draft: Draft) -> bool:
    """Return whether an entry was read as a marked title of several words with nothing before it."""
    return draft.title_kind == "link" or (
        draft.title_kind in ("strong", "em", "quote")
        and WORD.search(text, draft.start, draft.title_span.start) is None
        and word_count(draft.title) >= TITLE_WORDS
    )


def _first_enclosed(text: str, draft: Draft, end: int) -> tuple[str, Span] | None:
    """Return the mark with which an entry begins after its fields and tags, and the span of the text in it, if there is one."""
    at = draft.start
    fields = sorted((slot.start, slot.end) for slot in draft.slots if slot.kind in ("date", "venue"))
    for _ in range(_MOST_BEFORE):
        for start, after in fields:
            if start >= at and WORD.search(text, at, start) is None:
                at = after
        match = _BEFORE.match(text, at, end)
        if match is None:
            break
        closing, _ = ENCLOSING[match["mark"]]
        stop = text.find(closing, match.end(), end)
        at = stop + len(closing)
        if stop < 0 or text.startswith(("(", "["), at):
            break
        if is_long(text[match.end() : stop]):
            return match["mark"], Span(match.end(), stop)
    return None
