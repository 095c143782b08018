"""awesome-lint: those of its rules that ask for what a rule here asks for, by the names that comments know them by."""

from __future__ import annotations

# awesome-lint's own rules and those of remark-lint, whose comments are written alike. Rules that only share a subject are
# left out: `awesome-list-item` holds every list to one format, and `inconsistent-entry` each list to its own.
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
