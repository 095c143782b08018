"""The `[style]` settings: a template, an order or a date form that replaces what is learned from the list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awesomelint.model import Section
from awesomelint.style.date_forms import DateForm, parse
from awesomelint.style.template.template import Template


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

    def order(self, section: Section) -> str:
        """Return newest-first, oldest-first, alphabetical or any; empty if no order is configured."""
        return self._value(section, "order")

    def _value(self, section: Section, key: str) -> str:
        ancestor: Section | None = section if self._sections else None
        while ancestor is not None:
            path = "/".join(ancestor.path)
            for settings in self._sections:
                if key in settings and settings.get("name") in (path, ancestor.title):
                    return str(settings[key])
            ancestor = ancestor.parent
        return str(self._defaults.get(key, ""))
