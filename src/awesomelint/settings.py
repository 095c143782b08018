"""Settings: what is asked of a run, resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from awesomelint.findings import Severity

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.rules.api import Rule


class Settings:
    """Which rules run, how severe they are, with which options, and what of their findings is shown.

    `allow` holds for each rule the patterns of what it lets pass, `style` what the list's style is said to be (the keys
    of `[style]`, and those of its sections as `sections`). `today` is the day against which dates and identifiers are
    judged; None judges none of them by it. `baseline` is the path of the file of accepted findings.
    """

    __slots__ = (
        "allow",
        "baseline",
        "ignore",
        "min_severity",
        "options",
        "select",
        "severities",
        "style",
        "today",
    )

    def __init__(
        self,
        *,
        select: frozenset[str] | None = None,
        ignore: frozenset[str] = frozenset(),
        severities: Mapping[str, Severity] | None = None,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        allow: Mapping[str, Sequence[str]] | None = None,
        style: Mapping[str, Any] | None = None,
        min_severity: Severity = Severity.WARNING,
        today: date | None = None,
        baseline: str | None = None,
    ) -> None:
        self.select = select
        self.ignore = ignore
        self.severities = dict(severities or {})
        self.options = {name: dict(values) for name, values in (options or {}).items()}
        self.allow = {name: tuple(patterns) for name, patterns in (allow or {}).items()}
        self.style = dict(style or {})
        self.min_severity = min_severity
        self.today = today
        self.baseline = baseline

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is asked for, by its name or its group."""
        if rule.name in self.ignore or rule.group in self.ignore:
            return False
        return self.select is None or rule.name in self.select or rule.group in self.select

    def rule_options(self, rule: Rule) -> dict[str, Any]:
        """A rule's options: its defaults, what the configuration says, the style asked for and the day of the run."""
        values: dict[str, Any] = {name: option.default for name, option in rule.options.items()}
        values.update(self.options.get(rule.name, {}))
        values["today"] = self.today
        values["style"] = self.style
        return values

    def severity(self, rule: Rule, found: Severity | None) -> Severity:
        """How severe a finding is: as the rule says, unless the configuration says otherwise.

        A configured severity takes the place of the rule's own; findings that the rule itself holds for less stay so.
        """
        own = found if found is not None else rule.severity
        wanted = self.severities.get(rule.name)
        if wanted is None or wanted is rule.severity:
            return own
        return wanted if own == rule.severity else min(own, wanted)

    def shows_notes(self, rule: Rule) -> bool:
        """Whether what a rule finds is shown where it is no more than a note."""
        return self.min_severity <= Severity.NOTE or rule.name in self.severities

    def with_options(self, rule: str, **values: Any) -> Settings:
        """The same settings with options of one rule, by its name, set anew."""
        changed = Settings(**{name: getattr(self, name) for name in self.__slots__})
        changed.options = {**self.options, rule: {**self.options.get(rule, {}), **values}}
        return changed

    def digest(self) -> str:
        """A text that is the same exactly where two settings find the same in the same source on the same day.

        The baseline is no part of it: what it lets pass is found all the same. Nor is the day: on which days a report
        holds is for `engine.lasts` to say.
        """
        parts = [getattr(self, name) for name in self.__slots__ if name not in ("baseline", "today")]
        return repr([_ordered(part) for part in parts])


def _ordered(value: Any) -> Any:
    """A value in a form whose `repr` does not depend on the order in which it was put together."""
    if isinstance(value, Mapping):
        return [(name, _ordered(value[name])) for name in sorted(value)]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    return str(value) if type(value).__module__ == "datetime" else value
