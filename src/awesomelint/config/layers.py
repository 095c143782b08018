"""Layers: settings as given in one place, each with its origin, and what several layers come to together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple


class Origin(NamedTuple):
    """Where a setting was given: a file and a line, or the command line."""

    name: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.name}:{self.line}" if self.line else self.name


COMMAND_LINE = Origin("command line")


class Given(NamedTuple):
    """A setting's value and every place that had a say in it."""

    value: Any
    origins: tuple[Origin, ...]


Path = tuple[str, ...]
Layer = Mapping[Path, Given]


class Override(NamedTuple):
    """Settings for the files that match the patterns."""

    files: Given
    layer: Layer


class File(NamedTuple):
    """A configuration file: its path, the folder from which its patterns count, and what it says."""

    path: str
    folder: str
    layer: Layer
    overrides: Sequence[Override]


def merged(layers: Iterable[Layer]) -> dict[Path, Given]:
    """What holds when later layers go before earlier ones.

    A later value takes the place of an earlier one; only `ignore`, `extend-select` and `allow` add up, the first two
    until a layer says `select` anew.
    """
    result: dict[Path, Given] = {}
    for layer in layers:
        if ("select",) in layer:
            result.pop(("ignore",), None)
            result.pop(("extend-select",), None)
        for path, given in layer.items():
            before = result.get(path)
            if before is not None and path[-1] in ("ignore", "extend-select", "allow"):
                given = Given(
                    list(dict.fromkeys([*before.value, *given.value])), before.origins + given.origins
                )
            result[path] = given
    return result


def running(layers: Iterable[Layer]) -> frozenset[str] | None:
    """The names of the rules that run; None where all do.

    Within a layer the name of a rule goes before that of its group, and `ignore` before `select`; a later layer goes
    before an earlier one, so that `--select` on the command line runs what a file ignores.
    """
    from awesomelint.rules import RULES

    names = {rule.name for rule in RULES}
    off: set[str] = set()
    for layer in layers:
        if ("select",) in layer:
            names.clear()
        for rule in RULES:
            verdict = _verdict(layer, rule.group)
            own = _verdict(layer, rule.name)
            severity = layer.get(("rules", rule.name, "severity"))
            if severity is not None and severity.value == "off":
                off.add(rule.name)
                own = False
            elif severity is not None and rule.name in off:
                off.discard(rule.name)
                own = own is not False
            verdict = verdict if own is None else own
            if verdict is not None:
                (names.add if verdict else names.discard)(rule.name)
    return None if len(names) == len(RULES) else frozenset(names)


def _verdict(layer: Layer, name: str) -> bool | None:
    """What a layer says of a rule or a group by name: to run it, not to, or nothing."""
    if (given := layer.get(("ignore",))) is not None and name in given.value:
        return False
    if any(
        (given := layer.get((key,))) is not None and name in given.value
        for key in ("select", "extend-select")
    ):
        return True
    return None
