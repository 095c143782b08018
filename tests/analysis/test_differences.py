"""How two entries for the same work differ, whether both are intentional, and which parts of a list repeat others."""

from __future__ import annotations

import pytest

from awesomelint.analysis.works.differences import (
    describe_differences,
    find_differences,
    have_one_title,
    have_other_identifiers,
    is_intentional,
    is_retitled,
    severity_if_unrelated,
)
from awesomelint.analysis.works.list_parts import ListParts
from awesomelint.analysis.works.match import compare
from awesomelint.analysis.works.pair import Pair
from awesomelint.analysis.works.work import Work
from awesomelint.findings import Severity
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.source import Source
from tests.support.titles import TITLES

ID = "https://arxiv.org/abs/1803.03635"
OTHERS = "".join(f"- [{title}](https://e.org/{number}), 2019.\n" for number, title in enumerate(TITLES))


def document(*entries: str) -> ListDocument:
    return read(Source("".join(f"- {entry}\n" for entry in entries) + OTHERS))


def pair(*entries: str) -> Pair:
    (found,) = compare(document(*entries)).pairs
    return found


T = "The Lottery Ticket Hypothesis of Networks"


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (f"[{T}]({ID})", f"[{T.lower()}](http://arxiv.org/pdf/1803.03635v2)", []),
        (f"[{T}]({ID})", f"[The Lottery Ticket Hypothesis of Network]({ID})", ["the title"]),
        (f"[{T}]({ID}), 2018.", f"[{T}]({ID}), Mar. 9 2018.", []),
        (f"[{T}]({ID}), Mar. 9 2018.", f"[{T}]({ID}), 2018.", []),
        (f"[{T}]({ID}), Mar. 9 2018.", f"[{T}]({ID}), Mar. 10 2018.", ["the date"]),
        (f"[{T}]({ID}), 2018.", f"[{T}]({ID}).", []),
        (f"[{T}]({ID}), ICLR 2019.", f"[{T}]({ID}), ICLR.", []),
        (f"[{T}]({ID}), ICLR.", f"[{T}]({ID}), ICML.", ["the venue"]),
        (f"[{T}]({ID}), ICLR 2019.", f"[{T}]({ID}), ICLR 2020.", ["the venue"]),
        (f"[{T}]({ID}), ICLR 2019.", f"[{T}]({ID}).", []),
        (f"[{T}]({ID})", f"[{T}](https://openreview.net/forum?id=rJl-b3RcF7)", ["the URL"]),
        # A link before the title names the venue; a digit of a year is missing.
        (f"[[arXiv]({ID})] {T}.", f"[[CVPR]({ID})] {T}.", ["the venue"]),
        (f"[[arXiv]({ID})] {T}.", f"[[pdf]({ID})] {T}.", []),
        (f"[[CVPR]({ID})] {T}.", f"[[CVPR]({ID})] {T}.", []),
        (f"**{T}** [204] [pdf]({ID})", f"**{T}** [2024] [pdf]({ID})", ["the date"]),
        (f"**{T}** [312] [pdf]({ID})", f"**{T}** [2024] [pdf]({ID})", []),
        (f"**{T}** (20244) [pdf]({ID})", f"**{T}** (2024) [pdf]({ID})", ["the date"]),
        (f"**{T}**, （198） [pdf]({ID})", f"**{T}**, （1998） [pdf]({ID})", ["the date"]),
        (f"**{T}** [2024-ICSE] [pdf]({ID})", f"**{T}** [2025-ICSE] [pdf]({ID})", ["the venue"]),
        (f"**{T}** [2024_FSE] [pdf]({ID})", f"**{T}** [2025_FSE] [pdf]({ID})", ["the date"]),
        (f"**{T}** (2024 ICSE) [pdf]({ID})", f"**{T}** (2024_FSE) [pdf]({ID})", ["the venue"]),
        (f"**{T}** [2024–ICSE] [pdf]({ID})", f"**{T}** [2024-icse] [pdf]({ID})", []),
        # A paper and its code do not contradict each other, nor does a link that both have.
        (f"[{T}]({ID})", f"[{T}](https://github.com/own/lottery) [paper]({ID})", []),
        (f"[{T}]({ID}) [b](https://openreview.net/forum?id=rJl-b3RcF7)", f"[{T}](https://openreview.net/forum?id=rJl-b3RcF7)", []),
        (f"[{T}](https://openreview.net/forum?id=rJl-b3RcF7)", f"[{T}]({ID}) [b](https://openreview.net/forum?id=rJl-b3RcF7)", []),
    ],
)  # fmt: skip
def test_differences(first: str, later: str, expected: list[str]) -> None:
    found = pair(first, later)
    assert find_differences(found) == expected
    # What differs is a warning even if the entries are far apart.
    short = expected in ([], ["the title"]) or "github" in later
    assert severity_if_unrelated(found, expected) == (Severity.NOTE if short else Severity.WARNING)


