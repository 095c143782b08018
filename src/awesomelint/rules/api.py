"""The interface of rules: a rule is a function that yields findings for a context, with metadata.

    @rule("final-newline", group="text", severity=Severity.NOTE, fix="safe")
    def check(context: Context) -> Iterator[Found]:
        ...

The docstring of its module is the documentation of the rule.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from awesomelint.findings import (
    CHANGES,
    Change,
    Edit,
    Fix,
    Found,
    Related,
    Reverse,
    Safety,
    Severity,
    safe,
    unsafe,
    with_edits,
)
from awesomelint.model import ListDocument
from awesomelint.source import Span
from awesomelint.util.named_tuple import NamedTuple

if TYPE_CHECKING:
    from awesomelint.analysis.online.answers import Answers

__all__ = [
    "Context",
    "Edit",
    "Fix",
    "Found",
    "Option",
    "Related",
    "Reverse",
    "Rule",
    "Safety",
    "Severity",
    "Span",
    "rule",
    "safe",
    "unsafe",
    "with_edits",
]

Group = Literal["text", "links", "works", "dates", "venues", "style", "structure", "about", "online"]
Fixes = Literal["no", "safe", "unsafe", "both"]


class Option(NamedTuple):
    """A setting of one rule.

    The type of `default` is the type of the option; `meaning` describes it in one sentence.
    """

    default: Any
    meaning: str
    choices: tuple[str, ...] = ()


class Context(NamedTuple):
    """The input of a rule.

    Rules have no access to files, the clock, the network, or the findings of other rules.

    - `document`: the list to check.
    - `options`: the settings of the rule, defaults included.
    - `style`: the settings in `[style]`.
    - `min_severity`: findings below it are discarded, so a rule can skip the work of computing them.
    - `today`: for `dated` rules, the current date, or None to disable checks that depend on it.
    - `files`: for rules with `looks_for_files`, the paths of the files in the repository relative to the
      folder of the document, or None if they are unknown.
    - `unused_suppressions`: for the rule with `judges_suppressions`, its findings.
    - `arrivals`: for rules with `reads_kept_blocks`, the keys of the titles of works, the last that came first,
      or None if the history is unknown.
    - `online`: for rules of the group `online`, what was answered; they use `answers`.
    """

    document: ListDocument
    options: Mapping[str, Any]
    style: Mapping[str, Any] = {}
    min_severity: Severity = Severity.NOTE
    today: date | None = None
    files: frozenset[str] | None = None
    unused_suppressions: Sequence[Found] = ()
    arrivals: Sequence[str] | None = None
    online: Answers | None = None

    @property
    def answers(self) -> Answers:
        """What online sources answered; raises ValueError outside `awesomelint verify`."""
        if self.online is None:
            raise ValueError("this rule needs the answers of online sources")
        return self.online


Check = Callable[[Context], Iterator[Found]]
# Compares all documents of a call, and yields each finding with the index of its document.
Across = Callable[[Sequence[ListDocument]], Iterator[tuple[int, Found]]]


class Rule(NamedTuple):
    """A rule with its metadata.

    - `severity`: the severity of findings that do not have their own.
    - `fix`: whether findings have safe or unsafe fixes, both, or no fixes.
    - `since`: the first version with the rule.
    - `changes`: the fields of an entry and the aspects of the page (`findings.CHANGES`) that fixes may
      change; all others must stay the same.

    The other attributes are traits that tell the engine how to run the rule:

    - `max_severity`: the severity of the most severe findings, by default `severity`.
    - `dated`: findings depend on the current date.
    - `compares_entries`: the rule compares entries, so entries that are hidden by a suppression must be left
      out.
    - `looks_for_files`: the rule needs to know the files in the repository.
    - `judges_suppressions`: the rule runs last and reports unused suppressions.
    - `reads_kept_blocks`: the rule reports findings in kept blocks, too.
    - `across`: the function that compares several documents if the option `scope` is `all`.
    """

    name: str
    group: Group
    severity: Severity
    fix: Fixes
    since: str
    check: Check
    options: dict[str, Option]
    changes: frozenset[Change]
    max_severity: Severity
    dated: bool
    compares_entries: bool
    looks_for_files: bool
    judges_suppressions: bool
    reads_kept_blocks: bool
    across: Across | None

    @property
    def documentation(self) -> str:
        """The documentation page: the docstring of the module of the rule."""
        return (sys.modules[self.check.__module__].__doc__ or "").strip()

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.split("\n", 1)[0]


def rule(
    name: str,
    *,
    group: Group,
    severity: Severity,
    fix: Fixes = "no",
    since: str = "0.1.0",
    options: dict[str, Option] | None = None,
    changes: tuple[Change, ...] = (),
    max_severity: Severity | None = None,
    dated: bool = False,
    compares_entries: bool = False,
    looks_for_files: bool = False,
    judges_suppressions: bool = False,
    reads_kept_blocks: bool = False,
    across: Across | None = None,
) -> Callable[[Check], Rule]:
    """Return a decorator that makes a rule of a function; see `Rule` for the arguments.

    Raise ValueError if `changes` names something that is not in `findings.CHANGES`, or if `max_severity` is
    below `severity`.
    """
    if unknown := frozenset(changes) - CHANGES:
        raise ValueError(f"{name}: unknown changes: {', '.join(sorted(unknown))}")
    if max_severity is not None and max_severity < severity:
        raise ValueError(f"{name}: max_severity is below severity")

    def decorate(check: Check) -> Rule:
        return Rule(
            name,
            group,
            severity,
            fix,
            since,
            check,
            options or {},
            frozenset(changes),
            severity if max_severity is None else max_severity,
            dated,
            compares_entries,
            looks_for_files,
            judges_suppressions,
            reads_kept_blocks,
            across,
        )

    return decorate
