"""Titles after authors, as references have them: authors, perhaps a year, a title, a venue.

`Lark, A., & Finch, B. (2020). Tidy Sheep. *Barn Letters*` is divided into its authors, its year, its title and the rest.
A year or “et al.” shows that authors precede the title; `Ada Lark, Bo Finch: Tidy Sheep` is divided only if the section
votes that they do.
"""

from __future__ import annotations

from collections import Counter

from awesomelint.fields import author_names, reference_heads, titles
from awesomelint.fields.cited_authors import (
    INVERTED,
    begins_with_authors,
    end_of_authors,
    is_citation,
    names_people,
)
from awesomelint.fields.dates import DateMention
from awesomelint.model import DateField
from awesomelint.reading.dialect import mark_of
from awesomelint.reading.parse.author_lines import LINE, fills_line, take_line
from awesomelint.reading.parse.comma_people import end_before_comma, is_full_name
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.leading import leading_slot
from awesomelint.reading.parse.plain_title import is_service
from awesomelint.reading.parse.recognisers import YEAR
from awesomelint.reading.parse.reference_head import HEADS, end_title, take_head, title_nodes
from awesomelint.reading.segment import Node, is_reference_type, shown_in
from awesomelint.reading.separators import OPENERS, WHITE
from awesomelint.reading.thresholds import AUTHORS_SHARE, SLOT_ENTRIES
from awesomelint.source import Span
from awesomelint.util.regex import compiled, lazy_pattern

_YEAR = r"(?P<year>(?:19[5-9]|20[0-4])\d)[a-z]?"
# After the authors: `2020. Tidy Sheep`.
_YEAR_FIRST = compiled(rf"{_YEAR}[.,:]\s*")
# Before the authors: `2020 A. Lark, B. Finch. Tidy Sheep`.
_YEAR_LEADS = lazy_pattern(rf"{_YEAR}[.:,]?\s+(?={author_names.UPPER})")
# In the sentence of the authors: `Lark et al., 2020`, `Ada Lark (2020)`.
_YEAR_LAST = compiled(rf"[,\s]\s*\(?{_YEAR}\)?[\s.:]*$")
_INITIAL = compiled(rf"\b{author_names.UPPER}\.")
# The roles of nodes that may hold authors in front of a title; a link may be a citation.
_CITING = frozenset(("text", "em", "group", "strong", "tag", "title"))
# The roles of nodes that are a title by their marks.
_MARKED = frozenset(("title", "strong", "em", "quote"))
_EMPHASIS = ("strong", "em")
_DASH = compiled(r" [-–—] ")
# What divides authors from the title in one text: a spaced dash, or emphasis that begins or ends.
_DIVIDES = compiled(r"[ *_](?:(?<= )(?:[-–—] |(?=[*_]{1,2}\w))|(?<=[*_])[*_]? )")
# With this many names, a list of full names before a year in parentheses is certainly one of authors.
_MANY_NAMES = 3
# The first two authors end before this (in code points).
_FIRST_AUTHORS = 60
# Authors go on over at most so many line breaks.
_MOST_BREAKS = 4
# A link or quote with at least this many words after surnames and a year is a title, not a label.
_TITLE_WORDS = 4
# A name that begins in lower case: `hay2vec 2.0`, `iBarn`, `mixup: Beyond Sheep`.
_LOWER_NAME = lazy_pattern(r"[a-z][\w-]*(?:[A-Z0-9]|:\s(?=[A-Z]))")
# What is in parentheses within a name, with them (in code points).
_LONGEST_SYMBOL = 8
_PART = compiled(r"[,:([]")
_AFTER = ".,:;–—- \t"


def take_authors(text: str, draft: Draft, index: int, *, mark: str) -> bool:
    """Divide the authors, and the year after them, off a node in front of the title; return whether there are any.

    `mark` ends the authors that precede the titles of the section; see `Dialect`. If it is empty, authors also do if the type
    of the work follows its title.
    """
    voted = bool(mark) and mark != HEADS
    node = draft.nodes[index]
    if draft.authors or node.role not in _CITING:
        return False
    if mark == LINE:
        return take_line(text, draft, index)
    # With semicolons between them, surnames come first: `Lark, Ada; Finch, Bo: Tidy Sheep`.
    headed = mark == HEADS or (voted and ";" in text[node.start : node.start + _FIRST_AUTHORS])
    if headed and node.role in ("text", "strong") and take_head(text, draft, index):
        return True
    if not voted:
        following = draft.nodes[index + 1 : index + 3]
        voted = any(is_reference_type(text, other) for other in following if other.role == "mark")
        if not voted and (node.role == "title" or not _may_be_certain(text, draft.nodes, index)):
            return False
    if node.role == "text":
        return _take_text(text, draft, index, mark, voted=voted) or (
            voted and (take_head(text, draft, index) or _take_over_breaks(text, draft, index, mark))
        )
    if _take_citation(text, draft, index, voted=voted):
        return True
    return voted and node.role in _EMPHASIS and _take_emphasised(text, draft, index)


