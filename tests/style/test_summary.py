"""The portrait of a list says what its entries look like, and claims no more than they do."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from awesomelint.reading import read
from awesomelint.report.style import json as style_json
from awesomelint.report.style import text as style_text
from awesomelint.source import Source
from awesomelint.style.summary import StyleSummary, style_summary
from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.style.template.template import Group, Part, Template
from tests.support.lists import EACH_LIST, linted
from tests.support.titles import TITLES


def of(form: str, *others: str) -> StyleSummary:
    """The portrait of a list of entries in a form; the last ones are written in the others."""
    forms = [form] * (len(TITLES) - len(others)) + list(others)
    lines = [
        form.replace("TITLE", title).replace("URL", f"https://arxiv.org/abs/24{index + 1:02}.0{index}234")
        for index, (title, form) in enumerate(zip(TITLES, forms, strict=True))
    ]
    return style_summary(read(Source("# Papers\n\n" + "\n".join(lines) + "\n")))


def templates(found: StyleSummary) -> list[str]:
    return [form.template for form in found.formats]


@pytest.mark.parametrize(
    ("form", "template"),
    [
        ("[**TITLE**](URL) （**2024.06.18**）\n", "[**{title}**]({url}) （**{date}**）"),
        ("- **TITLE** ICLR 2024. [pdf](URL)\n\n    *Ann Lee, Bo Chen*\n", "- **{title}** {venue}. [{label}]({link})\n\n    *{authors}*"),
        ("- 2024 | TITLE | Ann Lee, et al. | [`PDF`](URL)", "- {date} | {title} | {authors} | [`{label}`]({link})"),
        ("- [2024/05/06] **TITLE** | [[paper]](URL) | [code]", "- [{date}] **{title}** | [[{label}]]({link}) | [code]"),
        ("##### • TITLE. [\\[PDF\\]](URL)\n", "##### • {title}. [\\[{label}\\]]({link})"),
    ],
)  # fmt: skip
def test_marks_and_constant_words_are_the_formats_own(form: str, template: str) -> None:
    assert templates(of(form)) == [template]


def test_a_share_counts_only_entries_that_are_written_so() -> None:
    found = of("- [TITLE](URL): Notes on TITLE here.", *["- [TITLE](URL) – Notes on TITLE here."] * 3)
    assert next((form.template, form.share) for form in found.formats) == ("- [{title}]({url}): {text}.", 0.7)


def test_a_list_with_two_formats_shows_both() -> None:
    found = of("- **TITLE**, 2024. [pdf](URL)", *["- 2024: **TITLE** ([pdf](URL))"] * 5)
    assert sorted((form.template, form.share) for form in found.formats) == [
        ("- **{title}**, {date}. [{label}]({link})", 0.5),
        ("- {date}: **{title}** ([{label}]({link}))", 0.5),
    ]


def test_an_optional_part_holds_whole_pairs() -> None:
    found = of(
        "- [TITLE](URL). [[code](https://github.com/a/b)]",
        *["- [TITLE](URL) (**ICML 2024**)."] * 4,
        "- [TITLE](URL).",
    )
    assert templates(found)[0] == "- [{title}]({url}){? (**{venue}**)}.{? [[{label}]({link})]}"


def test_keys_below_entries_and_emoji_are_counted() -> None:
    found = of(
        "**TITLE**\n\n- intro: A fine paper.\n- arxiv: <URL>\n", *["**TITLE**\n\n- arxiv: <URL>\n"] * 4
    )
    assert [(count.what, count.number) for count in found.continuation_lines] == [
        ("- arxiv: …", 10),
        ("- intro: …", 6),
    ]
    assert [(count.what, count.number) for count in of("- :fire: [TITLE](URL)").emoji] == [(":fire:", 10)]


def test_cells_that_hold_a_dash_are_empty_and_number_columns_are_no_words() -> None:
    head = "| Title | Venue | Code |\n| --- | --- | --- |\n"
    rows = "".join(
        f"| [{title}](https://a.org/{index}) | ICML | {'-' if index % 2 else '[Code](https://github.com/a/b)'} |\n"
        for index, title in enumerate(TITLES)
    )
    found = style_summary(read(Source("# Papers\n\n" + head + rows)))
    assert [(form.template, form.share) for form in found.formats] == [
        ("| [{title}]({url}) | {venue} | {?[{label}]({link})} |", 1.0)
    ]


def unbalanced(parts: tuple[Part, ...]) -> list[str]:
    """The optional parts that hold half a pair."""
    found = []
    for part in parts:
        if isinstance(part, Group):
            text = str(Template(part.parts)).replace("{", "").replace("}", "")
            found += [text] if not is_balanced(text.replace("?", "").replace("*", "")) else []
            found += unbalanced(part.parts)
    return found


@pytest.mark.parametrize("path", EACH_LIST)
def test_no_optional_part_of_a_real_list_holds_half_a_pair(path: Path) -> None:
    found = style_summary(linted(path).document)
    for form in found.formats + [form for section in found.sections for form in section.formats]:
        assert unbalanced(Template.parse(form.template).parts) == []


def test_text_and_json_tell_the_same() -> None:
    found = of("- **TITLE**, 2024. [pdf](URL)", *["- 2024: **TITLE** ([pdf](URL))"] * 5)
    text, data = io.StringIO(), io.StringIO()
    style_text.write([found], text)
    style_json.write([found], data)
    assert "All are list items, 50 % of them like this" in text.getvalue()
    assert "and 50 % of them like this" in text.getvalue()
    (one,) = json.loads(data.getvalue())
    assert [form["share"] for form in one["formats"]] == [0.5, 0.5]
