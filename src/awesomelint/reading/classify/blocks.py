"""Groups: paragraphs, headings and HTML that are entries by a shape many of them share, and what belongs to whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import author_names, link_labels
from awesomelint.markdown.render import rendered_text
from awesomelint.reading.classify.below_headings import KEYED_URLS, shows_work, url_below
from awesomelint.reading.classify.cited import is_cited, is_dated
from awesomelint.reading.classify.contents import leads_back
from awesomelint.reading.classify.folds import Folds, fold_of, summary_of
from awesomelint.reading.classify.items import (
    NAVIGATION,
    Judge,
    addresses_reader,
    bracketed_link,
    tells_news,
)
from awesomelint.reading.classify.keyed_lines import key_of
from awesomelint.reading.classify.remarks import remarks
from awesomelint.reading.classify.sentences import is_linking_sentence
from awesomelint.reading.classify.short_titles import short_titles
from awesomelint.reading.classify.title_paragraphs import field_paragraphs
from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import Draft, is_anchor, people_precede
from awesomelint.reading.thresholds import LONG_SLOT, MOST_QUOTED
from awesomelint.util.regex import WORD, lazy_pattern

# A table or list in HTML has works of its own.
_LISTED = lazy_pattern(r"<(?:tr|li|table)\b", re.IGNORECASE)


# What divides a title from a key after it.
_AFTER_TITLE = " \t\r\n,;.|–—-"
# The shapes of paragraphs whose title is plain text.
_PLAIN = ("p text", "p keyed")
# A title has at most this many paragraphs before its fields.
_MOST_DESCRIPTIONS = 3


class Groups:
    """Paragraphs, headings and HTML: heads of entries, and the blocks after them that are their fields."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.text = judge.text
        self.units = judge.units

    def run(self) -> None:
        """Classify the units that aren't list items by the shape that many of them share."""
        if any(fold_of(self.text, unit) is not None for unit in self.units):
            Folds(self.judge).run()
            self._summaries()
        for unit, draft in field_paragraphs(self.units, self.judge.drafter).items():
            unit.line_draft = draft
        shapes: Counter[str] = Counter()
        shaped: list[tuple[Unit, str]] = []
        short: set[Unit] = set()
        # Paragraphs of a title, a key and a URL.
        keyed = 0
        items = sum(1 for unit in self.units if unit.kind == "item" and unit.role == "entry")
        for index, unit in enumerate(self.units):
            if unit.kind == "paragraph" and unit.role == "entry":
                # It heads a list of fields.
                shapes["p fields"] += 1
            elif unit.kind in ("paragraph", "heading") and not unit.role:
                shape = self._shape(unit, index)
                if shape.endswith("short"):
                    short.add(unit)
                elif shape:
                    shapes[shape] += 1
                    shaped.append((unit, shape))
                    keyed += shape in _PLAIN and self._is_long_keyed(unit)
        if short:
            long = {unit for unit, shape in shaped if shape == "p text" or shape.endswith("fields")}
            found = [
                (unit, f"h{unit.level} fields" if unit.kind == "heading" else "p text")
                for unit in short_titles(self.text, self.units, long, short)
            ]
            shapes.update(shape for _, shape in found)
            shaped += found
        headings = Counter(unit.level for unit in self.units)
        for unit, shape in shaped:
            count = shapes[shape]
            if unit.kind == "heading":
                if count >= 3 and count >= 0.5 * headings[unit.level]:
                    unit.role = "entry"
            elif shape == "p keyed":
                if keyed >= 3:
                    unit.role = "entry"
            elif (
                count >= 3
                or (count == 2 and (not items or self._as_items(unit)))
                or self._complete(unit)
                or (shape == "p fields" and shapes["p marked"] >= 3)
            ):
                unit.role = "entry"
        self._siblings(shaped)
        self._attach()

    def _summaries(self) -> None:
        """`<details><summary><a href=…>Name</a> …</summary>` with fields as items below: an entry, and these its fields."""
        found: list[tuple[Unit, list[Unit]]] = []
        # `<summary>Title (2023) [<a href=…>Paper</a>]</summary>`
        labelled: list[Unit] = []
        for index, unit in enumerate(self.units):
            fold = fold_of(self.text, unit)
            if fold is None or unit.role or (summary := summary_of(unit)) is None:
                continue
            draft = self.judge.drafter.read(summary.inner_start, summary.inner_end, summary.children)
            # A unit begins at its own fold, not at the end of the one before it.
            unit.line += fold["closed"].count("\n")
            unit.start = fold.end("closed")
            below = list(self._labelled_items(index))
            if draft.title_kind == "link" and below:
                unit.draft = draft
                found.append((unit, below))
            elif self._is_labelled_summary(draft):
                unit.draft = draft
                labelled.append(unit)
        if len(labelled) >= 3:
            for unit in labelled:
                unit.role = "entry"
        if len(found) >= 2:
            for unit, below in found:
                unit.role = "entry"
                for other in below:
                    other.role = "field"
                unit.fields += below

    def _is_labelled_summary(self, draft: Draft) -> bool:
        return (
            draft.title_kind in ("text", "strong", "quote")
            and len(WORD.findall(draft.title)) >= 3
            and draft.outside_links > 0
            and self._labelled(draft)
            and draft.rest_words <= 6
        )

    def _labelled_items(self, index: int) -> Iterator[Unit]:
        """The items after a unit, where each begins with a link by label."""
        for at in range(index + 1, len(self.units)):
            other = self.units[at]
            if other.kind != "item" or other.draft is None:
                return
            links = other.draft.links
            if not links or not self.judge.drafter.reader.is_label(links[0]):
                return
            yield other

    def _siblings(self, shaped: list[tuple[Unit, str]]) -> None:
        """Headings that begin with the same mark as those that are entries (`##### • …`) are entries too."""
        marks = Counter(
            (unit.level, self._mark(unit))
            for unit, _ in shaped
            if unit.kind == "heading" and unit.role == "entry" and self._mark(unit)
        )
        for unit in self.units:
            if (
                not unit.role
                and unit.draft is not None
                and marks[unit.level, self._mark(unit)] >= 3
                and unit.draft.title
            ):
                unit.role = "entry"

    def _mark(self, unit: Unit) -> str:
        first = self.text[unit.start : unit.start + 1]
        return first if not first.isalnum() and first not in '[(*_`<"“' else ""

    def _complete(self, unit: Unit) -> bool:
        """Whether a paragraph says so much that it is an entry even alone: title, labelled links, authors or venue."""
        draft = unit.draft
        return (
            draft is not None
            and draft.title_kind in ("strong", "quote", "link")
            and bracketed_link(self.text, draft)
            and bool(draft.authors or draft.venue or draft.date)
            and draft.rest_words <= 6
        )

    def _as_items(self, unit: Unit) -> bool:
        """Whether a paragraph is written as the items of the list: a plain title and labelled links in brackets."""
        draft = unit.draft
        return (
            draft is not None
            and draft.title_kind == self.judge.preferred == "text"
            and bracketed_link(self.text, draft)
            and self._labelled(draft)
            and not draft.rest_words
        )

    def _labelled(self, draft: Draft) -> bool:
        """Return whether all links follow the title, none within it or before it."""
        return bool(draft.links) and all(
            link.kind == "link" and link.start >= draft.title_span.end for link in draft.links
        )

    # -- shapes ----------------------------------------------------------------------------------------------

    def _shape(self, unit: Unit, index: int) -> str:
        """A name for the way in which a paragraph or heading can be an entry, "" where it cannot."""
        draft = unit.draft
        if draft is None or not draft.title or unit.head is None:
            return ""
        if (
            unit.kind == "paragraph"
            and key_of(self.text[unit.head.start : unit.head.end]) is not None
            and draft.title_kind != "link"
        ):
            return ""
        if len(draft.title) < 40 and leads_back(draft.title):
            return ""
        if unit.kind == "heading":
            return self._heading_shape(unit, draft, index)
        if unit.line_draft is not None and unit.line_draft.is_fields:
            return ""
        if is_linking_sentence(self.text, draft, below=False):
            return ""
        if is_cited(unit, draft):
            return "p unlinked"
        if draft.title_kind == "link":
            return self._linked_shape(draft)
        if draft.title_kind == "text":
            return self._plain_shape(unit, draft)
        return self._marked_shape(unit, draft, index)

    def _heading_shape(self, unit: Unit, draft: Draft, index: int) -> str:
        words = len(WORD.findall(draft.title))
        link = draft.title_link
        if draft.title_kind == "link" and link is not None and not is_anchor(link.url) and words >= 2:
            return f"h{unit.level} link"
        bracketed = bracketed_link(self.text, draft)
        if draft.outside_links and draft.title_kind != "label" and words >= (1 if bracketed else 3):
            return f"h{unit.level} labels"
        named = words >= 3 or shows_work(self.text, self.units, index)
        return f"h{unit.level} {'fields' if named else 'short'}" if self._fields_below(unit, index) else ""

    def _linked_shape(self, draft: Draft) -> str:
        link = draft.title_link
        if (link is not None and is_anchor(link.url)) or _lead_words(draft) > 3:
            return ""
        if link is not None and "://" not in link.url and NAVIGATION.search(draft.title):
            return ""
        has_fields = draft.authors or draft.venue or (draft.labels and draft.indexed)
        if draft.rest_words > 14 and not has_fields:
            return ""
        words = len(WORD.findall(draft.title))
        return "p link" if words >= 2 or draft.date or draft.labels or not draft.rest_words else ""

    def _marked_shape(self, unit: Unit, draft: Draft, index: int) -> str:
        kind, words, own = draft.title_kind, len(WORD.findall(draft.title)), draft.outside_links
        if kind not in ("strong", "quote", "em"):
            return ""
        if kind == "em" and not (self._labelled(draft) or people_precede(draft)):
            return "p unlinked" if is_dated(draft) else ""
        if kind == "quote" and draft.lead_words > LONG_SLOT:
            # A sentence that quotes something.
            return ""
        if own and (words >= 2 or bracketed_link(self.text, draft) or self._heads_lines(unit, draft)):
            return "p marked"
        if kind == "quote" and words > MOST_QUOTED:
            return ""
        if own:
            return ""
        if self._fields_follow(unit, index):
            return "p fields"
        return "p unlinked" if words >= 3 and draft.authors and (draft.venue or draft.date) else ""

    def _heads_lines(self, unit: Unit, draft: Draft) -> bool:
        """Whether a bold title fills the first line of a paragraph, as above a description and lines with keys."""
        line = self.text[unit.start : unit.end].partition("\n")[0].strip()
        return (
            draft.title_kind == "strong"
            and draft.title_span.start < unit.start + 4
            and len(line) <= draft.title_span.end - draft.title_span.start + 4
        )

    def _plain_shape(self, unit: Unit, draft: Draft) -> str:
        words = len(WORD.findall(draft.title))
        keyed = "p keyed" if self._is_keyed(draft) else ""
        if not draft.outside_links or draft.lead_words > 3:
            return keyed
        if words > 12 and draft.title.endswith(".") and draft.links[-1].end <= draft.title_span.start:
            # A sentence below a linked image.
            return ""
        if tells_news(draft.title) or addresses_reader(draft.title):
            return ""
        has_fields = draft.date or draft.venue or draft.authors or unit.end_line > unit.line
        if (has_fields or bracketed_link(self.text, draft)) and not self.judge.is_prose(draft):
            return "p text" if words >= 3 or draft.indexed else keyed or "p short"
        return keyed

    def _is_long_keyed(self, unit: Unit) -> bool:
        """Whether a paragraph with a key before its URL has a title of at least three words."""
        draft = unit.draft
        return draft is not None and len(WORD.findall(draft.title)) >= 3 and self._is_keyed(draft)

    def _is_keyed(self, draft: Draft) -> bool:
        """Whether a paragraph is a title in plain text, a key and a bare URL: `Tidy Barns, PDF: <https://…>`."""
        if draft.title_kind != "text" or draft.lead_words or len(draft.links) != 1:
            return False
        (link,) = draft.links
        between = self.text[draft.title_span.end : link.start].lstrip(_AFTER_TITLE)
        key = key_of(between)
        return (
            link.kind == "url"
            and key is not None
            and key[0] == "link"
            and key[2] == len(between)
            and not link_labels.is_label(link_labels.normal(draft.title))
        )

    def _fields_follow(self, unit: Unit, index: int) -> bool:
        """Whether the next block holds fields with a link: labelled links, keys with URLs."""
        seen = False
        described = 0
        for other in self.units[index + 1 : index + 12]:
            if other.kind in ("heading", "rule", "table") or fold_of(self.text, other) is not None:
                break
            if other.kind == "paragraph" and not self._is_field(other):
                if other.role == "entry":
                    break
                described += 1
                if seen or described > _MOST_DESCRIPTIONS or not self._describes(unit, other):
                    break
            if other.kind == "item" and not self._is_field_item(other):
                return False
            if (other.draft is not None and other.draft.outside_links) or (
                other.kind == "html" and "href" in self.text[other.start : other.end]
            ):
                if other.kind == "html" and _LISTED.search(self.text, other.start, other.end):
                    return False
                seen = True
        return seen

    def _describes(self, unit: Unit, other: Unit) -> bool:
        """Whether a paragraph between a bold title on a line of its own and its fields describes the work."""
        draft = other.draft
        return (
            unit.draft is not None
            and self._heads_lines(unit, unit.draft)
            and draft is not None
            and draft.title_kind == "text"
            and not draft.links
        )

    def _fields_below(self, unit: Unit, index: int) -> bool:
        """Return whether the blocks under a heading, up to the next one, are fields of one work rather than works."""
        seen = url_below(self.text, self.units, index)
        for other in self.units[index + 1 + seen : index + 40]:
            if other.kind in ("heading", "rule", "table"):
                break
            if other.role == "entry" or self._may_be_entry(other):
                return False
            if other.draft is None or other.head is None:
                markup = self.text[other.start : other.end] if other.kind == "html" else ""
                if _LISTED.search(markup):
                    return False
                seen = seen or "href" in markup
            elif other.draft.outside_links:
                seen = seen or other.kind == "item" or self._is_field(other)
            elif other.line_draft is not None and other.line_draft.is_fields:
                seen = True
        return seen

    def _may_be_entry(self, unit: Unit) -> bool:
        draft = unit.draft
        return (
            draft is not None
            and draft.title_kind in ("link", "strong", "quote")
            and draft.outside_links > 0
            and not self._is_field(unit)
        )

    def _is_field_item(self, unit: Unit) -> bool:
        return unit.draft is not None and (
            unit.parent is not None or unit.role in ("prose", "field") or self.judge.is_field(unit)
        )

    def _is_field(self, unit: Unit) -> bool:
        """Whether a paragraph is made of fields: authors, labelled links, badges, keys with values."""
        draft = unit.draft
        assert draft is not None and unit.head is not None
        body = self.text[unit.head.start : unit.head.end]
        if key_of(body) is not None or draft.title_kind in ("", "label") or KEYED_URLS.fullmatch(body):
            return True
        if unit.line_draft is not None and unit.line_draft.is_fields:
            return True
        if not draft.outside_links:
            shown = rendered_text(self.text, unit.head.start, unit.head.end, unit.head.parts)
            return author_names.is_list(shown.split(" - ")[0], lenient=True) or author_names.has_et_al(shown)
        return False

    def _is_keyed_link(self, unit: Unit) -> bool:
        """Whether a paragraph is a key and a linked title: a work by itself, or a field of the work that a heading names."""
        return unit.kind == "paragraph" and key_of(self.text[unit.start : unit.end]) is not None

    # -- what belongs to whom --------------------------------------------------------------------------------

    def _attach(self) -> None:
        """Give each paragraph or heading entry the fields after it, up to the next entry, heading or rule."""
        holder: Unit | None = None
        waiting: list[Unit] = []
        notes = remarks(self.judge)
        for unit in self.units:
            if (
                holder is not None
                and holder.kind == "heading"
                and (unit in notes or self._is_keyed_link(unit))
            ):
                unit.role = ""
            if unit.kind in ("heading", "rule", "table") or unit.role in ("entry", "contents"):
                waiting = []
                holder = None
                if unit.role == "entry" and unit.kind in ("paragraph", "heading"):
                    holder = unit
                if unit.role == "entry" and unit.kind == "item" and unit.parent is None:
                    holder = unit
                continue
            if (
                holder is None
                or unit.kind == "quote"
                or (unit.draft is not None and unit.draft.links and not unit.draft.outside_links)
            ):
                continue
            if (
                unit.kind == "paragraph"
                and unit.draft is not None
                and unit.draft.date
                and not unit.draft.links
                and not unit.draft.title
                and holder.following is not unit
            ):
                # A date on a line of its own heads what follows.
                holder, waiting = None, []
                continue
            if holder.kind == "item":
                if unit.parent is None and unit.kind == "paragraph" and self._belongs_to_item(unit, holder):
                    holder.fields.append(unit)
                continue
            field = (
                unit.kind == "html"
                or (unit.kind == "paragraph" and (self._is_field(unit) or holder.kind == "heading"))
                or (unit.kind == "item" and (holder.kind == "heading" or self._is_field_item(unit)))
            )
            if field:
                waiting.append(unit)
                if unit.kind != "html" or "href" in self.text[unit.start : unit.end]:
                    for other in waiting:
                        other.role = "field"
                        holder.fields.append(other)
                    waiting = []
            elif len(waiting) < _MOST_DESCRIPTIONS and self._describes(holder, unit):
                waiting.append(unit)
            else:
                holder, waiting = None, []

    def _belongs_to_item(self, unit: Unit, holder: Unit) -> bool:
        """A paragraph at the margin right after an item: its authors, its links, or a keyed description."""
        if unit.head is None or unit.draft is None or unit.line > _last_line(holder) + 2:
            return False
        body = self.text[unit.head.start : unit.head.end]
        if key_of(body) is not None:
            return True
        draft = unit.draft
        if draft.title_kind in ("", "label") and draft.outside_links:
            return not (holder.draft is not None and holder.draft.labels) and not leads_back(body)
        shown = rendered_text(self.text, unit.head.start, unit.head.end, unit.head.parts)
        return author_names.is_list(shown) and not draft.outside_links


def _lead_words(draft: Draft) -> int:
    """The number of words before a title, without those of the venue."""
    venue = draft.venue
    if venue is None or venue.span.start < draft.start or venue.span.end > draft.title_span.start:
        return draft.lead_words
    return draft.lead_words - len(WORD.findall(venue.raw))


def _last_line(unit: Unit) -> int:
    return max([unit.end_line, *(field.end_line for field in unit.fields)])
