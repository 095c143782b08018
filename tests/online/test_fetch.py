"""`awesomelint add` with an identifier: the rest is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.online.fetch import Identifier, identifier_in
from tests.support.online import Answer, Sources

LIST = "# Papers\n\n## Surveys\n\n" + "".join(
    f"- **{title}** ({year}). Ann Lark, Bo Finch. [[paper]](https://arxiv.org/abs/{year - 2000}05.00{n:03})\n"
    for n, (title, year) in enumerate(
        (
            ("Latent Reasoning without Supervision", 2024),
            ("Causal Planning with Learned Simulators", 2023),
            ("Robust Memory in Recurrent Networks", 2022),
            ("Sparse Attention for Long Documents", 2021),
            ("Neural Retrieval for Open Questions", 2020),
        ),
        1,
    )
)
TITLE = "In-Context Learning with Long-Context Models"


@pytest.fixture
def readme(tmp_path: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch) -> Path:
    sources.use(monkeypatch)
    monkeypatch.chdir(tmp_path)
    sources.papers["2405.00200"] = {
        "title": TITLE,
        "authors": ["Ann Lark", "Bo Finch"],
        "published": "2024-04-30",
    }
    sources.works["10.1000/182"] = {
        "title": ["A Journal Paper"],
        "author": [{"given": "Cy", "family": "Rook"}],
    }
    path = tmp_path / "README.md"
    path.write_text(LIST)
    return path


@pytest.mark.parametrize(
    "args",
    [
        ["2405.00200"],
        ["arXiv:2405.00200v2", "README.md"],
        ["--fetch", "--url", "https://arxiv.org/abs/2405.00200"],
    ],
)
def test_an_identifier_is_enough(readme: Path, sources: Sources, args: list[str]) -> None:
    assert main(["add", *args, "--section", "Surveys"]) == 0
    added = f"- **{TITLE}** (2024). Ann Lark, Bo Finch. [[paper]](https://arxiv.org/abs/2405.00200)\n"
    assert sorted(readme.read_text().splitlines(keepends=True)) == sorted(
        [*LIST.splitlines(keepends=True), added]
    )
    assert len(sources.requests) == 1


def test_options_have_precedence(readme: Path) -> None:
    assert main(["add", "2405.00200", "--title", "A Better Title", "--authors", "Cy Rook"]) == 0
    assert "**A Better Title** (2024). Cy Rook." in readme.read_text()


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (["2405.99999"], "no such paper"),
        (["10.1000/0"], "no such DOI"),
        (["--fetch", "--url", "https://example.com/paper"], "has no arXiv identifier or DOI"),
        (["--fetch", "--title", "A Title"], "give an arXiv identifier or DOI"),
        (["2405.00200", "2405.00201"], "one at a time"),
        (["2405.00200", "--from", "papers.jsonl"], "--from has all fields"),
    ],
)
def test_what_cannot_be_fetched_is_one_sentence(
    readme: Path, capsys: pytest.CaptureFixture[str], args: list[str], part: str
) -> None:
    assert main(["add", *args]) == 2
    err = capsys.readouterr().err
    assert part in err and err.count("\n") == 1
    assert readme.read_text() == LIST


def test_a_source_that_is_down_is_said(
    readme: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.answers["/arxiv"] = [Answer(403)]
    assert main(["add", "2405.00200"]) == 2
    assert (
        "arXiv could not be asked about 2405.00200: the server refuses to answer (403)"
        in capsys.readouterr().err
    )


def test_a_missing_file_is_not_taken_for_an_identifier(
    readme: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "README-2024.md", "--title", "A Title"]) == 2
    assert "README-2024.md" in capsys.readouterr().err and not sources.requests


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2405.00200", Identifier("arxiv", "2405.00200")),
        ("2405.00200v3", Identifier("arxiv", "2405.00200")),
        ("https://arxiv.org/pdf/2405.00200", Identifier("arxiv", "2405.00200")),
        ("cs/9901002", Identifier("arxiv", "cs/9901002")),
        ("https://doi.org/10.1000/182", Identifier("doi", "10.1000/182")),
        ("10.48550/arXiv.2405.00200", Identifier("arxiv", "2405.00200")),
        ("papers", None),
        ("2405.002", None),
    ],
)
def test_identifiers_are_recognised(text: str, found: Identifier | None) -> None:
    assert identifier_in(text) == found
