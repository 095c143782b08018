"""The command-line arguments of each command, with their help."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from typing import NoReturn

from awesomelint import __version__
from awesomelint.cli import options
from awesomelint.errors import UserError
from awesomelint.util.named_tuple import NamedTuple

SHELLS = ("bash", "zsh", "fish")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are a sentence, as those of the rest of the program, without a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Raise `UserError` with a message of argparse."""
        from awesomelint.cli.usage import sentence

        raise UserError(sentence(self, message))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse a command line; the result has its command as `verb`.

    Raises `UserError` for invalid arguments, and exits after `--help` and `--version`.
    """
    if not argv or argv[0] not in COMMANDS:
        _without_command(argv)
    # Setting up the parsers of all commands would double the start-up time.
    parser = parser_of(argv[0])
    end = argv.index("--") if "--" in argv else len(argv)
    # Options may come between paths, which argparse supports only without `--`.
    args, unknown = parser.parse_known_intermixed_args(argv[1:end])
    rest = argv[end + 1 :]
    if unknown or (rest and not hasattr(args, "paths")):
        from awesomelint.cli.usage import unknown_argument

        raise UserError(unknown_argument(argv[0], [*unknown, *rest][0], COMMANDS, parser_of))
    if rest:
        args.paths = [*args.paths, *rest]
    args.verb = argv[0]
    if getattr(args, "statistics", False) and args.output_format not in ("text", "json"):
        raise UserError(f"--statistics requires --output-format text or json, not {args.output_format}")
    if hasattr(args, "fix"):
        # These options only make sense with fixes.
        args.fix = args.fix or args.diff or args.fix_only or args.unsafe_fixes
    args.argv = list(argv)
    return args


def parser_of(name: str) -> Parser:
    """Return the parser of a command."""
    command = COMMANDS[name]
    parser = Parser(
        prog=f"awesomelint {name}", description=command.description, formatter_class=_help_formatter
    )
    command.arguments(parser)
    return parser


def _without_command(argv: Sequence[str]) -> NoReturn:
    """Print the overview or the version, or raise `UserError` for anything else that does not begin with a command."""
    if argv and argv[0] not in ("-h", "--help", "--version"):
        from awesomelint.cli.usage import unknown_command

        raise UserError(unknown_command(argv, COMMANDS))
    parser = overview()
    parser.parse_args(argv)
    parser.print_help()
    raise SystemExit(2)


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


def overview() -> Parser:
    """Return the parser with all commands, for `--help` and completions."""
    parser = Parser(
        prog="awesomelint",
        description="A linter and fixer for hand-written lists of papers that learns each list's own style.",
        epilog="Begin with `awesomelint check` in the folder of your list. Exit status: 0 if there are no findings left, "
        "1 if there are, 2 on errors.",
        formatter_class=_help_formatter,
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


def _check(parser: argparse.ArgumentParser) -> None:
    options.paths(parser)
    options.selection(parser)
    options.finding_filter(parser)
    options.report_output(parser)
    parser.add_argument(
        "--fix",
        action="store_true",
        help="same as `awesomelint fix`; implied by --unsafe-fixes, --fix-only and --diff",
    )
    options.fixing(parser)


def _verify(parser: argparse.ArgumentParser) -> None:
    options.paths(parser)
    options.selection(parser)
    options.finding_filter(parser)
    options.report_output(parser)
    parser.add_argument("--fix", action="store_true", help="apply the safe fixes of the findings")
    options.fixing(parser)
    options.asking(parser)


def _fix(parser: argparse.ArgumentParser) -> None:
    options.paths(parser)
    options.selection(parser)
    options.finding_filter(parser)
    options.report_output(parser)
    options.fixing(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    options.paths(parser)
    options.output_format(parser, ["jsonl", "json", "csv", "bibtex", "csl-json"])
    options.output_file(parser)
    options.configuration(parser)


def _style(parser: argparse.ArgumentParser) -> None:
    options.paths(parser)
    options.output_format(parser, ["text", "json"])
    options.output_file(parser)
    options.configuration(parser)


def _rule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help="the rule to explain, or the group whose rules to list (default: list all rules)",
    )
    options.simple_output(parser)


def _baseline(parser: argparse.ArgumentParser) -> None:
    options.paths(parser)
    options.selection(parser)
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
    options.selection(parser)
    options.simple_output(parser)


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="the list, or a folder with a README (default: the current folder)",
    )


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("place", metavar="FILE:LINE", help="a line of a list, as in README.md:12")
    options.output_file(parser)
    options.color(parser)


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "versions",
        nargs="*",
        metavar="BASE OURS THEIRS",
        help="the common ancestor and the two versions to merge",
    )
    parser.add_argument(
        "--output",
        "--output-file",
        "-o",
        metavar="FILE",
        help="write to FILE instead of standard output (it may be OURS)",
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
        "--labels", nargs=3, metavar=("BASE", "OURS", "THEIRS"), help="names in conflict markers"
    )
    parser.add_argument(
        "--install", action="store_true", help="make git merge lists in this repository with awesomelint"
    )
    parser.add_argument("--uninstall", action="store_true", help="undo --install")
    parser.add_argument(
        "--pattern", metavar="GLOB", default="*.md", help="the files that --install is for (default: *.md)"
    )


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="FILE",
        help="the list, or - for standard input (default: the README of the current folder); an arXiv identifier or DOI "
        "is the work to fetch and add",
    )
    options.work(parser)
    parser.add_argument(
        "--section",
        metavar="NAME",
        help="the section to add to, or A > B for B in A (default: the one that title and tags fit best)",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="the file name to use for standard input")
    options.diff(parser)
    options.color(parser)
    options.configuration(parser)


def _sort(parser: argparse.ArgumentParser) -> None:
    options.paths(parser)
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
    options.diff(parser)
    options.color(parser)
    options.configuration(parser)


def _diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="REV | PATH",
        help="two files; or git revisions as `git diff` takes them (REV, REV REV, REV..REV, REV...REV) and then files "
        "or folders (default: HEAD, and the README of the current folder)",
    )
    options.selection(parser)
    options.output_format(parser, ["text", "json", "markdown"])
    options.output_file(parser)
    options.color(parser)
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
    options.output_format(parser, ["text", "markdown", "json", "atom"])
    parser.add_argument("--feed-url", metavar="URL", help="where the Atom feed will be published")
    options.output_file(parser)
    options.color(parser)
    parser.add_argument("--no-cache", action="store_true", help="disable the cache")


def _server(parser: argparse.ArgumentParser) -> None:
    # Editors pass this by habit; it is the only way.
    parser.add_argument("--stdio", action="store_true", help="use standard input and output (the default)")


def _completions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=f"one of {', '.join(SHELLS)}")
    options.output_file(parser)


def _stats(parser: argparse.ArgumentParser) -> None:
    options.paths(parser)
    parser.add_argument(
        "--by",
        metavar="NAME",
        action="append",
        choices=["section", "year", "month", "venue", "host", "tag", "author"],
        help="what to count by: section, year, month, venue, host, tag or author; may be repeated (default: all)",
    )
    parser.add_argument(
        "--max",
        metavar="N",
        type=int,
        help="show at most N names of each kind, 0 for all (default: 10; all in json and csv)",
    )
    parser.add_argument(
        "--history", action="store_true", help="show how the list has grown, from git's history"
    )
    options.output_format(parser, ["text", "json", "csv", "markdown", "svg", "html"])
    options.output_file(parser)
    options.color(parser)
    parser.add_argument("--no-cache", action="store_true", help="disable the cache")
    options.configuration(parser)


def _block(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["add"], help="put a new block into the list")
    parser.add_argument("kind", choices=["toc", "count", "stats", "badge", "recent"], help="what it shows")
    options.paths(parser)
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        help="an option of the block, such as depth=2; may be repeated",
    )
    parser.add_argument(
        "--line", metavar="N", type=int, help="put it before this line (default: at the usual place)"
    )
    parser.add_argument(
        "--replace", action="store_true", help="put a toc block in place of the table of contents"
    )
    options.diff(parser)
    options.color(parser)
    options.configuration(parser)


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
    "verify": Command(
        "compare lists with arXiv, Crossref, GitHub and others",
        "Ask online sources about the entries of lists and report what differs. The only command that uses the network.",
        _verify,
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
        "show how the entry on a line was read",
        "Show how an entry was read: its parts, what each was taken for and why, and what its section decided.",
        _explain,
    ),
    "add": Command(
        "add a work in the style of its section",
        "Add works to a list: each in its section, at its place, in the form of the entries there. Exit status: 0 if all "
        "were added, 1 if a work is listed already or `--diff` shows changes, 2 on errors.",
        _add,
    ),
    "render": Command(
        "bring a list up to date from records",
        "Change the entries of a list that exported and edited records change, add the works that they add, and with "
        "--prune remove the entries that they lack; or fill the placeholders of a template. Exit status: 0 if all was done, "
        "1 if something could not be or `--diff` shows changes, 2 on errors.",
        options.rendering,
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
    "server": Command(
        "run the language server for editors",
        "Answer an editor over standard input and output, in the Language Server Protocol.",
        _server,
    ),
    "log": Command(
        "print when works were added",
        "Print the works of a list by the day they came in, the newest first, from git's history.",
        _log,
    ),
    "block": Command(
        "add a block that fix keeps up to date",
        "Put a block into a list that `awesomelint fix` keeps up to date: a table of contents, the number of entries, "
        "statistics, a badge or the newest works. Exit status: 0, 1 if it is there already or `--diff` shows changes, "
        "2 on errors.",
        _block,
    ),
    "stats": Command(
        "print statistics of lists",
        "Count the entries of lists by section, year, month, venue, host, tag and author, and print how many of them have "
        "a date, a venue, authors and code.",
        _stats,
    ),
    "completions": Command(
        "print completions for a shell",
        "Print a script that lets a shell complete commands and options.",
        _completions,
    ),
}
