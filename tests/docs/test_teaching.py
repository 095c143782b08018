"""The worked examples of `docs/extending/teaching-the-reader.md` do what the page says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from awesomelint.export.records import record
from awesomelint.fields import languages
from awesomelint.reading import read, separators
from awesomelint.reading.build import tables
from awesomelint.reading.parse import recognisers, trailing
from awesomelint.source import Source

PAGE = (Path(__file__).parents[2] / "docs" / "extending" / "teaching-the-reader.md").read_text("utf-8")


def fences(heading: str) -> dict[str, str]:
    """The fenced texts below a heading of the page, by name."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^```([\w-]+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL))


def reported(text: str) -> list[dict[str, Any]]:
    """What the page says of entries: titles, authors, and dates and venues where there are any."""
    found = []
    for entry in read(Source(text)).entries:
        full = record(entry)
        venue, date = full["venue"], full["date"]
        short = {"title": full["title"], "authors": full["authors"]}
        if venue:
            short["venue"] = f"{venue['name']} {venue['year']}"
        if date:
            short["date"] = date["iso"]
        found.append(short)
    return found


def wanted(example: dict[str, str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in example["json-lines"].splitlines()]


@pytest.mark.pure
def test_a_separator_is_taught_by_a_mark_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    example = fences("A separator")
    assert reported(example["markdown"]) != wanted(example)
    old, new = (line[1:] for line in example["diff"].splitlines())
    source = Path(separators.__file__).read_text("utf-8")
    assert source.count(old) == 1
    taught: dict[str, Any] = {"__name__": separators.__name__}
    exec(compile(source.replace(old, new), separators.__file__, "exec"), taught)
    monkeypatch.setattr(separators, "_FIND", taught["_FIND"])
    assert reported(example["markdown"]) == wanted(example)


@pytest.mark.pure
def test_a_form_is_taught_by_a_function_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    example = fences("A form")
    assert reported(example["markdown"]) != wanted(example)
    taught = dict(vars(recognisers))
    exec(example["python"], taught)
    monkeypatch.setattr(trailing, "RECOGNISERS", (taught["seasons"], *recognisers.RECOGNISERS))
    assert reported(example["markdown"]) == wanted(example)


@pytest.mark.pure
def test_a_language_is_taught_by_words_in_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    example = fences("A language")
    assert reported(example["markdown"]) != wanted(example)
    lines = [line[1:] for line in example["diff"].splitlines()]
    source = Path(languages.__file__).read_text("utf-8")
    for old, new in zip(lines[::2], lines[1::2], strict=True):
        assert source.count(old + "\n") == 1
        source = source.replace(old + "\n", new + "\n")
    taught: dict[str, Any] = {"__name__": languages.__name__}
    exec(compile(source, languages.__file__, "exec"), taught)
    for role in ("title", "authors", "date"):
        for word in taught["words_of"](role):
            monkeypatch.setitem(tables._BY_HEADER, word, role)
    assert reported(example["markdown"]) == wanted(example)
