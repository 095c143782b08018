"""Anchors: every place of a page that a link `#…` can reach, as GitHub makes and finds them."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

from awesomelint.markdown.inline import scan
from awesomelint.markdown.slugs import Slugger, rendered
from awesomelint.model import ListDocument
from awesomelint.rules._tags import is_seen
from awesomelint.source import Span

_HTML_HEADING = re.compile(r"<h([1-6])\b[^<>]*+>((?:[^<]|<(?!/?h[1-6]\b))*+)</h\1\s*+>", re.IGNORECASE)
_NAMED = re.compile(r"""<[A-Za-z][A-Za-z0-9-]*+\s(?:[^<>]*?\s)??(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_CUSTOM = re.compile(r"\{#([\w-]+)\}\s*$")
_TAG = re.compile(r"<[^<>]*>")
# Names that GitHub's own page has, whatever stands in the file.
_OF_THE_PAGE = frozenset(("", "top", "readme", "start-of-content", "repo-content-pjax-container", "js-repo-pjax-container"))


class Heading(NamedTuple):
    """A heading of the page, of whatever kind: its text as rendered, its slug, and where it stands."""

    text: str
    slug: str
    level: int
    span: Span


class Anchors:
    """The headings of a page in order, and the names that reach them or a place between them."""

    __slots__ = ("headings", "names", "_lowered")

    def __init__(self, headings: list[Heading], names: dict[str, int]) -> None:
        self.headings = headings
        self.names = names
        self._lowered: dict[str, str] | None = None

    def find(self, url: str) -> str | None:
        """The name that a link `#…` reaches, or None: as written, in lower case, or with GitHub's prefix left out."""
        wanted = fragment(url)
        if wanted in self.names or wanted in _OF_THE_PAGE or wanted.startswith(("/", "!", ":~:")):
            return wanted
        if self._lowered is None:
            self._lowered = {name.lower(): name for name in reversed(self.names)}
        lowered = wanted.lower()
        return lowered if lowered in _OF_THE_PAGE else self._lowered.get(lowered)

    def heading_at(self, name: str) -> Heading | None:
        """The heading that a name reaches: its own, or the one that its place belongs to."""


def fragment(url: str) -> str:
    """What a link `#…` asks for, decoded and without GitHub's prefix."""
    wanted = url[1:].strip()
    if "%" in wanted:
        wanted = unquote(wanted)
    return wanted[13:] if wanted[:13].lower() == "user-content-" else wanted


def anchors(document: ListDocument) -> Anchors:
    """The anchors of a document, worked out once for all rules."""
    known = document.memo.get("anchors")
    if known is None:
        known = document.memo["anchors"] = _collect(document)
    return known  # type: ignore[no-any-return]


def _collect(document: ListDocument) -> Anchors:
    text = document.source.text
    found: list[tuple[int, int, int, str]] = []
    for block in document.blocks.walk():
        if block.kind == "heading":
            parts = scan(text, block.start, block.end, document.definitions)
            found.append((block.start, block.end, block.level, rendered(text, block.start, block.end, parts)))
    if "<h" in text or "<H" in text:
        for match in _HTML_HEADING.finditer(text):
            if is_seen(document, match.start()):
                from html import unescape

                found.append((match.start(2), match.end(2), int(match[1]), unescape(_TAG.sub("", match[2]))))
    found.sort()
    slugger = Slugger()
    headings = []
    names: dict[str, int] = {}
    for start, end, level, shown in found:
        heading = Heading(shown.strip(), slugger.unique(shown), level, Span(start, end))
        headings.append(heading)
        names.setdefault(heading.slug, start)
        names.setdefault(heading.slug.strip("-") if text[start - 1] == ">" else heading.slug, start)
        if custom := _CUSTOM.search(shown):
            names.setdefault(custom[1], start)
    for match in _NAMED.finditer(text):
        if is_seen(document, match.start()):
            names.setdefault(match[match.lastindex or 1].removeprefix("user-content-"), match.start())
    return Anchors(headings, names)
