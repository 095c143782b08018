"""Which decoration is moved out of fields, so that templates show it as part of the format."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.layout.layout import layout_of
from awesomelint.style.template.decoration import strip_decoration

WORDS = (
    "amber",
    "basalt",
    "cobalt",
    "dolomite",
    "emerald",
    "feldspar",
    "garnet",
    "hematite",
    "iolite",
    "jadeite",
)


def stripped(text: str) -> list[list[str]]:
    """Return for each entry its fields and gaps, in turn, without decoration."""
    layouts = [layout_of(entry, include_html=True) for entry in read(Source(text)).entries]
    result = []
    for layout in strip_decoration([layout for layout in layouts if layout is not None]):
        texts = [layout.key.gap_texts[0]]
        for field, gap in zip(layout.fields, layout.key.gap_texts[1:], strict=True):
            texts += [f"{field.kind}: {layout.entry.source.text[field.start : field.end]}", gap]
        result.append(texts)
    return result


def first_of(form: str) -> list[str]:
    """Return the fields and gaps of the first of ten entries; TITLE and WORD differ in each."""
    lines = [
        form.replace("TITLE", f"{word.title()} Networks")
        .replace("WORD", f"rocks like {word}")
        .replace("URL", f"https://e.org/{number}")
        for number, word in enumerate(WORDS)
    ]
    return stripped("\n".join(lines) + "\n")[0]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("- [TITLE](URL)", ["- [", "title: Amber Networks", "](", "url: https://e.org/0", ")"]),
        ("- [**TITLE**](URL)", ["- [**", "title: Amber Networks", "**](", "url: https://e.org/0", ")"]),
        ("- [***TITLE***](URL)", ["- [***", "title: Amber Networks", "***](", "url: https://e.org/0", ")"]),
        ("- [_TITLE_](URL)", ["- [_", "title: Amber Networks", "_](", "url: https://e.org/0", ")"]),
        ("- [__TITLE__](URL)", ["- [__", "title: Amber Networks", "__](", "url: https://e.org/0", ")"]),
        ("- [`TITLE`](URL)", ["- [`", "title: Amber Networks", "`](", "url: https://e.org/0", ")"]),
        ("- [``TITLE``](URL)", ["- [``", "title: Amber Networks", "``](", "url: https://e.org/0", ")"]),
        ("- [~~TITLE~~](URL)", ["- [~~", "title: Amber Networks", "~~](", "url: https://e.org/0", ")"]),
        ('- ["TITLE"](URL)', ['- ["', "title: Amber Networks", '"](', "url: https://e.org/0", ")"]),
        ("- [“TITLE”](URL)", ["- [“", "title: Amber Networks", "”](", "url: https://e.org/0", ")"]),
        ("- [《TITLE》](URL)", ["- [《", "title: Amber Networks", "》](", "url: https://e.org/0", ")"]),
        ("- [**`TITLE`**](URL)", ["- [**`", "title: Amber Networks", "`**](", "url: https://e.org/0", ")"]),
        # Marks that do not enclose all of the title.
        (
            "- [*TITLE* and *x*](URL)",
            ["- [", "title: *Amber Networks* and *x*", "](", "url: https://e.org/0", ")"],
        ),
        ("- [*TITLE* x](URL)", ["- [", "title: *Amber Networks* x", "](", "url: https://e.org/0", ")"]),
        # Text.
        (
            "- [TITLE](URL) - WORD.",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") - ",
                "text: rocks like amber",
                ".",
            ],
        ),
        (
            "- [TITLE](URL) - WORD!",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") - ",
                "text: rocks like amber!",
                "",
            ],
        ),
        (
            "- [TITLE](URL) - WORD...",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") - ",
                "text: rocks like amber...",
                "",
            ],
        ),
        (
            "- [TITLE](URL) - WORD (and more)",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") - ",
                "text: rocks like amber (and more)",
                "",
            ],
        ),
        (
            "- [TITLE](URL) - (new) WORD",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") - ",
                "text: (new) rocks like amber",
                "",
            ],
        ),
        (
            "- [TITLE](URL) (WORD)",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") (",
                "text: rocks like amber",
                ")",
            ],
        ),
        (
            "- [TITLE](URL) - :fire: WORD",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") - :fire: ",
                "text: rocks like amber",
                "",
            ],
        ),
        (
            "- [TITLE](URL) - WORD :fire:",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") - ",
                "text: rocks like amber",
                " :fire:",
            ],
        ),
        (
            "- [TITLE](URL) - :fire: :star: WORD",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") - :fire: :star: ",
                "text: rocks like amber",
                "",
            ],
        ),
        ("- [TITLE](URL) :fire:", ["- [", "title: Amber Networks", "](", "url: https://e.org/0", ") :fire:"]),
        # Words that most entries have.
        ("- [TITLE](URL) by me", ["- [", "title: Amber Networks", "](", "url: https://e.org/0", ") by me"]),
        (
            "- [TITLE](URL) with twenty-four letters",
            ["- [", "title: Amber Networks", "](", "url: https://e.org/0", ") with twenty-four letters"],
        ),
        (
            "- [TITLE](URL) with twenty-five letters.",
            ["- [", "title: Amber Networks", "](", "url: https://e.org/0", ") with twenty-five letters."],
        ),
        (
            "- [TITLE](URL) with more than that letters",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ") ",
                "text: with more than that letters",
                "",
            ],
        ),
        # Numbers.
        ("1. [TITLE](URL)", ["1. [", "title: Amber Networks", "](", "url: https://e.org/0", ")"]),
        (
            "- [TITLE](URL)  \n  Ann Lee, Bo Chen.",
            [
                "- [",
                "title: Amber Networks",
                "](",
                "url: https://e.org/0",
                ")  \n  ",
                "authors: Ann Lee, Bo Chen",
                ".",
            ],
        ),
    ],
)
def test_decoration(form: str, expected: list[str]) -> None:
    assert first_of(form) == expected


DECORATED = [
    (
        "1. 2. TITLE [pdf](URL) WORD",
        "2. |title: Amber Networks| [|label: pdf|](|link: https://e.org/0|) |text: rocks like amber|",
    ),
    ("- 1) TITLE [pdf](URL)", "1) |title: Amber Networks| [|label: pdf|](|link: https://e.org/0|)"),
    (
        "- [12] Ann Lark: TITLE [pdf](URL)",
        "- [12] |title: Ann Lark: Amber Networks| [|label: pdf|](|link: https://e.org/0|)",
    ),
    (
        "- [TITLE](URL) - (WORD) more",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: (rocks like amber) more|",
    ),
    (
        "- [TITLE](URL) （WORD）",
        "- [|title: Amber Networks|](|url: https://e.org/0|) （|text: rocks like amber|）",
    ),
    (
        "- [TITLE](URL) - 【new】 WORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: 【new】 rocks like amber|",
    ),
    (
        "- [TITLE](URL) - WORD 【new】",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber 【new】|",
    ),
    (
        "- [TITLE](URL) - “new” WORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: “new” rocks like amber|",
    ),
    (
        "- [TITLE](URL) - WORD “new”",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber “new”|",
    ),
    (
        "- [TITLE](URL) - 《new》 WORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: 《new》 rocks like amber|",
    ),
    (
        "- [TITLE](URL) - WORD 《new》",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber 《new》|",
    ),
    (
        "- [TITLE](URL) - WORD （new）",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber （new）|",
    ),
    (
        "- [TITLE](URL) - （new） WORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: （new） rocks like amber|",
    ),
    (
        "- [TITLE](URL) - WORD [new]",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber [new]|",
    ),
    (
        "- [TITLE](URL) - [new] WORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: [new] rocks like amber|",
    ),
    (
        "- [TITLE](URL) - WORD *new*",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber *new*|",
    ),
    (
        "- [TITLE](URL) - WORD **new**",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber **new**|",
    ),
    (
        "- [TITLE](URL) - WORD _new_",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber _new_|",
    ),
    (
        '- [TITLE](URL) - WORD "new"',
        '- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber "new"|',
    ),
    (
        "- [TITLE](URL) - WORD…",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber…|",
    ),
    (
        "- [TITLE](URL) - WORD？",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber？|",
    ),
    (
        "- [TITLE](URL) - WORD！",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber！|",
    ),
    (
        "- [TITLE](URL) - WORD。",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber。|",
    ),
    (
        "- [TITLE](URL) - WORD?",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber?|",
    ),
    (
        "- [TITLE](URL) - WORD.. more",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber.. more|",
    ),
    (
        "- [TITLE](URL) - :a: :b: WORD :c: :d:",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - :a: :b: |text: rocks like amber| :c: :d:",
    ),
    (
        "- [TITLE](URL) - :a:\tWORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - :a:\t|text: rocks like amber|",
    ),
    (
        "- [TITLE](URL) - WORD **:c:**",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber| **:c:**",
    ),
    (
        "- [TITLE](URL) - WORD (:c:)",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber| (:c:)",
    ),
    (
        "- [TITLE](URL) - WORD [:c:] _:d:_",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber| [:c:] _:d:_",
    ),
    ("- [TITLE](URL) :a: :b:", "- [|title: Amber Networks|](|url: https://e.org/0|) :a: :b:"),
    (
        "- [TITLE](URL) - WORD: more :c:",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber: more| :c:",
    ),
    (
        "- [TITLE](URL) - WORD: :c: more",
        "- [|title: Amber Networks|](|url: https://e.org/0|) - |text: rocks like amber: :c: more|",
    ),
    (
        "- [TITLE](URL) by *Ann Lark, Bo Finch.* WORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) by *|authors: Ann Lark, Bo Finch|.* |text: rocks like amber|",
    ),
    (
        "- [TITLE](URL) by **Ann Lark, Bo Finch** WORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) by **|authors: Ann Lark, Bo Finch|** |text: rocks like amber|",
    ),
    (
        "- [TITLE](URL) `2024` WORD",
        "- [|title: Amber Networks|](|url: https://e.org/0|) `|date: 2024|` |text: rocks like amber|",
    ),
    (
        "- TITLE ![WORD](URL) [![a](URL)](URL)",
        "- |title: Amber Networks| |image: ![rocks like amber](https://e.org/0)| [|badge: ![a](https://e.org/0)|](|link: https://e.org/0|)",
    ),
]


@pytest.mark.parametrize("name", ["e-mail", "a+b", "a_b", "100", "1st-c"])
def test_names_of_emoji(name: str) -> None:
    parts = first_of(f"- [TITLE](URL) - :{name}: WORD")
    assert parts[4:] == [f") - :{name}: ", "text: rocks like amber", ""]


@pytest.mark.parametrize(("form", "expected"), DECORATED)
def test_more_decoration(form: str, expected: str) -> None:
    assert "|".join(first_of(form)) == expected
