"""The cache: what is known from an earlier run is said again only if nothing has changed that it depends on."""

from __future__ import annotations

import datetime
import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import awesomelint
from awesomelint.cli import main
from awesomelint.engine import context_for
from awesomelint.reading import read
from awesomelint.rules import RULES
from awesomelint.session import cache, replay
from awesomelint.settings import Settings
from awesomelint.source import Source
from awesomelint.workspace import boundary

LIST = """\
# Awesome Things

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [深度 Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention is all you need](https://arxiv.org/pdf/1706.03762v7), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](http://arxiv.org/abs/2001.08361), Jan. 23 2020.
"""
OTHER = LIST.replace("1412.6980", "1412.698")
FUTURE = LIST.replace("Jan. 23 2020", "Jan. 23 2050")
FORMATS = ["text", "concise", "json", "json-lines", "github", "sarif", "rdjson", "gitlab", "junit"]
PACKAGE = Path(awesomelint.__file__).parent

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list to work in, and a cache beside it."""
    for name in (*replay.ENVIRONMENT, "AWESOMELINT_NO_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(tmp_path / "cache"))
    work = tmp_path / "work"
    work.mkdir()
    (work / "README.md").write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    def called(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["check", *argv])
        return status, *capsys.readouterr()

    return called


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Lets a part of the program be used no more."""

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("this is known already")

    yield lambda name: monkeypatch.setattr(name, fail)


