"""The text of gaps that differs from the convention of the section."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.model import Section
from awesomelint.style.conventions import (
    MIN_CERTAIN_FOLLOWING,
    MIN_COUNT,
    MIN_SHARE,
    SECOND_FORM,
    Convention,
    GapKey,
    HouseStyle,
    is_certain,
)
from awesomelint.style.deviations.balance import empty_brackets, without_halves
from awesomelint.style.deviations.bullets import is_other_list
from awesomelint.style.deviations.content import is_content, is_prose
from awesomelint.style.deviations.deviation import FIELD_NAMES, Deviation, quoted
from awesomelint.style.deviations.exceptions import (
    continues_sentence,
    is_line_break,
    is_period_at_emphasis,
    is_period_at_quote,
    is_period_of_title,
    is_remark_or_enumeration,
    is_sentence,
)
from awesomelint.style.deviations.messages import (
    NO_EMPHASIS,
    emphasis_message,
    gap_message,
    line_break_message,
    position_of,
    without_indentation,
)
from awesomelint.style.layout.fields import END, START, Gap, normal_text
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled, lazy_pattern
from awesomelint.util.text import common_ends

_SIGNS = lazy_pattern(r"[^\s.,:;–—-]")
_ITEM_NUMBER = compiled(r"^\d{1,4}(?=[.)])")
_LINE_BREAK = compiled(r"[ \t]*(?:\\|<br[ ]*/?>)?[ \t]*\r?\n[ \t]*")
_TAG = compiled(r"</?[A-Za-z][^<>]*+>")
_LETTERS = compiled(r"[A-Za-z]{2}")
_BREAK_BEFORE_CLOSER = compiled(r"^[ \t]*\r?\n\s*(?=[\])])")
_PADDING = compiled(r"[ \t]+")
_HARD_BREAK = compiled(r"(?: {2,}|\\)\r?\n")
_SPACE = compiled(r"\s+")
_NOT_MARKS = compiled(r"[ \t.,:;]+")
# A space at the start of a link's text, after another space or at the start of an entry.
_SPACE_IN_BRACKET = compiled(r"(?:^|(?<=[\s*+-]))\[\s+$")
_SPACE_BEFORE_URL = compiled(r"\]\([ \t]+")
_SPACE_AT_BREAK = compiled(r"\s*<br ?/?>\s*")
_FINAL_BREAKS = compiled(r"(?:\s|<br>)+$")
_BLANK_LINE = compiled(r"[ \t]*(?:\r?\n[ \t]*(?:\r?\n|\Z)|\Z)")
_CHECKBOX = lazy_pattern(r"\[[ xX]\]")
# A tag counts as one character.
_FIRST_MARK = compiled(r"</?[A-Za-z][^<>]*+>|[^\r\n]")
# Fields that also occur within text.
_INLINE_KINDS = frozenset(("label", "link", "tag"))
# A longer gap has content of its own, such as a folded block of HTML.
_MAX_LENGTH = 60
_SEPARATORS = "–—―·•，。：；、／｜\u00a0"
_PERIODS = (".", "。", "…")
_DASHES = ("-", "–", "—")
# Marks at the end of a title that others end with a period.
_WRONG_MARKS = frozenset(",;")
_NO_PERIOD = str.maketrans("", "", ".,")


def separator_deviations(style: HouseStyle, layout: EntryLayout) -> Iterator[Deviation]:
    """Yield the gaps of an entry that differ from the convention, configured or learned."""
    if style.configured.template(layout.entry.section) is not None:
        yield from _differing_gaps(style, layout, configured=True)
    elif not is_prose(style, layout):
        found = list(_differing_gaps(style, layout, configured=False))
        if found:
            yield from without_halves(layout, found)


def follows_conventions(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether every gap of an entry has the text of its convention, if it has one."""
    for (before, after, _), text in zip(layout.key.gaps, layout.key.normal_texts, strict=True):
        convention = style.convention(layout.entry.section, (layout.form, before, after))
        if convention is not None and convention.text != text:
            return False
    return True


