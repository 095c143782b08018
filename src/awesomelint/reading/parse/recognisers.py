"""Recognisers: what each stretch of plain text beside a title can be, found by its own form.

`RECOGNISERS` is the table. Each is asked in turn, takes what it knows into the draft, and marks the place as
explained (`Passage.spans`), so that those after it do not look there. `, Ada Lark, Bo Finch, ICML 2020.`
gives a venue with its year to `known_venues` and two authors to `people`; nothing is left.
"""

from __future__ import annotations

import re

from awesomelint.fields import author_names, dates, venues
from awesomelint.model import DateField, VenueField
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.access_dates import access_dates
from awesomelint.reading.parse.affiliated_people import take_affiliated
from awesomelint.reading.parse.cited_venues import PUBLISHERS, cited_venues
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.journals import (
    abbreviated_journals,
    numbered_journals,
    published_proceedings,
    whole_journals,
)
from awesomelint.reading.parse.known_venues import dated_preprints, is_last_word, known_venues
from awesomelint.reading.parse.passage import Passage
from awesomelint.reading.separators import EDGES
from awesomelint.reading.slot_venues import dated
from awesomelint.reading.thresholds import SLOT_WORDS
from awesomelint.source import Span, back
from awesomelint.util.regex import WORD, compiled, lazy_pattern

