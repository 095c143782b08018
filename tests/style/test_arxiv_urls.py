"""The forms of arXiv URLs, and the same URLs in other forms."""

from __future__ import annotations

import pytest

from awesomelint.style.arxiv_urls import UrlForm, form, rewrite


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/abs/2401.00001",
        "https://arxiv.org/list/cs/2401",
        "https://arxiv.org/abs/2401.001",
        "https://browse.arxiv.org/abs/2401.00001",
        "https://arxiv.org/abs/2401.00001/more",
        "https://arxiv.org/abs/2401.000012",
        "https://arxiv.org/abs/240.00001",
        "https://arxiv.org/abs/hep-th/99010012",
        "https://arxiv.org/abs/hep-th/990100",
        "https://arxiv.org/abs/math.AGG/0601001",
        "https://arxiv.org/abs/2401.00001v",
        "https://arxiv.org/abs/2401.00001v123",
        "ftp://arxiv.org/abs/2401.00001",
        "https://arxiv.org/abs/",
    ],
)
def test_other_urls_have_no_form_and_stay_as_they_are(url: str) -> None:
    assert form(url) is None
    assert rewrite(url, page="pdf", version=False) == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/2401.00001", ("https", "abs", "")),
        ("HTTP://www.arxiv.org/PDF/2401.00001v12.pdf", ("http", "pdf", "v12")),
        ("https://export.arxiv.org/html/hep-th/9901001", ("https", "html", "")),
        ("https://arxiv.org/abs/math.AG/0601001?context=cs", ("https", "abs", "")),
        ("http://arxiv.org/abs/2401.0001v1", ("http", "abs", "v1")),
        ("https://arxiv.org/pdf/2401.00001.pdf#page=2", ("https", "pdf", "")),
    ],
)
def test_forms(url: str, expected: tuple[str, str, str]) -> None:
    assert form(url) == UrlForm(*expected)


def test_another_page_and_no_version() -> None:
    url = "https://arxiv.org/pdf/2401.00001v2.pdf#page=3"
    assert rewrite(url) == url
    assert rewrite(url, page="abs") == "https://arxiv.org/abs/2401.00001v2#page=3"
    assert rewrite(url, version=False) == "https://arxiv.org/pdf/2401.00001.pdf#page=3"
    assert rewrite("https://arxiv.org/abs/2401.00001", page="pdf") == "https://arxiv.org/pdf/2401.00001"
