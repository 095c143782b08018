"""Answers that cannot be used: what is wrong with them, as sentences for people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from awesomelint.online.client import Response, Trouble


class Unreadable(Exception):
    """An answer that is not in the documented format; its message says what is wrong."""


class Incomplete(Exception):
    """An answer to some of the questions, and why there is none to the others."""

    def __init__(self, answers: Mapping[str, Any], why: str) -> None:
        super().__init__(why)
        self.answers = answers


class Exhausted(Unreadable):
    """A source that answers no more requests for now."""


def status_reason(response: Response) -> str:
    """Return what is wrong with an answer by its status, or an empty string if it is a normal answer."""
    if response.status == 429:
        return "the server asks for fewer requests (429)"
    if response.status >= 500:
        return f"the server has a problem ({response.status})"
    if response.status in (401, 403):
        return f"the server refuses to answer ({response.status})"
    if response.status >= 400:
        return f"the server does not accept the request ({response.status})"
    return ""


def reason(error: Exception) -> str:
    """Return why there is no answer."""
    return error.reason if isinstance(error, Trouble) else str(error)


def json_object(body: bytes) -> dict[str, Any]:
    """Return a JSON object; raise `Unreadable` for anything else."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable("the answer is not JSON") from None
    if not isinstance(value, dict):
        raise Unreadable("the answer is not a JSON object")
    return value
