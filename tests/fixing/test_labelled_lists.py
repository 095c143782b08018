"""On the lists that were labelled by hand, `fix` makes every labelled repair that is safe, to the letter, and nothing else."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from awesomelint.engine import fix
from awesomelint.findings import Edit
from awesomelint.fixing.edits import apply
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support import SHARED

pytestmark = pytest.mark.real_lists

_SEEDS = [pytest.param(path, id=path.stem) for path in sorted((SHARED / "seeds").glob("*.md"))] or [
    pytest.param(None, marks=pytest.mark.skip("there are no labelled lists here"), id="none")
]
_VERSION = re.compile(r"arxiv\.org/(?:abs|pdf)/\d{4}\.\d{5}v\d")


@pytest.mark.parametrize("path", _SEEDS)
def test_every_safe_label_is_repaired_and_no_other_line_changes(path: Path) -> None:
    source, fixed = _fixed(path)
    lines = set(fixed.splitlines())
    made = []
    for line, labels in _by_line(path).items():
        due = any(label["severity"] in ("error", "warning") for label in labels)
        # What was labelled as a matter of taste may be repaired too, if it is done as labelled.
        if due or source.line_text(line) not in lines:
            made += labels
    assert fixed.splitlines() == _composed(source, made).splitlines()


@pytest.mark.parametrize("path", _SEEDS)
def test_addresses_that_are_a_matter_of_style_are_left_alone(path: Path) -> None:
    source, fixed = _fixed(path)
    assert fixed.count("http://") == source.text.count("http://")
    assert len(_VERSION.findall(fixed)) == len(_VERSION.findall(source.text))


def _fixed(path: Path) -> tuple[Source, str]:
    source = Source.from_bytes(path.read_bytes(), path.name)
    return source, fix(source, Settings()).report.source.text


def _by_line(path: Path) -> dict[int, list[dict[str, Any]]]:
    """The labels of what is safe to repair, by line, without those of style."""
    found: dict[int, list[dict[str, Any]]] = {}
    for line in (SHARED / "gold" / f"{path.stem}.defects.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if (
            label["fixable"] == "safe"
            and label["fix"]
            and not label["needs"]
            and label["severity"] != "style"
        ):
            found.setdefault(label["line"], []).append(label)
    return found


def _composed(source: Source, labels: list[dict[str, Any]]) -> str:
    """The text with the repairs of several labels, each of which was written as the whole of its lines."""
    edits = set()
    for label in labels:
        start = source.line_start(label["line"])
        old = source.text[start : source.line_end(label.get("end_line", label["line"]))]
        for tag, first, last, begin, end in SequenceMatcher(
            None, old, label["fix"], autojunk=False
        ).get_opcodes():
            if tag != "equal":
                edits.add(Edit(start + first, start + last, label["fix"][begin:end]))
    return apply(source.text, edits)
