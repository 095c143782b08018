"""A link without a URL or text: `[Paper]()`, `[Code](coming soon)`, `[](https://…)`, `[Title][undefined]`.

## Why
The link does not work. Usually somebody meant to look up the URL later and forgot. A link without
text is invisible on the page.

## Wrong
    - Transformers Implement Functional Gradient Descent [[Paper]]()
    - Multi-modal Retrieval [[Paper](https://arxiv.org/abs/2202.06450)] [[Code](TODO)]

## Right
    - Transformers Implement Functional Gradient Descent [[Paper]](https://arxiv.org/abs/2312.06528)
    - Multi-modal Retrieval [[Paper](https://arxiv.org/abs/2202.06450)]

## Severity
An error. A label that the list leaves empty five times or more, and in at least a tenth of its uses, is
reported once, as a note, and so are titles that it leaves without a URL as often. Notes are also names in entries
that have another link (`[Oaks](): https://…`), names in a field that is often without a URL (`- Data: [Oaks]()`), and
labels that give the reason (`[code (not yet)]()`, `[-]()`). If a section leaves a
label empty five times or more, and in at least half of its uses, its first link is reported. A note for links
outside entries, except for a label beside other text, and for the names of groups.

## Fix
None. Look up the URL.

## Notes
In a list that begins its entries with a link, a title in brackets without a URL is reported as well. A
reference (`[text][name]`) without a definition is reported if the list defines others. The rule ignores
badges without a URL if at least a tenth of the badges have none, because authors use the empty URL to keep
GitHub from linking an image to itself. It also ignores examples of the format outside the list. `empty-entry`
reports entries in which nothing is filled in.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from awesomelint.analysis.broken_links.model import find_opening_bracket, is_checkbox_or_footnote
from awesomelint.analysis.positions import entry_at, in_formula, is_verbatim, parts_at
from awesomelint.analysis.works.title_similarity import is_name
from awesomelint.fields import dates, link_labels, urls, venues
from awesomelint.markdown.inline import normalise_label
from awesomelint.markdown.repair import LEAST_REFERENCES
from awesomelint.model import Entry, Link, ListDocument, Reference, Section
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import compiled, lazy_pattern
from awesomelint.util.text import shorten

_GIVES_REASON = lazy_pattern(
    r"\b(?:not|soon|coming|tb[ad]|wip|later|pending|upcoming|unavailable|n/a)\b|待|暂|[未没]\w{0,2}(?:公开|开源|发布)"
    r"|^\[?[-–—/\\x×✗❌]{1,3}\]?$",
    re.IGNORECASE,
)
_IN_BRACKETS = compiled(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(\[[^\[\]\n]+\])(?![(\[:])(.*)", re.MULTILINE)
_ENDS_WITH_YEAR = lazy_pattern(r"(?:(?:19|20)\d\d|['’]\d\d)\]")
_GOES_ON = lazy_pattern(r"[ \t]+(?!by\b)[a-z]{2,} ?(?:[a-z]|[.,;])")
# The key of a field on a line of its own: `  - Data: [Oaks]()`.
_KEY = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+[*_`]*([^\W\d][\w -]{1,24}?)[*_` ]*[:：]")
_IN_PARENTHESES = lazy_pattern(r"[\])]?\s?[(（]([^()（）\n]+)[)）]")
_LABEL = lazy_pattern(r"\[([^\[\]\n]*)\]\(")
_IMAGE = lazy_pattern(r"!\[|<img", re.IGNORECASE)
# A label that is left empty at least this often, and in a tenth of its uses, is left empty on purpose.
_MIN_ON_PURPOSE = 5
# A name has fewer words.
_TOO_LONG_NAME = 4
# Stands for the labels of all badges.
_BADGE = "a badge"
# Stands for all links that are a title.
_TITLE = "a title"
# At least two words without a mark of a URL, as in `[code](coming soon)`.
_WORDS_AS_URL = compiled(r"\]\(([^\W\d_]+(?:[ \t]+[^\W\d_]+){1,9}[!.…]{0,3})\)")
_REFERENCE = lazy_pattern(r"(?<![\]!\\])\[([^\[\]\n]+)\]\[([^\[\]\n]+)\](?![\[(:])")
_INDEXED = lazy_pattern(r"\w", re.ASCII)


@rule("empty-link", group="links", severity=Severity.ERROR)
def check(context: Context) -> Iterator[Found]:
    """Report titles that are not linked, links without text, and links without a URL."""
    document = context.document
    yield from _check_titles(document)
    yield from _check_texts(document)
    yield from _check_urls(document)
    yield from _check_words(document)
    yield from _check_definitions(document)


def _check_titles(document: ListDocument) -> Iterator[Found]:
    """Report titles in brackets that have no URL, in a list whose entries begin with a link."""
    linked = sum(_begins_with_link(entry) for entry in document.entries)
    if linked < 10 or linked * 10 < 8 * len(document.entries):
        return
    for match in _IN_BRACKETS.finditer(document.source.text):
        title, rest = match[1][1:-1], match[2]
        labels = _LABEL.findall(rest)
        if not all(link_labels.is_label(link_labels.normal(label)) for label in labels):
            continue
        if ("http" in rest and not labels) or rest.count("[") > rest.count("]"):
            # The link comes later: its text ends on the next line.
            continue
        if len(title) < 3 or title[0].isdigit() or rest[:1].isalnum() or _is_prose(title, rest):
            continue
        if (
            link_labels.is_label(link_labels.normal(title))
            or venues.find(title, alone=True)
            or dates.read_whole(title)
        ):
            continue
        if not is_verbatim(document, match.start(1)) and not _is_field(document, match):
            message = f"“{shorten(match[1])}” has no URL; other entries in this list begin with a link"
            yield Found(Span(*match.span(1)), message)


def _is_field(document: ListDocument, match: re.Match[str]) -> bool:
    """Whether brackets are the venue on a line below the linked title of an entry: `  - [TON 2020]`."""
    entry = entry_at(document, match.start(1))
    if entry is None or entry.title_kind != "link" or match.start(1) < entry.own_end:
        return False
    return _ENDS_WITH_YEAR.search(match[1]) is not None and not match[2].strip()


def _check_texts(document: ListDocument) -> Iterator[Found]:
    text = document.source.text
    for reference in document.references:
        if (
            reference.kind == "link"
            and text.startswith("[](http", reference.span.start)
            and entry_at(document, reference.span.start)
        ):
            message = f"link to {shorten(reference.url)} has no text, so it is invisible on the page"
            yield Found(reference.span, message)


def _check_words(document: ListDocument) -> Iterator[Found]:
    """Report words with spaces in the place of a URL, which make the link plain text."""
    text = document.source.text
    for match in _WORDS_AS_URL.finditer(text):
        label = find_opening_bracket(text, match.start())
        if label < 0 or is_verbatim(document, match.start()) or in_formula(document, match.start()):
            continue
        shown = text[label + 1 : match.start()].strip("[]")
        # An index such as `a[i](row number)` is not the text of a link.
        is_text = sum(map(str.isalpha, shown)) > 1 and not _INDEXED.match(text, max(label - 1, 0))
        if is_text and not is_checkbox_or_footnote(shown):
            message = f"link “[{shorten(shown)}]({match[1]})” has words instead of a URL"
            yield Found(Span(label, match.end()), message)


def _check_definitions(document: ListDocument) -> Iterator[Found]:
    """Report references without a definition, in a list whose other references have one."""
    if not document.definitions:
        return
    defined = sum(
        reference.kind in ("link", "image") and reference.url_span is None
        for reference in document.references
    )
    text = document.source.text
    undefined = [
        match
        for match in _REFERENCE.finditer(text)
        if normalise_label(match[2]) not in document.definitions and not is_verbatim(document, match.start())
    ]
    if defined < max(LEAST_REFERENCES, len(undefined)):
        return
    for match in undefined:
        if not any(part.kind in ("link", "image") for part in parts_at(document, match.start(2))):
            message = f"“[{shorten(match[2])}]” is not defined, so “{shorten(match[0])}” is not a link"
            yield Found(Span(*match.span()), message)


def _check_urls(document: ListDocument) -> Iterator[Found]:
    """Report links without a URL; a label that is left empty on purpose is reported once."""
    text = document.source.text
    # Links of entries by their label, or of all titles, each with its text in one line.
    empty: dict[str, list[tuple[Reference, str]]] = defaultdict(list)
    # Links with a name as their text, by the key of their line.
    by_key: dict[str, list[tuple[Reference, str]]] = defaultdict(list)
    candidates = [
        reference
        for reference in document.references
        if reference.kind == "link" and urls.is_placeholder(reference.url)
    ]
    links = {link.span: link for entry in document.entries for link in entry.links} if candidates else {}
    filled_in: dict[Entry, bool] = {}
    groups = {entry.parent for entry in document.entries} if candidates else set()
    for reference in candidates:
        label = " ".join(text[reference.label.start : reference.label.end].split())
        entry, link = entry_at(document, reference.span.start), links.get(reference.span)
        if entry is not None and entry not in filled_in:
            filled_in[entry] = _has_title_or_url(entry)
        if not label or not _is_mistake(reference, label, in_entry=entry is not None):
            continue
        if entry is not None and not filled_in[entry]:
            continue
        if entry is None or entry in groups:
            is_label = link_labels.is_label(link_labels.normal(label))
            is_beside_text = is_label and not _is_alone(document, reference)
            found = _report(document, reference, label)
            yield found._replace(severity=None if is_beside_text else Severity.NOTE)
        elif link is not None and not link.label and not link.badge:
            empty[_TITLE].append((reference, label))
        else:
            is_image = _IMAGE.search(label)
            kind = _BADGE if is_image else link_labels.normal(label)
            is_label = link_labels.is_label(kind)
            if not (is_image or is_label) and (key := _key_of_line(document, reference)):
                by_key[key].append((reference, label))
            elif not (is_image or is_label) and _is_name_beside_link(document, reference, label):
                empty[_TITLE].append((reference, label))
            else:
                empty[kind].append((reference, label))
    for key, occurrences in by_key.items():
        yield from _report_field(document, key, occurrences)
    uses = (
        Counter(_normal_label(link) for entry in document.entries for link in entry.links)
        if empty
        else Counter()
    )
    names, others = _divide_titles(document, empty.pop(_TITLE, []))
    if len(names) >= _MIN_ON_PURPOSE:
        reference, label = names[0]
        message = f"link “[{shorten(label)}]()” has no URL, nor have {len(names) - 1} more names that have another link"
        yield Found(reference.span, message, Severity.NOTE, key=_TITLE)
    else:
        yield from (_report(document, *name)._replace(severity=Severity.NOTE) for name in names)
    if others:
        yield from _report_label(document, _TITLE, others, uses[_TITLE])
    for normal_label, occurrences in empty.items():
        yield from _report_label(document, normal_label, occurrences, uses[normal_label])


def _is_alone(document: ListDocument, reference: Reference) -> bool:
    """Whether a link is all that its line has: the remainder of an entry."""
    source = document.source
    line = source.line_of(reference.span.start)
    around = (
        source.text[source.line_start(line) : reference.span.start],
        source.text[reference.span.end : source.line_end(line)],
    )
    return not "".join(around).strip()


def _divide_titles(
    document: ListDocument, titles: list[tuple[Reference, str]]
) -> tuple[list[tuple[Reference, str]], list[tuple[Reference, str]]]:
    """Return the titles without a URL that are names of entries with another link, and all others.

    A tool or demo without a paper is listed so: `[MET](): https://github.com/…`.
    """
    names: list[tuple[Reference, str]] = []
    others: list[tuple[Reference, str]] = []
    for reference, label in titles:
        is_linked_name = _is_name_beside_link(document, reference, label)
        (names if is_linked_name else others).append((reference, label))
    return names, others


def _is_name_beside_link(document: ListDocument, reference: Reference, label: str) -> bool:
    """Whether the text of a link is a name, neither a label, a venue nor a date, in an entry that has a URL elsewhere.

    An HTML link is mostly that of a person. A name has a capital letter or a hyphen, unlike words in Chinese.
    """
    entry = entry_at(document, reference.span.start)
    return (
        entry is not None
        and any(link.url.startswith("http") for link in entry.links)
        and is_name(label, _TOO_LONG_NAME)
        and (any(map(str.isupper, label)) or (label.isascii() and "-" in label))
        and document.source.text.startswith("[", reference.span.start)
        and not any(link_labels.is_label(link_labels.normal(word)) for word in label.split())
        and not _GIVES_REASON.search(label)
        and not (venues.find(label, alone=True) or dates.read_whole(label))
    )


def _key_of_line(document: ListDocument, reference: Reference) -> str:
    """Return the key that the line of a link begins with, as in `- Data: [Oaks]()`; empty without a key."""
    start = document.source.line_start(document.source.line_of(reference.span.start))
    match = _KEY.match(document.source.text, start, reference.span.start)
    return match[1] if match else ""


def _report_field(
    document: ListDocument, key: str, occurrences: list[tuple[Reference, str]]
) -> Iterator[Found]:
    """Report links without a URL in the fields with one key: once if many fields have such links."""
    if len(occurrences) < _MIN_ON_PURPOSE or len(occurrences) * 10 < _count_fields(document, key):
        yield from (_report(document, *occurrence) for occurrence in occurrences)
        return
    found = _report(document, *occurrences[0])
    message = f"{found.message}, nor have {len(occurrences) - 1} more after “{key}:”, probably on purpose"
    yield found._replace(message=message, severity=Severity.NOTE)


def _count_fields(document: ListDocument, key: str) -> int:
    """Return how many lines begin with a key."""
    return sum(match[1] == key for match in map(_KEY.match, document.source.text.split("\n")) if match)


def _report_label(
    document: ListDocument, normal_label: str, occurrences: list[tuple[Reference, str]], uses: int
) -> Iterator[Found]:
    """Report the links with one label that have no URL; the list has `uses` links with this label."""
    count = len(occurrences)
    is_common = count * 10 >= uses
    if normal_label == _BADGE and is_common:
        return
    reference, label = occurrences[0]
    gives_reason = normal_label != _TITLE and (
        _GIVES_REASON.search(label) or (count == 1 and _gives_reason_after(document, reference))
    )
    if gives_reason or (count >= _MIN_ON_PURPOSE and is_common):
        times = f" {count} times in this list" if count > 1 else ""
        message = f"link “[{shorten(label)}]()” has no URL{times}, probably on purpose"
        yield Found(reference.span, message, Severity.NOTE, key=normal_label)
        return
    by_section: dict[Section, list[tuple[Reference, str]]] = defaultdict(list)
    for occurrence in occurrences:
        entry = entry_at(document, occurrence[0].span.start)
        by_section[entry.section if entry is not None else document.root].append(occurrence)
    for section, inside in by_section.items():
        if len(inside) >= _MIN_ON_PURPOSE and len(inside) * 2 >= _count_uses(section, normal_label):
            first = _report(document, *inside[0])
            yield first._replace(message=f"{first.message}, nor have {len(inside) - 1} more in this section")
        else:
            yield from (_report(document, *occurrence) for occurrence in inside)


def _count_uses(section: Section, normal_label: str) -> int:
    """Return how many links of a section have a label."""
    return sum(_normal_label(link) == normal_label for entry in section.entries for link in entry.links)


def _gives_reason_after(document: ListDocument, reference: Reference) -> bool:
    """Whether brackets after a link say why it has no URL: `[code]() (not yet public)`."""
    match = _IN_PARENTHESES.match(document.source.text, reference.span.end)
    return match is not None and _GIVES_REASON.search(match[1]) is not None


def _report(document: ListDocument, reference: Reference, label: str) -> Found:
    text = document.source.text[reference.span.start : reference.span.end]
    # An HTML link is quoted as it is.
    shown = shorten(text) if text.startswith("<") else f"[{shorten(label)}]({reference.url})"
    problem = "has a placeholder instead of a URL" if reference.url.strip() else "has no URL"
    return Found(reference.span, f"link “{shown}” {problem}")


def _is_prose(title: str, rest: str) -> bool:
    """Whether words in brackets complete a sentence: `[The old tools lack] support for it`."""
    words = title.split()
    return len(words) > 1 and "".join(words[1:]).islower() and _GOES_ON.match(rest) is not None


def _begins_with_link(entry: Entry) -> bool:
    return entry.title_kind == "link" and entry.title_span.start - entry.head.start < 4


def _has_title_or_url(entry: Entry) -> bool:
    return not link_labels.is_label(link_labels.normal(entry.title)) or any(link.url for link in entry.links)


def _is_mistake(reference: Reference, label: str, *, in_entry: bool) -> bool:
    """Return whether a URL is missing by mistake: not in badges and examples, or in links to the top."""
    url = reference.url.strip()
    if not in_entry:
        return not url and not _IMAGE.search(label)
    return url != "#" or link_labels.is_label(link_labels.normal(label))


def _normal_label(link: Link) -> str:
    if link.badge:
        return _BADGE
    return link_labels.normal(link.label) if link.label else _TITLE
