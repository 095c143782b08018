"""Findings as diagnostics."""

from __future__ import annotations

from lsprotocol import types

from awesomelint.findings import Finding, Severity
from awesomelint.report.urls import rule_page
from awesomelint.server.lists import Checked

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
SOURCE = "awesomelint"


def diagnostics(checked: Checked) -> list[types.Diagnostic]:
    """Return the findings of a check, without those below the minimum severity."""
    return [diagnostic(checked, finding) for finding in checked.report.findings]


def diagnostic(checked: Checked, finding: Finding) -> types.Diagnostic:
    """Return a finding as a diagnostic."""
    positions = checked.text.positions
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(checked.text.uri, positions.range(related.span)), related.message
        )
        for related in finding.related
        if related.path is None
    ]
    return types.Diagnostic(
        range=positions.range(finding.span),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(href=rule_page(finding.rule)),
        source=SOURCE,
        related_information=related or None,
    )
