"""Read, apply and write a baseline file, whose paths are relative to its folder."""

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
from awesomelint.report.fingerprint import base_fingerprint
from awesomelint.report.paths import shown
from awesomelint.rules import BY_NAME, ONLINE
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
        """Read a baseline file and record it in `inputs`; `UserError` if it cannot be read."""
        name = shown(path)
        try:
            data = disk.read(path)
            if inputs is not None:
                inputs.file(path, data)
            return cls(path, loads(data.decode("utf-8-sig")))
        except FileNotFoundError:
            raise UserError(f"{name}: no such baseline; run `awesomelint baseline` to create it") from None
        except OSError as error:
            raise UserError(f"{name}: cannot read the baseline ({os_reason(error)})") from None
        except UnicodeDecodeError as error:
            raise UserError(f"{name}: not valid UTF-8 (invalid byte at offset {error.start})") from None
        except BaselineError as error:
            raise UserError(
                f"{name}: {error}; correct it, or delete it and run `awesomelint baseline`"
            ) from None

    def split(self, report: Report, settings: Settings) -> tuple[list[Finding], int]:
        """Return the new findings of a report, and how many accepted findings of its file no longer occur."""
        new, obsolete = self._split(report, settings)
        return new, obsolete.total()

    def renew(self, reports: Iterable[Report], *, online: bool = False) -> None:
        """Accept the findings of the reports; drop other accepted findings of their files and of deleted files.

        `online`: whether the reports are those of `awesomelint verify`. Accepted findings of the other kind are kept.
        """
        by_path = [(self._relative_path(report), report) for report in reports]
        findings = [
            accepted(path, finding, report.source.text, fingerprint)
            for path, report in by_path
            for finding, fingerprint in _with_fingerprints(path, report)
        ]
        checked = {path for path, _ in by_path}
        others = [
            entry
            for entry in self.baseline.elements()
            if entry.path in checked and (entry.rule in ONLINE) is not online
        ]
        self.baseline = renewed(
            self.baseline, findings + others, lambda path: path not in checked and self._exists(path)
        )

    def prune(self, reports: Iterable[tuple[Report, Settings]]) -> int:
        """Drop accepted findings that no longer occur; return how many were dropped."""
        before = self.baseline.total()
        for report, settings in reports:
            self.baseline -= self._split(report, settings)[1]
        self.baseline = renewed(self.baseline, (), self._exists)
        return before - self.baseline.total()

    def text(self) -> str:
        """Return the contents to write to the file."""
        return dumps(self.baseline)

    def _split(self, report: Report, settings: Settings) -> tuple[list[Finding], Baseline]:
        """Return the new findings, and the accepted ones that this run would have reported but did not."""
        path = self._relative_path(report)
        new, obsolete = split(self.baseline, path, _with_fingerprints(path, report))
        for entry in list(obsolete):
            if not _is_checked(entry, settings):
                del obsolete[entry]
        return new, obsolete

    def _relative_path(self, report: Report) -> str:
        path = os.path.abspath(report.source.path)
        # Fails if the file is on another drive (Windows).
        with suppress(ValueError):
            path = os.path.relpath(path, self._folder)
        return path.replace(os.sep, "/")

    def _exists(self, path: str) -> bool:
        return os.path.exists(os.path.join(self._folder, path))


def _with_fingerprints(path: str, report: Report) -> list[tuple[Finding, str]]:
    return [(finding, base_fingerprint(path, finding)) for finding in report.findings]


def _is_checked(entry: Accepted, settings: Settings) -> bool:
    """Return whether a run with these settings would report an accepted finding if it still occurred."""
    if settings.options.get(entry.rule, {}).get("scope") == "all":
        # The finding may depend on a file that is not part of this run.
        return False
    if entry.rule in ONLINE:
        # Only `awesomelint verify` could tell.
        return False
    rule = BY_NAME.get(entry.rule)
    # The findings of a rule that was removed no longer occur.
    return rule is None or (settings.runs(rule) and entry.severity >= settings.min_severity)
