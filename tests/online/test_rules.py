"""The rules of `awesomelint verify`, with right and wrong answers. Lists where nothing may be found come first."""

from __future__ import annotations

import pytest

from awesomelint import engine
from awesomelint.analysis.online.answers import (
    Answers,
    LinkState,
    Publication,
    Repository,
    Work,
)
from awesomelint.fields import titles
from awesomelint.fields.repositories import repository_of
from awesomelint.findings import Finding, Severity
from awesomelint.reading import read
from awesomelint.rewriting import write_venue
from awesomelint.rules import BY_NAME, ONLINE, all_rules, rule_named
from awesomelint.settings import Settings
from awesomelint.source import Source

# Works of a list that agrees with its sources, which makes that its habit.
TITLES = [
    "Sparse Attention for Long Documents",
    "Robust Memory in Recurrent Networks",
    "Causal Planning with Learned Simulators",
    "Latent Reasoning without Supervision",
    "Neural Retrieval for Open Questions",
    "Aligning Small Models with Large Ones",
]
PEOPLE = ["Ann Lark", "Bo Finch", "Cy Rook"]


def work(number: int, title: str, **facts: object) -> Work:
    return Work("arXiv", f"2405.{number:05}", title, **({"published": "2024-05-01", "version": 1} | facts))  # type: ignore[arg-type]


def habit(form: str = "- [{title}](https://arxiv.org/abs/{id})\n") -> tuple[str, dict[str, Work | None]]:
    works = {n: work(n, title, authors=tuple(PEOPLE)) for n, title in enumerate(TITLES, 1)}
    text = "".join(form.format(title=found.title, id=found.id) for found in works.values())
    return text, {f"arxiv:{found.id}": found for found in works.values()}


def verify(text: str, answers: Answers, *rules: str, style: str = "README.md") -> list[Finding]:
    settings = Settings(min_severity=Severity.NOTE, select=frozenset(rules or ONLINE))
    return engine.verify(read(Source(text, style)), settings, answers).findings


def fixed(text: str, answers: Answers, *, unsafe: bool = False) -> str:
    settings = Settings(min_severity=Severity.NOTE)
    done = engine.fix(
        Source(text, "README.md"),
        settings,
        unsafe=unsafe,
        lint_with=lambda source, used: engine.verify(read(source), used, answers),
    )
    return done.report.source.text


def about(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity.word) for finding in findings]


def one_more(
    title: str, found: Work | None, form: str = "- [{title}](https://arxiv.org/abs/{id})\n"
) -> tuple[str, Answers]:
    """A list with the habit and one more entry."""
    text, works = habit(form)
    works["arxiv:2405.00099"] = found
    return text + form.format(title=title, id="2405.00099"), Answers(works=works)


# -- titles


@pytest.mark.parametrize(
    ("listed", "known"),
    [
        ("Learning to Rank with Trees", "Learning to rank with trees"),
        ("Learning to Rank with Trees", "Learning to Rank with Trees."),
        ("Learning to Rank – with Trees", "Learning to Rank - With Trees"),
        ("O(n log n) Attention", "$O(n \\log n)$ Attention"),
        ("β-VAE: Learning Basic Concepts", "$\\beta$-VAE: Learning Basic Concepts"),
        ("Schrodinger Bridges for Images", "Schrödinger Bridges for Images"),
        ("RankTree: Learning to Rank", "RankTree: Learning to Rank with Trees"),
        ("Learning to Rank with Trees", "RankTree: Learning to Rank with Trees"),
        ("RankTree", "RankTree: Learning to Rank with Trees"),
        ("Learning to Rank with Trees (RankTree)", "Learning to Rank with Trees"),
        ("用树学习排序", "Learning to Rank with Trees"),
        ("BigTree", "Learning to Rank with Gradient Boosting"),
        ("The Tree Paper", "Learning to Rank with Gradient Boosting"),
    ],
)
def test_other_spellings_short_forms_and_names_are_right(listed: str, known: str) -> None:
    text, answers = one_more(listed, work(99, known))
    assert not verify(text, answers, "wrong-title")


def test_no_answer_is_no_finding() -> None:
    text, _ = habit()
    assert not verify(text, Answers())


