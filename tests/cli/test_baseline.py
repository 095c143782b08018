"""`awesomelint baseline` accepts a list as it is; from then on only what is new is reported, and what is gone can be dropped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesomelint.cli import main
from tests.support.legacy import BAD, TWICE, legacy
from tests.support.repositories import Repository, needs_git

pytestmark = pytest.mark.slow

NAME = ".awesomelint-baseline.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a list of hundreds of findings."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWESOMELINT_NO_CACHE", "1")
    made = tmp_path / "list"
    made.mkdir()
    monkeypatch.chdir(made)
    write(made, legacy())
    return made


def write(folder: Path, text: str, name: str = "README.md") -> None:
    (folder / name).write_text(text, encoding="utf-8", newline="")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    """The exit status, and what is printed to both."""
    status = main(list(args))
    out, err = capsys.readouterr()
    return status, out + err


def found(capsys: pytest.CaptureFixture[str], *args: str) -> list[tuple[str, int, str]]:
    status, out = run(capsys, "check", "--output-format", "json", *args)
    findings = json.loads(out)
    assert status == (1 if any(one["severity"] != "note" for one in findings) else 0)
    return [(one["path"], one["line"], one["rule"]) for one in findings]


def bad_line(text: str) -> int:
    return text[: text.index(BAD)].count("\n") + 1


def with_bad(text: str) -> str:
    """The list with a bad entry in the middle of a section."""
    return text.replace("\n## Vision\n\n", f"\n## Vision\n\n{BAD}")


# -- baseline --


def test_only_what_is_new_is_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = len(found(capsys))
    assert before >= 200
    status, out = run(capsys, "baseline")
    assert status == 0 and f"Accepted {before} findings in 1 file in {NAME}\n" in out
    assert found(capsys, "--baseline", NAME) == []
    write(folder, with_bad(legacy()))
    assert found(capsys, "--baseline", NAME) == [
        ("README.md", bad_line(with_bad(legacy())), "broken-arxiv-id")
    ]
    assert f"; not shown: {before} findings in the baseline" in run(capsys, "check", "--baseline", NAME)[1]


def test_a_second_listing_of_an_old_entry_is_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "baseline")
    text = legacy() + TWICE
    write(folder, text)
    new = found(capsys, "--baseline", NAME, "--min-severity", "note", "--select", "duplicate-entry")
    assert new == [("README.md", text.count("\n"), "duplicate-entry")]


def test_moved_lines_are_no_news(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "baseline")
    head, *parts = legacy().split("\n## ")
    write(folder, "\n## ".join([head + "\nA new foreword.\n\nOf two paragraphs.\n", *reversed(parts)]) + "\n")
    assert found(capsys, "--baseline", NAME) == []
    kept = (folder / NAME).read_text(encoding="utf-8")
    assert run(capsys, "baseline")[0] == 0 and (folder / NAME).read_text(encoding="utf-8") == kept


def test_what_no_longer_occurs_is_reported_and_dropped(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "baseline")
    before = (folder / NAME).read_text(encoding="utf-8")
    corrected = legacy().replace("abs2", "abs/2", 3)
    write(folder, corrected)
    reported = run(capsys, "check", "--baseline", NAME)
    assert (
        reported[0] == 0
        and "3 findings in the baseline no longer occur (remove with `awesomelint baseline --prune`)"
        in reported[1]
    )
    status, out = run(capsys, "baseline", "--prune")
    assert status == 0 and out.startswith(f"Removed 3 findings from {NAME} (")
    after = (folder / NAME).read_text(encoding="utf-8")
    assert len(after.splitlines()) == len(before.splitlines()) - 3
    assert "no longer occur" not in run(capsys, "check", "--baseline", NAME)[1]
    assert "Removed no findings" in run(capsys, "baseline", "--prune")[1]
    assert (folder / NAME).read_text(encoding="utf-8") == after
    # What is dropped and comes back is new.
    write(folder, legacy())
    assert len(found(capsys, "--baseline", NAME)) == 3


def test_pruning_accepts_nothing_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "baseline")
    write(folder, with_bad(legacy()))
    run(capsys, "baseline", "--prune")
    assert len(found(capsys, "--baseline", NAME)) == 1
    run(capsys, "baseline")
    assert found(capsys, "--baseline", NAME) == []


def test_findings_that_a_run_does_not_look_for_are_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "baseline")
    before = (folder / NAME).read_text(encoding="utf-8")
    for args in (("--select", "mojibake"), ("--ignore", "links")):
        assert "no longer occur" not in run(capsys, "check", "--baseline", NAME, *args)[1]
        run(capsys, "baseline", "--prune", *args)
        assert (folder / NAME).read_text(encoding="utf-8") == before


def test_several_files_share_a_baseline(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "# More\n\n" + BAD + TWICE, "more.md")
    run(capsys, "baseline", ".")
    data = json.loads((folder / NAME).read_text(encoding="utf-8"))
    assert {one["path"] for one in data["findings"]} == {"README.md", "more.md"}
    assert found(capsys, "--baseline", NAME, ".") == []
    # One file is renewed, and what is accepted in the other stays.
    write(folder, "# More\n\n" + BAD + BAD + TWICE, "more.md")
    run(capsys, "baseline", "more.md")
    assert found(capsys, "--baseline", NAME, ".") == []
    # A file that is no more has nothing left to accept.
    (folder / "more.md").unlink()
    assert run(capsys, "baseline", "--prune")[1].startswith("Removed 3 findings")


def test_it_is_the_same_from_whichever_folder(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "baseline")
    (folder / "papers").mkdir()
    monkeypatch.chdir(folder / "papers")
    for path in ("../README.md", str(folder / "README.md")):
        assert found(capsys, "--baseline", f"../{NAME}", path) == []


def test_a_configuration_names_it_for_every_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, 'baseline = "accepted.json"\n', ".awesomelint.toml")
    status, out = run(capsys, "check")
    assert status == 2 and "accepted.json: no such baseline; run `awesomelint baseline` to create it" in out
    status, out = run(capsys, "baseline")
    assert status == 0 and "accepted.json" in out and "To have it always" not in out
    assert (folder / "accepted.json").is_file() and found(capsys) == []
    assert len(found(capsys, "--isolated")) >= 200


def test_a_fix_leaves_alone_what_is_accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "baseline")
    text = with_bad(legacy())
    write(folder, text)
    status, out = run(capsys, "fix", "--baseline", NAME)
    assert status == 0 and "Fixed 1 finding" in out
    assert (folder / "README.md").read_text(encoding="utf-8") == text.replace(
        "abs2001.08361", "abs/2001.08361"
    )


def test_a_suppressed_finding_needs_no_baseline(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "# Papers\n\n<!-- awesomelint-disable-file broken-arxiv-id -->\n\n" + legacy()[10:])
    assert run(capsys, "baseline")[1].startswith("Accepted 0 findings")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "invalid JSON"),
        (b"{}", "no list of findings"),
        (b"\xff", "not valid UTF-8 (invalid byte at offset 0)"),
        (b'{"version": ' + b"1" * 5_000 + b"}", "exceed the limits"),
        (b'{"version": 1, "findings": [{"path": "\\u001b[31m"}]}', "finding 1 of this baseline lacks"),
    ],
)
def test_an_invalid_baseline_is_reported_and_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], text: bytes, said: str
) -> None:
    (folder / NAME).write_bytes(text)
    for args in (
        ("check", "--baseline", NAME),
        ("fix", "--baseline", NAME),
        ("baseline",),
        ("baseline", "--prune"),
    ):
        status, out = run(capsys, *args)
        assert status == 2 and said in out and "Traceback" not in out and out.count("\n") == 1
    assert (folder / NAME).read_bytes() == text


def test_places_where_no_baseline_can_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for args, said in (
        (("check", "--baseline", "nowhere.json"), "no such baseline"),
        (("baseline", "--prune"), "no such baseline"),
        (("check", "--baseline", "."), "cannot read the baseline"),
        (("baseline", "-o", "no/such/folder.json"), "no such folder no/such"),
    ):
        status, out = run(capsys, *args)
        assert status == 2 and said in out


# -- changed lines, from the command line --


@pytest.fixture
def repository(folder: Path) -> Repository:
    """The same folder as a repository with two commits, of which the second adds one bad entry."""
    made = Repository(folder)
    made.commit()
    made.commit(README=with_bad(legacy()))
    return made


@needs_git
def test_a_change_of_one_bad_entry_gets_exactly_one_finding(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    line = bad_line(with_bad(legacy()))
    assert len(found(capsys)) >= 201
    assert found(capsys, "--diff-base", "HEAD~1") == [("README.md", line, "broken-arxiv-id")]
    assert found(capsys, "--diff-base", "HEAD") == []
    out = run(capsys, "check", "--diff-base", "HEAD~1")[1]
    assert out.count("[broken-arxiv-id]") == 1 and "not shown: 200 findings on unchanged lines" in out
    repository.write("change.diff", repository.git("diff", "HEAD~1"))
    assert found(capsys, "--diff-from", "change.diff") == [("README.md", line, "broken-arxiv-id")]


@needs_git
def test_a_duplicate_is_reported_whichever_listing_is_new(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for text in (
        legacy() + TWICE,
        legacy().replace("\n## Attention", TWICE + "\n## Attention").replace("# Papers\n", "# Papers\n\n"),
    ):
        repository.commit(README=legacy())
        repository.commit(README=text)
        new = found(capsys, "--diff-base", "HEAD~1", "--min-severity", "note", "--select", "duplicate-entry")
        ((_, line, rule),) = new
        assert rule == "duplicate-entry" and text.splitlines()[line - 1] == TWICE.strip("\n")


@needs_git
def test_a_change_and_a_baseline_together(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "baseline")
    assert found(capsys, "--diff-base", "HEAD~1", "--baseline", NAME) == []
    text = with_bad(legacy()) + "- [Another Paper](https://arxiv.org/abs2001.00009), Jan. 9 2020.\n"
    repository.commit(README=text)
    new = found(capsys, "--diff-base", "HEAD~2", "--baseline", NAME)
    assert new == [("README.md", text.count("\n"), "broken-arxiv-id")]


@needs_git
def test_a_fix_of_changed_lines_touches_no_other(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    text = with_bad(legacy())
    status, out = run(capsys, "fix", "--diff-base", "HEAD~1")
    assert status == 0 and "Fixed 1 finding" in out
    fixed = (repository.folder / "README.md").read_text(encoding="utf-8")
    assert fixed == text.replace("abs2001.08361", "abs/2001.08361")


@needs_git
def test_a_diff_names_files_from_the_top_of_the_repository_or_from_here(
    repository: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # In the folder below there is a list of the same name, and the change is not of that one.
    repository.commit(**{"papers/README": legacy(), "papers/other": "# Other\n\n" + TWICE})
    diff = repository.git("diff", "HEAD~2", "--", "README.md")
    repository.write("change.diff", diff)
    monkeypatch.chdir(repository.folder / "papers")
    assert found(capsys, "--diff-from", "../change.diff", "README.md") == []
    assert len(found(capsys, "--diff-from", "../change.diff", "../README.md")) == 1
    repository.write("papers/other.md", "# Other\n\n" + TWICE + BAD)
    repository.write("here.diff", repository.git("diff", "--relative=papers", "--no-prefix"))
    assert found(capsys, "--diff-from", "../here.diff", "other.md") == [("other.md", 4, "broken-arxiv-id")]


@needs_git
def test_what_cannot_be_compared_is_reported(
    repository: Repository, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write(repository.folder, "no diff\n", "no.diff")
    for args, said in (
        (("--diff-base", "nowhere"), "unknown git revision"),
        (("--diff-base", "HEAD", "-"), "cannot be used with standard input"),
        (("--diff-from", "no.diff"), "--diff-from no.diff: not a unified diff"),
        (("--diff-from", "gone.diff"), "--diff-from gone.diff: cannot read the file"),
        (("--diff-from", "-", "-"), "standard input cannot be both the diff"),
    ):
        status, out = run(capsys, "check", *args)
        assert status == 2 and said in out and "Traceback" not in out, args
