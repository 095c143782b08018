"""Venues: known names in every spelling, with year and track, and no everyday word that is spelled like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.fields.venues import VenueMention, find, known_name, shaped_like

LOOK_ALIKES = [
    "",
    "GPT-4",
    "ACLU",
    "macl 2020",
    "the nature of learning",
    "the science of deep learning",
    "fast 20",
    "date",
    "micro",
    "rss",
    "Alt",
    "chi",
    # Words that are venues only with a year beside them.
    "Nature",
    "ALT",
    "Patterns",
    "Middleware",
]

MENTIONS = [
    ("ICLR'21", "ICLR", 2021, None),
    ("ICLR’21", "ICLR", 2021, None),
    ("CVPR`20", "CVPR", 2020, None),
    ("CVPR' 18", "CVPR", 2018, None),
    ("OSDI '22", "OSDI", 2022, None),
    ("CVPR'2021", "CVPR", 2021, None),
    ("ICLR'99", "ICLR", 1999, None),
    ("ICLR 21", "ICLR", 2021, None),
    ("ICLR-21", "ICLR", 2021, None),
    ("ICLR2021", "ICLR", 2021, None),
    ("NeurIPS2023", "NeurIPS", 2023, None),
    ("ICLR, 2021", "ICLR", 2021, None),
    ("ICLR (2021)", "ICLR", 2021, None),
    ("2021 CVPR", "CVPR", 2021, None),
    ("EMNLP 2023", "EMNLP", 2023, None),
    ("3DV 2021", "3DV", 2021, None),
    ("ICML", "ICML", None, None),
    # Aliases have one canonical name.
    ("NIPS 2017", "NeurIPS", 2017, None),
    ("Neurips'23", "NeurIPS", 2023, None),
    ("NAACL-HLT 2019", "NAACL", 2019, None),
    ("EMNLP-IJCNLP 2019", "EMNLP", 2019, None),
    ("CVPR-W 2020", "CVPR", 2020, None),
    ("CoRR 2015", "arXiv", 2015, None),
    ("Arxiv'23", "arXiv", 2023, None),
    ("arXiv preprint arXiv:1412.2306, 2014", "arXiv", 2014, None),
    ("arXiv:1511.06434 (2015)", "arXiv", 2015, None),
    # Full titles; the number after one is its volume.
    ("Transactions of the Association for Computational Linguistics, 2021", "TACL", 2021, None),
    ("IEEE Transactions on Pattern Analysis and Machine Intelligence", "TPAMI", None, None),
    ("Advances in Neural Information Processing Systems", "NeurIPS", None, None),
    ("Advances in Neural Information Processing Systems 33 (2020)", "NeurIPS", 2020, None),
    ("Advances in Neural Information Processing Systems, vol. 33, 2020", "NeurIPS", 2020, None),
    # Tracks.
    ("ACL'23 findings", "ACL", 2023, "findings"),
    ("Findings of ACL 2023", "ACL", 2023, "findings"),
    ("EMNLP Findings 2022", "EMNLP", 2022, "findings"),
    ("ICML 2024 workshop", "ICML", 2024, "workshop"),
    ("ICML 2024 Oral", "ICML", 2024, "oral"),
    ("CVPR 2021 (Oral)", "CVPR", 2021, "oral"),
    ("EMNLP 2023 Demo", "EMNLP", 2023, "demo"),
    ("NeurIPS 2022 Datasets and Benchmarks Track", "NeurIPS", 2022, "datasets and benchmarks track"),
    ("Under review at ICLR 2024", "ICLR", 2024, "under review"),
    # Shy names speak up with their year.
    ("Nature 2021", "Nature", 2021, None),
    ("DATE 2021", "DATE", 2021, None),
    ("FAST'20", "FAST", 2020, None),
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_venues(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(("text", "name", "year", "track"), MENTIONS)
def test_venue_with_year_and_track(text: str, name: str, year: int | None, track: str | None) -> None:
    assert find(text) == [VenueMention(0, len(text), name, year, track)]


@pytest.mark.parametrize(("text", "name", "year", "track"), MENTIONS)
def test_venue_has_its_place(text: str, name: str, year: int | None, track: str | None) -> None:
    around = f"({text}) more"
    (found,) = find(around)
    assert around[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Advances in Neural Information Processing Systems 33", " 33"),
        ("ICML 12%", " 12%"),
        ("ICLR 2.5", " 2.5"),
        ("ICLR 2099", " 2099"),
        ("ICML (2020", " (2020"),
    ],
)
def test_numbers_that_are_no_years_are_left(text: str, left: str) -> None:
    (found,) = find(text)
    assert (text[found.end :], found.year) == (left, None)


@pytest.mark.parametrize("text", ["Nature", "ALT", "Patterns", "fast 20"])
def test_alone_in_its_slot_a_shy_name_is_a_venue(text: str) -> None:
    assert len(find(text, alone=True)) == 1


def test_all_venues_of_a_text_are_found_in_order() -> None:
    text = "NeurIPS 2024, ICML 2024 and ACL"
    assert [venue.name for venue in find(text)] == ["NeurIPS", "ICML", "ACL"]
    assert [venue.name for venue in find(text, 10, 24)] == ["ICML"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", None),
        ("paper", None),
        ("NeurIPS 2020", None),
        ("nips", "NeurIPS"),
        ("NeurIPS", "NeurIPS"),
        (" iclr ", "ICLR"),
        ("Advances in Neural Information Processing Systems", "NeurIPS"),
    ],
)
def test_known_name(text: str, name: str | None) -> None:
    assert known_name(text) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("GPT-4", None),
        ("Learning 2020", None),
        ("a HotStorage 2019", None),
        ("HotStorage", None),
        ("IJHCS'24", ("IJHCS", 2024, None)),
        ("HotStorage 2019", ("HotStorage", 2019, None)),
        ("IEEE Access 2020 workshop", None),
        ("ACM XYZ 2020 Workshop", ("ACM XYZ", 2020, "workshop")),
        ("2019 HotStorage", ("HotStorage", 2019, None)),
        ("XYZ'98", ("XYZ", 1998, None)),
    ],
)
def test_venues_that_no_table_knows_are_known_by_their_shape(text: str, found: tuple | None) -> None:
    mention = shaped_like(text)
    assert (mention[2:] if mention else None) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A journal that is known by itself is found once.
        ("TPAMI, ICCV 2017 special issue", ["TPAMI"]),
        # Its name is on one line.
        ("The Barn\nJFP, ICFP 2017 special issue", ["JFP"]),
    ],
)
def test_the_journal_of_a_special_issue_is_found_instead_of_the_conference(
    text: str, names: list[str]
) -> None:
    assert [mention.name for mention in find(text)] == names


# fmt: off
PIECES = [
    "ICLR", "NeurIPS", "arXiv", "Nature", " ", "'", "2021", "21", "-", "(", ")", "findings", "workshop on", "of", "@",
    ",", ":1412.2306", "Neural Information Processing Systems", "論",
]
# fmt: on


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=10).map("".join)), st.booleans())
def test_no_text_is_too_odd(text: str, alone: bool) -> None:
    last = 0
    for found in find(text, alone=alone):
        assert last <= found.start < found.end <= len(text)
        assert found.name
        last = found.end
    known_name(text)
    shaped_like(text)
