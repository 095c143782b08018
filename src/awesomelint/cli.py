"""The command line: verbs, options and exit codes; everything heavy is imported by the verb that needs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from awesomelint import __version__


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="awesomelint",
        description="Keeps hand-written lists of papers right: reads any such list, learns its style, reports what is wrong, and fixes it.",
        epilog="Exit status: 0 nothing left to report, 1 findings left, 2 something could not be done.",
    )
    parser.add_argument("--version", action="version", version=f"awesomelint {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="COMMAND", title="commands")

    check = verbs.add_parser("check", help="report findings", description="Report what is wrong in lists of papers.")
    _paths(check)
    _selection(check)
    _output(check)
    check.add_argument("--fix", action="store_true", help="the same as `awesomelint fix`")
    _fixing(check)

    fix = verbs.add_parser("fix", help="repair what can be repaired", description="Make the safe fixes in place, and report what is left.")
    _paths(fix)
    _selection(fix)
    _output(fix)
    _fixing(fix)

    export = verbs.add_parser("export", help="the list as data, an entry a record", description="Write the entries of lists as data.")
    _paths(export)
    export.add_argument("--format", choices=["jsonl", "json", "csv", "bibtex", "csl-json"], default="jsonl", help="default: jsonl")
    export.add_argument("--output-file", "-o", metavar="FILE", help="write there instead of to standard output")
    return parser


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders or - for standard input (default: this folder's README)")
    parser.add_argument("--stdin-filename", metavar="NAME", help="the name to report for standard input")


def _selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--select", metavar="RULES", action="append", help="only these rules or groups, comma-separated")
    parser.add_argument("--ignore", metavar="RULES", action="append", help="not these rules or groups")
    parser.add_argument("--min-severity", choices=["error", "warning", "note"], default="warning", help="default: warning")
    parser.add_argument("--today", metavar="DATE", help="the day that counts as today, as 2025-01-31")
    parser.add_argument("--isolated", action="store_true", help="read no configuration file")


def _fixing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unsafe-fixes", action="store_true", help="make the fixes too that a person should look at")
    parser.add_argument("--diff", action="store_true", help="show what would change, and write nothing; exit with 1 if anything would")


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output-format", choices=["text", "json"], default="text", help="default: text")
    parser.add_argument("--output-file", "-o", metavar="FILE", help="write there instead of to standard output")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 even when findings are left")
    parser.add_argument("--quiet", "-q", action="store_true", help="findings only, no summary")
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="default: auto")
    parser.add_argument("--verbose", "-v", action="store_true", help="say which files hold no list")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status."""
    parser = _parser()
    args = parser.parse_args(argv)
    if args.verb is None:
        parser.print_help()
        return 2
    from importlib import import_module

    from awesomelint.files import Trouble

    command = import_module(f"awesomelint.commands.{args.verb}")
    try:
        return int(command.run(args))
    except Trouble as trouble:
        print(f"awesomelint: {trouble}", file=sys.stderr)
    except KeyboardInterrupt:
        pass
    except BrokenPipeError:
        # Whoever read our output has had enough (`awesomelint check | head`).
        sys.stderr.close()
    return 2
