"""Journals and proceedings in the references of GB/T 7714, which have the type of a work after its title."""

from __future__ import annotations

from awesomelint.fields import titles, venues
from awesomelint.reading.parse.passage import Passage
from awesomelint.reading.thresholds import SLOT_WORDS
from awesomelint.source import back, onward
from awesomelint.util.regex import compiled, lazy_pattern

# Publishers of proceedings, which are not the venue: `Meeting on Sheep (MoS). IEEE, 2018`.
PUBLISHERS = ("IEEE", "ACM", "Springer", "Elsevier", "PMLR")
_AFTER_TYPE = compiled(r"\[[JC](?:/[A-Z]{2})?\](?:\s*//)?\s*$")
_ACRONYM_AFTER = compiled(
    rf"\s*\((?P<name>[A-Z][A-Za-z&-]{{1,11}})\)(?P<publisher>\s*\.\s*(?:{'|'.join(PUBLISHERS)})\b)?"
)
_CITED = lazy_pattern(
    r"[\s.,:]*(?:(?P<before>(?:19[5-9]|20[0-4])\d)\s+)?(?P<name>[^\W\d_][^.,\n]{1,120}?)\s*(?:,\s*(?P<year>(?:19[5-9]|20[0-4])\d)\b|[.,]|$)"
)
# How far the year that follows a publisher may be from the name of the proceedings (in code points).
_TO_YEAR = 40


def cited_venues(passage: Passage) -> None:
    """The name of the journal or of the proceedings after the type of a work, as in GB/T 7714: `Tidy Sheep[J]. 农业学报, 2020`,
    `Tidy Sheep[C]//2020 Meeting on Sheep`.
    """
    text, start, end = passage.text, passage.start, passage.end
    if passage.draft.venue is not None or text[start - 1 : start] not in ("]", "/"):
        return
    if not _AFTER_TYPE.search(text, back(text, start, 12), start):
        return
    match = _CITED.match(text, start, end)
    if match is None or passage.is_taken(*match.span("name")):
        return
    name = " ".join(match["name"].split())
    if not 2 <= titles.word_count(name) <= SLOT_WORDS:
        return
    if any(node.role == "venue" for node in passage.draft.nodes):
        return
    acronym = _ACRONYM_AFTER.match(text, match.end("name"))
    if acronym is not None and (not acronym["publisher"] or venues.known_name(acronym["name"]) is not None):
        # The acronym is read as a venue of its own.
        return
    year, stop = match["year"], match.end("year") if match["year"] else match.end("name")
    if year is None and text[start - 1] == "]":
        return
    if year is None and match["before"] and match["before"] not in text[stop : onward(text, stop, _TO_YEAR)]:
        year = match["before"]
    passage.take_venue(match.start("name"), stop, name, int(year) if year else None, None)
