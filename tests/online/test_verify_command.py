"""`awesomelint verify` from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from awesomelint.cli import main
from tests.support.online import Answer, Sources

LIST = """\
# Papers

- [Sparse Attention for Long Documents](https://arxiv.org/abs/2405.00001) [[code]](https://github.com/lark/old)
- [Learning to Rnak with Trees](https://arxiv.org/abs/2405.00002)
- [Robust Memory in Recurrent Networks](https://arxiv.org/abs/2405.00003)
"""


@pytest.fixture
def readme(tmp_path: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch) -> Path:
    sources.use(monkeypatch)
    monkeypatch.chdir(tmp_path)
    sources.papers = {
        "2405.00001": {"title": "Sparse Attention for Long Documents"},
        "2405.00002": {"title": "Learning to Rank with Trees"},
    }
    sources.repositories = {"lark/old": {"moved": "finch/new"}, "finch/new": {}}
    path = tmp_path / "README.md"
    path.write_text(LIST)
    return path


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(["verify", *args])
    done = capsys.readouterr()
    return status, done.out, done.err


def findings(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    _, out, _ = run(capsys, "--output-format", "json", *args)
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_findings_are_reported_like_those_of_check(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [(found["rule"], found["line"]) for found in findings(capsys)] == [
        ("moved-repository", 3),
        ("wrong-title", 4),
        ("unknown-identifier", 5),
    ]
    status, out, err = run(capsys)
    assert status == 1 and "there is no paper 2405.00003 on arXiv" in out and not err


@pytest.mark.parametrize("form", ["text", "concise", "github", "statistics"])
def test_the_command_that_fixes_is_named(readme: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    _, out, _ = run(capsys, *(["--statistics"] if form == "statistics" else ["--output-format", form]))
    assert "1 fixable with `awesomelint verify --fix`, 1 more with `--unsafe-fixes`" in out
    assert "awesomelint fix" not in out


def test_a_list_without_differences_passes(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme.write_text(
        LIST.replace("Rnak", "Rank").replace("lark/old", "finch/new").rpartition("- [Robust")[0]
    )
    assert run(capsys)[0] == 0


def test_only_what_the_rules_need_is_asked(
    readme: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    findings(capsys, "--select", "moved-repository")
    assert not sources.asked("/arxiv") and sources.asked("/github")
    sources.requests.clear()
    findings(capsys, "--ignore", "moved-repository,dead-link,archived-repository")
    assert sources.asked("/arxiv") and not sources.asked("/github")
    assert not sources.asked("/dblp"), "publications are notes"


def test_publications_are_looked_for_if_notes_are_shown(
    readme: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    readme.write_text(
        "- Learning to Rank with Trees, arXiv 2024. [paper](https://arxiv.org/abs/2405.00002)\n" * 2
    )
    findings(capsys, "--select", "published-venue", "--min-severity", "note")
    assert len(sources.asked("/dblp")) == 1


def test_safe_fixes_are_made_and_unsafe_ones_on_request(
    readme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "--diff")
    assert status == 1 and "+- [Sparse" in out and readme.read_text() == LIST and "would fix 1 finding" in err
    run(capsys, "--fix")
    assert readme.read_text() == LIST.replace("lark/old", "finch/new")
    run(capsys, "--unsafe-fixes")
    assert readme.read_text() == LIST.replace("lark/old", "finch/new").replace("Rnak", "Rank")


def test_a_source_that_is_down_is_said_and_the_others_are_reported(
    readme: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.answers["/arxiv"] = [Answer(403)]
    status, out, err = run(capsys)
    assert status == 2 and "moved-repository" in out
    assert err == "awesomelint: arXiv: no answer to 3 questions: the server refuses to answer (403)\n"


@pytest.mark.parametrize(
    ("answer", "part"),
    [
        (Answer(500), "the server has a problem (500)"),
        (Answer(429, b"", {"Retry-After": "5"}), "the server asks for fewer requests (429)"),
        (Answer(429, b"", {"Retry-After": "86400"}), "the server asks to wait 86400 seconds"),
        (Answer(200, b"<html>Rate exceeded.</html>"), "the answer is not an Atom feed"),
        (Answer(200, b"<feed><entry>"), "the answer is not an Atom feed"),
        (Answer(200, b"<feed", {"Content-Length": "5000"}), "there was no answer within"),
        (Answer(200, b"x" * (10 << 20)), "the answer is larger than 4,194,304 bytes"),
        (Answer(302, b"", {"Location": "/arxiv"}), "it redirects in a circle"),
        (Answer(302, b"", {"Location": "http://169.254.169.254/"}), "is in a private network"),
    ],
)
def test_whatever_a_source_answers_the_others_are_reported(
    readme: Path,
    sources: Sources,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: Answer,
    part: str,
) -> None:
    monkeypatch.setattr("awesomelint.online.client.TIMEOUT", 0.2)
    sources.answers["/arxiv"] = [answer]
    status, out, err = run(capsys)
    assert status == 2 and "[moved-repository]" in out and "unknown-identifier" not in out
    assert err.startswith("awesomelint: arXiv: no answer to 3 questions: ") and part in err
    assert err.count("\n") == 1


def test_without_a_network_nothing_is_wrong(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("AWESOMELINT_ARXIV_URL", "GITHUB_API_URL"):
        os.environ[name] = "http://no-such-host.invalid"
    status, out, err = run(capsys, "--links", "-q")
    assert status == 2 and not out
    assert "there is no host" in err and "Traceback" not in err


def test_answers_are_kept_between_runs(
    readme: Path,
    sources: Sources,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.delenv("AWESOMELINT_NO_CACHE")
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(tmp_path / "cache"))
    first = findings(capsys)
    count = len(sources.requests)
    assert findings(capsys) == findings(capsys, "--offline") == first and len(sources.requests) == count
    findings(capsys, "--select", "moved-repository", "--refresh")
    assert len(sources.requests) > count


def test_changed_lines_limit_what_is_asked_and_reported(
    readme: Path, sources: Sources, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    diff = tmp_path / "change.diff"
    diff.write_text("--- a/README.md\n+++ b/README.md\n@@ -3,0 +4 @@\n+- [Learning]\n")
    assert [found["line"] for found in findings(capsys, "--diff-from", str(diff))] == [4]
    assert not sources.asked("/github")
    assert len(sources.requests) == 2, "one request, and one about the paper that is unknown"
    assert sources.requests[0].path == "/arxiv?id_list=2405.00002,2405.00001,2405.00003&max_results=3"


def test_a_wrong_title_in_a_change_is_an_error_if_the_titles_of_the_list_are_right(
    readme: Path, sources: Sources, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sources.papers = {f"2405.{n:05}": {"title": f"Observations about Comet {n}"} for n in range(10, 19)}
    readme.write_text(
        "".join(
            f"- [{paper['title']}](https://arxiv.org/abs/{name})\n" for name, paper in sources.papers.items()
        )
        + "- [Neural Retrieval for Open Questions](https://arxiv.org/abs/2405.00010)\n"
    )
    diff = tmp_path / "change.diff"
    diff.write_text("--- a/README.md\n+++ b/README.md\n@@ -9,0 +10 @@\n+- [Neural]\n")
    (finding,) = findings(capsys, "--diff-from", str(diff))
    assert (finding["rule"], finding["severity"], finding["line"]) == ("wrong-title", "error", 10)
    assert len(sources.requests) == 1


def test_a_baseline_accepts_findings_of_verify_and_of_check_apart(
    readme: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    baseline = str(tmp_path / "accepted.json")
    assert run(capsys, "--baseline", baseline, "--write-baseline")[0] == 0
    assert run(capsys, "--baseline", baseline)[0] == 0
    before = Path(baseline).read_text()
    assert main(["baseline", "-o", baseline]) == 0
    assert Path(baseline).read_text() == before, "`awesomelint baseline` keeps them"
    assert main(["check", "--baseline", baseline, "--no-cache"]) == 0
    assert "obsolete" not in capsys.readouterr().out


def test_settings_select_online_rules_apart_from_others(
    readme: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    settings = tmp_path / ".awesomelint.toml"
    settings.write_text('select = ["links"]\n')
    assert len(findings(capsys)) == 3
    settings.write_text('ignore = ["wrong-title"]\n[rules.moved-repository]\nseverity = "off"\n')
    assert [found["rule"] for found in findings(capsys)] == ["unknown-identifier"]
    settings.write_text('select = ["moved-repository"]\n')
    assert [found["rule"] for found in findings(capsys)] == ["moved-repository"]


@pytest.mark.parametrize("form", ["github", "sarif", "rdjson", "gitlab", "junit", "json-lines"])
def test_every_format_has_the_findings(readme: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    _, out, _ = run(capsys, "--output-format", form)
    assert "unknown-identifier" in out or "unknown identifier" in out


def test_options_that_contradict_each_other_are_refused(
    readme: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "--refresh", "--offline")
    assert status == 2 and "use one of them" in err
    status, _, err = run(capsys, "--fix", "-")
    assert status == 2 and "standard input" in err
    status, _, err = run(capsys, "--write-baseline")
    assert status == 2 and "--baseline FILE" in err


def test_a_plain_installation_has_no_http_library() -> None:
    needed, waiting = set[str](), ["awesomelint"]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in needed:
            continue
        needed.add(name)
        requirements = map(Requirement, metadata.requires(name) or ())
        waiting += [
            one.name for one in requirements if one.marker is None or one.marker.evaluate({"extra": ""})
        ]
    assert "mistletoe" in needed
    assert not needed & {"httpx", "httpcore", "requests", "urllib3", "aiohttp", "defusedxml"}


SERVER = """
import pkgutil, importlib, sys
import awesomelint.server
for module in pkgutil.iter_modules(awesomelint.server.__path__, "awesomelint.server."):
    importlib.import_module(module.name)
from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source
lint(Source(open("README.md").read(), "README.md"), Settings())
print(sorted(name for name in sys.modules if name in ("httpx", "defusedxml") or "awesomelint" in name and ".online" in name))
"""


@pytest.mark.slow
def test_the_server_imports_nothing_of_it(readme: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SERVER], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.rstrip() == "[]"


BLOCKED = """
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("httpx", "defusedxml"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name.split(".")[0])
sys.meta_path.insert(0, Missing())
from awesomelint.cli import main
status = main(sys.argv[1:])
print(sorted(name for name in sys.modules if ".online" in name and "awesomelint" in name))
raise SystemExit(status)
"""


def blocked(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *args], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_without_the_extra_one_sentence_says_what_to_install(readme: Path, tmp_path: Path) -> None:
    done = blocked("verify", folder=tmp_path)
    assert done.returncode == 2
    assert 'pip install "awesomelint[online]"' in done.stderr and "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("args", [("check", "--no-cache"), ("fix", "--diff"), ("baseline",), ("export",)])
def test_no_other_command_imports_what_verify_needs(
    readme: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    (tmp_path / ".awesomelint.toml").write_text('ignore = ["online"]\n[rules.dead-link]\nseverity = "note"\n')
    done = blocked(*args, folder=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout.rstrip().endswith("[]"), done.stdout
