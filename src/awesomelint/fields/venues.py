"""Venues in text, with year and track: `ICLR'21`, `EMNLP 2023`, `ACL'23 findings`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from awesomelint.fields import author_names
from awesomelint.fields.dates import MONTHS
from awesomelint.source import back
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import WORD, compiled, lazy_pattern

_WORD = compiled(r"[A-Za-z][A-Za-z0-9&/+.-]*[A-Za-z0-9*]|3DV")
_YEAR = compiled(
    r"(?:[ ,]+\d{1,4}(?:[.(]\d{1,4}\)?)?[ ,:]*(?=\((?:19|20)\d\d\)))?[-,@_]?[ \t]{0,2}(?:(?P<quote>['’‘`´])[ \t]{0,2}(?P<short>\d\d)(?!\d)|[('’‘`´]?(?P<long>19[5-9]\d|20[0-4]\d)\)?(?![\d])"
    r"|(?P<glued>(?:(?<=[A-Za-z])|(?<=[A-Za-z]-)|(?<=[A-Za-z] ))\d\d)(?![\d]|\.\d|[ ]*(?!(?i:oral|spotlight|poster|highlight|findings|workshop|demo)\b)[A-Za-z%]))"
)
_VOLUME = compiled(r"[ ,]+(?:vol(?:ume)?\.? ?)?\d{1,3}(?:[.(]\d{1,4}\)?)?(?![\d%])", re.IGNORECASE)
# Text between arXiv and a year: `arXiv preprint arXiv:1412.2306, 2014`, `arXiv:1511.06434 (2015)`.
_ARXIV_TAIL = lazy_pattern(
    r"(?:[ ]e-?prints?|[ ]preprint)?(?:[ ,]*arxiv)?(?:[ ]*[:：]?[ ]*(?:abs/|[a-z-]+/)?(?:\d{4}\.\d{4,5}|\d{7})(?:v\d+)?)?"
    r"(?:[ ]*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_BEFORE = compiled(r"(?P<year>20[0-4]\d|19[5-9]\d)[ \t,-]+$")
_TRACK = compiled(
    r"[ \t,:–(（*_-]*(?P<track>findings|workshops?(?:[ \t]+(?:on|track)\b[\w \t&-]*)?|(?:[\w&/-]+[ \t]+){1,4}workshop|oral(?:[ \t]+presentation)?|"
    r"spotlight|poster|demo(?:nstration)?s?|tutorials?|industry(?:[ \t]+track)?|short(?:[ \t]+papers?)?|long(?:[ \t]+papers?)?|"
    r"main(?:[ \t]+(?:conference|track))?|datasets?[ \t]*(?:and|&)[ \t]*benchmarks?(?:[ \t]+track)?|D&B(?:[ \t]+track)?|"
    r"(?:outstanding|best)[ \t]+paper(?:[ \t]+award)?|submissions?|submitted|srw|student[ \t]+research[ \t]+workshop|"
    r"system[ \t]+demonstrations?|blog(?:[ \t]*posts?)?(?:[ \t]+track)?|highlight|notable[ \t]+top[ \t]*\d+%|rejected?|under[ \t]+review|"
    r"accepted|in[ \t]+press|competition|challenge|extended[ \t]+abstracts?|late[ \t-]+breaking(?:[ \t]+work)?)\b",
    re.IGNORECASE,
)
_FINDINGS = compiled(r"findings[ \t]+(?:of[ \t]+)?(?:the[ \t]+)?(?:in[ \t]+)?[\[(:]?$", re.IGNORECASE)


_AT = compiled(
    r"(?P<track>(?:[\w&/-]+[ \t]+){0,6}(?:(?i:workshop|srw|review)|[A-Z]\w+))[ \t]*(?:@|\b(?i:at)\b)[ \t]*$"
)


# Preprint servers, whose works have no venue yet.
_PREPRINTS = frozenset(("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "SSRN", "TechRxiv", "Preprint"))


def is_preprint(name: str) -> bool:
    """Return whether a canonical name is that of a preprint server rather than a venue."""
    return name in _PREPRINTS


class VenueMention(NamedTuple):
    """A venue in a text, at offsets `start` to `end` of it: canonical name, year and track (each None if not written)."""

    start: int
    end: int
    name: str
    year: int | None
    track: str | None


class _Known(NamedTuple):
    name: str
    shy: bool


def _head(title: str) -> str:
    """The first word of a name, in lower case."""
    match = _WORD.match(title)
    return match[0].lower() if match else ""


class _Row(NamedTuple):
    """A line of the table: a venue, whether its name is also a word, other spellings, and full names."""

    name: str
    shy: bool
    spellings: list[str]
    titles: list[str]


@cache
def _rows() -> list[_Row]:
    from awesomelint.fields.venue_table import TABLE

    rows = []
    for line in TABLE.strip().splitlines():
        head, spellings, full = line.split("|")
        name = head.strip().removeprefix("~")
        rows.append(_Row(name, head.startswith("~"), _cell(spellings), _cell(full)))
    return rows


def _cell(text: str) -> list[str]:
    """The names in a cell of the table."""
    return [name.strip() for name in text.split(";")] if text and not text.isspace() else []


@cache
def _tables() -> tuple[dict[str, _Known], dict[str, list[tuple[str, str, bool]]]]:
    """Return the venues by their one-word spellings, and the full names by their first word, longest first."""
    words: dict[str, _Known] = {}
    phrases: dict[str, list[tuple[str, str, bool]]] = {}
    for name, shy, spellings, titles in _rows():
        known = _Known(name, shy)
        for spelling in (name, *spellings):
            if " " in spelling:
                phrases.setdefault(spelling.split()[0].lower(), []).append((spelling.lower(), name, shy))
            else:
                words.setdefault(spelling.lower(), known)
        for title in titles:
            phrases.setdefault(_head(title), []).append((title.lower(), name, False))
    for same_head in phrases.values():
        if len(same_head) > 1:
            same_head.sort(key=lambda phrase: -len(phrase[0]))
    return words, phrases


@cache
def spellings() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return name and correct spellings of each one-word venue, by the word in lower case."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name, _, others, _ in _rows():
        for form in (name, *others):
            if " " not in form:
                first, forms = found.get(form.lower(), (name, ()))
                found[form.lower()] = (first, (*forms, form))
    return found


def known_name(word: str) -> str | None:
    """Return the venue with this one-word spelling or full name, in any case; None if it is unknown."""
    words, phrases = _tables()
    folded = word.strip().lower()
    known = words.get(folded)
    if known is not None:
        return known.name
    for phrase, name, _ in phrases.get(_head(folded), ()):
        if phrase == folded:
            return name
    return None


def _year_after(text: str, at: int, end: int, *, titled: bool = False) -> tuple[int | None, int]:
    """Return the year after a venue's name and where it ends; after a full title (`titled`) two digits are a volume."""
    if titled and (volume := _VOLUME.match(text, at, end)):
        year, stop = _year_after(text, volume.end(), end)
        return (year, stop) if year is not None else (None, at)
    match = _YEAR.match(text, at, end)
    if match is None:
        return None, at
    if match["long"]:
        stop = match.end()
        whole = match[0]
        if whole.endswith(")") and "(" not in whole:
            stop -= 1
        elif "(" in whole and not whole.endswith(")"):
            return None, at
        return int(match["long"]), stop
    short = int(match["short"] or match["glued"])
    if match["glued"] and not 0 <= short <= 40:
        return None, at
    return _century(short), match.end()


