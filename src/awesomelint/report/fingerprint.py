"""Fingerprints: a name for a finding that stays the same when lines move."""

from __future__ import annotations

from hashlib import sha256

from awesomelint.findings import Finding


def fingerprint(path: str, finding: Finding, nth: int = 0) -> str:
    """Sixteen hexadecimal digits from path, rule and what the finding is about; `nth` parts equal ones in one file."""
    told = "\0".join((path, finding.rule, " ".join(finding.key.split()), str(nth)))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fingerprints(path: str, findings: list[Finding]) -> list[str]:
    """The fingerprints of one file's findings, in order, each different."""
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        base = fingerprint(path, finding)
        nth = seen.get(base, 0)
        seen[base] = nth + 1
        result.append(fingerprint(path, finding, nth) if nth else base)
    return result
