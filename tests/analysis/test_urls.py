"""Which URLs are usual, so that most rules need not look at them."""

from __future__ import annotations

import pytest

from awesomelint.analysis.urls import host_of, sort_urls
from awesomelint.reading import read
from awesomelint.source import Source


def sort(url: str) -> str:
    urls = sort_urls(read(Source(f"- [Amber Title](https://amber.org)\n- [Basalt Title](<{url}>)\n")))
    assert not urls.bare
    if urls.papers:
        return "paper"
    if urls.unusual:
        return "unusual"
    return ", ".join(host for host in urls.hosts if host != "amber.org")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/1706.03762", "paper"),
        ("https://arxiv.org/pdf/2405.12345v2.pdf", "paper"),
        ("https://arxiv.org/abs/1501.00001v12", "paper"),
        ("https://arxiv.org/abs/0801.0001", "paper"),
        ("https://arxiv.org/abs/1412.6980", "paper"),
        ("https://arxiv.org/abs/0912.1234", "paper"),
        ("https://arxiv.org/abs/1412.69801", "unusual"),
        ("https://arxiv.org/abs/1706.0376", "unusual"),
        ("https://arxiv.org/abs/1713.03762", "unusual"),
        ("https://arxiv.org/abs/1700.03762", "unusual"),
        ("https://arxiv.org/abs/0704.0001", "unusual"),
        ("https://arxiv.org/abs/1706.03762v0", "unusual"),
        ("https://arxiv.org/html/1706.03762", "unusual"),
        ("http://arxiv.org/abs/1706.03762", "unusual"),
        ("https://www.arxiv.org/abs/1706.03762", "unusual"),
        ("https://browse.arxiv.org/abs/1706.03762", "unusual"),
        ("https://alphaxiv.org/abs/1706.03762", "unusual"),
        ("https://xxx.lanl.gov/abs/1706.03762", "unusual"),
        ("https://basalt.org", "basalt.org"),
        ("https://basalt.org/", "basalt.org"),
        ("https://www.basalt.co.uk/a-b/c_d.html", "www.basalt.co.uk"),
        ("https://basalt.org/~own/a%20b@c+d=e", "basalt.org"),
        ("https://github.com/own/basalt", "github.com"),
        ("https://www.github.com/own/basalt", "unusual"),
        ("https://github.com/own/basalt.git", "unusual"),
        ("https://basalt.org/a.", "unusual"),
        ("https://basalt.org//", "unusual"),
        ("https://basalt.org/a%20", "unusual"),
        ("https://basalt.org/a%22", "unusual"),
        ("https://basalt.org/a?b=c", "unusual"),
        ("https://basalt.org/a#b", "unusual"),
        ("https://basalt/a", "unusual"),
        ("https://basalt.1org/a", "unusual"),
        ("http://basalt.org/a", "unusual"),
        ("notes.md", "unusual"),
        ("#notes", ""),
        ("", ""),
    ],
)
def test_urls(url: str, expected: str) -> None:
    assert sort(url) == expected


def test_bare_urls() -> None:
    text = "- [Amber Title](https://amber.org) https://basalt.org and https://cobalt.org?a=b\n"
    urls = sort_urls(read(Source(text)))
    assert [reference.url for reference in urls.bare] == ["https://basalt.org", "https://cobalt.org?a=b"]
    assert list(urls.hosts) == ["amber.org", "basalt.org"]
    assert [reference.url for reference in urls.unusual] == ["https://cobalt.org?a=b"]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Amber.org/a", "Amber.org"),
        ("http://amber.org?a=https://b.org", "amber.org"),
        ("https://amber.org", "amber.org"),
        ("notes.md", ""),
        ("/a/b", ""),
    ],
)
def test_hosts(url: str, host: str) -> None:
    assert host_of(url) == host
