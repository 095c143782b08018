"""Unpaired brackets of an entry, outside URLs, code, formulas and HTML tags."""

from __future__ import annotations

from bisect import bisect_left

from awesomelint.facts import fact
from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import lazy_pattern

# Placeholders for the syntax and URL of a link, and for everything else whose brackets do not count.
LINK = "\ue000"
BLANK = "\ue001"
PARTNER = {
    "[": "]", "]": "[", "(": ")", ")": "(", "（": "）", "）": "（", "\\[": "\\]", "\\]": "\\[",
    "【": "】", "】": "【", "{": "}", "}": "{",
}  # fmt: skip
# Brackets that are rare in text, and how many `}` a list must have for half of a pair to be a mistake.
_RARE_PAIRS = {"【】": 0, "{}": 3}

_MASKED = lazy_pattern(
    r"`[^`\n]*`|<!--[^>\n]*+>?|</?[A-Za-z][^<>\n]*>|\$[^$\n]{1,80}\$|"
    r"[\[(]\s*-?[\d.∞\\]+\s*,\s*[\d.∞\\]+\s*[\])]|"
    r"(?<=[:;=])['-]?[()](?!\w)"
)
# It begins with a class of characters, which Python searches for fast.
_BRACKET = lazy_pattern(r"[\\\[\]()（）](?:(?<!\\)|[\[\]])")
# Escaped and plain brackets look the same on the page, so they form pairs.
_KINDS = {"[": "[]", "]": "[]", "(": "()", ")": "()", "（": "()", "）": "()", "\\[": "[]", "\\]": "[]"}
_NUMBERING = lazy_pattern(r"(?:^|[\s,;:：，。；、(（\ue000\ue001])\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})$")


class Bracket(NamedTuple):
    """A bracket, escaped or not, at an offset of a masked text."""

    offset: int
    mark: str

    @property
    def opens(self) -> bool:
        """Whether it is an opening bracket."""
        return self.mark[-1] in "[(（【{"


class MaskedText(NamedTuple):
    """The source of a span with placeholders instead of all text whose brackets do not count, and its links.

    The length does not change, and link texts remain.
    """

    text: str
    links: list[Reference]


def mask(document: ListDocument, span: Span) -> MaskedText:
    """Return the masked text of a span."""
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
    return MaskedText(_MASKED.sub(lambda match: BLANK * len(match[0]), "".join(pieces)), links)


def _start(reference: Reference) -> int:
    return reference.span.start


def unpaired_brackets(masked: str) -> list[Bracket]:
    """Return the brackets of a masked text without a partner, in order; numbering (`1)`, `a)`) needs none."""
    unpaired: list[Bracket] = []
    opened: list[Bracket] = []
    for match in _BRACKET.finditer(masked):
        mark, offset = match[0], match.start()
        if mark[-1] in "[(（":
            opened.append(Bracket(offset, mark))
            continue
        # The partner is one of the last nine open brackets; deeper nesting is not written by hand.
        index = len(opened) - 1
        lowest = max(0, index - 8)
        while index >= lowest and _KINDS[opened[index].mark] != _KINDS[mark]:
            index -= 1
        if index >= lowest:
            unpaired += opened[index + 1 :]
            del opened[index:]
        elif mark[-1] == "]" or not _NUMBERING.search(masked[max(0, offset - 6) : offset]):
            unpaired.append(Bracket(offset, mark))
    return sorted(unpaired + opened)


def unclosed_rare_brackets(document: ListDocument, masked: str) -> list[Bracket]:
    """Return the `【` and `{` of a masked text that are not closed before the next one, in lists that use them.

    Braces in LaTeX (`\\textbf{Oaks}`) follow a command or another brace.
    """
    found: list[Bracket] = []
    for pair, least in _RARE_PAIRS.items():
        opening, closing = pair[0], pair[1]
        if masked.count(opening) <= masked.count(closing) or _closing_braces(document) < least:
            continue
        at = masked.find(opening)
        while at >= 0:
            following = masked.find(opening, at + 1)
            is_latex = opening == "{" and not masked[at - 1 : at].isspace()
            if not is_latex and masked.find(closing, at, following if following >= 0 else len(masked)) < 0:
                found.append(Bracket(at, opening))
            at = following
    return found


@fact
def _closing_braces(document: ListDocument) -> int:
    return document.source.text.count("}")


def adjacent_link(masked: MaskedText, start: int, bracket: Bracket) -> Reference | None:
    """Return the link next to a bracket, or to the run of brackets it begins or ends.

    `start` is the offset of the masked text in the document.
    """
    text, offset = masked.text, bracket.offset
    if bracket.opens:
        offset += len(bracket.mark)
        offset += len(text[offset:]) - len(text[offset:].lstrip("[("))
        return next((link for link in masked.links if link.span.start == start + offset), None)
    offset -= len(text[:offset]) - len(text[:offset].rstrip(")]"))
    return next((link for link in masked.links if link.span.end == start + offset), None)
