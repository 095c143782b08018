"""The `[style]` settings: a template, an order or a date form that replaces what is learned from the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, cast

from awesomelint.model import Entry, Section
from awesomelint.style.date_forms import DateForm, parse
from awesomelint.style.template.template import Template

ConfiguredOrder = Literal["newest-first", "oldest-first", "alphabetical", "any", ""]


# If more entries than this, and more than half, are out of a configured order, the section was never sorted by it.
_MAX_MISORDERED = 3


def is_unsorted(misordered: int, total: int) -> bool:
    """Return whether so many entries are out of a configured order that the section is the problem."""
    return misordered > max(_MAX_MISORDERED, total / 2)


class ConfiguredStyle:
    """The values of `[style]`, and of `[[style.sections]]` for the named sections and their subsections."""

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        self._defaults = dict(settings or {})
        self._sections = [dict(section) for section in self._defaults.pop("sections", ())]
        self._templates: dict[str, Template] = {}

    def template(self, section: Section) -> Template | None:
        """Return the template that is configured for a section."""
        text = self._value(section, "template")
        if not text:
            return None
        if text not in self._templates:
            self._templates[text] = Template.parse(text)
        return self._templates[text]

    def date_form(self, section: Section) -> DateForm | None:
        """Return the date form that is configured for a section."""
        example = self._value(section, "date-form")
        return parse(example) if example else None

    def order(self, section: Section) -> ConfiguredOrder:
        """Return newest-first, oldest-first, alphabetical or any; empty if no order is configured."""
        return cast("ConfiguredOrder", self._value(section, "order"))

    def order_of(self, run: Sequence[Entry]) -> ConfiguredOrder:
        """Return the order that is configured for neighbouring entries; empty for nested ones, which have their own."""
        return self.order(run[0].section) if run[0].parent is None else ""

    def _value(self, section: Section, key: str) -> str:
        ancestor: Section | None = section if self._sections else None
        while ancestor is not None:
            path = "/".join(ancestor.path)
            for settings in self._sections:
                if key in settings and settings.get("name") in (path, ancestor.title):
                    return str(settings[key])
            ancestor = ancestor.parent
        return str(self._defaults.get(key, ""))
