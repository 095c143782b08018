"""A missing bracket inserted where other entries have it: `[ACL 2020, 2021.03` among `[ICML 2019], 2019.06`.

In: the masked text of an entry and an opening bracket without a partner. Out: the edit that closes it. What is
before the bracket in other entries, and what follows its partner there, says where the partner belongs; what is
in between must look like what other entries enclose.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from awesomelint.analysis.brackets import LINK, PARTNER, Bracket, mask
from awesomelint.facts import fact_about
from awesomelint.findings import Edit
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled

# Longer text in brackets is not an example.
_GROUP = compiled(
    r"(?<!\\)\[[^\[\]\n]{1,200}(?<!\\)\]|\\\[[^\[\]\n]{1,200}\\\]|\([^()\n]{1,200}\)|【[^【】\n]{1,200}】|\{[^{}\n]{1,200}\}"
)
# Most entries have brackets only as parts of links, and so no example. Text with a space after `](` is not a URL.
_EXAMPLE = compiled(
    r"[\[({【](?:(?<=[{【])|(?<=\()(?:(?<!\]\()|[^() \n]*+ [^()\n]*+\))|(?<=\[)[^\[\]\n]*+\](?!\())"
)
# What is before and after brackets, up to a word.
_CONTEXT = 9
_BEFORE = compiled(rf"[{LINK}\n]?(?:[^\w{LINK}\n]|_)*$")
_AFTER = compiled(rf"(?:[^\w{LINK}\n]|_){{0,8}}[{LINK}\n]?")
_WORD = compiled(r"[^\W\d_]+")
_NUMBER = compiled(r"\d")
# At least this many groups must have what is before and after the brackets.
_MIN_EXAMPLES = 3
# With more shapes than this share of the examples, they are names or sentences, of which any shape is possible.
_DIVERSE = 0.5
# The examples of a section or list that are looked at.
_MAX_EXAMPLES = 100


class _Example(NamedTuple):
    """Text in brackets: what is after the closing bracket, and the shape and the length of the text."""

    after: str
    shape: str
    length: int


class _Group(NamedTuple):
    """Text in brackets in a masked entry: the offsets of the text, and where its closing bracket ends."""

    masked: str
    start: int
    stop: int
    end: int


def close_by_example(document: ListDocument, entry: Entry, masked: str, bracket: Bracket) -> Edit | None:
    """Return the edit that closes an opening bracket of a masked entry, None if its position is not clear."""
    if not bracket.opens:
        return None
    before = _context_before(masked, bracket.offset)
    for section in (entry.section, document.root):
        groups = _groups(document, section).get((bracket.mark, before), [])[:_MAX_EXAMPLES]
        if len(groups) >= _MIN_EXAMPLES:
            found = set(_ends(masked, bracket, [_example(group) for group in groups]))
            if len(found) != 1:
                return None
            offset = found.pop()
            closing = PARTNER[bracket.mark]
            # The backslash of an escaped bracket may still be there.
            text = closing[-1] if closing[0] == "\\" == masked[offset - 1] else closing
            return Edit(entry.span.start + offset, entry.span.start + offset, text)
    return None


def _ends(masked: str, bracket: Bracket, examples: list[_Example]) -> Iterator[int]:
    """Yield the offsets at which a text in brackets like those of the examples ends."""
    start = bracket.offset + len(bracket.mark)
    shapes = Counter(example.shape for example in examples)
    is_diverse = len(shapes) > _DIVERSE * len(examples)
    longest = 2 * max(example.length for example in examples)
    line = masked[start:].partition("\n")[0] + "\n"
    for after, count in Counter(example.after for example in examples).items():
        if count * 4 < len(examples):
            continue
        for length in range(1, longest + 1):
            inner = line[:length].removesuffix("\\")
            is_like_others = not inner[-1:].isspace() and (is_diverse or _shape(inner) in shapes)
            if line.startswith(after, length) and is_like_others:
                yield start + length


@fact_about
def _groups(document: ListDocument, section: Section) -> dict[tuple[str, str], list[_Group]]:
    """Return the texts in brackets of a section by opening bracket and what is before it.

    Those of the root are of the whole list, which is read only if a section has too few.
    """
    found: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for entry in document.entries if section is document.root else section.entries:
        if _EXAMPLE.search(document.source.text, *entry.span) is None:
            continue
        masked = mask(document, entry.span).text
        for match in _GROUP.finditer(masked):
            if LINK in match[0]:
                continue
            opening = "\\[" if match[0].startswith("\\") else match[0][0]
            start, end = match.span()
            group = _Group(masked, start + len(opening), end - len(opening), end)
            found[opening, _context_before(masked, start)].append(group)
    return found


def _example(group: _Group) -> _Example:
    inner = group.masked[group.start : group.stop]
    return _Example(_context_after(group.masked, group.end), _shape(inner), len(inner))


def _context_before(masked: str, offset: int) -> str:
    match = _BEFORE.search(masked[max(0, offset - _CONTEXT) : offset])
    # A title may end in a question mark.
    return match[0].lstrip("?!…") if match else ""


def _context_after(masked: str, offset: int) -> str:
    match = _AFTER.match(masked + "\n", offset)
    return match[0] if match else ""


def _shape(text: str) -> str:
    """Return a text with `A` for each word and `0` for each digit."""
    return _NUMBER.sub("0", _WORD.sub("A", text))
