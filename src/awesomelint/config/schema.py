"""The schema of the settings, from which validation, the JSON Schema and the documentation are derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from awesomelint.rules import FORMER_NAMES, GROUPS, ONLINE, RULES
from awesomelint.rules.api import Option, Rule
from awesomelint.util.named_tuple import NamedTuple


class Key(NamedTuple):
    """A setting.

    kind: string, strings, boolean, integer, number, choice, choices, selectors (rules and groups), table or tables;
        the last two have `keys` of their own.
    meaning: a description for the documentation.
    default: None if the setting has no default.
    example: a value as TOML.
    validate: returns what is wrong with a string, or an empty string if it is valid.
    former: former names of the keys of a table, mapped to the current names.
    """

    kind: str
    meaning: str
    default: Any = None
    example: str = ""
    choices: tuple[str, ...] = ()
    keys: Mapping[str, Key] = {}
    required: bool = False
    validate: Callable[[str], str] | None = None
    former: Mapping[str, str] = {}


_KINDS = {
    "string": "a string",
    "strings": 'a list of strings, such as ["a", "b"]',
    "selectors": 'a list of rules and groups, such as ["links", "duplicate-entry"]',
    "boolean": "true or false",
    "integer": "an integer",
    "number": "a number",
    "table": "a table",
    "tables": "an array of tables",
}


def expected(key: Key) -> str:
    """Return the type of a setting, in words that complete “must be …”."""
    if key.choices:
        return f"{'a list of' if key.kind == 'choices' else 'one of'} {', '.join(key.choices)}"
    return _KINDS[key.kind]


SEVERITIES = ("error", "warning", "note")
ORDERS = ("newest-first", "oldest-first", "alphabetical", "any")

_SELECTION = {
    "select": Key(
        "selectors",
        "The rules and groups to enable; all if not set.",
        example='["links", "duplicate-entry"]',
    ),
    "extend-select": Key(
        "selectors",
        "Rules and groups to enable in addition to `select`.",
        default=[],
        example='["inconsistent-link"]',
    ),
    "ignore": Key(
        "selectors",
        "Rules and groups to disable. A rule's name takes precedence over its group.",
        default=[],
        example='["likely-typo"]',
    ),
    "unfixable": Key(
        "selectors",
        "Rules and groups whose findings are reported, but not fixed.",
        default=[],
        example='["venue-spelling"]',
    ),
    "min-severity": Key(
        "choice",
        "The lowest severity to report.",
        default="warning",
        example='"note"',
        choices=SEVERITIES,
    ),
}


def _validate_template(text: str) -> str:
    from awesomelint.style.template.template import Template, TemplateError

    try:
        Template.parse(text)
    except TemplateError as error:
        return str(error)
    return ""


def _validate_date_form(text: str) -> str:
    from awesomelint.style.date_forms import parse

    return (
        ""
        if parse(text)
        else "write the date 5 January 2025, or only its month or year, in the form to use, such as “Jan. 5 2025”"
    )


_STYLE = {
    "template": Key(
        "string",
        "The template of an entry, as `awesomelint style` shows it.",
        example='"- [{title}]({url}), {date}."',
        validate=_validate_template,
    ),
    "order": Key(
        "choice", "The order of the entries within a section.", example='"newest-first"', choices=ORDERS
    ),
    "date-form": Key(
        "string",
        "The date format, given by writing 5 January 2025 in it.",
        example='"2025-01-05"',
        validate=_validate_date_form,
    ),
}
_SECTION = {
    "name": Key(
        "string",
        "The heading of the section, or its path from the top-level heading.",
        example='"Phenomena/Grokking"',
        required=True,
    )
} | _STYLE


def rule_keys(rule: Rule) -> dict[str, Key]:
    """Return the settings of a rule: `severity`, `allow` and its own options."""
    keys = _keys_of_all_rules(rule.severity.word)
    return keys | {name: _option_key(option) for name, option in rule.options.items()}


def _keys_of_all_rules(severity: str | None) -> dict[str, Key]:
    return {
        "severity": Key(
            "choice",
            "The severity of its findings; `off` disables the rule.",
            default=severity,
            example='"note"',
            choices=(*SEVERITIES, "off"),
        ),
        "allow": Key(
            "strings",
            "Patterns of findings to ignore, compared with the marked text and the URLs in it.",
            default=[],
            example='["https://github.com/our-group/*"]',
        ),
    }


def _option_key(option: Option) -> Key:
    default, many = option.default, isinstance(option.default, list | tuple)
    if option.choices:
        kind = "choices" if many else "choice"
    elif many:
        kind = "strings"
    else:
        kind = {bool: "boolean", int: "integer", float: "number"}.get(type(default), "string")
    return Key(kind, option.meaning, default=list(default) if many else default, choices=option.choices)


def tree() -> dict[str, Key]:
    """Return all settings of a configuration file, by name."""
    online = {
        name: Key(
            "table",
            "For `awesomelint verify`; see the page of the rule.",
            keys=_keys_of_all_rules(severity.word),
        )
        for name, severity in ONLINE.items()
    }
    rules = Key(
        "table",
        "The settings of each rule, in a table named after it, or after its group for all rules of the group.",
        keys={rule.name: Key("table", rule.summary, keys=rule_keys(rule)) for rule in RULES}
        | {
            group: Key("table", f"All rules of the group {group}.", keys=_keys_of_all_rules(None))
            for group in GROUPS
        }
        | online,
        former=FORMER_NAMES,
    )
    sections = Key("tables", "Style settings for single sections.", keys=_SECTION)
    style = Key(
        "table",
        "Style settings that override what is learned from the list.",
        keys=_STYLE | {"sections": sections},
    )
    files = Key(
        "strings",
        "The files that the settings apply to, as .gitignore patterns.",
        example='["archive/"]',
        required=True,
    )
    return {
        **_SELECTION,
        "exclude": Key(
            "strings",
            "Files and folders to exclude, as .gitignore patterns relative to the folder of the configuration file.",
            default=[],
            example='["archive/", "*.zh.md"]',
        ),
        "baseline": Key(
            "string",
            "The file of accepted findings, in the folder of the configuration file or below it.",
            example='".awesomelint-baseline.json"',
        ),
        "rules": rules,
        "style": style,
        "overrides": Key(
            "tables",
            "Settings for certain files.",
            keys={"files": files, **_SELECTION, "rules": rules, "style": style},
        ),
    }
