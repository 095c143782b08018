"""The engine: a source and settings in, findings out; no file, clock or network is touched."""

from __future__ import annotations

from awesomelint.findings import Finding
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.rules import RULES
from awesomelint.settings import Settings
from awesomelint.source import Source


class Report:
    """What linting one source gave: the document, and the findings by place."""

    __slots__ = ("document", "findings", "source")

    def __init__(self, source: Source, document: ListDocument, findings: list[Finding]) -> None:
        self.source = source
        self.document = document
        self.findings = findings


def lint(source: Source, settings: Settings) -> Report:
    """Read a source and run the rules that are asked for, in order of place, then of rule.

    A source that holds no list is judged by no rule but those about any text.
    """
    document = read(source)
    findings: list[Finding] = []
    is_list = document.is_list
    for rule in RULES:
        if not settings.runs(rule) or not is_list:
            continue
        for found in rule.check(document, settings.rule_options(rule)):
            severity = settings.severity(rule, found.severity)
            if severity >= settings.min_severity:
                key = found.key or source.text[found.span.start : found.span.end]
                findings.append(Finding(rule.name, severity, found.span, found.message, found.related, found.fix, key))
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return Report(source, document, findings)
