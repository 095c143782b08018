"""What fixers do to real lists: markdownlint-cli2 --fix, rumdl fmt, mdformat, codespell -w and awesomelint fix, side by side.

    python benchmarks/compare_fixers.py LIST… [--tools FOLDER] [--show] [--page docs/reliability.md]

The others are installed into a temporary folder (npm and PyPI are needed), or into --tools, where they stay for the next
time; all of them run as they come, without a configuration. The table goes between the marks of a page, if one is given.
Counted, over all lists:

- lines: how many lines differ afterwards, as `git diff` counts them (the greater of those that went and those that came);
- bogus links: links of the rendered page (markdown-it) to an address that was no link's before, and that is neither one
  of the web nor a place in the page itself;
- fields changed: titles, addresses, dates and authors of entries that `awesomelint export` reads otherwise than before;
- entries changed wrongly: entries that are gone, or of which a field has changed and the rendered page tells it, in words
  or in an address, unless the new value is one that a finding of `awesomelint check` named a repair for: the value that
  the entry has once all safe fixes are made. That would excuse awesomelint itself; of its own changes those count that no
  finding with a fix is on, and --show lists every one, to be read by eye.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import others
from markdown_it import MarkdownIt
from processes import awesomelint

from awesomelint.engine import lint
from awesomelint.export.records import record
from awesomelint.reading import read
from awesomelint.settings import Settings
from awesomelint.source import Source

OURS = "awesomelint fix"
FIXERS = {
    "markdownlint-cli2": ("markdownlint-cli2 --fix", ["--fix"]),
    "rumdl": ("rumdl fmt", ["fmt", "--no-cache"]),
    "mdformat": ("mdformat", []),
    "codespell": ("codespell -w", ["-w"]),
}
FIELDS = ("title", "links", "date", "authors")
_WEB = re.compile(r"(?:https?|ftp|mailto):|//|www\.|#", re.IGNORECASE)
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class Works(NamedTuple):
    """The entries of a list, each with its fields as data, the lines it is on, and what a reader sees of it."""

    fields: list[dict[str, Any]]
    lines: list[range]
    seen: list[str]


class Outcome(NamedTuple):
    """What one fixer did to one list: lines, bogus links, entries changed wrongly, and all changes in words."""

    lines: int
    bogus: list[str]
    wrong: list[str]
    changes: list[str]


def commands(tools: Path) -> dict[str, list[str]]:
    """Each fixer as it is called, without the list."""
    found = {}
    for name, (label, options) in FIXERS.items():
        for command in others.installed(tools, name).values():
            found[f"{label} ({others.versions(tools)[name]})"] = [command[0], *options]
    return found | {OURS: [*awesomelint(), "fix", "--isolated", "--quiet"]}


def fixed(path: Path, command: Sequence[str], folder: Path) -> str:
    """The text of a list after a fixer, which sees it as the README of an empty folder."""
    place = Path(tempfile.mkdtemp(dir=folder))
    copy = place / "README.md"
    copy.write_bytes(path.read_bytes())
    environment = os.environ | {"AWESOMELINT_CACHE_DIR": str(folder / "cache")}
    subprocess.run([*command, "README.md"], cwd=place, env=environment, capture_output=True, check=False)
    return copy.read_bytes().decode("utf-8")


def outcome(before: str, after: str, repaired: str, *, ours: bool) -> Outcome:
    """Compare a list before and after a fixer; `repaired` is the list as our own safe fixes leave it."""
    known = rendered_links(before)
    bogus = [address for address in (rendered_links(after) - known).elements() if not _WEB.match(address)]
    old, new, right = works(before), works(after), works(repaired)
    excused = _fixable_lines(before) if ours else set()
    due = {at: right.fields[there] for at, there in _pairs(old, right) if there is not None}
    changes, wrong = [], []
    for at, there in _pairs(old, new):
        changed = list(_differences(old.fields[at], new.fields[there] if there is not None else None))
        changes += [words for _, words in changed]
        if there is not None and old.seen[at] == new.seen[there]:
            continue
        if ours:
            bad = changed if not excused & set(old.lines[at]) else []
        else:
            bad = [
                (name, words)
                for name, words in changed
                if there is None or not _is_due(name, due.get(at), new.fields[there])
            ]
        if bad:
            wrong.append("; ".join(words for _, words in bad))
    return Outcome(_changed_lines(before, after), bogus, wrong, changes)


def rendered_links(text: str) -> Counter[str]:
    """The addresses that the links of the rendered page lead to."""
    found: Counter[str] = Counter()
    for token in _MARKDOWN.parse(text):
        for part in token.children or ():
            if part.type == "link_open":
                found[str(part.attrs["href"])] += 1
    return found


def rendered(text: str) -> str:
    """What a reader sees of some Markdown, without white space, and where its links lead to."""
    parts = [part for token in _MARKDOWN.parse(text) for part in token.children or ()]
    words = "".join(part.content for part in parts)
    return "".join(words.split()) + " ".join(
        str(part.attrs["href"]) for part in parts if part.type == "link_open"
    )


def works(text: str) -> Works:
    """The entries as `awesomelint export` writes them."""
    entries = read(Source(text, "README.md")).entries
    records = [record(entry) for entry in entries]
    fields = [
        {
            "title": one["title"],
            "links": [link["url"] for link in one["links"]],
            "date": one["date"] and one["date"]["iso"],
            "authors": one["authors"],
        }
        for one in records
    ]
    lines = [range(entry.line, entry.end_line + 1) for entry in entries]
    return Works(fields, lines, [rendered(entry.text) for entry in entries])


def _pairs(old: Works, new: Works) -> Iterator[tuple[int, int | None]]:
    """Each old entry with the new one that it has become, None where it is gone: by title and first address, then by order."""
    keys = [[(one["title"], *one["links"][:1]) for one in side.fields] for side in (old, new)]
    for tag, start, end, begin, stop in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        for number, at in enumerate(range(start, end)):
            there = begin + number
            yield at, there if tag == "equal" or there < stop else None


def _differences(old: dict[str, Any], new: dict[str, Any] | None) -> Iterator[tuple[str, str]]:
    if new is None:
        yield "entry", f"gone: {old['title']!r}"
        return
    for name in FIELDS:
        if old[name] != new[name]:
            yield name, f"{name}: {old[name]!r} → {new[name]!r}"


def _is_due(name: str, due: dict[str, Any] | None, new: dict[str, Any]) -> bool:
    return due is not None and due[name] == new[name]


def _fixable_lines(text: str) -> set[int]:
    source = Source(text, "README.md")
    return {
        line
        for finding in lint(source, Settings()).findings
        if finding.fix is not None
        for line in range(source.line_of(finding.span.start), source.line_of(finding.span.end) + 1)
    }


def _changed_lines(before: str, after: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("before", "after")]
        for path, text in zip(paths, (before, after), strict=True):
            path.write_bytes(text.encode("utf-8"))
        command = ["git", "diff", "--no-index", "--numstat", *map(str, paths)]
        counts = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    return max(int(counts[0]), int(counts[1])) if counts else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lists", nargs="+", type=Path, metavar="LIST")
    parser.add_argument("--tools", type=Path, help="where the others are installed, or are to be")
    parser.add_argument(
        "--show", action="store_true", help="tell every bogus link and every field that differs"
    )
    parser.add_argument(
        "--page", type=Path, help="write the table there, too, between the marks <!-- fixers -->"
    )
    args = parser.parse_args()
    totals: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory(prefix="awesomelint-fixers-") as folder:
        fixers = commands(args.tools or Path(folder) / "tools")
        for path in args.lists:
            before = path.read_bytes().decode("utf-8")
            texts = {name: fixed(path, command, Path(folder)) for name, command in fixers.items()}
            for name, after in texts.items():
                done = outcome(before, after, texts[OURS], ours=name == OURS)
                total = totals.setdefault(name, [0] * 5)
                for column, value in enumerate(
                    (before != after, done.lines, len(done.bogus), len(done.changes), len(done.wrong))
                ):
                    total[column] += value
                if args.show:
                    _tell(path.name, name, done)
    table = [
        "| fixer | lists changed | lines changed | bogus links | fields changed | entries changed wrongly |",
        "| --- " + "| ---: " * 5 + "|",
        *(
            f"| {name} | " + " | ".join(f"{value:,}" for value in total) + " |"
            for name, total in totals.items()
        ),
    ]
    print(*table, sep="\n")
    if args.page:
        text = args.page.read_text(encoding="utf-8")
        new = "\n".join(["<!-- fixers -->", *table, "<!-- /fixers -->"])
        args.page.write_text(
            re.sub("<!-- fixers -->.*?<!-- /fixers -->", new, text, flags=re.S), encoding="utf-8"
        )
    return 0


def _tell(path: str, name: str, done: Outcome) -> None:
    print(f"── {path}: {name}: {done.lines} lines")
    for words in done.bogus:
        print(f"   bogus link to {words}")
    for words in done.changes:
        print(f"   {'WRONG ' if any(words in wrong for wrong in done.wrong) else ''}{words}")


if __name__ == "__main__":
    raise SystemExit(main())
