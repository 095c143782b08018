"""Other programs for Markdown, installed into a folder of their own, and how each is called on one list."""

from __future__ import annotations

import json
import subprocess
import venv
from collections.abc import Iterator
from pathlib import Path

FROM_NPM = {"awesome-lint": ["awesome-lint"], "markdownlint-cli2": ["markdownlint-cli2"]}
FROM_PYPI = {
    "rumdl": ["rumdl", "check", "--no-cache"],
    "pymarkdownlnt": ["pymarkdown", "scan"],
    "mdformat": ["mdformat", "--check"],
    "codespell": ["codespell"],
}


def installed(folder: Path, only: str = "") -> dict[str, list[str]]:
    """The command of each program (or of one), without the list; what cannot be installed is reported and left out."""
    folder.mkdir(parents=True, exist_ok=True)
    return dict(_installed(folder.resolve(), only))


def versions(folder: Path) -> dict[str, str]:
    """The version of each program that is installed."""
    found = {}
    for name in FROM_NPM:
        package = folder / "npm" / "node_modules" / name / "package.json"
        if package.exists():
            found[name] = json.loads(package.read_text(encoding="utf-8"))["version"]
    for name in FROM_PYPI:
        for place in (folder / "python").glob(f"lib/python*/site-packages/{name}-*.dist-info"):
            found[name] = place.name.removeprefix(f"{name}-").removesuffix(".dist-info")
    return found


def _installed(folder: Path, only: str) -> Iterator[tuple[str, list[str]]]:
    for name, (program, *options) in FROM_NPM.items():
        if only not in ("", name):
            continue
        path = folder / "npm" / "node_modules" / ".bin" / program
        if path.exists() or _done(
            ["npm", "install", "--prefix", str(folder / "npm"), "--no-audit", "--no-fund", name]
        ):
            yield name, [str(path), *options]
    for name, (program, *options) in FROM_PYPI.items():
        if only not in ("", name):
            continue
        python = folder / "python" / "bin"
        if not python.exists():
            venv.create(folder / "python", with_pip=True)
        path = python / program
        if path.exists() or _done([str(python / "pip"), "install", "--quiet", name]):
            yield name, [str(path), *options]


def _done(command: list[str]) -> bool:
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"left out: {error}")
        return False
    return True
