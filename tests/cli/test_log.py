"""`awesomelint log` with real git: when works came and with which commit, what is left out, and the feed."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from rfc3339_validator import validate_rfc3339
from rfc3986_validator import validate_rfc3986

from awesomelint.cli import main
from awesomelint.session import cache, news
from awesomelint.workspace.git import Answer, Checkout
from awesomelint.workspace.history import History
from tests.cli.test_diff import FIRST, FOURTH, HOSTILE, SECOND, THIRD, listed
from tests.support.histories import MadeList
from tests.support.repositories import ENVIRONMENT, Repository, needs_git

pytestmark = needs_git
FIFTH = FOURTH.replace("Dune", "Elm").replace("0004", "0005")


class Dated(Repository):
    """A repository whose commits have a day, from 2024-01-01, and an author."""

    def on(self, day: str, author: str, **files: str) -> None:
        """Commit files on a day."""
        for name, text in files.items():
            self.write(f"{name}.md", text)
        self.git("add", "--all")
        self.run_on(day, author, "commit", "--quiet", "--allow-empty", "--message", "x")

    def run_on(self, day: str, author: str, *command: str) -> None:
        names = {"GIT_AUTHOR_NAME": author, "GIT_COMMITTER_NAME": "M", "GIT_AUTHOR_DATE": "2020-02-02T12:00Z"}
        env = ENVIRONMENT | names | {"GIT_COMMITTER_DATE": f"{day}T12:00Z"}
        subprocess.run(["git", *command], cwd=self.folder, env=env, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dated:
    """Three works, then one by Lou in January, then one by Kim in February."""
    made = Dated(tmp_path / "checkout")
    made.on("2024-01-01", "Ann", README=listed(FIRST, SECOND))
    made.on("2024-01-20", "Lou", README=listed(FIRST, SECOND, FOURTH))
    made.on("2024-02-10", "Kim", README=listed(FIRST, SECOND, FOURTH, other=FIFTH + THIRD))
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("AWESOMELINT_NO_CACHE", raising=False)
    return made


def log(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main(["log", "--format", "json", *arguments]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def days(items: list[dict[str, Any]]) -> dict[str, str]:
    return {item["title"].split()[0]: item["time"][:10] for item in items}


def names(items: list[dict[str, Any]]) -> list[str]:
    return [item["title"].split()[0] for item in items]


def test_works_by_day_newest_first(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--color", "never"]) == 0
    out = re.sub(r"[0-9a-f]{10}\)", "COMMIT)", capsys.readouterr().out)
    assert (
        out
        == """\
2024-02-10
  Elm Networks for Counting Birds, in Nests (Kim, COMMIT)
    https://arxiv.org/abs/2001.00005

2024-01-20
  Dune Networks for Counting Birds, in Counting (Lou, COMMIT)
    https://arxiv.org/abs/2001.00004

2024-01-01
  Amber Networks for Counting Birds, in Counting (Ann, COMMIT)
    https://arxiv.org/abs/2001.00001
  Birch Networks for Counting Birds, in Counting (Ann, COMMIT)
    https://arxiv.org/abs/2001.00002
  Cedar Networks for Counting Birds, in Nests (Ann, COMMIT)
    https://arxiv.org/abs/2001.00003
