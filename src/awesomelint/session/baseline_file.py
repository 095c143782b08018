"""The ledger: a baseline as a file, in which paths count from its own folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from awesomelint.engine import Report
from awesomelint.errors import UserError, os_reason
from awesomelint.filtering.baseline import (
    Accepted,
    Baseline,
    BaselineError,
    accepted,
    dumps,
    loads,
    renewed,
    split,
)
from awesomelint.findings import Finding
from awesomelint.report.fingerprint import base
from awesomelint.report.paths import shown
from awesomelint.rules import BY_NAME
from awesomelint.settings import Settings
from awesomelint.util import disk
from awesomelint.workspace.inputs import Inputs


class BaselineFile:
    """A baseline with the path of its file."""

    def __init__(self, path: str, baseline: Baseline) -> None:
        self.path = path
        self.baseline = baseline
        self._folder = os.path.dirname(os.path.abspath(path))

    @classmethod
    def read(cls, path: str, inputs: Inputs | None = None) -> BaselineFile:
        """The baseline in a file; `UserError` says why it cannot be read."""
        name = shown(path)
        try:
            data = disk.read(path)
            if inputs is not None:
                inputs.file(path, data)
            return cls(path, loads(data.decode("utf-8-sig")))
        except FileNotFoundError:
            raise UserError(f"{name}: there is no such baseline; `awesomelint baseline` writes one") from None
        except OSError as error:
            raise UserError(f"{name}: this baseline cannot be read ({os_reason(error)})") from None
        except UnicodeDecodeError as error:
            raise UserError(
                f"{name}: not UTF-8: there is a byte at offset {error.start} that does not belong there"
            ) from None
        except BaselineError as error:
            raise UserError(
                f"{name}: {error}; mend it, or delete it and let `awesomelint baseline` write it anew"
            ) from None

    def split(self, report: Report, settings: Settings) -> tuple[list[Finding], int]:
        """The findings of a report that are new, and how many that are accepted are there no more."""
        new, settled = self._split(report, settings)
        return new, settled.total()

    def renew(self, reports: Iterable[Report]) -> None:
        """Accept what the reports find, and forget what was accepted in their files and in files that are no more."""
        placed = [(self._place(report), report) for report in reports]
        found = [
            accepted(place, finding, report.source.text, mark)
            for place, report in placed
            for finding, mark in _marked(place, report)
        ]
        seen = {place for place, _ in placed}
        self.baseline = renewed(self.baseline, found, lambda path: path not in seen and self._exists(path))

    def prune(self, reports: Iterable[tuple[Report, Settings]]) -> int:
        """Forget what is there no more; how many findings that were."""
        before = self.baseline.total()
        for report, settings in reports:
            self.baseline -= self._split(report, settings)[1]
        self.baseline = renewed(self.baseline, (), self._exists)
        return before - self.baseline.total()

    def text(self) -> str:
        """What the file is to hold."""
        return dumps(self.baseline)

    def _split(self, report: Report, settings: Settings) -> tuple[list[Finding], Baseline]:
        """What is new and what is settled; of what a run does not look for, nothing is known."""
        place = self._place(report)
        new, gone = split(self.baseline, place, _marked(place, report))
        for one in list(gone):
            if not _is_looked_for(one, settings):
                del gone[one]
        return new, gone

    def _place(self, report: Report) -> str:
        path = os.path.abspath(report.source.path)
        # On Windows a file may be on another drive.
        with suppress(ValueError):
            path = os.path.relpath(path, self._folder)
        return path.replace(os.sep, "/")

    def _exists(self, path: str) -> bool:
        return os.path.exists(os.path.join(self._folder, path))


def _marked(place: str, report: Report) -> list[tuple[Finding, str]]:
    return [(finding, base(place, finding)) for finding in report.findings]


def _is_looked_for(one: Accepted, settings: Settings) -> bool:
    """Whether a run would find it; a rule that is no more finds nothing."""
    if settings.options.get(one.rule, {}).get("scope") == "all":
        # It may be about a file that this call leaves out.
        return False
    rule = BY_NAME.get(one.rule)
    return rule is None or (settings.runs(rule) and one.severity >= settings.min_severity)
