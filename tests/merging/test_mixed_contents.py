"""Tables of contents of which one side changed the form and the other the links."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.merging.test_merge import clean, entry

_NUMBERED = "{}. [{}](#{})\n"
# The third and every later line lacks a space.
_MIXED = ("- {}. [{}](#{})\n", "- {}. [{}](#{})\n", "- {}.[{}](#{})\n")


def page(contents: str, names: str) -> str:
    sections = "".join(f"\n## {name}\n\n{entry(ord(name))}" for name in names)
    return f"# Papers\n\n{contents}{sections}"


def contents(names: Iterable[str], *forms: str) -> str:
    return "".join(
        forms[min(at, len(forms) - 1)].format(at + 1, name, name.lower()) for at, name in enumerate(names)
    )


BASE = page(contents("ABCD", _NUMBERED), "ABCD")


@pytest.mark.parametrize("exchange", [False, True])
def test_the_table_in_one_form_is_kept_if_the_other_is_in_several(exchange: bool) -> None:
    mixed = page(contents("ABCD", *_MIXED), "ABCD")
    links = page(contents("ABCXD", _NUMBERED), "ABCXD")
    sides = (links, mixed) if exchange else (mixed, links)
    assert clean(BASE, *sides) == links


def test_links_to_new_sections_are_kept_in_the_form_of_the_table() -> None:
    mixed = page(contents("ABCDY", *_MIXED), "ABCDY")
    links = page(contents("ABXCD", _NUMBERED), "ABXCD")
    assert clean(BASE, mixed, links) == page(contents("ABXCDY", _NUMBERED), "ABXCDY")


def test_a_link_to_the_title_of_the_page_goes_with_the_form() -> None:
    mixed = page(contents(["Papers", *"ABCD"], *_MIXED), "ABCD")
    links = page(contents("ABXCD", _NUMBERED), "ABXCD")
    assert clean(BASE, mixed, links) == links


def test_a_link_to_a_section_that_had_none_stays() -> None:
    base = page(contents("ABCD", _NUMBERED), "ABCDY")
    mixed = page(contents("ABCDY", *_MIXED), "ABCDY")
    links = page(contents("ABXCD", _NUMBERED), "ABXCDY")
    assert clean(base, mixed, links) == page(contents("ABXCDY", _NUMBERED), "ABXCDY")


@pytest.mark.parametrize(
    "form", ["* [{1}](#{2})\n", "  * [{1}](#{2})\n", "* 🐦 [{1}](#{2})\n", "* 🐤 [{1}](#{2})\n"]
)
def test_levels_and_signs_are_no_accident(form: str) -> None:
    old, first = "- [{1}](#{2})\n", "* 🐦 [{1}](#{2})\n" if "🐤" in form else "* [{1}](#{2})\n"
    base, ours, theirs, merged = (
        page(contents(names, *forms), names)
        for names, forms in (
            ("ABCD", (old,)),
            ("ABCD", (first, form, form, first)),
            ("ABCDX", (old,)),
            ("ABCDX", (first, form, form, first, "* [{1}](#{2})\n")),
        )
    )
    assert clean(base, ours, theirs) == merged


def test_a_new_form_that_all_lines_have_stays() -> None:
    base, ours, theirs, merged = (
        page(contents(names, form), names)
        for names, form in (
            ("ABCD", "- [{1}](#{2})\n"),
            ("ABCD", "* [{1}](#{2})\n"),
            ("ABXCD", "- [{1}](#{2})\n"),
            ("ABXCD", "* [{1}](#{2})\n"),
        )
    )
    assert clean(base, ours + entry(8), theirs + entry(9)) == merged + entry(8) + entry(9)


def test_a_new_form_of_one_line_stays() -> None:
    links = page(contents("ABXCD", _NUMBERED), "ABXCD")
    ours = BASE.replace("[B]", "🔥 [B]") + entry(8)
    assert clean(BASE, ours, links + entry(9)) == links.replace("[B]", "🔥 [B]") + entry(8) + entry(9)


def test_a_table_that_the_other_side_left_alone_takes_the_new_forms() -> None:
    mixed = page(contents("ABCD", *_MIXED), "ABCD")
    assert clean(BASE, mixed + entry(8), BASE + entry(9)) == mixed + entry(8) + entry(9)
