"""References whose heads their section has voted for: surnames with a year or a colon, then the title.

Lark, Ada. 2000. « Counting Wool ». *Barn Letters* 30 (4): 10–16.
———. 2005. *Small Barns*. Hill Press.
Lark, Ada/Finch, Bo (Hrsg.): Counting Wool. A Study, in: Barn Letters 105 (1969), S. 27–43.
"""

from __future__ import annotations

import re

from awesomelint.fields import reference_heads
from awesomelint.fields.dates import DateMention
from awesomelint.reading.dialect import Slot
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.segment import Node
from awesomelint.source import Span, onward
from awesomelint.util.regex import lazy_pattern

# The mark of a dialect in which most references begin with such heads.
HEADS = "(."
# A period that ends a title, not one after an initial or a short abbreviation (`vs.`), or the end of a question.
_SENTENCE_END = lazy_pattern(
    r"[.](?:(?<=[^\W_][^\W_][^\W_]\.)|(?<=[^\W\d_][?!)\"”’*]\.))\s+(?:(?=[^\Wa-z]|[(*_\"“])|$)|(?<=[?!])\s+$"
)
# Quotation marks around titles that may have spaces within, or a line break.
_QUOTES = {"«": "»", "„": "“"}
_LONGEST_TITLE = 400
_CAPITALISED = r"[^\Wa-z\d_][^\W\d_]+"
# After a title: `, in: Barn Letters`, `. Berlin/Boston 2018`.
_PLACE = rf"{_CAPITALISED}(?:(?:/|-|\s){_CAPITALISED})*\s(?P<year>(?:19\d|20[0-4])\d)(?!\w|\))"
_TAIL = lazy_pattern(rf"(?:[,.]|(?<=[?!]))\s+(?:(?=[Ii]n:\s)|{_PLACE})")
# After the source: `in: Finch, Bo (Hrsg.): The Barn, Berlin 2012`.
_PLACE_AND_YEAR = lazy_pattern(rf"[,.]\s+{_PLACE}")
# The roles of nodes that a title in plain text goes on over.
_RUN = frozenset(("text", "break", "em", "group", "quote"))


def take_head(text: str, draft: Draft, index: int) -> bool:
    """Take the authors and the year in the head of a reference that begins at a node, and divide its title from what follows;
    return whether there are any.
    """
    nodes = draft.nodes
    match = reference_heads.find(text, nodes[index].start, nodes[-1].end, voted=True)
    if match is None:
        return False
    last = index
    while nodes[last].end < match.end():
        last += 1
    rest = [Node("text", match.end(), nodes[last].end)] if match.end() < nodes[last].end else []
    if rest and nodes[last].role != "text":
        return False
    people = match["people"]
    found = [Node("mark", nodes[index].start, match.end("people"))]
    if match["same"]:
        # The section puts in the authors.
        draft.authors = [people]
        draft.slots += [Slot("authors", *match.span("people"), HEADS)]
    else:
        draft.set_authors(reference_heads.people_in(people), Span(*match.span("people")), people, HEADS)
    group = "year" if match["year"] else "bracketed"
    if match[group]:
        found.append(_year_node(*match.span(group), match[group]))
    nodes[index : last + 1] = [*found, *rest]
    first = index + len(found)
    if first < len(nodes) and not _take_quote(text, nodes, first):
        end_title(text, nodes, first, tailed=match["colon"] is not None)
    return True


def title_nodes(text: str, start: int, end: int) -> list[Node]:
    """Return the nodes of a title in plain text and, if it ends within the text, of what follows."""
    match = _SENTENCE_END.search(text, start, end)
    if match is None:
        return [Node("text", start, end)] if start < end else []
    found = [Node("text", start, match.start()), Node("separator", *match.span())]
    return [*found, Node("text", match.end(), end)] if match.end() < end else found


def _take_quote(text: str, nodes: list[Node], index: int) -> bool:
    """Make a title in quotation marks that begins at a node one node, whatever is within; return whether there is one."""
    start = nodes[index].start
    closer = _QUOTES.get(text[start])
    end = text.find(closer, start, onward(text, start, _LONGEST_TITLE)) + 1 if closer else 0
    if not end:
        return False
    last = index
    while last + 1 < len(nodes) and nodes[last].end < end:
        last += 1
    inner = text[start + 1 : end - 1]
    at = start + 1 + len(inner) - len(inner.lstrip())
    quote = Node("quote", start, end, None, (at, at + len(inner.strip())))
    nodes[index : last + 1] = [
        quote,
        *([Node("text", end, nodes[last].end)] if end < nodes[last].end else []),
    ]
    return True


def end_title(text: str, nodes: list[Node], index: int, *, tailed: bool) -> None:
    """Divide a title in plain text that begins at a node from what follows, where a source or a place shows its end if it is `tailed`."""
    if tailed and _divide(text, nodes, index):
        return
    for at in range(index, len(nodes)):
        node = nodes[at]
        if node.role not in _RUN or (node.role != "text" and at == index):
            break
        divided = title_nodes(text, node.start, node.end) if node.role == "text" else []
        if len(divided) > 1:
            nodes[at : at + 1] = divided
            return


def _divide(text: str, nodes: list[Node], index: int) -> bool:
    """Divide a title from the source, or the place and year, after it; return whether there are any."""
    after, dated = _divide_at(text, nodes, index, _TAIL)
    if after and not dated:
        _divide_at(text, nodes, after, _PLACE_AND_YEAR)
    return after > 0


def _divide_at(text: str, nodes: list[Node], index: int, pattern: re.Pattern[str]) -> tuple[int, bool]:
    """Divide the first text from a node on in which a pattern matches; return the index of what follows, 0 if there is no such
    text, and whether the pattern has found a year.
    """
    for at in range(index, len(nodes)):
        node = nodes[at]
        if node.role not in _RUN:
            break
        match = pattern.search(text, node.start, node.end) if node.role == "text" else None
        if match is None:
            continue
        found = [Node("text", node.start, match.start()), Node("separator", *match.span())]
        if match["year"]:
            found[-1].end = match.start("year")
            found.append(_year_node(*match.span("year"), match["year"]))
        if match.end() < node.end:
            found.append(Node("text", match.end(), node.end))
        nodes[at : at + 1] = found
        return at + 2, match["year"] is not None
    return 0, False


def _year_node(start: int, end: int, year: str) -> Node:
    node = Node("date", start, end)
    node.date = DateMention(0, end - start, year)
    return node
