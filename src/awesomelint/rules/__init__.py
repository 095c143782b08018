"""The rules: one file each, listed here once."""

from __future__ import annotations

from awesomelint.rules.api import Rule
from awesomelint.rules.badge_mismatch import check as badge_mismatch
from awesomelint.rules.broken_anchor import check as broken_anchor
from awesomelint.rules.broken_arxiv_id import check as broken_arxiv_id
from awesomelint.rules.broken_emphasis import check as broken_emphasis
from awesomelint.rules.conflicting_id import check as conflicting_id
from awesomelint.rules.duplicate_entry import check as duplicate_entry
from awesomelint.rules.duplicate_heading import check as duplicate_heading
from awesomelint.rules.duplicate_link import check as duplicate_link
from awesomelint.rules.empty_entry import check as empty_entry
from awesomelint.rules.empty_link import check as empty_link
from awesomelint.rules.empty_section import check as empty_section
from awesomelint.rules.extra_whitespace import check as extra_whitespace
from awesomelint.rules.file_too_large import check as file_too_large
from awesomelint.rules.final_newline import check as final_newline
from awesomelint.rules.heading_level_skip import check as heading_level_skip
from awesomelint.rules.impossible_date import check as impossible_date
from awesomelint.rules.inconsistent_entry import check as inconsistent_entry
from awesomelint.rules.inconsistent_link import check as inconsistent_link
from awesomelint.rules.invisible_character import check as invisible_character
from awesomelint.rules.label_spelling import check as label_spelling
from awesomelint.rules.likely_typo import check as likely_typo
from awesomelint.rules.malformed_date import check as malformed_date
from awesomelint.rules.malformed_item import check as malformed_item
from awesomelint.rules.malformed_link import check as malformed_link
from awesomelint.rules.malformed_url import check as malformed_url
from awesomelint.rules.merge_conflict import check as merge_conflict
from awesomelint.rules.merged_entry import check as merged_entry
from awesomelint.rules.mislabelled_link import check as mislabelled_link
from awesomelint.rules.misordered_date import check as misordered_date
from awesomelint.rules.misordered_title import check as misordered_title
from awesomelint.rules.misplaced_venue import check as misplaced_venue
from awesomelint.rules.missing_file import check as missing_file
from awesomelint.rules.mojibake import check as mojibake
from awesomelint.rules.split_entry import check as split_entry
from awesomelint.rules.stated_count import check as stated_count
from awesomelint.rules.table_columns import check as table_columns
from awesomelint.rules.tag_spelling import check as tag_spelling
from awesomelint.rules.toc_mismatch import check as toc_mismatch
from awesomelint.rules.unbalanced_brackets import check as unbalanced_brackets
from awesomelint.rules.unclosed_html import check as unclosed_html
from awesomelint.rules.unfilled_placeholder import check as unfilled_placeholder
from awesomelint.rules.unread_entry import check as unread_entry
from awesomelint.rules.unused_suppression import check as unused_suppression
from awesomelint.rules.url_form import check as url_form
from awesomelint.rules.venue_spelling import check as venue_spelling

RULES: tuple[Rule, ...] = (
    # text
    mojibake,
    invisible_character,
    extra_whitespace,
    final_newline,
    merge_conflict,
    broken_emphasis,
    likely_typo,
    # links
    broken_arxiv_id,
    url_form,
    malformed_url,
    empty_link,
    malformed_link,
    unbalanced_brackets,
    mislabelled_link,
    label_spelling,
    duplicate_link,
    badge_mismatch,
    missing_file,
    # works
    duplicate_entry,
    conflicting_id,
    empty_entry,
    split_entry,
    merged_entry,
    malformed_item,
    # dates and order
    malformed_date,
    misordered_date,
    impossible_date,
    misordered_title,
    # venues and tags
    venue_spelling,
    misplaced_venue,
    tag_spelling,
    # style
    inconsistent_entry,
    inconsistent_link,
    # structure
    toc_mismatch,
    broken_anchor,
    duplicate_heading,
    heading_level_skip,
    empty_section,
    stated_count,
    table_columns,
    unclosed_html,
    file_too_large,
    # about awesomelint
    unread_entry,
    unused_suppression,
    unfilled_placeholder,
)

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}

GROUPS: tuple[str, ...] = tuple(dict.fromkeys(rule.group for rule in RULES))

# Rules that were renamed, by the name that old configurations and comments know them by.
FORMER_NAMES: dict[str, str] = {}

# What a selection may name: the groups, the rules and the rules' former names.
SELECTORS: tuple[str, ...] = (*GROUPS, *BY_NAME, *FORMER_NAMES)
