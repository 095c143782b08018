"""Steps of the action that ask GitHub about a pull request; only these get the token.

`find`: after the run of another workflow, find the pull request that it ran for, and fetch its files.
`comment`: write the comment on the pull request, or update the one that an earlier run wrote.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from hashlib import sha256
from pathlib import Path
from typing import Any

try:
    from awesomelint.errors import UserError
    from awesomelint.ui.sanitize import harmless
    from awesomelint.workspace.git import Checkout
except ImportError:
    # The step that checks has an error message for this.
    raise SystemExit(2) from None

# Comments by others may contain the marker, too.
AUTHOR = "github-actions[bot]"
_TIMEOUT, _ATTEMPTS = 30, 3
_PAGE, _MAX_PAGES = 100, 50


def main() -> int:
    """Run the step that is named by the only argument; return 2 on errors, else 0."""
    try:
        find() if sys.argv[1] == "find" else comment()
    except UserError as error:
        print(f"::error title=awesomelint::{_escaped(str(error))}")
        return 2
    return 0


# -- the pull request of another workflow's run --


def find() -> None:
    """Fetch the pull request into a folder of its own, and set the outputs `folder` and `event` to use it."""
    run = _event().get("workflow_run", {})
    number, pull = _pull_request_of(run)
    if pull is None:
        print(
            "::notice title=awesomelint::no open pull request has the commit that the other workflow ran for"
        )
        set_output("none", "true")
        return
    folder = tempfile.mkdtemp(prefix="awesomelint-pull-request-", dir=os.environ["RUNNER_TEMP"])
    head = str(pull["head"]["sha"])
    git = Checkout(os.getcwd())
    commit = _fetch_merge(git, number, head) or _fetch(git, f"refs/pull/{number}/head", 1)
    if commit is None or (commit != head and head not in _parents(git, commit)):
        raise UserError(f"cannot fetch pull request {number}; is there a checkout of this repository?")
    # A folder of its own: what is checked out in the workspace is trusted.
    files = os.path.join(folder, "files")
    _check_out(git, files, commit)
    event = os.path.join(folder, "event.json")
    Path(event).write_text(json.dumps({"pull_request": pull}), encoding="utf-8")
    set_output("folder", files)
    set_output("event", event)


def _check_out(git: Checkout, folder: str, commit: str) -> None:
    """Write the files of a commit to a folder as they are stored: its `.gitattributes` must not start a filter."""
    path = Path(git.top, git.check("rev-parse", "--git-path", "info/attributes").text.strip())
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    # The last line of this file counts more than any other attribute.
    path.write_bytes((before or b"") + b"\n* -filter -ident -text -eol -working-tree-encoding\n")
    try:
        git.check("worktree", "add", "--quiet", "--detach", folder, commit)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def _pull_request_of(run: dict[str, Any]) -> tuple[int, dict[str, Any] | None]:
    """Return the open pull request whose last commit a workflow ran for.

    GitHub does not name it for a fork, and anything that the other workflow writes can be written by the pull request.
    """
    owner = ((run.get("head_repository") or {}).get("owner") or {}).get("login")
    branch, commit = run.get("head_branch"), run.get("head_sha")
    if run.get("event") != "pull_request" or not (owner and branch and commit):
        raise UserError("this event is not the run of another workflow for a pull request")
    query = urllib.parse.urlencode({"state": "open", "head": f"{owner}:{branch}", "per_page": _PAGE})
    pulls = [pull for pull in _api("GET", f"/pulls?{query}") if pull["head"]["sha"] == commit]
    if not pulls:
        return 0, None
    pull = min(pulls, key=lambda pull: int(pull["number"]))
    base, head = pull["base"]["sha"], pull["head"]["sha"]
    number = int(pull["number"])
    return number, {"number": number, "base": {"sha": base}, "head": {"sha": head}}


def _fetch_merge(git: Checkout, number: int, head: str) -> str | None:
    """Fetch GitHub's test merge of a pull request; None if there is none of its last commit."""
    commit = _fetch(git, f"refs/pull/{number}/merge", 2)
    return commit if commit is not None and _parents(git, commit)[1:] == [head] else None


