"""Drafts: one stretch of source read as an entry would be: its title, and what the rest of it says."""

from __future__ import annotations

import re

from awesomelint.fields import dates, names, urls, venues
from awesomelint.markdown.parts import Inline
from awesomelint.model import DateField, Piece, VenueField
from awesomelint.reading.nodes import Node, Reader, is_badge, links_of, strip_brackets, visible
from awesomelint.source import Span

_WORD = re.compile(r"[^\W_]+")
_SKIPPED = frozenset(("mark", "image", "break", "index", "date", "venue", "tag", "acronym", "pipe"))
_CONTENT = frozenset(("text", "title", "strong", "em", "quote", "group"))
_INDEX_TEXT = re.compile(r"[\s•·●◦▪■★☆✅✔🔥⭐🌟*#-]*(?:(?:\[\d{1,4}\]|\(?\d{1,4}[.)、:](?!\d))[ \t\u3000]*)?(?::[a-z0-9_+-]+:[ \t]*)*")
_SEPARATORS = " \t\r\n\u3000,.;:|-–—·/，。；：、*_~()[]（）"
_OPENS_AFTER = re.compile(r"[\s:,.;–—|*_-]*$")
_LEAD_SERVICE = re.compile(r"[ \t]*(?:[,:|–—-]|\s-\s)[ \t]*")
_SENTENCE = re.compile(r"(?<=[^\W\d_])[.?!][)\"”’*]*\s+(?=\S)|\d[.?!]\s+(?=[A-Z])")
_IN = re.compile(r"(?:[.,:;]|^)\s*(?:In|in|at|At|To appear in|to appear in|Published in|Accepted to|accepted at|Proc\. of|Proceedings of(?: the)?):?\s*$")
_BY = re.compile(r",?\s+\bby\b\s+(?=[A-Z])|\s+[-–—]\s+by\s+")
_DASH = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s+|:\s+|：\s*")
_DESCRIBES = re.compile(r"[\s,]*(?:[-–—:：]+|\|)\s*\S")
_FINAL = re.compile(r"[.。]$")


class Draft:
    """What a stretch of source says when read as an entry. `title_kind` is link, quote, strong, text, em, label or ''.

    `lead_words` counts the words before the title that are nothing known, `rest_words` those behind it; prose has many.
    """

    __slots__ = (
        "acronym", "authors", "bare_links", "date", "end", "end_of_title", "labels", "lead_words", "links", "marks", "nodes", "rest", "rest_words",
        "start", "tags", "title", "title_kind", "title_link", "title_span", "venue",
    )  # fmt: skip

    def __init__(self, start: int, end: int, nodes: list[Node]) -> None:
        self.start = start
        self.end = end
        self.nodes = nodes
        self.title = ""
        self.title_kind = ""
        self.title_span = Span(start, start)
        self.title_link: Inline | None = None
        self.end_of_title = start
        self.acronym = ""
        self.links: list[Inline] = []
        self.labels = 0
        self.bare_links = 0
        self.date: DateField | None = None
        self.venue: VenueField | None = None
        self.tags: list[str] = []
        self.authors: list[str] = []
        self.marks: list[Piece] = []
        self.rest: list[str] = []
        self.lead_words = 0
        self.rest_words = 0

    @property
    def outside_links(self) -> int:
        """How many links lead out of this file."""
        return sum(1 for link in self.links if not link.url.startswith("#"))

    def __repr__(self) -> str:
        return f"<Draft {self.title_kind} {self.title!r}>"


