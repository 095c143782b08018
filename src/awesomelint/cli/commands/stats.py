"""`awesomelint stats`: how many entries lists have by section, year, venue and so on, and how complete they are."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from shutil import get_terminal_size

from awesomelint.analysis.statistics import KINDS, SEPARATOR, Statistics, group, statistics
from awesomelint.cli.revisions import names_at
from awesomelint.config import Configuration
from awesomelint.errors import UserError
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.report.log.items import from_seconds
from awesomelint.report.paths import shown
from awesomelint.report.stats.page import Growth, Page, growth
from awesomelint.session.news import collect
from awesomelint.session.sources import FAILED, OK, Sources
from awesomelint.ui.console import output, say, wants_colour
from awesomelint.workspace.git import Checkout
from awesomelint.workspace.history import History

# Formats for programs have all names.
_FOR_PEOPLE = ("text", "markdown", "svg", "html")
_MOST = 10
_WIDTH = 80


def run(args: Namespace) -> int:
    """Write the statistics of all files together."""
    if args.max is not None and args.max < 0:
        raise UserError(f"--max {args.max}: expected a number, or 0 for all")
    # What is not installed is reported before anything is read.
    module = import_module(f"awesomelint.report.stats.{args.output_format}")
    sources = Sources(args, Configuration.of(args))
    documents = [document for document in map(read, sources) if _is_list(document)]
    if not documents:
        return FAILED if sources.failed else OK
    most = args.max if args.max is not None else _MOST if args.output_format in _FOR_PEOPLE else None
    page = Page(
        [shown(document.source.path) for document in documents],
        _statistics(documents, list(dict.fromkeys(args.by or KINDS))),
        _growth(documents, sources.stdin_name, args) if args.history else None,
        most or None,
    )
    with output(args.output_file, "json" if args.output_format == "json" else "text") as out:
        if args.output_format == "text":
            colour = wants_colour(args, out)
            width = get_terminal_size((_WIDTH, 24)).columns if out.isatty() else _WIDTH
            module.write(page, out, width=width, colour=colour)
        else:
            module.write(page, out)
    return FAILED if sources.failed else OK


def _is_list(document: ListDocument) -> bool:
    if not document.is_list:
        say(f"{document.source.path}: not a list of papers, skipped")
    return document.is_list


def _statistics(documents: Sequence[ListDocument], kinds: Sequence[str]) -> Statistics:
    """Count the entries of all documents; sections of several files are named with their files."""
    entries = [entry for document in documents for entry in document.entries]
    found = statistics(entries, kinds)
    if len(documents) > 1 and "section" in kinds:
        counts = [
            (SEPARATOR.join(filter(None, (shown(document.source.path), name))), count)
            for document in documents
            for name, count in group(document.entries, "section").counts
        ]
        groups = [one._replace(counts=counts) if one.by == "section" else one for one in found.groups]
        found = found._replace(groups=groups)
    return found


def _growth(documents: Sequence[ListDocument], stdin_name: str, args: Namespace) -> list[Growth]:
    """Return how the files have grown, from git's history of the last commit."""
    paths = [document.source.path for document in documents]
    if stdin_name in paths:
        raise UserError("--history: standard input has no history; name a file")
    checkout = Checkout(os.path.dirname(os.path.abspath(paths[0])))
    commit = checkout.commit("HEAD")
    if commit is None:
        raise UserError("--history: this repository has no commits yet")
    history = History(checkout, commit)
    found = collect(history, names_at(history, paths), cached=not args.no_cache)
    return growth(from_seconds(news.landed.time).isoformat()[:7] for news in found)
