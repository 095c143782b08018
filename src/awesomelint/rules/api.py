"""What a rule is: a function from a context to findings, with a name, a group, a severity and its page of documentation.

@rule("final-newline", group="text", severity=Severity.NOTE, fix="safe")
def check(context: Context) -> Iterator[Found]:
...
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from awesomelint.findings import FIELDS, Edit, Field, Fix, Found, Related, Safety, Severity, safe, unsafe
from awesomelint.model import ListDocument
from awesomelint.source import Span

__all__ = [
    "Context",
    "Edit",
    "Fix",
    "Found",
    "Option",
    "Related",
    "Rule",
    "Safety",
    "Severity",
    "Span",
    "rule",
    "safe",
    "unsafe",
]

Group = Literal["text", "links", "works", "dates", "venues", "style", "structure", "about"]
Fixes = Literal["no", "safe", "unsafe", "both"]


class Option(NamedTuple):
    """A setting of one rule: its default (whose type is the option's type) and what it means, in one sentence."""

    default: Any
    meaning: str
    choices: tuple[str, ...] = ()


class Context(NamedTuple):
    """All that a rule may look at. It sees no file, no clock, no network, and not what other rules found.

    `options` are the rule's own, with their defaults. `style` holds the keys of `[style]`. Findings below
    `min_severity` are not shown: a rule may save itself the work of making them.

    `today` is set for rules that are `dated`, and None if nothing is to be judged by the day. `files` is set for rules
    that `look_for_files`: the paths of the files around the document, relative to its folder, or None if they are not
    known. `unused_suppressions` is set for the rule that `judges_suppressions`.
    """

    document: ListDocument
    options: Mapping[str, Any]
    style: Mapping[str, Any] = {}
    min_severity: Severity = Severity.NOTE
    today: date | None = None
    files: frozenset[str] | None = None
    unused_suppressions: Sequence[Found] = ()


Check = Callable[[Context], Iterator[Found]]
# Compares the documents of one call; each finding comes with the index of its document.
Across = Callable[[Sequence[ListDocument]], Iterator[tuple[int, Found]]]


class Rule(NamedTuple):
    """A rule as users know it. `fix` says whether its findings come with fixes: no, safe, unsafe or both.

    `changes` are the fields of an entry (`findings.FIELDS`) that its fixes may change; all others must be read as before.
    The traits tell the engine how to run the rule:

    - `max_severity`: no finding is more severe. By default the rule's own severity.
    - `dated`: what it finds depends on the day.
    - `compares_entries`: it compares entries with each other, and must not see those that a comment hides from it.
    - `looks_for_files`: it needs to know the files around the document.
    - `judges_suppressions`: it runs last, and reports comments that hide nothing.
    - `across`: compares several documents, if the option `scope` is `all`.
    """

    name: str
    group: Group
    severity: Severity
    fix: Fixes
    since: str
    check: Check
    options: dict[str, Option]
    changes: frozenset[Field]
    max_severity: Severity
    dated: bool
    compares_entries: bool
    looks_for_files: bool
    judges_suppressions: bool
    across: Across | None

    @property
    def documentation(self) -> str:
        """The docstring of the rule's module: its page."""
        return (sys.modules[self.check.__module__].__doc__ or "").strip()

    @property
    def summary(self) -> str:
        """The first sentence of the documentation."""
        return self.documentation.split("\n", 1)[0]


def rule(
    name: str,
    *,
    group: Group,
    severity: Severity,
    fix: Fixes = "no",
    since: str = "0.1.0",
    options: dict[str, Option] | None = None,
    changes: tuple[Field, ...] = (),
    max_severity: Severity | None = None,
    dated: bool = False,
    compares_entries: bool = False,
    looks_for_files: bool = False,
    judges_suppressions: bool = False,
    across: Across | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of the function that is decorated; see `Rule` for the arguments.

    Raises ValueError if `changes` names a field that entries do not have, or if `max_severity` is below `severity`.
    """
    if unknown := frozenset(changes) - FIELDS:
        raise ValueError(f"{name}: unknown fields: {', '.join(sorted(unknown))}")
    if max_severity is not None and max_severity < severity:
        raise ValueError(f"{name}: max_severity is below severity")

    def make(check: Check) -> Rule:
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
            across,
        )

    return make
