"""`awesomelint verify`: compare entries with online sources, and report or fix what differs."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from awesomelint import engine
from awesomelint.analysis.online.answers import Answers
from awesomelint.cli.commands import fix
from awesomelint.cli.commands.baseline import renew
from awesomelint.cli.reporting import fails, write
from awesomelint.config import Configuration
from awesomelint.engine import Fixed, Report
from awesomelint.errors import UserError, missing_extra
from awesomelint.model import Entry, ListDocument
from awesomelint.reading import read
from awesomelint.session import cache
from awesomelint.session.finding_filter import FindingFilter
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.settings import Settings
from awesomelint.source import Source
from awesomelint.ui.console import say
from awesomelint.ui.progress import source_progress
from awesomelint.util.startup import collect_garbage_as_usual
from awesomelint.util.text import plural
from awesomelint.workspace import files

if TYPE_CHECKING:
    from awesomelint.online.gather import Gathered

_DAY = 24 * 3600.0


def run(args: Namespace) -> int:
    """Ask the sources about all files at once, then report or fix each file."""
    try:
        import awesomelint.online.gather  # noqa: F401
    except ImportError as error:
        raise missing_extra("`awesomelint verify`", error, "online") from None
    if args.refresh and args.offline:
        raise UserError("--refresh asks the sources again, and --offline does not ask them; use one of them")
    if "-" in args.paths and args.fix:
        raise UserError("`verify` cannot fix standard input; name a file")
    # Each answer leaves garbage, and there may be thousands.
    collect_garbage_as_usual()
    configuration = Configuration.of(args)
    finding_filter = FindingFilter(args, configuration)
    # A baseline that is to be written may not exist yet.
    sources = Sources(args, configuration, None if args.write_baseline else finding_filter)
    documents = [read(source) for source in sources]
    lists = [document for document in documents if document.is_list]
    if args.verbose:
        for document in documents:
            if not document.is_list:
                say(f"{document.source.path}: not a list of papers, skipped")
    settings = {document.source: configuration.settings_for(document.source.path) for document in lists}
    gathered = _gather(lists, settings, args, finding_filter)
    for (source, reason), number in sorted(gathered.unknown.items()):
        say(f"{source}: no answer to {plural(number, 'question')}: {reason}")
    if gathered.stopped:
        say("stopped; the answers so far are kept, so the next run goes on from here")
    failed = sources.failed or gathered.stopped or _is_failure(gathered, args)
    verified = _Verified(lists, gathered.answers)
    if args.fix:
        left, some_failed = _fix(verified, settings, args, finding_filter)
        failed = failed or some_failed
    else:
        left = _report(verified, settings, args, configuration, finding_filter)
    return FAILED if failed else FINDINGS if left else OK


class _Verified:
    """The lists with the answers about them."""

    def __init__(self, documents: Sequence[ListDocument], answers: Answers) -> None:
        self.documents = documents
        self._by_source = {document.source: document for document in documents}
        self._answers = answers

    def lint(self, source: Source, settings: Settings) -> Report:
        """Return the report on a list, or on a list with fixes."""
        return engine.verify(self._by_source.get(source) or read(source), settings, self._answers)


def _gather(
    documents: Sequence[ListDocument],
    settings: dict[Source, Settings],
    args: Namespace,
    finding_filter: FindingFilter,
) -> Gathered:
    """Ask what the selected rules need to know about the entries that are to be looked at."""
    from awesomelint.online import arxiv
    from awesomelint.online.client import Client
    from awesomelint.online.gather import Gatherer, Places
    from awesomelint.online.questions import of_entries, with_neighbours
    from awesomelint.online.store import Store

    rules = _rules_that_run(settings.values())
    entries = _entries(documents, finding_filter)
    questions = of_entries(
        entries,
        works=bool(rules - _ABOUT_REPOSITORIES),
        repositories=bool(rules & _ABOUT_REPOSITORIES),
        links=args.links and "dead-link" in rules,
    )
    touched = set(entries)
    others = (entry for document in documents for entry in document.entries if entry not in touched)
    questions = with_neighbours(questions, others, arxiv.BATCH)
    places = Places.from_environment()
    folder = None if args.no_cache else cache.folder_path()
    client = Client(mailto=places.mailto, budget=args.max_requests, allowed=places.private_hosts)
    max_age = 0.0 if args.refresh else None if args.max_age is None else args.max_age * _DAY
    with (
        closing(client),
        closing(Store(os.path.join(folder, "online.sqlite3") if folder else None)) as store,
        source_progress(quiet=args.quiet) as progress,
    ):
        gatherer = Gatherer(client, store, places, max_age=max_age, offline=args.offline, progress=progress)
        gathered = gatherer.gather(questions, entries, published="published-venue" in rules)
    if store.problem and args.verbose:
        say(f"the answers could not be kept ({store.problem})")
    return gathered


_ABOUT_REPOSITORIES = frozenset(("moved-repository", "archived-repository", "dead-link"))


def _rules_that_run(all_settings: Iterable[Settings]) -> frozenset[str]:
    """Return the names of the online rules whose findings are reported for at least one file."""
    from awesomelint.rules.online import RULES

    return frozenset(
        rule.name
        for settings in all_settings
        for rule in RULES
        if settings.runs(rule) and settings.reports(rule)
    )


def _entries(documents: Sequence[ListDocument], finding_filter: FindingFilter) -> list[Entry]:
    return [
        entry
        for document in documents
        for entry in document.entries
        if finding_filter.is_changed(document.source, entry.span)
    ]


def _is_failure(gathered: Gathered, args: Namespace) -> bool:
    """Whether a source could not tell what was asked. A single link that cannot be opened does not count."""
    return not args.offline and any(source != "links" for source, _ in gathered.unknown)


def _report(
    verified: _Verified,
    settings: dict[Source, Settings],
    args: Namespace,
    configuration: Configuration,
    finding_filter: FindingFilter,
) -> bool:
    """Write the findings; return whether there are any."""
    reports = [verified.lint(document.source, settings[document.source]) for document in verified.documents]
    if args.write_baseline:
        _accept(reports, args, configuration)
        return False
    reports = finding_filter.apply_to_all(reports)
    write(reports, args, finding_filter)
    return fails(reports, args)


def _accept(reports: Sequence[Report], args: Namespace, configuration: Configuration) -> None:
    """Accept the findings in the baseline of each file."""
    by_name: dict[str, list[Report]] = {}
    for report in reports:
        name = args.baseline or configuration.settings_for(report.source.path).baseline
        if name is None:
            raise UserError(
                "--write-baseline: there is no baseline; name one with --baseline FILE or in the settings"
            )
        by_name.setdefault(name, []).append(report)
    for name, group in by_name.items():
        renew(name, group, online=True, quiet=args.quiet)


def _fix(
    verified: _Verified, settings: dict[Source, Settings], args: Namespace, finding_filter: FindingFilter
) -> tuple[bool, bool]:
    """Fix each list, as `awesomelint fix` does.

    Return whether findings are left (with `--diff`, whether changes are shown), and whether a list could not be fixed.
    """

    def fix_source(source: Source) -> Fixed:
        fixed = engine.fix(
            source,
            settings[source],
            unsafe=args.unsafe_fixes,
            apply_filters=finding_filter.apply,
            lint_with=verified.lint,
        )
        if fixed.changed and not args.diff:
            files.store(source, fixed.report.source)
        return fixed

    attempts = [fix.attempt(document.source, fix_source, args) for document in verified.documents]
    done = [fixed for fixed in attempts if fixed is not None]
    failed = len(done) < len(attempts)
    if args.diff:
        return fix.write_diffs(done, args), failed
    if args.fix_only:
        fix.write_fixes(done, args)
        return False, failed
    reports = finding_filter.apply_to_all([fixed.report.unfiltered for fixed in done])
    write(reports, args, finding_filter, fix.made(done))
    return fails(reports, args), failed
