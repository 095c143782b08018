"""`awesomelint fix`: apply fixes and report the remaining findings."""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from awesomelint.cli.reporting import fails, write
from awesomelint.config import Configuration
from awesomelint.engine import MARK, Fixed, Report, compare_files, fix
from awesomelint.errors import InternalError, UserError
from awesomelint.session.finding_filter import FindingFilter
from awesomelint.session.internal_error import internal_error_message
from awesomelint.session.kept_cache import lint_with
from awesomelint.session.linting import Linter
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.source import Source
from awesomelint.ui.console import output, print_bytes, print_error_text, say, wants_colour
from awesomelint.workspace import files

if TYPE_CHECKING:
    from awesomelint.fixing.fixpoint import Withheld
    from awesomelint.settings import Settings


def run(args: Namespace) -> int:
    """Fix each file in place (standard input to standard output), or show the changes with `--diff`."""
    configuration = Configuration.of(args)
    finding_filter = FindingFilter(args, configuration)
    sources = Sources(args, configuration, finding_filter)
    linter = Linter(configuration.settings_for, cached=not args.no_cache)
    done: list[Fixed] = []
    failed = False
    for source in sources:
        fixed = attempt(source, lambda source: _fix(source, linter, finding_filter, args, sources), args)
        if fixed is not None:
            done.append(fixed)
        failed = failed or fixed is None
    failed = failed or sources.failed
    if args.diff:
        changed = write_diffs(done, args)
        return FAILED if failed else FINDINGS if changed else OK
    reports = finding_filter.apply_to_all(
        compare_files([fixed.report.unfiltered for fixed in done], configuration.settings_for)
    )
    if any(report.source.path == sources.stdin_name for report in reports) or "-" in sources.excluded:
        _write_stdout(reports, sources, args, made(done))
    elif args.fix_only:
        write_fixes(done, args)
    else:
        write(reports, args, finding_filter, made(done))
    if failed:
        return FAILED
    return FINDINGS if fails(reports, args) and not args.fix_only else OK


def _fix(
    source: Source, linter: Linter, finding_filter: FindingFilter, args: Namespace, sources: Sources
) -> Fixed:
    """Fix a file, and write it unless `--diff` asks for the changes alone."""
    kept = linter.kept(source)
    settings, first = linter.settings_of(source), linter.lint(source, kept)
    fixed = fix(
        source,
        settings,
        unsafe=args.unsafe_fixes,
        apply_filters=finding_filter.apply,
        first=first,
        lint_with=partial(lint_with, kept),
    )
    if args.diff or source.path == sources.stdin_name:
        return fixed
    if fixed.changed:
        files.store(source, fixed.report.source)
        # The fixed file is usually checked next.
        linter.store(fixed.report.unfiltered, kept)
    if MARK in fixed.report.source.text:
        _draw_pictures(fixed.report, settings)
    return fixed


def attempt(source: Source, fix_source: Callable[[Source], Fixed], args: Namespace) -> Fixed | None:
    """Fix a source and print why fixes were withheld; print an error and return None if that is not possible."""
    try:
        fixed = fix_source(source)
    except (UserError, InternalError) as error:
        say(str(error))
        return None
    except Exception as error:
        say(internal_error_message(source.path, error))
        return None
    # A withheld fix does not change the exit status, so that a pre-commit hook can pass.
    if not args.quiet:
        for note in withheld_notes(fixed):
            say(f"{source.path}:{note}")
    return fixed


def _draw_pictures(report: Report, settings: Settings) -> None:
    """Draw the pictures of kept blocks again, if the settings allow their rule to fix."""
    from awesomelint.rules.about.stale_block import check as stale_block
    from awesomelint.session.pictures import draw_pictures

    if settings.runs(stale_block) and settings.fixes(stale_block):
        draw_pictures(report.document)


def withheld_notes(fixed: Fixed) -> Iterator[str]:
    """Yield a note for each cause of withheld fixes, with the line of the first of them."""
    causes: dict[str, list[Withheld]] = {}
    for withheld in fixed.withheld:
        causes.setdefault(withheld.reason, []).append(withheld)
    for reason, found in causes.items():
        first, rules = found[0], Counter(withheld.rule for withheld in found)
        what = f"fix for {first.rule}"
        if len(found) > 1:
            what = f"{len(found)} fixes for {', '.join(rules)}"
        yield f"{first.line}: note: {what} withheld: {reason}"


def made(done: Iterable[Fixed]) -> Counter[str]:
    """Count the fixed findings by rule."""
    return Counter(finding.rule for fixed in done for finding in fixed.made)


def write_fixes(done: Iterable[Fixed], args: Namespace) -> None:
    """Write a line for each file about the findings that were fixed in it."""
    from awesomelint.report.formats import text
    from awesomelint.report.paths import shown
    from awesomelint.ui.sanitize import harmless, inert

    with output(args.output_file) as out:
        for fixed in done:
            if fixed.made and not args.quiet:
                line = f"{harmless(shown(fixed.before.path))}: fixed {text.by_rule(made([fixed]))}"
                out.write(inert(line) + "\n")


def write_diffs(done: Iterable[Fixed], args: Namespace) -> bool:
    """Write the changes as unified diffs; return whether there are any."""
    from awesomelint.report.formats import text, unified_diff

    done = list(done)
    changed = [fixed for fixed in done if fixed.changed]
    root = unified_diff.root_of(fixed.before.path for fixed in changed)
    with output(args.output_file) as out:
        for fixed in changed:
            colour = wants_colour(args, out)
            unified_diff.write(
                fixed.before, fixed.report.source, out, root=root, colour=colour, terminal=out.isatty()
            )
    if not args.quiet:
        say(text.would_fix(made(changed), len(changed)) if changed else _nothing_to_fix(done))
    return bool(changed)


def _nothing_to_fix(done: Iterable[Fixed]) -> str:
    """Return what was looked at."""
    from awesomelint.report.located import checked_words, unchecked_words

    reports = [fixed.report for fixed in done]
    return unchecked_words(reports) or f"nothing to fix in {checked_words(reports)}"


def _write_stdout(reports: Iterable[Report], sources: Sources, args: Namespace, made: Counter[str]) -> None:
    """Write the fixed standard input to standard output, and the remaining findings to standard error."""
    from awesomelint.report.formats import text

    if "-" in sources.excluded:
        # An editor replaces its text with the output, so excluded input must be written unchanged.
        print_bytes(sys.stdin.buffer.read())
    for report in reports:
        if report.source.path == sources.stdin_name:
            print_bytes(report.source.to_bytes())
    if not args.fix_only:
        left = io.StringIO()
        text.write(reports, left, quiet=args.quiet, made=made, fold=not args.no_fold, named=args.paths)
        print_error_text(left.getvalue())
