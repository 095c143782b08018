"""The URLs of the project and its documentation."""

from __future__ import annotations

HOME = "https://github.com/awesomelint/awesomelint"
SITE = "https://awesomelint.github.io/awesomelint"


def rule_page(name: str) -> str:
    """Return the URL of a rule's documentation."""
    return f"{SITE}/rules/{name}/"
