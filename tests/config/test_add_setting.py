"""A setting is added above all tables, and everything else in the file remains as it was."""

from __future__ import annotations

import tomllib

import pytest

from awesomelint.config.add_setting import with_setting


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'baseline = "b.json"\n'),
        ('select = ["links"]', 'select = ["links"]\nbaseline = "b.json"\n'),
        ("# a\n\n[rules]\n", '# a\n\nbaseline = "b.json"\n\n[rules]\n'),
        ("a = 1\n\n# about\n# the rules\n[rules]\n", 'a = 1\n\nbaseline = "b.json"\n\n# about\n# the rules\n[rules]\n'),
        ("# first\n[rules]\n[style]\n", 'baseline = "b.json"\n\n# first\n[rules]\n[style]\n'),
        ("a = 1\r\n[rules]\r\n", 'a = 1\r\nbaseline = "b.json"\r\n\r\n[rules]\r\n'),
        ('a = 1\n# baseline = "old.json"\n[rules]\n', 'a = 1\nbaseline = "b.json"\n[rules]\n'),
        ('#baseline = "old.json"\r\n', 'baseline = "b.json"\r\n'),
    ],
)  # fmt: skip
def test_a_setting_is_added_above_the_tables(before: str, after: str) -> None:
    assert with_setting(before, "baseline", "b.json") == after
    assert tomllib.loads(after) == tomllib.loads(before) | {"baseline": "b.json"}


@pytest.mark.parametrize(
    "text",
    [
        'exclude = [\n  "a",\n  [ "b" ],\n]\n',
        'a = """\n[rules]\n"""\n',
        '[rules]\n# baseline = "b.json"\n',
        "baseline = 1\n",
        "not toml",
    ],
)
def test_what_cannot_be_added_without_harm_is_left_to_the_user(text: str) -> None:
    assert with_setting(text, "baseline", "b.json") is None
