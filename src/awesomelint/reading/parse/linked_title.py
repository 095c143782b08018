"""Titles within links whose text says more than the title.

    [2023: "Tidy Sheep" by Ada Lark at LambCon](https://…)

has the title `Tidy Sheep`, a date, an author and a venue.
"""

from __future__ import annotations

from awesomelint.fields import author_names, dates, venues
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import rendered_text
from awesomelint.model import DateField, VenueField
from awesomelint.pieces import Piece
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.passage import Passage
from awesomelint.reading.parse.recognisers import RECOGNISERS
from awesomelint.source import Span
from awesomelint.util.regex import WORD, lazy_pattern

_QUOTED = lazy_pattern(
    r"(?P<lead>[^\"“”\n]{0,24})[\"“](?P<title>[^\n]{8,300})[\"”](?:,?[ ]by[ ](?P<people>[^\"“”\n]{2,120}?))?"
    r"(?:,?[ ](?:at|in|@)[ ](?P<event>[A-Z0-9][^\"“”\n]{1,60}))?[ .]*"
)
_CITED = lazy_pattern(
    r"(?P<people>[^\"“”\n]{5,600}?)[.,:]?[ ][\"“](?P<title>[^\"“”\n]{8,300})[\"”](?P<rest>[^\"“”\n]{0,300})"
)
# `2019 - Tidy Sheep`, `(2019) Tidy Sheep`, `2019-05 | Tidy Sheep`
YEAR_FIRST = lazy_pattern(
    r"\s*(?P<open>[\[(]?)(?P<date>(?:19[5-9]|20[0-4])\d(?:[-./](?:0[1-9]|1[0-2]))?)"
    r"(?:(?<=\d)[\])]\s*[-–—:：|,.]?\s+|\s+[-–—|]+\s+|\s?[:：|,.]\s+)(?=\S)"
)
_BREAKS = lazy_pattern(r"<br\s*/?>|\\?\n")
_LINE_BREAK = lazy_pattern(r"\s*(?:\((?P<year>(?:19[5-9]|20[0-4])\d)\)\s*)?(?:<br\s*/?>|\\\n|[ ]{2}\n)\s*")
# No title is shorter than this.
_SHORTEST = 8
_BY = lazy_pattern(rf"(?P<ended>[,.]?)\s(?:by|By)\s(?P<people>{author_names.CAPITAL}[^:;\n]{{1,200}})$")
_EDGES = " \t:：-–—|,.()[]"
# The name of an event has at most this many words.
_EVENT_WORDS = 6


def take_prefix(text: str, draft: Draft, part: Inline, shown: str) -> None:
    """Take a compact date off the front of a link's text: `[230314 Tidy Sheep](…)`."""
    prefix = dates.compact_prefix(shown)
    if prefix is None or len(shown) <= prefix.end + 4:
        return
    at = text.find(shown[: prefix.end], part.inner_start, part.inner_end)
    if at >= 0:
        draft.date = DateField(shown[: prefix.end], prefix.iso, Span(at, at + prefix.end))
        draft.title = shown[prefix.end :].lstrip(" _-")
        draft.title_span = Span(at + prefix.end + 1, draft.title_span.end)


def take_within(text: str, draft: Draft, part: Inline, shown: str) -> None:
    """Reduce the title of a draft to what is one within its link, and take the fields beside it; `shown` is the text of the link."""
    if len(part.children) > 1 and take_lines(text, draft, part):
        return
    if '"' in shown or "“" in shown:
        take_quoted(text, draft, part)
    elif "y " in shown:
        take_people_after(text, draft)


def take_people_after(text: str, draft: Draft) -> None:
    """Take authors after `by` off the end of a link's text: `[Tidy Sheep by Lark et al.](…)`, `[Tidy Sheep, by Ada Lark and Bo
    Finch](…)`. Without “et al.”, there must be several after a comma or period: `[Sorting Sheep by Age and Colour](…)`.
    """
    match = _BY.search(text, *draft.title_span)
    shown = _BY.search(draft.title)
    if match is None or shown is None or match["people"] != shown["people"]:
        return
    people = match["people"]
    if not (author_names.has_et_al(people) or match["ended"]):
        return
    if (
        author_names.first_sentence(people) == people
        and author_names.is_list(people)
        and shown.start() >= _SHORTEST
    ):
        draft.title = draft.title[: shown.start()]
        draft.title_span = Span(draft.title_span.start, match.start())
        draft.set_authors(author_names.split(people), Span(*match.span("people")), people)


