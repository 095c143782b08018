"""The bridge to mistletoe changes its cost and its worst cases, and nothing that it says of a list."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import category

import pytest

from awesomelint.markdown import _mistletoe
from awesomelint.markdown.blocks import parse
from awesomelint.reading.outline import Outliner
from awesomelint.source import Source
from tests.support import mistletoe_reference as mistletoes_own
from tests.support.hostile import NESTED_PAIRS, Container, stairs_of_two
from tests.support.lists import EACH_LIST

DOCUMENTS = [
    "# Title\n\nText with *em*, **strong**, ***both*** and `code`.\n",
    "«*a*» “**b**” ¿_c_? ¡*d*! 「*e*」（**f**）—*g*—\n",
    "*(**x**)* **(a)**b _“q”_ __*n*__ a*b*c 5*3*2 a_b_c\n",
    "€*a*€ $*b*$ ^*c*^ +*d*+ ©*e*© ´*f*´\n",
    "- [a](b \"t\") ![i](s) <https://x.org> [r][ref] [ref]\n\n[ref]: https://y.org 'T'\n",
    "| a | b |\n|---|:-:|\n| 1 | [x](y) |\n\n> quote\n> - item\n>\n> ```py\n> code\n> ```\n",
    "Setext\n===\n\n<details>\n<b>x</b>\n</details>\n\n1. one\n   - two\n\n***\n",
]
_RENDER = """
import json, sys
{first}
from mistletoe import markdown
print(json.dumps([markdown(text) for text in json.load(sys.stdin)]))
"""


def _run(code: str, given: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


@pytest.mark.slow
def test_punctuation_is_mistletoes_own_for_every_code_point() -> None:
    lazy = _mistletoe.LazyPunctuation()
    # The definition in mistletoe 1.6, `core_tokens.punctuation`.
    everything = [chr(code) for code in range(sys.maxunicode + 1)]
    own = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") | {
        char for char in everything if category(char).startswith("P")
    }
    assert [char for char in everything if (char in lazy) != (char in own)] == []
    assert "" not in lazy and "()" not in lazy


def test_import_leaves_python_as_it_was() -> None:
    code = "import awesomelint.markdown._mistletoe, sys\nprint(sys.maxunicode)"
    assert int(_run(code)) == 0x10FFFF


@pytest.mark.slow
def test_import_after_mistletoe_leaves_its_set_alone() -> None:
    code = (
        "from mistletoe import core_tokens\nbefore = core_tokens.punctuation\n"
        "import awesomelint.markdown._mistletoe\nprint(core_tokens.punctuation is before)"
    )
    assert _run(code).strip() == "True"


def test_the_package_is_whole_for_other_code() -> None:
    code = (
        "import awesomelint.markdown._mistletoe, sys\nassert 'mistletoe.html_renderer' not in sys.modules\n"
        "import mistletoe\nprint(mistletoe.HtmlRenderer.__module__, mistletoe.block_token.Document is mistletoe.Document)"
    )
    assert _run(code).split() == ["mistletoe.html_renderer", "True"]


@pytest.mark.slow
def test_mistletoe_renders_the_same_with_the_bridge_and_without() -> None:
    given = json.dumps(DOCUMENTS)
    bridged = _run(_RENDER.format(first="import awesomelint.markdown._mistletoe"), given)
    alone = _run(_RENDER.format(first=""), given)
    assert json.loads(bridged) == json.loads(alone)


@pytest.mark.slow
def test_mistletoe_renders_the_same_after_we_have_read() -> None:
    # Our own block types stand in mistletoe's globals only while we read.
    reading = (
        "from awesomelint.markdown._mistletoe import read_blocks\n"
        "read_blocks(['a\\n', '===\\n', '| b |\\n', '|--|\\n', '[c]: d\\n'])"
    )
    given = json.dumps(DOCUMENTS)
    assert _run(_RENDER.format(first=reading), given) == _run(_RENDER.format(first=""), given)


DEFINITIONS = [
    pytest.param("text [a]: b\n", id="not within a line"),
    pytest.param("text\n[a]: b\n", id="not within a paragraph"),
    pytest.param("    [a]: b\n", id="not indented by four"),
    pytest.param("[a]:\n\n", id="not without a target"),
    pytest.param("[]: b\n\n[ ]: b\n", id="not without a label"),
    pytest.param("[a [b]: c\n", id="not with a bracket in the label"),
    pytest.param('[a]: b "t" c\n', id="not with words after the title"),
    pytest.param("[a]: b c\n", id="not with two targets"),
    pytest.param("[a] : b\n", id="not with a space before the colon"),
    pytest.param("```\n[a]: b\n```\n", id="not in code"),
    pytest.param("[a]: https://x.org\n", id="plain"),
    pytest.param("[a]:b\n", id="no space"),
    pytest.param("   [A  b]:\t<x y>\n", id="angle brackets and spaces"),
    pytest.param("[a]: b 'single'\n[c]: d \"double\"\n[e]: f (round)\n", id="titles"),
    pytest.param("[a]: first\n[A]: second\n", id="the first one counts"),
    pytest.param("[a\\]b]: c\\_d\n", id="escapes"),
    pytest.param("[论文]: https://x.org\n[ẞ]: s\n", id="other scripts"),
    pytest.param("[a]: b\n# heading\n[c]: d\n", id="around a heading"),
    pytest.param("> [a]: b\n\n- [c]: d\n", id="in a quote and an item"),
    pytest.param("[a]: b\ntext\n", id="a paragraph after it"),
    pytest.param("[a]: b", id="no final newline"),
]


def _definitions(source: Source) -> dict[str, str]:
    return Outliner(source, parse(source)).definitions


@pytest.mark.parametrize("text", DEFINITIONS)
def test_definitions_are_mistletoes_own(text: str) -> None:
    assert _definitions(Source(text)) == mistletoes_own.facts(text).definitions


@pytest.mark.parametrize(
    ("text", "definitions"),
    [
        pytest.param("[a]:\n  b\n", {}, id="target"),
        pytest.param("[a]: b 'title\ngoes on'\n", {}, id="long title"),
        pytest.param("[a]: b\n  'title'\n", {"a": "b"}, id="title"),
    ],
)
def test_parts_of_definitions_on_lines_of_their_own_are_left_to_the_paragraph(text: str, definitions) -> None:
    # Known departure from CommonMark: no list was seen to use these, and looking for them makes mistletoe quadratic.
    assert _definitions(Source(text)) == definitions


TABLES = [
    pytest.param("a | b\n\n--|--\n", id="not over a blank line"),
    pytest.param("a | b\n- | c\n", id="not with words in the second row"),
    pytest.param("a | b\n:: | --\n", id="not without hyphens"),
    pytest.param("    a | b\n    --|--\n", id="not in code"),
    pytest.param("| a |\n", id="not without a second row"),
    pytest.param("a b\n---\n", id="a setext heading"),
    pytest.param("| a | b |\n|---|---|\n| 1 | 2 |\n", id="plain"),
    pytest.param("a | b\n-|-\n1 | 2 | 3\n4 |\n", id="ragged rows"),
    pytest.param("| a |\n| :-: |\n| 1 |\n\n| b |\n|--|\n", id="two tables"),
    pytest.param("text\n| a |\n|---|\n| b |\ntext\n", id="within a paragraph"),
    pytest.param("- | a |\n  |---|\n  | b |\n", id="in an item"),
    pytest.param("> a | b\n> --|--\n> c | d\n", id="in a quote"),
    pytest.param("|a|b|\n|:-|-:|\n|\\||`|`|\n", id="escaped pipes and code"),
    pytest.param("| a | b |\n|  ---  |\t:---:  |  \n| c | d |\n", id="spaces in the second row"),
]


@pytest.mark.parametrize("text", TABLES)
def test_tables_are_mistletoes_own(text: str) -> None:
    assert _tables(Source(text)) == mistletoes_own.facts(text).tables


def _tables(source: Source) -> list[tuple[int, int]]:
    return [
        (block.line, len(block.line_spans) - 2) for block in parse(source).walk() if block.kind == "table"
    ]


@pytest.mark.parametrize("path", EACH_LIST)
def test_definitions_and_tables_of_real_lists_are_mistletoes_own(path: Path) -> None:
    source = Source.from_bytes(path.read_bytes())
    own = mistletoes_own.facts_of(path)
    assert _definitions(source) == own.definitions
    assert _tables(source) == own.tables


def _same(one: Any, other: Any) -> bool:
    """Whether two raw block structures are equal: mistletoe's headings by their lines, all else by value."""
    if isinstance(one, _mistletoe.Setext) and isinstance(other, _mistletoe.Setext):
        return one.lines == other.lines and one.level == other.level
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        loose = getattr(one, "loose", None) == getattr(other, "loose", None)
        return loose and len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


