"""The effective settings of a file and the origin of each, as TOML with comments or as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from awesomelint.config.layers import Given, Layer, Path, enabled_rules, merge
from awesomelint.config.schema import Key, rule_keys, tree
from awesomelint.rules import all_rules
from awesomelint.rules.api import Rule
from awesomelint.ui.sanitize import harmless
from awesomelint.util.named_tuple import NamedTuple

_DEFAULT = "default"
# TOML has no null, so settings without a value are shown as comments.
_UNSET = {"select": "all rules", "baseline": "none"}
_LEARNED = "learned from the list"


class Row(NamedTuple):
    """An effective setting: its path, its value (None if it isn't set), and the value's origins."""

    path: Path
    value: Any
    origins: tuple[str, ...]


def rows(layers: list[Layer]) -> list[Row]:
    """Return the effective settings that layers result in, in the order of the documentation."""
    given, enabled = merge(layers), enabled_rules(layers)
    keys = tree()
    result = []
    for name, key in keys.items():
        if key.kind not in ("table", "tables"):
            result.append(_row((name,), key, given))
    for rule in all_rules():
        result += _rule_rows(rule, given, enabled is None or rule.name in enabled, layers)
    result += [_row(("style", name), key, given) for name, key in keys["style"].keys.items()]
    return [_without_enabled(row, enabled) if row.path == ("ignore",) else row for row in result]


def _row(path: Path, key: Key, given: Mapping[Path, Given]) -> Row:
    if path in given:
        return Row(path, given[path].value, _origins(given[path]))
    return Row(path, key.default, (_DEFAULT,))


def _origins(given: Given) -> tuple[str, ...]:
    # A line break in a path would end the comment, and the rest would be read as a setting.
    return tuple(harmless(str(origin)) for origin in given.origins)


def _rule_rows(
    rule: Rule, given: Mapping[Path, Given], is_enabled: bool, layers: list[Layer]
) -> Iterator[Row]:
    for name, key in rule_keys(rule).items():
        row = _row(("rules", rule.name, name), key, given)
        if name == "severity" and not is_enabled and row.value != "off":
            yield Row(row.path, "off", _disabled_by(rule, layers))
        elif name == "severity" and is_enabled and row.value == "off":
            yield Row(row.path, key.default, _origins(given.get(("select",)) or given["extend-select",]))
        elif name != "allow" or row.value:
            yield row


def _disabled_by(rule: Rule, layers: list[Layer]) -> tuple[str, ...]:
    """Return the origins of the setting that disables a rule."""
    for layer in reversed(layers):
        ignored, selected = layer.get(("ignore",)), layer.get(("select",))
        if ignored is not None and {rule.name, rule.group} & set(ignored.value):
            return _origins(ignored)
        if selected is not None:
            return _origins(selected)
    return ()


def _without_enabled(row: Row, enabled: frozenset[str] | None) -> Row:
    """Remove from the row of `ignore` the rules that a later layer enables again."""
    return row._replace(value=[name for name in row.value if enabled is not None and name not in enabled])


def as_toml(settings: Iterable[Row]) -> str:
    """Return the settings in the form of a configuration file, with their origins as comments."""
    lines: list[str] = []
    table = ""
    sections: Row | None = None
    for row in settings:
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
        lines += [_line(path[0], given.value, _origins(given)) for path, given in section.items()]
    return "".join(line + "\n" for line in lines)


def _line(name: str, value: Any, origins: tuple[str, ...]) -> str:
    return f"{f'{name} = {toml_value(value)}':<47} # {', '.join(origins)}"


def toml_value(value: Any) -> str:
    """Return a string, number, boolean or list as TOML, with unprintable characters escaped."""
    # For these types, JSON is valid TOML.
    text = json.dumps(value, ensure_ascii=False)
    # A lone surrogate, which represents an undecodable byte of a path, cannot be written in TOML.
    text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in text)


def as_data(settings: Iterable[Row]) -> dict[str, Any]:
    """Return the settings as a JSON object: dotted path to value and origins."""
    return {".".join(row.path): {"value": _data(row.value), "origin": list(row.origins)} for row in settings}


def _data(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{path[0]: given.value for path, given in section.items()} for section in value]
    return value
