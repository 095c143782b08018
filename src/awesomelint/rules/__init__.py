"""The rules: one file each, listed here once."""

from __future__ import annotations

from awesomelint.rules.api import Rule
from awesomelint.rules.broken_arxiv_id import check as broken_arxiv_id
from awesomelint.rules.broken_emphasis import check as broken_emphasis
from awesomelint.rules.duplicate_entry import check as duplicate_entry
from awesomelint.rules.extra_whitespace import check as extra_whitespace
from awesomelint.rules.final_newline import check as final_newline
from awesomelint.rules.invisible_character import check as invisible_character
from awesomelint.rules.merge_conflict import check as merge_conflict
from awesomelint.rules.mojibake import check as mojibake

RULES: tuple[Rule, ...] = (
    # text
    mojibake,
    invisible_character,
    extra_whitespace,
    final_newline,
    merge_conflict,
    broken_emphasis,
    # links
    broken_arxiv_id,
    # works
    duplicate_entry,
)

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}
