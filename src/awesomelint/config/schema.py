"""Keys: every setting with its kind and meaning, once; validation, JSON Schema and documentation are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from awesomelint.rules import FORMER_NAMES, RULES
from awesomelint.rules.api import Option, Rule


class Key(NamedTuple):
    """A setting.

    `kind` is text, texts, flag, whole, number, choice, choices, selectors (rules and groups), table or tables, the last
    two with `keys` of their own. `default` None means that nothing is set; `example` is what one may write, as TOML.
    `complaint` says what is wrong with a text, and nothing where it is fine. `former` gives old names their new ones.
    """

    kind: str
    meaning: str
    default: Any = None
    example: str = ""
    choices: tuple[str, ...] = ()
    keys: Mapping[str, Key] = {}
    required: bool = False
    complaint: Callable[[str], str] | None = None
    former: Mapping[str, str] = {}


_KINDS = {
    "text": "text in quotes",
    "texts": 'a list of texts, such as ["a", "b"]',
    "selectors": 'a list of rules and groups, such as ["links", "duplicate-entry"]',
    "flag": "true or false",
    "whole": "a whole number",
    "number": "a number",
    "table": "a table",
    "tables": "an array of tables",
}


def expected(key: Key) -> str:
    """What a setting holds, in words that follow “must be”."""
    if key.choices:
        return f"{'a list of' if key.kind == 'choices' else 'one of'} {', '.join(key.choices)}"
    return _KINDS[key.kind]


SEVERITIES = ("error", "warning", "note")
ORDERS = ("newest-first", "oldest-first", "alphabetical", "any")

_SELECTION = {
    "select": Key(
        "selectors",
        "Only these rules and groups run; without it, all do.",
        example='["links", "duplicate-entry"]',
    ),
    "extend-select": Key(
        "selectors",
        "These rules and groups run too, besides those of `select`.",
        default=[],
        example='["inconsistent-link"]',
    ),
    "ignore": Key(
        "selectors",
        "These rules and groups do not run. The name of a rule goes before that of its group.",
        default=[],
        example='["likely-typo"]',
    ),
    "min-severity": Key(
        "choice",
        "Findings below this severity are not shown.",
        default="warning",
        example='"note"',
        choices=SEVERITIES,
    ),
}


def _template_complaint(text: str) -> str:
    from awesomelint.style.template.template import Template, TemplateError

    try:
        Template.parse(text)
    except TemplateError as error:
        return str(error)
    return ""


def _date_complaint(text: str) -> str:
    from awesomelint.style.date_forms import parse

    return (
        ""
        if parse(text)
        else "write 5 January 2025 (or its month, or its year) as the list would, such as “Jan. 5 2025”"
    )


_STYLE = {
    "template": Key(
        "text",
        "The format of an entry, as `awesomelint style` shows it.",
        example='"- [{title}]({url}), {date}."',
        complaint=_template_complaint,
    ),
    "order": Key(
        "choice", "The order of the entries of a section.", example='"newest-first"', choices=ORDERS
    ),
    "date-form": Key(
        "text",
        "How dates are written: 5 January 2025 in that form.",
        example='"2025-01-05"',
        complaint=_date_complaint,
    ),
}
_SECTION = {
    "name": Key(
        "text",
        "The heading of the section, or its path, the headings above it first.",
        example='"Phenomena/Grokking"',
        required=True,
    )
} | _STYLE


def rule_keys(rule: Rule) -> dict[str, Key]:
    """The keys of a rule's own table: its severity, what it lets pass, and its options."""
    return {
        "severity": Key(
            "choice",
            "How severe its findings are; `off` switches it off.",
            default=rule.severity.word,
            example='"note"',
            choices=(*SEVERITIES, "off"),
        ),
        "allow": Key(
            "texts",
            "Findings to let pass: patterns for the text that is marked, or for an address in it.",
            default=[],
            example='["https://github.com/our-group/*"]',
        ),
    } | {name: _option_key(option) for name, option in rule.options.items()}


def _option_key(option: Option) -> Key:
    default, many = option.default, isinstance(option.default, list | tuple)
    if option.choices:
        kind = "choices" if many else "choice"
    elif many:
        kind = "texts"
    else:
        kind = {bool: "flag", int: "whole", float: "number"}.get(type(default), "text")
    return Key(kind, option.meaning, default=list(default) if many else default, choices=option.choices)


def tree() -> dict[str, Key]:
    """All settings as a configuration file may hold them."""
    rules = Key(
        "table",
        "A table for each rule, by its name.",
        keys={rule.name: Key("table", rule.summary, keys=rule_keys(rule)) for rule in RULES},
        former=FORMER_NAMES,
    )
    sections = Key("tables", "The same for single sections, each with its name.", keys=_SECTION)
    style = Key("table", "What is otherwise learned from the list.", keys=_STYLE | {"sections": sections})
    files = Key(
        "texts", "The files that it is for: patterns as in .gitignore.", example='["archive/"]', required=True
    )
    return {
        **_SELECTION,
        "exclude": Key(
            "texts",
            "Files and folders to leave out: patterns as in .gitignore, from the folder of the configuration.",
            default=[],
            example='["archive/", "*.zh.md"]',
        ),
        "baseline": Key(
            "text",
            "The file of findings that are accepted, in the folder of the configuration or below.",
            example='".awesomelint-baseline.json"',
        ),
        "rules": rules,
        "style": style,
        "overrides": Key(
            "tables",
            "Other settings for some files.",
            keys={"files": files, **_SELECTION, "rules": rules, "style": style},
        ),
    }
