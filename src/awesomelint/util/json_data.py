"""JSON for cached data. Unlike `marshal`, reading it is safe for any data."""

from __future__ import annotations

from awesomelint.util.startup import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def dumps(value: Any) -> bytes:
    """Return plain data (lists, tuples, dictionaries with string keys, strings, numbers, booleans, None) as ASCII bytes."""
    from json import dumps

    return dumps(value, separators=(",", ":")).encode("ascii")


def loads(data: bytes) -> Any:
    """Return the data of `dumps`, with lists in place of tuples; raise ValueError or RecursionError if it is not JSON."""
    text = data.decode("ascii")
    try:
        # The package `json` imports `re`, which takes half as long as starting Python. This part of it, which does all
        # of the reading, imports nothing.
        from _json import make_scanner
    except ImportError:
        from json import loads

        return loads(text)
    try:
        value, end = make_scanner(_Reader)(text, 0)  # type: ignore[arg-type]
    except (StopIteration, SystemError):
        # It cannot raise its own error, which is defined in the part that is not imported.
        raise ValueError("not JSON") from None
    if end != len(text):
        raise ValueError("data after the end of the JSON")
    return value


class _Reader:
    """The settings that the scanner looks up."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float = float
    parse_int = int

    @staticmethod
    def parse_constant(name: str) -> None:
        raise ValueError(f"{name} is not JSON")
