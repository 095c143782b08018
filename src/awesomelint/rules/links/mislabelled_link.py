"""A link whose label contradicts its URL: `[code]` for the PDF of the paper, `[paper]` for a repository.

## Why
Readers who look for the code get the paper instead. Such links come from copying a link and forgetting to
change its URL or its label.

## Wrong
    - Face Forensics in the Wild [paper](https://github.com/tfzhou/FFIW) [code](https://arxiv.org/abs/2103.16076)

## Right
    - Face Forensics in the Wild [paper](https://arxiv.org/abs/2103.16076) [code](https://github.com/tfzhou/FFIW)

## Fix
Unsafe, if the entry leaves one possibility: two URLs are swapped, or the entry has no link with the correct
label yet. A wrong URL has no fix: look up the right one.

## Notes
The rule only checks unambiguous labels (`code`, `github`, `paper`, `pdf`, `arXiv`, an arXiv identifier), and
of repositories only the front page and folders, because a PDF or supplement may well be stored in a
repository. If a list often uses a label this way, it means something else by it, and the rule ignores that
label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.arxiv_owners import describe_owner
from awesomelint.analysis.label_promises import breaks_promise, promises
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, rule, unsafe

# A label for what a link leads to that is used less often than one in so many labels is not the list's style.
_RARE = 20


@rule("mislabelled-link", group="links", severity=Severity.WARNING, fix="unsafe", changes=("links", "urls"))
def check(context: Context) -> Iterator[Found]:
    """Compare what each unambiguous label promises to what its URL leads to."""
    document = context.document
    uses: Counter[str] = Counter()
    mislabelled: list[tuple[Entry, Link, str, str]] = []
    for entry in document.entries:
        for link in entry.links:
            if link.label and (promise := promises(link.label)):
                uses[promise] += 1
                if (
                    (target := breaks_promise(link))
                    and not entry.title.startswith(link.label)
                    and not _is_prose(document, link, link.label)
                ):
                    mislabelled.append((entry, link, promise, target))
    counts = Counter(promise for _, _, promise, _ in mislabelled)
    for entry, link, promise, target in mislabelled:
        if counts[promise] * 5 <= max(uses[promise], 10):
            key = f"{link.label} {link.url} {entry.title}"
            message = f"[{link.label}] leads to {target}: {link.url}"
            fix = None
            if promise in ("code", "paper"):
                fix = _fix(document, entry, link, promise)
            elif owner := describe_owner(document, promise, entry):
                message += f"; {owner}, so the label may be wrong"
            yield Found(link.span, message, fix=fix, key=key)


def _is_prose(document: ListDocument, link: Link, label: str) -> bool:
    """Return whether the label of a bare URL ends a sentence: `its popular papers: https://…`."""
    if link.kind != "url":
        return False
    line_start = document.source.line_start(document.source.line_of(link.span.start))
    before, _, _ = document.source.text[line_start : link.span.start].rpartition(label)
    return " ".join(before.split()[-1:]).islower()


def _fix(document: ListDocument, entry: Entry, link: Link, promise: str) -> Fix | None:
    """Return the only possible fix: swap two URLs, or replace the label; None if there is more than one."""
    other = "paper" if promise == "code" else "code"
    counterparts = [candidate for candidate in entry.links if promises(candidate.label or "") == other]
    if len(counterparts) == 1:
        (counterpart,) = counterparts
        if not breaks_promise(counterpart) or link.url_span is None or counterpart.url_span is None:
            return None
        edits = (Edit(*link.url_span, counterpart.url), Edit(*counterpart.url_span, link.url))
        return unsafe(f"Swap the URLs of [{link.label}] and [{counterpart.label}]", *edits)
    if counterparts or link.label_span is None:
        return None
    if promise == "code" and any(
        candidate is not link and candidate.key == link.key for candidate in entry.links
    ):
        return None
    label, usual_label = link.label or "", _most_common_label(document, other)
    start = document.source.text.find(label, *link.label_span)
    if usual_label is None or start < 0 or any(map(str.isdigit, label)):
        return None
    edit = Edit(start, start + len(label), usual_label)
    return unsafe(f"Replace the label `{label}` with `{usual_label}`", edit)


def _most_common_label(document: ListDocument, promise: str) -> str | None:
    """Return the label, without digits, that the list uses most often for links that keep a promise.

    None if it hardly ever does: then the URL is wrong rather than the label.
    """
    promised = [
        (label, kept)
        for entry in document.entries
        for link in entry.links
        if (label := link.label) and (kept := promises(label)) and not breaks_promise(link)
    ]
    labels = Counter(label for label, kept in promised if kept == promise)
    if labels.total() * _RARE < len(promised):
        return None
    by_frequency = (label for label, _ in labels.most_common())
    return next((label for label in by_frequency if not any(char.isdigit() for char in label)), None)
