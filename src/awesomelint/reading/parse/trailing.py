"""Reads the nodes around a title as dates, venues, tags and authors, or counts their words.

After `[Tidy Gradients](…)`, the text ` - Ada Lark, Bo Finch - {TON 2025}. Makes gradients tidy.` has two
slots if the section separates its fields with ` - `. Otherwise the dash begins a description without fields.
"""

from __future__ import annotations

from itertools import islice

from awesomelint.fields import arxiv, author_names, dates, link_labels, venues
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import label_text, links_of
from awesomelint.model import DateField, VenueField
from awesomelint.pieces import Piece
from awesomelint.reading.dialect import Slot, mark_of
from awesomelint.reading.parse import node_fields
from awesomelint.reading.parse.broken_names import join_names_over_breaks
from awesomelint.reading.parse.draft import Draft, is_anchor
from awesomelint.reading.parse.linked_words import follows_in_sentence
from awesomelint.reading.parse.marked_people import take_marked
from awesomelint.reading.parse.passage import Passage
from awesomelint.reading.parse.recognisers import DIGITS, RECOGNISERS, WITHOUT_DIGITS
from awesomelint.reading.segment import Node, Reader, shown_in, strip_brackets, without_brackets
from awesomelint.reading.separators import AFTER_NAME, COLONS, EDGES, OPENERS, WHITE
from awesomelint.reading.thresholds import LONG_SLOT, MANY_WORDS
from awesomelint.source import Span, back
from awesomelint.util.regex import FOUR_DIGIT_YEAR, HASHTAG, PICTURE, WORD, compiled

_DESCRIBES = compiled(r"[\s,]*(?:[-–—:：]+|\|)\s*\S")
# Before a field: `📅 2024-05`.
_PICTURE = compiled(rf"\s*{PICTURE}\s*")
# After the fields: `May 2024 🔥`, `May 2024 #theory #survey`.
_ORNAMENTS = compiled(rf"(?:\s*{PICTURE}|\s{HASHTAG})+\s*$")
# So far before the end of a text its last field is looked for (code points).
_FAR = 60
_CLOSES = compiled(r"[.;|(]")
# What follows the last comma, period, dash or other separator.
_LAST_PART = compiled(r"(?:[,.;|]\s+|\s[-–—/·•→@]\s+|[(（])(?P<part>\w[^,.;|()\n]{2,49}?)[\s.)）|–—-]*$")
# What follows the name of an author: brackets with an affiliation.
_AFFILIATION = frozenset(("group", "tag"))
_BEFORE_LAST_DATE = (",", "(", ".", "-", "–", "—", "|")
# What a sentence ends in.
_ENDS = frozenset(".!?")
_WORDY = frozenset(("text", "em", "strong", "group", "quote", "acronym", "tag", "index"))


