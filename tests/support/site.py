"""The modules of `site/`, which is no package: a script and what it imports, and what runs in the browser."""

from __future__ import annotations

import importlib
import sys
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

from tests.support import PROJECT


def site_module(name: str, folder: str = "") -> ModuleType:
    """Import a module of a folder in `site/`, as `python site/build.py` and the browser do."""
    path = str(PROJECT / "site" / folder)
    # At the end, because modules there stand in for libraries that have no build for the browser.
    sys.path.append(path)
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(path)


def stand_in(name: str) -> ModuleType:
    """Return the module that replaces a library in the browser."""
    spec = spec_from_file_location(
        f"{name}_in_the_browser", PROJECT / "site" / "playground" / "python" / f"{name}.py"
    )
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
