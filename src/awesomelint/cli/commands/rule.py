"""`awesomelint rule`: explain one rule, or list them all."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any, TextIO

from awesomelint.config.schema import rule_keys
from awesomelint.config.selectors import hint
from awesomelint.errors import UserError
from awesomelint.rules import BY_NAME, FORMER_NAMES, GROUPS, RULES
from awesomelint.rules.api import Rule
from awesomelint.session.sources import OK
from awesomelint.ui.console import output, wants_colour

_BOLD, _PLAIN = "\033[1m", "\033[0m"
_FIXES = {"no": "no fix", "safe": "safe fix", "unsafe": "unsafe fix", "both": "safe and unsafe fixes"}


def run(args: Namespace) -> int:
    """Print the documentation of a rule, or a table of all."""
    rule = _named(args.name) if args.name is not None else None
    with output(None, args.output_format) as out:
        if args.output_format == "json":
            told = as_object(rule, whole=True) if rule is not None else [as_object(each) for each in RULES]
            out.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
            return OK
        bold, plain = (_BOLD, _PLAIN) if wants_colour(args, out) else ("", "")
        if rule is not None:
            _explain(rule, out, bold, plain)
        else:
            _list(out, bold, plain)
    return OK


def _named(name: str) -> Rule:
    name = FORMER_NAMES.get(name, name)
    if name not in BY_NAME:
        raise UserError(f"there is no rule `{name}`{hint(name, BY_NAME)}")
    return BY_NAME[name]


def as_object(rule: Rule, *, whole: bool = False) -> dict[str, Any]:
    """A rule as a JSON object; `whole` adds its documentation and options."""
    told: dict[str, Any] = {
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity.word,
        "fix": rule.fix,
        "since": rule.since,
        "summary": rule.summary,
    }
    if whole:
        told["documentation"] = rule.documentation
        told["options"] = {
            name: {"default": option.default, "meaning": option.meaning, "choices": list(option.choices)}
            for name, option in rule.options.items()
        }
    return told


def _explain(rule: Rule, out: TextIO, bold: str, plain: str) -> None:
    out.write(
        f"{bold}{rule.name}{plain} ({rule.group}, {rule.severity.word}, {_FIXES[rule.fix]}, since {rule.since})\n\n"
    )
    for line in rule.documentation.split("\n"):
        out.write((f"{bold}{line.removeprefix('## ')}{plain}" if line.startswith("## ") else line) + "\n")
    out.write(f"\n{bold}Settings{plain}\n")
    out.write(f"In .awesomelint.toml, below [rules.{rule.name}]:\n")
    for name, key in rule_keys(rule).items():
        choices = f" One of {', '.join(key.choices)}." if key.choices else ""
        out.write(
            f"    {name} = {json.dumps(key.default, ensure_ascii=False)}\n        {key.meaning}{choices}\n"
        )


def _list(out: TextIO, bold: str, plain: str) -> None:
    """The rules by group, a line each, its summary cut where the terminal ends."""
    # Only people read this table; nothing else needs to know how wide a terminal is.
    from shutil import get_terminal_size

    room = max(80, get_terminal_size().columns) if out.isatty() else 10_000
    width = max(len(rule.name) for rule in RULES)
    for group in GROUPS:
        out.write(f"{bold}{group}{plain}\n")
        for rule in RULES:
            if rule.group == group:
                line = (
                    f"  {rule.name:<{width}}  {rule.severity.word:<7}  {_short(rule.fix):<10}  {rule.summary}"
                )
                out.write((line if len(line) <= room else line[: room - 1] + "…") + "\n")
    out.write("\n`awesomelint rule NAME` explains one.\n")


def _short(fix: str) -> str:
    return "" if fix == "no" else f"{fix} fix"