def entries(folder: Path) -> list[Path]:
    return [
        path
        for path in (folder.parent / "cache").rglob("*")
        if path.is_file() and path.parent.name != "cache"
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_the_same_from_the_cache(
    name: str, call: Call, idle: Callable[[str], None]
) -> None:
    options = ["--output-format", name, "--min-severity", "note", "README.md"]
    plain = call(*options, "--no-cache")
    assert call(*options) == plain and plain[0] == 1
    idle("awesomelint.session.internal_error.lint")
    # Another call, for which only the findings are known; then the very same one.
    spelled = [*options[:-1], "./README.md"]
    assert call(*spelled) == plain
    idle("awesomelint.cli._run")
    assert call(*options) == plain


def test_statistics_and_colours_are_kept_apart(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, counted = call(), call("--statistics")
    painted = call("--color", "always")
    assert len({plain, counted, painted}) == 3
    assert (call(), call("--statistics"), call("--color", "always")) == (plain, counted, painted)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert call() == call("--no-cache")


def _write(name: str, text: str) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    return write


CHANGES: dict[str, tuple[list[str], Callable[[Path], object]]] = {
    "the list": (["README.md"], _write("README.md", OTHER)),
    "the list of the folder": ([], _write("README.md", OTHER)),
    "the list is gone": (["README.md"], lambda folder: (folder / "README.md").unlink()),
    "a configuration comes": ([], _write(".awesomelint.toml", 'ignore = ["works"]')),
    "a configuration comes in a folder above": ([], _write("../awesomelint.toml", 'select = ["works"]')),
    "another project configures other things": ([], _write("pyproject.toml", "[tool.ruff]")),
    "the configuration changes": (["sub"], _write("sub/.awesomelint.toml", 'ignore = ["works"]')),
    "the configuration has a mistake": (["sub"], _write("sub/.awesomelint.toml", 'ignor = ["works"]')),
    "the named configuration": (["--config", "own.toml"], _write("own.toml", 'ignore = ["works"]')),
    "the baseline": (["--baseline", "base.json"], _write("base.json", '{"version": 1, "findings": []}')),
    "the baseline is damaged": (["--baseline", "base.json"], _write("base.json", "{")),
    "a file comes into a folder": (["."], _write("new.md", OTHER)),
    "a file comes into a folder within": (["."], _write("sub/new.md", OTHER)),
    "a file goes from a folder": (["."], lambda folder: (folder / "sub" / "b.md").unlink()),
    "a file is ignored": (["."], _write(".gitignore", "sub/\n")),
    "a file is no longer ignored": (["."], _write("sub/.gitignore", "")),
    "a file becomes a folder": (
        ["sub/b.md"],
        lambda folder: ((folder / "sub/b.md").unlink(), (folder / "sub/b.md").mkdir()),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(change: str, place: Path, call: Call) -> None:
    options, make = CHANGES[change]
    (place / "sub").mkdir()
    (place / "sub" / "b.md").write_text(LIST, encoding="utf-8")
    (place / "sub" / "c.md").write_text(OTHER, encoding="utf-8")
    (place / "sub" / ".gitignore").write_text("c.md\n", encoding="utf-8")
    (place / "sub" / ".awesomelint.toml").write_text('select = ["works"]\n', encoding="utf-8")
    (place / "own.toml").write_text('select = ["works"]\n', encoding="utf-8")
    assert main(["baseline", "-o", "base.json"]) == 0
    before = call(*options)
    assert call(*options) == before
    make(place)
    after = call(*options)
    assert after == call(*options, "--no-cache")
    assert call(*options) == after
    if change != "another project configures other things":
        assert after != before


def test_a_repository_that_cuts_off_the_configuration_above_is_seen(place: Path, call: Call) -> None:
    (place.parent / ".awesomelint.toml").write_text(
        'ignore = ["works", "links", "style", "text"]\n', encoding="utf-8"
    )
    before = call("README.md")
    assert call("README.md") == before
    (place / ".git").mkdir()
    after = call("README.md")
    assert after == call("README.md", "--no-cache") != before


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs symbolic links")
def test_a_link_that_leads_elsewhere_is_seen(place: Path, call: Call) -> None:
    (place / "a.md").write_text(LIST, encoding="utf-8")
    (place / "b.md").write_text(LIST, encoding="utf-8")
    both = call("a.md", "b.md")
    (place / "b.md").unlink()
    (place / "b.md").symlink_to("a.md")
    assert call("a.md", "b.md") == call("a.md", "b.md", "--no-cache") != both
    (place / "b.md").unlink()
    (place / "b.md").write_text(LIST, encoding="utf-8")
    assert call("a.md", "b.md") == both


def test_what_was_said_besides_the_findings_is_said_again(place: Path, call: Call) -> None:
    (place / "empty.md").write_text("", encoding="utf-8")
    (place / "prose.md").write_text("# Prose\n\nNo list.\n", encoding="utf-8")
    for options in (["empty.md"], ["prose.md", "--verbose"], ["none.md", "README.md"]):
        first = call(*options)
        assert first[2] and call(*options) == first


def test_on_a_later_day_nothing_is_taken_from_the_cache(
    place: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return datetime.date(2060, 1, 1)

    (place / "future.md").write_text(FUTURE, encoding="utf-8")
    before = call("future.md")
    assert "is in the future" in before[1]
    monkeypatch.setattr(datetime, "date", Later)
    monkeypatch.setattr(replay, "_today", lambda: (2060, 1, 1))
    assert call("future.md") == call("future.md", "--no-cache") != before


def test_only_dated_rules_see_the_day() -> None:
    settings = Settings(today=datetime.date(2026, 1, 1))
    document = read(Source(LIST))
    seeing = {rule.name for rule in RULES if context_for(rule, document, settings).today is not None}
    assert seeing == {"broken-arxiv-id", "impossible-date"}


def test_all_variables_that_have_a_say_are_known() -> None:
    asked = {boundary.VARIABLE}
    for path in PACKAGE.rglob("*.py"):
        # A call that has asked git is not made again from the cache, nor is one for help; the width of the
        # terminal, for which COLUMNS is asked, is compared itself.
        if path.name not in ("cache.py", "replay.py", "git.py", "arguments.py", "streams.py"):
            text = path.read_text(encoding="utf-8")
            asked.update(re.findall(r"""environ(?:\.get\(|\[)["'](\w+)""", text))
            asked.update(re.findall(r'"([A-Z]+_[A-Z_]+)"', text) if "environ.get(name)" in text else ())
    assert asked == set(replay.ENVIRONMENT)


def test_another_width_of_the_terminal_is_another_call(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("AWESOMELINT_NO_CACHE", raising=False)
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(tmp_path))
    keys = set()
    for width in (None, 80, 120):
        monkeypatch.setattr(replay, "terminal_columns", lambda width=width: width)
        keys.add(replay._cache_key(["check"]))
    assert len(keys) == 3


@pytest.mark.slow
def test_of_the_path_rules_see_the_name_alone(place: Path, call: Call) -> None:
    large = LIST + "\n" + "Filler. " * 70_000 + "\n"
    for name in ("README.md", "archive.md"):
        (place / name).write_text(large, encoding="utf-8")
    assert "truncates this README" in call("README.md", "--select", "file-too-large")[1]
    assert call("archive.md", "--select", "file-too-large")[0] == 0


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "flipped": lambda data: data[:-5] + bytes([data[-5] ^ 64]) + data[-4:],
    "after it": lambda data: data + b"x",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_ignored(damage: str, place: Path, call: Call) -> None:
    first = call()
    paths = entries(place)
    assert len(paths) == 3
    for path in paths:
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert call() == first
    # And it is whole again.
    assert cache.load(next(path.name for path in paths)) is not None


def test_a_cache_that_cannot_be_written_is_ignored(
    place: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = call("--no-cache")
    (place.parent / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(place.parent / "file"))
    assert call() == call() == first
    assert (place.parent / "file").read_text(encoding="utf-8") == ""


def test_a_full_disk_leaves_nothing_behind(place: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    first = call("--no-cache")

    def full(new: str, path: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    assert call("--exit-zero")[0] == 0
    before = entries(place)
    monkeypatch.setattr(os, "replace", full)
    assert call() == call() == first
    assert entries(place) == before


def test_no_cache_is_used_or_made_if_none_is_wanted(
    place: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("--no-cache")
    monkeypatch.setenv("AWESOMELINT_NO_CACHE", "1")
    call()
    assert not (place.parent / "cache").exists()
    monkeypatch.delenv("AWESOMELINT_NO_CACHE")
    assert call()[0] == 1 and len(entries(place)) == 3
    assert (place.parent / "cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_the_cache_is_in_the_users_cache_folder(
    place: Path, call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("AWESOMELINT_CACHE_DIR")
    homes = {
        "linux": ("XDG_CACHE_HOME", ""),
        "win32": ("LOCALAPPDATA", ""),
        "darwin": ("HOME", "Library/Caches"),
    }
    for system, (variable, below) in homes.items():
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setenv(variable, str(tmp_path / system))
        cache.store(cache.key("x"), 1)
        assert (tmp_path / system / below / "awesomelint").is_dir(), system
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    cache.store(cache.key("x"), 1)
    assert (tmp_path / "home" / ".cache" / "awesomelint").is_dir() and not (place / "not").exists()


@pytest.mark.slow
def test_the_cache_never_grows_beyond_its_bound(place: Path) -> None:
    for number in range(3000):
        cache.store(cache.key("few", number), number)
    assert len(entries(place)) <= 2048
    assert cache.load(cache.key("few", 2999)) == 2999 and cache.load(cache.key("few", 0)) is None
    for number in range(120):
        cache.store(cache.key("large", number), "x" * 1_000_000)
    assert sum(path.stat().st_size for path in entries(place)) <= 64 << 20
    cache.store(cache.key("too large"), "x" * 5_000_000)
    assert cache.load(cache.key("too large")) is None


@pytest.mark.slow
def test_what_is_of_use_stays(place: Path) -> None:
    used = cache.key("used")
    cache.store(used, "used")
    for path in entries(place):
        os.utime(path, (1, 1))
    for number in range(4000):
        assert cache.load(used) == "used"
        cache.store(cache.key("of use once", number), number)


def test_another_program_has_other_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def key() -> str:
        monkeypatch.setattr(cache, "_running", b"")
        return cache.key("x")

    keys = {key(), cache.key("y"), cache.key("x", "")}
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    keys.add(key())
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "session" / "cache.py"))
    for name in ("cache.py", "rules/one.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
        keys.add(key())
    os.utime(tmp_path / "rules" / "one.py", (1, 1))
    keys.add(key())
    (tmp_path / "site-packages").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site-packages")])
    keys.add(key())
    assert len(keys) == 8


def test_an_installed_program_that_is_replaced_has_other_keys(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    libraries = tmp_path / "site-packages"
    package = libraries / "awesomelint"
    (package / "session").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(libraries)])
    monkeypatch.setattr(cache, "__file__", str(package / "session" / "cache.py"))

    def key() -> str:
        monkeypatch.setattr(cache, "_running", b"")
        return cache.key("x")

    keys = set()
    for replaced in (libraries, package):
        for time in (1, 2):
            os.utime(replaced, (time, time))
            keys.add(key())
    assert len(keys) == 4 and key() in keys
    # Looking at all modules takes too long for a call that has nothing else to do.
    monkeypatch.setattr(cache, "_modules", lambda folder: pytest.fail("looks at the modules"))
    assert key() in keys


@pytest.mark.slow
def test_many_processes_share_a_cache(place: Path) -> None:
    command = [sys.executable, "-m", "awesomelint", "check", "README.md"]
    for _ in range(2):
        processes = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)
        ]
        assert len({process.communicate() for process in processes}) == 1
        # The output of the call, the report and the drafts.
        assert len(entries(place)) == 3


def test_works_that_two_files_share_are_found_in_known_files(
    place: Path, call: Call, idle: Callable[[str], None]
) -> None:
    settings = 'min-severity = "note"\n[rules.duplicate-entry]\nscope = "all"\n'
    (place / ".awesomelint.toml").write_text(settings, encoding="utf-8")
    (place / "other.md").write_text(LIST, encoding="utf-8")
    first = call("README.md", "other.md", "--no-cache")
    assert "is already listed in README.md on line" in first[1]
    call("README.md"), call("other.md")
    idle("awesomelint.session.internal_error.lint")
    assert call("README.md", "other.md") == first == call("README.md", "other.md")


def test_what_is_let_pass_is_let_pass_in_known_files(
    place: Path, call: Call, idle: Callable[[str], None]
) -> None:
    text = OTHER.replace(
        "- [Attention is", "<!-- awesomelint-disable-next-line duplicate-entry -->\n- [Attention is"
    )
    (place / "README.md").write_text(text, encoding="utf-8")
    assert main(["baseline", "--select", "broken-arxiv-id"]) == 0
    diff = "--- a/README.md\n+++ b/README.md\n@@ -4,0 +4,1 @@\n+x\n"
    (place / "change.diff").write_text(diff, encoding="utf-8")
    calls = [[], ["--baseline", ".awesomelint-baseline.json"], ["--diff-from", "change.diff"]]
    first = [call(*options, "--no-cache") for options in calls]
    assert len({reported for _, reported, _ in first}) == 3
    call("--exit-zero")
    idle("awesomelint.session.internal_error.lint")
    assert [call(*options) for options in calls] == first
    assert [call(*options) for options in calls] == first


def test_fix_learns_from_the_cache_and_teaches_it(
    place: Path, call: Call, capsys: pytest.CaptureFixture[str], idle: Callable[[str], None]
) -> None:
    shown = main(["fix", "--diff", "--no-cache"]), *capsys.readouterr()
    call()
    assert (main(["fix", "--diff"]), *capsys.readouterr()) == shown
    main(["fix"])
    left = capsys.readouterr().out
    repaired = (place / "README.md").read_bytes()
    assert repaired != LIST.encode() and "Fixed" in left
    idle("awesomelint.session.internal_error.lint")
    idle("awesomelint.engine.lint")
    assert main(["fix"]) == 1 and "Fixed" not in capsys.readouterr().out
    assert (place / "README.md").read_bytes() == repaired
    assert call()[0] == 1
