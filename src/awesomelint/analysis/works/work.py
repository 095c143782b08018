"""An entry with everything that is needed to compare it with other entries."""

from __future__ import annotations

import re

from awesomelint.analysis.works.mentions import (
    is_mention,
    is_prose,
    text_before_title,
    visible_text,
    without_targets,
)
from awesomelint.analysis.works.title_similarity import (
    are_comparable,
    content_words,
    differ_by_typo,
    differ_in_name,
    is_author_list,
    is_name,
    leading_name,
    series_numbers,
    share_component,
    stems,
    without_translation,
)
from awesomelint.fields import link_labels, titles, urls
from awesomelint.model import Entry
from awesomelint.util.regex import lazy_pattern

_EXPLANATION = lazy_pattern(
    r"(?:\]\([^()\n]*\)|</(?:a|b|strong|em)>|_|[^\w\[\](<|`])++([^\[\]|(<`\n]{12,160})"
)
# A title that is only the authors' names: `Lark et al.`
_AUTHORS = lazy_pattern(r".*\bet al\.?")
# `…, Lark et al.`, where the authors are not read as a field.
_LAST_AUTHOR = lazy_pattern(r"([^\W\d_][\w'’-]+),? et al")
_VOLUME = lazy_pattern(
    r"/(?:books?|journals?|proceedings|conhome|toc|series|volumes?|collections?|group)(?:/|$)"
    r"|^/[a-z]+-?(?:19|20)\d\d[a-z]?(?:\.[a-z]+)?/?(?:\?|$)",
    re.IGNORECASE,
)
# Sections of datasets, which share the papers that introduce them.
_DATA = lazy_pattern(r"(?i)\b(?:data ?sets?|benchmarks?|corpora|corpus)\b|数据集|データセット")
_NAME_IN_LEAD = lazy_pattern(r"[^\W_][\w.+-]*")
_NAME_AFTER = lazy_pattern(
    r"\)\*{0,2}[ \t]+[-–—][ \t]+(?:[A-Z][\w.'’-]*[ \t]+(?:(?:and|&)[ \t]+)?){1,4}[A-Z][\w'’-]+[ \t]*(?:[.;(]|$)",
    re.MULTILINE,
)
_LEAD_IN = lazy_pattern(r"[^\W\d_]{3,}[\s*_]*[:：][\s*_\[]*$")
_ANCHOR = lazy_pattern(r"""\s(?:name|id)=["']([^"'<>]+)["']""")
# Titles of pages with fewer letters are often generic.
_GENERIC = 40
_DISCUSSIONS = ("reddit.com", "redd.it", "news.ycombinator.com", "lobste.rs")
_RECORDINGS = ("youtube.com", "youtu.be", "bilibili.com", "vimeo.com", "slideslive.com")


