"""Print the lowest versions of the dependencies that `pyproject.toml` allows, as constraints for pip.

`python tests/support/lowest.py > lowest.txt && pip install --editable . --constraint lowest.txt`
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

_BOUND = re.compile(r"([\w.-]+)>=([\w.]+)(?:,.*)?")


def lowest() -> Iterator[str]:
    project = tomllib.loads(
        (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    )
    for dependency in project["project"]["dependencies"]:
        bound = _BOUND.fullmatch(dependency)
        if bound is None:
            raise SystemExit(f"pyproject.toml: the dependency {dependency} has no lowest version")
        yield f"{bound[1]}=={bound[2]}"


if __name__ == "__main__":
    print("\n".join(lowest()))
