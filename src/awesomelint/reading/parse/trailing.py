"""The rest: what stands around a title, read as dates, venues, tags and authors, or counted as words."""

from __future__ import annotations

from itertools import islice

from awesomelint.fields import author_names, dates, link_labels, venues
from awesomelint.markdown.render import label_text, links_of, rendered_text
from awesomelint.model import DateField, VenueField
from awesomelint.pieces import Piece
from awesomelint.reading.parse import node_fields
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import Node, Reader, strip_brackets
from awesomelint.source import Span, back
from awesomelint.util.regex import WORD, YEAR, compiled, lazy_pattern

# More words than this behind a dash describe the work.
_MANY = 6
_DIGITS = compiled(r"\d\d")
_DESCRIBES = compiled(r"[\s,]*(?:[-–—:：]+|\|)\s*\S")
_AFTER_SLOT = ",.;:|)]}-–—·/，。；）】*_`[(<\r\n✨🔥&+"
_BEFORE_SLOT = ",.;:|([（【{-–—·/，。；>*_"
_EDGES = " \t\r\n,.;:|-–—()[]·"
_CAPITAL = compiled(r"(?:^|(?<=[\s,.;|(]))[A-Z]")
_NAMED = compiled(
    r"(?:(?<=[.,;|])|^)\s*(?:In:?\s+)?(?P<name>(?:[A-Z][\w&'’/-]*|of|on|and|for|in|the|to|&|-)(?:[\s,]+(?:[A-Z][\w&'’/()-]*|of|on|and|for|in|the|to|&|-))*?)(?:\s*\([A-Z][\w-]+\))?"
    r"[\s,.(]*(?P<year>(?:19[5-9]|20[0-4])\d)\b"
)
_NAMES_VENUE = lazy_pattern(
    r"\b(?:Transactions?|Journal|Conference|Proceedings|Symposium|Workshops?|Letters|Magazine|Annals|Reviews?|Lecture Notes|"
    r"International|Technical report|Tech\.? report|Thesis|Systems|Society|Intelligence|Sciences?|Learning|Computing|Engineering|Robotics|"
    r"Research|Operations|Mathematics|Optimization|Programming|Advances|Frontiers|Communications|Networks|Neuroscience|Physics|Chemistry|"
    r"Biology|Medicine|Informatics|Bioinformatics|Applications|Technologies|Interaction|Security|Privacy|Vision|Graphics|Linguistics|"
    r"Automation|Control|Cybernetics|Economics|Statistics|Psychology|Seminar|Archives?)\b"
)
_PUBLISHER = lazy_pattern(r"[\s*_.,(]*(?:PMLR|IEEE|ACM|Springer|AAAI Press|Elsevier|PMLR \d+)?[\s*_.,(]*")
_NEAR_DATE = compiled(r"(?<![\w.])[A-Z][a-z.]{1,9}\.? +\d{1,2}(?:st|nd|rd|th)?,? +(?:19|20)\d\d(?!\d)")
_CLOSES = compiled(r"[.;|]|\(")
_TAG_JOIN = compiled(r"\s+&\s+")