def _fetch(git: Checkout, reference: str, depth: int) -> str | None:
    options = ["--quiet", "--no-tags", "--no-recurse-submodules"]
    if git.is_shallow():
        options.append(f"--depth={depth}")
    own = "refs/awesomelint/pull-request"
    if git.run("fetch", *options, "origin", f"+{reference}:{own}").status:
        return None
    return git.check("rev-parse", "--verify", own).text.strip()


def _parents(git: Checkout, commit: str) -> list[str]:
    headers = git.check("cat-file", "-p", commit).text.partition("\n\n")[0]
    return [line.split()[1] for line in headers.split("\n") if line.startswith("parent ")]


# -- the comment --


def comment() -> None:
    """Create the comment, or update the one of an earlier run."""
    event = _event().get("pull_request")
    if event is None:
        return
    if _is_of_fork(event):
        print(
            "::notice title=awesomelint::no comment, because pull requests from forks get a read-only token; "
            "the documentation has a second workflow for them"
        )
        return
    number = int(event["number"])
    marker = _marker()
    text = Path(os.environ["COMMENT_FILE"]).read_text(encoding="utf-8")
    body = f"{marker}\n{text}"
    old = _own_comment(number, marker)
    if old is None:
        if os.environ.get("COMMENT_QUIET") != "true":
            _api("POST", f"/issues/{number}/comments", {"body": body})
    elif old.get("body") != body:
        _api("PATCH", f"/issues/comments/{int(old['id'])}", {"body": body})


def _is_of_fork(pull: dict[str, Any]) -> bool:
    """Whether the event is a fork's `pull_request`, whose token cannot write; other events have another token."""
    repository = (pull["head"].get("repo") or {}).get("full_name")
    return (
        os.environ.get("GITHUB_EVENT_NAME") == "pull_request"
        and not os.environ.get("PULL_REQUEST_EVENT")
        and repository != os.environ["GITHUB_REPOSITORY"]
    )


def _marker() -> str:
    """Return the first line of the comment, which tells it from those for other paths."""
    paths = "\n".join(os.environ.get("INPUT_PATH", "").split())
    return f"<!-- awesomelint comment {sha256(paths.encode()).hexdigest()[:8]} -->"


def _own_comment(number: int, marker: str) -> dict[str, Any] | None:
    for page in range(1, _MAX_PAGES + 1):
        comments = _api("GET", f"/issues/{number}/comments?per_page={_PAGE}&page={page}")
        for one in comments:
            author = (one.get("user") or {}).get("login")
            if author == AUTHOR and str(one.get("body", "")).startswith(marker):
                return dict(one)
        if len(comments) < _PAGE:
            break
    return None


# -- GitHub --


def _event() -> dict[str, Any]:
    name = os.environ.get("PULL_REQUEST_EVENT") or os.environ.get("GITHUB_EVENT_PATH", "")
    try:
        return dict(json.loads(Path(name).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        raise UserError("cannot read the event that started the workflow (GITHUB_EVENT_PATH)") from None


def _api(method: str, path: str, data: dict[str, str] | None = None) -> Any:
    """Call GitHub's API for this repository; raise `UserError` if it refuses or does not answer."""
    base = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    request = urllib.request.Request(
        f"{base}/repos/{os.environ['GITHUB_REPOSITORY']}{path}",
        method=method,
        data=json.dumps(data).encode() if data is not None else None,
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Content-Type": "application/json",
            "User-Agent": "awesomelint",
        },
    )
    for attempt in range(1, _ATTEMPTS + 1):
        reason = ""
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code in (401, 403, 404):
                raise UserError(
                    f"GitHub does not let this workflow comment (status {error.code}); "
                    "it needs the permission `pull-requests: write`"
                ) from None
            reason = f"status {error.code}"
        except (OSError, ValueError) as error:
            reason = str(getattr(error, "reason", error))
        if attempt < _ATTEMPTS:
            time.sleep(attempt)
    raise UserError(f"cannot reach GitHub's API ({reason})")


def set_output(name: str, value: str) -> None:
    """Set an output of the step."""
    with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8", newline="\n") as file:
        file.write(f"{name}={value}\n")


def _escaped(text: str) -> str:
    return harmless(text).replace("%", "%25")


if __name__ == "__main__":
    raise SystemExit(main())
