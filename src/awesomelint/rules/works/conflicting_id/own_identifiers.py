"""Find entries with two arXiv identifiers: in the text and in the link, or in two links to the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awesomelint.analysis.works.mentions import is_mention, without_targets
from awesomelint.fields import arxiv, link_labels
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

_WRITTEN = lazy_pattern(r"(?i)\barxiv[\s:：.,/\[\]()]{0,4}(\d{4}\.\d{4,5})(?:v\d{1,2})?(?![\w.]?\d)")
_PROSE = lazy_pattern(r"\b[a-z]{3,}\b")
_MOST_PROSE = 2
_TITLE = lazy_pattern(r"(?:[^\W\d_]{2,}[\s-]+){4}")
# Words directly before an identifier that is not the entry's own: `text overlap with arXiv:2401.01234`.
_ABOUT_ANOTHER = lazy_pattern(r"\b(?:with|of|than|from|see|extends|supersedes|replaces|cf\.?)\s+$")
_PAPER = frozenset(("paper", "pdf", "arxiv", "abs", "abstract", "preprint"))
# More entries with two identifiers have them on purpose: a paper and the one that it extends.
_FEW = 2


class OwnConflict(NamedTuple):
    """An identifier of an entry with its span, and another one that the entry has."""

    entry: Entry
    span: Span
    identifier: str
    other: str


def find_own_conflicts(document: ListDocument) -> Iterator[OwnConflict]:
    """Yield the entries with two identifiers, if they are few."""
    written: list[OwnConflict] = []
    second_links: list[OwnConflict] = []
    for entry in document.entries:
        links = [link for link in entry.links if link.key.startswith("arxiv:")]
        if not links:
            continue
        if len(links) == 1 or len({link.key for link in links}) == 1:
            if (conflict := _find_written(entry, links[-1])) is not None:
                written.append(conflict)
        elif (conflict := _find_second_link(entry, links)) is not None:
            second_links.append(conflict)
    for found in (written, second_links):
        if len(found) <= _FEW:
            yield from found


def _find_written(entry: Entry, link: Link) -> OwnConflict | None:
    """Return a conflict between an identifier in the text, `arXiv:2401.01234`, and the only one in links."""
    identifier = link.key.partition(":")[2]
    start = entry.span.start
    text = entry.source.text[start : entry.own_end]
    folded = text.lower()
    if folded.count("arxiv") == folded.count("arxiv.org"):
        # Most entries have the name only in URLs, and are not looked at any further.
        return None
    # A label that names another identifier is reported by `mislabelled-link`.
    visible = without_targets(text)
    written = [
        match
        for match in _WRITTEN.finditer(visible)
        if not any(other.span.start <= start + match.start(1) < other.span.end for other in entry.links)
    ]
    if len({match[1] for match in written}) != 1:
        return None
    first = written[0]
    if first[1] == identifier or is_mention(entry, link) or _ABOUT_ANOTHER.search(visible, 0, first.start()):
        return None
    return OwnConflict(entry, Span(start + first.start(1), start + first.end(1)), first[1], identifier)


def _find_second_link(entry: Entry, links: Iterable[Link]) -> OwnConflict | None:
    """Return a conflict between two links to the paper: that of the title, `[pdf]` or `[arXiv]`."""
    if entry.main_link is not None and not entry.main_link.key.startswith("arxiv:"):
        # The papers of a tool or dataset.
        return None
    papers: dict[str, Link] = {}
    for link in links:
        if link.label is None or _names_paper(link.label):
            papers.setdefault(link.key.partition(":")[2], link)
    if len(papers) != 2 or not all(map(arxiv.is_valid, papers)):
        return None
    (first, first_link), (second, link) = papers.items()
    between = without_targets(entry.source.text[first_link.span.end : link.span.start])
    if len(_PROSE.findall(between)) > _MOST_PROSE or (entry.kind == "html" and _TITLE.search(between)):
        # A remark on another paper, or a cell with two papers.
        return None
    return OwnConflict(entry, link.url_span or link.span, second, first)


def _names_paper(label: str) -> bool:
    """Whether a label names the paper and nothing else: not `paper2`, `extension` or `data paper`."""
    return set(link_labels.normal(label).split()) <= _PAPER and label != ""
