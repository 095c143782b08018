"""Reading and writing files: regular files only, whole or not at all, by whatever command."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.errors import UserError
from awesomelint.source import Source
from awesomelint.util import disk
from awesomelint.workspace import files
from tests.support.packages import environment
from tests.support.program import called

pytestmark = pytest.mark.slow

SOURCES = Path(disk.__file__).parents[1]
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
LIST = "# List\n\n" + "".join(
    f"- [T{n}](htps://arxiv.org/abs/2401.{n:05}), Jan {n % 28 + 1} 2024.\n" for n in range(400)
)


def left(folder: Path) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name.endswith("-new"))


def test_a_new_file_gets_the_permissions_of_new_files(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    disk.write(str(path), b"x")
    other.write_bytes(b"x")
    assert path.read_bytes() == b"x" and path.stat().st_mode == other.stat().st_mode
    disk.write(str(tmp_path / "c"), b"x", mode=0o600)
    assert stat.S_IMODE((tmp_path / "c").stat().st_mode) == 0o600


def test_a_file_is_replaced_where_a_link_leads_and_keeps_its_permissions(tmp_path: Path) -> None:
    path, link = tmp_path / "a", tmp_path / "link"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to("a")
    before = path.stat().st_ino
    disk.write(str(link), b"new")
    assert link.is_symlink() and path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640 and path.stat().st_ino != before
    path.chmod(0o440)
    with pytest.raises(PermissionError, match="read-only"):
        disk.write(str(link), b"newer")
    assert path.read_bytes() == b"new" and not left(tmp_path)


def test_a_fresh_file_takes_no_name_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "there").write_bytes(b"x")
    for name in ("broken", "there"):
        with pytest.raises(FileExistsError):
            disk.write(str(tmp_path / name), b"new", fresh=True)
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: ((tmp_path / "late").write_bytes(b"x"), fsync(handle)))
    with pytest.raises(FileExistsError):
        disk.write(str(tmp_path / "late"), b"new", fresh=True)
    assert (
        (tmp_path / "late").read_bytes() == b"x"
        and not left(tmp_path)
        and not (tmp_path / "nowhere").exists()
    )


def test_what_changes_while_it_is_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(b"- [A](https://a.org)\n")
    before, after = files.load(str(path)), Source("- [B](https://b.org)\n", str(path))
    fsync = os.fsync

    def edited(handle: int) -> None:
        fsync(handle)
        path.write_bytes(b"- [A](https://a.org), changed\n")

    def replaced(handle: int) -> None:
        fsync(handle)
        (tmp_path / "other").write_bytes(before.to_bytes())
        os.replace(tmp_path / "other", path)

    for change in (edited, replaced):
        path.write_bytes(before.to_bytes())
        monkeypatch.setattr(os, "fsync", change)
        with pytest.raises(
            UserError, match="another program changed the file in the meantime, so it was not fixed"
        ):
            files.store(before, after)
        assert b"B" not in path.read_bytes() and not left(tmp_path)


# Beyond this size nothing can be written, as on a disk that is full.
@contextlib.contextmanager
def _full(size: int = 512) -> Iterator[None]:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    # Python would keep the first half of a module that it unkept meanwhile.
    unkept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        sys.dont_write_bytecode = unkept
        signal.signal(signal.SIGXFSZ, before)


TARGETS = {
    "fix README.md": "README.md",
    "baseline": ".awesomelint-baseline.json",
    "baseline -o base.json": "base.json",
    "check -o out": "out",
    "check --output-format json -o out": "out",
    "export -o out": "out",
    "style --format json -o out": "out",
    "fix --diff -o out": "out",
}


@pytest.mark.parametrize("call", TARGETS)
@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_leaves_the_old_file_or_none(tmp_path: Path, call: str, there: bool) -> None:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    target = tmp_path / TARGETS[call]
    if there and not target.exists():
        target.write_text('{"version": 1, "findings": []}', encoding="utf-8")
    old = target.read_bytes() if target.exists() else None
    with _full():
        done = called(tmp_path, *call.split(), env=environment(AWESOMELINT_CACHE_DIR=str(tmp_path / "cache")))
    assert done.returncode == 2, done.stdout
    assert re.fullmatch(
        rf"awesomelint: {re.escape(target.name)}: cannot write (?:the )?(?:fixed )?file .*\n",
        done.stderr.decode(),
    )
    assert (target.read_bytes() if target.exists() else None) == old and not left(tmp_path)


def test_a_first_configuration_is_written_whole(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(LIST[:900], encoding="utf-8")
    with _full(99):
        done = called(tmp_path, "init", env=environment(AWESOMELINT_NO_CACHE="1"))
    assert done.returncode == 2 and done.stderr.count(b"\n") == 1, done.stderr
    assert os.listdir(tmp_path) == ["README.md"]


def test_one_module_opens_files() -> None:
    opening = re.compile(r"(?<![.\w\"])open\(|os\.open\(|\.write_(?:text|bytes)\(|os\.replace\(|os\.rename\(")
    found = {
        str(path.relative_to(SOURCES))
        for path in SOURCES.rglob("*.py")
        if opening.search(path.read_text("utf-8"))
    }
    # `streams.py` replaces closed standard streams, `server.py` writes to one, `ci.py` appends to GitHub's step summary.
    assert found == {
        os.path.join("util", "disk.py"),
        os.path.join("util", "streams.py"),
        os.path.join("ui", "ci.py"),
        os.path.join("cli", "commands", "server.py"),
    }


@needs_pipes
def test_output_may_go_to_a_device_or_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text("- [A](https://arxiv.org/abs/2401.00001)\n", encoding="utf-8")
    os.mkfifo("pipe")
    reported: list[str] = []
    reader = threading.Thread(target=lambda: reported.append(Path("pipe").read_text(encoding="utf-8")))
    reader.start()
    assert main(["export", "-o", "pipe"]) == 0
    reader.join(60)
    assert reported[0].startswith('{"path": "README.md"') and stat.S_ISFIFO(os.stat("pipe").st_mode)
    assert main(["export", "-o", os.devnull]) == 0 and stat.S_ISCHR(os.stat(os.devnull).st_mode)
    command = f"(echo before; {sys.executable} -m awesomelint export -o /dev/stdout; echo after) > all"
    subprocess.run(["sh", "-c", command], env=environment(AWESOMELINT_NO_CACHE="1"), check=True)
    lines = Path("all").read_text(encoding="utf-8").split("\n")
    assert (lines[0], lines[2], len(lines)) == ("before", "after", 4)


@contextlib.contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Raise an error if what waits for a pipe, to which nobody writes, has not given up by then."""

    def stop(number: int, frame: object) -> None:
        raise AssertionError(f"no end after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@needs_pipes
@pytest.mark.parametrize(
    "call",
    [
        "fix pipe.md",
        "check pipe.md",
        "check .",
        "export pipe.md",
        "style pipe.md",
        "baseline pipe.md",
        "config --config pipe.md",
        "init pipe.md",
        "check socket.md",
        "check endless.md",
        "check README.md --config pipe.md",
        "check README.md --config endless.md",
        "check README.md --baseline pipe.md",
        "check README.md --diff-from pipe.md",
        "check README.md --diff-from endless.md",
        "check ignored",
        "check configured/README.md",
        "check README.md endless.md -o out",
    ],
)
def test_what_is_not_a_regular_file_is_never_opened(tmp_path: Path, call: str) -> None:
    for folder in (tmp_path, tmp_path / "ignored", tmp_path / "configured"):
        folder.mkdir(exist_ok=True)
        (folder / "README.md").write_text("- [A](https://arxiv.org/abs/2401.00001)\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "ignored" / ".gitignore")
    os.mkfifo(tmp_path / "configured" / ".awesomelint.toml")
    if call == "check .":
        (tmp_path / "configured" / ".awesomelint.toml").unlink()
    (tmp_path / "endless.md").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as server:
        # The whole path of a socket must be short.
        here = os.getcwd()
        os.chdir(tmp_path)
        server.bind("socket.md")
        os.chdir(here)
        with _at_most(60):
            done = called(tmp_path, *call.split(), env=environment(AWESOMELINT_NO_CACHE="1"))
    assert done.returncode == 2 and b"Traceback" not in done.stderr
    sentences = done.stderr.decode().splitlines()
    assert len(sentences) == (4 if call == "check ." else 1)
    assert all(
        re.search(r"this is a (named pipe|socket|device), not a regular file", one) for one in sentences
    )


@needs_pipes
def test_a_pipe_of_the_shell_is_refused_with_what_to_do(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with open(reading, "rb"), open(writing, "wb"):
        done = subprocess.run(
            [sys.executable, "-m", "awesomelint", "check", f"/dev/fd/{reading}"],
            env=environment(AWESOMELINT_NO_CACHE="1"),
            pass_fds=[reading],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert "pass its contents on standard input, with `-` as the path" in done.stderr


@needs_pipes
def test_what_became_a_pipe_after_it_was_looked_at_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"x")
    regular = os.stat(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(os, "stat", lambda path: regular)
    with pytest.raises(disk.NotRegularError):
        disk.read(str(tmp_path / "pipe"))


def test_folders_may_be_nested_deeply(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As many as there may be functions that call each other. Relative names, because each folder of a path is looked up.
    depth, limit = 400, sys.getrecursionlimit()
    monkeypatch.chdir(tmp_path)
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")
    Path("README.md").write_text("- [A](https://arxiv.org/abs/2401.00001)\n", encoding="utf-8")
    sys.setrecursionlimit(depth)
    try:
        assert list(files.find([str(tmp_path)])) == [os.path.join(tmp_path, *"d" * depth, "README.md")]
    finally:
        sys.setrecursionlimit(limit)
        # Whoever clears up after the tests cannot go that deep.
        os.unlink("README.md")
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")
