"""The errors whose message is shown to the user, without a traceback."""

from __future__ import annotations


class UserError(Exception):
    """A problem that the user can solve; the message names the file or option, and what to do."""


class InternalError(Exception):
    """A bug in awesomelint that a certain file triggers; the message asks the user to report it."""


def cannot_read(name: str, error: OSError) -> UserError:
    """Return the error for a file that cannot be read; `name` is what the user calls it."""
    return UserError(f"{name}: cannot read the file ({os_reason(error)})")


def cannot_write(name: str, error: OSError) -> UserError:
    """Return the error for a file that cannot be written."""
    return UserError(f"{name}: cannot write the file ({os_reason(error)})")


def missing_extra(what: str, error: ImportError, extra: str) -> UserError:
    """Return the error for a part of the program that needs libraries of an extra, after an import failed."""
    return UserError(f'{what} needs {error.name}; install it with `pip install "awesomelint[{extra}]"`')


def os_reason(error: OSError) -> str:
    """Return the operating system's reason for an error in lower case, for use within a message."""
    return (error.strerror or str(error)).lower()