def take_lines(text: str, draft: Draft, part: Inline) -> bool:
    """Take the title and the authors of a link whose text is a line in bold and a line in italics:
    `[**Tidy Sheep** <br /> *Ada Lark, Bo Finch*](…)`; return whether it has both.
    """
    marked = [child for child in part.children if child.kind in ("strong", "em")]
    if [child.kind for child in marked] != ["strong", "em"]:
        return False
    bold, italic = marked
    around = text[part.inner_start : bold.start] + text[italic.end : part.inner_end]
    between = _LINE_BREAK.fullmatch(text, bold.end, italic.start)
    people = text[italic.inner_start : italic.inner_end]
    if between is None or _BREAKS.sub("", around).strip() or not author_names.is_list(people, lenient=True):
        return False
    _set_title(text, draft, part, bold.inner_start, bold.inner_end)
    draft.set_authors(author_names.split(people), Span(italic.inner_start, italic.inner_end), people, "*")
    if between["year"]:
        draft.date = DateField(between["year"], between["year"], Span(*between.span("year")))
    return True


def take_quoted(text: str, draft: Draft, part: Inline) -> None:
    """Reduce the title of a draft to what is quoted in its link, and take the date, authors and venue around it.

    A link that is quoted as a whole, or that has other text around the quote, is left as it is.
    """
    match = _QUOTED.fullmatch(text, part.inner_start, part.inner_end)
    lead = match["lead"].strip(_EDGES) if match else ""
    date = dates.read_whole(lead)
    if match is None or (lead and date is None) or not (lead or match["people"] or match["event"]):
        _take_cited(text, draft, part)
        return
    _set_title(text, draft, part, *match.span("title"))
    if date is not None:
        at = text.find(lead, part.inner_start)
        draft.date = DateField(lead, date.iso, Span(at, at + len(lead)), date.problem)
    if match["people"] and not draft.authors:
        # A handle may have digits, which are footnotes after other names.
        people = match["people"]
        draft.authors = author_names.split(people) if " " in people else [people]
        draft.marks += [Piece("author", *match.span("people"), match["people"])]
    if match["event"]:
        draft.venue = _event(match["event"].strip(" ."), match.start("event"))


def _take_cited(text: str, draft: Draft, part: Inline) -> None:
    """Read a link whose text is a whole citation: `[Lark, Ada, and Bo Finch. "Tidy Sheep." Sheep Letters, 2020](…)`."""
    match = _CITED.fullmatch(text, part.inner_start, part.inner_end)
    if match is None or draft.authors or not author_names.is_list(match["people"]):
        return
    draft.authors = author_names.split(match["people"])
    draft.marks += [Piece("author", *match.span("people"), match["people"])]
    start, end = match.span("title")
    _set_title(text, draft, part, start, end - (text[end - 1] in ".,"))
    count = len(WORD.findall(match["rest"]))
    if count:
        passage = Passage(text, draft, *match.span("rest"), count, "", whole=False)
        for recognise in RECOGNISERS:
            recognise(passage)


def _set_title(text: str, draft: Draft, part: Inline, start: int, end: int) -> None:
    """Make `text[start:end]`, within the text of a link, the title."""
    children = part.children
    for child in part.children:
        if child.start < start and end < child.end:
            children = child.children
    inside = [child for child in children if start <= child.start and child.end <= end]
    draft.title = rendered_text(text, start, end, inside).strip()
    draft.title_span = Span(start, end)


def _event(shown: str, start: int) -> VenueField | None:
    """Return the venue that a text names as a whole, `LambCon 2019`, with its year if it has one."""
    span = Span(start, start + len(shown))
    known = venues.read_whole(shown)
    if known is not None:
        return VenueField(shown, known.name, known.year, known.track, span)
    if len(WORD.findall(shown)) > _EVENT_WORDS:
        return None
    years = dates.find_years(shown)
    if years and years[-1].end == len(shown) and years[-1].start:
        return VenueField(shown, shown[: years[-1].start].rstrip(" ,"), int(years[-1].iso), None, span)
    return VenueField(shown, shown, None, None, span)
