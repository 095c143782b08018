"""The reports on the files of a call: from the cache if nothing that they depend on has changed, else made anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint.engine import Report, compares_files
from awesomelint.errors import InternalError
from awesomelint.session import cache
from awesomelint.session.internal_error import lint_or_fail
from awesomelint.session.serialize import Packed, pack, unpack
from awesomelint.source import Source
from awesomelint.ui.console import say
from awesomelint.ui.progress import with_progress_bar
from awesomelint.util.digest import digest
from awesomelint.workspace.siblings import Siblings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from awesomelint.settings import Settings


class Linter:
    """Lints sources, and caches the reports. `failed` is True once a source could not be linted."""

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
        """The settings for a source, which know the files beside it."""
        known = self._settings.get(source)
        if known is None:
            known = self._settings[source] = self.siblings.informed(self.settings_for(source.path), source)
        return known

    def of_all(self, sources: Iterable[Source]) -> list[Report]:
        """The reports on sources, in their order, whatever is known already and on how many cores they are made.

        A source that cannot be linted has none, and people are told.
        """
        every = list(sources)
        known = {source: self._recall(source) for source in every}
        new = [source for source, report in known.items() if report is None]
        for source, report in zip(new, self._lint(new), strict=True):
            known[source] = report
        return [report for report in known.values() if report is not None]

    def of(self, source: Source) -> Report:
        """The report on one source; `InternalError` says why there is none."""
        return self._recall(source) or self._new(source)

    def _new(self, source: Source) -> Report:
        report = lint_or_fail(source, self.settings_of(source))
        self.keep(report)
        return report

    def keep(self, report: Report) -> None:
        """Keep a report that was made elsewhere, or just now, for later runs."""
        if self.cached:
            self._store(report.source, pack(report))

    def _lint(self, sources: Sequence[Source]) -> Iterator[Report | None]:
        from awesomelint.session.parallel import collect_rarely, is_worthwhile

        if is_worthwhile(sources):
            from awesomelint.session.parallel import lint_in_parallel

            packed = lint_in_parallel([(source, self.settings_of(source)) for source in sources])
            for source in with_progress_bar(sources, quiet=self.quiet):
                report_or_error = next(packed)
                if isinstance(report_or_error, str):
                    self._fail(report_or_error)
                    yield None
                else:
                    self._store(source, report_or_error)
                    yield unpack(source, report_or_error)
            return
        collect_rarely()
        for source in with_progress_bar(sources, quiet=self.quiet):
            settings = self.settings_of(source)
            try:
                report = self._new(source)
            except InternalError as failure:
                self._fail(str(failure))
                yield None
                continue
            yield report if len(sources) == 1 or compares_files(settings) else report.without_document()

    def _fail(self, sentence: str) -> None:
        self.failed = True
        say(sentence)

    def _store(self, source: Source, packed: Packed) -> None:
        if self.cached:
            cache.keep(_key(source, self.settings_of(source)), packed)

    def _recall(self, source: Source) -> Report | None:
        if not self.cached:
            return None
        packed = cache.load(_key(source, self.settings_of(source)))
        if packed is None:
            return None
        try:
            return unpack(source, packed, checked=True)
        except (TypeError, ValueError, KeyError, IndexError):
            # Not written by this program.
            return None


def _key(source: Source, settings: Settings) -> str:
    """The key of a report. Rules see the name of a file and not its folder: a README has limits of its own.

    The settings hold the day, so that a report of yesterday is not used today.
    """
    content = digest(source.to_bytes())
    return cache.key("report", content, os.path.basename(source.path), settings.digest())
