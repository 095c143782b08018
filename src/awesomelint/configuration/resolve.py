"""Resolve: the settings for each file, from the nearest configuration and the command line."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from awesomelint.configuration.discover import Discovery, named
from awesomelint.configuration.layers import COMMAND_LINE, File, Given, Layer, Path, merged, running
from awesomelint.files import Trouble
from awesomelint.findings import Severity
from awesomelint.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.configuration.patterns import Patterns


class Configuration:
    """What a run is asked for: the command line, and the configuration files near the files that are looked at."""

    def __init__(
        self, command_line: Layer, today: date | None, config: str | None = None, *, isolated: bool = False
    ) -> None:
        self.command_line = command_line
        self.today = today
        self._named = named(config) if config is not None else None
        self._isolated = isolated
        self._discovery = Discovery()
        self._settings: dict[tuple[str, tuple[int, ...]], Settings] = {}
        self._patterns: dict[tuple[str, int], Patterns] = {}

    @classmethod
    def of(cls, args: Namespace) -> Configuration:
        """The configuration that parsed arguments ask for; options that a command does not have are not asked for."""
        config, isolated = getattr(args, "config", None), getattr(args, "isolated", False)
        if config is not None and isolated:
            raise Trouble("--config names a configuration file and --isolated forbids them; use one of the two")
        return cls(_command_line(args), _today(getattr(args, "today", None)), config, isolated=isolated)

    def settings_for(self, path: str) -> Settings:
        """The settings for a file; for standard input, its path is the name that is given to it."""
        file = self.file_for(path)
        fitting = self._fitting(file, path)
        key = (file.path if file is not None else "", fitting)
        if key not in self._settings:
            self._settings[key] = _settings(self._layers(file, fitting), file, self.today)
        return self._settings[key]

    def layers_for(self, path: str) -> list[Layer]:
        """All that was given for a file, what goes before the others last."""
        file = self.file_for(path)
        return self._layers(file, self._fitting(file, path))

    def excludes(self, path: str) -> bool:
        """Whether the configuration leaves a file out."""
        file = self.file_for(path)
        given = file.layer.get(("exclude",)) if file is not None else None
        return file is not None and given is not None and self._match(file, -1, given, path)

    def file_for(self, path: str) -> File | None:
        """The configuration file that holds for a file."""
        if self._isolated or self._named is not None:
            return self._named
        return self._discovery.nearest(os.path.dirname(os.path.abspath(path)))

    def _layers(self, file: File | None, fitting: tuple[int, ...]) -> list[Layer]:
        if file is None:
            return [self.command_line]
        return [file.layer, *(file.overrides[index].layer for index in fitting), self.command_line]

    def _fitting(self, file: File | None, path: str) -> tuple[int, ...]:
        """Which of a configuration's overrides are for a file."""
        if file is None:
            return ()
        return tuple(index for index, part in enumerate(file.overrides) if self._match(file, index, part.files, path))

    def _match(self, file: File, index: int, given: Given, path: str) -> bool:
        """Whether patterns match a file; `index` tells them apart within their configuration."""
        if not given.value:
            return False
        from awesomelint.configuration.patterns import Patterns

        if (file.path, index) not in self._patterns:
            self._patterns[file.path, index] = Patterns(given, file.folder)
        return self._patterns[file.path, index].match(os.path.abspath(path))


def _command_line(args: Namespace) -> Layer:
    layer: dict[Path, Given] = {}
    for key in ("select", "extend-select", "ignore"):
        values: list[str] | None = getattr(args, key.replace("-", "_"), None)
        if values:
            layer[key,] = Given([name for value in values for name in _names(key, value)], (COMMAND_LINE,))
    if (word := getattr(args, "min_severity", None)) is not None:
        layer["min-severity",] = Given(word, (COMMAND_LINE,))
    return layer


def _names(option: str, value: str) -> list[str]:
    """The rules and groups of a comma-separated option."""
    from awesomelint.configuration.names import selector

    try:
        return [selector(name.strip()) for name in value.split(",") if name.strip()]
    except ValueError as error:
        raise Trouble(f"--{option}: {error}") from None


def _today(given: str | None) -> date:
    from datetime import date

    if given is None:
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Trouble(f"--today {given}: write a day as 2025-01-31") from None


def _settings(layers: list[Layer], file: File | None, today: date | None) -> Settings:
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    allow: dict[str, list[str]] = {}
    style: dict[str, Any] = {}
    plain: dict[str, Any] = {}
    for path, given in merged(layers).items():
        if path[0] == "style":
            style[path[1]] = given.value if path[1] != "sections" else [_plain(section) for section in given.value]
        elif path[0] != "rules":
            plain[path[0]] = given.value
        elif path[2] == "allow":
            allow[path[1]] = given.value
        elif path[2] != "severity":
            options.setdefault(path[1], {})[path[2]] = given.value
        elif given.value != "off":
            severities[path[1]] = Severity.from_word(given.value)
    baseline = plain.get("baseline")
    return Settings(
        select=running(layers) if any(layers) else None,
        severities=severities,
        options=options,
        allow=allow,
        style=style,
        min_severity=Severity.from_word(plain.get("min-severity", "warning")),
        today=today,
        baseline=os.path.join(os.path.dirname(file.path), baseline)
        if file is not None and baseline is not None
        else None,
    )


def _plain(layer: Layer) -> dict[str, Any]:
    return {path[0]: given.value for path, given in layer.items()}