class Work:
    """An entry with the key of its title, its main link, and the keys of its work: identifiers first, then
    URLs.
    """

    # Long lists have many entries and need the properties of few of them, so these are computed when first
    # used.
    __slots__ = ("_links", "_owners", "_title", "arxiv", "entry", "key", "keys", "main", "main_key")

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.key = titles.key(without_translation(entry.title))
        self.main = main = entry.main_link
        self.main_key = main.key if main is not None else ""
        self.arxiv = entry.arxiv.id if entry.arxiv is not None else ""
        self.keys = [f"arxiv:{self.arxiv}"] if self.arxiv else []
        if (
            main is not None
            and not main.badge
            and (key := main.key)
            and key not in self.keys
            and (urls.is_work(key) or "/" in key)
        ):
            self.keys.append(key)
        self._title: str | None = None
        self._links: frozenset[str] | None = None
        self._owners: frozenset[str] | None = None

    @property
    def identifiers(self) -> list[str]:
        """The keys that identify a single work."""
        return [key for key in self.keys if urls.is_work(key)]

    @property
    def title(self) -> str:
        """The title to compare; if it is only a name (`SAVE`), with the description that follows it."""
        if self._title is None:
            self._title = self._title_with_explanation()
        return self._title

    def _title_with_explanation(self) -> str:
        title = without_translation(self.entry.title)
        span = self.entry.title_span
        is_short = len(stems(title)) < 3 or " " not in title or _AUTHORS.fullmatch(title) is not None
        if is_short and self.entry.kind != "row":
            match = _EXPLANATION.match(self.entry.source.text, span.end, self.entry.head.end)
            if match:
                return f"{title}: {match[1]}"
        return title

    @property
    def medium(self) -> str:
        """What the main link leads to: `paper`, `code`, `recording`, `discussion` or `page`; empty without one."""
        if not self.keys:
            return ""
        host = _host(self.keys[0])
        if self.identifiers or urls.is_paper_host(host) or ".pdf" in self.keys[0]:
            return "paper"
        if urls.is_code_host(host):
            return "code"
        if host.endswith(_DISCUSSIONS):
            return "discussion"
        return "recording" if host.endswith(_RECORDINGS) else "page"

    @property
    def host(self) -> str:
        """The host of the main link, or the kind of its identifier; empty without one."""
        return _host(self.keys[0]) if self.keys else ""

    @property
    def links(self) -> frozenset[str]:
        """The keys of all links."""
        if self._links is None:
            self._links = frozenset(link.key for link in self.entry.links if link.key)
        return self._links

    @property
    def fragments(self) -> frozenset[str]:
        """What the links to the entry's main page have after `#`."""
        targets = (link.url.partition("#")[2] for link in self.entry.links if link.key in self.keys)
        return frozenset(target for target in targets if target)

    @property
    def repositories(self) -> frozenset[str]:
        """The keys of links to repositories."""
        return frozenset(key for key in self.links if key.count("/") > 1 and urls.is_code_host(_host(key)))

    @property
    def owners(self) -> frozenset[str]:
        """The owners of the linked repositories and github.io pages."""
        if self._owners is None:
            keys = [key.removeprefix("url:") for key in self.links]
            repositories = {
                key.split("/")[1] for key in keys if key.startswith("github.com/") and key.count("/") > 1
            }
            hosts = (key.partition("/")[0] for key in keys)
            pages = (host[:-10].lower() for host in hosts if host.endswith(".github.io"))
            self._owners = frozenset((*repositories, *pages))
        return self._owners

    def owns(self, key: str) -> bool:
        """Whether a key belongs to the entry's link to its paper, not to another link."""
        if is_prose(self.entry):
            return False
        if self.main is not None and self.main.key == key:
            return not is_mention(self.entry, self.main)
        return any(
            link.key == key and link_labels.says_paper(link.label) and not is_mention(self.entry, link)
            for link in self.entry.links
        )

    def is_nested_with(self, other: Work) -> bool:
        """Whether one of the two entries is nested in the other, or below the heading that is the other."""
        first, second = self.entry, other.entry
        if first.parent is second or second.parent is first:
            return True
        return _is_below_heading(first, second) or _is_below_heading(second, first)

    @property
    def describes_data(self) -> bool:
        """Whether the entry is in a section about datasets or benchmarks."""
        return any(map(_DATA.search, self.entry.section.path))

    def is_named(self, title: str) -> bool:
        """Whether the name that another title starts with precedes the title of the entry."""
        name, span = leading_name(title), self.entry.title_span
        if len(name) < 3:
            return False
        lead = self.entry.source.text[self.entry.span.start : span.start]
        return name in map(titles.key, _NAME_IN_LEAD.findall(without_targets(lead)))

    def refers_to(self, other: Work) -> bool:
        """Whether the entry links to an anchor within another entry: `associated with [Lark 2022](#lark22)`."""
        text = self.entry.text
        return any(
            f"](#{name})" in text or f'"#{name}"' in text for name in _ANCHOR.findall(other.entry.text)
        )

    def mentions(self, title: str) -> bool:
        """Whether the text of the entry, apart from URLs, contains a title as whole words."""
        words = " ".join(titles.words(title))
        return len(words) > 2 and f" {words} " in f" {' '.join(titles.words(visible_text(self.entry)))} "


def _is_below_heading(entry: Entry, heading: Entry) -> bool:
    """Whether a heading that is an entry itself is the last one before another entry."""
    if heading.kind != "heading" or entry.kind == "heading" or heading.source is not entry.source:
        return False
    if entry.section is not heading.section:
        return entry.section.line == heading.line
    entries = entry.section.entries
    above = [other for other in entries[: entries.index(entry)] if other.kind == "heading"]
    return above[-1:] == [heading]


def is_pointer(entry: Entry) -> bool:
    """Whether text leads to a page of the list itself: `2. Deep dive: [Language Models](models.md)`."""
    link = entry.main_link
    if link is None or "//" in link.url:
        return False
    is_page = link.url.partition("#")[0].endswith((".md", ".html"))
    return is_page and _LEAD_IN.search(text_before_title(entry)) is not None


def is_paper(key: str) -> bool:
    """Whether a key belongs to a single paper: an identifier, or a publisher's page that is not that of a
    volume.
    """
    if urls.is_work(key):
        return True
    host, _, path = key.removeprefix("url:").partition("/")
    return urls.is_paper_host(host) and any(map(str.isdigit, path)) and not _VOLUME.search("/" + path)


