"""Cuts a stretch of an entry into nodes at its own marks, each with the role that its form alone suggests."""

from __future__ import annotations

from functools import lru_cache

from awesomelint.fields import author_names, dates, link_labels, venues
from awesomelint.fields.cited_authors import begins_with_authors
from awesomelint.fields.dates import DateMention
from awesomelint.fields.reference_types import reference_type
from awesomelint.fields.venues import VenueMention
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import is_badge, label_text, links_of, rendered_text
from awesomelint.reading.separators import MARKED, QUOTES, UNSCANNED, bracketed, pattern
from awesomelint.util.regex import WORD, compiled, lazy_pattern

_INDEX = compiled(r"[\s#№.()]*\d{1,4}[\s.):]*")
# What kramdown gives an element: `{:#lark2003}`, `{: .wide target="_blank"}`.
_ATTRIBUTES = lazy_pattern(r"\{:\s*(?:(?:[#.]?[\w:-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|\S+))\s*)*\}")
# Longer text in brackets is not looked at as a slot.
_LONGEST_SLOT = 64
_GROUPS = frozenset(("strong", "em", "bracket", "paren", "quote", "tag", "code"))


class Node:
    """A part of an entry at the top level, and the role that it plays.

    The roles: text, title (a link or quote that can be the title), strong, em, quote, labels (nothing but
    links by label), date, venue, track (`oral`, alone), index (a running number), numbers (perhaps a date), tag, acronym, image, break,
    separator (a pipe, or a separator of the section), mark (nothing to read), group.
    """

    __slots__ = ("date", "end", "inner", "part", "role", "start", "venue")

    def __init__(
        self,
        role: str,
        start: int,
        end: int,
        part: Inline | None = None,
        inner: tuple[int, int] | None = None,
    ) -> None:
        self.role = role
        self.start = start
        self.end = end
        self.part = part
        self.inner = inner or (start, end)
        self.date: DateMention | None = None
        self.venue: VenueMention | None = None

    @property
    def children(self) -> list[Inline]:
        """The inline parts inside, none where it is plain text."""
        return self.part.children if self.part is not None else []


def shown_in(text: str, node: Node) -> str:
    """Return the text within the marks of a node, as the page shows it."""
    return rendered_text(text, *node.inner, node.children)


@lru_cache(maxsize=2048)
def strip_brackets(label: str) -> str:
    """A label without the brackets and spaces around it."""
    previous = None
    while previous != label:
        previous = label
        label = label.strip(" \t`*_|")
        if label[-1:] not in _CLOSERS:
            return label
        if (
            len(label) > 1
            and (label[0], label[-1]) in _AROUND
            and label.count(label[0]) == label.count(label[-1])
        ):
            label = label[1:-1]
    return label


def without_brackets(people: str) -> str:
    """Return a text without the brackets around it if they hold several names: `(Best Paper Finalists)` are not people."""
    inner = strip_brackets(people)
    several = "," in inner or " and " in inner or author_names.has_et_al(inner)
    return inner if several else people


_CLOSERS = "])】）"
_AROUND = frozenset((("[", "]"), ("(", ")"), ("【", "】"), ("（", "）")))


def is_reference_type(text: str, node: Node) -> bool:
    """Return whether a node is the type of the work whose title it follows."""
    return node.role == "mark" and text[node.start] == "[" and reference_type(text, node.start) is not None