def _read_with_mistletoes_own_lists(lines: list[str]) -> Any:
    ours = _mistletoe.List.read
    del _mistletoe.List.read
    try:
        return _mistletoe.read_blocks(lines)
    finally:
        _mistletoe.List.read = ours  # type: ignore[method-assign]


_PREFIXES = ["- ", "* ", "+ ", "1. ", "2. ", "1) ", "> ", "  ", "   ", "    ", "\t", "-", "1."]
_CONTENTS = ["a", "a", "b", "", "# A", "```", "***", "- - -", "| a |", "|---|", "<div>", "[a]: b", "    code"]


@pytest.mark.slow
def test_lists_are_mistletoes_own_for_random_nesting() -> None:
    chance = Random(1)
    for _ in range(3_000):
        lines = [
            "".join(chance.choices(_PREFIXES, k=chance.randrange(4))) + chance.choice(_CONTENTS) + "\n"
            for _ in range(chance.randrange(1, 12))
        ]
        assert _same(_mistletoe.read_blocks(lines), _read_with_mistletoes_own_lists(lines)), "".join(lines)


@pytest.mark.parametrize("path", EACH_LIST)
def test_lists_of_real_lists_are_mistletoes_own(path: Path) -> None:
    lines = [
        line + "\n" for line in Source.from_bytes(path.read_bytes()).text.replace("\r\n", "\n").split("\n")
    ]
    assert _same(_mistletoe.read_blocks(lines), _read_with_mistletoes_own_lists(lines))


@pytest.mark.parametrize(("first", "other"), NESTED_PAIRS, ids=lambda container: container.name)
def test_every_item_is_read_once(monkeypatch: pytest.MonkeyPatch, first: Container, other: Container) -> None:
    levels = 12
    read = 0
    item = _mistletoe.Item.read.__func__

    def counted(cls: Any, lines: Any, marker: Any = None) -> Any:
        nonlocal read
        read += 1
        # With each item read twice on its level this would be thousands.
        assert read <= 4 * levels
        return item(cls, lines, marker)

    monkeypatch.setattr(_mistletoe.Item, "read", classmethod(counted))
    _mistletoe.read_blocks(stairs_of_two(first, other, levels).splitlines(keepends=True))
    assert read or not (first.is_item or other.is_item)
