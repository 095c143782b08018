"""The rules: one file each, listed here once."""

from __future__ import annotations

from awesomelint.rules.api import Rule
from awesomelint.rules.broken_arxiv_id import check as broken_arxiv_id
from awesomelint.rules.duplicate_entry import check as duplicate_entry
from awesomelint.rules.mojibake import check as mojibake

RULES: tuple[Rule, ...] = (
    # text
    mojibake,
    # links
    broken_arxiv_id,
    # works
    duplicate_entry,
)

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}
