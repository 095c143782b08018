"""Inline HTML in Markdown: a pair of tags becomes the equivalent part, such as a link for `<a href>`."""

from __future__ import annotations

import re

from awesomelint.markdown.parts import Inline, InlineKind
from awesomelint.util.regex import compiled, lazy_pattern

_NAME = lazy_pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_KINDS: dict[str, InlineKind] = {
    "a": "link",
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "code": "code",
    "kbd": "code",
    "q": "quote",
    "summary": "summary",
}
# HTML elements that lists use; `<Creative>` in a title is not a tag.
_ELEMENTS = frozenset(
    [
        "a",
        "abbr",
        "align",
        "b",
        "big",
        "blockquote",
        "br",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "iframe",
        "img",
        "ins",
        "kbd",
        "li",
        "main",
        "mark",
        "nav",
        "nobr",
        "ol",
        "p",
        "picture",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "script",
        "section",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
    ]
)
_ATTRIBUTES: dict[str, re.Pattern[str]] = {}


def is_element(text: str, start: int) -> bool:
    """Whether the tag at an offset names an HTML element."""
    match = _NAME.match(text, start)
    return match is None or match[2].lower() in _ELEMENTS


def tag_name(text: str, part: Inline) -> str:
    """The name of a tag in lower case, with a slash in front if it is a closing tag."""
    match = _NAME.match(text, part.start)
    return (match[1] + match[2].lower()) if match else ""


def attribute(text: str, start: int, end: int, name: str) -> tuple[int, int] | None:
    """The offsets of an attribute's value in the tag from `start` to `end`, without quotes; None if it has no such attribute."""
    pattern = _ATTRIBUTES.get(name)
    if pattern is None:
        pattern = compiled(rf"""\s{name}\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++))""", re.IGNORECASE)
        _ATTRIBUTES[name] = pattern
    match = pattern.search(text, start, end)
    if match is None:
        return None
    return match.span(match.lastindex or 0)


def pair_tags(text: str, parts: list[Inline]) -> list[Inline]:
    """Return the parts with each pair of known tags and its content as one part, and `<img>` as an image."""
    result: list[Inline] = []
    opened: list[tuple[str, int]] = []
    for part in parts:
        if part.kind != "tag":
            if part.children:
                part.children = pair_tags(text, part.children)
            result.append(part)
            continue
        name = tag_name(text, part)
        if name == "img":
            result.append(_image(text, part))
        elif name in _KINDS and len(opened) < 4:
            opened.append((name, len(result)))
            result.append(part)
        elif name[:1] == "/" and name[1:] in _KINDS:
            for index in range(len(opened) - 1, max(-1, len(opened) - 9), -1):
                if opened[index][0] == name[1:]:
                    at = opened[index][1]
                    del opened[index:]
                    result[at:] = [_pair(text, _KINDS[name[1:]], result[at], part, result[at + 1 :])]
                    break
            else:
                result.append(part)
        else:
            result.append(part)
    return result


_ENTITY = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def entities(text: str) -> str:
    """Return the text with entities decoded if they end in a semicolon, so that `?a=1&copy=2` is unchanged."""
    if "&" not in text or ";" not in text:
        return text
    from html import unescape

    return _ENTITY.sub(lambda match: unescape(match[0]), text)


def _url(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The URL in an attribute with its offsets, as browsers read it: without surrounding white space and line endings."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return entities(_LINE_ENDS.sub("", text[start:end])), start, end


_LINE_ENDS = compiled(r"[\t\r\n]+")


def _image(text: str, part: Inline) -> Inline:
    image = Inline("image", part.start, part.end, part.end, part.end)
    if alt := attribute(text, part.start, part.end, "alt"):
        image.inner_start, image.inner_end = alt
    if source := attribute(text, part.start, part.end, "src"):
        image.url, image.url_start, image.url_end = _url(text, *source)
    return image


def _pair(text: str, kind: InlineKind, first: Inline, last: Inline, inside: list[Inline]) -> Inline:
    target = attribute(text, first.start, first.end, "href") if kind == "link" else None
    if kind == "link" and target is None:
        kind = "tag"
    part = Inline(kind, first.start, last.end, first.end, last.start)
    if target is not None:
        part.url, part.url_start, part.url_end = _url(text, *target)
    part.children = inside
    return part
