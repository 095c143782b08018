"""Generate documentation: the settings, their JSON Schema, and a page for each rule.

`python docs/generate.py` writes the files that have changed. With `--check`, it only lists them and exits with 1 if there
are any.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from awesomelint.config.render import toml_value
from awesomelint.config.schema import Key, expected, rule_keys, tree
from awesomelint.config.starter import SCHEMA
from awesomelint.rules import FORMER_NAMES, GROUPS, SELECTORS, all_rules
from awesomelint.rules.api import Rule

HERE = Path(__file__).resolve().parent
_MADE = "<!-- Written by docs/generate.py; do not edit. -->\n"


def pages() -> dict[Path, str]:
    """Return all generated files with their text."""
    keys = tree()
    made = {
        HERE / "settings.md": (HERE / "settings.in.md").read_text(encoding="utf-8").format_map(_tables(keys)),
        HERE / "awesomelint.schema.json": json.dumps(schema(keys), ensure_ascii=False, indent=2) + "\n",
        HERE / "rules" / "README.md": _index(),
    }
    return made | {HERE / "rules" / f"{rule.name}.md": _page(rule) for rule in all_rules()}


def stale() -> list[Path]:
    """Return pages of rules that no longer exist."""
    return [path for path in (HERE / "rules").glob("*.md") if path not in pages()]


# -- settings ---


def _tables(keys: Mapping[str, Key]) -> dict[str, str]:
    """Return the tables to insert into docs/settings.in.md, by the names of their placeholders."""
    plain = {name: key for name, key in keys.items() if key.kind not in ("table", "tables")}
    any_rule = keys["rules"].keys[all_rules()[0].name].keys
    rule = {name: any_rule[name] for name in ("severity", "allow")}
    meaning = rule["severity"].meaning + " The page of each rule gives the default."
    rule["severity"] = rule["severity"]._replace(default=None, meaning=meaning)
    section = keys["style"].keys["sections"].keys
    return {
        "made": _MADE,
        "keys": _table(plain),
        "rule": _table(rule),
        "options": _OPTIONS_HEAD + "".join(_options(rule) for rule in all_rules()),
        "style": _table(
            {name: key for name, key in keys["style"].keys.items() if key.kind == "string" or key.choices}
        ),
        "section": _table({"name": section["name"]}),
        "schema": SCHEMA,
    }


def _table(keys: Mapping[str, Key]) -> str:
    lines = ["| key | type | default | meaning |", "| --- | --- | --- | --- |"]
    for name, key in keys.items():
        default = "" if key.default is None else f"`{toml_value(key.default)}`"
        example = f" For example `{key.example}`." if key.example else ""
        lines.append(f"| `{name}` | {_cell(_type(key))} | {default} | {_cell(key.meaning + example)} |")
    return "\n".join(lines)


def _type(key: Key) -> str:
    return expected(key).partition(", such as")[0]


_OPTIONS_HEAD = "| rule | option | type | default | meaning |\n| --- | --- | --- | --- | --- |\n"


def _options(rule: Rule) -> str:
    rows = ""
    for name, key in _own_keys(rule).items():
        rows += f"| [{rule.name}](rules/{rule.name}.md) | `{name}` | {_cell(_type(key))} "
        rows += f"| `{toml_value(key.default)}` | {_cell(key.meaning)} |\n"
    return rows


def _own_keys(rule: Rule) -> dict[str, Key]:
    keys = rule_keys(rule)
    return {name: keys[name] for name in rule.options}


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


# -- the JSON Schema ---


def schema(keys: Mapping[str, Key]) -> dict[str, Any]:
    """Return the schema of a configuration file in draft 7, the version that TOML editors support."""
    shared = {name: _table_schema(keys[name], {}) for name in ("rules", "style")}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA,
        "title": "awesomelint settings",
        "definitions": {"selector": {"enum": list(SELECTORS)}, **shared},
        **_table_schema(Key("table", "", keys=keys), shared),
    }


def _table_schema(key: Key, shared: Mapping[str, Any]) -> dict[str, Any]:
    properties = {
        name: {"$ref": f"#/definitions/{name}"} if name in shared else _key_schema(inner, shared)
        for name, inner in key.keys.items()
    }
    properties |= {old: properties[new] for old, new in key.former.items()}
    made: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    if key.meaning:
        made["description"] = key.meaning
    if required := [name for name, inner in key.keys.items() if inner.required]:
        made["required"] = required
    return made


def _key_schema(key: Key, shared: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"description": key.meaning}
    if key.kind == "table":
        return _table_schema(key, shared)
    if key.kind == "tables":
        return made | {"type": "array", "items": _table_schema(key._replace(meaning=""), shared)}
    kinds: dict[str, dict[str, Any]] = {
        "string": {"type": "string"},
        "strings": {"type": "array", "items": {"type": "string"}},
        "boolean": {"type": "boolean"},
        "integer": {"type": "integer"},
        "number": {"type": "number"},
        "choice": {"enum": list(key.choices)},
        "choices": {"type": "array", "items": {"enum": list(key.choices)}},
        "selectors": {"type": "array", "items": {"$ref": "#/definitions/selector"}},
    }
    made |= kinds[key.kind]
    return made if key.default is None else made | {"default": key.default}


# -- rules ---

_FIXES = {"no": "none", "safe": "safe", "unsafe": "unsafe", "both": "safe or unsafe"}


def _index() -> str:
    text = f"{_MADE}\n# Rules\n\n`awesomelint rule` prints this list, and `awesomelint rule NAME` the page of a rule.\n"
    text += "The [settings](../settings.md) enable, disable and configure rules.\n"
    for group in GROUPS:
        text += f"\n## {group}\n\n| rule | severity | fix | finds |\n| --- | --- | --- | --- |\n"
        text += "".join(
            f"| [{rule.name}]({rule.name}.md) | {rule.severity.word} | {_FIXES[rule.fix]} | {_cell(rule.summary)} |\n"
            for rule in all_rules()
            if rule.group == group
        )
    return text


def _page(rule: Rule) -> str:
    text = f"{_MADE}\n# {rule.name}\n\n{rule.summary}\n\n"
    text += "| group | severity | fix | since |\n| --- | --- | --- | --- |\n"
    text += f"| {rule.group} | {rule.severity.word} | {_FIXES[rule.fix]} | {rule.since} |\n"
    documentation = rule.documentation.removeprefix(rule.summary).strip()
    text += f"\n{_EXAMPLE.sub(_fenced, documentation)}\n"
    former = [old for old, new in FORMER_NAMES.items() if new == rule.name]
    if former:
        text += f"\nFormer name: {', '.join(former)}\n"
    if rule.options:
        text += f"\n## Options\n{_table(_own_keys(rule))}\n"
    settings = f"[Settings](../settings.md): `[rules.{rule.name}]` with `severity` and `allow`."
    return f"{text}\n[All rules](README.md) · {settings}\n"


# An indented block of a docstring, which is read as text by some Markdown parsers if it follows a heading.
_EXAMPLE = re.compile(r"(?<=^## (?:Wrong|Right)\n)(?: {4}.+\n|\n(?= {4}))+", re.MULTILINE)


def _fenced(example: re.Match[str]) -> str:
    return f"```markdown\n{dedent(example[0])}```\n"


# -- writing ---


def differing() -> Iterator[Path]:
    """Yield the generated files that are out of date."""
    for path, text in pages().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield path
    yield from stale()


def main() -> int:
    """Write the files that are out of date, or only list them with `--check`."""
    check = "--check" in sys.argv[1:]
    made = pages()
    changed = list(differing())
    for path in changed:
        print(
            f"{'differs' if check else 'written' if path in made else 'removed'}: {path.relative_to(HERE.parent)}"
        )
        if check:
            continue
        if path in made:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return 1 if check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
