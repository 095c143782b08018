"""What is asked of a list: a template, an order or a date form that the configuration sets in the place of what is learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awesomelint.model import Section
from awesomelint.style.date_forms import DateForm, parse
from awesomelint.style.template.template import Template


class Asked:
    """The keys of `[style]`, and those of `[[style.sections]]` for the sections they name and all below them."""

    def __init__(self, keys: Mapping[str, Any] | None = None) -> None:
        self._whole = dict(keys or {})
        self._sections = [dict(section) for section in self._whole.pop("sections", ())]
        self._templates: dict[str, Template] = {}

    def template(self, section: Section) -> Template | None:
        """The template asked for in a section."""
        text = self._value(section, "template")
        if not text:
            return None
        if text not in self._templates:
            self._templates[text] = Template.parse(text)
        return self._templates[text]

    def date_form(self, section: Section) -> DateForm | None:
        """The date form asked for in a section."""
        example = self._value(section, "date-form")
        return parse(example) if example else None

    def order(self, section: Section) -> str:
        """The order asked for in a section: newest-first, oldest-first, alphabetical or any; empty where none is."""
        return self._value(section, "order")

    def _value(self, section: Section, key: str) -> str:
        here: Section | None = section if self._sections else None
        while here is not None:
            path = "/".join(here.path)
            for named in self._sections:
                if key in named and named.get("name") in (path, here.title):
                    return str(named[key])
            here = here.parent
        return str(self._whole.get(key, ""))
