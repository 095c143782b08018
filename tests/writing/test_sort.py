"""`awesomelint sort`: entries are sorted with what belongs to them, and nothing else changes."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.cli import main
from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.writing.sort import SortKey, sort_entries


def entry(title: str, year: int | str = "", *, url: str = "", venue: str = "") -> str:
    ending = " ".join(str(part) for part in (venue, year) if part)
    return f"- [{title}]({url or 'https://example.org/' + title.lower().replace(' ', '-')}). {ending}.\n"


NAMES = ["Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Heath"]
DATED = [entry(f"Counting {name}", 2020 - at) for at, name in enumerate(NAMES)]
TITLED = [entry(f"{name} Networks", 2000 + at * 3 % 8) for at, name in enumerate(NAMES)]


def listed(*entries: str, title: str = "Counting") -> str:
    return f"# Papers\n\n## {title}\n\n" + "".join(entries)


def sorted_text(
    text: str, key: SortKey, *sections: str, backwards: bool = False, unsorted: tuple[str, ...] = ()
) -> str:
    document = read(Source(text))
    within = [section for section in document.sections if section.title in sections] if sections else None
    sorting = sort_entries(document, key, within=within, backwards=backwards)
    assert tuple(left.reason for left in sorting.unsorted) == unsorted
    return sorting.source.text


# -- what is left alone --


@pytest.mark.parametrize("key", ["date", "title", "venue"])
def test_sections_in_no_order_are_left_alone_unless_they_are_named(key: SortKey) -> None:
    text = listed(
        *(
            entry(f"{name} Nets", 2000 + at * 3 % 8, venue="ICML" if at % 2 else "ACL")
            for at, name in enumerate("HCAFBGDE")
        )
    )
    assert sorted_text(text, key) == text
    assert sorted_text(text, key, "Counting") != text


def test_sections_in_another_order_are_left_alone() -> None:
    assert sorted_text(listed(*TITLED), "date") == listed(*TITLED)


def test_text_between_entries_ends_what_is_sorted() -> None:
    first, second = DATED[3], DATED[0]
    text = listed(first, "\nThe classics:\n\n", second)
    assert sorted_text(text, "date", "Counting") == text


def test_nested_entries_stay_with_their_entry() -> None:
    nested = ["  " + line for line in (DATED[4], DATED[2])]
    text = listed(DATED[3], *nested, DATED[0])
    assert sorted_text(text, "date", "Counting") == listed(DATED[0], DATED[3], *nested)


def test_entries_beside_a_comment_are_not_sorted() -> None:
    text = listed(DATED[3], "<!-- a comment on the next entry -->\n", DATED[0])
    reason = "text beside the entry on line 7 may belong to it"
    assert sorted_text(text, "date", "Counting", unsorted=(reason,)) == text


def test_some_numbers_are_not_renewed() -> None:
    rows = [f"| {number} | {line[2:-1]} |\n" for number, line in zip("12–", DATED[2::-1], strict=True)]
    text = listed("| | Paper |\n| --- | --- |\n", *rows)
    assert sorted_text(text, "date", "Counting", unsorted=("only some of its entries are numbered",)) == text


# -- what is sorted --


def test_a_misplaced_entry_moves_to_its_place() -> None:
    for at in range(len(DATED)):
        others = DATED[:at] + DATED[at + 1 :]
        assert sorted_text(listed(*others[:2], DATED[at], *others[2:]), "date") == listed(*DATED)


def test_the_direction_is_that_of_the_section() -> None:
    rising = DATED[::-1]
    assert sorted_text(listed(rising[1], rising[0], *rising[2:]), "date") == listed(*rising)
    assert sorted_text(listed(*DATED), "date", backwards=True) == listed(*rising)


def test_a_configured_order_is_that_of_the_section() -> None:
    shuffled = listed(DATED[2], DATED[0], DATED[1])
    document = read(Source(shuffled))
    for order, wanted in (("newest-first", DATED[:3]), ("oldest-first", DATED[2::-1])):
        sorting = sort_entries(document, "date", style={"order": order})
        assert sorting.source.text == listed(*wanted)


@pytest.mark.parametrize("order", ["any", "alphabetical"])
def test_a_section_with_another_configured_order_is_sorted_only_if_it_is_named(order: str) -> None:
    text = listed(DATED[1], DATED[0], *DATED[2:])
    document = read(Source(text))
    style = {"order": order}
    assert sort_entries(document, "date", style=style).source.text == text
    within = document.sections[-1:]
    assert sort_entries(document, "date", within=within, style=style).source.text == listed(*DATED)


def test_an_unsorted_section_gets_the_direction_of_the_others() -> None:
    rising = listed(*DATED[::-1])
    shuffled = "\n## More\n\n" + "".join((TITLED[3], TITLED[0], TITLED[6]))
    more = "\n## More\n\n" + "".join((TITLED[0], TITLED[3], TITLED[6]))
    in_order = [TITLED[0], TITLED[3], TITLED[6]]
    assert sorted_text(rising + shuffled, "date", "More") == rising + "\n## More\n\n" + "".join(in_order)
    assert sorted_text(listed(title="Empty") + shuffled, "date", "More").endswith("".join(in_order[::-1]))
    assert sorted_text(listed(*TITLED) + shuffled, "title", "More") == listed(*TITLED) + more


def test_entries_without_a_date_come_last_in_either_direction() -> None:
    undated = [entry("Notes on Counting"), entry("A Book on Birds")]
    text = listed(undated[0], DATED[3], undated[1], DATED[0])
    assert sorted_text(text, "date", "Counting") == listed(DATED[0], DATED[3], *undated)
    assert sorted_text(text, "date", "Counting", backwards=True) == listed(DATED[3], DATED[0], *undated)


def test_equal_keys_keep_their_order() -> None:
    same = [entry(name, 2020) for name in ("Cedar Nets", "Amber Nets", "Birch Nets")]
    assert sorted_text(listed(DATED[3], *same), "date", "Counting") == listed(*same, DATED[3])


def test_titles_are_compared_without_articles_accents_and_emphasis() -> None:
    titles = ["An Amber Net", "**Béta Nets**", "Calm Nets", "`Deep` Nets", "The Ember Net"]
    lines = [entry(title) for title in titles]
    assert sorted_text(listed(*lines[1::2], *lines[::2]), "title", "Counting") == listed(*lines)


@pytest.mark.parametrize(
    "form", ["{date} [{title}]({url})", "`{date}` **{title}** [pdf]({url})", "(ACL'{year}) [{title}]({url})"]
)
def test_titles_after_other_fields_are_compared_by_title(form: str) -> None:
    years = {name: 20 - at * 3 % 8 for at, name in enumerate(NAMES)}
    lines = [
        "- "
        + form.format(
            date=f"20{year}-03-01", year=year, title=f"{name} Networks", url=f"https://example.org/{name}"
        )
        + "\n"
        for name, year in years.items()
    ]
    assert sorted_text(listed(*lines[1::2], *lines[::2]), "title", "Counting") == listed(*lines)


def test_venues_are_compared_by_name() -> None:
    lines = [
        entry(f"{name} Nets", 2020, venue=venue)
        for name, venue in zip("CAB", ("ACL", "CVPR", "ICML"), strict=True)
    ]
    assert sorted_text(listed(*lines[::-1]), "venue", "Counting") == listed(*lines)


def test_subsections_of_a_named_section_are_sorted_each_by_itself() -> None:
    text = listed(DATED[3], DATED[1], "\n### Birds\n\n", DATED[4], DATED[0])
    expected = listed(DATED[1], DATED[3], "\n### Birds\n\n", DATED[0], DATED[4])
    assert sorted_text(text, "date", "Counting") == expected


@pytest.mark.parametrize("form", ["{number}. {entry}", "**{number}.** {entry}\n", "| {number} | {entry} |"])
def test_numbers_stay_in_their_position(form: str) -> None:
    head = "| | Paper |\n| --- | --- |\n" if form.startswith("|") else ""

    def numbered(lines: list[str]) -> str:
        entries = (form.format(number=at, entry=line[2:-1]) + "\n" for at, line in enumerate(lines, 1))
        return listed(head, *entries)

    assert sorted_text(numbered([DATED[2], DATED[0], DATED[1]]), "date", "Counting") == numbered(DATED[:3])


def test_blank_lines_and_the_end_of_the_file_stay() -> None:
    text = listed(DATED[2], "\n", DATED[0], "\n\n", DATED[1].rstrip("\n"))
    assert sorted_text(text, "date", "Counting") == listed(
        DATED[0], "\n", DATED[1], "\n\n", DATED[2].rstrip("\n")
    )
    crlf = text.replace("\n", "\r\n")
    assert sorted_text(crlf, "date", "Counting") == sorted_text(text, "date", "Counting").replace(
        "\n", "\r\n"
    )


def test_entries_that_would_be_read_differently_stay_and_others_are_sorted() -> None:
    # After an entry with a narrower marker, the indented entry would be nested.
    wide, indented = DATED[6].replace("- ", "-   "), "  " + DATED[3]
    bad = f"## Bad\n\n{wide}{indented}{DATED[1]}"
    good = ["".join((f"\n## Part {at}\n\n", DATED[at + 1], DATED[at])) for at in range(3)]
    text = "# Papers\n" + "".join(good) + f"\n{bad}"
    sections = [f"Part {at}" for at in range(3)]
    reason = ("an entry would be read differently",)
    result = sorted_text(text, "date", *sections, "Bad", unsorted=reason)
    assert (
        result
        == "# Papers\n"
        + "".join(f"\n## Part {at}\n\n{DATED[at]}{DATED[at + 1]}" for at in range(3))
        + f"\n{bad}"
    )


@pytest.mark.slow
@given(st.randoms(use_true_random=False), st.sampled_from(["date", "title", "venue"]))
def test_sorting_keeps_the_entries_and_is_stable(chance: random.Random, key: SortKey) -> None:
    lines = [
        entry(
            f"{chance.choice(NAMES)} Nets {at}",
            chance.choice(["", 2019, 2020, 2021]),
            venue=chance.choice(["", "ACL", "ICML"]),
        )
        for at in range(chance.randint(2, 12))
    ]
    once = sorted_text(listed(*lines), key, "Counting")
    assert Counter(once.splitlines()) == Counter(listed(*lines).splitlines())
    assert sorted_text(once, key, "Counting") == once


@given(st.permutations(DATED))
def test_a_shuffled_section_gets_its_order_back(lines: list[str]) -> None:
    assert sorted_text(listed(*lines), "date", "Counting") == listed(*DATED)


# -- the command --


def test_the_command_writes_the_file_and_says_what_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(listed(DATED[1], DATED[0], *DATED[2:]), encoding="utf-8")
    assert main(["sort", "--by", "date", "--diff"]) == 1
    shown = capsys.readouterr()
    assert "\n-- [Counting Birch]" in shown.out
    assert "README.md: Counting: 1 entry would be moved, newest first" in shown.err
    assert main(["sort", "--by", "date"]) == 0
    assert "README.md: Counting: 1 entry moved, newest first" in capsys.readouterr().err
    assert Path("README.md").read_text(encoding="utf-8") == listed(*DATED)
    assert main(["sort", "--by", "date", "--diff"]) == 0
    assert "no section is sorted by date but for some entries" in capsys.readouterr().err


def test_an_unknown_section_is_an_error_that_names_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(listed(*DATED[:3]), encoding="utf-8")
    assert main(["sort", "--by", "date", "--section", "Conting"]) == 2
    assert "there is no section “Conting”; did you mean “Counting”?" in capsys.readouterr().err
    assert Path("README.md").read_text(encoding="utf-8") == listed(*DATED[:3])


def test_a_section_that_cannot_be_sorted_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(listed(DATED[3], "<!-- why -->\n", DATED[0]), encoding="utf-8")
    assert main(["sort", "--by", "date", "--section", "counting"]) == 1
    assert "README.md:5: Counting was not sorted: text beside the entry" in capsys.readouterr().err


def test_the_order_in_the_settings_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.md"
    path.write_text(listed(DATED[2], DATED[0], DATED[1]))
    (tmp_path / ".awesomelint.toml").write_text('[style]\norder = "newest-first"\n')
    assert main(["sort", "--by", "date", str(path)]) == 0
    assert path.read_text() == listed(*DATED[:3])
