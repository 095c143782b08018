"""A link to an anchor that does not exist on this page: `[Datasets](#datset)`.

## Why
The reader clicks an entry of the table of contents and nothing happens. Typically, a heading was renamed
without its links.

## Wrong
    - [Surveys](#survey)
    - [Models & Tools](#models-&-tools)

    ## Surveys
    ## Models & Tools

## Right
    - [Surveys](#surveys)
    - [Models & Tools](#models--tools)

    ## Surveys
    ## Models & Tools

## Severity
An error. A warning for a heading that links to itself, because no one needs to click it; five or more of
these are reported once.

## Fix
Safe if exactly one anchor can be meant: it differs only by a typo or punctuation, or the text of the link is
the text of its heading. Otherwise, the message suggests the most similar anchor. Unsafe for a typo in
Chinese, Japanese, Korean or Thai, where one character can make another word, and for a heading with a similar
text that is the only one without a link in this position. Unsafe for a link to a later heading of a name
(`#papers-2`), which is gone; only suggested if the remaining heading is between the sections of the
neighboring links. Also unsafe if every heading in this position has a link, so the section does not exist:
removes the line from the table of contents.

## Notes
Anchors of headings are computed as on GitHub: lower case, hyphens for spaces, without punctuation and emoji
(an invisible part of some emoji, U+FE0F, is kept), and with `-1`, `-2` after a repeated heading. Headings in
HTML and the `id` and `name` attributes of any HTML tag count too. Upper case is accepted, because GitHub
ignores case. `#`, `#top` and `#readme` exist on every page.

A link with the full URL of the page, `https://github.com/OWNER/NAME#datasets`, is checked if the repository is
clear: five or more links to its README lead to anchors of the page, and nine in ten do.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile

from awesomelint.analysis.anchors import Anchors, Heading, anchors, fragment, inner_links, own_links, squash
from awesomelint.analysis.contents import contents, section_key
from awesomelint.model import ListDocument, Reference
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, Span, rule, safe, unsafe
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.one_edit import are_near
from awesomelint.util.regex import WORD, compiled

_DIGITS = compiled(r"\d+")
_IDEOGRAPHIC = compiled("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
# An anchor that needs no escaping in a link.
_PLAIN = compiled(r"[^\s()<>\"'`\\]+")
_IMAGE = compiled(r"!\[[^\[\]]*\]\([^()]*\)")
_LEADING_NUMBER = compiled(r"\d{1,2}(?:[.-]\d{1,2})*-(?=[^\W\d])")
# Anchors of a table of contents.
_CONTENTS = frozenset(("content", "contents", "tableofcontents", "toc", "index", "menu", "目录"))
_BRACKETED = compiled(r"[^\S\n]*[(（][^()（）]*[)）]")
# The fewest letters in the text of a link to a longer heading.
_SHORTEST = 5
# How similar, from 0 to 100, the text of a link must be to the only heading in its position: less in scripts without
# spaces, whose words have two or three characters.
_SIMILAR, _SIMILAR_IDEOGRAPHIC = 75, 50
# With more broken links than this, the links belong to another page; bounds the search for similar anchors.
_MANY = 200
# So many headings with a wrong link to themselves are a habit.
_MANY_HEADINGS = 5


@rule("broken-anchor", group="structure", severity=Severity.ERROR, fix="both", changes=("links", "urls"))
def check(context: Context) -> Iterator[Found]:
    """Look up every link to the page; a reference link is reported at its definition."""
    document = context.document
    links = [*inner_links(document), *own_links(document)]
    if not links:
        return
    page = anchors(document)
    # A definition that no link uses is a comment: `[//]: #checked`.
    used = {link.url for link in links if link.url_span is None}
    broken = [
        link
        for link in links
        if page.find(link.url) is None and (link.kind != "definition" or link.url in used)
    ]
    if not broken:
        return
    linked = {name for link in links if (name := page.find(link.url)) is not None}
    search = _Search(page, linked, _gaps(document))
    in_headings: list[Found] = []
    for index, link in enumerate(broken):
        if link.url_span is None:
            continue
        found = _make_finding(document, search, link, link.url_span, index, len(broken))
        heading = _own_heading(document, page, link)
        if heading is not None:
            advice = "" if "; did you mean" in found.message else f"; did you mean “#{heading.slug}”?"
            in_headings.append(found._replace(message=found.message + advice, severity=Severity.WARNING))
        else:
            yield found
    yield from _combine(in_headings) if len(in_headings) >= _MANY_HEADINGS else in_headings


def _own_heading(document: ListDocument, page: Anchors, link: Reference) -> Heading | None:
    """Return the heading whose text, or a part of it, is a link that is meant to lead to it, not to the contents."""
    at = bisect_right(page.headings, link.span.start, key=lambda heading: heading.span.start) - 1
    if at < 0 or link.kind != "link" or link.span.start >= page.headings[at].span.end:
        return None
    label, wanted = squash(document.source.text[slice(*link.label)]), squash(fragment(link.url))
    text = squash(page.headings[at].text)
    is_meant = label == text or (label == wanted and label in text)
    return page.headings[at] if label and is_meant and wanted not in _CONTENTS else None


def _combine(findings: list[Found]) -> Iterator[Found]:
    """Yield one finding for many headings that link to themselves, with the fixes that are safe."""
    edits = [
        edit for found in findings if found.fix and found.fix.safety == "safe" for edit in found.fix.edits
    ]
    message = (
        f"{len(findings)} headings link to themselves, but no heading matches their anchors, such as this one"
    )
    fix = safe(f"Replace the anchors of {len(edits)} headings", *edits) if edits else None
    yield findings[0]._replace(message=message, fix=fix)


def _make_finding(
    document: ListDocument, search: _Search, link: Reference, url_span: Span, index: int, total: int
) -> Found:
    """Return the finding for one of `total` broken links."""
    wanted = fragment(link.url)
    label = document.source.text[slice(*link.label)] if link.kind == "link" else ""
    certain = search.matching(wanted, label)
    certain = [name for name in certain if not search.is_in_other_part(wanted, name, link)]
    if squash(wanted) in _CONTENTS:
        # A heading that links back to the contents does not link to itself.
        certain = [name for name in certain if not search.encloses(name, link)]
    candidates = certain or (search.typos(wanted) if index < _MANY else [])
    closest = candidates[0] if candidates else search.most_similar(wanted) if index < _MANY else None
    if closest is not None and candidates == [closest] and closest.startswith("#"):
        return _report_name(document, link, url_span, closest, search.offsets[closest])
    probable = search.at_position(link, label) if not candidates else None
    closest = probable or closest
    is_other = (
        not (candidates or probable) and closest is not None and search.is_another(wanted.lower(), closest)
    )
    is_other = is_other or (closest is not None and search.is_in_other_part(wanted, closest, link))
    if closest is None:
        closest = search.longer(label)
    fix: Fix | None = None
    # With very many, fixing the first ones would bring up the next ones, again and again.
    only = candidates[0] if len(candidates) == 1 else ""
    if _PLAIN.fullmatch(only) and (certain or total <= _MANY):
        # A typo in a script without spaces between words may be another word.
        is_sure = bool(certain) or not _IDEOGRAPHIC.search(only)
        make_fix = safe if is_sure and not _is_repetition_of(wanted, only) else unsafe
        fix = make_fix(f"Replace `{link.url}` with `#{only}`", Edit(*url_span, "#" + only))
    elif probable:
        fix = unsafe(f"Replace `{link.url}` with `#{probable}`", Edit(*url_span, "#" + probable))
    elif closest is None and total <= _MANY and search.lacks_section(link):
        from awesomelint.rewriting.toc_entries import remove_toc_item

        fix = remove_toc_item(document, link)
    message = f"no heading matches “{link.url}”"
    if closest and not is_other:
        message += f"; did you mean “#{closest}”?"
        if "\ufe0f" in closest and "\ufe0f" not in wanted:
            message += " (the emoji leaves an invisible U+FE0F in the anchor)"
    return Found(url_span, message, fix=fix, key=link.url)


def _report_name(document: ListDocument, link: Reference, url_span: Span, name: str, offset: int) -> Found:
    """Report a link to a tag whose name has a `#` that belongs to the link only: `<a name="#oaks">`."""
    text = document.source.text
    line, at = document.source.line_of(offset), text.find(name, offset)
    message = f"no heading matches “{link.url}”; remove the `#` from the name “{name}” on line {line}"
    return Found(
        url_span, message, fix=safe("Remove the `#` from the name", Edit(at, at + 1, "")), key=link.url
    )


class _Gap(NamedTuple):
    """The part of the page between the sections of the items before and after a link in a table of contents, and
    how many links without a section are between these items.
    """

    start: int
    end: int
    broken: int


def _gaps(document: ListDocument) -> dict[Span, _Gap]:
    """Map the links in tables of contents that lead to no section to the part of the page for their section."""
    gaps: dict[Span, _Gap] = {}
    for toc in contents(document):
        start, without = toc.span.end, []
        for item in (*toc.items, None):
            if item is not None and item.target is None:
                without.append(item)
                continue
            end = item.target.span.start if item and item.target else len(document.source.text)
            # In a table of contents with another order, the section can be anywhere.
            first, last = (start, end) if start <= end else (toc.span.end, len(document.source.text))
            gaps |= {other.span: _Gap(first, last, len(without)) for other in without}
            start, without = end, []
    return gaps


class _Search:
    """Finds the anchors that a broken link may mean. `linked` are the anchors that other links go to."""

    def __init__(self, page: Anchors, linked: set[str], gaps: dict[Span, _Gap]) -> None:
        self.gaps = gaps
        self.names = list(page.names)
        self.offsets = page.names
        self.headings = {heading.slug: heading for heading in page.headings}
        self.linked = linked
        self.by_letters: dict[str, list[str]] = defaultdict(list)
        for name in page.names:
            self.by_letters[squash(name)].append(name)
        self.by_heading: dict[str, list[str]] = defaultdict(list)
        for heading in page.headings:
            self.by_heading[section_key(heading.text)].append(heading.slug)
        self.unlinked_headings = [heading for heading in page.headings if heading.slug not in linked]
        # The texts of the headings without a link, sorted, each with its anchor.
        self.unlinked = sorted(
            (heading.text.casefold(), slug) for slug, heading in self.headings.items() if slug not in linked
        )

    def matching(self, wanted: str, label: str) -> list[str]:
        """Return the anchors with the same letters, else those of the headings with the text of the link, else
        those with the same letters after an outdated number: `#surveys` for `#3-surveys`.
        """
        letters, heading = squash(wanted), section_key(_IMAGE.sub(" ", label))
        matching = self.by_letters.get(letters, []) if letters else []
        matching = matching or (self.by_heading.get(heading, []) if heading else [])
        numbered = _LEADING_NUMBER.match(wanted)
        return matching or (self.by_letters.get(squash(wanted[numbered.end() :]), []) if numbered else [])

    def longer(self, label: str) -> str | None:
        """Return the only anchor without a link whose heading begins with the text of the link."""
        if len(squash(label)) < _SHORTEST:
            return None
        start = " ".join(label.casefold().split()) + " "
        # Texts that begin alike directly follow each other, so looking at two is enough.
        first = bisect_left(self.unlinked, (start,))
        longer = [slug for text, slug in self.unlinked[first : first + 2] if text.startswith(start)]
        return longer[0] if len(longer) == 1 else None

    def at_position(self, link: Reference, label: str) -> str | None:
        """Return the anchor of the only heading without a link in the position of a link, if their texts are
        similar, or equal without a translation in brackets.
        """
        gap = self.gaps.get(link.span)
        if gap is None:
            return None
        names = [section_key(name) for name in (label, _BRACKETED.sub("", label))]
        here = self._headings_in(gap)
        equal = [heading for heading in here if section_key(heading.text) == names[1] != ""]
        if len(equal) == 1:
            return equal[0].slug
        if len(here) != 1 or gap.broken != 1:
            return None
        from rapidfuzz.fuzz import ratio

        [heading] = here
        is_ideographic = _IDEOGRAPHIC.search(heading.text) and _IDEOGRAPHIC.search(label)
        similar = _SIMILAR_IDEOGRAPHIC if is_ideographic else _SIMILAR
        return heading.slug if ratio(names[0], section_key(heading.text)) >= similar else None

    def lacks_section(self, link: Reference) -> bool:
        """Whether there is no heading for a link of a table of contents: all in its position have a link."""
        gap = self.gaps.get(link.span)
        return gap is not None and not self._headings_in(gap)

    def _headings_in(self, gap: _Gap) -> list[Heading]:
        """Return the first headings without a link in a part of the page, at most `_MANY`."""
        first = bisect_right(self.unlinked_headings, gap.start, key=lambda heading: heading.span.start)
        return list(
            takewhile(
                lambda heading: heading.span.start < gap.end, self.unlinked_headings[first : first + _MANY]
            )
        )

    def encloses(self, name: str, link: Reference) -> bool:
        """Whether a link is within the heading that has an anchor."""
        heading = self.headings.get(name)
        return heading is not None and heading.span.start <= link.span.start < heading.span.end

    def is_in_other_part(self, wanted: str, name: str, link: Reference) -> bool:
        """Whether a link means a later heading of a name (`#papers-2`), and the one found is in another part."""
        if not _is_repetition_of(wanted, name):
            return False
        gap = self.gaps.get(link.span)
        return gap is None or not gap.start <= self.offsets[name] < gap.end

    def is_another(self, wanted: str, name: str) -> bool:
        """Whether an anchor belongs to another section than the wanted anchor, however similar they are."""
        name_words = name.lower()
        if _is_another(wanted, name_words):
            return True
        return name in self.linked and _lacks_word(wanted, name_words)

    def typos(self, wanted: str) -> list[str]:
        """Return the anchors without a link that differ by a typo."""
        return [
            name
            for name in self._similar(wanted, 80)
            if name not in self.linked and _is_typo(wanted.lower(), name)
        ]

    def most_similar(self, wanted: str) -> str | None:
        """Return the most similar anchor, with a preference for those without a link."""
        scores = self._similar(wanted, 72)
        if not scores:
            return None
        best = max(scores, key=lambda name: scores[name] + 10 * (name not in self.linked))
        # Of several parts of a section, the first.
        start = wanted.lower() + "-"
        parts = [name for name in scores if name.startswith(start)] if best.startswith(start) else [best]
        return min(parts, key=self.offsets.__getitem__)

    def _similar(self, wanted: str, min_score: int) -> dict[str, float]:
        from rapidfuzz import fuzz, process

        found = process.extract(
            wanted.lower(), self.names, scorer=fuzz.ratio, score_cutoff=min_score, limit=8
        )
        return {name: score for name, score, _ in found}


def _is_repetition_of(wanted: str, name: str) -> bool:
    """Whether a link means a later heading of that name (`#papers-2` for `#papers`), which is gone."""
    before, _, number = wanted.rpartition("-")
    return number.isdigit() and squash(before) == squash(name)


def _is_another(wanted: str, name: str) -> bool:
    """Whether two anchors differ in a number or in a word, so that they belong to different sections."""
    numbers = _DIGITS.findall(wanted), _DIGITS.findall(name)
    if all(numbers) and numbers[0] != numbers[1]:
        return True
    words, others = WORD.findall(wanted), WORD.findall(name)
    only = [word for word in words if word not in others], [word for word in others if word not in words]
    from rapidfuzz.fuzz import ratio

    return all(only) and ratio("".join(only[0]), "".join(only[1])) < 60


def _lacks_word(wanted: str, name: str) -> bool:
    """Whether a wanted anchor has a word that is unlike all words of another anchor."""
    from rapidfuzz.fuzz import ratio

    others = WORD.findall(name)
    return any(
        word.isalpha() and all(ratio(word, other) < 70 for other in others) for word in WORD.findall(wanted)
    )


def _is_typo(wanted: str, name: str) -> bool:
    """Whether two anchors differ by a typo in one word. Other digits, or a prefix such as `un`, are not a
    typo.
    """
    wanted_words, name_words = WORD.findall(wanted), WORD.findall(name.lower())
    if len(wanted_words) != len(name_words) or _DIGITS.findall(wanted) != _DIGITS.findall(name):
        return False
    different = [pair for pair in zip(wanted_words, name_words, strict=True) if pair[0] != pair[1]]
    if len(different) != 1:
        return False
    [(word, other)] = different
    if word.endswith(other) or other.endswith(word) or min(len(word), len(other)) < 4:
        return False
    return are_near(word, other, 2 if len(word) >= 9 else 1)
