"""The playground: a page with the program, and with an interpreter that runs it in the browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from pages import ROOT

SOURCES = ROOT / "site" / "playground"
_PACKAGE = ROOT / "src" / "awesomelint"
# The page checks, fixes and shows a list. What only other commands import is left out.
_LEFT_OUT = ("cli", "comparing", "online", "rendering", "server")
_LIBRARIES = ("mistletoe", "python-dateutil", "six", "ftfy", "rapidfuzz")
_PAGE = (".html", ".css", ".js")
_RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# Without a time stamp, the same modules make the same archive.
_TIME = (2020, 1, 1, 0, 0, 0)


def write_playground(folder: Path, work: Path) -> None:
    """Write the page and all that it loads to `folder`; `work` is for compiled modules."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise SystemExit("site/build.py: the playground is built with Node.js; install it with its npm")
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(SOURCES.iterdir()):
        if path.suffix in _PAGE:
            shutil.copyfile(path, folder / path.name)
    shutil.copyfile(ROOT / "examples" / "defects.md", folder / "example.md")
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=SOURCES, check=True)
    _copy_runtime(SOURCES / "node_modules" / "pyodide", folder / "runtime")
    shutil.rmtree(work, ignore_errors=True)
    for target, path in _modules():
        (work / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, work / target)
    subprocess.run(["node", SOURCES / "compile.mjs", work], check=True)
    with zipfile.ZipFile(folder / "modules.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(work.rglob("*.pyc")):
            entry = zipfile.ZipInfo(path.relative_to(work).as_posix(), _TIME)
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def _copy_runtime(package: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name in _RUNTIME:
        shutil.copyfile(package / name, folder / name)
    lock = json.loads((package / "pyodide-lock.json").read_text(encoding="utf-8"))
    # No other package is loaded.
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": lock["info"], "packages": {}}))


def _modules() -> Iterator[tuple[str, Path]]:
    """Yield each module of the browser, as its place in the archive and its file.

    The libraries are those of the environment that builds the site. Their compiled parts are left out: rapidfuzz
    has the same in Python, and `regex` is replaced by a module of the playground.
    """
    for path in _PACKAGE.rglob("*.py"):
        if path.relative_to(_PACKAGE).parts[0] not in _LEFT_OUT:
            yield path.relative_to(_PACKAGE.parent).as_posix(), path
    for path in (SOURCES / "python").glob("*.py"):
        yield path.name, path
    for name in _LIBRARIES:
        for file in distribution(name).files or ():
            if file.suffix == ".py" and ".." not in file.parts:
                yield file.as_posix(), Path(str(file.locate()))
