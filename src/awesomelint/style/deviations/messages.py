"""What messages say about a gap that differs, in words where marks alone would be half of a pair.

In: a gap such as `.** ` after a title, where other entries have `** `. Out: “unexpected “.” at the end of the title”.
"""

from __future__ import annotations

import re

from awesomelint.style.conventions import Convention
from awesomelint.style.deviations.deviation import FIELD_NAMES, quoted
from awesomelint.style.layout.fields import END, START, Gap
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled
from awesomelint.util.text import plural

NO_EMPHASIS = str.maketrans("", "", "*_")
_NO_MARKS = str.maketrans("", "", "*_`")
_MARKS = compiled(r"[*_`]")
# The marks of the field after a gap and of the field before it, with what may be between.
_OPENED = compiled(r"([*_`]*)[\[(\"“]*$")
_CLOSED = compiled(r"^[\])>.,;:\"”]*([*_`]*)(?=[^*_`])")
_SPACE = compiled(r"[ \t]+")
_WHITE_SPACE = compiled(r"\s")
# What closes brackets or emphasis after a field.
_ENDS_FIELD = compiled(r"[\])>]|[*_`]+[\s.,;:\])]")
# What precedes the end of emphasis, without a space between.
_BEFORE_CLOSER = compiled(r"\s*[^\s*_`]+[*_`]")
_AT_END_OF_FIELD = compiled(r"[*_`\r\n]")
_INDENTATION = compiled(r"\n[ \t]*")
_SPACES_AT_BREAK = compiled(r" {2,}(?=\r?\n)")
_PUNCTUATION = frozenset(".,;:")


def emphasis_message(layout: EntryLayout, index: int, convention: Convention) -> str:
    """Return the message about fields that are emphasized in another way than others, or an empty string."""
    gap, text = layout.gaps[index], layout.key.normal_texts[index]
    if _bare(gap, text) != _bare(gap, convention.text):
        return ""
    # What precedes the first field closes nothing, and what follows the last one opens nothing.
    after = " " if gap.after == END else ""
    closed, usual_closed = (
        ("", "") if gap.before == START else _marks(_CLOSED, text + after, convention.text + after)
    )
    opened, usual_opened = ("", "") if gap.after == END else _marks(_OPENED, text, convention.text)
    if _count(text) - len(closed + opened) != _count(convention.text) - len(usual_closed + usual_opened):
        return ""
    messages = []
    if closed != usual_closed:
        messages.append(_about(layout, index - 1, closed, usual_closed))
    if opened != usual_opened:
        messages.append(_about(layout, index, opened, usual_opened))
    return "; ".join(messages) if all(messages) else ""


def _bare(gap: Gap, text: str) -> str:
    """Return the text of a gap without marks and spaces, and without the period that may belong to “et al.”."""
    bare = "".join(text.translate(_NO_MARKS).split())
    return bare.removeprefix(".") if gap.before == "authors" else bare


def _marks(pattern: re.Pattern[str], *texts: str) -> list[str]:
    """Return the marks that a pattern finds in each text."""
    return [match[1] if (match := pattern.search(text)) else "" for text in texts]


def _count(text: str) -> int:
    return len(_MARKS.findall(text))


def _about(layout: EntryLayout, field: int, found: str, expected: str) -> str:
    """Return the message about the marks around a field, empty if the entry has half of a pair there."""
    kinds, texts = layout.key.field_kinds, [*layout.key.normal_texts[:-1], f"{layout.key.normal_texts[-1]} "]
    # The marks of a title are around its words or around its link.
    field -= kinds[field] == "url"
    last = field + (kinds[field + 1 : field + 2] == ("url",))
    (opened,) = _marks(_OPENED, texts[field])
    closed = max(_marks(_CLOSED, *texts[field + 1 : last + 2]), key=len)
    start, end = layout.offsets[2 * field + 1 : 2 * field + 3]
    text = layout.entry.source.text
    # In `[**A Title**](…)`, the emphasis belongs to the title field.
    if not opened == closed == found or _MARKS.match(text[start]) or _MARKS.match(text[end - 1]):
        return ""
    name = FIELD_NAMES[kinds[field]]
    verb, others = (" is", f"other {name}s") if name == "title" else ("", "others")
    usual, own = (emphasis(marks) for marks in (expected, found))
    if not found:
        return f"{name}{verb} not {usual}; {others} in this section are"
    if own == usual:
        return f"expected {quoted(expected)} around the {name}, found {quoted(found)}"
    are = f"are {usual}" if expected else "are not"
    return f"{name}{verb} {own}; {others} in this section {are}"


def emphasis(marks: str) -> str:
    """Return what text is with these marks on each side."""
    if "`" in marks:
        return "in code"
    return {1: "in italics", 2: "bold", 3: "bold and in italics"}.get(len(marks), "emphasized")


