"""The repositories on GitHub that URLs belong to."""

from __future__ import annotations

from awesomelint.fields.urls import Address

# Paths on github.com that are not repositories.
_NOT_OWNERS = frozenset((
    "about", "account", "apps", "assets", "codespaces", "collections", "contact", "copilot", "customer-stories", "dashboard",
    "education", "enterprise", "events", "explore", "features", "issues", "join", "login", "marketplace", "new", "notifications",
    "organizations", "orgs", "pricing", "pulls", "readme", "resources", "search", "security", "settings", "site", "solutions",
    "sponsors", "stars", "team", "topics", "trending", "user-attachments", "users", "watching",
))  # fmt: skip


def repository_of(url: str) -> str:
    """Return the `owner/name` of the GitHub repository that a URL belongs to, or an empty string."""
    address = Address(url)
    if address.host not in ("github.com", "www.github.com"):
        return ""
    parts = [part for part in address.path.split("/") if part]
    if len(parts) < 2 or parts[0].lower() in _NOT_OWNERS:
        return ""
    name = parts[1].removesuffix(".git")
    return f"{parts[0]}/{name}" if _is_plain(parts[0]) and _is_plain(name) else ""


def _is_plain(name: str) -> bool:
    """Whether a name has only the characters that GitHub allows in the names of owners and repositories."""
    return name not in ("", ".", "..") and all(
        char.isascii() and (char.isalnum() or char in "-_.") for char in name
    )
