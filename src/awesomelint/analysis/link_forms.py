"""How a list writes the brackets of its links: `[paper](url)`, `[[paper]](url)` or `[[paper](url)]`."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Literal

from awesomelint.facts import fact, fact_about
from awesomelint.fields import link_labels
from awesomelint.model import ListDocument, Reference

# `part`: with a bracket on one side only, as the links in `[[pdf](url) / [code](url)]`.
LinkForm = Literal["plain", "doubled", "[", "(", "（", "\\[", "part"]

# Of the links with the same label, or else of all, this share must have a form that is usual.
_MIN_SHARE = 0.75
_MIN_LINKS = 3
_ENCLOSING: tuple[tuple[LinkForm, str], ...] = (("[", "]"), ("(", ")"), ("（", "）"), ("\\[", "\\]"))


def usual_form(document: ListDocument, label: str, own: Reference | None = None) -> LinkForm | None:
    """Return the form of nearly all links with a label (see `link_labels.normal`), None if there is none.

    If the label is rare, those with any label count, or all titles if it is one. `own` is the link in question,
    which does not count.
    """
    text = document.source.text
    for group in (label, _group(label)):
        counts = Counter(_forms(document, group))
        if own is not None:
            counts[_form(text, own)] -= 1
        if counts.total() >= _MIN_LINKS:
            form, count = counts.most_common()[0]
            return form if count >= _MIN_SHARE * counts.total() else None
    return None


def _group(label: str) -> str:
    """Return the group of a label; no label in the form of `link_labels.normal` has capitals."""
    return "LABELS" if link_labels.is_label(label) else "TITLES"


# Few labels are asked for, so the forms of all are not counted at once.
@fact_about
def _forms(document: ListDocument, group: str) -> Counter[LinkForm]:
    """Return how often the links with a label, or with the labels of a group, have each form."""
    text = document.source.text
    return Counter(_form(text, link) for link in _links_by_group(document).get(group, ()))


@fact
def _links_by_group(document: ListDocument) -> dict[str, list[Reference]]:
    """Return the links by label and by the group of the label."""
    text = document.source.text
    links: dict[str, list[Reference]] = defaultdict(list)
    for reference in document.references:
        if reference.kind == "link" and reference.label.start != reference.span.end:
            label = link_labels.normal(text[slice(*reference.label)])
            links[label].append(reference)
            links[_group(label)].append(reference)
    return links


def _form(text: str, reference: Reference) -> LinkForm:
    """Return the form of a link."""
    (start, end), (first, last) = reference.span, reference.label
    if text.startswith("[", first) and text.endswith("]", first, last):
        return "doubled"
    form: LinkForm = "plain"
    for opening, closing in _ENCLOSING:
        opens, closes = text.endswith(opening, 0, start), text.startswith(closing, end)
        if opens and closes:
            form = opening
        elif opens or (closes and form == "plain"):
            form = "part"
    return form