def _differing_gaps(style: HouseStyle, layout: EntryLayout, *, configured: bool) -> Iterator[Deviation]:
    section = layout.entry.section
    for index, (gap, text) in enumerate(zip(layout.gaps, layout.key.normal_texts, strict=True)):
        convention = style.convention(section, (layout.form, gap.before, gap.after))
        if convention is None:
            if configured and gap.after != END:
                position = "at the start" if gap.before == START else f"after the {FIELD_NAMES[gap.before]}"
                message = f"the configured template has no {FIELD_NAMES[gap.after]} {position}"
                yield Deviation("order", gap.end, gap.end, message, "", False, True)
                return
            continue
        if convention.text == text or _has_own_end_mark(layout, gap, text, convention):
            continue
        if not configured and not (
            _is_comparable(gap, text, convention)
            and not is_content(layout, index, convention)
            and not is_other_list(style, layout, index, convention)
            and not _closes_other_emphasis(layout, index, convention)
            and not _is_in_text(style, layout, index)
            and not _has_other_line_breaks(style, layout, index, convention)
            and not is_remark_or_enumeration(layout, index, convention)
            and not is_period_of_title(style, layout, gap, text, convention)
        ):
            continue
        raw = _expected_text(gap, convention)
        start, end, expected, found = _difference(gap, raw)
        nothing = (
            "" if configured else _nothing_message(gap, text, convention, empty_brackets(expected, found))
        )
        edit = not nothing and _is_replaceable(gap, raw)
        is_mark_of_field = False
        if edit and _follows_other_mark(layout.entry.source.text, start, expected, found):
            # Of `A Title,**` and `A Title.**`, the comma differs, which belongs to the title.
            edit = is_mark_of_field = layout.entry.source.text[start - 1] in _WRONG_MARKS
            start, found = start - edit, layout.entry.source.text[start - edit : start] + found
        message = (
            emphasis_message(layout, index, convention)
            or nothing
            or line_break_message(gap, text, convention)
            or gap_message(gap, expected, found, gap.text[end - gap.start :])
        )
        yield Deviation(
            "empty" if nothing else "separator",
            start,
            end,
            message,
            expected,
            edit,
            configured
            or (
                not _is_second_form(style, layout, gap, text, convention)
                and not is_sentence(style, layout, index, convention)
                and not is_line_break(gap, raw)
                and not _looks_alike(layout, gap, raw)
                and not continues_sentence(gap, text, convention)
                and not is_period_at_quote(text, convention)
                and not is_period_at_emphasis(gap.text, raw)
                and _is_certain(style, layout, gap, convention)
            ),
            safe=not is_mark_of_field,
        )


def _nothing_message(gap: Gap, text: str, convention: Convention, brackets: str) -> str:
    """Return the message about empty brackets, or about a dash that nothing follows; otherwise an empty string."""
    if brackets:
        return f"nothing between {quoted(brackets)} {position_of(gap)}"
    is_dash = gap.after == END and text.endswith(_DASHES) and text[:-1].rstrip() == convention.text
    return f"nothing after {quoted(text[-1])}" if is_dash else ""


def _has_own_end_mark(layout: EntryLayout, gap: Gap, text: str, convention: Convention) -> bool:
    """Return whether a gap lacks only a period that the title's own end mark (`?`, `…`) replaces."""
    return (
        gap.before == "title"
        and (layout.title_has_end_mark or layout.entry.source.text[gap.start - 1 : gap.start] in _PERIODS)
        and convention.text.translate(_NO_PERIOD) == text.translate(_NO_PERIOD)
    )


def _closes_other_emphasis(layout: EntryLayout, index: int, convention: Convention) -> bool:
    """Return whether a gap only closes the emphasis of a title of which another part is emphasized than
    usual.

    The whole title may be emphasized where others have a bold name in it, or its end (`Control with **Coarse
    Models**`).
    """
    gap, before = layout.gaps[index], layout.gaps[index - 1]
    if (
        index == 0
        or gap.before != "title"
        or before.text[-1:] not in ("*", "_")
        or gap.text[:1] != before.text[-1:]
        or gap.text[:1] == convention.text[:1]
    ):
        return False
    return before.before == "text" or layout.key.normal_texts[index].lstrip("*_") == convention.text


