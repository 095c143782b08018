"""Patterns that are compiled late, or were kept from an earlier run, are the patterns that they stand for; none is wrong."""

from __future__ import annotations

import marshal
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from awesomelint.util import regex
from awesomelint.util.digest import digest
from awesomelint.util.regex import Store, lazy_pattern
from tests.support import PROJECT

PACKAGE = PROJECT / "src" / "awesomelint"
USERS = sorted(path for path in PACKAGE.rglob("*.py") if "lazy_pattern(" in path.read_text(encoding="utf-8"))


def test_a_lazy_pattern_answers_as_its_pattern_does() -> None:
    given, text = r"(?P<letter>[a-z])(\d)", "A1 b2-C3"
    late, compiled = lazy_pattern(given, int(re.IGNORECASE)), re.compile(given, re.IGNORECASE)
    for _ in range(2):
        assert late.findall(text) == compiled.findall(text)
        assert late.sub(r"\2", text) == compiled.sub(r"\2", text)
        assert late.subn("", text, 1) == compiled.subn("", text, 1)
        assert late.split(text) == compiled.split(text)
        assert [match.span() for match in late.finditer(text, 2)] == [
            match.span() for match in compiled.finditer(text, 2)
        ]
        found = late.search(text, 1)
        assert found is not None and found["letter"] == "b" and found.re == compiled
        assert late.match(text, 1) is None and late.fullmatch("z9") is not None
    assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert dict(late.groupindex) == {"letter": 1}


def test_a_pattern_is_compiled_when_it_is_first_used_and_not_before() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.stem)
def test_each_lazy_pattern_can_be_compiled(path: Path) -> None:
    module = import_module(".".join(("awesomelint", *path.relative_to(PACKAGE).with_suffix("").parts)))
    held = [*vars(module).values()]
    held += [value for owner in held if isinstance(owner, type) for value in vars(owner).values()]
    held += [value for owner in held if isinstance(owner, tuple | list) for value in owner]
    held += [value for owner in held if isinstance(owner, dict) for value in owner.values()]
    lazy = [value for value in held if type(value).__name__ == "_Lazy"]
    assert all(re.compile(late.pattern, late.flags & ~re.UNICODE) for late in lazy)
    assert lazy or path.stem == "regex"


# -- kept patterns --

GIVEN = [
    (r"(?P<letter>[a-z])(\d)", int(re.IGNORECASE)),
    (r"[\u4e00-\u9fff]++(?<!x)|(?:a|bc){2,}", 0),
    (r" a . (?# b) ", int(re.VERBOSE | re.DOTALL | re.ASCII)),
    (r"(?i)ſ(?P<one>k)(?(one)x|y)", 0),
]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "patterns.sre"


def fill(file: Path) -> None:
    store = Store(str(file))
    for given in GIVEN:
        store.compiled(*given)
    store.keep()


def sealed(file: Path, data: bytes) -> bytes:
    """Data as this user's program would have kept it."""
    store = Store(str(file))
    key = store._key() or store._make_key()
    assert key is not None
    return digest(data, key) + data


def same(one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Patterns are equal if their codes are; that does not speak of their groups."""
    return one == other and (one.groups, dict(one.groupindex)) == (other.groups, dict(other.groupindex))


def test_a_kept_pattern_is_the_one_that_was_compiled(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(file)
    monkeypatch.setattr(regex, "_compile", lambda *given: pytest.fail(f"{given} is compiled again"))
    store = Store(str(file))
    for given in GIVEN:
        found = store.compiled(*given)
        assert same(found, re.compile(*given)) and found.pattern == given[0]
    match = store.compiled(*GIVEN[0]).search("-B7")
    assert match is not None and match.groupdict() == {"letter": "B"} and match.lastgroup is None
    assert not store.new


def test_every_pattern_of_the_program_can_be_kept(file: Path) -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.stem != "__main__":
            import_module(".".join(("awesomelint", *path.relative_to(PACKAGE).with_suffix("").parts)))
    assert regex._store.known is not None
    kept = (name.partition(" ") for name in regex._store.known.entries)
    own = {*((pattern, int(flags)) for flags, _, pattern in kept), *regex._store.new}
    assert len(own) > 150
    first, again = Store(str(file)), Store(str(file))
    made = {given: first.compiled(*given) for given in own}
    first.keep()
    assert all(same(again.compiled(*given), pattern) for given, pattern in made.items())
    assert not again.new, "these are compiled by each process anew"


@pytest.mark.parametrize("damage", ["", "cut", "bit", "text", "python", "short", "entries", "folder"])
def test_a_file_that_is_not_whole_or_another_pythons_is_as_good_as_none(file: Path, damage: str) -> None:
    fill(file)
    data = file.read_bytes()
    other = marshal.dumps(("3.0", {"0 a": (0, 0, 8, 0, {})}, b"12345678"))
    damaged = {
        "": b"",
        "cut": data[:-7],
        "bit": data[:99] + bytes([data[99] ^ 1]) + data[100:],
        "text": b"# patterns",
        "python": sealed(file, other),
        "short": sealed(file, other[:-1]),
        "entries": sealed(file, marshal.dumps((regex._python(), None, b""))),
    }
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes(damaged[damage])
    store = Store(str(file))
    assert all(same(store.compiled(*given), re.compile(*given)) for given in GIVEN)
    store.keep()
    if damage != "folder":
        assert file.read_bytes() == data
    assert {path.name for path in file.parent.iterdir()} == {file.name, f"{file.name}-key"}


def test_code_that_python_refuses_is_made_anew(file: Path) -> None:
    entry = (0, 0, 8, 0, dict[str, int]())
    entries = {regex._name(*given): entry for given in GIVEN}
    file.write_bytes(sealed(file, marshal.dumps((regex._python(), entries, b"\xff" * 8))))
    store = Store(str(file))
    assert all(same(store.compiled(*given), re.compile(*given)) for given in GIVEN)
    assert len(store.new) == len(GIVEN)


def test_two_processes_keep_what_each_had_to_compile(file: Path) -> None:
    one, other = Store(str(file)), Store(str(file))
    one.compiled(*GIVEN[0])
    other.compiled(*GIVEN[1])
    one.keep()
    other.keep()
    store = Store(str(file))
    store.compiled(*GIVEN[0])
    store.compiled(*GIVEN[1])
    assert not store.new


def test_no_file_is_written_where_python_writes_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    fill(file)
    assert not file.exists()
    nowhere = Store(None)
    assert same(nowhere.compiled(*GIVEN[0]), re.compile(*GIVEN[0]))
    nowhere.keep()


def test_nothing_is_made_ready_where_nothing_can_be_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regex, "_form", lambda *given: pytest.fail(f"{given} is made ready for nothing"))
    store = Store(str(file.parent / "no such folder" / file.name))
    assert same(store.compiled(*GIVEN[0]), re.compile(*GIVEN[0]))
    store.keep()
    assert not list(file.parent.iterdir())


def test_the_file_does_not_grow_without_end(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "MOST", 2)
    fill(file)
    store = Store(str(file))
    for given in GIVEN:
        store.compiled(*given)
    assert list(store.new) == GIVEN[:2]


def test_an_invalid_pattern_raises_the_usual_error(file: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        Store(str(file)).compiled("(", 0)
