"""What earlier runs kept, written by somebody else: it is refused, and neither ends Python nor shows up as an error."""

from __future__ import annotations

import json
import marshal
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from awesomelint.session import cache
from awesomelint.util import disk, regex
from awesomelint.util.digest import DIGEST_SIZE, digest
from awesomelint.util.regex import Store
from tests.support.packages import environment

pytestmark = pytest.mark.slow

LIST = """\
# List

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Adam: A Method for Stochastic Optimization](htps://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention is all you need](https://arxiv.org/pdf/1706.03762v7), Jun. 12 2017.
"""
VALUES = [
    None,
    True,
    False,
    -1,
    0,
    1,
    3,
    99,
    2**31,
    2**63,
    -(2**64),
    10**4000,
    1.5,
    1e308,
    "",
    "x",
    "\0",
    "\udcff",
]
VALUES += ["::error::x", [], [[]], {}, {"a": 1}, [1, 2], [0, 10**9], "x" * 100_000, [None] * 1000]
# Runs the program again and again in one process, each time with another one of the files.
_MANY = """
import contextlib, io, json, os, sys
from awesomelint.cli import main
for number, name in enumerate(sorted(os.listdir(sys.argv[1]))):
    place, data = name.rpartition(".")[2], open(os.path.join(sys.argv[1], name), "rb").read()
    path = os.path.join(os.environ["AWESOMELINT_CACHE_DIR"], place[0], place)
    open(path, "wb").write(data)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["check", "README.md"] if number % 2 else ["check", "./README.md", "--output-format", "json"])
    assert status in (0, 1) and not err.getvalue(), (name, status, err.getvalue())
print("done")
"""


def mutated(value: Any, chance: random.Random) -> Any:
    """A value with one of its parts replaced by something else, left out or doubled."""
    value = json.loads(json.dumps(value))
    holder, key = None, None
    here = value
    while isinstance(here, list | dict) and here and (holder is None or chance.random() < 0.85):
        holder, key = here, chance.choice(list(here) if isinstance(here, dict) else range(len(here)))
        here = here[key]
    if holder is None:
        return chance.choice(VALUES)
    if isinstance(holder, list) and chance.random() < 0.2:
        holder.insert(key, here)
    elif chance.random() < 0.2:
        del holder[key]
    else:
        holder[key] = chance.choice(VALUES) if chance.random() < 0.8 else [holder[key]]
    return value


def crafted(value: Any, number: int) -> Iterator[bytes]:
    """That many files like the one that holds a value, and some that are not like it at all."""
    chance = random.Random(3)
    plain = json.dumps(value).encode()
    yield from (
        b"",
        b"[",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" * 900 + b"]" * 900,
        b"9" * 100_000,
        b"NaN",
        b"\xff\0",
    )
    yield from (b"[1e999999]", plain + b" 1", plain[:-1], b"null", b'["\\ud800', b'"' + b"x" * 900_000 + b'"')
    for _ in range(number - 14):
        if chance.random() < 0.1:
            at = chance.randrange(len(plain))
            yield plain[:at] + bytes([chance.randrange(256)]) + plain[at + 1 :]
        else:
            yield json.dumps(mutated(value, chance)).encode()


def crafted_patterns(kept: bytes, number: int) -> Iterator[bytes]:
    """That many files of patterns like the one that holds `kept`, and one that is not like it."""
    python, entries, code = marshal.loads(kept)
    chance = random.Random(3)
    yield marshal.dumps(None)
    for _ in range(number - 1):
        yield marshal.dumps((python, mutated(entries, chance), code))


def test_a_crafted_cache_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "crafted").mkdir()
    env = environment(AWESOMELINT_CACHE_DIR=str(tmp_path / "cache"))
    for call in (["README.md"], ["./README.md", "--output-format", "json"]):
        command = [sys.executable, "-m", "awesomelint", "check", *call]
        assert (
            subprocess.run(command, cwd=tmp_path, env=env, check=False, capture_output=True).returncode == 1
        )
    kept = [path for path in (tmp_path / "cache").glob("?/*") if path.is_file()]
    assert len(kept) == 4
    for path in kept:
        value = json.loads(path.read_bytes()[16:])
        for number, data in enumerate(crafted(value, 340)):
            (tmp_path / "crafted" / f"{number:04}.{path.name}").write_bytes(cache.digest(data) + data)
    command = [sys.executable, "-c", _MANY, str(tmp_path / "crafted")]
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0 and done.stdout.endswith("done\n"), done.stderr[-2000:]


GIVEN = [
    (r"(?P<letter>[a-z])(\d)", 2),
    (r"[一-龯]++(?<!x)|(?:a|bc){2,}", 0),
    (r"(?i)ſ(?P<one>k)(?(one)x|y)", 0),
]
_RESTORE = """
import os, sys
from awesomelint.util.regex import Store
for name in sorted(name for name in os.listdir(sys.argv[1]) if not name.endswith("-key")):
    store = Store(os.path.join(sys.argv[1], name))
    for given in eval(sys.argv[2]):
        store.compiled(*given)
print("done")
"""


def test_crafted_patterns_are_no_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "crafted").mkdir()
    store = Store(str(tmp_path / "kept"))
    for given in GIVEN:
        store.compiled(*given)
    store.keep()
    key = store._key()
    assert key is not None
    # What was written with the user's own key is checked all the same, except for code that Python did not make.
    for number, data in enumerate(crafted_patterns((tmp_path / "kept").read_bytes()[DIGEST_SIZE:], 500)):
        path = tmp_path / "crafted" / f"{number:04}"
        path.write_bytes(digest(data, key) + data)
        disk.write(f"{path}-key", key, mode=0o600)
    command = [sys.executable, "-c", _RESTORE, str(tmp_path / "crafted"), repr(GIVEN)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0 and done.stdout == "done\n", done.stderr[-2000:]


def test_patterns_that_somebody_else_has_written_are_not_even_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "kept"
    store = Store(str(path))
    for given in GIVEN:
        store.compiled(*given)
    store.keep()
    assert Store(str(path))._load().entries.keys() == {regex._name(*given) for given in GIVEN}
    kept = path.read_bytes()[DIGEST_SIZE:]
    monkeypatch.setattr(regex, "_restored", lambda *form: pytest.fail("code of somebody else is tried"))
    for number, data in enumerate(crafted_patterns(kept, 1_000)):
        path.write_bytes((digest(data), digest(data, b"x" * 32), bytes(DIGEST_SIZE))[number % 3] + data)
        assert not Store(str(path))._load().entries


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="has no such permissions")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602])
def test_a_key_that_others_can_read_or_write_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path, key = tmp_path / "kept", tmp_path / "kept-key"
    store = Store(str(path))
    store.compiled(*GIVEN[0])
    store.keep()
    old = key.read_bytes()
    assert key.stat().st_mode & 0o777 == 0o600 and Store(str(path))._load().entries
    key.chmod(mode)
    assert not Store(str(path))._load().entries
    again = Store(str(path))
    again.compiled(*GIVEN[0])
    again.keep()
    assert (
        key.read_bytes() != old and key.stat().st_mode & 0o777 == 0o600 and Store(str(path))._load().entries
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_the_cache_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWESOMELINT_NO_CACHE", raising=False)
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(tmp_path))
    name = cache.key("x")
    (tmp_path / name[0]).mkdir()
    os.mkfifo(tmp_path / name[0] / name)
    assert cache.load(name) is None
