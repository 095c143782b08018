"""The text that a reader of the rendered page sees, and the links in it."""

from __future__ import annotations

from typing import Literal

from awesomelint.markdown.html import entities
from awesomelint.markdown.inline import unescape
from awesomelint.markdown.parts import Inline

VisibleKind = Literal["text", "code", "break"]


def visible_spans(
    text: str, start: int, end: int, parts: list[Inline], *, summaries: bool = True
) -> list[tuple[int, int, VisibleKind]]:
    """Return the spans of `text[start:end]` that the rendered page shows, in order, and what each of them is.

    Marks of emphasis, tags, URLs, images and comments are left out. `code` is a code span's content, which is shown as
    written; `break` is a line ending inside a paragraph, with the spaces around it. Without `summaries`, what
    `<summary>` encloses is left out: it labels a fold, and is not part of the text in it.
    """
    found: list[tuple[int, int, VisibleKind]] = []
    _collect(text, start, end, parts, found, summaries=summaries)
    return found


def _collect(
    text: str,
    start: int,
    end: int,
    parts: list[Inline],
    found: list[tuple[int, int, VisibleKind]],
    *,
    summaries: bool,
) -> None:
    at = start
    for part in parts:
        if part.end <= start:
            continue
        if part.start >= end:
            break
        if part.start > at:
            found.append((at, part.start, "text"))
        kind = part.kind
        if kind == "bracket" or kind == "paren" or kind == "quote":
            # The brackets are shown as well.
            _collect(text, part.start, part.end, part.children, found, summaries=summaries)
        elif kind == "softbreak" or kind == "hardbreak":
            found.append((part.start, part.end, "break"))
        elif (
            kind == "em"
            and text[part.start - 1 : part.start] in ("_", "^")
            and "$" in text[start : part.start]
        ):
            # The stars of `$A_*$ and $B^*$` belong to the formulas.
            found.append((part.start, part.end, "text"))
        elif kind == "code" and text[part.start] == "`":
            found.append((part.inner_start, part.inner_end, "code"))
        elif kind == "image" or kind == "comment" or (kind == "summary" and not summaries):
            pass
        elif kind != "tag" or part.inner_start > part.start + 1:
            # A tag that encloses something is a pair of tags.
            _collect(text, part.inner_start, part.inner_end, part.children, found, summaries=summaries)
        at = part.end
    if end > at:
        found.append((at, end, "text"))


def rendered_text(text: str, start: int, end: int, parts: list[Inline], *, exact: bool = False) -> str:
    """Return what the rendered page shows of `text[start:end]`, escapes and entities decoded, white space collapsed.

    With `exact` white space stays as written, line endings are dropped, and the text of `<summary>` stays: from this
    text GitHub makes the anchor of a heading, and the space beside a badge counts there.
    """
    if not parts:
        shown = _decoded(text[start:end])
    else:
        shown = "".join(
            (text[first:last] if kind == "code" else _decoded(text[first:last]))
            if kind != "break"
            else ("" if exact else " ")
            for first, last, kind in visible_spans(text, start, end, parts, summaries=exact)
        )
    return shown if exact else " ".join(shown.split())


def _decoded(text: str) -> str:
    return entities(unescape(text)) if "\\" in text or "&" in text else text


def label_text(text: str, part: Inline) -> str:
    """Return the text of a link, for a linked image its alternative text, and "" for a bare URL."""
    if part.label is None:
        part.label = _label(text, part)
    return part.label


def _label(text: str, part: Inline) -> str:
    if part.kind == "url":
        return ""
    shown = rendered_text(text, part.inner_start, part.inner_end, part.children)
    if not shown and part.children:
        for child in part.children:
            for inner in child.walk():
                if inner.kind == "image":
                    return " ".join(text[inner.inner_start : inner.inner_end].split())
    return shown


def inner_text(text: str, part: Inline) -> str:
    """Return the text that a part encloses, as the rendered page shows it."""
    if part.kind == "link" and not is_badge(part):
        return label_text(text, part)
    return rendered_text(text, part.inner_start, part.inner_end, part.children)


def links_of(parts: list[Inline]) -> list[Inline]:
    """Return the links among the parts and inside them, bare URLs included, images and what is in links excluded."""
    found: list[Inline] = []
    for part in parts:
        if part.kind == "link" or part.kind == "url":
            found.append(part)
        elif part.children and part.kind != "image":
            found += links_of(part.children)
    return found


def is_badge(part: Inline) -> bool:
    """Whether a link encloses an image."""
    for child in part.children:  # noqa: SIM110 -- `any` takes three times as long, and most links enclose no part
        if child.kind == "image":
            return True
    return False
