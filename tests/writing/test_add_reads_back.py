"""`awesomelint add`: of several ways to write an entry, the one in which all fields are read as given."""

from __future__ import annotations

import pytest

from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.writing.add import Added, Refused
from awesomelint.writing.pattern import description, patterns
from awesomelint.writing.proof import not_said, read_otherwise
from awesomelint.writing.records import from_record
from awesomelint.writing.works import NewVenue, NewWork, WorkLink, iso_of
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


STARS = "[![Star](https://img.shields.io/github/stars/{}.svg)]({})"
BUILD = "[![Build](https://ci.example.org/lu/{}.svg)](https://ci.example.org/lu/{})"


@pytest.mark.parametrize(
    ("last", "label", "written"),
    [
        (
            STARS.format("orc/Ogre", "https://github.com/lu/Jade"),
            "Star",
            STARS.format("lark/grove", CODE.url),
        ),
        (BUILD.format("Jade", "Jade"), "Build", ""),
        (
            "[![arXiv](https://a.org/red.svg)](https://b.org/J)",
            "arXiv",
            f"[![arXiv](https://a.org/red.svg)]({CODE.url})",
        ),
    ],
    ids=["a mistake", "its own", "of the form"],
)
def test_a_badge_about_one_work_is_not_part_of_the_form(last: str, label: str, written: str) -> None:
    own = STARS.format("lu/{name}", "https://github.com/lu/{name}")
    text = listed(f"- [{{name}} Networks](https://a.org/{{name}}) {own}\n")
    text += f"- [Jade Networks](https://b.org/Jade) {last}\n"
    work = NEW._replace(date="", links=(WorkLink(None, URL), CODE._replace(label=label)))
    found = result(text, work)
    assert isinstance(found, Added) if written else isinstance(found, Refused)
    assert isinstance(found, Refused) or found.entry.text == f"- [Grove Networks]({URL}) {written}"


def test_of_two_badges_that_others_have_the_nearest() -> None:
    badge = "[![arXiv](https://a.org/{}.svg)](https://b.org/{})"
    colors = ("red", "red", "red", "blue", "red", "blue", "red")
    text = "# Papers\n\n## Models\n\n" + "".join(
        f"- [{name} Networks](https://a.org/{name}) {badge.format(color, name)}\n"
        for name, color in zip(NAMES, colors, strict=True)
    )
    work = NEW._replace(date="", links=(WorkLink(None, URL), CODE._replace(label="arXiv")))
    assert added(text, work) == f"- [Grove Networks]({URL}) [![arXiv](https://a.org/red.svg)]({CODE.url})\n"


def test_an_image_of_another_host_stays_as_it_is() -> None:
    image = "![stars](https://img.shields.io/github/stars/lu/Jade)"
    document = read(Source(f"# Papers\n\n- [Jade Networks](https://gitlab.com/lu/Jade) {image}\n", "list.md"))
    assert [slot.text for slot in patterns(document)[document.entries[0]].slots][-1] == image


def test_words_before_a_link_after_a_note_are_part_of_the_form() -> None:
    text = listed("- {name} Networks\n  - ACM 2012, Queue 2011\n  - Slides: [pdf](https://b.org/{name})\n")
    document = read(Source(text, "list.md"))
    assert document.entries[0].notes == ["ACM 2012, Queue 2011"] and not description(document.entries[0])


def test_words_around_the_link_of_one_row_are_not_part_of_the_form() -> None:
    abouts = [f"Counts {name}" for name in NAMES]
    abouts[-1] = "Orcs of the [hill](https://b.org/h)"
    abouts[-2] = "[hill](https://b.org/h)"
    rows = "".join(
        f"| [{name}](https://a.org/{name}) | {about} |\n" for name, about in zip(NAMES, abouts, strict=True)
    )
    work = NewWork("Grove", (WorkLink(None, URL), WorkLink("hill", CODE.url)))
    assert added(table("| Name | Description |", rows), work) == f"| [Grove]({URL}) | [hill]({CODE.url}) |\n"


def test_code_is_not_put_where_others_have_projects() -> None:
    rows = "".join(
        f"| [{name}](https://a.org/{name}) | [Project](https://b.org/{name}) |\n" for name in NAMES
    )
    work = NewWork("Grove", (WorkLink(None, URL), CODE))
    assert isinstance(result(table("| Name | Project |", rows), work), Refused)


def test_a_name_alone_is_not_written_as_the_first_of_several() -> None:
    text = listed("- **[{name} Networks](https://a.org/{name})** ({name} et al., {year})\n")
    found = result(text, NEW._replace(date="2019", authors=("Lark",), et_al=False))
    assert isinstance(found, Refused)


def test_lines_after_a_note_are_not_part_of_its_form() -> None:
    text = listed(
        "- {name} Networks\n  - ACM 2012, Queue 2011\n  - Hans-J. Boehm, Sarita V. Adve\n  - https://b.org/{name}\n"
    )
    document = read(Source(text, "list.md"))
    entry = document.entries[0]
    assert entry.notes == ["ACM 2012, Queue 2011"] and description(entry) == "Hans-J. Boehm, Sarita V. Adve"


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


