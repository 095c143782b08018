"""Entries that are prose, and links in prose that mention another work."""

from __future__ import annotations

from awesomelint.fields import arxiv, link_labels, venues
from awesomelint.model import Entry, Link
from awesomelint.util.regex import compiled, lazy_pattern

_TARGET = compiled(r"\]\([^()\s]*\)|<[^<>]*>|https?://\S+")
# Words of prose directly before a link, on the same line: `similar to [the attack](…)`.
_LEAD_IN = lazy_pattern(r"[\s(][a-z]{2,}:? \Z")
_GOES_ON = lazy_pattern(r",? [a-z]{2,}[\s,.]|[.;] [A-Z]")
# Sentences within a title: `How well do they work? Which is best? See …`.
_SENTENCES = lazy_pattern(r"\w[.?!]\s+[A-Z]\w*\s+[a-z]+\s")
_SENTENCE_AFTER = lazy_pattern(r"[.?!]?[\s*_]*(?:[A-Z]\w*\s+(?:[a-z]+\s+){2})")
_PROSE_WORDS = 16
# News of a work: `SmallBarn published in Nature`, `SmallBarn is open source`.
_NEWS = lazy_pattern(
    r"(?i)(?:\S+\s+){1,8}?(?:(?:is|are|was|were|has been|have been|got)\s+(?:now\s+)?"
    r"(?:published|accepted|released|available|open[- ]sourced?|online)\b.*"
    r"|(?:published|accepted|presented|featured)\s+(?:in|at|by|on)\s.+)"
)


def is_mention(entry: Entry, link: Link) -> bool:
    """Whether a link mentions another work in a sentence, or is on a picture, and is not the entry's own.

    A link on a badge is the entry's own if the badge says so: `![arXiv](…)`.
    """
    if link.label is None:
        return False
    if link.badge:
        return not (link_labels.is_label(link_labels.normal(link.label)) or arxiv.from_text(link.label))
    text, span = entry.source.text, link.span
    is_bare = link.kind == "link" and text[span.start + 1] != "["
    if not is_bare or span.start < entry.title_span.end:
        return False
    if link_labels.is_label(link_labels.normal(link.label)) or venues.find(link.label):
        return False
    leads_in = _LEAD_IN.search(text, entry.head.start, span.start) is not None
    return leads_in and _GOES_ON.match(text, span.end) is not None


def is_prose(entry: Entry) -> bool:
    """Whether what was read as the title of an entry is a piece of prose.

    News and introductions contain links to works, too.
    """
    if entry.title_kind != "text":
        return False
    if _NEWS.fullmatch(entry.title):
        return True
    text = entry.source.text
    if len(entry.title.split()) >= _PROSE_WORDS // 2 and _SENTENCES.search(f"{entry.title} "):
        return True
    if entry.kind != "paragraph" or len(entry.title.split()) < _PROSE_WORDS:
        return False
    return _SENTENCE_AFTER.match(text, entry.title_span.end, entry.head.end) is not None


def text_before_title(entry: Entry) -> str:
    """Return the text between the marker and the title of an entry."""
    return entry.source.text[entry.span.start + len(entry.marker) : entry.title_span.start]


def visible_text(entry: Entry) -> str:
    """Return the text of an entry without URLs and tags."""
    return without_targets(entry.text)


def without_targets(text: str) -> str:
    """Return a text with spaces instead of URLs and tags, and of the same length."""
    return _TARGET.sub(lambda target: " " * len(target[0]), text)