def _century(short: int) -> int:
    return (1900 if short > 60 else 2000) + short


@cache
def _heads() -> frozenset[str]:
    """The first words of venue names, in lower case."""
    words, phrases = _tables()
    return frozenset((*words, *phrases))


# A year or letter that is joined to a venue's name, or a name that begins with a digit.
_SUFFIXED = compiled(r"[a-z&/+.-]\d\d|-w|3dv")
_DIGIT = compiled(r"\d")


def find(text: str, start: int = 0, end: int | None = None, *, alone: bool = False) -> list[VenueMention]:
    """Return the known venues in `text[start:end]`, in order.

    With `alone` the text is a field of its own (brackets, a table cell), in which even an acronym that is also a word
    means the venue.
    """
    if end is None:
        end = len(text)
    words, phrases = _tables()
    found: list[VenueMention] = []
    folded = text[start:end].lower()
    heads = _heads()
    suffixed = ("-w" in folded or _DIGIT.search(folded)) and _SUFFIXED.search(folded) is not None
    if not suffixed and heads.isdisjoint(_WORD.findall(folded)):
        return found
    at = start
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        folded = word.lower()
        begin = match.start()
        if begin < at or (folded not in heads and not (suffixed and _SUFFIXED.search(folded))):
            continue
        at = match.end()
        name: str | None = None
        shy = False
        stop = at
        for phrase, meaning, risky in phrases.get(folded, ()):
            after = begin + len(phrase)
            following = text[after : after + 1]
            if text[begin:after].lower() == phrase and not following.isalpha() and following != "/":
                name, stop, shy = meaning, after, risky
                word = text[begin:after]
                break
        if name is None:
            known, stop = _lookup(words, word, folded, begin)
            if known is None:
                continue
            name, shy = known.name, known.shy
        if name == "arXiv" and (tail := _ARXIV_TAIL.match(text, stop, end)):
            stop = tail.end()
        if " " in word and (acronym := _ACRONYM_BEHIND.match(text, stop, end)):
            same = words.get(acronym[1].lower())
            if same is not None and same.name == name and _YEAR.match(text, acronym.end(), end):
                stop = acronym.end()
        year, stop = _year_after(text, stop, end, titled=" " in word and not word.rsplit(" ", 1)[1].isupper())
        if shy and word[: len(name)] != name and not (alone and year is not None):
            continue
        if shy and year is None and not alone:
            continue
        first = found[-1].end if found else start
        if journal := _journal_before(text, found[-1].start if found else start, begin, stop):
            if journal.start >= first:
                found.append(journal)
            at = max(at, stop)
            continue
        found.append(_mention(text, first, begin, stop, end, name, year))
        at = max(at, found[-1].end)
    return found


