"""What a rule is: a generator of findings over a document, with a name, a group, a severity and its documentation."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from awesomelint.findings import FIELDS, Edit, Fix, Found, Related, Safety, Severity, safe, unsafe
from awesomelint.model import ListDocument
from awesomelint.source import Span

__all__ = [
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


class Option(NamedTuple):
    """A setting of one rule: its default (whose type is the option's type) and what it means, in one sentence."""

    default: Any
    meaning: str
    choices: tuple[str, ...] = ()


Check = Callable[[ListDocument, Mapping[str, Any]], Iterator[Found]]


class Rule(NamedTuple):
    """A rule as users know it. `fix` says whether it can repair what it finds: no, safe, unsafe or both.

    `changes` are the fields of an entry (`findings.FIELDS`) that its fixes may change; all others must be read as before.
    """

    name: str
    group: str
    severity: Severity
    fix: str
    since: str
    check: Check
    options: dict[str, Option]
    changes: frozenset[str] = frozenset()

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
    group: str,
    severity: Severity,
    fix: str = "no",
    since: str = "0.1.0",
    options: dict[str, Option] | None = None,
    changes: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of the generator that is decorated; its module's docstring is its documentation.

    Raises ValueError if `changes` names something that is no field of an entry.
    """
    if unknown := frozenset(changes) - FIELDS:
        raise ValueError(f"{name}: no such field: {', '.join(sorted(unknown))}")

    def make(check: Check) -> Rule:
        return Rule(name, group, severity, fix, since, check, options or {}, frozenset(changes))

    return make
