"""How two entries for the same work differ, and whether listing it twice is intentional."""

from __future__ import annotations

from awesomelint.analysis.works.apart import have_other_leading_names, have_other_remarks
from awesomelint.analysis.works.mentions import text_before_title, visible_text
from awesomelint.analysis.works.pair import Pair
from awesomelint.analysis.works.title_similarity import (
    is_acronym,
    share_name,
    stems,
    without_accents,
    without_brackets,
    without_translation,
)
from awesomelint.analysis.works.work import Work
from awesomelint.fields import link_labels, titles, venues
from awesomelint.findings import Severity
from awesomelint.model import Entry, VenueField
from awesomelint.util.one_edit import are_near
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import contains_any

# Headings of works that are still to be read.
_QUEUE = lazy_pattern(
    r"(?i)\b(?:to[- ]?(?:be[- ])?read|to[- ]?do|unread|queue|backlog|wish ?list|read(?:ing)? (?:later|next))\b"
    r"|待读|未读|後で読む"
)

# Two titles that are at least this similar are one title with a typo.
_TYPO = 0.9
# A sentence with fewer words may be a name or an abbreviation: `St. Louis`, `vs. Others`.
_LEAST_WORDS = 4
# The same paper may have several identifiers of other kinds: one for each version or volume.
_UNIQUE = ("arxiv:", "ieee:")
_CHECK_BOX = lazy_pattern(r"\s*(?:[-*+]|\d{1,4}[.)])\s+\[[ xX]\]\s")
_SEE = lazy_pattern(r"(?i)(?:see|cf|related|compare)\b")
_NUMBER_AFTER_TITLE = lazy_pattern(r"[\s*_`\"”.,]{0,8}[(（\[]((?:19|20)\d\d|\d{3}|\d{5})[)）\]]")
# A year and a venue that are not read as such: `A Title [2025-ICSE]`.
_VENUE_AFTER_TITLE = lazy_pattern(
    r"[\s*_`\"”.,]{0,8}[(（\[]((?:19|20)\d\d)[-–_ ]([^\W\d_][\w/@ -]{1,24})[)）\]]"
)
_TALK = lazy_pattern(r"(?:slides?|videos?|talks?|recordings?|presentations?)(?: ?\d)?")
_THESIS_WORDS = ("thesis", "dissertation", "学位论文")
_THESIS = lazy_pattern(r"(?i)\b(?:thesis|dissertation)\b|学位论文")


def find_differences(pair: Pair) -> list[str]:
    """Return the fields that contradict each other, such as `the title`."""
    first, later = pair.first.entry, pair.later.entry
    differences = []
    if without_accents(titles.key(first.title)) != without_accents(titles.key(later.title)):
        differences.append("the title")
    if _urls_differ(pair.first, pair.later):
        differences.append("the URL")
    dates_differ = (
        first.date
        and later.date
        and not (first.date.iso.startswith(later.date.iso) or later.date.iso.startswith(first.date.iso))
    )
    venues_differ = _venues_differ(first, later) or _leading_venues_differ(first, later)
    # The year of a preprint is its date: `arXiv 2023` against `Arxiv 2024`.
    is_year = venues_differ and _are_on_one_server(first, later)
    year, venue = _venue_after_title(first)
    later_year, later_venue = _venue_after_title(later)
    if dates_differ or is_year or _years_differ_by_typo(first, later) or "" != year != later_year != "":
        differences.append("the date")
    if (venues_differ and not is_year) or "" != venue != later_venue != "":
        differences.append("the venue")
    return differences


def describe_differences(differences: list[str]) -> str:
    """Return the end of a message, such as `; the title and the URL differ`; empty without differences."""
    if not differences:
        return ""
    *most, last = differences
    return f"; {', '.join(most)} and {last} differ" if most else f"; {last} differs"


def _urls_differ(first: Work, later: Work) -> bool:
    if not first.keys or not later.keys:
        return False
    return (
        not set(first.keys) & set(later.keys)
        and first.keys[0] not in later.links
        and later.keys[0] not in first.links
    )


def _media_differ(first: Work, later: Work) -> bool:
    return bool(first.keys and later.keys) and first.medium != later.medium


def _venues_differ(first: Entry, later: Entry) -> bool:
    venue, later_venue = first.venue, later.venue
    if venue is None or later_venue is None:
        return False
    if not (_is_known(venue) and _is_known(later_venue)):
        # What has the form of a venue may be the name of a method: `[ABC]`.
        return False
    return venue.name.casefold() != later_venue.name.casefold() or (
        venue.year is not None and later_venue.year is not None and venue.year != later_venue.year
    )


def _leading_venues_differ(first: Entry, later: Entry) -> bool:
    """Whether two entries of a section start with links that name a venue and arXiv: `[[CVPR](…)] A Title`."""
    name, other = _leading_venue(first), _leading_venue(later)
    return first.section is later.section and name != other and bool(name and other)


