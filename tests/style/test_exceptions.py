"""Separators that differ for a reason, or hardly differ at all."""

from __future__ import annotations

import pytest

from tests.support.short_lists import Part, deviations_in, deviations_of, in_parts


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- *TITLE*. 2024 [pdf](URL)', '- *TITLE.* 2024 [pdf](URL)', ['separator?: expected “.” after the text in italics, found it at its end | .* → *.']),
        ('- *TITLE*. 2024 [pdf](URL)', '- *TITLE.*, 2024 [pdf](URL)', ['separator: expected “.” before the date, found “.,” | .*, → *.']),
        ('- *TITLE.* 2024 [pdf](URL)', '- *TITLE*. 2024 [pdf](URL)', ['separator?: expected “.” at the end of the text in italics, found it after | *. → .*']),
        ('- _TITLE_. 2024 [pdf](URL)', '- _TITLE._ 2024 [pdf](URL)', ['separator?: expected “.” after the text in italics, found it at its end | ._ → _.']),
        ('- _TITLE_. 2024 [pdf](URL)', '- _TITLE._, 2024 [pdf](URL)', ['separator: expected “.” before the date, found “.,” | ._, → _.']),
        ('- _TITLE._ 2024 [pdf](URL)', '- _TITLE_. 2024 [pdf](URL)', ['separator?: expected “.” at the end of the text in italics, found it after | _. → ._']),
        ('- **TITLE**. 2024 [pdf](URL)', '- **TITLE.** 2024 [pdf](URL)', ['separator?: expected “.” after the bold text, found it at its end | .** → **.']),
        ('- **TITLE**. 2024 [pdf](URL)', '- **TITLE.**, 2024 [pdf](URL)', ['separator: expected “.” before the date, found “.,” | .**, → **.']),
        ('- **TITLE.** 2024 [pdf](URL)', '- **TITLE**. 2024 [pdf](URL)', ['separator?: expected “.” at the end of the bold text, found it after | **. → .**']),
        ('- __TITLE__. 2024 [pdf](URL)', '- __TITLE.__ 2024 [pdf](URL)', ['separator?: expected “.” after the bold text, found it at its end | .__ → __.']),
        ('- __TITLE__. 2024 [pdf](URL)', '- __TITLE.__, 2024 [pdf](URL)', ['separator: expected “.” before the date, found “.,” | .__, → __.']),
        ('- __TITLE.__ 2024 [pdf](URL)', '- __TITLE__. 2024 [pdf](URL)', ['separator?: expected “.” at the end of the bold text, found it after | __. → .__']),
        ('- ***TITLE***. 2024 [pdf](URL)', '- ***TITLE.*** 2024 [pdf](URL)', ['separator?: expected “.” after the emphasized text, found it at its end | .*** → ***.']),
        ('- ***TITLE***. 2024 [pdf](URL)', '- ***TITLE.***, 2024 [pdf](URL)', ['separator: expected “.” before the date, found “.,” | .***, → ***.']),
        ('- ***TITLE.*** 2024 [pdf](URL)', '- ***TITLE***. 2024 [pdf](URL)', ['separator?: expected “.” at the end of the emphasized text, found it after | ***. → .***']),
        # A comma differs besides.
        ('- "TITLE". [pdf](URL)', '- "TITLE.", [pdf](URL)', ['separator: expected “".” before the link, found “.",” | .", → ".']),
        ('- “TITLE”. [pdf](URL)', '- “TITLE.”, [pdf](URL)', ['separator: expected “”.” before the link, found “.”,” | .”, → ”.']),
    ],
)  # fmt: skip
def test_a_period_on_the_other_side_of_marks(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- "*TITLE.*" [pdf](URL)', '- "TITLE." [pdf](URL)', []),
        ('- *TITLE.* [pdf](URL)', '- TITLE. [pdf](URL)', ['separator: title is not in italics; other titles in this section are |   →  *', 'separator: title is not in italics; other titles in this section are | . → .*']),
        ('- **TITLE.** [pdf](URL)', '- TITLE. [pdf](URL)', ['separator: title is not bold; other titles in this section are |   →  **', 'separator: title is not bold; other titles in this section are | . → .**']),
        ('- _TITLE._ [pdf](URL)', '- TITLE. [pdf](URL)', ['separator: title is not in italics; other titles in this section are |   →  _', 'separator: title is not in italics; other titles in this section are | . → ._']),
        ('- “*TITLE.*” [pdf](URL)', '- “TITLE.” [pdf](URL)', []),
        ('- ‘*TITLE.*’ [pdf](URL)', '- ‘TITLE.’ [pdf](URL)', []),
        ('- (*TITLE.*) [pdf](URL)', '- (TITLE.) [pdf](URL)', []),
        ('- [*TITLE.*] [pdf](URL)', '- [TITLE.] [pdf](URL)', []),
        # Other marks than the emphasis are missing as well.
        ('- "*TITLE.*" [pdf](URL)', '- TITLE. [pdf](URL)', ['separator: expected “ "” before the title, found “ ” |   →  "', 'separator: expected “"” before the link, found “.” | . → "']),
        ('- "*TITLE.*" [pdf](URL)', '- "TITLE" [pdf](URL)', []),
        ('- "*TITLE.*" [pdf](URL)', '- "TITLE," [pdf](URL)', ['separator: expected “"” before the link, found “,"” | ," → "']),
    ],
)  # fmt: skip
def test_a_title_with_a_period_that_lacks_the_emphasis_of_others(
    usual: str, last: str, expected: list[str]
) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("periods", "others", "later", "is_of_title"),
    [
        (11, 9, 0, True),
        (10, 10, 0, False),
        (10, 10, 5, False),
        (5, 5, 0, False),
        (6, 5, 0, False),
        (7, 5, 0, True),
    ],
)
def test_most_of_the_first_titles_end_in_a_period(
    periods: int, others: int, later: int, is_of_title: bool
) -> None:
    parts: list[Part] = [('- "*TITLE.*" [pdf](URL)', periods), ('- "*TITLE*" [pdf](URL)', others)]
    text = in_parts([*parts, ('- "*TITLE.*" [pdf](URL)', later), ('- "TITLE." [pdf](URL)', 1)])
    assert (deviations_in(text, {}) == []) is is_of_title


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # Two commas or more.
        ('- TITLE 2024 [a](URL) [b](https://b.org)', '- TITLE 2024 [a](URL), [b](https://b.org)', ['separator: expected “)” before the link, found “),” | ), → )']),
        ('- TITLE 2024 [a](URL) [b](https://b.org) [c](https://c.org)', '- TITLE 2024 [a](URL), [b](https://b.org), [c](https://c.org)', ['separator?: expected “)” before the link, found “),” | ), → )', 'separator?: expected “)” before the link, found “),” | ), → )']),
        ('- TITLE 2024 [a](URL) [b](https://b.org) [c](https://c.org)', '- TITLE 2024 [a](URL), [b](https://b.org) [c](https://c.org)', ['separator: expected “)” before the link, found “),” | ), → )']),
        ('- TITLE 2024 [a](URL) [b](https://b.org) [c](https://c.org)', '- TITLE 2024 [a](URL) [b](https://b.org), [c](https://c.org)', ['separator: expected “)” before the link, found “),” | ), → )']),
        ('- TITLE 2024 [a](URL) [b](https://b.org) [c](https://c.org)', '- TITLE 2024 [a](URL); [b](https://b.org); [c](https://c.org)', ['separator?: expected “)” before the link, found “);” | ); → )', 'separator?: expected “)” before the link, found “);” | ); → )']),
        ('- TITLE 2024 [a](URL), [b](https://b.org), [c](https://c.org)', '- TITLE 2024 [a](URL) [b](https://b.org) [c](https://c.org)', ['separator?: expected “),” before the link, found “)” | ) → ),', 'separator?: expected “),” before the link, found “)” | ) → ),']),
        ('- [TITLE](URL) 2024 <https://b.org/§> <https://c.org/§>', '- [TITLE](URL) 2024 <https://b.org/1>, <https://c.org/2>, <https://c.org/3>', []),
        ('- [TITLE](URL) 2024 <https://b.org/§> <https://c.org/§>', '- [TITLE](URL) 2024 <https://b.org/1>, <https://c.org/2>', ['separator: expected “>” between links, found “>,” | >, → >']),
        ('- [TITLE](URL) 2024 `a` `b` `c`', '- [TITLE](URL) 2024 `a`, `b`, `c`', ['separator?: unexpected “,” between tags | `, → `', 'separator?: unexpected “,” between tags | `, → `']),
        # A remark to the link before it.
        ('- TITLE 2024 [pdf](URL) [code](https://c.org)', '- TITLE 2024 [pdf](URL) [(code)](https://c.org)', []),
        ('- TITLE 2024 [pdf](URL) [code](https://c.org)', '- TITLE 2024 [pdf](URL), [(code)](https://c.org)', []),
        ('- TITLE 2024 [pdf](URL) [code](https://c.org)', '- TITLE 2024 [pdf](URL), [code](https://c.org)', ['separator: expected “)” before the link, found “),” | ), → )']),
        ('- TITLE 2024 [(pdf)](URL) [(code)](https://c.org)', '- TITLE 2024 [(pdf)](URL), [(code)](https://c.org)', []),
        ('- TITLE 2024 `new`', '- TITLE 2024, [(new)]', ['missing?: no tag; 10 of the 11 entries in this section have one']),
    ],
)  # fmt: skip
def test_enumerations_of_links_and_remarks(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL) is a tool for §b', '- [TITLE](URL), a tool for §b', ['separator?: expected “)” before the text, found “),” | ), → )']),
        ('- [TITLE](URL) is a tool for §b', '- [TITLE](URL); a tool for §b', ['separator?: expected “)” before the text, found “);” | ); → )']),
        ('- [TITLE](URL) is a tool for §b', '- [TITLE](URL): a tool for §b', ['separator: expected “)” before the text, found “):” | ): → )']),
        ('- [TITLE](URL) is a tool for §b', '- [TITLE](URL). a tool for §b', ['separator: expected “)” before the text, found “).” | ). → )']),
        ('- TITLE 2024 is a tool for §b', '- TITLE 2024, a tool for §b', []),
        ('- [TITLE](URL) by Ann Lee *(ICML 2024)*', '- [TITLE](URL), by Ann Lee *(ICML 2024)*', ['separator: expected “)” before the authors, found “),” | ), → )']),
        ('- [TITLE](URL) 2024 `new`', '- [TITLE](URL), 2024 `new`', ['separator: expected “)” before the date, found “),” | ), → )']),
        ('- [TITLE](URL): a tool for §b', '- [TITLE](URL), a tool for §b', []),
    ],
)  # fmt: skip
def test_words_that_go_on_after_a_comma(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # Seven words, and twice as many as in most titles.
        ('- Oaks §b [pdf](URL)', '- Trees of the Forest and All. [pdf](URL)', ['separator: expected “ ” before the link, found “. ” | .  →  ']),
        ('- Oaks §b [pdf](URL)', '- Trees of the Forest and All the. [pdf](URL)', ['separator?: expected “ ” before the link, found “. ” | .  →  ']),
        ('- Oaks §b [pdf](URL)', '- Trees of the Forest and All the, [pdf](URL)', ['separator: expected “ ” before the link, found “, ” | ,  →  ']),
        ('- TITLE [pdf](URL)', '- Trees of the Forest and All the Birds in. [pdf](URL)', ['separator: expected “ ” before the link, found “. ” | .  →  ']),
        ('- TITLE [pdf](URL)', '- Trees of the Forest and All the Birds in It. [pdf](URL)', ['separator?: expected “ ” before the link, found “. ” | .  →  ']),
        ('- [TITLE](URL) - a tool, 2024', '- [TITLE](URL) - a tool for many trees of the forest., 2024', ['separator?: expected “,” before the date, found “.,” | ., → ,']),
        ('- [TITLE](URL) - a tool, 2024', '- [TITLE](URL) - a tool., 2024', ['separator: expected “,” before the date, found “.,” | ., → ,']),
        ('- [TITLE](URL) - a tool ![a](https://a.org/§.png)', '- [TITLE](URL) - a tool for many trees of the forest. ![a](https://a.org/1.png)', ['separator?: expected “ ” before the image, found “. ” | .  →  ']),
        ('- [TITLE](URL) - a tool ![a](https://a.org/§.png)', '- [TITLE](URL) - a tool. ![a](https://a.org/1.png)', ['separator: expected “ ” before the image, found “. ” | .  →  ']),
        # Others have a period, too, or the gap does not follow words.
        ('- TITLE. [pdf](URL)', '- Trees of the Forest and All the Birds in It.. [pdf](URL)', []),
        ('- TITLE `a` `b`', '- TITLE `a`. `b`', ['separator: unexpected “.” between tags | `. → `']),
    ],
)  # fmt: skip
def test_a_sentence_among_a_few_words(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("short", "long", "is_certain"), [(8, 5, False), (7, 5, False), (6, 6, True), (5, 7, True)]
)
def test_the_usual_number_of_words_is_that_of_most_titles(short: int, long: int, is_certain: bool) -> None:
    last = ("- Trees of the Forest and All the. [pdf](URL)", 1)
    (line,) = deviations_in(
        in_parts([("- Oaks §b [pdf](URL)", short), ("- TITLE [pdf](URL)", long), last]), {}
    )
    assert ("separator:" in line) is is_certain


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), 2024 [pdf](https://b.org/§)', '- [TITLE](URL),\n  2024 [pdf](https://b.org/1)', ['separator?: expected “,” before the date, found “,⏎ ”']),
        ('- [TITLE](URL), 2024 [pdf](https://b.org/§)', '- [TITLE](URL).\n  2024 [pdf](https://b.org/1)', ['separator?: expected “,” before the date, found “.⏎ ”']),
        ('- [TITLE](URL), 2024.', '- [TITLE](URL), 2024\n  .', ['separator: expected “.” at the end, found “⏎  .”']),
        ('- [TITLE](URL), 2024\n  [pdf](https://b.org/§)', '- [TITLE](URL), 2024\n\n  [pdf](https://b.org/1)', ['separator?: expected “ ” before the link, found “⏎ ”']),
        ('- [TITLE](URL), 2024\n  [pdf](https://b.org/§)', '- [TITLE](URL), 2024, [pdf](https://b.org/1)', ['separator: expected “⏎ ” before the link, found “,”']),
    ],
)  # fmt: skip
def test_a_line_break_that_others_do_not_have(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("https://b.org/1, https://c.org/2, https://d.org/3", []),
        (
            "https://b.org/1, https://c.org/2",
            ["separator: expected “ ” between links, found “, ” | ,  →  "],
        ),
        (
            "https://b.org/1 , https://c.org/2 , https://d.org/3",
            [],
        ),
        (
            "https://b.org/1; https://c.org/2; https://d.org/3",
            ["separator: expected “ ” between links, found “; ” | ;  →  "] * 2,
        ),
        (
            "https://b.org/1, https://c.org/2, [pdf](https://d.org/3)",
            ["separator: expected “ ” between links, found “, ” | ,  →  "],
        ),
    ],
)
def test_an_enumeration_of_urls(rest: str, expected: list[str]) -> None:
    usual = "- [TITLE](URL) 2024 https://b.org/§ https://c.org/§"
    assert deviations_of(usual, f"- [TITLE](URL) 2024 {rest}", 40) == expected


def test_urls_that_others_separate_by_commas() -> None:
    usual = "- [TITLE](URL) 2024 https://b.org/§, https://c.org/§"
    assert (
        deviations_of(usual, "- [TITLE](URL) 2024 https://b.org/1 , https://c.org/2 , https://d.org", 40)
        == ["separator: unexpected space before “,” |  , → ,"] * 2
    )
