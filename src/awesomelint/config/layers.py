"""Layers of settings, each setting with its origin, and how several layers combine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from awesomelint.util.named_tuple import NamedTuple


class Origin(NamedTuple):
    """Where a setting was given: a file and a line, or the command line."""

    name: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.name}:{self.line}" if self.line else self.name


COMMAND_LINE = Origin("command line")
# The lists of different layers are joined.
_CONCATENATED = ("ignore", "extend-select", "unfixable", "allow")


class Given(NamedTuple):
    """A setting's value with all origins that contributed to it."""

    value: Any
    origins: tuple[Origin, ...]


Path = tuple[str, ...]
Layer = Mapping[Path, Given]


class Override(NamedTuple):
    """An `[[overrides]]` table: settings for the files that match the patterns `files`."""

    files: Given
    layer: Layer


class File(NamedTuple):
    """A parsed configuration file: its path, the folder that its patterns are relative to, and its settings."""

    path: str
    folder: str
    layer: Layer
    overrides: Sequence[Override]


def merge(layers: Iterable[Layer]) -> dict[Path, Given]:
    """Combine layers, later ones taking precedence.

    A later value replaces an earlier one, but `ignore`, `extend-select`, `unfixable` and `allow` are concatenated; a
    layer that sets `select` discards the earlier `ignore` and `extend-select`.
    """
    result: dict[Path, Given] = {}
    for layer in layers:
        if ("select",) in layer:
            result.pop(("ignore",), None)
            result.pop(("extend-select",), None)
        for path, given in layer.items():
            before = result.get(path)
            if before is not None and path[-1] in _CONCATENATED:
                given = Given(
                    list(dict.fromkeys([*before.value, *given.value])), before.origins + given.origins
                )
            result[path] = given
    return result


def enabled_rules(layers: Iterable[Layer]) -> frozenset[str] | None:
    """Return the names of the enabled rules, or None if all are enabled.

    Within a layer, a rule's name takes precedence over its group, and `ignore` over `select`. Later layers take
    precedence over earlier ones, so `--select` on the command line enables a rule that a file ignores.
    """
    from awesomelint.rules import GROUP_OF, ONLINE

    names = set(GROUP_OF)
    off: set[str] = set()
    for layer in layers:
        if (selected := layer.get(("select",))) is not None:
            # A selection of other rules leaves those of `awesomelint verify` enabled, because they run apart.
            is_online = any(GROUP_OF.get(name, name) == "online" for name in selected.value)
            names = {name for name in names if name in ONLINE and not is_online}
        for rule, group in GROUP_OF.items():
            enabled = _is_enabled(layer, group)
            by_name = _is_enabled(layer, rule)
            severity = layer.get(("rules", rule, "severity"))
            if severity is not None and severity.value == "off":
                off.add(rule)
                by_name = False
            elif severity is not None and rule in off:
                off.discard(rule)
                by_name = by_name is not False
            enabled = enabled if by_name is None else by_name
            if enabled is not None:
                (names.add if enabled else names.discard)(rule)
    return None if len(names) == len(GROUP_OF) else frozenset(names)


def _is_enabled(layer: Layer, name: str) -> bool | None:
    """Return whether a layer enables or disables a rule or group by this name; None if it does neither."""
    if (given := layer.get(("ignore",))) is not None and name in given.value:
        return False
    if any(
        (given := layer.get((key,))) is not None and name in given.value
        for key in ("select", "extend-select")
    ):
        return True
    return None
