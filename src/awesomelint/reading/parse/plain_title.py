"""Where a title in plain text ends: before the authors, the venue or the date that follow it in the same text."""

from __future__ import annotations

from awesomelint.fields import author_names, dates, venues
from awesomelint.reading.parse.draft import Draft
from awesomelint.source import Span
from awesomelint.util.regex import WORD, compiled, lazy_pattern
from awesomelint.util.text import contains_any

# No title is longer than this; what is, is prose, and not worth the search for its end.
_LONGEST = 4000
_LAST_SENTENCE = lazy_pattern(
    rf"[.?!]\s+(?P<words>(?:{author_names.UPPER}\.[ -]?){{0,3}}[^\W\d_][^.?!:\n]{{1,60}}?)[\s.]*$"
)
# No title is shorter than this.
_SHORTEST = 8
_BEFORE_NAMES = compiled(r", ")
_DIGIT = compiled(r"\d")
# A venue without a year is an acronym or a proper name.
_CAPITALS = compiled(r"[A-Z]\w*[A-Z]|^(?:ar[Xx]iv|[A-Z])")
# It begins with a class of characters, which Python searches for fast.
_SENTENCE = compiled(
    r"[.?!\d](?:(?:(?<=[^\W\d_][.?!])|(?<=[^\W\d_][_*)][.?!]))[.)\"”’*]*\s+(?=\S)|(?<=\d)[.?!]\s+(?=[A-Z]))"
)
_INITIAL = compiled(rf"\b{author_names.UPPER}$")
_IN = compiled(
    r"(?:[.,:;?!]|^)\s*(?:In|in|at|At|To appear in|to appear in|Published in|Accepted to|accepted at|Proc\. of|Proceedings of(?: the)?):?\s*$"
)
_BY = lazy_pattern(rf",?\s+by\s+(?={author_names.UPPER})|\s+[-–—]\s+by\s+")
_BEFORE_SERVICE = compiled(r"[,.\s](?:(?<=[,.])\s+|(?<=\s)\s*(?:\(|[-–]\s+|@\s*))")
_GAP = compiled(r"(?<=\S) {2,}(?=[A-Z])")
# Words after which no title ends, doubled space or not.
_GOES_ON = lazy_pattern(r"(?i)\b(?:an?|the|on|of|for|with|and|in|from|to|via|by)$")
# Words that no name of a person ends in.
NO_NAME = lazy_pattern(r"(?:tions?|metry|ments?|ness|[a-z]{5}ing|ics|graphy)(?:\s+and\b|\s*&|$)")
_GAP_YEAR = lazy_pattern(r"\s{2,}(?:19|20)\d\d\s*$")
_EXPLAINS = compiled(r"\s+[-–—]\s+(?=[a-z])")
_SEE = lazy_pattern(r"[,;(]?\s*\b(?:see|via)\s*$")


def cut(text: str, start: int, end: int) -> int:
    """Where a plain title ends: before authors, a venue or a date that follow it in the same text."""
    if end - start > _LONGEST:
        return end
    body = text[start:end]
    for find_end in ENDS:
        body = body[: find_end(body)]
    return start + len(body)


def _before_in(body: str) -> int | None:
    """`Title. In` before emphasis that names the venue."""
    match = _IN.search(body)
    return match.start() + (1 if match[0][0] in "?!" else 0) if match else None


def _before_tab(body: str) -> int | None:
    """`Title<tab>Lark, Finch`: no title has a tab in it."""
    at = body.find("\t")
    return at if at >= _SHORTEST and body[at:].strip() else None


def _before_gap(body: str) -> int | None:
    """`Title  Many words after two spaces`."""
    match = _GAP.search(body) if "  " in body else None
    if match and body.count("  ", match.end()) * 2 > body.count(" ", match.end()) - body.count(
        "  ", match.end()
    ):
        # `Tidy:  Sheep  on  Hills`
        return None
    if match and len(WORD.findall(body, match.end())) > 5 and not _GOES_ON.search(body, 0, match.start()):
        return match.start()
    return None


def _before_year(body: str) -> int | None:
    """`Title  2019`."""
    match = _GAP_YEAR.search(body) if "  " in body else None
    return match.start() if match else None


def _before_see(body: str) -> int | None:
    """`Title, see` before a link."""
    match = _SEE.search(body) if body.rstrip()[-3:] in ("see", "via") else None
    return match.start() if match else None