def test_differences_in_words() -> None:
    assert describe_differences([]) == ""
    assert describe_differences(["the title"]) == "; the title differs"
    assert describe_differences(["the title", "the date"]) == "; the title and the date differ"
    three = ["the title", "the date", "the venue"]
    assert describe_differences(three) == "; the title, the date and the venue differ"


@pytest.mark.parametrize(
    ("first", "later", "severity"),
    [
        # One title is the other in short.
        ("The Lottery Ticket Hypothesis of Networks", "Lottery Ticket Hypothesis of Networks", Severity.NOTE),
        ("Lotto: Finding Sparse Winning Tickets", "Lotto: Trainable Networks by Pruning", Severity.NOTE),
        # Few words, and titles that include the authors.
        ("Winning Sparse Tickets", "Winning Dense Ticket Networks", Severity.NOTE),
        (
            "V. Mnih, et al., Human-level Control through Deep Reinforcement Play",
            "Volodymyr Mnih, Koray K, Human-level Control through Deep Reinforcement Play",
            Severity.NOTE,
        ),
        ("Winning Sparse Tickets Everywhere", "Winning Dense Ticket Networks Everywhere", Severity.WARNING),
        (
            "V. Mnih, et al., Human-level Control through Deep Reinforcement Play",
            "Volodymyr Mnih, Koray K, Human-level Control through Deep Reinforcement Games",
            Severity.WARNING,
        ),
        (
            "V. Mnih et al. Human-level Control through Deep Reinforcement Play",
            "Volodymyr Mnih, Koray K, Human-level Control through Deep Reinforcement Play",
            Severity.WARNING,
        ),
        (
            "V. Mnih, et al., Human-level Control through Deep Reinforcement Play",
            "Volodymyr Mnih Koray K Human-level Control through Deep Reinforcement Play",
            Severity.WARNING,
        ),
    ],
)
def test_other_titles_in_unrelated_sections(first: str, later: str, severity: Severity) -> None:
    found = pair(f"[{first}]({ID})", f"[{later}]({ID})")
    assert severity_if_unrelated(found, ["the title"]) == severity
    assert severity_if_unrelated(found, ["the title", "the date"]) == Severity.WARNING


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (f"[{T}]({ID})", f"[{T}]({ID})", False),
        # A comment that says why.
        (f"[{T}]({ID})", f"Its proof is done in [{T}]({ID})", False),
        (f"[{T}]({ID})", f"Its proof is shown in [{T}]({ID})", True),
        # Remarks in brackets that have letters.
        (f"[{T}]({ID}) (a talk in May)", f"[{T}]({ID}) (a lecture on it)", True),
        (f"[{T}]({ID}) (100 %)", f"[{T}]({ID}) (a lecture on it)", False),
        (f"[{T}]({ID}) (a talk in May)", f"[{T}]({ID}) (100 %)", False),
        # The conference and the journal version.
        (f"[{T}]({ID}), ICLR 2019.", f"[{T}]({ID}), TPAMI 2020.", True),
        (f"[{T}]({ID}), ICLR 2019.", f"[{T}]({ID}), TPAMI 2019.", False),
        (f"[{T}]({ID}), ICLR 2019.", f"[{T}]({ID}), arXiv 2018.", False),
        (f"[{T}]({ID}), ICLR 2019.", f"[{T}]({ID}), ICLR 2020.", False),
        (f"[{T}]({ID}), ICLR 2019.", f"[{T}]({ID}), TPAMI.", False),
    ],
)
def test_intentional(first: str, later: str, expected: bool) -> None:
    found = pair(first, later)
    assert is_intentional(found, find_differences(found)) is expected


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("[Amber Manifold Toolbox](https://amber.org/a)", "[Amber Manifold Toolbox](https://amber.org/a)", False),
        ("[Amber Manifold Toolbox](https://amber.org/a)", "[Amber Manifold Toolboxes](https://amber.org/a)", False),
        ("[Amber Manifold Toolbox](https://amber.org/a)", "[Amber Manifold Toolbox Tutorial for Students](https://amber.org/a)", True),
    ],
)  # fmt: skip
def test_parts_of_a_tool_with_the_same_page(first: str, later: str, expected: bool) -> None:
    found = pair(first, later)
    assert found.by == "url"
    assert is_intentional(found, find_differences(found)) is expected


