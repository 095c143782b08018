"""The anchors of a page: headings and other targets of links `#…`, as on GitHub."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.html_tags import find_rendered
from awesomelint.facts import fact
from awesomelint.markdown.render import rendered_text
from awesomelint.markdown.slugs import Slugger
from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span, onward
from awesomelint.util.regex import compiled, lazy_pattern
from awesomelint.util.text import letters, percent_decoded

_HTML_HEADING = lazy_pattern(r"<h([1-6])\b[^<>]*+>((?:[^<]|<(?!/?h[1-6]\b))*+)</h\1\s*+>", re.IGNORECASE)
_NAMED = lazy_pattern(
    r"""<[a-z][a-z0-9-]*+\s(?:[^<>]*?\s)??(?:id|name)\s*+=\s*+(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""",
    re.IGNORECASE,
)
_CUSTOM = lazy_pattern(r"\{#([\w-]+)\}$")
_TAG = compiled(r"<[^<>]*+>")
# A link to the README of a repository, from anywhere: its repository (group 1).
_README = lazy_pattern(
    r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]+)(?:/blob/[\w.-]+/readme\.md|/tree/[\w.-]+)?/?(?=#[^\s#])",
    re.ASCII | re.IGNORECASE,
)
# A repository is that of the page if so many links to its README lead to anchors of the page, and nearly all do.
_MIN_OWN, _OWN_SHARE = 5, 0.9
_JOINER = compiled("[\u200c\u200d]")
_PREFIX = "user-content-"
_start = attrgetter("start")
# Anchors that GitHub adds to every page.
_OF_THE_PAGE = frozenset(
    ("", "top", "readme", "start-of-content", "repo-content-pjax-container", "js-repo-pjax-container")
)


class Heading:
    """A heading in Markdown or HTML: its rendered text, its slug, and its parent heading."""

    __slots__ = ("level", "parent", "slug", "span", "text")

    def __init__(self, text: str, slug: str, level: int, span: Span, parent: Heading | None) -> None:
        self.text = text
        self.slug = slug
        self.level = level
        self.span = span
        self.parent = parent

    def is_within(self, other: Heading) -> bool:
        """Whether this heading is the other heading or within its section."""
        heading: Heading | None = self
        while heading is not None and heading is not other:
            heading = heading.parent
        return heading is other


class Anchors:
    """The headings of a page, in order, the offset of each anchor, and of those that are also set elsewhere."""

    __slots__ = ("_lowered", "_text", "ambiguous", "headings", "names")

    def __init__(
        self, text: str, headings: list[Heading], names: dict[str, int], ambiguous: dict[str, int]
    ) -> None:
        self._text = text
        self.headings = headings
        self.names = names
        self.ambiguous = ambiguous
        self._lowered: dict[str, str] = {}

    def find(self, url: str) -> str | None:
        """Return the anchor that a link `#…` goes to; None if it does not exist.

        GitHub's script looks for the anchor as written, then in lower case. If the link includes the prefix
        `user-content-`, the browser looks for it instead, which is case-sensitive. A joiner in an emoji or a
        word (U+200D, U+200C) makes no difference here, because it may be in GitHub's anchor.
        """
        wanted = _JOINER.sub("", fragment(url))
        if wanted in self.names or wanted.lower() in _OF_THE_PAGE or wanted.startswith(("/", "!", ":~:")):
            return wanted
        if not self._lowered:
            self._lowered = {name.lower(): name for name in reversed(self.names)}
        return None if _PREFIX in url.lower() else self._lowered.get(wanted.lower())

    def heading_at(self, name: str) -> Heading | None:
        """Return the heading at an anchor: the one that contains it, or else the one directly after it."""
        return self._heading_near(self.names.get(name))

    def other_heading_at(self, name: str) -> Heading | None:
        """Return the heading at an anchor that is set by hand, but that leads to a heading of this name."""
        return self._heading_near(self.ambiguous.get(name))

    def _heading_near(self, at: int | None) -> Heading | None:
        if at is None:
            return None
        index = bisect_right(self.headings, at, key=lambda heading: heading.span.start)
        if index and at < self.headings[index - 1].span.end:
            return self.headings[index - 1]
        if index < len(self.headings):
            start = self.headings[index].span.start
            if start < onward(self._text, at, 500) and not letters(_TAG.sub("", self._text[at:start])):
                return self.headings[index]
        return None


def fragment(url: str) -> str:
    """Return the anchor in a link `#…`, decoded and without GitHub's prefix."""
    wanted = percent_decoded(url[1:].strip())
    return wanted[len(_PREFIX) :] if wanted[: len(_PREFIX)].lower() == _PREFIX else wanted


def squash(text: str) -> str:
    """Return the letters and digits of a text, case-folded."""
    return letters(text).casefold()


@fact
def inner_links(document: ListDocument) -> list[Reference]:
    """Return the links of a document to its own page (`#…`)."""
    return [link for link in document.references if link.url.startswith("#")]


@fact
def own_links(document: ListDocument) -> list[Reference]:
    """Return the links of a document to its own page by its URL on GitHub, as if they began with `#`.

    A list does not say which repository it is in, but others hardly have the same anchors.
    """
    by_repository: dict[str, list[Reference]] = {}
    for link in document.references:
        span, match = link.url_span, _README.match(link.url)
        # A URL with escaped characters is not as long as its span.
        if match and span is not None and len(link.url) == span.end - span.start:
            inner = link._replace(
                url=link.url[match.end() :], url_span=Span(span.start + match.end(), span.end)
            )
            by_repository.setdefault(match[1].lower(), []).append(inner)
    own: list[Reference] = []
    for links in by_repository.values():
        known = sum(anchors(document).find(link.url) is not None for link in links)
        if known >= max(_MIN_OWN, _OWN_SHARE * len(links)):
            own += links
    return own


@fact
def anchors(document: ListDocument) -> Anchors:
    """Return the anchors of a document."""
    text = document.source.text
    found: list[tuple[int, int, int, str]] = []
    for block in by_kind(document)["heading"]:
        first = bisect_left(document.parts, block.start, key=_start)
        inside = document.parts[first : bisect_left(document.parts, block.end, first, key=_start)]
        found.append(
            (
                block.start,
                block.end,
                block.level,
                rendered_text(text, block.start, block.end, inside, exact=True),
            )
        )
    for match in find_rendered(document, _HTML_HEADING) if "</h" in text or "</H" in text else ():
        from html import unescape

        found.append((*match.span(2), int(match[1]), unescape(_TAG.sub("", match[2]))))
    found.sort()
    slugger = Slugger()
    headings: list[Heading] = []
    names: dict[str, int] = {}
    above: list[Heading] = []
    for start, end, level, shown in found:
        while above and above[-1].level >= level:
            above.pop()
        parent = above[-1] if above else None
        heading = Heading(" ".join(shown.split()), slugger.unique(shown), level, Span(start, end), parent)
        above.append(heading)
        headings.append(heading)
        names.setdefault(heading.slug, start)
        if text[start - 1] == ">":
            names.setdefault(heading.slug.strip("-"), start)
        if custom := _CUSTOM.search(shown):
            names.setdefault(custom[1], start)
    ambiguous: dict[str, int] = {}
    for match in find_rendered(document, _NAMED):
        name = match[match.lastindex or 1].removeprefix(_PREFIX)
        if names.setdefault(name, match.start()) != match.start():
            ambiguous.setdefault(name, match.start())
    return Anchors(text, headings, names, ambiguous)
