"""`awesomelint sort`: sort the entries of sections."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from awesomelint.analysis.contents import section_key
from awesomelint.cli.changed_list import write_changed, write_diff
from awesomelint.config import Configuration
from awesomelint.errors import UserError
from awesomelint.model import ListDocument, Section
from awesomelint.reading import read
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.source import Source
from awesomelint.ui.console import output, say
from awesomelint.ui.sanitize import harmless
from awesomelint.util.text import plural
from awesomelint.writing.sort import Sorting, sort_entries


def run(args: Namespace) -> int:
    """Sort each file in place (standard input to standard output), or show the changes with `--diff`."""
    sources = Sources(args, Configuration.of(args))
    is_done, has_changes = True, False
    done: list[tuple[Source, Sorting]] = []
    for source in sources:
        sorting = _sort(source, args, sources.configuration.settings_for(source.path).style)
        if sorting is None:
            continue
        is_changed = sorting.source.text != source.text
        is_done, has_changes = is_done and not sorting.unsorted, has_changes or is_changed
        if not args.diff:
            write_changed(source, sorting.source, args, is_stdin=source.path == sources.stdin_name)
        done.append((source, sorting))
    with output(None, "text") as out:
        for source, sorting in done:
            if args.diff and source.text != sorting.source.text:
                write_diff(source, sorting.source, args, out)
            for line in _report(source.path, sorting, args):
                say(line)
    if sources.failed:
        return FAILED
    return OK if is_done and not (args.diff and has_changes) else FINDINGS


def _sort(source: Source, args: Namespace, style: Mapping[str, Any]) -> Sorting | None:
    document = read(source)
    if not document.is_list:
        say(f"{source.path}: not a list of papers, skipped")
        return None
    within = _sections(document, args.section) if args.section else None
    return sort_entries(document, args.by, within=within, backwards=args.reverse, style=style)


def _sections(document: ListDocument, names: list[str]) -> list[Section]:
    """Return the sections with the names; raises `UserError` for a name that no section has."""
    by_key: dict[str, list[Section]] = {}
    for section in document.sections:
        by_key.setdefault(section_key(section.title), []).append(section)
    found: list[Section] = []
    for name in names:
        if not (sections := by_key.get(section_key(name))):
            near = get_close_matches(section_key(name), by_key, n=1)
            hint = f"; did you mean “{by_key[near[0]][0].title}”?" if near else ""
            raise UserError(f"{document.source.path}: there is no section “{name}”{hint}")
        found += sections
    return found


def _report(path: str, sorting: Sorting, args: Namespace) -> Iterator[str]:
    for run in sorting.sorted:
        verb = "would be moved" if args.diff else "moved"
        yield f"{path}: {_name(run.section)}: {plural(run.moved, 'entry')} {verb}, {run.order}"
    for left in sorting.unsorted:
        yield f"{path}:{left.line}: {_name(left.section)} was not sorted: {left.reason}"
    if not sorting.sorted and not sorting.unsorted:
        yield (
            f"{path}: nothing to sort"
            if args.section
            else f"{path}: no section is sorted by {args.by} but for some entries"
        )


def _name(section: Section) -> str:
    return harmless(" › ".join(section.path)) or "the beginning of the list"