def rows(*rows: str) -> Pair:
    others = "".join(f"| [{title}](https://e.org/{n}) | x | 2019 |\n" for n, title in enumerate(TITLES))
    text = "| Title | Links | Year |\n| --- | --- | --- |\n" + "".join(f"{row}\n" for row in rows) + others
    (found,) = compare(read(Source(text))).pairs
    return found


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # A course in two years, a table of recordings.
        ("| [Amber Course](https://amber.org/a) | x | 2018 |", "| [Amber Course](https://amber.org/a) | x | 2019 |", True),
        ("| [Amber Course](https://amber.org/a) | x | 2018 |", "| [Amber Course](https://amber.org/a) | x | 2018 |", False),
        (f"| [{T}]({ID}) | x | 2018 |", f"| [{T}]({ID}) | x | 2019 |", False),
        (f"| [{T}]({ID}) | [a](https://a.org/1) | 2018 |", f"| [{T}]({ID}) | [a](https://a.org/2) | 2018 |", True),
        (f"| [{T}]({ID}) | [a](https://a.org/1) | 2018 |", f"| [{T}]({ID}) | x | 2018 |", False),
        (f"| [{T}]({ID}) | x | 2018 |", f"| [{T}]({ID}) | [a](https://a.org/1) | 2018 |", False),
    ],
)  # fmt: skip
def test_rows_about_different_things(first: str, later: str, expected: bool) -> None:
    found = rows(first, later)
    assert is_intentional(found, find_differences(found)) is expected


@pytest.mark.parametrize(
    ("url", "medium"),
    [
        (ID, "paper"),
        ("https://www.nature.com/articles/overview", "paper"),
        ("https://amber.org/paper.pdf", "paper"),
        ("https://github.com/own/amber", "code"),
        ("https://gitlab.com/own/amber", "code"),
        ("https://www.youtube.com/watch?v=abcdefghijk", "recording"),
        ("https://youtu.be/abcdefghijk", "recording"),
        ("https://www.bilibili.com/video/BV1", "recording"),
        ("https://vimeo.com/123456", "recording"),
        ("https://player.vimeo.com/video/123456", "recording"),
        ("https://slideslive.com/123456", "recording"),
        ("https://www.reddit.com/r/amber/comments/1", "discussion"),
        ("https://old.reddit.com/r/amber/comments/1", "discussion"),
        ("https://redd.it/1abcde", "discussion"),
        ("https://news.ycombinator.com/item?id=1", "discussion"),
        ("https://lobste.rs/s/abcdef", "discussion"),
        ("https://amber.org/page", "page"),
        ("https://amber.org", ""),
    ],
)
def test_media(url: str, medium: str) -> None:
    (entry, *_) = document(f"[{T}]({url})").entries
    assert Work(entry).medium == medium


