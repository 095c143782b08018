"""A link that says one thing and leads to another: `[code]` to the paper's own pdf, `[paper]` to a repository.

## Why
The reader who wants the code gets the paper he has just seen. Such links come from copying one slot and forgetting to
change its address, or its label.

## Wrong
    - Face Forensics in the Wild [paper](https://github.com/tfzhou/FFIW) [code](https://arxiv.org/abs/2103.16076)

## Right
    - Face Forensics in the Wild [paper](https://arxiv.org/abs/2103.16076) [code](https://github.com/tfzhou/FFIW)

## Fix
Unsafe, where the entry leaves one possibility: two addresses that stand in each other's place, or a label that the
entry does not have yet. Where the address is wrong there is none, for only a person can look it up.

## Notes
Only labels that are clear count (`code`, `github`, `paper`, `pdf`, `arXiv`, an arXiv identifier), and only a
repository's front page or folder: a pdf or a supplement in a repository is what it says. A list in which this is common
means something else by the label and is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.label_promises import breaks_promise, promises
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, rule, unsafe


@rule("mislabelled-link", group="links", severity=Severity.WARNING, fix="unsafe", changes=("links",))
def check(context: Context) -> Iterator[Found]:
    """Compare what each clear label promises with the place that its address leads to."""
    document = context.document
    made: Counter[str] = Counter()
    broken: list[tuple[Entry, Link, str, str]] = []
    for entry in document.entries:
        for link in entry.links:
            if link.label and (promise := promises(link.label)):
                made[promise] += 1
                if (place := breaks_promise(link)) and not entry.title.startswith(link.label):
                    broken.append((entry, link, promise, place))
    often = Counter(promise for _, _, promise, _ in broken)
    for entry, link, promise, place in broken:
        if often[promise] * 5 <= max(made[promise], 10):
            fix = _fix(document, entry, link, promise) if promise in ("code", "paper") else None
            key = f"{link.label} {link.url} {entry.title}"
            yield Found(link.span, f"[{link.label}] leads to {place}: {link.url}", fix=fix, key=key)


def _fix(document: ListDocument, entry: Entry, link: Link, promise: str) -> Fix | None:
    """The one repair that the entry leaves possible: to exchange two addresses, or another label."""
    other = "paper" if promise == "code" else "code"
    there = [one for one in entry.links if one.label and promises(one.label) == other]
    if len(there) == 1 and breaks_promise(there[0]) and there[0].url != link.url:
        if link.url_span is None or there[0].url_span is None:
            return None
        edits = (Edit(*link.url_span, there[0].url), Edit(*there[0].url_span, link.url))
        return unsafe("Exchange the two addresses", *edits)
    if there or link.label_span is None:
        return None
    if promise == "code" and any(one is not link and one.key == link.key for one in entry.links):
        return None
    label = link.label or ""
    links = (
        one for each in document.entries for one in each.links if one.label and promises(one.label) == other
    )
    words = Counter(one.label or "" for one in links if not breaks_promise(one))
    best = next((word for word, _ in words.most_common() if not any(char.isdigit() for char in word)), None)
    at = document.source.text.find(label, *link.label_span)
    return (
        unsafe(f"Label it [{best}]", Edit(at, at + len(label), best))
        if best is not None and at >= 0
        else None
    )
