"""Suppressions: the findings of all rules without those that comments in the list hide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from awesomelint.filtering.suppressions.ranges import JUDGE, Coverage
from awesomelint.filtering.suppressions.unused import verdicts
from awesomelint.findings import Finding
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Rule

# The rules that compare entries with each other: an entry that is hidden from one of them is none to compare with.
COMPARING = frozenset(("duplicate-entry", "conflicting-id", "misordered-date", "misordered-title"))


def visible(
    document: ListDocument,
    rules: Sequence[Rule],
    find: Callable[[ListDocument, Rule], Iterable[Finding]],
    unjudged: frozenset[str],
) -> list[Finding]:
    """What rules find in a document that no comment hides; then what the judge of the comments finds, if it is asked.

    Comments that are about the `unjudged` rules may be of use that one document alone does not show.
    """
    coverage = Coverage(document)
    findings: list[Finding] = []
    for rule in rules:
        if rule.name == JUDGE:
            continue
        found = list(find(document, rule))
        seen = _sift(document, coverage, found)
        if rule.name in COMPARING and (aside := set_aside(document, coverage, rule.name)):
            seen = _sift(document, coverage, find(document.without(aside), rule))
        findings += seen
    judge = next((rule for rule in rules if rule.name == JUDGE), None)
    if judge is not None:
        judged = frozenset(rule.name for rule in rules) - unjudged
        document.memo["verdicts"] = list(verdicts(document, coverage, judged))
        findings += _sift(document, coverage, find(document, judge))
    return findings


def _sift(document: ListDocument, coverage: Coverage, found: Iterable[Finding]) -> list[Finding]:
    """The findings that nothing hides; what hides one is of use, and so is what covers its counterpart."""
    line_of = document.source.line_of
    seen = []
    for finding in found:
        hiding = coverage.over(finding.rule, line_of(finding.span.start))
        if not hiding:
            seen.append(finding)
        if finding.rule in COMPARING:
            for related in finding.related:
                hiding = hiding + coverage.over(finding.rule, line_of(related.span.start))
        for hide in hiding:
            hide.used = True
    return seen


def set_aside(document: ListDocument, coverage: Coverage, rule: str) -> frozenset[Entry]:
    """The entries that comments hide from a rule."""
    line_of = document.source.line_of
    return frozenset(
        entry
        for entry in document.entries
        if coverage.over(rule, entry.line)
        or coverage.over(rule, line_of((entry.title_span or entry.head).start))
    )
