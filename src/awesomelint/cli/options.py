"""Options that several commands share, with their help."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

FORMATS = ("text", "concise", "json", "json-lines", "github", "sarif", "rdjson", "gitlab", "junit")


def paths(parser: argparse.ArgumentParser) -> None:
    """Add the paths of a command."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders, or - for standard input (default: the README of the current folder)",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the file name to use for standard input")


def selection(parser: argparse.ArgumentParser) -> None:
    """Add the options that select rules and the settings."""
    parser.add_argument(
        "--select",
        metavar="RULES",
        action="append",
        help="the rules and groups to enable, separated by commas",
    )
    parser.add_argument(
        "--extend-select", metavar="RULES", action="append", help="more rules and groups to enable"
    )
    parser.add_argument("--ignore", metavar="RULES", action="append", help="the rules and groups to disable")
    parser.add_argument(
        "--unfixable",
        metavar="RULES",
        action="append",
        help="the rules and groups whose findings are not fixed",
    )
    parser.add_argument(
        "--min-severity",
        choices=["error", "warning", "note"],
        help="the lowest severity to report (default: warning, unless configured)",
    )
    parser.add_argument(
        "--today", metavar="DATE", help="the date to use as today, such as 2025-01-31 (default: the system's)"
    )
    configuration(parser)


def configuration(parser: argparse.ArgumentParser) -> None:
    """Add the options about configuration files."""
    parser.add_argument(
        "--config", metavar="FILE", help="the configuration file to use (default: the nearest one)"
    )
    parser.add_argument("--isolated", action="store_true", help="ignore all configuration files")
    parser.add_argument(
        "--config-from",
        metavar="REV",
        help="read configuration files and their baselines from the git revision REV",
    )
    parser.add_argument(
        "--force-exclude",
        action="store_true",
        help="apply the setting `exclude` even to paths passed on the command line",
    )


def output_format(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add `--output-format`, with the first of `formats` as default, and its shorter alias from older versions."""
    parser.add_argument(
        "--output-format",
        choices=formats,
        default=formats[0],
        metavar="FORMAT",
        help=f"the output format: {', '.join(formats)} (default: {formats[0]})",
    )
    parser.add_argument(
        "--format",
        choices=formats,
        dest="output_format",
        default=argparse.SUPPRESS,
        help=argparse.SUPPRESS,
    )


def simple_output(parser: argparse.ArgumentParser) -> None:
    """Add the options of commands that print text or JSON."""
    output_format(parser, ["text", "json"])
    output_file(parser)
    color(parser)


def color(parser: argparse.ArgumentParser) -> None:
    """Add `--color`."""
    parser.add_argument(
        "--color",
        choices=["auto", "always", "never"],
        default="auto",
        help="when to use colour (default: auto, in a terminal only)",
    )


def output_file(parser: argparse.ArgumentParser) -> None:
    """Add `--output-file`."""
    parser.add_argument(
        "--output-file", "-o", metavar="FILE", help="write to FILE instead of standard output"
    )


def fixing(parser: argparse.ArgumentParser) -> None:
    """Add the options of fixes."""
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="apply unsafe fixes as well; review the result"
    )
    parser.add_argument(
        "--fix-only",
        action="store_true",
        help="apply fixes, but do not report remaining findings or exit with 1 because of them",
    )
    diff(parser)


def work(parser: argparse.ArgumentParser) -> None:
    """Add the options that describe a work, or name records that do."""
    parser.add_argument("--title", metavar="TEXT", help="the title of the work")
    parser.add_argument("--url", metavar="URL", help="the address of the work")
    parser.add_argument("--authors", metavar="NAMES", help="the authors, separated by commas or semicolons")
    parser.add_argument("--date", metavar="DATE", help="the date, such as 2025-01-31, 2025-01 or 2025")
    parser.add_argument(
        "--venue", metavar="VENUE", help="the venue, with its year if there is one: NeurIPS 2024"
    )
    parser.add_argument("--tag", metavar="TAG", action="append", help="a tag; may be repeated")
    parser.add_argument(
        "--link",
        metavar="LABEL=URL",
        action="append",
        help="another link, such as code=https://github.com/…; may be repeated",
    )
    parser.add_argument(
        "--note", metavar="TEXT", action="append", help="a note or description; may be repeated"
    )
    parser.add_argument(
        "--fetch",
        action="store_true",
        help="get what is not given from arXiv or Crossref, by the identifier in --url (needs the extra `online`)",
    )
    parser.add_argument(
        "--from",
        dest="records",
        metavar="FILE",
        help="read the works from records instead, as `export` writes them, or - for standard input",
    )
    parser.add_argument(
        "--allow-missing",
        action="store_true",
        help="write the entry even if it lacks what all others in the section have",
    )


def rendering(parser: argparse.ArgumentParser) -> None:
    """Add the options of `render`."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="FILE",
        help="the list or template, or - for standard input (default: the README of the current folder)",
    )
    parser.add_argument(
        "--data",
        metavar="FILE",
        required=True,
        help="records as `export` writes them: CSV, JSON, JSON lines, BibTeX or CSL-JSON; - for standard input",
    )
    parser.add_argument("--prune", action="store_true", help="remove the entries that have no record")
    parser.add_argument(
        "--style",
        metavar="LIST",
        help="fill the placeholders of a template, with entries like those of LIST (default: `template` in the settings)",
    )
    parser.add_argument(
        "--section-column",
        metavar="NAME",
        help="what names the section of a work: a column, or a field of JSON records (default: section)",
    )
    parser.add_argument(
        "--output",
        "--output-file",
        "-o",
        dest="output_file",
        metavar="FILE",
        help="write to FILE instead of the list itself",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the file name to use for standard input")
    diff(parser)
    color(parser)
    configuration(parser)


def diff(parser: argparse.ArgumentParser) -> None:
    """Add `--diff`."""
    parser.add_argument(
        "--diff",
        action="store_true",
        help="print the changes as a diff without writing files; exit with 1 if there are any",
    )


def finding_filter(parser: argparse.ArgumentParser) -> None:
    """Add the options that leave out findings."""
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        help="do not report the findings accepted in this baseline (see `awesomelint baseline`)",
    )
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--diff-base",
        metavar="REV",
        help="report only findings on lines changed since the current branch forked from the git revision REV",
    )
    change.add_argument(
        "--diff-from",
        metavar="FILE",
        help="report only findings on lines changed in this unified diff, or - for standard input",
    )


