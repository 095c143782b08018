"""The proof of a single fix: nothing but what its rule is about changes for a reader.

It is judged by the stretches that the fix edits, without reading the list again, so that `check` shows no fix that
`fix` would withhold. Fixes that change blocks, and the effects of several fixes together, are left to
`fixing.verify`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from awesomelint.analysis.anchors import anchors, fragment
from awesomelint.analysis.positions import entry_at
from awesomelint.facts import fact, fact_about
from awesomelint.findings import CHANGES, Edit, Finding, Fix, Safety
from awesomelint.fixing.edits import apply, trimmed
from awesomelint.fixing.kept_proofs import Change, KeptProofs
from awesomelint.fixing.page import Objection, Stretch, View, object_to, parts_of, stretch_around, view_of
from awesomelint.markdown.slugs import slug
from awesomelint.model import Entry, ListDocument
from awesomelint.pieces import Piece
from awesomelint.util.regex import WORD, compiled
from awesomelint.util.text import letters, plural

# Returns, for the name of a rule, what its fixes may change: fields of entries and aspects of the page.
MayChange = Callable[[str], frozenset[str]]
# Returns, for the name of a rule, whether it has unsafe fixes.
HasUnsafe = Callable[[str], bool]

# All proofs of a document read at most this many times its length; a paragraph may be long, and have many fixes.
_BUDGET = 8
# A text with so many words in lower case beside the changed one is prose.
_PROSE = 3
_LOWER = compiled(r"(?<![^\W_])[^\W\d_A-Z]{2,}(?![^\W_])")
# A surname right before: `(Lark and Arviv, 2019)`. A word of a name: `Computational Visual Media`.
_SURNAME_BEFORE = compiled(r"(?<![^\W_])[A-Z][a-z]+,?(?: and | & )$")
_NAME_BEFORE = compiled(
    r"(?<![^\W_])(?!Findings|Proceedings|Workshop|Oral|Poster|Spotlight|Paper|Conference|Symposium)[A-Z][a-z]{3,} $"
)
# How often a list must use the spelling that a fix writes.
_EVIDENCE = 2
# The conference ICMD is not the ICDM: nearly all acronyms that are so short exist.
_ACRONYM = 4
_MIXED = compiled(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_SEPARATORS = frozenset(".,:;|/·-–—")
_BRACKETS = "[]()（）"
_BRACKETS_IN_CLASS = re.escape(_BRACKETS)
_NOT_BRACKET = compiled(r"[^\[\]()（）]")
_WORD_AFTER = compiled(r"[^\W_]{2,20}")
_WORD_BEFORE = compiled(r"[^\W_]{2,20}$")
_LIST_MARKER = compiled(r"[ \t]*[-+*] ")
# `[label]9https://…`: the shift key was not pressed.
_BROKEN_LINK = compiled(r"\][^\s\[\](){}<>]https?://\S*$")
# GitHub keeps joiners in anchors since its Ruby counts them as parts of words; here, letters take their place.
_JOINERS = {0x200C: "\ua000", 0x200D: "\ua001"}
# The field that a rule must be about to change the spelling of a piece.
_FIELD_OF = {"title": "title", "author": "authors", "venue": "venue", "tag": "tags", "date": "date"}


def prove_all(
    document: ListDocument,
    findings: Iterable[Finding],
    may_change: MayChange,
    has_unsafe: HasUnsafe,
    kept: KeptProofs | None = None,
) -> list[Finding]:
    """Return findings without the fixes that would harm the page.

    A safe fix that changes more than its rule is about becomes unsafe if its rule has unsafe fixes. `kept` are earlier
    proofs, to which those of this document are added.
    """
    budget = _BUDGET * len(document.source.text)
    proven: list[Finding] = []
    for finding in findings:
        fix = finding.fix
        if fix is not None and budget > 0:
            budget -= _size(document, fix)
            objection = object_to_fix(document, fix, may_change(finding.rule), kept)
            if objection is not None:
                keeps = not objection.harm and has_unsafe(finding.rule)
                finding = finding._replace(fix=fix._replace(safety=Safety.UNSAFE) if keeps else None)
        proven.append(finding)
    return proven


def object_to_fix(
    document: ListDocument, fix: Fix, allowed: frozenset[str] = CHANGES, kept: KeptProofs | None = None
) -> Objection | None:
    """Return why a fix of a rule that may change `allowed` is refused, or None.

    Of unsafe fixes, only harm to the page is refused.
    """
    safe = fix.safety is Safety.SAFE
    objection = _object_to_page(document, _page_change(document, fix, allowed), kept)
    if objection is None and safe:
        objection = next(_object_to_sense(document, fix.edits, allowed), None)
    if objection is None and safe and "spelling" in allowed:
        objection = next(_object_to_spelling(document, fix.edits, allowed), None)
    return objection


def _size(document: ListDocument, fix: Fix) -> int:
    around = {stretch_around(document, edit.start, edit.end) for edit in fix.edits}
    return sum(stretch.end - stretch.start for stretch in around if stretch is not None)


# -- the rendered page --


def _page_change(document: ListDocument, fix: Fix, allowed: frozenset[str]) -> Change:
    text = document.source.text
    stretches = [
        (stretch.kind, text[stretch.start : stretch.end], apply(text, edits, stretch.start, stretch.end))
        for stretch, edits in _edits_by_stretch(document, fix.edits).items()
    ]
    return Change(tuple(stretches), allowed, fix.safety is Safety.SAFE)


def _object_to_page(document: ListDocument, change: Change, kept: KeptProofs | None) -> Objection | None:
    if not change.stretches or (kept is not None and kept.has(change, document)):
        return None
    old: list[str] = []
    new: list[str] = []
    for kind, before, after in change.stretches:
        parts, others = parts_of(before, kind), parts_of(after, kind)
        if len(parts) != len(others):
            if "blocks" in change.allowed and not change.safe:
                return None
            return Objection("the number of cells would change", harm=True)
        for part, other in zip(parts, others, strict=True):
            if part != other:
                old.append(part)
                new.append(other)
    seen, changed = view_of(old, document.definitions), view_of(new, document.definitions)
    objection = object_to(seen, changed, change.allowed, safe=change.safe)
    if objection is None and change.safe and _leads_within_page(seen.links - changed.links):
        return _object_to_anchors(document, seen, changed)
    if objection is None and kept is not None:
        kept.add(change, document)
    return objection


def _edits_by_stretch(document: ListDocument, edits: Iterable[Edit]) -> dict[Stretch, list[Edit]]:
    """Return the edits of each stretch; nothing if some edit reaches beyond a stretch or a line."""
    text = document.source.text
    found: dict[Stretch, list[Edit]] = {}
    for edit in (trimmed(text, edit) for edit in edits):
        stretch = stretch_around(document, edit.start, edit.end)
        if stretch is None or "\n" in edit.text or "\n" in text[edit.start : edit.end]:
            return {}
        found.setdefault(stretch, []).append(edit)
    return found


def _leads_within_page(urls: Iterable[str]) -> bool:
    return any(url.startswith("#") for url in urls)


def _object_to_anchors(document: ListDocument, before: View, after: View) -> Objection | None:
    """Object if a link to a heading of this page no longer leads to it."""
    lost, found = before.links - after.links, after.links - before.links
    page = anchors(document)
    joined = {slug(heading.text.translate(_JOINERS)) for heading in page.headings}
    reached = Counter(page.find(url) for url in found.elements() if url.startswith("#"))
    for url in lost.elements():
        if not url.startswith("#"):
            continue
        name = page.find(url)
        kept = fragment(url).translate(_JOINERS)
        if kept != fragment(url) and slug(kept) in joined:
            name = slug(kept)
        if name is not None:
            reached[name] -= 1
            if reached[name] < 0:
                return Objection(f"the link to `{url}` would lead elsewhere", harm=False)
    return None


# -- sense --


def _object_to_sense(
    document: ListDocument, edits: Iterable[Edit], allowed: frozenset[str]
) -> Iterator[Objection]:
    """Object to a separator within a sentence, half of a list joined to a line, and half a repair of a link."""
    text = document.source.text
    for edit in (trimmed(text, edit) for edit in edits):
        old = text[edit.start : edit.end]
        if "pairs" in allowed and not old.strip() and _is_within_sentence(document, edit):
            yield Objection(f"“{edit.text.strip()}” would be within a sentence", harm=False)
        if "blocks" in allowed and "\n" in old and "\n" not in edit.text and _is_list_joined(text, edit):
            yield Objection("one line of a nested list would be joined to the line above it", harm=False)
        if _is_unusual(document, edit):
            yield Objection("the brackets would not be as in other entries", harm=False)
        line = text[document.source.line_start(document.source.line_of(edit.start)) : edit.start]
        if not edit.text and old in (")", "]") and _BROKEN_LINK.search(line):
            yield Objection("the link before the bracket would stay broken", harm=False)


def _is_within_sentence(document: ListDocument, edit: Edit) -> bool:
    """Whether an edit inserts a separator before a word in lower case, unlike most others in this list."""
    text, mark = document.source.text, edit.text.strip()
    following = text[edit.end : edit.end + 8].lstrip()[:1]
    if not mark or not _SEPARATORS.issuperset(mark) or not following.islower():
        return False
    known = _lower_after(document)
    key = text[edit.start - 1 : edit.start].strip() + mark
    if key not in known:
        others = re.findall(rf"{re.escape(key)}[ ]?([^\W\d_])", text)
        known[key] = sum(char.islower() for char in others) > len(others) / 2
    return not known[key]


@fact
def _lower_after(document: ListDocument) -> dict[str, bool]:
    """Whether a separator is usually followed by a lower-case letter; filled when needed."""
    return {}


def _is_unusual(document: ListDocument, edit: Edit) -> bool:
    """Whether an edit of brackets replaces a run of them that other entries have with a run that they do not have.

    In a list of `[[pdf](…)]`, the lone bracket of `[[pdf](…)` is not deleted, because another one is missing.
    """
    text = document.source.text
    if _NOT_BRACKET.search(text[edit.start : edit.end] + edit.text):
        return False
    start, end = edit.start, edit.end
    while start and text[start - 1] in _BRACKETS:
        start -= 1
    while end < len(text) and text[end] in _BRACKETS:
        end += 1
    old, new = text[start:end], text[start : edit.start] + edit.text + text[edit.end : end]
    if not old or not new:
        return False
    # The run itself is one of the first.
    if len(_runs_of(document, old)) > 1 and not _runs_of(document, new):
        return True
    following = _word_after(text, end)
    if not following:
        return False
    label = _word_before(text, start)
    if label and _words_before(document, new)[label] >= _words_before(document, old)[label] - 1:
        return False
    return _words_after(document, old)[following] - 1 > _words_after(document, new)[following]


@fact_about
def _runs_of(document: ListDocument, run: str) -> list[int]:
    """Return the offsets of a run of brackets, without those within a longer run."""
    pattern = rf"{re.escape(run)}(?![{_BRACKETS_IN_CLASS}])(?<![{_BRACKETS_IN_CLASS}]{re.escape(run)})"
    return [match.start() for match in re.finditer(pattern, document.source.text)]


@fact_about
def _words_before(document: ListDocument, run: str) -> Counter[str]:
    """Count the words directly before a run of brackets, with an empty string for no word."""
    text = document.source.text
    return Counter(_word_before(text, start) for start in _runs_of(document, run))


@fact_about
def _words_after(document: ListDocument, run: str) -> Counter[str]:
    """Count the words directly after a run of brackets, with an empty string for no word."""
    text = document.source.text
    return Counter(_word_after(text, start + len(run)) for start in _runs_of(document, run))


def _word_before(text: str, offset: int) -> str:
    if not text[offset - 1 : offset].isalnum():
        return ""
    match = _WORD_BEFORE.search(text, max(0, offset - 20), offset)
    return match[0].casefold() if match else ""


def _word_after(text: str, offset: int) -> str:
    match = _WORD_AFTER.match(text, offset)
    return match[0].casefold() if match else ""


@fact
def _words(document: ListDocument) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", document.source.text))


def _is_list_joined(text: str, edit: Edit) -> bool:
    """Whether an edit joins a line that begins with a marker, and the next line begins with one, too."""
    line = text.rfind("\n", edit.start, edit.end) + 1
    following = text.find("\n", edit.end) + 1
    return bool(following and _LIST_MARKER.match(text, line) and _LIST_MARKER.match(text, following))


# -- spelling --


def _object_to_spelling(
    document: ListDocument, edits: Iterable[Edit], allowed: frozenset[str]
) -> Iterator[Objection]:
    """Object to a new spelling without evidence, and to that of titles, people, prose, and labels that are names."""
    text = document.source.text
    for edit in edits:
        if letters(text[edit.start : edit.end]) == letters(edit.text):
            continue
        if problem := _wrong_place(document, edit, allowed) or _lacks_evidence(document, edit):
            yield Objection(problem, harm=False)


def _wrong_place(document: ListDocument, edit: Edit, allowed: frozenset[str]) -> str:
    text = document.source.text
    around = stretch_around(document, edit.start, edit.end)
    if around is not None and _SURNAME_BEFORE.search(text, around.start, edit.start):
        return "the spelling of a name would change"
    entry = entry_at(document, edit.start)
    if entry is None:
        return "the spelling of prose would change" if around and _is_prose(text, around[:2], edit) else ""
    piece = next((piece for piece in entry.pieces if piece.start <= edit.start < piece.end), None)
    if piece is None:
        return ""
    field = _FIELD_OF.get(piece.kind)
    if field is not None and field not in allowed:
        return f"the spelling of {_NAMES[field]} would change"
    if piece.kind == "text" and _is_prose(text, piece[1:3], edit):
        return "the spelling of a description would change"
    if piece.kind in ("venue", "tag", "text") and _NAME_BEFORE.search(text, entry.span.start, edit.start):
        return "the spelling of a word in a longer name would change"
    if piece.kind == "label" and _is_name(entry, piece, edit, text):
        return f"the label “{piece.value}” is a name"
    return ""


_NAMES = {"title": "a title", "authors": "a name", "venue": "a venue", "tags": "a tag", "date": "a date"}


def _is_prose(text: str, span: tuple[int, int], edit: Edit) -> bool:
    """Whether the text around an edit is a description rather than the field of an entry."""
    around = text[span[0] : edit.start] + " " + text[edit.end : span[1]]
    return len(_LOWER.findall(around)) >= _PROSE


def _is_name(entry: Entry, label: Piece, edit: Edit, text: str) -> bool:
    """Whether a label is a name: in mixed case, part of its own URL, or beside a link with the other label."""
    old = text[label.start : label.end]
    new = apply(text, [edit], label.start, label.end)
    if old.casefold() == new.casefold():
        return False
    if _MIXED.search(old):
        return True
    word = letters(old).casefold()
    for link in entry.links:
        span = link.label_span
        if span is not None and span.start <= label.start < span.end:
            if word in (part.casefold() for part in WORD.findall(link.url)):
                return True
        elif (link.label or "").casefold() == new.casefold():
            return True
    return False


def _lacks_evidence(document: ListDocument, edit: Edit) -> str:
    """Return why the list does not prove a spelling: it uses the other one more often, or hardly uses this one.

    For letter case no evidence is needed, because the official name of a venue is known.
    """
    text = document.source.text
    old = text[edit.start : edit.end]
    if old.casefold() == edit.text.casefold():
        return ""
    if old.isupper() and len(old) <= _ACRONYM:
        return f"“{old}” may be an acronym of its own"
    words = _words(document)
    uses, others = (words[word] if word.isalpha() else text.count(word) for word in (edit.text, old))
    if uses < max(_EVIDENCE, others):
        return f"this list has “{edit.text}” {plural(uses, 'time')}, and “{old}” {plural(others, 'time')}"
    return ""
