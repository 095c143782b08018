"""Which spaces are extra: how many other entries must do without them, and where spaces have a meaning."""

from __future__ import annotations

import pytest

from awesomelint.analysis.extra_spaces import extra_spaces, trailing_spaces
from awesomelint.reading import read
from awesomelint.source import Source


def entries(*rests: str, start: int = 1) -> str:
    """Return entries that end with these texts."""
    return "".join(
        f"- [Title {number}](https://e.org/{number}){rest}\n" for number, rest in enumerate(rests, start)
    )


def extra(text: str) -> list[str]:
    """Return the line of each extra space, the text around it, and `?` if it is not certain."""
    document = read(Source(text))
    found = []
    for space, certain in extra_spaces(document):
        line = document.source.line_of(space.start)
        around = text[space.start - 1 : space.end + 1]
        found.append(f"{line} {around}{'' if certain else '?'}")
    return sorted(found)


USUAL, DOUBLED = " - amber, basalt.", " - amber,  basalt."


@pytest.mark.parametrize(
    ("usual", "doubled", "expected"),
    [
        # One entry among five.
        (3, 1, ""),
        (4, 1, "certain"),
        # Nine for each of several is certain, two is likely.
        (3, 2, ""),
        (4, 2, "likely"),
        (17, 2, "likely"),
        (18, 2, "certain"),
        (36, 4, "certain"),
        (35, 4, "likely"),
        (8, 4, "likely"),
        (7, 4, ""),
        # More than four are many, except in a long list.
        (44, 5, ""),
        (45, 5, "likely"),
        (94, 5, "likely"),
        (95, 5, "certain"),
    ],
)
def test_how_many_entries_do_without_the_spaces(usual: int, doubled: int, expected: str) -> None:
    mark = "?" if expected == "likely" else ""
    lines = [f"{usual + number + 1} ,  b{mark}" for number in range(doubled)] if expected else []
    assert extra(entries(*[USUAL] * usual, *[DOUBLED] * doubled)) == sorted(lines)


def test_sections_are_compared_first() -> None:
    other = entries(*[USUAL] * 3, DOUBLED, start=50)
    # A section that is too short follows the list.
    assert extra(f"## A\n{entries(*[USUAL] * 6)}\n## B\n{other}") == ["13 ,  b"]
    # A section with a habit of its own does not.
    other = entries(*[USUAL] * 2, *[DOUBLED] * 4, start=50)
    assert extra(f"## A\n{entries(*[USUAL] * 60)}\n## B\n{other}") == []
    # A section whose usual spacing is unusual in the list is not certain.
    other = entries(*[USUAL] * 40, DOUBLED, start=50)
    assert extra(f"## A\n{entries(*[DOUBLED] * 30)}\n## B\n{other}") == ["74 ,  b"]


def test_a_mark_before_another_character() -> None:
    text = entries(*[" - amber, basalt."] * 4, " - amber,  “basalt”.")
    assert extra(text) == ["5 ,  “"]
    text = entries(*[" - amber basalt."] * 4, " - amber,  “basalt”.")
    assert extra(text) == []


def test_a_list_that_doubles_the_spaces_between_words() -> None:
    usual = [" - amber and basalt, cobalt."] * 6
    assert extra(entries(*usual, " - amber  and basalt,  cobalt.")) == ["7 ,  c", "7 r  a"]
    habit = [" - amber  and basalt, cobalt."] * 6
    assert extra(entries(*habit, " - amber and basalt,  cobalt.")) == ["7 ,  c?"]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (" - amber,    basalt.", ["6 ,    b"]),
        (" - amber  basalt.", ["6 r  b"]),
        (" - amber, basalt .", ["6 t ."]),
        (" - amber , basalt.", ["6 r ,"]),
        (" - amber ; basalt.", ["6 r ;"]),
        (" - (amber ) basalt, cobalt.", ["6 r )"]),
        (" - [amber ] basalt, cobalt.", ["6 r ]"]),
        (" - amber !  Basalt, cobalt.", []),
        # More than four align something.
        (" - amber,     basalt.", []),
        (" - amber,  <b>basalt</b>.", []),
        (" - amber,  \u200bbasalt.", []),
        (" - amber,\t  basalt.", []),
        (" - amber, basalt.  <!-- x -->", []),
        (" - amber, basalt.  \\\n  cobalt", []),
        (" - amber, basalt <!-- a -->  <!-- b -->", []),
        # Code, comments, formulas, tags and URLs.
        (" - `amber  basalt`, x.", []),
        (" - <!-- amber  basalt -->, x.", []),
        (" - $amber  basalt$, x.", []),
        (' - <img src="a.png"  alt="x">, x.', []),
        (" - <b>amber,  basalt</b>.", ["6 ,  b"]),
        # Two spaces between sentences.
        (" - Amber.  Basalt, cobalt.", []),
        (" - Amber?  Basalt, cobalt.", []),
        (" - Amber!  Basalt, cobalt.", []),
        # Marks that begin something, and spaces on both sides of brackets.
        (" - amber .net, x.", []),
        (" - amber ,basalt, x.", []),
        (" - amber ( basalt ), x.", []),
        (" - https://x.org/a .", []),
        (" - amber ,, x.", []),
    ],
)
def test_where_spaces_are_extra(last: str, expected: list[str]) -> None:
    usual = " - amber, (basalt) and [cobalt] or dolomite; emerald."
    assert extra(entries(*[usual] * 5, last)) == expected


