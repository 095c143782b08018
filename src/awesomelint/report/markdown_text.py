"""Text from lists in Markdown that others read, such as comments on pull requests: nothing in it acts as markup."""

from __future__ import annotations

from awesomelint.markdown.escape import link_target
from awesomelint.ui.sanitize import HARMFUL
from awesomelint.util.regex import compiled

# Everything that Markdown or HTML could interpret as markup, including the colon of a bare URL.
_MARKUP = compiled(r"[!-/:-@\[-`{-~]")
_HARMLESS_MARKS = frozenset(".,;'\"/%?=-() ")


def literal(text: str) -> str:
    """Escape text for Markdown, with punctuation as character references."""
    return _MARKUP.sub(lambda mark: mark[0] if mark[0] in _HARMLESS_MARKS else f"&#{ord(mark[0])};", text)


def silent(text: str) -> str:
    """Escape text for a comment on GitHub, where even `&#64;name` notifies a person and `&#35;12` refers to an issue.

    A space of no width after the sign prevents that.
    """
    return literal(text).replace("&#64;", "&#64;&#8203;").replace("&#35;", "&#35;&#8203;")


def linked(text: str, url: str) -> str:
    """Return a link with escaped text; only the text if the URL is not one of the web, or too long."""
    target = None if HARMFUL.search(url) else link_target(url)
    return silent(text) if target is None else f"[{silent(text)}]({target})"
