"""Building: an entry from the unit that was judged one, with the fields and notes that belong to it."""

from __future__ import annotations

from itertools import pairwise
from sys import intern
from typing import cast

from awesomelint.fields import arxiv, author_names, link_labels, urls
from awesomelint.fields.dates import find as find_dates
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import is_badge, label_text, rendered_text
from awesomelint.model import DateField, Entry, EntryKind, Link, VenueField
from awesomelint.pieces import Piece
from awesomelint.reading.classify.item_keys import item_key
from awesomelint.reading.classify.items import Judge
from awesomelint.reading.classify.keyed_lines import key_of, keyed_after, keyed_parts
from awesomelint.reading.outline import Stretch, Unit
from awesomelint.reading.parse.draft import Draft, is_anchor
from awesomelint.reading.parse.recognisers import whole_text_date
from awesomelint.reading.segment import strip_brackets
from awesomelint.reading.slot_venues import venue_of
from awesomelint.reading.thresholds import LONG_SLOT
from awesomelint.source import Source, Span
from awesomelint.util.regex import WORD, lazy_pattern


class Builder:
    """Builds the entries of one source."""

    def __init__(self, source: Source, judge: Judge) -> None:
        self.source = source
        self.text = source.text
        self.judge = judge

    def entry(self, unit: Unit) -> Entry:
        """The entry that a unit is, with the paragraphs, nested items and following blocks that are its fields."""
        draft = unit.draft
        assert draft is not None and unit.head is not None
        start = unit.start if unit.kind != "heading" else self.source.line_start(unit.line)
        head = Span(unit.head.start, unit.head.end)
        # The last line and the span are set below.
        entry = Entry(self.source, cast("EntryKind", unit.kind), unit.line, unit.line, head)
        entry.depth = unit.depth
        entry.marker = unit.marker
        fill(entry, self.text, draft)
        end_line, end = unit.head.end_line, unit.head.end
        entry.own_end = end
        if unit in self.judge.keyed:
            for part in keyed_parts(self.text, unit.head)[1:]:
                self._fields(entry, part, whole=False)
        else:
            for part, key in keyed_after(self.text, unit.head, draft.title_span.end):
                self._keyed_after_title(entry, part, key)
        stopped = "entry" in [below.role for below in unit.below]
        for stretch in unit.more:
            if stopped and stretch.line > unit.below[0].line:
                break
            self._stretch(entry, stretch)
            end_line, end = stretch.end_line, stretch.end
            entry.own_end = end
        fields = {field.head for field in unit.fields} if unit.quotes else ()
        for quote in unit.quotes:
            if quote in fields:
                continue
            entry.notes.append(rendered_text(self.text, quote.start, quote.end, quote.parts))
        if not stopped:
            end_line, end = max(end_line, unit.end_line), max(end, unit.end)
        passed = False
        for below in unit.below:
            if below.role == "entry":
                passed = True
                continue
            self._below(entry, below)
            if not passed and not _holds_entry(below):
                end_line, end = max(end_line, below.end_line), max(end, below.end)
        for field in unit.fields:
            self._field_unit(entry, field)
            end_line, end = max(end_line, field.end_line), max(end, field.end)
        end_line, end = self._trim(entry, end_line, end)
        entry.end_line, entry.span = end_line, Span(start, end)
        finish(entry, self.text)
        return entry

    def _trim(self, entry: Entry, end_line: int, end: int) -> tuple[int, int]:
        """Blank lines and closing tags after an entry are not part of it."""
        source = self.source
        while end_line > entry.line:
            body = source.line_text(end_line).strip(" \t\u200b\ufeff\u00a0")
            if body and body.lower() not in _CLOSERS:
                break
            end_line -= 1
            end = min(end, source.line_end(end_line))
        if end < source.line_start(end_line):
            # The underline of a heading is not of its text, but of its entry.
            end = source.line_end(end_line)
        return end_line, end

    def _stretch(self, entry: Entry, stretch: Stretch) -> None:
        """A paragraph of fields: labelled links, authors, a date, a venue; anything else is a note."""
        for part in keyed_parts(self.text, stretch):
            self._fields(entry, part, whole=part is stretch)

    def _fields(self, entry: Entry, stretch: Stretch, *, whole: bool) -> None:
        text = self.text
        key = key_of(text[stretch.start : stretch.end])
        if key is not None:
            self._keyed(entry, stretch, key, whole=whole)
            return
        draft = self._draft(stretch, whole=whole)
        add_links(entry, text, draft)
        shown = rendered_text(text, stretch.start, stretch.end, stretch.parts)
        if (
            not entry.authors
            and not draft.links
            and all(part.kind in ("em", "strong", "tag", "softbreak") for part in stretch.parts)
            and author_names.is_list(shown, lenient=_single_part(stretch.parts))
        ):
            entry.authors = author_names.split(shown)
            entry.marks.append(Piece("author", stretch.start, stretch.end, shown))
        else:
            merge(entry, draft)
            if draft.rest_words > 3 and (not draft.links or self.judge.links_within(stretch, draft)):
                entry.notes.append(shown)

    def _draft(self, stretch: Stretch, *, whole: bool) -> Draft:
        # The inline parts of a part of a paragraph may be others than those that its text alone would have, so only the
        # draft of a whole one may be kept.
        drafter = self.judge.drafter
        if whole:
            return drafter.fields(stretch.start, stretch.end, stretch.parts)
        return drafter.read(stretch.start, stretch.end, stretch.parts, how="fields")

    def _keyed(self, entry: Entry, stretch: Stretch, key: tuple[str, str, int], *, whole: bool) -> None:
        """A line that says what it holds: `Authors: …`, `Paper: https://…`."""
        text = self.text
        meaning, _, offset = key
        value_start = stretch.start + offset
        shown = rendered_text(text, value_start, stretch.end, stretch.parts)
        if meaning == "authors":
            entry.authors = entry.authors or author_names.split(shown)
        elif meaning == "date" and entry.date is None:
            found = find_dates(text, value_start, stretch.end)
            if found:
                start, end, iso, problem = found[0]
                entry.date = DateField(text[start:end], iso, Span(start, end), problem)
            else:
                entry.date = whole_text_date(text, shown, value_start)
        elif meaning == "tags":
            words = (word.strip() for word in shown.replace("；", ",").replace(";", ",").split(","))
            entry.tags += filter(None, words)
        draft = self._draft(stretch, whole=whole)
        add_links(entry, text, draft)
        if meaning == "venue":
            merge(entry, draft)
            self._venue(entry, shown, value_start)
        elif meaning == "date":
            # `Published: ICML 2020`
            entry.venue = entry.venue or draft.venue
        elif (
            meaning in ("note", "title")
            and shown
            and not (len(draft.links) == 1 and draft.links[0].kind == "url" and " " not in shown)
        ):
            entry.notes.append(shown)
            if draft.venue is not None and draft.venue.year and draft.venue.span.start <= value_start + 2:
                entry.venue = entry.venue or draft.venue

    def _venue(self, entry: Entry, shown: str, start: int) -> None:
        """A venue that no table knows."""
        if entry.venue is None and 0 < len(shown) < 60:
            at = max(self.text.find(shown, start), start)
            entry.venue = venue_of(shown, shown, Span(at, at + len(shown)))

    def _keyed_after_title(self, entry: Entry, part: Stretch, key: tuple[str, str, int]) -> None:
        """The authors or the venue of an entry that says what they are: `[Tidy Sheep](…) Authors: Ada Lark; Venue: Barn Letters`."""
        meaning, _, offset = key
        start = part.start + offset
        shown = rendered_text(self.text, start, part.end, part.parts)
        if meaning == "authors" and author_names.is_list(shown, lenient=True):
            entry.authors = author_names.split(shown)
            entry.marks = [mark for mark in entry.marks if mark.kind != "author"]
            entry.marks.append(Piece("author", start, part.end, shown))
        elif meaning == "venue":
            if entry.venue is not None and entry.venue.span.start < start:
                # The section voted that `Venue: Barn Letters` is one.
                entry.venue = None
            self._venue(entry, shown, start)

    def _below(self, entry: Entry, unit: Unit) -> None:
        """A nested item: fields, or a note in words."""
        self._field_unit(entry, unit)
        for below in unit.below:
            if below.role != "entry":
                self._below(entry, below)

    def _field_unit(self, entry: Entry, unit: Unit) -> None:
        if unit.kind == "html":
            self._html(entry, unit)
            return
        draft = unit.draft
        if unit.head is None or draft is None:
            return
        text = self.text
        stretch = unit.head
        body = text[stretch.start : stretch.end]
        key = item_key(body)
        shown = rendered_text(text, stretch.start, stretch.end, stretch.parts)
        plain = key is None and not draft.links
        line = unit.line_draft
        if line is None and plain:
            line = self._fields_line(stretch, shown)
        if line is not None and (line.is_fields or _begins_with_venue(text, line)):
            add_links(entry, text, line)
            merge(entry, line)
            entry.marks += line.marks
        elif plain and _is_description(unit.kind, draft, shown):
            entry.notes.append(shown)
            return
        elif plain and unit.kind == "item" and (draft.authors or author_names.is_list(draft.title)):
            self._authors_line(entry, stretch)
            return
        elif key is not None and key_of(body) is None:
            self._keyed(entry, stretch, key, whole=True)
        else:
            self._stretch(entry, stretch)
        for more in unit.more:
            self._stretch(entry, more)

    def _fields_line(self, stretch: Stretch, shown: str) -> Draft | None:
        """Read a line on which no section votes as fields; a single name alone may be that of anything."""
        draft = self.judge.drafter.fields(stretch.start, stretch.end, stretch.parts)
        named = len(draft.authors) > 1 or author_names.has_et_al(shown)
        return draft if draft.venue or draft.date or named else None

    def _authors_line(self, entry: Entry, stretch: Stretch) -> None:
        """`Jinning Li, Chen Tang, and Wei Zhan. arXiv, 2022.`: authors, then what says where and when."""
        draft = self.judge.drafter.fields(stretch.start, stretch.end, stretch.parts)
        merge(entry, draft)

    def _html(self, entry: Entry, unit: Unit) -> None:
        from awesomelint.markdown.inline import scan

        stretch = Stretch(
            unit.line, unit.end_line, unit.start, unit.end, scan(self.text, unit.start, unit.end, {})
        )
        draft = self.judge.drafter.fields(stretch.start, stretch.end, stretch.parts)
        add_links(entry, self.text, draft)


