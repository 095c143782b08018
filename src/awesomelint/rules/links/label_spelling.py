"""A link label with a typo: `[[paf]]` for `[[pdf]]`, `[PyTorcg]` for `[PyTorch]`.

## Why
Readers and programs find the PDF or code of a paper by its label.

## Wrong
    - Deep Ensembles [[paf]](https://arxiv.org/abs/1612.01474)

## Right
    - Deep Ensembles [[pdf]](https://arxiv.org/abs/1612.01474)

## Fix
Safe. The label is replaced with the one that the list uses twenty times or more.

## Notes
The rule uses no dictionary. It compares labels that the list uses once or twice to its frequent labels. It
ignores labels that mean something else (`slide` and `slides`, `code2` and `code`), venues with a year, acronyms
that differ by a letter (`ICCVW` and `ICCV`), names (`CodeR` in a list with `code`, a word of the URL), labels
beside the label that they resemble, and differences of case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import link_labels, venues
from awesomelint.model import Entry, Link, ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, rule, safe
from awesomelint.util.one_edit import one_edit
from awesomelint.util.regex import compiled

_VENUE = compiled(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*\W*(?:19|20)?\d\d$")
_URL_WORD = compiled(r"[^\W_]+")
# How often a list uses a frequent label at least, and one with a typo at most.
_MIN_FREQUENT, _MAX_RARE = 20, 2


@rule("label-spelling", group="links", severity=Severity.WARNING, fix="safe", changes=("links", "spelling"))
def check(context: Context) -> Iterator[Found]:
    """Compare each label that is used once or twice to the frequent labels."""
    document = context.document
    links: dict[str, list[tuple[Link, Entry]]] = {}
    for entry in document.entries:
        for link in entry.links:
            if link.label and not link.badge:
                links.setdefault(link.label, []).append((link, entry))
    frequent = [
        label
        for label, labelled in links.items()
        if len(labelled) >= _MIN_FREQUENT and len(label) > 2 and not _VENUE.match(label)
    ]
    if not frequent:
        return
    counts: Counter[str] = Counter()
    for label, labelled in links.items():
        counts[label.casefold()] += len(labelled)
    for label, labelled in links.items():
        if (
            counts[label.casefold()] > _MAX_RARE
            or len(label) < 3
            or link_labels.is_label(link_labels.normal(label))
        ):
            continue
        intended = next(
            (
                other
                for other in frequent
                if _is_typo(label.casefold(), other.casefold()) and not _is_other_acronym(label, other)
            ),
            None,
        )
        if intended is not None:
            typos = [
                link
                for link, entry in labelled
                if not _has_label(entry, intended) and not _is_name(link, label, intended)
            ]
            yield from _report(document, typos, label, intended, len(links[intended]))


def _has_label(entry: Entry, label: str) -> bool:
    """Return whether an entry has a link with a label, in any case."""
    return any(link.label and link.label.casefold() == label.casefold() for link in entry.links)


def _is_name(link: Link, label: str, intended: str) -> bool:
    """Return whether a label is a name: with its own capitals (`CodeR`), or a word of its URL."""
    has_capitals, intended_has_capitals = (
        not word.islower() and not word.isupper() and not word.istitle() for word in (label, intended)
    )
    return (has_capitals and not intended_has_capitals) or label.casefold() in _URL_WORD.findall(
        link.url.casefold()
    )


def _is_other_acronym(label: str, intended: str) -> bool:
    """Return whether a label is an acronym of its own: of two acronyms, only swapped letters are a typo.

    `PDF` and other common labels have no similar acronyms, but venues do (`ICCV`, `ECCV`, `ICCVW`).
    """
    if not (label.isupper() and intended.isupper()) or link_labels.is_label(link_labels.normal(intended)):
        return False
    edit = one_edit(label, intended)
    return edit is None or edit.kind != "swapped" or venues.known_name(label) is not None


def _is_typo(label: str, intended: str) -> bool:
    """Return whether a label is a typo for another, and not its plural or a label with another number."""
    if not one_edit(label, intended) or label.strip("s") == intended.strip("s"):
        return False
    changed = set(label) ^ set(intended)
    return not any(char.isdigit() for char in changed) and (len(intended) > 4 or label[0] == intended[0])


def _report(
    document: ListDocument, links: list[Link], label: str, intended: str, uses: int
) -> Iterator[Found]:
    message = f"label “{label}” looks like a typo for “{intended}” (used {uses} times in this list)"
    for link in links:
        fix = None
        if link.label_span is not None:
            start = document.source.text.find(label, *link.label_span)
            edit = Edit(start, start + len(label), intended)
            fix = safe(f"Replace `{label}` with `{intended}`", edit) if start >= 0 else None
        yield Found(link.label_span or link.span, message, fix=fix)
