"""Names in emphasis before the title.

The title is a link, `**VisDial**: [Large-scale Visual Dialog](…)`, or plain text where most titles of the section follow names:
`**OwlNet**: Tidy Sheep on Hills. Ada Lark, Bo Finch. ICML 2020`.
"""

from __future__ import annotations

import re

from awesomelint.fields import author_names, urls
from awesomelint.fields.cited_authors import names_people
from awesomelint.reading.parse.draft import Draft
from awesomelint.reading.parse.leading import has_words, text_follows, words_ahead
from awesomelint.reading.parse.plain_title import is_service
from awesomelint.reading.segment import Node, Reader
from awesomelint.reading.separators import COLONS, DASH_MARKS
from awesomelint.source import Span
from awesomelint.util.regex import WORD

# The most words of a name, with a venue after it.
NAME_WORDS = 5
# The most words of a link that says which version it leads to.
_VERSION_WORDS = 3
_EMPHASIS = frozenset(("strong", "em"))


def names_title(reader: Reader, nodes: list[Node], index: int, ahead: int) -> bool:
    """Return whether bold text is only a name, and the link after it the title."""
    return (
        _names_link(reader.text, nodes[index], nodes[ahead])
        and not _in_description(reader.text, nodes, index, ahead)
        and not _names_several(reader, nodes, index, ahead)
    )


def precedes_title(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a node is a name in emphasis before words that may be a title; the section says that they are."""
    node = nodes[index]
    if node.role not in _EMPHASIS:
        return False
    ahead = words_ahead(text, nodes, index)
    if ahead is not None and ahead.role == "title" and node.role == "em":
        return not text[node.end : ahead.start].strip()
    if len(WORD.findall(text, *node.inner)) > NAME_WORDS:
        return False
    return ahead is not None and not is_service(text[ahead.start : ahead.end])


def take_key(text: str, draft: Draft, index: int) -> bool:
    """Return whether a node is the key of a work, as the identifier after it says: `**Lark2003**{:#b:Lark2003}: Ada Lark: *Tidy
    Sheep*`; then it is a mark. The authors before a marked title are taken.
    """
    nodes = draft.nodes
    node = nodes[index]
    if node.role != "strong" or index + 3 >= len(nodes):
        return False
    identifier = text[nodes[index + 1].start : nodes[index + 1].end].strip("{}: ").split(" ")[0]
    if not identifier.startswith("#") or re.split("[#:]", identifier)[-1] != text[slice(*node.inner)]:
        return False
    node.role = "mark"
    before, title = nodes[index + 2 : index + 4]
    people = text[before.start : before.end].strip(" :\t\n")
    if title.role in ("em", "quote") and names_people(people, voted=True):
        start = text.find(people, before.start)
        draft.set_authors(author_names.split(people), Span(start, start + len(people)), people)
        before.role = "mark"
    return True


def within_word(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a word goes on after emphasis, and other words after it: `*E*Actors: Fast Sheep`."""
    node = nodes[index]
    return (
        text[node.end : node.end + 1].isalnum()
        and text[slice(*node.inner)].isalnum()
        and index + 1 < len(nodes)
        and nodes[index + 1].role == "text"
        and has_words(text, nodes[index + 1])
    )


def _names_link(text: str, node: Node, other: Node) -> bool:
    own = len(WORD.findall(text, *node.inner))
    theirs = len(WORD.findall(text, *other.inner))
    if (own <= 2 and theirs >= own) or (theirs >= 4 and own < 4):
        return True
    if theirs < 3:
        return False
    between = text[node.end : other.start].strip()
    return between in (":", "-", "–") or _leads_to_work(other)


def _in_description(text: str, nodes: list[Node], index: int, ahead: int) -> bool:
    """Return whether a link after bold text and a dash is part of a sentence: `**Barn** - [Sheep](…) engine`."""
    between = text[nodes[index].end : nodes[ahead].start].strip()
    return between in DASH_MARKS and not _leads_to_work(nodes[ahead]) and text_follows(text, nodes, ahead)


def _leads_to_work(node: Node) -> bool:
    return node.part is not None and urls.is_work(urls.work_key(node.part.url))


def names_versions(reader: Reader, nodes: list[Node], index: int, ahead: int) -> bool:
    """Return whether plain words and a colon are followed by several links of a few words: `Sheep fitting: [small one](…), [large one](…)`."""
    name = reader.text[nodes[index].start : nodes[ahead].start]
    return (
        len(WORD.findall(name)) > 1
        and name.isascii()
        and "," not in name
        and all(
            len(reader.text[slice(*node.inner)].split()) <= _VERSION_WORDS
            for node in nodes[ahead:]
            if node.role == "title"
        )
        and _names_several(reader, nodes, index, ahead)
    )


def _names_several(reader: Reader, nodes: list[Node], index: int, ahead: int) -> bool:
    """Return whether bold text and a colon are followed by several links: `**Barns**: [Small](…), [Large](…)`."""
    text = reader.text
    before = text[nodes[index].start : nodes[ahead].start].rstrip(" *_")
    if before[-1:] not in COLONS or ahead + 2 >= len(nodes):
        return False
    comma, other = nodes[ahead + 1 : ahead + 3]
    return text[comma.start : comma.end].strip() in (",", "，", "、") and reader.is_name(other)