def report_output(parser: argparse.ArgumentParser) -> None:
    """Add the options about the report of `check` and `fix`."""
    output_format(parser, FORMATS)
    parser.add_argument(
        "--statistics", action="store_true", help="print the number of findings per rule, as text or json"
    )
    parser.add_argument(
        "--no-fold", action="store_true", help="show all findings of a long report, even if many are alike"
    )
    output_file(parser)
    parser.add_argument(
        "--fail-on",
        choices=["error", "warning", "note", "never"],
        default="warning",
        help="the lowest severity of findings to exit with 1 for (default: warning)",
    )
    parser.add_argument("--exit-zero", action="store_true", help="same as --fail-on never")
    parser.add_argument("--quiet", "-q", action="store_true", help="print findings only, without a summary")
    color(parser)
    parser.add_argument("--verbose", "-v", action="store_true", help="print which files are skipped")
    parser.add_argument("--no-cache", action="store_true", help="disable the cache")


def asking(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what online sources are asked."""
    parser.add_argument("--links", action="store_true", help="open all other links as well")
    parser.add_argument(
        "--max-age",
        metavar="DAYS",
        type=_days,
        help="use answers of earlier runs that are at most this old (default: 7 to 60 days, depending on the source)",
    )
    parser.add_argument("--refresh", action="store_true", help="ask again, whatever is in the cache")
    parser.add_argument("--offline", action="store_true", help="use the answers of earlier runs only")
    parser.add_argument(
        "--max-requests",
        metavar="N",
        type=_count,
        help="the number of requests to send at most (default: no limit)",
    )
    parser.add_argument(
        "--write-baseline",
        action="store_true",
        help="accept the findings in the baseline, like `awesomelint baseline`",
    )


def _days(value: str) -> int:
    if not value.isdecimal() or int(value) > 36_500:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of days")
    return int(value)


def _count(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is not a number")
    return int(value)
