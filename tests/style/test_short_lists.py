"""Short lists: which deviations are found in them, and which formats and other habits the summary shows."""

from __future__ import annotations

from typing import Any

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.conventions import learn
from awesomelint.style.summary import style_summary
from tests.support.short_lists import Part, deviations_in, in_parts


def formats(text: str) -> list[str]:
    """Return a line for each format of the list."""
    return [
        f"{round(100 * form.share)} % of {form.entries}: {form.template}"
        for form in style_summary(read(Source(text))).formats
    ]


def table(head: str, rows: list[Part]) -> str:
    """Return a table with this line of headers and these rows."""
    columns = head.count("|") - 1
    return in_parts([f"{head}\n|{' --- |' * columns}", *rows]).replace("|\n\n|", "|\n|")


DEVIATIONS: list[tuple[str, list[Part], dict[str, Any], list[str]]] = [
    (
        "a comma in bold, between two bold fields",
        [
            ("- **TITLE**, *Ann Lark, Bo Finch*, arXiv:2209.09988 [math], 2024. [[pdf](URL)]", 10),
            ("- **TITLE**, *Ann Lark, Bo Finch*, NIPS, 2024. [[pdf](URL)]", 10),
            ("- **TITLE**, *Ann Lark*, **arXiv:2209.09988v1[cs]**, **2022**. [[pdf](URL)]", 1),
        ],
        {},
        [],
    ),
    (
        "a name that was not recognised as a venue is where the venue belongs",
        [
            ("- [ICLR 2024] TITLE [[pdf](URL)]", 22),
            ("- [Ubi Days] TITLE [[pdf](URL)] (*ICLR 2024 Demo Award*)", 1),
        ],
        {},
        [],
    ),
    (
        "a remark below an entry",
        [
            ("- [ICLR'24] TITLE", 22),
            ("- [ICLR'24] [TITLE](URL)", 5),
            ("  - Journal version: [ICLR'23] [TITLE](URL)", 1),
        ],
        {},
        [],
    ),
    ("an entry that is only a URL", [("- [TITLE](URL)", 20), ("- URL", 1)], {}, []),
    (
        "the second part of a work",
        [("- [TITLE](URL) ([paper](URL)) `2024`", 20), ("- [TITLE](URL) [Part 2](URL) `2024`", 1)],
        {},
        [],
    ),
    (
        "the only entry of its section lacks the final period that the list has",
        ["## A", ("- [TITLE](URL), 2024.", 30), "## B", ("- [TITLE](URL), 2024 `new`", 1)],
        {},
        ["39 period: missing “.” at the end |  → ."],
    ),
    (
        "half of a section lacks the final period that the list has",
        [
            "## A",
            ("- [TITLE](URL), 2024.", 60),
            "## B",
            ("- [TITLE](URL), 2024 `new`", 2),
            ("- [TITLE](URL), 2024 `new`.", 2),
        ],
        {},
        ["69 period?: missing “.” at the end |  → .", "70 period?: missing “.” at the end |  → ."],
    ),
    (
        "two of five entries of a section lack the final period that the list has",
        [
            "## A",
            ("- [TITLE](URL), 2024.", 60),
            "## B",
            ("- [TITLE](URL), 2024 `new`", 2),
            ("- [TITLE](URL), 2024 `new`.", 3),
        ],
        {},
        ["69 period: missing “.” at the end |  → .", "70 period: missing “.” at the end |  → ."],
    ),
    (
        "a description that ends in a link to what it names, among links to code",
        [
            ("- [TITLE](URL) - A fine tool, [code](https://c.org/§)", 12),
            ("- [TITLE](URL) - Works like [Ann](https://a.org/1).", 1),
        ],
        {},
        [],
    ),
    (
        "a period after a link to code",
        [
            ("- [TITLE](URL) - A fine tool, [code](https://c.org/§)", 12),
            ("- [TITLE](URL) - A fine tool, [code](https://a.org/1).", 1),
        ],
        {},
        ["15 separator: unexpected “.” at the end | . → "],
    ),
    (
        "a description that ends in a URL and a period",
        [
            ("- [TITLE](URL) - A fine tool: <https://c.org/§>", 12),
            ("- [TITLE](URL) - See <https://a.org/1>.", 1),
        ],
        {},
        [],
    ),
    ("the end of an enumeration", [("- [TITLE](URL), 2024;", 12), ("- [TITLE](URL), 2024.", 1)], {}, []),
    (
        "the end of an enumeration with commas",
        [("- [TITLE](URL), 2024,", 12), ("- [TITLE](URL), 2024.", 1)],
        {},
        [],
    ),
    (
        "a comma and a semicolon within code",
        [("- TITLE, `2024` [pdf](URL)", 12), ("- TITLE `; 2024` [pdf](URL)", 1)],
        {},
        ["15 separator: expected “,” before the date, found “;” |  `;  → , `"],
    ),
    (
        "a comma before code and within it",
        [("- [TITLE](URL), `2024`.", 12), ("- [TITLE](URL)`, 2024`.", 1)],
        {},
        ["15 separator: expected “, `” before the date, found “`, ” | `,  → , `"],
    ),
    (
        "a final period within code, with a space",
        [("- [TITLE](URL), `2024`.", 12), ("- [TITLE](URL), `2024. `", 1)],
        {},
        ["15 separator: expected “`.” after the date, found “. `” | . ` → `."],
    ),
    (
        "another mark at the end of code, with a space",
        [("- [TITLE](URL), `2024`, `new`.", 12), ("- [TITLE](URL), `2024: ` `new`.", 1)],
        {},
        ["15 separator: expected “,” before the tag, found “:” | : ` → `,"],
    ),
    (
        "a comma at the end of code",
        [("- [TITLE](URL), `2024`, `new`.", 12), ("- [TITLE](URL), `2024,` `new`.", 1)],
        {},
        ["15 separator: expected “,” after the code, found it at its end | ,` → `,"],
    ),
    (
        "a comma after code",
        [("- [TITLE](URL), `2024,` `new`.", 12), ("- [TITLE](URL), `2024`, `new`.", 1)],
        {},
        ["15 separator: expected “,” at the end of the code, found it after | `, → ,`"],
    ),
    (
        "a period after curly quotes",
        [("- “TITLE.” [pdf](URL)", 12), ("- “TITLE”. [pdf](URL)", 1)],
        {},
        ["15 separator?: expected “.”” before the link, found “”.” | ”. → .”"],
    ),
    (
        "a period within curly quotes",
        [("- “TITLE”. [pdf](URL)", 12), ("- “TITLE.” [pdf](URL)", 1)],
        {},
        ["15 separator?: expected “”.” before the link, found “.”” | .” → ”."],
    ),
    (
        "a period after straight quotes",
        [('- "TITLE." [pdf](URL)', 12), ('- "TITLE". [pdf](URL)', 1)],
        {},
        ['15 separator?: expected “."” before the link, found “".” | ". → ."'],
    ),
    (
        "a period within straight quotes",
        [('- "TITLE". [pdf](URL)', 12), ('- "TITLE." [pdf](URL)', 1)],
        {},
        ['15 separator?: expected “".” before the link, found “."” | ." → ".'],
    ),
    (
        "a period after bold text",
        [("- **TITLE.** 2024 [pdf](URL)", 12), ("- **TITLE**. 2024 [pdf](URL)", 1)],
        {},
        ["15 separator?: expected “.” at the end of the bold text, found it after | **. → .**"],
    ),
    (
        "a period within bold text",
        [("- **TITLE**. 2024 [pdf](URL)", 12), ("- **TITLE.** 2024 [pdf](URL)", 1)],
        {},
        ["15 separator?: expected “.” after the bold text, found it at its end | .** → **."],
    ),
    (
        "a title without the italics that enclose a period in others",
        [("- *TITLE.* [pdf](URL)", 12), ("- TITLE, [pdf](URL)", 1)],
        {},
        [
            "15 separator: title is not in italics; other titles in this section are |   →  *",
            "15 separator: expected “.*” before the link, found “,” | , → .*",
        ],
    ),
    (
        "a period after a date, in a list of titles with periods",
        [("- **TITLE.** 2024 [pdf](URL)", 12), ("- **TITLE.** 2024. [pdf](URL)", 1)],
        {},
        ["15 separator: expected “ ” before the link, found “. ” | .  →  "],
    ),
    (
        "authors with a period in a configured template",
        [("- Ann Lark, Bo Finch. TITLE. [pdf](URL)", 3)],
        {"template": "- {authors}. {title}. [{label}]({link})"},
        [],
    ),
    (
        "a section with final periods, in a list where many entries have none",
        [
            "## A",
            ("- [TITLE](URL) - a tool for trees.", 19),
            ("- [TITLE](URL) - a tool for trees", 1),
            "## B",
            ("- [TITLE](URL) - a tool for trees.", 60),
            ("- [TITLE](URL) - a tool for trees", 20),
        ],
        {},
        ["25 separator?: missing “.” at the end |  → ."],
    ),
    (
        "the same, and fields at the end that other entries do not have",
        [
            "## A",
            ("- [TITLE](URL) - a tool for trees.", 19),
            ("- [TITLE](URL) - a tool for trees, see [pdf](URL)", 1),
            "## B",
            ("- [TITLE](URL) - a tool for trees.", 60),
            ("- [TITLE](URL) - a tool for trees", 20),
        ],
        {},
        ["25 period?: missing “.” at the end |  → ."],
    ),
    (
        "the same, where others end in an image",
        [
            "## A",
            ("- [TITLE](URL) - a tool for trees.", 19),
            ("- [TITLE](URL) - a tool for trees", 1),
            "## B",
            ("- [TITLE](URL) - a tool for trees.", 60),
            ("- [TITLE](URL) - a tool for trees ![](https://img.example.org/1.svg)", 20),
        ],
        {},
        ["25 separator?: missing “.” at the end |  → ."],
    ),
    (
        "authors without italics, before a period",
        [
            ("- TITLE. *Ann Lark and Bo Finch*. ICLR 2024", 12),
            ("- TITLE. Ann Lark and Bo Finch. ICLR 2024", 1),
        ],
        {},
        [
            "15 separator: authors not in italics; others in this section are |   →  *",
            "15 separator: authors not in italics; others in this section are | . → *.",
        ],
    ),
    (
        "a hyphen that joins a venue and a name",
        [("- 2020 MICCAI: TITLE [pdf](URL)", 16), ("- 2020 MICCAI-TITLE [pdf](URL)", 1)],
        {},
        [],
    ),
    (
        "a bold venue directly after a period",
        [("- [TITLE](URL)[Q]. ICLR 2024", 12), ("- [TITLE](URL)[Q].**ICLR 2024**", 1)],
        {},
        [
            "15 separator: venue bold; others in this section are not | ** →  ",
            "15 separator: venue bold; others in this section are not | ** → ",
        ],
    ),
    (
        "a form of dates in a section, in a list with many dates in another form",
        [
            "## A",
            ("- [TITLE](URL), Apr. 2 2024.", 20),
            ("- [TITLE](URL), 2024-04-02.", 1),
            "## B",
            ("- [TITLE](URL), Apr. 2 2024.", 60),
            ("- [TITLE](URL), 2024-04-02.", 20),
        ],
        {},
        ["26 date?: expected date “Apr. 2 2024”, found “2024-04-02” | 2024-04-02 → Apr. 2 2024"],
    ),
    (
        "a dash before a no-break space",
        [("- [TITLE](URL) - a tool for trees", 12), ("- [TITLE](URL) –\u00a0a tool for trees", 1)],
        {},
        ["15 separator: expected “- ” before the text, found “–\u00a0” | –\u00a0 → - "],
    ),
    (
        "a period in the bold text",
        [("- **TITLE** (2024)", 12), ("- **TITLE.** (2024)", 1)],
        {},
        ["15 separator: unexpected “.” at the end of the title | .* → *"],
    ),
    (
        "no space after a bold title",
        [("- **TITLE** ICLR 2024", 12), ("- **TITLE**ICLR 2024", 1)],
        {},
        ["15 separator: missing space before the venue | * → * "],
    ),
    (
        "a space before a title in bold, after a bracket",
        [("- [ICLR 2024] **TITLE**", 12), ("- [ICLR 2024]**TITLE**", 1)],
        {},
        ["15 separator: missing space before the title | ] → ] "],
    ),
    (
        "a space within code",
        [("- TITLE `ICLR 2024` [[pdf](URL)]", 12), ("- TITLE `ICLR 2024 ` [[pdf](URL)]", 1)],
        {},
        ["15 separator: unexpected space after the venue |  ` → `"],
    ),
    (
        "a space before a separator, and after it",
        [
            ("- [TITLE](URL) | ICLR 2024", 24),
            ("- [TITLE](URL)| ICLR 2024", 1),
            ("- [TITLE](URL) |ICLR 2024", 1),
        ],
        {},
        [
            "27 separator?: missing space before “|” | ) → ) ",
            "28 separator?: missing space before the venue | | → | ",
        ],
    ),
    (
        "a space in a link",
        [("- TITLE [pdf](URL)", 12), ("- TITLE [pdf ](URL)", 1)],
        {},
        ["15 separator: unexpected space in the link |  ] → ]"],
    ),
    (
        "a space after a backslash, which is then part of the title",
        [("- TITLE \\\n  [pdf](URL)", 12), ("- TITLE \\ \n  [pdf](URL)", 1)],
        {},
        [],
    ),
    (
        "a dash that nothing follows",
        [("- [TITLE](URL)", 12), ("- [TITLE](URL) -", 1)],
        {},
        ["15 empty: nothing after “-”"],
    ),
    (
        "a line break with three spaces",
        [("- TITLE   \n  [pdf](URL)", 12), ("- TITLE\n  [pdf](URL)", 1)],
        {},
        [
            "27 separator: the line break before the link is not shown; other entries have 3 spaces before it |  →    "
        ],
    ),
    (
        "a space at the start of a line, which is easily seen in the source",
        [("- TITLE.  \n[pdf](URL)", 12), ("- TITLE.  \n [pdf](URL)", 1)],
        {},
        ["28 separator: unexpected space at the start of the line before the link |  [ → ["],
    ),
    (
        "whole tags",
        [("<b>TITLE</b> [[pdf](URL)]\n", 12), ("<b>TITLE</b>[[pdf](URL)]\n", 1)],
        {},
        ["27 separator: missing space before the link | </b> → </b> "],
    ),
    (
        "eight of nine entries are too few to agree",
        [("- [TITLE](URL), Apr. 2 2024.", 8), ("- [TITLE](URL). Apr. 2 2024.", 1)],
        {},
        [],
    ),
    (
        "four entries have no convention",
        [("- [TITLE](URL), ICLR 2024", 4), ("- [TITLE](URL). Apr. 2 2024", 1)],
        {},
        [],
    ),
    (
        "a section that mostly does otherwise does not follow its parent",
        [
            "## A",
            ("- [TITLE](URL), Apr. 2 2024.", 30),
            "## B",
            ("- [TITLE](URL), Apr. 2 2024.", 6),
            ("- [TITLE](URL). Apr. 2 2024.", 4),
        ],
        {},
        [],
    ),
    (
        "a section with a separator of its own does not follow its parent",
        [
            "## A",
            ("- [TITLE](URL), Apr. 2 2024.", 40),
            "## B",
            ("- [TITLE](URL) - ICLR 2024.", 4),
            ("- [TITLE](URL). Apr. 2 2024.", 1),
        ],
        {},
        [],
    ),
    (
        "a title that ends in a mark needs no period",
        [
            ("- TITLE. [[pdf](URL)]", 12),
            ("- TITLE! [[pdf](URL)]", 1),
            ("- TITLE? [[pdf](URL)]", 1),
            ("- TITLE… [[pdf](URL)]", 1),
        ],
        {},
        [],
    ),
    (
        "a list and a numbered list in a section",
        [("- [TITLE](URL), 2024.", 19), ("1. [TITLE](URL), 2024.", 1)],
        {},
        ["22 separator: expected “-” before the title, found “1.”"],
    ),
    (
        "a link within text",
        [
            ("- [TITLE](URL) - A survey of methods.", 12),
            ("- [TITLE](URL) - A survey of [the data](https://a.org/x), too.", 1),
        ],
        {},
        [],
    ),
    (
        "text that only one entry has can be the missing field",
        [("- [TITLE](URL), Apr. 2 2024.", 20), ("- [TITLE](URL), to appear soon.", 1)],
        {},
        [],
    ),
    (
        "a tool needs no date",
        [("- [TITLE](URL), Apr. 2 2024.", 20), ("- [Tool for Everything](https://example.org/tool).", 1)],
        {},
        [],
    ),
    (
        "a year in the title's words is a date",
        [("- [TITLE](URL), Apr. 2 2024.", 20), ("- [Proceedings of 2019 and Later](URL).", 1)],
        {},
        [],
    ),
    ("nine entries require no field", [("- [TITLE](URL), Apr. 2 2024.", 8), ("- [TITLE](URL).", 1)], {}, []),
    (
        "dates of another precision",
        [("- [TITLE](URL), Apr. 2 2024.", 20), ("- [TITLE](URL), 2024-04.", 1)],
        {},
        [],
    ),
    (
        "four dates of a section follow the list, and five do not",
        ["## A", ("- [TITLE](URL), Apr. 2 2024.", 60), "## B", ("- [TITLE](URL), 2024-04-02.", 5)],
        {},
        [],
    ),
    (
        "a note below an entry",
        [("- [TITLE](URL), Apr. 2 2024.", 12), ("- [TITLE](URL), Apr. 2 2024.\n  - a note, and more", 1)],
        {},
        [],
    ),
    (
        "a comment after the entry",
        [("- [TITLE](URL), Apr. 2 2024.", 12), ("- [TITLE](URL), Apr. 2 2024. <!-- checked -->", 1)],
        {},
        [],
    ),
    (
        "an emoji before the title",
        [
            ("- [TITLE](URL), Apr. 2 2024.", 12),
            ("- 🔥 [TITLE](URL), Apr. 2 2024.", 1),
            ("- :fire: [TITLE](URL), Apr. 2 2024.", 1),
        ],
        {},
        [],
    ),
    ("escaped brackets", [("- TITLE. \\[[pdf](URL)\\]", 12), ("- TITLE. [[pdf](URL)]", 1)], {}, []),
    ("a doubled space", [("- [TITLE](URL), Apr. 2 2024.", 12), ("- [TITLE](URL),  Apr. 2 2024.", 1)], {}, []),
    (
        "et al. has a period of its own",
        [("- [TITLE](URL), Ann Lee, Bo Chen, 2024", 12), ("- [TITLE](URL), Ann Lee et al., 2024", 1)],
        {},
        [],
    ),
    (
        "a bold word at the end of a title",
        [("- TITLE [[pdf](URL)]", 12), ("- Control with **TITLE** [[pdf](URL)]", 1)],
        {},
        [],
    ),
    (
        "text before an emphasized title",
        [("- Name: TITLE. [[pdf](URL)]", 12), ("- Name: **TITLE** [[pdf](URL)]", 1)],
        {},
        [],
    ),
    (
        "a venue counts as a date",
        [("- [TITLE](URL), Apr. 2 2024.", 20), ("- [TITLE](URL), ICLR 2024.", 1)],
        {},
        [],
    ),
    (
        "a separator of its own in a parent that has none",
        [
            "## A",
            ("- [TITLE](URL) - ICLR 2024.", 20),
            "## B",
            ("- [TITLE](URL), Apr. 2 2024.", 4),
            ("- [TITLE](URL). Apr. 2 2024.", 1),
        ],
        {},
        [],
    ),
    ("a space in the link", [("- TITLE [[pdf](URL)]", 12), ("- TITLE [[pdf] (URL)]", 1)], {}, []),
    (
        "Chinese and other final marks",
        [
            ("- [TITLE](URL), Apr. 2 2024.", 20),
            ("- [TITLE](URL), ICLR 2024!", 1),
            ("- [TITLE](URL), ICLR 2024。", 1),
        ],
        {},
        [],
    ),
    (
        "a bracket before text",
        [("- [TITLE](URL) - A survey of methods.", 12), ("- [TITLE](URL) (A survey of methods)", 1)],
        {},
        [],
    ),
    (
        "a link two lines below",
        [("- TITLE [[pdf](URL)]", 12), ("- TITLE  \n  Some words  \n  [[pdf](URL)]", 1)],
        {},
        [],
    ),
    (
        "a long line of dots",
        [
            ("- [TITLE](URL), Apr. 2 2024.", 12),
            (
                "- [TITLE](URL) . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Apr. 2 2024.",
                1,
            ),
        ],
        {},
        [],
    ),
    (
        "dots before text",
        [("- [TITLE](URL) - A survey of methods.", 12), ("- [TITLE](URL) ... A survey of methods.", 1)],
        {},
        [],
    ),
    (
        "text on the next line",
        [("- [TITLE](URL) - A survey of methods.", 12), ("- [TITLE](URL)\n  A survey of methods.", 1)],
        {},
        [],
    ),
    (
        "a quote after text",
        [("- [TITLE](URL) - A survey of methods.", 12), ("- [TITLE](URL) - A survey of methods”", 1)],
        {},
        [],
    ),
    (
        "a numbered list",
        [("N. [TITLE](URL), 2024", 12), ("* [TITLE](URL), 2024", 1)],
        {},
        ["15 separator: expected “1.” before the title, found “*”"],
    ),
    (
        "three numbers among bullets, which are a list of their own",
        [("- [TITLE](URL), 2024.", 39), ("1. [TITLE](URL), 2024.", 3)],
        {},
        [],
    ),
    (
        "a separator of its own in four entries",
        [
            "## A",
            ("- [TITLE](URL), Apr. 2 2024.", 40),
            "## B",
            ("- [TITLE](URL) - ICLR 2024.", 3),
            ("- [TITLE](URL). Apr. 2 2024.", 1),
        ],
        {},
        ["52 separator?: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "separators of different kinds are not a separator of its own",
        [
            "## A",
            ("- [TITLE](URL), Apr. 2 2024.", 40),
            "## B",
            ("- [TITLE](URL) - ICLR 2024.", 3),
            ("- [TITLE](URL), ICLR 2024.", 3),
            ("- [TITLE](URL). Apr. 2 2024.", 1),
        ],
        {},
        ["55 separator: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "brackets of another field are not a separator of its own",
        [
            "## A",
            ("- [TITLE](URL), Apr. 2 2024.", 40),
            "## B",
            ("- [TITLE](URL), [ICLR 2024].", 5),
            ("- [TITLE](URL). Apr. 2 2024.", 1),
        ],
        {},
        ["54 separator: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "a bold title among others is emphasized in part",
        [("- Name: **TITLE**. [[pdf](URL)]", 9), ("- **TITLE** [[pdf](URL)]", 1)],
        {},
        ["12 separator: missing “.” before the link | * → *."],
    ),
    (
        "nine of ten entries agree",
        [("- [TITLE](URL), Apr. 2 2024.", 9), ("- [TITLE](URL). Apr. 2 2024.", 1)],
        {},
        ["12 separator: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "eighteen of twenty entries agree",
        [("- [TITLE](URL), Apr. 2 2024.", 18), ("- [TITLE](URL). Apr. 2 2024.", 2)],
        {},
        [
            "21 separator?: expected “,” before the date, found “.” | . → ,",
            "22 separator?: expected “,” before the date, found “.” | . → ,",
        ],
    ),
    (
        "26 of 28 entries agree",
        [("- [TITLE](URL), Apr. 2 2024.", 26), ("- [TITLE](URL). Apr. 2 2024.", 2)],
        {},
        [
            "29 separator?: expected “,” before the date, found “.” | . → ,",
            "30 separator?: expected “,” before the date, found “.” | . → ,",
        ],
    ),
    (
        "28 of 30 entries agree",
        [("- [TITLE](URL), Apr. 2 2024.", 28), ("- [TITLE](URL). Apr. 2 2024.", 2)],
        {},
        [
            "31 separator: expected “,” before the date, found “.” | . → ,",
            "32 separator: expected “,” before the date, found “.” | . → ,",
        ],
    ),
    (
        "a section that mostly follows its parent",
        [
            "## A",
            ("- [TITLE](URL), Apr. 2 2024.", 20),
            "## B",
            ("- [TITLE](URL), Apr. 2 2024.", 8),
            ("- [TITLE](URL). Apr. 2 2024.", 2),
        ],
        {},
        [
            "37 separator?: expected “,” before the date, found “.” | . → ,",
            "38 separator?: expected “,” before the date, found “.” | . → ,",
        ],
    ),
    (
        "a section with too few entries follows its parent",
        [
            "## A",
            ("- [TITLE](URL), Apr. 2 2024.", 20),
            "## B",
            ("- [TITLE](URL), Apr. 2 2024.", 1),
            ("- [TITLE](URL). Apr. 2 2024.", 1),
        ],
        {},
        ["30 separator: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "a section with its own convention",
        [
            "## A",
            ("- [TITLE](URL). Apr. 2 2024.", 12),
            "## B",
            ("- [TITLE](URL), Apr. 2 2024.", 12),
            ("- [TITLE](URL). Apr. 2 2024.", 1),
        ],
        {},
        ["33 separator?: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "a title that is not bold",
        [("- **TITLE** [[pdf](URL)]", 11), ("- TITLE [[pdf](URL)]", 1)],
        {},
        [
            "14 separator: title is not bold; other titles in this section are |   →  **",
            "14 separator: title is not bold; other titles in this section are |   → ** ",
        ],
    ),
    (
        "a bold title",
        [("- TITLE [[pdf](URL)]", 11), ("- **TITLE** [[pdf](URL)]", 1)],
        {},
        [],
    ),
    (
        "a title in italics",
        [("- **TITLE** [[pdf](URL)]", 11), ("- *TITLE* [[pdf](URL)]", 1)],
        {},
        [
            "14 separator: title is in italics; other titles in this section are bold | * → **",
            "14 separator: title is in italics; other titles in this section are bold | * → **",
        ],
    ),
    (
        "a linked title that is not bold",
        [("- **[TITLE](URL)** 2024.", 11), ("- [TITLE](URL) 2024.", 1)],
        {},
        [
            "14 separator: title is not bold; other titles in this section are |   →  **",
            "14 separator: title is not bold; other titles in this section are | ) → )**",
        ],
    ),
    (
        "a missing period",
        [("- [TITLE](URL), Apr. 2 2024.", 11), ("- [TITLE](URL), Apr. 2 2024", 1)],
        {},
        ["14 separator: missing “.” at the end |  → ."],
    ),
    (
        "a comma at the end",
        [("- [TITLE](URL), Apr. 2 2024.", 11), ("- [TITLE](URL), Apr. 2 2024,", 1)],
        {},
        ["14 separator: expected “.” at the end, found “,” | , → ."],
    ),
    (
        "an additional period",
        [("- [TITLE](URL), Apr. 2 2024", 11), ("- [TITLE](URL), Apr. 2 2024.", 1)],
        {},
        ["14 separator: unexpected “.” at the end | . → "],
    ),
    (
        "a missing comma",
        [("- [TITLE](URL), Apr. 2 2024.", 11), ("- [TITLE](URL) Apr. 2 2024.", 1)],
        {},
        ["14 separator: expected “),” before the date, found “)” | ) → ),"],
    ),
    (
        "a missing period after a field that hardly any entry has",
        [("- [TITLE](URL), Apr. 2 2024.", 20), ("- [TITLE](URL), ICLR 2024", 1)],
        {},
        ["23 period: missing “.” at the end |  → ."],
    ),
    (
        "a period that 18 of 20 entries have",
        [
            ("- [TITLE](URL), Apr. 2 2024.", 18),
            ("- [TITLE](URL), Apr. 2 2024", 1),
            ("- [TITLE](URL), ICLR 2024", 1),
        ],
        {},
        ["21 separator?: missing “.” at the end |  → .", "22 period?: missing “.” at the end |  → ."],
    ),
    (
        "a comma after a field that hardly any entry has",
        [("- [TITLE](URL), Apr. 2 2024.", 20), ("- [TITLE](URL), ICLR 2024,", 1)],
        {},
        ["23 period: expected “.” at the end, found “,” | , → ."],
    ),
    (
        "a comma before the missing field",
        [("- [TITLE](URL), Apr. 2 2024.", 39), ("- [TITLE](URL),", 1)],
        {},
        [
            "42 period: expected “.” at the end, found “,”",
            "42 missing: no date or venue; 39 of the 40 entries in this section have one",
        ],
    ),
    (
        "a link before the venue",
        [
            ("- [TITLE](URL), ICLR 2024, [code](https://github.com/a/b)", 30),
            ("- [TITLE](URL), [code](https://github.com/a/b), ICLR 2024", 1),
        ],
        {},
        [
            "33 order?: expected the venue before the link, found it after | … → - [Hazel Networks for Task 31](https://arxiv.org/abs/2408.00031), ICLR 2024, [code](https://github.com/a/b)"
        ],
    ),
    (
        "a venue after the title, where 20 entries have it before",
        [("- ICLR 2024: **TITLE**", 20), ("- **TITLE** ICLR 2024", 1)],
        {},
        [
            "23 order: expected the venue before the title, found it after | … → - ICLR 2024: **Juniper Networks for Task 21**"
        ],
    ),
    (
        "a venue after the title, where 19 entries have it before",
        [("- ICLR 2024: **TITLE**", 19), ("- **TITLE** ICLR 2024", 1)],
        {},
        [
            "22 order?: expected the venue before the title, found it after | … → - ICLR 2024: **Ivy Networks for Task 20**"
        ],
    ),
    (
        "an order with a field that the template lacks",
        [("- ICLR 2024: **TITLE**", 20), ("- **TITLE** ICLR 2024 `new`", 1)],
        {},
        ["23 order: expected the venue before the title, found it after"],
    ),
    (
        "a numbered entry in another order keeps its number",
        [("N. ICLR 2024: **TITLE**", 20), ("N. **TITLE** ICLR 2024", 1)],
        {},
        [
            "23 order: expected the venue before the title, found it after | … → 21. ICLR 2024: **Juniper Networks for Task 21**"
        ],
    ),
    (
        "a missing date, of 20 entries",
        [("- [TITLE](URL), Apr. 2 2024.", 19), ("- [TITLE](URL).", 1)],
        {},
        ["22 missing: no date or venue; 19 of the 20 entries in this section have one"],
    ),
    (
        "a missing date, of 19 entries",
        [("- [TITLE](URL), Apr. 2 2024.", 18), ("- [TITLE](URL).", 1)],
        {},
        ["21 missing?: no date or venue; 18 of the 19 entries in this section have one"],
    ),
    (
        "two missing dates of 30",
        [("- [TITLE](URL), Apr. 2 2024.", 28), ("- [TITLE](URL).", 2)],
        {},
        [
            "31 missing?: no date or venue; 28 of the 30 entries in this section have one",
            "32 missing?: no date or venue; 28 of the 30 entries in this section have one",
        ],
    ),
    (
        "missing authors",
        [("- [TITLE](URL). Ann Lee, Bo Chen. 2024", 20), ("- [TITLE](URL). 2024", 1)],
        {},
        ["23 missing: no authors; 20 of the 21 entries in this section have them"],
    ),
    (
        "missing tag",
        [("- [TITLE](URL) `vision`", 20), ("- [TITLE](URL)", 1)],
        {},
        ["23 missing: no tag; 20 of the 21 entries in this section have one"],
    ),
    (
        "a missing link",
        [("- **TITLE**, ICLR 2024. [pdf](URL)", 20), ("- **TITLE**, ICLR 2024.", 1)],
        {},
        ["23 missing: no link; 20 of the 21 entries in this section have one"],
    ),
    (
        "et al. in an entry without authors",
        [("- [TITLE](URL). Ann Lee, Bo Chen. 2024", 20), ("- [TITLE](URL) by Lee et al. 2024", 1)],
        {},
        ["23 separator: expected “).” before the authors, found “)” | ) → )."],
    ),
    (
        "half of the emphasis",
        [("- **TITLE** [[pdf](URL)]", 12), ("- **TITLE [[pdf](URL)]", 1)],
        {},
        ["15 separator: missing “**” before the link |   → ** "],
    ),
    (
        "emphasis of the title and of the field after it",
        [("- **TITLE** *ICLR 2024*", 12), ("- TITLE *ICLR 2024*", 1)],
        {},
        [
            "15 separator: title is not bold; other titles in this section are |   →  **",
            "15 separator: title is not bold; other titles in this section are |   → ** ",
        ],
    ),
    (
        "bold and italic",
        [("- TITLE, ICLR 2024", 12), ("- ***TITLE***, ICLR 2024", 1)],
        {},
        [],
    ),
    (
        "two tags",
        [("- [TITLE](URL) `a` `b`", 12), ("- [TITLE](URL) `a`, `b`", 1)],
        {},
        ["15 separator: unexpected “,” between tags | `, → `"],
    ),
    (
        "a carriage return",
        [("- TITLE\r\n  [[pdf](URL)]", 12), ("- TITLE [[pdf](URL)]", 1)],
        {},
        ["27 separator?: expected “⏎  ” before the link, found “ ”"],
    ),
    (
        "a long gap",
        [
            ("- [TITLE](URL), 2024.", 12),
            ("- [TITLE](URL) <details><summary>Abstract and more of it</summary></details> <b>2024</b>.", 1),
        ],
        {},
        ["15 separator: expected “.” at the end, found “</b>.” | </b>. → ."],
    ),
    (
        "a date in another form",
        [("- [TITLE](URL), Apr. 2 2024.", 20), ("- [TITLE](URL), 2024-04-02.", 1)],
        {},
        ["23 date: expected date “Apr. 2 2024”, found “2024-04-02” | 2024-04-02 → Apr. 2 2024"],
    ),
    (
        "dates in another form in a small section",
        ["## A", ("- [TITLE](URL), Apr. 2 2024.", 50), "## B", ("- [TITLE](URL), 2024-04-02.", 4)],
        {},
        [
            "59 date?: expected date “Apr. 2 2024”, found “2024-04-02” | 2024-04-02 → Apr. 2 2024",
            "60 date?: expected date “Apr. 2 2024”, found “2024-04-02” | 2024-04-02 → Apr. 2 2024",
            "61 date?: expected date “Apr. 2 2024”, found “2024-04-02” | 2024-04-02 → Apr. 2 2024",
            "62 date?: expected date “Apr. 2 2024”, found “2024-04-02” | 2024-04-02 → Apr. 2 2024",
        ],
    ),
    (
        "brackets around a link",
        [("- TITLE. [[pdf](URL)]", 12), ("- TITLE. [pdf](URL)", 1)],
        {},
        [
            "15 separator: expected “[[” before the link, found “[” | [ → [[",
            "15 separator: expected “)]” after the link, found “)” | ) → )]",
        ],
    ),
    (
        "a lost closing bracket",
        [("- TITLE [[pdf](URL)]", 12), ("- TITLE [[pdf](URL)", 1)],
        {},
        ["15 separator: expected “)]” after the link, found “)” | ) → )]"],
    ),
    (
        "another mark before text",
        [("- [TITLE](URL) - A survey of methods.", 12), ("- [TITLE](URL): A survey of methods.", 1)],
        {},
        ["15 separator: expected “ -” before the text, found “:” | : →  -"],
    ),
    (
        "a link on the next line",
        [("- TITLE [[pdf](URL)]", 12), ("- TITLE\n  [[pdf](URL)]", 1)],
        {},
        ["15 separator?: expected “ ” before the link, found “⏎  ”"],
    ),
    (
        "a question whose bracket differs",
        [("- TITLE. [[pdf](URL)]", 12), ("- TITLE? ([pdf](URL))", 1)],
        {},
        [
            "15 separator: expected “. [” before the link, found “ (” |  ( → . [",
            "15 separator: expected “]” after the link, found “)” | ) → ]",
        ],
    ),
    (
        "an emoji in place of a separator",
        [("- TITLE, [[pdf](URL)]", 12), ("- TITLE 🔥 [[pdf](URL)]", 1)],
        {},
        [],
    ),
    (
        "a configured template",
        [
            ("- [TITLE](URL), 2024.", 1),
            ("- [TITLE](URL) (2024)", 1),
            ("- [TITLE](URL).", 1),
            ("- [TITLE](URL), 2024, [code](https://github.com/a/b).", 1),
            ("- `new` [TITLE](URL), 2024.", 1),
        ],
        {"template": "- [{title}]({url}), {date|venue}."},
        [
            "4 separator: expected “, ” before the date, found “ (” |  ( → , ",
            "4 separator: expected “.” at the end, found “)” | ) → .",
            "5 missing: no date or venue; the configured template requires one",
            "6 order: the configured template has no link after the date",
            "7 order: the configured template has no tag at the start",
        ],
    ),
    (
        "a template for a section",
        ["## A", ("- [TITLE](URL). 2024.", 1), "## B", ("- [TITLE](URL). 2024.", 1)],
        {"sections": [{"name": "B", "template": "- [{title}]({url}), {date}."}]},
        ["10 separator: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "a template for a section by its path",
        ["## A", "### B", ("- [TITLE](URL). 2024.", 1), "## C", "### B", ("- [TITLE](URL). 2024.", 1)],
        {"sections": [{"name": "A/B", "template": "- [{title}]({url}), {date}."}]},
        ["9 separator: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "a template for the subsections of a section",
        ["## A", ("- [TITLE](URL). 2024.", 1)],
        {"sections": [{"name": "Papers", "template": "- [{title}]({url}), {date}."}]},
        ["6 separator: expected “,” before the date, found “.” | . → ,"],
    ),
    (
        "a date form",
        [("- [TITLE](URL), 2024-04-02.", 1), ("- [TITLE](URL), 2024.", 1)],
        {"date-form": "Jan. 5 2025"},
        ["3 date: expected date “Apr. 2 2024”, found “2024-04-02” | 2024-04-02 → Apr. 2 2024"],
    ),
    (
        "a date form for the whole list, and one for a section",
        ["## A", ("- [TITLE](URL), 2024-04-02.", 1), "## B", ("- [TITLE](URL), 2024-04-02.", 1)],
        {"date-form": "2025-01-05", "sections": [{"name": "B", "date-form": "2025/01/05"}]},
        ["10 date: expected date “2024/04/02”, found “2024-04-02” | 2024-04-02 → 2024/04/02"],
    ),
    (
        "a short line of dots",
        [("- [TITLE](URL), Apr. 2 2024.", 12), ("- [TITLE](URL) . . Apr. 2 2024.", 1)],
        {},
        ["15 separator: expected “,” before the date, found “ . .” |  . . → ,"],
    ),
    (
        "a missing period after text",
        [("- [TITLE](URL) - A survey of methods.", 12), ("- [TITLE](URL) - A survey of methods", 1)],
        {},
        ["15 separator: missing “.” at the end |  → ."],
    ),
    (
        "brackets that the section has around text",
        [("- [TITLE](URL) (a survey)", 12), ("- [TITLE](URL) a survey", 1)],
        {},
        [],
    ),
    (
        "marks in another order",
        [("- **[TITLE](URL)**, 2024", 12), ("- [**TITLE**](URL), 2024", 1)],
        {},
        [],
    ),
    (
        "words in HTML",
        [("- [TITLE](URL), 2024", 12), ("- [TITLE](URL)<sup>, 2024", 1)],
        {},
        ["15 separator: expected “)” before the date, found “)<sup>” | )<sup> → )"],
    ),
    (
        "another bullet",
        [("- [TITLE](URL), 2024", 12), ("* [TITLE](URL), 2024", 1)],
        {},
        ["15 separator: expected “-” before the title, found “*” | * → -"],
    ),
    (
        "underscores",
        [("- __TITLE__ [[pdf](URL)]", 12), ("- _TITLE_ [[pdf](URL)]", 1)],
        {},
        [
            "15 separator: title is in italics; other titles in this section are bold | _ → __",
            "15 separator: title is in italics; other titles in this section are bold | _ → __",
        ],
    ),
    (
        "two bold and italic",
        [("- TITLE [[pdf](URL)]", 12), ("- ***TITLE*** [[pdf](URL)]", 1)],
        {},
        [],
    ),
    (
        "a date after the title, where 20 entries have it before",
        [("- [2024-05] **TITLE** [pdf](URL)", 20), ("- **TITLE** [2024-05] [pdf](URL)", 1)],
        {},
        [
            "23 order: expected the date before the title, found it after | … → - [2024-05] **Juniper Networks for Task 21** [pdf](https://arxiv.org/abs/2410.00021)"
        ],
    ),
    (
        "authors before the venue",
        [
            ("- [TITLE](URL), ICLR 2024, Ann Lee and Bo Chen", 20),
            ("- [TITLE](URL), Ann Lee and Bo Chen, ICLR 2024", 1),
        ],
        {},
        [
            "23 order: expected the venue before the authors, found it after | … → - [Juniper Networks for Task 21](https://arxiv.org/abs/2410.00021), ICLR 2024, Ann Lee and Bo Chen"
        ],
    ),
    (
        "a question at the end",
        [("- [pdf](URL) **TITLE**, Apr. 2 2024.", 20), ("- [pdf](URL) TITLE?", 1)],
        {},
        [
            "23 missing: no date or venue; 20 of the 21 entries in this section have one",
        ],
    ),
    ("a Chinese period", [("- TITLE. [[pdf](URL)]", 12), ("- TITLE。 [[pdf](URL)]", 1)], {}, []),
    (
        "an order of its own in a section",
        [
            "## A",
            ("- [TITLE](URL), ICLR 2024, Ann Lee and Bo Chen", 60),
            "## B",
            ("- [TITLE](URL), Ann Lee and Bo Chen, ICLR 2024", 5),
        ],
        {},
        [],
    ),
    (
        "an entry in another order in a section of one",
        [
            "## A",
            ("- [TITLE](URL), ICLR, Ann Lee and Bo Chen", 60),
            "## B",
            ("- [TITLE](URL), Ann Lee and Bo Chen, ICLR", 1),
        ],
        {},
        [
            "69 order: expected the venue before the authors, found it after | … → - [Birch Networks for "
            "Task 61](https://arxiv.org/abs/2402.00061), ICLR, Ann Lee and Bo Chen"
        ],
    ),
]

FORMATS: list[tuple[str, list[Part], list[str]]] = [
    ("four entries have no format", [("- [TITLE](URL), 2024.", 4)], []),
    (
        "a second format of a tenth of the entries is not shown",
        [("- **TITLE**, 2024. [pdf](URL)", 45), ("- 2024: **TITLE** ([pdf](URL))", 5)],
        ["90 % of 50: - **{title}**, {date}. [{label}]({link})"],
    ),
    (
        "a second format of four entries is not shown",
        [("- **TITLE**, 2024. [pdf](URL)", 6), ("- 2024: **TITLE** ([pdf](URL))", 4)],
        ["60 % of 10: - **{title}**, {date}. [{label}]({link})"],
    ),
    (
        "a second format",
        [("- **TITLE**, 2024. [pdf](URL)", 30), ("- 2024: **TITLE** ([pdf](URL))", 6)],
        [
            "83 % of 36: - **{title}**, {date}. [{label}]({link})",
            "17 % of 36: - {date}: **{title}** ([{label}]({link}))",
        ],
    ),
    (
        "entries that share no format",
        [
            ("- **TITLE**, 2024. [pdf](URL)", 12),
            ("- 2024: **TITLE** ([pdf](URL))", 2),
            ("- [pdf](URL) *TITLE* - 2024", 2),
            ("- *ICLR* 2024 __TITLE__ [pdf](URL)", 2),
        ],
        ["67 % of 18: - **{title}**, {date}. [{label}]({link})"],
    ),
    (
        "an optional tag",
        [("- [TITLE](URL), 2024.", 10), ("- [TITLE](URL), 2024. `new`.", 5)],
        ["100 % of 15: - [{title}]({url}), {date}{?. `{tag}`}."],
    ),
    (
        "a tag of two entries is left out",
        [("- [TITLE](URL), 2024.", 48), ("- [TITLE](URL), 2024. `new`.", 2)],
        ["96 % of 50: - [{title}]({url}), {date}."],
    ),
    (
        "a date or a venue",
        [("- [TITLE](URL), 2024.", 10), ("- [TITLE](URL), ICLR 2024.", 5)],
        ["100 % of 15: - [{title}]({url}), {date|venue}."],
    ),
    (
        "a date and a venue in the same entries",
        [
            ("- [TITLE](URL), Apr. 2 2024.", 5),
            ("- [TITLE](URL), ICLR 2024.", 5),
            ("- [TITLE](URL), ICLR 2024, Apr. 2 2024.", 5),
        ],
        ["100 % of 15: - [{title}]({url}), {date|venue}{?, {date}}."],
    ),
    (
        "authors or nothing",
        [("- [TITLE](URL). Ann Lee, Bo Chen. 2024", 10), ("- [TITLE](URL). 2024", 5)],
        ["100 % of 15: - [{title}]({url}){?. {authors}}. {date}"],
    ),
    (
        "et al. has a period of its own",
        [("- [TITLE](URL). Ann Lee, Bo Chen. 2024", 10), ("- [TITLE](URL). Ann Lee et al. 2024", 5)],
        ["100 % of 15: - [{title}]({url}). {authors}. {date}"],
    ),
    (
        "et al. without a period after other authors",
        [("- [TITLE](URL). Ann Lee, Bo Chen, 2024", 10), ("- [TITLE](URL). Ann Lee et al., 2024", 5)],
        ["100 % of 15: - [{title}]({url}). {authors}, {date}"],
    ),
    (
        "repeated links",
        [("- **TITLE** [[pdf](URL)]", 8), ("- **TITLE** [[pdf](URL)] [[code](https://github.com/a/b)]", 8)],
        ["100 % of 16: - **{title}**{+ [[{label}]({link})]}"],
    ),
    (
        "repeated links in three of hundred entries",
        [("- **TITLE** [[pdf](URL)]", 97), ("- **TITLE** [[pdf](URL)] [[code](https://github.com/a/b)]", 3)],
        ["97 % of 100: - **{title}** [[{label}]({link})]"],
    ),
    (
        "optional repeated links",
        [
            ("- **TITLE**, 2024.", 8),
            ("- **TITLE**, 2024. [pdf](URL)", 8),
            ("- **TITLE**, 2024. [pdf](URL) [code](https://github.com/a/b)", 8),
        ],
        ["100 % of 24: - **{title}**, {date}.{* [{label}]({link})}"],
    ),
    (
        "links separated by commas",
        [
            ("- **TITLE**, 2024. [pdf](URL), [code](https://github.com/a/b), [data](https://a.org/d)", 8),
            ("- **TITLE**, 2024. [pdf](URL)", 8),
        ],
        ["100 % of 16: - **{title}**, {date}. [{label}]({link}){*, [{label}]({link})}"],
    ),
    (
        "repeated tags",
        [("- [TITLE](URL) `a`", 8), ("- [TITLE](URL) `a` `b` `c`", 8)],
        ["100 % of 16: - [{title}]({url}){+ `{tag}`}"],
    ),
    (
        "badges with links",
        [
            ("- TITLE [![a](https://a.org/a.svg)](URL)", 8),
            (
                (
                    "- TITLE [![a](https://a.org/a.svg)](URL) "
                    "[![b](https://a.org/b.svg)](https://github.com/a/b)"
                ),
                8,
            ),
        ],
        ["100 % of 16: - {title}{+ [{badge}]({link})}"],
    ),
    (
        "an optional link before the title",
        [("- [pdf](URL) **TITLE** 2024", 8), ("- **TITLE** 2024", 2)],
        ["100 % of 10: - {?[{label}]({link}) }**{title}** {date}"],
    ),
    (
        "an optional venue before the title",
        [("- (ICLR 2024) [TITLE](URL)", 8), ("- [TITLE](URL)", 5)],
        ["100 % of 13: - {?({venue}) }[{title}]({url})"],
    ),
    (
        "an optional venue that nearly all entries have",
        [("- (ICLR 2024) [TITLE](URL)", 19), ("- [TITLE](URL)", 1)],
        ["95 % of 20: - ({venue}) [{title}]({url})"],
    ),
    ("numbers", [("N. [TITLE](URL)", 12)], ["100 % of 12: 1. [{title}]({url})"]),
    (
        "numbers in brackets",
        [("- [N.] **TITLE** [pdf](URL)", 12)],
        ["100 % of 12: - [1.] **{title}** [{label}]({link})"],
    ),
    (
        "numbers in brackets before the title",
        [("[N.] **TITLE** [pdf](URL)\n", 12)],
        ["100 % of 12: [1.] **{title}** [{label}]({link})"],
    ),
    (
        "a quoted title",
        [("- “TITLE”, 2024. [pdf](URL)", 12)],
        ["100 % of 12: - “{title}”, {date}. [{label}]({link})"],
    ),
    (
        "a title in Chinese quotes",
        [("- 《TITLE》 2024 [pdf](URL)", 12)],
        ["100 % of 12: - 《{title}》 {date} [{label}]({link})"],
    ),
    (
        "a title in bold italics",
        [("- ***TITLE*** 2024 [pdf](URL)", 12)],
        ["100 % of 12: - ***{title}*** {date} [{label}]({link})"],
    ),
    (
        "words that every entry has",
        [("- [TITLE](URL) with pictures", 12)],
        ["100 % of 12: - [{title}]({url}) with pictures"],
    ),
    (
        "words that most entries have",
        [("- [TITLE](URL) with pictures", 10), ("- [TITLE](URL) with examples", 4)],
        ["71 % of 14: - [{title}]({url}) with pictures"],
    ),
    (
        "words before a period at the start",
        [("- Group §a. [TITLE](URL)", 12)],
        ["100 % of 12: - {text}. [{title}]({url})"],
    ),
    (
        "a date in fewer than nine of ten entries",
        [("- [TITLE](URL), 2024.", 17), ("- [TITLE](URL).", 3)],
        ["100 % of 20: - [{title}]({url}){?, {date}}."],
    ),
    (
        "a date in nine of ten entries",
        [("- [TITLE](URL), 2024.", 18), ("- [TITLE](URL).", 2)],
        ["90 % of 20: - [{title}]({url}), {date}."],
    ),
    (
        "a venue before or after the authors in fewer than nine of ten entries",
        [
            ("- [TITLE](URL), ICLR 2024, Ann Lee and Bo Chen", 12),
            ("- [TITLE](URL), Ann Lee and Bo Chen, ICLR 2024", 5),
            ("- [TITLE](URL): Ann Lee and Bo Chen", 3),
        ],
        ["85 % of 20: - [{title}]({url}){?, {venue}}, {authors}{?, {venue}}"],
    ),
    (
        "a venue before or after the authors in nine of ten entries",
        [
            ("- [TITLE](URL), ICLR 2024, Ann Lee and Bo Chen", 13),
            ("- [TITLE](URL), Ann Lee and Bo Chen, ICLR 2024", 5),
            ("- [TITLE](URL): Ann Lee and Bo Chen", 2),
        ],
        [
            "65 % of 20: - [{title}]({url}), {venue}, {authors}",
            "25 % of 20: - [{title}]({url}), {authors}, {venue}",
        ],
    ),
    (
        "a number in brackets before a name",
        [("- [§] Name §b [TITLE](URL)", 12)],
        ["100 % of 12: - [1] {text} [{title}]({url})"],
    ),
    (
        "a number in brackets before the title",
        [("- [§] **TITLE** [pdf](URL)", 12)],
        ["100 % of 12: - [{text}] **{title}** [{label}]({link})"],
    ),
    (
        "a description that few entries have",
        [("- [TITLE](URL)", 47), ("- [TITLE](URL) - Gives a way to find §b", 3)],
        ["100 % of 50: - [{title}]({url}){? - {text}}"],
    ),
    (
        "several links in HTML",
        [
            (
                '- [TITLE](URL) <a href="https://c.org/§">code</a> <a href="https://d.org/§">data</a> '
                '<a href="https://e.org/§">page</a>',
                8,
            )
        ],
        ['100 % of 8: - [{title}]({url}){+ <a href="{link}">{label}</a>}'],
    ),
    (
        "words that half of the entries have",
        [("- [TITLE](URL) with pictures", 7), ("- [TITLE](URL) with examples", 6)],
        ["100 % of 13: - [{title}]({url}) {text}"],
    ),
    (
        "long words that every entry has",
        [("- [TITLE](URL) with many pictures that explain the method", 12)],
        ["100 % of 12: - [{title}]({url}) {text}"],
    ),
    (
        "words instead of a venue",
        [
            ("- [TITLE](URL), Preprint, [code](https://github.com/a/b)", 6),
            ("- [TITLE](URL), ICLR 2024, [code](https://github.com/a/b)", 14),
        ],
        ["100 % of 20: - [{title}]({url}), {venue}, [{label}]({link})"],
    ),
    (
        "descriptions in brackets",
        [("- [TITLE](URL) (a survey of N. things)", 12)],
        ["100 % of 12: - [{title}]({url}) ({text})"],
    ),
    (
        "descriptions that end in brackets",
        [("- [TITLE](URL) - A survey (of N. things)", 12)],
        ["100 % of 12: - [{title}]({url}) - {text}"],
    ),
    (
        "descriptions that end in a question mark",
        [("- [TITLE](URL) - What are N. things?", 12)],
        ["100 % of 12: - [{title}]({url}) - {text}"],
    ),
    (
        "descriptions with and without a period",
        [("- [TITLE](URL) - A survey of N. things.", 8), ("- [TITLE](URL) - A survey of N. things", 3)],
        ["73 % of 11: - [{title}]({url}) - {text}."],
    ),
    (
        "emoji at the start",
        [("- :fire: [TITLE](URL), 2024", 12)],
        ["100 % of 12: - [{title}]({url}), {date}"],
    ),
    (
        "emoji around a description",
        [("- [TITLE](URL) - :fire: A survey of N. things :star:", 12)],
        ["100 % of 12: - [{title}]({url}) - {text}"],
    ),
    ("emoji only", [("- [TITLE](URL) :fire: 2024", 12)], ["100 % of 12: - [{title}]({url}) {date}"]),
    (
        "hard line breaks with spaces",
        [("- **TITLE**  \n  [pdf](URL)", 12)],
        ["100 % of 12: - **{title}**  \n  [{label}]({link})"],
    ),
    (
        "hard line breaks with a backslash",
        [("- **TITLE**\\\n  [pdf](URL)", 12)],
        ["100 % of 12: - **{title}**\\\n  [{label}]({link})"],
    ),
    (
        "hard line breaks with a tag",
        [("- **TITLE** <br/>\n  [pdf](URL)", 8), ("- **TITLE** <br>\n  [pdf](URL)", 4)],
        ["100 % of 12: - **{title}** <br/>\n  [{label}]({link})"],
    ),
    (
        "hard line breaks in two ways",
        [("- **TITLE**  \n  [pdf](URL)", 8), ("- **TITLE**\n  [pdf](URL)", 4)],
        ["67 % of 12: - **{title}**  \n  [{label}]({link})"],
    ),
    (
        "an indentation that differs",
        [("- **TITLE**  \n  [pdf](URL)", 8), ("- **TITLE**  \n    [pdf](URL)", 4)],
        ["100 % of 12: - **{title}**  \n  [{label}]({link})"],
    ),
    (
        "escaped brackets",
        [("- TITLE. \\[[pdf](URL)\\]", 8), ("- TITLE. [[pdf](URL)]", 4)],
        ["100 % of 12: - {title}. \\[[{label}]({link})\\]"],
    ),
    ("braces", [("- {A} [TITLE](URL)", 12)], ["100 % of 12: - {{}{tag}{}} [{title}]({url})"]),
    (
        "a question",
        [("- TITLE. [[pdf](URL)]", 10), ("- TITLE? [[pdf](URL)]", 2)],
        ["100 % of 12: - {title}. [[{label}]({link})]"],
    ),
    (
        "an order that differs",
        [
            ("- [TITLE](URL), ICLR 2024, Ann Lee and Bo Chen", 10),
            ("- [TITLE](URL), Ann Lee and Bo Chen, ICLR 2024", 3),
        ],
        ["77 % of 13: - [{title}]({url}), {venue}, {authors}"],
    ),
    (
        "authors on the next line",
        [("**TITLE**\n*Ann Lee, Bo Chen*\n[pdf](URL)\n", 12)],
        ["100 % of 12: **{title}**\n*{authors}*\n[{label}]({link})"],
    ),
    ("headings", [("### TITLE\n\n[pdf](URL)\n", 12)], ["100 % of 12: ### {title}"]),
    (
        "a section with a format of its own",
        ["## A", ("- [TITLE](URL), 2024.", 20), "## B", ("- **TITLE**, ICLR 2024, [pdf](URL)", 8)],
        ["100 % of 20: - [{title}]({url}), {date}.", "100 % of 8: - **{title}**, {venue}, [{label}]({link})"],
    ),
    ("a comment", [("- [TITLE](URL), 2024. <!-- N. -->", 12)], ["100 % of 12: - [{title}]({url}), {date}."]),
    (
        "two titles with links and codes",
        [("- [TITLE](URL) ([code](https://github.com/a/b)), 2024", 8), ("- [TITLE](URL), 2024", 8)],
        ["100 % of 16: - [{title}]({url}){? ([{label}]({link}))}, {date}"],
    ),
    (
        "a tag or text",
        [("- [TITLE](URL) `new` 2024", 8), ("- [TITLE](URL) *Spotlight talk* 2024", 3)],
        ["100 % of 11: - [{title}]({url}) {?`{tag}`}{?*{text}*} {date}"],
    ),
    (
        "a tag of two of 40 entries is left out",
        [("- [TITLE](URL), 2024.", 38), ("- [TITLE](URL), 2024. `new`.", 2)],
        ["95 % of 40: - [{title}]({url}), {date}."],
    ),
    (
        "a tag of three of 40 entries is optional",
        [("- [TITLE](URL), 2024.", 37), ("- [TITLE](URL), 2024. `new`.", 3)],
        ["100 % of 40: - [{title}]({url}), {date}{?. `{tag}`}."],
    ),
    (
        "a tag of three of 80 entries is left out",
        [("- [TITLE](URL), 2024.", 77), ("- [TITLE](URL), 2024. `new`.", 3)],
        ["96 % of 80: - [{title}]({url}), {date}."],
    ),
    (
        "a date of 17 of 20 entries is optional",
        [("- [TITLE](URL), 2024", 17), ("- [TITLE](URL)", 3)],
        ["100 % of 20: - [{title}]({url}){?, {date}}"],
    ),
    (
        "a date of 18 of 20 entries is required",
        [("- [TITLE](URL), 2024", 18), ("- [TITLE](URL)", 2)],
        ["90 % of 20: - [{title}]({url}), {date}"],
    ),
    (
        "a date and a venue in one of 17 entries are no alternatives",
        [
            ("- [TITLE](URL), 2024.", 8),
            ("- [TITLE](URL), ICLR 2024.", 8),
            ("- [TITLE](URL), 2024, ICLR 2024.", 1),
        ],
        ["100 % of 17: - [{title}]({url}){?, {date}}{?, {venue}}."],
    ),
    (
        "text in one of five entries instead of a venue",
        [("- [TITLE](URL), ICLR 2024.", 80), ("- [TITLE](URL), to appear in N.", 20)],
        ["100 % of 100: - [{title}]({url}), {venue|text}."],
    ),
    (
        "a link repeated in one of 40 entries",
        [("- **TITLE** [[pdf](URL)]", 39), ("- **TITLE** [[pdf](URL)] [[code](https://github.com/a/b)]", 1)],
        ["98 % of 40: - **{title}** [[{label}]({link})]"],
    ),
    (
        "a link repeated in two of 40 entries",
        [("- **TITLE** [[pdf](URL)]", 38), ("- **TITLE** [[pdf](URL)] [[code](https://github.com/a/b)]", 2)],
        ["100 % of 40: - **{title}**{+ [[{label}]({link})]}"],
    ),
    (
        "a link repeated in two of 50 entries",
        [("- **TITLE** [[pdf](URL)]", 48), ("- **TITLE** [[pdf](URL)] [[code](https://github.com/a/b)]", 2)],
        ["96 % of 50: - **{title}** [[{label}]({link})]"],
    ),
    (
        "a half of a link is not optional",
        [("- **TITLE** [pdf](URL)", 8), ("- **TITLE** <URL>", 4)],
        ["67 % of 12: - **{title}** [{label}]({link})"],
    ),
    (
        "a venue in the middle of a text",
        [
            ("- TITLE (ICLR 2024). [pdf](URL)", 8),
            ("- TITLE. [pdf](URL)", 4),
            ("- TITLE (ICLR 2024) [pdf](URL)", 4),
        ],
        ["75 % of 16: - {title}{? ({venue})}. [{label}]({link})"],
    ),
    (
        "an optional field within an optional field",
        [
            ("- TITLE. [pdf](URL)", 8),
            ("- TITLE, ICLR 2024. [pdf](URL)", 8),
            ("- TITLE, ICLR 2024 `oral`. [pdf](URL)", 8),
        ],
        ["100 % of 24: - {title}{?, {venue}{? `{tag}`}}. [{label}]({link})"],
    ),
    (
        "two optional fields",
        [
            ("- TITLE [pdf](URL)", 8),
            ("- TITLE *ICLR 2024* [pdf](URL)", 8),
            ("- TITLE `new` [pdf](URL)", 8),
            ("- TITLE *ICLR 2024* `new` [pdf](URL)", 8),
        ],
        ["100 % of 32: - {title}{? *{venue}*}{? `{tag}`} [{label}]({link})"],
    ),
    (
        "a venue before or after",
        [("- TITLE. *ICLR 2024*. [pdf](URL)", 10), ("- *ICLR 2024*. TITLE. [pdf](URL)", 8)],
        [
            "56 % of 18: - {title}. *{venue}*. [{label}]({link})",
            "44 % of 18: - *{venue}*. {title}. [{label}]({link})",
        ],
    ),
    (
        "authors with and without a period",
        [("- TITLE. Ann Lee, Bo Chen. [pdf](URL)", 10), ("- TITLE. Ann Lee, Bo Chen [pdf](URL)", 4)],
        ["100 % of 14: - {title}. {authors}. [{label}]({link})"],
    ),
    (
        "descriptions with code",
        [("- [TITLE](URL) - Uses `N` and more.", 10), ("- [TITLE](URL) - A survey.", 10)],
        [
            "50 % of 20: - [{title}]({url}) - A survey.",
            "50 % of 20: - [{title}]({url}) - Uses `{tag}` and more.",
        ],
    ),
    (
        "descriptions with a link",
        [
            ("- [TITLE](URL) - Uses [data N](https://a.org/N.html) and more.", 10),
            ("- [TITLE](URL) - A survey.", 10),
        ],
        [
            "50 % of 20: - [{title}]({url}) - A survey.",
            "50 % of 20: - [{title}]({url}) - Uses [{label}]({link}) and more.",
        ],
    ),
    (
        "words of 24 letters",
        [("- [TITLE](URL) from the proceedings etc, 2024", 12)],
        ["100 % of 12: - [{title}]({url}) from the proceedings etc, {date}"],
    ),
    (
        "words of six in ten entries",
        [("- [TITLE](URL) Published: 2024", 12), ("- [TITLE](URL) Submitted: 2024", 8)],
        ["60 % of 20: - [{title}]({url}) Published: {date}", "40 % of 20: - [{title}]({url}) {text}: {date}"],
    ),
    (
        "a name before the title",
        [("- **Name N**: TITLE [pdf](URL)", 10), ("- TITLE [pdf](URL)", 5)],
        ["67 % of 15: - **{title}**: {text} [{label}]({link})", "33 % of 15: - {title} [{label}]({link})"],
    ),
    (
        "a full-width bracket",
        [("- [TITLE](URL)（ICLR 2024）", 10), ("- [TITLE](URL)", 5)],
        ["100 % of 15: - [{title}]({url}){?（{venue}）}"],
    ),
    (
        "stars at the end",
        [("- [TITLE](URL) :star::star:", 10), ("- [TITLE](URL) :star:", 5)],
        ["100 % of 15: - [{title}]({url})"],
    ),
    (
        "an image",
        [("- ![a](https://a.org/a.svg) [TITLE](URL)", 10), ("- [TITLE](URL)", 5)],
        ["100 % of 15: - {?{image} }[{title}]({url})"],
    ),
    (
        "blank lines with spaces",
        [("- **TITLE**\n  \n  [pdf](URL)", 10)],
        ["100 % of 10: - **{title}**\n  \n  [{label}]({link})"],
    ),
    (
        "three formats",
        [
            ("- TITLE, 2024. [pdf](URL)", 20),
            ("- 2024: TITLE ([pdf](URL))", 6),
            ("- [pdf](URL) - TITLE - 2024", 5),
        ],
        ["65 % of 31: - {title}, {date}. [{label}]({link})", "19 % of 31: - {title} ([{label}]({link}))"],
    ),
    (
        "a bare URL or a link with a label",
        [("- **TITLE** <URL>", 8), ("- **TITLE** [pdf](URL)", 4)],
        ["67 % of 12: - **{title}** <{link}>"],
    ),
    (
        "a period within the emphasis",
        [("- **TITLE.** 2024 [pdf](URL)", 12)],
        ["100 % of 12: - **{title}.** {date} [{label}]({link})"],
    ),
    (
        "a venue or a date in some entries",
        [
            ("- TITLE [pdf](URL)", 10),
            ("- TITLE *ICLR 2024* [pdf](URL)", 6),
            ("- TITLE *Apr. 2 2024* [pdf](URL)", 6),
        ],
        ["100 % of 22: - {title}{? *{venue|date}*} [{label}]({link})"],
    ),
    (
        "a venue and authors instead of a date",
        [("- TITLE, Apr. 2 2024. [pdf](URL)", 10), ("- TITLE, ICLR, Ann Lee and Bo Chen. [pdf](URL)", 6)],
        ["100 % of 16: - {title}{?, {date}}. [{label}]({link})"],
    ),
    (
        "a venue in brackets or a date without",
        [("- TITLE (ICLR 2024). [pdf](URL)", 10), ("- TITLE, Apr. 2 2024. [pdf](URL)", 6)],
        ["100 % of 16: - {title}{? ({venue})}{?, {date}}. [{label}]({link})"],
    ),
    (
        "links with tags",
        [("- TITLE [pdf](URL) `a`", 10), ("- TITLE [pdf](URL) `a` [code](https://github.com/a/b) `b`", 10)],
        ["100 % of 20: - {title}{+ [{label}]({link}) `{tag}`}"],
    ),
    (
        "a title in bold within the link",
        [("- [**TITLE**](URL), 2024", 12)],
        ["100 % of 12: - [**{title}**]({url}), {date}"],
    ),
    (
        "a title within the link between *** and ***",
        [("- [***TITLE***](URL), 2024", 12)],
        ["100 % of 12: - [***{title}***]({url}), {date}"],
    ),
    (
        "a title within the link between ** and **",
        [("- [**TITLE**](URL), 2024", 12)],
        ["100 % of 12: - [**{title}**]({url}), {date}"],
    ),
    (
        "a title within the link between * and *",
        [("- [*TITLE*](URL), 2024", 12)],
        ["100 % of 12: - [*{title}*]({url}), {date}"],
    ),
    (
        "a title within the link between __ and __",
        [("- [__TITLE__](URL), 2024", 12)],
        ["100 % of 12: - [__{title}__]({url}), {date}"],
    ),
    (
        "a title within the link between _ and _",
        [("- [_TITLE_](URL), 2024", 12)],
        ["100 % of 12: - [_{title}_]({url}), {date}"],
    ),
    (
        "a title within the link between `` and ``",
        [("- [``TITLE``](URL), 2024", 12)],
        ["100 % of 12: - [``{title}``]({url}), {date}"],
    ),
    (
        "a title within the link between ` and `",
        [("- [`TITLE`](URL), 2024", 12)],
        ["100 % of 12: - [`{title}`]({url}), {date}"],
    ),
    (
        "a title within the link between ~~ and ~~",
        [("- [~~TITLE~~](URL), 2024", 12)],
        ["100 % of 12: - [~~{title}~~]({url}), {date}"],
    ),
    (
        'a title within the link between " and "',
        [('- ["TITLE"](URL), 2024', 12)],
        ['100 % of 12: - ["{title}"]({url}), {date}'],
    ),
    (
        "a title within the link between “ and ”",
        [("- [“TITLE”](URL), 2024", 12)],
        ["100 % of 12: - [“{title}”]({url}), {date}"],
    ),
    (
        "a title within the link between 《 and 》",
        [("- [《TITLE》](URL), 2024", 12)],
        ["100 % of 12: - [《{title}》]({url}), {date}"],
    ),
    (
        "HTML items",
        [('<ul><li><a href="URL">TITLE</a> ICLR 2024</li></ul>\n', 8)],
        ['100 % of 8: <li><a href="{url}">{title}</a>{venue}'],
    ),
]

TABLES: list[tuple[str, str, list[Part], list[str]]] = [
    (
        "cells",
        "| Title | Venue | Code |",
        [("| [TITLE](URL) | ICLR | [Code](https://github.com/a/b) |", 8), ("| [TITLE](URL) | ICLR | - |", 4)],
        ["100 % of 12: | [{title}]({url}) | {venue} | {?[{label}]({link})} |"],
    ),
    (
        "a column with few empty cells",
        "| Title | Venue | Code |",
        [("| [TITLE](URL) | ICLR | [Code](https://github.com/a/b) |", 19), ("| [TITLE](URL) | ICLR | |", 1)],
        ["100 % of 20: | [{title}]({url}) | {venue} | [{label}]({link}) |"],
    ),
    (
        "an empty column",
        "| Title | Venue | Code |",
        [("| [TITLE](URL) | ICLR | |", 8), ("| [TITLE](URL) | ICLR | - |", 1)],
        ["100 % of 9: | [{title}]({url}) | {venue} |  |"],
    ),
    (
        "numbered rows",
        "| No. | Title | Venue |",
        [("| N. | [TITLE](URL) | ICLR |", 8), ("| N. | [TITLE](URL) | ICML |", 1)],
        ["100 % of 9: | {text} | [{title}]({url}) | {venue} |"],
    ),
    (
        "a number before the title",
        "| Title | Venue |",
        [("| N. [TITLE](URL) | ICLR |", 8), ("| N. [TITLE](URL) | ICML |", 1)],
        ["100 % of 9: | 1. [{title}]({url}) | {venue} |"],
    ),
    (
        "prose with a link",
        "| Title | Notes |",
        [
            ("| [TITLE](URL) | This uses [the code](https://github.com/a/b) of others. |", 8),
            ("| [TITLE](URL) | A survey. |", 1),
        ],
        ["100 % of 9: | [{title}]({url}) | {text} |"],
    ),
    (
        "bold notes",
        "| Title | Notes |",
        [("| [TITLE](URL) | **A survey** |", 8), ("| [TITLE](URL) | **Another one** |", 1)],
        ["100 % of 9: | [{title}]({url}) | **{text}** |"],
    ),
    (
        "links in a cell",
        "| Title | Links |",
        [
            ("| TITLE | [pdf](URL) [code](https://github.com/a/b) |", 8),
            ("| TITLE | [pdf](URL), [code](https://github.com/a/b) |", 4),
        ],
        ["100 % of 12: | {title} | [{label}]({link}){* [{label}]({link})} |"],
    ),
    (
        "links with breaks",
        "| Title | Links |",
        [
            ("| TITLE | [[pdf](URL)]<br>[[code](https://github.com/a/b)] |", 8),
            ("| TITLE | [[pdf](URL)] / [[code](https://github.com/a/b)] |", 4),
        ],
        ["100 % of 12: | {title} | [[{label}]({link})]{* [[{label}]({link})]} |"],
    ),
    (
        "a description beside the title",
        "| Paper | Venue |",
        [
            ("| [TITLE](URL)<br>A survey of `new` methods. | ICLR |", 8),
            ("| [TITLE](URL)<br>A survey | ICLR |", 4),
        ],
        ["100 % of 12: | [{title}]({url})<br>{text} | {venue} |"],
    ),
    (
        "sentences",
        "| Title | Notes |",
        [("| [TITLE](URL) | A survey. |", 8), ("| [TITLE](URL) | A survey |", 4)],
        ["100 % of 12: | [{title}]({url}) | {text} |"],
    ),
    (
        "a title that is not linked",
        "| Title | Venue |",
        [("| [TITLE](URL) | ICLR |", 9), ("| **[TITLE](URL)** | ICLR |", 3)],
        ["75 % of 12: | [{title}]({url}) | {venue} |"],
    ),
    ("four rows", "| Title | Venue |", [("| [TITLE](URL) | ICLR |", 3), ("| [TITLE](URL) | ICLR |", 1)], []),
    (
        "titles with and without a period",
        "| Title | Venue |",
        [("| [TITLE](URL). | ICLR |", 8), ("| [TITLE](URL) | ICLR |", 4)],
        ["67 % of 12: | [{title}]({url}). | {venue} |"],
    ),
]


@pytest.mark.parametrize(
    ("parts", "settings", "expected"), [pytest.param(*case[1:], id=case[0]) for case in DEVIATIONS]
)
def test_deviations(parts: list[Part], settings: dict[str, Any], expected: list[str]) -> None:
    entries = sum(part[1] for part in parts if not isinstance(part, str))
    assert len(learn(read(Source(in_parts(parts)))).layouts) == entries
    assert deviations_in(in_parts(parts), settings) == expected


@pytest.mark.parametrize(("parts", "expected"), [pytest.param(*case[1:], id=case[0]) for case in FORMATS])
def test_formats(parts: list[Part], expected: list[str]) -> None:
    assert formats(in_parts(parts)) == expected


@pytest.mark.parametrize(
    ("head", "rows", "expected"), [pytest.param(*case[1:], id=case[0]) for case in TABLES]
)
def test_formats_of_tables(head: str, rows: list[Part], expected: list[str]) -> None:
    assert formats(table(head, rows)) == expected


@pytest.mark.parametrize(
    ("parts", "own"),
    [
        pytest.param(
            ["## A", ("- [TITLE](URL), 2024.", 20), "## B", ("- **TITLE**. [pdf](URL)", 4)],
            {"A": False},
            id="four entries",
        ),
        pytest.param(
            ["## A", ("- [TITLE](URL), 2024.", 20), "## B", ("- **TITLE**. [pdf](URL)", 5)],
            {"A": False, "B": False},
            id="another form of entries is a format of the list",
        ),
        pytest.param(
            ["## A", ("- [TITLE](URL), 2024.", 40), "## B", ("- [TITLE](URL): 2024", 6)],
            {"A": False, "B": True},
            id="a format of its own",
        ),
        pytest.param(
            [
                "## A",
                ("- [TITLE](URL), 2024.", 40),
                "## B",
                ("- [TITLE](URL), 2024.", 4),
                ("- [TITLE](URL): 2024", 5),
            ],
            {"A": False, "B": True},
            id="a format of five of nine entries",
        ),
        pytest.param(
            [
                "## A",
                ("- [TITLE](URL), 2024.", 40),
                "## B",
                ("- [TITLE](URL), 2024.", 5),
                ("- [TITLE](URL): 2024", 5),
            ],
            {"A": False, "B": True},
            id="a format of half of the entries",
        ),
        pytest.param(
            ["## A", ("- [TITLE](URL), 2024. Ann Lee", 40), "## B", ("- [TITLE](URL), 2024. Ann Lee.", 6)],
            {"A": False, "B": False},
            id="a period that may belong to authors",
        ),
    ],
)
def test_sections_with_formats_of_their_own(parts: list[Part], own: dict[str, bool]) -> None:
    summary = style_summary(read(Source(in_parts(parts))))
    assert {style.section.title: style.own for style in summary.sections} == own


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("  - code: <https://a.org>", "- code: …"),
        ("  - **Code**: <https://a.org>", "- Code: …"),
        ("  - [data](https://a.org)", "- [data](…)"),
        ("  - [[pdf](https://a.org)]", "- [[pdf](…)]"),
        ("  - [[pdf]](https://a.org)", "- [[pdf]](…)"),
        ("  - more on it", "- …"),
        ("  - more on it\n    <b>Note</b> on it", "<b>…"),
        ("  - more on it\n    ![figure](https://a.org/a.svg)", "![…](…)"),
        ("  - more on it\n    *A remark*", "*…*"),
        ("  - more on it\n    _A remark_", "_…_"),
        ("  - more on it\n    > A remark", "> …"),
        ("  - more on it\n    + A remark", "+ …"),
        ("  - more on it\n    *A remark* on it", "a line of text"),
        ("  - more on it\n    on it *A remark*", "a line of text"),
        ("  - more on it\n    a remark on it", "a line of text"),
    ],
)
def test_lines_below_entries(line: str, form: str) -> None:
    entry, below = "- [TITLE](URL), 2024.", "\n" + line
    summary = style_summary(read(Source(in_parts([(entry + below, 3), (entry, 27)]))))
    assert [(count.what, count.number) for count in summary.continuation_lines][-1] == (form, 3)
    for parts in ([(entry + below, 2), (entry, 2)], [(entry + below, 3), (entry, 28)]):
        assert style_summary(read(Source(in_parts([*parts])))).continuation_lines == []


def test_badges_below_a_heading() -> None:
    text = in_parts([("### TITLE\n\n[pdf](URL)\n\n[![a](https://a.org/a.svg)](https://a.org)\n", 5)])
    summary = style_summary(read(Source(text)))
    assert dict(summary.continuation_lines) == {"[pdf](…)": 5, "![…](…)": 5}


@pytest.mark.parametrize("emoji", [":fire:", "🔥", "⭐", "✨", "☀️"])
def test_emoji(emoji: str) -> None:
    entry = "- [TITLE](URL), 2024."
    for number, others, expected in ((3, 97, [(emoji, 3)]), (3, 98, []), (2, 5, [])):
        parts: list[Part] = [(f"- {emoji} [TITLE](URL), 2024.", number), (entry, others)]
        summary = style_summary(read(Source(in_parts(parts))))
        assert [(count.what, count.number) for count in summary.emoji] == expected


def test_other_habits() -> None:
    text = in_parts(
        [
            ("- [TITLE](URL), Apr. 2 2024. `new`", 3),
            ("- [TITLE](https://arxiv.org/pdf/2401.0000N.v2), 2024-04-02. [code](http://a.org/b)", 2),
            ("- [TITLE](URL) [![a](https://a.org/a.svg)](paper.pdf)", 1),
        ]
    )
    summary = style_summary(read(Source(text.replace(".v2", "v2"))))
    assert [tuple(count) for count in summary.dates] == [("Jan. 5 2025", 3), ("2025-01-05", 2)]
    assert [tuple(count) for count in summary.labels] == [("code", 2)]
    assert [tuple(count) for count in summary.tags] == [("new", 3)]
    assert dict(summary.url_forms) == {
        "https": 6,
        "arXiv abs": 4,
        "arXiv pdf": 2,
        "arXiv with a version": 2,
        "http": 2,
    }


def test_deviations_that_entries_share_are_counted_once_for_each_entry() -> None:
    entry = "- **TITLE**, Apr. 2 2024. [[pdf](URL)]"
    summary = style_summary(
        read(
            Source(
                in_parts(
                    [(entry, 40), ("- TITLE, Apr. 2 2024. [[pdf](URL)]", 2), ("- **TITLE**. [[pdf](URL)]", 1)]
                )
            )
        )
    )
    assert [(shared.message, shared.number, shared.example.line) for shared in summary.deviations] == [
        ("title is not bold; other titles in this section are", 2, 43),
        ("no date or venue", 1, 45),
    ]
    assert summary.deviating == 3
