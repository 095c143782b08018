"""The URLs of the project and its documentation."""

from __future__ import annotations

HOME = "https://github.com/awesomelint/awesomelint"


def rule_page(name: str) -> str:
    """Return the URL of a rule's documentation."""
    return f"{HOME}/blob/main/docs/rules/{name}.md"
