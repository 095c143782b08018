"""How well an entry's date and venue fit its arXiv identifier, seen by which of two entries is believed."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"conflicting-id"}))
# What fits an identifier of September 2024 so well: its month, a venue of its year, nothing, a date seven
# months later, and a date before it.
KNOWN = {2: "Sep. 14 2024", 1: "ICML 2024", 0: "", -1: "Apr. 14 2025", -2: "Mar. 1 2021"}


def reported(first: str, second: str, identifier: str) -> int:
    """How many of two works may have the wrong identifier: one if the other fits it much better."""
    text = (
        f"- [A Statistical Viewpoint on Differential Privacy](https://arxiv.org/abs/{identifier}), {first}\n"
        f"- [Increasing Both Batch Size and Learning Rate](https://arxiv.org/abs/{identifier}), {second}\n"
    )
    (finding,) = lint(Source(text, "README.md"), SETTINGS).findings
    return 1 if "replace the URL" in finding.message else 2


@pytest.mark.parametrize(
    ("written", "fit"),
    [
        ("", 0),
        ("Feb. 30 2024", 0),
        ("Sep. 14 2024", 2),
        ("Aug. 31 2024", 2),
        ("Oct. 1 2024", 2),
        ("2024-09", 2),
        ("Jul. 31 2024", -2),
        ("Nov. 1 2024", 0),
        ("Nov. 30 2024", 0),
        ("Dec. 1 2024", -1),
        ("Mar. 1 2025", -1),
        ("Apr. 1 2025", -1),
        ("Sep. 14 2023", -2),
        ("2024", 0),
        ("2025", 0),
        ("2023", -2),
        ("ICML", 0),
        ("ICML 2024", 1),
        ("ICML 2025", 1),
        ("ICML 2026", 0),
        ("ICML 2028", 0),
        ("ICML 2029", -2),
        ("ICML 2023", 0),
        ("ICML 2022", -2),
        ("arXiv 2024", 1),
        ("arXiv 2023", -2),
        ("arXiv 2025", -2),
    ],
)
def test_dates_and_venues_of_an_identifier_of_september(written: str, fit: int) -> None:
    for other, beside in KNOWN.items():
        best, least = max(fit, other), min(fit, other)
        sure = best >= 1 and least <= best - 3
        assert reported(written, beside, "2409.09558") == (1 if sure else 2), beside


@pytest.mark.parametrize(
    ("identifier", "written", "fit"),
    [
        ("2401.09558", "arXiv 2023", 0),
        ("2402.09558", "arXiv 2023", -2),
        ("2412.09558", "arXiv 2025", 0),
        ("2411.09558", "arXiv 2025", -2),
        ("2401.09558", "Dec. 31 2023", 2),
        ("2412.09558", "Jan. 1 2025", 2),
    ],
)
def test_around_new_year(identifier: str, written: str, fit: int) -> None:
    assert reported("ICML 2024", written, identifier) == (1 if fit == -2 else 2)
    assert reported("Mar. 1 2021", written, identifier) == (1 if fit > 0 else 2)


def test_an_entry_that_is_listed_twice_fits_better() -> None:
    first = (
        "- [A Statistical Viewpoint on Differential Privacy](https://arxiv.org/abs/2409.09558), ICML 2024\n"
    )
    second = (
        "- [Increasing Both Batch Size and Learning Rate](https://arxiv.org/abs/2409.09558), Mar. 1 2021\n"
    )
    (finding,) = lint(Source(first + second, "README.md"), SETTINGS).findings
    assert "replace the URL" in finding.message
    (finding,) = lint(Source(first + second + second, "README.md"), SETTINGS).findings
    assert "replace the URL" not in finding.message


@pytest.mark.parametrize(
    ("written", "beside", "expected"),
    [
        ("arXiv:2409.09558", "ICML 2024", 1),
        ("arXiv:2409.09558", "Sep. 14 2024", 2),
        # It may have been copied into the text.
        ("arXiv:2409.09558, Apr. 14 2025", "", 2),
        ("arXiv:2409.095589", "Mar. 1 2021", 2),
        ("arXiv:12409.09558", "Mar. 1 2021", 2),
        ("arXiv:0.2409.09558", "Mar. 1 2021", 2),
        ("[arXiv:2409.09558](https://e.org)", "Mar. 1 2021", 2),
    ],
)
def test_an_identifier_in_the_text(written: str, beside: str, expected: int) -> None:
    assert reported(written, beside, "2409.09558") == expected


@pytest.mark.parametrize(
    ("months", "fit"),
    [
        ([0, 0, 0, 0], 1),
        ([0, 0, 0], 0),
        ([0, 0, 0, 9], 1),
        ([0, 0, 0, 10], 0),
        ([-9, 0, 0, 0], 1),
        ([-10, 0, 0, 0], 0),
        ([9] * 4, 1),
        ([10] * 4, 0),
        ([18] * 4, 0),
        ([19] * 4, -2),
        ([-9] * 4, 1),
        ([-10] * 4, 0),
        ([-18] * 4, 0),
        ([-19] * 4, -2),
        # The third of four months counts.
        ([1, 1, 10, 10], 0),
        ([1, 9, 9, 10], 1),
    ],
)
@pytest.mark.parametrize("before", [1, 2, 3])
def test_identifiers_of_the_neighbours(months: list[int], fit: int, before: int) -> None:
    lines = []
    for number, offset in enumerate(months):
        year, month = divmod(21 * 12 + 8 + offset, 12)
        lines.append(f"- [Title {number}](https://arxiv.org/abs/{year}{month + 1:02}.{10000 + number})\n")
    lines.insert(
        before, "- [A Statistical Viewpoint on Differential Privacy](https://arxiv.org/abs/2109.09558)\n"
    )
    other = (
        "\n## B\n\n- [Increasing Both Batch Size and Learning Rate](https://arxiv.org/abs/2109.09558), {}\n"
    )

    def is_clear(written: str) -> bool:
        text = "## A\n\n" + "".join(lines) + other.format(written)
        (finding,) = lint(Source(text, "README.md"), SETTINGS).findings
        return "replace the URL" in finding.message

    assert is_clear("Sep. 14 2021") is (fit == -2)
    assert is_clear("Mar. 1 2019") is (fit == 1)


def replaced(url: str, first: str, second: str) -> bool:
    """Whether one of two entries with a URL is clearly wrong, judging by what follows their titles."""
    text = (
        f"- **A Statistical Viewpoint on Differential Privacy.** {first}. [paper](https://{url})\n"
        f"- **Increasing Both Batch Size and Learning Rate.** {second}. [paper](https://{url})\n"
    )
    (finding,) = lint(Source(text, "README.md"), SETTINGS).findings
    return "replace the URL" in finding.message


ACL = "aclanthology.org/"
NEURIPS = "proceedings.neurips.cc/paper/2021/hash/23e582ad8087f2c03a5a31c125123f9a-Abstract.html"
DOI = "doi.org/10.1016/j.eswa.2020.120592"
PII = "www.sciencedirect.com/science/article/pii/S026736492030209X"


@pytest.mark.parametrize(
    ("url", "right", "wrong"),
    [
        *(
            (f"{ACL}2024.{venue.lower()}-{kind}.102", written, other)
            for venue in ("AACL", "ACL", "COLING", "EACL", "EMNLP", "NAACL")
            for kind in ("main", "long", "short")
            for written, other in ((f"{venue} 2024", "ICML 2024"), (venue, f"{venue} 2023"))
        ),
        *(
            (f"{ACL}{letter}14-1058", written, "ICML 2017")
            for letter, venue in zip("CDENPQ", ("COLING", "EMNLP", "EACL", "NAACL", "ACL", "TACL"), strict=True)
            for written in (venue, f"{venue} 2014")
        ),
        (f"{ACL}D14-1058", "ACL 2014", "EMNLP 2015"),
        (NEURIPS, "NeurIPS", "ICML"),
        *((PII, f"ICML {year}", f"ICML {other}") for year in (2020, 2021) for other in (2019, 2022)),
        (DOI, "May 3 2020", "May 3 2022"),
        *((url, f"{year}", f"{other}") for url in (DOI, PII) for year in (2020, 2021) for other in (2019, 2022)),
    ],
)  # fmt: skip
def test_which_proceedings_and_years_fit_a_url(url: str, right: str, wrong: str) -> None:
    assert replaced(url, right, wrong)
    assert replaced(url, wrong, right)


@pytest.mark.parametrize(
    ("url", "best", "other"),
    [
        # Nothing is known about the other entry.
        *((f"{ACL}2024.acl-long.102", "ACL 2024", other) for other in ("Words", "RoboHay 2024", "arXiv 2024")),
        *((f"{ACL}D14-1058", "EMNLP 2014", other) for other in ("Words", "ACL", "ACL 2014")),
        *((NEURIPS, "NeurIPS 2021", other) for other in ("Words", "RoboHay 2024", "arXiv 2024", "NeurIPS 2020")),
        # The URL says nothing about the venue.
        (f"{ACL}2024.findings-emnlp.102", "EMNLP 2024", "ICML 2023"),
        (f"{ACL}2024.wmt-main.102", "WMT 2024", "ICML 2023"),
        (f"{ACL}W14-1058", "EMNLP 2014", "ICML 2023"),
        (PII, "ICML 2020", "ICML"),
        (PII, "ICML 2020", "ICML 1999"),
        (DOI, "2020", "Feb. 30 2022"),
    ],
)  # fmt: skip
def test_what_says_little_about_a_url(url: str, best: str, other: str) -> None:
    assert not replaced(url, best, other)
    assert not replaced(url, other, best)


@pytest.mark.parametrize(
    ("code", "journal"),
    [
        *(("LettPhys", f"Letters {word} Physics") for word in ("a", "and", "for", "in", "of", "on", "the", "with")),
        ("j.lettphys", "Letters of Physics"),
        ("acs.lettphys", "Letters of Physics"),
        ("jacs", "Journal of the American Chemical Society"),
        ("physreve", "Physical Review E"),
        ("physreve", "_Physical Review E_"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", [".100.022219", "/022219"])
def test_the_journal_that_a_doi_is_of(code: str, journal: str, end: str) -> None:
    url = f"doi.org/10.1103/{code}{end}"
    assert replaced(url, f"{journal}, 2019", "Neural Networks, 2019")
    # A journal that is not known, a preprint, and none.
    for other in ("Annals of Barns, 2019", "arXiv, 2019", "2019"):
        assert not replaced(url, f"{journal}, 2019", other)
        assert not replaced(url, "Annals of Barns, 2019", other)


def test_a_journal_that_a_doi_is_not_of() -> None:
    for code in ("lettxphys", "lettphysx", "xlettphys", "phy", "physreve2"):
        url = f"doi.org/10.1103/{code}.100.022219"
        assert not replaced(url, "Letters of Physics, 2019", "Neural Networks, 2019")
        assert not replaced(url, "Physical Review E, 2019", "Neural Networks, 2019")


def test_the_journal_nature() -> None:
    url = "www.nature.com/articles/s41592-023-02144-y"
    assert replaced(url, "Nature, 2019", "Neural Networks, 2019")
    assert replaced(url, "Nature Methods, 2019", "Neural Networks, 2019")
