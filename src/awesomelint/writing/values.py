"""The fields of a new entry as its section writes them: dates, venues, authors, labels, URLs, and text as Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import TypeVar

from awesomelint.fields import author_names, link_labels, venues
from awesomelint.fields.person_names import person
from awesomelint.markdown.inline import scan
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import rendered_text
from awesomelint.model import Entry
from awesomelint.style import arxiv_urls, venue_forms
from awesomelint.style.date_forms import DateForm, count_forms, forms, is_form, precision_of
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled, lazy_pattern
from awesomelint.writing.works import NewVenue, WorkLink

T = TypeVar("T")

EMPHASIS = "*_"
_ET_AL = " et al."
# All numbers of authors from this on are alike.
_MANY = 4
# “by ” or “with ” may lead to names.
_MAX_LEAD = 6
# Lists of authors are cut if this share of the entries cut them.
_MIN_CUT = 0.5
# So many entries that name as many authors show that they are not cut: “Lark and Finch” among others “et al.”.
_MIN_WHOLE = 2

# How surnames of several words begin, and given names hardly ever.
_PARTICLES = frozenset(("Dal", "De", "Del", "Della", "El", "Ten", "Ter", "Van", "Von"))
# What nearly all entries do.
_MIN_SHARE, _MIN_COUNT = 0.9, 5
_SPECIAL = compiled(r"[\\`*_\[\]<>|&!#$~]")
_DIGIT = compiled(r"\d")
_WORD = compiled(r"[^\W\d_]+")
_VENUE_LEAD = compiled(r"^(?:in|at)\s+", re.IGNORECASE)
_YEAR_AT_END = lazy_pattern(r"(?:[\s,(]+(?:19|20)\d\d(?:[./-]\d\d?)*\)?|\s?['’]\d\d)$")
_PARENTHESES = lazy_pattern(r"[()]")
_URL_UNSAFE = lazy_pattern(r"[\s<>|\"`\\{}\x00-\x1f\x7f]")


# -- text --


def as_markdown(text: str) -> str:
    """Return Markdown that is rendered as a plain text, whatever is in the text; also as the text of a link."""
    return text if _is_plain(text) else escaped(text)


def escaped(text: str) -> str:
    """Return a text with a backslash before each character that may be a mark."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def note_as_markdown(text: str, links: Iterable[WorkLink], *, in_html: bool) -> str:
    """Return the Markdown of a note, with links where it says their labels."""
    written, at = "", 0
    for label, url in links:
        if label and (place := text.find(label, at)) >= 0:
            written += f"{as_markdown(text[at:place])}[{as_markdown(label)}]({as_url(url, in_html=in_html)})"
            at = place + len(label)
    return written + as_markdown(text[at:])


def _is_plain(text: str) -> bool:
    if _SPECIAL.search(text) is None:
        return True
    linked = f"[{text}](x)"
    parts = scan(linked, 0, len(linked), {})
    if len(parts) != 1 or parts[0].kind != "link" or parts[0].end != len(linked):
        return False
    children = parts[0].children
    shown = rendered_text(linked, parts[0].inner_start, parts[0].inner_end, children)
    return shown == text and not any(_is_markup(child) for child in children)


def _is_markup(part: Inline) -> bool:
    return part.kind in ("link", "image", "url", "tag", "comment", "code", "em", "strong") or any(
        _is_markup(child) for child in part.children
    )


def as_url(url: str, *, in_html: bool) -> str:
    """Return a URL as it may be written between parentheses or, in HTML, between quotation marks."""
    safe = _URL_UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
    if in_html:
        return safe.replace("'", "%27")
    depth = 0
    for char in _PARENTHESES.findall(safe):
        depth += 1 if char == "(" else -1
        if depth < 0:
            break
    return safe if depth == 0 else safe.replace("(", "%28").replace(")", "%29")


def in_url_form(url: str, others: Sequence[str], everywhere: Iterable[str]) -> str:
    """Return an arXiv URL with the page (abs or pdf) that nearly all arXiv URLs at this place have.

    `others` are those near the place. If any of those `everywhere` in the list has the page of the URL, it is kept.
    """
    own = arxiv_urls.form(url)
    if own is None or any(
        form.page == own.page for form in map(arxiv_urls.form, everywhere) if form is not None
    ):
        return url
    found = [(form, other) for other in others if (form := arxiv_urls.form(other)) is not None]
    if len(found) < _MIN_COUNT:
        return url
    page, number = Counter(form.page for form, _ in found).most_common(1)[0]
    if number < _MIN_SHARE * len(found):
        return url
    new = arxiv_urls.rewrite(url, page=page)
    suffixed = sum(other.lower().endswith(".pdf") for form, other in found if form.page == page)
    return new + ".pdf" if page == "pdf" and suffixed * 2 > number and not new.endswith(".pdf") else new


def label_for(label: str, others: Counter[str]) -> str:
    """Return a label as the section spells it: `code` becomes `Code`, if the section has only that."""
    if label in others or not others:
        return label
    same = [
        (number, other)
        for other, number in others.items()
        if link_labels.normal(other) == link_labels.normal(label)
    ]
    return max(same)[1] if same else label


