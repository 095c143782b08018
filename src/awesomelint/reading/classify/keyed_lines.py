"""Keys: lines and their parts that say what they hold before they say it, as `- Paper: https://…` or `**Authors**: …`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from awesomelint.fields import link_labels
from awesomelint.fields.languages import words_of
from awesomelint.markdown.parts import Inline
from awesomelint.markdown.render import label_text, links_of
from awesomelint.reading.outline import Stretch
from awesomelint.reading.separators import COLONS
from awesomelint.util.regex import PICTURE, compiled, lazy_pattern

# English keys; a hyphen means a space. Chinese ones that consist of two words are here as well.
_KEYS = {
    "link": "paper pdf arxiv link links url doi abs publication openreview html preprint project page project-page paper-link "
    "code-link website homepage web code github repo repository implementation demo video dataset data blog slides model models "
    "huggingface poster supp tweet source code/project media intro-video hf colab download weights checkpoint modelscope model-zoo "
    "gitee gitxiv 论文链接 论文地址 代码链接 代码地址 项目链接 项目地址 项目主页 官方地址 github地址 huggingface地址",
    "authors": "author authors by",
    "date": "date year published time submitted",
    "venue": "venue conference journal publication-venue published-in publication booktitle proceedings",
    "title": "title paper-title",
    "tags": "keywords keyword tags tag topics topic category categories type task tasks",
    "note": "summary abstract intro introduction description note notes tl;dr tldr comment comments highlights contribution "
    "contributions key-results results main-idea idea method methods institution institutions affiliation affiliations single-gpu "
    "gpu fps keynote language languages license size",
}
_ELSEWHERE = {"link": ("paper", "link", "code", "page", "media", "data")}
_MEANING = {word: kind for kind in _KEYS for word in words_of(*_ELSEWHERE.get(kind, (kind,)))} | {
    word.replace("-", " "): kind for kind, words in _KEYS.items() for word in words.split()
}
# This accepts more than the keys in use: a range of all Chinese characters takes long to compile.
# The condition before the key, that it ends where something can follow a key, soon rules out most titles.
_KEY = compiled(
    r"[\s>*_`~•·-]*(?:" + PICTURE + r"[\s*_`]*)?\[?(?=[^\W\d_][\w;./ -]{0,24}+[]:：(*_`\s])"
    r"(?P<key>[^\W\d_][\w;./ -]{0,24}?)\]?(?:\([^()\n]{0,40}\))?[*_`\s]*(?P<colon>[:：])[*_`\s]*(?P<value>\S)?"
)
# What separates a value from a key or a link after it in the same line.
_SEPARATOR = lazy_pattern(r"[|;；·•][ \t]*+|[,.][ \t]++|[，。][ \t]*+")
_WEAK = frozenset(",.，。")
# What a key after a comma or period may announce: what else is written so may be part of a title.
_FIELDS = frozenset(("authors", "venue", "date", "link"))
_OWN_KEY = lazy_pattern(r"[*_`]*+[^\W\d_a-z][\w-]*+(?: [\w-]++)?+[*_`]*+[:：]")
# A key after a title. Nearly all entries have none, which this finds fast.
_SAYS = lazy_pattern(
    r"[AaVvАа作会著저](?:uthors?|utor(?:en|es|i)?|uteurs?|вторы?|enue|者|议|자)[*_`]*+\s?[:：]"
)
_EMPHASIS = "*_`"
# What goes on in other lines and with links.
_OPEN = frozenset(("note", "link"))
# What separates values within a line.
_WITHIN = frozenset(("separator", "comma"))
_MARKED = frozenset(("strong", "em", "link", "url", "bracket", "paren"))
_BREAKS = frozenset(("hardbreak", "softbreak"))
# What may be between a value and the marks of a key after it.
_BETWEEN = " \t\r\n–—-"
# How far a key is looked for; all keys are shorter.
_LONGEST = 100


def key_of(text: str) -> tuple[str, str, int] | None:
    """The key that a line begins with, as (its meaning, the key as written, the offset of its value)."""
    match = _KEY.match(text)
    if match is None or text[match.end("colon") : match.end("colon") + 2] == "//":
        return None
    meaning = _MEANING.get(match["key"].strip().lower().replace("-", " "))
    if meaning is None:
        return None
    return meaning, match["key"].strip(), match.start("value") if match["value"] else match.end()


def meanings(text: str, stretch: Stretch) -> list[str]:
    """Return the meanings of the keys in a stretch that begins with one."""
    parts = keyed_parts(text, stretch)
    return [key[0] for part in parts if (key := key_at(text, part.start, part.end)) is not None]


def keyed_parts(text: str, stretch: Stretch) -> list[Stretch]:
    """Return a stretch that begins with a key, cut before the other keys in it, and before links that follow a value.

    `**Authors:** Ada Lark  \\n**Venue:** Barn Letters | [Code](…)` has three parts.
    """
    key = key_at(text, stretch.start, stretch.end)
    if key is None:
        return [stretch]
    cuts: list[tuple[int, int]] = []
    meaning, lower, value = key[0], key[1][0].islower(), stretch.start + key[2]
    for stop, at, kind, part in _bounds(text, stretch):
        if kind == "marked" and at < value:
            # The marks of the key itself.
            continue
        key = key_at(text, at, stretch.end)
        if key is not None and key[1][0].islower() == lower:
            ends = (meaning != "note" or kind not in _WITHIN) and (kind != "comma" or key[0] in _FIELDS)
        else:
            key = None
            ends = meaning not in _OPEN and _ends_value(text, at, kind, part)
        if ends:
            cuts.append((stop, at))
            if key is not None:
                meaning, value = key[0], at + key[2]
    return _cut(text, stretch, cuts) if cuts else [stretch]


def keyed_after(text: str, head: Stretch, at: int) -> list[tuple[Stretch, tuple[str, str, int]]]:
    """Return what follows a title, which ends at an offset, from a key of authors or a venue on, with the keys."""
    for match in _SAYS.finditer(text, at, head.end):
        start = match.start()
        while text[start - 1] in _EMPHASIS:
            start -= 1
        if not text[start - 1].isalnum():
            break
    else:
        return []
    rest = Stretch(
        head.line, head.end_line, start, head.end, [part for part in head.parts if part.start >= start]
    )
    return [(part, key) for part in keyed_parts(text, rest) if (key := key_at(text, part.start, part.end))]


def key_at(text: str, at: int, end: int) -> tuple[str, str, int] | None:
    """Return the key with which `text[at:end]` begins, as `key_of` does, without a copy of a long text."""
    return key_of(text[at : min(at + _LONGEST, end)])


def _bounds(text: str, stretch: Stretch) -> Iterator[tuple[int, int, str, Inline | None]]:
    """Yield where a value may end, where what follows may begin, what is between them, and the part that follows.

    Between them is a hardbreak, a softbreak, a separator, a comma (or period), or nothing if what follows is in marks (“marked”).
    """
    parts = stretch.parts
    at = stretch.start
    for index, part in enumerate(parts):
        for match in _SEPARATOR.finditer(text, at, part.start):
            yield match.start(), match.end(), _kind(match), part if match.end() == part.start else None
        if part.kind in _BREAKS:
            follows = parts[index + 1] if index + 1 < len(parts) else None
            follows = follows if follows is not None and follows.start == part.end else None
            yield part.start, part.end, part.kind, follows
        elif part.kind in _MARKED:
            yield part.start, part.start, "marked", part
        at = part.end
    for match in _SEPARATOR.finditer(text, at, stretch.end):
        yield match.start(), match.end(), _kind(match), None


def _kind(match: re.Match[str]) -> str:
    return "comma" if match[0][0] in _WEAK else "separator"


def _ends_value(text: str, at: int, kind: str, part: Inline | None) -> bool:
    """Return whether what is not one of the keys ends the value before it: a link, a key of the list's own, any line after a hard break."""
    if kind == "hardbreak" or (kind == "softbreak" and is_own_key(text, at)):
        return True
    if part is None:
        return False
    own = part.kind == "strong" and (
        text[part.inner_end - 1] in COLONS or text[part.end : part.end + 1] in COLONS
    )
    return own or _is_labelled(text, part)


def _is_labelled(text: str, part: Inline) -> bool:
    """Return whether a part holds links by their labels only: `Authors: [Ada Lark](…) [pdf](…)` ends before `[pdf]`."""
    links = links_of([part])
    return bool(links) and all(
        link.kind == "url" or link_labels.is_label(link_labels.normal(label_text(text, link)))
        for link in links
    )


def is_own_key(text: str, at: int) -> bool:
    """Return whether a text has a key of the list's own at an offset: `Framework: …`, `**Stars:** …`."""
    return _OWN_KEY.match(text, at) is not None


def _cut(text: str, stretch: Stretch, cuts: list[tuple[int, int]]) -> list[Stretch]:
    """Return the parts of a stretch between cuts, without what separates them."""
    parts = stretch.parts
    starts = [part.start for part in parts]
    found: list[Stretch] = []
    begins = [stretch.start, *[start for _, start in cuts]]
    ends = [*[end for end, _ in cuts], stretch.end]
    for start, end in zip(begins, ends, strict=True):
        inner = parts[bisect_left(starts, start) : bisect_left(starts, end)]
        end = start + len(text[start:end].rstrip(_BETWEEN))
        found.append(Stretch(stretch.line, stretch.end_line, start, end, inner))
    return found
