"""`awesomelint add`: of several ways to write an entry, the one in which all its fields are read as they are given."""

from __future__ import annotations

import pytest

from awesomelint.writing.add import Added, Refused
from awesomelint.writing.records import from_record
from awesomelint.writing.works import NewVenue, NewWork, WorkLink
from tests.support.adding import NAMES, NEW, URL, added, listed, result

CODE = WorkLink("code", "https://github.com/lark/grove")


def table(header: str, rows: str) -> str:
    columns = header.count("|") - 1
    return f"# Papers\n\n## Models\n\n{header}\n|{' --- |' * columns}\n{rows}"


# -- what is not taken over --


def test_words_about_one_work_are_not_part_of_the_form() -> None:
    text = listed("- {name} Networks\n  - https://a.org/{name}\n")
    text += (
        "- Jade Networks\n  - ACM 2012, Queue 2011\n  - Hans-J. Boehm, Sarita V. Adve\n  - https://b.org/J\n"
    )
    work = NEW._replace(date="", links=(WorkLink("", URL),), notes=("ACM 2014, Queue 2013",))
    assert added(text, work) == f"- Grove Networks\n  - ACM 2014, Queue 2013\n  - {URL}\n"


def test_a_badge_of_another_repository_is_not_part_of_the_form() -> None:
    badge = "[![Star](https://img.shields.io/github/stars/{})]({})"
    own = badge.format("lu/{name}", "https://github.com/lu/{name}")
    text = listed(f"- [{{name}} Networks](https://a.org/{{name}}) {own}\n")
    wrong = badge.format("orc/Ogre", "https://github.com/lu/Jade")
    text += f"- [Jade Networks](https://a.org/J) {wrong}\n" * 2
    work = NEW._replace(date="", links=(WorkLink(None, URL), CODE._replace(label="Star")))
    expected = badge.format("lark/grove", CODE.url)
    assert added(text, work) == f"- [Grove Networks]({URL}) {expected}\n"


@pytest.mark.parametrize(
    ("url", "image"),
    [
        (CODE.url, " ![stars](https://img.shields.io/github/stars/lark/grove)"),
        ("https://gitlab.com/lark/grove", ""),
    ],
)
def test_an_image_between_fields_is_about_the_new_repository(url: str, image: str) -> None:
    rows = "".join(
        f"| [{name}](https://github.com/lu/{name}) ![stars](https://img.shields.io/github/stars/lu/{name}) "
        f"| {name}-vector | Counts {name} |\n"
        for name in NAMES
    )
    work = NewWork("grove-vector", (WorkLink("Grove", url),), notes=("Counts trees",))
    text = table("| Link | Method | Description |", rows)
    assert added(text, work) == f"| [Grove]({url}){image} | grove-vector | Counts trees |\n"


def test_no_others_follow_the_only_author() -> None:
    text = listed("- **[{name} Networks](https://a.org/{name})** ({name} et al., {year})\n")
    work = NEW._replace(date="2019", authors=("Ada Lark",), et_al=False)
    found = result(text, work)
    assert isinstance(found, Added)
    assert "et al" not in found.entry.text and found.entry.authors == ["Ada Lark"]


# -- what is kept --


def test_a_surname_of_several_words() -> None:
    text = listed("- [{name} Networks](https://a.org/{name}) ({name} et al., {year})\n")
    work = NEW._replace(date="2019", authors=("Del Lark",), et_al=True)
    assert added(text, work) == f"- [Grove Networks]({URL}) (Del Lark et al., 2019)\n"


@pytest.mark.parametrize(
    ("raw", "written"),
    [("ICML 2024", "ICML 2024"), ("**ICML**, 2024", "**ICML**, 2024")],
)
def test_the_way_in_which_a_venue_is_read_as_given(raw: str, written: str) -> None:
    forms = ("ICML {year}", "**ICML**, {year}")
    entries = "".join(
        f"- [{name} Networks](https://a.org/{name}) *Ada {name}*. {forms[at % 2].format(year=2023)}\n"
        for at, name in enumerate(NAMES)
    )
    venue = NewVenue("ICML", 2024, raw=raw.replace("*", "").replace(",", "") if "*" not in raw else "ICML")
    work = NEW._replace(date="", venue=venue, authors=("Ada Lark",))
    assert added(f"# Papers\n\n## Models\n\n{entries}", work).endswith(f"{written}\n")


def test_a_note_that_is_part_of_the_form_of_others() -> None:
    words = ("article", "article", "slides", "slides", "slides", "article", "article", "article")
    entries = "".join(
        f"[{2019 - at}: “{name} Networks”{by}](https://a.org/{name}) [{word}]\n\n"
        for at, (name, word) in enumerate(zip([*NAMES, "Jade"], words, strict=True))
        for by in [" by Ada Lark" if word == "article" else ""]
    )
    work = NEW._replace(date="2024", notes=("slides",))
    assert f"“Grove Networks”]({URL}) [slides]\n" in added(f"# Papers\n\n## Models\n\n{entries}", work)


