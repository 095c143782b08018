"""Two links in an entry with the same URL.

## Why
The second link is either redundant, or it was copied and its URL never changed. Then readers cannot reach the
project page or the code that it promises.

## Wrong
    - RoboTAP [[arXiv](https://arxiv.org/abs/2308.15975)] [[Website](https://arxiv.org/abs/2308.15975)]

## Right
    - RoboTAP [[arXiv](https://arxiv.org/abs/2308.15975)] [[Website](https://robotap.github.io/)]

## Severity
A warning if both links have the same label and nothing but other links between them, or if the URL of a paper
has a label that promises something else. A note if there is text between two links with the same label, or if
two labels share a page (a project page with the code, for example), because that is often intended. A list
that does so five times or more with the same label gets no finding for it.

## Fix
None. Only the maintainer knows which page the second link should lead to.

## Notes
The rule ignores badges and bare URLs, and links with the same label in two columns of a table, where the
columns tell them apart. `mislabelled-link` reports labels that contradict their URLs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.label_promises import breaks_promise, promises
from awesomelint.analysis.works.mentions import is_mention
from awesomelint.facts import fact_about
from awesomelint.fields import link_labels, urls
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.rules.api import Context, Found, Related, Reverse, Severity, Span, rule
from awesomelint.util.regex import lazy_pattern

# A list that uses a label for a shared page this often does so on purpose.
_FREQUENT = 5
# So many words in lower case before a link, such as “the syllabus is at [lectures](…)”, are a sentence.
_LEAST_PROSE = 5
_PROSE = lazy_pattern(r"(?<![\w/.-])[a-z]{2,}(?=[\s,])")
# The number of words in a label.
_LONGEST_LABEL = 3
# Words in labels that promise something other than the page of a paper.
_NOT_A_PAPER = frozenset(
    ("project", "page", "website", "homepage", "site", "tweet", "twitter", "blog", "video", "youtube", "demo",
     "slides", "poster", "dataset", "data", "talk", "model", "models", "项目", "主页")
)  # fmt: skip


@rule("duplicate-link", group="links", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Report the later of two links of an entry with the same URL."""
    document = context.document
    candidates = [
        entry for entry in document.entries if len({link.url for link in entry.links}) < len(entry.links)
    ]
    pairs = [pair for entry in candidates for pair in _pairs_with_same_url(entry)]
    label_counts = Counter(link_labels.normal(later.label or "") for _, _, later in pairs)
    for entry, first, later in pairs:
        first_label = None if first.label is None else link_labels.normal(first.label)
        later_label = link_labels.normal(later.label or "")
        severity, end = Severity.WARNING, ""
        if first_label == later_label:
            if not _are_neighbours(context.document, entry, first, later):
                severity = Severity.NOTE
        elif _is_copied(first, later):
            end = "; one of them is probably wrong"
        elif label_counts[later_label] >= _FREQUENT:
            continue
        else:
            severity = Severity.NOTE
        if first_label == later_label:
            message = above = f"duplicate link [{later.label}] to {later.url}"
        else:
            names = f"[{first.label}]" if first.label else "the title", f"[{later.label}]"
            message = f"{names[1]} has the same URL as {names[0]}{end}: {later.url}"
            above = f"{names[0]} has the same URL as {names[1]}{end}: {later.url}"
        related = Related(
            first.span, "first link to this URL", reverse=Reverse(above, "another link to this URL")
        )
        yield Found(later.span, message, severity, (related,), key=f"{later.url} {entry.title}")


def _pairs_with_same_url(entry: Entry) -> Iterator[tuple[Entry, Link, Link]]:
    """Yield an entry with two of its links, for each link whose URL an earlier link has."""
    seen: dict[str, Link] = {}
    for link in entry.links:
        if link.badge or link.kind == "url" or not link.url.strip("#? ") or link.label == "":
            continue
        first = seen.setdefault(link.url.rstrip("/"), link)
        if (
            first is not link
            and link.label is not None
            and not (breaks_promise(first) or breaks_promise(link))
            and not _are_told_apart(entry, first, link)
            and not is_mention(entry, first)
            and not _ends_sentence(entry, first, link)
        ):
            yield entry, first, link


def _ends_sentence(entry: Entry, first: Link, later: Link) -> bool:
    """Return whether the first link is in a sentence, and the later one on a line of links below it."""
    text = entry.source.text
    line = text.rfind("\n", 0, first.span.start) + 1
    if "\n" not in text[first.span.end : later.span.start]:
        return False
    return len(_PROSE.findall(text, line, first.span.start)) >= _LEAST_PROSE


def _are_told_apart(entry: Entry, first: Link, later: Link) -> bool:
    """Return whether two links with one label are in different columns of a table."""
    label = entry.title if first.label is None else first.label
    same_label = link_labels.normal(label) == link_labels.normal(later.label or "")
    return same_label and any(
        cell.start <= first.span.start < cell.end <= later.span.start for cell in entry.cells
    )


def _are_neighbours(document: ListDocument, entry: Entry, first: Link, later: Link) -> bool:
    """Return whether there is no word between two links, except for links."""
    numbers = _words_before_links(document, entry)
    return numbers[first.span] == numbers[later.span]


@fact_about
def _words_before_links(document: ListDocument, entry: Entry) -> dict[Span, int]:
    """Return, for each link of an entry, how many links up to it have words before them, after the previous link."""
    text, end, number = document.source.text, entry.span.start, 0
    numbers: dict[Span, int] = {}
    for link in sorted(entry.links, key=lambda link: link.span):
        number += any(char.isalnum() for char in text[end : link.span.start])
        numbers[link.span] = number
        end = link.span.end
    return numbers


def _is_copied(first: Link, later: Link) -> bool:
    """Return whether both links lead to a paper, but the label of one promises something else."""
    promised = [promises(link.label or "") for link in (first, later)]
    if sorted(promised) != ["", "paper"] or not urls.is_work(later.key):
        return False
    label = (first, later)[promised.index("")].label
    words = link_labels.normal(label or "").split()
    # A longer text is the title of the paper, not a label: “Making Data Count”.
    return len(words) <= _LONGEST_LABEL and not _NOT_A_PAPER.isdisjoint(words)