_ISSUE_AFTER = lazy_pattern(r"[ \t]+special[ \t]+issue\b", re.IGNORECASE)
_ISSUE_BEFORE = lazy_pattern(
    r"\b(?:special issue (?:of|on|for)|selected papers (?:of|from))[ \t]+(?:the[ \t]+)?$", re.IGNORECASE
)
_JOURNAL = lazy_pattern(
    r"[A-Z][A-Z&-]{1,9}|(?=[^\n]*\b(?:Journal|Transactions|Letters|Annals|Magazine|Reviews?)\b)[A-Z][\w&'’ \t-]*"
)
# The longest name of a journal, with the words after it.
_JOURNAL_REACH = 120
# The length of `selected papers from the `, and some spaces.
_LONGEST_OCCASION = 30


def _journal_before(text: str, first: int, begin: int, stop: int) -> VenueMention | None:
    """Return the journal before a conference, `text[begin:stop]`, that only says on what occasion an issue appeared.

    `JFP, ICFP 2017 special issue`. None if the conference is the venue itself.
    """
    first = max(first, back(text, begin, _JOURNAL_REACH))
    before = text[first:begin]
    occasion = _ISSUE_BEFORE.search(before, max(0, len(before) - _LONGEST_OCCASION))
    if occasion is None and _ISSUE_AFTER.match(text, stop) is None:
        return None
    before = (before[: occasion.start()] if occasion else before).rstrip()
    if not before.endswith((",", ":")):
        return None
    at = max(before.rfind(mark, 0, -1) for mark in ",.;:([\n") + 1
    name = before[at:-1].strip()
    at = first + before.index(name, at)
    return VenueMention(at, at + len(name), name, None, None) if _JOURNAL.fullmatch(name) else None


# The acronym after a full name: `Conference on Robotics and Automation (ICRA)_ 2023`.
_ACRONYM_BEHIND = compiled(r"[ \t]*\(([A-Z][\w&-]{1,11})\)[_*]*+")
_TRAILING_YEAR = compiled(r"[-.]?(?:19|20)?\d\d$")


# A track right after a venue and its year: `CVPR25Highlight`.
_GLUED_TRACK = compiled(
    r"[a-z](?P<year>(?:19|20)?\d\d)(?:oral|spotlight|poster|highlight|findings|workshop)$"
)


# Lists have the same few link texts over and over.
@lru_cache(maxsize=2048)
def read_whole(text: str) -> VenueMention | None:
    """Return the known venue, with year and track, if the whole text is one; None otherwise."""
    found = find(text, alone=True)
    whole = found and not found[0].start and not WORD.search(text, found[0].end)
    return found[0] if whole else None


