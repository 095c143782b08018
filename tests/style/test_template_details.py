"""Pairs of marks, certainty, and templates in detail."""

from __future__ import annotations

import pytest

from awesomelint.findings import Edit
from awesomelint.style.conventions import is_certain
from awesomelint.style.deviations.deviation import fix_title
from awesomelint.style.template.paired_marks import is_balanced, unbalanced
from awesomelint.style.template.template import Template, TemplateError


@pytest.mark.parametrize(
    "text",
    [
        "([a] {b)",
        "\\[[pdf](u)\\]",
        "**a** *b* __c__ _d_ ~~e~~ `f` ``g``",
        '"a" “b” 「c」',
        "（a）【b】《c》",
        "<b>a</b><br><img src=a><hr/><wbr>",
        "<B>a</b>",
    ],
)
def test_balanced_marks(text: str) -> None:
    assert is_balanced(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a)", ([1], [])),
        ("(a", ([], [0])),
        ("(a]", ([2], [0])),
        ("(*a)*", ([3], [0])),
        ("**a*", ([], [0, 3])),
        ("<b>a</i>", ([4], [0])),
        ("”“", ([0], [1])),
        ("a「", ([], [1])),
        ("a【", ([], [1])),
    ],
)
def test_marks_without_a_partner(text: str, expected: tuple[list[int], list[int]]) -> None:
    assert unbalanced(text) == expected


@pytest.mark.parametrize(
    ("agree", "total", "whole_list", "expected"),
    [
        (9, 9, True, False),
        (10, 10, False, True),
        (9, 10, True, True),
        (9, 10, False, False),
        (18, 20, True, False),
        (93, 100, False, True),
        (92, 100, False, False),
    ],
)
def test_certainty(agree: int, total: int, whole_list: bool, expected: bool) -> None:
    assert is_certain(agree, total, whole_list=whole_list) is expected


def test_required_placeholders_are_those_outside_optional_groups() -> None:
    template = Template.parse("- {title}{?, {date}}{+ [{label}]({link})}{* `{tag}`}.")
    assert [placeholder.kinds for placeholder in template.required()] == [("title",), ("label",), ("link",)]


def test_neighbours_of_optional_and_repeated_groups() -> None:
    texts = Template.parse("{title}{?, {date}}{+ [{label}]}{* `{tag}`}.").neighbours()
    assert texts["title", "label"] == [" ["]
    assert texts["label", "label"] == ["] ["]
    assert texts["label", "end"] == ["]."]
    assert texts["date", "label"] == [" ["]
    assert ("title", "end") not in texts
    assert Template.parse("{title}{?, {date}}{? ({date})}").neighbours()["title", "date"] == [", ", " ("]


def test_pairs_stay_together_in_another_order() -> None:
    template = Template.parse("{date} ![{image}]({link}) [{title}]({url}) [{badge}]({link})")
    values = [
        ("title", "A"),
        ("url", "u"),
        ("badge", "b"),
        ("link", "v"),
        ("date", "2024"),
        ("image", "i"),
        ("link", "w"),
    ]
    assert template.fill_in_order(values) == "2024 ![i](w) [A](u) [b](v)"


def test_unknown_fields() -> None:
    with pytest.raises(TemplateError, match="expected title, url, label"):
        Template.parse("{title} {zzz}")


def test_titles_of_fixes() -> None:
    text = "a. b` c"
    assert fix_title(text, [Edit(1, 3, ", ")]) == "Replace `. ` with `, `"
    assert fix_title(text, [Edit(1, 1, ","), Edit(1, 2, "")]) == "Insert `,`; remove `.`"
    # Nothing is said twice, and no half of a pair is shown.
    assert fix_title(text, [Edit(1, 2, ","), Edit(1, 2, ",")]) == "Replace `.` with `,`"
    assert fix_title("**A.**", [Edit(3, 5, "*")]) == "Remove `.`"
    assert fix_title("A   |", [Edit(1, 4, " ")]) == "Replace `   ` with ` `"
    assert fix_title("A    |", [Edit(1, 5, " ")]) == "Replace 4 spaces with 1"
    assert fix_title("A    |", [Edit(1, 5, ", ")]) == "Replace `    ` with `, `"
    assert fix_title("A ... |", [Edit(1, 6, " ")]) == "Replace ` ... ` with ` `"
    assert fix_title("*A* `B`", [Edit(2, 3, "*,")]) == "Insert `,`"
    assert fix_title(text, [Edit(4, 5, "\r\n\t")]) == "Replace “`” with `⏎⇥`"


def test_an_image_keeps_its_link() -> None:
    template = Template.parse("{title} [{label}]({link}) ![{image}]({link}) [{badge}]({link})")
    image, label, badge = [
        [(kind, kind[0]), ("link", f"{kind[0]}-link")] for kind in ("image", "label", "badge")
    ]
    expected = "A [l](l-link) ![i](i-link) [b](b-link)"
    assert template.fill_in_order([*image, *label, *badge, ("title", "A")]) == expected
    assert template.fill_in_order([*badge, ("title", "A"), *image, *label]) == expected
