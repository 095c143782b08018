"""The text before a title: running numbers, dates, venues and labelled links."""

from __future__ import annotations

import re

from awesomelint.fields import author_names, dates, link_labels, titles, venues
from awesomelint.fields.cited_authors import begins_with_authors, is_citation
from awesomelint.markdown.render import is_badge, links_of, rendered_text
from awesomelint.reading.dialect import Slot, mark_of
from awesomelint.reading.parse.draft import Draft, is_anchor
from awesomelint.reading.parse.plain_title import is_service
from awesomelint.reading.parse.surnames_before import surnames_lead
from awesomelint.reading.segment import Node, Reader, shown_in
from awesomelint.reading.separators import (
    AFTER_AUTHORS,
    COLONS,
    LEAD_EDGES,
    OPENERS,
    QUOTES,
    TITLE_START,
)
from awesomelint.source import onward
from awesomelint.util.regex import EMOJI, HASHTAG, WORD, compiled, lazy_pattern

# The roles of nodes that can hold authors in front of a title.
PEOPLE = frozenset(("text", "em", "group", "strong", "tag"))
# The roles of nodes that can be a title.
CONTENT = frozenset(("text", "title", "strong", "em", "quote", "group"))
# A description or a title after a link: `[errors](…) - Drop-in replacement`, `[ICML 2020](…): Tidy Sheep`.
DESCRIBED = lazy_pattern(r"[ \t]*(?:[-–—]+|:)[ \t]+\S")
_PAGES = frozenset(
    [
        "website",
        "project",
        "page",
        "homepage",
        "web",
        "site",
        "webpage",
        "video",
        "demo",
        "slides",
        "blog",
        "here",
        "url",
    ]
)
_LEAD_SERVICE = lazy_pattern(
    r"(?:[ \t]*[*_(]*(?:award candidate|award|candidate|(?:best|outstanding) (?:student )?paper(?: award)?|honorable mentions?|finalist|"
    r"notable(?: top[ -]?\d+%?)?|oral|spotlight|poster|highlight)[)*_]*){0,4}[ \t]*(?:[,:|–—-]|\s-\s)[ \t]*",
    re.IGNORECASE,
)
_YEAR_VENUE = lazy_pattern(
    r"(?:(?P<year>(?:19[5-9]|20[0-4])\d)[-_ ]|(?P<short>[0-4]\d)-(?=[A-Za-z]\w+-\S))(?P<name>[A-Za-z][\w&]{1,11})(?!\w)"
)
_GLUED = lazy_pattern(r"-\w")
# A quote of at most this many words may begin a longer title.
_SHORT_QUOTE = 4
# A venue that no table knows: words in capitals with a year.
NAMED = compiled(
    r"(?P<name>[A-Z][\w&'’/+.-]*(?:[ ,]+(?:[A-Z][\w&'’/+.-]*|of|on|and|for|in|the|&))*)[ ,]+(?P<year>(?:19[5-9]|20[0-4])\d)"
)
# What a citation has that a title with a year, `Barns of 2021`, has not.
_SEVERAL = lazy_pattern(r"[,&(]|\band\b")
# Longer links are titles (in code points).
_LONGEST_REFERENCE = 60
_DIGIT = compiled(r"\d")
# `#graphs #trees` before a title in marks of its own.
_HASHTAGS = compiled(rf"\s*(?:{HASHTAG}\s*+)+")
# A mark of what a list added last, before a title: `**NEW** [ICML 2020] Tidy Sheep`, `(Updated!) **Tidy Sheep**`.
_NEWS = frozenset(("new", "update", "updated"))
_LONGEST_NEWS = 12
# It is one of the first nodes of an entry.
_MOST_BEFORE = 4
_NEWS_ROLES = frozenset(("strong", "em", "group"))
INDEX = compiled(
    r"[\s•·●◦▪■*#"
    + EMOJI
    + r"-]*(?:(?:\[\d{1,4}\]|\(?\d{1,3}[.)、:](?!\d))[ \t\u3000]*)?(?:(?::[a-z0-9_+-]+:|&nbsp;)[ \t]*)*"
)


