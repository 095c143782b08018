"""Badges that show stars, and URLs of arXiv, in every form."""

from __future__ import annotations

import datetime

import pytest

from tests.support.one_rule import run

OTHER = "- [Other](https://github.com/own/other)\n"


@pytest.mark.parametrize(
    ("badge", "fixed"),
    [
        ("http://img.shields.io/github/stars/old/a", "http://img.shields.io/github/stars/own/a"),
        ("https://badgen.net/github/stars/old/a?icon=x", "https://badgen.net/github/stars/own/a?icon=x"),
        ("https://flat.badgen.net/github/stars/old/a", "https://flat.badgen.net/github/stars/own/a"),
        ("https://img.shields.io/github/stars/old/a#x", "https://img.shields.io/github/stars/own/a#x"),
        (
            "https://img.shields.io/github/stars/old/a.svg?label=x",
            "https://img.shields.io/github/stars/own/a.svg?label=x",
        ),
        ("https://img.shields.io/github/stars/own", "https://img.shields.io/github/stars/own/a"),
        ("https://img.shields.io/github/stars/?label=x", "https://img.shields.io/github/stars/own/a?label=x"),
        ("https://img.shields.io/github/stars#x", "https://img.shields.io/github/stars/own/a#x"),
    ],
)
def test_the_badge_of_another_repository_is_replaced(badge: str, fixed: str) -> None:
    text = f"- [A](https://github.com/own/a) ![]({badge})\n{OTHER}"
    result = run("badge-mismatch", text)
    assert result.lines == [f"warning 1:37 {badge}"]
    assert result.fixed == text
    assert result.fixed_unsafe == text.replace(badge, fixed)


@pytest.mark.parametrize(
    "entry",
    [
        "[A](http://www.github.com/Own/A.git) ![](https://img.shields.io/github/stars/own/a.svg)",
        "[A](https://github.com/own/a) ![](https://img.shields.io/github/stars/own/a.git)",
        "[A](https://github.com/own/a) ![](https://img.shields.io/github/forks/old/a)",
        "[A](https://github.com/own/a) ![](https://example.org/github/stars/old/a)",
        "[A](https://github.com/own/a) [x](https://img.shields.io/github/stars/old/a)",
        "[A](https://github.com/own) ![](https://img.shields.io/github/stars/own/a)",
        # The link before a badge is not around it.
        "[A](https://github.com/own/a) [B](https://github.com/own/b)![](https://img.shields.io/github/stars/own/a)",
        "[![](https://img.shields.io/github/stars/own/a)](https://a.example.org) [A](https://github.com/own/a)",
    ],
)
def test_no_badge_of_another_repository(entry: str) -> None:
    assert run("badge-mismatch", f"- {entry}\n{OTHER}").lines == []


def test_no_fix_if_the_entry_has_two_repositories() -> None:
    badge = "https://img.shields.io/github/stars/old/a"
    text = f"- [A](https://github.com/own/a) [B](https://github.com/own/b) ![]({badge})\n{OTHER}"
    result = run("badge-mismatch", text)
    assert result.lines == [f"warning 1:67 {badge}"]
    assert "old/a" in result.messages[0] and "own/a" in result.messages[0]
    assert result.fixed_unsafe == text


def test_no_fix_if_the_url_is_written_with_entities() -> None:
    badge = "https://img.shields.io/github/stars/old/a?b=1&amp;c=2"
    text = f'- [A](https://github.com/own/a) <img src="{badge}">\n{OTHER}'
    result = run("badge-mismatch", text)
    assert result.lines == [f"warning 1:43 {badge}"]
    assert result.fixed_unsafe == text


def test_the_link_around_a_badge_comes_before_the_others() -> None:
    badge = "https://img.shields.io/github/stars/own/b"
    text = f"- [![]({badge})](https://github.com/own/a) [C](https://github.com/own/c)\n{OTHER}"
    assert run("badge-mismatch", text).fixed_unsafe == text.replace(badge, badge[:-1] + "a")


def test_a_badge_that_fits_another_link_of_the_entry() -> None:
    badge = "https://img.shields.io/github/stars/own/b"
    text = f"- [![]({badge})](https://github.com/own/a) [B](https://github.com/own/b)\n{OTHER}"
    result = run("badge-mismatch", text)
    assert "the repository of the entry, but links to own/a" in result.messages[0]
    assert result.fixed_unsafe == text.replace("own/a", "own/b")


# -- broken-arxiv-id ------------------------------------------------------------

REST = "- [Other](https://arxiv.org/abs/2401.00009)\n"


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("http://xxx.lanl.gov/abs2309.06054", "http://xxx.lanl.gov/abs/2309.06054"),
        ("https://export.arxiv.org/abs2309.06054", "https://export.arxiv.org/abs/2309.06054"),
    ],
)
def test_hosts_of_arxiv(url: str, fixed: str) -> None:
    text = f"- [A]({url})\n{REST}"
    result = run("broken-arxiv-id", text)
    assert result.lines == [f"error 1:7 {url}"]
    assert result.fixed == text.replace(url, fixed)


@pytest.mark.parametrize(
    "entry",
    [
        # A placeholder in a bare URL, another host, and a URL that is not closed.
        "[A](https://example.org/a) as in https://arxiv.org/abs/xxxx.xxxxx",
        "[A](https://lanl.example.org/abs2309.06054)",
        "A [pdf](https://arxiv.org/abs/2309.06054",
    ],
)
def test_no_broken_identifier(entry: str) -> None:
    assert run("broken-arxiv-id", f"- {entry}\n{REST}").lines == []


def test_the_backslash_after_a_bare_url_is_not_part_of_it() -> None:
    text = f"- \\[https://arxiv.org/abs2310.01290\\] Knowledge Crosswords\n{REST}"
    assert run("broken-arxiv-id", text).lines == ["error 1:5 https://arxiv.org/abs2310.01290"]


def test_future_months() -> None:
    text = (
        "- [A](https://arxiv.org/abs/2412.00001) [pdf](https://arxiv.org/pdf/2411.00001)\n"
        "- [B](https://arxiv.org/abs/2411.00002) [pdf](https://arxiv.org/pdf/2501.00002v2)\n"
        "- [C](http://arxiv.org/abs/2411.00003) [abs](http://arxiv.org/abs/2412.00003)\n"
        "- [D](https://arxiv.org/abs/cs/9901002) [abs](https://arxiv.org/abs/9912.00003)\n"
        "- [E](https://example.org/2501.00002) [demo](https://www.alphaxiv.org/abs/2501.00002)\n"
    )
    result = run("broken-arxiv-id", text, today=datetime.date(2024, 11, 30))
    assert [line for line in result.lines if line.startswith("note")] == [
        "note 1:7 https://arxiv.org/abs/2412.00001",
        "note 2:47 https://arxiv.org/pdf/2501.00002v2",
        "note 3:46 http://arxiv.org/abs/2412.00003",
        "note 5:46 https://www.alphaxiv.org/abs/2501.00002",
    ]
    assert "2412.00001" in result.messages[0] and "2024-12" in result.messages[0]
    assert run("broken-arxiv-id", text).lines == []
