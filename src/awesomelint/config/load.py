"""Parse: the text of a configuration file, checked against the table of keys; each slip is a sentence with its line."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from awesomelint.config.layers import File, Given, Origin, Override
from awesomelint.config.layers import Path as Own
from awesomelint.config.schema import Key, expected, tree
from awesomelint.config.selectors import hint, selector
from awesomelint.config.toml_lines import Path, lines_of
from awesomelint.errors import UserError
from awesomelint.util.regex import compiled

_PLACE = compiled(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$", re.DOTALL)


def parse(text: str, path: str, folder: str) -> File:
    """Read the text of the file at `path`; patterns count from `folder`. A `UserError` names all that is wrong in it."""
    shown = _shown(path)
    try:
        values = tomllib.loads(text)
        lines = lines_of(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(_no_toml(shown, text, str(error))) from None
    except RecursionError:
        raise UserError(f"{shown}: a value in this file is nested too deep to be read") from None
    prefix: Path = ()
    if os.path.basename(path) == "pyproject.toml":
        prefix = ("tool", "awesomelint")
        values = values.get("tool", {}).get("awesomelint")
        if not isinstance(values, dict):
            raise UserError(f"{shown}: there is no table [tool.awesomelint] in this file")
    check = _Check(shown, lines, prefix)
    layer = check.table(values, Key("table", "", keys=tree()), ())
    if check.problems:
        raise UserError("\n".join(problem for _, problem in sorted(check.problems)))
    overrides = layer.pop(("overrides",), None)
    return File(
        path, folder, layer, [_override(part) for part in overrides.value] if overrides is not None else []
    )


def _shown(path: str) -> str:
    """A path as people on this folder know it."""
    return min(os.path.relpath(path), path, key=len)


def _no_toml(shown: str, text: str, error: str) -> str:
    match = _PLACE.match(error)
    what = match["what"] if match is not None else error
    line = match["line"] if match is not None and match["line"] else text.count("\n") + 1
    advice = "; texts stand in quotes" if what == "Invalid value" else ""
    return f"{shown}:{line}: this is no valid TOML: {what[0].lower()}{what[1:]}{advice}"


def _override(layer: dict[Own, Given]) -> Override:
    return Override(layer.pop(("files",)), layer)


class _Check:
    """Walks the values of one file along the keys, and keeps a list of what does not fit."""

    def __init__(self, name: str, lines: Mapping[Path, int], prefix: Path) -> None:
        self.name = name
        self.lines = lines
        self.prefix = prefix
        self.problems: list[tuple[int, str]] = []

    def table(self, values: Mapping[str, Any], key: Key, path: Path, own: Own = ()) -> dict[Own, Given]:
        """What a table says, by path from `own` on, tables within it included."""
        layer: dict[Own, Given] = {}
        for given, value in values.items():
            name = key.former.get(given, given)
            inner = key.keys.get(name)
            if inner is None or (name != given and name in values):
                self._unknown(given, name, key, path)
            elif inner.kind == "table":
                if self._fits(isinstance(value, dict), inner, (*path, given), value):
                    layer |= self.table(value, inner, (*path, given), (*own, name))
            else:
                checked = self._value(value, inner, (*path, given))
                layer[(*own, name)] = Given(checked, (self._origin((*path, given)),))
        for name, inner in key.keys.items():
            if inner.required and name not in values:
                self._problem(path, f"`{name}` is missing: {inner.meaning[0].lower()}{inner.meaning[1:]}")
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
        elif kind in ("texts", "selectors"):
            fits = self._fits(_is_list(value, str), key, path, value)
            return self._selectors(value, path) if fits and kind == "selectors" else value
        elif kind == "text":
            fits = self._fits(isinstance(value, str), key, path, value)
            if fits and key.complaint is not None and (complaint := key.complaint(value)):
                self._problem(path, f"{_dotted(path)}: {complaint}")
        else:
            wanted: tuple[type, ...] = {"flag": (bool,), "whole": (int,)}.get(kind, (int, float))
            # To Python, a truth value is a whole number.
            self._fits(
                isinstance(value, wanted) and isinstance(value, bool) == (kind == "flag"), key, path, value
            )
        return value

    def _selectors(self, names: list[str], path: Path) -> list[str]:
        known = []
        for index, name in enumerate(names):
            try:
                known.append(selector(name))
            except ValueError as error:
                self._problem((*path, index), str(error))
        return known

    def _unknown(self, given: str, name: str, key: Key, path: Path) -> None:
        if name != given:
            self._problem(
                (*path, given),
                f"`{given}` is the former name of `{name}`, which is set as well; keep that only",
            )
        elif path == () and given == "tool" and not self.prefix:
            self._problem(
                (given,), "in this file the settings stand by themselves; take `tool.awesomelint` out"
            )
        elif path and path[-1] == "rules":
            self._problem((*path, given), f"there is no rule `{given}`{hint(given, key.keys)}")
        else:
            where = f" in {_dotted(path)}" if path else ""
            self._problem((*path, given), f"there is no setting `{given}`{where}{hint(given, key.keys)}")

    def _fits(self, fits: bool, key: Key, path: Path, value: Any) -> bool:
        """Whether a value is of its key's kind; where not, that is told with what was expected."""
        if not fits:
            said = f"{_dotted(path)} must be {expected(key)}"
            if path[-2:-1] == ("rules",) and isinstance(value, str):
                said += f'; to set the severity, write `{path[-1]}.severity = "{value}"`'
            self._problem(path, said)
        return fits

    def _problem(self, path: Path, said: str) -> None:
        origin = self._origin(path)
        self.problems.append((origin.line, f"{origin}: {said}"))

    def _origin(self, path: Path) -> Origin:
        path = self.prefix + path
        while path and path not in self.lines:
            path = path[:-1]
        return Origin(self.name, self.lines.get(path, 1))


def _is_list(value: Any, of: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, of) for item in value)


def _dotted(path: Path) -> str:
    return "`" + ".".join(str(part) for part in path if isinstance(part, str)) + "`"
