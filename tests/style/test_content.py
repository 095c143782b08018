"""What belongs to the words of an entry is not compared with the format of others."""

from __future__ import annotations

import pytest

from tests.support.short_lists import Part, deviations_in, deviations_of, in_parts


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), 2024', '- ["TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE"](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- "[TITLE](URL)", 2024', []),
        ('- [TITLE](URL), 2024', '- [“TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE“](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- “[TITLE](URL)“, 2024', ['separator: expected “ ” before the title, found “ “”']),
        ('- [TITLE](URL), 2024', '- [”TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE”](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- ”[TITLE](URL)”, 2024', ['separator: expected “ ” before the title, found “ ””']),
        ('- [TITLE](URL), 2024', '- [„TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE„](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- „[TITLE](URL)„, 2024', ['separator: expected “ ” before the title, found “ „”']),
        ('- [TITLE](URL), 2024', '- [«TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE«](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- «[TITLE](URL)«, 2024', ['separator: expected “ ” before the title, found “ «”']),
        ('- [TITLE](URL), 2024', '- [»TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE»](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- »[TITLE](URL)», 2024', ['separator: expected “ ” before the title, found “ »”']),
        ('- [TITLE](URL), 2024', '- [「TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE「](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- 「[TITLE](URL)「, 2024', ['separator: expected “ ” before the title, found “ 「”']),
        ('- [TITLE](URL), 2024', '- [」TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE」](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- 」[TITLE](URL)」, 2024', ['separator: expected “ ” before the title, found “ 」”']),
        ('- [TITLE](URL), 2024', '- [『TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE『](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- 『[TITLE](URL)『, 2024', ['separator: expected “ ” before the title, found “ 『”']),
        ('- [TITLE](URL), 2024', '- [』TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE』](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- 』[TITLE](URL)』, 2024', ['separator: expected “ ” before the title, found “ 』”']),
        ('- [TITLE](URL), 2024', '- [‘TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE‘](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- ‘[TITLE](URL)‘, 2024', ['separator: expected “ ” before the title, found “ ‘”']),
        ('- [TITLE](URL), 2024', '- [’TITLE](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- [TITLE’](URL), 2024', []),
        ('- [TITLE](URL), 2024', '- ’[TITLE](URL)’, 2024', ['separator: expected “ ” before the title, found “ ’”']),
        ('- [TITLE](URL) - a tool.', '- [TITLE](URL) - "a" tool.', []),
        ('- [TITLE](URL) - a tool.', '- [TITLE](URL) - a "tool".', []),
        ('- [TITLE](URL) - a tool.', '- [TITLE](URL) - "a tool.', []),
        # Others have quotes as well, or the quotes enclose another field.
        ('- "TITLE" [pdf](URL)', '- ""TITLE" [pdf](URL)', ['separator: expected “"” before the title, found “""” | "" → "']),
        ('- "TITLE" [pdf](URL)', '- TITLE [pdf](URL)', ['separator: expected “ "” before the title, found “ ” |   →  "', 'separator: expected “" ” before the link, found “ ” |   → " ']),
        ('- TITLE, 2024, `new`', '- TITLE, "2024", `new`', ['separator: expected “ ” before the date, found “ "” |  " →  ', 'separator: expected “,” before the tag, found “",” | ", → ,']),
    ],
)  # fmt: skip
def test_quotations(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), 2024', '- [TITLE](URL) ✓ 2024', []),
        ('- [TITLE](URL), 2024', '- ✓ [TITLE](URL). 2024', ['separator: expected “,” before the date, found “.” | . → ,']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL) 🔥 2024', []),
        ('- [TITLE](URL), 2024', '- 🔥 [TITLE](URL). 2024', ['separator: expected “,” before the date, found “.” | . → ,']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL) → 2024', []),
        ('- [TITLE](URL), 2024', '- → [TITLE](URL). 2024', ['separator: expected “,” before the date, found “.” | . → ,']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL) † 2024', []),
        ('- [TITLE](URL), 2024', '- † [TITLE](URL). 2024', ['separator: expected “,” before the date, found “.” | . → ,']),
        ('- [TITLE](URL) ✅ 2024', '- [TITLE](URL), 2024', []),
        ('- [TITLE](URL) ✅ 2024', '- [TITLE](URL) ❌ 2024', []),
        ('- [TITLE](URL) ✅ 2024', '- [TITLE](URL), ❌ 2024', ['separator: expected “ ✅” before the date, found “, ❌”']),
    ],
)  # fmt: skip
def test_symbols(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), 2024 `new`', '- **[TITLE](URL)**, 2024 `new`', []),
        ('- [TITLE](URL), 2024 `new`', '- *[TITLE](URL)*, 2024 `new`', []),
        ('- [TITLE](URL), 2024 `new`', '- __[TITLE](URL)__, 2024 `new`', []),
        ('- [TITLE](URL), 2024 `new`', '- [**TITLE**](URL), 2024 `new`', []),
        ('- [TITLE](URL), 2024 `new`', '- [TITLE](URL), 2024: `new`', ['separator: expected “ ” before the tag, found “: ” | :  →  ']),
        ('- TITLE, 2024 `new`', '- **TITLE**, 2024 `new`', []),
        ('- TITLE, 2024 `new`', '- *TITLE*, 2024 `new`', []),
        ('* [TITLE](URL), 2024 `new`', '* **[TITLE](URL)**, 2024 `new`', []),
        ('* [TITLE](URL), 2024 `new`', '* *[TITLE](URL)*. 2024 `new`', []),
        ('* **[TITLE](URL)**, 2024 `new`', '* [TITLE](URL), 2024 `new`', ['separator: title is not bold; other titles in this section are |   →  **', 'separator: title is not bold; other titles in this section are | ) → )**']),
        ('* **[TITLE](URL)**, 2024 `new`', '* *[TITLE](URL)*, 2024 `new`', ['separator: title is in italics; other titles in this section are bold | * → **', 'separator: title is in italics; other titles in this section are bold | * → **']),
        ('* **[TITLE](URL)**, 2024 `new`', '- [TITLE](URL), 2024 `new`', []),
        # The marks are around a part of the title.
        ('- "TITLE", 2024 [pdf](URL)', '- Of "TITLE" x, 2024 [pdf](URL)', []),
        ('- "TITLE", 2024 [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: expected “ "” before the title, found “ ” |   →  "', 'separator: expected “",” before the date, found “,” | , → ",']),
        ('- **TITLE**, 2024 [pdf](URL)', '- Of **TITLE** and, 2024 [pdf](URL)', []),
        ('- _TITLE_, 2024 [pdf](URL)', '- Of _TITLE_ and, 2024 [pdf](URL)', []),
        ('- `TITLE`, 2024 [pdf](URL)', '- Of `it` TITLE, 2024 [pdf](URL)', []),
        ('- [**TITLE**](URL), 2024', '- [Of **it** TITLE](URL), 2024', []),
        ('- [**TITLE**](URL), 2024', '- [TITLE](URL), 2024', []),
    ],
)  # fmt: skip
def test_emphasis(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- **TITLE**, 2024 [pdf](URL)', '- **TITLE,** 2024 [pdf](URL)', []),
        ('- **TITLE**; 2024 [pdf](URL)', '- **TITLE;** 2024 [pdf](URL)', []),
        ('- **TITLE**: 2024 [pdf](URL)', '- **TITLE:** 2024 [pdf](URL)', []),
        ('- **TITLE**. 2024 [pdf](URL)', '- **TITLE.** 2024 [pdf](URL)', ['separator?: expected “.” after the bold text, found it at its end | .** → **.']),
        ('- **TITLE**。 2024 [pdf](URL)', '- **TITLE。** 2024 [pdf](URL)', []),
        ('- **TITLE**\\ 2024 [pdf](URL)', '- **TITLE\\** 2024 [pdf](URL)', []),
        ('- TITLE, [pdf](URL)', '- TITLE,, [pdf](URL)', ['separator: expected “,” before the link, found “,,” | ,, → ,']),
        ('- TITLE, [pdf](URL)', '- TITLE [pdf](URL)', ['separator: expected “, ” before the link, found “ ” |   → , ']),
        ('- TITLE; [pdf](URL)', '- TITLE;; [pdf](URL)', ['separator: expected “;” before the link, found “;;” | ;; → ;']),
        ('- TITLE; [pdf](URL)', '- TITLE [pdf](URL)', ['separator: expected “; ” before the link, found “ ” |   → ; ']),
        ('- TITLE, <URL>', '- TITLE: <URL>', []),
        ('- TITLE, <URL>', '- TITLE： <URL>', []),
        ('- TITLE, <URL>', '- TITLE； <URL>', ['separator: expected “, ” before the link, found “ ” |   → , ']),
        ('- TITLE. [pdf](URL)', '- TITLE： [pdf](URL)', ['separator: expected “. ” before the link, found “ ” |   → . ']),
        ('- TITLE (2024) <URL>', '- TITLE: <URL>', ['missing?: no date or venue; 12 of the 13 entries in this section have one']),
        # Marks at the end of a field.
        ('- **TITLE** 2024 *Ann Lee, Bo Chen*', '- **TITLE** 2024 Ann Lee, B*', []),
        ('- [TITLE](URL) (ICDE 2022) `new`', '- [TITLE](URL) (ICDE 2022, **best paper**) `new`', []),
        ('- [TITLE](URL) (ICDE 2022) `new`', '- [TITLE](URL) (**ICDE** 2022**) `new`', []),
        ('- [TITLE](URL) (ICDE 2022) `new`', '- [TITLE](URL) (ICDE 2022**) `new`', ['separator: unexpected “**” before the tag | **) → )']),
        ('- TITLE, ICDE 2022. [pdf](URL)', '- TITLE, ICDE **2022**. [pdf](URL)', []),
        ('- TITLE, ICDE 2022. [pdf](URL)', '- TITLE, ICDE 2022**. [pdf](URL)', ['separator: unexpected “**” before the link | **. → .']),
        ('- TITLE, ICDE 2022. [pdf](URL)', '- TITLE, ICDE *2022*, [pdf](URL)', []),
        ('- TITLE, ICDE 2022. [pdf](URL)', '- TITLE, `ICDE 2022`. [pdf](URL)', ['separator: venue in code; others in this section are not |  ` →  ', 'separator: venue in code; others in this section are not | `. → .']),
        ('- TITLE, ICDE 2022. [pdf](URL)', '- TITLE, ICDE `2022`. [pdf](URL)', []),
        ('- TITLE, ICDE 2022. [pdf](URL)', '- TITLE, ICDE _2022_. [pdf](URL)', []),
    ],
)  # fmt: skip
def test_marks_that_belong_to_a_field(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # A venue with its year.
        ('- [TITLE](URL). *ICML*. Oct 3, 2023', '- [TITLE](URL). *ICML 2023*, Oct 3, 2023', []),
        ('- [TITLE](URL). *ICML*. Oct 3, 2023', '- [TITLE](URL). *ICML 2023*; Oct 3, 2023', []),
        ('- [TITLE](URL). *ICML*. Oct 3, 2023', '- [TITLE](URL). *ICML*, Oct 3, 2023', ['separator: expected “.” before the date, found “,” | , → .']),
        ('- [TITLE](URL). *ICML*. Oct 3, 2023', '- [TITLE](URL). ICML 2023. Oct 3, 2023', ['date: expected date “Oct 3, 2023”, found “2023. Oct 3” | 2023. Oct 3 → Oct 3, 2023']),
        ('- [TITLE](URL). *ICML 2023* `new`', '- [TITLE](URL). *ICML 2023*, `new`', ['separator: unexpected “,” before the tag | *, → *']),
        ('- [TITLE](URL). Oct 3, 2023 *ICML*', '- [TITLE](URL). Oct 3, 2023, *ICML*', ['separator: expected “ ” before the venue, found “, ” | ,  →  ']),
        # The year of a conference.
        ('- [TITLE](URL), 2024', '- [TITLE](URL) 2024 Conference (ICML 2024)', []),
        ('- [TITLE](URL), 2024', '- [TITLE](URL) 2024 `2024`', ['separator: expected “),” before the date, found “)” | ) → ),']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL) 2024 `of 2024`', ['separator: expected “),” before the date, found “)” | ) → ),']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL) 2024 `2023`', ['separator: expected “),” before the date, found “)” | ) → ),']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL). 2024 `2024`', ['separator: expected “,” before the date, found “.” | . → ,']),
        # The first and the last day of a conference.
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in 27 - Nov. 2 2024 [pdf](URL)', []),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in 27 — Nov. 2 2024 [pdf](URL)', []),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in 27th - Nov. 2 2024 [pdf](URL)', []),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in Oct. - Nov. 2 2024 [pdf](URL)', []),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in November - Nov. 2 2024 [pdf](URL)', []),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in December. – Nov. 2 2024 [pdf](URL)', []),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in mid September - Nov. 2 2024 [pdf](URL)', []),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in the - Nov. 2 2024 [pdf](URL)', ['separator: expected “,” before the date, found “ -” |  - → ,']),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in Thursday - Nov. 2 2024 [pdf](URL)', ['separator: expected “,” before the date, found “ -” |  - → ,']),
        ('- TITLE, Oct. 2 2024 [pdf](URL)', '- TITLE, in 27 = Nov. 2 2024 [pdf](URL)', []),
    ],
)  # fmt: skip
def test_years_and_days(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last, 20) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf ](URL)for §b', []),
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf ](URL "a")for §b', []),
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf  ](URL)for §b', []),
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf ](URL)2 §b', []),
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf ](URL) for §b', ['separator: unexpected space in the link |  ] → ]']),
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf ](URL), for §b', ['separator: unexpected space in the link |  ] → ]']),
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf ](URL "of it" )-for §b', ['separator: unexpected space in the link |  ] → ]']),
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf ](URL "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")for §b', []),
        ('- TITLE, [pdf](URL) for §b', '- TITLE, [pdf ](URL "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")for §b', ['separator: unexpected space in the link |  ] → ]']),
        ('- [TITLE](URL) - A tool for trees', '- [TITLE ](URL)is a tool for trees', []),
        ('- [TITLE](URL) by §b', '- [TITLE.](URL)by §b', ['separator: missing space before the text | ) → ) ']),
    ],
)  # fmt: skip
def test_the_space_at_the_end_of_a_link(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), by §b Lark, 2024', '- [TITLE](URL), by §b Lark et al., 2024', []),
        ('- [TITLE](URL), by §b Lark, 2024', '- [TITLE](URL), by §b Lark et al.; 2024', ['separator: expected “,” before the date, found “.;” | .; → ,']),
        ('- [TITLE](URL), by §b Lark, 2024', '- [TITLE](URL), by §b Lark Universit., 2024', ['separator: expected “,” before the date, found “.,” | ., → ,']),
        # An address at the end.
        ('- TITLE, 2024, https://b.org/§.', '- TITLE, 2024, https://b.org/1', []),
        ('- TITLE, 2024, https://b.org/§.', '- TITLE, 2024, http://b.org', []),
        ('- TITLE, 2024, https://b.org/§.', '- TITLE, 2024, https://b.org/1,', []),
        ('- TITLE, 2024, https://b.org/§.', '- TITLE, 2024, <https://b.org/1>', ['separator: missing “.” at the end |  → .']),
        ('- TITLE, 2024, https://b.org/§', '- TITLE, 2024, https://b.org/1.', ['separator: unexpected “.” at the end | . → ']),
        ('- TITLE, 2024, https://b.org/§;', '- TITLE, 2024, https://b.org/1', ['separator: missing “;” after the link |  → ;']),
        # Authors in place of the name of a work.
        ('- **TITLE**, 2024. [pdf](URL)', '- Ann Lee, Bo Chen, 2024. [pdf](URL)', []),
        ('- **TITLE**, 2024. [pdf](URL)', '- Ann Lee and Bo Chen, 2024. [pdf](URL)', []),
        ('- **TITLE**, 2024. [pdf](URL)', '- Amber Trees, 2024. [pdf](URL)', ['separator: title is not bold; other titles in this section are |   →  **', 'separator: title is not bold; other titles in this section are | , → **,']),
        ('- "TITLE", 2024. [pdf](URL)', '- Ann Lee, Bo Chen, 2024. [pdf](URL)', []),
        ('- TITLE, 2024. [pdf](URL)', '- Ann Lee, Bo Chen; 2024. [pdf](URL)', []),
        ('- **[TITLE](URL)**, 2024.', '- [Ann Lee, Bo Chen](URL), 2024.', ['separator: title is not bold; other titles in this section are |   →  **', 'separator: title is not bold; other titles in this section are | ) → )**']),
        # A hyphen within words.
        ('- [TITLE](URL), 2024 `a`', '- [TITLE](URL)-2024 `a`', ['separator: expected “, ” before the date, found “-” | - → , ']),
        ('- [TITLE](URL), 2024 `a`', '- [TITLE](URL), 2024-`a`', ['separator: expected “ ” before the tag, found “-” | - →  ']),
        ('- [TITLE](URL), 2024 `a`', '- [TITLE](URL), 2024 `a`-', ['empty: nothing after “-”']),
        ('- TITLE, 2024 `a`', '- TITLE-2024 `a`', []),
        ('- TITLE - 2024 `a`', '- TITLE-2024 `a`', []),
    ],
)  # fmt: skip
def test_abbreviations_urls_names_and_hyphens(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL) - A tool for trees', '- [TITLE](URL), a tool for trees', []),
        ('- [TITLE](URL) - A tool for trees', '- [TITLE](URL) a tool for trees', []),
        ('- [TITLE](URL) - A tool for trees', '- [TITLE](URL) and, a tool for trees', []),
        ('- [TITLE](URL) - A tool for trees', '- [TITLE](URL), A tool for trees', ['separator: expected “ -” before the text, found “,” | , →  -']),
        ('- [TITLE](URL) - A tool for trees', '- [TITLE](URL): a tool for trees', ['separator: expected “ -” before the text, found “:” | : →  -']),
        ('- [TITLE](URL) - A tool for trees', '- [TITLE](URL) A tool for trees', ['separator: expected “ - ” before the text, found “ ” |   →  - ']),
        ('- [TITLE](URL) – A tool for trees', '- [TITLE](URL) and its manual', []),
        ('- [TITLE](URL) – A tool for trees', '- [TITLE](URL) And its manual', ['separator: expected “ – ” before the text, found “ ” |   →  – ']),
        ('- [TITLE](URL) — A tool for trees', '- [TITLE](URL) and its manual', []),
        ('- [TITLE](URL) — A tool for trees', '- [TITLE](URL) And its manual', ['separator: expected “ — ” before the text, found “ ” |   →  — ']),
        ('- [TITLE](URL) : A tool for trees', '- [TITLE](URL) and its manual', []),
        ('- [TITLE](URL) : A tool for trees', '- [TITLE](URL) And its manual', ['separator: expected “ : ” before the text, found “ ” |   →  : ']),
        ('- [TITLE](URL) . A tool for trees', '- [TITLE](URL) and its manual', []),
        ('- [TITLE](URL) . A tool for trees', '- [TITLE](URL) And its manual', ['separator: expected “ . ” before the text, found “ ” |   →  . ']),
        ('- [TITLE](URL) , A tool for trees', '- [TITLE](URL) and its manual', []),
        ('- [TITLE](URL) , A tool for trees', '- [TITLE](URL) And its manual', ['separator: expected “ , ” before the text, found “ ” |   →  , ']),
        ('- [TITLE](URL) ; A tool for trees', '- [TITLE](URL) and its manual', []),
        ('- [TITLE](URL) ; A tool for trees', '- [TITLE](URL) And its manual', ['separator: expected “ ; ” before the text, found “ ” |   →  ; ']),
        ('- [TITLE](URL) is a tool for trees', '- [TITLE](URL), and its manual', ['separator?: expected “)” before the text, found “),” | ), → )']),
        ('- [TITLE](URL) is a tool for trees', '- [TITLE](URL): and its manual', ['separator: expected “)” before the text, found “):” | ): → )']),
        # A title in the middle of a sentence.
        ('- **TITLE**, 2024 [pdf](URL)', '- **amber** Networks, 2024 [pdf](URL)', []),
        ('- **TITLE**, 2024 [pdf](URL)', '- *amber Networks*, 2024 [pdf](URL)', []),
        ('- **TITLE**, 2024 [pdf](URL)', '- amber Networks, 2024 [pdf](URL)', ['separator: title is not bold; other titles in this section are |   →  **', 'separator: title is not bold; other titles in this section are | , → **,']),
        ('- **TITLE**, 2024 [pdf](URL)', '- *Amber Networks*, 2024 [pdf](URL)', ['separator: title is in italics; other titles in this section are bold | * → **', 'separator: title is in italics; other titles in this section are bold | * → **']),
        # The end of an enumeration, and of a sentence.
        ('- [TITLE](URL), 2024;', '- [TITLE](URL), 2024.', []),
        ('- [TITLE](URL), 2024;', '- [TITLE](URL), 2024,', ['separator: expected “;” after the date, found “,” | , → ;']),
        ('- [TITLE](URL), 2024;', '- [TITLE](URL), 2024', ['separator: missing “;” after the date |  → ;']),
        ('- [TITLE](URL), 2024,', '- [TITLE](URL), 2024.', []),
        ('- [TITLE](URL), 2024,', '- [TITLE](URL), 2024;', ['separator: expected “,” after the date, found “;” | ; → ,']),
        ('- [TITLE](URL), 2024:', '- [TITLE](URL), 2024.', ['separator: expected “:” at the end, found “.” | . → :']),
        ('- [TITLE](URL) - A fine tool, [code](https://c.org/§)', '- [TITLE](URL) - Works like [Ann](https://a.org/1).', []),
        ('- [TITLE](URL) - A fine tool, [code](https://c.org/§)', '- [TITLE](URL) - Works like [Ann](https://a.org/1)。', []),
        ('- [TITLE](URL) - A fine tool, [code](https://c.org/§)', '- [TITLE](URL) - A fine tool, [code](https://a.org/1).', ['separator: unexpected “.” at the end | . → ']),
        ('- [TITLE](URL) - A fine tool, [code](https://c.org/§)', '- [TITLE](URL) - A fine tool [code](https://a.org/1),', ['separator: expected “)” after the link, found “),” | ), → )']),
        ('- [TITLE](URL) - A fine tool: <https://c.org/§>', '- [TITLE](URL) - See <https://a.org/1>.', []),
        ('- [TITLE](URL) - A fine tool: <https://c.org/§>', '- [TITLE](URL), <https://a.org/1>.', ['separator: unexpected “.” at the end | . → ']),
        ('- [TITLE](URL) - A fine tool: <https://c.org/§>', '- [TITLE](URL) - See <https://a.org/1>,', ['separator: expected “>” after the link, found “>,” | >, → >']),
        ('- [TITLE](URL) - A fine tool, [code](https://c.org/§).', '- [TITLE](URL) - Works like [code](https://c.org/1)', []),
        ('- [TITLE](URL) - A fine tool, [code](https://c.org/§).', '- [TITLE](URL) - A fine tool, [code](https://c.org/1)', ['separator: missing “.” at the end |  → .']),
    ],
)  # fmt: skip
def test_sentences(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


def test_an_entry_that_is_only_a_title_or_begins_with_words() -> None:
    """Such an entry is compared with others only if one in five entries is like it."""

    def number(plain: int, others: int, other: str, last: str) -> int:
        parts: list[Part] = [("- [TITLE](URL), 2024", plain), (other, others), (last, 1)]
        return sum(" separator" in line for line in deviations_in(in_parts(parts), {}))

    assert number(31, 8, "- [TITLE](URL).", "- [TITLE](URL):") == 0
    assert number(40, 11, "- [TITLE](URL).", "- [TITLE](URL):") == 1
    assert number(40, 10, "- See [TITLE](URL), 2024", "- See [TITLE](URL). 2024") == 1
    assert number(41, 9, "- See [TITLE](URL), 2024", "- See [TITLE](URL). 2024") == 0


def test_an_entry_is_compared_even_if_an_equal_one_before_it_was_not() -> None:
    usual = "- [TITLE](URL) - A tool for trees"
    parts: list[Part] = [
        (usual, 20),
        ("- [TITLE](URL), a tool for trees", 1),
        ("- [TITLE](URL), A tool for trees", 1),
    ]
    assert len(deviations_in(in_parts(parts), {})) == 1


@pytest.mark.parametrize("quotes", ['""', "“”", "‘’", "«»", "„“", "「」", "『』"])
def test_a_title_in_quotes(quotes: str) -> None:
    usual = "- TITLE. ICML 2021 [pdf](URL)"
    assert deviations_of(usual, f"- {quotes[0]}TITLE{quotes[1]} ICML 2021 [pdf](URL)") == []
    assert deviations_of(usual, f"- {quotes[0]}TITLE{quotes[1]}. ICML 2021 [pdf](URL)") == []


def test_headings_that_are_only_a_title() -> None:
    """They are compared with others only if one in five is like them."""
    usual = "### TITLE (ICML 2024)\n\n[pdf](URL)\n"

    def number(plain: int, others: int, last: str) -> int:
        parts: list[Part] = [
            (usual, plain),
            ("### TITLE\n\n[pdf](URL)\n", others),
            (f"{last}\n\n[pdf](URL)\n", 1),
        ]
        return sum(" separator" in line for line in deviations_in(in_parts(parts), {}))

    assert number(30, 12, "### TITLE,") == 1
    assert number(50, 10, "### TITLE,") == 0
    assert number(20, 0, "### TITLE?") == 0


def test_marks_in_the_title_say_nothing_about_other_fields() -> None:
    usual = "- [TITLE](URL) `new` *2024*"
    assert len(deviations_of(usual, "- [The *new* TITLE](URL) `new` 2024")) == 2


@pytest.mark.parametrize(
    ("usual", "last", "number"),
    [
        ("- [TITLE](URL) - A tool for trees", "- [TITLE](URL) eTrees for it", 0),
        # Names in the title say nothing about the marks of other fields.
        ('- TITLE [pdf](URL) "2024"', "- Ann Lee, Bo Chen [pdf](URL) 2024", 2),
        ("- TITLE. 2024 [pdf](URL)", "- Ann Lee, Bo Chen, 2024 [pdf](URL)", 1),
    ],
)
def test_what_else_belongs_to_words(usual: str, last: str, number: int) -> None:
    assert len([line for line in deviations_of(usual, last) if "separator" in line]) == number
