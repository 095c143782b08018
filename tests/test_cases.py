"""Every case of `tests/reading/` is read as it says: small lists in the formats of the real ones, and their records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from awesomelint.export.records import record
from awesomelint.model import Entry
from awesomelint.reading import read
from awesomelint.source import Source
from tests.support.fenced import sections

FOLDER = Path(__file__).parent / "reading"
CASES = [
    pytest.param(case["markdown"], case["json-lines"], id=f"{path.stem}: {title}")
    for path in sorted(FOLDER.glob("*.md"))
    for title, case in sections(path)
]


def told(entry: Entry) -> dict[str, Any]:
    """An entry as the cases write it: links as pairs, date and venue as one text, nothing that is absent."""
    full = record(entry)
    venue = full["venue"] or {}
    version = f"v{full['arxiv_version']}" if full["arxiv_version"] else ""
    short = {
        "line": full["line"],
        "end_line": full["end_line"] if full["end_line"] != full["line"] else None,
        "title": full["title"],
        "links": [[link["label"], link["url"]] for link in full["links"]],
        "arxiv": f"{full['arxiv_id']}{version}" if full["arxiv_id"] else None,
        "date": full["date"] and full["date"]["iso"],
        "venue": " ".join(str(venue[key]) for key in ("name", "year", "track") if venue.get(key)),
    }
    same = {
        key: full[key]
        for key in ("depth", "parent_line", "section", "doi", "authors", "tags", "notes", "hidden")
    }
    return {key: value for key, value in (short | same).items() if value not in (None, "", [], 0, False)}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_entries_are_those_of_the_case(text: str, expected: str) -> None:
    document = read(Source(text))
    found = [
        told(entry) for entry in sorted(document.entries + document.hidden, key=lambda entry: entry.span)
    ]
    wanted = [json.loads(line) for line in expected.splitlines()]
    # “…” stands for a value that a case leaves open.
    for record_found, record_wanted in zip(found, wanted, strict=False):
        for key in [key for key, value in record_wanted.items() if value == "…"]:
            record_wanted[key] = record_found.get(key)
    assert found == wanted


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_cases_where_nothing_is_an_entry_come_first(path: Path) -> None:
    empty = [not case["json-lines"].strip() for _, case in sections(path)]
    assert empty == sorted(empty, reverse=True)