_CLOSERS = frozenset(
    ("</details>", "</p>", "</div>", "<br>", "<br/>", "<br />", "</br>", "---", "</ul>", "</ol>")
)


def _begins_with_venue(text: str, line: Draft) -> bool:
    """Return whether a line is a venue with its year and a place: `Barn Letters 2020, Vienna, Austria`."""
    venue = line.venue
    if venue is None or venue.year is None or venue.span.start != line.start:
        return False
    end = text.find("\n", venue.span.end)
    rest = text[venue.span.end : end if end >= 0 else None]
    # `ACM 2012, Queue 2011` has two venues.
    return rest.startswith(",") and line.rest_words <= 3 and not any(map(str.isdigit, rest))


def _is_description(kind: str, draft: Draft, shown: str) -> bool:
    """Return whether a nested item or a paragraph of many words, without a key or links, holds no fields."""
    if kind == "item":
        described = not (draft.venue or draft.authors) or draft.rest_words + len(draft.title) > 160
    else:
        described = kind == "paragraph" and not draft.authors and len(WORD.findall(shown)) > LONG_SLOT * 2
    return described and not author_names.is_list(shown)


def _holds_entry(unit: Unit) -> bool:
    return unit.role == "entry" or any(_holds_entry(below) for below in unit.below)


