"""`awesomelint render`: bring a list up to date from records."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence

from awesomelint.cli.changed_list import write_changed
from awesomelint.config import Configuration
from awesomelint.errors import UserError
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.rendering.matching import belong
from awesomelint.rendering.render import Rendered, render
from awesomelint.rendering.template import Filled, fill, is_template
from awesomelint.rendering.writers import LikeList, LikeTemplate, Writer
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.source import Source
from awesomelint.style.configured import ConfiguredStyle
from awesomelint.ui.console import say
from awesomelint.ui.sanitize import clipped
from awesomelint.util.text import plural
from awesomelint.workspace import files
from awesomelint.writing.records import Record, records_in

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
        is_stdin = before.path == sources.stdin_name
        if args.style is not None or is_template(document):
            filled, problems = _fill(document, records, args, sources.configuration)
            status = _finish(before, filled, problems, args, is_stdin=is_stdin)
            continue
        if not document.entries:
            raise UserError(f"{before.path}: not a list of papers; there is no entry to change")
        found = render(
            document,
            [_placed(record, args) for record in belong(records, before.path)],
            pruned=args.prune,
            style=sources.configuration.settings_for(before.path).style,
        )
        after = found.document.source
        write_changed(before, after, args, is_stdin=is_stdin, name=args.output_file)
        for message in _messages(before.path, found, args):
            say(message)
        is_done = not found.refused and not found.not_added and not (args.prune and found.absent)
        if not is_done or (args.diff and before.text != after.text):
            status = FINDINGS
    return FAILED if sources.failed else status


def _placed(record: Record, args: Namespace) -> Record:
    """Return a record with the section that `--section-column` says."""
    if args.section_column is None:
        return record
    column = args.section_column.lower() if record.kind == "csv" else args.section_column
    if column not in record.values:
        raise UserError(
            f"{record.place} has no “{clipped(args.section_column, 40)}”, which --section-column names"
        )
    value = record.values[column]
    if record.kind == "json" and not isinstance(value, list):
        value = [str(value)] if value else []
    return record._replace(values={**record.values, "section": value})


# -- templates --


def _fill(
    template: ListDocument, records: Sequence[Record], args: Namespace, configuration: Configuration
) -> tuple[Filled, list[str]]:
    """Return the filled template and what is wrong with records; raises `UserError` if it cannot be filled."""
    if args.prune:
        raise UserError("--prune: not possible with a template, which has no entries")
    if args.style is not None:
        style = read(files.load(args.style))
        if not style.is_list:
            raise UserError(f"--style {args.style}: not a list of papers, so there is no style to learn")
        writer: Writer = LikeList(style)
    else:
        settings = ConfiguredStyle(configuration.settings_for(template.source.path).style)
        form = settings.template(template.root)
        if form is None:
            raise UserError(
                f"{template.source.path}: how are works written? Name a list with --style, or set `template` in [style] of "
                "the settings"
            )
        writer = LikeTemplate(form, settings.date_form(template.root), template.source.newline)
    works, problems = [], []
    for record in records:
        try:
            works.append(_placed(record, args).titled_work())
        except UserError as error:
            problems.append(str(error))
    return fill(template, works, writer), problems


def _finish(
    before: Source, filled: Filled, problems: Sequence[str], args: Namespace, *, is_stdin: bool
) -> int:
    """Write a filled template, say what it has, and return the exit status."""
    if not args.diff and args.output_file is None and not is_stdin:
        raise UserError(
            f"{before.path} is a template, which is not overwritten; name the list to write with --output"
        )
    write_changed(before, filled.source, args, is_stdin=is_stdin, name=args.output_file)
    for problem in problems:
        say(f"{problem}; not written")
    for work in filled.left:
        say(f"“{clipped(work.title, 80)}” not written: no way of writing it is read as the same work")
    say(f"{args.output_file or before.path}: {plural(filled.number, 'entry')} written")
    return FINDINGS if filled.left or problems or args.diff else OK


# -- messages --


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
