"""The pages of the site: links as they are there, nothing that is not for readers, and no dead link."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from awesomelint.report.urls import HOME, SITE, rule_page
from awesomelint.rules import all_rules
from tests.support import PROJECT
from tests.support.site import site_module

pages = site_module("pages")
dead_links = site_module("dead_links").dead_links


@pytest.mark.parametrize(
    ("source", "link", "moved"),
    [
        ("README.md", "docs/merging.md#grids", "merging.md#grids"),
        ("README.md", "docs/rules/README.md", "rules/README.md"),
        ("README.md", "CONTRIBUTING.md", f"{HOME}/blob/main/CONTRIBUTING.md"),
        ("docs/formats.md", "rules/README.md", "rules/README.md"),
        ("docs/formats.md", "../README.md#usage", "index.md#usage"),
        ("docs/rules/mojibake.md", "../settings.md", "../settings.md"),
        ("docs/rules/mojibake.md", "../../SECURITY.md#trust", f"{HOME}/blob/main/SECURITY.md#trust"),
        # Examples, and a dead link.
        ("docs/formats.md", "#usage", "#usage"),
        ("docs/formats.md", "https://arxiv.org/abs/2001.08361", "https://arxiv.org/abs/2001.08361"),
        ("docs/formats.md", "no-such-page.md", "no-such-page.md"),
    ],
)
def test_links_are_those_of_the_site(source: str, link: str, moved: str) -> None:
    assert pages.relinked(f"See [it]({link}).", source) == f"See [it]({moved})."


def test_the_pages_are_those_for_readers(tmp_path: Path) -> None:
    pages.write_pages(tmp_path)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"index.md", "getting-started.md", "settings.md", "run.svg", "rules/README.md"} <= written
    assert not {name for name in written if name.endswith((".in.md", ".py", ".json"))}
    assert "## Development" not in (tmp_path / "index.md").read_text(encoding="utf-8")
    for rule in all_rules():
        assert f"rules/{rule.name}.md" in written


def test_every_page_is_in_the_navigation(tmp_path: Path) -> None:
    pages.write_pages(tmp_path)
    project = tomllib.loads((PROJECT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    named = set(_named(project["nav"]))
    for path in tmp_path.rglob("*.md"):
        page = path.relative_to(tmp_path)
        assert {page.as_posix(), (page.parent / "*.md").as_posix()} & named, page
    assert rule_page("mojibake") == f"{project['site_url']}rules/mojibake/"
    assert project["site_url"] == f"{SITE}/"


def _named(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav
    return [name for part in parts for name in _named(part)]  # type: ignore[attr-defined]


def test_dead_links_are_found_and_others_are_not(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "index.html").write_text('<a id="text">Rules</a> <a href="../">home</a>')
    (tmp_path / "index.html").write_text(
        '<a href="rules/#text">1</a> <a href=".">2</a> <a href="#top">3</a> <a href="https://example.org/x">4</a>'
        '<a href="mailto:a@example.org">5</a> <a href="https://site.example/docs/rules/">6</a>'
        '<a href="rules/#none">7</a> <img src="none.svg"> <a href="/docs/none/">8</a>'
    )
    assert list(dead_links(tmp_path, "https://site.example/docs/")) == [
        "index.html: rules/#none has no such anchor",
        "index.html: none.svg does not exist",
        "index.html: /docs/none/ does not exist",
    ]
