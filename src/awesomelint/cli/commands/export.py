"""`awesomelint export`: write the entries of lists as data."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from awesomelint.config import Configuration
from awesomelint.reading import read
from awesomelint.session.sources import FAILED, OK, Sources
from awesomelint.ui.console import output, say


def run(args: Namespace) -> int:
    """Write the entries in document order, including those that are commented out."""
    module = import_module(f"awesomelint.export.{args.output_format.replace('-', '_')}")
    sources = Sources(args, Configuration.of(args))
    documents = [read(source) for source in sources]
    for document in documents:
        if not document.is_list and document.source.path in args.paths:
            say(f"{document.source.path}: not a list of papers")
    entries = [entry for document in documents for entry in document.all_entries]
    with output(args.output_file, "json" if "json" in args.output_format else "text") as out:
        module.write(entries, out)
    return FAILED if sources.failed else OK
