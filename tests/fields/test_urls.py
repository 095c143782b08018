"""Addresses: one key for every form of one work's address, and different keys for different works."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.fields.urls import Address, doi, is_code_host, is_paper_host, is_work, work_key

# Pairs that lead to different places.
DIFFERENT = [
    ("https://arxiv.org/abs/2408.14381", "https://arxiv.org/abs/2409.14381"),
    ("https://x.org/a", "https://x.org/A"),
    ("https://x.org/a", "https://x.org/b"),
    ("https://x.org/?id=1", "https://x.org/?id=2"),
    ("https://x.org/#/paper/1", "https://x.org/#/paper/2"),
    ("https://github.com/a/b", "https://github.com/a/c"),
    ("https://github.com/a/b", "https://github.com/a/b/tree/main/c"),
    ("https://openreview.net/forum?id=abc", "https://openreview.net/forum?id=abC"),
    ("https://openreview.net/forum?id=abc", "https://openreview.net/group?id=ICLR.cc/2024"),
    ("https://proceedings.mlr.press/v139/x21a.html", "https://proceedings.mlr.press/v139/x21b.html"),
    ("https://aclanthology.org/P19-1001", "https://aclanthology.org/P19-1002"),
    ("https://www.youtube.com/watch?v=a", "https://www.youtube.com/watch?v=b"),
    ("https://doi.org/10.1145/1.2", "https://doi.org/10.1145/1.3"),
    ("docs/a.md", "docs/b.md"),
]

SAME = {
    "arxiv:2405.00200": [
        "https://arxiv.org/abs/2405.00200",
        "http://www.arxiv.org/pdf/2405.00200v2.pdf",
        "https://huggingface.co/papers/2405.00200",
        "https://doi.org/10.48550/arXiv.2405.00200",
        "https://ar5iv.org/abs/2405.00200",
    ],
    "openreview:abcDEF1": [
        "https://openreview.net/forum?id=abcDEF1",
        "https://openreview.net/pdf?id=abcDEF1",
        "http://www.openreview.net/forum?noteId=xyz&id=abcDEF1#all",
    ],
    "acl:2023.acl-long.1": [
        "https://aclanthology.org/2023.acl-long.1/",
        "https://aclanthology.org/2023.acl-long.1.pdf",
        "https://www.aclweb.org/anthology/2023.acl-long.1/",
        "https://doi.org/10.18653/v1/2023.acl-long.1",
    ],
    "acl:p19-1001": [
        "https://www.aclweb.org/anthology/P19-1001.pdf",
        "https://aclanthology.org/P19-1001v2.pdf",
        "https://aclanthology.info/papers/P19-1001/p19-1001",
        "https://doi.org/10.18653/v1/P19-1001",
    ],
    "pmlr:v139/radford21a": [
        "https://proceedings.mlr.press/v139/radford21a.html",
        "http://proceedings.mlr.press/v139/radford21a/radford21a.pdf",
        "https://proceedings.mlr.press/v139/radford21a/radford21a-supp.pdf",
    ],
    "cvf:doe_title_cvpr_2021": [
        "https://openaccess.thecvf.com/content/CVPR2021/html/Doe_Title_CVPR_2021_paper.html",
        "https://openaccess.thecvf.com/content/CVPR2021/papers/Doe_Title_CVPR_2021_paper.pdf",
        "http://openaccess.thecvf.com/content_CVPR_2021/papers/Doe_Title_CVPR_2021_paper.pdf",
    ],
    "neurips:1457c0d6bfcb4967418bfb8ac142f64a": [
        "https://proceedings.neurips.cc/paper/2020/hash/1457c0d6bfcb4967418bfb8ac142f64a-Abstract.html",
        "https://papers.nips.cc/paper_files/paper/2020/file/1457c0d6bfcb4967418bfb8ac142f64a-Paper.pdf",
    ],
    "neurips:7181": [
        "https://papers.nips.cc/paper/7181-attention-is-all-you-need",
        "http://papers.nips.cc/paper/7181-attention-is-all-you-need.pdf",
    ],
    "ieee:8953512": [
        "https://ieeexplore.ieee.org/document/8953512",
        "https://ieeexplore.ieee.org/abstract/document/8953512/",
        "https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=8953512",
    ],
    "doi:10.1145/3394486.3403118": [
        "https://doi.org/10.1145/3394486.3403118",
        "http://dx.doi.org/10.1145%2F3394486.3403118",
        "https://dl.acm.org/doi/10.1145/3394486.3403118",
        "https://dl.acm.org/doi/pdf/10.1145/3394486.3403118",
        "https://dl.acm.org/doi/abs/10.1145/3394486.3403118?x=1",
    ],
    "doi:10.1007/978-3-030-58452-8_1": [
        "https://link.springer.com/chapter/10.1007/978-3-030-58452-8_1",
        "https://link.springer.com/content/pdf/10.1007/978-3-030-58452-8_1.pdf",
    ],
    "url:github.com/owner/repo": [
        "https://github.com/Owner/Repo",
        "http://www.github.com/owner/repo/",
        "https://github.com/owner/repo.git",
        "https://github.com/owner/repo#readme",
    ],
    "url:x.org/a": [
        "https://x.org/a",
        "http://www.X.org/a/",
        "x.org/a",
        "https://x.org/a#section",
        "https://x.org/a?utm_source=b&fbclid=c",
        "https://x.org/a/index.html",
        " https://x.org/a ",
    ],
    "url:x.org/a?id=1": [
        "https://x.org/a?id=1",
        "https://x.org/a/?utm_source=b&id=1",
        "https://x.org/a?id=1&utm_medium=c",
    ],
    "": ["", " ", "#section"],
}


@pytest.mark.parametrize(("first", "other"), DIFFERENT)
def test_addresses_of_different_works_have_different_keys(first: str, other: str) -> None:
    assert work_key(first) != work_key(other)


@pytest.mark.parametrize(("key", "url"), [(key, url) for key, urls in SAME.items() for url in urls])
def test_addresses_of_one_work_have_one_key(key: str, url: str) -> None:
    assert work_key(url) == key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("https://x.org/10.html", None),
        ("v10.1145/1.2", None),
        ("10.1/x", None),
        ("10.48550/arXiv.2405.00200", None),
        ("https://doi.org/10.1145/1.2", "10.1145/1.2"),
        ("doi: 10.1038/NATURE14539.", "10.1038/nature14539"),
        ("(10.1000/a(b)c)", "10.1000/a(b)c"),
        ("10.1093/x/y/full", "10.1093/x/y"),
        ("https://onlinelibrary.wiley.com/doi/10.1002/a.1?x=1", "10.1002/a.1"),
        ("https://projecteuclid.org/10.1214/aoms/1177729392.full", "10.1214/aoms/1177729392"),
        (
            "https://www.emerald.com/insight/content/doi/10.1108/17563781211255862/full/html",
            "10.1108/17563781211255862",
        ),
        ("https://journals.example.org/doi/epub/10.1108/1756/epub", "10.1108/1756"),
        ("https://delivery.acm.org/10.1145/3060000/3052999/p19-lark.pdf", None),
        ("https://www.biorxiv.org/content/10.1101/2020.01.02.345678v1.full.pdf", "10.1101/2020.01.02.345678"),
        ("https://www.medrxiv.org/content/10.1101/2020.01.02.345678v2", "10.1101/2020.01.02.345678"),
    ],
)
def test_doi_in_an_address_or_text(text: str, found: str | None) -> None:
    assert doi(text) == found


@pytest.mark.parametrize(
    ("key", "work"),
    [
        ("", False),
        ("url:x.org", False),
        ("file:/a", False),
        ("url:github.com/a/b", False),
        ("arxiv:2405.00200", True),
        ("doi:10.1/x", True),
    ],
)
def test_keys_of_works(key: str, work: bool) -> None:
    assert is_work(key) is work


@pytest.mark.parametrize(
    ("host", "papers", "code"),
    [
        ("x.org", False, False),
        ("notarxiv.org", False, False),
        ("github.com", False, True),
        ("gist.github.com", False, False),
        ("arxiv.org", True, False),
        ("export.arxiv.org", True, False),
        ("openreview.net", True, False),
    ],
)
def test_kinds_of_hosts(host: str, papers: bool, code: bool) -> None:
    assert (is_paper_host(host), is_code_host(host)) == (papers, code)


def test_an_address_is_taken_apart_as_written() -> None:
    address = Address("HTTPS://WWW.X.org:80/A/b?q=1&r#Frag")
    parts = (address.scheme, address.host, address.www, address.path, address.query, address.fragment)
    assert parts == ("https", "x.org:80", True, "/A/b", "q=1&r", "Frag")


# fmt: off
PIECES = [
    "https://", "arxiv.org", "doi.org/10.1145/", "www.", "github.com", "openreview.net", "/", "a", "?", "id=", "&", "#",
    "%2F", " ", "[", ":", "@", "论", "\n", ".pdf",
]
# fmt: on


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=10).map("".join)))
def test_no_text_is_too_odd(text: str) -> None:
    key = work_key(text)
    assert key == work_key(text.strip())
    Address(text)
    found = doi(text)
    assert found is None or found == found.lower()