def test_another_work_is_an_error_and_shown() -> None:
    text, answers = one_more("Learning to Rank with Trees", work(99, "Dark Matter in Dwarf Galaxies"))
    (finding,) = verify(text, answers)
    assert about([finding]) == [("wrong-title", "error")]
    assert finding.message == "arXiv:2405.00099 is “Dark Matter in Dwarf Galaxies”" and finding.fix is None
    assert text[finding.span.start : finding.span.end] == "https://arxiv.org/abs/2405.00099"


def test_in_a_list_with_titles_of_its_own_another_title_is_a_note() -> None:
    text = "".join(
        f"- [What we learned from paper {n}](https://arxiv.org/abs/2405.{n:05})\n" for n in range(1, 8)
    )
    works = {f"arxiv:2405.{n:05}": work(n, title) for n, title in enumerate([*TITLES, TITLES[0]], 1)}
    assert set(about(verify(text, Answers(works=works)))) == {("wrong-title", "note")}


def test_a_typo_is_a_warning_with_an_unsafe_fix() -> None:
    text, answers = one_more("Learning to Rnak with Trees", work(99, "Learning to Rank with Trees"))
    (finding,) = verify(text, answers)
    assert about([finding]) == [("wrong-title", "warning")]
    assert fixed(text, answers) == text
    assert fixed(text, answers, unsafe=True) == text.replace("Rnak", "Rank")


@pytest.mark.parametrize(
    ("listed", "known"),
    [
        ("Learning to Rnak with *Trees*", "Learning to Rank with Trees"),
        ("Learning to Rnak with Trees", "Learning to Rank with [Trees]"),
        ("Learning to Rnak with Trees", "Learning to Rank with \u202eTrees"),
    ],
)
def test_a_title_with_marks_is_not_rewritten(listed: str, known: str) -> None:
    text, answers = one_more(listed, work(99, known))
    assert [finding.fix for finding in verify(text, answers)] == [None]


def test_the_title_of_the_first_version_is_a_note() -> None:
    found = work(99, "Gradient Boosting Is Enough", version=2, first_title="Learning to Rank with Trees")
    (finding,) = verify(*one_more("Learning to Rank with Trees", found))
    assert about([finding]) == [("wrong-title", "note")]
    assert finding.message == "the title on arXiv is now “Gradient Boosting Is Enough”"


# -- identifiers


def test_an_unknown_identifier_is_an_error() -> None:
    text, answers = one_more("Learning to Rank with Trees", None)
    (finding,) = verify(text, answers)
    assert about([finding]) == [("unknown-identifier", "error")]
    assert finding.message == "there is no paper 2405.00099 on arXiv"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.mdpi.com/10.3390/s20010001/htm",
        "https://academic.oup.com/advance-article/doi/10.1093/btaa123/5876543",
        "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
    ],
)
def test_what_may_not_be_a_doi_as_a_whole_is_not_unknown(url: str) -> None:
    text, works = habit()
    text += f"- [Learning to Rank]({url})\n"
    doi = read(Source(text)).entries[-1].doi
    assert doi
    assert not verify(text, Answers(works=works | {f"doi:{doi}": None}), "unknown-identifier")


def test_an_unknown_doi_is_an_error() -> None:
    text, works = habit()
    text += "- [Learning to Rank](https://doi.org/10.1000/0)\n"
    (finding,) = verify(text, Answers(works=works | {"doi:10.1000/0": None}))
    assert finding.message == "the DOI 10.1000/0 does not exist"


def test_a_withdrawn_paper_is_a_warning() -> None:
    title = "Learning to Rank with Trees"
    assert not verify(*one_more(title, work(99, title)))
    assert about(verify(*one_more(title, work(99, title, withdrawn=True)))) == [
        ("withdrawn-paper", "warning")
    ]


def test_an_old_version_is_a_note() -> None:
    text, works = habit()
    works["arxiv:2405.00099"] = work(99, "Learning to Rank", version=3)
    entry = "- [Learning to Rank](https://arxiv.org/abs/2405.00099{})\n"
    for right in ("", "v3"):
        assert not verify(text + entry.format(right), Answers(works=works))
    (finding,) = verify(text + entry.format("v1"), Answers(works=works))
    assert about([finding]) == [("superseded-version", "note")] and "version 3" in finding.message


# -- authors

BY = "- [{title}](https://arxiv.org/abs/{id}). "
AUTHORED = BY + "Ann Lark, Bo Finch, Cy Rook.\n"


