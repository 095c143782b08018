"""What is missing: a field that nearly all other entries of a section have."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.fields import urls
from awesomelint.model import Entry
from awesomelint.style.conventions import SHARE, SURE_COUNT, Style
from awesomelint.style.deviations.deviation import WORDS, Deviation
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d\b")
_ADDRESS = compiled(r"\]\([^)]*\)|https?://\S+")
_UNDATED = frozenset(("date", "venue"))
_SAID = frozenset(("authors", "date or venue"))
_FIELDS = ("authors", "date or venue", "tag", "link")


def missing(style: Style, shape: EntryLayout) -> Iterator[Deviation]:
    """The fields that an entry lacks."""
    head = shape.entry.head
    asked = style.asked.template(shape.entry.section)
    if asked is not None:
        for place in asked.needed():
            if not any(kind in shape.look.kinds for kind in place.kinds):
                what = " or ".join(WORDS[kind].removeprefix("the ") for kind in place.kinds)
                yield Deviation(
                    "missing",
                    head.start,
                    head.end,
                    f"{what} missing: the format asked for has one",
                    "",
                    False,
                    True,
                )
        return
    for kind, have, total in lacking(style, shape):
        if kind in _SAID and _has_rare_text(style, shape):
            # What the words are that only this entry has nobody knows: they may be what is missing.
            continue
        if _expected_of(shape.entry, kind):
            message = _told(kind, have, total)
            yield Deviation(
                "missing", head.start, head.end, message, "", False, have >= 0.95 * total and total >= 20
            )


def lacking(style: Style, shape: EntryLayout) -> Iterator[tuple[str, int, int]]:
    """The kinds of fields that an entry has not and nearly all others have: how many do, and of how many."""
    counts = style.counts(shape.entry.section)
    total = counts.forms[shape.form]
    if total < SURE_COUNT:
        return
    has = counts.has[shape.form]
    for kind in _FIELDS:
        there = kind in shape.look.kinds or (
            kind == "date or venue" and not _UNDATED.isdisjoint(shape.look.kinds)
        )
        if not there and SHARE * total <= has[kind] < total:
            yield kind, has[kind], total


def _has_rare_text(style: Style, shape: EntryLayout) -> bool:
    """Whether words stand behind a field of an entry where hardly any other entry of its section has words."""
    counts = style.counts(shape.entry.section)
    few = 0.2 * counts.forms[shape.form]
    for gap in shape.gaps:
        if gap.after == "text":
            known = counts.gaps.get((shape.form, gap.before, "text"))
            if known is None or known.total() < few:
                return True
    return False


def _told(kind: str, have: int, total: int) -> str:
    if kind == "authors":
        return f"the authors are missing: {have} of {total} entries of this section name theirs"
    return f"{WORDS[kind].removeprefix('the ')} missing: {have} of {total} entries of this section have one"


def _expected_of(entry: Entry, kind: str) -> bool:
    """Whether a field can be asked of an entry: a link of one without any, a date of a paper, not of a tool's page."""
    if kind == "link":
        return not entry.links
    own = entry.source.text[entry.span.start : entry.own_end]
    if (kind == "authors" and " et al" in own) or (
        kind == "date or venue" and _YEAR.search(_ADDRESS.sub("", own))
    ):
        # It stands there, in a form that was not read as one.
        return False
    main = entry.main_link
    return main is None or urls.is_work(main.key) or kind == "tag"
