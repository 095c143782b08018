"""What a fix may do to links, titles and nested entries."""

from __future__ import annotations

import pytest

from awesomelint.findings import ASPECTS, Edit, Finding, Fix, Safety, Severity
from awesomelint.fixing.edits import apply
from awesomelint.fixing.verify import find_violations
from awesomelint.reading import read
from awesomelint.source import Source, Span

OTHER = "- [Another Title](https://e.org/1), 2024.\n- [A Further Title](https://e.org/2), 2024.\n"


def violations(text: str, old: str, new: str, *may: str) -> list[str]:
    """Return what is wrong if a fix of a rule that may change some fields replaces a text."""
    text += OTHER
    edit = Edit(text.index(old), text.index(old) + len(old), new)
    fix = Fix("Fix it", Safety.SAFE, (edit,))
    finding = Finding("some-rule", Severity.WARNING, Span(edit.start, edit.end), "", fix=fix)
    before, after = read(Source(text)), read(Source(apply(text, [edit])))
    return [
        found.message for found in find_violations(before, after, [finding], lambda rule: ASPECTS.union(may))
    ]


TWICE = "- [Amber Title](https://a.org) [[code](https://b.org)] [[data](https://b.org)]\n"


@pytest.mark.parametrize(
    ("text", "old", "new", "may", "expected"),
    [
        # Of two links with the same URL, both stay.
        (TWICE, " [[data](https://b.org)]", "", ("links",), ["a link of “Amber Title” would change", "a link or image would be lost"]),
        (TWICE, "[[data](https://b.org)]", "[[data](https://c.org)]", ("links",), []),
        (TWICE, "[[data]", "[[Data]", ("links",), []),
        # White space, and the end of a title that was cut short.
        ("- [Amber  Title](https://a.org)\n", "Amber  Title", "Amber Title", (), []),
        ("- [Amber-Title](https://a.org)\n", "Amber-Title", "Amber Title", (), []),
        ("- [Amber Title](https://a.org)\n", "Amber Title", "Basalt Title", (), ["the title of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org)\n", "Amber Title", "Basalt Title", ("title",), []),
    ],
)  # fmt: skip
def test_what_may_change(text: str, old: str, new: str, may: tuple[str, ...], expected: list[str]) -> None:
    assert violations(text, old, new, *may) == expected
