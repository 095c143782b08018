"""Baseline: findings that are accepted for now, by what they are about, so that moving lines changes nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from awesomelint.findings import Finding, Severity

_VERSION = 1
_ABOUT = 100


class BaselineError(ValueError):
    """A text that is no baseline; the message says why, for people."""


class Accepted(NamedTuple):
    """A finding that is accepted: `about` tells people which, the fingerprint tells it apart from all others.

    The path is relative to the folder of the baseline.
    """

    path: str
    rule: str
    about: str
    fingerprint: str
    severity: Severity


Baseline = Counter[Accepted]


def accepted(path: str, finding: Finding, text: str, fingerprint: str) -> Accepted:
    """A finding as a baseline keeps it; `text` is that of its file, of which people are told what the finding marks."""
    start, end = finding.span
    about = " ".join((text[start : min(end, start + 2 * _ABOUT)] or finding.key).split())
    if len(about) > _ABOUT:
        about = about[: _ABOUT - 1] + "…"
    return Accepted(path, finding.rule, about, fingerprint, finding.severity)


def split(
    baseline: Baseline, path: str, marked: Sequence[tuple[Finding, str]]
) -> tuple[list[Finding], Baseline]:
    """The findings of one file that are new, and what is accepted there of which there is less now.

    Of findings that are alike, as many as are accepted are not new, whichever those are.
    """
    room: Counter[str] = Counter()
    for one, number in baseline.items():
        if one.path == path:
            room[one.fingerprint] += number
    new = []
    for finding, fingerprint in marked:
        if room[fingerprint] > 0:
            room[fingerprint] -= 1
        else:
            new.append(finding)
    settled: Baseline = Counter()
    for one, number in baseline.items():
        if one.path == path and (gone := min(number, room[one.fingerprint])):
            settled[one] = gone
            room[one.fingerprint] -= gone
    return new, settled


def renewed(baseline: Baseline, found: Iterable[Accepted], is_current: Callable[[str], bool]) -> Baseline:
    """The baseline with what is found now in the place of what it says of those files; `is_current` says of which not."""
    result: Baseline = Counter({one: number for one, number in baseline.items() if is_current(one.path)})
    result.update(found)
    return result


def dumps(baseline: Baseline) -> str:
    """The baseline as JSON, a finding a line, always in the same order, so that its own changes are easy to review."""
    lines = [f"\n    {_line(one, number)}" for one, number in sorted(baseline.items()) if number > 0]
    findings = f"{','.join(lines)}\n  " if lines else ""
    return f'{{\n  "version": {_VERSION},\n  "findings": [{findings}]\n}}\n'


def _line(one: Accepted, number: int) -> str:
    told = {**one._asdict(), "severity": one.severity.word, "count": number}
    line = json.dumps(told, ensure_ascii=False)
    # What could steer a terminal is written as escapes.
    return line if line.isprintable() else json.dumps(told)


def loads(text: str) -> Baseline:
    """Read a baseline; `BaselineError` says what is wrong with it."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(
            f"line {error.lineno}: this is no valid JSON ({error.msg[0].lower()}{error.msg[1:]})"
        ) from None
    except (RecursionError, ValueError):
        # Nested too deep, or a number of thousands of digits.
        raise BaselineError("this is no baseline: no program has written it so") from None
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise BaselineError("this is no baseline: it has no list of findings")
    if data.get("version") != _VERSION:
        raise BaselineError(
            f"this baseline is of version {data.get('version')}, and only version {_VERSION} can be read"
        )
    baseline: Baseline = Counter()
    for number, item in enumerate(data["findings"], 1):
        baseline[_item(item, number)] += item["count"]
    return baseline


def _item(item: Any, number: int) -> Accepted:
    texts = ("path", "rule", "about", "fingerprint", "severity")
    if not isinstance(item, dict) or any(not isinstance(item.get(name), str) for name in texts):
        raise BaselineError(f"finding {number} of this baseline lacks one of {', '.join(texts)}")
    count = item.get("count")
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise BaselineError(f"finding {number} of this baseline has no count")
    try:
        severity = Severity.from_word(item["severity"])
    except KeyError:
        raise BaselineError(
            f"finding {number} of this baseline has the severity “{item['severity']}”, which there is none"
        ) from None
    return Accepted(item["path"], item["rule"], item["about"], item["fingerprint"], severity)
