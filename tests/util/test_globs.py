"""Patterns of paths: what git makes of them, in bounded time, whoever wrote them."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from awesomelint.config.starter import OtherList, starter
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.util import globs
from awesomelint.util.globs import Globs, escaped, parse
from awesomelint.workspace import files
from tests.support.packages import environment, git
from tests.support.repositories import needs_git

# The pattern, what it matches, what it does not.
CASES = [
    ("a.md", "a.md x/a.md a.md/x", "b.md xa.md"),
    ("/a.md", "a.md", "x/a.md"),
    ("x/a.md", "x/a.md", "a.md y/x/a.md"),
    ("x/", "x/a y/x/a", "x"),
    ("*.md", "a.md x/.md", "a.mdx"),
    ("a*b*c", "abc aXbXc axbxbcc", "ab acb"),
    ("x/*.md", "x/a.md", "x/y/a.md"),
    ("**/a", "a x/a x/y/a", "xa"),
    ("x/**", "x/a x/y/a", "x y/x/a"),
    ("x/**/a", "x/a x/y/a x/y/z/a", "x/ya"),
    ("x/**/y/**/a", "x/y/a x/1/y/2/a", "x/a"),
    ("?.md", "a.md é.md", "ab.md /.md"),
    ("[a-c]x", "ax cx", "dx -x"),
    ("[!a-c]x", "dx", "ax"),
    ("[^]]x", "ax", "]x"),
    ("[[:digit:]]", "1", "a"),
    ("a[b", "", "a[b ab"),
    ("\\*", "*", "a"),
    ("\\#a", "#a", "a"),
    ("a\\ ", "a\u0020", "a"),
]


@pytest.mark.parametrize(("pattern", "inside", "outside"), CASES, ids=[case[0] for case in CASES])
def test_a_pattern_matches_what_it_says(pattern: str, inside: str, outside: str) -> None:
    one = Globs([found] if (found := parse(pattern)) is not None else [])
    assert all(one.match(path) for path in (inside.split() if inside.strip() == inside else [inside]))
    assert not [path for path in outside.split() if one.match(path)]


def test_blank_lines_and_comments_are_no_patterns() -> None:
    assert parse("") is parse("   ") is parse("# a") is None
    for nothing in ("!", "/", "!/", "//"):
        with pytest.raises(ValueError, match="names nothing"):
            parse(nothing)


@needs_git
def test_patterns_mean_what_git_takes_them_for(tmp_path: Path) -> None:
    chance = random.Random(7)
    atoms = [
        "a",
        "b",
        "ab",
        "*",
        "?",
        "**/",
        "/",
        "/",
        "a*",
        "*b",
        "[ab]",
        "[!a]",
        "[^b]",
        "[a-c]",
        "\\a",
        "\\*",
        ".",
        "*.md",
        "c",
        "[]a]",
        "[[:alpha:]]",
        "!",
        "#",
        "[b-a]",
        "-",
        "/**",
    ]
    parts = ["a", "b", "ab", "c", "ba", "a.md", "b.md", "[", "*", "!a", "-", "]"]
    paths = sorted({"/".join(chance.choices(parts, k=chance.randint(1, 4))) for _ in range(120)})
    git("init", "--quiet", cwd=tmp_path)
    wrong = []
    for _ in range(60):
        lines = ["".join(chance.choices(atoms, k=chance.randint(1, 5))) for _ in range(chance.randint(1, 3))]
        # git itself takes `a**/b` for `a/**/b`, as its manual says it does not.
        lines = [
            line
            for line in lines
            if line.strip("!/") and not re.search(r"[^/*]\*\*+/|/\*\*[^/]|\*\*\*", line)
        ]
        (tmp_path / ".gitignore").write_text("\n".join(lines), encoding="utf-8")
        reported = subprocess.run(
            ["git", "check-ignore", "--no-index", "-z", "--stdin"],
            cwd=tmp_path,
            env=environment(),
            input="\0".join(paths).encode(),
            capture_output=True,
            check=False,
        ).stdout.decode()
        ours = Globs(pattern for line in lines if (pattern := parse(line)) is not None)
        ignored = [
            path
            for path in paths
            if any(ours.says(path[: end.start()], folder=True) for end in re.finditer("/", path))
            or ours.says(path)
        ]
        if ignored != [path for path in reported.split("\0") if path]:
            wrong.append(lines)
    assert not wrong


HOSTILE = [
    "*a" * 25,
    "**/a/" * 40 + "x",
    "*/" * 500 + "x",
    "**/*a*a*a*a/" * 20 + "b",
    "a*" * 2000,
    "*[ab]?" * 80 + "z",
]
PATHS = ["a" * 250 + "b", "/".join(["a"] * 2000), "/".join(["a" * 250] * 16)]


@pytest.mark.slow
@pytest.mark.parametrize("pattern", HOSTILE, ids=lambda pattern: pattern[:12])
def test_no_pattern_runs_away(pattern: str, tmp_path: Path) -> None:
    # In a process of its own, which can be ended: these take minutes, or years, where `*` is tried at every place.
    code = (
        "import sys; from awesomelint.util.globs import Globs, parse; one = Globs([parse(sys.argv[1])])\n"
        "print(*[one.match(path) for path in sys.argv[2:]])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, pattern, *PATHS], capture_output=True, text=True, check=True, timeout=60
    )
    assert len(done.stdout.split()) == len(PATHS)
    (tmp_path / f"{'a' * 100}b.md").write_text("- [A](https://arxiv.org/abs/2401.00001)\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("- [A](https://arxiv.org/abs/2401.00001)\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text(f"{pattern}\n", encoding="utf-8")
    (tmp_path / ".awesomelint.toml").write_text(f'exclude = ["{pattern}z"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "awesomelint", "check", "--no-cache", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_ignored_files_of_folders_below_and_above(tmp_path: Path) -> None:
    for name in ("a.md", "x/a.md", "x/b.md", "y/a.md", "y/x/b.md", "z/keep.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("z/\n/x/b.md\n!\n", encoding="utf-8")
    (tmp_path / "y" / ".gitignore").write_text("/a.md\r\n", encoding="utf-8")
    found = [os.path.relpath(str(path), tmp_path) for path in files.find([str(tmp_path)])]
    assert found == [os.path.join(*name.split("/")) for name in ("a.md", "x/a.md", "y/x/b.md")]


@pytest.mark.parametrize("name", ["a*b?[c].md", "#a", "!a", "a ", "a\\b", "a\nb", "\udcffa"])
def test_an_escaped_name_matches_itself_alone(name: str) -> None:
    one = Globs([pattern for pattern in [parse(escaped(name))] if pattern is not None])
    assert one.match(name) and not one.match("axbxc.md") and not one.match("a")


def test_no_name_of_a_file_sets_anything_in_a_first_configuration() -> None:
    import tomllib

    bad = 'contributing\nignore = ["all"]\n#\x1b\u202e\udcff*.md'
    document = read(Source("- [A](https://arxiv.org/abs/2401.00001)\n", bad))
    text = starter(bad, document, [], [OtherList(bad, 3), OtherList("other\nselect = []\n.md", 2)])
    text.encode("utf-8")
    set_there = tomllib.loads(text)
    assert set(set_there) == {"min-severity", "exclude", "rules"} and set_there["rules"] == {}
    assert "\x1b" not in text and "\u202e" not in text
    assert Globs(
        [pattern for one in set_there["exclude"] if (pattern := globs.parse(one)) is not None]
    ).match(bad)
