"""The architecture: imports go one way, heavy libraries stay out until they are needed, and modules stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "awesomelint"
MODULES = sorted(PACKAGE.rglob("*.py"))
# The rooms, each above those that it may be imported by; rooms of one line do not import each other.
ROOMS = (
    "disk json_data",
    "patterns",
    "source",
    "findings",
    "markdown fields",
    "model",
    "reading",
    "style",
    "rules",
    "filtering settings",
    "fixing",
    "engine",
    "cache",
    "inputs globs",
    "export files replay arguments plain",
    "report",
    "boundary",
    "git",
    "configuration branch surroundings",
    "commands",
    "cli",
)
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms.split()}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The line and dotted name of everything that a module imports, wherever in it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: imports are absolute"
            module = node.module or ""
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    here = room_of(path)
    if here in ("__init__", "__main__"):
        return
    assert here in LEVEL, f"{here} is a room that this test does not know: say what it may import"
    for line, name in imported(path):
        parts = name.split(".")
        if parts[0] != "awesomelint" or len(parts) < 2 or parts[1] in (here, "__version__"):
            continue
        there = parts[1]
        assert there in LEVEL and LEVEL[there] < LEVEL[here], f"{path.name}:{line}: {here} imports {there}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_one_module_imports_mistletoe(path: Path) -> None:
    users = [name for _, name in imported(path) if name.split(".")[0] == "mistletoe"]
    assert not users or path.parent.name == "markdown"


@pytest.mark.parametrize("path", sorted((PACKAGE / "rules").glob("*.py")), ids=lambda path: path.stem)
def test_rules_see_no_file_no_clock_and_no_network(path: Path) -> None:
    world = {"os", "io", "pathlib", "time", "socket", "urllib.request", "subprocess", "random", "shutil", "mistletoe"}
    used = {name for _, name in imported(path)} | {name.rpartition(".")[0] for _, name in imported(path)}
    assert not used & world
    # A rule may read a date that is given to it, and nothing that says what day it is.
    calls = {ast.unparse(node.func) for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)}
    assert not calls & {"open", "date.today", "datetime.now", "datetime.date.today", "datetime.datetime.now"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_small_and_say_what_they_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    first = (ast.get_docstring(parsed(path)) or "").split("\n\n")[0]
    assert first.endswith((".", "?")), "a module opens with a sentence"
    if room_of(path) != "rules":
        assert 20 < len(first) < 500


def loaded(code: str, *args: str, stdin: str = "") -> set[str]:
    """The modules that are there once some code has run."""
    told = "import sys\n" + code + "\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", told, *args], input=stdin, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(done.stderr.split())


def test_the_command_line_is_there_without_any_library() -> None:
    modules = loaded("import awesomelint.cli")
    assert not modules & {
        "mistletoe",
        "dateutil",
        "ftfy",
        "rapidfuzz",
        "rich",
        "regex",
        "dataclasses",
        "inspect",
    }


CLEAN = """\
# Papers

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
"""
CHECK = "from awesomelint.cli import main\nmain(['check', '--isolated', '--no-cache', *sys.argv[1:]])"


def test_checking_a_clean_list_loads_only_what_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(CLEAN, encoding="utf-8")
    modules = loaded(CHECK, str(path))
    assert "mistletoe" in modules
    heavy = {"dateutil", "ftfy", "rapidfuzz", "rich", "logging", "dataclasses", "inspect", "subprocess"}
    assert not modules & heavy