def link_opens(text: str, draft: Draft, index: int, preferred: str) -> bool:
    """Whether a link whose text could be a label opens the entry and is described after a dash: then it is
    the work.

    `- [errors](…) - Drop-in replacement for …`: words that always name a kind of link count only where the
    list's other entries begin with their title's link, too. There, other links may also be followed by
    parentheses.
    """
    nodes = draft.nodes
    part = nodes[index].part
    if (
        part is None
        or part.kind != "link"
        or is_badge(part)
        or is_anchor(part.url)
        or text[part.inner_start] in "[\\`"
    ):
        return False
    shown = rendered_text(text, part.inner_start, part.inner_end, part.children)
    described = (
        index + 1 < len(nodes)
        and nodes[index + 1].role == "text"
        and DESCRIBED.match(text, nodes[index + 1].start, nodes[-1].end) is not None
    )
    if not described and (
        link_labels.is_label(link_labels.normal(shown)) or not _bracket_follows(text, nodes, index)
    ):
        return False
    draft.swayed += ("link",)
    return preferred == "link" or not (
        not described
        or link_labels.says_paper(shown)
        or link_labels.says_code(shown)
        or link_labels.normal(shown) in _PAGES
    )


def is_reference(shown: str) -> bool:
    """Return whether a link's text is as a whole a venue with its year, a date, or a citation: `ICML 2020`, `2021-06`,
    `Lark et al., ICML 2020`.
    """
    if len(shown) > _LONGEST_REFERENCE or _DIGIT.search(shown) is None:
        return False
    return (
        venues.read_whole(shown) is not None
        or dates.read_whole(shown) is not None
        or begins_with_authors(shown)
        or (is_citation(shown) and _SEVERAL.search(shown) is not None)
    )


def reference_leads(text: str, draft: Draft, index: int) -> bool:
    """Return whether a node is a linked venue, date or citation, and the title follows after a dash or colon:
    `[ICML 2020](…) - Tidy Sheep`. Then it is a slot.
    """
    nodes, node = draft.nodes, draft.nodes[index]
    if node.part is None or node.part.kind != "link":
        return False
    if DESCRIBED.match(text, node.end, nodes[-1].end) is None:
        return False
    shown = rendered_text(text, *node.inner, node.part.children)
    date, venue = dates.read_whole(shown), venues.read_whole(shown)
    if date is not None:
        node.role, node.date = "date", date
    elif venue is not None:
        node.role, node.venue = "venue", venue
    elif is_reference(shown) or NAMED.fullmatch(shown) is not None or _is_shaped(shown):
        node.role = "group"
    else:
        return False
    return True


def _is_shaped(shown: str) -> bool:
    mention = venues.shaped_like(shown)
    return mention is not None and mention.end == len(shown)