class RestReader:
    """Reads the nodes of a draft that are not its title."""

    __slots__ = ("reader", "text")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.text = reader.text

    def read(self, draft: Draft, first: int, separators: tuple[str, ...] = ()) -> None:
        """Dates, venues, tags and authors in the nodes before the title and from node `first` on."""
        for node in draft.nodes[: max(0, first - 1)]:
            if self._names_work(draft, node, first):
                node.role, node.venue = "tag" if self.text[node.start] == "[" else "mark", None
            self._node(draft, node, described=False, following=None)
        described = False
        rest = draft.nodes[first:]
        if len(rest) > 2 and rest[0].role == "text" and not draft.authors and rest[1].role in _AFFILIATION:
            rest = self._with_affiliations(draft, rest)
        if rest and not draft.authors and self.text.find("\n", rest[0].start, rest[-1].end) >= 0:
            rest = join_names_over_breaks(self.text, rest)
        rest = take_marked(self.text, draft, rest)
        for index, node in enumerate(rest):
            if node.role == "break" or node.role == "separator":
                described = False
            elif node.role == "text" and not described and separators and self._is_slot(rest, index):
                described = self._slot(draft, node)
            elif node.role == "title" and follows_in_sentence(self.text, rest, index):
                described = True
            else:
                described = self._node(draft, node, described=described, following=(rest, index))

    def _names_work(self, draft: Draft, node: Node, first: int) -> bool:
        """Whether an acronym before the title names the work, because another venue follows the title: `[PACT] **Tidy
        Sheep**, ICLR 2022`, `**OTB2015:** Ada Lark. "Tidy Sheep." CVPR`.
        """
        mention = node.venue
        if mention is None:
            return False
        headed = self.text[node.start : node.inner[0]] == "**" and self.text[node.inner[1] - 1] in COLONS
        if headed:
            if venues.known_name(mention.name) is not None:
                return False
        elif self.text[node.start] != "[" or mention.year is not None or node.date is not None:
            return False
        for other in draft.nodes[first:]:
            found = venues.find(self.text, *other.inner) if other.role in ("text", "em", "group") else []
            for venue in [other.venue, *found] if other.venue is not None else found:
                other_venue = (venue.year is not None or headed) and venue.name != mention.name
                if other_venue and not venues.is_preprint(venue.name):
                    return True
        return False

    def _with_affiliations(self, draft: Draft, rest: list[Node]) -> list[Node]:
        """Authors each with an affiliation in brackets, `Ada Lark (MIT), Bo Finch (CMU). ICML`: taken, and what is left."""
        last = 0
        while last + 2 < len(rest) and rest[last + 2].role == "text":
            group = rest[last + 1]
            if group.role not in _AFFILIATION or self.text[group.start] not in OPENERS:
                break
            last += 2
            if self.text[rest[last].start : rest[last].end].lstrip()[:1] not in AFTER_NAME:
                break
        start, end = rest[0].start, rest[last].end
        while start < end and self.text[start] in EDGES:
            start += 1
        sentence = author_names.first_sentence(self.text[start:end])
        if last > 2 and not author_names.is_list(sentence.strip(WHITE + ".,;")):
            # `Ada Lark (MIT), Bo Finch (CMU), ICML 2020`
            sentence = self.text[start : rest[last - 1].end]
        if "(" not in sentence or not author_names.is_list(sentence.strip(WHITE + ".,;")):
            return rest
        stop = start + len(sentence)
        draft.set_authors(author_names.split(sentence), Span(start, stop), sentence)
        return [Node("text", stop, end), *rest[last + 1 :]]

    # -- slots -----------------------------------------------------------------------------------------------

    def _is_slot(self, rest: list[Node], index: int) -> bool:
        """Return whether a text fills the space after or before a separator of the section."""
        before = rest[index - 1].role if index else ""
        after = rest[index + 1].role if index + 1 < len(rest) else ""
        return (before == "separator" or after == "separator") and after not in _WORDY

    def _slot(self, draft: Draft, node: Node) -> bool:
        """A text between separators of the section: fields as a whole, or words; whether these describe the work."""
        scratch = Draft(node.start, [])
        scratch.date, scratch.venue, scratch.authors = draft.date, draft.venue, draft.authors
        scratch.voted_on = draft.voted_on
        count = len(WORD.findall(self.text, node.start, node.end))
        self._passage(scratch, node.start, node.end, count, "", whole=True)
        if scratch.rest_words > LONG_SLOT and scratch.rest_words * 2 > count:
            draft.rest_words += count
            self._closing_date(draft, node.start, node.end)
            return True
        _join(draft, scratch)
        return False

    def _passage(
        self, draft: Draft, start: int, end: int, count: int, mark: str, *, whole: bool = False
    ) -> None:
        if (picture := _PICTURE.match(self.text, start, end)) is not None:
            start = picture.end()
        end = self._end_of_fields(start, end)
        passage = Passage(self.text, draft, start, end, count, mark, whole=whole)
        dated = DIGITS.search(self.text, start, end) is not None
        taken = 0
        for recognise in RECOGNISERS if dated else WITHOUT_DIGITS:
            recognise(passage)
            if len(passage.spans) > taken:
                if passage.is_complete():
                    return
                taken = len(passage.spans)

    def _end_of_fields(self, start: int, end: int) -> int:
        """Return where a text ends without the pictures and hashtags at its end."""
        first = max(start, end - _FAR)
        last = self.text[first:end]
        if last.isascii() and "#" not in last:
            return end
        ornaments = _ORNAMENTS.search(self.text, first, end)
        return ornaments.start() if ornaments is not None else end

    def _goes_on(self, following: tuple[list[Node], int]) -> bool:
        """Return whether more than `MANY_WORDS` words follow in text, groups and emphasis up to the end of the line."""
        nodes, index = following
        count = 0
        for at in range(index, len(nodes)):
            node = nodes[at]
            if node.role not in ("text", "group", "em", "strong", "quote", "acronym"):
                break
            count += sum(1 for _ in islice(WORD.finditer(self.text, node.start, node.end), MANY_WORDS + 1))
            if count > MANY_WORDS:
                return True
        return False

    # -- nodes -----------------------------------------------------------------------------------------------

    def _node(
        self,
        draft: Draft,
        node: Node,
        *,
        described: bool,
        following: tuple[list[Node], int] | None,
    ) -> bool:
        """Read one node; whether a description has begun. `following` says which nodes follow it, after the title."""
        role = node.role
        if role == "text":
            return self._text(draft, node, described=described, following=following)
        if role == "index":
            if self._read_month(draft, node):
                node.role = "date"
                self._field(draft, node, described)
        elif role == "date" or role == "venue":
            if role == "date":
                self._read_month(draft, node)
            self._field(draft, node, described)
        elif role == "numbers":
            if draft.date is None:
                self._note_slot(draft, "date?", node)
        elif role == "tag" or role == "acronym":
            if not described:
                self._tags(draft, node)
        elif role == "image" and node.part is not None:
            draft.marks += [Piece("image", node.start, node.end, node.part.url)]
        elif role == "track":
            if draft.venue is not None and draft.venue.track is None:
                track = self.text[slice(*node.inner)].strip("() *_").lower()
                draft.venue = draft.venue._replace(track=track)
        elif role == "labels":
            self._labels(draft, node)
        elif role in ("em", "strong", "group", "quote") and not (
            described and following is not None and self._closing_fields(draft, node, following)
        ):
            self._group(draft, node, described)
        return described

    def _field(self, draft: Draft, node: Node, described: bool) -> None:
        """A node that is a date or a venue as a whole, or a number that is the month of the work's arXiv identifier."""
        if described and node.role == "venue" and node.part is None:
            return
        node_fields.take(self.text, draft, node)
        self._note_slot(draft, node.role, node)
        if node.role == "venue" and node.part is not None and node.part.kind == "code":
            draft.tags += [" ".join(self.text[slice(*node.inner)].split())]

    def _read_month(self, draft: Draft, node: Node) -> bool:
        """Set the date of a node that is the month of an arXiv identifier that the work links to, `[2304]`; return whether it is."""
        shown = self.text[slice(*node.inner)].strip("()[]. ")
        if len(shown) != 4 or not shown.isdecimal() or draft.date is not None:
            return False
        if not any(f"/{shown}." in link.url and arxiv.from_url(link.url) for link in draft.links):
            return False
        iso, problem = dates.build(2000 + int(shown[:2]), int(shown[2:]), None)
        if problem:
            return False
        node.date = dates.DateMention(0, len(shown), iso)
        return True

    def _note_slot(self, draft: Draft, kind: str, node: Node) -> None:
        draft.slots += [Slot(kind, *node.inner, self._mark(node))]

    def _mark(self, node: Node) -> str:
        """Return the marks that open a node, with those of brackets within emphasis: `**[ICML 2020]**`."""
        within = self.text[node.start] in "*_"
        return mark_of(self.text, node.start, node.inner[1] if within else node.inner[0])

    def _tags(self, draft: Draft, node: Node) -> None:
        self._note_slot(draft, "tag", node)
        if node.role == "acronym":
            return
        shown = strip_brackets(shown_in(self.text, node))
        code = node.part is not None and node.part.kind == "code"
        footnote = shown.startswith("^")
        if shown and not footnote and (code or not link_labels.is_label(link_labels.normal(shown))):
            draft.tags += shown.split(" & ")
            draft.marks += [Piece("tag", *node.inner, shown)]

    def _labels(self, draft: Draft, node: Node) -> None:
        """Links by label: a date or venue may be all that one says, or be in brackets with it."""
        if node.part is None:
            return
        links = links_of([node.part])
        self._label_date(draft, links)
        self._label_venue(draft, links)
        if node.part not in links:
            self._beside_links(draft, node, node.part, links)

    def _label_date(self, draft: Draft, links: list[Inline]) -> None:
        """A date that is all that a link says: `[[4 Sep 2022]](…)`, `[arXiv 2024.09](…)`."""
        if draft.date is not None:
            return
        for link in links:
            if link.kind != "link":
                continue
            shown = strip_brackets(label_text(self.text, link))
            found = dates.find(shown)
            if len(found) == 1 and found[0].iso and len(WORD.findall(shown[: found[0].start])) <= 1:
                raw = shown[found[0].start : found[0].end]
                at = self.text.find(raw, link.inner_start, link.inner_end)
                if at >= 0:
                    draft.date = DateField(raw, found[0].iso, Span(at, at + len(raw)))
                return

    def _label_venue(self, draft: Draft, links: list[Inline]) -> None:
        """A venue with its year that is all that a link says: `[[ICML 2020]](…)`."""
        if draft.venue is not None:
            return
        for link in links:
            found = label_venue(self.text, link) if link is not draft.title_link else None
            if found is not None and found.year:
                draft.venue = found
                return

    def _beside_links(self, draft: Draft, node: Node, part: Inline, links: list[Inline]) -> None:
        """A date or venue in the brackets of a link: `([arXiv](…), 2020)`."""
        at = part.inner_start
        for link in [*links, None]:
            stop = part.inner_end if link is None else link.start
            count = len(WORD.findall(self.text, at, stop))
            if DIGITS.search(self.text, at, stop) is not None:
                self._passage(draft, at, stop, count, mark_of(self.text, node.start, part.inner_start))
            at = stop if link is None else link.end

    def _group(self, draft: Draft, node: Node, described: bool) -> None:
        text = self.text
        shown = without_brackets(shown_in(text, node))
        mark = self._mark(node)
        if (
            not draft.authors
            and not described
            # `(Ada Lark, Bo Finch, ICML 2020)` has several fields.
            and not _names_venue(shown)
            and author_names.is_list(
                shown, lenient=node.role == "em" and not _leads_to_book(text, node.start)
            )
        ):
            draft.authors = author_names.split(shown)
            draft.marks += [Piece("author", *_span_of(text, shown, *node.inner), shown)]
            self._note_slot(draft, "authors", node)
        elif not described and len(shown) <= (160 if node.role != "quote" else 64):
            start, end = node.inner
            count = len(WORD.findall(text, start, end))
            if count and (count <= 40 or author_names.has_et_al(text[start:end])):
                self._passage(draft, start, end, count, mark)
            else:
                draft.rest_words += count
        else:
            draft.rest_words += len(WORD.findall(shown))

    def _closing_fields(self, draft: Draft, node: Node, following: tuple[list[Node], int]) -> bool:
        """Read marked text after the last sentence of a description as fields if it is authors and a venue or date:
        `Tidies sheep. (Ada Lark et al., ICML 2020)`.
        """
        text = self.text
        if draft.authors or text[back(text, node.start, 3) : node.start].rstrip()[-1:] not in _ENDS:
            return False
        nodes, index = following
        for at in range(index + 1, len(nodes)):
            other = nodes[at]
            if other.role in _WORDY and WORD.search(text, other.start, other.end):
                return False
        scratch = Draft(node.start, [])
        scratch.date, scratch.venue = draft.date, draft.venue
        mark = self._mark(node)
        self._passage(scratch, *node.inner, len(WORD.findall(text, *node.inner)), mark)
        if scratch.rest_words or not (scratch.date or scratch.venue):
            return False
        _join(draft, scratch)
        return True

    # -- plain text ------------------------------------------------------------------------------------------

    def _text(
        self,
        draft: Draft,
        node: Node,
        *,
        described: bool,
        following: tuple[list[Node], int] | None,
    ) -> bool:
        """Plain text beside the title: find what in it is a date, a venue or authors; the rest is description."""
        start, end = node.start, node.end
        body = self.text[start:end]
        count = len(WORD.findall(body))
        if not count:
            return described or (
                following is not None and bool(_DESCRIBES.match(body + "x")) and self._goes_on(following)
            )
        if described or (
            following is not None
            and _DESCRIBES.match(body)
            and (count > MANY_WORDS or self._goes_on(following))
            and not _begins_with_fields(body)
        ):
            draft.rest_words += count
            end = self._end_of_fields(start, end)
            self._closing_date(draft, start, end)
            self._closing_venue(draft, start, end)
            return True
        if (
            count > 40
            and not draft.authors
            and not author_names.has_et_al(body)
            and not author_names.is_list(body.strip(EDGES))
        ):
            draft.rest_words += count
            return True
        self._passage(draft, start, end, count, "")
        return described

    def _closing_date(self, draft: Draft, start: int, end: int) -> None:
        """A full date at the very end of a description (`…, Jul 24, 2023.`)."""
        text = self.text
        found = dates.find(text, max(start, back(text, end, 24)), end) if draft.date is None else []
        if (
            found
            and not text[found[-1].end : end].strip(" .)]")
            and text[start : found[-1].start].rstrip().endswith(_BEFORE_LAST_DATE)
        ):
            last = found[-1]
            draft.date = DateField(
                text[last.start : last.end], last.iso, Span(last.start, last.end), last.problem
            )

    def _closing_venue(self, draft: Draft, start: int, end: int) -> None:
        """A known venue with its year at the very end of a description: `…, ICML 2020`, `…. ICML 2020`, `… — ICML 2020`."""
        first = max(start, back(self.text, end, _FAR))
        if draft.venue is not None or DIGITS.search(self.text, first, end) is None:
            return
        match = _LAST_PART.search(self.text, first, end)
        found = venues.read_whole(match["part"]) if match is not None else None
        if match is None or found is None or found.year is None or venues.is_preprint(found.name):
            return
        span = Span(*match.span("part"))
        draft.venue = VenueField(match["part"], found.name, found.year, found.track, span)
        draft.slots += [Slot("venue", *span, "")]


