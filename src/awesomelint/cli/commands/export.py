"""`awesomelint export`: write the entries of lists as data."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from awesomelint.config import Configuration
from awesomelint.reading import read
from awesomelint.session.sources import FAILED, OK, Sources
from awesomelint.ui.console import output


def run(args: Namespace) -> int:
    """Write the entries in document order, including those that are commented out."""
    module = import_module(f"awesomelint.export.{args.format.replace('-', '_')}")
    sources = Sources(args, Configuration.of(args))
    documents = [read(source) for source in sources]
    entries = [
        entry
        for document in documents
        for entry in sorted(document.entries + document.hidden, key=lambda entry: entry.span)
    ]
    with output(args.output_file, "json" if "json" in args.format else "text") as out:
        module.write(entries, out)
    return FAILED if sources.failed else OK
