"""The portrait of a list says what its entries look like, and claims no more than they do."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from awesomelint.reading import read
from awesomelint.report.style import json as style_json
from awesomelint.report.style import text as style_text
from awesomelint.source import Source
from awesomelint.style.summary import StyleSummary, style_summary
from awesomelint.style.template import template as templates_module
from awesomelint.style.template.paired_marks import is_balanced
from awesomelint.style.template.template import Group, Template
from tests.support.lists import EACH_LIST, linted
from tests.support.short_lists import Part, filled, in_parts
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


def unbalanced(parts: tuple[templates_module.Part, ...]) -> list[str]:
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


USUAL, OTHER, THIRD = "- [TITLE](URL), 2024.", "- [TITLE](URL): 2024", "- [TITLE](URL) 2024"
FIRST_FORMAT, SECOND_FORMAT = "- [{title}]({url}), {date}.", "- [{title}]({url}): {date}"


def summary(*parts: Part, settings: dict[str, Any] | None = None) -> StyleSummary:
    return style_summary(read(Source(in_parts([*parts]))), settings)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([(USUAL, 4)], []),
        ([(USUAL, 5)], [(FIRST_FORMAT, 1.0, 3)]),
        # The example is the first entry that follows the format.
        ([(OTHER, 1), (USUAL, 9)], [(FIRST_FORMAT, 0.9, 4)]),
        # A second format of five entries, and of 15 in 100.
        ([(OTHER, 4), (USUAL, 16)], [(FIRST_FORMAT, 0.8, 7)]),
        ([(OTHER, 5), (USUAL, 20)], [(FIRST_FORMAT, 0.8, 8), (SECOND_FORMAT, 0.2, 3)]),
        ([(OTHER, 6), (USUAL, 34)], [(FIRST_FORMAT, 0.85, 9), (SECOND_FORMAT, 0.15, 3)]),
        ([(OTHER, 6), (USUAL, 35)], [(FIRST_FORMAT, 0.85, 9)]),
        # Those that do not follow the first format do not agree.
        ([(OTHER, 4), (THIRD, 4), (USUAL, 20)], [(FIRST_FORMAT, 0.71, 11)]),
    ],
)
def test_formats_with_an_example(parts: list[Part], expected: list[tuple[str, float, int]]) -> None:
    found = summary(*parts).formats
    assert [(form.template, round(form.share, 2), form.example.line) for form in found] == expected


def test_formats_of_each_form_are_shown_if_five_entries_have_it() -> None:
    plain = "- TITLE, 2024 [pdf](URL)"
    found = summary((plain, 5), (USUAL, 6)).formats
    assert [(form.form, form.kind, form.template, form.entries) for form in found] == [
        ("item link", "item", FIRST_FORMAT, 6),
        ("item text", "item", "- {title}, {date} [{label}]({link})", 5),
    ]
    assert [form.template for form in summary((plain, 4), (USUAL, 6)).formats] == [FIRST_FORMAT]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        # A format of its own: five entries, half of the section, and a tenth more than follow the list's.
        ([(USUAL, 1), (OTHER, 4)], [FIRST_FORMAT]),
        ([(USUAL, 1), (OTHER, 5)], [SECOND_FORMAT]),
        ([(USUAL, 3), (OTHER, 5), (THIRD, 2)], [SECOND_FORMAT]),
        ([(USUAL, 4), (OTHER, 5), (THIRD, 1)], [SECOND_FORMAT]),
        ([(USUAL, 4), (OTHER, 5), (THIRD, 2)], [FIRST_FORMAT]),
        ([(USUAL, 5), (OTHER, 5)], [SECOND_FORMAT, FIRST_FORMAT]),
        ([(USUAL, 6), (OTHER, 5)], [FIRST_FORMAT]),
        ([(USUAL, 9), (OTHER, 2)], [FIRST_FORMAT]),
    ],
)
def test_formats_of_a_section(own: list[Part], expected: list[str]) -> None:
    (_, section) = summary("## A", (USUAL, 60), "## B", *own).sections
    assert [form.template for form in section.formats] == expected
    assert section.own is (expected[0] == SECOND_FORMAT)


def test_a_section_in_the_second_format_of_the_list_has_none_of_its_own() -> None:
    (_, section) = summary("## A", (USUAL, 40), "## B", (OTHER, 9)).sections
    assert [form.template for form in section.formats] == [SECOND_FORMAT]
    assert not section.own


def test_sections_of_fewer_than_five_entries_are_left_out() -> None:
    sections = summary("## A", (USUAL, 40), "## B", (OTHER, 4), "## C").sections
    assert [style.section.title for style in sections] == ["A"]


def table_formats(*cells: tuple[str, int]) -> list[tuple[str, str, int, float, int]]:
    rows = [filled(f"| {cell} | 2024 |", at) for cell, number in cells for at in range(number)]
    text = "\n".join(["| Title | Year |", "| --- | --- |", *rows]) + "\n"
    formats = style_summary(read(Source(text))).formats
    return [(form.kind, form.template, form.entries, form.share, form.example.line) for form in formats]


def test_formats_of_tables_with_an_example() -> None:
    usual, bold = "[TITLE](URL)", "**[TITLE](URL)**"
    assert table_formats((usual, 4)) == []
    assert table_formats((bold, 2), (usual, 8)) == [("row", "| [{title}]({url}) | {date} |", 10, 0.8, 5)]


def test_formats_of_paragraphs_and_items() -> None:
    found = summary((f"{USUAL}\n", 5), "Words.", ("**[TITLE](URL)**, 2024\n", 6)).formats
    assert [(form.kind, form.template) for form in found] == [
        ("paragraph", "**[{title}]({url})**, {date}"),
        ("item", FIRST_FORMAT),
    ]


def test_deviations_with_the_number_of_entries_and_the_first_of_them() -> None:
    found = summary(
        (USUAL, 60), ("- [TITLE](URL).", 1), ("- [TITLE](URL). 2024,", 1), ("- [TITLE](URL). 2024.", 2)
    )
    assert [(shared.message, shared.number, shared.example.line) for shared in found.deviations] == [
        ("expected “,” before the date, found “.”", 3, 64),
        ("no date or venue", 1, 63),
        ("expected “.” at the end, found “,”", 1, 64),
    ]
    assert found.deviating == 4


def test_a_configured_template_decides_what_deviates() -> None:
    found = summary((USUAL, 5), (OTHER, 1), settings={"template": "- [{title}]({url}): {date}"})
    assert [(shared.message, shared.number) for shared in found.deviations] == [
        ("expected “:” before the date, found “,”", 5),
        ("unexpected “.” at the end", 5),
    ]
    assert [form.template for form in found.formats] == [FIRST_FORMAT]


def test_labels_tags_and_urls_are_counted() -> None:
    found = summary(
        ("- [TITLE](HTTP://arxiv.org/ABS/2401.0000N) `new` [code](a.md) [![x](https://a.org/x.svg)](#b)", 1),
        ("- [TITLE](https://arxiv.org/html/2401.00002v3) `new` `old` [code](ftp://a.org)", 1),
        ("- [TITLE](https://a.org) [data](https://b.org)", 4),
    )
    assert [tuple(count) for count in found.labels] == [("data", 4), ("code", 2)]
    assert [tuple(count) for count in found.tags] == [("new", 2), ("old", 1)]
    assert (
        dict(found.url_forms)
        == {"https": 9, "arXiv html": 1, "arXiv with a version": 1, "http": 1, "ftp": 1} | {}
    )
