"""Whether two installed versions of awesomelint find the same: findings, fixes, exports and styles, list by list.

    python benchmarks/same_findings.py OLD NEW PATH… [--jobs N] [--show N]

OLD and NEW are the programs (`…/bin/awesomelint`), PATH a list or a folder of lists. For each list the following must be
equal: every finding's rule, severity, span and edits (notes included), every entry of `export`, and `style --format json`.
Messages (of findings, of deviations in a style) and the titles of fixes are not compared: they may be reworded. Differences are printed, a line each; exit status 1
if there are any.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COMMANDS = {
    "findings": ["check", "--isolated", "--no-cache", "--min-severity", "note", "--output-format", "json"],
    "entries": ["export", "--isolated", "--format", "jsonl"],
    "style": ["style", "--isolated", "--format", "json"],
}


def main() -> int:
    args = _arguments()
    lists = list(_lists(args.paths))
    with ThreadPoolExecutor(args.jobs) as pool:
        results = list(pool.map(lambda path: _differences(args.old, args.new, path), lists))
    totals: Counter[str] = Counter()
    for path, found in zip(lists, results, strict=True):
        for kind, lines in found.items():
            totals[kind] += len(lines)
            for line in lines[: args.show]:
                print(f"{path}: {kind}: {line}")
            if len(lines) > args.show:
                print(f"{path}: {kind}: … and {len(lines) - args.show} more")
    differing = ", ".join(f"{number} in {kind}" for kind, number in totals.items() if number) or "none"
    print(f"{len(lists)} lists, differences: {differing}")
    return 1 if totals.total() else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    # The commands run in another folder; a symbolic link must stay one, for it says which environment is meant.
    parser.add_argument("old", metavar="OLD", type=lambda name: str(Path(name).absolute()))
    parser.add_argument("new", metavar="NEW", type=lambda name: str(Path(name).absolute()))
    parser.add_argument("paths", metavar="PATH", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--show", type=int, default=10, help="differences of one kind that are shown for one list"
    )
    return parser.parse_args()


def _lists(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.md")) if path.is_dir() else [path]


def _differences(old: str, new: str, path: Path) -> dict[str, list[str]]:
    """What differs for one list, by kind; each line begins with `-` for what only OLD says, `+` for what only NEW says."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        # Neither the place of a list nor what lies beside it may matter.
        (Path(folder) / path.name).write_bytes(path.read_bytes())
        for kind, command in COMMANDS.items():
            before, after = (_run([program, *command, path.name], folder, kind) for program in (old, new))
            lines = [f"- {line}" for line in (before - after).elements()]
            lines += [f"+ {line}" for line in (after - before).elements()]
            found[kind] = sorted(lines, key=lambda line: line[2:])
    return found


def _run(command: list[str], folder: str, kind: str) -> Counter[str]:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        return Counter(
            [f"exit status {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()[:200]}"]
        )
    text = done.stdout.decode("utf-8")
    if kind == "findings":
        return Counter(_finding(finding) for finding in json.loads(text))
    if kind == "entries":
        return Counter(line for line in text.split("\n") if line)
    return Counter(line for shown in json.loads(text) for line in _style(shown))


def _style(shown: dict[str, object]) -> Iterator[str]:
    """A line for each value of a style, without the messages of deviations."""
    for name, values in shown.items():
        for value in values if isinstance(values, list) else [values]:
            if name == "departures" and isinstance(value, dict):
                value = {key: value[key] for key in value if key != "message"}
            yield f"{name}: {json.dumps(value, ensure_ascii=False)}"


def _finding(finding: dict[str, object]) -> str:
    names = ("line", "column", "end_line", "end_column", "rule", "severity")
    fix = finding["fix"]
    edits = (fix["safety"], fix["edits"]) if isinstance(fix, dict) else None
    return json.dumps([*(finding[name] for name in names), edits], ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
