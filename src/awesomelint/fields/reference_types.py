"""The types of works in references: GB/T 7714 has them in brackets directly after a title.

`Tidy Sheep[J]. Barn Letters, 2020` is an article in a journal, `Small Barns[C]//Proceedings of …` one in proceedings,
`Hay[EB/OL]` is online.
"""

from __future__ import annotations

import re

from awesomelint.util.regex import compiled

_TYPE = compiled(
    r"(?m)(?<=[^\s\[\](])\[(?:[MCGNJDRSPAZK]|DB|CP|EB|CM|DS)(?:/(?:OL|CD|MT|DK))?\](?=\s*(?:[.,:;]|//)|[ \t]*$)(?:\s*//)?"
)


def reference_type(text: str, at: int) -> re.Match[str] | None:
    """Match the type of a work whose brackets open at `at`, with the slashes that may follow."""
    return _TYPE.match(text, at)
