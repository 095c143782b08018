"""The architecture: imports go one way, heavy libraries stay out until they are needed, and modules stay small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support import PROJECT

PACKAGE = PROJECT / "src" / "awesomelint"
MODULES = sorted(PACKAGE.rglob("*.py"))
# The rooms, each above those that it may be imported by; rooms of one line do not import each other.
ROOMS = (
    "util errors",
    "source",
    "findings",
    "markdown fields pieces",
    "model",
    "facts",
    "reading",
    "style",
    "analysis",
    "rewriting",
    "rules",
    "filtering settings",
    "fixing",
    "engine",
    "merging",
    "writing comparing",
    "ui",
    "workspace",
    "report export",
    "rendering",
    "config",
    "session",
    "online server",
    "cli",
)
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms.split()}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def imported(path: Path) -> list[tuple[int, str]]:
    """The line and dotted name of everything that a module imports, wherever in it."""
    return list(_imported(path))


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: imports are absolute"
            module = node.module or ""
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


def test_imports_go_one_way() -> None:
    wrong = []
    for path in MODULES:
        here = room_of(path)
        if here in ("__init__", "__main__"):
            continue
        assert here in LEVEL, f"{here} is a room that this test does not know: say what it may import"
        for line, name in imported(path):
            parts = name.split(".")
            if parts[0] != "awesomelint" or len(parts) < 2 or parts[1] in (here, "__version__"):
                continue
            if LEVEL.get(parts[1], len(ROOMS)) >= LEVEL[here]:
                wrong.append(f"{name_of(path)}:{line}: {here} imports {parts[1]}")
    assert not wrong


def dotted(path: Path) -> str:
    return ".".join(("awesomelint", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    )


def test_no_imports_go_in_a_circle() -> None:
    names = {dotted(path): path for path in MODULES}
    graph = {
        here: {name if name in names else name.rpartition(".")[0] for _, name in imported(path)}
        & names.keys() - {here}
        for here, path in names.items()
    }
    # What imports nothing that is left is taken away; what stays then imports itself in the end.
    while free := [name for name, others in graph.items() if not others & graph.keys()]:
        for name in free:
            del graph[name]
    # Only what is itself imported by something in a circle is part of it.
    while loose := [name for name in graph if not any(name in others for others in graph.values())]:
        for name in loose:
            del graph[name]
    assert not graph, f"these modules import each other: {sorted(graph)}"


def test_only_the_importer_of_mistletoe_has_a_private_name() -> None:
    private = {path.name for path in MODULES if path.name.startswith("_") and not path.name.startswith("__")}
    assert private == {"_mistletoe.py"}


def test_no_rule_imports_another() -> None:
    # A rule is a module of a group, or a package with helpers of its own.
    for path in (PACKAGE / "rules").rglob("*.py"):
        parts = path.relative_to(PACKAGE / "rules").with_suffix("").parts
        if len(parts) < 2 or parts[1] == "__init__":
            continue
        own = f"awesomelint.rules.{parts[0]}.{parts[1]}"
        strange = [
            name
            for _, name in imported(path)
            if name.startswith("awesomelint.rules.") and not name.startswith((own, "awesomelint.rules.api"))
        ]
        assert not strange, f"{path.name} imports {strange}"


def test_the_documentation_has_the_order_of_the_rooms() -> None:
    page = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    block = page.partition("## What imports what")[2].split("```")[1]
    assert [set(re.findall(r"\w+", level)) for level in block.split("←")] == [
        set(rooms.split()) for rooms in ROOMS
    ]


def test_named_tuples_are_ours() -> None:
    # Those of `typing` take eight times as long to define.
    users = [name_of(path) for path in MODULES for _, name in imported(path) if name == "typing.NamedTuple"]
    assert users == ["util/named_tuple.py"], "import NamedTuple from awesomelint.util.named_tuple"


def test_only_one_package_imports_mistletoe() -> None:
    users = {
        path.parent.name
        for path in MODULES
        for _, name in imported(path)
        if name.split(".")[0] == "mistletoe"
    }
    assert users == {"markdown"}


WORLD = frozenset(
    ["os", "io", "pathlib", "time", "socket", "urllib.request", "subprocess", "random", "shutil", "mistletoe"]
)  # fmt: skip
CLOCKS = frozenset(
    ["open", "date.today", "datetime.now", "datetime.date.today", "datetime.datetime.now"]
)  # fmt: skip


def test_rules_see_no_file_no_clock_and_no_network() -> None:
    wrong = []
    for path in sorted((PACKAGE / "rules").rglob("*.py")):
        names = {name for _, name in imported(path)}
        used = names | {name.rpartition(".")[0] for name in names}
        # A rule may read a date that is given to it, and nothing that says what day it is.
        calls = {ast.unparse(node.func) for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)}
        wrong += [f"{name_of(path)}: {name}" for name in sorted(used & WORLD | calls & CLOCKS)]
    assert not wrong


def test_modules_are_small() -> None:
    lengths = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert not {name: length for name, length in lengths.items() if length > 500}


def test_modules_begin_with_a_sentence() -> None:
    wrong = []
    for path in MODULES:
        first = (ast.get_docstring(parsed(path)) or "").split("\n\n")[0]
        short = room_of(path) != "rules" and not 20 < len(first) < 500
        if short or not first.endswith((".", "?")):
            wrong.append(f"{name_of(path)}: {first}")
    assert not wrong


def loaded(code: str, *args: str, stdin: str = "") -> set[str]:
    """The modules that are there once some code has run."""
    reported = "import sys\n" + code + "\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", reported, *args],
        input=stdin,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
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
# An entry that is there twice, with a typo in its title: common letters tell that it is the same.
WITH_TYPO = (
    CLEAN + "- [Adam: A Method for Stochastic Optmization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.\n"
)
# What takes long to import and a check of a simple list does not need.
NOT_FOR_A_CHECK = """
    dateutil ftfy rapidfuzz regex rich shtab mistletoe.base_renderer mistletoe.html_renderer
    asyncio concurrent.futures csv dataclasses difflib fnmatch glob hashlib heapq inspect ipaddress json logging multiprocessing
    pathlib random shutil statistics string subprocess tempfile textwrap threading tomllib urllib.parse zipfile
    awesomelint.analysis.broken_links.forms awesomelint.reading.build.html awesomelint.rewriting.by_convention
    awesomelint.rewriting.kept_blocks awesomelint.rewriting.move_entry awesomelint.rewriting.toc_entries
    awesomelint.rules.structure.toc_mismatch.comparison
"""
CHECK = "from awesomelint.cli import main\nmain(['check', '--isolated', '--no-cache', *sys.argv[1:]])"


@pytest.mark.slow
@pytest.mark.parametrize("text", [CLEAN, WITH_TYPO])
def test_a_first_check_loads_only_what_it_needs(tmp_path: Path, text: str) -> None:
    path = tmp_path / "README.md"
    path.write_text(text, encoding="utf-8")
    modules = loaded(CHECK, str(path))
    assert "mistletoe" in modules
    assert sorted(modules.intersection(NOT_FOR_A_CHECK.split())) == []
