"""What messages say about a separator that differs, and what replaces it."""

from __future__ import annotations

import pytest

from tests.support.short_lists import deviations_of


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # Marks around a field.
        ('- *TITLE*, 2024 [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: title is not in italics; other titles in this section are |   →  *', 'separator: title is not in italics; other titles in this section are | , → *,']),
        ('- *TITLE*, 2024 [pdf](URL)', '- *TITLE, 2024 [pdf](URL)', ['separator: missing “*” before the date | , → *,']),
        ('- *TITLE*, 2024 [pdf](URL)', '- TITLE*, 2024 [pdf](URL)', []),
        ('- _TITLE_, 2024 [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: title is not in italics; other titles in this section are |   →  _', 'separator: title is not in italics; other titles in this section are | , → _,']),
        ('- _TITLE_, 2024 [pdf](URL)', '- _TITLE, 2024 [pdf](URL)', []),
        ('- _TITLE_, 2024 [pdf](URL)', '- TITLE_, 2024 [pdf](URL)', []),
        ('- **TITLE**, 2024 [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: title is not bold; other titles in this section are |   →  **', 'separator: title is not bold; other titles in this section are | , → **,']),
        ('- **TITLE**, 2024 [pdf](URL)', '- **TITLE, 2024 [pdf](URL)', ['separator: missing “**” before the date | , → **,']),
        ('- **TITLE**, 2024 [pdf](URL)', '- TITLE**, 2024 [pdf](URL)', []),
        ('- __TITLE__, 2024 [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: title is not bold; other titles in this section are |   →  __', 'separator: title is not bold; other titles in this section are | , → __,']),
        ('- __TITLE__, 2024 [pdf](URL)', '- __TITLE, 2024 [pdf](URL)', []),
        ('- __TITLE__, 2024 [pdf](URL)', '- TITLE__, 2024 [pdf](URL)', []),
        ('- ***TITLE***, 2024 [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: title is not bold and in italics; other titles in this section are |   →  ***', 'separator: title is not bold and in italics; other titles in this section are | , → ***,']),
        ('- ***TITLE***, 2024 [pdf](URL)', '- ***TITLE, 2024 [pdf](URL)', ['separator: missing “***” before the date | , → ***,']),
        ('- ***TITLE***, 2024 [pdf](URL)', '- TITLE***, 2024 [pdf](URL)', []),
        ('- `TITLE`, 2024 [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: title is not in code; other titles in this section are |   →  `', 'separator: title is not in code; other titles in this section are | , → `,']),
        ('- `TITLE`, 2024 [pdf](URL)', '- `TITLE, 2024 [pdf](URL)', []),
        ('- `TITLE`, 2024 [pdf](URL)', '- TITLE`, 2024 [pdf](URL)', []),
        ('- **_TITLE_**, 2024 [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: title is not bold; other titles in this section are |   →  **', 'separator: title is not bold; other titles in this section are | , → **,']),
        ('- **_TITLE_**, 2024 [pdf](URL)', '- **_TITLE, 2024 [pdf](URL)', ['separator: missing “**” before the date | , → **,']),
        ('- **_TITLE_**, 2024 [pdf](URL)', '- TITLE_**, 2024 [pdf](URL)', []),
        ('- *TITLE*, 2024 [pdf](URL)', '- _TITLE_, 2024 [pdf](URL)', ['separator: expected “*” around the title, found “_” | _ → *', 'separator: expected “*” around the title, found “_” | _ → *']),
        ('- *TITLE*, 2024 [pdf](URL)', '- **TITLE**, 2024 [pdf](URL)', ['separator: title is bold; other titles in this section are in italics | ** → *', 'separator: title is bold; other titles in this section are in italics | ** → *']),
        ('- *TITLE*, 2024 [pdf](URL)', '- ***TITLE***, 2024 [pdf](URL)', ['separator: title is bold and in italics; other titles in this section are in italics | *** → *', 'separator: title is bold and in italics; other titles in this section are in italics | *** → *']),
        ('- *TITLE*, 2024 [pdf](URL)', '- `TITLE`, 2024 [pdf](URL)', []),
        ('- *TITLE*, 2024 [pdf](URL)', '- *TITLE**, 2024 [pdf](URL)', ['separator: expected “*” before the date, found “**” | ** → *']),
        ('- **TITLE**, 2024 [pdf](URL)', '- __TITLE__, 2024 [pdf](URL)', ['separator: expected “**” around the title, found “__” | __ → **', 'separator: expected “**” around the title, found “__” | __ → **']),
        ('- **TITLE**, 2024 [pdf](URL)', '- *TITLE*, 2024 [pdf](URL)', ['separator: title is in italics; other titles in this section are bold | * → **', 'separator: title is in italics; other titles in this section are bold | * → **']),
        ('- **[TITLE](URL)**, 2024', '- [TITLE](URL), 2024', ['separator: title is not bold; other titles in this section are |   →  **', 'separator: title is not bold; other titles in this section are | ) → )**']),
        ('- **[TITLE](URL)**, 2024', '- [**TITLE**](URL), 2024', []),
        ('- **[TITLE](URL)**, 2024', '- *[TITLE](URL)*, 2024', ['separator: title is in italics; other titles in this section are bold | * → **', 'separator: title is in italics; other titles in this section are bold | * → **']),
        ('- **[TITLE](URL)**, 2024', '- __[TITLE](URL)__, 2024', ['separator: expected “**” around the title, found “__” | __ → **', 'separator: expected “**” around the title, found “__” | __ → **']),
        ('- **[TITLE](URL)**, 2024', '- **[TITLE](URL), 2024', ['separator: missing “**” before the date | ) → )**']),
        ('- **[TITLE](URL)**, 2024', '- [TITLE](URL)**, 2024', ['separator: missing “**” before the title |   →  **']),
        ('- TITLE, **2024** `new` [pdf](URL)', '- TITLE, 2024 `new` [pdf](URL)', ['separator: date not bold; others in this section are |   →  **', 'separator: date not bold; others in this section are |   → ** ']),
        ('- TITLE, **2024** `new` [pdf](URL)', '- TITLE, *2024* `new` [pdf](URL)', ['separator: date in italics; others in this section are bold | * → **', 'separator: date in italics; others in this section are bold | * → **']),
        ('- TITLE, **2024** `new` [pdf](URL)', '- TITLE, **2024 `new` [pdf](URL)', []),
        ('- TITLE, **2024** `new` [pdf](URL)', '- **TITLE**, **2024** `new` [pdf](URL)', []),
        ('- [TITLE](URL), **2024**', '- [TITLE](URL), 2024', ['separator: date not bold; others in this section are |   →  **', 'separator: date not bold; others in this section are |  → **']),
        ('- [TITLE](URL), **2024**', '- [TITLE](URL), *2024*', ['separator: date in italics; others in this section are bold | * → **', 'separator: date in italics; others in this section are bold | * → **']),
        ('- [TITLE](URL), **2024**', '- [TITLE](URL), **2024', ['separator: missing “**” after the date |  → **']),
        ('- [TITLE](URL) (**ICML**) `new`', '- [TITLE](URL) (ICML) `new`', ['separator: venue not bold; others in this section are | ( → (**', 'separator: venue not bold; others in this section are | ) → **)']),
        ('- [TITLE](URL) (**ICML**) `new`', '- [TITLE](URL) **ICML** `new`', ['separator: expected “ (” before the venue, found “ ” |   →  (', 'separator: missing “)” before the tag | * → *)']),
        ('- [TITLE](URL) (**ICML**) `new`', '- [TITLE](URL) (*ICML*) `new`', ['separator: venue in italics; others in this section are bold | * → **', 'separator: venue in italics; others in this section are bold | * → **']),
        ('- [TITLE](URL) (**ICML**) `new`', '- [TITLE](URL) *(ICML)* `new`', ['separator: venue in italics; others in this section are bold | *( → (**', 'separator: venue in italics; others in this section are bold | )* → **)']),
        ('- [TITLE](URL) "*ICML*." `new`', '- [TITLE](URL) "ICML." `new`', []),
        ('- TITLE, *Ann Lee, Bo Chen*, 2024 [pdf](URL)', '- TITLE, Ann Lee, Bo Chen, 2024 [pdf](URL)', ['missing?: no authors; 12 of the 13 entries in this section have them']),
        ('- TITLE, *Ann Lee, Bo Chen*, 2024 [pdf](URL)', '- TITLE, **Ann Lee, Bo Chen**, 2024 [pdf](URL)', ['missing?: no authors; 12 of the 13 entries in this section have them']),
        ('- [TITLE](URL), **[pdf](https://b.org)**, 2024', '- [TITLE](URL), [pdf](https://b.org), 2024', ['separator: link not bold; others in this section are |   →  **', 'separator: link not bold; others in this section are | ) → )**']),
    ],
)  # fmt: skip
def test_emphasis_that_differs(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # A space.
        ('- TITLE, 2024 [pdf](URL)', '- TITLE,2024 [pdf](URL)', []),
        ('- TITLE, 2024 [pdf](URL)', '- TITLE , 2024 [pdf](URL)', ['separator: unexpected space before “,” |  , → ,']),
        ('- TITLE, 2024 [pdf](URL)', '- TITLE, 2024[pdf](URL)', ['separator: missing space before the link | [ →  [']),
        ('- TITLE, 2024 [pdf](URL)', '- TITLE, 2024 [ pdf](URL)', ['separator?: unexpected space before the link | [  → [']),
        ('- TITLE, 2024 [pdf](URL)', '- TITLE, 2024 [pdf ](URL)', ['separator: unexpected space in the link |  ] → ]']),
        ('- TITLE, 2024 [pdf](URL)', '- TITLE, 2024 [pdf]( URL)', ['separator?: unexpected space in the link | (  → (']),
        ('- TITLE (2024) [pdf](URL)', '- TITLE ( 2024) [pdf](URL)', ['separator: unexpected space before the date | (  → (']),
        ('- TITLE (2024) [pdf](URL)', '- TITLE (2024 ) [pdf](URL)', ['separator: unexpected space after the date |  ) → )']),
        ('- TITLE (2024) [pdf](URL)', '- TITLE(2024) [pdf](URL)', ['separator: missing space before the date | ( →  (']),
        ('- TITLE (2024) [pdf](URL)', '- TITLE (2024)[pdf](URL)', ['separator: missing space before the link | ) → ) ']),
        ('- **TITLE**, 2024. [pdf](URL)', '- **TITLE **, 2024. [pdf](URL)', []),
        ('- **TITLE**, 2024. [pdf](URL)', '- ** TITLE**, 2024. [pdf](URL)', ['separator: unexpected space before the title | *  → *']),
        ('- **TITLE**, 2024. [pdf](URL)', '- **TITLE** , 2024. [pdf](URL)', ['separator: unexpected space before “,” | *  → *']),
        ('- **TITLE**, 2024. [pdf](URL)', '- **TITLE**, 2024 . [pdf](URL)', ['separator: unexpected space before “.” |  . → .']),
        ('- [TITLE](URL), 2024 - `new`.', '- [TITLE](URL), 2024 -`new`.', ['separator: missing space before the tag | - → - ']),
        ('- [TITLE](URL), 2024 - `new`.', '- [TITLE](URL), 2024- `new`.', ['separator: missing space before “-” | - →  -']),
        ('- [TITLE](URL), 2024 - `new`.', '- [TITLE](URL), 2024 - ` new`.', []),
        ('- [TITLE](URL), 2024 - `new`.', '- [TITLE](URL), 2024 - `new` .', ['separator: unexpected space before “.” | `  → `']),
        ('- [TITLE](URL), 2024 - `new`.', '- [TITLE](URL), 2024 - `new `.', []),
        ('- [TITLE](URL) | 2024', '- [TITLE](URL)| 2024', ['separator: missing space before “|” | ) → ) ']),
        ('- [TITLE](URL) | 2024', '- [TITLE](URL) |2024', ['separator: missing space before the date | | → | ']),
        ('- [TITLE](URL) <https://b.org/§>, 2024', '- [TITLE](URL)<https://b.org/1>, 2024', ['separator: missing space before the link | ) → ) ']),
        # A mark.
        ('- TITLE, 2024. [pdf](URL)', '- TITLE; 2024. [pdf](URL)', []),
        ('- TITLE, 2024. [pdf](URL)', '- TITLE 2024. [pdf](URL)', []),
        ('- TITLE, 2024. [pdf](URL)', '- TITLE,, 2024. [pdf](URL)', ['separator: expected “,” before the date, found “,,” | ,, → ,']),
        ('- TITLE, 2024. [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: expected “. ” before the link, found “ ” |   → . ']),
        ('- TITLE, 2024. [pdf](URL)', '- TITLE, 2024, [pdf](URL)', ['separator: expected “.” before the link, found “,” | , → .']),
        ('- TITLE, 2024. [pdf](URL)', '- TITLE, 2024., [pdf](URL)', ['separator: expected “.” before the link, found “.,” | ., → .']),
        ('- TITLE, 2024. [pdf](URL)', '- TITLE, 2024. [[pdf](URL)]', ['separator: expected “[” before the link, found “[[” | [[ → [', 'separator: expected “)” after the link, found “)]” | )] → )']),
        ('- TITLE, 2024. [pdf](URL)', '- TITLE, 2024. ([pdf](URL))', ['separator: expected “ ” before the link, found “ (” |  ( →  ', 'separator: expected “)” after the link, found “))” | )) → )']),
        ('- [TITLE](URL) (2024)', '- [TITLE](URL) 2024', ['separator: expected “ (” before the date, found “ ” |   →  (', 'separator: missing “)” after the date |  → )']),
        ('- [TITLE](URL) (2024)', '- [TITLE](URL) [2024]', ['separator: expected “(” before the date, found “[” | [ → (', 'separator: expected “)” after the date, found “]” | ] → )']),
        ('- [TITLE](URL) (2024)', '- [TITLE](URL), (2024)', ['separator: expected “)” before the date, found “),” | ), → )']),
        ('- [TITLE](URL) (2024)', '- [TITLE](URL) (2024).', ['separator: unexpected “.” at the end | . → ']),
        ('- [TITLE](URL) (2024)', '- [TITLE](URL) (2024),', ['separator: expected “)” after the date, found “),” | ), → )']),
        ('- [TITLE](URL) (2024).', '- [TITLE](URL) (2024)', ['separator: missing “.” at the end |  → .']),
        ('- [TITLE](URL) (2024).', '- [TITLE](URL) (2024.)', ['separator: expected “).” after the date, found “.)” | .) → ).']),
        ('- [TITLE](URL) (2024).', '- [TITLE](URL) (2024);', ['separator: expected “.” at the end, found “;” | ; → .']),
        ('- [TITLE](URL) `a` `b`', '- [TITLE](URL) `a`, `b`', ['separator: unexpected “,” between tags | `, → `']),
        ('- [TITLE](URL) `a` `b`', '- [TITLE](URL) `a``b`', []),
        ('- [TITLE](URL) `a` `b`', '- [TITLE](URL) `a`  `b`', []),
        ('- TITLE, [a](URL) [b](https://b.org)', '- TITLE, [a](URL); [b](https://b.org)', ['separator: expected “)” before the link, found “);” | ); → )']),
        ('- TITLE, 2024, *Ann Lee, Bo Chen*; [pdf](URL)', '- TITLE, 2024, *Ann Lee, Bo Chen*, [pdf](URL)', ['separator: expected “;” before the link, found “,” | , → ;']),
        # A mark within emphasis or code, or after it.
        ('- **TITLE,** 2024 [pdf](URL)', '- **TITLE**, 2024 [pdf](URL)', ['separator: unexpected “,” before the date | *, → *']),
        ('- **TITLE,** 2024 [pdf](URL)', '- **TITLE**: 2024 [pdf](URL)', ['separator: unexpected “:” before the date | *: → *']),
        ('- **TITLE,** 2024 [pdf](URL)', '- **TITLE:** 2024 [pdf](URL)', []),
        ('- **TITLE**, 2024 [pdf](URL)', '- **TITLE:** 2024 [pdf](URL)', ['separator: missing “,” before the date | * → *,']),
        ('- **TITLE**, 2024 [pdf](URL)', '- **TITLE:**, 2024 [pdf](URL)', []),
        ('- **TITLE**, 2024 [pdf](URL)', '- **TITLE**; 2024 [pdf](URL)', ['separator: expected “,” before the date, found “;” | ; → ,']),
        ('- [TITLE](URL), *2024*, `new`', '- [TITLE](URL), *2024,* `new`', ['separator: expected “,” after the text in italics, found it at its end | ,* → *,']),
        ('- [TITLE](URL), *2024*, `new`', '- [TITLE](URL), *2024*: `new`', ['separator: expected “,” before the tag, found “:” | : → ,']),
        ('- [TITLE](URL), *2024*, `new`', '- [TITLE](URL), *2024:* `new`', ['separator: expected “,” before the tag, found “:” | :* → *,']),
        ('- [TITLE](URL), ***2024***, `new`', '- [TITLE](URL), ***2024,*** `new`', ['separator: expected “,” after the emphasized text, found it at its end | ,*** → ***,']),
        ('- [TITLE](URL), **2024**, `new`', '- [TITLE](URL), **2024,** `new`', ['separator: expected “,” after the bold text, found it at its end | ,** → **,']),
        ('- [TITLE](URL), **2024**, `new`', '- [TITLE](URL), **2024;** `new`', ['separator: expected “,” before the tag, found “;” | ;** → **,']),
        ('- [TITLE](URL), `2024`, `new`', '- [TITLE](URL), `2024,` `new`', ['separator: expected “,” after the code, found it at its end | ,` → `,']),
        ('- [TITLE](URL), `2024`, `new`', '- [TITLE](URL), `2024;` `new`', ['separator: expected “,” before the tag, found “;” | ;` → `,']),
        ('- [TITLE](URL), **2024** - `new`', '- [TITLE](URL), **2024 -** `new`', ['separator: expected “** -” before the tag, found “ -**”']),
    ],
)  # fmt: skip
def test_spaces_and_marks_that_differ(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- TITLE, 2024  \n  [pdf](URL)', '- TITLE, 2024\n  [pdf](URL)', ['separator: the line break before the link is not shown; other entries have 2 spaces before it |  →   ']),
        ('- TITLE, 2024  \n  [pdf](URL)', '- TITLE, 2024   \n  [pdf](URL)', []),
        ('- TITLE, 2024  \n  [pdf](URL)', '- TITLE, 2024\\\n  [pdf](URL)', ['separator?: expected “  ” before the link, found “\\” | \\ →   ']),
        ('- TITLE, 2024  \n  [pdf](URL)', '- TITLE, 2024<br>\n  [pdf](URL)', ['separator?: expected “  ” before the link, found “<br>” | <br> →   ']),
        ('- TITLE, 2024  \n  [pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: expected “  ⏎  ” before the link, found “ ”']),
        ('- TITLE, 2024  \n  [pdf](URL)', '- TITLE, 2024  \n [pdf](URL)', ['separator: expected “  ” before the link, found “ ” |   →   ']),
        ('- TITLE, 2024\n  [pdf](URL)', '- TITLE, 2024  \n  [pdf](URL)', ['separator: the line break before the link is shown, as 2 spaces precede it; in other entries it is not |    → ']),
        ('- TITLE, 2024\n  [pdf](URL)', '- TITLE, 2024   \n  [pdf](URL)', ['separator: the line break before the link is shown, as 3 spaces precede it; in other entries it is not |     → ']),
        ('- TITLE, 2024\n  [pdf](URL)', '- TITLE, 2024 \n  [pdf](URL)', []),
        ('- TITLE, 2024\n  [pdf](URL)', '- TITLE, 2024.\n  [pdf](URL)', ['separator: unexpected “.” at the end of the date | . → ']),
        ('- TITLE, 2024\n  [pdf](URL)', '- TITLE, 2024\\\n  [pdf](URL)', ['separator: unexpected “\\” before the link | \\ → ']),
        ('- TITLE, 2024\n  [pdf](URL)', '- TITLE, 2024\n\n  [pdf](URL)', ['separator?: expected “ ” before the link, found “⏎ ”']),
        ('- TITLE, 2024   \n  [pdf](URL)', '- TITLE, 2024\n  [pdf](URL)', ['separator: the line break before the link is not shown; other entries have 3 spaces before it |  →    ']),
        ('- TITLE, 2024\\\n  [pdf](URL)', '- TITLE, 2024\n  [pdf](URL)', ['separator: missing “\\” before the link |  → \\']),
        ('- TITLE, 2024\\\n  [pdf](URL)', '- TITLE, 2024  \n  [pdf](URL)', ['separator?: expected “\\” before the link, found “  ” |    → \\']),
        ('- TITLE, 2024\\\n  [pdf](URL)', '- TITLE, 2024 \\\n  [pdf](URL)', []),
        ('- TITLE, 2024<br>\n  [pdf](URL)', '- TITLE, 2024\n  [pdf](URL)', ['separator: missing “<br>” before the link |  → <br>']),
        ('- TITLE, 2024<br>\n  [pdf](URL)', '- TITLE, 2024<br/>\n  [pdf](URL)', ['separator?: expected “<br>” before the link, found “<br/>” | <br/> → <br>']),
        ('- TITLE, 2024<br>\n  [pdf](URL)', '- TITLE, 2024 <br>\n  [pdf](URL)', []),
        ('- TITLE, 2024<br>[pdf](URL)', '- TITLE, 2024 [pdf](URL)', ['separator: expected “<br>” before the link, found “ ” |   → <br>']),
        ('- TITLE, 2024<br>[pdf](URL)', '- TITLE, 2024<br> [pdf](URL)', ['separator?: unexpected space before the link | <br>  → <br>']),
        ('- TITLE, 2024<br>[pdf](URL)', '- TITLE, 2024<br/>[pdf](URL)', ['separator?: expected “<br>” before the link, found “<br/>” | <br/> → <br>']),
        ('- TITLE, 2024 [pdf](URL)', '- TITLE, 2024<br>[pdf](URL)', ['separator: expected “ ” before the link, found “<br>” | <br> →  ']),
        ('- TITLE, 2024 [pdf](URL)', '- TITLE, 2024 <b>[pdf](URL)</b>', ['separator: expected “ ” before the link, found “ <b>” |  <b> →  ', 'separator: expected “)” after the link, found “)</b>” | )</b> → )']),
    ],
)  # fmt: skip
def test_line_breaks_that_differ(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), *Ann Lee, Bo Chen*, 2024 `a`', '- [TITLE](URL), *Ann Lee et al.*, 2024 `a`', []),
        ('- [TITLE](URL), *Ann Lee, Bo Chen*, 2024 `a`', '- [TITLE](URL), *Ann Lee et al*., 2024 `a`', ['separator: unexpected “.” before the date | *. → *']),
        ('- [TITLE](URL), *Ann Lee, Bo Chen*, 2024 `a`', '- [TITLE](URL), **Ann Lee et al**., 2024 `a`', ['separator: authors bold; others in this section are in italics | ** → *', 'separator: authors bold; others in this section are in italics | **. → *']),
        ('- [TITLE](URL), **ICML** *2024-01-02* `a`', '- [TITLE](URL), **ICML* 2024-01-02 `a`', ['separator: missing “**” before the date |   → * *', 'separator: date not in italics; others in this section are |   → * ']),
        ('- [TITLE](URL), **ICML** *2024-01-02* `a`', '- [TITLE](URL), *ICML* **2024-01-02** `a`', ['separator: venue in italics; others in this section are bold | * → **', 'separator: venue in italics; others in this section are bold; date bold; others in this section are in italics |  * → * ', 'separator: date bold; others in this section are in italics | ** → *']),
        ('- [TITLE](URL), **ICML** *2024-01-02* `a`', '- [TITLE](URL), **ICML** 2024-01-02 `a`', ['separator: date not in italics; others in this section are |   →  *', 'separator: date not in italics; others in this section are |   → * ']),
        ('- [TITLE](URL), **ICML** *2024-01-02* `a`', '- [TITLE](URL), ICML *2024-01-02* `a`', ['separator: venue not bold; others in this section are |   →  **', 'separator: venue not bold; others in this section are |   → ** ']),
        ('- [TITLE](URL), **ICML** *2024-01-02* `a`', '- [TITLE](URL), **ICML 2024-01-02** `a`', []),
        ('- [TITLE](URL), ICML *2024-01-02* `a`', '- [TITLE](URL), **ICML** 2024-01-02 `a`', []),
        ('- [TITLE](URL), *ICML*, 2024-01-02', '- [TITLE](URL), *ICML*;, 2024-01-02', ['separator: unexpected “;” before the date | *; → *']),
        ('- [TITLE](URL), *ICML*, 2024-01-02', '- [TITLE](URL), *ICML,* 2024-01-02', []),
        ('- [TITLE](URL), *ICML,* 2024-01-02', '- [TITLE](URL), *ICML*, 2024-01-02', ['separator: unexpected “,” before the date | *, → *']),
        ('- [TITLE](URL), *ICML,* 2024-01-02', '- [TITLE](URL), *ICML* , 2024-01-02', ['separator: expected “ ” before the date, found “ , ” |  ,  →  ']),
        ('- [TITLE](URL), *ICML* - 2024-01-02', '- [TITLE](URL), *ICML - *2024-01-02', ['separator: expected “* - ” before the date, found “ - *”']),
        ('- [TITLE](URL), *ICML* - 2024-01-02', '- [TITLE](URL), *ICML -* 2024-01-02', ['separator: expected “ - ” before the date, found “ ” |   →  - ']),
        ('- [TITLE](URL), *ICML* - 2024-01-02', '- [TITLE](URL), - *ICML* 2024-01-02', ['separator: expected “ ” before the venue, found “ - ” |  -  →  ', 'separator: expected “ - ” before the date, found “ ” |   →  - ']),
        ('- [TITLE](URL), **ICML** | 2024-01-02', '- [TITLE](URL), **ICML**| 2024-01-02', ['separator: missing space before “|” | * → * ']),
        ('- [TITLE](URL), **ICML** | 2024-01-02', '- [TITLE](URL), **ICML |** 2024-01-02', ['separator: expected “** |” before the date, found “ |**”']),
        ('- [TITLE](URL) `ICML`: 2024-01-02', '- [TITLE](URL) `ICML:` 2024-01-02', []),
        ('- [TITLE](URL) `ICML`: 2024-01-02', '- [TITLE](URL) `ICML` :2024-01-02', ['separator: expected “: ” before the date, found “ :” |  : → : ']),
        # Lines that begin with a space.
        ('- TITLE, 2024\n  [pdf](URL)', '- TITLE, 2024\n [pdf](URL)', ['separator: expected “  ” before the link, found “ ” |   →   ']),
        ('- TITLE, 2024\n [pdf](URL)', '- TITLE, 2024\n  [pdf](URL)', ['separator: expected “ ” before the link, found “  ” |    →  ']),
        ('- TITLE, 2024\n[pdf](URL)', '- TITLE, 2024\n [pdf](URL)', ['separator: unexpected space at the start of the line before the link |  [ → [']),
        ('- TITLE, 2024\n [pdf](URL)', '- TITLE, 2024\n[pdf](URL)', ['separator: missing space before the link | [ →  [']),
        ('**TITLE**\\\n[pdf](URL)\n', '**TITLE**\\\n [pdf](URL)\n', ['separator: unexpected space at the start of the line before the link |  [ → [']),
        ('**TITLE**<br>\n[pdf](URL)\n', '**TITLE**<br>\n [pdf](URL)\n', ['separator: unexpected space at the start of the line before the link |  [ → [']),
        ('**TITLE**  \n[pdf](URL)\n', '**TITLE**  \n [pdf](URL)\n', ['separator: unexpected space at the start of the line before the link |  [ → [']),
        ('**TITLE**\\\n [pdf](URL)\n', '**TITLE**\\\n[pdf](URL)\n', ['separator: missing space before the link | [ →  [']),
    ],
)  # fmt: skip
def test_fields_and_lines(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), *ICML*; 2024-01-02', '- [TITLE](URL), *ICML; *2024-01-02', ['separator: expected “*; ” before the date, found “; *” | ; * → *; ']),
        ('- [TITLE](URL), *ICML*; 2024-01-02', '- [TITLE](URL), ICML; 2024-01-02', ['separator: venue not in italics; others in this section are |   →  *', 'separator: venue not in italics; others in this section are | ; → *;']),
        ('- [TITLE](URL), (*ICML*); 2024-01-02', '- [TITLE](URL), (ICML); 2024-01-02', ['separator: venue not in italics; others in this section are | ( → (*', 'separator: venue not in italics; others in this section are | ) → *)']),
        ('- TITLE [*pdf*](URL); 2024', '- TITLE [pdf](URL); 2024', ['separator: link not in italics; others in this section are | [ → [*', 'separator: link not in italics; others in this section are | ] → *]']),
        ('- TITLE, 2024\t[pdf](URL)', '- TITLE, 2024[pdf](URL)', ['separator: missing space before the link | [ → \t[']),
        ('- TITLE, _2024_. [pdf](URL)', '- TITLE, _2024_ . [pdf](URL)', ['separator: unexpected space before “.” | _  → _']),
        ('- TITLE, `2024`. [pdf](URL)', '- TITLE, `2024 `. [pdf](URL)', ['separator: unexpected space after the date |  ` → `']),
        ('- TITLE, 2024\n[pdf](URL)', '- TITLE, 2024\n  [pdf](URL)', []),
        ('- TITLE, 2024\n[pdf](URL)', '- TITLE, 2024.\n  [pdf](URL)', ['separator: unexpected “.” at the end of the date | . → ']),
    ],
)  # fmt: skip
def test_more_spaces_and_marks(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        ('- [TITLE](URL), 2024. `a`', '- [TITLE?](URL), 2024 `a`', ['separator: expected “. ” before the tag, found “ ” |   → . ']),
        ('- TITLE. [pdf](URL)', '- TITLE?; [pdf](URL)', ['separator: expected “.” before the link, found “;” | ; → .']),
        ('- TITLE. [pdf](URL)', '- TITLE? [pdf](URL)', []),
        ('- TITLE. [pdf](URL)', '- TITLE, [pdf](URL)', ['separator: expected “.” before the link, found “,” | , → .']),
        ('- TITLE. [pdf](URL)', '- **TITLE.** [pdf](URL)', []),
        ('- TITLE, [pdf](URL)', '- TITLE? [pdf](URL)', []),
        ('- TITLE, [pdf](URL)', '- TITLE?. [pdf](URL)', []),
        ('- **TITLE**. 2024 [pdf](URL)', '- **TITLE.** 2024 [pdf](URL)', ['separator?: expected “.” after the bold text, found it at its end | .** → **.']),
        ('- **TITLE**. 2024 [pdf](URL)', '- **TITLE?** 2024 [pdf](URL)', []),
        ('- **TITLE**. 2024 [pdf](URL)', '- **TITLE…** 2024 [pdf](URL)', []),
        ('- **TITLE**. 2024 [pdf](URL)', '- **TITLE。** 2024 [pdf](URL)', []),
        # Another part of a title is emphasized than usual.
        ('- **TITLE**. 2024 [pdf](URL)', '- Trees with **TITLE**. 2024 [pdf](URL)', []),
        ('- **TITLE**. 2024 [pdf](URL)', '- *TITLE*. 2024 [pdf](URL)', ['separator: title is in italics; other titles in this section are bold | * → **', 'separator: title is in italics; other titles in this section are bold | * → **']),
        ('- **Oak §**: TITLE. 2024 [pdf](URL)', '- **Oak: TITLE**. 2024 [pdf](URL)', []),
        ('- **Oak §**: TITLE. 2024 [pdf](URL)', '- *Oak*: TITLE. 2024 [pdf](URL)', []),
        ('- **Oak §**: TITLE. 2024 [pdf](URL)', '- **Oak: TITLE**, 2024 [pdf](URL)', []),
        ('- *Ann Lee, Bo Chen*. TITLE. 2024', '- *Ann Lee, Bo Chen*. *TITLE*. 2024', []),
        ('- *Ann Lee, Bo Chen*. TITLE. 2024', '- *Ann Lee, Bo Chen*. *TITLE*, 2024', ['separator: title is in italics; other titles in this section are not |  * →  ', 'separator: expected “.” before the date, found “*,” | *, → .']),
        # Nothing where others have a field.
        ('- [TITLE](URL), 2024', '- [TITLE](URL), 2024 -', ['empty: nothing after “-”']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL), 2024 –', ['empty: nothing after “–”']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL), 2024 —', ['empty: nothing after “—”']),
        ('- [TITLE](URL), 2024', '- [TITLE](URL), 2024, -', ['separator: unexpected “, -” after the date | , - → ']),
        ('- [TITLE](URL), 2024 `a`', '- [TITLE](URL) [], 2024 `a`', ['empty: nothing between “[]” before the date']),
        ('- [TITLE](URL), 2024 `a`', '- [TITLE](URL) (), 2024 `a`', ['empty: nothing between “()” before the date']),
        ('- [TITLE](URL), 2024 `a`', '- [TITLE](URL), 2024 [ ] `a`', []),
    ],
)  # fmt: skip
def test_titles_with_marks_of_their_own_and_empty_fields(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last) == expected
