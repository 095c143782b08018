"""The generated documentation is what would be generated now, and the schema says what the program says."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft7Validator

from awesomelint.config.load import parse
from awesomelint.config.schema import Key, tree
from awesomelint.errors import UserError
from tests.cli.test_config import CONFIGURATION
from tests.config.test_errors import SLIPS
from tests.support import PROJECT

DOCS = PROJECT / "docs"


def generator() -> ModuleType:
    spec = spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date() -> None:
    differing = [str(path.relative_to(DOCS.parent)) for path in generator().differing()]
    assert not differing, f"run `python docs/generate.py`: {', '.join(differing)}"


@cache
def schema() -> Draft7Validator:
    made = json.loads((DOCS / "awesomelint.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(made)
    return Draft7Validator(made)


def examples() -> list[str]:
    """The configuration files in the documentation of the settings."""
    return re.findall(
        r"^```toml\n(.*?)^```$", (DOCS / "settings.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def example_of(path: str, key: Key) -> list[str]:
    """What the examples of a key and those below it would be in a file."""
    if key.kind == "table":
        return [text for name, inner in key.keys.items() for text in example_of(f"{path}.{name}", inner)]
    if key.kind == "tables":
        own = "".join(f"{name} = {inner.example}\n" for name, inner in key.keys.items() if inner.required)
        return [f"[[{path}]]\n{own}"]
    return [f"{path} = {key.example}\n"] if key.example else []


EVERY_EXAMPLE = [text for name, key in tree().items() for text in example_of(name, key)]


@pytest.mark.parametrize("text", [*dict.fromkeys(EVERY_EXAMPLE), *examples(), CONFIGURATION])
def test_examples_are_right_to_the_program_and_to_the_schema(text: str, tmp_path: Path) -> None:
    parse(text, str(tmp_path / "awesomelint.toml"), str(tmp_path))
    assert list(schema().iter_errors(tomllib.loads(text))) == []


# What a schema cannot tell: texts of a form of their own, and keys that are set twice.
_BEYOND = ("a template with an open brace", "a date form that writes no date")


@pytest.mark.parametrize("name", [name for name in SLIPS if name not in _BEYOND])
def test_mistakes_are_rejected_by_the_program_and_by_the_schema(name: str, tmp_path: Path) -> None:
    text = SLIPS[name][0]
    with pytest.raises(UserError):
        parse(text, str(tmp_path / "awesomelint.toml"), str(tmp_path))
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    assert list(schema().iter_errors(values))


def test_links_between_the_pages_lead_somewhere() -> None:
    for path in [DOCS / "settings.md", *(DOCS / "rules").glob("*.md")]:
        text = re.sub(r"^ {4}.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for target in re.findall(r"\]\(([\w./-]+\.md)\)", re.sub(r"`+[^`]*`+", "", text)):
            assert (path.parent / target).is_file(), f"{path.name}: {target}"