def authors(listed: str, *known: str) -> list[Finding]:
    text, works = habit(AUTHORED)
    works["arxiv:2405.00099"] = work(99, "Learning to Rank with Trees", authors=known)
    text += BY.format(title="Learning to Rank with Trees", id="2405.00099") + f"{listed}.\n"
    return verify(text, Answers(works=works), "wrong-authors")


@pytest.mark.parametrize(
    ("listed", "known"),
    [
        ("Ann Lark, Bo Finch", ("Ann Lark", "Bo Finch", "Cy Rook")),
        ("A. Lark, B. Finch", ("Ann Lark", "Bo Finch")),
        ("Bo Finch, Ann Lark", ("Ann Lark", "Bo Finch")),
        ("Jurgen Muller, Ann Lark", ("Jürgen Müller", "Ann Lark")),
        ("Lark Ann, Finch Bo", ("Ann Lark", "Bo Finch")),
        ("Ann Lark Jr., Bo Finch", ("Ann Lark", "Bo Finch")),
        ("Wang Xiaoming, Ann Lark", ("Xiaoming Wang", "Ann Lark")),
        ("Lukasz Kaiser, Ann Lark", ("Łukasz Kaiser", "Ann Lark")),
    ],
)
def test_shortened_and_reordered_authors_are_right(listed: str, known: tuple[str, ...]) -> None:
    assert not authors(listed, *known)


def test_another_author_is_a_warning() -> None:
    (finding,) = authors("Ann Lark, Zed Plover", "Ann Lark", "Bo Finch")
    assert about([finding]) == [("wrong-authors", "warning")]
    assert finding.message == "“Zed Plover” is not among the authors on arXiv: Ann Lark, Bo Finch"


def test_a_misspelled_author_is_named_with_the_right_spelling() -> None:
    (finding,) = authors("Ann Lark, Bo Fnich", "Ann Lark", "Bo Finch")
    assert finding.message == "the author “Bo Fnich” is “Bo Finch” on arXiv"


def test_of_many_unknown_and_known_authors_the_first_are_named() -> None:
    known = ("Ann Lark", "Bo Finch", "Cy Rook", "Di Wren", "Ed Crow")
    (finding,) = authors("Zed Plover, Yan Crane, Xi Heron", *known)
    named = "“Zed Plover” and “Yan Crane” are not among the authors on arXiv: Ann Lark, Bo Finch, Cy Rook, Di Wren, Ed Crow"
    assert finding.message == named
    (finding,) = authors("Zed Plover, Yan Crane, Xi Heron", *known, "Flo Duck")
    assert finding.message == f"{named}, …"


def test_authors_are_not_compared_without_a_habit_or_for_another_work() -> None:
    text = "".join(
        BY.format(title=title, id=f"2405.{n:05}") + "Zed Plover, Yan Crane.\n"
        for n, title in enumerate(TITLES, 1)
    )
    _, works = habit()
    assert not verify(text, Answers(works=works), "wrong-authors")
    text, works = habit(AUTHORED)
    works["arxiv:2405.00099"] = work(99, "Dark Matter in Dwarf Galaxies", authors=("Zed Plover",))
    text += BY.format(title="Learning to Rank with Trees", id="2405.00099") + "Ann Lark, Bo Finch.\n"
    assert not verify(text, Answers(works=works), "wrong-authors")


# -- dates

DATED = "- [{title}](https://arxiv.org/abs/{id}), May 2024.\n"


def dates(listed: str, form: str = DATED, published: str = "2024-05-01") -> list[Finding]:
    text, works = habit(form)
    works["arxiv:2405.00099"] = work(99, "Learning to Rank with Trees", published=published)
    text += f"- [Learning to Rank with Trees](https://arxiv.org/abs/2405.00099), {listed}.\n"
    return verify(text, Answers(works=works), "wrong-date")


@pytest.mark.parametrize("listed", ["May 2024", "May 6 2024", "June 2024", "April 2024", "2024", "2025"])
def test_near_dates_and_years_are_right(listed: str) -> None:
    assert not dates(listed)


@pytest.mark.parametrize("listed", ["May 2023", "September 2024"])
def test_other_dates_are_warnings(listed: str) -> None:
    (finding,) = dates(listed)
    assert about([finding]) == [("wrong-date", "warning")]
    assert finding.message == "the first version appeared on 2024-05-01 (arXiv)"