"""
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--since", "2024-02-10"], ["Elm"]),
        (["--since", "2024-02-11"], []),
        (["--until", "2024-01-20", "--since", "2024-01-02"], ["Dune"]),
        (["--since", "1 week"], []),
        (["--since", "2 weeks ago"], []),
        (["--since", "900 years", "--max", "1"], ["Elm"]),
        (["--max", "2"], ["Elm", "Dune"]),
        (["--author", "lou"], ["Dune"]),
        (["--section", "nest"], ["Elm", "Cedar"]),
        (["HEAD~1..HEAD"], ["Elm"]),
        (["HEAD~1..", "--max", "9"], ["Elm"]),
        (["HEAD~1", "--max", "1"], ["Dune"]),
        (["README.md", "--max", "1"], ["Elm"]),
        (["HEAD", "README.md", "--max", "1"], ["Elm"]),
        (["--max", "1", "--", "README.md"], ["Elm"]),
        (["--max", "1", "HEAD~1", "--", "README.md"], ["Dune"]),
        (["--max", "1", "."], ["Elm"]),
    ],
)
def test_choices(
    repository: Dated, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: list[str]
) -> None:
    assert names(log(capsys, *arguments)) == expected


def test_moves_changes_and_removed_works_are_no_news(
    repository: Dated, capsys: pytest.CaptureFixture[str]
) -> None:
    before = days(log(capsys))
    changed = listed(SECOND.replace("- [", "* ["), FOURTH.replace("Dune", "Desert"), other=FIFTH + FIRST)
    repository.on("2024-03-01", "Lou", README=changed)
    after = days(log(capsys))
    assert after.pop("Desert") == before.pop("Dune") and before.pop("Cedar")
    assert after == before


def test_a_merged_branch_comes_with_its_merge_by_its_author(
    repository: Dated, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("checkout", "--quiet", "-b", "topic", "HEAD~1")
    new = FIFTH.replace("Elm", "Fir").replace("0005", "0006")
    repository.on("2024-01-25", "Sam", README=listed(new, FIRST, SECOND, FOURTH))
    repository.git("checkout", "--quiet", "main")
    repository.on("2024-02-20", "Kim", other="x")
    repository.run_on("2024-03-03", "Ann", "merge", "--quiet", "--no-ff", "--no-edit", "topic")
    found = {item["title"].split()[0]: item for item in log(capsys)}
    assert (found["Fir"]["time"][:10], found["Fir"]["author"]) == ("2024-03-03", "Sam")
    assert found["Fir"]["commit"] == repository.git("rev-parse", "topic").strip()
    assert (found["Elm"]["time"][:10], found["Elm"]["author"]) == ("2024-02-10", "Kim")
    # The branch was merged after the commit before it, although its own commit is older.
    assert names(log(capsys, "HEAD~1..HEAD")) == ["Fir"]


def test_a_renamed_file_is_followed(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    before = days(log(capsys))
    repository.git("mv", "README.md", "list.md")
    repository.on("2024-03-01", "Ann")
    (repository.folder / "docs").mkdir()
    repository.git("mv", "list.md", "docs/birds.md")
    repository.on("2024-03-02", "Ann")
    assert days(log(capsys, "docs")) == before


def test_a_work_that_moves_to_another_file_is_no_news(
    repository: Dated, capsys: pytest.CaptureFixture[str]
) -> None:
    before = days(log(capsys))
    repository.on(
        "2024-03-01",
        "Ann",
        README=listed(FIRST, SECOND),
        other=listed(FOURTH, other=FIFTH).replace("Counting", "C"),
    )
    assert days(log(capsys, ".")) == before


def test_entries_that_only_the_whole_list_shows_come_with_their_line(
    repository: Dated, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = days(log(capsys, "--no-cache"))
    compared = news.delta
    # As if the parts of the last version showed nothing.
    monkeypatch.setattr(news, "delta", lambda old, new: compared(old, "" if "Elm" in new else new))
    assert days(log(capsys, "--no-cache")) == before


def test_a_second_run_reads_no_version(
    repository: Dated, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = log(capsys)
    compared: list[str] = []
    delta = news.delta
    monkeypatch.setattr(news, "delta", lambda old, new: compared.append(new) or delta(old, new))
    assert log(capsys) == before and not compared
    repository.on("2024-03-01", "Ann", README=listed(FIRST, SECOND, FOURTH, other=THIRD))
    assert names(log(capsys)) == ["Dune", "Amber", "Birch", "Cedar"] and len(compared) == 1
    log(capsys, "--no-cache")
    assert len(compared) == 5


@pytest.mark.parametrize(
    "stored", [1, "x", [[1, 2, [], []]], [["a", "b", [["x"], []], []]], [["a", "b", 1]], {"a": 1}]
)
def test_a_crafted_cache_is_not_trusted(
    repository: Dated, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stored: Any
) -> None:
    before = log(capsys)
    monkeypatch.setattr(cache, "load", lambda name: stored)
    assert log(capsys) == before


def test_versions_that_are_too_large_or_not_text(
    repository: Dated, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (repository.folder / "README.md").read_bytes() + FIFTH.replace("Elm", "Fir").replace(
        "05)", "06)"
    ).encode()
    (repository.folder / "README.md").write_bytes(text + b"\n\n\xff\n" + b"x" * 3000)
    repository.on("2024-03-01", "Ann")
    (repository.folder / "README.md").write_bytes(text)
    repository.on("2024-03-02", "Ann")
    found = days(log(capsys, "--no-cache"))
    assert (found["Elm"], found["Fir"]) == ("2024-02-10", "2024-03-01")
    monkeypatch.setattr("awesomelint.workspace.history.LARGEST", 2000)
    found = days(log(capsys, "--no-cache"))
    assert (found["Elm"], found["Fir"]) == ("2024-02-10", "2024-03-02")


def test_versions_are_dropped_after_their_last_use(
    repository: Dated, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("awesomelint.workspace.history._CHUNK", 10)
    checkout = Checkout(str(repository.folder))
    history = History(checkout, repository.git("rev-parse", "HEAD").strip())
    texts = history.texts([(step.old, step.new) for step in history.steps(["README.md"])])
    held = [len(texts.gi_frame.f_locals["held"]) for _ in texts]  # type: ignore[attr-defined]
    # At most the two that are compared, and the empty one.
    assert len(held) == 3 and max(held) == 3


def test_a_work_with_two_entries_came_once(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    repository.on("2024-03-01", "Ann", README=listed(FIRST, SECOND, other=THIRD + FIRST))
    sections = [item["section"] for item in log(capsys) if item["title"].startswith("Amber")]
    assert sections == [["Counting"]]


def test_works_that_are_commented_out_are_no_news(
    repository: Dated, capsys: pytest.CaptureFixture[str]
) -> None:
    parked = [
        f"- [Wren {at} Networks for Nests](https://arxiv.org/abs/2002.{at:05})\n" for at in range(1, 15)
    ]
    text = (repository.folder / "README.md").read_text(encoding="utf-8")
    hidden = f"\n<!--\n## More\n\n{''.join(parked)}\n-->\n"
    repository.on("2024-03-01", "Ann", README=text + hidden)
    assert names(log(capsys)) == ["Elm", "Dune", "Amber", "Birch", "Cedar"]


def test_versions_are_read_in_several_calls(
    repository: Dated, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = log(capsys, "--no-cache")
    asked: list[bytes] = []
    feed = Checkout.feed

    def spy(self: Checkout, data: bytes, *arguments: str) -> Answer:
        if arguments == ("cat-file", "--batch"):
            asked.append(data)
        return feed(self, data, *arguments)

    monkeypatch.setattr(Checkout, "feed", spy)
    assert log(capsys, "--no-cache") == before and len(asked) == 1
    asked.clear()
    monkeypatch.setattr("awesomelint.workspace.history._CHUNK", 10)
    assert log(capsys, "--no-cache") == before
    # Each version is read once.
    assert len(asked) == len(set(asked)) == 3 and all(data.count(b"\n") == 1 for data in asked)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since", "yesterday"], "--since yesterday: expected a date such as 2025-01-31"),
        (["--max", "0"], "--max 0: expected a number above 0"),
        (["--feed-url", "https://a.org"], "--feed-url requires --output-format atom"),
        (["nonsense"], "nonsense: neither a git revision nor a file or folder"),
        (["HEAD", "HEAD~1"], "HEAD HEAD~1: name one revision"),
        (["HEAD", "nonsense.md"], "nonsense.md: no such file or folder at the revision"),
        (["HEAD~1...HEAD"], "HEAD~1...HEAD: name a range with two dots, as in HEAD~1..HEAD"),
    ],
)
def test_mistakes_are_explained(
    repository: Dated, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["log", *arguments]) == 2
    assert f"awesomelint: {message}" in capsys.readouterr().err


def test_names_with_words_of_git(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("birds blob", listed(FIRST))
    repository.on("2024-03-01", "Ann")
    assert days(log(capsys, "birds blob"))["Amber"] == "2024-03-01"
    repository.write("main", "x")
    assert main(["log", "main"]) == 2
    assert "put `--`" in capsys.readouterr().err


def test_a_shallow_clone_has_no_history(
    repository: Dated, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert main(["log"]) == 2
    assert "fetch-depth: 0" in capsys.readouterr().err


def test_nothing_came(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--since", "2030-01-01"]) == 0
    assert capsys.readouterr().out == "No works came in\n"


def test_markdown_by_month(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--format", "markdown", "--max", "2"]) == 0
    assert (
        capsys.readouterr().out
        == """\
