"""What fuzzing has found stays found: every promise holds for each text of `fuzzed.md`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import promises
from tests.support.cases import load

pytestmark = pytest.mark.slow

CASES = [pytest.param(case.text, id=case.title) for case in load(Path(__file__).with_name("fuzzed.md"))]
# In a file of cases a carriage return would not be seen.
HALVES = {"half a line ending": "- []()\n- http://a\r", "halves of line endings": "- []()\n- http://a\r\r"}
CASES += [pytest.param(text, id=f"{what} at the end of a file") for what, text in HALVES.items()]


@pytest.mark.parametrize("ending", ["\n", ""], ids=["final newline", "no final newline"])
@pytest.mark.parametrize("text", CASES)
def test_promises_hold_for_what_fuzzing_has_found(text: str, ending: str) -> None:
    promises.hold(text.rstrip("\n") + ending)