def _leading_venue(entry: Entry) -> str:
    """Return the venue that a link before the title names, which may be arXiv; empty without one."""
    for link in entry.links:
        if link.label is None or link.span.start > entry.title_span.start:
            break
        if entry.venue is not None and link.span.start <= entry.venue.span.start < link.span.end:
            return entry.venue.name if _is_known(entry.venue) else ""
        if link_labels.normal(link.label) == "arxiv":
            return "arXiv"
        if (name := venues.known_name(link.label)) is not None:
            return name
    return ""


def _years_differ_by_typo(first: Entry, later: Entry) -> bool:
    """Whether brackets after the titles have a year and a year with a wrong number of digits: `[2024]`, `[204]`."""
    year, other = _number_after_title(first), _number_after_title(later)
    return len(year) != len(other) and "" not in (year, other) and are_near(year, other, 1)


def _number_after_title(entry: Entry) -> str:
    match = _NUMBER_AFTER_TITLE.match(entry.source.text, entry.title_span.end, entry.head.end)
    return match[1] if match else ""


def _venue_after_title(entry: Entry) -> tuple[str, str]:
    """Return the year and the venue in brackets after a title without its link; both empty without them."""
    if entry.venue is not None:
        return "", ""
    match = _VENUE_AFTER_TITLE.match(entry.source.text, entry.title_span.end, entry.head.end)
    return (match[1], match[2].casefold()) if match else ("", "")


def _are_on_one_server(first: Entry, later: Entry) -> bool:
    names = {entry.venue.name for entry in (first, later) if entry.venue is not None}
    return len(names) == 1 and all(
        entry.venue is not None and venues.is_preprint(entry.venue.name) for entry in (first, later)
    )


def _is_known(venue: VenueField) -> bool:
    return venue.name == "arXiv" or venues.known_name(venue.name) is not None


def have_one_title(pair: Pair) -> bool:
    """Whether two titles are one: equal, a short form of the other, or with a typo or other details."""
    title, other = (without_translation(work.entry.title) for work in (pair.first, pair.later))
    short, long = sorted((titles.key(title), titles.key(other)), key=len)
    if is_acronym(title, other) or is_acronym(other, title):
        return True
    return short in long or _differ_in_details(title, other) or titles.are_alike(short, long, _TYPO)


def is_retitled(pair: Pair) -> bool:
    """Whether a work got another title when it was published: one has words more, and only one has a venue."""
    first, later = pair.first.entry, pair.later.entry
    if _is_published(first) == _is_published(later):
        return False
    words, others = set(titles.words(first.title)), set(titles.words(later.title))
    return words < others or others < words


def _is_published(entry: Entry) -> bool:
    return entry.venue is not None and _is_known(entry.venue) and not venues.is_preprint(entry.venue.name)


def _differ_in_details(title: str, other: str) -> bool:
    """Whether two titles differ only in brackets, or in a venue or date after their first sentence."""
    if titles.key(without_brackets(title)) == titles.key(without_brackets(other)) != "":
        return True
    sentence, other_sentence = (text.partition(". ")[0].rstrip(".") for text in (title, other))
    is_long = len(sentence.split()) >= _LEAST_WORDS
    return is_long and titles.key(sentence) == titles.key(other_sentence)


def have_other_identifiers(pair: Pair) -> bool:
    """Whether the entries have two identifiers of a kind of which a paper has one only."""
    keys, later_keys = (
        [key for key in work.identifiers if key.startswith(_UNIQUE)] for work in (pair.first, pair.later)
    )
    return any(
        key != later and key.partition(":")[0] == later.partition(":")[0]
        for key in keys
        for later in later_keys
    )


def severity_if_unrelated(pair: Pair, differences: list[str]) -> Severity:
    """Return the severity for entries in unrelated parts, where many lists repeat works on purpose."""
    title, other = pair.first.entry.title, pair.later.entry.title
    is_short_title = differences == ["the title"] and (
        _is_short_form(title, other) or _differ_in_details(title, other)
    )
    if not differences or is_short_title or _media_differ(pair.first, pair.later):
        return Severity.NOTE
    return Severity.WARNING


def is_row_and_item(pair: Pair) -> bool:
    """Whether only one entry is a row: a table may summarize a list, or list the data that come with papers."""
    return (pair.first.entry.kind == "row") != (pair.later.entry.kind == "row")


def is_intentional(pair: Pair, differences: list[str]) -> bool:
    """Whether the later entry says why it is there, or is about another version or aspect of the work."""
    first, later = pair.first.entry, pair.later.entry
    if len(later.comment) > 20 or _is_queue(first, later):
        return True
    return (
        _are_versions(first, later)
        or _are_two_publications(first, later)
        or _differ_in_medium(pair, differences)
        or _are_occasions(pair, differences)
        or _differ_in_subject(pair, differences)
        or have_other_remarks(first, later)
        or _is_thesis(first) != _is_thesis(later)
        or _are_log_and_overview(first, later)
        or _refers(first) != _refers(later)
        or _are_data_and_paper(pair, differences)
        or _have_other_parents(pair)
        or (
            pair.by == "identifier"
            and "the title" not in differences
            and have_other_leading_names(first, later)
        )
    )


