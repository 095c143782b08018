"""Fingerprints identify a finding independently of line numbers and of how its file was named."""

from __future__ import annotations

from hashlib import sha256

from awesomelint.findings import Finding
from awesomelint.report.paths import relative


def fingerprints(path: str, findings: list[Finding]) -> list[str]:
    """Return the unique fingerprints of a file's findings, in order, as 16 hexadecimal digits.

    A fingerprint is a hash of the path, the rule and the finding's key; findings that agree in all three are numbered.
    """
    path = relative(path)
    counts: dict[str, int] = {}
    result = []
    for finding in findings:
        first = base_fingerprint(path, finding)
        number = counts.get(first, 0)
        counts[first] = number + 1
        result.append(_digest(path, finding, number) if number else first)
    return result


def base_fingerprint(path: str, finding: Finding) -> str:
    """Return the fingerprint of a finding without a number; findings that are alike share it."""
    return _digest(path, finding, 0)


def _digest(path: str, finding: Finding, number: int) -> str:
    data = "\0".join((path, finding.rule, " ".join(finding.key.split()), str(number)))
    return sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:16]