def _bracket_follows(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether only a text in parentheses could be the title after a link: `[MMM](…) (Transformer; 2020)`."""
    ahead = words_ahead(text, nodes, index)
    return (
        ahead is not None
        and ahead.role == "group"
        and text[ahead.start] in OPENERS
        and not text[nodes[index].end : ahead.start].strip()
    )


def labels_lead(nodes: list[Node], index: int) -> bool:
    """Return whether labelled links can precede a title that follows: badges, or `[[arxiv](…)] Title. `."""
    part = nodes[index].part
    badges = part is not None and all(is_badge(link) for link in links_of([part]))
    return badges or index + 1 >= len(nodes) or nodes[index + 1].role != "break"


def words_ahead(text: str, nodes: list[Node], index: int) -> Node | None:
    """Return the first node after `index` that could be a title."""
    for at in range(index + 1, len(nodes)):
        if nodes[at].role in CONTENT and has_words(text, nodes[at]):
            return nodes[at]
    return None


def take_news(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a node only says that the work whose title follows is new in the list: `**NEW** **Tidy Sheep**`; then it is a mark.

    Before plain words, it must have capitals, an exclamation mark or brackets, because a title may begin with such a word.
    """
    node = nodes[index]
    start, end = node.inner
    if (
        node.role not in _NEWS_ROLES
        or end - start > _LONGEST_NEWS
        or not index < min(_MOST_BEFORE, len(nodes) - 1)
    ):
        return False
    shown = text[start:end].strip("*_[]()! ")
    if shown.lower() not in _NEWS:
        return False
    following = nodes[index + 1]
    if following.role == "text":
        marked = shown.isupper() or "!" in text[start:end] or node.role == "group"
        words = text[following.start : following.end].lstrip()
        if words and not (marked and (words[0].isalnum() or words[0] in QUOTES)):
            return False
    if _title_shown(text, words_ahead(text, nodes, index)) is None:
        return False
    node.role = "mark"
    return True


def is_unlinked_title(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a node is a title in brackets that is not linked: `[Tidy Sheep on Hills] by Ada Lark`,
    `<[Tidy Sheep on Hills]>(https://…)`, `[Tidy Sheep] [[paper]](https://…)`.
    """
    node = nodes[index]
    if node.part is None or node.part.kind != "bracket" or index + 1 >= len(nodes):
        return False
    words = len(WORD.findall(text, *node.inner))
    if not words or links_of(node.part.children):
        return False
    after = nodes[index + 1]
    if after.role == "text" and text.startswith((" by ", ">("), after.start, nodes[-1].end):
        return words >= 3
    rest = [other for other in nodes[index + 1 :] if WORD.search(text, other.start, other.end)]
    return bool(rest) and all(_is_label(text, other) for other in rest)


def _is_label(text: str, node: Node) -> bool:
    """Return whether a node is links that could not be a title: `[[talk]](https://…)`, `[paper](https://…)`."""
    part = node.part
    if part is None or node.role != "labels" or is_badge(part):
        return False
    shown = rendered_text(text, part.inner_start, part.inner_end, part.children)
    return text[part.inner_start] == "[" or link_labels.says_paper(shown) or link_labels.says_code(shown)


def joins_words(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether words or a question mark show that a title goes on over a mark or date: `Barns.int8(): Hay`, `Hay (2012)? Rye`."""
    node = nodes[index]
    if node.part is not None and node.part.kind == "tag":
        return node.role == "mark"
    after = text[node.end : node.end + 1]
    if node.role == "date":
        return after == "?"
    if not text.startswith("()", node.start) or not text[node.start - 1].isalnum() or index + 1 >= len(nodes):
        return False
    following = nodes[index + 1]
    return following.role == "text" and has_words(text, following)


def has_words(text: str, node: Node) -> bool:
    """Return whether a node has at least two words, or one in a script without spaces."""
    words = WORD.findall(text, node.start, node.end)
    return len(words) >= 2 or (len(words) == 1 and not words[0].isascii())


def text_follows(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether plain words follow a node, with only a space between: `“Merge Conflicts!” Exploring …`."""
    if index + 1 >= len(nodes) or nodes[index + 1].role != "text":
        return False
    if nodes[index].role == "quote" and text[slice(*nodes[index].inner)].rstrip(" *_").endswith("."):
        return False
    body = text[nodes[index + 1].start : nodes[index + 1].end]
    stripped = body.lstrip(" \t")
    if body.startswith(": ") and len(WORD.findall(text, *nodes[index].inner)) <= _SHORT_QUOTE:
        # `"Do as I Do": Learning to Imitate Sheep`
        after = body[2:].lstrip()
        people = author_names.first_sentence(after).strip(" .")
        return after[:1].isupper() and len(WORD.findall(after)) > 2 and not author_names.is_list(people)
    if stripped == body or not stripped[:1].isalnum() or len(WORD.findall(stripped)) < 2:
        return False
    return not (
        is_service(stripped)
        or author_names.is_list(stripped.rstrip(" .,"), lenient=True)
        or stripped.startswith(("by ", "In ", "in ", "at "))
    )


def by_no_people(text: str, node: Node) -> bool:
    """Return whether a text goes on with a `by` that no authors follow: `_Long-tailed Recognition_ by Routing Experts`."""
    body = text[node.start : node.end].strip() if node.role == "text" else ""
    if not body.startswith("by "):
        return False
    head = author_names.first_sentence(body[3:])
    if head.split(" ", 1)[0].endswith("ing"):
        return True
    return not author_names.is_list(head.rstrip(" .,"), lenient=True) and not author_names.has_et_al(head)


def venue_follows(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a comma or period, and then a venue with its year follow a node: `"OwlNet", ICML 2020`."""
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    if (
        following is None
        or following.role != "text"
        or _DIGIT.search(text, following.start, following.end) is None
    ):
        return False
    start = following.end - len(text[following.start : following.end].lstrip(",. "))
    if text[following.start] not in ",." and text[nodes[index].inner[1] - 1] not in ",.":
        return False
    found = venues.find(text, start, following.end, alone=True)
    return bool(found) and found[0].start == start and found[0].year is not None


def quote_after_authors(text: str, nodes: list[Node], index: int) -> int | None:
    """Return the index of the quote after a node with authors, on the same line or the next: `Ada Lark.<br> "Sheep"`."""
    at = index + 1
    while at < len(nodes) and (nodes[at].role == "break" or text[nodes[at].start : nodes[at].end].isspace()):
        at += 1
    if at >= len(nodes) or nodes[at].role != "quote" or nodes[index].role != "text":
        return None
    return (
        at if author_names.is_list(text[nodes[index].start : nodes[index].end].strip(TITLE_START)) else None
    )


def authors_lead(text: str, draft: Draft, index: int) -> bool:
    """Return whether a node holds the authors before a title that follows: `*Ada Lark, Bo Finch*: *Title*`."""
    nodes, node = draft.nodes, draft.nodes[index]
    if draft.authors or index + 1 >= len(nodes):
        return False
    if node.role in ("group", "strong") and surnames_lead(text, draft, index):
        return True
    following = nodes[index + 1]
    if node.role == "text":
        separated = following.role == "separator" or (
            following.role == "break" and quote_after_authors(text, nodes, index) is not None
        )
    elif following.role == "text":
        body = text[following.start : following.end].strip()
        separated = bool(body) and body[0] in (COLONS if node.role == "strong" else AFTER_AUTHORS)
    else:
        separated = following.role == "separator" and node.role != "strong"
    if not separated:
        return False
    shown = shown_in(text, node)
    ahead = words_ahead(text, nodes, index)
    if node.role == "strong" and ahead is not None and ahead.role == "text":
        # `**Plan Online, Learn Offline**: Efficient Learning …` is a name.
        return False
    if author_names.first_sentence(shown) != shown:
        # `Ada Lark, Bo Finch. Tidy Sheep: …` goes on after the authors.
        return False
    if not author_names.is_list(shown) or not _may_follow(text, ahead):
        return False
    draft.authors = author_names.split(shown)
    draft.slots += [Slot("authors", *node.inner, mark_of(text, node.start, node.inner[0]))]
    if node.role == "tag":
        node.role = "mark"
    return True


def title_goes_on(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a title goes on after a quote and a colon: `"Sheep or Goats?": Counting Animals on Green Hills`."""
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    if following is None or following.role != "text":
        return False
    rest = text[following.start : following.end].lstrip(":： \t")
    capitals, words = titles.count_capitals(rest)
    named = author_names.first_sentence(rest).strip(" .,")
    return (
        words > 1
        and capitals * 2 > words
        and rest[:1].isupper()
        and not author_names.is_list(named, lenient=True)
    )


def _may_follow(text: str, node: Node | None) -> bool:
    """Return whether a node can be the title after authors: a link, a quote, emphasis, or at least three plain words."""
    shown = _title_shown(text, node)
    if node is None or shown is None:
        return False
    return node.role != "text" or (len(WORD.findall(shown)) >= 3 and not shown[:1].islower())


def _title_shown(text: str, node: Node | None) -> str | None:
    """Return the text of a node that can be a title; None if it is in brackets, authors, a venue or a date."""
    if node is None or node.role == "group":
        return None
    shown = shown_in(text, node).strip(TITLE_START)
    return None if author_names.is_list(shown) or is_service(shown) else shown


def split_lead(reader: Reader, draft: Draft, index: int, *, venue_leads: bool = False) -> None:
    """Take a running number, a date or a venue off the front of a text: `arXiv 2024.09, Title`, `2020`."""
    node, text = draft.nodes[index], reader.text
    start, end = node.start, node.end
    if _HASHTAGS.fullmatch(text, start, end) is not None:
        node.role = "mark"
        return
    match = INDEX.match(text, start, end)
    if match:
        start = match.end()
    stripped = text[start:end].strip(LEAD_EDGES)
    if not stripped:
        node.role = "mark"
        return
    if len(stripped) < 40 and _whole_slot(reader, node, start, stripped):
        return
    lead, stop = compact_slot(text, start, end)
    if lead is None:
        lead, stop = leading_slot(text, start, end, venue_leads=venue_leads)
    if lead is not None and lead.role == "venue" and any(map(_has_dated_venue, draft.nodes[:index])):
        # `[ICML 2020] ACL 2019 Competition: Tidy Sheep`
        lead = None
    if lead is not None:
        draft.nodes[index : index + 1] = [lead, Node("text", stop, end)]
    elif start != node.start:
        draft.nodes[index : index + 1] = [Node("mark", node.start, start), Node("text", start, end)]


def _has_dated_venue(node: Node) -> bool:
    venue = node.venue if node.role == "venue" else None
    return venue is not None and venue.year is not None and not venues.is_preprint(venue.name)


def compact_slot(text: str, start: int, end: int) -> tuple[Node | None, int]:
    """A date or a dated venue without spaces in front: `20191204 arXiv …`, `2013-NIPS - …`."""
    stop = min(end, onward(text, start, 40))
    prefix = dates.compact_prefix(text[start : start + 12])
    if prefix is not None:
        lead = Node("date", start, start + prefix.end)
        lead.date = prefix
        return lead, start + prefix.end
    match = _YEAR_VENUE.match(text, start, stop)
    name = venues.known_name(match["name"]) if match else None
    named = match and text[match.start("name") - 1] == " " and _GLUED.match(text, match.end())
    # Not `2020 HAY-bench: Tidy Sheep`
    if name is None and match and match["name"].isupper() and not named:
        # `24-FPGA-Tidy Sheep`, `2020-PR-[Tidy Sheep](…)`
        name = match["name"]
    rest = _LEAD_SERVICE.match(text, match.end(), end) if match else None
    if match is None or name is None or rest is None:
        return None, start
    lead = Node("venue", start, match.end(), None, match.span())
    year = int(match["year"] or "20" + match["short"])
    lead.venue = venues.VenueMention(0, match.end() - start, name, year, None)
    return lead, rest.end()


def _whole_slot(reader: Reader, node: Node, start: int, stripped: str) -> bool:
    """Whether all of a text is a date or a venue; if so, the node becomes it."""
    at = reader.text.find(stripped, start)
    whole = dates.read_whole(stripped)
    if whole is not None:
        node.role, node.date, node.inner = "date", whole, (at, at + len(stripped))
        return True
    if reader.venue_slot(node, stripped):
        mention = node.venue
        if mention is not None and (mention.year or mention.end - mention.start >= len(stripped) - 2):
            node.role, node.inner = "venue", (at, at + len(stripped))
            return True
    node.venue = node.date = None
    return False


def leading_slot(text: str, start: int, end: int, *, venue_leads: bool) -> tuple[Node | None, int]:
    """The venue or date at the head of a text, and where the text goes on."""
    if not venue_leads and _DIGIT.search(text, start, min(end, onward(text, start, 80))) is None:
        # Either has its year within this.
        return None, start
    found = venues.find(text, start, min(end, onward(text, start, 60)), alone=True)
    if found and found[0].start == start:
        mention, stop, date = found[0], found[0].end, None
        if (dated := dates.find(text, start, min(end, onward(text, stop, 16)))) and dated[
            0
        ].start <= stop + 2:
            date, stop = dated[0], max(stop, dated[0].end)
        rest = _LEAD_SERVICE.match(text, stop, end)
        if rest and (mention.year or date):
            lead = Node("venue", start, stop)
            lead.venue, lead.date = mention, date
            return lead, rest.end()
        if venue_leads:
            lead = Node("venue", start, stop)
            lead.venue = mention
            return lead, stop
    if (dated := dates.find(text, start, min(end, onward(text, start, 24)))) and dated[0].start == start:
        rest = _LEAD_SERVICE.match(text, dated[0].end, end)
        if rest or text[dated[0].end : end].startswith(" "):
            lead = Node("date", start, dated[0].end)
            lead.date = dates.read_whole(text[start : dated[0].end])
            return lead, rest.end() if rest else dated[0].end
    return None, start
