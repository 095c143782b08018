"""Convert the command line to a layer, and layers to `Settings`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from awesomelint.config.layers import COMMAND_LINE, File, Given, Layer, Path, enabled_rules, merge
from awesomelint.config.selectors import selector
from awesomelint.errors import UserError
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.workspace.boundary import is_below

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date


def command_line(args: Namespace) -> Layer:
    """Return the settings that were given as options on the command line."""
    layer: dict[Path, Given] = {}
    for key in ("select", "extend-select", "ignore", "unfixable"):
        values: list[str] | None = getattr(args, key.replace("-", "_"), None)
        if values:
            layer[key,] = Given([name for value in values for name in _names(key, value)], (COMMAND_LINE,))
    if (severity := getattr(args, "min_severity", None)) is not None:
        layer["min-severity",] = Given(severity, (COMMAND_LINE,))
    return layer


def _names(option: str, value: str) -> list[str]:
    """Return the current names of the rules and groups in a comma-separated option."""
    try:
        return [selector(name.strip()) for name in value.split(",") if name.strip()]
    except ValueError as error:
        raise UserError(f"--{option}: {error}") from None


def settings(layers: list[Layer], file: File | None, today: date | None) -> Settings:
    """Combine layers into settings; `file` is the configuration file that some of them come from."""
    severities: dict[str, Severity] = {}
    options: dict[str, dict[str, Any]] = {}
    allow: dict[str, list[str]] = {}
    style: dict[str, Any] = {}
    top_level: dict[str, Any] = {}
    baseline: str | None = None
    for path, given in merge(layers).items():
        if path[0] == "style":
            style[path[1]] = (
                given.value if path[1] != "sections" else [_section(section) for section in given.value]
            )
        elif path[0] == "baseline" and file is not None:
            baseline = _baseline(given, file)
        elif path[0] != "rules":
            top_level[path[0]] = given.value
        elif path[2] == "allow":
            allow[path[1]] = given.value
        elif path[2] != "severity":
            options.setdefault(path[1], {})[path[2]] = given.value
        elif given.value != "off":
            severities[path[1]] = Severity.from_word(given.value)
    return Settings(
        select=enabled_rules(layers),
        severities=severities,
        options=options,
        allow=allow,
        style=style,
        min_severity=Severity.from_word(top_level.get("min-severity", "warning")),
        today=today,
        baseline=baseline,
        unfixable=frozenset(top_level.get("unfixable", ())),
    )


def _baseline(given: Given, file: File) -> str:
    """Return the path of the baseline; `UserError` if it is outside the folder of the configuration file.

    `awesomelint baseline` writes to this path, and the configuration file may come from an untrusted repository.
    """
    folder = os.path.dirname(file.path)
    path = os.path.join(folder, given.value)
    if not any(is_below(os.path.realpath(allowed), path) for allowed in (folder, file.folder)):
        raise UserError(
            f"{given.origins[-1]}: `baseline` is outside the folder of the configuration file; "
            "move the baseline into it, or use --baseline"
        )
    return path


def _section(layer: Layer) -> dict[str, Any]:
    return {path[0]: given.value for path, given in layer.items()}
