"""What is kept of open files: the last check of each, and nothing of those before."""

from __future__ import annotations

import gc

import pytest
from pygls.workspace import PositionCodec

from awesomelint.cli.arguments import parser_of
from awesomelint.config import Configuration
from awesomelint.model import ListDocument
from awesomelint.server.lists import Lists

URI = "untitled:README.md"
TEXT = """# Papers

## Methods

- [Tidy Sheep on Hills](https://arxiv.org/abs/2405.00200), 2024.
- [Stacking Hay in Barns](https://arxiv.org/abs/2405.00201), 2024.
- [Stacking Hay in Barns](https://arxiv.org/abs/2405.00201), 2024.
"""


@pytest.fixture
def lists() -> Lists:
    defaults = parser_of("check").parse_args(["--isolated"])
    return Lists(lambda: Configuration.of(defaults), PositionCodec, pytest.fail)


def check(lists: Lists, version: int) -> list[str]:
    checked = lists.check(lists.take(URI, None, version, f"{TEXT}- Item {version}\n"))
    assert checked is not None
    found = [finding.rule for finding in checked.report.findings]
    lists.free_replaced()
    return found


def documents() -> int:
    return sum(type(one) is ListDocument for one in gc.get_objects())


def test_a_file_that_was_not_checked_has_no_last_check(lists: Lists) -> None:
    lists.take(URI, None, 1, TEXT)
    assert lists.with_last(URI, lambda checked: checked.text.version) is None


def test_the_last_check_may_be_of_an_older_text(lists: Lists) -> None:
    check(lists, 1)
    lists.take(URI, None, 2, TEXT)
    assert lists.with_last(
        URI, lambda checked: (checked.text.version, len(checked.report.document.entries))
    ) == (1, 3)


def test_nothing_is_left_of_the_checks_before_the_last(lists: Lists) -> None:
    gc.collect()
    before = documents()
    gc.disable()
    try:
        assert [check(lists, version) for version in range(1, 5)] == [["duplicate-entry"]] * 4
        assert documents() == before + 1
    finally:
        gc.enable()
    assert lists.with_last(URI, lambda checked: len(checked.report.document.entries)) == 3
