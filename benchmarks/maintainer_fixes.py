"""Which faults that maintainers fixed by hand `awesomelint check` reports.

    python benchmarks/maintainer_fixes.py FIXES.jsonl FOLDER… [--list] [--verdicts FILE]

Each line of FIXES.jsonl is an object with the lines of a list `before` and `after` a fix, and its `repo` and
`commit`. FOLDER has lists of these repositories, in files or folders named `OWNER__NAME__…`: the fault is put
back into the list that has most of the lines after. The fault is seen if a rule reports more on its lines
than on the lines that replaced them, at the span of a finding or at a related one.

FILE has a line for each fix, in the same order: an object with `kind`, such as `provable`, and `what` the
fault is, in words.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from maintainer_edits import Edit, Version, in_place, lists_of, read_edits

from awesomelint import engine
from awesomelint.findings import Finding, Severity
from awesomelint.settings import Settings
from awesomelint.source import Source


class Fault(NamedTuple):
    """A fault that was put back, and the rules that report it.

    `noted_by` are those that only write a note, and `elsewhere` those that report more in the list, but not
    on the lines of the fault.
    """

    edit: Edit
    surroundings: str
    seen_by: tuple[str, ...]
    noted_by: tuple[str, ...]
    elsewhere: tuple[str, ...]


def faults(file: Path, folders: list[Path]) -> list[Fault]:
    """Put the faults of a file of fixes back, one after the other."""
    edits = read_edits(file)
    lists = {edit.repository: lists_of(edit.repository, folders) for edit in edits}
    return [
        _fault(
            edit, lists[edit.repository], [other for other in edits if other.repository == edit.repository]
        )
        for edit in edits
    ]


def _fault(edit: Edit, lists: list[list[str]], others: list[Edit]) -> Fault:
    before, after, surroundings = in_place(edit, lists, others)
    seen = set(_reported(before) - _reported(after))
    on_lines = _reported(before, least=Severity.NOTE) - _reported(after, least=Severity.NOTE)
    noted = set(on_lines) - seen
    anywhere = _reported(before, everywhere=True) - _reported(after, everywhere=True)
    return Fault(
        edit, surroundings, *(tuple(sorted(rules)) for rules in (seen, noted, set(anywhere) - seen - noted))
    )


def _reported(
    version: Version, *, least: Severity = Severity.WARNING, everywhere: bool = False
) -> Counter[str]:
    """Count the findings on the changed lines, or in the whole list, by rule."""
    return Counter(
        finding.rule
        for finding in _findings(version.source.text)
        if finding.severity >= least
        and (everywhere or not _lines(finding, version.source).isdisjoint(version.changed))
    )


@lru_cache(maxsize=100)
def _findings(text: str) -> list[Finding]:
    return engine.lint(Source(text), Settings(min_severity=Severity.NOTE)).findings


def _lines(finding: Finding, source: Source) -> set[int]:
    spans = [finding.span, *(related.span for related in finding.related if related.path is None)]
    bounds = [source.lines_of(span) for span in spans]
    return {line for first, last in bounds for line in range(first, last + 1)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", metavar="FIXES.jsonl", type=Path)
    parser.add_argument("folders", metavar="FOLDER", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="print each fix")
    parser.add_argument("--verdicts", metavar="FILE", type=Path, help="what each fix is, by eye")
    args = parser.parse_args()
    found = faults(args.file, args.folders)
    verdicts = [{"kind": "any", "what": ""}] * len(found)
    if args.verdicts:
        verdicts = [json.loads(line) for line in args.verdicts.read_text(encoding="utf-8").splitlines()]
    _print_counts(found, [verdict["kind"] for verdict in verdicts])
    if args.list:
        print("\n| fix | kind | what | surroundings | reported by | noted by | elsewhere |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for number, (fault, verdict) in enumerate(zip(found, verdicts, strict=True), 1):
            rules = " | ".join(", ".join(rules) for rules in (fault.seen_by, fault.noted_by, fault.elsewhere))
            fix = f"{number} {fault.edit.repository} {fault.edit.commit[:10]}"
            print(f"| {fix} | {verdict['kind']} | {verdict['what']} | {fault.surroundings} | {rules} |")


def _print_counts(found: list[Fault], kinds: list[str]) -> None:
    print("| kind | fixes | seen | by a note only | elsewhere only |\n| --- | ---: | ---: | ---: | ---: |")
    for kind, number in Counter(kinds).most_common():
        of_kind = [fault for fault, its in zip(found, kinds, strict=True) if its == kind]
        seen = sum(bool(fault.seen_by or fault.noted_by) for fault in of_kind)
        noted = sum(not fault.seen_by and bool(fault.noted_by) for fault in of_kind)
        elsewhere = sum(
            not fault.seen_by and not fault.noted_by and bool(fault.elsewhere) for fault in of_kind
        )
        print(f"| {kind} | {number} | {seen} | {noted} | {elsewhere} |")


if __name__ == "__main__":
    main()
