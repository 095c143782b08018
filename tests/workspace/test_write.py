"""A repaired file takes the old one's place whole or not at all, and looks to the system as the old one did."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from awesomelint.errors import UserError
from awesomelint.source import BOM, Source
from awesomelint.workspace import files

OLD, NEW = b"# Old\n\n- one\n", b"# New\r\n\r\n- \xc3\xbcber\r\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "README.md"
    file.write_bytes(OLD)
    return file


def store(path: Path, data: bytes = NEW, *, before: bytes = OLD) -> None:
    files.store(Source.from_bytes(before, str(path)), Source.from_bytes(data, str(path)))


def litter(path: Path) -> list[str]:
    return [name for name in os.listdir(path.parent) if name != path.name]


def test_every_byte_is_written(path: Path) -> None:
    store(path)
    assert path.read_bytes() == NEW
    assert litter(path) == []


def test_a_byte_order_mark_is_written_too(path: Path) -> None:
    path.write_bytes(BOM + OLD)
    store(path, BOM + NEW, before=BOM + OLD)
    assert path.read_bytes() == BOM + NEW


def test_the_bytes_are_on_disk_before_the_name_changes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        fsync(handle)
        done.append(("fsync", os.fstat(handle).st_size))

    def replaced(source: str, target: str) -> None:
        done.append(("replace", Path(source).read_bytes() == NEW, path.read_bytes() == OLD))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    store(path)
    assert done == [("fsync", len(NEW)), ("replace", True, True)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_permissions_are_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    store(path)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_symbolic_link_stays_one_and_what_it_leads_to_is_written(path: Path) -> None:
    link = path.parent / "docs" / "index.md"
    link.parent.mkdir()
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no symbolic links here")
    store(link)
    assert link.is_symlink()
    assert path.read_bytes() == NEW
    assert os.listdir(link.parent) == ["index.md"]


def test_a_read_only_file_is_left_alone(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(UserError, match=r"README\.md: the file is read-only and was not fixed"):
        store(path)
    assert path.read_bytes() == OLD


def test_a_file_that_has_vanished_is_not_made_anew(path: Path) -> None:
    path.unlink()
    with pytest.raises(UserError, match="was deleted before it could be fixed"):
        store(path)
    assert not path.exists()


def test_a_file_that_was_changed_in_between_is_left_alone(path: Path) -> None:
    path.write_bytes(OLD + b"- two\n")
    with pytest.raises(UserError, match="another program changed the file"):
        store(path)
    assert path.read_bytes() == OLD + b"- two\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_is_not_writable_is_reported(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with pytest.raises(UserError, match="cannot write the"):
            store(path)
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_where_a_step_fails_the_old_file_stays_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(UserError, match=r"cannot write the fixed file.*no space left on device"):
        store(path)
    assert path.read_bytes() == OLD
    assert litter(path) == []


def test_an_interrupt_leaves_the_old_file_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store(path)
    assert path.read_bytes() == OLD
    assert litter(path) == []
