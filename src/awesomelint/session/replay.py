"""Replay: a call that was made before says what it said then, if all that it has looked at is still the same.

Hardly anything is imported for this: `awesomelint check` on an unchanged list costs little more than starting Python.
"""

from __future__ import annotations

import os
import sys
import time

from awesomelint.session import cache
from awesomelint.util.startup import TYPE_CHECKING
from awesomelint.util.streams import print_text
from awesomelint.workspace.inputs import Inputs, same

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

# The variables that have a say in what is printed.
ENVIRONMENT = (
    "AWESOMELINT_WITHIN",
    "CI_PROJECT_DIR",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "NO_COLOR",
    "PWD",
    "TERM",
    "TF_BUILD",
)
_LONGEST = 1 << 20


def replayed(argv: Sequence[str]) -> int | None:
    """Print what the same call printed before; its exit status, or None if it has to be made anew."""
    if argv[:1] != ["check"] or (name := _name(argv)) is None:
        return None
    known = cache.load(name)
    if not _is_record(known):
        return None
    seen, status, text = known
    if not same(seen):
        return None
    print_text(text)
    return int(status)


def _is_record(known: Any) -> bool:
    """Whether this is what `record` keeps."""
    if not isinstance(known, list) or [type(part) for part in known] != [list, int, str]:
        return False
    _, status, text = known
    return status in (0, 1) and len(text) <= _LONGEST


def record(argv: Sequence[str], inputs: Inputs, status: int, text: str) -> None:
    """Keep what a call has printed on standard output, for the rest of the day."""
    if inputs.whole and len(text) <= _LONGEST and (name := _name(argv)) is not None:
        cache.keep(name, (inputs.seen(), status, text))


def _name(argv: Sequence[str]) -> str | None:
    try:
        here = os.getcwd()
    except OSError:
        return None
    environment = [os.environ.get(name) for name in ENVIRONMENT]
    # A folder entered over a symbolic link has two names.
    entered = os.path.realpath(os.environ.get("PWD", ""))
    return cache.key("call", _today(), list(argv), here, entered, environment, sys.stdout.isatty())


def _today() -> tuple[int, ...]:
    return tuple(time.localtime()[:3])
