"""How an entry links its work: by its title, by a label such as `[Paper]`, or by a bare URL.

In: a list of `Title … [[Paper]](URL)`. Out: a deviation for `[Title](URL)`, for a bare URL, and for a label
without URL, `[Paper]`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.facts import fact
from awesomelint.fields import link_labels, urls
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.style.conventions import CERTAIN_COUNT, MIN_COUNT, HouseStyle, is_certain
from awesomelint.style.deviations.bullets import positions
from awesomelint.style.deviations.deviation import Deviation, quoted
from awesomelint.style.layout.fields import LABEL_MARKS, Field
from awesomelint.style.layout.layout import EntryLayout, form_of
from awesomelint.util.regex import compiled

# With at least this share (19 in 20 entries), another form is a mistake and not a second style.
_CERTAIN_SHARE = 0.95
# This share of the neighbours of an entry must have the usual form.
_NEARBY_SHARE = 0.8
_BARE_LABEL = compiled(r"\[([^\[\]()\n]+)\](?![\[:]|[ \t]*\()")
# A label that is bare more often is not ready yet, or not a link on purpose.
_MAX_BARE = 2


def link_form_deviations(style: HouseStyle, layout: EntryLayout) -> Iterator[Deviation]:
    """Yield how the links of an entry differ from those of nearly all entries in its section."""
    yield from _other_form(style, layout)
    yield from _labels_without_url(style.document, layout)


def _other_form(style: HouseStyle, layout: EntryLayout) -> Iterator[Deviation]:
    usual = _usual_form(style, layout)
    if usual is None:
        return
    form, agree, total = usual
    kinds = layout.key.field_kinds
    if form == layout.form and (form.endswith(" link") or "link" not in kinds or "label" in kinds):
        return
    if not _is_usual_nearby(style.document, layout.entry, form):
        return
    certain = agree >= _CERTAIN_SHARE * total
    message, field = "", layout.title
    if form == layout.form:
        field = next(field for field in layout.fields if field.kind == "link")
        if _is_bare(layout, field):
            message = f"bare URL; other entries in this section have a label such as {_example(style)}"
    elif form.endswith(" link") and _links_work_by_label(layout):
        message = "title is not a link; other titles in this section are"
    elif form.endswith(" text") and layout.form.endswith(" link") and _links_work_by_title(layout):
        message = f"title is a link; other entries in this section have a link such as {_example(style)}"
    if message:
        yield Deviation("form", field.start, field.end, message, "", False, certain, form=form)


def _usual_form(style: HouseStyle, layout: EntryLayout) -> tuple[str, int, int] | None:
    """Return the form that nearly all entries of a kind have, how many have it, and of how many.

    The nearest section with enough such entries counts. In a form without a link in the title, they must have a
    link with a label.
    """
    key = layout.entry.section, layout.entry.kind
    if key not in style.usual_links:
        style.usual_links[key] = _count_forms(style, *key)
    return style.usual_links[key]


def _count_forms(style: HouseStyle, section: Section | None, kind: str) -> tuple[str, int, int] | None:
    while section is not None:
        counts = style.counts(section)
        forms = {form: number for form, number in counts.forms.items() if form.startswith(f"{kind} ")}
        total = sum(forms.values())
        if total >= CERTAIN_COUNT:
            form = max(forms, key=forms.__getitem__)
            agree = counts.has[form]["label"] if form.endswith(" text") else forms[form]
            is_usual = is_certain(agree, total, whole_list=section.parent is None)
            return (form, agree, total) if is_usual else None
        section = section.parent
    return None


def _is_usual_nearby(document: ListDocument, entry: Entry, form: str) -> bool:
    """Return whether the neighbours of an entry have a form, so that the entry isn't one of a group."""
    run, _ = positions(document)[entry]
    return len(run) >= MIN_COUNT and _forms_nearby(document)[run[0]][form] >= _NEARBY_SHARE * len(run)


@fact
def _forms_nearby(document: ListDocument) -> dict[Entry, Counter[str]]:
    """Return how often each form occurs among neighbours, by the first of them."""
    return {
        entry: Counter(map(form_of, run))
        for entry, (run, _) in positions(document).items()
        if run[0] is entry
    }


def _is_bare(layout: EntryLayout, field: Field) -> bool:
    """Return whether a URL is text of its own and not the rest of a broken link."""
    return layout.entry.source.text[field.start - 1] in " \t\n<"


def _links_work_by_title(layout: EntryLayout) -> bool:
    """Return whether the title of an entry is its only link, and one to a work, not to a tool or a page."""
    main = layout.entry.main_link
    kinds = layout.key.field_kinds
    # Text before the title is probably the title, and the linked words a label.
    own = "label" not in kinds and "text" not in kinds[: kinds.index("title")]
    return own and main is not None and urls.is_work(main.key)


def _links_work_by_label(layout: EntryLayout) -> bool:
    """Return whether an entry has only a bare URL, or a label that names the paper, and no link in its title."""
    entry = layout.entry
    if "url" in layout.key.field_kinds or not entry.links:
        return False
    if entry.title == entry.links[0].url:
        # An entry that is only a URL has no title.
        return False
    return any(not link.label or link_labels.says_paper(link.label) for link in entry.links)


def usual_label(document: ListDocument) -> str:
    """Return the label that most links to papers have, or else `Paper`."""
    labels = (label for label, _ in _labels(document).most_common() if link_labels.says_paper(label))
    return next(labels, "Paper")


def _example(style: HouseStyle) -> str:
    return quoted(f"[{usual_label(style.document)}](…)")


def _labels_without_url(document: ListDocument, layout: EntryLayout) -> Iterator[Deviation]:
    """Yield the labels of an entry that have no URL, and have one in nearly all entries with them."""
    for start, end, label in _bare_labels(document).get(layout.entry, ()):
        linked, bare = _labels(document)[label], _bare_counts(document)[label]
        if (
            linked >= CERTAIN_COUNT
            and bare <= _MAX_BARE
            and is_certain(linked, linked + bare, whole_list=True)
        ):
            message = f"“[{label}]” has no URL; in other entries it is a link"
            yield Deviation("form", start, end, message, "", False, certain=True)


@fact
def _labels(document: ListDocument) -> Counter[str]:
    """Return how many links have each label."""
    return Counter(
        link.label.strip(LABEL_MARKS) for entry in document.entries for link in entry.links if link.label
    )


@fact
def _bare_counts(document: ListDocument) -> Counter[str]:
    """Return how often each label is in brackets without a URL."""
    return Counter(label for labels in _bare_labels(document).values() for _, _, label in labels)


@fact
def _bare_labels(document: ListDocument) -> dict[Entry, list[tuple[int, int, str]]]:
    """Return the words in brackets without a URL by entry, for entries with such words."""
    return {entry: found for entry in document.entries if (found := _bare_labels_of(entry))}


def _bare_labels_of(entry: Entry) -> list[tuple[int, int, str]]:
    """Return the words in brackets of an entry's own lines that are not part of a link: offsets and words."""
    text = entry.source.text
    found = []
    for match in _BARE_LABEL.finditer(text, entry.span.start, entry.own_end):
        label = match[1].strip(LABEL_MARKS)
        if link_labels.is_label(link_labels.normal(label)) and not any(
            link.part.start <= match.start() < link.part.end for link in entry.links
        ):
            found.append((match.start(), match.end(), label))
    return found
