"""Reading goes on if the Markdown parser fails: each line is then a block of its own."""

from __future__ import annotations

import pytest

from awesomelint.markdown import blocks
from awesomelint.reading import read
from awesomelint.source import Source

_LIST = """\
# Papers

- [Tidy Sheep on Steep Hills](https://example.org/1), ICML 2020
  1. [Quiet Hills in the Evening](https://example.org/2)
"""


@pytest.mark.pure
def test_items_are_read_line_by_line_if_the_markdown_parser_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(source: Source) -> blocks.Block:
        raise RecursionError

    monkeypatch.setattr(blocks, "parse_strictly", fails)
    entries = read(Source(_LIST)).entries
    assert [(entry.line, entry.title) for entry in entries] == [
        (3, "Tidy Sheep on Steep Hills"),
        (4, "Quiet Hills in the Evening"),
    ]
