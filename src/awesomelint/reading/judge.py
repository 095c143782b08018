"""Judging: which units are entries, which are fields or notes of one, and which are prose, contents or labels."""

from __future__ import annotations

import re
from collections import Counter

from awesomelint.fields import labels, names
from awesomelint.markdown.blocks import Block
from awesomelint.reading.draft import Draft, Drafter, is_anchor
from awesomelint.reading.keys import key_of
from awesomelint.reading.nodes import is_badge, label_text, links_of, visible
from awesomelint.reading.units import Stretch, Unit

_WORD = re.compile(r"[^\W_]+")
# Sections that hold no works, whatever links stand in them.
_NOT_WORKS = re.compile(
    r"^\W*(?:contribut\w*( guide\w*)?|how to contribute|contribution guidelines|licen[cs]e|"
    r"acknowledge?ments?|citations?|citing|cite( this| us)?|bibtex|contacts?( us)?|star history|stargazers.*|maintainers?|contributors?|"
    r"sponsors?|support us|how to cite|友情链接|贡献|致谢|许可证|联系.*|引用)\W*$",
    re.IGNORECASE,
)
# Sections that hold only links to others; what stands under the next heading, whatever its level, is not of them.
_CONTENTS = re.compile(
    r"^\W*(?:tables? of contents?|contents?|toc|outline|menu|navigation|quick links|目录|目次)\W*$", re.IGNORECASE
)
_CONTACT = re.compile(
    r"^\W*(?:contacts?(?: us)?|authors?|maintainers?|maintained by|contributors?|acknowledge?ments?|联系(?:方式|我们)?)\W*$",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"(?i)^(?:complete|full|more|see all|view|all|back|next|previous)\b.*\b(?:lists?|papers?|page|here)\b"
)
_NEWS = re.compile(
    r"(?i)\bour (?:\w+ )?(?:paper|survey|work|code|model|dataset|repo\w*)\b|\bwe(?:'ve| have)? (?:are |also )?(?:releas|updat|add|publish|preprint|open-?sourc|creat|propos)\w*|"
    r"\b(?:has|have|was|is|are|been) accepted (?:by|to|at|in)\b|\bthanks? (?:to )?@|^thanks? to\b"
)
_NEWS_WORD = re.compile(r"[Oo]ur |[Ww]e['’ ]|accepted|hank")
_BACK = re.compile(r"(?i)(?:back|go) to (?:top|toc|contents?)|返回|⬆|🔝|^\W*top\W*$")