SECTIONS = """\
# List
- [{0}](https://e.org/0)
- [{1}](https://e.org/1)
## A
- [{2}](https://e.org/2)
- [{3}](https://e.org/3)
### B
- [{4}](https://e.org/4)
## C
- [{5}](https://e.org/5)
"""


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [(2, 4, "A"), (4, 2, "A"), (2, 3, None), (2, 5, None), (4, 5, None), (0, 2, None), (5, 0, None)],
)
def test_the_section_that_encloses_another(first: int, later: int, expected: str | None) -> None:
    document = read(Source(SECTIONS.format(*TITLES)))
    section = ListParts(document).enclosing_section(document.entries[first], document.entries[later])
    assert (section.title if section else None) == expected


def test_the_first_of_two_titles_encloses_its_sections() -> None:
    document = read(Source(SECTIONS.format(*TITLES) + f"# Other\n- [{TITLES[6]}](https://e.org/6)\n"))
    section = ListParts(document).enclosing_section(document.entries[0], document.entries[2])
    assert section is not None and section.title == "List"


@pytest.mark.parametrize(("again", "others", "expected"), [(4, 0, 0), (5, 0, 2), (5, 5, 2), (5, 6, 1)])
def test_parts_that_repeat_others(again: int, others: int, expected: int) -> None:
    text = "".join(f"- [{title}](https://e.org/{n})\n" for n, title in enumerate(TITLES[:again]))
    more = "".join(f"- [{'abcdefg'[n] * 9} things](https://f.org/{n})\n" for n in range(others))
    document = read(Source(f"## A\n{text}\n## B\n{text}{more}"))
    parts = ListParts(document)
    assert len(parts.find_repeating(document.entries, compare(document).pairs)) == expected


def is_intended(first: str, later: str) -> bool:
    """Whether two entries in different sections are listed on purpose; each begins with the name of its section."""
    sections = "".join(f"## {text}\n\n" for text in (first, later))
    (found,) = compare(read(Source(f"{sections}## Others\n\n{OTHERS}"))).pairs
    return is_intentional(found, find_differences(found))


@pytest.mark.parametrize(
    "name",
    ["To read", "To-read", "toread", "To be read", "To-be-read", "To do", "To-Do", "TODO", "Unread", "Queue", "Reading queue",
     "Backlog", "Wish list", "Wishlist", "Read later", "Reading later", "Read next", "Reading next", "待读", "未读", "後で読む"],
)  # fmt: skip
def test_works_that_are_still_to_be_read(name: str) -> None:
    assert is_intended(f"{name}\n\n- [{T}]({ID})", f"Papers\n\n- [{T}]({ID})")
    assert is_intended(f"Papers\n\n- [{T}]({ID})", f"{name}\n\n- [{T}]({ID})")
    assert not is_intended(f"{name}\n\n- [{T}]({ID})", f"More to do\n\n- [{T}]({ID})")


@pytest.mark.parametrize("name", ["Reading", "Queueing", "Tools", "Readers", "Next", "Photodo"])
def test_works_that_are_not_still_to_be_read(name: str) -> None:
    assert not is_intended(f"{name}\n\n- [{T}]({ID})", f"Papers\n\n- [{T}]({ID})")


@pytest.mark.parametrize(
    ("box", "expected"),
    [("- [ ]", True), ("* [x]", True), ("+ [X]", True), ("12. [ ]", True), ("3) [x]", True), ("- [y]", False), ("-", False)],
)  # fmt: skip
def test_a_reading_log_and_an_overview(box: str, expected: bool) -> None:
    first = f"Log\n\n{box} [{T}]({ID})"
    assert is_intended(first, f"Papers\n\n- [{T}]({ID})") is expected
    assert not is_intended(first, f"Papers\n\n{box} [{T}]({ID})")


