"""The forms in which a link goes wrong: each function looks at one place and says which slip it is, if any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.broken_links.brackets import lost_opener, wrong_bracket
from awesomelint.analysis.broken_links.model import (
    UNCLOSED,
    BrokenLink,
    is_mark,
    malformed,
    opener,
    unbalanced,
    unclosed,
    with_spaces,
)
from awesomelint.fields import link_labels
from awesomelint.findings import Edit, Found, safe, unsafe
from awesomelint.markdown.inline import normalise_label
from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import shorten

_BEFORE_URL = lazy_pattern(r"([\]］])([ \t]*|[:：][ \t]*)([(（][ \t(]*)$")
_TARGET = lazy_pattern(r"\(([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)")
# More words of an address behind a space, up to the bracket that closes it; a point before the space belongs to it.
_REST = lazy_pattern(r"[?!.,:;*_~'\"]*(?:[ \t]+[^\s()\[\]|<>\"]+){1,4}\)")
_INSIDE = lazy_pattern(r"\[([^\[\]()\n]{1,30})\($")
_CURLED = lazy_pattern(r"\[([^\[\]{}()\n]{1,30})(?:\]\{|\}\()$")
_TURNED = lazy_pattern(r"\(([^\[\]()\n]{1,60})\)\[$")
_LINK_INSIDE = lazy_pattern(r"\[[^\[\]\n]*\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)$")
_PATH = lazy_pattern(r"\.{0,2}/|[\w.-]+/|[^\s/]+\.(?:md|pdf|png|jpe?g|html?|ipynb|txt|bib)\b", re.IGNORECASE)
_PATH_TO_END = lazy_pattern(
    r"(?=[.\w-]*+[#/][#.\w/-])[#.\w/-]++(?=[\]}|]|[ \t]*+\r?$|[ \t]++[|\[])", re.MULTILINE
)


def bare_address(document: ListDocument, reference: Reference) -> Iterator[BrokenLink]:
    """A bare address that stands where the target of a link stands."""
    text = document.source.text
    start, end = reference.span
    # GitHub's own autolink runs on over a bracket that was meant to end the address.
    if (
        0
        <= reference.url.find(")")
        < (reference.url.find("(") if "(" in reference.url else len(reference.url))
    ):
        end = start + reference.url.find(")")
    elif reference.url.endswith("\\"):
        end -= 1
    first = max(text.rfind("\n", max(0, start - 81), start) + 1, start - 80)
    before, after = text[first:start], text[end : end + 2]
    if opening := _BEFORE_URL.search(before):
        yield from _target(text, Span(start, end), first + opening.start(), opening)
    elif (
        after[:1] == "]"
        and before.endswith("][")
        and normalise_label(text[start:end]) not in document.definitions
    ):
        fix = safe("Write round brackets", Edit(start - 1, start, "("), Edit(end, end + 1, ")"))
        yield malformed(
            text, Span(start - 1, end + 1), "stands in square brackets, where a link has round ones", fix
        )
    elif after[:1] == "]" and (turned := _TURNED.search(before)):
        at = first + turned.start()
        fix = safe(
            "Turn them round", Edit(at, at + 1, "["), Edit(start - 2, start, "]("), Edit(end, end + 1, ")")
        )
        yield malformed(
            text, Span(at, end + 1), "has its brackets the wrong way round: a link is [text](address)", fix
        )
    elif after[:1] in ("}", ")") and (curled := _CURLED.search(before)):
        fix = safe("Write plain brackets", Edit(start - 2, start, "]("), Edit(end, end + 1, ")"))
        span = Span(first + curled.start(), end + 1)
        yield malformed(text, span, "has a curly bracket: a link is [text](address)", fix)
    elif after[:1] == ")" and before.endswith("]") and opener(text, start - 1) >= 0:
        fix = safe("Open the bracket before the address", Edit(start, start, "("))
        yield malformed(
            text, Span(opener(text, start - 1), end + 1), "lacks the bracket in front of its address", fix
        )
    elif (
        after == ")]"
        and (inside := _INSIDE.search(before))
        and link_labels.is_label(link_labels.normal(inside[1]))
    ):
        span = Span(first + inside.start(), end + 2)
        edits = [Edit(start - 1, start - 1, "]")]
        if text[span.start - 1 : span.start] != "[" or text.startswith("]", span.end):
            edits.append(Edit(end + 1, end + 2, ""))
        fix = safe("Close the bracket before the address", *edits)
        yield malformed(
            text, span, f"closes its bracket too late: [{inside[1]}] comes before the address", fix
        )
    elif after[:1] == ")" and before.endswith("[") and not before.endswith("]["):
        yield malformed(
            text, Span(start - 1, end + 1), "has lost the text of its link: a link is [text](address)"
        )
    else:
        yield from wrong_bracket(text, max(text.rfind("\n", 0, start) + 1, start - 220), Span(start, end))


def file_target(text: str, url: Span) -> Iterator[BrokenLink]:
    """A file's relative address before which a bracket is another than it should be, or lost."""
    start, end = url
    first = max(text.rfind("\n", 0, start) + 1, start - 220)
    if text[start - 1] == "]":
        label = opener(text, start - 1)
        if label >= 0 and not is_mark(text[label + 1 : start - 1]):
            fix = safe("Open the bracket before the address", Edit(start, start, "("))
            yield malformed(text, Span(label, end + 1), "lacks the bracket in front of its address", fix)
    else:
        yield from wrong_bracket(text, first, url)


