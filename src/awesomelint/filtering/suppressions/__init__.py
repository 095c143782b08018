"""Suppression comments: the findings of all rules, without those that comments in the list hide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from awesomelint.filtering.suppressions.ranges import Coverage
from awesomelint.filtering.suppressions.unused import comment_problems
from awesomelint.findings import Finding, Found
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Rule


def visible(
    document: ListDocument,
    rules: Sequence[Rule],
    find: Callable[[ListDocument, Rule, Sequence[Found]], Iterable[Finding]],
    unjudged: frozenset[str],
) -> list[Finding]:
    """Return the findings of rules in a document that no comment hides. Rules that judge suppressions run last.

    `find` returns the findings of a rule; its last argument is what is wrong with the comments, for the rules that
    judge them. Comments about the `unjudged` rules are never reported as unused, because other files decide that.
    """
    coverage = Coverage(document)
    findings: list[Finding] = []
    for rule in rules:
        if rule.judges_suppressions:
            continue
        seen = _not_hidden(document, coverage, rule, find(document, rule, ()))
        if rule.compares_entries and (aside := set_aside(document, coverage, rule.name)):
            seen = _not_hidden(document, coverage, rule, find(document.without(aside), rule, ()))
        findings += seen
    for rule in rules:
        if rule.judges_suppressions:
            judged = frozenset(rule.name for rule in rules) - unjudged
            unused = list(comment_problems(document, coverage, judged))
            findings += _not_hidden(document, coverage, rule, find(document, rule, unused))
    return findings


def _not_hidden(
    document: ListDocument, coverage: Coverage, rule: Rule, found: Iterable[Finding]
) -> list[Finding]:
    """Return the findings that are not hidden; mark the comments that hide a finding or its counterpart as used."""
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
    """Return the entries that comments hide from a rule."""
    line_of = document.source.line_of
    return frozenset(
        entry
        for entry in document.entries
        if coverage.over(rule, entry.line) or coverage.over(rule, line_of(entry.title_span.start))
    )
