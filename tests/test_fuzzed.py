"""What fuzzing has found stays found: every promise holds for each text of `fuzzed.md`."""

from __future__ import annotations

from pathlib import Path

import pytest

import promises
from fenced import sections

CASES = [
    pytest.param(case["markdown"], id=title) for title, case in sections(Path(__file__).parent / "fuzzed.md") if case
]
# In a file of cases a carriage return would not be seen.
CASES += [pytest.param("- []()\n- http://a\r", id="half a line ending at the end of a file is not made another")]


@pytest.mark.parametrize("ending", ["\n", ""], ids=["final newline", "no final newline"])
@pytest.mark.parametrize("text", CASES)
def test_promises_hold_for_what_fuzzing_has_found(text: str, ending: str) -> None:
    promises.hold(text.rstrip("\n") + ending)