@pytest.mark.parametrize(
    ("lead", "expected"),
    [("See", True), ("See also:", True), ("**see**", True), ("cf.", True), ("Related work:", True), ("Compare", True), ("Seen in", False), ("By", False)],
)  # fmt: skip
def test_a_reference_to_a_work(lead: str, expected: bool) -> None:
    found = pair(f"[{T}]({ID})", f"{lead} [{T}]({ID})")
    assert is_intentional(found, find_differences(found)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PhD thesis", True),
        ("Dissertation", True),
        ("学位论文", True),
        ("a synthesis", False),
        ("theses", False),
    ],
)
def test_a_thesis_and_its_paper(text: str, expected: bool) -> None:
    found = pair(f"[{T}]({ID})", f"[{T}]({ID}), {text}.")
    assert is_intentional(found, find_differences(found)) is expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        *((label, True) for label in ("slide", "Slides", "video", "Videos", "talk", "Talks", "recording", "presentation", "slides 2")),
        ("pdf", False),
        ("text", False),
    ],
)  # fmt: skip
def test_a_talk_that_was_given_twice(label: str, expected: bool) -> None:
    found = pair(
        f"**{T}** [[{label}](https://alpha.org/a.pdf)], May 2019.",
        f"**{T}** [[{label}](https://beta.org/b.pdf)], June 2019.",
    )
    assert found.first.medium == found.later.medium == "paper"
    assert is_intentional(found, find_differences(found)) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, True) for name in ("Datasets", "Data set", "data sets", "Benchmark", "Benchmarks", "Corpora", "Text corpus", "数据集", "データセット")),
        ("Data", False),
        ("Benchmarking", False),
    ],
)  # fmt: skip
def test_sections_of_datasets(name: str, expected: bool) -> None:
    entry = read(Source(f"# Papers\n\n## {name}\n\n{OTHERS}")).entries[0]
    assert Work(entry).describes_data is expected


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("[Amber Server](https://amber.org/a)", "[Basalt Server](https://basalt.org/b)", True),
        # The same title, or the same page.
        ("[Amber Server](https://amber.org/a)", "[Amber Server](https://basalt.org/b)", False),
        ("[Amber Server](https://amber.org/a)", "[Basalt Server](https://amber.org/a)", False),
    ],
)
def test_what_is_nested_in_two_works(first: str, later: str, expected: bool) -> None:
    client = f"  - [{T}]({ID})\n"
    text = f"- {first}\n{client}- {later}\n{client}{OTHERS}"
    found = next(pair for pair in compare(read(Source(text))).pairs if pair.later.entry.parent is not None)
    assert is_intentional(found, find_differences(found)) is expected


E = f"[{T}]({ID})"


def on_purpose(text: str) -> bool:
    """Whether two entries of a list are for the same work on purpose."""
    (found,) = compare(read(Source(text + OTHERS))).pairs
    return is_intentional(found, find_differences(found))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        *(
            (heading, True)
            for heading in (
                "To read", "To-read", "To be read", "to-be-read", "To do", "To-do", "Todo", "Unread", "My queue",
                "Backlog", "Wishlist", "Wish list", "Read later", "Reading next", "待读", "未读", "後で読む",
            )
        ),
        *((heading, False) for heading in ("Reading", "Unreadable", "Today", "Already read", "Read it later")),
    ],
)  # fmt: skip
def test_sections_of_works_that_are_to_be_read(heading: str, expected: bool) -> None:
    assert on_purpose(f"## Papers\n- {E}\n## {heading}\n- {E}\n") is expected
    assert on_purpose(f"## {heading}\n- {E}\n## Papers\n- {E}\n") is expected
    assert not on_purpose(f"## {heading}\n- {E}\n### Papers\n- {E}\n")


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        *(
            (lead, True)
            for lead in ("See also: ", "see ", "cf. ", "Related: ", "Compare ", "**See**: ", "(see ")
        ),
        *((lead, False) for lead in ("Seen: ", "In: ", "Relatedly: ")),
    ],
)
def test_entries_that_refer_to_a_work(lead: str, expected: bool) -> None:
    assert on_purpose(f"- {E}\n- {lead}{E}\n") is expected
    assert on_purpose(f"- {lead}{E}\n- {E}\n") is expected
    assert not on_purpose(f"- {lead}{E}\n- {lead}{E}\n")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("PhD thesis", True),
        ("Dissertation", True),
        ("学位论文", True),
        ("hypothesis", False),
        ("theses", False),
    ],
)
def test_a_thesis_and_a_paper(words: str, expected: bool) -> None:
    assert on_purpose(f"- {E}, {words}\n- {E}\n") is expected
    assert on_purpose(f"- {E}\n- {E}, {words}\n") is expected
    assert not on_purpose(f"- {E}, {words}\n- {E}, {words}\n")


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        *((marker, True) for marker in ("- [ ]", "* [x]", "+ [X]", "1. [ ]", "1) [ ]", "1234. [ ]")),
        *((marker, False) for marker in ("12345. [ ]", "- [y]")),
    ],
)
def test_a_log_with_check_boxes(marker: str, expected: bool) -> None:
    assert on_purpose(f"## A\n{marker} {E}\n## B\n- {E}\n") is expected
    assert on_purpose(f"## A\n- {E}\n## B\n{marker} {E}\n") is expected
    assert not on_purpose(f"## A\n{marker} {E}\n- {E}\n")


