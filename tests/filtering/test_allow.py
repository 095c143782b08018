"""Allow-lists let pass what a maintainer named, by its text or its address, and nothing else."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.filtering.allow import Allowances
from awesomelint.reading import read
from awesomelint.settings import Settings
from awesomelint.source import Source, Span

# One work three times: in two forms of its address, and with another work between them.
LIST = """# Papers

## Attention
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Neural Machine Translation by Jointly Learning to Align and Translate](https://arxiv.org/abs/1409.0473), Sep. 1 2014.
- [Attention Is All You Need](https://arxiv.org/pdf/1706.03762v5), Jun. 12 2017.
"""


@pytest.mark.parametrize(
    "pattern",
    [
        "Attention Is All You Need",
        "attention is *",
        "https://arxiv.org/pdf/1706.03762v5",
        "https://arxiv.org/abs/1706.03762",
        "arxiv.org/pdf/*",
        "*you need",
    ],
)
def test_a_finding_is_let_pass_by_its_text_or_its_address_in_any_form(pattern: str) -> None:
    source = Source(LIST, "README.md")
    assert "duplicate-entry" in {finding.rule for finding in lint(source, Settings()).findings}
    found = lint(source, Settings(allow={"duplicate-entry": [pattern]})).findings
    assert "duplicate-entry" not in {finding.rule for finding in found}


@pytest.mark.parametrize(
    "pattern", ["Attention", "https://arxiv.org/abs/1409.0473", "https://arxiv.org/", "[A-Z]ttention*", ""]
)
def test_what_matches_in_part_only_is_not_let_pass(pattern: str) -> None:
    found = lint(
        Source(LIST, "README.md"), Settings(allow={"duplicate-entry": [pattern], "mojibake": ["*"]})
    ).findings
    assert "duplicate-entry" in {finding.rule for finding in found}


def test_a_work_without_a_link_in_its_title_is_let_pass_by_its_main_address() -> None:
    text = "# Papers\n\n" + "".join(
        f"- **{title}**, 2017. [[paper](https://example.org/{name}.pdf)] [[code](https://github.com/a/{name})]\n"
        for title, name in (
            ("A Work of Some Length", "a"),
            ("Another Work of Some Length", "b"),
            ("A Work of Some Length", "a"),
        )
    )
    source = Source(text, "README.md")
    for pattern, left in (("https://example.org/a.pdf", 0), ("https://github.com/a/a", 1)):
        found = lint(
            source, Settings(select=frozenset({"duplicate-entry"}), allow={"duplicate-entry": [pattern]})
        ).findings
        assert len(found) == left, pattern


def test_a_tag_is_let_pass_with_or_without_the_marks_around_it() -> None:
    text = "# Papers\n\n- [One Title](https://example.org/1)  `LLM`.\n- [Other Title](https://example.org/2) `LLM`.\n"
    source = Source(text, "README.md")
    cover = Allowances(read(source)).cover
    at = source.text.index("`LLM`")
    span = Span(at, at + 5)
    assert cover(["llm"], span, "") and cover(["`LLM`"], span, "") and cover(["key*"], span, "key of it")
    assert not cover(["LL"], span, "")