class Reader:
    """Cuts stretches of one text into nodes.

    `own_labels` are the link texts that this list uses as labels, `undefined` the offsets of references without a
    definition.
    """

    __slots__ = ("known", "own_labels", "text", "undefined")

    def __init__(
        self, text: str, own_labels: frozenset[str] = frozenset(), undefined: frozenset[int] = frozenset()
    ) -> None:
        self.text = text
        self.own_labels = own_labels
        self.undefined = undefined
        # Most entries use the same few labels.
        self.known: dict[str, bool] = {}

    def is_label(self, part: Inline) -> bool:
        """Whether a link names a kind of link, not a work: by its words, or because the list says it over and over."""
        if part.kind == "url" or part.url.startswith(("#", "./#")):
            return True
        if is_badge(part):
            return True
        whole = label_text(self.text, part)
        known = self.known.get(whole)
        if known is None:
            known = self.known[whole] = self._is_label(whole)
        return known

    def is_name(self, node: Node) -> bool:
        """Whether a node is a link with words of its own, even if the list has it so often that it may be a label."""
        if node.role == "title":
            return True
        links = links_of([node.part]) if node.part is not None else []
        return len(links) == 1 and link_labels.normal(label_text(self.text, links[0])) in self.own_labels

    def _is_label(self, whole: str) -> bool:
        shown = strip_brackets(whole)
        if shown != whole and whole[:1] in "[【" and len(WORD.findall(shown)) <= 4:
            return True
        if shown.startswith(("@", "http://", "https://", "www.")):
            return True
        word = link_labels.normal(shown)
        if word in self.own_labels or link_labels.is_label(word):
            return True
        if (
            shown.endswith(")")
            and "(" in shown[1:]
            and link_labels.is_label(link_labels.normal(shown[: shown.rindex("(")]))
        ):
            # `Paper (Low Resolution)`
            return True
        return len(shown) < 48 and (_is_venue(shown) or dates.read_whole(shown) is not None)

    def cut(self, start: int, end: int, parts: list[Inline], separators: tuple[str, ...] = ()) -> list[Node]:
        """The nodes of `text[start:end]`, which tile it but for white space between them.

        `separators` are the names of the section's separators; a pipe is always one.
        """
        nodes: list[Node] = []
        at = start
        for part in parts:
            if part.start > at:
                self._text(at, part.start, nodes, separators)
            nodes.append(self._node(part))
            at = nodes[-1].end
        if end > at:
            self._text(at, end, nodes, separators)
        return nodes

    def _text(self, start: int, end: int, nodes: list[Node], separators: tuple[str, ...]) -> None:
        text = self.text
        if not separators and MARKED.search(text, start, end) is None:
            nodes.append(Node("text", start, end))
            return
        if separators or "|" in text[start:end] or "｜" in text[start:end]:
            for match in pattern(separators).finditer(text, start, end):
                if text[match.start()] == "$":
                    continue
                if match.start() > start:
                    self._plain(start, match.start(), nodes)
                nodes.append(Node("separator", *match.span()))
                start = match.end()
        self._plain(start, end, nodes)

    def _plain(self, start: int, end: int, nodes: list[Node]) -> None:
        """Plain text, the brackets in it that Markdown does not know as nodes of their own."""
        for begin, stop, size in (
            bracketed(self.text, start, end) if UNSCANNED.search(self.text, start, end) else ()
        ):
            if begin > start:
                nodes.append(Node("text", start, begin))
            if self.text.startswith("{:", begin) and _ATTRIBUTES.fullmatch(self.text, begin, stop):
                nodes.append(Node("mark", begin, stop))
                start = stop
                continue
            kind = "quote" if self.text[begin] in QUOTES else "bracket"
            node = Node(
                "quote" if kind == "quote" else "group", begin, stop, None, (begin + size, stop - size)
            )
            if stop - begin <= _LONGEST_SLOT:
                self._slot(node, kind, self.text[begin + size : stop - size], [])
            nodes.append(node)
            start = node.end
        if end > start:
            nodes.append(Node("text", start, end))

    def _node(self, part: Inline) -> Node:
        kind = part.kind
        if kind == "softbreak" or kind == "hardbreak":
            return Node("break", part.start, part.end, part)
        if kind == "image":
            return Node("image", part.start, part.end, part)
        inner = (part.inner_start, part.inner_end)
        if kind == "link" or kind == "url":
            return Node("labels" if self.is_label(part) else "title", part.start, part.end, part, inner)
        if kind in _GROUPS and not (kind == "tag" and not part.children):
            return self._group(part)
        return Node("mark", part.start, part.end, part)

    def _group(self, part: Inline) -> Node:
        """Brackets, quotes, emphasis, code: what is inside decides."""
        text, kind = self.text, part.kind
        inside = (part.inner_start, part.inner_end)
        node = Node(
            kind if kind in ("strong", "em", "quote") else "group", part.start, part.end, part, inside
        )
        linked = links_of(part.children)
        if linked:
            labels = sum([self.is_label(link) for link in linked])
            if (
                labels == len(linked) or (labels and kind == "bracket" and self._are_words(linked))
            ) and self._nothing_else(part, linked):
                node.role = "labels"
            elif len(linked) == 1 and kind != "em":
                link = linked[0]
                before, after = text[inside[0] : link.start], text[link.end : inside[1]]
                if WORD.search(before) or WORD.search(after):
                    return node
                if kind == "bracket" and len(WORD.findall(text, link.inner_start, link.inner_end)) <= 4:
                    node.role = "labels"
                else:
                    node.role, node.part, node.inner = "title", link, (link.inner_start, link.inner_end)
            return node
        shown = rendered_text(text, *inside, part.children)
        if len(shown) <= _LONGEST_SLOT:
            self._slot(node, kind, shown, part.children)
        return node

    def _slot(self, node: Node, kind: str, shown: str, children: list[Inline]) -> None:
        """A short group without links: a date, a venue, a number, a tag or an acronym."""
        begin = node.inner[0]
        if not shown:
            node.role = "mark"
        elif kind == "bracket" and (mark := reference_type(self.text, node.start)):
            node.role, node.end = "mark", mark.end()
        elif found := dates.read_whole(shown):
            node.role, node.date = "date", found
        elif dates.is_numeric(shown.strip("()[] ")):
            node.role = "numbers"
        elif (kind != "quote" and _INDEX.fullmatch(shown)) or not WORD.search(shown):
            node.role = "index" if WORD.search(shown) else "mark"
        elif (kind != "quote" or self.text[node.start] in QUOTES) and self.venue_slot(
            node, strip_brackets(shown), words=4
        ):
            node.role = "venue"
        elif kind == "quote":
            return
        elif kind != "code" and shown.strip("()[] ").lower().removesuffix("s") in TRACKS:
            node.role = "track"
        elif kind == "code":
            node.role = "tag"
        elif kind == "bracket" and begins_with_authors(shown):
            # `[Lark et al., ICML 2020]`: several fields.
            return
        elif kind == "bracket":
            inner = [child.kind for child in children]
            node.role = "acronym" if inner in (["strong"], ["em"]) else "tag"
        elif (
            kind in ("strong", "em", "tag")
            and len(children) == 1
            and not WORD.search(
                self.text[begin : children[0].start] + self.text[children[0].end : node.inner[1]]
            )
        ):
            inner_node = self._node(children[0])
            if inner_node.role in ("date", "venue", "index", "acronym", "quote", "tag", "strong"):
                node.role = "acronym" if inner_node.role == "tag" else inner_node.role
                node.date, node.venue, node.inner = inner_node.date, inner_node.venue, inner_node.inner

    def venue_slot(self, node: Node, shown: str, *, words: int = 0) -> bool:
        """Whether a short text is a venue, with or without year, date and track, and nothing else; then the
        node has it.

        `words` is the number of unknown words allowed next to a venue with a year.
        """
        found = _whole_venue(shown, words)
        if found is None:
            return False
        node.venue, date = found
        if date is not None:
            node.date = date
        return True

    def _are_words(self, linked: list[Inline]) -> bool:
        """Return whether links are a word each, as labels are: `[[website](…), [shop](…)]`."""
        return all(link.kind == "link" and len(label_text(self.text, link).split()) == 1 for link in linked)

    def _nothing_else(self, part: Inline, linked: list[Inline]) -> bool:
        """Whether brackets hold labelled links and at most a word or two beside them."""
        at, words = part.inner_start, 0
        for link in linked:
            words += len(WORD.findall(self.text, at, link.start))
            at = link.end
        words += len(WORD.findall(self.text, at, part.inner_end))
        return words <= 2


