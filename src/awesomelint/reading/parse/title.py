"""Titles: which part of an entry is the work's title, and where a title in plain text ends."""

from __future__ import annotations

from awesomelint.fields import author_names, link_labels
from awesomelint.fields.cited_authors import is_citation
from awesomelint.fields.titles import is_quoted_whole, unquoted, word_count
from awesomelint.fields.venues import VenueMention
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import inner_text, links_of, rendered_text
from awesomelint.model import TitleKind
from awesomelint.reading.dialect import Dialect, Slot, mark_of
from awesomelint.reading.parse import bold_name, node_fields
from awesomelint.reading.parse.citation import take_authors
from awesomelint.reading.parse.draft import Draft, is_anchor
from awesomelint.reading.parse.enclosed_title import take_enclosed
from awesomelint.reading.parse.leading import (
    CONTENT,
    INDEX,
    NAMED,
    PEOPLE,
    authors_lead,
    by_no_people,
    compact_slot,
    has_words,
    is_unlinked_title,
    joins_words,
    labels_lead,
    link_opens,
    quote_after_authors,
    reference_leads,
    split_lead,
    take_news,
    text_follows,
    title_goes_on,
    venue_follows,
    words_ahead,
)
from awesomelint.reading.parse.linked_title import take_prefix, take_within
from awesomelint.reading.parse.people_before import footnoted, take_people_before
from awesomelint.reading.parse.plain_title import cut
from awesomelint.reading.segment import Node, Reader, shown_in, strip_brackets, without_brackets
from awesomelint.reading.separators import (
    AFTER_AUTHORS,
    AFTER_EMPHASIS,
    BEFORE_QUOTE,
    COLONS,
    DASHES,
    OPENERS,
    TITLE_END,
    TITLE_START,
)
from awesomelint.reading.slot_venues import dated
from awesomelint.source import Span
from awesomelint.util.regex import EMOJI, WORD, compiled

_EMOJI_TAIL = compiled(rf"(?<![\s{EMOJI}])[\s{EMOJI}]++$")
_KEYED = compiled(r"(?P<lead>[\s,;.|–—-]+)(?P<key>\w[\w.-]*(?: \w[\w.-]*)?)\s*[:：]\s*$")
_BRACKETS = frozenset(("group", "tag"))
# The roles of nodes that are a title by their marks.
_MARKED = frozenset(("title", "strong", "quote"))


