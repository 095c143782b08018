"""The command-line arguments of each command, with their help."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from awesomelint import __version__

FORMATS = ("text", "json", "json-lines", "github", "sarif", "rdjson", "gitlab", "junit")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse a command line; the result has its command as `verb`. Exits after `--help` and on invalid arguments."""
    if argv and argv[0] in COMMANDS:
        # Setting up the parsers of all commands would double the start-up time.
        command = COMMANDS[argv[0]]
        parser = argparse.ArgumentParser(
            prog=f"awesomelint {argv[0]}", description=command.description, formatter_class=_help_formatter
        )
        command.arguments(parser)
        end = argv.index("--") if "--" in argv else len(argv)
        # Options may come between paths, which argparse supports only without `--`.
        args = parser.parse_intermixed_args(argv[1:end])
        if rest := argv[end + 1 :]:
            if not hasattr(args, "paths"):
                parser.error(f"unrecognized arguments: {' '.join(rest)}")
            args.paths = [*args.paths, *rest]
        args.verb = argv[0]
    else:
        parser = _overview()
        args = parser.parse_args(argv)
        if args.verb is None:
            parser.print_help()
            raise SystemExit(2)
    if getattr(args, "statistics", False) and args.output_format not in ("text", "json"):
        parser.error(f"--statistics requires --output-format text or json, not {args.output_format}")
    args.argv = list(argv)
    return args


def _help_formatter(prog: str) -> argparse.HelpFormatter:
    """Return the formatter of `--help`.

    argparse makes a formatter for each argument, and imports shutil with all its archive formats to learn the width of
    the terminal, at 3 ms a call. The width is that of argparse.
    """
    width = os.environ.get("COLUMNS", "")
    if not width.isdecimal() or not int(width):
        try:
            width = str(os.get_terminal_size(1).columns)
        except (OSError, ValueError):
            width = "80"
    return argparse.HelpFormatter(prog, width=(int(width) or 80) - 2)


def _overview() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="awesomelint",
        description="A linter and fixer for hand-written lists of papers that learns each list's own style.",
        epilog="Exit status: 0 if there are no findings left, 1 if there are, 2 on errors.",
    )
    parser.add_argument("--version", action="version", version=f"awesomelint {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="COMMAND", title="commands")
    for name, command in COMMANDS.items():
        command.arguments(verbs.add_parser(name, help=command.help, description=command.description))
    return parser


class Command(NamedTuple):
    """A command: its line in the overview, the description in its own help, and a function that adds its arguments."""

    help: str
    description: str
    arguments: Callable[[argparse.ArgumentParser], None]


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files, folders, or - for standard input (default: the README of the current folder)",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the file name to use for standard input")


def _selection(parser: argparse.ArgumentParser) -> None:
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
    _configuration(parser)


def _configuration(parser: argparse.ArgumentParser) -> None:
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


def _simple_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format", choices=["text", "json"], default="text", help="the output format (default: text)"
    )
    _color(parser)


def _color(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--color",
        choices=["auto", "always", "never"],
        default="auto",
        help="when to use colour (default: auto, in a terminal only)",
    )


def _output_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-file", "-o", metavar="FILE", help="write to FILE instead of standard output"
    )


def _fixing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="apply unsafe fixes as well; review the result"
    )
    parser.add_argument(
        "--fix-only",
        action="store_true",
        help="apply fixes, but do not report remaining findings or exit with 1 because of them",
    )
    _diff_option(parser)


def _diff_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--diff",
        action="store_true",
        help="print the changes as a diff without writing files; exit with 1 if there are any",
    )


def _filter(parser: argparse.ArgumentParser) -> None:
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


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format",
        choices=FORMATS,
        default="text",
        metavar="FORMAT",
        help=f"the output format: {', '.join(FORMATS)} (default: text)",
    )
    parser.add_argument(
        "--statistics", action="store_true", help="print the number of findings per rule, as text or json"
    )
    _output_file(parser)
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    parser.add_argument("--quiet", "-q", action="store_true", help="print findings only, without a summary")
    _color(parser)
    parser.add_argument("--verbose", "-v", action="store_true", help="print which files are skipped")
    parser.add_argument("--no-cache", action="store_true", help="disable the cache")


def _check(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _selection(parser)
    _filter(parser)
    _output(parser)
    parser.add_argument("--fix", action="store_true", help="same as `awesomelint fix`")
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
        help="the output format (default: jsonl)",
    )
    _output_file(parser)
    _configuration(parser)


def _style(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    parser.add_argument(
        "--format", choices=["text", "json"], default="text", help="the output format (default: text)"
    )
    _output_file(parser)
    _configuration(parser)


def _rule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="the rule to explain (default: list all rules)"
    )
    _simple_output(parser)


