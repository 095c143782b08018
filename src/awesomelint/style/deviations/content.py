"""Text of gaps that is part of what an entry says, so that it is not compared with the format of others.

In: a gap, such as `[- "]` before a title, and the convention `- [`. Out: whether the quote belongs to the title.
"""

from __future__ import annotations

from collections.abc import Callable

from awesomelint.fields import author_names
from awesomelint.style.conventions import Convention, HouseStyle
from awesomelint.style.layout.fields import END, START, FieldKind, Gap, has_symbol
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import YEAR, compiled, lazy_pattern

_QUOTES = frozenset('"“”„«»「」『』‘’')
_TITLE_MARKS = frozenset("*_`") | _QUOTES
_OPENING_MARKS = compiled(r"[*_`\"\[(]$")
_ENDING_MARKS = frozenset(",;:.。\\")
_PERIODS = ".。"
_ABBREVIATION = compiled(r"\b(?:et\.? ?al|[A-Z]|Jr|Sr|Inc|Ltd|Co|Corp|Univ|etc|vs)$", 0)
_SEPARATOR = compiled(r"[-–—:.,;|]")
# Text before the title is a lead-in (“See [A Page](…).”) if fewer entries than this share have it.
_LEAD_IN_SHARE = 0.2
_MAX_ABBREVIATION = 8
_DASHES = ("-", "–", "—")
# The name of a month, in full or not. At the end of a text, a dash after it, a day or a year means “to”.
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY_AT_END = lazy_pattern(rf"(?i)(?:\d(?:st|nd|rd|th)?|\b{MONTH}\.?)$")
_LONGEST_DAY = 12
_LONGEST_LINK_TITLE = 200
_URL_AT_END = compiled(r"https?://[^\s()<>\[\]]+\Z")


