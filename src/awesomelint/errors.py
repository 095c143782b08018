"""Errors that are reported to people, each as a sentence."""

from __future__ import annotations


class UserError(Exception):
    """Something that could not be done, as a sentence for people: what, where, and what to do."""


class InternalError(Exception):
    """A sentence about a file on which awesomelint itself fails."""


def os_reason(error: OSError) -> str:
    """Why the system did not do something, as the end of a sentence."""
    return (error.strerror or str(error)).lower()
