"""Results: the reports on the files of a run, each from an earlier run if nothing that it depends on has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint.engine import Report, compares_files
from awesomelint.errors import InternalError
from awesomelint.session import cache
from awesomelint.session.internal_error import lint_or_fail
from awesomelint.session.serialize import Packed, pack, unpack
from awesomelint.session.sources import say
from awesomelint.source import Source
from awesomelint.ui.progress import watched
from awesomelint.util.digest import digest
from awesomelint.workspace.siblings import Siblings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from awesomelint.settings import Settings


class Linter:
    """Lints sources, or knows what linting them gives.

    `lasting` is False once a report holds for its day only, `failed` is True once a source could not be linted.
    """

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
        self.lasting = True
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
            self._kept(report.source, pack(report, self.settings_of(report.source)))

    def _lint(self, sources: Sequence[Source]) -> Iterator[Report | None]:
        from awesomelint.session.parallel import pays, rarely

        if pays(sources):
            from awesomelint.session.parallel import spread

            packed = spread([(source, self.settings_of(source), self.cached) for source in sources])
            for source in watched(sources, quiet=self.quiet):
                one = next(packed)
                if isinstance(one, str):
                    self._fail(one)
                yield None if isinstance(one, str) else unpack(source, self._kept(source, one))
            return
        rarely()
        for source in watched(sources, quiet=self.quiet):
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

    def _kept(self, source: Source, packed: Packed) -> Packed:
        self.lasting = self.lasting and packed[0]
        if self.cached:
            settings = self.settings_of(source)
            cache.keep(_name(source, settings), (_day(settings.today), packed))
        return packed

    def _recall(self, source: Source) -> Report | None:
        if not self.cached:
            return None
        settings = self.settings_of(source)
        found = cache.load(_name(source, settings))
        if found is None:
            return None
        today = _day(settings.today)
        try:
            day, packed = found
            if day != today and not (packed[0] and day is not None and today is not None and day < today):
                return None
            report = unpack(source, packed, checked=True)
        except (TypeError, ValueError, KeyError, IndexError):
            # Not written by this program: it is as if there were nothing.
            return None
        self.lasting = self.lasting and packed[0]
        return report


def _name(source: Source, settings: Settings) -> str:
    """The key of a report. Of a file's path rules see no more than its name: a README has limits of its own."""
    content = digest(source.to_bytes())
    return cache.key("report", content, os.path.basename(source.path), settings.digest())


def _day(today: date | None) -> int | None:
    return today.toordinal() if today is not None else None
