"""JSON for what earlier runs keep. Unlike `marshal`, its reader can do Python no harm, whatever the data holds."""

from __future__ import annotations

from awesomelint.util.startup import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def dumps(value: Any) -> bytes:
    """Plain data (lists or tuples, dictionaries with text as keys, text, numbers, truth values, None) as ASCII."""
    from json import dumps

    return dumps(value, separators=(",", ":")).encode("ascii")


def loads(data: bytes) -> Any:
    """What the data says, with lists in the place of tuples; ValueError or RecursionError where it is not JSON."""
    text = data.decode("ascii")
    try:
        # The library `json` imports `re`, which takes half as long as Python takes to start. This part of it, which
        # does all of the reading, imports nothing.
        from _json import make_scanner
    except ImportError:
        from json import loads

        return loads(text)
    try:
        value, end = make_scanner(_Reader)(text, 0)  # type: ignore[arg-type]
    except (StopIteration, SystemError):
        # The error it would raise is defined in the part that was not imported.
        raise ValueError("not JSON") from None
    if end != len(text):
        raise ValueError("data after the end of the JSON")
    return value


class _Reader:
    """The settings that the reader of JSON looks up."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float = float
    parse_int = int

    @staticmethod
    def parse_constant(name: str) -> None:
        raise ValueError(f"{name} is not JSON")
