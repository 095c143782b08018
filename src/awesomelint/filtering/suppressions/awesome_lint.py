"""The rules of awesome-lint that have an equivalent here, by their names in comments."""

from __future__ import annotations

# Rules of awesome-lint and of remark-lint, which share the syntax of comments. Rules with only a similar subject are left
# out: `awesome-list-item` requires the same format of every list, `inconsistent-entry` a consistent format of each list.
RULES: dict[str, tuple[str, ...]] = {
    "awesome-spell-check": ("likely-typo",),
    "awesome-toc": ("toc-mismatch", "broken-anchor"),
    "balanced-punctuation": ("unbalanced-brackets",),
    "double-link": ("duplicate-entry", "duplicate-link", "conflicting-id"),
    "final-newline": ("final-newline",),
    "hard-break-spaces": ("extra-whitespace",),
    "heading-increment": ("heading-level-skip",),
    "match-punctuation": ("unbalanced-brackets",),
    "no-duplicate-headings": ("duplicate-heading",),
    "no-empty-sections": ("empty-section",),
    "no-empty-url": ("empty-link",),
}
