"""What `docs/releasing.md` says: what is compiled, for which Pythons, and the mirror for hooks."""

from __future__ import annotations

import re
import runpy
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from awesomelint import __version__
from tests.support import PROJECT
from tests.support.packages import GIT, git, repository

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
HOOK = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
PAGE = (PROJECT / "docs" / "releasing.md").read_text(encoding="utf-8")


def script(name: str) -> dict[str, Any]:
    return runpy.run_path(str(PROJECT / ".ci" / f"{name}.py"))


def test_a_source_install_is_pure_and_wheels_are_built_for_the_tested_pythons() -> None:
    assert HOOK["enable-by-default"] is False
    wheels = PYPROJECT["tool"]["cibuildwheel"]
    assert wheels["environment"]["HATCH_BUILD_HOOK_ENABLE_MYPYC"] == "1"
    tested = re.findall(r"Python :: 3\.(\d+)", "\n".join(PYPROJECT["project"]["classifiers"]))
    assert wheels["build"].split() == [f"cp3{minor}-*" for minor in tested]


def test_every_name_of_what_is_compiled_is_that_of_a_file_or_folder() -> None:
    for name in [*HOOK["include"], *HOOK["exclude"]]:
        path = PROJECT / name.removeprefix("/")
        assert path.is_dir() == name.endswith("/") and path.exists(), name
    folders = [Path(name).name for name in HOOK["include"] if name.endswith("/")]
    assert re.findall(r"`(\w+)/`", PAGE[PAGE.index("## Compiled wheels") :])[: len(folders)] == folders


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in GIT.items():
        monkeypatch.setenv(name, value)
    return repository(tmp_path / "mirror", {"README.md": "An older version.\n"})


def test_the_mirror_has_the_hooks_and_depends_on_the_released_version(mirror: Path) -> None:
    assert script("mirror")["main"](mirror) == 0
    project = tomllib.loads((mirror / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == [f"awesomelint=={__version__}"]
    assert project["requires-python"] == PYPROJECT["project"]["requires-python"]
    name = ".pre-commit-hooks.yaml"
    assert (mirror / name).read_bytes() == (PROJECT / name).read_bytes()
    assert f"rev: v{__version__}\n" in (mirror / "README.md").read_text(encoding="utf-8")
    assert git("status", "--porcelain", cwd=mirror) == ""
    assert git("describe", "--exact-match", "--tags", cwd=mirror) == f"v{__version__}"


def test_a_version_is_mirrored_once_and_only_in_a_repository(
    mirror: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = script("mirror")["main"]
    assert main(mirror) == 0
    head = git("rev-parse", "HEAD", cwd=mirror)
    assert main(mirror) == 1 and git("rev-parse", "HEAD", cwd=mirror) == head
    assert f"has v{__version__} already" in capsys.readouterr().out
    assert main(tmp_path) == 1 and "is not a git repository" in capsys.readouterr().out
    assert not (tmp_path / "pyproject.toml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there, setuptools finds the compiler")
def test_without_a_compiler_there_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -O3")
    assert script("compiled")["main"]([]) == 0
    assert capsys.readouterr().out == (
        "The compiled wheel is neither built nor tested: there is no C compiler (no-such-compiler -O3).\n"
    )