def are_in_conflict(first: Work, second: Work, key: str) -> bool:
    """Whether two entries with the same key and different titles clearly list two works."""
    if any(
        one.mentions(other.entry.title) or one.is_named(other.entry.title) or one.refers_to(other)
        for one, other in ((first, second), (second, first))
    ):
        return False
    if _is_data_of(first, second, key) or _is_data_of(second, first, key):
        return False
    # A name in a table, or one that links to another page itself, is a dataset or model that the paper
    # introduces.
    may_be_part = first.entry.kind != second.entry.kind or any(
        work.main_key != key for work in (first, second)
    )
    least = 4 if may_be_part else 3
    if any(_leads_to_code(work) and is_name(work.entry.title, least) for work in (first, second)):
        # A tool with the paper that introduces it.
        return False
    if first.is_nested_with(second) or is_name(first.title, least) or is_name(second.title, least):
        return False
    return are_comparable(first.title, second.title)


def _leads_to_code(work: Work) -> bool:
    return urls.is_code_host(_host(work.main_key))


def _is_data_of(data: Work, paper: Work, key: str) -> bool:
    """Whether the first entry is a dataset with the paper that introduces it, which the second entry lists."""
    if not data.describes_data or paper.describes_data:
        return False
    is_linked = data.entry.title_kind == "link" and data.main_key == key
    return not is_linked or is_name(data.entry.title)


def are_different_names(first: Work, second: Work, same_part: bool) -> bool:
    """Whether two entries of one kind have titles with nothing in common, and at least one title is only a
    name.
    """
    kinds = {first.entry.kind, second.entry.kind}
    short, long = sorted((first.key, second.key), key=len)
    if (
        len(kinds) > 1
        or first.is_nested_with(second)
        or short[:3] == long[:3]
        or short in long
        or not (is_name(first.title) or is_name(second.title))
        or share_component(first.title, second.title)
        or first.describes_data != second.describes_data
        or not (first.links & second.links).issubset(first.identifiers)
        or any(one.mentions(other.entry.title) for one, other in ((first, second), (second, first)))
    ):
        return False
    other_owners = first.owners and second.owners and first.owners.isdisjoint(second.owners)
    are_names = is_name(first.title) and is_name(second.title)
    if are_names and first.entry.section is second.entry.section and not other_owners:
        # One paper may introduce two datasets or models, unless their code belongs to different people.
        return False
    # In a table of models, many rows may have the same paper, unless the names themselves link to it or the
    # models have different owners. A model in one part may also share a paper with a dataset in another.
    if all(
        work.main is not None and work.main.label is None and work.main.key in work.identifiers
        for work in (first, second)
    ):
        return are_comparable(first.title, second.title)
    are_items = kinds == {"item"}
    return same_part and bool(are_items or other_owners) and are_comparable(first.title, second.title)


def have_same_subject(first: Work, second: Work) -> bool:
    """Whether two entries with the same URL, of any kind of page, have titles that mean the same."""
    short, long = sorted((first.key, second.key), key=len)
    title, other = first.entry.title, second.entry.title
    if len(short) <= 3 or series_numbers(title) != series_numbers(other):
        return False
    fragments, others = first.fragments, second.fragments
    if fragments and others and fragments.isdisjoint(others):
        return False
    return short in long or (titles.are_alike(short, long, 0.9) and not differ_in_name(title, other))


def may_differ_by_typo(first: Work, later: Work) -> bool:
    """Whether two different titles can be one title with a typo; different URLs on one host are different
    works.
    """
    if any(_host(key) == _host(later_key) for key in first.keys for later_key in later.keys):
        return False
    if (
        first.entry.authors
        and later.entry.authors
        and not _share_a_name(first.entry.authors, later.entry.authors)
    ):
        return False
    if _are_unrelated_pages(first, later) or _are_editions(first, later):
        return False
    if _have_other_names_after(first, later):
        return False
    return differ_by_typo(without_translation(first.entry.title), without_translation(later.entry.title))


def _are_unrelated_pages(first: Work, later: Work) -> bool:
    """Whether two entries whose short titles differ by small words link to pages that are not papers.

    Courses and tutorials often have such titles: “(An) Introduction to …”. If they share a link or an author,
    they may be the same.
    """
    if content_words(first.entry.title) != content_words(later.entry.title):
        return False
    if min(len(first.key), len(later.key)) >= _GENERIC or "paper" in (first.medium, later.medium):
        return False
    if not (first.keys and later.keys) or not first.links.isdisjoint(later.links):
        return False
    return not _share_a_name(first.entry.authors, later.entry.authors)


