"""Settings: the resolved configuration for linting one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from awesomelint.findings import Severity

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.rules.api import Rule


class Settings:
    """Which rules run, with which options and severities, and which of their findings are shown.

    `allow` maps rules to the patterns of accepted findings. `style` has the keys of `[style]`, with those of
    its sections as `sections`. Dates and identifiers are compared with `today`; None skips that comparison.
    `baseline` is the path of the baseline file. `files` are the paths of the files around the document,
    relative to its folder; None if unknown. `arrivals` are the keys of the titles of works, the last that came
    first; None if unknown. `unfixable` are the rules and groups whose findings have no fixes.
    """

    __slots__ = (
        "allow",
        "arrivals",
        "baseline",
        "files",
        "ignore",
        "min_severity",
        "options",
        "select",
        "severities",
        "style",
        "today",
        "unfixable",
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
        files: frozenset[str] | None = None,
        arrivals: tuple[str, ...] | None = None,
        unfixable: frozenset[str] = frozenset(),
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
        self.files = files
        self.arrivals = arrivals
        self.unfixable = unfixable

    def fixes(self, rule: Rule) -> bool:
        """Whether the fixes of a rule are applied and shown."""
        return rule.name not in self.unfixable and rule.group not in self.unfixable

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is selected, by its name or its group, and not ignored."""
        if rule.name in self.ignore or rule.group in self.ignore:
            return False
        return self.select is None or rule.name in self.select or rule.group in self.select

    def rule_options(self, rule: Rule) -> dict[str, Any]:
        """Return the options of a rule: the configured values, or else their defaults."""
        values: dict[str, Any] = {name: option.default for name, option in rule.options.items()}
        values.update(self.options.get(rule.name, {}))
        return values

    def severity(self, rule: Rule, found: Severity | None) -> Severity:
        """Return the severity of a finding: the configured one, or that of the rule.

        A configured severity replaces that of the rule; a finding that the rule itself gives a lower severity
        keeps it.
        """
        own = found if found is not None else rule.severity
        configured = self.severities.get(rule.name)
        if configured is None or configured is rule.severity:
            return own
        return configured if own == rule.severity else min(own, configured)

    def shows_notes(self, rule: Rule) -> bool:
        """Whether the notes of a rule are shown, or may be shown with another severity."""
        return self.min_severity <= Severity.NOTE or rule.name in self.severities

    def reports(self, rule: Rule) -> bool:
        """Whether a selected rule may have findings that are shown: its notes alone may not be."""
        return rule.max_severity > Severity.NOTE or self.shows_notes(rule)

    def with_files(self, files: frozenset[str]) -> Settings:
        """Return the settings with the files around the document."""
        changed = Settings(**{name: getattr(self, name) for name in self.__slots__})
        changed.files = files
        return changed

    def with_arrivals(self, arrivals: tuple[str, ...] | None) -> Settings:
        """Return the settings with the works of the document in the order in which they came."""
        changed = Settings(**{name: getattr(self, name) for name in self.__slots__})
        changed.arrivals = arrivals
        return changed

    def digest(self) -> str:
        """Return a string that is equal only for settings that give the same findings in the same source.

        The baseline is not part of it, because it is applied to the findings afterwards.
        """
        parts = [getattr(self, name) for name in self.__slots__ if name != "baseline"]
        return repr([_ordered(part) for part in parts])


def _ordered(value: Any) -> Any:
    """Return a value in a form whose `repr` does not depend on the order of insertion."""
    if isinstance(value, Mapping):
        return [(name, _ordered(value[name])) for name in sorted(value)]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    return str(value) if type(value).__module__ == "datetime" else value
