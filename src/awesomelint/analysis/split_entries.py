"""Find entries with a line break before their first link, unlike other entries."""

from __future__ import annotations

import re
from itertools import pairwise

from awesomelint.analysis.bullets import looks_like_item
from awesomelint.facts import fact
from awesomelint.model import Entry, ListDocument
from awesomelint.util.regex import lazy_pattern

_ENOUGH = 5
# A break that was pasted leaves the next line at the margin. So many indented lines are wrapped by an editor.
_WRAPPED = 3
# The line ends within the URL of a link; the next line is nothing but a URL.
_URL_AT_END = lazy_pattern(r"\]\([^\s()]+$")
_URL_LINE = lazy_pattern(r"[ \t]*<?https?://\S*[ \t\r]*$", re.MULTILINE)
# The line ends with a word in lower case or a comma.
_WITHIN_TEXT = lazy_pattern(r"(?:\b[a-z]+|,)$")
# A nested item that is indented too little is reported by `malformed-item`.
_BULLET = lazy_pattern(r"[ \t]{4,}[-*+][ \t]")
# The authors and a colon, and the title on the next line.
_COLON_AT_END = lazy_pattern(r"[:：][ \t]*\r?\n[ \t]*[\"“*_]{0,4}$")
# If the next line begins with a word, it is another sentence, and the text is prose.
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")


@fact
def split_entries(document: ListDocument) -> dict[Entry, list[int]]:
    """Map split entries to the offsets of the line feeds that split them; empty if many entries are split."""
    breaks = {
        entry: found
        for entry in document.entries
        if (found := _breaks(entry))
        and not _has_url_below(document, entry, found[-1])
        and not _wraps_later(entry, found[-1])
    }
    pasted = {entry: found for entry, found in breaks.items() if not _are_indented(entry, found)}
    if len(breaks) - len(pasted) >= _WRAPPED:
        breaks = pasted
    if not breaks or len(breaks) * 20 > max(len(document.entries), 60):
        return {}
    split: dict[Entry, list[int]] = {}
    few_in_list: bool | None = None
    for section in document.sections:
        split_here = [entry for entry in section.entries if entry in breaks]
        if not split_here:
            continue
        if len(section.entries) >= _ENOUGH:
            few = _is_exception(len(split_here), section.entries)
        else:
            if few_in_list is None:
                few_in_list = _is_exception(len(breaks), document.entries)
            few = few_in_list
        if few:
            split |= {entry: breaks[entry] for entry in split_here}
    return split


def _are_indented(entry: Entry, breaks: list[int]) -> bool:
    """Whether all lines that continue an entry are indented."""
    return all(entry.source.text[at + 1 : at + 2] in (" ", "\t") for at in breaks)


def _is_exception(split_count: int, entries: list[Entry]) -> bool:
    """Whether nearly all other entries have their title and first link on one line."""
    others = sum(_is_on_one_line(entry) for entry in entries)
    return (
        others >= _ENOUGH - 1
        and split_count <= max(1, len(entries) // 50)
        and others + split_count >= 0.9 * len(entries)
    )


def _breaks(entry: Entry) -> list[int]:
    """Return the line feeds after a colon before the title, in the title, or after it if all links come later."""
    span, text = entry.title_span, entry.source.text
    if entry.kind not in ("item", "paragraph"):
        return []
    lead = _COLON_AT_END.search(text, entry.head.start, span.start)
    at = text.find("\n", lead.start() if lead else span.start, entry.head.end)
    found = []
    while at >= 0 and (
        at < span.end
        or (
            _only_marks(text[span.end : at])
            and not any(link.span.start < at for link in entry.links)
            and entry.links
        )
    ):
        line = text[text.rfind("\n", 0, at) + 1 : at].rstrip("\r")
        following = text[at + 1 : at + 80]
        if (
            line.endswith(("  ", "\\", "<br>", "<br/>", "<br />"))
            or (line.endswith(_SENTENCE_ENDS if at >= span.end else ".") and following.lstrip()[:1].isupper())
            or looks_like_item(following)
            or _are_two_runs(line, following)
            or _BULLET.match(following)
            or _URL_AT_END.search(line) is not None
            or "\n" in following[:1]
        ):
            return []
        found.append(at)
        at = text.find("\n", at + 1, entry.head.end)
    return found


def _are_two_runs(line: str, following: str) -> bool:
    """Whether a title consists of two runs of bold text, one on each line, as its author wrote it."""
    mark = line.rstrip()[-2:]
    return mark in ("**", "__") and following.lstrip().startswith(mark)


def _wraps_later(entry: Entry, line_break: int) -> bool:
    """Whether a later line of an entry ends within a text, such as a list of authors."""
    lines = entry.source.text[line_break + 1 : entry.head.end].split("\n")
    return any(
        _WITHIN_TEXT.search(line.rstrip("\r")) and following.lstrip()[:1].isalpha()
        for line, following in pairwise(lines)
    )


def _has_url_below(document: ListDocument, entry: Entry, line_break: int) -> bool:
    """Whether the next line is nothing but a URL, in a list whose links have a text."""
    is_url = _URL_LINE.match(entry.source.text, line_break + 1) is not None
    return is_url and not _has_bare_urls(document)


@fact
def _has_bare_urls(document: ListDocument) -> bool:
    """Whether the first link of most entries is a bare URL."""
    kinds = [entry.links[0].kind for entry in document.entries if entry.links]
    return kinds.count("url") * 2 > len(kinds)


def _is_on_one_line(entry: Entry) -> bool:
    """Whether the title and the first link of an entry are on one line."""
    span = entry.title_span
    if not entry.links:
        return False
    last = max(span.end, min([link.part.start for link in entry.links]))
    return entry.source.text.find("\n", span.start, last) < 0


def _only_marks(text: str) -> bool:
    return not any(char.isalnum() for char in text) and len(text) < 20
