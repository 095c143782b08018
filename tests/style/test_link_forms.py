"""How entries link their works, and where that differs from others."""

from __future__ import annotations

import pytest

from tests.support.short_lists import Part, deviations_in, deviations_of, in_parts, listed

LABELLED = "- TITLE, 2024. [[pdf](URL)]"
LINKED = "- [TITLE](URL), 2024."
MESSAGE = "title is a link; other entries in this section have a link such as “[pdf](…)”"


def found(*parts: Part) -> list[str]:
    return deviations_in(in_parts([*parts]), {})


@pytest.mark.parametrize(
    ("usual", "last", "expected"),
    [
        # A link to a tool or a page, and a title that is probably a label.
        ('- TITLE, 2024. [[pdf](URL)]', '- [TITLE](https://oak.org), 2024.', []),
        ('- TITLE, 2024. [[pdf](URL)]', '- [TITLE](URL), 2024. [code](https://b.org)', []),
        ('- TITLE, 2024. [[pdf](URL)]', '- A tool: [TITLE](URL), 2024.', []),
        # The rest of a broken link.
        ('- TITLE, 2024. [[pdf](URL)]', '- TITLE, 2024. (URL)', []),
        ('- TITLE, 2024. [[pdf](URL)]', '- TITLE, 2024. [pdf] (URL)', []),
        ('- TITLE, 2024. [[pdf](URL)]', '- TITLE, 2024. [pdf]https://b.org/1', ['form: “[pdf]” has no URL; in other entries it is a link']),
        # A label as well.
        ('- TITLE, 2024. [[pdf](URL)]', '- TITLE, 2024. [[pdf](URL)] <URL>', []),
        # Another form.
        ('- TITLE, 2024. [[pdf](URL)]', '- [TITLE](URL), 2024.', ['form: title is a link; other entries in this section have a link such as “[pdf](…)”']),
        ('- TITLE, 2024. [[pdf](URL)]', '- [TITLE](https://github.com/a/b), 2024.', []),
        ('- TITLE, 2024. [[pdf](URL)]', '- [TITLE](URL) - a tool, 2024.', ['form: title is a link; other entries in this section have a link such as “[pdf](…)”']),
        ('- TITLE, 2024. [[pdf](URL)]', '- TITLE, 2024. URL', ['form: bare URL; other entries in this section have a label such as “[pdf](…)”']),
        ('- TITLE, 2024. [[pdf](URL)]', '- TITLE, 2024. <URL>', ['form: bare URL; other entries in this section have a label such as “[pdf](…)”']),
        ('- TITLE, 2024. [[pdf](URL)]', '- TITLE, 2024.\tURL', ['form: bare URL; other entries in this section have a label such as “[pdf](…)”']),
        ('- TITLE, 2024. [[pdf](URL)]', '- TITLE, 2024.\n  URL', ['form: bare URL; other entries in this section have a label such as “[pdf](…)”']),
        # Titles are links.
        ('- [TITLE](URL), 2024.', '- TITLE, 2024. [[code](URL)]', []),
        ('- [TITLE](URL), 2024.', '- URL', []),
        ('- [TITLE](URL), 2024.', '- <URL>', []),
        ('- [TITLE](URL), 2024.', '- TITLE, 2024. ![a](https://a.org/a.png)', []),
        ('- [TITLE](URL), 2024.', '- TITLE, 2024. [[pdf](URL)]', ['form: title is not a link; other titles in this section are']),
        ('- [TITLE](URL), 2024.', '- TITLE, 2024. [[Paper](URL)]', ['form: title is not a link; other titles in this section are']),
        ('- [TITLE](URL), 2024.', '- TITLE, 2024. [[code](https://b.org)] [[pdf](URL)]', ['form: title is not a link; other titles in this section are']),
        ('- [TITLE](URL), 2024.', '- TITLE, 2024. URL', ['form: title is not a link; other titles in this section are']),
        ('- [TITLE](URL), 2024.', '- TITLE, 2024. <URL>', ['form: title is not a link; other titles in this section are']),
        ('- [TITLE](URL), 2024.', '- TITLE, 2024.', []),
        # What else differs in the same entry is not reported, except for its date.
        ('- TITLE, 2024-01-02. [[pdf](URL)]', '- [TITLE](URL): 2024-01-02', ['form: title is a link; other entries in this section have a link such as “[pdf](…)”']),
        ('- TITLE, 2024-01-02. [[pdf](URL)]', '- [TITLE](URL): Jan. 5 2024', ['form: title is a link; other entries in this section have a link such as “[pdf](…)”', 'date: expected date “2024-01-05”, found “Jan. 5 2024” | Jan. 5 2024 → 2024-01-05']),
        ('- TITLE, 2024-01-02. [[pdf](URL)]', '- TITLE: Jan. 5 2024 <URL>', ['form: bare URL; other entries in this section have a label such as “[pdf](…)”']),
        ('- TITLE, 2024-01-02. [[pdf](URL)]', '- TITLE: 2024-01-02 [code] <URL>', ['form: bare URL; other entries in this section have a label such as “[pdf](…)”']),
        ('- TITLE, 2024-01-02. [[pdf](URL)]', '- TITLE: Jan. 5 2024. [pdf]', ['form: “[pdf]” has no URL; in other entries it is a link']),
    ],
)  # fmt: skip
def test_the_form_of_a_link(usual: str, last: str, expected: list[str]) -> None:
    assert deviations_of(usual, last, 22) == expected


