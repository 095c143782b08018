"""Compose the lines of a new entry: those of similar entries, with the fields of the work in place of theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesomelint.fields import link_labels
from awesomelint.merging.units import without_number
from awesomelint.style.date_forms import DateForm, precision_of
from awesomelint.style.layout.fields import END, START
from awesomelint.style.layout.layout import TITLE_END_MARKS
from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.style.template.template import Template
from awesomelint.util.regex import compiled
from awesomelint.writing import values
from awesomelint.writing.matching import Match, counts_of, image_of, match, year_of
from awesomelint.writing.pattern import Pattern, Slot, shares_year
from awesomelint.writing.pool import Pool
from awesomelint.writing.works import NewWork

# At most this many ways of writing a work are tried.
MAX_TRIED = 6
_ITEM = compiled(r"(?m)^[ \t]*(?:[-*+]|(?:\d+|#)[.)])(?=[ \t])")
# The fields whose texts have the marks around them that belong to the list: names in italics.
_MARKED = frozenset(("authors", "venue"))
_CLOSING = compiled(r"(?:[\])}>*_`\"”’」）】\\]|</\w+>)*")
_LONE_SPACE = compiled(r"(?<![ \t])[ \t]$")
# A text between two fields with at most the one share is odd, if another has at least the other share.
_ODD, _USUAL = 0.2, 0.6
_SPACED = 0.5


def _end_without(gaps: Sequence[str]) -> str:
    """Return the end of an entry without its last fields, given the texts from before the first of these on.

    The brackets and other marks that close a field remain: `)` of `): `.
    """
    own, newline, _ = gaps[0].partition("\n")
    closing = _CLOSING.match(own)
    return own.rstrip("\r") if newline else (closing[0] if closing is not None else "") + gaps[-1]


def _across(pattern: Pattern, first: int, second: int) -> str | None:
    """Return the text between two of the slots that are kept; None if others are to show what it is.

    Where the texts around the fields between them are the same, it is that text: `, ` or a nested bullet.
    """
    gaps = pattern.gaps[first + 1 : second + 1]
    if len(gaps) == 1:
        return gaps[0]
    return gaps[0] if len(set(gaps)) == 1 else None


def _has_pairs(slots: Sequence[Slot], gaps: Sequence[str | None]) -> bool:
    """Whether the marks between and around fields (brackets, emphasis, quotes) are pairs.

    Characters within URLs, titles and other texts, bullets, and the numbers of items do not count.
    """
    written = gaps[0] or ""
    for slot, gap in zip(slots, gaps[1:], strict=True):
        written += (slot.text if slot.kind in _MARKED else "x") + (gap or "")
    return is_balanced(_ITEM.sub("", written))


def _is_in_order(slots: Sequence[Slot]) -> bool:
    """Whether the links of filled slots have the order that they have in the work."""
    order = [slot.link for slot in slots if slot.link >= 0]
    return order == sorted(order)


class Composer:
    """Writes a work as the entries of pools, of which the nearest comes first, write theirs.

    `date_form` is the form of dates if the settings have one.
    """

    def __init__(
        self, work: NewWork, pools: Sequence[Pool], *, in_html: bool, date_form: DateForm | None = None
    ) -> None:
        self.work = work
        self.date_form = date_form
        self.pools = pools
        self.in_html = in_html
        self.wanted = counts_of(work)

    def candidates(self) -> Iterator[str]:
        """Yield texts of the entry, the best first; numbers are those of other entries."""
        tried: set[str] = set()
        ranked = [found for rank, pool in enumerate(self.pools) for found in self._ranked(pool, rank)]
        ranked.sort(key=lambda pair: pair[0])
        for _, rank, found in ranked:
            for text in self.ways(found, self.pools[rank]):
                if text not in tried:
                    tried.add(text)
                    yield text
            if len(tried) >= MAX_TRIED:
                return

    def in_template(self, template: Template) -> str | None:
        """Return the text of the entry in the form of a template; None if a field has no place in it."""
        pool = self.pools[-1]
        kinds = template.kinds()
        everything = tuple(Counter(self.wanted).elements())
        found = Match(pool.patterns[0], {}, frozenset(), self.work.links, everything, 0)
        fields = [("title", values.as_markdown(self.work.title))]
        for unit in self._units(found, pool):
            if unit[0].kind in ("url", "link", "bare") and "url" not in kinds:
                fields += [("label", values.paper_label(pool.labels)), ("link", unit[0].text)]
            elif unit[0].kind in ("link", "bare"):
                fields.append(("url", unit[0].text))
            else:
                fields += [("text" if slot.kind == "note" else slot.kind, slot.text) for slot in unit]
        return template.fill_in_order(fields)

    def _ranked(self, pool: Pool, rank: int) -> Iterator[tuple[tuple[float, ...], int, Match]]:
        """Yield the best match of each way of writing."""
        best: dict[
            tuple[tuple[str, ...], tuple[str, ...], tuple[str | None, ...]],
            tuple[tuple[float, ...], int, Match],
        ] = {}
        authors = "".join(self._texts("authors", pool))
        for at, pattern in enumerate(pool.patterns):
            found = match(pattern, self.work, self.wanted)
            if found is None:
                continue
            theirs = next((slot.text for slot in pattern.slots if slot.kind == "authors"), authors)
            if theirs.endswith("al.") is not authors.endswith("al."):
                # What follows “et al.” may lack a period of its own.
                found = found._replace(cost=found.cost + 0.3)
            near = pool.near.get(pattern.entry, 0)
            key = (
                found.cost + pool.cost_of_words(pattern) + 2.5 * rank,
                -pool.typicality(pattern),
                -near,
                -at,
            )
            group = (*pattern.skeleton, tuple(pattern.links().values()))
            if group not in best or key < best[group][0]:
                best[group] = key, rank, found
        yield from best.values()

    # -- writing --

    def write(self, found: Match, pool: Pool) -> str | None:
        """Return the text of the entry; None if a field has no place."""
        return next(self.ways(found, pool), None)

    def ways(self, found: Match, pool: Pool) -> Iterator[str]:
        """Yield texts of the entry: with the usual texts between fields, and with those of the pattern."""
        sequence = self._filled(found, pool)
        if sequence is None:
            return
        pattern = found.pattern
        kept = [at for at in range(len(pattern.slots)) if at not in found.dropped]
        slots = [sequence[at] for at in kept]
        between = [
            _across(pattern, first, second)
            for first, second in zip([-1, *kept], [*kept, len(pattern.slots)], strict=True)
        ]
        for unit in self._units(found, pool):
            if not self._insert(unit, slots, between, pool):
                return
        kinds = [START, *(slot.kind for slot in slots), END]
        if not found.added and not found.missing and between[-1] is None and not pool.shares(kinds[-2], END):
            between[-1] = _end_without(pattern.gaps[kept[-1] + 1 :])
        own = [
            self._between(before, after, pool) if gap is None else gap
            for before, after, gap in zip(kinds[:-1], [*slots, None], between, strict=True)
        ]
        if own[-1] is not None and pool.shares(kinds[-2], END).get(own[-1], 0) < _SPACED:
            # Unless most entries have it, a single space at the end is a typo.
            own[-1] = _LONE_SPACE.sub("", own[-1])
        usual = [
            self._usual(before, after, gap, pool)
            for before, after, gap in zip(kinds[:-1], [*slots, None], own, strict=True)
        ]
        for gaps in (usual, own):
            written = self._joined(slots, gaps)
            if written is not None and (_has_pairs(slots, gaps) or (gaps is own and not found.dropped)):
                yield written

    def _joined(self, slots: Sequence[Slot], gaps: Sequence[str | None]) -> str | None:
        """Return fields with the texts between them; None if one of these is unknown."""
        known = [gap for gap in gaps if gap is not None]
        if len(known) < len(gaps):
            return None
        written = known[0]
        for slot, gap in zip(slots, known[1:], strict=True):
            if (slot.kind == "title" and self.work.title.endswith(tuple(TITLE_END_MARKS))) or (
                slot.kind == "authors" and slot.text.endswith(".")
            ):
                # A question has no period, and an abbreviated name has its own.
                gap = gap.removeprefix(".")
            written += slot.text + gap
        return written

    def _usual(self, before: str, after: Slot | None, gap: str | None, pool: Pool) -> str | None:
        """Return the text that most entries have between two fields in place of one that hardly any has."""
        shares = pool.shares(before, after.kind if after is not None else END)
        best = self._between(before, after, pool)
        bare = without_number(gap) if gap is not None and before == START else gap
        is_odd = bare is None or (
            shares.get(bare, 0) <= _ODD and best is not None and shares.get(best, 0) >= _USUAL
        )
        return best if is_odd else gap

    def _filled(self, found: Match, pool: Pool) -> list[Slot] | None:
        """Return the slots of a pattern with the texts of the work; those of links have the links' positions in it."""
        kept = [slot for at, slot in enumerate(found.pattern.slots) if at not in found.dropped]
        apart = shares_year(found.pattern.entry) or any(slot.kind == "year" for slot in kept)
        waiting = {
            kind: self._texts(kind, pool, kept, apart=apart)
            for kind in ("date", "venue", "authors", "tag", "note")
        }
        filled: list[Slot] = []
        for at, slot in enumerate(found.pattern.slots):
            if at in found.dropped:
                filled.append(slot)
                continue
            text: str | None
            if slot.link >= 0:
                text = self._link_text(slot, found, pool)
            elif slot.kind == "title":
                is_url = any(link.url == self.work.title for link in self.work.links)
                title = self.work.title if is_url else values.as_markdown(self.work.title)
                text = values.marked_like(slot.text, title)
            elif slot.kind == "image":
                text = image_of(slot.text, found.links)
            elif slot.kind == "year":
                text = year_of(self.work)[-len(slot.text) :]
            else:
                texts = waiting["note" if slot.kind == "text" else slot.kind]
                text = texts.pop(0) if texts else None
                if text and slot.kind == "text" and found.pattern.gaps[at + 1][:1] == text[-1:] == ".":
                    text = text[:-1]
                if text and slot.kind == "note":
                    text = values.marked_like(slot.text, text)
            if text is None:
                return None
            link = self.work.links.index(found.links[slot.link]) if slot.link >= 0 else -1
            filled.append(Slot(slot.kind, text, link))
        return filled

    def _texts(self, kind: str, pool: Pool, slots: Sequence[Slot] = (), *, apart: bool = False) -> list[str]:
        """Return the texts of a kind of field; with `apart`, the year of a venue is written elsewhere."""
        work = self.work
        if kind == "date":
            if (
                self.date_form is not None
                and work.date
                and self.date_form.precision <= precision_of(work.date)
            ):
                return [self.date_form.write(work.date)]
            usual = pool if pool.dates else self.pools[-1]
            text = values.date_in_form(work.date, work.written_date, usual.dates, usual.date_shapes)
            return [text] if text else []
        if kind == "venue" and work.venue is not None:
            entries = pool.entries if pool.kinds["venue"] else self.pools[-1].entries
            everywhere = self.pools[-1].entries
            return [values.venue_in_form(work.venue, work.date, entries, everywhere, year_apart=apart)]
        if kind == "authors" and work.authors:
            source = pool if pool.texts else self.pools[-1]
            names = work.authors if work.keeps_names else values.like_names(work.authors, source.entries)
            example = next((slot.text for slot in slots if slot.kind == "authors"), "")
            return [values.authors_in_form(names, source.entries, source.texts, example, work.et_al)]
        if kind == "note":
            links = work.links_in_notes
            return [values.note_as_markdown(text, links, in_html=self.in_html) for text in work.notes]
        return [values.as_markdown(text) for text in work.tags] if kind == "tag" else []

    def _link_text(self, slot: Slot, found: Match, pool: Pool) -> str | None:
        link = found.links[slot.link]
        label = found.pattern.entry.links[slot.link].label
        if slot.kind in ("url", "link", "bare"):
            url = values.in_url_form(link.url, pool.urls(label), self.pools[-1].urls(label))
            return values.as_url(url, in_html=self.in_html)
        if slot.kind == "badge":
            if not label or label != link.label:
                return None
            if slot.text not in pool.whole.common_badges.get(label, (slot.text,)):
                return None
            return image_of(slot.text, found.links) if "\0" in slot.text else slot.text
        if link.label is None or link.label == label:
            return slot.text
        return values.as_markdown(values.label_for(link.label, pool.labels)) if link.label else slot.text

    def _units(self, found: Match, pool: Pool) -> Iterator[list[Slot]]:
        """Yield the fields that the pattern has no place for; those that belong together in one list."""
        for link in found.added:
            url = values.as_url(link.url, in_html=self.in_html)
            at = self.work.links.index(link)
            if link.label is None:
                yield [Slot(next((kind for kind in ("url", "bare") if pool.kinds[kind]), "link"), url, at)]
            elif link.label == "":
                yield [Slot("bare", url, at)]
            else:
                label = values.as_markdown(values.label_for(link.label, pool.labels))
                parts = [Slot("label", label, at), Slot("link", url, at)]
                yield parts[::-1] if self.in_html else parts
        for kind in dict.fromkeys(found.missing):
            texts = self._texts(kind, pool)
            for text in texts[len(texts) - found.missing.count(kind) :]:
                yield [Slot(kind, text)]

    def _insert(self, unit: list[Slot], slots: list[Slot], between: list[str | None], pool: Pool) -> bool:
        """Insert fields where other entries have such fields; return whether there is such a place.

        Links stay in the order of the work if they can.
        """
        inner = [self._between(first.kind, second, pool) for first, second in pairwise(unit)]
        if None in inner:
            return False
        kinds = [START, *(slot.kind for slot in slots), END]
        best: tuple[tuple[bool, float], int] | None = None
        for at in range(len(slots), -1, -1):
            if (
                at < len(slots)
                and at
                and (slots[at - 1].kind, slots[at].kind) in (("label", "link"), ("title", "url"))
            ):
                continue
            before = self._count(kinds[at], unit[0], pool)
            after = self._count(unit[-1].kind, slots[at] if at < len(slots) else None, pool)
            count = min(before, after)
            score = _is_in_order([*slots[:at], *unit, *slots[at:]]), count
            if count > 0 and (best is None or score > best[0]):
                best = score, at
        if best is None:
            return False
        at = best[1]
        between[at : at + 1] = [
            self._between(kinds[at], unit[0], pool),
            *inner,
            self._between(unit[-1].kind, slots[at] if at < len(slots) else None, pool),
        ]
        slots[at:at] = unit
        return True

    def _count(self, before: str, after: Slot | None, pool: Pool) -> float:
        if worded := _words_before(before, after, pool):
            return 1000.0 * worded.total()
        kinds = before, after.kind if after is not None else END
        own = pool.between.get(kinds)
        if own:
            return 1000.0 * max(own.values())
        everywhere = self.pools[-1].between.get(kinds)
        return max(everywhere.values()) if everywhere else 0

    def _between(self, before: str, after: Slot | None, pool: Pool) -> str | None:
        if worded := _words_before(before, after, pool):
            return worded.most_common(1)[0][0]
        shares = pool.shares(before, after.kind if after is not None else END)
        return max(shares, key=shares.__getitem__) if shares else None


def _words_before(before: str, after: Slot | None, pool: Pool) -> Counter[str]:
    """Return the texts with words that lead to a label after a kind of field, such as `Code: [`."""
    if after is None or after.kind != "label":
        return Counter()
    return pool.whole.words_before.get((before, link_labels.normal(after.text)), Counter())
