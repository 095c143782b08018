"""The engine: a source and settings in, findings or a repaired source out; no file, clock or network is touched."""

from __future__ import annotations

from awesomelint.findings import Finding
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.rules import RULES
from awesomelint.settings import Settings
from awesomelint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from awesomelint.filtering.allow import Allowances
    from awesomelint.fixing.settle import Held


class Report:
    """What linting one source gave: the document, and the findings by place."""

    __slots__ = ("document", "findings", "source")

    def __init__(self, source: Source, document: ListDocument, findings: list[Finding]) -> None:
        self.source = source
        self.document = document
        self.findings = findings


class Fixed:
    """What fixing one source gave: the report on what is left, the findings that were settled, the fixes held back."""

    __slots__ = ("before", "held", "made", "report")

    def __init__(self, before: Source, report: Report, made: list[Finding], held: list[Held]) -> None:
        self.before = before
        self.report = report
        self.made = made
        self.held = held

    @property
    def changed(self) -> bool:
        """Whether the repaired text differs from the one that was given."""
        return self.report.source.text != self.before.text


def lint(source: Source, settings: Settings) -> Report:
    """Read a source and run the rules that are asked for, in order of place, then of rule.

    A source that holds no list is judged by none.
    """
    document = read(source)
    findings: list[Finding] = []
    is_list = document.is_list
    for rule in RULES:
        if not settings.runs(rule) or not is_list:
            continue
        allowed = settings.allow.get(rule.name)
        for found in rule.check(document, settings.rule_options(rule)):
            severity = settings.severity(rule, found.severity)
            if severity >= settings.min_severity:
                key = found.key or source.text[found.span.start : found.span.end]
                if allowed and _allowances(document).cover(allowed, found.span, key):
                    continue
                findings.append(Finding(rule.name, severity, found.span, found.message, found.related, found.fix, key))
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return Report(source, document, findings)


def _allowances(document: ListDocument) -> Allowances:
    """What may be let pass in a document, looked up once, and only where a configuration has an allow-list."""
    from awesomelint.filtering.allow import Allowances

    known: Allowances | None = document.memo.get("allowances")
    if known is None:
        known = document.memo["allowances"] = Allowances(document)
    return known


def fix(source: Source, settings: Settings, *, unsafe: bool = False) -> Fixed:
    """Make the safe fixes (`unsafe`: all) of what `lint` reports, to a fixed point.

    `fixing.settle.Unsettled` says, in a sentence, why a source must be left as it is.
    """
    from awesomelint.fixing.settle import settle

    settled = settle(lint(source, settings), lambda changed: lint(changed, settings), unsafe=unsafe)
    report = settled.last
    assert isinstance(report, Report)
    return Fixed(source, report, settled.made, settled.held)