def _baseline(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    _selection(parser)
    parser.add_argument(
        "--prune",
        action="store_true",
        help="only remove findings that no longer occur, without accepting new ones",
    )
    parser.add_argument(
        "--output-file",
        "-o",
        metavar="FILE",
        help="the baseline to write (default: .awesomelint-baseline.json, unless configured)",
    )


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="the file to print the settings for (default: the README of the current folder)",
    )
    _selection(parser)
    _simple_output(parser)


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="the list, or a folder with a README (default: the current folder)",
    )


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("place", metavar="FILE:LINE", help="a line of a list, as in README.md:12")
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="default: auto")


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "versions",
        nargs="*",
        metavar="BASE OURS THEIRS",
        help="the common ancestor and the two versions to merge",
    )
    parser.add_argument(
        "--output", metavar="FILE", help="write to FILE instead of standard output (it may be OURS)"
    )
    parser.add_argument(
        "--marker-size",
        metavar="N",
        type=_marker_size,
        default=7,
        help="the length of conflict markers (default: 7)",
    )
    parser.add_argument("--path", metavar="NAME", help="the name of the file in messages")
    parser.add_argument(
        "--labels",
        nargs=3,
        metavar=("BASE", "OURS", "THEIRS"),
        help="the names of the versions in conflict markers",
    )
    parser.add_argument(
        "--install", action="store_true", help="make git merge lists in this repository with awesomelint"
    )
    parser.add_argument("--uninstall", action="store_true", help="undo --install")
    parser.add_argument(
        "--pattern", metavar="GLOB", default="*.md", help="the files that --install is for (default: *.md)"
    )


def _sort(parser: argparse.ArgumentParser) -> None:
    _paths(parser)
    parser.add_argument(
        "--by", choices=["date", "title", "venue"], required=True, help="what the entries are sorted by"
    )
    parser.add_argument(
        "--section",
        metavar="NAME",
        action="append",
        help="the section to sort, with those below it; may be repeated (default: sections that are sorted already, "
        "but for some entries)",
    )
    parser.add_argument("--reverse", action="store_true", help="sort in the opposite direction")
    _diff_option(parser)
    _color(parser)
    _configuration(parser)


def _diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="REV | PATH",
        help="two files; or git revisions as `git diff` takes them (REV, REV REV, REV..REV, REV...REV) and then files "
        "or folders (default: HEAD, and the README of the current folder)",
    )
    _selection(parser)
    parser.add_argument(
        "--output-format",
        choices=["text", "json", "markdown"],
        default="text",
        help="the output format (default: text)",
    )
    _output_file(parser)
    _color(parser)
    parser.add_argument("--no-cache", action="store_true", help="disable the cache")


def _log(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="REV | PATH",
        help="a git revision, or a range REV..REV, and then files or folders "
        "(default: HEAD, and the README of the current folder)",
    )
    parser.add_argument(
        "--since", metavar="DATE", help="only works that came on this day or later: 2025-01-31, 2 weeks"
    )
    parser.add_argument("--until", metavar="DATE", help="only works that came on this day or before")
    parser.add_argument("--max", metavar="N", type=int, help="at most N works")
    parser.add_argument(
        "--author", metavar="TEXT", help="only works added by an author whose name contains TEXT"
    )
    parser.add_argument("--section", metavar="TEXT", help="only works in a section whose title contains TEXT")
    parser.add_argument(
        "--format",
        choices=["text", "markdown", "json", "atom"],
        default="text",
        help="the output format (default: text)",
    )
    parser.add_argument("--feed-url", metavar="URL", help="where the Atom feed will be published")
    _output_file(parser)
    _color(parser)
    parser.add_argument("--no-cache", action="store_true", help="disable the cache")


def _marker_size(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 200:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 to 200")
    return int(value)


COMMANDS = {
    "check": Command("report findings in lists", "Check lists of papers and report the findings.", _check),
    "fix": Command(
        "fix findings and report the rest",
        "Apply safe fixes to lists of papers in place, and report the remaining findings.",
        _fix,
    ),
    "export": Command(
        "print the entries of lists as data",
        "Print the entries of lists as JSON, CSV, BibTeX or CSL-JSON.",
        _export,
    ),
    "style": Command(
        "print the style learned from a list",
        "Print the style learned from a list: entry templates, order, date forms and labels.",
        _style,
    ),
    "rule": Command(
        "explain a rule, or list all rules", "Print the documentation of a rule, or list all rules.", _rule
    ),
    "baseline": Command(
        "accept the current findings",
        "Write the current findings to a baseline file, so that only new ones are reported.",
        _baseline,
    ),
    "config": Command(
        "print the settings for a file", "Print the settings for a file and where each comes from.", _config
    ),
    "init": Command(
        "create a configuration file for a list",
        "Check a list and write a commented .awesomelint.toml with suggestions next to it.",
        _init,
    ),
    "explain": Command(
        "how the entry on a line was read",
        "Show how an entry was read: its parts, what each was taken for and why, and what its section decided.",
        _explain,
    ),
    "sort": Command(
        "sort the entries of sections",
        "Sort the entries of sections in place, each with the lines nested in it. A section keeps its direction. Exit "
        "status: 0 if all is sorted, 1 if a section could not be sorted or `--diff` shows changes, 2 on errors.",
        _sort,
    ),
    "merge": Command(
        "merge three versions of a list",
        "Merge three versions of a list entry by entry. Exit status: 0 if the merge is clean, 1 if conflicts are left, "
        "2 on errors; the result is then that of git's own merge.",
        _merge,
    ),
    "diff": Command(
        "print what a change does to a list",
        "Compare two versions of a list entry by entry: two files, or git revisions. Print the works that were added "
        "(with the findings on them), removed, moved, renamed and changed. Exit status: 0, or 2 on errors.",
        _diff,
    ),
    "log": Command(
        "print which works came when",
        "Print the works of a list by the day they came in, the newest first, from git's history.",
        _log,
    ),
}