YEAR = compiled(r"(?:19|20)\d\d")
# Each date, and each venue that no table has, contains this.
DIGITS = compiled(r"\d\d")
_CAPITAL = compiled(r"(?:^|(?<=[\s,.;|(]))(?!(?:In|At):? )[A-Z]")
_NAMED = compiled(
    r"(?:(?<=[.,;|])|^)\s*(?:In:?\s+)?(?P<name>(?:[A-Z][\w&'’/-]*|of|on|and|for|in|the|to|&|-)(?:[\s,]+(?:[A-Z][\w&'’/()-]*|of|on|and|for|in|the|to|&|-))*?)(?:\s*\([A-Z][\w-]+\))?"
    r"[\s,.(]*(?P<year>(?:19[5-9]|20[0-4])\d)\b"
)
NAMES_VENUE = lazy_pattern(
    r"\b(?:Transactions?|Journal|Conference|Proceedings|Symposium|Workshops?|Letters|Magazine|Annals|Reviews?|Lecture Notes|"
    r"International|Technical report|Tech\.? report|Thesis|Systems|Society|Intelligence|Sciences?|Learning|Computing|Engineering|Robotics|"
    r"Research|Operations|Mathematics|Optimization|Programming|Advances|Frontiers|Communications|Networks|Neuroscience|Physics|Chemistry|"
    r"Biology|Medicine|Informatics|Bioinformatics|Applications|Technologies|Interaction|Security|Privacy|Vision|Graphics|Linguistics|"
    r"Automation|Control|Cybernetics|Economics|Statistics|Psychology|Seminar|Archives?)\b"
)
_COMMA = compiled(r",\s*")
_JOURNAL = lazy_pattern(
    r"[ \t.,]*(?:In:? |(?:Appeared|Presented|Published) (?:in|at):? )?(?P<whole>(?:The )?(?P<name>[A-Z][\w&-]*(?: (?:[A-Z][\w&-]*|of|on|and|for|in|the))*),? (?P<year>(?:19[5-9]|20[0-4])\d))(?:[.,; \t]*$|(?=[.,;]))"
)
# `Barn Science & Business Media`
_PUBLISHES = lazy_pattern(r"\b(?:Media|Press|Publish(?:ing|ers?)|Verlag)$")
# Words of publishers and series, which may look like a person's name before a year.
_NO_PERSON = lazy_pattern(
    r"\b(?:Media|Press|Publish(?:ing|ers?)|Verlag|Springer|Wiley|Elsevier|LLC|Ltd|Inc|GmbH|Corp|White ?[Pp]apers?|Reports?|Manual|Blog)\b"
)
_FULL_NAME = lazy_pattern(
    r"\b(?:Journal|Transactions|Conference|Proceedings|Symposium|Workshop|Letters|Magazine|Annals|Lecture Notes)\b"
)
_ANNOUNCED = lazy_pattern(
    r"\s*(?i:accepted|published|presented|appear(?:ed|s|ing)|(?:to|will) appear)\s+(?:by|to|at|in)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][^.;:\n]{1,120}?)(?:[\s,]+(?P<year>(?:19[5-9]|20[0-4])\d))?[\s.,]*"
)
_BEFORE_NAME = lazy_pattern(
    r"[\s,.]*(?:(?i:accepted|published|presented|appear(?:ed|s|ing)|(?:to|will) appear)\s+)?(?:(?:by|to|at|[Ii]n|of):?\s+)?"
    r"(?:the\s+)?(?:(?i:proceedings)\s+of\s+(?:the\s+)?)?"
)
_CAPITALISED = lazy_pattern(
    r"(?:In:? )?[A-Z][\w&'’/-]*(?:,? (?:[A-Z][\w&'’/()-]*|of|on|and|for|in|the|to|&))*"
)
_PUBLISHER = lazy_pattern(
    r"[\s*_.,(]*(?:\([A-Z][\w-]+\)|PMLR|IEEE|ACM|Springer|AAAI Press|Elsevier|PMLR \d+)?[\s*_.,(]*"
)
_NEAR_DATE = compiled(r"(?<![\w.])[A-Z][a-z.]{1,9}\.? +\d{1,2}(?:st|nd|rd|th)?,? +(?:19|20)\d\d(?!\d)")
_SMALL_WORD = lazy_pattern(r"\. (?:on|of|in|and|for)\b")
_IN_VENUE = compiled(r"(?:^|[,.;])\s*(?:in|In|at)$")
_SHORT_DATE = compiled(r"(?<![\w.])\d\d[./-](?:0[1-9]|1[0-2])(?![\w/-]|\.\w)")
# After authors, before a venue or date.
_LEADS_ON = (" in", " In", " at")
# After authors, a venue that no table knows: `Ada Lark @ Barn Letters 2020`.
_EVENT = lazy_pattern(r"\s(?:[@→]|(?:at|in)\b)\s*(?=[A-Z\u3040-\u9fff][^,;@]{0,120}\d\d$)")
_DASH = lazy_pattern(r"\s[-–—]+\s")
_AT = lazy_pattern(r" (?:in|at|@) ")
_INITIAL = compiled(rf"(?<=[^\W_] )(?:{author_names.UPPER}\.-?)*{author_names.UPPER}$")
_ACRONYM_FIRST = compiled(r"([A-Z][A-Z&-]{1,9}),\s+")
# Longer text is never left to the section's vote (in words).
_LONGEST_SLOT = 24


# -- dates ---------------------------------------------------------------------------------------------------


def whole_date(passage: Passage) -> None:
    """A passage between separators that is a date and nothing else: `22.07`, `2024`, `(2023-05)`."""
    if not passage.whole or passage.draft.date is not None:
        return
    text = passage.text
    date = whole_text_date(text, text[passage.start : passage.end].strip(EDGES), passage.start)
    if date is None or (len(date.iso) == 4 and _year_of_venue(text, passage.draft, date.span.start)):
        return
    passage.draft.date = date
    passage.took("date", *date.span)


def whole_text_date(text: str, shown: str, start: int) -> DateField | None:
    """Return the date that a visible text is as a whole, None if it is not a date; it is looked for from `start` on.

    If the source writes it differently than the page shows it, the span begins at `start`.
    """
    found = dates.read_whole(shown)
    if found is None:
        return None
    raw = shown[found.start : found.end]
    at = max(text.find(raw, start), start)
    return DateField(raw, found.iso, Span(at, at + len(raw)), found.problem)


