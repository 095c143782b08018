"""The one reader of case files: Markdown files that show a list and what the program must make of it.

A case is a heading of level 2 and the fences below it, each with a name. Text between the fences is for people. The
folder below `tests/` says which fences a case has (`KINDS`):

- `rules/GROUP/RULE.md`: `markdown`, the list; `findings`, a line for each finding (severity, `line:column`, words of the
  message, with `$` if it ends with them); optionally `toml`, `spans` (the text of each finding, with `⏎` for a line ending), `related` (the position and
  message of each related span), `reversed` (the same for the findings as seen from related spans), `fixed` (the list after the safe fixes) and `fixed-unsafe` (after all fixes).
- `reading/*.md`: `markdown` and `json-lines`, a JSON object for each entry; the value `"…"` is left open.
- `style/*.md`: `markdown`, optionally `toml`, and at least one of `style` (lines `path = JSON` with values of
  `awesomelint style --output-format json`; `*` in a path is every item), `conventions` and `deviations`.
- `fixing/*.md`: `markdown`, optionally `toml`, and at least one of `fixed`, `fixed-unsafe` and `withheld`; all rules work
  together, as in `awesomelint fix`.
- `analysis/*.md`: `markdown` and at least one fact: `anchors`, `contents`, `broken-links`, `works`, `label-promises`.
- `markdown/blocks.md`, `markdown/inline.md`: `markdown` and `blocks` or `parts`. `engine/fuzzed.md`: `markdown` only.

An expectation is never empty: `nothing` means that there is nothing. In `toml`, `today` and `[style]` are as in a
configuration file; the other keys are the options of the rule (`rules/`), or `select`, `ignore` and `[rules.NAME]`.

Signs that an editor shows and keeps: `␠` is a space, `␉` a tab, `␍` a carriage return, and `␀` at the end of a fence
means no final newline. A fence that contains a fence has more backticks.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.support import TESTS

NOTHING = "nothing"
_OPENING = re.compile(r"(`{3,})([\w-]*)$")
_SIGNS = {"␠": " ", "␉": "\t", "␍": "\r", "␀\n": ""}


class CaseError(Exception):
    """A case file that cannot be used; the message begins with its path and line."""


class Kind(NamedTuple):
    """The fences of the cases of a folder: all of `required`, at least one of `expected` (if any), and any of `optional`."""

    required: frozenset[str]
    expected: frozenset[str]
    optional: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """All fences that a case may have."""
        return self.required | self.expected | self.optional


_LIST = frozenset({"markdown"})
_TOML = frozenset({"toml"})
KINDS = {
    "rules": Kind(
        _LIST | {"findings"}, frozenset(), _TOML | {"spans", "related", "reversed", "fixed", "fixed-unsafe"}
    ),
    "reading": Kind(_LIST | {"json-lines"}, frozenset()),
    "style": Kind(_LIST, frozenset({"style", "conventions", "deviations"}), _TOML),
    "fixing": Kind(_LIST, frozenset({"fixed", "fixed-unsafe", "withheld"}), _TOML),
    "analysis": Kind(
        _LIST, frozenset({"anchors", "contents", "broken-links", "works", "label-promises"}), _TOML
    ),
    "markdown": Kind(_LIST, frozenset({"blocks", "parts"})),
    "engine": Kind(_LIST, frozenset()),
}
# These hold Markdown, which may be any text; the others are expectations or settings.
_MARKDOWN = frozenset({"markdown", "fixed", "fixed-unsafe"})
_KEYS = frozenset({"select", "ignore", "rules"})


class Case(NamedTuple):
    """One case: where it is written, its fences by name, and its settings."""

    path: Path
    title: str
    fences: dict[str, str]
    today: datetime.date | None
    style: dict[str, Any]
    options: dict[str, Any]

    @property
    def kind(self) -> str:
        """The folder below `tests/`."""
        return self.path.relative_to(TESTS).parts[0]

    @property
    def name(self) -> str:
        """The id of its test."""
        return f"{self.path.relative_to(TESTS).with_suffix('').as_posix()}: {self.title}"

    @property
    def rule(self) -> str:
        """The rule of a case in `rules/`."""
        return self.path.stem

    @property
    def text(self) -> str:
        """The list."""
        return self.fences["markdown"]

    def expected(self, name: str) -> list[str] | None:
        """The lines of an expectation, none for `nothing`; None if the case does not have it."""
        if name not in self.fences:
            return None
        lines = self.fences[name].removesuffix("\n").split("\n")
        return [] if lines == [NOTHING] else lines


@cache
def load(path: Path) -> list[Case]:
    """The cases of a file in order. Raises CaseError if the file has none or one of them cannot be used."""
    kind = path.relative_to(TESTS).parts[0]
    if kind not in KINDS:
        raise CaseError(f"{path}: no cases are expected in {kind}/; expected one of {', '.join(KINDS)}")
    cases = [_case(path, KINDS[kind], *parts) for parts in _split(path)]
    if not cases:
        raise CaseError(f"{path}: no case; a case begins with a heading “## …”")
    titles = [case.title for case in cases]
    if again := {title for title in titles if titles.count(title) > 1}:
        raise CaseError(f"{path}: two cases with the title “{again.pop()}”")
    return cases


def files(kind: str) -> list[Path]:
    """The case files of a folder below `tests/`."""
    return sorted((TESTS / kind).rglob("*.md"))


def all_cases(*kinds: str) -> list[Case]:
    """The cases of these folders."""
    return [case for kind in kinds for path in files(kind) for case in load(path)]


def _split(path: Path) -> list[tuple[int, str, dict[str, str]]]:
    """The line, title and fences of each case."""
    found: list[tuple[int, str, dict[str, str]]] = []
    fence: tuple[str, str, int] | None = None
    body: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if fence is not None:
            if line != fence[0]:
                body.append(line + "\n")
                continue
            fences = found[-1][2]
            if fence[1] in fences:
                raise CaseError(f"{path}:{fence[2]}: a second fence `{fence[1]}` in the same case")
            fences[fence[1]] = _unmarked("".join(body))
            fence = None
        elif opening := _OPENING.match(line):
            if not found:
                raise CaseError(f"{path}:{number}: a fence before the first heading “## …”")
            fence, body = (opening[1], opening[2], number), []
        elif line.startswith("```"):
            raise CaseError(f"{path}:{number}: “{line}” does not open a fence; expected ```name")
        elif line.startswith("## "):
            found.append((number, line[3:].strip(), {}))
    if fence is not None:
        raise CaseError(f"{path}:{fence[2]}: fence `{fence[1]}` is never closed")
    return found


def _case(path: Path, kind: Kind, line: int, title: str, fences: dict[str, str]) -> Case:
    where = f"{path}:{line}: “{title}”"
    if unknown := fences.keys() - kind.names:
        raise CaseError(f"{where} has a fence `{min(unknown)}`; expected one of {_names(kind.names)}")
    if missing := kind.required - fences.keys():
        raise CaseError(f"{where} has no fence `{min(missing)}`")
    if kind.expected and not kind.expected & fences.keys():
        raise CaseError(f"{where} expects nothing; add one of {_names(kind.expected)}")
    for name, text in fences.items():
        if name not in _MARKDOWN and not text.strip():
            raise CaseError(f"{where}: fence `{name}` is empty; write “{NOTHING}” if that is meant")
    try:
        options = tomllib.loads(fences.get("toml", ""))
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{where}: {error}") from error
    today, style = options.pop("today", None), options.pop("style", {})
    allowed = _rule_options(path.stem) if path.relative_to(TESTS).parts[0] == "rules" else _KEYS
    if unknown := options.keys() - allowed:
        raise CaseError(f"{where}: unknown key `{min(unknown)}`; expected one of {_names(allowed)}")
    return Case(path, title, fences, today, style, options)


def _rule_options(rule: str) -> frozenset[str]:
    from awesomelint.rules import BY_NAME

    # `files` are the files of the working tree, which the program looks up by itself.
    return frozenset(BY_NAME[rule].options) | {"files"} if rule in BY_NAME else frozenset()


def _names(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _unmarked(text: str) -> str:
    for sign, meaning in _SIGNS.items():
        text = text.replace(sign, meaning)
    return text