@pytest.mark.parametrize(("listed", "reported"), [("June 1 2024", False), ("June 2 2024", True)])
def test_dates_are_near_within_31_days(listed: str, reported: bool) -> None:
    assert bool(dates(listed)) == reported


@pytest.mark.parametrize(
    ("listed", "published", "reported"),
    [
        ("December 2024", "2025-01-20", False),
        ("November 2024", "2025-01-20", True),
        ("July 2024", "2024-05", True),
        ("July 2 2024", "2024-05", True),
        ("June 2024", "2024-05", False),
        ("July 2024", "2024", False),
        # A source may have a date that does not exist.
        ("September 30 2024", "2024-02-31", False),
    ],
)
def test_dates_with_and_without_a_day(listed: str, published: str, reported: bool) -> None:
    assert bool(dates(listed, published=published)) == reported


def test_dates_of_something_else_are_not_compared() -> None:
    assert not dates("September 2024", DATED.replace("May 2024", "December 2024"))


# -- venues

WITH_VENUE = "- {title}, NeurIPS'23. [paper](https://arxiv.org/abs/{id})\n"


def venues(entry: str, answers: Answers, form: str = WITH_VENUE) -> tuple[str, list[Finding]]:
    text, works = habit(form)
    text += entry
    return text, verify(text, answers._replace(works=works | answers.works), "published-venue")


def published(title: str, venue: str, year: int) -> Answers:
    return Answers(publications={titles.key(title): Publication("dblp", venue, year)})


TITLE = "Learning to Rank with Trees"
PREPRINT = f"- {TITLE}, arXiv'24. [paper](https://arxiv.org/abs/2405.00099)\n"


def test_a_venue_is_not_asked_for_if_the_list_names_none_or_the_entry_has_one() -> None:
    answers = published(TITLE, "ICLR", 2025)
    assert not venues(f"- [{TITLE}](https://arxiv.org/abs/2405.00099)\n", answers, BY + "\n")[1]
    assert not venues(PREPRINT.replace("arXiv'24", "ICML'24"), answers)[1]
    assert not venues(PREPRINT, Answers())[1]


def test_an_earlier_work_with_the_same_title_is_another_one() -> None:
    assert not venues(PREPRINT, published(TITLE, "ICLR", 2019))[1]


def test_a_published_preprint_is_a_note_with_an_unsafe_fix_in_the_form_of_the_list() -> None:
    answers = published(TITLE, "ICLR", 2025)
    text, (finding,) = venues(PREPRINT, answers)
    assert about([finding]) == [("published-venue", "note")]
    assert finding.message == "published at ICLR 2025 (dblp)"
    _, works = habit()
    assert fixed(text, answers._replace(works=works)) == text
    assert fixed(text, answers._replace(works=works), unsafe=True) == text.replace("arXiv'24", "ICLR'25")


URL = "https://arxiv.org/abs/{id}"
TABLE = "| Title | Venue | Code |\n| --- | --- | --- |\n"


