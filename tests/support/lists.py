"""Real lists, where a collection of them lies beside the project; tests over them are skipped where none does."""

from __future__ import annotations

import os
import pickle
from functools import lru_cache
from pathlib import Path

import pytest

from awesomelint.engine import Report
from awesomelint.session.serialize import pack, unpack
from awesomelint.source import Source
from tests.support import SHARED, THOROUGH, promises


def _spread(paths: list[Path]) -> list[Path]:
    """The small lists, which show most formats in few lines, and a sixth of the larger ones; all in a thorough run."""
    if THOROUGH:
        return paths
    by_size = sorted(paths, key=lambda path: (path.stat().st_size, path.name))
    small = sum(path.stat().st_size < 30_000 for path in by_size)
    return by_size[:small] + by_size[small + 3 :: 6]


LISTS = sorted(_spread([*SHARED.glob("seeds/*.md"), *SHARED.glob("corpus/*.md")]), key=lambda path: path.name)
# The marks of a test that reads all of them.
IF_THERE_ARE_LISTS = [
    pytest.mark.real_lists,
    pytest.mark.skipif(not LISTS, reason="there are no real lists here"),
]
# What to give as `params` of a fixture or to `parametrize`: one test a list, or one that is skipped.
# All tests of a list run in one worker (`conftest.py`), one after the other, so that `linted` reads it once for them.
NAMES = {path.stem for path in LISTS}
EACH_LIST = [pytest.param(path, id=path.stem, marks=pytest.mark.real_lists) for path in LISTS] or [
    pytest.param(None, marks=pytest.mark.skip("there are no real lists here"), id="none")
]
# Merges that people made: a folder each, with the version before, `base.md`, and the version after, `human.md`.
MERGES = sorted(path for path in SHARED.glob("merges/*") if path.is_dir())[:: 1 if THOROUGH else 8]
EACH_MERGE = [pytest.param(path, id=path.name, marks=pytest.mark.real_lists) for path in MERGES] or [
    pytest.param(None, marks=pytest.mark.skip("there are no real merges here"), id="none")
]
# Enough for what goes over a list many times.
EACH_SMALL_LIST = [
    param
    for param in EACH_LIST
    if not isinstance(param.values[0], Path) or param.values[0].stat().st_size < 60_000
]


# The findings in each list, which all workers share; `conftest.py` sets it to a folder of the run.
FINDINGS: list[Path] = []


def _source(path: Path, name: str = "README.md") -> Source:
    return Source.from_bytes(path.read_bytes(), name)


@lru_cache(maxsize=4)
def linted(path: Path) -> Report:
    """The report on a real list with the settings of the promises, as `README.md`. Do not change its document."""
    report = promises.linted(_source(path))
    for folder in FINDINGS:
        kept = folder / f"{path.name}.findings"
        if not kept.exists():
            fresh = folder / f"{path.name}.{os.getpid()}"
            fresh.write_bytes(pickle.dumps(pack(report)))
            fresh.replace(kept)
    return report


def all_linted() -> list[Report]:
    """The reports on all real lists, each under its own name and without a document."""
    reports = []
    for path in LISTS:
        kept = [folder / f"{path.name}.findings" for folder in FINDINGS]
        packed = pickle.loads(kept[0].read_bytes()) if kept and kept[0].exists() else pack(linted(path))
        reports.append(unpack(_source(path, f"lists/{path.name}"), packed))
    return reports
