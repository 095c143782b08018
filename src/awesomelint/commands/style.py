"""`awesomelint style`: the house style that was learned from a list."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from awesomelint.commands.common import FAILED, OK, Sources, output, say
from awesomelint.configuration import Configuration
from awesomelint.reading import read
from awesomelint.style.portrait import Portrait, portrait


def run(args: Namespace) -> int:
    """Show each list's house style."""
    sources = Sources(args, Configuration.of(args))
    portraits = list(_portraits(sources))
    with output(args.output_file, args.format) as out:
        if args.format == "json":
            from awesomelint.report import style_json

            style_json.write(portraits, out)
        else:
            from awesomelint.report import style_text

            style_text.write(portraits, out)
    return FAILED if sources.failed else OK


def _portraits(sources: Sources) -> Iterator[Portrait]:
    for source in sources:
        document = read(source)
        if document.is_list:
            yield portrait(document)
        else:
            say(f"{source.path}: this file holds no list of works")
