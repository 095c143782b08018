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
    """Apply the fixes of a rule if the merged list has findings of it, and neither side has."""
    settings = Settings(select=frozenset(_RULES), min_severity=Severity.NOTE)
    found = lint(Source(text), settings).findings
    if found:
        before = {
            finding.rule
            for side in (ours, theirs)
            for finding in lint(side.document.source, settings).findings
        }
        found = [finding for finding in found if finding.rule not in before]
    return _apply(text, found)


def _apply(text: str, findings: list[Finding]) -> str:
    fixes = select_compatible(finding.fix for finding in findings if finding.fix is not None)
    return apply(text, merge_edits(fixes))
