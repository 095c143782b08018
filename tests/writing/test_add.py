"""`awesomelint add`: a new entry is like its neighbours, at its place, and nothing else changes."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.export.records import record
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.writing.add import Added, Refused, add_work
from awesomelint.writing.pattern import description, patterns
from awesomelint.writing.proof import invents, losses
from awesomelint.writing.records import from_record, works_in
from awesomelint.writing.sections import choose
from awesomelint.writing.works import NewVenue, NewWork, WorkLink, checked_url
from tests.support.adding import NAMES, NEW, URL, added, listed, result

# -- what is not added --


@pytest.mark.parametrize(
    "work",
    [
        NewWork("Amber Networks", (WorkLink(None, "https://arxiv.org/pdf/2001.00100v2"),), date="2024"),
        NewWork("amber networks", (WorkLink(None, "https://arxiv.org/abs/2001.00100"),), date="2024"),
    ],
)
def test_a_work_that_is_listed_already_is_not_added(work: NewWork) -> None:
    found = result(listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n"), work)
    assert isinstance(found, Refused) and found.listed is not None and found.listed.line == 5


def test_what_all_others_have_is_asked_for_in_one_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "README.md"
    file.write_text(listed("- [{name} Networks](https://arxiv.org/abs/{id}), ICML {year}. *Ada Lark*.\n"))
    before = file.read_bytes()
    assert main(["add", str(file), "--title", "Grove Networks", "--section", "models", "--isolated"]) == 2
    assert "URL (--url), venue (--venue), authors (--authors); nothing was written" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_what_some_lack_may_be_missing() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n")
    text += "- [Ivory Networks](https://arxiv.org/abs/2201.00001).\n"
    assert added(text, NEW._replace(date="")) == f"- [Grove Networks]({URL}).\n"


def test_an_unknown_section_is_refused_with_the_nearest_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "README.md"
    file.write_text(listed("- [{name} Networks](https://arxiv.org/abs/{id}).\n"))
    assert main(["add", str(file), "--title", "T", "--url", URL, "--section", "Modles", "--isolated"]) == 2
    assert "there is no section “Modles”; did you mean “Models”?" in capsys.readouterr().err


def test_a_work_that_fits_no_section_is_not_put_into_any(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "README.md"
    form = "- [{name} Networks](https://arxiv.org/abs/{id}).\n"
    file.write_text(listed(form) + "\n## Tools\n\n" + "- [Hammer](https://example.org/h).\n")
    assert main(["add", str(file), "--title", "Quince Jelly", "--url", URL, "--isolated"]) == 2
    assert (
        "no section fits “Quince Jelly”; name one with --section: “Models”, “Tools”"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://example.org/a b", ""])
def test_only_web_addresses_are_linked(url: str) -> None:
    from awesomelint.errors import UserError

    with pytest.raises(UserError):
        checked_url(url)


# -- the form --

FULL = NEW._replace(
    links=(WorkLink(None, URL), WorkLink("code", "https://github.com/lark/grove")),
    venue=NewVenue("NeurIPS", 2024),
    authors=("Ada Lark", "Ben Finch", "Cleo Wren"),
)


@pytest.mark.parametrize(
    ("form", "work", "expected"),
    [
        (
            "- [{name} Networks](https://arxiv.org/abs/{id}), Mar. 3 {year}.\n",
            NEW,
            f"- [Grove Networks]({URL}), Mar. 5 2024.\n",
        ),
        (
            "* **{name} Networks.** *Bo Lu, Al Po, and Cy Ra.* NeurIPS'21. [[Paper]](https://arxiv.org/pdf/{id}) "
            "[[Code]](https://github.com/a/{name})\n",
            FULL,
            "* **Grove Networks.** *Ada Lark, Ben Finch, and Cleo Wren.* NeurIPS'24. "
            "[[Paper]](https://arxiv.org/pdf/2403.01234) [[Code]](https://github.com/lark/grove)\n",
        ),
        (
            "{name} Networks for Counting the Sheep of a Valley \\[[paper](https://arxiv.org/abs/{id})\\] \\[{year}.8\\]\n\n",
            NEW._replace(title="Grove Networks for Counting the Sheep of a Valley"),
            f"Grove Networks for Counting the Sheep of a Valley \\[[paper]({URL})\\] \\[2024.3\\]\n\n",
        ),
        (
            "- (**ICML'21**) {name} Networks [[Paper]](https://arxiv.org/abs/{id})\n",
            NEW._replace(venue=NewVenue("ICLR", 2024)),
            f"- (**ICLR'24**) Grove Networks [[Paper]]({URL})\n",
        ),
        (
            "- {name} Networks, *ICML*, {year}. [link](https://arxiv.org/abs/{id})\n",
            NEW._replace(venue=NewVenue("ICLR", 2019)),
            f"- Grove Networks, *ICLR*, 2019. [link]({URL})\n",
        ),
        (
            "- **{name} Networks**\n  - Bo Lu and Al Po\n  - [Paper](https://arxiv.org/abs/{id})\n",
            FULL._replace(links=FULL.links[:1], authors=("Ada Lark", "Ben Finch")),
            f"- **Grove Networks**\n  - Ada Lark and Ben Finch\n  - [Paper]({URL})\n",
        ),
        (
            "- [{name}](https://example.org/{name}) - Counts sheep.\n",
            NEW._replace(notes=("Counts trees.",)),
            None,
        ),
    ],
    ids=["date", "authors", "paragraph", "venue first", "year apart", "nested", "description"],
)
def test_the_entry_has_the_form_of_its_section(form: str, work: NewWork, expected: str | None) -> None:
    text = listed(form)
    if expected is None:
        text = text.replace("Counts sheep.", "Counts sheep.", 1)
        text = "".join(
            line.replace("sheep", f"sheep {at}") + "\n" for at, line in enumerate(text.splitlines())
        )
        expected = f"- [Grove Networks]({URL}) - Counts trees.\n"
    assert added(text, work) == expected


def test_a_question_has_no_period() -> None:
    text = listed("- {name} Networks. [paper](https://arxiv.org/abs/{id})\n")
    assert added(text, NEW._replace(title="What Is a Grove?")) == f"- What Is a Grove? [paper]({URL})\n"


def test_a_year_between_fields_is_never_that_of_a_neighbour() -> None:
    text = listed("- {name} Networks, *ICML*, {year}. [link](https://arxiv.org/abs/{id})\n")
    found = result(text, NEW._replace(venue=NewVenue("ICLR", None), date=""), may_lack=True)
    new = found.document.source.text if isinstance(found, Added) else ""
    assert Counter(new.splitlines()) - Counter(text.splitlines()) in (
        Counter(),
        Counter([f"- Grove Networks, *ICLR*. [link]({URL})"]),
    )


def test_what_only_one_neighbour_says_is_not_taken_over() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n")
    text = text.replace("2020.\n", "2020. A landmark.\n").replace("2021.\n", "2021 :fire:.\n")
    assert added(text, NEW) == f"- [Grove Networks]({URL}), 2024.\n"


def test_a_badge_is_that_of_the_new_repository() -> None:
    badge = "![](https://img.shields.io/github/stars/lu/{name})"
    text = listed(f"- [{{name}} Networks](https://github.com/lu/{{name}}) {badge}\n")
    work = NEW._replace(links=(WorkLink(None, "https://github.com/lark/grove"),))
    assert added(text, work) == (
        "- [Grove Networks](https://github.com/lark/grove) ![](https://img.shields.io/github/stars/lark/grove)\n"
    )


# -- hostile and unusual text --


@pytest.mark.parametrize(
    "title",
    [
        "<img src=x onerror=alert(1)>",
        "A](https://evil.example) [B",
        "![A](https://evil.example/b.png)",
        "*A* and _B_",
        "A | B",
        "<!-- A",
        "`A`",
        "A\\",
        "[A",
        "&lt;b&gt;",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n",
        "- **{name} Networks**, {year}. [paper](https://arxiv.org/abs/{id})\n",
    ],
)
def test_a_title_is_rendered_as_text(title: str, form: str) -> None:
    found = result(listed(form), NEW._replace(title=title))
    if isinstance(found, Refused):
        assert found.reason.startswith("no way of writing it")
        return
    assert found.entry.title == title.strip(" ")
    assert [link.url for link in found.entry.links] == [URL]


def test_a_url_cannot_end_its_link() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n")
    work = NEW._replace(links=(WorkLink(None, "https://example.org/a)b"),))
    assert "(https://example.org/a%29b)" in added(text, work)


# -- the place --


def test_newest_first_oldest_first_alphabetical() -> None:
    newest = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n")
    lines = newest.splitlines(keepends=True)
    found = result(newest, NEW)
    assert isinstance(found, Added) and found.order == "newest first" and found.entry.line == 7
    found = result("".join([*lines[:4], *lines[:3:-1]]), NEW)
    assert isinstance(found, Added) and found.order == "oldest first" and found.entry.line == 10
    found = result(listed("- [{name} Networks](https://arxiv.org/abs/{id})\n"), NEW._replace(date=""))
    assert isinstance(found, Added) and found.order == "alphabetical" and found.entry.line == 11


def test_a_section_in_no_order_grows_at_its_end() -> None:
    names = ["Heath", "Amber", "Fjord", "Cedar", "Birch", "Ember", "Dune"]
    found = result(listed("- [{name} Networks](https://arxiv.org/abs/{id})\n", names=names), NEW)
    assert isinstance(found, Added) and found.entry.line == 12


def test_an_entry_comes_after_what_is_nested_in_the_one_before() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n  - A note on {name}.\n")
    found = result(text, NEW._replace(date="2010"))
    assert (
        isinstance(found, Added)
        and found.document.source.text == text + f"- [Grove Networks]({URL}), 2010.\n"
    )


def test_the_run_that_its_year_heads() -> None:
    entries = "".join(
        f"- [{name} Networks](https://arxiv.org/abs/{at}401.00001)\n" for at, name in enumerate(NAMES)
    )
    text = f"# Papers\n\n## Models\n\n**2025**\n\n{entries}\n**2024**\n\n{entries.replace('401.', '301.').replace('Networks', 'Nets')}"
    found = result(text, NEW)
    assert isinstance(found, Added) and found.entry.line > text.splitlines().index("**2024**")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_numbers_are_counted_on_and_line_endings_kept(newline: str) -> None:
    form = "{at}. [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n"
    text = listed(form).replace("\n", newline)
    found = result(text, NEW)
    assert isinstance(found, Added)
    lines = found.document.source.text.split(newline)
    assert lines[6] == f"3. [Grove Networks]({URL}), 2024."
    assert [line.split(".")[0] for line in lines[4:12]] == list("12345678")
    assert found.document.source.text.count("\n") == text.count("\n") + 1


def test_a_list_without_a_final_line_ending_gets_none() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n").rstrip("\n")
    found = result(text, NEW._replace(date="2001"))
    assert isinstance(found, Added) and found.document.source.text.endswith(
        f"2020.\n- [Grove Networks]({URL}), 2001."
    )


# -- tables --

HEAD = (
    "| Paper               | Venue     | Year | Code |\n| ------------------- | --------- | ---- | ---- |\n"
)
ROW = "| [{name}](https://a.org/{name}) | ICML {year} | {year} | [code](https://github.com/a/{name}) |\n"


def test_a_row_is_padded_as_the_others() -> None:
    rows = "".join(
        f"| {name + ' Networks':<19} | [link](https://a.org/{at}) | {2026 - at} |      |\n"
        for at, name in enumerate(NAMES)
    )
    head = "| Paper               | Link                    | Year | Code |\n| --- | --- | --- | --- |\n"
    text = f"# Papers\n\n## Models\n\n{head}{rows}"
    work = NEW._replace(links=(WorkLink("link", "https://a.org/9"),), date="2024")
    assert added(text, work) == "| Grove Networks      | [link](https://a.org/9) | 2024 |      |\n"


def test_a_cell_for_which_nothing_is_known_is_blank() -> None:
    text = listed(ROW).replace("## Models\n\n", "## Models\n\n" + HEAD)
    text += "| [Ivory](https://a.org/Ivory) | ICML 2019 | 2019 | - |\n"
    work = NEW._replace(title="Grove", venue=NewVenue("ICML", 2024), date="2024")
    assert added(text, work) == f"| [Grove]({URL}) | ICML 2024 | 2024 | - |\n"


def test_what_most_rows_say_is_not_said_of_a_new_work() -> None:
    rows = "".join(
        f"| [{name}](https://a.org/{name}) | {2026 - at} | yes |\n" for at, name in enumerate(NAMES)
    )
    text = f"# Papers\n\n## Models\n\n| Paper | Year | Open |\n| --- | --- | --- |\n{rows}| [Ivory](https://a.org/I) | 2019 | no |\n"
    assert added(text, NEW._replace(title="Grove", date="2024")) == f"| [Grove]({URL}) | 2024 | |\n"


def test_of_several_tables_the_one_that_has_columns_for_all_fields() -> None:
    first = "".join(f"| [{name}](https://a.org/{name}) | open |\n" for name in NAMES)
    second = "".join(
        f"| [{name} Nets](https://b.org/{name}) | ICML {2026 - at} |\n" for at, name in enumerate(NAMES)
    )
    text = (
        f"# Papers\n\n## Models\n\n| Paper | State |\n| --- | --- |\n{first}\nPublished:\n\n"
        f"| Paper | Venue |\n| --- | --- |\n{second}"
    )
    work = NEW._replace(title="Grove", venue=NewVenue("ACL", 2001), date="")
    assert added(text, work) == f"| [Grove]({URL}) | ACL 2001 |\n"


# -- records --

RECORDS = {
    "jsonl": json.dumps(
        {
            "title": "Grove Networks",
            "links": [{"label": None, "url": URL}],
            "date": {"raw": "5 March 2024", "iso": "2024-03-05"},
            "venue": None,
        }
    ),
    "csv": f"title,url,date\nGrove Networks,{URL},2024-03-05\n",
    "bibtex": "@misc{lark2024grove,\n  title = {{Grove} Networks},\n  author = {Lark, Ada},\n  year = 2024,\n  month = mar,\n"
    "  eprint = {2403.01234},\n  archiveprefix = {arXiv},\n}\n",
    "csl-json": json.dumps(
        [{"type": "article", "title": "Grove Networks", "URL": URL, "issued": {"date-parts": [[2024, 3, 5]]}}]
    ),
}


@pytest.mark.parametrize("name", RECORDS)
def test_records_of_each_format(name: str) -> None:
    (work,) = works_in(RECORDS[name], "records")
    assert (work.title, work.links) == ("Grove Networks", (WorkLink(None, URL),))
    assert work.date == ("2024-03" if name == "bibtex" else "2024-03-05")
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), Mar. {year}.\n")
    assert added(text, work) == f"- [Grove Networks]({URL}), Mar. 2024.\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no records"),
        ("{", "records:1: not JSON"),
        ("[1]", "record 1: not a record"),
        ('{"title": 1}', "records:1: a field is not as"),
        ('{"title": " "}', "record 1 has no title"),
        (
            '{"title": "T", "links": [{"label": "x", "url": "javascript:x"}]}',
            "records:1: “javascript:x” is not a web",
        ),
        ("name,url\nx,y\n", "nor CSV with a column “title”"),
        ("@misc{a,\n title = {b", "records:1: this BibTeX record cannot be read"),
    ],
)
def test_records_that_cannot_be_read_are_named(text: str, message: str) -> None:
    from awesomelint.errors import UserError

    with pytest.raises(UserError, match="records") as caught:
        works_in(text, "records")
    assert message in str(caught.value)


# -- the command --


def test_diff_writes_nothing_and_many_records_are_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, data = tmp_path / "README.md", tmp_path / "new.csv"
    file.write_text(listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n"))
    before = file.read_text()
    data.write_text(
        "title,url,date\n"
        f"Grove Networks,{URL},2024\nIvory Networks,https://arxiv.org/abs/2203.00001,2022-03\n"
        "Amber Networks,https://arxiv.org/abs/2001.00100,2026\n"
    )
    arguments = ["add", str(file), "--from", str(data), "--isolated"]
    assert main([*arguments, "--diff"]) == 1
    assert file.read_text() == before
    assert capsys.readouterr().out.count("\n+-") == 2
    assert main(arguments) == 1
    assert "README.md:5: “Amber Networks” is listed already, in Models; not added" in capsys.readouterr().err
    assert file.read_text().count("\n") == before.count("\n") + 2
    assert main(arguments) == 1
    assert file.read_text().count("\n") == before.count("\n") + 2


def test_the_section_that_fits_best_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "README.md"
    form = "- [{name} {{}}](https://arxiv.org/abs/{id}), {year}.\n"
    models = listed(form).replace("{}", "Networks")
    sheep = (
        listed(form.replace("{id}", "1{id}"), title="Sheep").replace("{}", "Shearing").partition("\n\n")[2]
    )
    file.write_text(models + "\n" + sheep)
    arguments = [
        "add",
        str(file),
        "--title",
        "Shearing a Grove",
        "--url",
        URL,
        "--date",
        "2024",
        "--isolated",
    ]
    assert main(arguments) == 0
    assert "Sheep fits best (shearing)" in capsys.readouterr().err
    assert "Shearing a Grove" in file.read_text().partition("## Sheep")[2]


def test_authors_are_cut_where_the_list_cuts_them_and_only_there() -> None:
    cut = listed("- [{name} Networks](https://arxiv.org/abs/{id}). Lark et al. {year}.\n")
    whole = listed("- [{name} Networks](https://arxiv.org/abs/{id}). Bo Lu, Al Po, and Cy Ra. {year}.\n")
    work = NEW._replace(authors=("Ada Wren", "Ben Finch", "Cleo Lark"))
    assert added(cut, work) == f"- [Grove Networks]({URL}). Wren et al. 2024.\n"
    two = work._replace(authors=("Wren", "Finch"), et_al=False)
    # Two surnames are read as authors only after “by”.
    assert added(cut, two) == f"- [Grove Networks]({URL}). Wren et al. 2024.\n"
    by = cut.replace(". Lark et al.", " by Lark et al.,")
    assert added(by, two) == f"- [Grove Networks]({URL}) by Wren and Finch, 2024.\n"
    pairs = cut + "".join(
        f"- [{name} Nets](https://a.org/{name}). {name} and Lark. 2019.\n" for name in NAMES[:3]
    )
    marked = listed("- [{name} Networks](https://arxiv.org/abs/{id}) ({name} et al.)\n")
    marked += "".join(f"- [{name} Nets](https://a.org/{name}) ({name} and Lark)\n" for name in NAMES[:3])
    assert added(marked, work._replace(authors=work.authors[:2])).endswith(" (Wren and Finch)\n")
    assert ". Wren and Finch. " in added(pairs, work._replace(authors=work.authors[:2]))
    assert added(whole, work) == f"- [Grove Networks]({URL}). Ada Wren, Ben Finch, and Cleo Lark. 2024.\n"


@pytest.mark.parametrize(
    ("authors", "et_al", "expected"),
    [
        (("Ada Wren",), True, "Ada Wren et al."),
        (("Ada Wren",), False, "Ada Wren"),
        (("Ada Wren",), None, "Ada Wren et al."),
        (("Ada Wren", "Bo Finch"), True, "Ada Wren, Bo Finch et al."),
        (("Ada Wren", "Bo Finch"), False, "Ada Wren and Bo Finch"),
    ],
)
def test_others_follow_the_names_if_a_record_says_so(
    authors: tuple[str, ...], et_al: bool | None, expected: str
) -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}) (Ada {name} et al.)\n")
    text += "".join(f"- [{name} Trees](https://a.org/{name}) (Bo {name} and Cy Crow)\n" for name in NAMES[:2])
    work = NEW._replace(date="", authors=authors, et_al=et_al)
    assert added(text, work) == f"- [Grove Networks]({URL}) ({expected})\n"


@pytest.mark.parametrize("names", ["Ada Wren et al.", "Ada Wren; et al."])
def test_et_al_may_be_given(names: str, tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(listed("- [{name} Networks](https://arxiv.org/abs/{id}). Ada {name}, Bo Finch, Cy Lu.\n"))
    arguments = ["--title", "Grove Networks", "--url", URL, "--authors", names, "--isolated"]
    assert main(["add", str(file), *arguments]) == 0
    assert f"- [Grove Networks]({URL}). Ada Wren et al.\n" in file.read_text()


def test_a_record_says_whether_others_follow_the_names() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}) ({name} et al.)\n").replace(
        "(Birch et al.)", "(Lark and Crow)"
    )
    text += "- [Ivory Networks](https://a.org/I)\n"
    records = [record(entry) for entry in read(Source(text, "list.md")).entries]
    assert [found["et_al"] for found in records[:2] + records[-1:]] == [True, False, None]
    marked = read(Source("- **Small Barns**. *J. Lark\xa0et\xa0al.* [pdf](https://a.org/b)\n", "list.md"))
    assert record(marked.entries[0])["et_al"] is True
    for written in ([*records[0]["authors"], "et al."], ["Amber", "others"]):
        work = from_record(records[0] | {"authors": written, "et_al": None})
        assert (work.authors, work.et_al) == (("Amber",), True)
    assert works_in("title,authors\nGrove,Wren; et al.\n", "x.csv")[0].et_al is True


def test_the_years_of_venues_are_an_order() -> None:
    names = ["Heath", "Amber", "Fjord", "Cedar", "Birch", "Ember", "Dune"]
    text = listed("- **{name} Networks (ICML {year})** [paper](https://arxiv.org/abs/{id})\n", names=names)
    found = result(text, NEW._replace(venue=NewVenue("ICML", 2024), date=""))
    assert isinstance(found, Added) and (found.entry.line, found.order) == (7, "newest first")


def dated(order: str, *dates: str) -> str:
    """A list with an entry for each date, between entries of the years before and after."""
    years = ["2021", "2022", "2023", *dates, "2025", "2026", "2027"]
    years = years if order == "oldest first" else [*years[:2:-1][:3], *dates, *years[2::-1]]
    entries = (
        f"- {date}{' ' * bool(date)}[{letter}{at % 3} Networks](https://example.org/{letter})\n"
        for at, (letter, date) in enumerate(zip("PAMZKBYCXDW", years, strict=False))
    )
    return "# Papers\n\n## Models\n\n" + "".join(entries)


@pytest.mark.parametrize(
    ("order", "dates", "line"),
    [
        # Dates of other precision come before or after all of the own one.
        ("oldest first", ("2024", "2024", "2024-03", "2024-05"), 10),
        ("newest first", ("2024-05", "2024-03", "2024", "2024"), 10),
        # Entries without a date belong to no place in the order.
        ("newest first", ("", "2024", "2024"), 9),
        ("oldest first", ("2024", "2024", ""), 10),
        # Without a date that is as precise, any of the year is near enough.
        ("newest first", ("", "2024-05", "2024-03"), 9),
        # Without any other, a place beside one that has no date is as good as any.
        ("newest first", ("",), 8),
    ],
)
def test_among_equal_dates_those_that_are_as_precise(order: str, dates: tuple[str, ...], line: int) -> None:
    found = result(dated(order, *dates), NEW._replace(date="2024"))
    assert isinstance(found, Added) and (found.order, found.entry.line) == (order, line)


@pytest.mark.parametrize(
    ("venues", "line"),
    [
        # They are not neighbours, or they are too few to tell.
        ("ICLR ICML CVPR ICML ICML ICLR", 8),
        ("ICLR CVPR ICML ICML ICLR CVPR", 8),
        ("ICLR CVPR ICML ICML ICML ICLR", 10),
    ],
)
def test_among_equal_dates_those_of_the_same_venue_if_they_are_neighbours(venues: str, line: int) -> None:
    written = ["ICLR 2027", "ICLR 2026", "ICLR 2025", *(f"{name} 2024" for name in venues.split())]
    written += ["ICLR 2023", "ICLR 2022", "ICLR 2021"]
    entries = (
        f"- **{letter}{at % 3} Networks ({venue})** [paper](https://example.org/{letter})\n"
        for at, (letter, venue) in enumerate(zip("PAMZKBYCXDWE", written, strict=True))
    )
    text = "# Papers\n\n## Models\n\n" + "".join(entries)
    found = result(text, NEW._replace(venue=NewVenue("ICML", 2024), date=""))
    assert isinstance(found, Added) and (found.order, found.entry.line) == ("newest first", line)


def test_a_work_without_a_url_has_an_empty_link_where_others_have_one() -> None:
    form = "- [{name} Networks]({url}), {year}.\n"
    text = "# Papers\n\n## Models\n\n" + "".join(
        form.format(name=name, url="" if at % 2 else f"https://example.org/{name}", year=2026 - at)
        for at, name in enumerate(NAMES)
    )
    assert added(text, NEW._replace(links=())) == "- [Grove Networks](), 2024.\n"
    # A title without a link is better, if there are any.
    plain = text.replace("[Birch Networks]()", "Birch Networks")
    assert added(plain, NEW._replace(links=())) == "- Grove Networks, 2024.\n"
    assert result(listed(PLAIN), NEW._replace(links=())) == Refused(missing=("URL",))


# -- what decides between several ways of writing --

PLAIN = "- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n"
MANY = [*NAMES, *(f"{name} Leaf" for name in NAMES)]


def test_the_entries_around_the_place_decide_over_those_far_from_it() -> None:
    lines = listed(PLAIN, names=MANY).splitlines(keepends=True)
    near = [line.replace("), ", ") – ") if 5 <= at <= 9 else line for at, line in enumerate(lines)]
    assert added("".join(near), NEW) == f"- [Grove Networks]({URL}) – 2024.\n"


def test_an_odd_neighbour_is_not_the_model() -> None:
    lines = listed(PLAIN, names=MANY).splitlines(keepends=True)
    lines[6] = lines[6].replace("), ", "); ").replace(".\n", "!\n")
    assert added("".join(lines), NEW) == f"- [Grove Networks]({URL}), 2024.\n"


def test_a_small_section_is_written_like_the_rest_of_the_list() -> None:
    text = listed(PLAIN) + "\n## Sheep\n\n- [Ivory](https://arxiv.org/abs/2202.00009)\n"
    assert added(text, NEW, "Sheep") == f"- [Grove Networks]({URL}), 2024.\n"


def test_fields_that_no_entry_here_has_are_put_where_the_list_has_them() -> None:
    text = listed(PLAIN.replace(".\n", ". [code](https://github.com/a/{name})\n"), title="Code")
    text += "\n## Sheep\n\n" + "".join(f"- [{name}](https://b.org/{name}), 2020.\n" for name in NAMES)
    work = NEW._replace(links=FULL.links)
    assert (
        added(text, work, "Sheep")
        == f"- [Grove Networks]({URL}), 2024. [code](https://github.com/lark/grove)\n"
    )


@pytest.mark.parametrize("space", ["", " ", "  "])
def test_spaces_at_the_end_are_those_of_most_entries(space: str) -> None:
    text = listed(PLAIN.replace("\n", space + "\n"), names=MANY)
    assert added(text, NEW) == f"- [Grove Networks]({URL}), 2024.{space}\n"
    if space == " ":
        lines = text.splitlines(keepends=True)
        few = [line.replace(". \n", ".\n") if at % 3 else line for at, line in enumerate(lines)]
        assert added("".join(few), NEW).endswith("2024.\n")


def test_names_are_as_long_as_those_of_the_list() -> None:
    theirs, ours = "A. Lark, B. Finch", "A. Wren, C. Wood"
    text = listed(f"- [{{name}} Networks](https://arxiv.org/abs/{{id}}). {theirs}. {{year}}.\n")
    work = NEW._replace(authors=("Ada Wren", "Cleo Wood"))
    assert added(text, work) == f"- [Grove Networks]({URL}). {ours}. 2024.\n"


def test_labels_are_spelled_as_in_the_section() -> None:
    text = listed(PLAIN.replace(".\n", ". [[Project Page](https://a.org/{name})]\n"))
    work = NEW._replace(links=(WorkLink(None, URL), WorkLink("project page", "https://b.org/g")))
    assert added(text, work) == f"- [Grove Networks]({URL}), 2024. [[Project Page](https://b.org/g)]\n"


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Mar. 12 {year}", "Mar. 5 2024"),
        ("{year}-03-12", "2024-03-05"),
        ("{year}.03", "2024.03"),
        ("{year}", "2024"),
    ],
)
def test_dates_have_the_form_and_precision_of_the_others(theirs: str, ours: str) -> None:
    text = listed(f"- [{{name}} Networks](https://arxiv.org/abs/{{id}}), {theirs}.\n")
    assert added(text, NEW) == f"- [Grove Networks]({URL}), {ours}.\n"


def test_a_date_or_a_venue_is_enough_where_the_list_has_either() -> None:
    text = listed(PLAIN) + "\n## Sheep\n\n- [Ivory](https://arxiv.org/abs/2202.00009), ICML 2022.\n"
    work = NEW._replace(date="", venue=NewVenue("ICLR", 2024))
    assert added(text, work, "Models") == f"- [Grove Networks]({URL}), ICLR 2024.\n"


def test_a_bare_address_is_a_title_only_where_it_is_one() -> None:
    form = "- <https://example.org/{name}/sheep>\n"
    work = NewWork("https://example.org/grove", (WorkLink(None, "https://example.org/grove"),))
    assert added(listed(form), work) == "- <https://example.org/grove>\n"


# -- sections --


def test_sections_by_path_and_year() -> None:
    form = PLAIN.replace("{id}", "{{}}{id}")
    parts = [
        f"## {year}\n\n### Models\n\n" + listed(form).partition("Models\n\n")[2].replace("{}", f"{year}")
        for year in (2023, 2024)
    ]
    text = "# Papers\n\n" + "\n".join(part.replace("abs/20", "abs/") for part in parts)
    document = read(Source(text, "list.md"))
    assert choose(document, "2023 > Models", NEW).section.path == ["2023", "Models"]
    assert choose(document, "Models", NEW).section.path == ["2024", "Models"]
    assert choose(document, "2023", NEW).section.path == ["2023", "Models"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "- [**{name} Networks**](https://arxiv.org/abs/{id}), {year}.\n",
            f"- [**Grove Networks**]({URL}), 2024.\n",
        ),
        (
            "- [{name} Networks](https://arxiv.org/abs/{id}) by Bo {name} and Al Po, {year}.\n",
            f"- [Grove Networks]({URL}) by Ada Wren and Ben Finch, 2024.\n",
        ),
        (
            "- [{name} Networks](https://arxiv.org/abs/{id}), {year}. "
            "[![Star](https://img.shields.io/github/stars/lu/{name})](https://github.com/lu/{name})\n",
            f"- [Grove Networks]({URL}), 2024. "
            "[![Star](https://img.shields.io/github/stars/lark/grove)](https://github.com/lark/grove)\n",
        ),
    ],
    ids=["bold in the link", "by", "badge of a repository"],
)
def test_marks_words_and_badges_of_fields(form: str, expected: str) -> None:
    badge = WorkLink("Star", "https://github.com/lark/grove")
    links = (WorkLink(None, URL), badge) if "Star" in form else NEW.links
    authors = ("Ada Wren", "Ben Finch") if " by " in form else ()
    assert added(listed(form), NEW._replace(links=links, authors=authors)) == expected


def test_tags_in_a_cell_are_joined_as_there() -> None:
    rows = "".join(f"| [{name}](https://a.org/{name}) | sheep; {name} |\n" for name in NAMES)
    text = f"# Papers\n\n## Models\n\n| Paper | Tags |\n| --- | --- |\n{rows}"
    work = NEW._replace(title="Grove", date="", tags=("trees", "leaves"))
    assert added(text, work) == f"| [Grove]({URL}) | trees; leaves |\n"


# -- a work is read back as it was given --


def test_of_several_forms_the_one_that_says_the_year_of_the_venue() -> None:
    links = "[pdf](https://arxiv.org/abs/{id}) [code](https://a.org/{name})"
    text = listed(f"- {{name}} Networks. {links}\n  - Bo Lu and Al Po. arXiv, {{year}}.\n")
    text += "- Ivory Networks. [pdf](https://a.org/I)\n  - Bo Lu and Al Po. *ICML*, 2022.\n"
    work = NEW._replace(
        links=(WorkLink("pdf", URL), WorkLink("code", "https://a.org/g")),
        date="",
        venue=NewVenue("ICLR", 2021, raw="ICLR"),
        authors=("Ada Wren", "Ben Finch"),
    )
    assert added(text, work).endswith("[code](https://a.org/g)\n  - Ada Wren and Ben Finch. *ICLR*, 2021.\n")


def test_links_keep_their_order() -> None:
    text = listed(
        "- [{name} Networks](https://arxiv.org/abs/{id}), {year}. ([slides](https://a.org/{name}))\n"
    )
    text += (
        "- [Ivory Networks](https://a.org/I), 2019. ([talk](https://b.org/I) | [slides](https://c.org/I))\n"
    )
    work = NEW._replace(
        links=(*NEW.links, WorkLink("pdf", "https://b.org/g"), WorkLink("slides", "https://a.org/g"))
    )
    assert added(text, work).endswith("([pdf](https://b.org/g) | [slides](https://a.org/g))\n")


def test_a_bullet_and_the_characters_of_a_url_are_not_marks() -> None:
    text = listed(
        "* {name} Networks. _Lark et al. {year}_ [pdf](https://arxiv.org/abs/{id}) | [code](https://a.org/{name})\n"
    )
    work = NEW._replace(links=(WorkLink("code", "https://a.org/a_grove"),), date="2024", authors=("Wren",))
    assert added(text, work) == "* Grove Networks. _Wren et al. 2024_ [code](https://a.org/a_grove)\n"


@pytest.mark.parametrize("depth", [0, 1])
def test_a_record_belongs_to_the_entries_of_its_depth(depth: int) -> None:
    entries = "".join(f"- [{name}](https://a.org/{name})\n" for name in NAMES)
    nested = "".join(f"  - [{name} Nets](https://b.org/{name})\n" for name in NAMES)
    text = f"# Papers\n\n## Models\n\n{entries}- Others:\n{nested}"
    assert added(text, NEW._replace(depth=depth)) == "  " * depth + f"- [Grove Networks]({URL})\n"


def test_among_entries_of_several_depths_the_new_one_is_below_the_last_of_its_own() -> None:
    heads = [f"- {name}:\n  - [{name} Nets](https://b.org/{name})\n" for name in ("Others", "More")]
    entries = [f"- [{name}](https://a.org/{name})\n" for name in ("Cedar", "Amber", "Birch")]
    text = "# Papers\n\n## Models\n\n" + "".join([heads[0], entries[0], heads[1], *entries[1:]])
    nested = result(text, NEW._replace(date="", depth=1))
    assert isinstance(nested, Added)
    above = nested.document.source.line_text(nested.entry.line - 1)
    assert (above, nested.entry.depth) == ("  - [More Nets](https://b.org/More)", 1)
    flat = result(text, NEW._replace(date="", depth=0))
    assert isinstance(flat, Added) and (flat.entry.line, flat.entry.depth) == (12, 0)


def test_in_an_order_only_entries_of_the_same_depth_count() -> None:
    heads = [f"- {name}:\n  - [{name} Nets](https://b.org/{name})\n" for name in ("Others", "More")]
    entries = [f"- [{name}](https://a.org/{name})\n" for name in NAMES]
    text = "# Papers\n\n## Models\n\n" + "".join([heads[0], *entries[:3], *entries[3:]])
    found = result(text, NEW._replace(title="Eel", date="", depth=0))
    assert isinstance(found, Added) and (found.order, found.entry.line) == ("alphabetical", 11)
    # The nested entry is alone, so it has no order.
    nested = result(text, NEW._replace(title="Eel", date="", depth=1))
    assert isinstance(nested, Added) and (nested.order, nested.entry.line) == ("", 7)


def test_what_a_label_says_is_not_said_twice() -> None:
    rows = "".join(
        f"| {name} Networks | | [ICML {2020 + at}](https://a.org/{name}) |\n" for at, name in enumerate(NAMES)
    )
    rows += "".join(f"| {name} Trees | ICLR 2019 | [pdf](https://b.org/{name}) |\n" for name in NAMES)
    text = f"# Papers\n\n## Models\n\n| Title | Venue | Paper |\n| --- | --- | --- |\n{rows}"
    link = WorkLink("ICIP 2025", "https://c.org/grove")
    work = NewWork("Grove Networks", (link,), venue=NewVenue("ICIP", 2025, raw="ICIP 2025"))
    assert added(text, work) == "| Grove Networks | | [ICIP 2025](https://c.org/grove) |\n"
    other = listed("- {name} Networks, ICML {year}. [pdf](https://a.org/{name})\n")
    assert added(other, work) == "- Grove Networks, ICIP 2025. [ICIP 2025](https://c.org/grove)\n"


def test_a_label_that_is_the_title_is_not_written_beside_it() -> None:
    text = listed("- {name} Networks - https://arxiv.org/abs/{id}\n")
    work = NEW._replace(date="", links=(WorkLink("Grove Networks", URL),))
    assert added(text, work) == f"- Grove Networks - {URL}\n"


def test_after_the_last_entry_is_after_all_that_is_nested_in_it() -> None:
    items = [f"- [{name} Corpus](https://a.org/{name})\n  - Counts {name} trees\n" for name in NAMES]
    # An entry nested in the last one, and a line after it.
    items[-1] = items[-1].replace(
        "  - Counts", "  - [Heath Sources](https://b.org/heath)\n  - [Moss](https://c.org/moss)\n  - Counts"
    )
    work = NEW._replace(title="Zest Corpus", date="", notes=("Counts Zest trees",))
    text = "# Papers\n\n## Models\n\n" + "".join(items)
    assert added(text, work) == f"- [Zest Corpus]({URL})\n  - Counts Zest trees\n"
    found = result(text, work)
    assert isinstance(found, Added) and found.document.source.text.startswith(text)


def test_words_that_lead_to_a_label_are_those_of_the_label() -> None:
    code, hay, moss = (
        "\n  - Code: [official](https://a.org/{0})",
        "\n  - Data: [Hay](https://b.org/{0})",
        ", [Moss](https://c.org/{0})",
    )
    forms = [hay + moss] * 5 + [code] * 3 + [code + hay]
    text = "# Papers\n\n## Models\n\n" + "".join(
        f"- [{name} Networks](https://arxiv.org/abs/20{at:02}.00100){form.format(name)}\n"
        for at, (name, form) in enumerate(zip([*NAMES, "Ivory", "Jade"], forms, strict=True), 1)
    )
    links = [
        (None, URL),
        ("official", "https://a.org/g"),
        ("Hay", "https://b.org/g"),
        ("Moss", "https://c.org/g"),
    ]
    work = NEW._replace(date="", links=tuple(WorkLink(*link) for link in links))
    assert added(text, work) == f"- [Grove Networks]({URL}){(code + hay + moss).format('g')}\n"


def test_a_bare_url_has_no_brackets_of_a_label() -> None:
    text = listed("- {name} Networks [{year}]\n  + https://arxiv.org/abs/{id}\n")
    text += "- **Ivory Networks**\n  + https://a.org/I\n  + https://b.org/I\n"
    text += "".join(
        f"- {name} Trees [2020]\n  + [code](https://a.org/{name})\n  + https://b.org/{name}\n"
        for name in NAMES
    )
    work = NEW._replace(date="2024", links=(WorkLink("", URL), WorkLink("", "https://b.org/g")))
    assert added(text, work) == f"- Grove Networks [2024]\n  + {URL}\n  + https://b.org/g\n"


def test_what_is_before_and_after_a_bare_url_is_not_that_of_a_labelled_one() -> None:
    text = "- Amber Trees [2020]\n  + [code](https://a.org/a)\n  + https://b.org/a\n"
    (pattern,) = patterns(read(Source(text, "list.md"))).values()
    assert dict(pattern.between())["link", "bare"] == ")\n  + "


def test_words_of_the_form_are_not_written_again() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}) - Accepted by ICML {year}\n")
    text += "- [Ivory Networks](https://a.org/I) - Accepted by ICML 2020\n  - Counts trees.\n"
    work = NEW._replace(date="", venue=NewVenue("ICML", 2024), notes=("Accepted by",))
    assert added(text, work) == f"- [Grove Networks]({URL}) - Accepted by ICML 2024\n"


def test_a_year_after_the_venue_is_not_in_the_venue_as_well() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), *ICML*, {year}.\n")
    for raw in ("ICLR, 2024", "ICLR'24", "ICLR"):
        work = NEW._replace(date="", venue=NewVenue("ICLR", 2024, raw=raw))
        assert added(text, work) == f"- [Grove Networks]({URL}), *ICLR*, 2024.\n"


def test_a_venue_with_a_track_is_no_name_of_the_venue() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}) [ICML {year}]\n")
    text += "- [Ivory Networks](https://a.org/I) [ISBI Workshop 2020]\n"
    work = NEW._replace(date="", venue=NewVenue("ISBI", 2024, raw="★ISBI, 2024"))
    assert added(text, work) == f"- [Grove Networks]({URL}) [ISBI 2024]\n"


def test_where_there_is_no_order_the_last_entries_count_no_more_than_others() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}\n", names=["Ivory", *NAMES[::-1]])
    lines = text.splitlines(keepends=True)
    lines[4], lines[-1] = lines[-1], lines[4]
    for at in (-3, -2, -1):
        lines[at] = lines[at].replace("), ", ") - ")
    found = result("".join(lines), NEW)
    assert isinstance(found, Added) and not found.order
    assert "), 2024" in found.entry.text
    lines[4], lines[-1] = lines[-1].replace(") - ", "), "), lines[4].replace("), ", ") - ")
    ordered = result("".join(lines), NEW._replace(date="2018-03-05"))
    assert isinstance(ordered, Added) and ordered.order == "newest first"
    assert ") - 2018" in ordered.entry.text


@pytest.mark.parametrize("marks", [("", "**"), ("**", "")])
@pytest.mark.parametrize("form", ["- {}", "| {} |"])
def test_of_forms_that_are_as_usual_the_latest(form: str, marks: tuple[str, str]) -> None:
    head = "" if form[0] == "-" else "| Paper |\n| --- |\n"
    links = [
        f"{marks[at % 2]}[{name}](https://a.org/{name}){marks[at % 2]}"
        for at, name in enumerate(NAMES[:0:-1])
    ]
    text = f"# Papers\n\n## Models\n\n{head}" + "".join(form.format(link) + "\n" for link in links)
    expected = form.format(f"{marks[1]}[Grove]({URL}){marks[1]}") + "\n"
    assert added(text, NEW._replace(title="Grove", date="")) == expected


def test_a_date_is_written_as_given_if_others_have_its_shape() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}). arXiv {year}.\n")
    text += "- [Ivory Networks](https://a.org/I). arXiv 2201.\n- [Jade Networks](https://a.org/J). arXiv May 2020.\n"
    work = NEW._replace(date="2024-03", written_date="2403", venue=NewVenue("arXiv", raw="arXiv"))
    assert added(text, work) == f"- [Grove Networks]({URL}). arXiv 2403.\n"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("**{name} Networks**, ICLR 2021. Ada Wren and Ben Finch. [pdf]({url}) [code](https://a.org/g)", 0),
        ("**{name} Networks**, ICLR 2021. Wren et al. [paper]({url}) [code](https://a.org/g)", 0),
        ("**{name} Networks**, ICLR 2021. Ada Wren and Ben Finn. [pdf]({url}) [code](https://a.org/g)", 1),
        ("**{name} Networks**, ICLR 2021. Ada Wren and Ben Finch. [code](https://a.org/g) [pdf]({url})", 1),
        ("**{name} Networks**, ICLR. Ada Wren and Ben Finn. [pdf]({url}) [code](https://a.org/g)", 2),
        ("**{name} Networks**, ICLR. Wren et al. [pdf]({url}) [code](https://a.org/g)", 0),
    ],
)
def test_what_is_lost_of_a_work(form: str, expected: int) -> None:
    work = FULL._replace(
        links=(WorkLink("pdf", URL), WorkLink("code", "https://a.org/g")),
        venue=NewVenue("ICLR", 2021),
        authors=("Ada Wren", "Ben Finch"),
    )
    text = listed("- " + form.replace("{url}", "https://a.org/{name}").replace("/g)", "/{id})") + "\n")
    others = read(Source(text.replace("ICLR. Ada", "ICLR 2021. Ada"), "list.md")).entries
    entry = read(Source(text + "- " + form.format(name="Grove", url=URL) + "\n", "list.md")).entries[-1]
    assert losses(entry, work, others) == expected


def test_a_note_that_is_not_read_back_is_lost() -> None:
    entries = read(
        Source(
            listed("- [{name} Networks](https://a.org/{name})\n  - Counts {id} trees: slowly.\n"), "list.md"
        )
    ).entries
    work = NewWork("Amber Networks", (WorkLink(None, "https://a.org/Amber"),), notes=tuple(entries[0].notes))
    assert [losses(entries[0], work._replace(notes=notes), entries) for notes in (work.notes, ())] == [0, 1]


def test_other_entries_may_be_understood_better() -> None:
    form = "- {title}.\n  [[pdf]](https://a.org/{at})\n  - Ada Lark and Bo Finch. *{venue}*, 2020.\n"
    rows = [("Amber Nets on Hills", "ICML"), ("Birch Nets on Hills", "ICLR"), ("Odd Trees on Hills", "DICTA")]
    text = "# Papers\n\n## Models\n\n" + "".join(
        form.format(title=title, venue=venue, at=at) for at, (title, venue) in enumerate(rows)
    )
    work = NEW._replace(date="", venue=NewVenue("ICML", 2020, raw="ICML"), authors=("Ada Lark", "Bo Finch"))
    found = result(text, work._replace(links=(WorkLink("pdf", URL),)))
    assert isinstance(found, Added) and found.entry.venue is not None
    assert read(Source(text, "list.md")).entries[-1].venue is None
    assert found.document.entries[2].venue is not None and found.document.source.text.startswith(text)


# -- the usual form, not that of one neighbour --


def test_a_word_before_a_venue_is_not_part_of_it() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}) (in ICSE {year})\n")
    work = NEW._replace(date="", venue=NewVenue("FSE", 2023, raw="FSE 2023"))
    assert added(text, work) == f"- [Grove Networks]({URL}) (in FSE 2023)\n"
    assert (
        added(text, work._replace(venue=NewVenue("ICSE", 2023)))
        == f"- [Grove Networks]({URL}) (in ICSE 2023)\n"
    )
    assert added(text, work._replace(venue=NewVenue("FSE", 2023, raw="In FSE 2023"))).endswith(
        "(in FSE 2023)\n"
    )


def test_a_row_ends_like_most_rows() -> None:
    rows = [f"| [{name}](https://a.org/{name}) | {2026 - at} |\n" for at, name in enumerate(NAMES)]
    rows[2] = rows[2].replace(" |\n", "\n")
    rows[3] = rows[3].removeprefix("|")
    text = "# Papers\n\n## Models\n\n| Paper | Year |\n| --- | --- |\n" + "".join(rows)
    for year in ("2022", "2023", "2024"):
        assert added(text, NEW._replace(title="Grove", date=year)) == f"| [Grove]({URL}) | {year} |\n"


def test_a_note_in_a_cell_is_as_bold_as_the_others() -> None:
    rows = "".join(f"| [{name}](https://a.org/{name}) | **Counts {name}.** |\n" for name in NAMES)
    text = f"# Papers\n\n## Models\n\n| Paper | Description |\n| --- | --- |\n{rows}"
    work = NEW._replace(title="Grove", date="", notes=("Counts trees.",))
    assert added(text, work) == f"| [Grove]({URL}) | **Counts trees.** |\n"


def test_by_before_names_is_written_for_any_number_of_them() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}) by {name} et al., ICML {year}\n")
    text += "- [Ivory Networks](https://a.org/I) by Ivory, ICML 2019\n"
    work = NEW._replace(date="", venue=NewVenue("ICML", 2024))
    assert (
        added(text, work._replace(authors=("Ada Wren",))) == f"- [Grove Networks]({URL}) by Wren, ICML 2024\n"
    )
    assert (
        added(text, work._replace(authors=("Wren", "Finch")))
        == f"- [Grove Networks]({URL}) by Wren et al., ICML 2024\n"
    )
    single = listed("- [{name} Networks](https://arxiv.org/abs/{id}) by Bo {name}, ICML {year}\n")
    pair = work._replace(authors=("Ada Wren", "Ben Finch"))
    assert added(single, pair) == f"- [Grove Networks]({URL}) by Ada Wren and Ben Finch, ICML 2024\n"


def test_without_a_description_the_marks_before_it_are_closed() -> None:
    texts = iter(
        [
            "counts sheep",
            "grazes in valleys",
            "leaps a fence",
            "sings by night",
            "runs uphill",
            "sails out",
            "sleeps long",
        ]
    )
    text = listed("- [**{name}**](https://arxiv.org/abs/{id}): a thing that TEXT\n")
    text = "".join(part + next(texts, "") for part in text.replace("TEXT", "TEXT\0").split("TEXT\0"))
    assert added(text, NEW._replace(title="Grove", date="")) == f"- [**Grove**]({URL})\n"


def test_of_several_runs_the_one_that_has_notes() -> None:
    plain = "".join(f"- [{name} Networks](https://a.org/{name})\n" for name in NAMES)
    noted = "".join(f"- [{name} Nets](https://b.org/{name})\n  - Counts {name}: slowly.\n" for name in NAMES)
    text = f"# Papers\n\n## Models\n\n{plain}\nWith notes:\n\n{noted}"
    assert added(text, NEW._replace(date="", notes=("Counts trees: fast.",))) == (
        f"- [Grove Networks]({URL})\n  - Counts trees: fast.\n"
    )


def test_a_name_that_ends_in_a_period_gets_no_other() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}). Bo {name} and Al Po. ICML {year}.\n")
    work = NEW._replace(date="", venue=NewVenue("ICML", 2024), authors=("Ada Wren", "Ben Finch Jr."))
    assert added(text, work) == f"- [Grove Networks]({URL}). Ada Wren and Ben Finch Jr. ICML 2024.\n"


def test_a_note_is_written_if_there_are_notes_in_other_sections() -> None:
    text = listed("- [{name} Networks](https://a.org/{name})\n")
    noted = "".join(f"- [{name} Nets](https://b.org/{name})\n  - Counts {name}: slowly.\n" for name in NAMES)
    work = NEW._replace(date="", notes=("Counts trees: fast.",))
    assert added(f"{text}\n## Sheep\n\n{noted}", work, "Models") == (
        f"- [Grove Networks]({URL})\n  - Counts trees: fast.\n"
    )
    assert added(text, work) == f"- [Grove Networks]({URL})\n"


def test_of_several_runs_the_one_in_which_most_entries_say_as_much() -> None:
    dates = ("", "", ", 2024.", "", ", 2023.", "", "")
    large = "".join(
        f"* {name} Networks [link](https://a.org/{name}){date}\n"
        for name, date in zip(NAMES, dates, strict=True)
    )
    small = "- [Ivory Networks](https://b.org/I)\n- [Jade Networks](https://b.org/J)\n"
    text = f"# Papers\n\n## Models\n\n{large}\nMore:\n\n{small}"
    assert added(text, NEW._replace(date="")) == f"* Grove Networks [link]({URL})\n"
    dated = large.replace(
        "Amber Networks [link](https://a.org/Amber)", "Amber Networks [link](https://a.org/Amber), 2024."
    )
    alone = f"{text.replace(large, dated)}\nLast:\n\n- [Kelp Networks](https://b.org/K), 2024.\n"
    assert added(alone, NEW._replace(date="2024")) == f"* Grove Networks [link]({URL}), 2024.\n"


@pytest.mark.parametrize(("elsewhere", "page"), [("pdf", "pdf"), ("abs", "abs")])
def test_links_to_abstracts_become_links_to_pdfs_if_the_list_has_no_others(elsewhere: str, page: str) -> None:
    text = listed("- [{name} Networks](https://arxiv.org/pdf/{id}), {year}.\n")
    text += f"\n## Sheep\n\n- [Ivory Networks](https://arxiv.org/{elsewhere}/1901.00001), 2019.\n"
    assert added(text, NEW, "Models") == f"- [Grove Networks](https://arxiv.org/{page}/2403.01234), 2024.\n"


# -- the settings --


def with_style(text: str, work: NewWork, **style: str) -> str:
    """The lines that a work adds to a list with these keys in `[style]`."""
    document = read(Source(text, "list.md"))
    keys = {key.replace("_", "-"): value for key, value in style.items()}
    found = add_work(document, work, choose(document, "", work).section, style=keys)
    assert isinstance(found, Added), found
    return found.document.source.text.replace(text, "")


FEW = "# Papers\n\n## Models\n\n- [Amber Networks](https://arxiv.org/abs/2001.00100)\n"


@pytest.mark.parametrize(
    ("template", "work", "expected"),
    [
        ("- [{title}]({url}), {date}.", NEW, f"- [Grove Networks]({URL}), 2024-03-05.\n"),
        (
            "- **{title}**{?, {venue}} [[{label}]({link})]",
            NEW._replace(date=""),
            f"- **Grove Networks** [[paper]({URL})]\n",
        ),
        (
            "- **{title}**, {authors}{?, {date|venue}}{*. [{label}]({link})}",
            FULL._replace(date=""),
            f"- **Grove Networks**, Ada Lark, Ben Finch, Cleo Wren, NeurIPS 2024. [paper]({URL}). "
            "[code](https://github.com/lark/grove)\n",
        ),
        ("- **{title}** {venue} [[{label}]({link})]", NEW._replace(date=""), f"- [Grove Networks]({URL})\n"),
        (
            "- [{title}]({url}): {text}",
            NEW._replace(date="", notes=("Counts trees.",)),
            f"- [Grove Networks]({URL}): Counts trees.\n",
        ),
    ],
    ids=["url", "label", "several", "what does not fit", "note"],
)
def test_the_template_of_the_settings(template: str, work: NewWork, expected: str) -> None:
    assert with_style(FEW, work, template=template) == expected


def test_in_a_template_links_are_like_those_of_the_list() -> None:
    few = "# Papers\n\n## Models\n\n- **Amber Networks** [pdf](https://arxiv.org/abs/2001.00100)\n"
    work = NEW._replace(date="")
    assert (
        with_style(few, work, template="- **{title}** ([{label}]({link}))")
        == f"- **Grove Networks** ([pdf]({URL}))\n"
    )
    assert with_style(few, work, template="- [{title}]({url})") == f"- [Grove Networks]({URL})\n"


def test_the_date_form_of_the_settings() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}-03-12.\n")
    assert "), Mar. 5 2024." in with_style(
        text, NEW._replace(written_date="2024-03-05"), date_form="Jan. 5 2025"
    )
    years = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n")
    assert with_style(years, NEW._replace(date="2010"), date_form="Jan. 5 2025").endswith("), 2010.\n")
    table = "# P\n\n| Paper | Date |\n| --- | --- |\n" + "".join(
        f"| [{name}](https://a.org/{name}) | 2022-03-12 |\n" for name in NAMES
    )
    assert "| Mar. 5 2024 |" in with_style(table, NEW, date_form="Jan. 5 2025")


@pytest.mark.parametrize(
    ("order", "line"), [("newest-first", 7), ("oldest-first", 12), ("alphabetical", 11), ("any", 12)]
)
def test_the_order_of_the_settings(order: str, line: int) -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}.\n")
    document = read(Source(text, "list.md"))
    found = add_work(document, NEW, document.entries[0].section, style={"order": order})
    assert isinstance(found, Added) and found.entry.line == line


def test_the_settings_are_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(FEW)
    (tmp_path / ".awesomelint.toml").write_text('[style]\ntemplate = "- [{title}]({url}) ({date})"\n')
    assert (
        main(["add", str(file), "--title", "Grove", "--url", URL, "--date", "2024", "--section", "Models"])
        == 0
    )
    assert file.read_text() == FEW + f"- [Grove]({URL}) (2024)\n"


def test_a_date_that_says_less_than_the_others_is_refused_with_an_example() -> None:
    text = listed("- [{name} Networks](https://arxiv.org/abs/{id}), {year}-03-12.\n")
    found = result(text, NEW._replace(date="2010"))
    assert isinstance(found, Refused)
    assert found.reason == "its date says less than those there, such as “2026-03-12”"


def test_what_nearly_all_have_is_named_where_it_cannot_be_left_out() -> None:
    form = "- **{name} Networks** (Ada {name}, {year}) [pdf](https://arxiv.org/abs/{id})\n"
    text = listed(form, names=[*NAMES, "Ivory", "Jade", "Kelp"])
    text += "- *Birch Trees*; [pdf](https://a.org/b)\n"
    found = result(text, NEW._replace(links=(WorkLink("pdf", URL), WorkLink("talk", "https://a.org/t"))))
    assert isinstance(found, Refused)
    assert found.reason == "nearly all entries there have authors, which it lacks"


@pytest.mark.parametrize(
    ("words", "work", "expected"),
    [
        ("ICML 2020", NewWork("Grove", venue=NewVenue("ICML", 2020)), False),
        ("ICML 2020", NewWork("Grove", tags=("ICML 2020",)), False),
        ("ICML 2020", NewWork("Grove", (WorkLink("ICML 2020", URL),)), False),
        ("ICML 2020", NewWork("Grove", date="2020"), True),
        ("ICML 2020", NewWork("Grove", venue=NewVenue("ICLR", 2020)), True),
        ("2020-01-02", NewWork("Grove", date="2020-01-02"), False),
        ("2020-01-02", NewWork("Grove", venue=NewVenue("ICML", 2020)), False),
        ("2020-01-02", NewWork("Grove", venue=NewVenue("ICML")), True),
    ],
)
def test_words_of_another_entry(words: str, work: NewWork, expected: bool) -> None:
    entry = read(Source(f"- [Grove]({URL}), {words}.\n", "list.md")).entries[0]
    assert bool(entry.date or entry.venue) and invents(entry, work) is expected


def test_the_venue_of_another_entry_is_not_taken_over() -> None:
    rows = "".join(
        f"| ICML<br>{2026 - at} | [{name}](https://a.org/{name}) |\n" for at, name in enumerate(NAMES)
    )
    text = f"# Papers\n\n## Models\n\n| Venue | Paper |\n| --- | --- |\n{rows}"
    found = result(text, NEW._replace(title="Grove", date="2024"), may_lack=True)
    assert isinstance(found, Refused) or found.entry.venue is None


def test_a_word_that_joins_fields_is_not_a_description() -> None:
    entries = read(
        Source(listed("- [{name} Networks](https://arxiv.org/abs/{id}) (in Apr. {year})\n"), "list.md")
    ).entries
    described = read(
        Source(listed("- [{name} Networks](https://arxiv.org/abs/{id}): counts sheep in {name}\n"), "list.md")
    ).entries
    assert [description(entries[0]), description(described[0])] == ["", "counts sheep in Amber"]