def short_dates(passage: Passage) -> None:
    """`22.07` between separators: a date if the section has such, else a number. It stays open."""
    if passage.draft.date is not None:
        return
    for match in _SHORT_DATE.finditer(passage.text, passage.start, passage.end):
        if dates.read_whole(match[0]) is not None and passage.is_bounded(*match.span()):
            passage.draft.slots += [Slot("date?", *match.span(), passage.mark)]


def written_dates(passage: Passage) -> None:
    """A date with its month, or one whose month's name is misspelt."""
    text, draft, start, end = passage.text, passage.draft, passage.start, passage.end
    for mention in dates.find(text, start, end):
        if (
            draft.date is None
            and passage.is_bounded(mention.start, mention.end)
            and not passage.is_taken(mention.start, mention.end)
        ):
            raw = text[mention.start : mention.end]
            draft.date = DateField(raw, mention.iso, Span(mention.start, mention.end), mention.problem)
            passage.took("date", mention.start, mention.end)
    if draft.date is None and (match := _NEAR_DATE.search(text, start, end)):
        iso = dates.guess(match[0])
        if iso and passage.is_bounded(*match.span()) and not passage.is_taken(*match.span()):
            draft.date = DateField(match[0], iso, Span(*match.span()), dates.guess_problem(match[0]))
            passage.took("date", *match.span())


def bare_years(passage: Passage) -> None:
    """A year after a comma or in brackets is a date, unless it is glued to a venue (the venue then has it)."""
    text, draft, start, end = passage.text, passage.draft, passage.start, passage.end
    if draft.date is not None:
        return
    for year in dates.find_years(text, start, end):
        if passage.is_taken(year.start, year.start + 1):
            continue
        glued = text[max(start, back(text, year.start, 80)) : year.start].rstrip().rstrip(" ,-'’")
        word = glued.split()[-1] if glued.split() else ""
        if _year_of_venue(text, draft, year.start):
            assert draft.venue is not None
            draft.venue = draft.venue._replace(year=int(year.iso))
            passage.spans.append((year.start, year.end))
            return
        name = venues.known_name(word) if word and not glued.endswith(".") else None
        if name is not None and not is_last_word(word, name, glued[: len(glued) - len(word)]):
            continue
        if passage.is_bounded(year.start, year.end):
            draft.date = DateField(year.iso, year.iso, Span(year.start, year.end))
            passage.took("date", year.start, year.end)
            return


def _year_of_venue(text: str, draft: Draft, at: int) -> bool:
    """Return whether only a publisher separates a venue without a year from this year, as in `…_. PMLR, 2023`."""
    venue = draft.venue
    if venue is None or venue.year is not None or not 0 <= at - venue.span.end < 24:
        return False
    return _PUBLISHER.fullmatch(text[venue.span.end : at]) is not None


# -- venues --------------------------------------------------------------------------------------------------


def marked_venues(passage: Passage) -> None:
    """A venue that no table knows, in full and in marks of its own, without its year: `*International Conference on Sheep*`."""
    text, draft = passage.text, passage.draft
    if draft.venue is not None or not passage.mark.strip("([{") or not 2 <= passage.count <= 14:
        return
    body = text[passage.start : passage.end].strip(EDGES)
    if _FULL_NAME.search(body) and _CAPITALISED.fullmatch(body):
        at = text.find(body, passage.start)
        passage.take_venue(at, at + len(body), " ".join(body.split()), None, None)


def named_venues(passage: Passage) -> None:
    """A venue that no table knows, written out before its year: `IEEE Transactions on Cybernetics, 2008`."""
    text, start, end = passage.text, passage.start, passage.end
    if passage.draft.venue is not None or passage.count < 3 or not YEAR.search(text, start, end):
        return
    first = _JOURNAL.match(text, start, end)
    if first and len(first["name"].split()) > 1 and not passage.is_taken(*first.span("whole")):
        # `IEEE Sensor Journal, 2019`; `Computer Networks, 2002` only if there is nothing else.
        known = NAMES_VENUE if passage.count == 3 else _FULL_NAME
        if known.search(first["name"]):
            people = _people_before(first["name"], "")
            passage.take_venue(
                first.start("name") + people if people else first.start("whole"),
                first.end("whole"),
                first["name"][people:],
                int(first["year"]),
                None,
            )
            return
    if passage.count == 3:
        return
    for match in _NAMED.finditer(text, start, end):
        before = text[start : match.start("name")].strip(EDGES)
        at = match.start("name") + _people_before(match["name"], before)
        name = " ".join(text[at : match.end("name")].split()).strip(" ,.(")
        if len(name.split()) < 2 or not NAMES_VENUE.search(name) or passage.is_taken(at, match.end()):
            continue
        if _PUBLISHES.search(name):
            continue
        passage.take_venue(at, match.end("year"), name, int(match["year"]), None)
        return


