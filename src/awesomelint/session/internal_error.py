"""Failure: what people are told where awesomelint itself is at fault, in the place of a traceback."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from awesomelint.engine import Report, lint
from awesomelint.errors import InternalError

if TYPE_CHECKING:
    from awesomelint.settings import Settings
    from awesomelint.source import Source


def lint_or_fail(source: Source, settings: Settings) -> Report:
    """The report on a source; `InternalError` says in a sentence what went wrong, if anything does that should not."""
    try:
        return lint(source, settings)
    except Exception as error:
        raise InternalError(told(source.path, error)) from error


def told(path: str, error: Exception) -> str:
    """What to say of an error that is awesomelint's own, for whoever will report it and for whoever will mend it."""
    from awesomelint.report.urls import HOME

    trace, place = error.__traceback__, ""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if f"{os.sep}awesomelint{os.sep}" in file:
            place = f" at line {trace.tb_lineno} of {file.rpartition(f'{os.sep}awesomelint{os.sep}')[2]}"
        trace = trace.tb_next
    what = f"{type(error).__name__}: {error}".strip(" :")
    return f"{path}: awesomelint itself fails on this file ({what}{place}); please report it at {HOME}/issues with the file"
