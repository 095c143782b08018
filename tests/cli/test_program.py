"""The command line: bad input gets a sentence and an exit status, and `fix` writes what it must and nothing else."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.packages import outside_services
from tests.support.program import called

CLEAN = """\
# Papers

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.
"""
# Two safe fixes: a URL on a mirror, and a typo in a date.
BROKEN = CLEAN.replace("https://arxiv.org/abs/1412", "https://www.arxiv.org/abs/1412").replace(
    "Jun. 12", "Ju.n 12"
)
# A duplicate, whose removal is a fix that a person should look at.
TWICE = CLEAN + "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.\n"
is_root = hasattr(os, "geteuid") and os.geteuid() == 0


def run(
    folder: Path, *args: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    env = outside_services(AWESOMELINT_NO_CACHE="1") | environment
    return called(folder, *args, env=env, stdin=stdin)


def reported(done: subprocess.CompletedProcess[bytes]) -> str:
    """What was said on standard error: sentences, never a traceback."""
    said = done.stderr.decode()
    assert "Traceback" not in said and "Error" not in said
    return said


def write(folder: Path, text: str, name: str = "README.md") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


# -- bad input ------------------------------------------------------------------------------------------------------


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    write(tmp_path, "")
    done = run(tmp_path, "check", "README.md")
    assert (done.returncode, reported(done)) == (
        0,
        "awesomelint: README.md: the file is empty\n",
    )


@pytest.mark.parametrize("verb", ["check", "fix", "export", "style"])
def test_a_folder_without_markdown_is_named(tmp_path: Path, verb: str) -> None:
    write(tmp_path, "x", "notes.txt")
    done = run(tmp_path, verb, ".")
    assert (done.returncode, reported(done)) == (2, "awesomelint: .: no Markdown files in this folder\n")


@pytest.mark.parametrize("verb", ["check", "fix", "export", "style", "baseline"])
def test_a_missing_path_is_named_and_the_others_are_looked_at(tmp_path: Path, verb: str) -> None:
    write(tmp_path, CLEAN)
    done = run(tmp_path, verb, "gone.md", "README.md")
    assert done.returncode == 2
    assert "gone.md: no such file or folder" in reported(done)
    if verb in ("export", "style"):
        assert b"Attention" in done.stdout or b"3 entries" in done.stdout


def test_no_path_and_no_readme_is_said(tmp_path: Path) -> None:
    done = run(tmp_path, "check")
    assert done.returncode == 2
    assert "no README.md in" in reported(done) and "name the files to check" in reported(done)


@pytest.mark.skipif(is_root, reason="the superuser may read everything")
@pytest.mark.parametrize("verb", ["check", "fix", "export"])
def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, verb: str) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    write(closed, CLEAN)
    closed.chmod(0)
    try:
        done = run(tmp_path, verb, "closed")
    finally:
        closed.chmod(0o700)
    assert done.returncode == 2
    assert "closed: cannot read the folder (permission denied)" in reported(done)


@pytest.mark.skipif(is_root, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, CLEAN).chmod(0)
    done = run(tmp_path, "check", "README.md")
    assert (done.returncode, reported(done)) == (
        2,
        "awesomelint: README.md: cannot read the file (permission denied)\n",
    )


@pytest.mark.parametrize("verb", ["check", "fix", "export"])
def test_binary_on_standard_input_is_refused(tmp_path: Path, verb: str) -> None:
    done = run(tmp_path, verb, "-", "--stdin-filename", "list.md", stdin=bytes(range(256)))
    assert done.returncode == 2
    assert "list.md: not UTF-8: byte 0x80 at offset 128 is invalid" in reported(done)
    assert done.stdout in (b"", b"No findings in 0 entries (1 file)\n") or b"\x80" not in done.stdout


@pytest.mark.parametrize("verb", ["check", "fix"])
def test_one_file_that_is_not_utf_8_does_not_stop_the_others(tmp_path: Path, verb: str) -> None:
    (tmp_path / "a.md").write_bytes("# Müller\n".encode("latin-1"))
    write(tmp_path, TWICE, "b.md")
    done = run(tmp_path, verb, "a.md", "b.md")
    assert done.returncode == 2
    assert "a.md: not UTF-8: byte 0xfc at offset 3 is invalid; save the file as UTF-8" in reported(done)
    assert "b.md:6:" in done.stdout.decode() and "duplicate-entry" in done.stdout.decode()
    assert (tmp_path / "a.md").read_bytes() == "# Müller\n".encode("latin-1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("selct = []\n", "did you mean", id="an unknown key"),
        pytest.param("select = [\n", "awesomelint.toml", id="no TOML"),
        pytest.param('select = ["duplicate-entri"]\n', "duplicate-entry", id="an unknown rule"),
        pytest.param("\xff", "awesomelint.toml", id="no UTF-8"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "fix", "config"])
def test_a_mistake_in_the_configuration_is_reported_before_anything_is_done(
    tmp_path: Path, verb: str, text: str, words: str
) -> None:
    path = write(tmp_path, BROKEN)
    (tmp_path / "awesomelint.toml").write_bytes(text.encode("latin-1"))
    done = run(tmp_path, verb, "README.md")
    assert done.returncode == 2
    assert words in reported(done)
    assert path.read_text() == BROKEN


@pytest.mark.parametrize(
    "args",
    [
        ["--nonsense"],
        ["check", "--min-severity", "fatal"],
        ["check", "--output-format", "pdf"],
        ["chekc"],
        ["rule", "nonsense"],
    ],
    ids=" ".join,
)
def test_bad_usage_is_reported(tmp_path: Path, args: list[str]) -> None:
    done = run(tmp_path, *args)
    assert done.returncode == 2
    assert done.stderr and b"Traceback" not in done.stderr


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    write(tmp_path, CLEAN)
    done = run(tmp_path, "check", "--output-file", "gone/report.txt")
    assert done.returncode == 2
    assert "gone/report.txt: cannot write the file (no such file or directory)" in reported(done)


@pytest.mark.parametrize("verb", ["check", "export", "fix"])
@pytest.mark.slow
def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path, verb: str) -> None:
    lines = (
        f"- [Title Number {n}](https://www.arxiv.org/abs/1706.{n:05}), Jun. {n % 28 + 1} 2017.\n"
        for n in range(1000)
    )
    write(tmp_path, "# Papers\n\n" + "".join(lines))
    args = [sys.executable, "-m", "awesomelint", verb, "README.md", *(["--diff"] if verb == "fix" else [])]
    environment = os.environ | {"AWESOMELINT_NO_CACHE": "1"}
    with subprocess.Popen(
        args, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said and b"BrokenPipe" not in said


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no /dev/full here")
    write(tmp_path, TWICE)
    done = run(tmp_path, "check", "--output-file", "/dev/full")
    assert done.returncode == 2
    assert "/dev/full: cannot write the file (no space left on device)" in reported(done)


# -- fix ------------------------------------------------------------------------------------------------------------


def test_fix_repairs_in_place_and_says_what(tmp_path: Path) -> None:
    path = write(tmp_path, BROKEN)
    done = run(tmp_path, "fix", "README.md")
    assert path.read_text() == CLEAN
    assert (done.returncode, reported(done)) == (0, "")
    assert done.stdout.decode().startswith("Fixed 2 findings (1 url-form, 1 malformed-date)\n")


def test_check_with_fix_is_fix(tmp_path: Path) -> None:
    path = write(tmp_path, BROKEN)
    done = run(tmp_path, "check", "--fix", "README.md")
    assert (done.returncode, path.read_text()) == (0, CLEAN)


def test_fix_leaves_a_clean_list_alone(tmp_path: Path) -> None:
    path = write(tmp_path, CLEAN)
    before = path.stat()
    done = run(tmp_path, "fix", "README.md")
    assert (done.returncode, path.read_text()) == (0, CLEAN)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_diff_shows_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, BROKEN)
    done = run(tmp_path, "fix", "--diff", "README.md")
    assert (done.returncode, path.read_text()) == (1, BROKEN)
    shown = done.stdout.decode()
    assert shown.startswith("--- a/README.md\n+++ b/README.md\n@@ -1,5 +1,5 @@\n")
    assert "\n-- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Ju.n 12 2017.\n" in shown
    assert "\n+- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.\n" in shown
    assert reported(done) == "awesomelint: would fix 2 findings (1 url-form, 1 malformed-date) in 1 file\n"


def test_diff_of_a_clean_list_is_empty(tmp_path: Path) -> None:
    write(tmp_path, CLEAN)
    done = run(tmp_path, "fix", "--diff", "README.md")
    said = "awesomelint: nothing to fix in 3 entries (1 file)\n"
    assert (done.returncode, done.stdout, reported(done)) == (0, b"", said)


def test_standard_input_comes_out_repaired(tmp_path: Path) -> None:
    done = run(tmp_path, "fix", "-", "--stdin-filename", "README.md", stdin=BROKEN.encode())
    assert (done.returncode, done.stdout.decode()) == (0, CLEAN)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf# x\r\n", b"no list\0"], ids=["empty", "mark", "NUL"])
def test_standard_input_that_is_not_a_list_is_unchanged(tmp_path: Path, data: bytes) -> None:
    assert run(tmp_path, "fix", "-", stdin=data).stdout == data


def test_select_fixes_one_rule_only(tmp_path: Path) -> None:
    path = write(tmp_path, BROKEN)
    done = run(tmp_path, "fix", "--select", "url-form", "README.md")
    assert done.returncode == 0
    assert path.read_text() == CLEAN.replace("Jun. 12", "Ju.n 12")


def test_unsafe_fixes_are_made_only_when_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, TWICE)
    done = run(tmp_path, "fix", "README.md")
    assert (done.returncode, path.read_text()) == (1, TWICE)
    assert "--unsafe-fixes" in done.stdout.decode()
    done = run(tmp_path, "fix", "--unsafe-fixes", "README.md")
    assert (done.returncode, path.read_text()) == (0, CLEAN)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="byte-order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), id="both"),
        pytest.param(lambda text: text.replace("\n", "\r\n", 3).encode(), id="mixed line endings"),
    ],
)
def test_fix_keeps_the_form_of_a_file(tmp_path: Path, form) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(form(BROKEN))
    assert run(tmp_path, "fix", "README.md").returncode == 0
    assert path.read_bytes() == form(CLEAN)


def test_fix_keeps_permissions(tmp_path: Path) -> None:
    path = write(tmp_path, BROKEN)
    path.chmod(0o640)
    run(tmp_path, "fix", "README.md")
    assert path.read_text() == CLEAN
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_fix_follows_symbolic_links(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    path = write(tmp_path / "docs", BROKEN, "list.md")
    (tmp_path / "README.md").symlink_to("docs/list.md")
    run(tmp_path, "fix", "README.md")
    assert (tmp_path / "README.md").is_symlink()
    assert path.read_text() == CLEAN
    assert sorted(os.listdir(tmp_path)) == ["README.md", "docs"] and os.listdir(tmp_path / "docs") == [
        "list.md"
    ]


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path, BROKEN)
    write(tmp_path, BROKEN, "other.md")
    path.chmod(0o444)
    done = run(tmp_path, "fix", "README.md", "other.md")
    assert done.returncode == 2
    assert (
        reported(done)
        == "awesomelint: README.md: the file is read-only and was not fixed; make it writable and run the command again\n"
    )
    assert (path.read_text(), (tmp_path / "other.md").read_text()) == (BROKEN, CLEAN)


# Something happens to the file once it has been read: `{}` says what.
_MEANWHILE = """
import os, sys
from awesomelint.cli.commands import fix
from awesomelint.cli import main
own = fix.fix
def meanwhile(*args, **options):
    fixed = own(*args, **options)
    {}
    return fixed
