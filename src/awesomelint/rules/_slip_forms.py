"""The forms in which a link goes wrong: each function looks at one place and says which slip it is, if any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from awesomelint.fields import labels
from awesomelint.markdown.inline import normalise_label
from awesomelint.model import ListDocument, Reference
from awesomelint.rules.api import Edit, Fix, Found, Severity, Span, safe, unsafe

_BEFORE_URL = re.compile(r"([\]］])([ \t]*)([(（][ \t(]*)$")
_TARGET = re.compile(r"\(([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)")
# More words of an address behind a space, up to the bracket that closes it; a point before the space belongs to it.
_REST = re.compile(r"[?!.,:;*_~'\"]*(?:[ \t]+[^\s()\[\]|<>\"]+){1,4}\)")
_INSIDE = re.compile(r"\[([^\[\]()\n]{1,30})\($")
_TURNED = re.compile(r"\(([^\[\]()\n]{1,60})\)\[$")
_LINK_INSIDE = re.compile(r"\[[^\[\]\n]*\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)$")
_PATH = re.compile(r"\.{0,2}/|[\w.-]+/|[^\s/]+\.(?:md|pdf|png|jpe?g|html?|ipynb|txt|bib)\b", re.IGNORECASE)
_PATH_TO_END = re.compile(r"[#.\w/-]*[#/][\w./-]+(?=[\]}|]|[ \t]*$)", re.MULTILINE)


class Slip(NamedTuple):
    """A link gone wrong: the rule that tells of it, and what that rule says."""

    rule: str
    found: Found


def bare_address(document: ListDocument, reference: Reference) -> Iterator[Slip]:
    """A bare address that stands where the target of a link stands."""
    text = document.source.text
    start, end = reference.span
    # GitHub's own autolink may run on over the bracket that was meant to end the address.
    if ")" in reference.url and reference.url.find(")") < (reference.url.find("(") if "(" in reference.url else end):
        end = start + reference.url.find(")")
    elif reference.url.endswith("\\"):
        end -= 1
    first = max(text.rfind("\n", 0, start) + 1, start - 80)
    before, after = text[first:start], text[end : end + 2]
    if opening := _BEFORE_URL.search(before):
        yield from _target(text, Span(start, end), first + opening.start(), opening)
    elif after[:1] == "]" and before.endswith("][") and normalise_label(text[start:end]) not in document.definitions:
        yield _malformed(
            text, Span(start - 1, end + 1), "stands in square brackets, where a link has round ones",
            safe("Write round brackets", Edit(start - 1, start, "("), Edit(end, end + 1, ")")),
        )
    elif after[:1] == "]" and (turned := _TURNED.search(before)):
        at = first + turned.start()
        yield _malformed(
            text, Span(at, end + 1), "has its brackets the wrong way round: a link is [text](address)",
            safe("Turn the brackets round", Edit(at, at + 1, "["), Edit(start - 2, start, "]("), Edit(end, end + 1, ")")),
        )
    elif after == ")]" and (inside := _INSIDE.search(before)) and labels.is_label(labels.normal(inside[1])):
        yield _malformed(
            text, Span(first + inside.start(), end + 2), f"closes its bracket too late: [{inside[1]}] comes before the address",
            safe("Close the bracket before the address", Edit(start - 1, start - 1, "]"), Edit(end + 1, end + 2, "")),
        )
    elif after[:1] == ")" and before.endswith("[") and not before.endswith("]["):
        yield _malformed(text, Span(start - 1, end + 1), "has lost the text of its link: a link is [text](address)")


def _target(text: str, url: Span, closer: int, opening: re.Match[str]) -> Iterator[Slip]:
    """The address behind `](` or something like it."""
    start, end = url
    bracket, gap, round_ = opening.groups()
    after = text[end : end + 1]
    label = text.rfind("［", 0, closer) if bracket == "］" else _opener(text, closer)
    if label >= 0 and _is_mark(text[label + 1 : closer]):
        return
    if after == "）" or round_[0] == "（" or bracket == "］":
        edits = [Edit(closer, start, "]("), Edit(end, end + 1, ")")] + ([Edit(label, label + 1, "[")] if bracket == "］" else [])
        fix = safe("Write plain brackets", *edits) if after in ("）", ")") and label >= 0 else None
        span = Span(closer, end + len(after))
        yield Slip("malformed-url", Found(span, f"“{_short(text, span)}” has full-width brackets, which make no link", fix=fix))
    elif label < 0:
        yield _unbalanced(text, Span(closer, end + 1), "has no opening bracket, so there is no link")
    elif after == ")":
        doubled = round_.count("(") > 1
        whole = Span(label, end + (2 if doubled and text.startswith("))", end) else 1))
        if gap or doubled or round_ != "(":
            what = "a space between its brackets" if gap else "a bracket too many" if doubled else "a space before its address"
            edits = [Edit(closer + 1, start, "("), Edit(end, whole.end, ")")]
            yield _malformed(text, whole, f"has {what}", safe("Write it as a link", *edits))
        else:
            yield _malformed(text, Span(closer, end + 1), "makes no link, for there is another link in its text")
    elif rest := _REST.match(text, end):
        yield _with_spaces(text, Span(start, rest.end() - 1))
    elif not gap:
        yield _unclosed(text, label, start, end)


def no_target(document: ListDocument, at: int) -> Iterator[Slip]:
    """A `](` that makes no link, before anything but a bare address."""
    text = document.source.text
    label, begin = _opener(text, at), at + 2
    if text.startswith(("http", "<http"), begin) or (label >= 0 and (text[label - 1 : label] == "\\" or text[at - 1] == "\\")):
        return
    if text.startswith("[", begin) and "](http" in text[begin : begin + 200]:
        yield _malformed(text, Span(max(label, at - 60), begin), "is followed by a link where an address belongs")
    elif target := _TARGET.match(text, at + 1):
        span = Span(*target.span(1))
        url = target[1]
        if label >= 0 and " " in url.strip() and '"' not in url and (url[0] == "#" or _PATH.match(url)):
            yield _with_spaces(text, span)
        elif label < 0 and url.startswith(("#", "./", "../")) and " " not in url:
            yield _unbalanced(text, Span(at, target.end()), "has no opening bracket, so there is no link")
    elif label >= 0 and (path := _PATH_TO_END.match(text, begin)):
        yield _unclosed(text, label, begin, path.end())


def spaced(text: str, at: int, stop: int) -> Iterator[Slip]:
    """`[text] (#anchor)`, `[text] (./file.md)`."""
    target, label = _TARGET.match(text, stop - 1), _opener(text, at)
    if target is None or label < 0 or _is_mark(text[label + 1 : at]) or " " in target[1] or target[1][1:].isdigit():
        return
    if target[1].startswith(("#", "./", "www.")) or _PATH.fullmatch(target[1]):
        yield _malformed(
            text, Span(label, target.end()), "has a space between its brackets", safe("Write it as a link", Edit(at + 1, stop, "("))
        )


def overrun(text: str, reference: Reference) -> Iterator[Slip]:
    """An address that begins with a bracket, or runs over one that belongs to the text around it."""
    assert reference.url_span is not None
    url, (start, end), at = reference.url, reference.url_span, reference.span.start
    span = Span(at, reference.span.end)
    if url.startswith("("):
        yield _malformed(text, span, "has doubled brackets and leads nowhere", safe("Write one pair", Edit(start, end, url.strip("()"))))
    elif url.startswith("[") and (inside := _LINK_INSIDE.match(url)):
        yield _malformed(
            text, span, "has a link where its address belongs, and leads nowhere", safe(f"Link to {inside[1]}", Edit(start, end, inside[1]))
        )
    elif "](" in url:
        stop = text.find("[", start)
        yield _unbalanced(
            text, Span(at, stop), "is never closed: it takes a “)” behind its address", unsafe("Close the bracket", Edit(stop, stop, ")"))
        )
    elif url.endswith("]") and url.count("]") > url.count("["):
        if text[at - 1 : at] == "[" and not text.startswith("]", span.end):
            span = Span(at - 1, end + 1)
            yield _unbalanced(
                text, span, "closes its brackets in the wrong order", safe("Write “)]” for “])”", Edit(end - 1, end + 1, ")]"))
            )
        else:
            yield _unbalanced(text, span, "has a bracket too many in its address", safe("Remove the bracket", Edit(end - 1, end, "")))


def _unclosed(text: str, label: int, start: int, end: int) -> Slip:
    after = text[end : end + 1]
    taken = after == "}" or (after == "]" and text[label - 1 : label] not in ("[", "(", "（"))
    said = f"closed by “{after}”" if taken else "never closed"
    fix = safe("Close the bracket behind the address", Edit(end, end + 1 if taken else end, ")"))
    return _unbalanced(text, Span(label, end), f"is {said}: it takes a “)” behind its address", fix)


def _with_spaces(text: str, span: Span) -> Slip:
    url = text[span.start : span.end]
    if url.startswith("#"):
        fix = unsafe("Write hyphens for the spaces", Edit(*span, "-".join(url.split())))
    elif url.startswith("http"):
        # In a badge a space is part of what it shows; elsewhere it came in when the address was copied.
        fix = unsafe("Write the address without spaces", Edit(*span, ("%20" if "img.shields.io" in url else "").join(url.split())))
    else:
        fix = safe("Write %20 for the spaces", Edit(*span, "%20".join(url.split())))
    return Slip("malformed-url", Found(span, f"the address “{_short(text, span)}” has a space in it: GitHub shows the link as text", fix=fix))


def _opener(text: str, closer: int) -> int:
    """Where the bracket was opened that closes at an offset; -1 where it was not, within its paragraph."""
    first = max(text.rfind("\n\n", 0, closer), closer - 600, -1) + 1
    depth, at = 0, closer
    while True:
        opened, closed = text.rfind("[", first, at), text.rfind("]", first, at)
        if opened < 0:
            return -1
        at = max(opened, closed)
        if at == closed:
            depth += 1
        elif depth:
            depth -= 1
        else:
            return at


def _is_mark(label: str) -> bool:
    """Whether what stands in the brackets is a task's box or a footnote."""
    return label in ("", " ", "x", "X") or label.startswith("^")


def _malformed(text: str, span: Span, message: str, fix: Fix | None = None) -> Slip:
    return Slip("malformed-link", Found(span, f"“{_short(text, span)}” {message}", fix=fix))


def _unbalanced(text: str, span: Span, message: str, fix: Fix | None = None) -> Slip:
    return Slip("unbalanced-brackets", Found(span, f"“{_short(text, span)}” {message}", Severity.ERROR, fix=fix))


def _short(text: str, span: Span) -> str:
    shown = " ".join(text[span.start : span.end].split())
    return shown if len(shown) <= 70 else shown[:67] + "…"
