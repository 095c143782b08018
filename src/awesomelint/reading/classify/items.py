"""Judging: which units are entries, which are fields or notes of one, and which are prose, contents or labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import author_names, link_labels, titles
from awesomelint.markdown.blocks import Block
from awesomelint.markdown.render import is_badge, label_text, links_of, rendered_text
from awesomelint.reading.classify.bold_names import bold_names
from awesomelint.reading.classify.cited import is_cited
from awesomelint.reading.classify.contents import leads_back, slugs, without_works
from awesomelint.reading.classify.headed_fields import headed_fields
from awesomelint.reading.classify.item_keys import item_key
from awesomelint.reading.classify.keyed_lines import key_of
from awesomelint.reading.classify.keyed_titles import keyed_titles
from awesomelint.reading.classify.sentences import is_linking_sentence
from awesomelint.reading.dialect import PLAIN, Dialect
from awesomelint.reading.kept_drafts import KeptDrafts, Surroundings
from awesomelint.reading.outline import Stretch, Unit, items_by_list
from awesomelint.reading.parse.draft import Draft, is_anchor
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.section_names import is_contact
from awesomelint.reading.slot_venues import dated
from awesomelint.reading.thresholds import (
    BESIDE_SHARE,
    MARKED_WORDS,
    MOST_QUOTED,
    OWN_KEYS,
    RARELY_LINKED,
    UNLINKED_ITEMS,
    UNLINKED_SHARE,
)
from awesomelint.reading.votes.sections import Votes
from awesomelint.util.regex import WORD, compiled, lazy_pattern
from awesomelint.util.text import contains_any

# A link to another page of the list.
NAVIGATION = lazy_pattern(
    r"(?i)^\W*(?:latest|comprehensive|complete|full|more|see all|view|all|back|next|previous)\b.*\b(?:lists?|papers?|page|here)\b"
)
_NEWS = compiled(
    r"(?i)\bour (?:\w+ )?(?:paper|survey|work|research|code|model|dataset|repo\w*)\b|\bwe(?:'ve| have)? (?:are |also )?(?:releas|updat|add|publish|preprint|open-?sourc|creat|propos)\w*|"
    r"\b(?:has|have|was|is|are|been) accepted (?:by|to|at|in)\b|\bthanks? (?:to )?@|^thanks? to\b"
)
# All texts that tell news contain one of these words, which are found much faster than the pattern.
_NEWS_WORDS = ("our ", "we ", "we'", " accepted ", "thank")
_SENTENCE_START = lazy_pattern(
    r"(?i)(?:if you|we |our |this (?:repo|list|is|paper list)|these |you can|please|for (?:more|details|a |further)|see |check |feel free|"
    r"thanks|thank |here (?:is|are|we)|there (?:is|are)|the (?:following|list|repo)|note that|currently|if there|any |most of|some of|"
    r"welcome|contribut|it is|i |i'm |my |look(?:ing)? |also |other |read the|\[?todo|maintained by|created by|inspired by|based on|"
    r"read more|click|download|follow |join )"
)
_SENTENCE_END = compiled(r"[.?!。！？]+\s+")
# `**ICML** is the International Conference on …`: an abbreviation of the list.
_EXPLAINS = lazy_pattern(
    r"(?:[\w-]+ ){0,2}(?:is|means|stands for) .*\b(?:Conference|Journal|Symposium|Transactions|Letters|Workshop|Proceedings)\b"
)
_OWN_KEY = lazy_pattern(r"[*_`]*+([^\W\d_][\w-]*+(?: [\w-]++)?)[*_`]*+\s?[:：][*_`\s]")
# A linked identifier before a title: `[arXiv:2405.00200](…) Tidy Sheep on Hills`.
_IDENTIFIER = lazy_pattern(r"\[arxiv:\d{4}\.\d", re.IGNORECASE)

# A word of links with so many targets, at five places, names what they lead to.
_TARGETS = 4


def tells_news(body: str) -> bool:
    """Return whether a text tells news of the list or of its authors."""
    return contains_any(body.lower(), _NEWS_WORDS) and _NEWS.search(body) is not None


def addresses_reader(title: str) -> bool:
    """Return whether a sentence after the first is about the list, or for the reader: `… Please refer to …`."""
    return any(_SENTENCE_START.match(title, end.end()) for end in _SENTENCE_END.finditer(title))


class Judge:
    """Classifies all units of one source and sets their `role`, `draft` and `fields`."""

    def __init__(
        self,
        text: str,
        units: list[Unit],
        undefined: frozenset[int],
        *,
        defines: bool,
        kept: KeptDrafts | None,
    ) -> None:
        self.text = text
        self.units = units
        own_labels, self.indexed = self._count_links()
        self.drafter = Parser(text, Surroundings(own_labels, undefined, defines=defines), kept)
        self.preferred = ""
        self.own_keys = self._keys()
        self.keyed_list: Block | None = None
        self.names: set[Unit] = set()
        # The anchors of the headings, once they are needed.
        self._slugs: frozenset[str] | None = None
        self.lists = items_by_list(units)
        # Entries with titles after keys.
        self.keyed: dict[Unit, list[Unit]] = {}

    def _keys(self) -> frozenset[str]:
        """The words with a colon that begin items below so many entries that they are keys of this list: `ExpEnv: …`."""
        seen: Counter[str] = Counter()
        for unit in self.units:
            for key in {key for below in unit.below if (key := self._key(below))}:
                seen[key] += 1
        return frozenset(key for key, count in seen.items() if count >= OWN_KEYS)

    def _key(self, unit: Unit) -> str:
        if unit.head is None:
            return ""
        match = _OWN_KEY.match(self.text, unit.head.start, unit.head.end)
        return match[1].casefold() if match else ""

    def _has_own_key(self, unit: Unit) -> bool:
        return unit.parent is not None and self._key(unit) in self.own_keys

    def _count_links(self) -> tuple[frozenset[str], Counter[str]]:
        """Return the link texts that this list uses as labels, and how many items link to places within one page.

        Labels occur many times, with different targets. A page with many such links is an index of that page.
        """
        labelled: list[tuple[str, str]] = []
        indexed: Counter[str] = Counter()
        for unit in self.units:
            for stretch in filter(None, (unit.head, *unit.more)):
                for link in links_of(stretch.parts):
                    if is_anchor(link.url):
                        continue
                    labelled.append((link_labels.normal(label_text(self.text, link)), link.url))
                    if (
                        "#" in link.url
                        and "/#/" not in link.url
                        and unit.kind == "item"
                        and stretch is unit.head
                    ):
                        indexed[_page(link.url)] += 1
        seen = Counter([word for word, _ in labelled])
        targets = Counter([word for word, _ in set(labelled)])
        labels = frozenset(word for word, count in seen.items() if count >= 5 and targets[word] >= _TARGETS)
        return labels, indexed

    def run(self) -> None:
        """Classify every list item; `Groups` classifies the other units afterwards."""
        votes = Votes(self.text, self.drafter, self.units)
        votes.run()
        self.preferred = votes.preferred
        self.names = bold_names(self.text, self.lists.values())
        headed = headed_fields(self.text, self.units, self.drafter)
        taken = {item for items in headed.values() for item in items}
        self.keyed = keyed_titles(self.drafter, self.units, self.lists.values(), taken)
        skipped = without_works(self.text, self.units)
        contact = False
        for unit in self.units:
            if unit.kind == "heading":
                contact = False
            elif unit.kind == "paragraph" and unit.head is not None:
                line = self.text[unit.head.start : unit.head.end]
                contact = is_contact(line)
            if unit in skipped:
                if unit.kind != "heading":
                    unit.role = "contents"
                continue
            if unit in headed:
                unit.role = "entry"
                for item in headed[unit]:
                    item.role = "field"
            if unit in self.keyed:
                unit.role = "entry"
                unit.fields = list(_with_all_below(self.keyed[unit]))
                for field in unit.fields:
                    field.role = "field"
            if unit.kind == "item" and not unit.role and not contact:
                self._item(unit)
        self._unlinked()

    def draft(self, stretch: Stretch, dialect: Dialect = PLAIN) -> Draft:
        """One stretch read as an entry's head."""
        return self.drafter.draft(stretch.start, stretch.end, stretch.parts, dialect)

    def _leads_within(self, url: str) -> bool:
        """Whether a URL on GitHub leads to a heading of this list: `https://github.com/owner/list#sheep`."""
        page, _, fragment = url.partition("#")
        if not fragment or "github.com/" not in page:
            return False
        if self._slugs is None:
            self._slugs = slugs(self.text, self.units)
        return fragment.casefold() in self._slugs

    # -- items -----------------------------------------------------------------------------------------------

    def _item(self, unit: Unit) -> None:
        """Judge an item and, from it, those below it."""
        draft = unit.draft
        if unit.head is None or draft is None:
            unit.role = "empty"
            return
        own = [link for link in draft.links if not is_anchor(link.url)]
        if (draft.links and not own) or (
            len(own) == 1
            and not draft.rest_words
            and (self.indexed[_page(own[0].url)] >= 5 or self._leads_within(own[0].url))
        ):
            unit.role = "contents"
            return
        parent = _enclosing_entry(unit)
        if parent is not None:
            unit.role = self._nested(unit, draft)
        elif unit.block is not None and unit.block.children[0].kind == "heading" and not own:
            unit.role = "group"
        elif self._keyed(unit, draft) or (self.is_news(unit.head) and not self._titled_first(draft)):
            unit.role = "prose"
        else:
            unit.role = self._top(unit, draft, len(own))

    def _unlinked(self) -> None:
        """Titles without links: where a list has no links at all, or nearly all items beside them are
        entries.

        `- Enhancing Sheep Prediction with Lanterns 【context】` is a title by its capitals; prose has none.
        """
        lists = {key: [unit for unit in items if not unit.hidden] for key, items in self.lists.items()}
        items = [unit for unit in self.units if unit.kind == "item"]
        linked = sum(
            unit.role == "entry" or (unit.draft is not None and bool(unit.draft.outside_links))
            for unit in self.units
        )
        bare = linked <= RARELY_LINKED * len(items)
        titled = {
            key: [unit for unit in items if unit.role == "prose" and self._is_title(unit)]
            for key, items in lists.items()
        }
        enough = sum(map(len, titled.values())) >= UNLINKED_ITEMS
        for key, items in lists.items():
            entries = sum(unit.role == "entry" for unit in items)
            if (bare and enough and len(titled[key]) >= UNLINKED_SHARE * len(items)) or (
                entries >= BESIDE_SHARE * len(items)
            ):
                for unit in titled[key]:
                    unit.role = "entry"

    def _is_title(self, unit: Unit) -> bool:
        """Whether an item without links could be a work's title: most of its longer words begin with capitals, all is bold, or a
        venue or date is all that follows.
        """
        draft = unit.draft
        if (
            draft is None
            or unit.parent is not None
            or draft.title_kind not in ("text", "strong", "em", "quote")
        ):
            return False
        words = [word for word in WORD.findall(draft.title) if len(word) > 3]
        if not draft.title.isascii() and any(word[0].isalpha() and not word.isascii() for word in words):
            return False
        if not 2 <= len(words) <= 25 or draft.rest_words > 6 or draft.title.endswith((":", "：", "!")):
            return False
        if _EXPLAINS.match(draft.title) or tells_news(draft.title):
            return False
        if draft.title_kind == "strong" and len(words) >= MARKED_WORDS and not draft.rest_words:
            return True
        capitals = sum(1 for word in words if word[0].isupper())
        return capitals >= 0.75 * len(words) or self._ends_in_field(unit, draft)

    def _ends_in_field(self, unit: Unit, draft: Draft) -> bool:
        """Whether a title and the venue or date in brackets after it are all of an item: `A Survey of sheep (ICML 2020)`."""
        field = draft.venue or draft.date
        return (
            field is not None
            and field.span.start >= draft.title_span.end
            and not (draft.links or draft.lead_words or draft.rest_words)
            and draft.title[0].isupper()
            and self.text[unit.end - 1] in ")]）】"
        )

    def is_news(self, head: Stretch) -> bool:
        """Whether a stretch tells news of the list or of its authors."""
        return tells_news(self.text[head.start : head.end])

    def links_within(self, stretch: Stretch, draft: Draft) -> bool:
        """Return whether the only link of a stretch is a name within a sentence: `Much like [Barns](…) with a roof`."""
        if len(draft.links) != 1:
            return False
        (link,) = draft.links
        if self.drafter.reader.is_label(link):
            return False
        before = WORD.search(self.text, stretch.start, link.start)
        return before is not None and len(WORD.findall(self.text, link.end, stretch.end)) > 1

    def _titled_first(self, draft: Draft) -> bool:
        """Whether an item begins with a title, whatever follows: an abstract reads like news."""
        if draft.lead_words or (draft.title_kind != "link" and _NEWS.search(draft.title)):
            return False
        words = len(WORD.findall(draft.title))
        if draft.title_kind == "link":
            return words >= 4
        has_fields = draft.authors or draft.venue or bracketed_link(self.text, draft)
        return draft.title_kind in ("strong", "quote") and words >= 3 and bool(has_fields)

    def _keyed(self, unit: Unit, draft: Draft) -> bool:
        """Whether an item at the margin is a key with its value, as `- arXiv: https://…` below a title of its
        own.

        If the first item of a list is one, so are those after it that end in a bare URL (`- github(Caffe): …`).
        """
        assert unit.head is not None
        if unit in self.names:
            return False
        body = self.text[unit.head.start : unit.head.end]
        if (
            _IDENTIFIER.match(body) is not None
            and draft.links[0].end <= draft.title_span.start
            and len(WORD.findall(draft.title)) >= 3
        ):
            return False
        if key_of(body) is not None and (draft.title_kind != "link" or len(WORD.findall(draft.title)) <= 3):
            self.keyed_list = unit.block.parent if unit.block is not None else None
            return True
        if unit.block is None or unit.block.parent is None or unit.block.parent is not self.keyed_list:
            return False
        return (
            len(draft.links) == 1
            and draft.links[0].kind == "url"
            and not self.text[draft.links[0].end : unit.head.end].strip()
        )

    def _top(self, unit: Unit, draft: Draft, links: int) -> str:
        fields_below = [below for below in unit.below if self.is_field(below)]
        fields = set(fields_below)
        works_below = [
            below for below in unit.below if below not in fields and below.draft and below.draft.outside_links
        ]
        more_links = sum(
            1 for stretch in unit.more for link in links_of(stretch.parts) if not is_anchor(link.url)
        )
        if not links and not more_links:
            linked = [below for below in fields_below if below.draft and below.draft.outside_links]
            notes = [below for below in linked if self._is_sentence(below)]
            grouped = works_below or (notes and len(notes) == len(linked))
            if grouped and not any(map(self._has_people_key, fields_below)):
                return "group"
            if linked and draft.title and draft.title_kind != "label":
                # `- Tensorflow` above bare URLs heads a group.
                return "group" if link_labels.is_label(link_labels.normal(draft.title)) else "entry"
            return "entry" if self._is_work_unlinked(unit, draft) else "prose"
        if not draft.title:
            return (
                "field"
                if leads_back(self.text[unit.start : unit.end])
                else "entry"
                if draft.outside_links
                else "prose"
            )
        if draft.title_kind == "label" and works_below:
            return "group"
        if leads_back(draft.title):
            return "contents"
        if (
            draft.title_kind == "link"
            and draft.lead_words > 7
            and draft.lead_words > len(WORD.findall(draft.title))
        ):
            return "prose"
        sentence = draft.title_kind == "text" and self.is_prose(draft)
        return "prose" if sentence or is_linking_sentence(self.text, draft, below=False) else "entry"

    def is_prose(self, draft: Draft) -> bool:
        """Whether plain text with a link in it is a sentence rather than a title with its link."""
        words = len(WORD.findall(draft.title))
        linked = draft.outside_links
        shown = [label_text(self.text, link) for link in draft.links]
        plain = all(not link_labels.is_label(link_labels.normal(label)) for label in shown)
        if words > 40 or (draft.rest_words > 12 and plain):
            return True
        return (
            bool(_SENTENCE_START.match(draft.title))
            and linked > 0
            and (plain or draft.rest_words > 3 or "here" in [s.lower() for s in shown])
        )

    def _is_work_unlinked(self, unit: Unit, draft: Draft) -> bool:
        """A work listed without a link: it says where or by whom it was published."""
        if is_cited(unit, draft):
            return True
        words = len(WORD.findall(draft.title))
        if (
            draft.title_kind not in ("strong", "quote", "text", "em")
            or words > (MOST_QUOTED if draft.title_kind == "quote" else 40)
            or (_SENTENCE_START.match(draft.title) and not (draft.venue and draft.venue.year and words >= 4))
            or _EXPLAINS.match(draft.title)
        ):
            return False
        if words < 3 and not (
            draft.authors and titles.word_count(draft.title) >= (2 if draft.venue is not None else 3)
        ):
            return False
        return (
            draft.venue is not None
            or (bool(draft.authors) and draft.date is not None)
            or (len(draft.authors) > 1 and draft.title_kind != "text")
        )

    def is_field(self, unit: Unit) -> bool:
        """Whether a nested item holds fields of the work above it rather than a work."""
        draft = unit.draft
        if draft is None or unit.head is None:
            return True
        body = self.text[unit.head.start : unit.head.end]
        if key_of(body) is not None:
            return True
        if self._has_own_key(unit):
            return True
        if draft.title_kind in ("", "label") or (unit.line_draft is not None and unit.line_draft.is_fields):
            return True
        if not draft.outside_links:
            return not any(below.draft and below.draft.outside_links for below in unit.below)
        if all(
            link.kind == "url" or is_badge(link) or self.drafter.reader.is_label(link) for link in draft.links
        ):
            if draft.title_kind in ("strong", "quote") and draft.rest_words >= 3:
                return False
            if draft.title_kind == "em" and dated(draft.title) is not None:
                # `*Barn Letters 2020* [[pdf](…)]`
                return True
            if author_names.is_list(draft.title) or len(WORD.findall(draft.title)) <= 2:
                return True
            if len(rendered_text(self.text, unit.head.start, unit.head.end, unit.head.parts)) > 200:
                return True
        return unit.parent is not None and self._is_sentence(unit)

    def _is_sentence(self, unit: Unit) -> bool:
        """Whether an item below another one is a sentence with a link in it."""
        return unit.draft is not None and is_linking_sentence(self.text, unit.draft, below=True)

    def _has_people_key(self, unit: Unit) -> bool:
        """Whether an item has a key of authors: what is above it is a work, whatever else is below."""
        key = item_key(self.text[unit.head.start : unit.head.end]) if unit.head is not None else None
        return key is not None and key[0] == "authors"

    def _nested(self, unit: Unit, draft: Draft) -> str:
        if self.is_field(unit):
            return "field"
        if draft.title_kind == "link":
            return "entry" if draft.lead_words <= 15 or len(WORD.findall(draft.title)) >= 4 else "field"
        if draft.title_kind == "text" and self.is_prose(draft):
            return "field"
        return "entry"


def bracketed_link(text: str, draft: Draft) -> bool:
    """Return whether a link has brackets of its own: `[[pdf](…)]`, `\\[[pdf](…)\\]`, `[[pdf]](…)`, `([pdf](…))`."""
    for link in draft.links:
        before = text[max(0, link.start - 1) : link.start]
        if (
            before in ("[", "(", "【", "（")
            or text[link.inner_start : link.inner_start + 1] in ("[", "\\", "`")
            or text[link.start] == "<"
        ):
            return True
    return False


def _with_all_below(units: list[Unit]) -> Iterator[Unit]:
    """Yield some units, each with those below it."""
    for unit in units:
        yield unit
        yield from _with_all_below(unit.below)


def _page(url: str) -> str:
    """A URL without its fragment, if it has one; URLs without one are pages of their own."""
    head, mark, _ = url.partition("#")
    return head if mark else ""


def _enclosing_entry(unit: Unit) -> Unit | None:
    parent = unit.parent
    while parent is not None:
        if parent.role == "entry":
            return parent
        parent = parent.parent
    return None