def paper_label(others: Counter[str]) -> str:
    """Return the most frequent label of links to papers."""
    papers = Counter({label: number for label, number in others.items() if link_labels.says_paper(label)})
    return _usual(papers, "paper")


# -- dates --


def usual_forms(entries: Iterable[Entry]) -> list[tuple[DateForm, int]]:
    """Return the forms of the dates of entries with counts, the most frequent first."""
    fields = (entry.date for entry in entries if entry.date is not None and entry.date.iso)
    dates = [(" ".join(date.raw.split()), date.iso) for date in fields]
    return [(_without_zero(form, dates), number) for form, number in count_forms(dates)]


def date_shape(written: str) -> str:
    """Return a date with 0 for each digit, and A for each word: `A 0000` for `May 2024`."""
    return _WORD.sub("A", _DIGIT.sub("0", written))


def _without_zero(form: DateForm, dates: Sequence[tuple[str, str]]) -> DateForm:
    """Return a form with the name of a month without a zero before the day, if no date shows that it has one."""
    if "DD" not in form.parts or not {"Mon", "Month"} & set(form.parts):
        return form
    bare = DateForm(tuple("D" if part == "DD" else part for part in form.parts))
    return bare if all(bare in found for found in (forms(*date) for date in dates) if form in found) else form


def date_in_form(
    iso: str, written: str, usual: Sequence[tuple[DateForm, int]], shapes: Container[str]
) -> str | None:
    """Return a date in the form of most dates, or as it is written if some have that form or shape.

    None if the dates say more than is known, such as the day.
    """
    if not iso:
        return written or None
    known = [form for form, _ in usual if is_form(form)]
    if written and (
        not known or date_shape(written) in shapes or not set(forms(written, iso)).isdisjoint(known)
    ):
        return written
    precision = precision_of(iso)
    fitting = [form for form in known if form.precision <= precision]
    if fitting:
        best = next((form for form in fitting if form.precision == precision), fitting[0])
        share = sum(number for form, number in usual if form.precision == best.precision)
        total = sum(number for form, number in usual if form.precision <= precision)
        if share * 10 < total:
            # Hardly any date is as precise.
            best = fitting[0]
        return best.write(iso)
    return None if known else written or iso


# -- venues --


def bare_venue(raw: str) -> str:
    """Return a written venue without a word before it that is read as part of it: `ICML 2021` in `in ICML 2021`."""
    return _VENUE_LEAD.sub("", raw)


def venue_in_form(
    venue: NewVenue, date: str, entries: Sequence[Entry], everywhere: Sequence[Entry], *, year_apart: bool
) -> str:
    """Return a venue as most entries write venues; as it is written, if some have that form.

    With `year_apart`, its year is written elsewhere.
    """
    raw = bare_venue(venue.raw)
    counts = venue_forms.count_forms(entries)
    if year_apart:
        raw = _YEAR_AT_END.sub("", raw) or raw
    if raw and (not counts or any(venue_forms.form_of(raw).startswith(form) for form in counts)):
        return raw
    name = (
        bare_venue(venue_forms.usual_name(venue.name, everywhere)) or venue_forms.name_in(raw) or venue.name
    )
    year = str(venue.year or "") or ("" if venues.is_preprint(venue.name) else date[:4])
    possible = [form for form, _ in counts.most_common() if venue_forms.is_writable(form)] or ["N YYYY"]
    if venue.track and (tracked := [form for form, _ in counts.most_common() if venue_forms.has_track(form)]):
        possible = tracked
    form = possible[0] if year and not year_apart else "N"
    return venue_forms.write(form, name, year, venue.track or "")


# -- authors --


def authors_in_form(
    authors: Sequence[str],
    entries: Sequence[Entry],
    texts: dict[Entry, str],
    example: str,
    et_al: bool | None = None,
) -> str:
    """Return names joined as most entries join them; `texts` has what the entries write.

    Marks of emphasis around all names are those of the `example`. `et_al` is whether others follow the names, if that
    is known.
    """
    named = [entry for entry in entries if entry.authors]
    if _have_comma(authors):
        # After `Lark, Ada`, a comma alone would be read as one more of those within names.
        named = [entry for entry in named if _have_comma(entry.authors)] or named
    found = (_joints(entry.authors, texts.get(entry, "").strip(EMPHASIS)) for entry in named)
    joints = [joint for joint in found if joint is not None]
    size = min(len(authors), _MANY)
    cut, whole = ([joint for joint in joints if joint.is_cut is is_cut] for is_cut in (True, False))
    usual_lead = _usual(Counter(joint.lead for joint in joints), "")
    first, ending = _usual(Counter((joint.size, joint.end) for joint in cut), (0, _ET_AL))
    cut_alike, alike = ([joint for joint in some if joint.size == size] for some in (cut, whole))
    if et_al:
        lead, end = _usual(_ends(cut_alike), (usual_lead, ending))
        return marked_like(example, lead + _joined(authors, cut, ", ") + end)
    number = sum((joint.size, joint.end) == (first, ending) for joint in cut)
    # “et al.” is for more than one other, but that may be all that is known.
    least = 1 if et_al is None else 2
    if 0 < first <= size - least and number >= _MIN_CUT * len(joints) and len(alike) < _MIN_WHOLE:
        # Nearly all entries name the first author, or the first two, of many.
        return marked_like(example, usual_lead + _joined(authors[:first], joints) + ending)
    may_be_cut = et_al is None and len(alike) <= (1 - _MIN_SHARE) * len(alike + cut_alike)
    lead, end = _usual(_ends(cut_alike if may_be_cut else alike), (usual_lead, ""))
    return marked_like(example, lead + _joined(authors, joints if et_al is None else whole) + end)


