"""Real lists, where a collection of them lies beside the project; tests over them are skipped where none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import SHARED

LISTS = sorted([*SHARED.glob("seeds/*.md"), *SHARED.glob("corpus/*.md")], key=lambda path: path.name)
# What to give as `params` of a fixture or to `parametrize`: one test a list, or one that is skipped.
EACH_LIST = [pytest.param(path, id=path.stem) for path in LISTS] or [
    pytest.param(None, marks=pytest.mark.skip("there are no real lists here"), id="none")
]
# Enough for what goes over a list many times.
EACH_SMALL_LIST = [
    param
    for param in EACH_LIST
    if not isinstance(param.values[0], Path) or param.values[0].stat().st_size < 60_000
]
