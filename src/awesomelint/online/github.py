"""GitHub: whether repositories exist, moved or are archived.

The REST API is described at https://docs.github.com/en/rest/repos/repos#get-a-repository. The name of a
repository that was renamed or transferred redirects to its new place; one that was closed answers 403 or 451
with a reason (https://github.com/github/rest-api-description/issues/3314). Without a token, 60 requests an
hour are answered (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api).
"""

from __future__ import annotations

from typing import Any

from awesomelint.analysis.online.answers import Repository
from awesomelint.fields.repositories import repository_of
from awesomelint.online.client import Client, Response
from awesomelint.online.failures import Exhausted, Unreadable, json_object, status_reason

URL, WEB = "https://api.github.com", "https://github.com"
SPACING = 0.2
_MISSING = (404, 410, 451)
# How the answer begins if too many requests were sent in a short time, whatever the hourly limit is.
_SECONDARY_LIMIT = "You have exceeded a secondary rate limit"


def ask(client: Client, name: str, token: str = "", url: str = URL, web: str = WEB) -> dict[str, Repository]:
    """Return what GitHub knows about a repository (`owner/name`); nothing if it is not certain that it is missing.

    Raises `Trouble` and `Unreadable`; `Exhausted` if no more requests are answered for now.
    """
    headers = {"accept": "application/vnd.github+json", "x-github-api-version": "2022-11-28"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    response = client.get(f"{url}/repos/{name}", headers=headers, spacing=SPACING)
    if response.status in _MISSING or _is_blocked(response):
        # A token may not give access to a repository that everybody can see.
        page = client.get(f"{web}/{name}", method="HEAD", spacing=1.0)
        return {name: Repository("")} if page.status in _MISSING else {}
    if limit := _limit(response, token):
        raise Exhausted(limit)
    if problem := status_reason(response):
        raise Unreadable(problem)
    return {name: read(response.body)}


def read(body: bytes) -> Repository:
    """Read the record of a repository; raise `Unreadable` if it isn't one."""
    record = json_object(body)
    name, archived = record.get("full_name"), record.get("archived", False)
    # The name is written into lists, so it may have only the characters of a name.
    if isinstance(name, str) and repository_of(f"{WEB}/{name}") == name and isinstance(archived, bool):
        return Repository(name, archived)
    raise Unreadable("the answer is not a record of a repository")


def _is_blocked(response: Response) -> bool:
    """Whether GitHub has closed a repository, which is answered with 403 and the reason."""
    return response.status == 403 and "block" in _record(response)


def _record(response: Response) -> dict[str, Any]:
    try:
        return json_object(response.body)
    except Unreadable:
        return {}


def _limit(response: Response, token: str) -> str:
    """Return that no more requests are answered for now, or an empty string."""
    if response.status not in (403, 429):
        return ""
    if str(_record(response).get("message", "")).startswith(_SECONDARY_LIMIT):
        return "too many requests in a short time; run again later"
    if response.headers.get("x-ratelimit-remaining") != "0":
        return ""
    if token:
        return "the hourly limit of requests was reached; run again later"
    return "60 requests an hour are answered without a token; set GITHUB_TOKEN for more"
