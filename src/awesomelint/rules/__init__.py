"""All rules, in the order of the documentation."""

from __future__ import annotations

from collections.abc import Mapping

from awesomelint.findings import Severity
from awesomelint.rules.about.stale_block import check as stale_block
from awesomelint.rules.about.unfilled_placeholder import check as unfilled_placeholder
from awesomelint.rules.about.unread_entry import check as unread_entry
from awesomelint.rules.about.unused_suppression import check as unused_suppression
from awesomelint.rules.api import Rule
from awesomelint.rules.dates.impossible_date import check as impossible_date
from awesomelint.rules.dates.malformed_date import check as malformed_date
from awesomelint.rules.dates.misordered_date import check as misordered_date
from awesomelint.rules.dates.misordered_title import check as misordered_title
from awesomelint.rules.links.badge_mismatch import check as badge_mismatch
from awesomelint.rules.links.broken_arxiv_id import check as broken_arxiv_id
from awesomelint.rules.links.duplicate_link import check as duplicate_link
from awesomelint.rules.links.empty_link import check as empty_link
from awesomelint.rules.links.label_spelling import check as label_spelling
from awesomelint.rules.links.malformed_link import check as malformed_link
from awesomelint.rules.links.malformed_url import check as malformed_url
from awesomelint.rules.links.mislabelled_link import check as mislabelled_link
from awesomelint.rules.links.missing_file import check as missing_file
from awesomelint.rules.links.unbalanced_brackets import check as unbalanced_brackets
from awesomelint.rules.links.url_form import check as url_form
from awesomelint.rules.structure.broken_anchor import check as broken_anchor
from awesomelint.rules.structure.duplicate_heading import check as duplicate_heading
from awesomelint.rules.structure.empty_section import check as empty_section
from awesomelint.rules.structure.file_too_large import check as file_too_large
from awesomelint.rules.structure.heading_level_skip import check as heading_level_skip
from awesomelint.rules.structure.stated_count import check as stated_count
from awesomelint.rules.structure.table_columns import check as table_columns
from awesomelint.rules.structure.toc_mismatch import check as toc_mismatch
from awesomelint.rules.structure.unclosed_html import check as unclosed_html
from awesomelint.rules.style.inconsistent_entry import check as inconsistent_entry
from awesomelint.rules.style.inconsistent_link import check as inconsistent_link
from awesomelint.rules.text.broken_emphasis import check as broken_emphasis
from awesomelint.rules.text.broken_math import check as broken_math
from awesomelint.rules.text.extra_whitespace import check as extra_whitespace
from awesomelint.rules.text.final_newline import check as final_newline
from awesomelint.rules.text.invisible_character import check as invisible_character
from awesomelint.rules.text.likely_typo import check as likely_typo
from awesomelint.rules.text.merge_conflict import check as merge_conflict
from awesomelint.rules.text.mojibake import check as mojibake
from awesomelint.rules.venues.misplaced_venue import check as misplaced_venue
from awesomelint.rules.venues.tag_spelling import check as tag_spelling
from awesomelint.rules.venues.venue_spelling import check as venue_spelling
from awesomelint.rules.works.conflicting_id import check as conflicting_id
from awesomelint.rules.works.duplicate_entry import check as duplicate_entry
from awesomelint.rules.works.empty_entry import check as empty_entry
from awesomelint.rules.works.malformed_item import check as malformed_item
from awesomelint.rules.works.merged_entry import check as merged_entry
from awesomelint.rules.works.repeated_number import check as repeated_number
from awesomelint.rules.works.split_entry import check as split_entry

RULES: tuple[Rule, ...] = (
    # text
    mojibake,
    invisible_character,
    extra_whitespace,
    final_newline,
    merge_conflict,
    broken_emphasis,
    broken_math,
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
    repeated_number,
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
    stale_block,
    unread_entry,
    unused_suppression,
    unfilled_placeholder,
)

BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}

# The rules of the group `online` with their severities. Only `awesomelint verify` runs them, so nothing else
# imports them; their names are known everywhere, in settings and comments.
ONLINE: dict[str, Severity] = {
    "wrong-title": Severity.ERROR,
    "unknown-identifier": Severity.ERROR,
    "withdrawn-paper": Severity.WARNING,
    "superseded-version": Severity.NOTE,
    "wrong-authors": Severity.WARNING,
    "wrong-date": Severity.WARNING,
    "published-venue": Severity.NOTE,
    "moved-repository": Severity.WARNING,
    "archived-repository": Severity.NOTE,
    "dead-link": Severity.ERROR,
}

# The group of each rule by its name, those of the group `online` last.
GROUP_OF: Mapping[str, str] = {rule.name: rule.group for rule in RULES} | dict.fromkeys(ONLINE, "online")

GROUPS: tuple[str, ...] = tuple(dict.fromkeys(GROUP_OF.values()))

# The current name of each renamed rule by its former name, which old settings and suppressions may still use.
FORMER_NAMES: dict[str, str] = {}

# All names that `select` and `ignore` accept: groups, rules, and former names of rules.
SELECTORS: tuple[str, ...] = (*GROUPS, *GROUP_OF, *FORMER_NAMES)


def all_rules() -> tuple[Rule, ...]:
    """Return all rules, with those of `awesomelint verify`."""
    from awesomelint.rules.online import RULES as ONLINE_RULES

    return RULES + ONLINE_RULES


def rule_named(name: str) -> Rule:
    """Return a rule by its current name; raise KeyError if there is none."""
    if name in ONLINE:
        return next(rule for rule in all_rules() if rule.name == name)
    return BY_NAME[name]
