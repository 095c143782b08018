"""Parse and validate the text of a configuration file, reporting every mistake with its line."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from awesomelint.config.layers import File, Given, Origin, Override
from awesomelint.config.layers import Path as SettingPath
from awesomelint.config.schema import Key, expected, tree
from awesomelint.config.selectors import hint, selector
from awesomelint.config.toml_lines import Path, lines_of
from awesomelint.errors import UserError
from awesomelint.rules import GROUP_OF, GROUPS
from awesomelint.util.regex import compiled

# The form of tomllib's messages.
_TOML_ERROR = compiled(
    r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$", re.DOTALL
)


def parse(text: str, path: str, folder: str) -> File:
    """Parse the text of the file at `path`, whose patterns are relative to `folder`.

    Raises `UserError` with one line for each mistake.
    """
    shown = _shown(path)
    try:
        values = tomllib.loads(text)
        lines = lines_of(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(_syntax_error(shown, text, str(error))) from None
    except RecursionError:
        raise UserError(f"{shown}: values are nested too deeply") from None
    prefix: Path = ()
    if os.path.basename(path) == "pyproject.toml":
        prefix = ("tool", "awesomelint")
        values = values.get("tool", {}).get("awesomelint")
        if not isinstance(values, dict):
            raise UserError(f"{shown}: missing table [tool.awesomelint]")
    validator = _Validator(shown, lines, prefix)
    layer = validator.table(values, Key("table", "", keys=tree()), ())
    if validator.problems:
        raise UserError("\n".join(problem for _, problem in sorted(validator.problems)))
    overrides = layer.pop(("overrides",), None)
    tables = [_override(table) for table in overrides.value] if overrides is not None else []
    return File(path, folder, _of_rules(layer), tables)


def _shown(path: str) -> str:
    """Return the shorter of the absolute path and the path relative to the current folder."""
    return min(os.path.relpath(path), path, key=len)


def _syntax_error(shown: str, text: str, error: str) -> str:
    match = _TOML_ERROR.match(error)
    what = match["what"] if match is not None else error
    line = match["line"] if match is not None and match["line"] else text.count("\n") + 1
    advice = "; put strings in quotes" if what == "Invalid value" else ""
    return f"{shown}:{line}: invalid TOML: {what[0].lower()}{what[1:]}{advice}"


def _override(layer: dict[SettingPath, Given]) -> Override:
    return Override(layer.pop(("files",)), _of_rules(layer))


def _of_rules(layer: dict[SettingPath, Given]) -> dict[SettingPath, Given]:
    """Return a layer with the settings of each rule in place of those of its group; its own take precedence."""
    groups = {path: given for path, given in layer.items() if path[0] == "rules" and path[1] in GROUPS}
    of_groups = {
        ("rules", name, path[2]): given
        for path, given in groups.items()
        for name, group in GROUP_OF.items()
        if group == path[1]
    }
    return of_groups | {path: given for path, given in layer.items() if path not in groups}


class _Validator:
    """Compares the values of one file with the schema, and collects the problems with their lines."""

    def __init__(self, name: str, lines: Mapping[Path, int], prefix: Path) -> None:
        self.name = name
        self.lines = lines
        self.prefix = prefix
        self.problems: list[tuple[int, str]] = []

    def table(
        self, values: Mapping[str, Any], key: Key, path: Path, prefix: SettingPath = ()
    ) -> dict[SettingPath, Given]:
        """Return the settings of a table and the tables in it, by path below `prefix`."""
        layer: dict[SettingPath, Given] = {}
        for given, value in values.items():
            name = key.former.get(given, given)
            inner = key.keys.get(name)
            if inner is None or (name != given and name in values):
                self._unknown(given, name, key, path)
            elif inner.kind == "table":
                if self._fits(isinstance(value, dict), inner, (*path, given), value):
                    layer |= self.table(value, inner, (*path, given), (*prefix, name))
            else:
                checked = self._value(value, inner, (*path, given))
                layer[(*prefix, name)] = Given(checked, (self._origin((*path, given)),))
        for name, inner in key.keys.items():
            if inner.required and name not in values:
                meaning = f"{inner.meaning[0].lower()}{inner.meaning[1:].removesuffix('.')}"
                self._problem(path, f"missing setting `{name}` ({meaning})")
        return layer

    def _value(self, value: Any, key: Key, path: Path) -> Any:
        kind = key.kind
        if kind == "tables":
            if not self._fits(_is_list(value, dict), key, path, value):
                return []
            return [
                self.table(item, key._replace(kind="table"), (*path, index))
                for index, item in enumerate(value)
            ]
        if kind in ("choice", "choices"):
            items = value if kind == "choices" else [value]
            if not isinstance(items, list) or any(item not in key.choices for item in items):
                self._fits(False, key, path, value)
        elif kind in ("strings", "selectors"):
            fits = self._fits(_is_list(value, str), key, path, value)
            return self._selectors(value, path) if fits and kind == "selectors" else value
        elif kind == "string":
            fits = self._fits(isinstance(value, str), key, path, value)
            if fits and key.validate is not None and (problem := key.validate(value)):
                self._problem(path, f"{_dotted(path)}: {problem}")
        else:
            types: tuple[type, ...] = {"boolean": (bool,), "integer": (int,)}.get(kind, (int, float))
            # In Python, `bool` is a subclass of `int`.
            self._fits(
                isinstance(value, types) and isinstance(value, bool) == (kind == "boolean"), key, path, value
            )
        return value

    def _selectors(self, names: list[str], path: Path) -> list[str]:
        selectors = []
        for index, name in enumerate(names):
            try:
                selectors.append(selector(name))
            except ValueError as error:
                self._problem((*path, index), str(error))
        return selectors

    def _unknown(self, given: str, name: str, key: Key, path: Path) -> None:
        if name != given:
            self._problem(
                (*path, given),
                f"`{given}` is the former name of `{name}`, which is also set; remove `{given}`",
            )
        elif path == () and given == "tool" and not self.prefix:
            self._problem(
                (given,), "only pyproject.toml uses the prefix `tool.awesomelint`; remove it from this file"
            )
        elif path and given in tree():
            table = _dotted(path)[1:-1]
            above = "directly below [tool.awesomelint]" if self.prefix else "above the first table"
            self._problem(
                (*path, given),
                f"`{given}` is a setting of the whole file, but belongs to the table [{table}] that it is below; "
                f"move the line {above}",
            )
        elif path and path[-1] == "rules":
            self._problem((*path, given), f"unknown rule or group `{given}`{hint(given, key.keys)}")
        else:
            table = f" in {_dotted(path)}" if path else ""
            self._problem((*path, given), f"unknown setting `{given}`{table}{hint(given, key.keys)}")

    def _fits(self, fits: bool, key: Key, path: Path, value: Any) -> bool:
        """Return `fits`, and add a problem that says what was expected if it is False."""
        if not fits:
            problem = f"{_dotted(path)} must be {expected(key)}"
            if path[-2:-1] == ("rules",) and isinstance(value, str):
                problem += f'; to set the severity, write `{path[-1]}.severity = "{value}"`'
            self._problem(path, problem)
        return fits

    def _problem(self, path: Path, message: str) -> None:
        origin = self._origin(path)
        self.problems.append((origin.line, f"{origin}: {message}"))

    def _origin(self, path: Path) -> Origin:
        path = self.prefix + path
        while path and path not in self.lines:
            path = path[:-1]
        return Origin(self.name, self.lines.get(path, 1))


def _is_list(value: Any, of: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, of) for item in value)


def _dotted(path: Path) -> str:
    return "`" + ".".join(str(part) for part in path if isinstance(part, str)) + "`"