def line_break_message(gap: Gap, text: str, convention: Convention) -> str:
    """Return the message about a soft line break instead of a hard one or the reverse, or about a space after it that
    others do not have; otherwise an empty string.
    """
    if text != convention.text and text.replace("⏎ ", "⏎") == convention.text.replace("⏎ ", "⏎"):
        if without_indentation(convention.raw) != convention.raw:
            return ""
        return f"unexpected space at the start of the line {position_of(gap)}"
    if text.replace("··⏎", "⏎") != convention.text.replace("··⏎", "⏎"):
        return ""
    if spaces := _SPACES_AT_BREAK.search(convention.raw):
        usual = plural(len(spaces[0]), "space")
        return f"the line break {position_of(gap)} is not shown; other entries have {usual} before it"
    own = _SPACES_AT_BREAK.search(gap.text)
    spaces_here = plural(len(own[0]), "space") if own else "spaces"
    return (
        f"the line break {position_of(gap)} is shown, as {spaces_here} precede it; in other entries it is not"
    )


def gap_message(gap: Gap, expected: str, found: str, rest: str) -> str:
    """Return the message about the expected and the found text of a gap, which `rest` follows.

    Marks that both have are not shown.
    """
    position = position_of(gap)
    marks, expected_marks = "".join(_MARKS.findall(found)), "".join(_MARKS.findall(expected))
    is_inside = _AT_END_OF_FIELD.match(rest) is not None
    if message := _space_message(gap, expected, found, rest):
        return message
    bare = [text.translate(_NO_MARKS) for text in (expected, found)]
    if bare[0] == bare[1] and (not marks or not expected_marks):
        # The other half is there.
        return _plain(expected_marks, marks, position)
    if marks and marks == expected_marks:
        is_inside = _BEFORE_CLOSER.match(expected if bare[0].strip() else found) is not None
        if bare[0] == bare[1]:
            closes = is_inside or _BEFORE_CLOSER.match(found) is not None
            message = _order_message(bare[0], marks, is_inside=is_inside) if closes else ""
            return message or _plain(expected, found, position)
        if bare[0].strip() != bare[1].strip():
            expected, found = (text.strip() for text in bare)
    if gap.after == END and "." in (expected, found):
        # Which field is the last one says nothing about a final period.
        position = "at the end"
    elif is_inside and gap.before != START and set(expected + found) <= _PUNCTUATION:
        position = f"at the end of the {FIELD_NAMES[gap.before]}"
    return _plain(expected, found, position)


def _space_message(gap: Gap, expected: str, found: str, rest: str) -> str:
    """Return the message about a space that is missing or unexpected, empty if something else differs."""
    shorter, longer = sorted((expected, found), key=len)
    space = _SPACE.search(longer)
    if space is None or _WHITE_SPACE.search(shorter) or longer.replace(space[0], "") != shorter:
        return ""
    following = longer[space.end() :] + rest
    position = position_of(gap)
    if position != "in the link":
        if following[:1] in ("\r", "\n"):
            position = "at the end of the line"
        elif _ENDS_FIELD.match(following):
            position = f"after the {FIELD_NAMES[gap.before]}"
        elif separator := following.strip('[(*_`"“< '):
            position = f"before {quoted(separator[0])}"
    return f"{'missing' if longer == expected else 'unexpected'} space {position}"


def _plain(expected: str, found: str, position: str) -> str:
    if not expected:
        return f"unexpected {quoted(found)} {position}"
    if not found:
        return f"missing {quoted(expected)} {position}"
    return f"expected {quoted(expected)} {position}, found {quoted(found)}"


def _order_message(mark: str, marks: str, *, is_inside: bool) -> str:
    """Return the message about a period on the wrong side of the end of emphasis; empty for anything else."""
    mark = mark.strip()
    if mark not in _PUNCTUATION:
        return ""
    name = {1: "the text in italics", 2: "the bold text"}.get(len(marks), "the emphasized text")
    name = "the code" if "`" in marks else name
    if is_inside:
        return f"expected {quoted(mark)} at the end of {name}, found it after"
    return f"expected {quoted(mark)} after {name}, found it at its end"


def position_of(gap: Gap) -> str:
    """Return where a gap is, in words."""
    if gap.after == END:
        return f"after the {FIELD_NAMES[gap.before]}"
    if gap.before == gap.after:
        return f"between {FIELD_NAMES[gap.before].removesuffix('s')}s"
    if (gap.before, gap.after) in (("title", "url"), ("label", "link")):
        return "in the link"
    return f"before the {FIELD_NAMES[gap.after]}"


def without_indentation(text: str) -> str:
    """Return a text without the white space at the start of its lines."""
    return _INDENTATION.sub("\n", text)
