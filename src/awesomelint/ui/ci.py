"""Build services: whether one runs the program, its checkout, and GitHub's step summary."""

from __future__ import annotations

import os
from contextlib import suppress

from awesomelint.errors import UserError, os_reason
from awesomelint.util import disk


def is_build_service() -> bool:
    """Whether a build service that obeys commands in its log runs the program."""
    return any(os.environ.get(name) for name in ("GITHUB_ACTIONS", "TF_BUILD"))


def checkout() -> str | None:
    """The folder that a build service wants paths to be relative to; None outside of build services."""
    return os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR")


def step_summary_size() -> int | None:
    """The size in bytes of the file that GitHub shows below a run; None if there is no step summary."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return None
    try:
        return os.stat(name).st_size
    except OSError:
        # If it cannot be created, writing it fails.
        return 0


def append_to_step_summary(text: str) -> None:
    """Append text to GitHub's step summary; raise `UserError` if it cannot be written.

    The file is not replaced, because GitHub and other programs of the step write to it, too. If the disk is full, the
    file is cut back to its former size.
    """
    name = os.environ["GITHUB_STEP_SUMMARY"]
    try:
        with open(name, "ab", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            try:
                disk.write_all(file.write, text.encode("utf-8", "backslashreplace"))
            except OSError:
                with suppress(OSError):
                    file.truncate(size)
                raise
    except OSError as error:
        raise UserError(f"{name}: cannot write the step summary ({os_reason(error)})") from None