def test_spaces_outside_entries() -> None:
    assert extra(f"Amber , basalt,  cobalt.\n\n{entries(*[USUAL] * 6)}") == []
    assert trailing(f"Amber \n\n{entries(*[USUAL] * 6)}") == []


def test_spaces_after_markers_and_in_tables() -> None:
    text = entries(*[USUAL] * 6)
    assert extra(text + "-   [x]  [Amber](https://a.org), basalt\n") == []
    assert extra(text + "1.  [Amber](https://a.org), basalt\n") == []
    rows = "".join(f"| [Title {number}](https://e.org/{number}) | amber basalt |\n" for number in range(6))
    table = f"| Title | Note |\n| --- | --- |\n{rows}"
    assert extra(table + "| [Amber](https://a.org)  |  amber basalt  |\n") == []
    assert extra(table + "| [Amber](https://a.org) | amber  basalt |\n") == ["9 r  b"]


def trailing(text: str) -> list[int]:
    document = read(Source(text))
    return [document.source.line_of(span.start) for span, _ in trailing_spaces(document)]


@pytest.mark.parametrize(
    ("plain", "spaced", "expected"),
    [(3, 1, False), (4, 1, True), (3, 2, False), (17, 2, False), (18, 2, True), (27, 3, True)],
)
def test_how_many_entries_may_have_trailing_spaces(plain: int, spaced: int, expected: bool) -> None:
    lines = list(range(plain + 1, plain + spaced + 1))
    assert trailing(entries(*["."] * plain, *[". "] * spaced)) == (lines if expected else [])


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (". \r", [6]),
        (".   ", [6]),
        (".  \n  amber", []),
        (". \n  amber", [6]),
        (".\n \n", []),
        (".\n\t \n  amber", []),
        (" <br> ", []),
        ("\n  ```\n  code \n  ```", []),
        ("\n  - amber ", [7]),
        (" <!-- a \n b -->", []),
    ],
)
def test_where_trailing_spaces_are_extra(last: str, expected: list[int]) -> None:
    assert trailing(entries(*["."] * 5, last)) == expected


@pytest.mark.parametrize("entity", ["&emsp;", "&ensp;", "&nbsp;", "&thinsp;", "&#160;"])
def test_spaces_before_a_space_as_an_entity(entity: str) -> None:
    usual = " - amber, basalt & cobalt."
    assert extra(entries(*[usual] * 5, f" - amber,  {entity}basalt.")) == []
    assert extra(entries(*[usual] * 5, " - amber,  basalt.")) == ["6 ,  b"]


@pytest.mark.parametrize("mark", [*"，。；：、！？）】》」』"])
def test_spaces_before_a_full_width_mark(mark: str) -> None:
    usual, spaced = f" - amber{mark}basalt", f" - amber  {mark}basalt"
    assert extra(entries(*[usual] * 5, spaced)) == [f"6 r  {mark}"]


@pytest.mark.parametrize("mark", [*"|/·•—–-"])
def test_spaces_on_both_sides_of_a_separator(mark: str) -> None:
    usual = f" amber {mark} basalt"
    assert extra(entries(*[usual] * 5, f" amber  {mark}  basalt")) == sorted(
        (f"6 r  {mark}?", f"6 {mark}  b?")
    )
    assert extra(entries(*[usual] * 5, f" amber  {mark} basalt")) == [f"6 r  {mark}"]
    assert extra(entries(*[usual] * 5, f" amber {mark}  basalt")) == [f"6 {mark}  b"]


@pytest.mark.parametrize(
    "marker", ["-", "*", "+", "1.", "12)", "- [ ]", "- [X]", "- 4.12", "- 4.1.12", "- 4.12."]
)
def test_spaces_after_a_marker(marker: str) -> None:
    text = entries(*[f"{USUAL} 4.12 [amber]"] * 6)
    assert extra(f"{text}\n{marker}  [Amber](https://a.org), basalt\n") == []
