"""Report bugs in awesomelint as a message for the user instead of a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomelint.engine import Report, lint
from awesomelint.errors import InternalError

if TYPE_CHECKING:
    from awesomelint.fixing.kept_proofs import Kept
    from awesomelint.settings import Settings
    from awesomelint.source import Source


def lint_or_fail(source: Source, settings: Settings, kept: Kept | None = None) -> Report:
    """Lint a source like `engine.lint`; any exception is raised as `InternalError`."""
    try:
        return lint(source, settings, kept)
    except Exception as error:
        raise InternalError(internal_error_message(source.path, error)) from error


def internal_error_message(path: str, error: Exception) -> str:
    """Return a message about an unexpected exception, with the innermost line of awesomelint's code."""
    from awesomelint.report.urls import HOME

    trace, location = error.__traceback__, ""
    while trace is not None:
        # Compiled modules have slashes on every system.
        _, found, file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/awesomelint/")
        if found:
            location = f" at {file}:{trace.tb_lineno}"
        trace = trace.tb_next
    what = f"{type(error).__name__}: {error}".strip(" :")
    return f"{path}: internal error in awesomelint ({what}{location}); please report it at {HOME}/issues and attach the file"
