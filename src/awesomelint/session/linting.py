"""Lint the files of one run; reports come from the cache if nothing has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint.engine import MARK, Report, compares_files
from awesomelint.errors import InternalError
from awesomelint.session import cache
from awesomelint.session.internal_error import lint_or_fail
from awesomelint.session.serialize import Packed, pack, unpack
from awesomelint.source import Source
from awesomelint.ui.console import say
from awesomelint.ui.progress import with_progress_bar
from awesomelint.util.digest import digest
from awesomelint.util.startup import collect_garbage_rarely
from awesomelint.workspace.siblings import Siblings

# An option of kept blocks that show when works came.
_BY_HISTORY = "by=history"

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from awesomelint.fixing.kept_proofs import Kept
    from awesomelint.settings import Settings


class Linter:
    """Lints sources and caches the reports. `failed` is True after a source could not be linted."""

    def __init__(
        self,
        settings_for: Callable[[str], Settings],
        siblings: Siblings | None = None,
        *,
        cached: bool,
        quiet: bool = False,
    ) -> None:
        self.settings_for = settings_for
        self.siblings = siblings or Siblings()
        self._settings: dict[Source, Settings] = {}
        self.cached = cached
        self.quiet = quiet
        self.failed = False

    def settings_of(self, source: Source) -> Settings:
        """Return the settings for a source, including the files around it."""
        settings = self._settings.get(source)
        if settings is None:
            settings = self.siblings.informed(self.settings_for(source.path), source)
            if _BY_HISTORY in source.text and MARK in source.text:
                settings = self._with_arrivals(settings, source)
            self._settings[source] = settings
        return settings

    def _with_arrivals(self, settings: Settings, source: Source) -> Settings:
        """Return the settings with the order in which the works came; git's answers are not recorded as inputs."""
        from awesomelint.session.arrivals import arrivals_of

        self.siblings.inputs.complete = False
        return settings.with_arrivals(arrivals_of(source, cached=self.cached))

    def lint_all(self, sources: Iterable[Source]) -> list[Report]:
        """Return the reports on sources, in order. Sources that cannot be linted are omitted, with an error
        message.
        """
        reports = {source: self._load(source) for source in sources}
        uncached = [source for source, report in reports.items() if report is None]
        for source, report in zip(uncached, self._lint_uncached(uncached), strict=True):
            reports[source] = report
        return [report for report in reports.values() if report is not None]

    def lint(self, source: Source, kept: Kept | None = None) -> Report:
        """Return the report on one source, with what is kept of earlier checks. Raises `InternalError` if it cannot be linted."""
        return self._load(source) or self._lint_one(source, kept)

    def kept(self, source: Source) -> Kept:
        """Return what is in the cache of the check of an earlier version of a source."""
        from awesomelint.session.kept_cache import load_kept

        return load_kept(source, cached=self.cached)

    def store(self, report: Report, kept: Kept) -> None:
        """Store a report in the cache, and what is kept of its check."""
        if self.cached:
            from awesomelint.session.kept_cache import store_kept

            self._store_packed(report.source, pack(report))
            store_kept(report.source, kept)

    def _lint_one(self, source: Source, kept: Kept | None = None) -> Report:
        settings = self.settings_of(source)
        if kept is None and not self.cached:
            return lint_or_fail(source, settings)
        from awesomelint.session.kept_cache import lint_with

        kept = self.kept(source) if kept is None else kept
        report = lint_with(kept, source, settings)
        self.store(report, kept)
        return report

    def _lint_uncached(self, sources: Sequence[Source]) -> Iterator[Report | None]:
        from awesomelint.session.parallel import RARELY, is_worthwhile

        if is_worthwhile(sources):
            from awesomelint.session.parallel import lint_in_parallel

            packed = lint_in_parallel([(source, self.settings_of(source)) for source in sources])
            for source in with_progress_bar(sources, quiet=self.quiet):
                report_or_error = next(packed)
                if isinstance(report_or_error, str):
                    self._fail(report_or_error)
                    yield None
                else:
                    self._store_packed(source, report_or_error)
                    yield unpack(source, report_or_error)
            return
        collect_garbage_rarely(RARELY)
        for source in with_progress_bar(sources, quiet=self.quiet):
            settings = self.settings_of(source)
            try:
                report = self._lint_one(source)
            except InternalError as error:
                self._fail(str(error))
                yield None
                continue
            yield report if len(sources) == 1 or compares_files(settings) else report.without_document()

    def _fail(self, message: str) -> None:
        self.failed = True
        say(message)

    def _store_packed(self, source: Source, packed: Packed) -> None:
        if self.cached:
            cache.store(_key(source, self.settings_of(source)), packed)

    def _load(self, source: Source) -> Report | None:
        if not self.cached:
            return None
        packed = cache.load(_key(source, self.settings_of(source)))
        if packed is None:
            return None
        try:
            return unpack(source, packed, checked=True)
        except (TypeError, ValueError, KeyError, IndexError):
            # Another program wrote the cache entry.
            return None


def _key(source: Source, settings: Settings) -> str:
    """Return the cache key of a report.

    It includes the name of the file but not its folder, because rules only see the name (a README has a size
    limit of its own). The settings include the day, so that yesterday's reports are not used today.
    """
    content = digest(source.to_bytes())
    return cache.key("report", content, os.path.basename(source.path), settings.digest())
