"""The modules of `site/`, which is no package: a script and what it imports."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from tests.support import PROJECT


def site_module(name: str) -> ModuleType:
    """Import a module of `site/`, as `python site/build.py` does."""
    folder = str(PROJECT / "site")
    sys.path.insert(0, folder)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(folder)