def _is_in_text(style: HouseStyle, layout: EntryLayout, index: int) -> bool:
    """Return whether a gap belongs to a link within text that most entries don't have."""
    gap = layout.gaps[index]
    if _INLINE_KINDS.isdisjoint((gap.before, gap.after)):
        return False
    if "text" not in layout.key.field_kinds[max(0, index - 3) : index + 3]:
        return False
    counts = style.counts(layout.entry.section)
    return counts.has[layout.form]["text"] < 0.5 * counts.forms[layout.form]


def _has_other_line_breaks(
    style: HouseStyle, layout: EntryLayout, index: int, convention: Convention
) -> bool:
    """Return whether a gap differs only in hard and soft line breaks, of which the list as a whole uses both."""
    text, soft = layout.key.normal_texts[index], convention.text.replace("··⏎", "⏎")
    if "⏎" not in text or text.replace("··⏎", "⏎") != soft:
        return False
    gap = layout.gaps[index]
    same = style.counts(style.document.root).convention((layout.form, gap.before, gap.after))
    return same is None or same.text != convention.text


def _is_second_form(
    style: HouseStyle, layout: EntryLayout, gap: Gap, text: str, convention: Convention
) -> bool:
    """Return whether the list as a whole often has a gap with this text, so that it is written on purpose."""
    if gap.after == END and text == "" and convention.text in _PERIODS and ends_without_period(style, layout):
        return True
    counter = style.counts(style.document.root).gaps.get((layout.form, gap.before, gap.after))
    if counter is None or counter[text] < SECOND_FORM:
        return False
    # A long list has many final periods that were forgotten.
    return gap.after != END or counter[text] > (1 - MIN_SHARE) * counter.total()


