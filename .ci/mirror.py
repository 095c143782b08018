"""Bring the mirror for hooks to the version of this checkout: `.ci/mirror.py FOLDER`.

FOLDER is a clone of the mirror, a repository with nothing but the hooks and a package whose only dependency is the released
version. pre-commit installs from it, so that hooks get the wheels of the package index instead of building the sources.
The script writes the files, commits them and adds the tag of the version; nothing is pushed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ".pre-commit-hooks.yaml"
PROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "awesomelint-pre-commit"
version = "0"
requires-python = "{python}"
dependencies = ["awesomelint=={version}"]

# There is nothing to install but the dependency.
[tool.hatch.build.targets.wheel]
bypass-selection = true
"""
README = """\
# Hooks of awesomelint

A mirror of the [pre-commit](https://pre-commit.com) hooks of [awesomelint](https://github.com/awesomelint/awesomelint),
which installs the released wheels. They are compiled, so the hooks are faster.

```yaml
repos:
  - repo: https://github.com/awesomelint/awesomelint-pre-commit
    rev: v{version}
    hooks:
      - id: awesomelint-fix
      - id: awesomelint
```

All files here are written by `.ci/mirror.py` of awesomelint. Please report problems
[there](https://github.com/awesomelint/awesomelint/issues).
"""


def main(folder: Path) -> int:
    """Write, commit and tag the files; return 1 if there is no repository, or if it has this version already."""
    if not (folder / ".git").exists():
        print(f"{folder} is not a git repository; clone the mirror first")
        return 1
    version = found_in("src/awesomelint/__init__.py", r'__version__ = "(.+)"')
    if git(folder, "tag", "--list", f"v{version}"):
        print(f"{folder} has v{version} already")
        return 1
    python = found_in("pyproject.toml", r'requires-python = "(.+)"')
    (folder / "pyproject.toml").write_text(PROJECT.format(version=version, python=python), encoding="utf-8")
    (folder / "README.md").write_text(README.format(version=version), encoding="utf-8")
    for name in (HOOKS, "LICENSE"):
        shutil.copyfile(ROOT / name, folder / name)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", f"--message=awesomelint {version}")
    git(folder, "tag", f"v{version}")
    print(f"v{version} is committed and tagged; publish it with: git -C {folder} push --tags origin HEAD")
    return 0


def found_in(name: str, pattern: str) -> str:
    """Return the group of a pattern in a file of the project."""
    found = re.search(pattern, (ROOT / name).read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{name} has no {pattern}")
    return found[1]


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, which must succeed, and return what it prints."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: .ci/mirror.py FOLDER")
    sys.exit(main(Path(sys.argv[1])))
