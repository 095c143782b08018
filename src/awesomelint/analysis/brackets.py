"""The brackets of an entry, seen apart from addresses, code, formulas and tags: which of them have no partner."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern

# What takes the place of a link's own marks and address, and of everything else in which brackets mean nothing.
LINK = "\ue000"
BLANK = "\ue001"
PARTNER = {"[": "]", "]": "[", "(": ")", ")": "(", "（": "）", "）": "（", "\\[": "\\]", "\\]": "\\["}

_MASKED = lazy_pattern(
    r"`[^`\n]*`|<!--[^>\n]*+>?|</?[A-Za-z][^<>\n]*>|\$[^$\n]{1,80}\$|[\[(]\s*-?[\d.∞\\]+\s*,\s*[\d.∞\\]+\s*[\])]|"
    r"(?<=[:;=])['-]?[()](?!\w)"
)
_MARK = lazy_pattern(r"\\?[\[\]]|[()（）]")
# An escaped bracket and a bare one look alike on the page.
_KINDS = {"[": "[]", "]": "[]", "(": "()", ")": "()", "（": "()", "）": "()", "\\[": "[]", "\\]": "[]"}
_NUMBERING = lazy_pattern(r"(?:^|[\s,;:：，。；、(（\ue000\ue001])\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})$")


class Bracket(NamedTuple):
    """A bracket without its partner: its offset in the skeleton and itself."""

    at: int
    mark: str

    @property
    def opens(self) -> bool:
        """Whether it opens something that is never closed."""
        return self.mark[-1] in "[(（"


class Skeleton(NamedTuple):
    """A span's source, of the same length, in which links have kept their texts and nothing else; and those links."""

    text: str
    links: list[Reference]


def skeleton(document: ListDocument, span: Span) -> Skeleton:
    """The skeleton of a span."""
    text, references = document.source.text, document.references
    pieces: list[str] = []
    links: list[Reference] = []
    at = span.start
    for index in range(bisect_left(references, span.start, key=_start), len(references)):
        reference = references[index]
        start, end = reference.span
        if start >= span.end:
            break
        if start < at:
            continue
        links.append(reference)
        inside = reference.kind in ("link", "image") and start <= reference.label.start
        label = reference.label if inside else Span(end, end)
        shown = text[label.start : label.end]
        pieces += (text[at:start], LINK * (label.start - start), shown, LINK * (end - label.end))
        at = end
    pieces.append(text[at : max(at, span.end)])
    return Skeleton(_MASKED.sub(lambda match: BLANK * len(match[0]), "".join(pieces)), links)


def _start(reference: Reference) -> int:
    return reference.span.start


def lonely(bones: str) -> list[Bracket]:
    """The brackets of a skeleton that have no partner, in order; what closes a number (`1)`, `a)`) needs none."""
    found: list[Bracket] = []
    opened: list[Bracket] = []
    for match in _MARK.finditer(bones):
        mark, at = match[0], match.start()
        if mark[-1] in "[(（":
            opened.append(Bracket(at, mark))
            continue
        # A partner lies near; where brackets pile up, nobody means anything by them.
        index = len(opened) - 1
        lowest = max(0, index - 8)
        while index >= lowest and _KINDS[opened[index].mark] != _KINDS[mark]:
            index -= 1
        if index >= lowest:
            found += opened[index + 1 :]
            del opened[index:]
        elif mark[-1] == "]" or not _NUMBERING.search(bones[max(0, at - 6) : at]):
            found.append(Bracket(at, mark))
    return sorted(found + opened)


def beside(bones: Skeleton, start: int, bracket: Bracket) -> Reference | None:
    """The link that a bracket stands at, with nothing but brackets between; `start` is where the skeleton begins."""
    text, at = bones.text, bracket.at
    if bracket.opens:
        at += len(text[at:]) - len(text[at:].lstrip("[("))
        return next((link for link in bones.links if link.span.start == start + at), None)
    at -= len(text[:at]) - len(text[:at].rstrip(")]"))
    return next((link for link in bones.links if link.span.end == start + at), None)
