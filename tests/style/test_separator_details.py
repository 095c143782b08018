"""Which separators differ from the convention, and what replaces them."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.conventions import learn
from awesomelint.style.deviations.separators import separator_deviations
from tests.support.short_lists import listed


def found(text: str) -> list[str]:
    """Return the text of each deviation and its replacement; `?` if it is not certain, `=` if it has no edit."""
    source = Source(text)
    style = learn(read(source), {})
    return [
        f"{text[item.start : item.end]}{'→' if item.edit else '='}{item.expected}{'' if item.certain else '?'}"
        for layout in style.layouts
        for item in separator_deviations(style, layout)
    ]


@pytest.mark.parametrize(
    ("usual", "others", "expected"),
    [
        (4, 1, []),
        (9, 1, [".→,"]),
        (8, 1, []),
        (18, 2, [".→,?", ".→,?"]),
        (17, 2, []),
        (26, 2, [".→,?", ".→,?"]),
        (27, 2, [".→,", ".→,"]),
    ],
)
def test_how_many_entries_agree(usual: int, others: int, expected: list[str]) -> None:
    text = listed(("- [TITLE](URL), 2024", usual), ("- [TITLE](URL). 2024", others))
    assert found(text) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), 2024', '- [TITLE](URL), 2024.', ['.→']),
        ('- [TITLE](URL), 2024.', '- [TITLE](URL), 2024', ['→.']),
        ('- [TITLE](URL), 2024.', '- [TITLE](URL)., 2024.', [').→)']),
        ('- [TITLE](URL), 2024.', '- [TITLE](URL) 2024.', [')→),']),
        ('- [TITLE](URL), 2024.', '- [TITLE](URL) (2024).', [' (→, ', ').→.']),
        ('- [TITLE](URL) (2024)', '- [TITLE](URL) 2024', [' → (', '→)']),
        ('- [TITLE](URL), 2024.', '* [TITLE](URL), 2024.', ['*→-']),
        ('- [TITLE](URL), 2024.', '- **[TITLE](URL)**, 2024.', []),
        ('- **[TITLE](URL)**, 2024.', '- [TITLE](URL), 2024.', [' → **', ')→)**']),
        ('- **[TITLE](URL)**, 2024.', '- *[TITLE](URL)*, 2024.', ['*→**', '*→**']),
        ('- **[TITLE](URL)**, 2024.', '- ***[TITLE](URL)***, 2024.', ['**→*', '**→*']),
        ('- **TITLE** [[pdf](URL)]', '- **TITLE**: [[pdf](URL)]', ['*:→*']),
        ('- **TITLE** [[pdf](URL)]', '- *TITLE* [[pdf](URL)]', ['*→**', '*→**']),
        ('- **TITLE** [[pdf](URL)]', '- **TITLE* [[pdf](URL)]', ['*→**']),
        ('- TITLE. [[pdf](URL)]', '- TITLE? [[pdf](URL)]', []),
        ('- TITLE. [[pdf](URL)]', '- TITLE… [[pdf](URL)]', []),
        ('- TITLE. [[pdf](URL)]', '- TITLE [[pdf](URL)]', [' →. ']),
        ('- TITLE [[pdf](URL)]', '- TITLE 📚 [[pdf](URL)]', []),
        ('- [TITLE](URL) - A survey of methods.', '- [TITLE](URL) – A survey of methods.', ['–→-']),
        ('- [TITLE](URL) - A survey of methods.', '- [TITLE](URL) -- A survey of methods.', ['--→-']),
        ('- [TITLE](URL) - A survey of methods.', '- [TITLE](URL) ----- A survey of methods.', []),
        ('- [TITLE](URL) - A survey of methods.', '- [TITLE](URL) ... A survey of methods.', []),
        ('- [TITLE](URL) - A survey of methods.', '- [TITLE](URL) (A survey of methods.', []),
        ('- [TITLE](URL) - A survey of methods.', '- [TITLE](URL) - A survey of methods!', []),
        ('- [TITLE](URL) - A survey of methods.', '- [TITLE](URL)\n  A survey of methods.', []),
        ('- [TITLE](URL), 2024 [code](https://c.org/1)', '- [TITLE](URL), 2024\n  [code](https://c.org/1)', ['\n  = ?']),
        ('- [TITLE](URL), 2024\n  [code](https://c.org/1)', '- [TITLE](URL), 2024 [code](https://c.org/1)', [' =\n  ?']),
        ('- [TITLE](URL), 2024 [code](https://c.org/1) [data](https://d.org/1)', '- [TITLE](URL), 2024 [code](https://c.org/1), [data](https://d.org/1)', ['),→)']),
        ('- [TITLE](URL) `a` `b`', '- [TITLE](URL) `a`,`b`', [',→ ']),
        ('N. [TITLE](URL), 2024', 'N) [TITLE](URL), 2024', [')→.']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL) — 2024', [' —→,']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL), in 2024', []),
        ('- [TITLE](URL)<br>2024', '- [TITLE](URL)<br/>2024', ['<br/>→<br>?']),
    ],
)  # fmt: skip
def test_which_separators_differ(usual: str, last: str, expected: list[str]) -> None:
    assert found(listed((usual, 12), (last, 1))) == expected


def test_sections_that_follow_the_list() -> None:
    usual, other = "- [TITLE](URL), 2024", "- [TITLE](URL). 2024"

    def in_two_sections(first: int, own: int, others: int) -> list[str]:
        one = listed((usual, first))
        two = listed((usual, own), (other, others)).replace("Networks", "Graphs")
        return found(f"## A\n\n{one}\n## B\n\n{two}")

    # A section with fewer than five entries, or with seven in ten that agree, follows the list.
    assert in_two_sections(39, 3, 1) == [".→,"]
    assert in_two_sections(60, 7, 3) == [".→,?"] * 3
    assert in_two_sections(60, 6, 4) == []
    # Nine in ten must agree for certainty, or all but one.
    assert in_two_sections(60, 17, 3) == [".→,?"] * 3
    assert in_two_sections(60, 19, 2) == [".→,"] * 2
    assert in_two_sections(60, 4, 1) == [".→,"]


@pytest.mark.parametrize(
    ("label", "deviates"),
    [
        ("Part 2", False),
        ("Vol 2", False),
        ("Vol. 2", False),
        ("Volume 12", False),
        ("Chapter 2", False),
        ("Lecture 2", False),
        ("Episode 112", False),
        ("part2", False),
        ("2", False),
        ("Party 2", True),
        ("Part 2 of it", True),
        ("Video 2", True),
        ("Part 2012", True),
    ],
)
def test_a_link_to_another_part(label: str, deviates: bool) -> None:
    usual, last = "- [TITLE](URL) ([paper](URL)) `2024`", f"- [TITLE](URL) [{label}](URL) `2024`"
    assert bool(found(listed((usual, 20), (last, 1)))) is deviates


@pytest.mark.parametrize(
    "end", ["et al", "et. al", "A", "Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "Univ", "etc", "vs"]
)
def test_the_period_of_an_abbreviation(end: str) -> None:
    usual = "- [TITLE](URL), by §b Lark, 2024"
    assert found(listed((usual, 20), (f"- [TITLE](URL), by §b Lark {end}., 2024", 1))) == []
    assert found(listed((usual, 20), (f"- [TITLE](URL), by §b Lark{end.lower()}., 2024", 1))) != []


@pytest.mark.parametrize(
    "first",
    [
        "27", "1st", "22nd", "Oct 3rd", "4th", "Jan", "Feb.", "March", "Apr", "May", "Jun", "June", "Jul", "July", "Aug",
        "Sep", "Sept.", "September", "Oct", "Nov", "Dec",
    ],
)  # fmt: skip
@pytest.mark.parametrize("dash", ["-", "–"])
def test_the_dash_between_two_days(first: str, dash: str) -> None:
    usual = "- TITLE, Oct. 2 2024 [pdf](URL)"
    last = f"- TITLE, in {first} {dash} Nov. 2 2024 [pdf](URL)"
    assert found(listed((usual, 20), (last, 1))) == []


@pytest.mark.parametrize("words", ["Trees", "Forests", "Bonsai"])
def test_the_dash_before_a_date(words: str) -> None:
    usual = "- TITLE, Oct. 2 2024 [pdf](URL)"
    last = f"- TITLE of {words} - Nov. 2 2024 [pdf](URL)"
    assert found(listed((usual, 20), (last, 1))) == [" -→,"]


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # Only one space before a year that is repeated.
        ("- [TITLE](URL), 2024 [code](https://c.org/§)", "- [TITLE](URL). 2024 [code](https://c.org/2024)", [".→,"]),
        # The only space before the next word is within the link.
        ("- TITLE, [pdf](URL) for §b", "- TITLE, [pdf ](URL)for §b", []),
        ("- TITLE, [pdf](URL) for §b", "- TITLE, [pdf ](URL) for §b", [" ]→]"]),
        # A hyphen within a word, and at the end.
        ("- [TITLE](URL), 2024 §b words", "- [TITLE](URL), 2024-§b words", []),
        ("- [TITLE](URL), 2024", "- [TITLE](URL), 2024-", ["-="]),
        # A sentence that begins in the title.
        ("- [TITLE](URL) - A tool for trees", "- [TITLE](URL), a tool for trees", []),
        ("- [TITLE](URL) - A tool for trees", "- [TITLE](URL): a tool for trees", [":→ -"]),
        # Quotes around a link.
        ("- [TITLE](URL), 2024", '- "[TITLE](URL)", 2024', []),
        # A colon of the title's own.
        ("- TITLE, <URL>", "- TITLE： <URL>", []),
    ],
)  # fmt: skip
def test_what_belongs_to_the_words(usual: str, last: str, expected: list[str]) -> None:
    assert found(listed((usual, 12), (last, 1))) == expected


@pytest.mark.parametrize(("plain", "led", "expected"), [(17, 2, []), (16, 3, [".→,"]), (15, 4, [".→,"])])
def test_words_that_lead_in_to_a_fifth_of_the_titles(plain: int, led: int, expected: list[str]) -> None:
    text = listed(
        ("- [TITLE](URL), 2024", plain), ("- See [TITLE](URL), 2024", led), ("- See [TITLE](URL). 2024", 1)
    )
    assert [line.rstrip("?") for line in found(text)] == expected


def test_a_paragraph_that_is_only_a_title() -> None:
    text = listed(("**TITLE**\n\n- [pdf](URL)\n", 12), ("**TITLE**.\n\n- [pdf](URL)\n", 1))
    assert found(f"# Papers\n\n{text}") == []
