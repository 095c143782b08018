"""One address twice in one entry.

## Why
The second link is either one too many, or it was copied and its address never changed: then the project page or the
code that it promises cannot be found.

## Wrong
    - RoboTAP [[arXiv](https://arxiv.org/abs/2308.15975)] [[Website](https://arxiv.org/abs/2308.15975)]

## Right
    - RoboTAP [[arXiv](https://arxiv.org/abs/2308.15975)] [[Website](https://robotap.github.io/)]

## Severity
The same label twice, or a paper's own address under a label that promises something else, is a warning. Two labels for
one page (a project page that holds the code too) are a note, for many entries do so on purpose; a list that does so all
the time is told nothing.

## Fix
None: only a person knows which of the two was meant.

## Notes
Badges and bare addresses in an abstract do not count. A label that clearly contradicts its address is told by
`mislabelled-link`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.label_promises import breaks_promise, promises
from awesomelint.fields import link_labels, urls
from awesomelint.model import Entry, Link
from awesomelint.rules.api import Context, Found, Related, Severity, rule

_ALL_THE_TIME = 5
# Words of labels that promise a place of their own, which the paper's address is not.
_OTHER_PLACES = frozenset(
    ("project", "page", "website", "homepage", "site", "tweet", "twitter", "blog", "video", "youtube", "demo", "slides",
     "poster", "dataset", "data", "talk", "model", "models", "项目", "主页")
)  # fmt: skip


@rule("duplicate-link", group="links", severity=Severity.WARNING)
def check(context: Context) -> Iterator[Found]:
    """Report the later of two links of an entry that lead to one address."""
    document = context.document
    doubled = [
        entry for entry in document.entries if len({link.url for link in entry.links}) < len(entry.links)
    ]
    pairs = [pair for entry in doubled for pair in _pairs(entry)]
    often = Counter(link_labels.normal(later.label or "") for _, _, later in pairs)
    for entry, first, later in pairs:
        one = None if first.label is None else link_labels.normal(first.label)
        other = link_labels.normal(later.label or "")
        severity = Severity.WARNING
        if one == other:
            what = "the same link stands here twice"
        elif _is_copied(first, later):
            what = f"[{later.label}] leads to the same paper as [{first.label}]"
        elif often[other] >= _ALL_THE_TIME:
            continue
        else:
            severity = Severity.NOTE
            what = (
                f"[{later.label}] and {f'[{first.label}]' if first.label else 'the title'} lead to one page"
            )
        related = (Related(first.span, "first linked here"),)
        yield Found(later.span, f"{what}: {later.url}", severity, related, key=f"{later.url} {entry.title}")


def _pairs(entry: Entry) -> Iterator[tuple[Entry, Link, Link]]:
    seen: dict[str, Link] = {}
    for link in entry.links:
        if link.badge or link.kind == "url" or not link.url.strip("#? ") or link.label == "":
            continue
        first = seen.setdefault(link.url.rstrip("/"), link)
        if (
            first is not link
            and link.label is not None
            and not (breaks_promise(first) or breaks_promise(link))
        ):
            yield entry, first, link


def _is_copied(first: Link, later: Link) -> bool:
    """Whether a paper's address stands under a label that promises another place, beside one that promises it."""
    told = [promises(link.label or "") for link in (first, later)]
    if sorted(told) != ["", "paper"] or not urls.is_work(later.key):
        return False
    label = (first, later)[told.index("")].label
    return label is not None and not _OTHER_PLACES.isdisjoint(link_labels.normal(label).split())
