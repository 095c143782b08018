"""Lists of authors that a line break of the source cuts: `A. Lark, B. Finch, C.` on one line, `Wren, D. Swift` on the next."""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.reading.parse.plain_title import is_service
from awesomelint.reading.segment import Node
from awesomelint.reading.separators import EDGES
from awesomelint.util.regex import lazy_pattern

# What shows that names go on: a comma, “and”, or an initial.
_GOES_ON = lazy_pattern(rf"(?:,|&|\band|(?<!\w){author_names.UPPER}\.?)\s*$")
# The last name of a line, of which the line break may cut off a part, and the first of the next, with what follows it.
_LAST_NAME = lazy_pattern(r"(?:^|[,;&]|\band\b)\s*(?P<name>[\w’'-]+)\s*$")
_FIRST_NAME = lazy_pattern(
    r"\s*(?P<name>[^\Wa-z\d_][\w’'-]*(?: [\w’'.-]+){0,2}?)(?:, ?(?:\w|$)|,? (?:and|&) |\.(?:\s|$))"
)


def join_names_over_breaks(text: str, nodes: list[Node]) -> list[Node]:
    """Return nodes in which a list of authors that goes on after a line break is one text."""
    index = 0
    while index + 2 < len(nodes):
        before, broken, after = nodes[index : index + 3]
        if (
            broken.role == "break"
            and before.role == after.role == "text"
            and broken.part is not None
            and broken.part.kind == "softbreak"
            and _go_on(text[before.start : before.end], text[after.start : after.end])
        ):
            nodes = [*nodes[:index], Node("text", before.start, after.end), *nodes[index + 3 :]]
        else:
            index += 1
    return nodes


def _go_on(before: str, after: str) -> bool:
    """Return whether two lines of text are a list of authors, and none of them by itself."""
    names = before.lstrip(EDGES)
    following = _FIRST_NAME.match(after)
    if not names[:1].isupper() or following is None or is_service(after):
        return False
    if _GOES_ON.search(names) is None and (" " in following["name"] or _LAST_NAME.search(names) is None):
        # `Ada` and `Lark, Bo Finch` may be one name; `Ada Lark` and the words after it are not, nor is a word before `Ada Lark`.
        return False
    joined = author_names.first_sentence(f"{' '.join(names.split())} {' '.join(after.split())}")
    return len(joined) > len(names.rstrip()) + 1 and author_names.is_list(joined.rstrip(EDGES))