@pytest.mark.parametrize(
    ("form", "listed", "expected"),
    [
        # At the end, before a period, before other links, in emphasis, first, after a date, and on a line of its own.
        ("- [{title}](URL), NeurIPS'23", "- [{title}](URL)", "- [{title}](URL), ICLR'25"),
        ("- [{title}](URL), NeurIPS 2023.", "- [{title}](URL).", "- [{title}](URL), ICLR 2025."),
        (
            "- {title}, NeurIPS'23. [[pdf]](URL)",
            "- {title}. [[pdf]](URL)",
            "- {title}, ICLR'25. [[pdf]](URL)",
        ),
        ("- [{title}](URL) - *NeurIPS 2023*", "- [{title}](URL)", "- [{title}](URL) - *ICLR 2025*"),
        ("- [NeurIPS 2023] [{title}](URL)", "- [{title}](URL)", "- [ICLR 2025] [{title}](URL)"),
        (
            "- [{title}](URL) (NeurIPS) 2024-05-01",
            "- [{title}](URL) 2025-05-01",
            "- [{title}](URL) (ICLR) 2025-05-01",
        ),
        ("- [{title}](URL)<br>\n  _NeurIPS 2023_", "- [{title}](URL)", "- [{title}](URL)<br>\n  _ICLR 2025_"),
    ],
)
def test_a_missing_venue_is_written_where_others_have_theirs(form: str, listed: str, expected: str) -> None:
    form, listed, expected = (
        text.replace("URL", URL).replace("{title}", TITLE if text is not form else "{title}") + "\n"
        for text in (form, listed, expected)
    )
    text, works = habit(form)
    entry = listed.replace("{id}", "2405.00099")
    answers = published(TITLE, "ICLR", 2025)._replace(works=works)
    assert fixed(text + entry + entry.replace(TITLE, "An Unpublished Work").replace("99", "98"), answers) == (
        text + entry + entry.replace(TITLE, "An Unpublished Work").replace("99", "98")
    ), "the fix is unsafe"
    assert fixed(text + entry, answers, unsafe=True) == text + expected.replace("{id}", "2405.00099")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("|  |", "| ICLR 2025 |"),
        ("| - |", "| ICLR 2025 |"),
        ("||", "| ICLR 2025 |"),
        ("|              |", "| ICLR 2025    |"),
    ],
)
def test_an_empty_cell_of_the_column_of_venues_is_filled(cell: str, expected: str) -> None:
    text, works = habit(
        "| [{title}](https://arxiv.org/abs/{id}) | NeurIPS 2023 | [code](https://a.org/{id}) |\n"
    )
    text = TABLE + text
    row = f"| [{TITLE}](https://arxiv.org/abs/2405.00099) {cell} [code](https://a.org/99) |\n"
    answers = published(TITLE, "ICLR", 2025)._replace(works=works)
    assert fixed(text + row, answers, unsafe=True) == text + row.replace(cell, expected)


@pytest.mark.parametrize(
    ("form", "listed", "venue"),
    [
        # The year is separate, or takes the place of the date; the entry has a note there; another end; a workshop; what
        # is not read as a venue; a year that is not that of the venue; a journal; half a pair; the year of
        # the preprint; tracks; a name that is read as another one; a place that occurs twice.
        ("- [{title}](URL), *NeurIPS*, 2023", "- [{title}](URL)", "ICLR"),
        ("- {title} (NeurIPS 2023). [pdf](URL)", "- {title} (2024). [pdf](URL)", "ICLR"),
        ("- [{title}](URL), NeurIPS 2023", "- [{title}](URL), which started it all", "ICLR"),
        ("- [{title}](URL), NeurIPS 2023", "- [{title}](URL).", "ICLR"),
        ("- [{title}](URL), NeurIPS 2023", "- [{title}](URL)", "ICLR (Workshop)"),
        ("- [{title}](URL), NeurIPS 2023", "- [{title}](URL)", "some words about it"),
        ("- [{title}](URL) (NeurIPS) 2024-05-01", "- [{title}](URL) 2024-05-01", "ICLR"),
        ("- {title}, NeurIPS 2023. [pdf](URL)", "- {title}. [pdf](URL) in the journal of ranks", "ICLR"),
        ("- [NeurIPS 2023] ***{title}*** [[pdf]](URL)", "- {title} [[pdf]](URL)", "ICLR"),
        ("- {title}, *NeurIPS*, 2023. [pdf](URL)", "- {title}, *arXiv*, 2024. [pdf](URL)", "ICLR"),
        ("- [{title}](URL), NeurIPS'23 oral", "- [{title}](URL)", "ICLR"),
        ("- [{title}](URL), NeurIPS'23", "- [{title}](URL)", "Nordic ICLR"),
        ("- [{title}](URL) [[b]](https://b.org) NeurIPS 2023 [[c]](https://c.org)",
         "- [{title}](URL) [[b]](https://b.org) [[c]](https://c.org) [[d]](https://d.org)", "ICLR"),
    ],
)  # fmt: skip
def test_where_a_venue_belongs_must_be_certain(form: str, listed: str, venue: str) -> None:
    text, works = habit(form.replace("URL", URL) + "\n")
    entry = listed.replace("URL", URL).format(title=TITLE, id="2405.00099") + "\n"
    (finding,) = verify(text + entry, published(TITLE, venue, 2025)._replace(works=works), "published-venue")
    assert finding.fix is None


def test_a_year_in_a_title_may_be_that_of_a_venue() -> None:
    text, works = habit("- {title} (NeurIPS 2023) [pdf](https://arxiv.org/abs/{id})\n")
    for title, has_fix in (("Learning to Rank in 2020", False), ("Learning to Rank in Trees", True)):
        entry = f"- {title} [pdf](https://arxiv.org/abs/2405.00099)\n"
        (finding,) = verify(
            text + entry, published(title, "ICLR", 2025)._replace(works=works), "published-venue"
        )
        assert (finding.fix is not None) is has_fix


