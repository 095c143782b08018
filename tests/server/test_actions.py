"""Comments that disable a rule hide the finding that they are offered for, and change nothing else."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.findings import with_edits
from awesomelint.server.actions import suppression
from awesomelint.settings import Settings
from awesomelint.source import Source

ITEMS = """\
1. [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980)
2. [Sirenâ€™s Song in the AI Ocean](https://arxiv.org/abs/2309.01219)
   - a note
3. [Layer Normalization](https://arxiv.org/abs/1607.06450)
"""
ROWS = """\
| title | paper |
| --- | --- |
| Adam: A Method for Stochastic Optimization | [pdf](https://arxiv.org/abs/1412.6980) |
| Sirenâ€™s Song in the AI Ocean | [pdf](https://arxiv.org/abs/2309.01219) |
| Layer Normalization | [pdf](https://arxiv.org/abs/1607.06450) |
"""
PARAGRAPHS = """\
**Adam: A Method for Stochastic Optimization** [pdf](https://arxiv.org/abs/1412.6980)

**Sirenâ€™s Song in the AI Ocean** [pdf](https://arxiv.org/abs/2309.01219)

**Layer Normalization** [pdf](https://arxiv.org/abs/1607.06450)
"""


@pytest.mark.parametrize("text", [ITEMS, ROWS, PARAGRAPHS, ITEMS.replace("\n", "\r\n"), ROWS.rstrip("\n")])
def test_the_comment_hides_the_finding_and_nothing_else(text: str) -> None:
    before = lint(Source(text), Settings())
    (finding,) = [found for found in before.findings if found.rule == "mojibake"]
    comment = suppression(before.source, finding)
    assert comment is not None
    after = lint(Source(with_edits(text, [comment])), Settings())
    assert [found.rule for found in after.findings] == [
        found.rule for found in before.findings if found is not finding
    ]
    assert [entry.title for entry in after.document.entries] == [
        entry.title for entry in before.document.entries
    ]


def test_a_line_that_cannot_have_a_comment_is_left_alone() -> None:
    text = "<p>Sirenâ€™s Song</p>\n\n" + ITEMS
    found = [finding for finding in lint(Source(text), Settings()).findings if finding.rule == "mojibake"]
    assert suppression(Source(text), found[0]._replace(span=found[0].span._replace(start=0, end=3))) is None