def _people_before(name: str, before: str) -> int:
    """Return where the name of a venue begins after authors: `Ada Lark, Bo Finch, Barn Informatics`; 0 without authors.

    `before` is the text before the name, which may be the first author.
    """
    if (word := _AT.search(name)) is not None and author_names.is_list(name[: word.start()]):
        # `Ada Lark and Bo Finch in Barn Informatics`
        return word.end()
    at = 0
    for comma in _COMMA.finditer(name):
        part = name[at : comma.start()]
        if NAMES_VENUE.search(part) or not author_names.is_list(part, lenient=True):
            break
        at = comma.end()
    several = at and (len(author_names.split(name[:at])) > 1 or author_names.is_list(before, lenient=True))
    return at if several and not name.startswith("and ", at) else 0


def announced_venues(passage: Passage) -> None:
    """A passage that says where a work was accepted: `Accepted by Sheep Letters, 2005`."""
    text, draft = passage.text, passage.draft
    if draft.venue is not None:
        return
    match = _ANNOUNCED.fullmatch(text, passage.start, passage.end)
    if match is None or dates.read_whole(match["name"]) is not None:
        return
    if not (passage.mark or (match["year"] and _may_be_announced(match))):
        return
    if len(WORD.findall(match["name"])) > SLOT_WORDS or passage.is_taken(*match.span("name")):
        return
    stop = match.end("year") if match["year"] else match.end("name")
    year = int(match["year"]) if match["year"] else None
    passage.take_venue(match.start("name"), stop, " ".join(match["name"].split()), year, None)


def _may_be_announced(match: re.Match[str]) -> bool:
    """Return whether a name in plain text is a venue: one word, or with a word that names venues. A year may be that of anything."""
    one_word = " " not in match["name"].strip() and "  " not in match[0]
    return one_word or NAMES_VENUE.search(match["name"]) is not None


def words_before_venue(passage: Passage) -> None:
    """The words before a venue that say that it is one: `Published in ICML 2020`, `In Proceedings of ICML 2020`."""
    venue = passage.draft.venue
    if venue is None or not passage.start <= venue.span.start < passage.end:
        return
    match = _BEFORE_NAME.fullmatch(passage.text, passage.start, venue.span.start)
    if match is not None and not passage.is_taken(*match.span()):
        passage.spans.append(match.span())


def shaped_venues(passage: Passage) -> None:
    """A venue that no table knows, by its shape: capitals with a year, `HotStorage 2019`."""
    text, draft, start, end = passage.text, passage.draft, passage.start, passage.end
    if draft.venue is not None:
        return
    for match in _CAPITAL.finditer(text, start, end):
        at = match.start()
        if passage.is_taken(at, at + 1):
            continue
        before = text[max(start, back(text, at, 40)) : at].rstrip()
        if before and before[-1] not in ",.;|(–—-" and not _IN_VENUE.search(before):
            continue
        found = venues.shaped_like(text[at : min(end, at + 40)])
        if found and found.start == 0 and passage.is_bounded(at, at + found.end):
            if (
                found.name in PUBLISHERS
                and text[start:at].strip(" .,") == ""
                and text[start - 1 : start] == ")"
            ):
                # `Meeting on Sheep (MoS). IEEE, 2018`
                continue
            if found.name in PUBLISHERS and before.endswith((" on.", " on,")):
                # `Sheep on Hills, 2018 Ninth Meeting on. IEEE, 2018`
                continue
            stop = at + found.end
            passage.take_venue(at, stop, found.name, found.year, found.track)
            if draft.date is not None and at <= draft.date.span.start < stop and len(draft.date.iso) == 4:
                draft.date = None
            return