def test_a_section_has_precedence_over_the_list_which_decides_for_small_sections() -> None:
    text, works = habit("- [{title}](https://arxiv.org/abs/{id}), NIPS'23\n")
    others = "".join(f"- [Paper {n}](https://a.org/{n}) (ICLR 2023)\n" for n in range(4))
    entry = f"- [{TITLE}](https://arxiv.org/abs/2405.00099)\n"
    answers = published(TITLE, "NeurIPS", 2025)._replace(works=works)
    for whole, written in (
        (f"# A\n\n{text}\n# B\n\n{others}{entry}", " (NIPS 2025)"),
        (f"# A\n\n{text}\n# B\n\n{entry}", ", NIPS'25"),
    ):
        assert fixed(whole, answers, unsafe=True) == whole.replace(entry, entry.replace("\n", written + "\n"))


@pytest.mark.parametrize("cell", ["| TBD |", "| n/a |", "| 2024 |", "| Online shopping |"])
def test_a_cell_with_words_is_not_filled(cell: str) -> None:
    table = TABLE.replace("Venue", "Place")
    text, works = habit(
        "| [{title}](https://arxiv.org/abs/{id}) | NeurIPS 2023 | [code](https://a.org/{id}) |\n"
    )
    row = f"| [{TITLE}](https://arxiv.org/abs/2405.00099) {cell} [code](https://a.org/99) |\n"
    answers = published(TITLE, "ICLR", 2025)._replace(works=works)
    assert fixed(table + text + row, answers, unsafe=True) == table + text + row


def test_tables_without_spaces_and_with_other_columns() -> None:
    text, works = habit("|[{title}](https://arxiv.org/abs/{id})|NeurIPS 2023|[code](https://a.org/{id})|\n")
    row = f"|[{TITLE}](https://arxiv.org/abs/2405.00099)||[code](https://a.org/99)|\n"
    answers = published(TITLE, "ICLR", 2025)._replace(works=works)
    assert fixed(TABLE + text + row, answers, unsafe=True) == TABLE + text + row.replace("||", "|ICLR 2025|")
    wide = "\n| Title | Year | Venue | Code |\n| --- | --- | --- | --- |\n" + "".join(
        f"| [Paper {n}](https://b.org/{n}) | 2023 | ICML 2023 | [code](https://c.org/{n}) |\n"
        for n in range(6)
    )
    assert fixed(TABLE + text + row + wide, answers, unsafe=True) == (
        TABLE + text + row.replace("||", "|ICLR 2025|") + wide
    )
    narrow = f"\n| Title |\n| --- |\n| [{TITLE}](https://arxiv.org/abs/2405.00099) |\n"
    assert fixed(TABLE + text + narrow, answers, unsafe=True) == TABLE + text + narrow