def is_prose(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether an entry is a sentence with a link, or only a title, among entries with several fields."""
    counts = style.counts(layout.entry.section)
    kinds = layout.key.field_kinds
    if kinds[0] == "text":
        alike = counts.gaps[layout.form, START, "text"]
    elif len(kinds) == 1:
        if layout.entry.kind == "paragraph":
            return True
        alike = counts.gaps[layout.form, "title", END]
    else:
        return False
    return alike.total() < _LEAD_IN_SHARE * counts.forms[layout.form]


def begins_text(layout: EntryLayout, first: FieldKind) -> bool:
    """Return whether a field in plain text is followed by more words, so it belongs to them: `2020 SLAM School`."""
    key = layout.key
    index = key.field_kinds.index(first)
    if index + 1 == len(key.field_kinds) or key.field_kinds[index + 1] not in ("title", "text"):
        return False
    return not key.gap_texts[index + 1].strip() and _OPENING_MARKS.search(key.gap_texts[index]) is None


def is_content(layout: EntryLayout, index: int, convention: Convention) -> bool:
    """Return whether a gap differs from the convention only by what belongs to the entry's own words."""
    gap, text = layout.gaps[index], layout.key.normal_texts[index]
    return any(reason(layout, gap, text, convention) for reason in _REASONS)


def _is_quotation(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """A title begins or ends in a quotation."""
    if not _QUOTES.isdisjoint(convention.text):
        return False
    begins = gap.after == "title" and text[-1:] in _QUOTES
    ends = gap.before == "title" and text[:1] in _QUOTES
    return begins or ends or (gap.before == "url" and text[1:2] in _QUOTES)


def _is_marker(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """A symbol such as ✓ or 🔥 is where most entries have a separator, or next to one."""
    return has_symbol(gap.text) != has_symbol(convention.raw)


def _is_emphasized_for_a_reason(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """Emphasis that others lack says something, such as “read this first”."""
    if gap.after != "title" and gap.before != "url":
        return False
    # The first character of an item is its bullet.
    first = gap.before == START
    return not set("*_").isdisjoint(text[first:]) and set("*_").isdisjoint(convention.text[first:])


def _has_marks_in_title(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """The marks that are missing around the title are within it, as in “J. Doe, **A Title**”."""
    missing = (set(convention.text) - set(text)) & _TITLE_MARKS
    if {"title", "url"}.isdisjoint((gap.before, gap.after)):
        return False
    title = layout.title
    return not missing.isdisjoint(layout.entry.source.text[title.start : title.end])


def _has_mark_in_field(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """The field before the gap ends in the mark that is missing, as in `**A Title,** 2024` and `J. Doe.*`."""
    mark = layout.entry.source.text[gap.start - 1 : gap.start]
    if mark in (":", "：") and not text.strip() and _SEPARATOR.fullmatch(convention.text.strip()):
        # `Talk: https://…` has a separator of its own.
        return True
    if mark in _ENDING_MARKS and convention.text.replace(mark, "", 1) == text:
        return True
    missing = convention.text.removesuffix(text)
    is_mark = missing != convention.text and not missing.strip("*_`")
    return is_mark and layout.entry.source.text.endswith(missing, layout.offsets[0], gap.start)


def _closes_mark_of_field(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """The marks at the start of a gap belong to the end of the field before it: `(ICDE 2022, **best paper**)`."""
    mark = text[: len(text) - len(text.lstrip("*_`"))]
    if not mark or gap.before == START or text[len(mark) :] != convention.text:
        return False
    field = next((field for field in layout.fields if field.end == gap.start), None)
    return field is not None and layout.entry.source.text.count(mark, field.start, field.end) % 2 == 1


def _follows_own_year(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """A venue that is written with its year, as others are not, is separated from a date: `ICML 2023, Oct 2023`."""
    if (gap.before, gap.after) != ("venue", "date") or text == convention.text.lstrip("*_"):
        return False
    field = next((field for field in layout.fields if field.end == gap.start), None)
    return field is not None and YEAR.search(layout.entry.source.text, field.start, field.end) is not None


def _is_before_repeated_year(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """A year that follows again belongs to the name of the venue: `Proceedings of ICML (ICML 2023), 2023`."""
    source = layout.entry.source.text
    year = YEAR.match(source, gap.end) if gap.after == "date" and gap.text == " " else None
    return year is not None and year[0] in source[year.end() : layout.entry.own_end]


def _separates_words(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """The space at the end of a link's text is the only one before the next word: `[Oaks ](…)are trees`."""
    if gap.after not in ("url", "link") or text.lstrip() != convention.text:
        return False
    start = next(field.end for field in layout.fields if field.start == gap.end)
    # A title of the link is between its URL and the bracket.
    after = layout.entry.source.text[start : start + _LONGEST_LINK_TITLE].partition(")")[2]
    return after[:1].isalnum()


def _is_range_of_dates(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """The dash is between the first and the last day of a conference: `Oct 27 - Nov 2, 2019`."""
    if gap.after != "date" or text.strip() not in _DASHES:
        return False
    before = layout.entry.source.text[max(0, gap.start - _LONGEST_DAY) : gap.start]
    return _DAY_AT_END.search(before) is not None


def ends_in_url(layout: EntryLayout, gap: Gap) -> bool:
    """Return whether a gap follows a bare URL, to which a period would seem to belong."""
    is_bare = not gap.text.startswith((")", ">"))
    return is_bare and _URL_AT_END.search(layout.entry.source.text, layout.offsets[0], gap.start) is not None


def _is_end_of_url(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """The entry ends in a URL, after which a period is missing."""
    return gap.after == END and text[:1] != "." == convention.text[:1] and ends_in_url(layout, gap)


def _is_around_names(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """An entry begins with its authors, without the name of the work that other entries emphasize before them."""
    if "title" not in (gap.before, gap.after) or _TITLE_MARKS.isdisjoint(convention.text):
        return False
    title = layout.title
    return layout.entry.title_kind != "link" and author_names.is_list(
        layout.entry.source.text[title.start : title.end]
    )


def _ends_abbreviation(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """The period belongs to an abbreviation such as “et al.” or “J.”."""
    if text[:1] != "." or text[1:] != convention.text:
        return False
    before = layout.entry.source.text[max(0, gap.start - _MAX_ABBREVIATION) : gap.start]
    return _ABBREVIATION.search(before) is not None


def _is_hyphen_of_a_word(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """A hyphen joins two words: “MICCAI-MyoPS: A Title”."""
    return text == "-" and gap.after != END and "-" not in convention.text


def _continues_sentence(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """The sentence that begins in one field continues in the next: “[A Tool](…) and its manual”."""
    following = layout.entry.source.text[gap.end : gap.end + 1]
    if gap.after == "title":
        return following.islower() and not set("*_`").isdisjoint(text)
    return (
        gap.after == "text"
        and following.islower()
        and (_SEPARATOR.search(text) is None or "," in text)
        and _SEPARATOR.search(convention.text) is not None
    )


def _ends_sentence(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """A description ends in a link (“works like [A Tool](…).”), or an enumeration ends."""
    if gap.after != END:
        return False
    if text == "." and convention.text in (";", ","):
        return True
    if text.rstrip(_PERIODS) != convention.text.rstrip(_PERIODS):
        return False
    kinds, texts = layout.key.field_kinds, layout.key.normal_texts
    if kinds[-1] == "link" and kinds[-3:-1] == ("text", "label"):
        return _SEPARATOR.search(texts[-3]) is None
    return kinds[-1] == "link" and kinds[-2:-1] == ("text",)


_REASONS: tuple[Callable[[EntryLayout, Gap, str, Convention], bool], ...] = (
    _is_quotation,
    _is_marker,
    _is_emphasized_for_a_reason,
    _has_marks_in_title,
    _has_mark_in_field,
    _closes_mark_of_field,
    _follows_own_year,
    _is_before_repeated_year,
    _separates_words,
    _is_range_of_dates,
    _is_end_of_url,
    _is_around_names,
    _ends_abbreviation,
    _is_hyphen_of_a_word,
    _continues_sentence,
    _ends_sentence,
)
