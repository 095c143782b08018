"""Git: what a branch changes, asked of the program itself; each failure a sentence."""

from __future__ import annotations

import os

from awesomelint.files import Trouble, reason
from awesomelint.filtering.changes import DiffError, Lines, parse

# Nothing of a user's own configuration may change what a diff looks like.
_DIFF = (
    "diff",
    "-U0",
    "-M",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--text",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)


class Branch:
    """What has changed since a branch left a revision, the files as they are on disk included.

    That is what a pull request shows: a commit that only the revision's branch has does not count.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._trees: dict[str, _Tree] = {}
        self._tops: dict[str, str] = {}

    def lines_of(self, path: str) -> Lines:
        """The lines of a file that are new or changed; all of them where git does not know the file."""
        real = os.path.realpath(path)
        folder = os.path.dirname(real)
        if folder not in self._tops:
            self._tops[folder] = _top(folder)
        top = self._tops[folder]
        if top not in self._trees:
            self._trees[top] = _Tree(top, self.revision)
        return self._trees[top].lines_of(os.path.relpath(real, top).replace(os.sep, "/"))


class _Tree:
    """One working tree, compared with the commit at which its branch left the revision."""

    def __init__(self, top: str, revision: str) -> None:
        self.top = top
        self.base = _base(top, revision)
        self.changed = _changed(_git(top, "diff", "-M", "--name-status", "-z", self.base))
        self.known = frozenset(_git(top, "ls-files", "-z").split("\0"))
        self._lines: dict[str, Lines] = {}

    def lines_of(self, name: str) -> Lines:
        if name not in self.known:
            return Lines.all()
        if name not in self.changed:
            return Lines()
        if name not in self._lines:
            diff = _git(self.top, "--literal-pathspecs", *_DIFF, self.base, "--", *self.changed[name])
            try:
                self._lines[name] = next(iter(parse(diff).values()), Lines())
            except DiffError as error:
                raise Trouble(f"{name}: what git says of its changes cannot be read: {error}") from None
        return self._lines[name]


def _changed(told: str) -> dict[str, tuple[str, ...]]:
    """The files that have changed, each with its former name where it was renamed."""
    fields = iter(told.split("\0"))
    found: dict[str, tuple[str, ...]] = {}
    for status in fields:
        if status[:1] in ("R", "C"):
            former, name = next(fields), next(fields)
            found[name] = (former, name)
        elif status:
            name = next(fields)
            found[name] = (name,)
    return found


def _top(folder: str) -> str:
    code, out, error = _run(folder, "rev-parse", "--show-toplevel")
    if code == 0:
        return os.path.realpath(out.rstrip("\r\n"))
    if "dubious ownership" in error:
        raise Trouble(
            f"git does not read the repository of {folder}, for it belongs to another user; "
            f"`git config --global --add safe.directory {folder}` allows it"
        )
    raise Trouble(
        f"{folder} is in no git repository with a working tree; --diff-base needs one (--diff-from takes any diff)"
    )


def _is_shallow(top: str) -> bool:
    return _run(top, "rev-parse", "--is-shallow-repository")[1].strip() == "true"


def _base(top: str, revision: str) -> str:
    """The commit at which the branch that is checked out left a revision."""
    if (
        not revision
        or revision.startswith("-")
        or _run(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")[0]
    ):
        advice = f"; only a part of the history is here: fetch it first ({_FETCH})" if _is_shallow(top) else ""
        raise Trouble(f"--diff-base {revision}: git knows no such revision{advice}")
    code, out, _ = _run(top, "merge-base", revision, "HEAD")
    if code == 0:
        return out.strip()
    if _run(top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")[0]:
        raise Trouble("--diff-base: this repository has no commit yet")
    if _is_shallow(top):
        raise Trouble(
            f"--diff-base {revision}: where this branch left it is not known, for only a part of the history is here; fetch more ({_FETCH})"
        )
    raise Trouble(f"--diff-base {revision}: it has no commit in common with what is checked out")


_FETCH = "`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout"


def _git(folder: str, *arguments: str) -> str:
    code, out, error = _run(folder, *arguments)
    if code:
        said = next(iter(error.strip().splitlines()), f"exit status {code}")
        raise Trouble(f"`git {arguments[0]}` failed: {said}")
    return out


def _environment() -> dict[str, str]:
    # Within a hook of git these name a repository from another folder than ours; ours is found by its files.
    kept = {name: value for name, value in os.environ.items() if name not in ("GIT_DIR", "GIT_WORK_TREE")}
    # What git says of a failure is looked at, and told in English.
    return {**kept, "LC_ALL": "C"}


def _run(folder: str, *arguments: str) -> tuple[int, str, str]:
    # Its import takes a tenth of a whole check, and only who compares with a revision needs it.
    import subprocess

    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=_environment(),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError:
        raise Trouble("--diff-base needs the program git, which is not installed") from None
    except OSError as error:
        raise Trouble(f"git cannot be run ({reason(error)})") from None
    return done.returncode, os.fsdecode(done.stdout), done.stderr.decode("utf-8", "replace")