@pytest.mark.parametrize(
    ("first", "second", "date", "expected"),
    [
        ("ICML<br>{year}", "{year}", "2024", "NeurIPS<br>2024"),
        ("arXiv {year}/0{at}", "ICML {year}", "2024/07", "NeurIPS 2024/07"),
    ],
)
def test_a_venue_and_a_date_that_share_the_year(first: str, second: str, date: str, expected: str) -> None:
    rows = "".join(
        f"| {(first if at < 5 else second).format(year=2024 - at, at=at + 1)} | [{name}](https://a.org/{name}) |\n"
        for at, name in enumerate(NAMES)
    )
    work = NEW._replace(
        date=date.replace("/", "-"), written_date=date, venue=NewVenue("NeurIPS", 2024, raw="NeurIPS 2024")
    )
    assert added(table("| Conf. | Paper |", rows), work) == f"| {expected} | [Grove Networks]({URL}) |\n"


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (("Lark, Ada", "Ben Finch"), "Lark, Ada, and Ben Finch"),
        (("Ada Lark", "Ben Finch"), "Ada Lark and Ben Finch"),
    ],
)
def test_two_authors_where_others_have_more(authors: tuple[str, ...], expected: str) -> None:
    text = listed(
        "- **{name} Networks** [{year}] {name}, Bo, Al Po, and Cy Ku. [paper](https://a.org/{name})\n"
    )
    work = NEW._replace(date="2019", links=(WorkLink("paper", URL),), authors=authors, et_al=False)
    assert f" {expected}. [paper]" in added(text, work)


def test_a_link_without_a_url_where_others_have_such_links() -> None:
    links = ({"label": None, "url": URL}, {"label": "Atari", "url": ""})
    work = from_record({"title": "Grove Networks", "links": links})
    form = "- [{name} Networks](https://a.org/{name})\n  - Games: [{name}](%s)\n"
    text = listed(form % "https://b.org/{name}")
    assert added(text, work) == f"- [Grove Networks]({URL})\n"
    text += (form % "").format(name="Jade")
    assert added(text, work) == f"- [Grove Networks]({URL})\n  - Games: [Atari]()\n"


def test_a_cell_is_left_empty_where_some_are() -> None:
    rows = "".join(f"| {2024 - at} | [{name}](https://a.org/{name}) |\n" for at, name in enumerate(NAMES))
    text = table("| Year | Paper |", rows)
    work = NEW._replace(date="")
    assert result(text, work) == Refused(missing=("date",))
    other = "\n## Tools\n\n| Year | Paper |\n| --- | --- |\n|  | [Jade](https://b.org/J) |\n"
    assert added(text + other, work, "Models") == f"| | [Grove Networks]({URL}) |\n"


def test_a_field_that_a_few_entries_lack_by_chance() -> None:
    form = "- [{name} Networks](https://a.org/{name})"
    few = listed(form + "\n", names=NAMES[:5], title="Few")
    many = "".join(f"- [{name} Trees](https://b.org/{name})\n" for name in [*NAMES, *NAMES])
    work = NEW._replace(date="", authors=("Ada Lark",))
    authors = ("", "", *(f" - *{name} Lu*" for name in ("Al", "Bo", "Cy", "Di", "Ed")))
    half = "\n## Others\n\n" + "".join(
        f"- [{name}](https://c.org/{name}){some}\n" for name, some in zip(NAMES, authors, strict=True)
    )
    assert added(few + half, work, "Few") == f"- [Grove Networks]({URL}) - *Ada Lark*\n"
    assert added(few + many + half, work, "Few") == f"- [Grove Networks]({URL})\n"


def test_a_label_where_some_titles_are_links() -> None:
    text = listed("- [{name} Networks](https://a.org/{name}), {year}.\n")
    text += (
        "- Jade Networks, 2021. [Paper](https://b.org/J)\n- Kelp Networks, 2020. [Paper](https://b.org/K)\n"
    )
    work = NEW._replace(date="2024", links=(WorkLink("Open Paper", URL),))
    assert added(text, work) == f"- Grove Networks, 2024. [Open Paper]({URL})\n"


def test_a_link_within_a_note() -> None:
    rows = "".join(f"| [{name}](https://a.org/{name}) | C++ | Counts {name} for ages. |\n" for name in NAMES)
    work = NewWork(
        "Grove",
        (WorkLink(None, URL), WorkLink("the *fir* paper", CODE.url)),
        notes=("Rust", "Counts trees of the *fir* paper, slowly."),
    )
    assert added(table("| Name | Language | Description |", rows), work) == (
        f"| [Grove]({URL}) | Rust | Counts trees of [the \\*fir\\* paper]({CODE.url}), slowly. |\n"
    )


# -- its place --


def test_titles_in_the_order_of_code_points() -> None:
    titles = (
        "Ant",
        "HOOV",
        "Headar",
        "LT-Fall",
        "LapTouch",
        "NF-Heart",
        "Natur",
        "ViSig",
        "VibPath",
        "sUrban",
    )
    text = "# Papers\n\n## Models\n\n" + "".join(
        f"- [{title}](https://a.org/{title}), 2024.\n" for title in titles
    )
    text += "".join(f"- [{name}](https://a.org/{name}), {2023 - at}.\n" for at, name in enumerate(NAMES))
    found = result(text, NEW._replace(title="NEuro", date="2024"))
    assert isinstance(found, Added) and found.order == "newest first"
    entries = found.document.entries
    assert entries[entries.index(found.entry) + 1].title == "NF-Heart"
