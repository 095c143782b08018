"""arXiv identifiers: from every form that lists use, from no look-alike, and corrected if there is only one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.fields.arxiv import diagnose, from_text, from_url, is_valid

# Other hosts, other pages of arXiv, and identifiers that cannot be.
LOOK_ALIKES = [
    "",
    "2405.00200",
    "https://notarxiv.org/abs/2405.00200",
    "https://arxiv.org.evil.com/abs/2405.00200",
    "https://example.com/arxiv.org/abs/2405.00200",
    "https://x.org/?u=https://arxiv.org/abs/2405.00200",
    "https://openreview.net/forum?id=2405.00200",
    "https://doi.org/10.1234/arxiv.2405.00200",
    "https://github.com/arxiv/2405.00200",
    "https://huggingface.co/datasets/2405.00200",
    "https://arxiv.org",
    "https://arxiv.org/list/cs.LG/2405",
    "https://arxiv.org/a/smith_j_1",
    "https://arxiv.org/search/?query=2405.00200",
    "https://arxiv.org/abs/2405.0020",
    "https://arxiv.org/abs/2405.002000",
    "https://arxiv.org/abs/1412.69801",
    "https://arxiv.org/abs/2413.00200",
    "https://arxiv.org/abs/2400.00200",
    "https://arxiv.org/abs/0703.0001",
    "https://arxiv.org/abs/2405.00200x",
    "https://arxiv.org/abs/240500200",
    "https://arxiv.org/abs2309.06054",
    "https://arxiv.org/2309.06054",
    "https://arxiv.org/abs/２４０５.00200",
    "https://arxiv.org/abs/foo/9901002",
    "https://arxiv.org/abs/cs/99010021",
    "https://arxiv.org/html/2405.00200v1/x1.png",
]

FORMS = [
    ("https://arxiv.org/abs/2405.00200", "2405.00200", None),
    ("http://arxiv.org/abs/2405.00200v1", "2405.00200", 1),
    ("https://arxiv.org/pdf/2405.00200", "2405.00200", None),
    ("https://arxiv.org/pdf/2405.00200.pdf", "2405.00200", None),
    ("https://arxiv.org/pdf/2405.00200v12.pdf", "2405.00200", 12),
    ("https://arxiv.org/html/2405.00200v2", "2405.00200", 2),
    ("https://arxiv.org/abs/2405.00200/", "2405.00200", None),
    ("https://arxiv.org/abs/2405.00200#page=3", "2405.00200", None),
    ("https://arxiv.org/pdf/2405.00200.pdf?download=1", "2405.00200", None),
    ("https://arxiv.org/abs/arXiv:2405.00200", "2405.00200", None),
    ("https://arxiv.org//abs/2405.00200", "2405.00200", None),
    ("https:/arxiv.org/abs/2405.00200", "2405.00200", None),
    ("arxiv.org/abs/2405.00200", "2405.00200", None),
    ("//arxiv.org/abs/2405.00200", "2405.00200", None),
    ("HTTPS://ARXIV.ORG/ABS/2405.00200", "2405.00200", None),
    ("https://ArXiV.org/abs/2405.00200", "2405.00200", None),
    ("https://www.arxiv.org/abs/2405.00200", "2405.00200", None),
    ("https://export.arxiv.org/abs/0704.0001", "0704.0001", None),
    ("https://browse.arxiv.org/pdf/2310.00001.pdf", "2310.00001", None),
    ("https://cn.arxiv.org/abs/1412.6980", "1412.6980", None),
    ("https://arxiv.org/abs/1501.00001", "1501.00001", None),
    ("https://www.alphaxiv.org/abs/2405.00200v2", "2405.00200", 2),
    ("https://alphaxiv.org/overview/2405.00200", "2405.00200", None),
    ("https://ar5iv.org/abs/2405.00200", "2405.00200", None),
    ("https://ar5iv.labs.arxiv.org/html/2405.00200", "2405.00200", None),
    ("https://huggingface.co/papers/2405.00200", "2405.00200", None),
    ("https://hf.co/papers/2405.00200", "2405.00200", None),
    ("https://papers.cool/arxiv/2405.00200", "2405.00200", None),
    ("https://www.semanticscholar.org/arxiv/2405.00200", "2405.00200", None),
    ("https://doi.org/10.48550/arXiv.2405.00200", "2405.00200", None),
    ("https://dx.doi.org/10.48550/arXiv.2405.00200", "2405.00200", None),
    ("https://arxiv.org/ftp/arxiv/papers/1207/1207.4708.pdf", "1207.4708", None),
    # The scheme up to March 2007, with and without a subject class.
    ("https://arxiv.org/abs/cs/9901002", "cs/9901002", None),
    ("https://arxiv.org/abs/cs.AI/9901002v2", "cs/9901002", 2),
    ("https://arxiv.org/pdf/math.GT/0309136.pdf", "math/0309136", None),
    ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001", None),
    ("https://xxx.lanl.gov/abs/cs/9901002", "cs/9901002", None),
    ("https://arxiv.org/ftp/cs/papers/9901/9901002.pdf", "cs/9901002", None),
]


@pytest.mark.parametrize("url", LOOK_ALIKES)
def test_look_alikes_have_no_identifier(url: str) -> None:
    assert from_url(url) is None


@pytest.mark.parametrize(("url", "identifier", "version"), FORMS)
def test_identifier_and_version(url: str, identifier: str, version: int | None) -> None:
    assert from_url(url) == (identifier, version)
    assert diagnose(url) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("2405.00200", None),
        ("arXiv 2405.00200", None),
        ("arXiv:2405.0020", None),
        ("arXiv:2413.00200", None),
        ("bioarXiv:2405.00200", None),
        ("https://arxiv.org/abs/2405.00200", None),
        ("see arXiv:2405.00200.", ("2405.00200", None)),
        ("arXiv: 2405.00200v3, 2024", ("2405.00200", 3)),
        ("(ARXIV：1412.6980)", ("1412.6980", None)),
        ("arXiv preprint arXiv:1412.6980, 2014", ("1412.6980", None)),
    ],
)
def test_identifier_in_running_text(text: str, found: tuple[str, int | None] | None) -> None:
    assert from_text(text) == found


@pytest.mark.parametrize(
    ("identifier", "month"),
    [
        ("2405.00200", (2024, 5)),
        ("0704.0001", (2007, 4)),
        ("cs/9901002", (1999, 1)),
        ("math/0309136", (2003, 9)),
    ],
)
def test_month_in_which_an_identifier_was_given(identifier: str, month: tuple[int, int]) -> None:
    found = from_url(f"https://arxiv.org/abs/{identifier}")
    assert found is not None and found.month == month


# What does not concern a checker: other sites, arXiv's other pages, figures of a paper.
FINE = [
    "",
    "https://example.com/abs/240500200",
    "https://arxiv.org",
    "https://arxiv.org/",
    "https://arxiv.org/?x=1",
    "https://arxiv.org/list/cs.LG/2405",
    "https://arxiv.org/a/smith_j_1",
    "https://arxiv.org/search/?query=a",
    "https://arxiv.org/help/bulk_data",
    "https://arxiv.org/html/2405.00200v1/x1.png",
    "https://huggingface.co/papers/24050020",
]

BROKEN = [
    # Too little is known to correct these.
    ("https://arxiv.org/abs/2405.0020", "expected five digits after the period, found 4", None),
    ("https://arxiv.org/abs/2405.002000", "expected five digits after the period, found 6", None),
    ("https://arxiv.org/abs/1412.69801", "expected four digits after the period, found 5", None),
    ("https://arxiv.org/abs/2413.00200", "no month 13", None),
    ("https://arxiv.org/abs/2400.00200", "no month 00", None),
    ("https://arxiv.org/abs/0703.0001", "introduced in April 2007", None),
    ("https://arxiv.org/abs/05.00200", "four digits, a period", None),
    ("https://arxiv.org/abs/202405.00200", "four digits, a period", None),
    ("https://arxiv.org/abs/cs/99010021", "seven digits", None),
    ("https://arxiv.org/abs/", "placeholder instead of", None),
    ("https://arxiv.org/abs/xxxx.xxxxx", "placeholder instead of", None),
    ("https://arxiv.org/pdf/nosuchpaper", "not the path of an arXiv paper", None),
    # Only one address can have been meant.
    ("https://arxiv.org/abs/240500200", "missing period in", "https://arxiv.org/abs/2405.00200"),
    ("https://arxiv.org/abs/2405,00200", "missing period in", "https://arxiv.org/abs/2405.00200"),
    ("https://arxiv.org/abs/2405. 00200", "is split as", "https://arxiv.org/abs/2405.00200"),
    ("https://arxiv.org/abs/2405.00200x", "“x” after", "https://arxiv.org/abs/2405.00200"),
    ("https://arxiv.org/abs/2405.00200v1v2", "“v2” after", "https://arxiv.org/abs/2405.00200v1"),
    ("https://arxiv.org/pdf/2405.00200.pdf.pdf", "“.pdf” after", "https://arxiv.org/pdf/2405.00200.pdf"),
    ("https://arxiv.org/pdf/2405.00200).", "“).” after", "https://arxiv.org/pdf/2405.00200"),
    ("https://arxiv.org/abs2309.06054", "slash between", "https://arxiv.org/abs/2309.06054"),
    ("https://arxiv.org/pdf2309.06054.pdf", "slash between", "https://arxiv.org/pdf/2309.06054.pdf"),
    ("https://arxiv.org/2309.06054", "missing path", "https://arxiv.org/abs/2309.06054"),
    ("https://arxiv.org/absolute/2405.00200", "not a path", "https://arxiv.org/abs/2405.00200"),
    ("https://arxiv.org/cs/9901002", "not a path on arXiv", "https://arxiv.org/abs/cs/9901002"),
]


@pytest.mark.parametrize("url", FINE)
def test_nothing_is_wrong_with_it(url: str) -> None:
    assert diagnose(url) is None


@pytest.mark.parametrize(("url", "words", "repaired"), BROKEN)
def test_what_is_wrong_and_what_it_must_have_been(url: str, words: str, repaired: str | None) -> None:
    found = diagnose(url)
    assert found is not None
    assert words in found.problem
    assert found.repaired == repaired


# fmt: off
PIECES = [
    "https://", "arxiv.org", "www.", "/", "/abs/", "/pdf/", "abs", "2405", "1412", ".", ".00200", ".6980", "00200",
    "v1", "v", ".pdf", "?x=1", "#p", " ", "cs", "hep-th/", "9901002", "x", "论", "-", ":", "ftp", "html",
]
# fmt: on
near_misses = st.lists(st.sampled_from(PIECES), max_size=8).map(
    lambda parts: "https://arxiv.org/" + "".join(parts)
)


@given(st.one_of(near_misses, st.text()))
def test_a_repaired_url_is_valid_and_needs_no_repair(url: str) -> None:
    found = diagnose(url)
    if found is not None:
        assert from_url(url) is None
        assert found.problem
        if found.repaired is not None:
            assert from_url(found.repaired) is not None
            assert diagnose(found.repaired) is None


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    from_text(text)
    from_text("arXiv:" + text)
    from_url("https://arxiv.org/abs/" + text)


@pytest.mark.parametrize(
    ("identifier", "valid"),
    [
        ("0704.0001", True),
        ("0703.0001", False),
        ("1412.9999", True),
        ("1412.00001", False),
        ("1501.00001", True),
        ("1501.0001", False),
        ("2412.00001", True),
        ("2413.00001", False),
    ],
)
def test_scheme(identifier: str, valid: bool) -> None:
    assert is_valid(identifier) is valid
