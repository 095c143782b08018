"""Names in emphasis among authors: `Ada Lark, **Bo Finch**, Cy Wren`, as in lists of one's own works.

A venue that no table knows can look like a name, so italics count only between two names, and bold text at the end only if no
year follows: `Ada Lark, Bo Finch, *Barn Letters*, 2019`.
"""

from __future__ import annotations

from awesomelint.fields import author_names
from awesomelint.reading.segment import Node
from awesomelint.util.regex import compiled

_EMPHASIS = frozenset(("strong", "em"))
# The name before one in emphasis, and the name after it.
_BEFORE = compiled(r"(?P<name>[^,;.\n]{3,50}?)(?:,(?:\s*(?:and|&))?|\s(?:and|&))\s*$")
_AFTER = compiled(r"(?:,|\s*(?:and\s|&))\s*(?P<name>[^,;.\n]{3,50}+)")
# How far back the name before may begin.
_REACH = 60


def join_names(text: str, nodes: list[Node]) -> list[Node]:
    """Return nodes in which a name in emphasis is one text with the names beside it."""
    joined: list[Node] = []
    for index, node in enumerate(nodes):
        if node.role in _EMPHASIS and author_names.is_list(text[slice(*node.inner)], lenient=True):
            after = nodes[index + 1] if index + 1 < len(nodes) else None
            follows = bool(joined) and _ends_with_name(text, joined[-1])
            leads = after is not None and _begins_with_name(text, after)
            if follows and (leads or (node.role == "strong" and not _goes_on(text, after))):
                joined[-1] = Node("text", joined[-1].start, node.end)
                continue
            # `*Ada Lark*, Bo Finch*, Cy Wren*`: the asterisks after names are footnotes.
            footnotes = after is not None and "*" in text[after.start : after.end]
            if leads and (node.role == "strong" or footnotes):
                joined.append(Node("text", node.start, node.end))
                continue
        elif node.role == "text" and joined and joined[-1].role == "text":
            joined[-1] = Node("text", joined[-1].start, node.end)
            continue
        joined.append(node)
    return joined


def _ends_with_name(text: str, node: Node) -> bool:
    match = _BEFORE.search(text, max(node.start, node.end - _REACH), node.end)
    return match is not None and author_names.is_list(match["name"], lenient=True)


def _begins_with_name(text: str, node: Node) -> bool:
    match = _AFTER.match(text, node.start, node.end)
    return match is not None and author_names.is_list(match["name"], lenient=True)


def _goes_on(text: str, node: Node | None) -> bool:
    """Return whether a comma follows, as between a venue and its year."""
    return node is not None and text.startswith(",", node.start)
