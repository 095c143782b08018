"""Fields that an entry lacks and nearly all other entries of its section have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.facts import fact
from awesomelint.fields import urls
from awesomelint.model import Entry, ListDocument
from awesomelint.style.conventions import MIN_SHARE, CountedKind, HouseStyle
from awesomelint.style.deviations.content import MONTH
from awesomelint.style.deviations.deviation import FIELD_NAMES, Deviation
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.util.regex import compiled

_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)|['’]\d\d\b")
_WORD = r"[A-Z][\w.'’{}\\\"-]{0,30}"
_NAME = rf"(?<!\w)[*_{{\[]{{0,4}}{_WORD}(?:,?\s{_WORD}){{1,5}}[*_}}\]]{{0,4}}"
_URL = compiled(r"\]\([^)]*\)|https?://\S+")
# Two or more names of persons, of two or more words each.
_NAMES = compiled(rf"{_NAME}(?:[,;]\s{{0,3}}(?:(?:and|&)\s{{1,3}})?|\s{{1,3}}(?:and|&)\s{{1,3}}){_NAME}", 0)
# A day without a year, whose ordinal suffix is not looked for.
_DAY = compiled(rf"(?i)\b(?:\d\d?(?:st|nd|rd|th)?,?\s+(?:of )?{MONTH}|{MONTH}\.?,?\s+\d)")
_BRACKETED_NAME = compiled(r"[\[(][A-Z][\w.&'’/ -]{1,60}[)\]](?!\])")
_PLACEHOLDER = compiled(r"(?i)(?:n[./]?a\.?|none|tb[ad]|todo|-+|x+|(?:coming|to be) .*)?")
_EXPECTED_KINDS: tuple[CountedKind, ...] = ("authors", "date or venue", "tag", "link")
# Kinds that text can contain without being recognised as such.
_READ_FROM_TEXT = frozenset(("authors", "date or venue"))
# Text in fewer entries than this is text that only few entries have.
_RARE_TEXT_SHARE = 0.2
# If this share of the entries has a field, which are at least 19 in 20, the others were forgotten.
_CERTAIN_SHARE = 0.95


def missing_field_deviations(style: HouseStyle, layout: EntryLayout) -> Iterator[Deviation]:
    """Yield the fields that an entry lacks and its section, or the configured template, requires."""
    head = layout.entry.head
    template = style.configured.template(layout.entry.section)
    if template is not None:
        for placeholder in template.required():
            if not any(kind in layout.key.distinct_kinds for kind in placeholder.kinds):
                names = " or ".join(FIELD_NAMES[kind] for kind in placeholder.kinds)
                message = f"no {names}; the configured template requires one"
                required: tuple[str, ...] = tuple(placeholder.kinds)
                yield Deviation(
                    "missing", head.start, head.end, message, "", False, certain=True, fields=required
                )
        return
    for kind, agree, total in missing_fields(style, layout):
        if kind in _READ_FROM_TEXT and has_rare_text(style, layout):
            # Text that only this entry has may be the missing field, not recognised as such.
            continue
        if _is_expected(layout.entry, kind):
            have = "have them" if kind == "authors" else "have one"
            message = f"no {FIELD_NAMES[kind]}; {agree} of the {total} entries in this section {have}"
            certain = agree >= _CERTAIN_SHARE * total
            if kind == "link":
                if layout.entry.title.casefold() in _often_without_link(style.document):
                    continue
                # An item without any other field may be the name of a group.
                has_fields = not {*layout.key.distinct_kinds} <= {"title", "text"}
                certain = certain and has_fields and not _has_placeholders(style.document)
            fields: tuple[str, ...] = tuple(kind.split(" or "))
            yield Deviation("missing", head.start, head.end, message, "", False, certain, fields=fields)


def missing_fields(style: HouseStyle, layout: EntryLayout) -> Iterator[tuple[CountedKind, int, int]]:
    """Yield each kind of field that an entry lacks, how many other entries have it, and of how many."""
    counts = style.counts(layout.entry.section)
    total = counts.forms[layout.form]
    kinds: set[CountedKind] = set(layout.key.distinct_kinds)
    if "date" in kinds or "venue" in kinds:
        kinds.add("date or venue")
    for kind in _EXPECTED_KINDS:
        agree = counts.has[layout.form][kind]
        if kind not in kinds and agree >= MIN_SHARE * total:
            yield kind, agree, total


def has_rare_text(style: HouseStyle, layout: EntryLayout) -> bool:
    """Return whether an entry has text in a position where hardly any entry of its section has text."""
    counts = style.counts(layout.entry.section)
    few = _RARE_TEXT_SHARE * counts.forms[layout.form]
    for before, after, _ in layout.key.gaps:
        if after == "text":
            counter = counts.gaps.get((layout.form, before, "text"))
            if counter is None or counter.total() < few:
                return True
    return False


def _is_expected(entry: Entry, kind: CountedKind) -> bool:
    """Return whether an entry should have a field: a paper should have a date, a tool need not."""
    if kind == "link":
        return not entry.links
    own = entry.source.text[entry.span.start : entry.own_end]
    if (kind == "authors" and _may_name_authors(entry)) or (
        kind == "date or venue"
        and (_YEAR.search(_URL.sub("", own)) or _DAY.search(own) or _has_bracketed_name(own))
    ):
        # The field is there, but wasn't recognised.
        return False
    main = entry.main_link
    return main is None or urls.is_work(main.key) or kind == "tag"


@fact
def _often_without_link(document: ListDocument) -> set[str]:
    """Return the titles that several entries have without a link: there is none yet."""
    titles = Counter(entry.title.casefold() for entry in document.entries if not entry.links)
    return {title for title, number in titles.items() if number > 1}


@fact
def _has_placeholders(document: ListDocument) -> bool:
    """Return whether a list marks works without a link with a placeholder, such as `[code](N/A)`."""
    return any(_PLACEHOLDER.fullmatch(link.url) for entry in document.entries for link in entry.links)


def _may_name_authors(entry: Entry) -> bool:
    """Return whether an entry has names outside its title, such as in the text of a link."""
    text = entry.source.text
    own = text[entry.span.start : entry.own_end]
    if " et al" in own:
        return True
    start, end = entry.title_span
    before, after = text[entry.span.start : start], text[end : entry.own_end]
    return any(_NAMES.search(_URL.sub("]", part)) for part in (before, after))


def _has_bracketed_name(text: str) -> bool:
    """Return whether brackets without a link have a name that may be a venue: `(CVM)`, `[J. Chem. Inf.]`."""
    return _BRACKETED_NAME.search(_URL.sub("\0", text)) is not None
