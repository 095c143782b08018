"""`awesomelint rule`: print the documentation of a rule, or list all rules."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import Any, TextIO

from awesomelint.config.schema import rule_keys
from awesomelint.config.selectors import hint
from awesomelint.errors import UserError
from awesomelint.rules import FORMER_NAMES, GROUPS, all_rules
from awesomelint.rules.api import Rule
from awesomelint.session.sources import OK
from awesomelint.ui.console import output, wants_colour
from awesomelint.ui.sanitize import BOLD, Paint, painted, unpainted

_FIXES = {"no": "no fix", "safe": "safe fix", "unsafe": "unsafe fix", "both": "safe and unsafe fixes"}


def run(args: Namespace) -> int:
    """Print the documentation of a rule, or a table of all rules."""
    rule = _find(args.name) if args.name is not None else None
    with output(None, args.output_format) as out:
        if args.output_format == "json":
            data = (
                as_object(rule, full=True) if rule is not None else [as_object(rule) for rule in all_rules()]
            )
            out.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
            return OK
        paint = painted if wants_colour(args, out) else unpainted
        if rule is not None:
            _explain(rule, out, paint)
        else:
            _list(out, paint)
    return OK


def _find(name: str) -> Rule:
    name = FORMER_NAMES.get(name, name)
    by_name = {rule.name: rule for rule in all_rules()}
    if name not in by_name:
        raise UserError(f"unknown rule `{name}`{hint(name, by_name)}")
    return by_name[name]


def as_object(rule: Rule, *, full: bool = False) -> dict[str, Any]:
    """Return a rule as a JSON object; `full` adds its documentation and options."""
    data: dict[str, Any] = {
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity.word,
        "fix": rule.fix,
        "since": rule.since,
        "summary": rule.summary,
    }
    if full:
        data["documentation"] = rule.documentation
        data["options"] = {
            name: {"default": option.default, "meaning": option.meaning, "choices": list(option.choices)}
            for name, option in rule.options.items()
        }
    return data


def _explain(rule: Rule, out: TextIO, paint: Paint) -> None:
    out.write(
        f"{paint(rule.name, BOLD)} ({rule.group}, {rule.severity.word}, {_FIXES[rule.fix]}, "
        f"since {rule.since})\n\n"
    )
    for line in rule.documentation.split("\n"):
        out.write((paint(line.removeprefix("## "), BOLD) if line.startswith("## ") else line) + "\n")
    out.write(f"\n{paint('Settings', BOLD)}\n")
    out.write(f"In .awesomelint.toml, in the table [rules.{rule.name}]:\n")
    for name, key in rule_keys(rule).items():
        choices = f" One of {', '.join(key.choices)}." if key.choices else ""
        out.write(
            f"    {name} = {json.dumps(key.default, ensure_ascii=False)}\n        {key.meaning}{choices}\n"
        )


def _list(out: TextIO, paint: Paint) -> None:
    """Write the rules by group, one per line, truncated to the width of the terminal."""
    # Imported late, because only this table needs it.
    from shutil import get_terminal_size

    room = max(80, get_terminal_size().columns) if out.isatty() else 10_000
    width = max(len(rule.name) for rule in all_rules())
    for group in GROUPS:
        out.write(f"{paint(group, BOLD)}\n")
        for rule in all_rules():
            if rule.group == group:
                line = (
                    f"  {rule.name:<{width}}  {rule.severity.word:<7}  {_short(rule.fix):<10}  {rule.summary}"
                )
                out.write((line if len(line) <= room else line[: room - 1] + "…") + "\n")
    out.write("\nRun `awesomelint rule NAME` for the documentation of a rule.\n")


def _short(fix: str) -> str:
    return "" if fix == "no" else f"{fix} fix"
