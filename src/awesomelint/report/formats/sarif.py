"""SARIF 2.1.0, for GitHub code scanning and other tools that collect findings."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from awesomelint import __version__
from awesomelint.findings import Fix, Safety, Severity
from awesomelint.report.formats.json import encoded
from awesomelint.report.located import LocatedFinding, locate
from awesomelint.report.paths import relative
from awesomelint.report.urls import HOME, rule_page
from awesomelint.rules import ONLINE, RULES, all_rules
from awesomelint.source import Source, Span
from awesomelint.ui.sanitize import clipped
from awesomelint.util.regex import compiled

if TYPE_CHECKING:
    from awesomelint.engine import Report
    from awesomelint.rules.api import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
# In SARIF messages, `{0}` is a placeholder and `[text](target)` is a link.
_PLACEHOLDER = compiled(r"\{(\d+)\}")


def write(reports: Iterable[Report], out: TextIO, *, root: str | None = None) -> None:
    """Write one run; URIs are relative to `root`, the folder of the checkout (default: the current folder)."""
    findings = locate(reports, root=root, with_fingerprints=True)
    described = all_rules() if any(item.finding.rule in ONLINE for item in findings) else RULES
    rules = [_rule(rule) for rule in described]
    indexes = {rule.name: index for index, rule in enumerate(described)}
    for name in sorted({item.finding.rule for item in findings} - indexes.keys()):
        indexes[name] = len(rules)
        rules.append({"id": name, "helpUri": rule_page(name)})
    driver = {
        "name": "awesomelint",
        "semanticVersion": __version__,
        "informationUri": HOME,
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, indexes, root) for item in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    out.write(encoded(log) + "\n")


def _rule(rule: Rule) -> dict[str, Any]:
    help_text = f"{rule.documentation}\n"
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": clipped(_why(rule.documentation) or rule.summary, 1000)},
        "help": {"text": help_text, "markdown": help_text},
        "helpUri": rule_page(rule.name),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.group],
            "precision": "high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _why(documentation: str) -> str:
    """Return the section “Why” of a rule's documentation as one paragraph."""
    section = documentation.partition("## Why\n")[2].partition("\n## ")[0]
    return " ".join(section.split())


def _result(item: LocatedFinding, indexes: dict[str, int], root: str | None) -> dict[str, Any]:
    source, finding = item.source, item.finding
    uri = _uri(source.path, root)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": indexes[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding.message)},
        "locations": [_location(uri, source, finding.span)],
        # Not `primaryLocationLineHash`: GitHub computes that itself and warns if it differs.
        "partialFingerprints": {"awesomelint/v1": item.fingerprint},
    }
    if item.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(_uri(related.source.path, root), related.source, related.span),
                "message": {"text": _message(related.message)},
            }
            for number, related in enumerate(item.related, 1)
        ]
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix, uri, source)]
    return result


def _message(text: str) -> str:
    return _PLACEHOLDER.sub(r"{{\1}}", clipped(text)).replace("](", "] (")


def _location(uri: str, source: Source, span: Span) -> dict[str, Any]:
    region = _region(source, span.start, span.end)
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _region(source: Source, start: int, end: int) -> dict[str, int]:
    first, last = source.position(start), source.position(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }


def _fix(fix: Fix, uri: str, source: Source) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(source, edit.start, edit.end), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    title = _message(fix.title) + (" (unsafe: review the change)" if fix.safety is Safety.UNSAFE else "")
    change = {"artifactLocation": {"uri": uri}, "replacements": replacements}
    return {"description": {"text": title}, "artifactChanges": [change]}


def _uri(path: str, root: str | None) -> str:
    name = relative(path, root)
    quoted = quote(os.fsencode(name), safe="/")
    if name.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{quoted}" if os.path.isabs(name) else quoted