@pytest.mark.parametrize(
    ("usual", "others", "mark"),
    [
        # 93 in 100 of ten or more; certain from 95 in 100 of 20 or more.
        (9, 0, None),
        (13, 1, None),
        (14, 1, "?"),
        (18, 2, None),
        (26, 2, None),
        (27, 2, "?"),
        (18, 1, "?"),
        (19, 1, ""),
        (37, 2, "?"),
        (38, 2, ""),
    ],
)
def test_how_many_entries_have_the_form(usual: int, others: int, mark: str | None) -> None:
    first = usual + 3
    expected = [f"{line} form{mark}: {MESSAGE}" for line in range(first, first + others) if mark is not None]
    assert found((LABELLED, usual), (LINKED, others)) == expected


@pytest.mark.parametrize(("usual", "number"), [(8, 0), (9, 1), (10, 1)])
def test_all_but_one_entry_of_a_whole_list(usual: int, number: int) -> None:
    assert len(deviations_in(listed((LABELLED, usual), (LINKED, 1)), {})) == number


@pytest.mark.parametrize(
    ("near", "others", "number"), [(3, 1, 0), (4, 1, 1), (7, 2, 0), (8, 2, 2), (9, 2, 2), (4, 2, 0)]
)
def test_neighbours_have_the_form_of_the_list(near: int, others: int, number: int) -> None:
    parts: list[Part] = [(LABELLED, 60), "Some words.", (LABELLED, near), (LINKED, others)]
    assert len(found(*parts)) == number


@pytest.mark.parametrize(
    ("own", "others", "number"),
    # A section with ten entries or more counts, with 93 in 100; else the list, with all but one of its entries.
    [(8, 1, 1), (8, 2, 0), (9, 1, 0), (13, 1, 0), (14, 1, 1)],
)
def test_the_section_decides_if_it_has_enough_entries(own: int, others: int, number: int) -> None:
    parts: list[Part] = ["## A", (LABELLED, 30), "## B", (LABELLED, own), (LINKED, others)]
    assert len(found(*parts)) == number


def test_only_entries_of_the_same_kind_are_compared() -> None:
    parts: list[Part] = [(LABELLED, 12), "Some words.", ("**[TITLE](URL)**, 2024\n", 12)]
    assert found(*parts) == []


def test_the_example_is_the_most_frequent_label_that_names_a_paper() -> None:
    last = ("- TITLE, 2024. URL", 1)
    end = "form: bare URL; other entries in this section have a label such as"
    parts: list[Part] = [("- TITLE, 2024. [[Paper](URL)]", 8), ("- TITLE, 2024. [[`PDF`](URL)]", 12), last]
    assert found(*parts) == [f"23 {end} “[PDF](…)”"]
    assert found(("- TITLE, 2024. [[code](URL)]", 22), last) == [f"25 {end} “[Paper](…)”"]


@pytest.mark.parametrize(
    ("linked", "bare", "number"),
    # Ten links with the label; at most two without, in a list all of whose links or 93 in 100 have it.
    [(9, 1, 0), (10, 1, 1), (26, 2, 0), (27, 2, 2), (60, 3, 0), (10, 2, 0)],
)
def test_a_label_without_url(linked: int, bare: int, number: int) -> None:
    usual = "- [TITLE](URL), 2024. [[code](https://b.org)]"
    lines = found((usual, linked), ("- [TITLE](URL), 2024. [code]", bare))
    line = linked + 3
    message = "form: “[code]” has no URL; in other entries it is a link"
    assert lines == [f"{at} {message}" for at in range(line, line + number)]


@pytest.mark.parametrize(
    ("label", "is_bare"),
    [
        ("[code]", True),
        ("[[code]]", True),
        ("[ code ]", True),
        ("[`code`]", True),
        ("[*code*]", True),
        ("\\[code\\]", True),
        ("[code] and [data]", True),
        ("[code], data]", True),
        ("[code] (https://b.org)", False),
        ("[code]\t(https://b.org)", False),
        ("[code]: more", False),
        ("[code][1]", False),
        ("[Code]", False),
        ("[code of it]", False),
        ("[![code](https://b.org/b.svg)](https://b.org)", False),
    ],
)
def test_what_a_label_without_url_looks_like(label: str, is_bare: bool) -> None:
    lines = deviations_of("- [TITLE](URL), 2024. [[code](https://b.org)]", f"- [TITLE](URL), 2024. {label}")
    assert ("form: “[code]” has no URL; in other entries it is a link" in lines) is is_bare


def test_a_configured_template_decides_about_links() -> None:
    text = in_parts([(LABELLED, 22), (LINKED, 1)])
    template = "- {title}, {date}. [[{label}]({link})]"
    kinds = [line.split()[1] for line in deviations_in(text, {"template": template})]
    assert kinds == ["separator:", "order:", "missing:", "missing:"]


@pytest.mark.parametrize(
    ("usual", "last"),
    [
        # A link besides that of the title needs no label there.
        (LINKED, "- [TITLE](URL), 2024. <https://b.org>"),
        # Other entries have a bare URL, too.
        ("- TITLE, 2024. <URL>", LINKED),
        ("- TITLE, 2024. <URL>", "- TITLE, 2024. <https://b.org>"),
        # An entry that is a URL.
        (LINKED, "- URL [code](https://b.org)"),
        # A label in the text of a link.
        (
            "- [TITLE](URL), 2024. [code](https://b.org)",
            "- [TITLE](URL), 2024. [the [code] of it](https://b.org)",
        ),
    ],
)
def test_no_other_form(usual: str, last: str) -> None:
    assert [line for line in deviations_of(usual, last, 22) if "form" in line] == []


def test_a_label_whose_url_is_below() -> None:
    usual = "- [TITLE](URL), 2024. [[code](https://b.org)]"
    text = in_parts([(usual, 12), ("- [TITLE](URL), 2024. [code]", 1)])
    assert any("has no URL" in line for line in deviations_in(text, {}))
    assert not any("has no URL" in line for line in deviations_in(f"{text}\n[code]: https://b.org\n", {}))