def _are_editions(first: Work, later: Work) -> bool:
    """Whether two entries with different URLs are about an event in two years."""
    venue, later_venue = first.entry.venue, later.entry.venue
    if venue is None or later_venue is None or None in (venue.year, later_venue.year):
        return False
    if first.identifiers or later.identifiers or not first.links.isdisjoint(later.links):
        return False
    return venue.year != later_venue.year and bool(first.links and later.links)


def _have_other_subjects(first: Work, later: Work) -> bool:
    """Whether two entries have the same name as their title and different explanations after it."""
    explained, other = (
        stems(first.title) - stems(first.entry.title),
        stems(later.title) - stems(later.entry.title),
    )
    shared = len(explained & other)
    return min(len(explained), len(other)) >= 3 and shared * 2 < min(len(explained), len(other))


def may_be_same_work(first: Work, later: Work) -> bool:
    """Whether two entries with the same title and different URLs can be the same work, judging by their other
    fields.
    """
    entry, other = first.entry, later.entry
    if is_author_list(entry.title):
        return False
    if _are_editions(first, later) or _have_other_subjects(first, later):
        return False
    if _have_other_names_after(first, later):
        return False
    score = (len(first.key) >= 24) + (len(first.key) >= 34)
    if entry.authors and other.authors:
        if not _share_a_name(entry.authors, other.authors):
            return False
        score += 2
    if not first.links.isdisjoint(later.links):
        score += 2
    are_papers = "paper" in (first.medium, later.medium) or not (first.keys or later.keys)
    score += are_papers
    if entry.date is not None and other.date is not None and entry.date.iso and other.date.iso:
        years = abs(int(entry.date.iso[:4]) - int(other.date.iso[:4]))
        are_pages = first.medium == later.medium == "page"
        score += 1 if years == 0 else -2 if years > 2 else -1 if are_pages else 0
    if first.arxiv and later.arxiv and first.arxiv != later.arxiv:
        return score >= 4
    return score >= (2 if are_papers else 3)


def _host(key: str) -> str:
    kind, _, rest = key.partition(":")
    return rest.partition("/")[0] if kind == "url" else kind


def _have_other_names_after(first: Work, later: Work) -> bool:
    """Whether different persons are named after two titles and a dash: `[A Title](…) - Ann Lark`."""
    name, other = _NAME_AFTER.search(first.entry.text), _NAME_AFTER.search(later.entry.text)
    if name is None or other is None:
        return False
    return set(titles.words(name[0])).isdisjoint(titles.words(other[0]))


def _share_a_name(first: list[str], later: list[str]) -> bool:
    """Whether two lists of authors have a given or family name in common."""

    def parts(authors: list[str]) -> set[str]:
        return {word.casefold().strip(".,") for name in authors for word in name.split() if len(word) > 2}

    return not parts(first).isdisjoint(parts(later))


def have_other_authors(first: Work, later: Work) -> bool:
    """Whether two entries have several authors each, and no name in common."""
    authors, others = first.entry.authors, later.entry.authors
    return min(len(authors), len(others)) > 1 and not _share_a_name(authors, others)


def may_have_two_titles(first: Work, later: Work) -> bool:
    """Whether two works may be one that was renamed: neither different people nor two names of models or data."""
    if is_name(first.entry.title) and is_name(later.entry.title):
        return False
    authors, others = (work.entry.authors or _LAST_AUTHOR.findall(work.entry.text) for work in (first, later))
    return not (authors and others) or _share_a_name(authors, others)


def have_same_imprint(first: Work, later: Work) -> bool:
    """Whether two entries have the same authors (or the same first one) and the same venue, or neither has one."""
    if not first.entry.authors or first.entry.authors != later.entry.authors:
        return False
    venue, other = (work.entry.venue.name if work.entry.venue else "" for work in (first, later))
    return venue == other


def have_same_origin(first: Work, later: Work) -> bool:
    """Whether two entries link to the same repository and have authors in common: perhaps a renamed work."""
    authors, others = first.entry.authors, later.entry.authors
    return not first.repositories.isdisjoint(later.repositories) and _share_a_name(authors, others)


def is_page_of_authors(work: Work) -> bool:
    """Whether an entry nested below a paper links to a page that is not a paper, such as that of a laboratory."""
    parent = work.entry.parent
    return parent is not None and work.medium == "page" and Work(parent).medium == "paper"