class RestReader:
    """Reads the nodes of a draft that are not its title."""

    __slots__ = ("reader", "text")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.text = reader.text

    def read(self, draft: Draft, first: int) -> None:
        """Dates, venues, tags and authors in the nodes before the title and from node `first` on."""
        for node in draft.nodes[: max(0, first - 1)]:
            self._node(draft, node, described=False, lead=True)
        described = False
        rest = draft.nodes[first:]
        for index, node in enumerate(rest):
            if node.role in ("break", "pipe"):
                described = False
                continue
            described = self._node(draft, node, described=described, lead=False, behind=(rest, index))

    def _goes_on(self, behind: tuple[list[Node], int] | None) -> bool:
        """Whether more than `_MANY` words stand in the text, groups and emphasis from here to the end of the line."""
        if behind is None:
            return False
        nodes, index = behind
        count = 0
        for at in range(index, len(nodes)):
            node = nodes[at]
            if node.role not in ("text", "group", "em", "strong", "quote", "acronym"):
                break
            count += sum(1 for _ in islice(WORD.finditer(self.text, node.start, node.end), _MANY + 1))
            if count > _MANY:
                return True
        return False

    def _node(
        self,
        draft: Draft,
        node: Node,
        *,
        described: bool,
        lead: bool,
        behind: tuple[list[Node], int] | None = None,
    ) -> bool:
        """Read one node; whether a description has begun. `behind` says which nodes follow it."""
        role, text = node.role, self.text
        if role == "date" or role == "venue":
            if not described or role == "date" or node.part is not None:
                node_fields.take(text, draft, node)
                if role == "venue" and node.part is not None and node.part.kind == "code":
                    draft.tags.append(" ".join(text[slice(*node.inner)].split()))
        elif role == "tag":
            if text[node.start] == "【" and draft.authors and draft.venue is None:
                span = Span(*node.inner)
                raw = text[span.start : span.end]
                draft.venue = VenueField(raw, " ".join(raw.split()), None, None, span)
            elif not described:
                self._tags(draft, node)
        elif role == "image" and node.part is not None:
            draft.marks.append(Piece("image", node.start, node.end, node.part.url))
        elif role == "track":
            if draft.venue is not None and draft.venue.track is None:
                draft.venue = draft.venue._replace(track=text[slice(*node.inner)].strip("() *_").lower())
        elif role == "labels":
            self._label_date(draft, node)
        elif role == "text":
            return self._text(draft, node.start, node.end, lead=lead, described=described, behind=behind)
        elif role in ("em", "strong", "group", "quote"):
            self._group(draft, node, described)
        return described

    def _tags(self, draft: Draft, node: Node) -> None:
        shown = strip_brackets(rendered_text(self.text, *node.inner, node.part.children if node.part else []))
        code = node.part is not None and node.part.kind == "code"
        if shown and (code or not link_labels.is_label(link_labels.normal(shown))):
            draft.tags += [tag.strip() for tag in _TAG_JOIN.split(shown)]
            draft.marks.append(Piece("tag", *node.inner, shown))

    def _label_date(self, draft: Draft, node: Node) -> None:
        """A date that is all that a link says: `[[4 Sep 2022]](…)`, `[arXiv 2024.09](…)`."""
        if draft.date is not None or node.part is None:
            return
        for link in links_of([node.part]):
            if link.kind != "link" or link.inner_end - link.inner_start > 40:
                continue
            shown = strip_brackets(label_text(self.text, link))
            found = dates.find(shown)
            if (
                len(found) == 1
                and found[0].iso
                and len(found[0].iso) > 4
                and len(WORD.findall(shown[: found[0].start])) <= 1
            ):
                raw = shown[found[0].start : found[0].end]
                at = self.text.find(raw, link.inner_start, link.inner_end)
                if at >= 0:
                    draft.date = DateField(raw, found[0].iso, Span(at, at + len(raw)))
                return

    def _group(self, draft: Draft, node: Node, described: bool) -> None:
        text = self.text
        shown = rendered_text(text, *node.inner, node.part.children if node.part else [])
        if not draft.authors and not described and author_names.is_list(shown, lenient=node.role == "em"):
            draft.authors = author_names.split(shown)
            draft.marks.append(Piece("author", *node.inner, shown))
        elif (
            node.role != "quote"
            and not described
            and len(shown) <= 160
            and (draft.venue is None or draft.date is None)
        ):
            self._text(draft, *node.inner, lead=False, described=False)
        else:
            draft.rest_words += len(WORD.findall(shown))

    def _text(
        self,
        draft: Draft,
        start: int,
        end: int,
        *,
        lead: bool,
        described: bool,
        behind: tuple[list[Node], int] | None = None,
    ) -> bool:
        """Plain text beside the title: find what in it is a date, a venue or authors; the rest is description."""
        text = self.text
        body = text[start:end]
        count = len(WORD.findall(body))
        if not count:
            return described or (not lead and bool(_DESCRIBES.match(body + "x")) and self._goes_on(behind))
        if described or (
            not lead
            and _DESCRIBES.match(body)
            and (count > _MANY or self._goes_on(behind))
            and not _begins_with_fields(body)
        ):
            draft.rest_words += count
            self._closing_date(draft, start, end)
            return True
        if (
            count > 40
            and not draft.authors
            and not author_names.has_et_al(body)
            and not author_names.is_list(body.strip(_EDGES))
        ):
            draft.rest_words += count
            return True
        spans: list[tuple[int, int]] = []
        self._dates(draft, start, end, spans)
        self._venues(draft, start, end, spans, alone=count <= 4)
        if YEAR.search(text, start, end):
            if draft.venue is None and count > 3:
                self._named_venue(draft, start, end, spans)
            if draft.date is None:
                self._bare_year(draft, start, end, spans)
        if draft.venue is None and _DIGITS.search(text, start, end):
            self._shaped_venue(draft, start, end, spans)
        self._authors(draft, start, end, spans)
        return described

    # -- dates ------------------------------------------------------------------------------------------------------

    def _dates(self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        text = self.text
        for mention in dates.find(text, start, end):
            if draft.date is None and self._bounded(mention.start, mention.end, start, end):
                raw = text[mention.start : mention.end]
                draft.date = DateField(raw, mention.iso, Span(mention.start, mention.end), mention.problem)
                spans.append((mention.start, mention.end))
        if (
            draft.date is None
            and YEAR.search(text, start, end)
            and (match := _NEAR_DATE.search(text, start, end))
        ):
            iso = dates.guess(match[0])
            if iso and self._bounded(*match.span(), start, end):
                draft.date = DateField(match[0], iso, Span(*match.span()), "its month is misspelt")
                spans.append(match.span())

    def _closing_date(self, draft: Draft, start: int, end: int) -> None:
        """A full date at the very end of a description (`…, Jul 24, 2023.`)."""
        text = self.text
        found = dates.find(text, max(start, back(text, end, 24)), end) if draft.date is None else []
        if (
            found
            and not text[found[-1].end : end].strip(" .)]")
            and text[start : found[-1].start].rstrip().endswith((",", "(", "."))
        ):
            last = found[-1]
            draft.date = DateField(
                text[last.start : last.end], last.iso, Span(last.start, last.end), last.problem
            )

    def _bare_year(self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        """A year after a comma or in brackets is a date, unless it is glued to a venue (the venue then has it)."""
        text = self.text
        for year in dates.find_years(text, start, end):
            if any(a <= year.start < b for a, b in spans):
                continue
            glued = text[start : year.start].rstrip().rstrip(" ,(-'’")
            word = glued.split()[-1] if glued.split() else ""
            if self._year_of_venue(draft, year.start):
                assert draft.venue is not None
                draft.venue = draft.venue._replace(year=int(year.iso))
                spans.append((year.start, year.end))
                return
            if word and not glued.endswith((",", ".")) and venues.known_name(word):
                continue
            if self._bounded(year.start, year.end, start, end):
                draft.date = DateField(year.iso, year.iso, Span(year.start, year.end))
                spans.append((year.start, year.end))
                return

    def _year_of_venue(self, draft: Draft, at: int) -> bool:
        """Whether only a publisher stands between a venue without its year and this year, as in `…_. PMLR, 2023`."""
        venue = draft.venue
        if venue is None or venue.year is not None or not 0 <= at - venue.span.end < 24:
            return False
        return _PUBLISHER.fullmatch(self.text[venue.span.end : at]) is not None

    def _bounded(self, begin: int, stop: int, start: int, end: int) -> bool:
        """Whether what stands at these offsets is a slot: a separator, or the text's edge, on both sides."""
        text = self.text
        after = text[stop:end].lstrip(" \t")
        if after and after[0] not in _AFTER_SLOT:
            return False
        before = text[start:begin].rstrip()
        if not before or before[-1] in _BEFORE_SLOT:
            return True
        word = before.split()[-1].strip("([").lower()
        return (
            word in ("in", "on", "by") or venues.known_name(word) is not None or word.endswith(("al.", "al"))
        )

    # -- venues -----------------------------------------------------------------------------------------------------

    def _venues(
        self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]], *, alone: bool
    ) -> None:
        for found in venues.find(self.text, start, end, alone=alone):
            if draft.venue is None and self._venue_bounded(
                found.start, found.end, start, end, found.year is not None
            ):
                year = found.year
                if (
                    year is None
                    and draft.date is not None
                    and draft.date.iso
                    and spans
                    and 0 <= spans[-1][0] - found.end <= 3
                ):
                    year = int(draft.date.iso[:4])
                span = Span(found.start, found.end)
                draft.venue = VenueField(
                    self.text[span.start : span.end], found.name, year, found.track, span
                )
                spans.append((found.start, found.end))

    def _venue_bounded(self, begin: int, stop: int, start: int, end: int, dated: bool) -> bool:
        text = self.text
        before = text[start:begin].rstrip()
        after = text[stop:end].lstrip(" \t")
        good = (
            not before
            or before[-1] in _BEFORE_SLOT + "?!&"
            or before.split()[-1].strip("(").lower() in _BEFORE_VENUE
        )
        if not good and dated and not after.strip(" .,;*_"):
            good = True
        return good and (not after or after[0] in _AFTER_SLOT or dated)

    def _named_venue(self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        """A venue that no table knows, written out before its year: `IEEE Transactions on Cybernetics, 2008`."""
        for match in _NAMED.finditer(self.text, start, end):
            name = " ".join(match["name"].split()).strip(" ,.(")
            at = match.start("name")
            if (
                len(name) > 120
                or len(name.split()) < 2
                or not _NAMES_VENUE.search(name)
                or any(a < match.end() and at < b for a, b in spans)
            ):
                continue
            span = Span(at, match.end("year"))
            draft.venue = VenueField(self.text[span.start : span.end], name, int(match["year"]), None, span)
            spans.append((at, match.end("year")))
            return

    def _shaped_venue(self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        text = self.text
        for match in _CAPITAL.finditer(text, start, end):
            at = match.start()
            if any(a <= at < b for a, b in spans):
                continue
            before = text[start:at].rstrip()
            if before and before[-1] not in ",.;|(–—-":
                continue
            found = venues.shaped_like(text[at : min(end, at + 40)])
            if found and found.start == 0 and self._bounded(at, at + found.end, start, end):
                span = Span(at, at + found.end)
                draft.venue = VenueField(
                    text[span.start : span.end], found.name, found.year, found.track, span
                )
                if (
                    draft.date is not None
                    and span.start <= draft.date.span.start < span.end
                    and len(draft.date.iso) == 4
                ):
                    draft.date = None
                spans.append((span.start, span.end))
                return

    # -- authors ----------------------------------------------------------------------------------------------------

    def _authors(self, draft: Draft, start: int, end: int, spans: list[tuple[int, int]]) -> None:
        """What no date or venue takes up: authors, or words that nothing explains."""
        text = self.text
        at = start
        alone = self._fills_line(start, end)
        for begin, stop in [*sorted(spans), (end, end)]:
            if begin > at:
                body = text[at:begin]
                shown = body.strip(_EDGES)
                lead = len(body) - len(body.lstrip(_EDGES))
                if shown:
                    sentence = author_names.up_to_et_al(shown) or _first_sentence(shown)
                    if (
                        not draft.authors
                        and (acronym := _ACRONYM_FIRST.match(sentence))
                        and author_names.is_list(sentence[acronym.end() :])
                    ):
                        begins = at + lead
                        if draft.venue is None:
                            draft.venue = VenueField(
                                acronym[1], acronym[1], None, None, Span(begins, begins + len(acronym[1]))
                            )
                        lead += acronym.end()
                        shown, sentence = shown[acronym.end() :], sentence[acronym.end() :]
                    if not draft.authors and author_names.is_list(
                        sentence, lenient=alone or (bool(spans) and start < begin)
                    ):
                        draft.authors = author_names.split(sentence)
                        last = at + lead + len(sentence)
                        if sentence.endswith(" al") and text[last : last + 1] == ".":
                            last += 1
                        draft.marks.append(Piece("author", at + lead, last, sentence))
                        shown = shown[len(sentence) :]
                    draft.rest_words += len(WORD.findall(shown))
            at = max(at, stop)

    def _fills_line(self, start: int, end: int) -> bool:
        """Whether a text is a line of its own, behind a line break."""
        text = self.text
        before = text[back(text, start, 40) : start].rstrip(" \t>")
        after = text[end : end + 2].lstrip(" \t")
        return before.endswith("\n") and (not after or after[0] in "\r\n\\<")


_BEFORE_VENUE = frozenset(
    ("in", "at", "to", "on", "ieee", "acm", "by", "of", "proc.", "ieee/cvf", "the", "proceedings")
)


_ACRONYM_FIRST = compiled(r"([A-Z][A-Z&-]{1,9}),\s+")


def _first_sentence(text: str) -> str:
    """The text up to the first point that ends a sentence; points behind initials do not."""
    at = text.find(". ")
    while at >= 0:
        if author_names.ends_sentence(text[:at]):
            return text[:at]
        at = text.find(". ", at + 1)
    return text


def _begins_with_fields(body: str) -> bool:
    """Whether text behind a dash begins with authors after all, not with a description."""
    body = body.lstrip(" \t,-–—:：|")
    head = _CLOSES.split(body, maxsplit=1)[0]
    parted = body[len(head) : len(head) + 1]
    if author_names.has_et_al(head):
        return True
    return author_names.is_list(head.strip(), lenient=parted == "(") and ("," in head or parted == "(")