class Judge:
    """Judges all units of one source; results stand in their `role`, `draft` and `fields`."""

    def __init__(self, text: str, units: list[Unit]) -> None:
        self.text = text
        self.units = units
        self.drafter = Drafter(text, self._own_labels())
        self.favour = ""
        self.keyed_list: Block | None = None
        # How many items link to places within one page: an index of that page, whatever its address.
        self.indexed = Counter(
            _page(link.url)
            for unit in units
            if unit.kind == "item" and unit.head is not None
            for link in links_of(unit.head.parts)
            if "#" in link.url and "/#/" not in link.url and not is_anchor(link.url)
        )

    def _own_labels(self) -> frozenset[str]:
        """Link texts that stand in this list many times, each time with another target, name a kind of link."""
        seen: Counter[str] = Counter()
        targets: dict[str, set[str]] = {}
        for unit in self.units:
            for stretch in filter(None, (unit.head, *unit.more)):
                for link in links_of(stretch.parts):
                    if link.kind == "link" and link.inner_end - link.inner_start < 40 and not is_anchor(link.url):
                        word = labels.normal(label_text(self.text, link))
                        if len(word) < 30:
                            seen[word] += 1
                            if seen[word] < 8:
                                targets.setdefault(word, set()).add(link.url)
        return frozenset(word for word, count in seen.items() if count >= 5 and len(targets[word]) > 3)

    def run(self) -> None:
        """Judge every unit."""
        self._draft_all()
        skipping = 0
        contact = False
        for index, unit in enumerate(self.units):
            if unit.kind == "heading" and unit.head is not None:
                title = visible(self.text, unit.head.start, unit.head.end, unit.head.parts)
                if unit.level <= skipping:
                    skipping = 0
                if not skipping and _NOT_WORKS.match(title):
                    skipping = unit.level
                elif not skipping and _CONTENTS.match(title):
                    skipping = 7
                contact = False
            elif unit.kind == "paragraph" and unit.head is not None:
                line = self.text[unit.head.start : unit.head.end]
                contact = len(line) < 60 and _CONTACT.match(line.strip("*_ :：")) is not None
            if skipping and unit.kind != "heading":
                unit.role = "contents"
            elif contact and unit.kind == "item":
                unit.role = "prose"
            elif unit.kind == "item" and not unit.role:
                self._item(unit)
        Groups(self).run()

    # -- drafts -----------------------------------------------------------------------------------------------------

    def _draft_all(self) -> None:
        kinds: Counter[str] = Counter()
        for unit in self.units:
            if unit.head is not None and unit.kind in ("item", "paragraph", "heading"):
                unit.draft = self.draft(unit.head, "")
                if unit.draft.outside_links and unit.kind == "item":
                    kinds[unit.draft.title_kind] += 1
        total = sum(kinds.values())
        for kind, count in kinds.most_common(1):
            if count >= 4 and count > 0.6 * total and kind in ("text", "link", "em"):
                self.favour = kind
                for unit in self.units:
                    if (
                        unit.kind == "item"
                        and unit.draft is not None
                        and unit.draft.title_kind != kind
                        and unit.head is not None
                    ):
                        again = self.draft(unit.head, kind)
                        if again.title_kind == kind:
                            unit.draft = again

    def draft(self, stretch: Stretch, favour: str = "") -> Draft:
        """One stretch read as an entry's head."""
        return self.drafter.draft(stretch.start, stretch.end, stretch.parts, favour)

    # -- items ------------------------------------------------------------------------------------------------------

    def _item(self, unit: Unit) -> None:
        """Judge an item and, from it, those below it."""
        draft = unit.draft
        if unit.head is None or draft is None:
            unit.role = "empty"
            return
        own = [link for link in draft.links if not is_anchor(link.url)]
        if (draft.links and not own) or (len(own) == 1 and self.indexed[_page(own[0].url)] >= 5):
            unit.role = "contents"
            return
        parent = _enclosing_entry(unit)
        if parent is not None:
            unit.role = self._nested(unit, draft)
        elif unit.block is not None and unit.block.children[0].kind == "heading" and not own:
            unit.role = "group"
        elif self._keyed(unit, draft) or (self.is_news(unit.head) and not self._title_link_first(draft)):
            unit.role = "prose"
        else:
            unit.role = self._top(unit, draft, len(own))

    def is_news(self, head: Stretch) -> bool:
        """Whether a stretch tells news of the list or of its authors."""
        return (
            _NEWS_WORD.search(self.text, head.start, head.end) is not None
            and _NEWS.search(self.text, head.start, head.end) is not None
        )

    def _title_link_first(self, draft: Draft) -> bool:
        return draft.title_kind == "link" and not draft.lead_words and len(_WORD.findall(draft.title)) >= 4

    def _keyed(self, unit: Unit, draft: Draft) -> bool:
        """Whether an item at the margin is a key with its value, as `- arXiv: https://…` below a title of its own.

        Where the first item of a list is one, so are those behind it that end in a bare address (`- github(Caffe): …`).
        """
        assert unit.head is not None
        body = self.text[unit.head.start : unit.head.end]
        if key_of(body) is not None and (draft.title_kind != "link" or len(_WORD.findall(draft.title)) <= 3):
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
        fields_below = [below for below in unit.below if self._is_field(below)]
        fields = set(fields_below)
        works_below = [
            below for below in unit.below if below not in fields and below.draft and below.draft.outside_links
        ]
        more_links = sum(1 for stretch in unit.more for link in links_of(stretch.parts) if not is_anchor(link.url))
        if not links and not more_links:
            linked_fields = any(below.draft and below.draft.outside_links for below in fields_below)
            if works_below:
                return "group"
            if linked_fields and draft.title and draft.title_kind != "label":
                return "entry"
            return "entry" if self._is_work_unlinked(unit, draft) else "prose"
        if not draft.title:
            return (
                "field"
                if _BACK.search(self.text, unit.start, unit.end)
                else "entry"
                if draft.outside_links
                else "prose"
            )
        if draft.title_kind == "label" and works_below:
            return "group"
        if _BACK.search(draft.title):
            return "contents"
        if draft.title_kind == "link" and draft.lead_words > 7 and draft.lead_words > len(_WORD.findall(draft.title)):
            return "prose"
        if draft.title_kind == "text" and self._is_prose(draft):
            return "prose"
        return "entry"

    def _is_prose(self, draft: Draft) -> bool:
        """Whether plain text with a link in it is a sentence rather than a title with its link."""
        words = len(_WORD.findall(draft.title))
        linked = draft.outside_links
        shown = [label_text(self.text, link) for link in draft.links]
        plain = all(not labels.is_label(labels.normal(label)) for label in shown)
        if words > 40 or (draft.rest_words > 12 and plain):
            return True
        return (
            bool(_SENTENCE_START.match(draft.title))
            and linked > 0
            and (plain or draft.rest_words > 3 or "here" in [s.lower() for s in shown])
        )

    def _is_work_unlinked(self, unit: Unit, draft: Draft) -> bool:
        """A work listed without a link: it says where or by whom it was published."""
        words = len(_WORD.findall(draft.title))
        if (
            draft.title_kind not in ("strong", "quote", "text", "em")
            or words > 40
            or _SENTENCE_START.match(draft.title)
        ):
            return False
        if words < 3 and not (words == 2 and draft.venue is not None and draft.authors):
            return False
        return (
            draft.venue is not None
            or (bool(draft.authors) and draft.date is not None)
            or (len(draft.authors) > 1 and draft.title_kind != "text")
        )

    def _is_field(self, unit: Unit) -> bool:
        """Whether a nested item holds fields of the work above it rather than a work."""
        draft = unit.draft
        if draft is None or unit.head is None:
            return True
        body = self.text[unit.head.start : unit.head.end]
        if key_of(body) is not None:
            return True
        if draft.title_kind in ("", "label"):
            return True
        if not draft.outside_links:
            return not any(below.draft and below.draft.outside_links for below in unit.below)
        if all(link.kind == "url" or is_badge(link) or self.drafter.reader.is_label(link) for link in draft.links):
            if draft.title_kind in ("strong", "quote") and draft.rest_words >= 3:
                return False
            shown = visible(self.text, unit.head.start, unit.head.end, unit.head.parts)
            return names.is_list(draft.title) or len(_WORD.findall(draft.title)) <= 2 or len(shown) > 200
        return False

    def _nested(self, unit: Unit, draft: Draft) -> str:
        if self._is_field(unit):
            return "field"
        if draft.title_kind == "link":
            return "entry" if draft.lead_words <= 15 or len(_WORD.findall(draft.title)) >= 4 else "field"
        if draft.title_kind == "text" and self._is_prose(draft):
            return "field"
        return "entry"


