"""Departures: where an entry differs from what is law in its section, at the exact place, in words for people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from awesomelint.fields import urls
from awesomelint.model import Entry, Section
from awesomelint.style import places
from awesomelint.style.departure import WORDS, Departure, quoted
from awesomelint.style.learn import ENOUGH, QUESTION, SHARE, SURE_COUNT, Counts, Law, Shape, Style, is_sure
from awesomelint.style.slots import END, START, Gap

_SIGNS = re.compile(r"[^\s.,:;–—-]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d\b")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")
# What is longer stands for something of its own (a folded block of HTML), and separates nothing.
_LONGEST = 60


def departures(style: Style, shape: Shape) -> list[Departure]:
    """All differences of one entry, in order of place."""
    if style.counts[style.document.root].forms[shape.form] < ENOUGH:
        return []
    found = list(places.orders(style, shape)) or list(_separators(style, shape))
    if not any(departure.end == shape.gaps[-1].end for departure in found):
        found += _period(style, shape)
    found += places.dates(style, shape)
    found += _missing(style, shape)
    return found


# -- separators ---------------------------------------------------------------------------------------------------------


def _separators(style: Style, shape: Shape) -> Iterator[Departure]:
    asks = shape.entry.title[-1] in QUESTION
    for gap, text in zip(shape.gaps, shape.texts, strict=True):
        law = style.law(shape.entry.section, (shape.form, gap.before, gap.after))
        if law is None or law.text == text or (asks and gap.before == "title" and law.text.lstrip(".,") == text.lstrip(".,")):
            continue
        if not _comparable(gap, text, law):
            continue
        start, end, expected, found = _least(gap, law)
        told = f"expected {quoted(expected)} {_where(gap)}, found {quoted(found)}"
        yield Departure("separator", start, end, told, expected, _mendable(gap, law), _sure(style, shape, gap, law))


def _sure(style: Style, shape: Shape, gap: Gap, law: Law) -> bool:
    """Whether a law is beyond doubt: in its section, or in one around it that says the same."""
    section: Section | None = shape.entry.section
    key = (shape.form, gap.before, gap.after)
    while section is not None:
        found = style.law(section, key)
        if found is not None and found.text == law.text and is_sure(found.agree, found.total):
            return True
        section = section.parent
    return False


def _comparable(gap: Gap, text: str, law: Law) -> bool:
    """Whether two gaps differ in their form and not in what they hold."""
    if max(len(text), len(law.text)) > _LONGEST:
        return False
    if "text" in (gap.before, gap.after):
        # Where words stand, brackets, quotes and signs are the words' own, and links in them are prose.
        if not {gap.before, gap.after}.isdisjoint(("label", "link", "tag")) or (gap.before != START and _SIGNS.search(law.text.replace(")", "", 1))):
            return False
        extra = set(_SIGNS.findall(text)) - set(_SIGNS.findall(law.text))
        return not extra and "..." not in text and len(text) <= len(law.text) + 3 and not ("⏎" in text and "⏎" not in law.text)
    if gap.before == START and text[:1].isdigit() != law.text[:1].isdigit():
        # Bullets in one list and numbers in another of the same section are two lists, not a slip.
        return False
    return text.count("⏎") <= law.text.count("⏎") + 1


def _least(gap: Gap, law: Law) -> tuple[int, int, str, str]:
    """The least stretch of a gap that differs: its offsets, what is expected there, and what is found."""
    found, expected = gap.text, _as_in(gap, law.raw)
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
            end, wanted = end + 1, wanted + found[len(found) - tail]
    return start, end, wanted, found[start - gap.start : end - gap.start]


_NUMBER = re.compile(r"^\d{1,4}(?=[.)])")


def _as_in(gap: Gap, raw: str) -> str:
    """The lawful text as it would stand in this entry: with the number of its own item."""
    if gap.before == START and (own := _NUMBER.match(gap.text)):
        return _NUMBER.sub(own[0], raw)
    return raw


def _mendable(gap: Gap, law: Law) -> bool:
    """Whether the lawful text may simply take the place of what stands there: no emoji, word or line end is lost."""
    return gap.text.isascii() and law.raw.isascii() and gap.text.count("\n") == law.raw.count("\n") and not re.search(r"[A-Za-z]{2}", gap.text)


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


# -- the final period -----------------------------------------------------------------------------------------------------


def _period(style: Style, shape: Shape) -> Iterator[Departure]:
    """The period at the end, counted over all entries of a form, whatever field comes last."""
    last = shape.gaps[-1]
    tail = last.text.rstrip()
    if tail.endswith((".", "。", "!", "?", "…")) or shape.entry.source.text[last.start - 1 : last.start] in QUESTION or not _enough(style, shape):
        return
    counter = next((c for c in _counts(style, shape, lambda counts: counts.periods[shape.form]) if sum(c.values()) >= SURE_COUNT), None)
    if counter is None:
        return
    total = sum(counter.values())
    if counter[True] < 0.95 * total:
        return
    end = last.start + len(tail)
    junk = tail[len(tail.rstrip(" ,;:")) :]
    if junk:
        yield Departure("period", end - len(junk), end, f"expected “.” at the end, found {quoted(junk)}", ".", True, True)
    else:
        yield Departure("period", end, end, "the period at the end is missing", ".", True, True)


def _enough(style: Style, shape: Shape) -> bool:
    return style.counts[style.document.root].forms[shape.form] >= SURE_COUNT


def _counts(style: Style, shape: Shape, pick: Callable[[Counts], Counter[bool]]) -> Iterator[Counter[bool]]:
    """What is counted in an entry's section and in those above it, the nearest first."""
    section: Section | None = shape.entry.section
    while section is not None:
        yield pick(style.counts[section])
        section = section.parent


# -- what is missing ------------------------------------------------------------------------------------------------------


def _expected_of(entry: Entry, kind: str) -> bool:
    """Whether a field can be asked of an entry: a link of one without any, a date of a paper, not of a tool's page."""
    if kind == "link":
        return not entry.links
    own = entry.source.text[entry.span.start : entry.own_end]
    if (kind == "authors" and " et al" in own) or (kind == "date or venue" and _YEAR.search(_ADDRESS.sub("", own))):
        # It stands there, in a form that was not read as one.
        return False
    main = entry.main_link
    return main is None or urls.is_work(main.key) or kind == "tag"


def _missing(style: Style, shape: Shape) -> Iterator[Departure]:
    """A field that nearly all other entries of the section have."""
    kinds = {slot.kind for slot in shape.slots}
    if "date" in kinds or "venue" in kinds:
        kinds.add("date or venue")
    counts = style.counts[shape.entry.section]
    total = counts.forms[shape.form]
    if total < SURE_COUNT:
        return
    for kind in ("authors", "date or venue", "tag", "link"):
        have = counts.has[shape.form][kind]
        if kind not in kinds and have >= SHARE * total and have < total and _expected_of(shape.entry, kind):
            what = WORDS[kind].replace("the ", "")
            message = f"{what} missing: {have} of {total} entries of this section have one" if kind != "authors" else f"the authors are missing: {have} of {total} entries of this section name theirs"
            start = shape.entry.head.start
            yield Departure("missing", start, shape.entry.head.end, message, "", False, have >= 0.95 * total and total >= 20)