GROVE = f"- [Grove Networks]({URL}) [code]({CODE.url}). *Ada Lark*. ICML 2024, 2024-03-05. Counts trees.\n"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 0),
        ({"links": (WorkLink(None, URL), CODE._replace(label="Code"))}, 1),
        ({"authors": ("A. Lark",)}, 1),
        ({"venue": NewVenue("ICML", 2024, raw="ICML'24")}, 1),
        ({"venue": NewVenue("ICML", 2024)}, 0),
        ({"written_date": "March 2024"}, 1),
        ({"written_date": ""}, 0),
        ({"notes": ("Counts sheep.",)}, 1),
        ({"notes": ("Counts sheep.",), "authors": ("A. Lark", "B. Finch")}, 2),
    ],
)
def test_how_many_fields_are_not_written_as_given(change: dict[str, object], expected: int) -> None:
    work = NewWork(
        "Grove Networks",
        (WorkLink(None, URL), CODE),
        written_date="2024-03-05",
        venue=NewVenue("ICML", 2024, raw="ICML 2024"),
        authors=("Ada Lark",),
        notes=("Counts trees.",),
    )._replace(**change)
    entry = read(Source(GROVE, "list.md")).entries[0]
    assert read_otherwise(entry, work, work) == not_said(GROVE, work, work) == expected


def test_what_cannot_be_read_better_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[Source] = []

    def counted(source: Source) -> ListDocument:
        readings.append(source)
        return read(source)

    monkeypatch.setattr("awesomelint.writing.add.read", counted)
    marks = (".", ",", ";", ":", " -")
    text = "# Papers\n\n## Models\n\n" + "".join(
        f"- [{name} Networks](https://a.org/{name}){marks[at % 5]} May {2024 - at}\n"
        for at, name in enumerate(NAMES)
    )
    assert added(text, NEW._replace(written_date="2024-03-05")).endswith("March 2024\n")
    assert len(readings) == 1


@pytest.mark.parametrize(
    ("forms", "raw", "date", "expected"),
    [
        (("ICML {year}.", "**ICML**, {year}."), "ICML 2024", "", "ICML 2024. [paper]"),
        (
            ("arXiv {year}/0{at}.", "ICML {year}, {at} Jul {year}."),
            "arXiv 2024",
            "2024/07",
            "arXiv 2024/07. [paper]",
        ),
        (
            ("arXiv March {year}.", "arXiv {year}, {at} Jul {year}."),
            "arXiv 2024",
            "15 Mar 2024",
            "arXiv 2024, 15 Mar 2024. [paper]",
        ),
    ],
)
def test_the_way_in_which_a_venue_is_read_as_given(
    forms: tuple[str, str], raw: str, date: str, expected: str
) -> None:
    entries = "".join(
        f"- {name} Networks *Ada {name}*. {forms[at % 2].format(year=2023, at=at + 1)} [paper](https://a.org/{name})\n"
        for at, name in enumerate(NAMES)
    )
    venue = NewVenue(raw.split()[0].strip(","), 2024, raw=raw)
    work = NEW._replace(
        links=(WorkLink("paper", URL),),
        date=iso_of(date),
        written_date=date,
        venue=venue,
        authors=("Ada Lark",),
    )
    assert f". {expected}(" in added(f"# Papers\n\n## Models\n\n{entries}", work).replace("Ada Lark*", "")


def test_a_year_is_not_written_before_a_date_that_has_it() -> None:
    form = "**{name} Networks**\\\n*Ada {name}*\\\n%s [[Paper](https://a.org/{name})]%s\n\n"
    near, far = (form % ("Arxiv March {year}.", " "), form % ("arXiv {year}.", "\\\n{at} Mar {year}"))
    entries = "".join(
        (near if at in (1, 2, 5, 6) else far).format(name=name, year=2023, at=at + 1)
        for at, name in enumerate(NAMES)
    )
    work = NEW._replace(
        links=(WorkLink("Paper", URL),),
        written_date="5 Mar 2024",
        venue=NewVenue("arXiv", 2024, raw="arXiv 2024"),
        authors=("Ada Lark",),
    )
    assert f"arXiv 2024. [[Paper]({URL})]\\\n5 Mar 2024\n" in added(
        f"# Papers\n\n## Models\n\n{entries}", work
    )


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
        ("ICML ({year})", "{year}", "2024", "NeurIPS (2024)"),
    ],
)
@pytest.mark.parametrize("month", ["", ".7"])
def test_a_venue_and_a_date_that_share_the_year(
    first: str, second: str, date: str, expected: str, month: str
) -> None:
    rows = "".join(
        f"| {(first if at < 5 else second).format(year=2024 - at, at=at + 1)} | [{name}](https://a.org/{name}) |\n"
        for at, name in enumerate(NAMES)
    )
    work = NEW._replace(
        date=date.replace("/", "-"),
        written_date=date,
        venue=NewVenue("NeurIPS", 2024, raw=f"NeurIPS 2024{month}"),
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


def test_names_with_commas_are_joined_like_such_names() -> None:
    text = listed("- **{name} Networks** [{year}] {name} Lu, Bo Finch. [paper](https://a.org/{name})\n")
    text += "".join(
        f"- **{name} Trees** [2018] {name}, Al, and Bo Finch. [paper](https://b.org/{name})\n"
        for name in NAMES[:2]
    )
    work = NEW._replace(
        date="2019", links=(WorkLink("paper", URL),), authors=("Lark, Ada", "Ben Finch"), et_al=False
    )
    assert " Lark, Ada, and Ben Finch. [paper]" in added(text, work)


def test_a_work_without_a_url_is_listed_under_its_title() -> None:
    work = from_record({"title": "Amber Networks", "links": [{"label": None, "url": ""}]})
    found = result(listed("- [{name} Networks](https://a.org/{name})\n"), work)
    assert isinstance(found, Refused) and found.listed is not None


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
