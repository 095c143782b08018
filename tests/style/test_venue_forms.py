"""The forms of venues: what is the name, and what is not part of it."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.venue_forms import (
    count_forms,
    form_of,
    has_track,
    is_writable,
    name_in,
    usual_name,
    write,
)


@pytest.mark.parametrize(
    ("raw", "form", "name"),
    [
        ("ICME'19", "N'YY", "ICME"),
        ("ICME Workshops 2019", "N YYYY", "ICME Workshops"),
        ("ICME 2019 Best Paper", "N YYYY N", ""),
        ("2019 ICME", "YYYY N", "ICME"),
    ],
)
def test_a_name_does_not_go_beyond_the_year(raw: str, form: str, name: str) -> None:
    assert (form_of(raw), name_in(raw)) == (form, name)


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("ICME 2019", "N YYYY"),
        ("ICME’19", "N’YY"),
        ("ICME ‘19", "N ‘YY"),
        ("ICME `19", "N `YY"),
        ("ICME´19", "N´YY"),
        ("ICME'2019", "N'YYYY"),
        ("ICME19", "N0"),
        ("ICME (2019)", "N (YYYY)"),
        ("ICME, 2019", "N, YYYY"),
        ("ICME 2019 (Oral)", "N YYYY (N)"),
        ("arXiv:2401.00001v2", "N:ID"),
        ("arXiv 2401.00001", "N ID"),
        ("TPAMI 12(3), 2019", "N 0(0), YYYY"),
        ("12401.00001", "0.0"),
        ("[ICME] {x}; y @ z", "[N] {N}; N @ N"),
        ("ICME-W & Co", "N"),
    ],
)
def test_forms(raw: str, form: str) -> None:
    assert form_of(raw) == form


def test_what_is_written_in_a_form() -> None:
    assert write("N'YY", "ICME", "2019") == "ICME'19"
    assert write("(N YYYY)", "ICME", "2019") == "(ICME 2019)"
    assert write("N YYYY (N)", "ICME", "2019", "oral") == "ICME 2019 (Oral)"
    assert write("YYYY N", "NN", "2019") == "2019 NN"
    forms = [
        "N",
        "N YYYY",
        "N'YY",
        "N’YY",
        "N, YYYY",
        "NYYYY",
        "N-YYYY",
        "N 'YY",
        "(N YYYY)",
        "YYYY N",
        "N (YYYY)",
        "N' YY",
    ]
    assert all(is_writable(form) and not has_track(form) for form in forms)
    tracked = ["N YYYY (N)", "N YYYY, N", "N'YY (N)", "N (N)"]
    assert all(has_track(form) and not is_writable(form) for form in tracked)
    assert not is_writable("N 0") and not has_track("N 0")


def test_the_name_that_most_entries_use() -> None:
    lines = [
        "Neural Information Processing Systems 2023",
        "NeurIPS 2024",
        "NeurIPS 2023",
        "NeurIPS Workshop 2023",
    ]
    text = "".join(
        f"- [Task {at} of It](https://arxiv.org/abs/2401.{at:05}), {line}\n"
        for at, line in enumerate([*lines, "ICML 2020"])
    )
    entries = read(Source(text)).entries
    assert usual_name("NeurIPS", entries) == "NeurIPS"
    assert usual_name("ICLR", entries) == ""
    assert count_forms(entries)["N YYYY"] == 5
