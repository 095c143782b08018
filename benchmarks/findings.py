"""Counts what each rule finds on real lists, by severity, and among how many entries.

python benchmarks/findings.py FOLDER…
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.rules import RULES
from awesomelint.settings import Settings
from awesomelint.source import Source


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    args = parser.parse_args()
    found: Counter[tuple[str, str]] = Counter()
    entries = lists = 0
    settings = Settings(min_severity=Severity.NOTE)
    for path in sorted(path for folder in args.folders for path in folder.glob("*.md")):
        report = lint(Source.from_bytes(path.read_bytes(), path.name), settings)
        entries += len(report.document.entries)
        lists += 1
        found.update((finding.rule, finding.severity.word) for finding in report.findings)
    print(f"{lists} lists, {entries} entries\n")
    print(
        "| rule | errors | warnings | notes | above note, in 100 entries |\n| --- | ---: | ---: | ---: | ---: |"
    )
    for rule in RULES:
        errors, warnings, notes = (found[rule.name, word] for word in ("error", "warning", "note"))
        print(
            f"| {rule.name} | {errors} | {warnings} | {notes} | {100 * (errors + warnings) / entries:.2f} |"
        )


if __name__ == "__main__":
    main()
