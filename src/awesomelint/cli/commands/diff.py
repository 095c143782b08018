"""`awesomelint diff`: what a change does to a list, entry by entry."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from importlib import import_module

from awesomelint.cli.revisions import revisions_and_paths, split_at_dashes
from awesomelint.comparing.compare import Comparison, compare
from awesomelint.comparing.review import Review, findings_on, listed_elsewhere
from awesomelint.comparing.unresolved import without_conflicts
from awesomelint.config import Configuration
from awesomelint.errors import InternalError, UserError
from awesomelint.reading import read
from awesomelint.report.paths import shown
from awesomelint.session.linting import Linter
from awesomelint.session.sources import FAILED, OK
from awesomelint.source import Source
from awesomelint.ui.console import output, say, wants_colour
from awesomelint.workspace import boundary, files
from awesomelint.workspace.git import Checkout
from awesomelint.workspace.versions import Pair, Versions, is_revision, resolve


def run(args: Namespace) -> int:
    """Compare two files, or the files of two revisions, and write what changed."""
    configuration = Configuration.of(args)
    failed = False
    pairs: list[Pair] = []
    for pair in _pairs(args, configuration):
        if isinstance(pair, UserError):
            failed = True
            say(str(pair))
        else:
            pairs.append(pair)
    comparisons = [compare(read(_resolved(old)), read(_resolved(new))) for old, new in pairs]
    comparisons = [comparison for comparison in comparisons if _has_entries(comparison)]
    linter = Linter(configuration.settings_for, cached=not args.no_cache)
    reviews = []
    for comparison, elsewhere in zip(comparisons, listed_elsewhere(comparisons), strict=True):
        paths = shown(comparison.new.source.path), shown(comparison.old.source.path)
        review = Review(*paths, comparison, {}, elsewhere)
        try:
            reviews.append(_with_findings(review, linter))
        except InternalError as error:
            failed = True
            say(str(error))
            reviews.append(review)
    _write(reviews, args, failed=failed)
    return FAILED if failed else OK


def _resolved(source: Source) -> Source:
    """Return a version without conflict markers, and say that it has some."""
    resolved = without_conflicts(source)
    if resolved is not source:
        say(f"{shown(source.path)}: a merge is not resolved; both sides of its conflicts are compared")
    return resolved


def _has_entries(comparison: Comparison) -> bool:
    documents = comparison.old, comparison.new
    return any(document.entries or document.hidden for document in documents)


def _with_findings(review: Review, linter: Linter) -> Review:
    """Add what `check` reports on the entries that are new."""
    if not review.new_entries:
        return review
    report = linter.lint(review.comparison.new.source)
    return review._replace(findings=findings_on(review.new_entries, report))


def _write(reviews: list[Review], args: Namespace, *, failed: bool) -> None:
    module = import_module(f"awesomelint.report.comparison.{args.output_format}")
    form = "exact" if args.output_format == "json" else "text"
    with output(args.output_file, form) as out:
        if args.output_format == "text":
            module.write(reviews, out, colour=wants_colour(args, out))
            if not reviews and not failed:
                out.write("No file with entries changed\n")
        else:
            module.write(reviews, out)


def _pairs(args: Namespace, configuration: Configuration) -> Iterator[Pair | UserError]:
    given, paths = split_at_dashes(args)
    if len(given) == 2 and not paths and all(map(os.path.isfile, given)) and not _are_revisions(given):
        yield Pair(_load(given[0]), _load(given[1]))
        return
    try:
        checkout = Checkout(os.getcwd())
    except UserError as error:
        raise UserError(f"{error}; outside of one, name two files to compare") from None
    revisions, paths = revisions_and_paths(checkout, args)
    versions = Versions(checkout, resolve(checkout, revisions), configuration.excludes)
    yield from versions.pairs(paths or [versions.default()])


def _are_revisions(given: list[str]) -> bool:
    """Return whether the names of files are revisions, too."""
    try:
        checkout = Checkout(os.getcwd())
    except UserError:
        return False
    return any(is_revision(checkout, name) for name in given)


def _load(path: str) -> Source:
    if refusal := boundary.refusal(path):
        raise UserError(refusal)
    return files.load(path)
