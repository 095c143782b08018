"""The open files, each with its newest text and the last check of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from pygls.workspace import PositionCodec

from awesomelint.config import Configuration
from awesomelint.engine import Report
from awesomelint.errors import InternalError, UserError
from awesomelint.fixing.kept_proofs import Kept
from awesomelint.reading.kept_outlines import KeptOutlines
from awesomelint.server.positions import Positions
from awesomelint.session.linting import Linter
from awesomelint.settings import Settings
from awesomelint.source import Source
from awesomelint.style.layout.kept_layouts import KeptLayouts
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.workspace import files

# A file that has not been saved has no path; its settings are those of the folder of the editor.
_UNSAVED = "untitled.md"

T = TypeVar("T")


class Text(NamedTuple):
    """The text of an open file, as the editor last sent it."""

    uri: str
    version: int
    source: Source
    positions: Positions


class Checked(NamedTuple):
    """A text with its report and the settings for it, and what is kept of the checks of all open files."""

    text: Text
    report: Report
    settings: Settings
    kept: Kept


class Lists:
    """All open files.

    `configure` reads the configuration files, `codec` converts positions, and `log` receives sentences about
    files that cannot be checked.
    """

    def __init__(
        self,
        configure: Callable[[], Configuration],
        codec: Callable[[], PositionCodec],
        log: Callable[[str], None],
    ) -> None:
        self._configure = configure
        self._codec = codec
        self._log = log
        self._texts: dict[str, Text] = {}
        self._checked: dict[str, Checked] = {}
        self._configuration = configure()
        # Held while the last check of a file is used, or checks that were replaced are freed.
        self._in_use = threading.Lock()
        self._replaced: list[Checked] = []
        # Of a changed text, only what changed is read and proven again.
        self._kept = Kept(outlines=KeptOutlines(), layouts=KeptLayouts())

    def take(self, uri: str, path: str | None, version: int, text: str) -> Text:
        """Take a new text of a file."""
        opened = Text(uri, version, Source(text, path or _UNSAVED), Positions(text, self._codec()))
        self._texts[uri] = opened
        return opened

    def close(self, uri: str) -> None:
        """Forget a file."""
        self._texts.pop(uri, None)
        self._checked.pop(uri, None)

    def text(self, uri: str) -> Text | None:
        """Return the newest text of a file, or None if it is not open."""
        return self._texts.get(uri)

    @property
    def uris(self) -> list[str]:
        """The open files."""
        return list(self._texts)

    def reload_settings(self) -> None:
        """Read the configuration files again at the next check."""
        self._configuration = self._configure()
        self._checked.clear()

    def with_last(self, uri: str, make: Callable[[Checked], T]) -> T | None:
        """Return what is made of the last check of a file, which may be of an older text; None if there is none."""
        with self._in_use:
            checked = self._checked.get(uri)
            return make(checked) if checked is not None else None

    def check(self, text: Text) -> Checked | None:
        """Check a text, or return its last check; None if it cannot be checked, which is logged.

        May run in a thread, but not in two at a time. If a newer text arrives in the meantime, the check is not kept.
        """
        known = self._checked.get(text.uri)
        if known is not None and known.text is text:
            return known
        try:
            linter = Linter(self._configuration.settings_for, cached=False, quiet=True)
            settings = linter.settings_of(text.source)
            report = linter.lint(text.source, self._kept)
        except (UserError, InternalError) as error:
            self._log(str(error))
            return None
        if self._configuration.excludes(text.source.path):
            report = Report(text.source, report.document, [])
        checked = Checked(text, report, settings, self._kept)
        if self._texts.get(text.uri) is text:
            self._checked[text.uri] = checked
            if known is not None:
                self._replaced.append(known)
        return checked

    def free_replaced(self) -> None:
        """Free the checks that were replaced by newer ones, which takes a tenth of a check.

        Otherwise 3 MB stay at each change of a list of 83 KB, until garbage is collected. No check may run meanwhile.
        """
        with self._in_use:
            replaced, self._replaced = self._replaced, []
        for checked in replaced:
            checked.report.document.dissolve()


def is_ours(path: str | None, language: str) -> bool:
    """Whether a file is one that the server is for."""
    return language == "markdown" or (path is not None and files.is_markdown(path))
