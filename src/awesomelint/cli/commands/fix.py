"""`awesomelint fix`: repair what can be repaired, and report what is left."""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable

from awesomelint.cli.reporting import write
from awesomelint.config import Configuration
from awesomelint.engine import Fixed, Report, compare_files, fix
from awesomelint.errors import InternalError, UserError
from awesomelint.session.finding_filter import FindingFilter
from awesomelint.session.internal_error import told
from awesomelint.session.linting import Linter
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.ui.console import output, print_bytes, print_error_text, say, wants_colour
from awesomelint.workspace import files


def run(args: Namespace) -> int:
    """Fix each file in place (standard input to standard output), or show what would change."""
    configuration = Configuration.of(args)
    finding_filter = FindingFilter(args, configuration)
    sources = Sources(args, configuration, finding_filter)
    results = Linter(configuration.settings_for, cached=not args.no_cache)
    done: list[Fixed] = []
    failed = False
    for source in sources:
        try:
            settings, first = results.settings_of(source), results.of(source)
            fixed = fix(source, settings, unsafe=args.unsafe_fixes, sift=finding_filter.sift, first=first)
            if fixed.changed and not args.diff and source.path != sources.stdin_name:
                files.store(source, fixed.report.source)
                # A check of what was just repaired comes next, more often than not.
                results.keep(fixed.report.whole)
        except (UserError, InternalError) as trouble:
            failed = True
            say(str(trouble))
            continue
        except Exception as error:
            failed = True
            say(told(source.path, error))
            continue
        # No failure: the finding is reported as any other that is left, and a hook must be able to pass.
        if not args.quiet:
            for withheld in fixed.withheld:
                say(
                    f"{source.path}:{withheld.line}: note: the fix of {withheld.rule} was withheld: {withheld.reason}"
                )
        done.append(fixed)
    failed = failed or sources.failed
    if args.diff:
        changed = _show(done, args)
        return FAILED if failed else FINDINGS if changed else OK
    reports = finding_filter.sift_all(
        compare_files([fixed.report.whole for fixed in done], configuration.settings_for)
    )
    if any(report.source.path == sources.stdin_name for report in reports) or "-" in sources.left_out:
        _pass_on(reports, sources, args, _made(done))
    elif args.fix_only:
        _tell(done, args)
    else:
        write(reports, args, finding_filter, _made(done))
    if failed:
        return FAILED
    passes = args.exit_zero or args.fix_only or not any(report.findings for report in reports)
    return OK if passes else FINDINGS


def _made(done: Iterable[Fixed]) -> Counter[str]:
    """How many findings were settled, by rule."""
    return Counter(finding.rule for fixed in done for finding in fixed.made)


def _tell(done: Iterable[Fixed], args: Namespace) -> None:
    """Say what was fixed, a line a file, and nothing of what is left."""
    from awesomelint.report.formats import text
    from awesomelint.report.paths import shown
    from awesomelint.ui.sanitize import harmless, inert

    with output(args.output_file) as out:
        for fixed in done:
            if fixed.made and not args.quiet:
                told = f"{harmless(shown(fixed.before.path))}: fixed {text.by_rule(_made([fixed]))}"
                out.write(inert(told) + "\n")


def _show(done: Iterable[Fixed], args: Namespace) -> bool:
    """Write what would change as unified diffs; whether anything would."""
    from awesomelint.report.formats import text, unified_diff

    changed = [fixed for fixed in done if fixed.changed]
    root = unified_diff.root_of(fixed.before.path for fixed in changed)
    with output(args.output_file) as out:
        for fixed in changed:
            colour = wants_colour(args, out)
            unified_diff.write(
                fixed.before, fixed.report.source, out, root=root, colour=colour, watched=out.isatty()
            )
    if changed and not args.quiet:
        say(text.would_fix(_made(changed), len(changed)))
    return bool(changed)


def _pass_on(reports: Iterable[Report], sources: Sources, args: Namespace, made: Counter[str]) -> None:
    """Standard input comes out repaired on standard output; what is left is told on standard error."""
    from awesomelint.report.formats import text

    if "-" in sources.left_out:
        # An editor takes what comes back for the new text, also of a file that is none of ours.
        print_bytes(sys.stdin.buffer.read())
    for report in reports:
        if report.source.path == sources.stdin_name:
            print_bytes(report.source.to_bytes())
    if not args.fix_only:
        left = io.StringIO()
        text.write(reports, left, quiet=args.quiet, made=made)
        print_error_text(left.getvalue())
