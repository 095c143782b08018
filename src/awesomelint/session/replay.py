"""Replay the output of an identical earlier call if nothing that it read has changed.

This module imports hardly anything, so that `awesomelint check` on an unchanged list takes little longer than starting
Python.
"""

from __future__ import annotations

import os
import time

from awesomelint.session import cache
from awesomelint.util.startup import TYPE_CHECKING
from awesomelint.util.streams import print_text, terminal_columns
from awesomelint.workspace.inputs import Inputs, are_unchanged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

# The environment variables that affect the output.
ENVIRONMENT = (
    "AWESOMELINT_WITHIN",
    "CI_PROJECT_DIR",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "NO_COLOR",
    "PWD",
    "TERM",
    "TF_BUILD",
)
_MAX_OUTPUT = 1 << 20


def replayed(argv: Sequence[str]) -> int | None:
    """Print the recorded output of a call and return its exit status; None if there is no valid record."""
    if argv[:1] != ["check"] or "--no-cache" in argv or (name := _cache_key(argv)) is None:
        return None
    recorded = cache.load(name)
    if not _is_record(recorded):
        return None
    seen, status, text = recorded
    if not are_unchanged(seen):
        return None
    print_text(text)
    return int(status)


def _is_record(value: Any) -> bool:
    """Return whether cached data has the form that `record` writes."""
    if not isinstance(value, list) or [type(part) for part in value] != [list, int, str]:
        return False
    _, status, text = value
    return status in (0, 1) and len(text) <= _MAX_OUTPUT


def record(argv: Sequence[str], inputs: Inputs, status: int, text: str) -> None:
    """Record what a call printed to standard output; the record is valid for the rest of the day."""
    if inputs.complete and len(text) <= _MAX_OUTPUT and (name := _cache_key(argv)) is not None:
        cache.store(name, (inputs.seen(), status, text))


def _cache_key(argv: Sequence[str]) -> str | None:
    try:
        folder = os.getcwd()
    except OSError:
        return None
    environment = [os.environ.get(name) for name in ENVIRONMENT]
    # The shell's name for a folder that was entered through a symbolic link may differ from Python's.
    shell_folder = os.path.realpath(os.environ.get("PWD", ""))
    return cache.key("call", _today(), list(argv), folder, shell_folder, environment, terminal_columns())


def _today() -> tuple[int, ...]:
    return tuple(time.localtime()[:3])