def _before_explanation(body: str) -> int | None:
    """`Title - what it is about, in many words`."""
    match = _EXPLAINS.search(body) if contains_any(body, "-–—") else None
    return match.start() if match and len(WORD.findall(body, match.end())) > 8 else None


def _before_sentence(body: str) -> int | None:
    """`Title. Ada Lark, Bo Finch`, `Title? ICML 2020`."""
    for match in _SENTENCE.finditer(body) if contains_any(body, ".?!") else ():
        if match[0][0] == "." and _INITIAL.search(body, max(0, match.start() - 3), match.start()):
            # `Sheep by F. Lark, D. Rook`
            continue
        rest = body[match.end() :]
        heads = (rest.split(". ")[0], author_names.first_sentence(rest), rest.split(" @ ")[0])
        if match.start() >= 8 and (
            any(author_names.is_list(head.strip(" .")) or _are_many(head) for head in heads)
            or author_names.surnames(rest)
            or is_service(rest)
        ):
            # The mark follows a letter or a digit, which may be part of the match.
            return match.start() + (2 if match[0][1] in "?!" else 1)
    return None


def _are_many(head: str) -> bool:
    """Return whether a text is authors up to “et al.”; in `A Study of Sheep. Ada Lark et al.`, only its last sentence is."""
    if not author_names.has_et_al(head):
        return False
    first = author_names.first_sentence(head)
    return first == head or not author_names.is_list(head[len(first) :].strip(" ."))


def _before_by(body: str) -> int | None:
    """`Title by Ada Lark and Bo Finch`."""
    match = _BY.search(body) if "by" in body else None
    if match is None:
        return None
    people = body[match.end() :]
    people = people[: _before_service(people)].rstrip(" .,")
    named = author_names.is_list(people) and not NO_NAME.search(people)
    return match.start() if named or match[0].strip() != "by" else None


def _before_service(body: str) -> int | None:
    """`Title, ICML 2020`, `Title (2019)`, `Title. Ada Lark, Bo Finch, ICML 2020`."""
    for match in _BEFORE_SERVICE.finditer(body) if contains_any(body, ",.(-–@") else ():
        if match.start() >= 8 and is_service(body[match.end() :]):
            return _before_sentence(body[: match.start()]) or match.start()
    return None


def _before_et_al(body: str) -> int | None:
    """`Title, Lark et al.`, `Title. Lark, Ada et al.`: the authors are many."""
    if not author_names.has_et_al(body):
        return None
    for match in _BEFORE_NAMES.finditer(body, _SHORTEST):
        if author_names.is_list(body[match.end() :].rstrip(" .,")):
            return match.start()
    return None


def split_author(text: str, draft: Draft) -> None:
    """Cut a plain title before a last sentence that can be a single author: `Sheep and Prices. Lark`."""
    match = _LAST_SENTENCE.search(text, draft.title_span.start + _SHORTEST, draft.title_span.end)
    if match is None:
        return
    name, start = match["words"], match.start("words")
    if match[0][0] != "." and " " not in name:
        # `Do Barns Sleep? Hardly`
        return
    if not (author_names.is_surname(name) or author_names.is_list(name, lenient=True)):
        return
    draft.title = draft.title[: draft.title.rfind(name)].rstrip(" .\t\n")
    end = start
    while text[end - 1] in " .\t\n":
        end -= 1
    draft.title_span = Span(draft.title_span.start, end)
    draft.set_authors(author_names.split(name), Span(start, start + len(name)), name, how="section")


# What can end a plain title, in the order in which it is looked for.
ENDS = (
    _before_in,
    _before_tab,
    _before_gap,
    _before_year,
    _before_see,
    _before_explanation,
    _before_sentence,
    _before_by,
    _before_service,
    _before_et_al,
)


def is_service(rest: str) -> bool:
    """Whether the rest of a text is a venue or a date and hardly anything else."""
    body = rest.strip(" .,()[]")
    if not body or len(body) > 120 or not (_DIGIT.search(body) or _CAPITALS.search(body)):
        return False
    if dates.read_whole(body):
        return True
    found = venues.find(body, alone=True)
    if found and found[0].start <= 4:
        tail = body[found[0].end :]
        if len(WORD.findall(tail)) <= (4 if found[0].year else 1):
            return True
    shaped = venues.shaped_like(body)
    return shaped is not None and shaped.start == 0 and len(body) - shaped.end < 12
