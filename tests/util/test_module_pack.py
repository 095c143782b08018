"""Modules that are imported from one file are those that Python would import, or Python imports them itself."""

from __future__ import annotations

import importlib
import marshal
import os
import sys
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType

import pytest

import awesomelint
from awesomelint.util import module_pack
from awesomelint.util.module_pack import Pack

MODULES = {
    "__init__": "",
    "barn/__init__": "from packed_farm.barn.sheep import NAME\n",
    "barn/sheep": "NAME = 'Dolly'\n\ndef fail():\n    raise ValueError\n",
}


@pytest.fixture
def farm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a package."""
    folder = tmp_path / "packed_farm"
    for name, source in MODULES.items():
        path = folder / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    yield folder
    _forget()


def _forget() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "packed_farm"]:
        del sys.modules[name]
    importlib.invalidate_caches()


def _pack(farm: Path) -> Pack:
    return Pack(str(farm.parent / "farm.pack"), "packed_farm", str(farm))


def _import(pack: Pack) -> tuple[ModuleType, bool]:
    """Import the package from a file if possible; return its deepest module, and whether it came from the file."""
    _forget()
    sys.meta_path.insert(0, pack)
    importlib.import_module("packed_farm.barn")
    sys.meta_path.remove(pack)
    sheep = sys.modules["packed_farm.barn.sheep"]
    return sheep, type(sheep.__loader__).__module__ == Pack.__module__


def test_what_was_imported_is_imported_from_the_file(farm: Path) -> None:
    before, packed = _import(pack := _pack(farm))
    assert not packed
    pack.keep()
    after, packed = _import(_pack(farm))
    assert packed and after is not before
    assert (after.NAME, after.__file__, after.__cached__) == (before.NAME, before.__file__, before.__cached__)
    assert after.fail.__code__ == before.fail.__code__
    barn = sys.modules["packed_farm.barn"]
    assert list(barn.__path__) == [str(farm / "barn")] and barn.__package__ == "packed_farm.barn"
    assert after.__spec__ is not None and after.__spec__.parent == "packed_farm.barn"


def test_an_edited_source_is_imported_as_it_is(farm: Path) -> None:
    _import(pack := _pack(farm))
    pack.keep()
    (farm / "barn/sheep.py").write_text("NAME = 'Daisy Bell'\n", encoding="utf-8")
    sheep, packed = _import(pack := _pack(farm))
    assert sheep.NAME == "Daisy Bell" and not packed
    pack.keep()
    sheep, packed = _import(_pack(farm))
    assert sheep.NAME == "Daisy Bell" and packed


def test_a_source_of_the_same_size_with_another_time_is_not_taken_for_the_old_one(farm: Path) -> None:
    _import(pack := _pack(farm))
    pack.keep()
    sheep = farm / "barn/sheep.py"
    sheep.write_text(MODULES["barn/sheep"].replace("Dolly", "Molly"), encoding="utf-8")
    os.utime(sheep, (1, 1))
    assert _import(_pack(farm))[0].NAME == "Molly"


def test_a_module_without_its_source_is_not_found(farm: Path) -> None:
    _import(pack := _pack(farm))
    pack.keep()
    (farm / "barn/sheep.py").unlink()
    assert _pack(farm).find_spec("packed_farm.barn.sheep") is None


def test_the_code_of_another_folder_is_not_used(farm: Path, tmp_path: Path) -> None:
    _import(pack := _pack(farm))
    pack.keep()
    moved = tmp_path / "moved"
    farm.rename(moved)
    assert Pack(pack.path, "packed_farm", str(moved)).find_spec("packed_farm.barn.sheep") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 64,
        marshal.dumps([1]),
        marshal.dumps({"a": 1})[:-1],
        marshal.dumps({"packed_farm.barn": 1}),
        marshal.dumps({"packed_farm.barn": (True, b"", "")}),
    ],
)
def test_a_damaged_file_is_as_good_as_none(farm: Path, data: bytes) -> None:
    Path(_pack(farm).path).write_bytes(data)
    sheep, packed = _import(pack := _pack(farm))
    assert sheep.NAME == "Dolly" and not packed
    pack.keep()
    assert _import(_pack(farm))[1]


def test_nothing_is_written_if_python_writes_no_byte_code(
    farm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _import(pack := _pack(farm))
    pack.keep()
    assert not Path(pack.path).exists()


def test_a_complete_file_is_not_written_again(farm: Path) -> None:
    _import(pack := _pack(farm))
    pack.keep()
    _import(pack := _pack(farm))
    Path(pack.path).unlink()
    pack.keep()
    assert not Path(pack.path).exists()


def test_a_module_without_byte_code_such_as_a_compiled_one_stays_out(farm: Path) -> None:
    _import(pack := _pack(farm))
    sheep = sys.modules["packed_farm.barn.sheep"]
    assert sheep.__spec__ is not None
    sheep.__spec__.origin, sheep.__spec__.cached = f"sheep{EXTENSION_SUFFIXES[0]}", None
    pack.keep()
    assert "packed_farm.barn.sheep" not in pack.modules and "packed_farm.barn" in pack.modules
    Path(pack.path).unlink()
    pack.keep()
    assert not Path(pack.path).exists()


def test_pure_and_compiled_modules_are_never_mixed(farm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awesomelint, "__path__", [str(farm)])
    monkeypatch.setattr(module_pack, "_pack", None)
    paths = set()
    for _ in range(2):
        module_pack.import_from_pack("check")
        assert module_pack._pack is not None
        paths.add(module_pack._pack.path)
        (farm / f"source{EXTENSION_SUFFIXES[0]}").touch()
    assert len(paths) == 2
