"""The arguments of each command, and what `--help` says of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NamedTuple

from awesomelint import __version__

FORMATS = ("text", "json", "json-lines", "github", "sarif", "rdjson", "gitlab", "junit")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command line, its command as `verb`; what is wrong with it ends the program, as does `--help`."""
    if argv and argv[0] in COMMANDS:
        # The others' arguments would take longer to set up than all else before the first file is read.
        command = COMMANDS[argv[0]]
        parser = argparse.ArgumentParser(prog=f"awesomelint {argv[0]}", description=command.description)
        command.arguments(parser)
        end = argv.index("--") if "--" in argv else len(argv)
        # Options may stand between paths; the library allows that only where no `--` ends them.
        args = parser.parse_intermixed_args(argv[1:end])
        if behind := argv[end + 1 :]:
            if not hasattr(args, "paths"):
                parser.error(f"unrecognized arguments: {' '.join(behind)}")
            args.paths = [*args.paths, *behind]
        args.verb = argv[0]
    else:
        parser = _overview()
        args = parser.parse_args(argv)
        if args.verb is None:
            parser.print_help()
            raise SystemExit(2)
    if getattr(args, "statistics", False) and args.output_format not in ("text", "json"):
        parser.error(f"--statistics comes as text or json, not as {args.output_format}")
    args.argv = list(argv)
    return args


def _overview() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="awesomelint",
        description="Keeps hand-written lists of papers right: reads any such list, learns its style, reports what is wrong, and fixes it.",
        epilog="Exit status: 0 nothing left to report, 1 findings left, 2 something could not be done.",
    )
    parser.add_argument("--version", action="version", version=f"awesomelint {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="COMMAND", title="commands")
    for name, command in COMMANDS.items():
        command.arguments(verbs.add_parser(name, help=command.help, description=command.description))
    return parser


class Command(NamedTuple):
    """A command: what the overview says of it, what its own help says first, and what sets up its arguments."""

    help: str
    description: str
    arguments: Callable[[argparse.ArgumentParser], None]


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders or - for standard input (default: this folder's README)",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name to report for standard input")


def _selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--select", metavar="RULES", action="append", help="only these rules or groups, comma-separated"
    )
    parser.add_argument("--extend-select", metavar="RULES", action="append", help="these rules or groups too")
    parser.add_argument("--ignore", metavar="RULES", action="append", help="not these rules or groups")
    parser.add_argument(
        "--min-severity", choices=["error", "warning", "note"], help="default: as configured, else warning"
    )
    parser.add_argument("--today", metavar="DATE", help="the day that counts as today, as 2025-01-31")
    _configuration(parser)


def _configuration(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", metavar="FILE", help="the configuration to use, instead of the nearest one"
    )
    parser.add_argument("--isolated", action="store_true", help="read no configuration file")
    parser.add_argument(
        "--config-from",
        metavar="REV",
        help="read the configuration and the baseline as they are at the commit REV, not as in this folder; runs git",
    )
    parser.add_argument(
        "--force-exclude",
        action="store_true",
        help="leave out what the configuration excludes even where it is named",
    )


def _form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output-format", choices=["text", "json"], default="text", help="default: text")
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="default: auto")


def _fixing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="make the fixes too that a person should look at"
    )
    parser.add_argument(
        "--fix-only",
        action="store_true",
        help="fix, but neither report what is left nor exit with 1 because of it",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="show what would change, and write nothing; exit with 1 if anything would",
    )


def _filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--baseline",
        metavar="FILE",
        help="report only what this baseline does not accept (see `awesomelint baseline`)",
    )
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--diff-base",
        metavar="REV",
        help="only findings on lines that changed since this branch left REV; runs git",
    )
    change.add_argument(
        "--diff-from",
        metavar="FILE",
        help="only findings on lines that this unified diff adds; - for standard input",
    )


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format",
        choices=FORMATS,
        default="text",
        metavar="FORMAT",
        help=f"one of {', '.join(FORMATS)}",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="count the findings by rule, as text or json"
    )
    parser.add_argument(
        "--output-file", "-o", metavar="FILE", help="write there instead of to standard output"
    )
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even when findings are left")
    parser.add_argument("--quiet", "-q", action="store_true", help="findings only, no summary")
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="default: auto")
    parser.add_argument("--verbose", "-v", action="store_true", help="say which files hold no list")
    parser.add_argument(
        "--no-cache", action="store_true", help="neither use nor keep what earlier runs found"
    )


def _check(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _selection(parser)
    _filter(parser)
    _output(parser)
    parser.add_argument("--fix", action="store_true", help="the same as `awesomelint fix`")
    _fixing(parser)


def _fix(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _selection(parser)
    _filter(parser)
    _output(parser)
    _fixing(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    parser.add_argument(
        "--format",
        choices=["jsonl", "json", "csv", "bibtex", "csl-json"],
        default="jsonl",
        help="default: jsonl",
    )
    parser.add_argument(
        "--output-file", "-o", metavar="FILE", help="write there instead of to standard output"
    )
    _configuration(parser)


def _style(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")
    parser.add_argument(
        "--output-file", "-o", metavar="FILE", help="write there instead of to standard output"
    )
    _configuration(parser)


def _rule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="the rule to explain (default: list them all)"
    )
    _form(parser)


def _baseline(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _selection(parser)
    parser.add_argument("--prune", action="store_true", help="accept nothing new, only drop what is settled")
    parser.add_argument(
        "--output-file", "-o", metavar="FILE", help="default: as configured, else .awesomelint-baseline.json"
    )


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="the file that they are for (default: this folder's README)"
    )
    _selection(parser)
    _form(parser)


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", metavar="PATH", help="the list, or its folder (default: this folder's README)"
    )


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("place", metavar="FILE:LINE", help="a line of a list, as in README.md:12")
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="default: auto")


COMMANDS = {
    "check": Command("report findings", "Report what is wrong in lists of papers.", _check),
    "fix": Command(
        "repair what can be repaired", "Make the safe fixes in place, and report what is left.", _fix
    ),
    "export": Command("the list as data, an entry a record", "Write the entries of lists as data.", _export),
    "style": Command(
        "the house style that was learned", "Show how the entries of a list are written.", _style
    ),
    "rule": Command("explain a rule, or list them all", "Explain one rule, or list all rules.", _rule),
    "baseline": Command(
        "accept today's findings", "Accept today's findings, so that only new ones are reported.", _baseline
    ),
    "config": Command(
        "the settings in force and where each came from", "Print the settings in force.", _config
    ),
    "init": Command(
        "write a configuration that fits a list",
        "Read a list and write a commented .awesomelint.toml beside it.",
        _init,
    ),
    "explain": Command(
        "how the entry on a line was read",
        "Show how an entry was read: its parts, what each was taken for and why, and what its section decided.",
        _explain,
    ),
}
