"""Venues with a year that links name, if the links of most other entries in the same place do.

    - Tidy Sheep on Hills [[ICML 2020]](https://…)
    - Counting Wool [[KDD 2021]](https://…)
    - Mending Gates [[Barn Letters 2022]](https://…)

Alone, the label `Barn Letters 2022` could say anything, and with `arXiv 2022` the venue may be named elsewhere. Here, the
links in this place name the venues.
"""

from __future__ import annotations

from collections import defaultdict

from awesomelint.fields import dates, link_labels, venues
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import label_text
from awesomelint.model import TitleKind, VenueField
from awesomelint.reading.outline import Unit
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.trailing import label_venue
from awesomelint.reading.segment import strip_brackets
from awesomelint.reading.slot_venues import dated, may_be_venue, venue_of
from awesomelint.reading.thresholds import SECTION_ENTRIES, SLOT_ENTRIES, SLOT_SHARE
from awesomelint.reading.votes.title_slots import titled
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple

# Venues whose names after a title are also those of the sites that host the works of others.
PUBLISHERS = frozenset(("PMLR", "ACL"))
_KINDS: tuple[TitleKind, ...] = ("link", "quote", "strong", "em", "text")
# The number of a link before or after the title, and whether its label is in brackets; numbers before it are negative.
_Place = tuple[int, bool]


class _Label(NamedTuple):
    """The label of a link in a draft: its text, the link, and whether it is the draft's venue."""

    draft: Draft
    shown: str
    link: Inline
    holds_venue: bool


def take_dated_labels(text: str, units: list[list[Unit]]) -> None:
    """Take the venues that links name, in a place where those of most entries name one: `[[Barn Letters 2022]](…)`.

    The whole list decides, or a section of at least four entries for itself.
    """
    groups = [titled(group, *_KINDS) for group in units]
    if not _have_label_venue([draft for drafts in groups for draft in drafts]):
        return
    found = [_labels(text, drafts) for drafts in groups]
    whole: defaultdict[_Place, list[_Label]] = defaultdict(list)
    for labels in found:
        for place, members in labels.items():
            whole[place] += members
    _take_from(text, whole)
    for drafts, labels in zip(groups, found, strict=True):
        if len(drafts) >= SECTION_ENTRIES:
            _take_from(text, labels)


def _have_label_venue(drafts: list[Draft]) -> bool:
    """Return whether a link names the venue of one of these drafts, and another one has links but no venue."""
    return any(draft.venue is None and draft.labels for draft in drafts) and any(
        _holds(link, draft.venue) for draft in drafts if draft.venue is not None for link in draft.links
    )


def _holds(link: Inline, venue: VenueField | None) -> bool:
    return venue is not None and link.inner_start <= venue.span.start < link.inner_end


def _labels(text: str, drafts: list[Draft]) -> dict[_Place, list[_Label]]:
    """Return the labels of the links that are not titles, by their places."""
    found: defaultdict[_Place, list[_Label]] = defaultdict(list)
    for draft in drafts:
        before = sum(link.start < draft.title_span.start for link in draft.links)
        for number, link in enumerate(draft.links):
            if link is not draft.title_link and link.kind == "link":
                whole = label_text(text, link)
                label = _Label(draft, strip_brackets(whole), link, _holds(link, draft.venue))
                found[number - before, whole[:1] in "[【("].append(label)
    return found


def _take_from(text: str, labels: dict[_Place, list[_Label]]) -> None:
    """Take the venues in each place in which most labels are one, and some are known for certain."""
    for members in labels.values():
        known = sum(label.holds_venue for label in members)
        if not known:
            continue
        named = [
            (label, venue)
            for label in members
            if not label.holds_venue and (venue := _venue(text, label)) is not None
        ]
        sure = known + sum(
            venue.year is not None and venues.known_name(venue.name) is not None for _, venue in named
        )
        if sure < SLOT_ENTRIES or known + len(named) < SLOT_SHARE * len(members):
            continue
        for label, venue in named:
            if label.draft.venue is None:
                label.draft.venue = venue


def _venue(text: str, label: _Label) -> VenueField | None:
    """Return the venue that a label can be where others are venues; None if it is anything else."""
    shown, link = label.shown, label.link
    at = text.find(shown, link.inner_start, link.inner_end)
    if at < 0:
        return None
    span = Span(at, at + len(shown))
    mention = venues.read_whole(shown)
    if mention is not None:
        if mention.year is None and not _may_be_undated(shown, mention.name):
            return None
        return VenueField(shown, mention.name, mention.year, mention.track, span)
    match = dated(shown)
    if match is None or not match["long"] or dates.find(shown) or not shown[0].isupper():
        return None
    if not may_be_venue(match["name"]) or link_labels.is_label(link_labels.normal(match["name"])):
        return None
    return venue_of(shown, shown, span)


def _may_be_undated(shown: str, name: str) -> bool:
    """Return whether a label is nothing but a venue, and not one of those that are also sites: `[[ICML]](…)`."""
    return venues.known_name(shown) is not None and not venues.is_preprint(name) and name not in PUBLISHERS


def undated_label(text: str, draft: Draft, *, leads: bool) -> VenueField | None:
    """Return the venue that a link before the title names, or one after it, if the entry has no venue yet."""
    if draft.venue is not None:
        return None
    for link in draft.links:
        if link is draft.title_link or (link.start < draft.title_span.start) != leads:
            continue
        venue = label_venue(text, link)
        if venue is not None and (leads or venue.name not in PUBLISHERS):
            return venue
    return None