def ends_without_period(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether many entries of the whole list end without a period, whatever their last field is.

    A section may happen to have hardly any of them.
    """
    periods = style.counts(style.document.root).periods[layout.form]
    return periods[False] >= SECOND_FORM and periods[False] > (1 - MIN_SHARE) * periods.total()


def _looks_alike(layout: EntryLayout, gap: Gap, expected: str) -> bool:
    """Return whether a gap looks like the expected text on the page, or only differs in the space after the entry."""
    if gap.text.count("\n") == expected.count("\n") and without_indentation(gap.text) == without_indentation(
        expected
    ):
        # One space at the start of a line is easily seen in the source.
        return gap.text == expected
    shown, wanted = _shown(gap, gap.text), _shown(gap, expected)
    if gap.after == END and _BLANK_LINE.match(layout.entry.source.text, gap.end):
        shown, wanted = _FINAL_BREAKS.sub("", shown), _FINAL_BREAKS.sub("", wanted)
    return shown == wanted


def _shown(gap: Gap, text: str) -> str:
    """Return the text of a gap without the white space that makes no difference on the page."""
    if gap.before in ("title", "url", "label", "link"):
        text = _BREAK_BEFORE_CLOSER.sub("", text)
    if gap.after in ("title", "label"):
        text = _SPACE_IN_BRACKET.sub("[", text)
    if gap.after in ("url", "link"):
        text = _SPACE_BEFORE_URL.sub("](", text)
    text = _HARD_BREAK.sub("<br>", text)
    return _SPACE_AT_BREAK.sub("<br>", _SPACE.sub(" ", text))


def _is_certain(style: HouseStyle, layout: EntryLayout, gap: Gap, convention: Convention) -> bool:
    """Return whether a convention is certain in the section, or in an ancestor that the section follows."""
    key = (layout.form, gap.before, gap.after)
    own = layout.entry.section
    if own.parent is not None and _is_only_one(style, own, key):
        return False
    section: Section | None = own
    share = MIN_SHARE
    while section is not None:
        agree, total = _agreeing_entries(style, section, key, convention)
        if total - agree > 1 and total >= MIN_COUNT and total - agree > (1 - share) * total:
            return False
        if section is own and total - agree > 1 and 2 * agree <= total:
            # Most entries of the section are written in another way, even if they are few.
            return False
        same = style.convention(section, key)
        if (
            same is not None
            and same.text == convention.text
            and is_certain(agree, total, whole_list=section.parent is None)
        ):
            return True
        section = section.parent
        share = MIN_CERTAIN_FOLLOWING
    return False


def _is_only_one(style: HouseStyle, section: Section, key: GapKey) -> bool:
    """Return whether an entry is the only one of its form with such a gap in a section of few such entries."""
    counts = style.counts(section)
    counter = counts.gaps.get(key)
    return counts.forms[key[0]] < MIN_COUNT and (counter is None or counter.total() < 2)


def _agreeing_entries(
    style: HouseStyle, section: Section, key: GapKey, convention: Convention
) -> tuple[int, int]:
    """Return how many entries of a section follow a convention, and of how many.

    For a final period, all entries that end with a period count, whatever else precedes it.
    """
    counts = style.counts(section)
    if key[2] == END and convention.text == ".":
        periods = counts.periods[key[0]]
        return periods[True], periods.total()
    counter = counts.gaps[key]
    return counter[convention.text], counter.total()


def _is_comparable(gap: Gap, text: str, convention: Convention) -> bool:
    """Return whether a gap differs from the convention in its form and not in its content."""
    if max(len(text), len(convention.text)) > _MAX_LENGTH:
        return False
    if _CHECKBOX.search(text) and not _CHECKBOX.search(convention.text):
        # What is still to do is not a matter of form.
        return False
    if gap.after == "title" and text.translate(NO_EMPHASIS) == convention.text.translate(NO_EMPHASIS):
        return True
    if "text" in (gap.before, gap.after):
        # Brackets, quotes and signs beside text belong to the text, and so do links in it.
        if not _INLINE_KINDS.isdisjoint((gap.before, gap.after)):
            return False
        if gap.before != START and _SIGNS.search(convention.text.replace(")", "", 1)):
            return False
        if set(_SIGNS.findall(text)) - set(_SIGNS.findall(convention.text)) or "..." in text:
            return False
        return len(text) <= len(convention.text) + 3 and not ("⏎" in text and "⏎" not in convention.text)
    return text.count("⏎") <= convention.text.count("⏎") + 1


def _expected_text(gap: Gap, convention: Convention) -> str:
    """Return the text that a gap should have, with what makes no difference as in the gap itself."""
    raw = _with_own_line_breaks(gap, convention.raw)
    if not convention.uniform and "\n" not in raw + gap.text:
        raw = _with_own_spaces(gap.text, raw)
    if "|" in raw and "\n" not in raw:
        # Tabs beside a bar are padding.
        raw = _PADDING.sub(" ", raw)
    return _with_own_brackets(gap, _with_own_number(gap, raw))


def _difference(gap: Gap, expected: str) -> tuple[int, int, str, str]:
    """Return the shortest span of a gap that differs: its offsets, the expected text and the text found.

    Tags are not divided, and neither is a line ending.
    """
    found = gap.text
    head, tail = common_ends(found, expected)
    for text in (found, expected):
        head = min(head, _tag_around(text, head)[0])
        tail = min(tail, len(text) - _tag_around(text, len(text) - tail)[1])
    start, end = gap.start + head, gap.start + len(found) - tail
    wanted = expected[head : len(expected) - tail]
    if gap.after == END and (found[head : len(found) - tail], wanted) in ((".", ""), ("", ".")):
        return start, end, wanted, gap.text[head : len(found) - tail]
    if not wanted or start == end:
        # A message about an empty span is hard to place: include the character before it, or else the one
        # after it, but no line ending, which would be on another line than what differs.
        if head and found[head - 1] != "\n":
            first = _tag_around(found, head - 1)[0]
            start, wanted = gap.start + first, found[first:head] + wanted
        elif tail and (mark := _FIRST_MARK.match(found, len(found) - tail)):
            neighbour = mark[0]
            end, wanted = end + len(neighbour), wanted + neighbour
    return start, end, wanted, found[start - gap.start : end - gap.start]


def _tag_around(text: str, at: int) -> tuple[int, int]:
    """Return the ends of the HTML tag that contains an offset of a gap; the offset itself if there is none."""
    opener, closer = text.rfind("<", 0, at), text.find(">", at)
    if opener < 0 or closer < 0 or ">" in text[opener:at] or "<" in text[at:closer]:
        return at, at
    return opener, closer + 1


def _with_own_brackets(gap: Gap, raw: str) -> str:
    """Return the expected text of a gap with the angle brackets around URLs that the entry itself has."""
    if gap.after in ("url", "link"):
        raw = raw.removesuffix("<") + "<" * gap.text.endswith("<")
    if gap.before in ("url", "link"):
        raw = ">" * gap.text.startswith(">") + raw.removeprefix(">")
    return raw


def _with_own_line_breaks(gap: Gap, raw: str) -> str:
    """Return the expected text of a gap with the spaces around the entry's own line breaks.

    A third space and the indentation make no difference, unlike a hard and a soft line break.
    """
    breaks = _LINE_BREAK.findall(gap.text)
    if len(breaks) != raw.count("\n"):
        return raw
    own = iter(breaks)
    return _LINE_BREAK.sub(lambda match: _same_line_break(match[0], next(own)), raw)


def _same_line_break(expected: str, own: str) -> str:
    """Return an entry's own line break if it equals the expected one as gaps are compared."""
    return own if normal_text(own, None) == normal_text(expected, None) else expected


def _with_own_spaces(own: str, raw: str) -> str:
    """Return the expected text of a gap with the spaces or tabs at its ends that the gap itself has."""
    inner, own_inner = raw.strip(" \t"), own.strip(" \t")
    if not inner or not own_inner:
        return raw
    head, _, tail = raw.partition(inner)
    own_head, _, own_tail = own.partition(own_inner)
    if bool(own_head) != bool(head):
        # The separator is on the wrong side of the space: `⇥.` for `.⇥`.
        return raw
    return (head and (own_head or head)) + inner + (tail and (own_tail or tail))


def _with_own_number(gap: Gap, raw: str) -> str:
    """Return the expected text of a gap with the number of the entry's own item."""
    if gap.before == START and (own := _ITEM_NUMBER.match(gap.text)):
        return _ITEM_NUMBER.sub(own[0], raw)
    return raw


def _is_replaceable(gap: Gap, expected: str) -> bool:
    """Return whether the expected text can replace a gap without losing an emoji, a word or a line."""
    if _not_ascii(gap.text) != _not_ascii(expected) or _LETTERS.search(_TAG.sub("", gap.text)):
        return False
    if gap.before == START and gap.text[:1].isdigit() != expected[:1].isdigit():
        # The number of the item isn't known, or the numbers of other items would change.
        return False
    # Marks in another order (`[**` for `**[`) have their other halves after the field.
    marks, expected_marks = (_NOT_MARKS.sub("", text) for text in (gap.text, expected))
    is_other_order = marks != expected_marks and sorted(marks) == sorted(expected_marks)
    return gap.text.count("\n") == expected.count("\n") and not is_other_order


def _follows_other_mark(text: str, start: int, expected: str, found: str) -> bool:
    """Whether a period would follow another mark of the field, with closing marks such as `**"` between them."""
    if expected.count(".") <= found.count("."):
        return False
    before = text[max(0, start - 8) : start] + expected.partition(".")[0]
    return before.rstrip("*_\"”'’)]").endswith((".", ",", ";", ":"))


def _not_ascii(text: str) -> list[str]:
    """Return the characters that carry information, such as emoji, and not the separators."""
    return [char for char in text if not char.isascii() and char not in _SEPARATORS]
