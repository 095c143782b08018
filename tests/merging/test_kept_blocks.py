"""Kept blocks in a merge: branches that add works do not conflict in what awesomelint writes about them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from awesomelint.cli import main
from tests.support.repositories import ENVIRONMENT, needs_git

pytestmark = needs_git

BASE = """\
# Papers

<!-- awesomelint:begin toc counts -->
<!-- awesomelint:end -->

<!-- awesomelint:begin recent max=3 -->
<!-- awesomelint:end -->

A list of <!-- awesomelint:begin count -->0<!-- awesomelint:end --> papers.

## Owls

- [Amber Networks for Owls](https://arxiv.org/abs/2001.00001), 2020.
- [Birch Networks for Owls](https://arxiv.org/abs/2001.00002), 2021.
"""
OURS = "- [Cedar Networks for Owls](https://arxiv.org/abs/2001.00003), 2022.\n"
THEIRS = "\n## Larks\n\n- [Dune Networks for Larks](https://arxiv.org/abs/2001.00004), 2023.\n"


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three versions whose blocks are up to date; each side has added a work."""
    monkeypatch.chdir(tmp_path)
    base = fixed("base.md", BASE)
    fixed("ours.md", base + OURS)
    fixed("theirs.md", base + THEIRS)
    return tmp_path


def fixed(name: str, text: str) -> str:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    assert main(["fix", "--isolated", "--no-cache", "--quiet", name]) == 0
    return path.read_text(encoding="utf-8")


def merge() -> tuple[int, str]:
    status = main(["merge", "base.md", "ours.md", "theirs.md", "--output", "merged.md"])
    return status, Path("merged.md").read_text(encoding="utf-8")


def test_blocks_are_written_anew(versions: Path) -> None:
    # Git alone finds conflicts in each block.
    by_git = subprocess.run(
        ["git", "merge-file", "-p", "ours.md", "base.md", "theirs.md"], env=ENVIRONMENT, capture_output=True
    )
    assert by_git.returncode >= 2
    status, merged = merge()
    assert status == 0 and merged == fixed("whole.md", BASE + OURS + THEIRS)


def test_a_number_in_a_heading_is_in_the_contents(versions: Path) -> None:
    counted = BASE.replace(
        "## Owls", "## Owls (<!-- awesomelint:begin count section -->0<!-- awesomelint:end -->)"
    )
    base = fixed("base.md", counted)
    fixed("ours.md", base + OURS)
    fixed("theirs.md", base + THEIRS)
    status, merged = merge()
    assert status == 0 and "- [Owls (3)](#owls-3) (3)" in merged
    assert merged == fixed("whole.md", counted + OURS + THEIRS)


def test_an_edit_by_hand_is_kept(versions: Path) -> None:
    ours = Path("ours.md")
    edited = ours.read_text(encoding="utf-8").replace("- [Owls](#owls) (3)", "- [Owls](#owls), with Cedar")
    ours.write_text(edited, encoding="utf-8")
    _, merged = merge()
    assert "with Cedar" in merged and "-->4<!--" in merged


def test_the_side_that_changes_an_option_wins(versions: Path) -> None:
    theirs = Path("theirs.md")
    theirs.write_text(
        theirs.read_text(encoding="utf-8").replace("recent max=3", "recent max=1"), encoding="utf-8"
    )
    status, merged = merge()
    assert status == 0 and "recent max=1 hash=" in merged
    assert "- 2023: [Dune" in merged and "- 2022: [Cedar" not in merged


def test_blocks_are_filled_beside_a_conflict(versions: Path) -> None:
    for name, year in (("ours.md", "1999"), ("theirs.md", "1998")):
        path = Path(name)
        path.write_text(path.read_text(encoding="utf-8").replace("2020.\n", f"{year}.\n"), encoding="utf-8")
    status, merged = merge()
    assert status == 1 and merged.count("<<<<<<<") == 1
    assert "- [Larks](#larks) (1)" in merged


def test_versions_without_blocks_or_text_are_left_alone(versions: Path) -> None:
    for name in ("base.md", "ours.md", "theirs.md"):
        Path(name).write_bytes(b"<!-- awesomelint:begin toc -->\n\xff\n")
    main(["merge", "base.md", "ours.md", "theirs.md", "--output", "merged.md"])
    assert Path("merged.md").read_bytes() == b"<!-- awesomelint:begin toc -->\n\xff\n"