@lru_cache(maxsize=2048)
def _whole_venue(shown: str, words: int) -> tuple[VenueMention, DateMention | None] | None:
    """Return the venue, and the date beside it, that a short text is; None if it is anything else.

    `words` is the number of unknown words allowed next to a venue with a year.
    """
    found = venues.find(shown, alone=True)
    # `2021.05 CVPR`
    begins = bool(found) and (found[0].start <= 4 or dates.read_whole(shown[: found[0].start]) is not None)
    mention = found[0] if begins else venues.shaped_like(shown)
    if mention is None or begins_with_authors(shown):
        return None
    rest = shown[: mention.start] + " " * (mention.end - mention.start) + shown[mention.end :]
    date = None
    if written := dates.find(shown):
        date = written[0]
        rest = rest[: date.start] + rest[date.end :]
    left = [word for word in WORD.findall(rest) if not word.isdigit()]
    if len(left) > (4 if mention.year else 1):
        return None
    if left and not (mention.year and words) and not _MILD.fullmatch(" ".join(left)):
        return None
    return mention, date


# A venue after the name of a workshop, which has at most so many words: `Safe Barns Workshop @ ICML 2020`.
_BEFORE_EVENT = lazy_pattern(r"\s*@")
_TRACK_WORDS = 3


@lru_cache(maxsize=2048)
def _is_venue(shown: str) -> bool:
    """Whether a link's text is a venue and hardly more; the same few texts come again and again."""
    found = venues.find(shown, alone=True)
    if found and found[0].start <= 1:
        event = _BEFORE_EVENT.search(shown, 0, found[0].end)
        if event is not None and len(WORD.findall(shown, 0, event.start())) > _TRACK_WORDS:
            # `Stacking Hay in Winter @ ICML 2020`
            return False
        rest = shown[found[-1].end :]
        return rest.isascii() and len(WORD.findall(rest)) <= (3 if found[0].year else 0)
    return bool(venues.shaped_like(shown))


TRACKS = frozenset(
    (
        *("oral", "spotlight", "poster", "highlight", "workshop", "demo", "survey paper"),
        *("best paper", "best student paper", "best paper award", "best student paper award"),
        *("outstanding paper", "outstanding paper award"),
    )
)
_MILD = lazy_pattern(
    r"(?i)(?:(?:in|on|the|at|proc|proceedings|of|under review|to appear|accepted|preprint|oral|poster|spotlight|long|short|main|"
    r"best paper|best|student|demo|findings|workshop|award|candidate|finalist|notable|honorable|mentions?|outstanding|paper) ?)+(?:\w+)?"
)
