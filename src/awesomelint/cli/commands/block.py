"""`awesomelint block add`: put a block into a list that `awesomelint fix` keeps up to date."""

from __future__ import annotations

from argparse import Namespace

from awesomelint.cli.changed_list import write_changed
from awesomelint.config import Configuration
from awesomelint.errors import UserError
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.rewriting.kept_blocks.options import OptionError, UnknownHistoryError
from awesomelint.session.arrivals import arrivals_of
from awesomelint.session.pictures import draw_pictures
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.ui.console import say
from awesomelint.writing.kept_block import NoPlaceError, manual_contents, put, same_block


def run(args: Namespace) -> int:
    """Add the block to each file in place (standard input to standard output), or show the changes with `--diff`."""
    options = dict(_option(given) for given in args.set or ())
    sources = Sources(args, Configuration.of(args))
    status = OK
    for source in sources:
        document = read(source)
        if (reason := _in_the_way(document, options, args)) is not None:
            say(reason)
            status = FINDINGS
            continue
        try:
            arrivals = arrivals_of(source) if options.get("by") == "history" else None
            made = put(document, args.kind, options, args.line, replace=args.replace, arrivals=arrivals)
        except UnknownHistoryError:
            raise UserError(
                f"{source.path}: by=history needs the file's history in git, and not of a shallow clone"
            ) from None
        except (OptionError, NoPlaceError) as error:
            raise UserError(f"{source.path}: {error}") from None
        is_stdin = source.path == sources.stdin_name
        is_stored = not args.diff and not is_stdin
        if is_stored:
            # If a picture cannot be drawn, the list is left as it is.
            draw_pictures(read(made))
        write_changed(source, made, args, is_stdin=is_stdin)
        if is_stored:
            say(f"{source.path}: added the {args.kind} block; `awesomelint fix` keeps it up to date")
        elif args.diff:
            status = FINDINGS
    return FAILED if sources.failed else status


def _option(given: str) -> tuple[str, str]:
    name, _, value = given.partition("=")
    if not name:
        raise UserError(f"--set {given}: expected NAME=VALUE, such as depth=2")
    return name.lower(), value


def _in_the_way(document: ListDocument, options: dict[str, str], args: Namespace) -> str | None:
    """Return why a block is not added to a list, as a sentence; None if it can be."""
    source = document.source
    if not document.is_list:
        return f"{source.path}: not a list of papers, skipped"
    if args.line is not None and not 1 <= args.line <= source.line_count + 1:
        raise UserError(f"{source.path}: there is no line {args.line}; it has {source.line_count}")
    if (block := same_block(document, args.kind, options)) is not None:
        return f"{source.path}:{source.line_of(block.span.start)}: there is such a {args.kind} block already"
    toc = manual_contents(document) if args.kind == "toc" and not args.replace else None
    if toc is not None:
        line = source.line_of(toc.span.start)
        return (
            f"{source.path}:{line}: there is a table of contents; use --replace to put the block in its place"
        )
    return None
