"""Templates are shown and parsed without loss, filled in, and give the convention between any two fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.template.template import Template, TemplateError
from tests.support.lists import EACH_LIST, linted

TEMPLATES = [
    "- [{title}]({url})",
    "- [{title}]({url}){?, {date|venue}}{*. [{label}]({link})}{?. `{tag}`{* `{tag}`}}.",
    "{title}. \\[[{label}]({link})\\]{? \\[{venue}\\]} \\[{date}\\]",
    "- **{title}** [[{label}]]({link}) {date}  \n{authors}",
    "| {{} {title} {}} |{+ [{label}]({link})} |",
]


@pytest.mark.parametrize("text", TEMPLATES)
def test_a_template_is_shown_as_it_was_written(text: str) -> None:
    assert str(Template.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- [{title}]({link}", None),
        ("- [{titel}]({url})", "did you mean {title}?"),
        ("- {date}", "the placeholder {title} is missing"),
        ("- {title}{?, {date}", "is not closed"),
        ("- {title}}", "unmatched “}” at column 10"),
        ("- {title} {", "unmatched “{” at column 11"),
    ],
)
def test_an_invalid_template_is_reported_in_a_sentence(text: str, words: str | None) -> None:
    if words is None:
        Template.parse(text)
        return
    with pytest.raises(TemplateError) as caught:
        Template.parse(text)
    assert words in str(caught.value)


def test_filling_in_leaves_out_what_is_optional_and_repeats_what_is_repeated() -> None:
    template = Template.parse(TEMPLATES[1])
    base = [("title", "A"), ("url", "u")]
    assert template.fill(base) == "- [A](u)."
    assert template.fill([*base, ("venue", "ICML 2024")]) == "- [A](u), ICML 2024."
    links = [("label", "code"), ("link", "c"), ("label", "data"), ("link", "d")]
    assert template.fill([*base, ("date", "2024"), *links]) == "- [A](u), 2024. [code](c). [data](d)."
    assert template.fill([*base, ("tag", "x"), ("tag", "y"), ("tag", "z")]) == "- [A](u). `x` `y` `z`."
    assert template.fill([("url", "u"), ("title", "A")]) is None
    assert template.fill([*base, ("authors", "B")]) is None


def test_a_group_that_lacks_a_field_is_left_out() -> None:
    values = [("title", "A Title"), ("date", "2024")]
    assert Template.parse("{title}{? ({date}, {venue})}").fill(values) is None
    assert Template.parse("{title}{? ({date}, {venue})}{?, {date}}").fill(values) == "A Title, 2024"
    assert Template.parse("{title}{* ({date}, {venue})}{?, {date}}").fill(values) == "A Title, 2024"


def test_a_missing_required_part_is_reported() -> None:
    assert Template.parse("- {title}{+ [{label}]({link})}").fill([("title", "A")]) is None


def test_fields_are_put_in_the_order_of_the_template() -> None:
    template = Template.parse("- [{date}] **{title}** [{label}]({link})")
    values = [("label", "pdf"), ("link", "u"), ("title", "A"), ("date", "2024")]
    assert template.fill_in_order(values) == "- [2024] **A** [pdf](u)"
    assert template.fill_in_order([*values, ("tag", "x")]) is None


def test_the_law_between_neighbours_knows_of_optional_and_repeated_parts() -> None:
    conventions = Template.parse(TEMPLATES[1]).conventions()
    assert conventions["start", "title"] == "- ["
    assert conventions["title", "url"] == "]("
    assert conventions["url", "date"] == conventions["url", "venue"] == "), "
    assert conventions["url", "end"] == ")."
    assert conventions["url", "tag"] == "). `"
    assert conventions["tag", "tag"] == "` `"
    assert conventions["tag", "end"] == "`."
    assert conventions["link", "label"] == "). ["
    assert ("date", "venue") not in conventions


@pytest.mark.parametrize("path", EACH_LIST)
def test_every_entry_is_written_again_from_its_own_template_and_fields(path: Path) -> None:
    document = linted(path).document
    for entry in document.entries:
        template, values = Template.of(entry)
        assert template.fill(values) == entry.text


def test_an_entry_of_many_fields_is_written_again() -> None:
    text = (
        "- [{A} title](https://a.org), Apr. 2 2024. [code](https://github.com/a/b), [data](https://d.org) `tag`.\n"
        * 3
    )
    document = read(Source(text))
    assert len(document.entries) == 3
    for entry in document.entries:
        template, values = Template.of(entry)
        assert [kind for kind, _ in values][:3] == ["title", "url", "date"]
        assert template.fill(values) == entry.text
        assert Template.parse(str(template)).fill(values) == entry.text