def marked_like(example: str, text: str) -> str:
    """Return a text with the marks of emphasis that an example has around it."""
    marks = example[: len(example) - len(example.lstrip(EMPHASIS))]
    return marks + text + marks[::-1] if marks and example.endswith(marks[::-1]) else text


def _joined(names: Sequence[str], joints: Iterable[_Joints], pair: str = " and ") -> str:
    """Return names with the texts between them that most have: between two, before the last, and elsewhere.

    `pair` is what is between two names if there are no others.
    """
    between = [joint.between for joint in joints]
    middle = Counter(text for texts in between for text in texts[:-1])
    comma = _usual(middle, ", ")
    finals = Counter(texts[-1] for texts in between if texts and (len(texts) == 1) is (len(names) == 2))
    if not finals and len(names) == 2:
        # `Lark and Finch` where there is only `Lark, Finch, and Wren`.
        among_more = _usual(Counter(texts[-1] for texts in between if texts), pair)
        has_word = _WORD.search(among_more) is not None
        finals[among_more.removeprefix(",") if has_word and not _have_comma(names) else among_more] += 1
    final = _usual(finals, comma)
    return comma.join(names[:-1]) + final + names[-1] if len(names) > 1 else names[0]


def _have_comma(names: Iterable[str]) -> bool:
    return any("," in name for name in names)


def _ends(joints: Iterable[_Joints]) -> Counter[tuple[str, str]]:
    return Counter((joint.lead, joint.end) for joint in joints)


def _usual(counts: Counter[T], default: T) -> T:
    return counts.most_common(1)[0][0] if counts else default


class _Joints(NamedTuple):
    """The texts before, between and after the names of authors."""

    lead: str
    between: list[str]
    end: str

    @property
    def size(self) -> int:
        """How many names there are; all numbers from the fourth on are alike."""
        return min(len(self.between) + 1, _MANY)

    @property
    def is_cut(self) -> bool:
        """Whether others follow the names."""
        return author_names.has_et_al(self.end)


def _joints(names: Sequence[str], text: str) -> _Joints | None:
    """Return the texts around names; None if a name is not written as it is read."""
    at, between, lead = 0, [], ""
    for index, name in enumerate(names):
        place = text.find(name, at)
        if place < 0 or (index == 0 and place > _MAX_LEAD):
            return None
        if index == 0:
            lead = text[:place]
        if index:
            between.append(text[at:place])
        at = place + len(name)
    end = text[at:]
    if any(len(joint) > 8 for joint in between) or len(end) > 12:
        return None
    return _Joints(lead, between, end)


def tag_joint(tagged: Iterable[tuple[Sequence[str], str]]) -> str:
    """Return what is mostly between the first two tags of entries in their texts; empty if none has two."""
    found: Counter[str] = Counter()
    for tags, text in tagged:
        if len(tags) > 1:
            first = text.find(tags[0]) + len(tags[0])
            found[text[first : text.find(tags[1], first)]] += 1
    return _usual(found, "")


def like_names(authors: Sequence[str], entries: Iterable[Entry]) -> list[str]:
    """Return full names as the entries write names: as they are, with initials, or surnames alone."""
    theirs = [name for entry in entries for name in entry.authors][:400]
    if len(theirs) < _MIN_COUNT:
        return list(authors)
    counts = Counter(map(_name_style, theirs))
    style, number = counts.most_common(1)[0]
    if number < _MIN_SHARE * len(theirs) or style in ("full", ""):
        return list(authors)
    return [_abbreviated(name, style) if _name_style(name) == "full" else name for name in authors]


def _name_style(name: str) -> str:
    words = name.split()
    if len(words) < 2 or words[0].islower() or words[0] in _PARTICLES:
        return "surname"
    if author_names.is_initialled(name) and re.fullmatch(r"(?:[A-Z]\.[ -]?)+ ?[^\W\d_].*[^.]", name):
        return "initials"
    return (
        "full" if all(len(word.strip(".")) > 1 for word in (words[0], words[-1])) and "," not in name else ""
    )


def _abbreviated(name: str, style: str) -> str:
    family, given = person(name)
    if style == "surname":
        return family
    return " ".join(f"{word[0]}." for word in given.split()) + " " + family