def _page(url: str) -> str:
    """An address without its fragment, if it has one; addresses without one are pages of their own."""
    head, mark, _ = url.partition("#")
    return head if mark else ""


_SENTENCE_START = re.compile(
    r"(?i)(?:if you|we |our |this (?:repo|list|is|paper list)|these |you can|please|for (?:more|details|a |further)|see |check |feel free|"
    r"thanks|thank |the [a-z]+ [a-z]+ .* (?:on|by|in|of) $|here (?:is|are|we)|there (?:is|are)|the (?:following|list|repo)|note that|currently|if there|any |most of|some of|"
    r"welcome|contribut|it is|i |i'm |my |look(?:ing)? |also |other |read the|\[?todo|maintained by|created by|inspired by|based on|"
    r"read more|click|download|follow |join )"
)


def _enclosing_entry(unit: Unit) -> Unit | None:
    parent = unit.parent
    while parent is not None:
        if parent.role == "entry":
            return parent
        parent = parent.parent
    return None


class Groups:
    """Paragraphs, headings and HTML: heads of entries, and the blocks behind them that are their fields."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.text = judge.text
        self.units = judge.units

    def run(self) -> None:
        """Judge the units that are no items: by the shape that many of them share."""
        shapes: Counter[str] = Counter()
        shaped: list[tuple[Unit, str]] = []
        items = sum(1 for unit in self.units if unit.kind == "item" and unit.role == "entry")
        previous: Unit | None = None
        for index, unit in enumerate(self.units):
            if unit.kind in ("paragraph", "heading") and not unit.role:
                shape = self._shape(unit, index)
                if shape:
                    shapes[shape] += 1
                    shaped.append((unit, shape))
        headings = Counter(unit.level for unit in self.units if unit.kind == "heading")
        for unit, shape in shaped:
            count = shapes[shape]
            if unit.kind == "heading":
                if count >= 3 and count >= 0.5 * headings[unit.level]:
                    unit.role = "entry"
            elif (
                count >= 3
                or (count == 2 and not items)
                or self._complete(unit)
                or (shape == "p fields" and shapes["p marked"] >= 3)
            ):
                unit.role = "entry"
        self._siblings(shaped)
        self._attach()

    def _siblings(self, shaped: list[tuple[Unit, str]]) -> None:
        """Headings that begin with the same mark as those that are entries (`##### • …`) are entries too."""
        marks = Counter(
            (unit.level, self._mark(unit))
            for unit, _ in shaped
            if unit.kind == "heading" and unit.role == "entry" and self._mark(unit)
        )
        for unit in self.units:
            if (
                unit.kind == "heading"
                and not unit.role
                and unit.draft is not None
                and marks[unit.level, self._mark(unit)] >= 3
            ):
                if unit.draft.title:
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

    # -- shapes -----------------------------------------------------------------------------------------------------

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
        words = len(_WORD.findall(draft.title))
        own = draft.outside_links
        kind = draft.title_kind
        if len(draft.title) < 40 and _BACK.search(draft.title):
            return ""
        if unit.kind == "heading":
            if kind == "link" and draft.title_link is not None and not is_anchor(draft.title_link.url) and words >= 2:
                return f"h{unit.level} link"
            bracketed = bracketed_link(self.text, draft)
            if own and kind != "label" and words >= (1 if bracketed else 3):
                return f"h{unit.level} labels"
            if words >= 3 and self._fields_below(unit, index):
                return f"h{unit.level} fields"
            return ""
        if kind == "link":
            if (draft.title_link is not None and is_anchor(draft.title_link.url)) or draft.lead_words > 3:
                return ""
            indexed = any(node.role == "index" for node in draft.nodes[:2])
            if draft.rest_words > 14 and not draft.authors and not draft.venue and not (draft.labels and indexed):
                return ""
            return "p link" if words >= 2 or draft.date or draft.labels or not draft.rest_words else ""
        if kind in ("strong", "quote") and own and (words >= 2 or bracketed_link(self.text, draft)):
            return "p marked"
        if kind in ("strong", "quote") and words >= 2:
            return "p fields" if self._fields_follow(unit, index) else ""
        if kind == "strong" and not own and self._fields_follow(unit, index):
            return "p fields"
        indexed = any(node.role == "index" for node in draft.nodes[:2])
        if kind == "text" and own and (words >= 3 or indexed) and draft.lead_words <= 3:
            bracketed = bracketed_link(self.text, draft)
            lines = unit.end_line > unit.line
            if (bracketed or lines or draft.date or draft.venue) and not self.judge._is_prose(draft):
                return "p text"
        return ""

    def _fields_follow(self, unit: Unit, index: int) -> bool:
        """Whether the next block holds fields with a link: labelled links, keys with addresses."""
        seen = False
        for other in self.units[index + 1 : index + 12]:
            if other.kind in ("heading", "rule", "table") or (other.kind == "paragraph" and not self._is_field(other)):
                break
            if other.kind == "item" and not self._is_field_item(other):
                return False
            if (other.draft is not None and other.draft.outside_links) or (
                other.kind == "html" and "href" in self.text[other.start : other.end]
            ):
                seen = True
        return seen

    def _fields_below(self, unit: Unit, index: int) -> bool:
        """Whether what stands below a heading, down to the next one, is fields of one work and no works of their own."""
        seen = False
        for other in self.units[index + 1 : index + 40]:
            if other.kind in ("heading", "rule", "table"):
                break
            if other.role == "entry" or (other.kind == "paragraph" and self._may_be_entry(other)):
                return False
            if other.draft is None or other.head is None:
                markup = self.text[other.start : other.end] if other.kind == "html" else ""
                if "<tr" in markup or "<li" in markup or "<table" in markup:
                    return False
                seen = seen or "href" in markup
            elif other.draft.outside_links and (
                other.kind == "item" or other.draft.title_kind in ("", "label") or self._is_field(other)
            ):
                if other.kind == "item" and not self._is_field_item(other):
                    return False
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
            unit.parent is not None or unit.role == "prose" or self.judge._is_field(unit)
        )

    def _is_field(self, unit: Unit) -> bool:
        """Whether a paragraph is made of fields: authors, labelled links, badges, keys with values."""
        draft = unit.draft
        if draft is None or unit.head is None:
            return unit.kind == "html"
        body = self.text[unit.head.start : unit.head.end]
        if key_of(body) is not None or draft.title_kind in ("", "label"):
            return True
        if not draft.outside_links:
            shown = visible(self.text, unit.head.start, unit.head.end, unit.head.parts)
            return names.is_list(shown.split(" - ")[0].rstrip("【"), lenient=True) or names.has_et_al(shown)
        return False

    # -- what belongs to whom ---------------------------------------------------------------------------------------

    def _attach(self) -> None:
        """Give each paragraph or heading entry the fields behind it, up to the next entry, heading or rule."""
        holder: Unit | None = None
        waiting: list[Unit] = []
        for unit in self.units:
            if unit.kind in ("heading", "rule", "table") or unit.role in ("entry", "contents"):
                waiting = []
                holder = None
                if unit.role == "entry" and unit.kind in ("paragraph", "heading"):
                    holder = unit
                if unit.role == "entry" and unit.kind == "item" and unit.parent is None:
                    holder = unit
                continue
            if holder is None or (unit.draft is not None and unit.draft.links and not unit.draft.outside_links):
                continue
            if (
                unit.kind == "paragraph"
                and unit.draft is not None
                and unit.draft.date
                and not unit.draft.links
                and not unit.draft.title
            ):
                # A date on a line of its own heads what follows.
                holder, waiting = None, []
                continue
            if holder.kind == "item":
                if unit.parent is None and unit.kind == "paragraph" and self._belongs_to_item(unit, holder):
                    unit.role = "field"
                    holder.fields.append(unit)
                elif unit.parent is None:
                    holder = None
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
            else:
                holder, waiting = None, []

    def _belongs_to_item(self, unit: Unit, holder: Unit) -> bool:
        """A paragraph at the margin right behind an item: its authors, its links, or a keyed description."""
        if unit.head is None or unit.draft is None or unit.line > _last_line(holder) + 2:
            return False
        body = self.text[unit.head.start : unit.head.end]
        if key_of(body) is not None:
            return True
        draft = unit.draft
        if draft.title_kind in ("", "label") and draft.outside_links:
            return not (holder.draft is not None and holder.draft.labels) and not _BACK.search(body)
        shown = visible(self.text, unit.head.start, unit.head.end, unit.head.parts)
        return names.is_list(shown) and not draft.outside_links


def _last_line(unit: Unit) -> int:
    return max([unit.end_line, *(field.end_line for field in unit.fields)])


def bracketed_link(text: str, draft: Draft) -> bool:
    """Whether a link stands in brackets of its own: `[[pdf](…)]`, `\\[[pdf](…)\\]`, `[[pdf]](…)`, `([pdf](…))`."""
    for link in draft.links:
        before = text[max(0, link.start - 1) : link.start]
        if (
            before in ("[", "(", "【", "（")
            or text[link.inner_start : link.inner_start + 1] in ("[", "\\", "`")
            or text[link.start] == "<"
        ):
            return True
    return False
