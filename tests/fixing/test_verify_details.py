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
        (TWICE, " [[code](https://b.org)]", "", ("links",), ["a link of “Amber Title” would change", "a link or image would be lost"]),
        (TWICE, "[[data](https://b.org)]", "[[data](https://c.org)]", ("links",), []),
        ("- [Amber Title 2024](https://a.org), 2024.\n", ", 2024", "", (), ["the date of “Amber Title 2024” would change"]),
        (TWICE, "[[data]", "[[Data]", ("links",), []),
        # White space, and the end of a title that was cut short.
        ("- [Amber  Title](https://a.org)\n", "Amber  Title", "Amber Title", (), []),
        ("- [Amber-Title](https://a.org)\n", "Amber-Title", "Amber Title", (), []),
        ("- [Amber Title](https://a.org)\n", "Amber Title", "Basalt Title", (), ["the title of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org)\n", "Amber Title", "Basalt Title", ("title",), []),
        # A date may become more exact, not another one or less exact.
        ("- [Amber Title](https://a.org), Mey 2024.\n", "Mey", "May", (), []),
        ("- [Amber Title](https://a.org), 2024.\n", "2024", "2023", (), ["the date of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org), 2024.\n", "2024", "2023", ("date",), []),
        ("- [Amber Title](https://a.org), 2024.\n", ", 2024", ", May 2024", (), []),
        ("- [Amber Title](https://a.org), May 2024.\n", "May 2024", "2024", (), ["the date of “Amber Title” would change"]),
        # A year may turn out to be that of the venue.
        ("- [Amber Title](https://a.org), ICLR, 2024.\n", "ICLR, 2024", "ICLR 2024", (), []),
        ("- [Amber Title](https://a.org), ICLR, 2024.\n", "ICLR, 2024", "ICLR 2025", (), ["the venue of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org), ICLR 2024.\n", "ICLR 2024", "ICLR, 2024", (), []),
        # A bracket that lacked its partner was part of the name.
        ("- [Amber Title](https://a.org) [ICLR 2024\n", "2024", "2024]", (), []),
        ("- [Amber Title](https://a.org) (ICLR 2024\n", "2024", "2024)", (), []),
        ("- [Amber Title](https://a.org), ICLR 2024.\n", "ICLR", "ICML", (), ["the venue of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org), ICLR 2024.\n", "ICLR 2024", "ICLR", (), ["the venue of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org), ICLR 2024 oral.\n", " oral", "", (), ["the venue of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org), ICLR 2024.\n", "2024", "2024 oral", (), ["the venue of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org), ICLR 2024.\n", ", ICLR 2024", "", (), ["the venue of “Amber Title” would change"]),
        # A venue or date may be found beside an edit.
        ("- [Amber Title](https://a.org).\n", ").", "), ICLR 2024.", (), []),
        ("- [Amber Title](https://a.org).\n", ").", "), May 2024.", (), []),
        # The words of a note stay.
        ("- [Amber Title](https://a.org)\n  - A note on it.\n", "A note", "The note", (), ["a note of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org)\n  - A note on it.\n", "  - A note on it.", "  - A note, on it", (), []),
        ("- [Amber Title](https://a.org)\n  - A note on it.\n", "\n  - A note on it.", " A note on it.", ("blocks",), []),
        ("- [Amber Title](https://a.org)\n  - A note on it.\n", "\n  - A note on it.", "", ("notes",), []),
        # Lines that become nested.
        ("- Amber\n- [Amber Title](https://a.org)\n", "- [Amber", "  - [Amber", (), []),
        ("- [Amber Kit](https://a.org)\n- [Amber Title](https://b.org)\n", "- [Amber Title", "  - [Amber Title", (), []),
        ("Papers: [Amber Title](https://a.org)\n[Basalt Title](https://b.org)\n\n", "[Amber Title", "\n- [Amber Title", ("blocks",), []),
        # The rest of a title that was cut short by a bracket is what was a venue.
        ("- Amber Title (ICLR 2024) [[pdf](https://a.org)]\n", "(", "", (), ["half of a pair () would be left"]),
        ("- Amber Title (May 2024) [[pdf](https://a.org)]\n", "(", "", (), ["half of a pair () would be left"]),
        ("- [Amber Title](https://a.org), May 2024.\n", "May 2024", "2024-05-03", (), ["the date of “Amber Title” would change"]),
        # A date or a venue may turn out to be the label of a link.
        ("- Amber Title [[pdf](https://a.org)] [2024-05]https://b.org)\n", "05]", "05](", ("links",), []),
        ("- Amber Title [[pdf](https://a.org)] [ICLR 2024]https://b.org)\n", "24]", "24](", ("links",), []),
        # Without its own link, the text above was an entry only because the link below it was broken.
        ("- Amber Title\n  - [Cobalt Title] (https://c.org/1)\n", "] (", "](", ("links",), []),
        ("- Amber Title\n  - [Cobalt Title]https://c.org/1)\n", "e]", "e](", ("links",), []),
        # Code.
        ("- [Amber Title](https://a.org) `code` and `more`.\n", "`code`", "code", (), ["a code span would be broken", "a tag of “Amber Title” would change"]),
        ("- [Amber Title](https://a.org) `code` and `more`.\n", "`more`", "`more", (), ["a code span would be broken", "a tag of “Amber Title” would change", "a literal “`” would become visible"]),
        # Links that are repaired.
        ("- [Amber Title](https://a.org) [[code]https://b.org]\n", "[[code]https://b.org]", "[[code](https://b.org)]", ("links",), []),
        ("- [Amber Title](https://a.org) [[code]https://b.org]\n", "[[code]https://b.org]", "[[code](https://b.org)]", (), []),
        ("- Amber Title [[pdf](https://a.org)] [code]https://b.org)\n", "[code]", "[code](", ("links",), []),
        # Authors, and where a title ends.
        ("- Amber Title (new [[pdf](https://a.org)]\n", "(new", "(new)", (), []),
        ("- Amber Title (new [[pdf](https://a.org)]\n", "(new ", "", (), []),
        ("- Amber Title, by Ann Lark, Bo Finch. [[pdf](https://a.org)]\n", "Ann Lark, ", "", (), ["an author of “Amber Title” would change"]),
        ("- Amber Title, by Ann Lark, Bo Finch. [[pdf](https://a.org)]\n", "Lark", "Wren", ("authors",), []),
        ("- Amber Title. Ann Lark, Bo Finch. ICLR 2024. [[pdf](https://a.org)]\n", "Title.", "Title", (), []),
        ("- Amber Title. Ann Lark, Bo Finch. ICLR 2024. [[pdf](https://a.org)]\n", "Title.", "Title,", (), []),
        ("- [Amber Title](https://a.org/1)(https://a.org/2)\n", "(https://a.org/2)", "", ("links",), ["a link of “Amber Title” would change", "a link or image would be lost"]),
        # A link whose definition changes.
        ("- [Amber Title](https://a.org)\n\n[x]: https://c.org\n", "[x]: https://c.org", "", (), []),
        ("- [Amber Title][x]\n\n[x]: https://c.org\n", "https://c.org", "https://d.org", ("links",), []),
    ],
)  # fmt: skip
def test_what_may_change(text: str, old: str, new: str, may: tuple[str, ...], expected: list[str]) -> None:
    assert violations(text, old, new, *may) == expected
