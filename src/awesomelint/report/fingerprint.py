"""Fingerprints: a name for a finding that stays the same when lines move and however its file was named."""

from __future__ import annotations

from hashlib import sha256

from awesomelint.findings import Finding
from awesomelint.report.paths import relative


def fingerprints(path: str, findings: list[Finding]) -> list[str]:
    """The fingerprints of one file's findings, in order, each different: sixteen hexadecimal digits.

    They are made of the path, the rule and what the finding is about; findings alike in all three are numbered.
    """
    place = relative(path)
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        first = base(place, finding)
        nth = seen.get(first, 0)
        seen[first] = nth + 1
        result.append(_digest(place, finding, nth) if nth else first)
    return result


def base(place: str, finding: Finding) -> str:
    """The fingerprint that all findings of one file share which are alike; `place` is the path of the file."""
    return _digest(place, finding, 0)


def _digest(place: str, finding: Finding, nth: int) -> str:
    told = "\0".join((place, finding.rule, " ".join(finding.key.split()), str(nth)))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
