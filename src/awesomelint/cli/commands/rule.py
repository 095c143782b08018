"""`awesomelint rule`: print the documentation of a rule, or list all rules."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, TextIO

from awesomelint.config.schema import rule_keys
from awesomelint.config.selectors import hint
from awesomelint.errors import UserError
from awesomelint.rules import FORMER_NAMES, GROUPS, SELECTORS, all_rules
from awesomelint.rules.api import Rule
from awesomelint.session.sources import OK
from awesomelint.ui.console import output, wants_colour
from awesomelint.ui.sanitize import BOLD, Paint, painted, unpainted
from awesomelint.util.streams import terminal_columns

# Columns: the least that the summaries of a table need beside the names, and their indentation below them otherwise.
_LEAST, _INDENT = 30, 6
_FIXES = {"no": "no fix", "safe": "safe fix", "unsafe": "unsafe fix", "both": "safe and unsafe fixes"}


def run(args: Namespace) -> int:
    """Print the documentation of a rule, or a table of the rules of a group or of all."""
    rules = [rule for rule in all_rules() if args.name in (None, rule.group)]
    rule = _find(args.name) if not rules else None
    with output(args.output_file, args.output_format) as out:
        if args.output_format == "json":
            data = as_object(rule, full=True) if rule is not None else list(map(as_object, rules))
            out.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
            return OK
        width = terminal_columns() if out.isatty() else None
        paint = painted if wants_colour(args, out) else unpainted
        if rule is not None:
            _explain(rule, out, paint, width)
        else:
            _list(rules, out, paint, width)
    return OK


def _find(name: str) -> Rule:
    name = FORMER_NAMES.get(name, name)
    by_name = {rule.name: rule for rule in all_rules()}
    if name not in by_name:
        raise UserError(f"unknown rule or group `{name}`{hint(name, SELECTORS)}")
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


def _explain(rule: Rule, out: TextIO, paint: Paint, width: int | None) -> None:
    out.write(
        f"{paint(rule.name, BOLD)} ({rule.group}, {rule.severity.word}, {_FIXES[rule.fix]}, "
        f"since {rule.since})\n\n"
    )
    for line in _documentation(rule, width):
        out.write((paint(line.removeprefix("## "), BOLD) if line.startswith("## ") else line) + "\n")
    out.write(f"\n{paint('Settings', BOLD)}\n")
    for line in _wrapped(f"In .awesomelint.toml, in the table [rules.{rule.name}]:", width):
        out.write(line + "\n")
    for name, key in rule_keys(rule).items():
        choices = f" One of {', '.join(key.choices)}." if key.choices else ""
        out.write(f"    {name} = {json.dumps(key.default, ensure_ascii=False)}\n")
        for line in _wrapped(f"{key.meaning}{choices}", width, indent=" " * 8):
            out.write(line + "\n")


def _documentation(rule: Rule, width: int | None) -> Iterator[str]:
    """Yield the lines of a rule's documentation, its paragraphs wrapped at the width of a terminal, if given."""
    lines = rule.documentation.split("\n")
    # Headings and examples keep their lines.
    for is_prose, block in groupby(
        lines, key=lambda line: line != "" and not line.startswith(("## ", "    "))
    ):
        if is_prose and width is not None:
            yield from _wrapped(" ".join(block), width)
        else:
            yield from block


def _wrapped(text: str, width: int | None, indent: str = "") -> list[str]:
    if width is None:
        return [indent + text]
    from awesomelint.ui.columns import wrapped

    return wrapped(indent + text, width, indent=indent)


def _list(rules: Sequence[Rule], out: TextIO, paint: Paint, width: int | None) -> None:
    """Write the rules by group, each with its summary, wrapped at the width of the terminal, if given."""
    widest = max(len(rule.name) for rule in all_rules())
    for group, of_group in groupby(
        sorted(rules, key=lambda rule: GROUPS.index(rule.group)), key=attrgetter("group")
    ):
        out.write(f"{paint(group, BOLD)}\n")
        for rule in of_group:
            start = f"  {rule.name:<{widest}}  {rule.severity.word:<7}  {_short(rule.fix):<11}  "
            indent = len(start) if width is None or width >= len(start) + _LEAST else _INDENT
            for line in _table_row(start, rule.summary, width, " " * indent):
                out.write(line + "\n")
    out.write("\nRun `awesomelint rule NAME` for the documentation of a rule.\n")


def _table_row(start: str, text: str, width: int | None, indent: str) -> list[str]:
    if width is None:
        return [start + text]
    from awesomelint.ui.columns import wrapped

    first, *others = wrapped(text, width, before=len(start), indent=indent)
    return [(start + first).rstrip(), *others]


def _short(fix: str) -> str:
    return {"no": "", "both": "safe/unsafe"}.get(fix, f"{fix} fix")
