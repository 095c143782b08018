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
