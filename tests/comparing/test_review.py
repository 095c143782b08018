"""Which findings are on the entries that are new: on their lines, or elsewhere and about them."""

from __future__ import annotations

from awesomelint.comparing.review import findings_on
from awesomelint.engine import Report
from awesomelint.findings import Finding, Related, Reverse, Severity
from awesomelint.source import Span
from tests.comparing.test_compare import FIRST, FOURTH, SECOND, document, listed


def test_findings_on_new_entries() -> None:
    read = document(listed(FIRST, SECOND, FOURTH))
    first, second, fourth = read.entries[:3]

    def finding(rule: str, at: int, *related: Related) -> Finding:
        return Finding(rule, Severity.WARNING, Span(at, at + 1), "a message", related)

    start, end = fourth.span
    findings = [
        finding("before", start - 1),
        finding("at-start", start),
        finding("at-end", end - 1),
        finding("after", end),
        finding("about", first.span.start, Related(Span(start, end), "here")),
        finding("other-file", first.span.start, Related(Span(start, end), "there", "other.md")),
        finding("on-another", second.span.start, Related(Span(*first.span), "here")),
    ]
    found = findings_on([fourth, second], Report(read.source, read, findings))
    assert [finding.rule for finding in found[fourth]] == ["at-start", "at-end", "about"]
    assert [finding.rule for finding in found[second]] == ["on-another"]


def test_a_finding_on_an_old_entry_is_reported_at_the_new_one() -> None:
    read = document(listed(FIRST, SECOND))
    first, second = read.entries[:2]
    reverse = Reverse("already listed below", "listed here")
    finding = Finding(
        "duplicate-entry",
        Severity.ERROR,
        second.span,
        "already listed above",
        (Related(first.span, "here", reverse=reverse),),
    )
    report = Report(read.source, read, [finding])
    assert findings_on([second], report) == {second: [finding]}
    assert findings_on([first, second], report) == {second: [finding]}
    (turned,) = findings_on([first], report)[first]
    assert (turned.span, turned.message) == (first.span, "already listed below")
    assert turned.related == (Related(second.span, "listed here"),)
