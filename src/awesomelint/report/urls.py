"""Where the world finds the project and the page of a rule."""

from __future__ import annotations

HOME = "https://github.com/awesomelint/awesomelint"


def rule_page(name: str) -> str:
    """The address of a rule's documentation."""
    return f"{HOME}/blob/main/docs/rules/{name}.md"