@pytest.mark.pure
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sparse Attention", "Dense Attention"),
        ("Learning to Rank", "Learning to Sort"),
        ("Documents, NeurIPS'23", "Documents, ICML'23"),
        (f"- {TITLE}, ICLR'25. [paper](https://arxiv.org/abs/2405.00099)\n", ""),
    ],
)
def test_a_venue_is_not_written_if_anything_else_would_be_read_differently(
    monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    document = read(Source(habit(WITH_VENUE)[0] + PREPRINT.replace(", arXiv'24", "")))
    wanted = {document.entries[-1]: write_venue.WantedVenue("ICLR", 2025)}
    (edit,) = write_venue.venue_edits(document, wanted).values()
    assert edit.text == ", ICLR'25"
    monkeypatch.setattr(
        write_venue, "read", lambda source: read(source.with_text(source.text.replace(before, after)))
    )
    assert not write_venue.venue_edits(document, wanted)


def test_lists_that_write_venues_in_several_ways_are_not_rewritten() -> None:
    text, works = habit()
    lines = text.splitlines()
    ends = (", NeurIPS 2023", " (ICML'23)", ", ACL 2023", " [EMNLP 2023]", ", NeurIPS'23", " - CVPR 2023")
    text = "".join(line + end + "\n" for line, end in zip(lines, ends, strict=True))
    entry = f"- [{TITLE}](https://arxiv.org/abs/2405.00099)\n"
    (finding,) = verify(text + entry, published(TITLE, "ICLR", 2025)._replace(works=works), "published-venue")
    assert finding.fix is None


def test_a_journal_reference_on_arxiv_is_enough() -> None:
    works: dict[str, Work | None] = {"arxiv:2405.00099": work(99, TITLE, venue="Proceedings of ICLR 2025")}
    _, (finding,) = venues(PREPRINT, Answers(works=works))
    assert finding.message == "published at ICLR 2025 (arXiv)"


# -- repositories and links

CODE = "- [Learning to Rank](https://arxiv.org/abs/2405.00001) [[code]](https://github.com/lark/songs/tree/main/src)\n"


def repository(found: Repository) -> tuple[str, Answers]:
    return CODE * 2, Answers(repositories={"lark/songs": found})


@pytest.mark.parametrize("name", ["lark/songs", "Lark/Songs"])
def test_a_repository_in_its_place_is_right(name: str) -> None:
    assert not verify(*repository(Repository(name)))


def test_a_moved_repository_has_a_safe_fix() -> None:
    text, answers = repository(Repository("finch/tunes"))
    assert about(verify(text, answers)) == [("moved-repository", "warning")] * 2
    assert fixed(text, answers) == text.replace("lark/songs", "finch/tunes")


def test_an_archived_repository_is_a_note() -> None:
    assert about(verify(*repository(Repository("lark/songs", True)))) == [("archived-repository", "note")] * 2


def test_a_missing_repository_is_a_dead_link() -> None:
    assert about(verify(*repository(Repository("")))) == [("dead-link", "error")] * 2


def test_a_dead_link_is_an_error() -> None:
    text = "- [One](https://example.com/a#part)\n- [Two](https://example.com/b)\n"
    alive, dead = LinkState(False, ""), LinkState(True, "the server answers 404")
    (finding,) = verify(text, Answers(links={"https://example.com/a": dead, "https://example.com/b": alive}))
    assert about([finding]) == [("dead-link", "error")]
    assert finding.message == "the link is dead: the server answers 404"
    assert text[slice(*finding.span)] == "https://example.com/a#part"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/lark/songs", "lark/songs"),
        ("https://github.com/lark/songs.git", "lark/songs"),
        ("http://www.github.com/lark/songs/issues/3#x", "lark/songs"),
        ("https://github.com/lark", ""),
        ("https://github.com/topics/nlp", ""),
        ("https://github.com/user-attachments/assets/0a1b-2c3d", ""),
        ("https://github.com/lark/../songs", ""),
        ("https://gist.github.com/lark/1234", ""),
        ("https://lark.github.io/songs/", ""),
        ("https://github.com/lark/so%20ngs", ""),
    ],
)
def test_repositories_are_recognised(url: str, name: str) -> None:
    assert repository_of(url) == name


# -- what all rules share


def test_suppressions_and_settings_hold_for_online_rules() -> None:
    text, answers = repository(Repository(""))
    hidden = "<!-- awesomelint-disable-next-line dead-link -->\n" + CODE + "\n" + CODE
    assert len(verify(hidden, answers)) == 1
    allowed = Settings(allow={"dead-link": ["https://github.com/lark/*"]})
    assert not engine.verify(read(Source(text)), allowed, answers).findings


def test_check_knows_their_names_in_comments_and_does_not_call_them_unused() -> None:
    text = "<!-- awesomelint-disable-next-line dead-link -->\n" + CODE + "\n" + CODE
    found = engine.lint(Source(text), Settings(min_severity=Severity.NOTE)).findings
    assert "unused-suppression" not in {finding.rule for finding in found}


def test_the_table_of_online_rules_is_that_of_their_modules() -> None:
    online = {rule.name: rule.severity for rule in all_rules() if rule.name not in BY_NAME}
    assert online == ONLINE
    assert all(rule.group == "online" and rule.name.replace("-", "_") for rule in map(rule_named, ONLINE))


@pytest.mark.parametrize("name", ONLINE)
def test_online_rules_are_documented(name: str) -> None:
    rule = rule_named(name)
    assert rule.summary.endswith(".") and len(rule.summary) < 140
    for heading in ("## Why", "## Wrong", "## Right", "## Fix", "## Notes"):
        assert heading in rule.documentation
    assert "Only reported by `awesomelint verify`" in rule.documentation
