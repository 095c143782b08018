"""Settings: what is asked of a run, resolved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from awesomelint.findings import Severity

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.rules.api import Rule


class Settings:
    """Which rules run, how severe they are, with which options, and what of their findings is shown.

    `today` is the day against which dates and identifiers are judged; None judges none of them by it.
    """

    __slots__ = ("ignore", "min_severity", "options", "select", "severities", "today")

    def __init__(
        self,
        *,
        select: frozenset[str] | None = None,
        ignore: frozenset[str] = frozenset(),
        severities: Mapping[str, Severity] | None = None,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        min_severity: Severity = Severity.WARNING,
        today: date | None = None,
    ) -> None:
        self.select = select
        self.ignore = ignore
        self.severities = dict(severities or {})
        self.options = {name: dict(values) for name, values in (options or {}).items()}
        self.min_severity = min_severity
        self.today = today

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is asked for, by its name or its group."""
        if rule.name in self.ignore or rule.group in self.ignore:
            return False
        return self.select is None or rule.name in self.select or rule.group in self.select

    def rule_options(self, rule: Rule) -> dict[str, Any]:
        """A rule's options: its defaults, what the configuration says, and the day of the run."""
        values: dict[str, Any] = {name: option.default for name, option in rule.options.items()}
        values.update(self.options.get(rule.name, {}))
        values["today"] = self.today
        return values

    def severity(self, rule: Rule, found: Severity | None) -> Severity:
        """How severe a finding is: as the rule says, unless the configuration says otherwise.

        A configured severity takes the place of the rule's own; findings that the rule itself holds for less stay so.
        """
        own = found if found is not None else rule.severity
        wanted = self.severities.get(rule.name)
        if wanted is None:
            return own
        return wanted if own == rule.severity else min(own, wanted)