fix.fix = meanwhile
sys.exit(main(["fix", "README.md", "other.md"]))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("event", "left", "words"),
    [
        pytest.param(
            "open('README.md', 'a').write('more')",
            BROKEN + "moremore",
            "another program changed the file",
            id="changed",
        ),
        pytest.param(
            "os.path.exists('README.md') and os.remove('README.md')",
            None,
            "the file was deleted",
            id="vanished",
        ),
    ],
)
def test_a_file_that_is_another_when_it_is_to_be_written_is_left_alone(
    tmp_path: Path, event: str, left: str | None, words: str
) -> None:
    path = write(tmp_path, BROKEN)
    write(tmp_path, BROKEN, "other.md")
    code = _MEANWHILE.format(event)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2
    assert f"README.md: {words}" in reported(done) or words in reported(done)
    assert (path.read_text() if left is not None else path.exists()) == (left or False)
    assert (tmp_path / "other.md").read_text() == CLEAN
    assert not [name for name in os.listdir(tmp_path) if name.endswith("-new")]


def test_files_of_a_killed_run_are_ignored(tmp_path: Path) -> None:
    path = write(tmp_path, BROKEN)
    # In a container every run may have the same number.
    code = (
        "import os, sys\nfrom awesomelint.cli import main\n"
        "open(f'.README.md.{os.getpid()}.awesomelint-new', 'w').write('half a li')\n"
        "sys.exit(main(['fix', 'README.md']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, reported(done), path.read_text()) == (0, "", CLEAN)


def test_a_name_as_long_as_names_can_be_is_no_hindrance(tmp_path: Path) -> None:
    path = write(tmp_path, BROKEN, "a" * 252 + ".md")
    done = run(tmp_path, "fix", path.name)
    assert (done.returncode, reported(done), path.read_text()) == (0, "", CLEAN)


@pytest.mark.parametrize("verb", ["check", "fix"])
def test_a_name_that_is_not_valid_utf_8_is_shown_and_written(tmp_path: Path, verb: str) -> None:
    name = b"list\xff\n\x1b[31m.md"
    try:
        with open(os.path.join(os.fsencode(tmp_path), name), "wb") as file:
            file.write(BROKEN.encode())
    except OSError:
        pytest.skip("this file system has no such names")
    done = run(tmp_path, verb, os.fsdecode(name))
    assert done.returncode == (1 if verb == "check" else 0)
    assert b"\x1b" not in done.stdout + done.stderr and b"Traceback" not in done.stderr
