"""A table of contents of which one side wrote all lines in new forms, and to which the other added or removed links.

If the new forms differ within one level, as after an accident with an editor, the table of the other side is kept, with the
links that the first side added. Otherwise, the merged table would have more forms than each side's. Only a link to the title
of the page is left out, which tools that write tables of contents add.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from awesomelint.analysis.anchors import anchors
from awesomelint.merging.node import Node
from awesomelint.merging.nodes import Nodes
from awesomelint.merging.units import Unit, Version
from awesomelint.util.regex import lazy_pattern

_DIGITS = lazy_pattern(r"\d+")
# What is before a link on purpose, such as a sign for each section.
_CONTENT = lazy_pattern(r"[^\s\d*+().-]+\s*")
_TARGET = lazy_pattern(r"\]\((#[^()\s]*)")
# Returns the unit that a side has for a node.
_Side = Callable[[Node], Unit | None]


def keep_uniform_contents(nodes: Nodes, newline: str) -> None:
    """Keep the table of contents of the side that wrote it in one form."""
    lines = [
        node
        for node in dict.fromkeys((*nodes.of_base, *nodes.of_ours, *nodes.of_theirs))
        if node.unit.is_contents and node.unit.is_item
    ]
    for mixed, uniform in ((_ours, _theirs), (_theirs, _ours)):
        form = _only_form(lines, uniform)
        if (
            form
            and _is_rewritten(lines, mixed)
            and _is_mixed(lines, mixed)
            and _has_other_links(lines, uniform)
        ):
            for node in lines:
                _keep(node, mixed(node), uniform(node), form, nodes.base, newline)
            return


def _ours(node: Node) -> Unit | None:
    return node.ours


def _theirs(node: Node) -> Unit | None:
    return node.theirs


def _only_form(lines: Sequence[Node], side: _Side) -> str:
    """Return what a side writes before the link of each line, apart from numbers; empty if that differs."""
    forms = {_before_link(unit) for node in lines if (unit := side(node)) is not None}
    return forms.pop() if len(forms) == 1 else ""


def _is_mixed(lines: Sequence[Node], side: _Side) -> bool:
    """Whether a side writes lines of one level in several forms."""
    forms: dict[int, str] = {}
    for node in lines:
        unit = side(node)
        if unit is not None:
            form = _CONTENT.sub("", _before_link(unit))
            if forms.setdefault(unit.indent, form) != form:
                return True
    return False


def _before_link(unit: Unit) -> str:
    return _DIGITS.sub("0", unit.lines[0].partition("[")[0])


def _is_rewritten(lines: Sequence[Node], side: _Side) -> bool:
    pairs = [
        (node.base, unit) for node in lines if node.base is not None and (unit := side(node)) is not None
    ]
    return all(_before_link(base) != _before_link(unit) for base, unit in pairs)


def _has_other_links(lines: Sequence[Node], side: _Side) -> bool:
    return any((node.base is None) != (side(node) is None) for node in lines)


def _keep(
    node: Node, mixed: Unit | None, uniform: Unit | None, form: str, base: Version, newline: str
) -> None:
    if node.base is not None and (mixed is None or uniform is None):
        return
    node.marked, node.adapted = False, True
    if uniform is not None:
        node.lines = uniform.lines_with(newline)
    elif mixed is not None:
        before, bracket, link = mixed.lines_with(newline)[0].partition("[")
        node.lines = [] if _leads_to_title(link, base) else [(form if bracket else before) + bracket + link]


def _leads_to_title(link: str, version: Version) -> bool:
    target, page = _TARGET.search(link), anchors(version.document)
    heading = page.heading_at(page.find(target[1]) or "") if target is not None else None
    return heading is not None and heading is page.headings[0]