def _single_part(parts: list[Inline]) -> bool:
    return len(parts) == 1 and parts[0].kind in ("em", "tag")


def fill(entry: Entry, text: str, draft: Draft) -> None:
    """Set an entry's own fields from the draft of its head."""
    title, span = draft.title, draft.title_span
    if title.endswith(".") and not title.endswith("..") and draft.title_kind != "link":
        title = title[:-1].rstrip()
        # The period separates the title from what follows, as a comma would.
        if text[span.end - 1 : span.end] == ".":
            span = Span(span.start, span.end - 1)
    entry.title = title.strip()
    entry.title_span = span
    entry.title_kind = draft.title_kind
    if draft.lead_words and draft.title_kind == "link":
        entry.comment = text[draft.start : draft.title_span.start].strip(" [")
    add_links(entry, text, draft)
    merge(entry, draft)
    entry.marks += draft.marks


def enclosed_entry(source: Source, holder: Unit, unit: Unit) -> Entry:
    """The entry that is a paragraph of a quote, or an element of HTML."""
    assert unit.draft is not None and unit.head is not None
    kind: EntryKind = "html" if holder.kind == "html" else "paragraph"
    entry = Entry(source, kind, unit.line, unit.end_line, Span(unit.start, unit.end))
    entry.head = Span(unit.head.start, unit.head.end)
    entry.own_end = unit.end
    fill(entry, source.text, unit.draft)
    finish(entry, source.text)
    return entry


def merge(entry: Entry, draft: Draft) -> None:
    """Take from a draft what the entry does not have yet."""
    entry.date = entry.date or draft.date
    entry.venue = entry.venue or draft.venue
    entry.authors = entry.authors or draft.authors
    entry.tags += draft.tags


