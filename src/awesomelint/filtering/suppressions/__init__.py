"""Suppressions: the findings of all rules without those that comments in the list hide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from awesomelint.filtering.suppressions.ranges import Coverage
from awesomelint.filtering.suppressions.unused import verdicts
from awesomelint.findings import Finding, Found
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Rule


def visible(
    document: ListDocument,
    rules: Sequence[Rule],
    find: Callable[[ListDocument, Rule, Sequence[Found]], Iterable[Finding]],
    unjudged: frozenset[str],
) -> list[Finding]:
    """What rules find in a document and no comment hides. Rules that judge suppressions run last.

    `find` gives the findings of one rule; its last argument is what is wrong with the comments, for the rules that
    judge them. Whether comments about the `unjudged` rules hide anything, one document alone does not show.
    """
    coverage = Coverage(document)
    findings: list[Finding] = []
    for rule in rules:
        if rule.judges_suppressions:
            continue
        seen = _sift(document, coverage, rule, find(document, rule, ()))
        if rule.compares_entries and (aside := set_aside(document, coverage, rule.name)):
            seen = _sift(document, coverage, rule, find(document.without(aside), rule, ()))
        findings += seen
    for rule in rules:
        if rule.judges_suppressions:
            judged = frozenset(rule.name for rule in rules) - unjudged
            unused = list(verdicts(document, coverage, judged))
            findings += _sift(document, coverage, rule, find(document, rule, unused))
    return findings


def _sift(document: ListDocument, coverage: Coverage, rule: Rule, found: Iterable[Finding]) -> list[Finding]:
    """The findings that nothing hides; what hides one is of use, and so is what covers its counterpart."""
    line_of = document.source.line_of
    seen = []
    for finding in found:
        hiding = coverage.over(finding.rule, line_of(finding.span.start))
        if not hiding:
            seen.append(finding)
        if rule.compares_entries:
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