def _target(text: str, url: Span, closer: int, opening: re.Match[str]) -> Iterator[BrokenLink]:
    """The address behind `](` or something like it."""
    start, end = url
    bracket, gap, round_ = opening.groups()
    # The line's end is no part of what was found.
    after = text[end : end + 1].strip("\r\n")
    label = text.rfind("［", max(0, closer - 600), closer) if bracket == "］" else opener(text, closer)
    if text[closer - 1 : closer] == "\\" or (label >= 0 and is_mark(text[label + 1 : closer])):
        return
    if after == "）" or round_[0] == "（" or bracket == "］":
        span, fix = Span(closer, end + len(after)), None
        if after in ("）", ")") and label >= 0:
            edits = [Edit(closer, start, "]("), Edit(end, end + 1, ")")]
            fix = safe(
                "Write plain brackets", *edits, *([Edit(label, label + 1, "[")] if bracket == "］" else [])
            )
        message = f"“{shorten(text[slice(*span)])}” has full-width brackets, which make no link"
        yield BrokenLink("malformed-url", Found(span, message, fix=fix))
    elif label < 0:
        fix = lost_opener(text, closer) if after == ")" and not gap and round_ == "(" else None
        yield unbalanced(
            text, Span(closer, end + len(after)), "has no opening bracket, so there is no link", fix
        )
    elif after == ")" and not gap and round_ == "(":
        yield malformed(text, Span(closer, end + 1), "makes no link, for there is another link in its text")
    elif after == ")":
        stop = end + (2 if round_.count("(") > 1 and text.startswith("))", end) else 1)
        what = "a bracket too many" if "((" in round_ else "a space in front of its address"
        if gap:
            what = "a colon between its brackets" if gap.strip() else "a space between its brackets"
        fix = safe("Write it as a link", Edit(closer + 1, start, "("), Edit(end, stop, ")"))
        yield malformed(text, Span(label, stop), f"has {what}", fix)
    elif rest := _REST.match(text, end):
        yield with_spaces(text, Span(start, rest.end() - 1))
    elif not gap:
        yield unclosed(text, label, start, end)


def no_target(document: ListDocument, at: int) -> Iterator[BrokenLink]:
    """A `](` that makes no link, before anything but a bare address."""
    text = document.source.text
    label, begin = opener(text, at), at + 2
    if text.startswith(("http", "<http"), begin) or (
        label >= 0 and "\\" in (text[label - 1 : label], text[at - 1])
    ):
        return
    if text.startswith("[", begin) and text.find("](http", begin, _end_of_line(text, begin, 200)) >= 0:
        start = max(label, at - 60, text.rfind("\n", max(0, at - 60), at) + 1)
        yield malformed(text, Span(start, begin), "is followed by a link where an address belongs")
    elif target := _TARGET.match(text, at + 1):
        url = target[1]
        if label >= 0 and " " in url.strip() and '"' not in url and (url[0] == "#" or _PATH.match(url)):
            yield with_spaces(text, Span(*target.span(1)))
        elif label < 0 and url.startswith(("#", "./", "../")) and " " not in url:
            yield unbalanced(text, Span(at, target.end()), "has no opening bracket, so there is no link")
    elif label >= 0 and (path := _PATH_TO_END.match(text, begin)):
        yield unclosed(text, label, begin, path.end())


def _end_of_line(text: str, at: int, reach: int) -> int:
    """The end of the line, or a reach on it: counted over line endings, a reach would depend on how long these are."""
    end = text.find("\n", at, at + reach)
    return end if end >= 0 else at + reach


def spaced(text: str, at: int, stop: int) -> Iterator[BrokenLink]:
    """`[text] (#anchor)`, `[text] (./file.md)`."""
    target, label = _TARGET.match(text, stop - 1), opener(text, at)
    if (
        target is None
        or label < 0
        or is_mark(text[label + 1 : at])
        or " " in target[1]
        or target[1][1:].isdigit()
    ):
        return
    if target[1].startswith(("#", "./", "www.")) or _PATH.fullmatch(target[1]):
        fix = safe("Write it as a link", Edit(at + 1, stop, "("))
        yield malformed(text, Span(label, target.end()), "has a space between its brackets", fix)


def overrun(text: str, reference: Reference) -> Iterator[BrokenLink]:
    """An address that begins with a bracket, or runs over one that belongs to the text around it."""
    assert reference.url_span is not None
    url, (start, end), span = reference.url, reference.url_span, reference.span
    if url.startswith("("):
        fix = safe("Write one pair", Edit(start, end, url.strip("()")))
        yield malformed(text, span, "has doubled brackets and leads nowhere", fix)
    elif url.startswith("[") and (inside := _LINK_INSIDE.match(url)):
        fix = safe(f"Link to {inside[1]}", Edit(start, end, inside[1]))
        yield malformed(text, span, "has a link where its address belongs, and leads nowhere", fix)
    elif "](" in url and (stop := text.find("[", start, end)) >= 0:
        fix = unsafe("Close the bracket", Edit(stop, stop, ")"))
        yield unbalanced(text, Span(span.start, stop), f"is never closed: {UNCLOSED}", fix)
    elif url.endswith("]") and url.count("]") > url.count("["):
        if text[span.start - 1 : span.start] == "[" and not text.startswith("]", span.end):
            fix = safe("Write “)]” for “])”", Edit(end - 1, end + 1, ")]"))
            yield unbalanced(
                text, Span(span.start - 1, end + 1), "closes its brackets in the wrong order", fix
            )
        else:
            fix = safe("Remove the bracket", Edit(end - 1, end, ""))
            yield unbalanced(text, span, "has a bracket too many in its address", fix)
