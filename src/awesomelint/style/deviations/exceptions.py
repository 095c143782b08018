"""Gaps that differ from the convention for a reason, or in a way that hardly anyone sees."""

from __future__ import annotations

from awesomelint.style.conventions import Convention, HouseStyle
from awesomelint.style.layout.fields import END, Gap, gap_neighbours
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_PERIOD_AND_QUOTE = compiled(r"\.[\"”]|[\"”]\.")
_PERIOD_AND_EMPHASIS = compiled(r"\.([*_]{1,3})(?![*_])|(?<![*_])([*_]{1,3})\.")
_PART = compiled(r"(?i)(?:(?:part|vol\.?|volume|chapter|lecture|episode)[ \t]?)?\d{1,3}[ \t]*\]")
# A description of this many words may be a sentence.
_SENTENCE = 7
# So many titles show whether titles end in a period.
_ENOUGH_TITLES = 20
# The ends of links, brackets and emphasis.
_CLOSERS = ')]*_"”’'


def is_period_at_quote(text: str, convention: Convention) -> bool:
    """Return whether only the order of a period and a closing quotation mark differs, of which both are in use."""
    return _PERIOD_AND_QUOTE.subn('"', text) == _PERIOD_AND_QUOTE.subn('"', convention.text)


def is_period_of_title(
    style: HouseStyle, layout: EntryLayout, gap: Gap, text: str, convention: Convention
) -> bool:
    """Return whether a title ends in a period, as other titles do, whose marks enclose it: `"A Title."` among
    `"*A Title.*"`.
    """
    if gap.before != "title" or text != f".{convention.text}":
        return False
    others = style.peers(layout)[:_ENOUGH_TITLES]
    periods = sum(other.entry.source.text[: other.title.end].rstrip(_CLOSERS)[-1:] == "." for other in others)
    return 2 * periods > len(others)


def is_period_at_emphasis(text: str, expected: str) -> bool:
    """Return whether only the order of a period and the end of bold or italic text differs: `**.` for `.**`."""
    return _PERIOD_AND_EMPHASIS.subn(r"\1\2", text) == _PERIOD_AND_EMPHASIS.subn(r"\1\2", expected)


def is_remark_or_enumeration(layout: EntryLayout, index: int, convention: Convention) -> bool:
    """Return whether a link is a remark on the one before it (`[(arXiv)](…)`), its second part (`[Part 2](…)`), or
    one of several URLs that commas separate.
    """
    gap = layout.gaps[index]
    text = layout.entry.source.text
    if gap.after == "label":
        return text.startswith("(", gap.end) or _PART.match(text, gap.end) is not None
    if "," in convention.text or not _separates_urls(gap):
        return False
    return _separates_urls(layout.gaps[index - 1]) or _separates_urls(layout.gaps[index + 1])


def _separates_urls(gap: Gap) -> bool:
    return gap.text.strip() == "," and gap.after == "link"


def is_line_break(gap: Gap, expected: str) -> bool:
    """Return whether an entry continues on the next line and others do not: it may be wrapped for its length."""
    return gap.after != END and gap.text.count("\n") > expected.count("\n")


def continues_sentence(gap: Gap, text: str, convention: Convention) -> bool:
    """Return whether text follows after a comma that other entries do not have.

    There the field begins a sentence (`[Oaks](…) is a list`), and here the text may do so as well.
    """
    if gap.after != "text" or convention.text.removeprefix(")") != " ":
        return False
    return text.removeprefix(")") in (", ", "; ")


def is_sentence(style: HouseStyle, layout: EntryLayout, index: int, convention: Convention) -> bool:
    """Return whether a gap follows a sentence with its period, where others follow a few words."""
    gap, text = layout.gaps[index], layout.key.normal_texts[index]
    if (
        gap.before not in ("title", "text")
        or "." in convention.text
        or text.replace(".", "", 1) != convention.text
    ):
        return False
    number = _number_of_words(layout, index - 1)
    if number < _SENTENCE:
        return False
    key = layout.entry.section, (layout.form, gap.before, gap.after)
    if key not in style.usual_words:
        others = [
            _number_of_words(other, at)
            for other in style.peers(layout)
            for at, pair in enumerate(gap_neighbours(other.key.field_kinds), -1)
            if pair == (gap.before, gap.after)
        ]
        style.usual_words[key] = sorted(others)[len(others) // 2]
    return number >= 2 * style.usual_words[key]


def _number_of_words(layout: EntryLayout, index: int) -> int:
    field = layout.fields[index]
    return len(layout.entry.source.text[field.start : field.end].split())
