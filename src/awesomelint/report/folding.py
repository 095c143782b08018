"""Equal findings of a long report, of which only the first few are shown."""

from __future__ import annotations

from collections.abc import Iterable

from awesomelint.report.located import LocatedFinding
from awesomelint.util.regex import compiled

# Up to this many equal findings in a file are shown; of more, only the first three.
_SHOWN, _FIRST = 5, 3
_LINES = 12
# What differs between messages that say the same: quoted text, URLs and numbers.
_PARTS = compiled(r"“[^”]*”|`[^`]*`|https?://\S+|[0-9]+")


def folds(findings: Iterable[LocatedFinding]) -> dict[int, list[LocatedFinding]]:
    """Return the findings to hide, by the `id` of the last equal finding in the same file that is shown.

    Findings are equal if they have the same rule, severity and kind of fix, and the same message apart from
    quoted text, URLs and numbers.
    """
    equal: dict[tuple[object, ...], list[LocatedFinding]] = {}
    for item in findings:
        finding = item.finding
        safety = finding.fix.safety if finding.fix is not None else None
        message = _PARTS.sub("“”", finding.message)
        equal.setdefault((item.path, finding.rule, finding.severity, safety, message), []).append(item)
    return {id(group[_FIRST - 1]): group[_FIRST:] for group in equal.values() if len(group) > _SHOWN}


def words(hidden: list[LocatedFinding]) -> str:
    """Return how many findings are hidden, on which lines, and how to see them."""
    lines = list(dict.fromkeys(item.start.line for item in hidden))
    shown = ", ".join(map(str, lines[:_LINES])) + (", …" if len(lines) > _LINES else "")
    on = f"on line {shown}" if len(lines) == 1 else f"on lines {shown}"
    return f"  … and {len(hidden)} more like this in this file, {on}; --no-fold shows all"