class Drafter:
    """Reads stretches of one text as drafts; `favour` is the title kind that the list's other entries have."""

    __slots__ = ("reader", "text")

    def __init__(self, text: str, own_labels: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.reader = Reader(text, own_labels)

    def draft(self, start: int, end: int, parts: list[Inline], favour: str = "") -> Draft:
        """The best reading of `text[start:end]`, whose inline parts are given."""
        nodes = self.reader.cut(start, end, parts)
        draft = Draft(start, end, nodes)
        draft.links = list(links_of(parts))
        first = self._choose_title(draft, favour)
        for link in draft.links:
            if link is not draft.title_link:
                draft.labels += 1
        self._read_rest(draft, first)
        return draft

    def fields(self, start: int, end: int, parts: list[Inline]) -> Draft:
        """A stretch that belongs to an entry but has no title: everything in it is a field or a note."""
        draft = Draft(start, end, self.reader.cut(start, end, parts))
        draft.links = list(links_of(parts))
        draft.labels = len(draft.links)
        self._read_rest(draft, 0)
        return draft

    # -- the title --------------------------------------------------------------------------------------------------

    def _choose_title(self, draft: Draft, favour: str) -> int:
        """Set the draft's title; the index of the first node behind it."""
        nodes, text = draft.nodes, self.text
        index = 0
        while index < len(nodes):
            node = nodes[index]
            if node.role == "text":
                self._split_lead(draft, index)
                node = nodes[index]
                if _WORD.search(text, node.start, node.end) and node.role == "text":
                    break
            elif node.role in _CONTENT or (node.role == "labels" and not self._labels_lead(nodes, index)):
                break
            index += 1
        if index >= len(nodes):
            return self._fallback(draft)
        node = nodes[index]
        role = node.role
        if role == "title":
            return self._take_link(draft, index)
        if role == "labels":
            return self._fallback(draft)
        if role == "quote" and self._stands_alone(nodes, index):
            return self._take(draft, "quote", index)
        if role == "strong" or role == "em":
            return self._strong(draft, index, favour)
        return self._plain(draft, index, favour)

    def _labels_lead(self, nodes: list[Node], index: int) -> bool:
        """Whether links by label stand in front of a title still to come: badges, or `[[arxiv](…)] Title. `."""
        part = nodes[index].part
        badges = part is not None and all(is_badge(link) for link in links_of([part]))
        if not badges and index + 1 < len(nodes) and nodes[index + 1].role == "break":
            return False
        return any(node.role in _CONTENT and self._has_words(node) for node in nodes[index + 1 :])

    def _has_words(self, node: Node) -> bool:
        return len(_WORD.findall(self.text, node.start, node.end)) >= 2

    def _split_lead(self, draft: Draft, index: int) -> None:
        """Take a running number, a date or a venue off the front of a text: `arXiv 2024.09, Title`, `2020`."""
        node, text = draft.nodes[index], self.text
        start, end = node.start, node.end
        match = _INDEX_TEXT.match(text, start, end)
        if match and match.end() > start:
            start = match.end()
        body = text[start:end]
        stripped = body.strip(_SEPARATORS)
        if not stripped:
            node.role = "mark"
            return
        if len(stripped) < 40:
            if whole := dates.read_whole(stripped):
                node.role, node.date, node.inner = "date", whole, (text.find(stripped, start), text.find(stripped, start) + len(stripped))
                return
            if self.reader._venue_slot(node, stripped) and (node.venue and (node.venue.year or self._only_venue(stripped, node))):
                at = text.find(stripped, start)
                node.role, node.inner = "venue", (at, at + len(stripped))
                return
            node.venue = None
            node.date = None
        found = venues.find(text, start, min(end, start + 60), alone=True)
        if found and found[0].start == start:
            mention = found[0]
            stop = mention.end
            date = None
            if (dated := dates.find(text, start, min(end, stop + 16))) and dated[0].start <= stop + 2:
                date, stop = dated[0], max(stop, dated[0].end)
            rest = _LEAD_SERVICE.match(text, stop, end)
            if rest and (mention.year or date):
                lead = Node("venue", start, stop, None, (start, stop))
                lead.venue, lead.date = mention, date
                draft.nodes[index : index + 1] = [lead, Node("text", rest.end(), end)]
                return
        if (dated := dates.find(text, start, min(end, start + 24))) and dated[0].start == start:
            rest = _LEAD_SERVICE.match(text, dated[0].end, end)
            if rest or text[dated[0].end : end].startswith(" "):
                lead = Node("date", start, dated[0].end, None, (start, dated[0].end))
                lead.date = dates.read_whole(text[start : dated[0].end])
                stop = rest.end() if rest else dated[0].end
                draft.nodes[index : index + 1] = [lead, Node("text", stop, end)]
                return
        if start != node.start:
            draft.nodes[index : index + 1] = [Node("mark", node.start, start), Node("text", start, end)]

    def _only_venue(self, stripped: str, node: Node) -> bool:
        mention = node.venue
        return mention is not None and mention.end - mention.start >= len(stripped) - 2

    def _stands_alone(self, nodes: list[Node], index: int) -> bool:
        """Whether a quoted text is a slot of its own, not words quoted within a title."""
        node, text = nodes[index], self.text
        if len(_WORD.findall(text, *node.inner)) < 2:
            return False
        before = text[nodes[index - 1].start : node.start] if index and nodes[index - 1].role == "text" else ""
        after = text[node.end : node.end + 2]
        return (not before or _OPENS_AFTER.search(before) is not None and before[-1:] in " \t\u3000" and before.rstrip()[-1:] in ".,:;–—-|*" or not before.strip()) and (
            not after.strip() or not (after.strip()[0].isalnum()) or index + 1 < len(nodes) and nodes[index + 1].role != "text"
        )

    def _take(self, draft: Draft, kind: str, index: int) -> int:
        node = draft.nodes[index]
        self._set_title(draft, kind, *node.inner, [node])
        draft.end_of_title = node.end
        return index + 1

    def _set_title(self, draft: Draft, kind: str, start: int, end: int, nodes: list[Node]) -> None:
        text = self.text
        parts = [node.part for node in nodes if node.part is not None]
        if len(nodes) == 1 and nodes[0].part is not None and nodes[0].inner == (start, end):
            parts = nodes[0].part.children
        shown = visible(text, start, end, parts)
        span_start, span_end = start, end
        for opener, closer in ("“”", '""', "《》", "「」", "‘’", "''", "``"):
            if len(shown) > 2 and shown[0] == opener and shown.rstrip(" .,")[-1] == closer and shown.count(opener) <= (2 if opener == closer else 1):
                shown = shown.rstrip(" .,")[1:-1].strip()
        draft.title = shown
        draft.title_kind = kind
        while span_start < span_end and text[span_start] in " \t\r\n":
            span_start += 1
        while span_end > span_start and text[span_end - 1] in " \t\r\n":
            span_end -= 1
        draft.title_span = Span(span_start, span_end)
        for node in draft.nodes:
            if node.end > start:
                break
            if node.role == "text":
                body = text[node.start : node.end].strip(" \t,.;:-–—“\"")
                if names.is_list(body):
                    draft.authors = draft.authors or names.split(body)
                else:
                    draft.lead_words += len(_WORD.findall(body))

    def _take_link(self, draft: Draft, index: int) -> int:
        node = draft.nodes[index]
        part = node.part
        assert part is not None
        shown = visible(self.text, part.inner_start, part.inner_end, part.children)
        # A label alone in the link and the title's rest behind it: the convention is that the link's text is the title.
        self._set_title(draft, "link", part.inner_start, part.inner_end, [_of(part)])
        draft.title_link = part
        draft.end_of_title = node.end
        prefix = dates.compact_prefix(shown)
        if prefix is not None and len(shown) > prefix.end + 4:
            at = self.text.find(shown[: prefix.end], part.inner_start)
            if at >= 0:
                draft.date = DateField(shown[: prefix.end], prefix.iso, Span(at, at + prefix.end))
                draft.title = shown[prefix.end :].lstrip(" _-")
                draft.title_span = Span(at + prefix.end + 1, draft.title_span.end)
        if draft.title.endswith((":", "：")):
            draft.title = draft.title.rstrip(":： ")
        return index + 1

    def _strong(self, draft: Draft, index: int, favour: str) -> int:
        """Bold or italic text in front: the title, or a name before a quoted title or a linked one."""
        nodes, text = draft.nodes, self.text
        node = nodes[index]
        for ahead in range(index + 1, min(index + 4, len(nodes))):
            other = nodes[ahead]
            if other.role == "quote" and self._stands_alone(nodes, ahead):
                draft.acronym = visible(text, *node.inner, node.part.children if node.part else [])
                return self._take(draft, "quote", ahead)
            if other.role == "title":
                own = len(_WORD.findall(text, *node.inner))
                theirs = len(_WORD.findall(text, *other.inner))
                between = text[node.end : other.start].strip()
                if (
                    (own <= 2 and theirs >= own)
                    or (theirs >= 4 and own < 4)
                    or (theirs >= 3 and between in (":", "-", "–"))
                    or (theirs >= 3 and other.part is not None and urls.is_work(urls.work_key(other.part.url)))
                ):
                    draft.acronym = text[slice(*node.inner)]
                    return self._take_link(draft, ahead)
                break
            if other.role != "text" or len(_WORD.findall(text, other.start, other.end)) > 1:
                break
        if node.role == "em" and index + 1 < len(nodes) and favour != "em":
            following = nodes[index + 1]
            shown = visible(text, *node.inner, node.part.children if node.part else [])
            if names.is_list(shown) or (following.role == "text" and not following_separator(text, following) and self._has_words(following)):
                return self._plain(draft, index, favour)
        self._strip_slots(draft, node)
        return index + 1

    def _strip_slots(self, draft: Draft, node: Node) -> None:
        """A bold title without the venue or date in parentheses at its end: `**Title (CVPR 2019)**`."""
        text = self.text
        start, end = node.inner
        part = node.part
        inside = self.reader.cut(start, end, part.children if part else [])
        while inside and inside[-1].role in ("venue", "date", "mark", "labels", "image") and len(inside) > 1:
            last = inside.pop()
            self._slot(draft, last)
            end = last.start
        if inside and inside[0].role in ("index", "mark", "acronym") and len(inside) > 1:
            start = inside[0].end
        match = _INDEX_TEXT.match(text, start, end)
        if match and match.end() < end:
            start = match.end()
        kind = "strong" if node.role == "strong" else node.role
        if len(inside) == 1 and inside[0].role == "title" and inside[0].part is not None:
            draft.title_link = inside[0].part
            start, end = inside[0].inner
            kind = "link"
            self._set_title(draft, kind, start, end, [_of(inside[0].part)])
        else:
            self._set_title(draft, kind, start, end, inside)
        draft.title = draft.title.rstrip(":： ").rstrip(",") if not draft.title.endswith("?:") else draft.title
        draft.end_of_title = node.end

    def _plain(self, draft: Draft, index: int, favour: str) -> int:
        """Plain text in front: the title itself, or authors or prose before a quoted or linked one."""
        nodes, text = draft.nodes, self.text
        last = index
        strong = -1
        while last < len(nodes):
            node = nodes[last]
            if node.role == "quote" and last > index and self._stands_alone(nodes, last):
                return self._take(draft, "quote", last)
            if node.role == "title":
                if self._link_beats(draft, index, last, favour):
                    return self._take_link(draft, last)
                break
            if node.role == "break":
                if node.part is not None and node.part.kind == "softbreak" and last + 1 < len(nodes) and self._continues(nodes, last):
                    last += 1
                    continue
                break
            if node.role == "mark" and node.part is not None and node.part.kind == "tag":
                last += 1
                continue
            if node.role not in _CONTENT and node.role not in ("index", "acronym", "tag"):
                break
            if node.role in ("tag", "acronym") and not (last + 1 < len(nodes) and nodes[last + 1].role == "text" and self._has_words(nodes[last + 1])):
                break
            if node.role == "strong" and strong < 0:
                strong = last
            if node.role == "em" and last > index and names.is_list(visible(text, *node.inner, node.part.children if node.part else []), lenient=True):
                break
            last += 1
        if strong > index:
            before = text[nodes[index].start : nodes[strong].start].strip()
            if names.is_list(before.rstrip(",.: “\"")) or (len(before) < 24 and before.endswith((":", "-", "|"))) or len(_WORD.findall(text, *nodes[strong].inner)) >= 5 > len(_WORD.findall(before)):
                return self._strong(draft, strong, favour)
        run = nodes[index:last]
        start, end = run[0].start, run[-1].end
        end = self._cut_title(start, end, run)
        self._set_title(draft, "text", start, end, [node for node in run if node.start < end])
        draft.end_of_title = end
        # What was cut off is read with the rest.
        tail: list[Node] = []
        for node in run:
            if node.end > end:
                tail.append(Node("text", max(node.start, end), node.end) if node.start < end else node)
        draft.nodes[index:last] = [Node("text", start, end), *tail]
        if not draft.title:
            return self._fallback(draft)
        return index + 1

    def _continues(self, nodes: list[Node], at: int) -> bool:
        """Whether a title goes on after a line end: more plain text, which is no list of authors."""
        following = nodes[at + 1]
        if following.role != "text":
            return False
        before = self.text[nodes[at - 1].start : nodes[at].start].rstrip()
        body = self.text[following.start : following.end].strip()
        return not before.endswith((".", "。")) and bool(body) and not names.is_list(body, lenient=True) and body[:1] not in "-*+•"

    def _link_beats(self, draft: Draft, index: int, at: int, favour: str) -> bool:
        """Whether the link at node `at` is the title rather than the plain text before it."""
        nodes, text = draft.nodes, self.text
        link = nodes[at].part
        assert link is not None
        shown = visible(text, link.inner_start, link.inner_end, link.children)
        before = text[nodes[index].start : nodes[at].start].strip()
        if names.is_citation(strip_brackets(shown)):
            return False
        own, lead = len(_WORD.findall(shown)), len(_WORD.findall(before))
        if shown[:1] in "\"“" or before.endswith((" -", " –", " —", ":", "：")) or not lead:
            return True
        if favour == "text" and lead >= 3 and own < 5:
            return False
        if own >= 3 or not shown.isascii():
            return lead <= 12 or own >= 5
        return lead < 3

    def _cut_title(self, start: int, end: int, run: list[Node]) -> int:
        """Where a plain title ends: before authors, a venue or a date that follow it in the same text."""
        text = self.text
        # Venue in emphasis or parentheses was a node of its own; “In” before it is no part of the title.
        if match := _IN.search(text[start:end]):
            end = start + match.start()
        best = end
        body = text[start:end]
        for match in _SENTENCE.finditer(body):
            rest = body[match.end() :]
            head = rest.split(". ")[0]
            if match.start() < 8:
                continue
            if names.is_list(head.strip(" .")) or _is_service(rest) or names.has_et_al(head):
                best = start + match.start() + 1
                break
        body = text[start:best]
        if match := _BY.search(body):
            if names.is_list(body[match.end() :].rstrip(" .,"), lenient=True) or match[0].strip() != "by":
                return start + match.start()
        for match in re.finditer(r"[,.?!]\s+|\s+\(|\s+[-–]\s+", body):
            rest = body[match.end() :].strip(" .,)")
            if match.start() >= 8 and rest and _is_service(rest):
                return start + match.start() + (1 if match[0][0] in "?!" else 0)
        if best == end and "," in body:
            first = body.find(", ")
            while first >= 0:
                rest = body[first + 2 :].rstrip(" .,")
                if first >= 8 and rest.count(",") < 12 and (names.has_et_al(rest) and names.is_list(rest)):
                    return start + first
                first = body.find(", ", first + 1)
        return best

    def _fallback(self, draft: Draft) -> int:
        """No title of its own: the first link's text, however much of a label it is."""
        for index, node in enumerate(draft.nodes):
            if node.role == "labels" and node.part is not None:
                links = list(links_of([node.part]))
                if links and not links[0].url.startswith("#"):
                    shown = strip_brackets(visible(self.text, links[0].inner_start, links[0].inner_end, links[0].children))
                    if shown:
                        draft.title, draft.title_kind = shown, "label"
                        draft.title_span = Span(links[0].inner_start, links[0].inner_end)
                        draft.end_of_title = node.end
                        return index + 1
        return 0

    # -- everything else --------------------------------------------------------------------------------------------

    def _slot(self, draft: Draft, node: Node) -> None:
        """Take a date, venue, tag or author list that is a node of its own."""
        text = self.text
        if node.date is not None and draft.date is None:
            raw = _raw(text, node.inner, node.date, node.role == "date")
            draft.date = DateField(text[raw.start : raw.end], node.date.iso, raw, node.date.problem)
        if node.venue is not None and draft.venue is None:
            mention = node.venue
            year = mention.year
            if year is None and node.date is not None and node.date.iso:
                year = int(node.date.iso[:4])
            shown = strip_brackets(text[slice(*node.inner)])
            at = text.find(shown, node.inner[0])
            span = Span(at, at + len(shown)) if at >= 0 else Span(*node.inner)
            draft.venue = VenueField(text[span.start : span.end], mention.name, year, mention.track, span)

    def _read_rest(self, draft: Draft, first: int) -> None:
        """Dates, venues, tags and authors in the nodes around the title."""
        for node in draft.nodes[: max(0, first - 1)]:
            self._read_node(draft, node, lead=True)
        described = False
        for node in draft.nodes[first:]:
            if node.role == "break":
                described = False
            described = self._read_node(draft, node, described=described)

    def _read_node(self, draft: Draft, node: Node, *, lead: bool = False, described: bool = False) -> bool:
        """Read one node; whether a description has begun."""
        role, text = node.role, self.text
        if role == "date" or role == "venue":
            if not described or role == "date" or node.part is not None:
                self._slot(draft, node)
        elif role == "tag":
            self._tags(draft, node)
        elif role == "text":
            return self._read_text(draft, node.start, node.end, lead=lead, described=described)
        elif role in ("em", "strong", "group", "quote"):
            self._read_group(draft, node, described)
        return described

    def _tags(self, draft: Draft, node: Node) -> None:
        shown = strip_brackets(visible(self.text, *node.inner, node.part.children if node.part else []))
        from awesomelint.fields import labels

        if not shown or labels.is_label(labels.normal(shown)) and node.part is not None and node.part.kind != "code":
            return
        for tag in re.split(r"\s+&\s+", shown):
            draft.tags.append(tag.strip())

    def _read_group(self, draft: Draft, node: Node, described: bool) -> None:
        text = self.text
        shown = visible(text, *node.inner, node.part.children if node.part else [])
        if not draft.authors and not described and names.is_list(shown, lenient=node.role == "em"):
            draft.authors = names.split(shown)
            draft.marks.append(Piece("author", *node.inner, shown))
            return
        if len(shown) > 160:
            draft.rest_words += len(_WORD.findall(shown))
            return
        if node.role != "quote" and not described and (draft.venue is None or draft.date is None):
            self._read_text(draft, *node.inner, lead=False, described=False)
        else:
            draft.rest_words += len(_WORD.findall(shown))

    def _read_text(self, draft: Draft, start: int, end: int, *, lead: bool, described: bool) -> bool:
        """Plain text beside the title: find what in it is a date, a venue or authors; the rest is description."""
        text = self.text
        body = text[start:end]
        if not _WORD.search(body):
            return described
        count = len(_WORD.findall(body))
        if described or (not lead and _DESCRIBES.match(body) and count > 6 and not self._fields_first(body)):
            draft.rest_words += count
            return True
        spans: list[tuple[int, int]] = []
        for mention in dates.find(text, start, end):
            if draft.date is None and self._bounded(text, mention.start, mention.end, start, end):
                draft.date = DateField(text[mention.start : mention.end], mention.iso, Span(mention.start, mention.end), mention.problem)
                spans.append((mention.start, mention.end))
        for found in venues.find(text, start, end, alone=count <= 4):
            if draft.venue is None and self._venue_bounded(text, found.start, found.end, start, end, found.year is not None):
                year = found.year
                if year is None and draft.date is not None and spans and 0 <= spans[-1][0] - found.end <= 3 and draft.date.iso:
                    year = int(draft.date.iso[:4])
                draft.venue = VenueField(text[found.start : found.end], found.name, year, found.track, Span(found.start, found.end))
                spans.append((found.start, found.end))
        if draft.date is None:
            self._bare_year(draft, start, end, spans)
        if draft.venue is None and draft.title:
            self._shaped_venue(draft, start, end, spans)
        self._authors(draft, start, end, spans)
        return described

    def _fields_first(self, body: str) -> bool:
        """Whether text behind a dash begins with authors, a venue or a date after all."""
        head = re.split(r"[.;|]|\(", body.lstrip(" \t,-–—:：|"), maxsplit=1)[0]
        return names.is_list(head) or names.has_et_al(head)

    def _bounded(self, text: str, begin: int, stop: int, start: int, end: int) -> bool:
        """Whether what stands at these offsets is a slot: a separator, or the text's edge, on both sides."""
        before = text[start:begin].rstrip()
        after = text[stop:end].lstrip(" \t")
        if after and after[0] not in ",.;:|)]}-–—·/，。；）】*_`[(<\r\n✨🔥":
            return False
        if not before or before[-1] in ",.;:|([（【{-–—·/，。；>*_":
            return True
        word = before.split()[-1].strip("([").lower()
        return word in ("in", "on", "by") or venues.known_name(word) is not None or word.endswith(("al.", "al"))

    def _venue_bounded(self, text: str, begin: int, stop: int, start: int, end: int, dated: bool) -> bool:
        before = text[start:begin].rstrip()
        after = text[stop:end].lstrip(" \t")
        good_before = not before or before[-1] in ",.;:|([（【{-–—·/，。；>*_&?!" or before.split()[-1].strip("(").lower() in (
            "in", "at", "to", "on", "ieee", "acm", "by", "of", "proc.", "ieee/cvf", "of the", "the", "proceedings",
        )  # fmt: skip
        if not good_before and dated and not after.strip(" .,;*_"):
            good_before = True
        good_after = not after or after[0] in ",.;:|)]}-–—·/，。；）】(*_[<&+\r\n" or dated
        return good_before and good_after

    def _bare_year(self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        """A year after a comma or in brackets is a date, unless it is glued to a venue (the venue then has it)."""
        text = self.text
        for year in dates.find_years(text, start, end):
            if any(a <= year.start < b for a, b in spans):
                continue
            before = text[start : year.start].rstrip()
            glued = before.rstrip(" ,(-'’")
            word = glued.split()[-1] if glued.split() else ""
            if word and venues.known_name(word) and not glued.endswith((",", ".")):
                continue
            if self._bounded(text, year.start, year.end, start, end):
                draft.date = DateField(year.iso, year.iso, Span(year.start, year.end))
                spans.append((year.start, year.end))
                return

    def _shaped_venue(self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        text = self.text
        for match in re.finditer(r"(?:^|(?<=[\s,.;|(]))[A-Z]", text[start:end]):
            at = start + match.start()
            if any(a <= at < b for a, b in spans):
                continue
            before = text[start:at].rstrip()
            if before and before[-1] not in ",.;|(–—-":
                continue
            found = venues.shaped_like(text[at : min(end, at + 40)])
            if found and found.start == 0 and self._bounded(text, at, at + found.end, start, end):
                draft.venue = VenueField(text[at : at + found.end], found.name, found.year, found.track, Span(at, at + found.end))
                if draft.date is not None and at <= draft.date.span.start < at + found.end and len(draft.date.iso) == 4:
                    draft.date = None
                spans.append((at, at + found.end))
                return

    def _authors(self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        """What no date or venue takes up: authors, or words that nothing explains."""
        text = self.text
        at = start
        for begin, stop in [*sorted(spans), (end, end)]:
            if begin > at:
                body = text[at:begin]
                shown = body.strip(" \t\r\n,.;:|-–—()[]·")
                lead = len(body) - len(body.lstrip(" \t\r\n,.;:|-–—()[]·"))
                if shown:
                    sentence = shown.split(". ")[0] if ". " in shown and len(shown.split(". ")[0].split()[-1]) > 2 else shown
                    if not draft.authors and names.is_list(sentence, lenient=bool(spans) and start < begin):
                        draft.authors = names.split(sentence)
                        draft.marks.append(Piece("author", at + lead, at + lead + len(sentence), sentence))
                        shown = shown[len(sentence) :]
                    words = len(_WORD.findall(shown))
                    draft.rest_words += words
                    if words:
                        draft.rest.append(shown)
            at = max(at, stop)


def following_separator(text: str, node: Node) -> bool:
    """Whether a text begins with a mark that parts it from what stands before."""
    return text[node.start : node.end].lstrip(" \t")[:1] in ",.;:|-–—(["


def _is_service(rest: str) -> bool:
    """Whether the rest of a text is a venue or a date and hardly anything else."""
    body = rest.strip(" .,()[]")
    if not body or len(body) > 120:
        return False
    if dates.read_whole(body):
        return True
    found = venues.find(body, alone=True)
    if found and found[0].start <= 4:
        tail = body[found[0].end :]
        if len(_WORD.findall(tail)) <= (4 if found[0].year else 1):
            return True
    shaped = venues.shaped_like(body)
    return shaped is not None and shaped.start == 0 and len(body) - shaped.end < 12


def _of(part: Inline) -> Node:
    return Node("title", part.start, part.end, part, (part.inner_start, part.inner_end))


def _raw(text: str, inner: tuple[int, int], mention: dates.DateMention, alone: bool) -> Span:
    """Where in the source a node's date stands; its offsets are those of the visible text."""
    body = text[slice(*inner)]
    if alone:
        stripped = body.strip(" \t\r\n()[]*_`.,:;")
        at = body.find(stripped)
        if stripped and at >= 0:
            return Span(inner[0] + at, inner[0] + at + len(stripped))
    found = dates.find(text, *inner)
    return Span(found[0].start, found[0].end) if found else Span(*inner)
