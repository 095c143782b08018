"""What was right on both sides is right after the merge: stated counts, and the table of contents."""

from __future__ import annotations

from awesomelint.engine import lint
from awesomelint.findings import Finding, Severity
from awesomelint.fixing.edits import apply, merge_edits, select_compatible
from awesomelint.merging.units import Version
from awesomelint.settings import Settings
from awesomelint.source import Source

_RULES = ("stated-count", "toc-mismatch")


def restore(text: str, ours: Version, theirs: Version) -> str:
    """Apply the fixes of a rule if neither side has a finding of it, and the merged list has."""
    for rule in _RULES:
        settings = Settings(select=frozenset((rule,)), min_severity=Severity.NOTE)
        if not any(lint(side.document.source, settings).findings for side in (ours, theirs)):
            text = _apply(text, lint(Source(text), settings).findings)
    return text


def _apply(text: str, findings: list[Finding]) -> str:
    fixes = select_compatible(finding.fix for finding in findings if finding.fix is not None)
    return apply(text, merge_edits(fixes))
