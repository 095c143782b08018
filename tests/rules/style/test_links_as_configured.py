"""Links that differ from a configured option are warnings, which are reported without notes, too."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source

LIST = (
    "- [Counting Sheep](https://arxiv.org/abs/2401.00001) [paper](https://openreview.net/forum?id=a1b2c3d4e5)\n"
    "- [Tidy Barns](https://arxiv.org/pdf/2401.00002v2)\n"
)


@pytest.mark.parametrize(
    ("options", "messages"),
    [
        ({}, []),
        ({"arxiv": "abs"}, ["expected an arXiv link to /abs/, found /pdf/"]),
        ({"version": "never"}, ["expected an arXiv link without a version, found v2"]),
        ({"label": "pdf"}, ["expected the label “pdf” for a link to a paper, found “paper”"]),
    ],
)
def test_one_option_is_enough(options: dict[str, str], messages: list[str]) -> None:
    settings = Settings(select=frozenset(["inconsistent-link"]), options={"inconsistent-link": options})
    assert [finding.message for finding in lint(Source(LIST, "README.md"), settings).findings] == messages
