"""A link to a place on this page that is not there: `[Datasets](#datset)`.

## Why
The reader clicks an entry of the contents and nothing happens. It comes about whenever a heading is renamed and the
links to it are not.

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

## Fix
Safe, where exactly one place on the page can be meant: its name differs by a slip or by marks only, or the link's text
is that heading's text. Otherwise the nearest name is told, and a person has to choose. Unsafe, where nothing on the page
is like it: the line is taken out of the contents.

## Notes
The names of headings are made as GitHub makes them: lower case, spaces become hyphens, all marks and emoji go (the
invisible half of some emoji, U+FE0F, stays), a repeated heading gets `-1`, `-2`. `id=` and `name=` of any HTML tag
count, and so do headings in HTML. Upper case is no defect, for GitHub finds the place all the same. `#`, `#top` and
`#readme` are places of every page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from awesomelint.analysis.anchors import Anchors, anchors, fragment, inner_links, squash
from awesomelint.analysis.contents import key
from awesomelint.rewriting.toc_entries import remove_toc_item
from awesomelint.rules.api import Context, Edit, Fix, Found, Severity, rule, safe
from awesomelint.util.regex import WORD, compiled

_DIGITS = compiled(r"\d+")
# What can stand in a link's target as it is.
_PLAIN = compiled(r"[^\s()<>\"'`\\]+")
# With so many dead links the page is another page; looking for a likeness to each would take long and help nobody.
_MANY = 200


@rule("broken-anchor", group="structure", severity=Severity.ERROR, fix="both", changes=("links",))
def check(context: Context) -> Iterator[Found]:
    """Look up every link that begins with `#`; a link by reference is told at its definition."""
    document = context.document
    text = document.source.text
    links = inner_links(document)
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
    # Of very many, fixes of the first ones would bring up the next ones, again and again.
    few = len(broken) <= _MANY
    search = _Search(page, {name for link in links if (name := page.find(link.url)) is not None})
    for count, link in enumerate(broken):
        if link.url_span is None:
            continue
        wanted, label = fragment(link.url), text[slice(*link.label)] if link.kind == "link" else ""
        near = search.near(wanted, label)
        sure = bool(near) or few
        near = near or (search.alike(wanted) if count < _MANY else [])
        fix: Fix | None = None
        if sure and len(near) == 1 and _PLAIN.fullmatch(near[0]):
            fix = safe(f"Link to #{near[0]}", Edit(*link.url_span, "#" + near[0]))
        closest = near[0] if near else search.closest(wanted) if count < _MANY else None
        if closest is None and few:
            fix = remove_toc_item(document, link)
        hint = f"; the nearest is “#{closest}”" if closest else ""
        if "\ufe0f" in (closest or "") and "\ufe0f" not in wanted:
            hint += ", where the emoji leaves an invisible character behind (U+FE0F)"
        said = f"“{link.url}” leads nowhere: nothing on this page has that name{hint}"
        yield Found(link.url_span, said, fix=fix, key=link.url)


class _Search:
    """Looks for the places of a page that a dead link can mean. `reached` are the names that living links ask for."""

    def __init__(self, page: Anchors, reached: set[str]) -> None:
        self.names = list(page.names)
        self.reached = reached
        self.squashed: dict[str, list[str]] = defaultdict(list)
        for name in page.names:
            self.squashed[squash(name)].append(name)
        self.named: dict[str, list[str]] = defaultdict(list)
        for heading in page.headings:
            self.named[key(heading.text)].append(heading.slug)

    def near(self, wanted: str, label: str) -> list[str]:
        """The names that are meant: alike but for marks, or of the heading that the link names."""
        asked, said = squash(wanted), key(label)
        same = self.squashed.get(asked, []) if asked else []
        return self.named.get(said, []) if not same and said else same

    def alike(self, wanted: str) -> list[str]:
        """The names that may be meant: a slip away from what is asked for."""
        return [
            name
            for name in self._alike(wanted, 80)
            if name not in self.reached and _is_slip(wanted.lower(), name)
        ]

    def closest(self, wanted: str) -> str | None:
        """The name most like what is asked for, before others one that no link reaches yet."""
        found = self._alike(wanted, 72)
        return max(found, key=lambda name: found[name] + 10 * (name not in self.reached)) if found else None

    def _alike(self, wanted: str, least: int) -> dict[str, float]:
        from rapidfuzz import fuzz, process

        found = process.extract(wanted.lower(), self.names, scorer=fuzz.ratio, score_cutoff=least, limit=8)
        return {name: score for name, score, _ in found}


def _is_slip(wanted: str, name: str) -> bool:
    """Whether two names differ by a slip in one word. Other digits name another thing, and so does `un` in front."""
    ours, theirs = WORD.findall(wanted), WORD.findall(name.lower())
    if len(ours) != len(theirs) or _DIGITS.findall(wanted) != _DIGITS.findall(name):
        return False
    other = [(one, two) for one, two in zip(ours, theirs, strict=True) if one != two]
    if len(other) != 1:
        return False
    one, two = other[0]
    if one.endswith(two) or two.endswith(one) or min(len(one), len(two)) < 4:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, two) <= (2 if len(one) >= 9 else 1)
