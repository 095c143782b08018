"""The command line: verbs, options and exit codes; everything heavy is imported by the verb that needs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from awesomelint import __version__

_FORMATS = ("text", "json", "json-lines", "github", "sarif", "rdjson", "gitlab", "junit")


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
    _filter(check)
    _output(check)
    check.add_argument("--fix", action="store_true", help="the same as `awesomelint fix`")
    _fixing(check)

    fix = verbs.add_parser(
        "fix", help="repair what can be repaired", description="Make the safe fixes in place, and report what is left."
    )
    _paths(fix)
    _selection(fix)
    _filter(fix)
    _output(fix)
    _fixing(fix)

    export = verbs.add_parser(
        "export", help="the list as data, an entry a record", description="Write the entries of lists as data."
    )
    _paths(export)
    export.add_argument(
        "--format", choices=["jsonl", "json", "csv", "bibtex", "csl-json"], default="jsonl", help="default: jsonl"
    )
    export.add_argument("--output-file", "-o", metavar="FILE", help="write there instead of to standard output")
    _configuration(export)

    style = verbs.add_parser(
        "style", help="the house style that was learned", description="Show how the entries of a list are written."
    )
    _paths(style)
    style.add_argument("--format", choices=["text", "json"], default="text", help="default: text")
    style.add_argument("--output-file", "-o", metavar="FILE", help="write there instead of to standard output")
    _configuration(style)

    rule = verbs.add_parser(
        "rule", help="explain a rule, or list them all", description="Explain one rule, or list all rules."
    )
    rule.add_argument("name", nargs="?", metavar="NAME", help="the rule to explain (default: list them all)")
    _form(rule)

    baseline = verbs.add_parser(
        "baseline",
        help="accept today's findings",
        description="Accept today's findings, so that only new ones are reported.",
    )
    _paths(baseline)
    _selection(baseline)
    baseline.add_argument("--prune", action="store_true", help="accept nothing new, only drop what is settled")
    baseline.add_argument(
        "--output-file", "-o", metavar="FILE", help="default: as configured, else .awesomelint-baseline.json"
    )

    config = verbs.add_parser(
        "config", help="the settings in force and where each came from", description="Print the settings in force."
    )
    config.add_argument(
        "path", nargs="?", metavar="PATH", help="the file that they are for (default: this folder's README)"
    )
    _selection(config)
    _form(config)

    init = verbs.add_parser(
        "init",
        help="write a configuration that fits a list",
        description="Read a list and write a commented .awesomelint.toml beside it.",
    )
    init.add_argument("path", nargs="?", metavar="PATH", help="the list, or its folder (default: this folder's README)")
    return parser


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
    parser.add_argument("--config", metavar="FILE", help="the configuration to use, instead of the nearest one")
    parser.add_argument("--isolated", action="store_true", help="read no configuration file")
    parser.add_argument(
        "--force-exclude", action="store_true", help="leave out what the configuration excludes even where it is named"
    )


def _form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output-format", choices=["text", "json"], default="text", help="default: text")
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto", help="default: auto")


def _fixing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unsafe-fixes", action="store_true", help="make the fixes too that a person should look at")
    parser.add_argument(
        "--diff", action="store_true", help="show what would change, and write nothing; exit with 1 if anything would"
    )


def _filter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--baseline", metavar="FILE", help="report only what this baseline does not accept (see `awesomelint baseline`)"
    )
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--diff-base", metavar="REV", help="only findings on lines that changed since this branch left REV; runs git"
    )
    change.add_argument(
        "--diff-from", metavar="FILE", help="only findings on lines that this unified diff adds; - for standard input"
    )


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-format", choices=_FORMATS, default="text", metavar="FORMAT", help=f"one of {', '.join(_FORMATS)}"
    )
    parser.add_argument("--statistics", action="store_true", help="count the findings by rule, as text or json")
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
    if getattr(args, "statistics", False) and args.output_format not in ("text", "json"):
        parser.error(f"--statistics comes as text or json, not as {args.output_format}")
    from importlib import import_module

    from awesomelint.files import Trouble

    command = import_module(f"awesomelint.commands.{args.verb}")
    try:
        return int(command.run(args))
    except Trouble as trouble:
        from awesomelint.commands.common import say

        # A configuration may have several slips, each a sentence.
        for sentence in str(trouble).split("\n"):
            say(sentence)
    except KeyboardInterrupt:
        pass
    except BrokenPipeError:
        # Whoever read our output has had enough (`awesomelint check | head`).
        sys.stderr.close()
    return 2
