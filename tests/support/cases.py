"""Reads `tests/rules/<rule>.md`: headed cases of a list, its settings, the findings expected and the fixed text.

A case is a heading of level 2 and fences below it: `markdown` (the list), `toml` (the rule's options and, as `files`,
the files of the working tree; `today` as a date; `[style]` as in a configuration), `findings` (`nothing`, or a line a finding: severity, line:column,
and words of the message), `fixed` (the list after the safe fixes) and `fixed-unsafe` (after all fixes).
"""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

RULES = Path(__file__).parent / "rules"
_FENCE = re.compile(r"^(`{3,})([\w-]+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
# A heading that begins a case, or a fence: headings inside belong to its list.
_HEADING = re.compile(r"^(`{3,})[\w-]+\n.*?^\1$|^## ", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    rule: str
    title: str
    text: str
    options: dict[str, Any]
    today: datetime.date | None
    style: dict[str, Any]
    expected: list[str]
    fixed: str | None
    fixed_unsafe: str | None


def load(path: Path) -> list[Case]:
    cases = []
    text = path.read_text(encoding="utf-8")
    starts = [match.end() for match in _HEADING.finditer(text) if match[0] == "## "]
    for start, end in zip(starts, [*starts[1:], len(text) + 3], strict=True):
        title, _, body = text[start : end - 3].partition("\n")
        fences = {match[2]: match[3] for match in _FENCE.finditer(body)}
        assert "markdown" in fences, f"{path.name}: “{title}” has no list"
        assert "findings" in fences, f"{path.name}: “{title}” does not say what is found"
        options = tomllib.loads(fences.get("toml", ""))
        today = options.pop("today", None)
        style = options.pop("style", {})
        expected = fences["findings"].strip().splitlines()
        cases.append(
            Case(
                path.stem,
                title.strip(),
                unescape(fences["markdown"]),
                options,
                today,
                style,
                [] if expected == ["nothing"] else expected,
                unescape(fences["fixed"]) if "fixed" in fences else None,
                unescape(fences["fixed-unsafe"]) if "fixed-unsafe" in fences else None,
            )
        )
    return cases


def unescape(text: str) -> str:
    """`␠` stands for a space at the end of a line, `␉` for a tab, `␍` for a carriage return, `␀` for no final newline."""
    text = text.replace("␠", " ").replace("␉", "\t").replace("␍", "\r")
    return text.replace("␀\n", "")


def all_cases() -> list[Case]:
    return [case for path in sorted(RULES.glob("*.md")) for case in load(path)]