# -- authors -------------------------------------------------------------------------------------------------


def people(passage: Passage) -> None:
    """What no date or venue takes up: authors, or words that nothing explains."""
    at = passage.start
    for begin, stop in [*sorted(passage.spans), (passage.end, passage.end)]:
        if begin > at:
            _people_between(passage, at, begin)
        at = max(at, stop)


def _people_between(passage: Passage, at: int, begin: int) -> None:
    text, draft = passage.text, passage.draft
    body = text[at:begin]
    shown = body.strip(EDGES)
    lead = len(body) - len(body.lstrip(EDGES))
    if draft.authors:
        _count_words(passage, at + lead, shown)
        return
    if shown.startswith("by ") and (last := take_affiliated(passage, at + lead)):
        _count_words(passage, last, text[last:begin].rstrip(EDGES))
        return
    if shown.endswith(_LEADS_ON):
        before = shown[:-3].rstrip()
        if before.endswith(",") or author_names.is_list(before):
            shown = before
    sentence = author_names.up_to_et_al(shown) or author_names.first_sentence(shown)
    if (acronym := _ACRONYM_FIRST.match(sentence)) and author_names.is_list(sentence[acronym.end() :]):
        begins = at + lead
        if draft.venue is None:
            stop = begins + len(acronym[1])
            draft.venue = VenueField(acronym[1], acronym[1], None, None, Span(begins, stop))
        lead += acronym.end()
        shown, sentence = shown[acronym.end() :], sentence[acronym.end() :]
    bare = author_names.without_lead(sentence)
    if bare != sentence and author_names.is_list(bare):
        lead += len(sentence) - len(bare)
        shown, sentence = shown[len(sentence) - len(bare) :], bare
    event = _EVENT.search(sentence)
    certain = event is not None and "@" in event[0]
    if event is not None and author_names.is_list(sentence[: event.start()], lenient=certain):
        sentence = sentence[: event.start()]
    if authors := _authors_in(passage, at, sentence, certain=certain):
        last = at + lead + len(sentence)
        if text[last : last + 1] == "." and sentence.endswith(" al"):
            last += 1
        elif text[last : last + 1] == "." and _INITIAL.search(sentence):
            # The period is the initial's, and only the last of them was taken for the sentence's.
            authors[-1] += "."
            last += 1
        draft.set_authors(authors, Span(at + lead, last), sentence, passage.mark)
        lead += len(sentence)
        shown = shown[len(sentence) :]
    elif shown.endswith(_LEADS_ON):
        # The section may know that `Ada Lark` is an author in `Ada Lark in ICML 2020`.
        shown = shown[:-3].rstrip()
    _count_words(passage, at + lead, shown)


def _authors_in(passage: Passage, at: int, sentence: str, *, certain: bool) -> list[str]:
    """Return the authors that a sentence consists of; publishers are not authors, and single names only if their place shows it."""
    if "," not in sentence and _PUBLISHES.search(sentence) is not None:
        return []
    lenient = (bool(passage.spans) and not _after_quoted_comma(passage)) or certain or _fills_line(passage)
    lenient = lenient and _NO_PERSON.search(sentence) is None
    if author_names.is_list(sentence, lenient=lenient) or (lenient and author_names.is_initialled(sentence)):
        return author_names.split(sentence)
    return author_names.surnames(sentence) if _follows_plain_title(passage, at) else []


def _after_quoted_comma(passage: Passage) -> bool:
    """Return whether a passage follows a title in quotes that ends in a comma: in such references, a single name is that of a
    series or a publisher: `“Tidy Sheep,” Barn White Paper, 2020`.
    """
    before = passage.text[back(passage.text, passage.start, 3) : passage.start].rstrip()
    return before.endswith((",”", ',"')) or (
        before.endswith(("”", '"')) and passage.text[passage.start] == ","
    )


