"""Settings: the resolved configuration for linting one file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from awesomelint.findings import Severity

if TYPE_CHECKING:
    from datetime import date

    from awesomelint.rules.api import Rule


class Settings:
    """Which rules run, how severe they are, with which options, and which of their findings are shown.

    `allow` holds for each rule the patterns of accepted findings, `style` the keys of `[style]` (those of its sections
    as `sections`). `today` is the day that dates and identifiers are compared with; None skips that comparison.
    `baseline` is the path of the baseline file. `files` are the files around the document, as paths
    relative to its folder; None if they are not known.
    """

    __slots__ = (
        "allow",
        "baseline",
        "files",
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
        files: frozenset[str] | None = None,
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

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is selected, by its name or its group, and not ignored."""
        if rule.name in self.ignore or rule.group in self.ignore:
            return False
        return self.select is None or rule.name in self.select or rule.group in self.select

    def rule_options(self, rule: Rule) -> dict[str, Any]:
        """The options of a rule: its defaults, and over them what the configuration sets."""
        values: dict[str, Any] = {name: option.default for name, option in rule.options.items()}
        values.update(self.options.get(rule.name, {}))
        return values

    def severity(self, rule: Rule, found: Severity | None) -> Severity:
        """The severity of a finding: the configured one, or that of the rule.

        A configured severity replaces that of the rule; a finding that the rule itself gives a lower severity keeps it.
        """
        own = found if found is not None else rule.severity
        wanted = self.severities.get(rule.name)
        if wanted is None or wanted is rule.severity:
            return own
        return wanted if own == rule.severity else min(own, wanted)

    def shows_notes(self, rule: Rule) -> bool:
        """Whether the notes of a rule are shown, or may be shown with another severity."""
        return self.min_severity <= Severity.NOTE or rule.name in self.severities

    def with_files(self, files: frozenset[str]) -> Settings:
        """The same settings, with the files around the document."""
        changed = Settings(**{name: getattr(self, name) for name in self.__slots__})
        changed.files = files
        return changed

    def digest(self) -> str:
        """A text that differs for settings that may find something else in the same source.

        The baseline is not part of it: accepted findings are found, too.
        """
        parts = [getattr(self, name) for name in self.__slots__ if name != "baseline"]
        return repr([_ordered(part) for part in parts])


def _ordered(value: Any) -> Any:
    """A value in a form whose `repr` does not depend on the order of insertion."""
    if isinstance(value, Mapping):
        return [(name, _ordered(value[name])) for name in sorted(value)]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_ordered(item) for item in value]
    return str(value) if type(value).__module__ == "datetime" else value
