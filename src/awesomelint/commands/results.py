"""Results: the reports on the files of a run, each from an earlier run if nothing that it depends on has changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from awesomelint import cache
from awesomelint.commands.common import say
from awesomelint.commands.failure import Failure, lint_or_fail
from awesomelint.commands.progress import watched
from awesomelint.engine import Report, compares_files, lasts
from awesomelint.findings import Edit, Finding, Fix, Related, Safety, Severity
from awesomelint.patterns import compiled
from awesomelint.source import Source, Span
from awesomelint.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from awesomelint.settings import Settings

_NAME = compiled("[a-z]+(?:-[a-z]+)*")

# A report as plain data: whether it holds on later days, whether the file holds a list, the findings, the slight ones.
Packed = tuple[bool, bool, list[Any], list[Any]]


class Results:
    """Lints sources, or knows what linting them gives.

    `lasting` is False once a report holds for its day only, `failed` is True once a source could not be linted.
    """

    def __init__(
        self,
        settings_for: Callable[[str], Settings],
        surroundings: Surroundings | None = None,
        *,
        cached: bool,
        quiet: bool = False,
    ) -> None:
        self.settings_for = settings_for
        self.surroundings = surroundings or Surroundings()
        self._settings: dict[Source, Settings] = {}
        self.cached = cached
        self.quiet = quiet
        self.lasting = True
        self.failed = False

    def settings_of(self, source: Source) -> Settings:
        """The settings for a source, which know the files beside it."""
        known = self._settings.get(source)
        if known is None:
            known = self._settings[source] = self.surroundings.informed(self.settings_for(source.path), source)
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
        """The report on one source; `Failure` says why there is none."""
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
        from awesomelint.commands.cores import pays, rarely

        if pays(sources):
            from awesomelint.commands.cores import spread

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
            except Failure as failure:
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
    content = cache.digest(source.to_bytes())
    return cache.key("report", content, os.path.basename(source.path), settings.digest())


def _day(today: date | None) -> int | None:
    return today.toordinal() if today is not None else None


def pack(report: Report, settings: Settings, *, kept: bool = True) -> Packed:
    """A report as plain data, without its source and its document; on which days one holds that is not `kept` is not asked."""
    return kept and lasts(report, settings), report.is_list, _plain(report.findings), _plain(report.slight)


def unpack(source: Source, packed: Packed, *, checked: bool = False) -> Report:
    """The report that was packed; if it is to be `checked`, TypeError or ValueError where no report could be so."""
    lasting, is_list, findings, slight = packed
    if checked:
        _must(type(lasting) is type(is_list) is bool)
        for finding in (*findings, *slight):
            _check(finding, len(source.text))
    return Report(source, None, list(map(_finding, findings)), list(map(_finding, slight)), is_list=is_list)


def _must(condition: bool) -> None:
    if not condition:
        raise ValueError("this is no report")


def _check(plain: Any, size: int) -> None:
    """ValueError or TypeError unless a finding could be one on a text of so many code points."""
    rule, severity, span, message, related, fix, key = plain
    _must(type(rule) is type(message) is type(key) is str and _NAME.fullmatch(rule) is not None)
    _must(type(severity) is int and severity in list(Severity))
    _check_span(span, size)
    for place, words, path in related:
        # Places in other files are found by comparing reports, and are not kept.
        _must(type(words) is str and path is None)
        _check_span(place, size)
    if fix is None:
        return
    title, safety, edits, removes = fix
    _must(type(title) is type(safety) is str)
    for start, end, text in edits:
        _must(type(text) is str)
        _check_span((start, end), size)
    for removed in removes:
        _check_span(removed, size)


def _check_span(span: Any, size: int) -> None:
    start, end = span
    _must(type(start) is type(end) is int and 0 <= start <= end <= size)


def _plain(findings: Iterable[Finding]) -> list[Any]:
    return [
        (
            found.rule,
            int(found.severity),
            tuple(found.span),
            found.message,
            [(tuple(span), message, path) for span, message, path in found.related],
            _plain_fix(found.fix) if found.fix is not None else None,
            found.key,
        )
        for found in findings
    ]


def _plain_fix(fix: Fix) -> Any:
    return fix.title, fix.safety.value, [tuple(edit) for edit in fix.edits], [tuple(span) for span in fix.removes]


def _finding(plain: Any) -> Finding:
    rule, severity, span, message, related, fix, key = plain
    places = tuple(Related(Span(*place), told, path) for place, told, path in related)
    return Finding(rule, Severity(severity), Span(*span), message, places, _fix(fix) if fix else None, key)


def _fix(plain: Any) -> Fix:
    title, safety, edits, removes = plain
    return Fix(title, Safety(safety), tuple(Edit(*edit) for edit in edits), tuple(Span(*span) for span in removes))