### 2024-02

- 2024-02-10: [Elm Networks for Counting Birds](https://arxiv.org/abs/2001.00005), in Nests

### 2024-01

- 2024-01-20: [Dune Networks for Counting Birds](https://arxiv.org/abs/2001.00004), in Counting
"""
    )


# RFC 4287, appendix B: what a feed and an entry must have once, and what they may have.
ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"id", "title", "updated"}
ALLOWED = {
    "feed": {"generator", "link", "entry"},
    "entry": {"author", "category", "link", "published", "summary"},
}


def check_atom(text: str) -> Any:
    """Read a feed with a library, and check what RFC 4287 demands beyond what the library does."""
    feed = feedparser.parse(text.encode())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    root = ET.fromstring(text)
    assert root.tag == f"{ATOM}feed"
    for element in [root, *root.iter(f"{ATOM}entry")]:
        kind = element.tag.removeprefix(ATOM)
        children = [child.tag.removeprefix(ATOM) for child in element]
        assert all(children.count(name) == 1 for name in ONCE)
        assert set(children) <= ONCE | ALLOWED[kind]
        # Every entry has an author, because the feed has none; one without a link to a page needs content.
        assert kind == "feed" or (children.count("author") == 1 and "summary" in children)
    for date in [*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")]:
        assert validate_rfc3339(date.text)
    identifiers = [element.text for element in root.iter(f"{ATOM}id")]
    assert all(map(validate_rfc3986, identifiers)) and len(set(identifiers)) == len(identifiers)
    for link in root.iter(f"{ATOM}link"):
        assert link.get("rel") in ("self", "alternate") and validate_rfc3986(link.get("href"))
    return feed


def test_the_feed(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["log", "--format", "atom", "--feed-url", "https://example.org/birds/feed.xml"]
    assert main(arguments) == 0
    feed = check_atom(capsys.readouterr().out)
    assert feed.feed.title == "Papers on Birds" and feed.feed.updated == "2024-02-10T12:00:00+00:00"
    assert feed.feed.links[0].href == "https://example.org/birds/feed.xml"
    entry = feed.entries[0]
    assert entry.title == "Elm Networks for Counting Birds" and entry.author == "Kim"
    assert entry.link == "https://arxiv.org/abs/2001.00005" and entry.tags[0].term == "Nests"
    assert entry.summary == "Nests; 2020" and entry.updated == "2024-02-10T12:00:00+00:00"
    # The ids never change, not even if a work is renamed.
    renamed = FOURTH.replace("Dune Networks", "Desert Trees")
    repository.on("2024-03-01", "Lou", README=listed(FIRST, renamed, other=FIFTH + THIRD))
    assert main(arguments) == 0
    later = check_atom(capsys.readouterr().out)
    assert {item.id for item in later.entries} < {item.id for item in feed.entries}
    assert later.feed.id == feed.feed.id


def test_authors_in_the_feed_are_as_in_the_list(
    repository: Dated, capsys: pytest.CaptureFixture[str]
) -> None:
    authors = FOURTH.replace(", 2020", ", A. Lark et al., 2020"), FIFTH.replace(", 2020", ", Tom Reed, 2020")
    repository.on("2024-03-01", "Lou", README=listed(FIRST, authors[0], other=authors[1] + THIRD))
    assert main(["log", "--format", "atom"]) == 0
    summaries = [entry.summary for entry in check_atom(capsys.readouterr().out).entries]
    assert "Counting; A. Lark et al.; 2020" in summaries and "Nests; Tom Reed; 2020" in summaries


def test_the_title_of_a_feed(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--format", "atom", "--no-cache"]) == 0
    assert check_atom(capsys.readouterr().out).feed.title == "Papers on Birds"
    # Several headings of level 1 are sections; several files have only their folder in common.
    several = listed(FIRST, SECOND) + "\n# Songs\n\n" + FOURTH + FIFTH
    repository.on("2024-03-01", "Ann", README=several.replace("## ", "# "), other=listed(FIRST, SECOND))
    for paths in ([], ["."]):
        assert main(["log", "--format", "atom", *paths]) == 0
        assert check_atom(capsys.readouterr().out).feed.title == "checkout"


def test_an_empty_feed(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--format", "atom", "--since", "2030-01-01"]) == 0
    assert not check_atom(capsys.readouterr().out).entries


def test_a_feed_of_hostile_works(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    odd = "- [Elm]]> & <b>Trees</b> of Birds](https://example.org/ä?q=%20<x>&y='\"), 2020.\n"
    plain = "- [Fir Networks for Counting Birds](javascript:alert(1)), 2020.\n"
    repository.on("2024-03-01", "<!-- & \x1b", README=listed(FIRST, SECOND, HOSTILE, odd, plain))
    assert main(["log", "--format", "atom"]) == 0
    out = capsys.readouterr().out
    check_atom(out)
    assert "\x1b" not in out and "javascript" not in out
    for form in ("text", "markdown", "json"):
        assert main(["log", "--format", form]) == 0
        assert "\x1b" not in capsys.readouterr().out


@pytest.mark.slow
def test_feeds_of_made_histories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = MadeList(2)
    repository = Dated(tmp_path / "made")
    for at in range(12):
        repository.on(f"2024-01-{at + 1:02}", "Ann", README=made.text)
        made.change(2)
    monkeypatch.chdir(repository.folder)
    assert main(["log", "--format", "atom", "--no-cache"]) == 0
    feed = check_atom(capsys.readouterr().out)
    last = (repository.folder / "README.md").read_text(encoding="utf-8")
    assert len(feed.entries) == last.count("Number ")


def test_the_user_s_log_configuration_changes_nothing(
    repository: Dated, capsys: pytest.CaptureFixture[str]
) -> None:
    before = log(capsys)
    for name, value in (
        ("log.showSignature", "true"),
        ("log.date", "raw"),
        ("log.follow", "true"),
        ("format.pretty", "full"),
    ):
        repository.git("config", name, value)
    assert log(capsys) == before


def test_names_of_authors_follow_the_mailmap(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write(".mailmap", "Louise <a@example.org> Lou <a@example.org>\n")
    assert names(log(capsys, "--author", "louise")) == ["Dune"]


def test_a_file_is_written(repository: Dated, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--format", "atom", "--output-file", "feed.xml"]) == 0
    assert capsys.readouterr().out == ""
    check_atom(Path("feed.xml").read_text(encoding="utf-8"))
    assert os.path.getsize("feed.xml") > 1000
