"""Combine: what the command line asks for as a layer, and the settings that several layers come to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from awesomelint.config.layers import COMMAND_LINE, File, Given, Layer, Path, merged, running
from awesomelint.config.selectors import selector
from awesomelint.errors import UserError
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.workspace.boundary import is_below

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date


def command_line(args: Namespace) -> Layer:
    """What the options of the command line ask for."""
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
    try:
        return [selector(name.strip()) for name in value.split(",") if name.strip()]
    except ValueError as error:
        raise UserError(f"--{option}: {error}") from None


def settings(layers: list[Layer], file: File | None, today: date | None) -> Settings:
    """What the layers come to, `file` being the configuration that some of them are from."""
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    allow: dict[str, list[str]] = {}
    style: dict[str, Any] = {}
    plain: dict[str, Any] = {}
    baseline: str | None = None
    for path, given in merged(layers).items():
        if path[0] == "style":
            style[path[1]] = (
                given.value if path[1] != "sections" else [_plain(section) for section in given.value]
            )
        elif path[0] == "baseline" and file is not None:
            baseline = _baseline(given, file)
        elif path[0] != "rules":
            plain[path[0]] = given.value
        elif path[2] == "allow":
            allow[path[1]] = given.value
        elif path[2] != "severity":
            options.setdefault(path[1], {})[path[2]] = given.value
        elif given.value != "off":
            severities[path[1]] = Severity.from_word(given.value)
    return Settings(
        select=running(layers),
        severities=severities,
        options=options,
        allow=allow,
        style=style,
        min_severity=Severity.from_word(plain.get("min-severity", "warning")),
        today=today,
        baseline=baseline,
    )


def _baseline(given: Given, file: File) -> str:
    """The path of the baseline that a configuration names, which may lie only where the configuration holds.

    `awesomelint baseline` writes that file, and a configuration may be a stranger's.
    """
    folder = os.path.dirname(file.path)
    path = os.path.join(folder, given.value)
    if not any(is_below(os.path.realpath(place), path) for place in (folder, file.folder)):
        raise UserError(
            f"{given.origins[-1]}: `baseline` leads out of the folder of this configuration; "
            "move the baseline there, or name it on the command line"
        )
    return path


def _plain(layer: Layer) -> dict[str, Any]:
    return {path[0]: given.value for path, given in layer.items()}
