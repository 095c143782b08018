"""Links within the sentences of a description, after which nothing belongs to the work itself."""

from __future__ import annotations

from awesomelint.reading.segment import Node

# So many words, or more, before a link are a sentence, unless the last of them leads to a field.
_SENTENCE_WORDS = 3
_BEFORE_FIELDS = frozenset(("at", "by", "in", "on", "from", "and", "to"))


def follows_in_sentence(text: str, nodes: list[Node], index: int) -> bool:
    """Return whether a link goes on with a sentence, as in `Inspired such works as [Small Barns](…) by Cy Wren`."""
    before = nodes[index - 1]
    if not index or before.role != "text" or index + 1 >= len(nodes):
        return False
    shown = text[before.start : before.end]
    words = shown.rstrip(" \t")
    last = words[max(words.rfind(". "), 0) :].split()
    return (
        words != shown
        and len(last) >= _SENTENCE_WORDS
        and last[-1].isalpha()
        and last[-1].islower()
        and last[-1] not in _BEFORE_FIELDS
    )