def add_links(entry: Entry, text: str, draft: Draft) -> None:
    """Add a draft's links in order, each with its label; None where the link is the title."""
    found = []
    for index, part in enumerate(draft.links):
        if is_anchor(part.url):
            continue
        titled = part is draft.title_link
        shown = None if titled else strip_brackets(label_text(text, part)) if part.kind == "link" else None
        if part.kind == "url" and not titled:
            shown = _key_before(text, draft.start, part.start) or ""
            if shown == draft.title and not link_labels.is_label(link_labels.normal(shown)):
                # `Barn Model: https://…`
                shown = ""
        elif shown and not link_labels.is_label(link_labels.normal(shown)):
            shown = _key_of_link(text, draft, index) or shown
        found.append(Link(intern(shown) if shown is not None else None, part, badge=is_badge(part)))
    entry.links += found


def _key_of_link(text: str, draft: Draft, index: int) -> str | None:
    """Return the key that says what the only link of a line leads to: `Paper: [Tidy Sheep](…)`."""
    part = draft.links[index]
    around = draft.links[max(0, index - 1) : index + 2]
    if any("\n" not in text[one.end : other.start] for one, other in pairwise(around)):
        return None
    line = text[max(draft.start, text.rfind("\n", 0, part.start) + 1) : part.start]
    match = _ANY_KEY.fullmatch(line)
    key = match[1] if match else None
    if key is None and text[part.inner_start : part.inner_end] == part.url:
        found = key_of(line)
        key = found[1] if found is not None else None
    return key if key is not None and link_labels.is_label(link_labels.normal(key)) else None


def _key_before(text: str, start: int, at: int) -> str | None:
    line = text[max(start, text.rfind("\n", 0, at) + 1) : at]
    key = key_of(line)
    if key is not None and not line[key[2] :].strip(" *_`<"):
        return key[1]
    match = _ANY_KEY.fullmatch(line)
    if match:
        # `_Barn_: https://…`
        return match[1].rstrip("_")
    match = _LAST_KEY.search(line)
    return (
        match[2]
        if match and link_labels.ends_in_label(line[: match.start()].strip("-*+ "), match[1], match[2])
        else None
    )


_LAST_KEY = lazy_pattern(r"(,\s*|[\s;|(])(\w[\w.-]*+)\s*+[:：][\s*_`<]*+$")
_ANY_KEY = lazy_pattern(r"[\W_]*+(\w[\w./-]*+(?: [\w./-]++){0,2}+)\s*+[:：][\s*_`<]*+")


def finish(entry: Entry, text: str) -> None:
    """Find the work's identifiers: in the title's link, else in the one labelled as the paper, else anywhere."""
    for link in sorted(entry.links, key=_rank):
        found = arxiv.from_url(link.url)
        if found is None and (broken := arxiv.diagnose(link.url)) and broken.repaired:
            found = arxiv.from_url(broken.repaired)
        if found is not None:
            entry.arxiv = found
            break
        if entry.doi is None:
            entry.doi = urls.doi(link.url) if "10." in link.url else None
        if _rank(link) == 0 and link.label is None and urls.is_work(link.key):
            break
    if entry.arxiv is None and not any(_rank(link) < 2 for link in entry.links):
        entry.arxiv = arxiv.from_text(text[entry.head.start : entry.span.end])
    if entry.doi is None and entry.arxiv is None:
        entry.doi = urls.doi_in_text(text, entry.head.start, max(entry.head.end, entry.own_end))
    _date_preprint(entry)


def _date_preprint(entry: Entry) -> None:
    """Take a preprint's year for its month if the identifier begins so: `arXiv 2001` is January 2020 if the link
    leads to `2001.00001`, which cannot be of 2001.
    """
    venue = entry.venue
    if venue is None or venue.year is None or entry.arxiv is None or entry.date is not None:
        return
    digits = str(venue.year)
    if venue.name != "arXiv" or not entry.arxiv.id.startswith(f"{digits}.") or not venue.raw.endswith(digits):
        return
    start, end = venue.span.start, venue.span.end - len(digits)
    name = venue.raw[: -len(digits)].rstrip(" ,")
    if entry.source.text[end : venue.span.end] == digits:
        entry.date = DateField(digits, entry.arxiv.iso_month, Span(end, venue.span.end))
        entry.venue = VenueField(name, "arXiv", entry.arxiv.month[0], None, Span(start, start + len(name)))


def _rank(link: Link) -> int:
    if link.label is None and link.kind == "link":
        return 0
    if link_labels.says_paper(link.label):
        return 1
    return 3 if link_labels.says_code(link.label) else 2
