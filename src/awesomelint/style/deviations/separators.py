"""Separators: what stands between two fields of an entry, held against what stands there by law."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.model import Section
from awesomelint.style.conventions import ENOUGH, LEANING, SHARE, Convention, Style, is_sure
from awesomelint.style.deviations.deviation import WORDS, Deviation, quoted
from awesomelint.style.layout.fields import END, START, Gap
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled, lazy_pattern

_SIGNS = lazy_pattern(r"[^\s.,:;–—-]")
_NUMBER = compiled(r"^\d{1,4}(?=[.)])")
_TAG = compiled(r"</?[A-Za-z][^<>]*+>")
_WORDS = compiled(r"[A-Za-z]{2}")
_FREE = frozenset(("label", "link", "tag"))
# What is longer stands for something of its own (a folded block of HTML), and separates nothing.
_LONGEST = 60
_PERIODS = (".", "。", "…")
_NO_PERIOD = str.maketrans("", "", ".,")


def separators(style: Style, shape: EntryLayout) -> Iterator[Deviation]:
    """The gaps of an entry that are not written as law has it."""
    asked = style.asked.template(shape.entry.section) is not None
    asks = shape.asks
    for index, (gap, text) in enumerate(zip(shape.gaps, shape.look.compared, strict=True)):
        convention = style.convention(shape.entry.section, (shape.form, gap.before, gap.after))
        if convention is None and asked and gap.after != END:
            told = f"the format asked for has no place for {WORDS[gap.after]} {_behind(gap)}"
            yield Deviation("order", gap.end, gap.end, told, "", False, True)
            return
        if convention is None or convention.text == text or not (asked or _comparable(gap, text, convention)):
            continue
        if (
            (asks or _ends_sentence(shape, gap))
            and gap.before == "title"
            and convention.text.translate(_NO_PERIOD) == text.translate(_NO_PERIOD)
        ):
            continue
        if not asked and (_partly_marked(shape, index, convention) or _in_prose(style, shape, index)):
            continue
        start, end, expected, found = _least(gap, convention)
        told = f"expected {quoted(expected)} {_where(gap)}, found {quoted(found)}"
        yield Deviation(
            "separator",
            start,
            end,
            told,
            expected,
            _mendable(gap, convention),
            _sure(style, shape, gap, convention),
        )


def _ends_sentence(shape: EntryLayout, gap: Gap) -> bool:
    """Whether a field ends in a period or dots of its own, so that none is missing after it."""
    return shape.entry.source.text[gap.start - 1 : gap.start] in _PERIODS


def _partly_marked(shape: EntryLayout, index: int, convention: Convention) -> bool:
    """Whether a gap only closes the marks of a title that is emphasised otherwise than the others.

    It may be emphasised as a whole where these have a bold name in it, or at its end (`Control with **Coarse Models**`).
    """
    gap, before = shape.gaps[index], shape.gaps[index - 1]
    if (
        index == 0
        or gap.before != "title"
        or before.text[-1:] not in ("*", "_")
        or gap.text[:1] != before.text[-1:]
    ):
        return False
    return before.before == "text" or shape.look.compared[index].lstrip("*_") == convention.text


def _in_prose(style: Style, shape: EntryLayout, index: int) -> bool:
    """Whether a gap belongs to a link among words that the other entries do not have: such a link is part of what they say."""
    gap = shape.gaps[index]
    if _FREE.isdisjoint((gap.before, gap.after)):
        return False
    kinds = shape.look.fields
    beside = kinds[max(0, index - 3) : index + 3]
    if "text" not in beside:
        return False
    counts = style.counts(shape.entry.section)
    return counts.has[shape.form]["text"] < 0.5 * counts.forms[shape.form]


def _sure(style: Style, shape: EntryLayout, gap: Gap, convention: Convention) -> bool:
    """Whether a law is beyond doubt: in its section, or in one around it that says the same and that the section follows."""
    key = (shape.form, gap.before, gap.after)
    section: Section | None = shape.entry.section
    if style.asked.template(shape.entry.section) is not None:
        return True
    share = SHARE
    while section is not None:
        agree, total = _agreeing(style, section, key, convention)
        if total - agree > 1 and total >= ENOUGH and total - agree > (1 - share) * total:
            return False
        found = style.convention(section, key)
        if (
            found is not None
            and found.text == convention.text
            and is_sure(agree, total, whole=section.parent is None)
        ):
            return True
        section = section.parent
        share = LEANING
    return False


def _comparable(gap: Gap, text: str, convention: Convention) -> bool:
    """Whether two gaps differ in their form and not in what they hold."""
    if max(len(text), len(convention.text)) > _LONGEST:
        return False
    if "text" in (gap.before, gap.after):
        # Where words stand, brackets, quotes and signs are the words' own, and links in them are prose.
        if not _FREE.isdisjoint((gap.before, gap.after)):
            return False
        if gap.before != START and _SIGNS.search(convention.text.replace(")", "", 1)):
            return False
        if set(_SIGNS.findall(text)) - set(_SIGNS.findall(convention.text)) or "..." in text:
            return False
        return len(text) <= len(convention.text) + 3 and not ("⏎" in text and "⏎" not in convention.text)
    if gap.before == START and text[:1].isdigit() != convention.text[:1].isdigit():
        # Bullets in one list and numbers in another of the same section are two lists, not a slip.
        return False
    return text.count("⏎") <= convention.text.count("⏎") + 1


def _least(gap: Gap, convention: Convention) -> tuple[int, int, str, str]:
    """The least stretch of a gap that differs: its offsets, what is expected there, and what is found."""
    found, expected = gap.text, _as_in(gap, convention.raw)
    head = 0
    while head < min(len(found), len(expected)) and found[head] == expected[head]:
        head += 1
    tail = 0
    while tail < min(len(found), len(expected)) - head and found[-1 - tail] == expected[-1 - tail]:
        tail += 1
    start, end = gap.start + head, gap.start + len(found) - tail
    wanted = expected[head : len(expected) - tail]
    if not wanted or start == end:
        # An empty side says nothing to a reader: show the neighbour on the left, or on the right at the very start.
        if head:
            start, wanted = start - 1, found[head - 1] + wanted
        elif tail:
            neighbour = "\r\n" if found[-tail:].startswith("\r\n") else found[-tail]
            end, wanted = end + len(neighbour), wanted + neighbour
    return start, end, wanted, found[start - gap.start : end - gap.start]


def _as_in(gap: Gap, raw: str) -> str:
    """The lawful text as it would stand in this entry: with the number of its own item."""
    if gap.before == START and (own := _NUMBER.match(gap.text)):
        return _NUMBER.sub(own[0], raw)
    return raw


def _mendable(gap: Gap, convention: Convention) -> bool:
    """Whether the lawful text may simply take the place of what stands there: no emoji, word, line end or half a pair is lost."""
    if _not_ascii(gap.text) != _not_ascii(convention.raw) or _WORDS.search(_TAG.sub("", gap.text)):
        return False
    # The same marks in another order (`[**` for `**[`) have their other halves behind the field.
    return gap.text.count("\n") == convention.raw.count("\n") and sorted(gap.text) != sorted(convention.raw)


def _agreeing(
    style: Style, section: Section, key: tuple[str, str, str], convention: Convention
) -> tuple[int, int]:
    """How many entries of a section do as a law says, and of how many; at the end, whatever else stands before a period."""
    counts = style.counts(section)
    if key[2] == END and convention.text == ".":
        periods = counts.periods[key[0]]
        return periods[True], periods.total()
    counter = counts.gaps[key]
    return counter[convention.text], counter.total()


def _not_ascii(text: str) -> list[str]:
    return [char for char in text if not char.isascii()]


def _behind(gap: Gap) -> str:
    return "at the start" if gap.before == START else f"behind {WORDS[gap.before]}"


def _where(gap: Gap) -> str:
    if gap.before == START:
        return f"before {WORDS[gap.after]}"
    if gap.after == END:
        return f"after {WORDS[gap.before]}"
    if gap.before == gap.after:
        return f"between {WORDS[gap.before].removeprefix('the ')}s"
    if (gap.before, gap.after) in (("title", "url"), ("label", "link")):
        return "in the link"
    return f"before {WORDS[gap.after]}"
