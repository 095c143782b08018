"""Templates that are widened so that another way of writing an entry fits, too, and pruned."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from awesomelint.style.layout.fields import FieldKind
from awesomelint.style.template.prune import pruned
from awesomelint.style.template.skeleton import Skeleton
from awesomelint.style.template.template import Part, Placeholder, Template
from awesomelint.style.template.tokens import END, Edge, Token, group_ends, is_nested, template_of, tokens_of
from awesomelint.style.template.widen import widened


def tokens_in(parts: Iterable[Part]) -> list[Token]:
    tokens: list[Token] = []
    for part in parts:
        if isinstance(part, str):
            tokens += part
        elif isinstance(part, Placeholder):
            tokens.append(part)
        else:
            tokens += [Edge(part.mark), *tokens_in(part.parts), END]
    return tokens


def skeleton(text: str) -> Skeleton:
    """Return the skeleton that a template without groups shows."""
    kinds: list[FieldKind] = []
    texts = [""]
    for part in Template.parse(text).parts:
        if isinstance(part, str):
            texts[-1] += part
        elif isinstance(part, Placeholder):
            kinds += part.kinds
            texts.append("")
    return Skeleton(tuple(kinds), tuple(texts), ())


def widen(template: str, entry: str, always: set[FieldKind] | None = None) -> str | None:
    wider = widened(tokens_in(Template.parse(template).parts), skeleton(entry), always or set())
    return None if wider is None else str(template_of(wider))


def test_tokens() -> None:
    text = "- [{title}]({url}), {date}."
    assert str(template_of(tokens_of(skeleton(text)))) == text
    grouped = tokens_in(Template.parse("{title}{? ({date}{? {tag}})}").parts)
    assert group_ends(grouped) == {1: 10, 5: 8}
    assert group_ends(grouped[:7]) == {}
    assert is_nested(grouped)
    assert not is_nested(grouped[:8])
    assert not is_nested(grouped[5:])
    assert not is_nested([END, Edge("?")])
    assert is_nested([Edge("?"), END, Edge("*"), END])


@pytest.mark.parametrize(
    ("template", "entry", "expected"),
    [
        ("- {title}, {date}.", "- {title}, {date}.", "- {title}, {date}."),
        # The entry has a field more.
        ("- {title}.", "- {title}, {date}.", "- {title}{?, {date}}."),
        ("- {title}", "- {title} [{label}]({link})", "- {title}{? [{label}]({link})}"),
        ("- {title}.", "- {title}. {date}", "- {title}.{? {date}}"),
        ("- {title}.", "- {title}. {date}.", "- {title}{?. {date}}."),
        ("- {title} ({date})", "- {title} {tag} ({date})", "- {title}{? {tag}} ({date})"),
        ("- {title}", "- {date} {title}", "- {?{date} }{title}"),
        ("- **{title}**", "- [{date}] **{title}**", "- {?[{date}] }**{title}**"),
        ("- **{title}**", "- **{date} {title}**", "- **{?{date} }{title}**"),
        ("- {title}", "- ({date} {title}", None),
        ("{title}{?, {date}}.", "{title}, {date}, {tag}.", "{title}{?, {date}}{?, {tag}}."),
        ("{title}{?, {date}}.", "{title}, {tag}.", "{title}{?, {date}}{?, {tag}}."),
        ("{title}{? ({date})}.", "{title} ({date}) {tag}.", "{title}{? ({date})}{? {tag}}."),
        # The entry lacks a field.
        ("- {title}, {date}.", "- {title}.", "- {title}{?, {date}}."),
        ("- {title} ({date}), {tag}.", "- {title}, {tag}.", "- {title}{? ({date})}, {tag}."),
        ("- {title} ({date}), {tag}.", "- {title}: {tag}.", None),
        ("- {date} {title}", "- {title}", "- {?{date} }{title}"),
        ("{title}{?, {date}}, {tag}.", "{title}.", "{title}{?, {date}}{?, {tag}}."),
        ("{title} ({date}{?, {venue}})", "{title}", "{title}{? ({date}{?, {venue}})}"),
        # The entry has another field.
        ("- {title}, {date}.", "- {title}, {venue}.", "- {title}, {date|venue}."),
        ("- {title}, {date|venue}.", "- {title}, {text}.", "- {title}, {date|venue|text}."),
        ("- {title}, {date}.", "- {title} ({venue}).", "- {title}{?, {date}}{? ({venue})}."),
        ("- {title}, {date}.", "- {title}, {tag}.", "- {title}, {?{date}}{?{tag}}."),
        ("- {title}, {tag}.", "- {title}, {date}.", "- {title}, {?{tag}}{?{date}}."),
        ("- {title} ({date})", "- {title} ({venue}, {tag})", "- {title} ({?{date}}{?{venue}, {tag}})"),
        ("{title}, {date} {venue}", "{title}, {tag}", "{title}, {?{date} {venue}}{?{tag}}"),
        # Half of a link.
        ("- [{title}]({url}), {date}", "- {title}, {date}", None),
        ("- {title}", "- [{title}]({url})", None),
        ("- {title} [{label}]({link})", "- {title} {label}", None),
        ("- {title} {label}", "- {title} [{label}]({link})", None),
        ("{label} {link} {title}", "{label} {title}", None),
        ("{label} {title}", "{label} {link} {title}", None),
        ('<a href="{url}">{title}</a>', "{title}", None),
        ('<a href="{link}">{label}</a> {title}', "{title}", '{?<a href="{link}">{label}</a> }{title}'),
        ("{title} [{label}]({link})", "{title} [{badge}]({link})", None),
        ("{title} [{label}]({link}) ({date})", "{title} ({date})", "{title}{? [{label}]({link})} ({date})"),
        # Fields in another order, and titles that match although longer lists of fields would.
        ("{title}, {date}, {tag}.", "{title}, {tag}, {date}.", "{title}{?, {date}}, {tag}{?, {date}}."),
        ("{date}, {tag} {title}.", "{title} {date}, {tag}.", "{?{date}, {tag} }{title}{? {date}, {tag}}."),
        ("{title} {tag} {date}", "{title} {date} {tag}", "{title}{? {tag}} {date}{? {tag}}"),
        # Several fields of a kind.
        ("{title} {tag}", "{title} {tag} {tag}", "{title} {tag}{? {tag}}"),
        ("{title} {tag} {date}", "{title} {tag} {date} {tag}", "{title} {tag} {date}{? {tag}}"),
    ],
)
def test_widening(template: str, entry: str, expected: str | None) -> None:
    assert widen(template, entry) == expected
    if expected is not None:
        for text in (template, entry):
            if "{?" not in text:
                values = [(placeholder.kinds[0], "x") for placeholder in Template.parse(text).required()]
                assert Template.parse(expected).fill(values) == Template.parse(text).fill(values)


@pytest.mark.parametrize(
    ("template", "entry", "expected"),
    [
        ("- {title}, {date}.", "- {title}.", None),
        ("- {title}, {date}.", "- {title} ({venue}).", None),
        ("- {title}, {date}.", "- {title}, {venue}.", "- {title}, {date|venue}."),
        ("- {title}, {date} {tag}.", "- {title}, {date}.", "- {title}, {date}{? {tag}}."),
        # A field that is in two places is not missing if one of them is empty.
        ("- {date} {title}, {date}.", "- {date} {title}.", "- {date} {title}{?, {date}}."),
    ],
)
def test_fields_that_nearly_all_entries_have(template: str, entry: str, expected: str | None) -> None:
    assert widen(template, entry, {"date", "title"}) == expected


@pytest.mark.parametrize(
    ("template", "entries", "expected"),
    [
        # Groups around nothing but groups.
        (
            "{title}{?{?, {date}}{? ({venue})}}.",
            ["{title}.", "{title}, {date}.", "{title}, {date} ({venue})."],
            "{title}{?, {date}}{? ({venue})}.",
        ),
        ("{title}{?{? ({date})}}.", ["{title}.", "{title} ({date})."], "{title}{? ({date})}."),
        # A single group among text, or beside a field, or one of two.
        ("{title}{? - {?{date}}}.", ["{title}.", "{title} - {date}."], "{title}{? - {date}}."),
        (
            "{title}{? ({date}{? {tag}})}.",
            ["{title}.", "{title} ({date}).", "{title} ({date} {tag})."],
            "{title}{? ({date}{? {tag}})}.",
        ),
        (
            "{title}{? -{? {date}}{? {tag}}}.",
            ["{title}.", "{title} - {date}.", "{title} - {date} {tag}."],
            "{title}{? -{? {date}}{? {tag}}}.",
        ),
    ],
)
def test_redundant_groups(template: str, entries: list[str], expected: str) -> None:
    skeletons = {skeleton(entry): 5 for entry in entries}
    assert str(template_of(pruned(tokens_in(Template.parse(template).parts), skeletons, 1))) == expected
