"""Text as Markdown that shows exactly this text: in headings, links, lists and tables."""

from __future__ import annotations

import re

from awesomelint.util.regex import compiled

# Marks that could act as markup. An underscore within a word and a backslash before a letter do not.
_MARKUP = compiled(
    r"[`*\[\]|~]|(?<![^\W_])_|_(?![^\W_])|\\(?=[!-/:-@\[-`{-~]|$)|<|&(?=#?\w{1,40};)|(?<![^\W_])(?:https?:/|www\.)"
)
_REFERENCES = {"<": "&lt;", "&": "&amp;"}
_NOT_IN_URL = compiled(r"[^\w\-.~:/?#@!$&'*+,;=%]")
_MAX_URL = 2_000


def as_text(text: str) -> str:
    """Return a text, on one line, as Markdown: nothing in it is markup, a tag or a link."""
    return _MARKUP.sub(_escaped, " ".join(text.split()))


def _escaped(match: re.Match[str]) -> str:
    mark = match[0]
    if len(mark) > 1:
        # A bare URL would be a link: `https:/` and `www.`.
        return mark[:-1] + "\\" + mark[-1]
    return _REFERENCES.get(mark) or "\\" + mark


def as_link(text: str, url: str) -> str:
    """Return a link with this text; only the text if the URL is not one of the web, or is very long."""
    target = link_target(url)
    return as_text(text) if target is None else f"[{as_text(text)}]({target})"


def link_target(url: str) -> str | None:
    """Return a URL as it is written in a link; None if it is not one of the web, or is very long."""
    if not url.lower().startswith(("https://", "http://")) or len(url) > _MAX_URL:
        return None
    return _NOT_IN_URL.sub(_encoded, url)


def _encoded(match: re.Match[str]) -> str:
    from urllib.parse import quote

    return quote(match[0].encode("utf-8", "replace"), safe="")
