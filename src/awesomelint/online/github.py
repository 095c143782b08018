"""GitHub: whether repositories exist, moved or are archived.

The REST API is described at https://docs.github.com/en/rest/repos/repos#get-a-repository. The name of a repository that was
renamed or transferred redirects to its new place. Without a token, 60 requests an hour are answered
(https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api).
"""

from __future__ import annotations

from awesomelint.analysis.online.answers import Repository
from awesomelint.online.client import Client, Response
from awesomelint.online.failures import Exhausted, Unreadable, json_object, status_reason

URL, WEB = "https://api.github.com", "https://github.com"
SPACING = 0.2
_MISSING = (404, 410, 451)


def ask(client: Client, name: str, token: str = "", url: str = URL, web: str = WEB) -> dict[str, Repository]:
    """Return what GitHub knows about a repository (`owner/name`); nothing if it is not certain that it is missing.

    Raises `Trouble` and `Unreadable`; `Exhausted` if no more requests are answered for now.
    """
    headers = {"accept": "application/vnd.github+json", "x-github-api-version": "2022-11-28"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    response = client.get(f"{url}/repos/{name}", headers=headers, spacing=SPACING)
    if response.status in _MISSING:
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
    if not isinstance(name, str) or name.count("/") != 1 or not isinstance(archived, bool):
        raise Unreadable("the answer is not a record of a repository")
    return Repository(name, archived)


def _limit(response: Response, token: str) -> str:
    """Return that no more requests are answered for now, or an empty string."""
    if response.status not in (403, 429) or response.headers.get("x-ratelimit-remaining") != "0":
        return ""
    if token:
        return "the hourly limit of requests was reached; run again later"
    return "60 requests an hour are answered without a token; set GITHUB_TOKEN for more"