def test_works_below_other_works() -> None:
    amber, basalt = (
        "[Amber Models of Old Rocks](https://amber.org/1)",
        "[Basalt Models of New Rocks](https://b.org/1)",
    )
    below = f"  - {E}\n"
    assert on_purpose(f"- {amber}\n{below}- {basalt}\n{below}")
    # One work with two pages, two works with a link in common, and works that are not nested or have no links.
    assert not on_purpose(f"- {amber}\n{below}- {amber.replace('/1', '/2')}\n{below}")
    assert not on_purpose(f"- {amber}\n{below}- {basalt} [x](https://amber.org/1)\n{below}")
    assert not on_purpose(f"- {E}\n- {basalt}\n{below}")
    assert not on_purpose(f"- **Amber Models of Old Rocks**\n{below}- {basalt}\n{below}")


def test_two_publications() -> None:
    first, later = (f"[{T}](https://doi.org/10.1000/{number})" for number in (182, 183))
    assert on_purpose(f"- {first}\n- {later}\n")
    assert not on_purpose(f"- {first}\n- {first}\n")
    assert not on_purpose(f"- {first}\n- {E}\n")


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # Pages of one site, and of two sites with different dates or venues.
        ("(https://a.org/1)", "(https://a.org/2)", True),
        ("(https://a.org/1)", "(https://b.org/2)", False),
        ("(https://a.org/1), 2019", "(https://b.org/2), 2019", False),
        ("(https://a.org/1), ICLR 2019", "(https://b.org/2), ICML 2019", True),
        ("(https://a.org/1), ICLR 2019", "(https://b.org/2)", False),
        # Papers, unless both are slides or recordings.
        ("(https://a.org/1.pdf), ICLR 2019", "(https://b.org/2.pdf), ICML 2019", False),
        ("(https://a.org/1.pdf), ICLR 2019", "(https://b.org/2), ICML 2019", True),
        # The title of the same work is another one.
        (f"({ID}), ICLR 2019", "(https://b.org/2), ICML 2019", False),
    ],
)
def test_talks_and_courses_that_are_given_twice(first: str, later: str, expected: bool) -> None:
    code = "[code](https://github.com/a/b)"
    assert on_purpose(f"- [{T}]{first} {code}\n- [{T}]{later} {code}\n") is expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        *((label, True) for label in ("slides", "Slide", "video", "videos", "talk", "talk 2", "recording", "presentation")),
        *((label, False) for label in ("paper", "slides and notes", "pdf")),
        ("slides](https://b.org/1.pdf) [paper", False),
    ],
)  # fmt: skip
def test_slides_of_two_talks(label: str, expected: bool) -> None:
    entries = [f"**{T}**, {venue} 2019. [{label}](https://a.org/{venue}.pdf)" for venue in ("ICLR", "ICML")]
    others = "".join(f"- **{title}**, 2019. [pdf](https://e.org/{n})\n" for n, title in enumerate(TITLES))
    (found,) = compare(read(Source("".join(f"- {entry}\n" for entry in entries) + others))).pairs
    assert is_intentional(found, find_differences(found)) is expected
    mixed = entries[0].replace(f"[{label}]", "[paper]"), entries[1]
    (found,) = compare(read(Source("".join(f"- {entry}\n" for entry in mixed) + others))).pairs
    assert not is_intentional(found, find_differences(found))