def _count_words(passage: Passage, start: int, shown: str) -> None:
    """Count the words that are not recognised, and leave them to the section's vote unless there are too many."""
    count = len(WORD.findall(shown))
    passage.draft.rest_words += count
    if 0 < count <= _LONGEST_SLOT and passage.draft.voted_on:
        _leave_open(passage, start, start + len(shown))


def _leave_open(passage: Passage, start: int, end: int) -> None:
    """What nothing explains is left to the section, sentence by sentence; a description after a dash by itself."""
    text = passage.text
    while start < end:
        while start < end and text[start] in EDGES:
            start += 1
        sentence = _open_sentence(text[start:end])
        dash = _DASH.search(sentence)
        if dash is not None and dated(sentence[: dash.start()]) is not None:
            # `in Barn Letters 2020 - a note on sheep`
            sentence = sentence[: dash.start()].rstrip()
        if WORD.search(sentence):
            slot = Slot("?", start, _with_year(passage, start, start + len(sentence)), passage.mark)
            passage.draft.slots += [slot]
        start += max(1, len(sentence))


def _with_year(passage: Passage, start: int, end: int) -> int:
    """Return where an open slot in brackets ends: with the year after it, which may be a venue's: `(Barn Letters, 2020)`."""
    date = passage.draft.date
    if date is None or passage.mark[-1:] not in ("(", "[") or len(date.iso) != 4:
        return end
    text = passage.text
    between = text[end : date.span.start].strip() if end <= date.span.start else ""
    if between != "," or date.span.end != passage.end or _may_be_people(text[start:end]):
        return end
    return date.span.end


def _may_be_people(shown: str) -> bool:
    """Return whether words before a year may be authors, or where they work."""
    return bool(
        author_names.is_list(shown, lenient=True)
        or author_names.surnames(shown)
        or author_names.is_surname(shown)
        or author_names.is_organisation(shown)
    )


def _open_sentence(shown: str) -> str:
    """Return the first sentence of a text; a period before a small word only cuts a word short: `Trans. on Sheep`."""
    sentence = author_names.first_sentence(shown)
    while _SMALL_WORD.match(shown, len(sentence)) is not None:
        stop = len(sentence) + 2
        sentence = shown[:stop] + author_names.first_sentence(shown[stop:])
    return sentence


def _follows_plain_title(passage: Passage, at: int) -> bool:
    """Whether a text is the sentence or line after a title in plain text."""
    draft = passage.draft
    if draft.title_kind != "text" or at != passage.start:
        return False
    if WORD.search(passage.text, draft.title_span.end, at):
        return False
    between = passage.text[draft.title_span.end - 1 : at + 1]
    return any(mark in between for mark in ".\n\t")


def _fills_line(passage: Passage) -> bool:
    """Whether a text is a line of its own, after a line break."""
    text = passage.text
    before = text[back(text, passage.start, 40) : passage.start].rstrip(" \t>")
    after = text[passage.end : passage.end + 2].lstrip(" \t")
    return before.endswith("\n") and (not after or after[0] in "\r\n\\<")


RECOGNISERS = (
    access_dates,
    abbreviated_journals,
    whole_date,
    written_dates,
    short_dates,
    dated_preprints,
    published_proceedings,
    known_venues,
    cited_venues,
    named_venues,
    announced_venues,
    bare_years,
    shaped_venues,
    numbered_journals,
    marked_venues,
    whole_journals,
    words_before_venue,
    people,
)
_NEED_DIGITS = (
    *(access_dates, abbreviated_journals, written_dates, short_dates, dated_preprints, published_proceedings),
    *(numbered_journals, named_venues, bare_years, shaped_venues),
)
# Those that may recognise something in text without digits.
WITHOUT_DIGITS = tuple(recognise for recognise in RECOGNISERS if recognise not in _NEED_DIGITS)
