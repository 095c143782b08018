"""`awesomelint style`: print the style learned from a list."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from awesomelint.config import Configuration
from awesomelint.reading import read
from awesomelint.session.sources import FAILED, OK, Sources
from awesomelint.style.summary import StyleSummary, style_summary
from awesomelint.ui.console import output, say


def run(args: Namespace) -> int:
    """Print the style of each list."""
    sources = Sources(args, Configuration.of(args))
    style_summaries = list(_summaries(sources))
    with output(args.output_file, args.output_format) as out:
        if args.output_format == "json":
            from awesomelint.report.style import json

            json.write(style_summaries, out)
        else:
            from awesomelint.report.style import text

            text.write(style_summaries, out)
    return FAILED if sources.failed else OK


def _summaries(sources: Sources) -> Iterator[StyleSummary]:
    for source in sources:
        document = read(source)
        if document.is_list:
            yield style_summary(document, sources.configuration.settings_for(source.path).style)
        else:
            say(f"{source.path}: not a list of papers, skipped")
