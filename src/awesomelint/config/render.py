"""Show: the settings in force for one file, each with where it came from, as TOML with comments or as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from awesomelint.config.layers import Given, Layer, Path, merged, running
from awesomelint.config.schema import Key, rule_keys, tree
from awesomelint.rules import RULES
from awesomelint.rules.api import Rule
from awesomelint.ui.sanitize import harmless

_DEFAULT = "default"
# Where nothing is set, TOML has no value to show.
_UNSET = {"select": "all rules", "baseline": "none"}
_LEARNED = "learned from the list"


class Row(NamedTuple):
    """A setting in force: its path, its value (None where nothing is set), and where that came from."""

    path: Path
    value: Any
    origins: tuple[str, ...]


def rows(layers: list[Layer]) -> list[Row]:
    """All settings, in the order of the documentation."""
    given, names = merged(layers), running(layers)
    keys = tree()
    found = []
    for name, key in keys.items():
        if key.kind not in ("table", "tables"):
            found.append(_row((name,), key, given))
    for rule in RULES:
        runs = names is None or rule.name in names
        found += _of_rule(rule, given, runs, layers)
    found += [_row(("style", name), key, given) for name, key in keys["style"].keys.items()]
    return [_without_overruled(row, names) if row.path == ("ignore",) else row for row in found]


def _row(path: Path, key: Key, given: Mapping[Path, Given]) -> Row:
    if path in given:
        return Row(path, given[path].value, _told(given[path]))
    return Row(path, key.default, (_DEFAULT,))


def _told(given: Given) -> tuple[str, ...]:
    # A path with a line break would end the comment that it is in, and go on as a setting.
    return tuple(harmless(str(origin)) for origin in given.origins)


def _of_rule(rule: Rule, given: Mapping[Path, Given], runs: bool, layers: list[Layer]) -> Iterator[Row]:
    for name, key in rule_keys(rule).items():
        row = _row(("rules", rule.name, name), key, given)
        if name == "severity" and not runs and row.value != "off":
            yield Row(row.path, "off", _what_stops(rule, layers))
        elif name == "severity" and runs and row.value == "off":
            yield Row(row.path, key.default, _told(given.get(("select",)) or given["extend-select",]))
        elif name != "allow" or row.value:
            yield row


def _what_stops(rule: Rule, layers: list[Layer]) -> tuple[str, ...]:
    """Where it was said last that a rule does not run."""
    for layer in reversed(layers):
        ignored, selected = layer.get(("ignore",)), layer.get(("select",))
        if ignored is not None and {rule.name, rule.group} & set(ignored.value):
            return _told(ignored)
        if selected is not None:
            return _told(selected)
    return ()


def _without_overruled(row: Row, names: frozenset[str] | None) -> Row:
    """The ignored names without rules that a later layer has run again."""
    return row._replace(value=[name for name in row.value if names is not None and name not in names])


def as_toml(found: Iterable[Row]) -> str:
    """The settings as a configuration file would give them, with their origins as comments."""
    lines: list[str] = []
    table = ""
    sections: Row | None = None
    for row in found:
        if row.path == ("style", "sections"):
            sections = row
            continue
        first = row.path[0] if len(row.path) > 1 else ""
        if first != table:
            lines += ["", f"[{first}]"]
            table = first
        name = ".".join(row.path[1:] if first else row.path)
        if row.value is None:
            lines.append(f"# {name}: {_LEARNED if first == 'style' else _UNSET.get(name, 'not set')}")
        else:
            lines.append(_line(name, row.value, row.origins))
    for section in sections.value or () if sections is not None else ():
        lines += ["", "[[style.sections]]"]
        lines += [_line(path[0], given.value, _told(given)) for path, given in section.items()]
    return "".join(line + "\n" for line in lines)


def _line(name: str, value: Any, origins: tuple[str, ...]) -> str:
    return f"{f'{name} = {toml_value(value)}':<47} # {', '.join(origins)}"


def toml_value(value: Any) -> str:
    """A text, number, truth value or list as TOML, which for these is JSON; what steers a terminal is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    # Half of a surrogate pair, for a byte of a path that is not text, cannot be written in TOML.
    text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in text)


def as_data(found: Iterable[Row]) -> dict[str, Any]:
    """The settings by dotted path, each with value and origins."""
    return {".".join(row.path): {"value": _data(row.value), "origin": list(row.origins)} for row in found}


def _data(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{path[0]: given.value for path, given in section.items()} for section in value]
    return value