def _have_other_parents(pair: Pair) -> bool:
    """Whether the entries are nested in two different works: a client below each of its two servers."""
    parent, other = pair.first.entry.parent, pair.later.entry.parent
    if parent is None or other is None or not (parent.links and other.links):
        return False
    first, later = Work(parent), Work(other)
    return first.key != later.key and first.links.isdisjoint(later.links)


def _are_log_and_overview(first: Entry, later: Entry) -> bool:
    """Whether only one of two entries in different sections has a check box: a reading log and an overview."""
    if first.section is later.section:
        return False
    return (_CHECK_BOX.match(first.text) is None) != (_CHECK_BOX.match(later.text) is None)


def _refers(entry: Entry) -> bool:
    """Whether an entry only refers to a work: `See also: [A Title](…)`."""
    return _SEE.match(text_before_title(entry).lstrip(" \t*_[(`")) is not None


def _are_data_and_paper(pair: Pair, differences: list[str]) -> bool:
    """Whether a section about data has one of two entries with different titles: a dataset and its paper."""
    is_data = pair.first.describes_data, pair.later.describes_data
    return pair.by == "identifier" and differences == ["the title"] and is_data[0] != is_data[1]


def _is_thesis(entry: Entry) -> bool:
    """Whether an entry says that it is a thesis."""
    shown = visible_text(entry)
    # Much faster than the pattern.
    return contains_any(shown.lower(), _THESIS_WORDS) and _THESIS.search(shown) is not None


def _is_queue(first: Entry, later: Entry) -> bool:
    """Whether one of two sections has works that are still to be read."""
    queued = [any(map(_QUEUE.search, entry.section.path)) for entry in (first, later)]
    return queued[0] != queued[1]


def _differ_in_medium(pair: Pair, differences: list[str]) -> bool:
    """Whether one entry links to a recording or discussion, and the other to something else."""
    first, later = pair.first, pair.later
    return (
        "the URL" in differences
        and not {"recording", "discussion"}.isdisjoint((first.medium, later.medium))
        and _media_differ(first, later)
    )


def _are_occasions(pair: Pair, differences: list[str]) -> bool:
    """Whether the entries may be about a talk or a course that was given twice: two pages that are not papers.

    The pages are on one site, or the entries have different years or venues. Slides are often a PDF.
    """
    first, later = pair.first, pair.later
    if "the URL" not in differences or "the title" in differences or first.identifiers or later.identifiers:
        return False
    are_papers = first.medium == "paper" == later.medium and not (_is_talk(first) and _is_talk(later))
    has_other_occasion = not {"the date", "the venue"}.isdisjoint(differences)
    if first.host == later.host:
        are_pages = first.medium == "page" == later.medium
        return are_pages or "the date" in differences or (has_other_occasion and not are_papers)
    return has_other_occasion and not are_papers


def _is_talk(work: Work) -> bool:
    """Whether all links of an entry are labelled as slides or recordings."""
    labels = [link_labels.normal(link.label or "") for link in work.entry.links]
    return bool(labels) and all(map(_TALK.fullmatch, labels))


def _are_two_publications(first: Entry, later: Entry) -> bool:
    """Whether the entries have two DOIs: the conference paper and the article in a journal."""
    return bool(first.doi and later.doi) and first.doi != later.doi


def _are_versions(first: Entry, later: Entry) -> bool:
    """Whether the entries are the conference and journal versions of a work: different venues and years."""
    venue, later_venue = first.venue, later.venue
    if venue is None or later_venue is None:
        return False
    if "arXiv" in (venue.name, later_venue.name) or venue.name == later_venue.name:
        return False
    years = [
        str(published.year or (entry.date.iso[:4] if entry.date else ""))
        for published, entry in ((venue, first), (later_venue, later))
    ]
    return all(years) and years[0] != years[1]


def _differ_in_subject(pair: Pair, differences: list[str]) -> bool:
    """Whether the entries may be about different aspects of a page: a course in two years, two parts of a
    tool.
    """
    first, later = pair.first, pair.later
    if pair.by == "url" and "the title" in differences and not titles.are_alike(first.key, later.key, 0.8):
        return True
    if first.entry.kind != "row" or later.entry.kind != "row":
        return False
    is_edition = "the date" in differences and later.medium != "paper"
    return bool(first.links - later.links and later.links - first.links) or is_edition


def _is_short_form(first: str, later: str) -> bool:
    """Whether one title is a short form of the other, or the other with a name in front."""
    keys = (titles.key(without_translation(first)), titles.key(without_translation(later)))
    short, long = sorted(keys, key=len)
    has_few_words = min(len(stems(first)), len(stems(later))) < 4
    # “V. Mnih, et al., Human-level Control …”: a title that includes the authors may abbreviate them.
    ends_equal = "," in first and "," in later and titles.words(first)[-5:] == titles.words(later)[-5:]
    return short in long or share_name(first, later) or has_few_words or ends_equal