def _join(draft: Draft, scratch: Draft) -> None:
    """Add the fields that were read for a part of an entry to its draft."""
    draft.date, draft.venue, draft.authors = scratch.date, scratch.venue, scratch.authors
    draft.marks += scratch.marks
    draft.slots += scratch.slots
    draft.rest_words += scratch.rest_words


def label_venue(text: str, link: Inline) -> VenueField | None:
    """Return the known venue that is all that a link says, `[CVPR25](…)`; None if there is none.

    Preprint servers don't count: the venue may be named elsewhere.
    """
    if link.kind != "link" or is_anchor(link.url):
        return None
    shown = strip_brackets(label_text(text, link))
    mention = venues.read_whole(shown)
    if mention is None or venues.is_preprint(mention.name):
        return None
    span = _span_of(text, shown, link.inner_start, link.inner_end)
    return VenueField(text[slice(*span)], mention.name, mention.year, mention.track, span)


def _span_of(text: str, shown: str, start: int, end: int) -> Span:
    """Return where a text that the page shows is within marks; all that they hold if the source writes it differently."""
    at = text.find(shown, start, end)
    return Span(at, at + len(shown)) if at >= 0 else Span(start, end)


def _names_venue(shown: str) -> bool:
    """Return whether text in marks has a year, or its last part is a venue: `Ada Lark, 2020`, `Ada Lark et al., ICML'20`."""
    last = shown[max(shown.rfind(","), shown.rfind(";")) + 1 :].strip()
    return (
        FOUR_DIGIT_YEAR.search(shown) is not None
        or venues.read_whole(last) is not None
        or venues.shaped_like(last) is not None
    )


def _leads_to_book(text: str, start: int) -> bool:
    """Return whether the word before emphasis says that it is a book or a venue: `“Tidy Sheep,” in *Barn Books Online*`."""
    return text[back(text, start, 4) : start].strip(" \t\n,.").lower() in ("in", "in:")


def _begins_with_fields(body: str) -> bool:
    """Whether text after a dash begins with authors after all, not with a description."""
    body = body.lstrip(" \t,-–—:：|")
    head = _CLOSES.split(body, maxsplit=1)[0]
    separated = body[len(head) : len(head) + 1]
    if author_names.has_et_al(head):
        return True
    return author_names.is_list(head.strip(), lenient=separated == "(") and ("," in head or separated == "(")
