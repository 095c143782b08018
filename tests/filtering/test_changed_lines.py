"""A unified diff of any origin is read for the lines that it adds or changes; other text is an error."""

from __future__ import annotations

import difflib
import subprocess
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.filtering.changed_lines import Lines, matching
from awesomelint.filtering.unified_diff import DiffError, parse
from awesomelint.source import Source


def among(lines: Lines, last: int = 40) -> list[int]:
    return [line for line in range(1, last) if lines.meet(line, line)]


def read(diff: str) -> dict[str, list[int]]:
    return {name: among(lines) for name, lines in parse(diff).items()}


GIT = """diff --git a/README.md b/README.md
index 1111111..2222222 100644
--- a/README.md
+++ b/README.md
@@ -2,4 +2,5 @@ # Papers
 same
-old
+new
+more
 same
-gone
+last
\\ No newline at end of file
diff --git a/gone.md b/gone.md
deleted file mode 100644
--- a/gone.md
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git a/new.md b/new.md
new file mode 100644
--- /dev/null
+++ b/new.md
@@ -0,0 +1,2 @@
+one
+two
diff --git a/was.md b/is.md
similarity index 90%
rename from was.md
rename to is.md
--- a/was.md
+++ b/is.md
@@ -7 +7 @@
-x
+y
@@ -12,2 +11,0 @@
-x
-y
"""


def test_a_diff_of_git() -> None:
    assert read(GIT) == {"README.md": [3, 4, 6], "new.md": [1, 2], "is.md": [7]}


def test_text_around_a_diff_does_not_matter() -> None:
    mail = (
        f"From 1111 Mon Sep 17\nSubject: [PATCH] --- a list\n\n---\n README.md | 3 ++-\n\n{GIT}-- \n2.39.5\n"
    )
    assert read(mail) == read(GIT)
    assert read(GIT.replace("\n", "\r\n")) == read(GIT)
    assert read("") == read("\n\n") == {}


@pytest.mark.parametrize(
    ("before", "after", "by_git", "names"),
    [
        ("a/README.md", "b/README.md", True, ["README.md"]),
        ("i/README.md", "w/README.md", True, ["README.md"]),
        ("README.md", "README.md", True, ["README.md"]),
        ("a/b/c.md", "a/b/c.md", True, ["a/b/c.md"]),
        (
            "README.md\t2024-01-01 00:00:00",
            "README.md\t2024-01-02 00:00:00.000000000 +0000",
            False,
            ["README.md"],
        ),
        ("./README.md.orig", "./README.md", False, ["README.md"]),
        ("a/README.md", "b/README.md", False, ["b/README.md", "README.md"]),
        ('"a/\\303\\274ber\\ttab.md"', '"b/\\303\\274ber\\ttab.md"', True, ["über\ttab.md"]),
        ('"a/\\"q\\\\.md"', '"b/\\"q\\\\.md"', True, ['"q\\.md']),
        ("/dev/null", "b/b/x.md", True, ["b/x.md"]),
    ],
)
def test_the_names_of_a_file(before: str, after: str, by_git: bool, names: list[str]) -> None:
    head = "diff --git x y\n" if by_git else ""
    assert read(f"{head}--- {before}\n+++ {after}\n@@ -1 +1 @@\n-x\n+y\n") == {name: [1] for name in names}


def test_lines_that_look_like_a_diff_are_lines() -> None:
    diff = "--- a\n+++ b\n@@ -1,2 +1,4 @@\n --- a/x\n-++ b/x\n+++ b/x\n+@@ -1 +1 @@\n+--- a/x\n"
    assert read(diff) == {"b": [2, 3, 4]}


def test_empty_context_lines_may_have_lost_their_space() -> None:
    assert read("--- a\n+++ a\n@@ -1,3 +1,4 @@\n x\n\n+y\n\n") == {"a": [3]}


@pytest.mark.parametrize(
    ("diff", "said"),
    [
        ("hello\n", "not a unified diff"),
        ("- one\n+ two\n", "not a unified diff"),
        ("3c3\n< a\n---\n> b\n", "not a unified diff"),
        ("--- a\n+++ b\n@@ -1,3 +1,3 @@\n x\n", "ends within a hunk"),
        ("--- a\n+++ b\n@@ -1,3 +1,3 @@\n x\ndiff --git a/x b/x\n", "ends within a hunk"),
        (
            "diff --cc README.md\n--- a/README.md\n+++ b/README.md\n@@@ -1,1 -1,1 +1,1 @@@\n- x\n -y\n++z\n",
            "merge",
        ),
    ],
)
def test_an_invalid_diff_is_reported(diff: str, said: str) -> None:
    with pytest.raises(DiffError, match=said):
        parse(diff)


def test_a_binary_file_and_a_mode_are_changes_of_no_line() -> None:
    assert read("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n") == {}
    assert read("Binary files a/x.png and b/x.png differ\n") == {}


texts = st.lists(
    st.sampled_from(["a", "b", "c", "--- a", "+++ b", "@@ -1 +1 @@", "", "\\ x", "\x0c", "\u2028"]),
    max_size=12,
)


