"""Errors that are reported to the user, each as a sentence."""

from __future__ import annotations


class UserError(Exception):
    """Something that the program could not do, as a sentence: what, where, and what to do about it."""


class InternalError(Exception):
    """A failure of awesomelint itself on a file, as a sentence."""


def os_reason(error: OSError) -> str:
    """The reason of a system error, in lower case, for the end of a sentence."""
    return (error.strerror or str(error)).lower()