def _lookup(words: dict[str, _Known], word: str, folded: str, begin: int) -> tuple[_Known | None, int]:
    """Return the venue of a word, without a year that is joined to it (`NeurIPS2023`, `ICML-21`), and where it ends."""
    known = words.get(folded)
    if known is not None:
        return known, begin + len(word)
    if folded[-1].isdigit() and (year := _TRAILING_YEAR.search(folded)) and year.start() > 1:
        known = words.get(folded[: year.start()])
        if known is not None:
            return known, begin + year.start()
    if (glued := _GLUED_TRACK.search(folded)) and (known := words.get(folded[: glued.start("year")])):
        return known, begin + glued.start("year")
    if folded.endswith("-w") and (known := words.get(folded[:-2])):
        return known, begin + len(word)
    return None, begin


def _mention(
    text: str, first: int, begin: int, stop: int, end: int, name: str, year: int | None
) -> VenueMention:
    track = None
    if match := _TRACK.match(text, stop, end):
        track, stop = match["track"].lower(), match.end()
        if text[stop : stop + 1] in (")", "）") and ("(" in match[0] or "（" in match[0]) and stop < end:
            stop += 1
        if year is None:
            year, stop = _year_after(text, stop, end)
    elif (
        text[max(first, back(text, begin, 60)) : begin].rstrip()[-2:].lower().endswith(("@", "at"))
        and (match := _AT.search(text, max(first, back(text, begin, 60)), begin))
        and not _by_people(text, first, begin, match["track"])
    ):
        track, begin = match["track"].strip().lower(), match.start()
    elif match := _FINDINGS.search(text, max(first, back(text, begin, 20)), begin):
        track, begin = "findings", match.start()
    if year is None and (match := _BEFORE.search(text, max(first, begin - 6), begin)):
        year, begin = int(match["year"]), match.start()
    return VenueMention(begin, stop, name, year, track)


_BY = compiled(r"\W*+by\s")
_NO_PEOPLE = lazy_pattern(r"[A-Z]{2}|(?i:\b(?:workshops?)\b)")
# Before a venue.
_AT_SIGN = compiled(r"[ \t]*(?:@|\b(?i:at)\b)[ \t]*$")


def _by_people(text: str, first: int, begin: int, track: str) -> bool:
    """Return whether what precedes a venue at `begin` are authors, not a workshop: `by Ada Lark and Bo Finch at ICML`, `Ada Lark,
    Bo Finch @ ICML`.
    """
    before = text[max(first, back(text, begin, _JOURNAL_REACH)) : begin]
    if _BY.match(before) is not None and author_names.is_list(track):
        return True
    people = _AT_SIGN.sub("", before).strip(" \t,.;:(-")
    if _NO_PEOPLE.search(track) is not None or not ("@" in before[-2:] or "," in people):
        return False
    names = author_names.split(people)
    if author_names.is_initialled(people) or (len(names) > 1 and all(map(author_names.is_surname, names))):
        return True
    return author_names.is_list(track, lenient=True) and author_names.is_list(people, lenient=True)


_YEAR_FIRST = compiled(
    r"(?P<year>19[5-9]\d|20[0-4]\d)(?:[ ,]+|[/-](?!.*-))(?P<name>[A-Z][A-Za-z&/+-]*[A-Z][A-Za-z&/+]*)$"
)
_SHAPED = compiled(
    r"(?P<name>(?:(?:ACM|IEEE|USENIX|Findings of|Findings|Proc\.?|In)[ ])?[A-Z][A-Za-z&/+*-]*[A-Z][A-Za-z&/+*-]*|[A-Z]{2,}|[A-Z][a-z]+[A-Z]\w*)"
    r"(?P<sep>[ ]?['’‘`´][ ]?(?P<short>\d\d)|[ ,-]{0,2}(?P<long>19[5-9]\d|20[0-4]\d))(?![-–]?\d)"
)


def shaped_like(text: str) -> VenueMention | None:
    """Return an unknown venue by its form: a capitalised acronym with a year (`IJHCS'24`, `HotStorage 2019`), or None."""
    match = _SHAPED.match(text.strip())
    if match is None and (turned := _YEAR_FIRST.match(text.strip())):
        at = text.find(turned[0])
        return VenueMention(at, at + len(turned[0]), turned["name"], int(turned["year"]), None)
    if match is None or len(match["name"]) > 24 or match["name"].lower() in MONTHS:
        return None
    at = text.find(match[0])
    year = int(match["long"]) if match["long"] else _century(int(match["short"]))
    stop = at + len(match[0])
    track = None
    if tail := _TRACK.match(text, stop):
        track, stop = tail["track"].lower(), tail.end()
    return VenueMention(at, stop, match["name"].rstrip("-"), year, track)