def _may_be_certain(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a node, or the one after it, has what makes a list of authors certain: a year or “et al.”."""
    node = nodes[index]
    if text.find(" al", node.start, node.end) >= 0:
        return True
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    dated = following is not None and following.role in ("date", "venue")
    return dated or YEAR.search(text, node.start, node.end) is not None


# -- plain text ----------------------------------------------------------------------------------------------


def _take_text(text: str, draft: Draft, index: int, mark: str, *, voted: bool) -> bool:
    nodes, node = draft.nodes, draft.nodes[index]
    start = _skip(text, node, WHITE)
    leading = _YEAR_LEADS.match(text, start, node.end) if voted else None
    if leading is not None:
        start = leading.end()
    stop, after = _end(text, start, node.end, mark, voted=voted)
    if after >= node.end:
        if voted and _is_before_emphasis(text, nodes, index):
            people = text[start:stop].rstrip()
            draft.set_authors(author_names.split(people), Span(start, stop), people)
            node.role = "mark"
            return True
        return _take_dated(text, draft, index, Span(start, stop), voted=voted)
    year = _YEAR_FIRST.match(text, after, node.end)
    within = _YEAR_LAST.search(text, max(start, stop - 12), stop) if year is None else None
    if within is not None:
        stop = within.start()
    elif year is not None:
        after = year.end()
    dated = year or within
    body = text[start:stop]
    lead, after = leading_slot(text, after, node.end, venue_leads=False)
    et_al = author_names.has_et_al(body)
    if not (et_al or dated or voted) or not names_people(body, voted=voted):
        return False
    if not _begins_title(text[after : node.end], nodes, index + 1, certain=voted or et_al):
        return False
    taken = [Node("mark", start, stop)]
    dated = leading or dated
    if dated is not None:
        taken.append(_year_node(dated.start("year"), dated["year"]))
    if lead is not None:
        taken.append(lead)
    draft.set_authors(author_names.split(body), Span(start, stop), body)
    if leading is None:
        nodes[index : index + 1] = [*taken, *title_nodes(text, after, node.end)]
    else:
        nodes[index : index + 1] = [*taken, *([Node("text", after, node.end)] if after < node.end else [])]
        end_title(text, nodes, index + len(taken), tailed=False)
    return True


def _take_over_breaks(text: str, draft: Draft, index: int, mark: str) -> bool:
    """Take authors that go on after line breaks of the source; return whether there are any."""
    nodes = draft.nodes
    kept = list(nodes)
    for _ in range(_MOST_BREAKS):
        if [node.role for node in nodes[index + 1 : index + 3]] != ["break", "text"]:
            break
        nodes[index : index + 3] = [Node("text", nodes[index].start, nodes[index + 2].end)]
        if _take_text(text, draft, index, mark, voted=True):
            return True
    nodes[:] = kept
    return False


def _end(text: str, start: int, end: int, mark: str, *, voted: bool) -> tuple[int, int]:
    """Return where the authors at the head of `text[start:end]` end, and where the text after them begins; `mark` ends those of
    the section.
    """
    if mark == ",":
        stop, after = end_before_comma(text, start, end)
        if after < end:
            return stop, after
    elif (
        voted
        and (dash := _DASH.search(text, start, end)) is not None
        and names_people(text[start : dash.start()], voted=True)
    ):
        return dash.span()
    return end_of_authors(text, start, end)


def _is_before_emphasis(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a node is a list of authors right before emphasis: `Ada Lark, Bo Finch *Tidy Sheep*`."""
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    return (
        following is not None
        and following.role in _EMPHASIS
        and names_people(text[nodes[index].start : nodes[index].end], voted=True)
    )


def _take_dated(text: str, draft: Draft, index: int, span: Span, *, voted: bool) -> bool:
    """Authors that fill a node before a year or venue in brackets: `Lark, A. (2020). Tidy Sheep`, `Lark & Finch (ICML 2020):
    [Tidy Sheep on Green Hills](…)`.
    """
    nodes = draft.nodes
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    if following is None or text[following.start] not in OPENERS:
        return False
    marked = _marked_title_follows(text, nodes, index + 2)
    if following.role != "date" and not (marked and following.role == "venue"):
        return False
    body = text[span.start : span.end].rstrip(WHITE + ",")
    if not (names_people(body, voted=voted) or _are_surnames(body, voted=voted)):
        return False
    certain = (
        marked
        or author_names.has_et_al(body)
        or _INITIAL.search(body) is not None
        or len(author_names.split(body)) >= _MANY_NAMES
    )
    if not (certain or voted) or index + 2 >= len(nodes):
        return False
    title = nodes[index + 2]
    if title.role == "text":
        at = _skip(text, title, _AFTER)
        if not _begins_title(text[at : title.end], nodes, index + 3, certain=voted):
            return False
        nodes[index + 2 : index + 3] = [Node("mark", title.start, at), *title_nodes(text, at, title.end)]
    else:
        return False
    authors = [body] if INVERTED.fullmatch(body) else author_names.split(body)
    draft.set_authors(authors, Span(span.start, span.start + len(body)), body)
    nodes[index].role = "mark"
    return True


def _marked_title_follows(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether only punctuation separates a node from a link or quote of several words: `: [Tidy Sheep on Green Hills](…)`."""
    if index + 1 >= len(nodes) or nodes[index + 1].role not in ("title", "quote"):
        return False
    words = titles.word_count(text[slice(*nodes[index + 1].inner)])
    return words >= _TITLE_WORDS and not text[nodes[index].start : nodes[index].end].strip(_AFTER)


def _are_surnames(body: str, *, voted: bool) -> bool:
    """Return whether a text is several surnames, or one if authors precede the titles of the section: `Lark & Finch`."""
    return bool(author_names.surnames(body)) or (voted and author_names.is_surname(body))


def _begins_title(words: str, nodes: list[Node], index: int, *, certain: bool) -> bool:
    """Return whether words after authors begin a title: at least two, not a venue, and not names unless the authors
    are certain. Without words, a link, emphasis or quote must be next, at `index`.
    """
    if not words:
        return index < len(nodes) and nodes[index].role in _MARKED
    if words[0] in "([" or (words[0].islower() and not (certain and _LOWER_NAME.match(words))):
        return False
    if titles.word_count(words) < 2 and not (certain and _goes_on_in_brackets(words, nodes, index)):
        return False
    if is_service(words):
        return False
    return certain or not author_names.is_list(author_names.first_sentence(words).strip(" ."))


def _goes_on_in_brackets(word: str, nodes: list[Node], index: int) -> bool:
    """Return whether a word goes on with parentheses, and more words after them: `E(n) Equivariant Sheep`."""
    if not word[-1:].isalnum() or index + 1 >= len(nodes):
        return False
    group, rest = nodes[index : index + 2]
    return (
        group.part is not None
        and group.part.kind == "paren"
        and group.end - group.start <= _LONGEST_SYMBOL
        and rest.role == "text"
    )


# -- citations in marks --------------------------------------------------------------------------------------


def _take_citation(text: str, draft: Draft, index: int, *, voted: bool) -> bool:
    """A citation in marks of its own before the title: `[Lark et al., 2020] [Tidy Sheep](…)`, `**Lark et al. (2020)**: Tidy Sheep`."""
    nodes, node = draft.nodes, draft.nodes[index]
    if node.role == "title" and not voted:
        return False
    shown = shown_in(text, node)
    if node.role == "group" and begins_with_authors(shown):
        # What is in the brackets is read after the title: there may be a venue, too.
        return _title_follows(text, nodes, index) and _cut_title(text, nodes, index + 1)
    match = _YEAR_LAST.search(shown)
    names = shown[: match.start()] if match else ""
    at = text.find(names, *node.inner) if names else -1
    if match is None or at < 0:
        return False
    several = author_names.has_et_al(names) or " and " in names or "&" in names
    if not several or not names_people(names, voted=voted) or not _title_follows(text, nodes, index):
        return False
    mark = mark_of(text, node.start, node.inner[0])
    draft.set_authors(author_names.split(names), Span(at, at + len(names)), names, mark)
    year = text.find(match["year"], at + len(names), node.inner[1])
    if draft.date is None and year >= 0:
        draft.date = DateField(match["year"], match["year"], Span(year, year + 4))
    node.role = "labels" if node.role == "title" else "mark"
    return _cut_title(text, nodes, index + 1)


def _take_emphasised(text: str, draft: Draft, index: int) -> bool:
    """Authors in emphasis before a title in plain text: `**Ada Lark, Bo Finch**: Tidy Sheep`."""
    node = draft.nodes[index]
    shown = shown_in(text, node)
    if not names_people(shown, voted=True) or not _title_follows(text, draft.nodes, index):
        return False
    mark = mark_of(text, node.start, node.inner[0])
    draft.set_authors(author_names.split(shown), Span(*node.inner), shown, mark)
    node.role = "mark"
    return _cut_title(text, draft.nodes, index + 1)


def _cut_title(text: str, nodes: list[Node], index: int) -> bool:
    """Divide a title in plain text from what follows."""
    node = nodes[index]
    if node.role == "text":
        nodes[index : index + 1] = title_nodes(text, _skip(text, node, _AFTER), node.end)
    return True


def _title_follows(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a title follows a node, perhaps after punctuation, labels or tags."""
    for at in range(index + 1, len(nodes)):
        node = nodes[at]
        if node.role in _MARKED:
            return True
        if node.role == "text":
            words = text[node.start : node.end].strip(_AFTER)
            if words:
                return _begins_title(words, nodes, at + 1, certain=True)
    return False


# -- fields --------------------------------------------------------------------------------------------------


def _skip(text: str, node: Node, marks: str) -> int:
    """Return where a node goes on after some marks."""
    return node.end - len(text[node.start : node.end].lstrip(marks))


def _year_node(at: int, year: str) -> Node:
    node = Node("date", at, at + len(year), None, (at, at + len(year)))
    node.date = DateMention(0, len(year), year)
    return node


def mark_after_authors(text: str, titled: list[tuple[Draft, int]]) -> str:
    """Return the mark that ends authors before most titles of a section, as in `Dialect`; "" if most titles follow no authors.
    Each draft comes with the end of its entry.
    """
    seen: Counter[str] = Counter()
    certain = False
    for draft, end in titled:
        mark, is_certain = _mark_after(text, draft, end)
        seen[mark] += 1
        certain = certain or is_certain
        if seen[""] >= (1 - AUTHORS_SHARE) * len(titled):
            return ""
    heads, lines = seen[HEADS], seen[LINE]
    preceded = len(titled) - seen[""]
    if preceded < SLOT_ENTRIES:
        return ""
    if lines * 2 > preceded:
        return LINE if certain else ""
    if heads and (preceded - heads < SLOT_ENTRIES or preceded - heads <= AUTHORS_SHARE * len(titled)):
        return HEADS
    return "," if seen[","] * 2 > preceded else "."


def _mark_after(text: str, draft: Draft, end: int) -> tuple[str, bool]:
    """Return the mark that ends authors before the title of a draft, "" if there are none; and whether these fill a line and are
    certainly names.
    """
    fills, certain = fills_line(text, draft.start, end)
    if fills:
        return LINE, certain
    if leads := _YEAR_LEADS.match(text, *draft.title_span):
        stop, _ = end_of_authors(text, leads.end(), draft.title_span.end)
        return ("." if names_people(text[leads.end() : stop], voted=False) else ""), False
    if _separated_authors_precede(text, draft, end):
        return ",", False
    if _authors_precede(text, draft, end):
        return ".", False
    return (HEADS if reference_heads.find(text, draft.start, end, voted=False) else ""), False


def _authors_precede(text: str, draft: Draft, end: int) -> bool:
    """Return whether authors precede the title of a draft: taken already, or taken for the title; `end` ends the entry."""
    start = draft.title_span.start
    if any(slot.kind == "authors" and slot.start < start for slot in draft.slots):
        return True
    if draft.title_kind in _EMPHASIS:
        words = text[draft.title_span.end : end]
        return author_names.is_list(draft.title) and _begins_title(words, [], 0, certain=False)
    if draft.title_link is not None and is_citation(draft.title):
        return _begins_title(text[draft.title_link.end : end].lstrip(WHITE), [], 0, certain=True)
    divided = _DIVIDES.search(text, start, draft.title_span.end)
    if divided is not None and author_names.is_list(text[start : divided.start()]):
        return _begins_title(text[divided.end() : end], [], 0, certain=False)
    stop, after = end_of_authors(text, start, end)
    if stop < draft.title_span.end:
        body, words = text[start:stop], text[after : draft.title_span.end]
    else:
        body = text[start : draft.title_span.end]
        opened = text.find("(", draft.title_span.end, draft.title_span.end + 3)
        if opened < 0 or YEAR.match(text, opened + 1) is None:
            return False
        words = text[opened + 5 : end].lstrip(_AFTER + ")")
    return names_people(body, voted=False) and _begins_title(words, [], 0, certain=False)


def _separated_authors_precede(text: str, draft: Draft, end: int) -> bool:
    """Return whether a title begins with several authors that a comma ends."""
    start, last = draft.title_span
    if not author_names.has_et_al(draft.title):
        # `Lark et al., ICML 2020: Tidy Sheep` has its title after the venue that ended it.
        end = last
    stop, after = end_before_comma(text, start, end)
    words = text[after:end]
    if not names_people(text[start:stop], voted=False) or not _begins_title(words, [], 0, certain=False):
        return False
    # `Ada Lark, Bo Finch. Tidy Sheep` goes on with a name.
    return not is_full_name(_PART.split(author_names.first_sentence(words), maxsplit=1)[0])
