"""`awesomelint render`: bring a list up to date from records."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from awesomelint.cli.changed_list import write_changed
from awesomelint.config import Configuration
from awesomelint.errors import UserError
from awesomelint.reading import read
from awesomelint.rendering.matching import belong
from awesomelint.rendering.render import Rendered, render
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.ui.console import say
from awesomelint.ui.sanitize import clipped
from awesomelint.util.text import plural
from awesomelint.workspace import files
from awesomelint.writing.records import records_in

# So many entries without a record are named.
_MAX_NAMED = 5


def run(args: Namespace) -> int:
    """Change the list in place (standard input to standard output), or show the changes with `--diff`."""
    if len(args.paths) > 1:
        raise UserError("render: more than one file; lists are rendered one at a time")
    if args.data == "-" and "-" in args.paths:
        raise UserError("--data -: standard input cannot be both the list and the records")
    if args.paths and args.paths[0] != "-":
        args.paths = [files.list_at(args.paths[0])]
    data = files.load(args.data)
    records = records_in(data.text, data.path)
    sources = Sources(args, Configuration.of(args))
    status = OK
    for before in sources:
        document = read(before)
        if not document.entries:
            raise UserError(f"{before.path}: not a list of papers; there is no entry to change")
        found = render(document, belong(records, before.path), pruned=args.prune)
        after = found.document.source
        is_stdin = before.path == sources.stdin_name
        write_changed(before, after, args, is_stdin=is_stdin, name=args.output_file)
        for message in _messages(before.path, found, args):
            say(message)
        is_done = not found.refused and not found.not_added and not (args.prune and found.absent)
        if not is_done or (args.diff and before.text != after.text):
            status = FINDINGS
    return FAILED if sources.failed else status


def _messages(path: str, found: Rendered, args: Namespace) -> Iterator[str]:
    """Yield what was done in one line, and a line for each change that was not made."""
    for entry, refusal in found.refused:
        yield f"{path}:{entry.line}: “{clipped(entry.title, 80)}”: {refusal.field} not changed: {refusal.reason}"
    for record in found.not_added:
        title = f": “{clipped(record.title, 80)}”" if record.title else ""
        yield f"{record.place}{title} not added: {record.reason}"
    if args.prune:
        for entry in found.absent:
            yield (
                f"{path}:{entry.line}: “{clipped(entry.title, 80)}” not removed: other text may depend on it; remove it "
                "in the list"
            )
    done = [
        f"{plural(number, 'entry')} {word}"
        for number, word in (
            (len({entry.line for entry, _ in found.changed}), "changed"),
            (len(found.added), "added"),
            (len(found.removed), "removed"),
        )
        if number
    ]
    would = "would be " if args.diff else ""
    yield f"{path}: {would}{', '.join(done)}" if done else f"{path}: nothing to change"
    if found.absent and not args.prune:
        named = ", ".join(f"line {entry.line}" for entry in found.absent[:_MAX_NAMED])
        more = ", …" if len(found.absent) > _MAX_NAMED else ""
        yield (
            f"{path}: {plural(len(found.absent), 'entry')} without a record ({named}{more}); --prune removes such "
            "entries"
        )
