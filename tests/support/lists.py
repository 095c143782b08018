"""Real lists, where a collection of them lies beside the project; tests over them are skipped where none does."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from awesomelint.engine import Report
from awesomelint.source import Source
from tests.support import SHARED, promises

LISTS = sorted([*SHARED.glob("seeds/*.md"), *SHARED.glob("corpus/*.md")], key=lambda path: path.name)
# What to give as `params` of a fixture or to `parametrize`: one test a list, or one that is skipped.
# All tests of a list run in one worker (`--dist=loadgroup`), one after the other, so that `linted` reads it once for them.
EACH_LIST = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.real_lists, pytest.mark.xdist_group(path.stem)])
    for path in LISTS
] or [pytest.param(None, marks=pytest.mark.skip("there are no real lists here"), id="none")]
# Enough for what goes over a list many times.
EACH_SMALL_LIST = [
    param
    for param in EACH_LIST
    if not isinstance(param.values[0], Path) or param.values[0].stat().st_size < 60_000
]


@lru_cache(maxsize=4)
def linted(path: Path) -> Report:
    """The report on a real list with the settings of the promises, as `README.md`. Do not change its document."""
    return promises.linted(Source.from_bytes(path.read_bytes(), "README.md"))
