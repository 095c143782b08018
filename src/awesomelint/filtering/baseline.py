"""The baseline: accepted findings, identified without line numbers."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from awesomelint.findings import Finding, Severity
from awesomelint.util.named_tuple import NamedTuple

# The usual name of the file.
NAME = ".awesomelint-baseline.json"
_VERSION = 1
_ABOUT = 100


class BaselineError(ValueError):
    """The text is not a valid baseline; the message says why."""


class Accepted(NamedTuple):
    """An accepted finding: `about` describes it for people, and the fingerprint identifies it.

    The path is relative to the folder of the baseline.
    """

    path: str
    rule: str
    about: str
    fingerprint: str
    severity: Severity


Baseline = Counter[Accepted]


def accepted(path: str, finding: Finding, text: str, fingerprint: str) -> Accepted:
    """Return a finding in the form of a baseline; `text` is the text of its file."""
    start, end = finding.span
    about = " ".join((text[start : min(end, start + 2 * _ABOUT)] or finding.key).split())
    if len(about) > _ABOUT:
        about = about[: _ABOUT - 1] + "…"
    return Accepted(path, finding.rule, about, fingerprint, finding.severity)


def split(
    baseline: Baseline, path: str, marked: Sequence[tuple[Finding, str]]
) -> tuple[list[Finding], Baseline]:
    """Return the new findings of one file, and the accepted findings that no longer occur.

    Of several equal findings, as many as are accepted are not new.
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
    resolved: Baseline = Counter()
    for one, number in baseline.items():
        if one.path == path and (gone := min(number, room[one.fingerprint])):
            resolved[one] = gone
            room[one.fingerprint] -= gone
    return new, resolved


def renewed(baseline: Baseline, found: Iterable[Accepted], is_current: Callable[[str], bool]) -> Baseline:
    """Return the baseline with the current findings; the accepted findings of files for which `is_current` holds are kept."""
    result: Baseline = Counter({one: number for one, number in baseline.items() if is_current(one.path)})
    result.update(found)
    return result


def dumps(baseline: Baseline) -> str:
    """Return the baseline as JSON, one finding per line, sorted so that changes are easy to review."""
    lines = [f"\n    {_line(one, number)}" for one, number in sorted(baseline.items()) if number > 0]
    findings = f"{','.join(lines)}\n  " if lines else ""
    return f'{{\n  "version": {_VERSION},\n  "findings": [{findings}]\n}}\n'


def _line(one: Accepted, number: int) -> str:
    data = {**one._asdict(), "severity": one.severity.word, "count": number}
    line = json.dumps(data, ensure_ascii=False)
    # Characters that could control a terminal are escaped.
    return line if line.isprintable() else json.dumps(data)


def loads(text: str) -> Baseline:
    """Read a baseline; raise `BaselineError` if it is invalid."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(
            f"line {error.lineno}: invalid JSON ({error.msg[0].lower()}{error.msg[1:]})"
        ) from None
    except (RecursionError, ValueError):
        # Nested too deep, or a number of thousands of digits.
        raise BaselineError("not a baseline file: numbers or nesting exceed the limits") from None
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise BaselineError("not a baseline file: no list of findings")
    if data.get("version") != _VERSION:
        raise BaselineError(f"unsupported baseline version {data.get('version')}; expected {_VERSION}")
    baseline: Baseline = Counter()
    for number, item in enumerate(data["findings"], 1):
        baseline[_item(item, number)] += item["count"]
    return baseline


def _item(item: Any, number: int) -> Accepted:
    names = ("path", "rule", "about", "fingerprint", "severity")
    if not isinstance(item, dict) or any(not isinstance(item.get(name), str) for name in names):
        raise BaselineError(f"finding {number} of this baseline lacks one of {', '.join(names)}")
    count = item.get("count")
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise BaselineError(f"finding {number} of this baseline has no count")
    try:
        severity = Severity.from_word(item["severity"])
    except KeyError:
        raise BaselineError(
            f"finding {number} of this baseline has an unknown severity “{item['severity']}”"
        ) from None
    return Accepted(item["path"], item["rule"], item["about"], item["fingerprint"], severity)