class TitleFinder:
    """Finds the title among the nodes of a draft."""

    __slots__ = ("reader", "text")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.text = reader.text

    def choose(self, draft: Draft, dialect: Dialect) -> int:
        """Set the draft's title, in the dialect of its section; return the index of the first node after it."""
        nodes, text, preferred = draft.nodes, self.text, dialect.title
        if dialect.enclosed and (after := take_enclosed(text, draft, dialect.enclosed)):
            return after
        index = 0
        # What is known to come; looked for again only when it has been passed.
        ahead: Node | None = None
        cited = named = False
        while index < len(nodes):
            node = nodes[index]
            if node is ahead:
                ahead = None
            if dialect.names_lead and not named:
                named = self._take_name(draft, index)
            if not cited and take_authors(text, draft, index, mark=dialect.authors_lead):
                cited = True
                index += 1
                continue
            if (
                node.role in PEOPLE
                and (
                    authors_lead(text, draft, index)
                    or take_news(text, nodes, index)
                    or (text.startswith("{:", node.end) and bold_name.take_key(text, draft, index))
                )
            ) or (dialect.venue_leads and reference_leads(text, draft, index)):
                index += 1
                continue
            if node.role == "text":
                split_lead(self.reader, draft, index, venue_leads=dialect.venue_leads)
                node = nodes[index]
                if node.role == "text" and WORD.search(text, node.start, node.end):
                    break
            elif self._is_undefined(nodes, index):
                # The name of the reference, in brackets of its own, says nothing.
                nodes[index + 1].role = "mark"
                return self._take(draft, "text", index)
            elif node.role in _BRACKETS and is_unlinked_title(text, nodes, index):
                self._set(draft, "text", *node.inner, [node])
                return index + 1
            elif node.role in CONTENT:
                break
            elif node.role == "labels":
                if link_opens(text, draft, index, preferred):
                    return self._take_link(draft, index)
                ahead = ahead or words_ahead(text, nodes, index)
                if ahead is None or not labels_lead(nodes, index):
                    break
            index += 1
        return self._take_node(draft, index, preferred) if index < len(nodes) else self._fallback(draft)

    def _take_name(self, draft: Draft, index: int) -> bool:
        """Take the venue in a name in emphasis before the title, `**OwlNet (ICML 2020)**: Tidy Sheep`; whether a node is one."""
        node = draft.nodes[index]
        if not bold_name.precedes_title(self.text, draft.nodes, index):
            return False
        shown = shown_in(self.text, node)
        if author_names.has_et_al(shown) and author_names.is_list(shown):
            return False
        for part in self.reader.cut(*node.inner, node.children):
            if self._is_tail(part) and (part.venue is not None or part.date is not None):
                node_fields.take(self.text, draft, part)
                kind = "venue" if part.venue is not None else "date"
                draft.slots += [Slot(kind, *part.inner, mark_of(self.text, part.start, part.inner[0]))]
        if (draft.venue is None and dated(shown)) or (not draft.authors and author_names.surnames(shown)):
            # `**Barn Letters 2020**: Tidy Sheep`, `**Lark and Finch** - Tidy Sheep`
            draft.slots += [Slot("?", *node.inner, mark_of(self.text, node.start, node.inner[0]))]
        node.role = "mark"
        return True

    def _is_undefined(self, nodes: list[Node], index: int) -> bool:
        """Return whether a node would be the linked title if its reference were defined: `[Tidy Sheep][sheep]`."""
        node = nodes[index]
        return (
            node.start in self.reader.undefined
            and (node.role in _BRACKETS or node.role == "acronym")
            and not link_labels.is_label(link_labels.normal(self.text[slice(*node.inner)]))
            and not any(other.role in _MARKED for other in nodes[index + 1 :])
        )

    def _take_node(self, draft: Draft, index: int, preferred: str) -> int:
        """Set the draft's title to what begins at a node; return the index of the first node after it."""
        text, nodes, role = self.text, draft.nodes, draft.nodes[index].role
        if role == "title":
            return self._take_link(draft, index)
        if role == "labels":
            return self._fallback(draft)
        if role == "quote" and self._stands_alone(nodes, index) and not text_follows(text, nodes, index):
            return self._take(draft, "quote", index)
        if (role == "strong" or role == "em") and not bold_name.within_word(text, nodes, index):
            return self._emphasised(draft, index, preferred)
        return self._plain(draft, index, preferred)

    # -- before the title ------------------------------------------------------------------------------------

    def _stands_alone(self, nodes: list[Node], index: int) -> bool:
        """Whether a quoted text is a slot of its own, not words quoted within a title."""
        node, text = nodes[index], self.text
        if word_count(text[slice(*node.inner)]) < 2 and text[node.start] != "《":
            return index == 0 and venue_follows(text, nodes, index)
        before = (
            text[nodes[index - 1].start : node.start] if index and nodes[index - 1].role == "text" else ""
        )
        bold = node.part is not None and [child.kind for child in node.part.children] == ["strong"]
        if before.strip() and not bold and before.rstrip()[-1:] not in BEFORE_QUOTE:
            return False
        after = text[node.end : node.end + 1]
        goes_on = after in COLONS and not before.strip() and title_goes_on(text, nodes, index)
        return not after.isalnum() and not goes_on

    # -- taking a title --------------------------------------------------------------------------------------

    def _take(self, draft: Draft, kind: TitleKind, index: int) -> int:
        node = draft.nodes[index]
        self._set(draft, kind, *node.inner, [node])
        return index + 1

    def _set(self, draft: Draft, kind: TitleKind, start: int, end: int, nodes: list[Node]) -> None:
        """Make `text[start:end]`, which the nodes cover, the title."""
        text = self.text
        quoted = False
        if kind == "text":
            while start < end and text[start] in TITLE_START:
                start += 1
            if match := _EMOJI_TAIL.search(text, start, end):
                end = match.start()
            while end > start and text[end - 1] in TITLE_END:
                end -= 1
            quoted = is_quoted_whole(text[start:end])
        while kind == "quote" and end > start and text[end - 1] in " ,":
            end -= 1
        whole = nodes[0].part if len(nodes) == 1 and nodes[0].inner == (start, end) else None
        if whole is not None and (start, end) == (whole.inner_start, whole.inner_end):
            shown = inner_text(text, whole)
        else:
            shown = rendered_text(
                text,
                start,
                end,
                whole.children if whole else [node.part for node in nodes if node.part is not None],
            )
        draft.title = unquoted(shown)
        if quoted:
            # The quotes are the list's mark for titles, as around titles that quote nothing themselves.
            kind, start, end = "quote", start + 1, end - 1
            draft.title = shown.strip()[1:-1].strip()
        draft.title_kind = kind
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        draft.title_span = Span(start, end)
        if people := footnoted(text, draft.nodes, start):
            draft.authors = draft.authors or author_names.split(people)
        else:
            take_people_before(text, draft)

    def _take_link(self, draft: Draft, index: int) -> int:
        part = draft.nodes[index].part
        assert part is not None
        shown = inner_text(self.text, part)
        self._set(draft, "link", part.inner_start, part.inner_end, [_node_of(part)])
        draft.title_link = part
        self._reach_back(draft, part)
        take_prefix(self.text, draft, part, shown)
        if draft.title.endswith((":", "：")):
            draft.title = draft.title.rstrip(":： ")
        take_within(self.text, draft, part, shown)
        return index + 1

    def _reach_back(self, draft: Draft, part: Inline) -> None:
        """A title whose formula holds a bracket, `[Sheep on $[0,1)$ meadows](…)`: the link opens within it."""
        before = self.text[draft.start : part.start]
        opened = before.find("[")
        if opened >= 0 and before.count("[") > before.count("]") and before.count("$", opened) % 2:
            start = draft.start + opened + 1
            draft.title = self.text[start : part.inner_end].strip()
            draft.title_span = Span(start, part.inner_end)

    def _emphasised(self, draft: Draft, index: int, preferred: str) -> int:
        """Bold or italic text in front: the title, or a name before a quoted title or a linked one."""
        nodes, text = draft.nodes, self.text
        node = nodes[index]
        quoted = quote_after_authors(text, nodes, index + 1)
        if quoted is not None and self._stands_alone(nodes, quoted):
            return self._take(draft, "quote", quoted)
        for ahead in range(index + 1, min(index + 4, len(nodes))):
            other = nodes[ahead]
            if other.role == "quote" and self._stands_alone(nodes, ahead):
                return self._take(draft, "quote", ahead)
            if other.role == "title":
                if bold_name.names_title(self.reader, nodes, index, ahead):
                    return self._take_link(draft, ahead)
                break
            if other.role != "text" or len(WORD.findall(text, other.start, other.end)) > 1:
                break
        if node.role == "strong" and text_follows(self.text, nodes, index):
            draft.swayed += ("text",)
            words = text[nodes[index + 1].start : nodes[index + 1].end].lstrip()
            if words[:1].islower() or (len(WORD.findall(text, *node.inner)) <= 2 and preferred == "text"):
                return self._plain(draft, index, preferred)
        if node.role == "em":
            draft.swayed += ("em",)
        if node.role == "em" and index + 1 < len(nodes) and preferred != "em":
            following = nodes[index + 1]
            shown = shown_in(text, node)
            goes_on = text_follows(self.text, nodes, index) or by_no_people(text, following)
            separated = text[following.start : following.end].lstrip(" \t")[:1] in AFTER_EMPHASIS
            if author_names.is_list(shown) or (goes_on and not separated):
                return self._plain(draft, index, preferred)
        self._strip_slots(draft, node)
        return index + 1

    def _strip_slots(self, draft: Draft, node: Node) -> None:
        """A bold title without the venue or date in parentheses at its end: `**Title (CVPR 2019)**`."""
        text = self.text
        start, end = node.inner
        inside = self.reader.cut(start, end, node.children)
        while len(inside) > 1 and self._is_tail(inside[-1]):
            last = inside.pop()
            node_fields.take(text, draft, last)
            end = last.start
        if len(inside) > 1 and inside[0].role in ("mark", "acronym"):
            start = inside[0].end
        match = INDEX.match(text, start, end)
        first = inside[0]
        if match and match.end() < end and (first.part is None or match.end() >= first.end):
            start = match.end()
        lead, stop = compact_slot(text, start, end)
        if lead is not None and first.role == "text":
            node_fields.take(text, draft, lead)
            start = stop
        if len(inside) == 1 and first.role == "title" and first.part is not None:
            draft.title_link = first.part
            self._set(draft, "link", *first.inner, [_node_of(first.part)])
        else:
            self._set(draft, "strong" if node.role == "strong" else "em", start, end, inside)
        if not draft.title.endswith("?:"):
            draft.title = draft.title.rstrip(":： ").rstrip(",")

    def _is_tail(self, node: Node) -> bool:
        """Return whether a part at the end of bold text follows the title: a venue, a date, a label, a cited link."""
        if node.role in ("venue", "date", "mark", "labels", "image", "track"):
            return True
        if node.role == "title" and node.part is not None:
            return is_citation(strip_brackets(rendered_text(self.text, *node.inner, node.part.children)))
        if (
            node.role == "group"
            and self.text[node.start] == "("
            and (named := NAMED.fullmatch(self.text, *node.inner))
        ):
            # Parentheses with a year there hold only venues.
            node.venue = VenueMention(
                *node.inner, " ".join(named["name"].split()).rstrip(" ,"), int(named["year"]), None
            )
            return True
        return node.role == "text" and not WORD.search(self.text, node.start, node.end)

    # -- plain text ------------------------------------------------------------------------------------------

    def _plain(self, draft: Draft, index: int, preferred: str) -> int:
        """Plain text in front: the title itself, or authors or prose before a quoted or linked one."""
        nodes, text = draft.nodes, self.text
        last, strong = index, -1
        while last < len(nodes):
            node = nodes[last]
            if node.role == "quote" and last > index and self._stands_alone(nodes, last):
                return self._take(draft, "quote", last)
            if node.role == "title":
                if self._link_beats(draft, index, last, preferred):
                    return self._take_link(draft, last)
                break
            if node.role == "separator" and self._title_behind(nodes, last):
                last += 1
                continue
            if not self._goes_on(nodes, index, last):
                break
            if (
                node.role in ("strong", "em")
                and strong < 0
                and (node.role == "strong" or self._names_before(index, last, nodes))
            ):
                strong = last
            last += 1
        if strong > index:
            before = text[nodes[index].start : nodes[strong].start].strip()
            if (
                author_names.is_list(before.rstrip(AFTER_AUTHORS + ' “"'))
                or author_names.is_initialled(before.rstrip(AFTER_AUTHORS + " "))
                or before.endswith((":", "-", "|"))
                or len(WORD.findall(text, *nodes[strong].inner)) >= 5 > len(WORD.findall(before))
            ):
                return self._emphasised(draft, strong, preferred)
        return self._take_run(draft, index, last)

    def _names_before(self, index: int, at: int, nodes: list[Node]) -> bool:
        """Return whether authors and a colon precede emphasised text: `by Ada Lark, Bo Finch: *Title*`."""
        before = self.text[nodes[index].start : nodes[at].start].rstrip()
        return before[-1:] in AFTER_AUTHORS and author_names.is_list(before.rstrip(AFTER_AUTHORS + " "))

    def _title_behind(self, nodes: list[Node], at: int) -> bool:
        """Whether a separator divides a name or authors from a linked or quoted title after it."""
        if at + 1 >= len(nodes):
            return False
        following = nodes[at + 1]
        return following.role == "title" or (following.role == "quote" and self._stands_alone(nodes, at + 1))

    def _goes_on(self, nodes: list[Node], index: int, at: int) -> bool:
        """Whether a plain title that began at one node goes on over another: over `[Deep Nets]`, not over `[Ada Lark et al.]`."""
        node = nodes[at]
        if node.role == "break":
            soft = node.part is not None and node.part.kind == "softbreak"
            return soft and at + 1 < len(nodes) and self._continues(nodes, at)
        if node.role == "mark" or node.role == "date":
            return joins_words(self.text, nodes, at)
        if node.role in ("tag", "acronym"):
            return (
                at + 1 < len(nodes) and nodes[at + 1].role == "text" and has_words(self.text, nodes[at + 1])
            )
        if at > index and node.role in ("em", "group"):
            shown = without_brackets(shown_in(self.text, node))
            if node.role == "group" and self.text[node.start] not in OPENERS:
                return not author_names.has_et_al(shown)
            full = node.role == "em" or all(map(author_names.has_parts, author_names.split(shown)))
            return not (full and author_names.is_list(shown))
        return node.role in CONTENT or node.role == "index"

    def _continues(self, nodes: list[Node], at: int) -> bool:
        """Return whether a title continues on the next line: more plain text that isn't a list of authors."""
        following = nodes[at + 1]
        if following.role != "text":
            return False
        before = self.text[nodes[at - 1].start : nodes[at].start].rstrip()
        body = self.text[following.start : following.end].strip()
        names = author_names.surnames(body) if "," in body else []
        return (
            not before.endswith((".", "。"))
            and bool(body)
            and not author_names.is_list(body)
            and not (names and all(map(author_names.is_surname, names)))
            and body[0] not in "-*+•"
        )

    def _take_run(self, draft: Draft, index: int, last: int) -> int:
        nodes = draft.nodes
        run = nodes[index:last]
        start, end = run[0].start, run[-1].end
        end = self._before_key(nodes, last, start, cut(self.text, start, end))
        for node in run:
            if node.part is not None and node.start < end < node.end:
                # A title that would end within brackets ends before them.
                end = node.start if node is not run[0] else node.end
        self._set(draft, "text", start, end, [node for node in run if node.start < end])
        tail = [
            Node("text", max(node.start, end), node.end) if node.start < end else node
            for node in run
            if node.end > end
        ]
        draft.nodes[index:last] = [Node("text", start, end), *tail]
        if not draft.title:
            return self._fallback(draft)
        draft.title = draft.title.rstrip("：:").rstrip() if draft.title.endswith(("：", ":")) else draft.title
        return index + 1

    def _before_key(self, nodes: list[Node], last: int, start: int, end: int) -> int:
        """Where a title ends that runs on into the name of the bare URL after it: `Tidy Barns, PDF: <https://…>`."""
        following = nodes[last] if last < len(nodes) else None
        if following is None or following.part is None or following.part.kind != "url":
            return end
        match = _KEYED.search(self.text, start, end)
        return (
            match.start()
            if match
            and link_labels.ends_in_label(self.text[start : match.start()], match["lead"], match["key"])
            else end
        )

    def _link_beats(self, draft: Draft, index: int, at: int, preferred: str) -> bool:
        """Whether the link at node `at` is the title rather than the plain text before it."""
        nodes, text = draft.nodes, self.text
        link = nodes[at].part
        assert link is not None
        shown = inner_text(text, link)
        before = text[nodes[index].start : nodes[at].start].strip()
        if is_citation(strip_brackets(shown)):
            return False
        own, lead = len(WORD.findall(shown)), len(WORD.findall(before))
        if before.endswith((":", "：")) and bold_name.names_versions(self.reader, nodes, index, at):
            return False
        if shown[:1] in '"“' or before.endswith(DASHES) or not lead:
            return True
        if author_names.is_list(author_names.first_sentence(before).strip(" .,")):
            # `Ada Lark, Bo Finch. 2017. [Large Barns](…)`
            return True
        draft.swayed += ("text",)
        if preferred == "text" and lead >= 3 and own < 5:
            return False
        if own >= 3 or not shown.isascii():
            return lead <= 12 or own >= 5
        return lead < 3

    def _fallback(self, draft: Draft) -> int:
        """No title of its own: a slot that only looks like a venue or tag, else the first link's text."""
        for index, node in enumerate(draft.nodes):
            if node.role in ("venue", "tag", "acronym", "track") and (
                node.part is None or node.part.kind in ("strong", "em")
            ):
                plain = node.role == "venue" and node.part is None
                if plain and cut(self.text, node.start, node.end) < node.end:
                    # `Stacking Hay @ ICML 2020`
                    node.role = "text"
                    return self._take_run(draft, index, index + 1)
                self._set(draft, "strong" if node.part is not None else "text", *node.inner, [node])
                return index + 1
        for index, node in enumerate(draft.nodes):
            if node.role == "labels" and node.part is not None:
                link = next(iter(links_of([node.part])), None)
                shown = strip_brackets(inner_text(self.text, link)) if link is not None else ""
                if link is not None and shown and not is_anchor(link.url):
                    draft.title, draft.title_kind, draft.title_link = shown, "label", link
                    draft.title_span = Span(link.inner_start, link.inner_end)
                    return index + 1
        return 0


def _node_of(part: Inline) -> Node:
    return Node("title", part.start, part.end, part, (part.inner_start, part.inner_end))