W = "https://openreview.net/forum?id=rJl-b3RcF7"


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # A link before the title may name a venue with its year; what is not known as a venue says nothing.
        (f"[[CVPR 2019]({ID})] {T}.", f"[[arXiv]({ID})] {T}.", ["the venue"]),
        (f"[[RoboHay 2019]({ID})] {T}.", f"[[arXiv]({ID})] {T}.", []),
        (f"[[pdf]({ID})] [[arXiv]({ID})] {T}.", f"[[CVPR]({ID})] {T}.", ["the venue"]),
        (f"[{T}]({ID}) [RoboHay 2019]", f"[{T}]({ID}) [ICLR 2019]", []),
        (f"[{T}]({ID}) [RoboHay 2019]", f"[{T}]({ID}) [RoboHay 2020]", []),
        # One digit of a year is missing, not two.
        (f"**{T}** [2024] [pdf]({ID})", f"**{T}** [224] [pdf]({ID})", ["the date"]),
        (f"**{T}** [2024] [pdf]({ID})", f"**{T}** [242] [pdf]({ID})", []),
        (f"**{T}** [2024] [pdf]({ID})", f"**{T}** [2014] [pdf]({ID})", ["the date"]),
        # The year of a preprint is its date, however its server is written.
        (f"[{T}]({ID}), ARXIV 2018.", f"[{T}]({ID}), arXiv 2019.", ["the date"]),
        (f"[{T}]({ID}), arXiv 2018.", f"[{T}]({ID}), bioRxiv 2018.", ["the venue"]),
        (f"[{T}]({ID}), ICLR.", f"[{T}]({ID}), ICLR 2019.", []),
        # A link that both have.
        (f"[{T}](https://a.org/1) [arXiv]({ID})", f"[{T}](https://b.org/2) [arXiv]({ID})", []),
    ],
)
def test_venues_and_years_that_differ(first: str, later: str, expected: list[str]) -> None:
    assert find_differences(pair(first, later)) == expected
    assert find_differences(pair(later, first)) == expected


def test_an_entry_without_links_has_no_other_url() -> None:
    others = "".join(f"- **{title}** [pdf](https://e.org/{n})\n" for n, title in enumerate(TITLES))
    for entries in ((f"**{T}**, ICLR", f"**{T}** [pdf]({ID})"), (f"**{T}** [pdf]({ID})", f"**{T}**, ICLR")):
        text = "".join(f"- {entry}\n" for entry in entries) + others
        (found,) = compare(read(Source(text))).pairs
        assert find_differences(found) == []


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("LTHN", T, True),
        (f"{T} (new)", f"{T} [old]", True),
        (T, T.replace("Ticket", "Tikcet"), True),
        (T, f"{T} and Trees", True),
        # A venue or a date after a sentence of four words.
        ("Winning Big Lottery Tickets. ICLR extended", "Winning Big Lottery Tickets. CVPR revised", True),
        ("Winning Lottery Tickets. ICLR extended", "Winning Lottery Tickets. CVPR revised", False),
        ("Lottery: Tickets of Networks", "Lottery: Prizes for Winners of Games", False),
    ],
)
def test_titles_that_are_one(first: str, later: str, expected: bool) -> None:
    for titles in ((first, later), (later, first)):
        assert have_one_title(pair(*(f"[{title}]({ID})" for title in titles))) is expected


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ((T, "arXiv 2018"), (f"{T} and Trees", "ICLR 2019"), True),
        ((f"{T} and Trees", ""), (T, "ICLR 2019"), True),
        # Both or neither are published, or the venue is not known.
        ((T, "ICML 2019"), (f"{T} and Trees", "ICLR 2019"), False),
        ((T, ""), (f"{T} and Trees", "arXiv 2019"), False),
        # Other words.
        ((f"{T} and Trees", ""), (f"{T} and Rocks", "ICLR 2019"), False),
        ((T, ""), (T, "ICLR 2019"), False),
    ],
)
def test_a_title_that_was_changed_for_publication(
    first: tuple[str, str], later: tuple[str, str], expected: bool
) -> None:
    for entries in ((first, later), (later, first)):
        assert is_retitled(pair(*(f"[{title}]({ID}), {venue}" for title, venue in entries))) is expected


