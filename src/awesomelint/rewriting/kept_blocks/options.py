"""The options in the first comment of a kept block, such as `depth=2`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple


class OptionError(Exception):
    """A kind or an option that a kept block cannot have; the message is a sentence for people."""


class UnknownHistoryError(Exception):
    """What a block shows depends on git's history, which is not known."""


class Options:
    """The options of one block, as written."""

    def __init__(self, kind: str, given: Mapping[str, str], known: Sequence[str]) -> None:
        """Raises `OptionError` if an option is not known."""
        self._kind = kind
        self._given = given
        for name in given:
            if name not in known:
                raise OptionError(f"unknown option “{name}” of {kind}; it has {', '.join(known)}")

    def text(self, name: str, default: str) -> str:
        """The value of an option, or the default."""
        return self._given.get(name) or default

    def given(self, name: str) -> bool:
        """Whether an option is given, with a value or without."""
        return name in self._given

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """The value of an option, a number between two others."""
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdecimal() or not low <= int(value[:9]) <= high:
            raise OptionError(f"{name}={value}: expected a number from {low} to {high}")
        return int(value)

    def choices(self, name: str, default: str, known: Sequence[str]) -> list[str]:
        """The values of an option, separated by commas."""
        values = self.text(name, default).split(",")
        for value in values:
            if value not in known:
                raise OptionError(f"{name}={value}: expected {', '.join(known)}")
        return list(dict.fromkeys(values))


class Wanted(NamedTuple):
    """The block to make: its options, the span of the block, whether it is on lines of its own, and the arrivals."""

    options: Options
    span: Span
    is_line: bool
    arrivals: Sequence[str] | None = None
