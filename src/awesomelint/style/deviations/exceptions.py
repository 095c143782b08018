"""Gaps that differ from the convention for a reason, or in a way that hardly anyone sees."""

from __future__ import annotations

from awesomelint.style.conventions import Convention
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_PERIOD_AND_QUOTE = compiled(r"\.[\"”]|[\"”]\.")
_PERIOD_AND_EMPHASIS = compiled(r"\.([*_]{1,3})(?![*_])|(?<![*_])([*_]{1,3})\.")


def is_period_at_quote(text: str, convention: Convention) -> bool:
    """Return whether only the order of a period and a closing quotation mark differs, of which both are in use."""
    shown, count = _PERIOD_AND_QUOTE.subn('"', text)
    return count > 0 and (shown, count) == _PERIOD_AND_QUOTE.subn('"', convention.text)


def is_period_at_emphasis(text: str, expected: str) -> bool:
    """Return whether only the order of a period and the end of bold or italic text differs: `**.` for `.**`."""
    shown, count = _PERIOD_AND_EMPHASIS.subn(r"\1\2", text)
    return count > 0 and (shown, count) == _PERIOD_AND_EMPHASIS.subn(r"\1\2", expected)


def is_remark_or_enumeration(layout: EntryLayout, index: int, convention: Convention) -> bool:
    """Return whether a link is a remark on the one before it (`[(arXiv)](…)`), or one of several that commas
    separate.
    """
    gap = layout.gaps[index]
    if gap.after not in ("url", "label", "link"):
        return False
    if "[(" in layout.entry.source.text[gap.start : gap.end + 2] and "[(" not in convention.raw:
        return True
    following = layout.gaps[index + 1 : index + 2]
    return (
        gap.text.strip() == ","
        and "," not in convention.text
        and any(other.text.strip() == "," and other.after in ("url", "label", "link") for other in following)
    )