@given(texts, texts, st.integers(0, 3))
def test_any_two_texts_differ_where_their_diff_says(old: list[str], new: list[str], context: int) -> None:
    diff = "".join(
        line + "\n" for line in difflib.unified_diff(old, new, "a/x", "b/x", n=context, lineterm="")
    )
    # Taking the lines that are touched out of the new text leaves nothing that the old one had not.
    touched_lines = read(diff).get("x", [])
    left = [line for number, line in enumerate(new, 1) if number not in touched_lines]
    rest = iter(old)
    assert all(line in rest for line in left)
    assert (old == new) == (diff == "")


@given(st.text(max_size=80))
def test_no_text_makes_the_reading_fall_over(text: str) -> None:
    for diff in (text, f"--- a\n+++ b\n@@ -1 +1 @@\n{text}", f'--- "{text}\n+++ "{text}\n'):
        try:
            parse(diff)
        except DiffError as error:
            assert str(error).startswith(("not a unified diff", "diff ends", "combined diffs"))


@pytest.mark.slow
def test_a_hostile_diff_is_read_in_a_moment() -> None:
    for line in ('+++ "' + "\\" * 100_000, "@@ -" + "1" * 9_000 + " +1 @@", "--- \n" * 100_000):
        try:
            parse(f"--- a\n{line}\n+++ b\n{line}\n" * 2)
        except DiffError as error:
            assert "\n" not in str(error)


def test_a_real_diff_program_is_understood(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "x.md").write_text("a\nb\nc\n", encoding="utf-8")
    (tmp_path / "x.md").write_text("a\nB\nc\nd\n", encoding="utf-8")
    try:
        done = subprocess.run(
            ["diff", "-u", "old/x.md", "x.md"], cwd=tmp_path, capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("there is no program diff here")
    assert read(done.stdout.decode()) == {"x.md": [2, 4]}


# -- lines carried over a fix --


def carried(lines: list[int], before: str, after: str) -> list[int]:
    return among(Lines((line, line) for line in lines).carried(Source(before), Source(after)))


def test_lines_are_found_again_after_a_fix() -> None:
    assert carried([2], "a\nb\nc\nd", "a\nb\nc\nd") == [2]
    assert carried([2], "a\nb\nc\nd", "x\na\nb\nc\nd") == [1, 3]
    assert carried([2, 4], "a\nb\nc\nd", "a\nc\nd") == [3]
    assert carried([3], "a\nb\nc\nd", "a\nB\nc\nd") == [2, 3]
    # What a fix has moved is new where it is now.
    assert carried([], "a\nb\nc\nd", "a\nc\nd\nb") == [4]
    assert carried([1, 2], "a\nb", "") == [1]


def test_lines_all_alike_are_carried_in_a_moment() -> None:
    assert carried([], "- a\n\n" * 6000, "- a\n\n" * 5999 + "- b\n") != [1]


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20)), max_size=8),
    st.integers(1, 20),
    st.integers(0, 5),
)
def test_ranges_are_what_they_are_made_of(ranges: list[tuple[int, int]], first: int, size: int) -> None:
    held = {line for start, end in ranges for line in range(start, end + 1)}
    assert Lines(ranges).meet(first, first + size) == any(
        line in held for line in range(first, first + size + 1)
    )


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20)), max_size=8),
    st.integers(1, 20),
    st.integers(0, 5),
)
def test_lines_are_covered_if_each_of_them_is_there(
    ranges: list[tuple[int, int]], first: int, size: int
) -> None:
    held = {line for start, end in ranges for line in range(start, end + 1)}
    assert Lines(ranges).cover(first, first + size) == all(
        line in held for line in range(first, first + size + 1)
    )


def test_matching_lines_are_equal_and_in_order() -> None:
    chance = Random(1)
    for _ in range(500):
        old = [chance.choice("aabbcdefgh") + str(chance.randrange(4)) for _ in range(chance.randrange(60))]
        new = [line for line in old if chance.random() < 0.8]
        for _ in range(chance.randrange(4)):
            new.insert(chance.randrange(len(new) + 1), chance.choice("abxy"))
        at = there = 0
        found = 0
        for start, first, size in matching(old, new):
            assert start >= at and first >= there
            assert old[start : start + size] == new[first : first + size]
            at, there = start + size, first + size
            found += size
        assert (start, first, size) == (len(old), len(new), 0)
        # Most of what is left of the old text is found again.
        assert 2 * found >= len([line for line in new if line in old])


def test_of_lines_that_are_often_repeated_the_untouched_ones_are_carried() -> None:
    before = "".join(f"a\n\nline {number}\n" for number in range(2_000))
    after = before.replace("line 700\n", "").replace("line 1500\n", "line 1500 \nnew\n")
    lines = Lines([(3, 3)]).carried(Source(before), Source(after))
    assert among(lines, 7_000) == [3, 4502, 4503]


def test_a_folder_that_has_the_name_of_a_prefix() -> None:
    hunk = "@@ -1 +1 @@\n-a\n+b\n"
    assert list(parse(f"--- old/list.md\n+++ b/list.md\n{hunk}")) == ["b/list.md"]
    assert list(parse(f"--- a/list.md\n+++ b/list.md\n{hunk}")) == ["b/list.md", "list.md"]