def test_identifiers_of_which_a_work_has_one() -> None:
    def found(first: str, later: str) -> bool:
        code = "[code](https://github.com/a/b)"
        return have_other_identifiers(pair(f"[{T}]({first}) {code}", f"[{T}]({later}) {code}"))

    other = "https://arxiv.org/abs/1803.03636"
    assert found(ID, other)
    assert not found(ID, ID)
    assert not found(ID, W)
    assert not found(W, "https://openreview.net/forum?id=abcdefghij")
    ieee = "https://ieeexplore.ieee.org/document/{}"
    assert found(ieee.format(9000001), ieee.format(9000002))
    assert not found(ieee.format(9000001), ID)


def test_names_before_the_titles_of_one_paper() -> None:
    others = "".join(f"- [Name{n}] **{title}** [pdf](https://e.org/{n})\n" for n, title in enumerate(TITLES))

    def found(first: str, later: str) -> bool:
        (pair,) = compare(read(Source(f"- [SmallBarn] {first}\n- [TidyMill] {later}\n{others}"))).pairs
        return is_intentional(pair, find_differences(pair))

    assert found(f"**{T}** [pdf]({W})", f"**{T}** [pdf]({W})")
    # Another URL, or another title.
    assert not found(f"**{T}** [pdf]({W})", f"**{T}** [pdf](https://aclanthology.org/2021.acl-long.12)")
    assert not found(f"**{T}** [pdf]({W})", f"**{T.replace('Ticket', 'Tikcet')}** [pdf]({W})")


def test_a_dataset_and_its_paper() -> None:
    other = E.replace("Networks", "Nets")
    assert on_purpose(f"## Papers\n- {E}\n## Datasets\n- {other}\n")
    assert not on_purpose(f"## Papers\n- {E}\n## Datasets\n- {E}\n")
    assert not on_purpose(f"## Papers\n- {E}\n## More\n- {other}\n")


def test_a_section_below_one_of_works_to_be_read() -> None:
    assert on_purpose(f"# List\n## To read\n### Rocks\n- {E}\n## Papers\n- {E}\n")


def test_recordings_and_papers() -> None:
    recording, code = "https://www.youtube.com/watch?v=abcdefghijk", "[code](https://github.com/a/b)"
    assert on_purpose(f"- [{T}]({recording}) {code}\n- [{T}]({W}) {code}\n")
    assert not on_purpose(f"- [{T}]({recording}) {code}\n- [{T}](https://vimeo.com/123456) {code}\n")
    assert not on_purpose(f"- [{T}]({recording}) [paper]({ID})\n- {E}\n")
    assert not on_purpose(f"- [{T}]({recording}) {code}\n- [{T}]({W}) [video]({recording}) {code}\n")


def test_talks_with_other_titles() -> None:
    typo = T.replace("Ticket", "Tikcet")
    assert not on_purpose(f"- [{T}](https://a.org/1), 2019\n- [{typo}](https://b.org/2), 2020\n")


def test_versions_of_two_years() -> None:
    assert on_purpose(f"- {E}, TPAMI, May 2018.\n- {E}, ICLR, May 2019.\n")
    assert not on_purpose(f"- {E}, TPAMI, May 2019.\n- {E}, ICLR, May 2019.\n")


def test_links_of_a_row_and_an_item() -> None:
    rows = "".join(
        f"| [{title}](https://f.org/{n}) | x |\n"
        for n, title in enumerate(("Lanterns", "Pebbles", "Kettles"))
    )
    table = f"| Title | Links |\n| --- | --- |\n| {E} | [a](https://a.org/2) |\n{rows}"
    item = f"- {E} [a](https://a.org/1)\n"
    assert not on_purpose(f"{item}\n{table}\n")
    assert not on_purpose(f"{table}\n{item}")
