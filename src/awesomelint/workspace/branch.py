"""Branch: the lines that have changed since a branch left a revision, from git's history and the files on disk."""

from __future__ import annotations

import os

from awesomelint.errors import UserError, os_reason
from awesomelint.filtering.changed_lines import Lines
from awesomelint.filtering.unified_diff import DiffError, parse
from awesomelint.util import disk
from awesomelint.workspace.git import Checkout

# Nothing of a user's own configuration may change what a diff looks like.
_DIFF = ("diff", "--no-index", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--text")
_PREFIXES = ("--src-prefix=a/", "--dst-prefix=b/")
_FETCH = "`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout"


class Branch:
    """What has changed since a branch left a revision, the files as they are on disk included.

    That is what a pull request shows: a commit that only the revision's branch has does not count.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._trees: dict[str, _Tree] = {}
        self._tree_of: dict[str, _Tree] = {}

    def lines_of(self, path: str) -> Lines:
        """The lines of a file that are new or changed; all of them if git does not know the file."""
        real = os.path.realpath(path)
        folder = os.path.dirname(real)
        if folder not in self._tree_of:
            try:
                checkout = Checkout(folder)
            except UserError as trouble:
                raise UserError(f"--diff-base: {trouble}; --diff-from takes any diff") from None
            if checkout.top not in self._trees:
                self._trees[checkout.top] = _Tree(checkout, self.revision)
            self._tree_of[folder] = self._trees[checkout.top]
        return self._tree_of[folder].lines_of(real)


class _Tree:
    """One working tree, compared with the commit at which its branch left the revision.

    The files of that commit are compared with the bytes on disk by our own means, and not by `git diff`, which would
    read the attributes of the checkout first: they can name a filter that makes all files look unchanged. Line endings
    are no change, as git may convert them.
    """

    def __init__(self, checkout: Checkout, revision: str) -> None:
        self.checkout = checkout
        self.base = _base(checkout, revision)
        entries = checkout.entries(self.base)
        self.blobs = {
            name: entry.identifier for name, entry in entries.items() if entry.mode.startswith("100")
        }
        self.known = frozenset(checkout.ask("ls-files", "-z").text.split("\0"))
        self.former = _renamed(
            checkout.ask(
                *("diff-index", "--cached", "-M", "--diff-filter=R", "--name-status", "-z"),
                *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", self.base, "--"),
            ).text
        )
        self._lines: dict[str, Lines] = {}

    def lines_of(self, path: str) -> Lines:
        name = os.path.relpath(path, self.checkout.top).replace(os.sep, "/")
        if name not in self._lines:
            self._lines[name] = self._compared(path, name)
        return self._lines[name]

    def _compared(self, path: str, name: str) -> Lines:
        before = self.former.get(name, name)
        if name not in self.known or before not in self.blobs:
            return Lines.all()
        try:
            data = disk.read(path)
        except OSError as error:
            raise UserError(f"{path}: this file cannot be read ({os_reason(error)})") from None
        now = data.replace(b"\r\n", b"\n")
        if self.blobs[before] in (
            _identifier(data, self.blobs[before]),
            _identifier(now, self.blobs[before]),
        ):
            return Lines()
        return self._differing(name, self.checkout.blob(self.base, before).replace(b"\r\n", b"\n"), now)

    def _differing(self, name: str, before: bytes, now: bytes) -> Lines:
        import tempfile

        try:
            # Outside of every repository there are no attributes but the user's own.
            with tempfile.TemporaryDirectory(prefix="awesomelint-", ignore_cleanup_errors=True) as folder:
                for side, data in (("old", before), ("new", now)):
                    disk.write(os.path.join(folder, side), data, durable=False)
                answer = self.checkout.run_in(folder, *_DIFF, *_PREFIXES, "--", "old", "new")
        except OSError as error:
            raise UserError(
                f"{name}: there is no place for temporary files to compare it ({os_reason(error)})"
            ) from None
        if answer.status not in (0, 1):
            raise UserError(
                f"{name}: `git diff` failed: {answer.error.strip() or answer.status}".partition("\n")[0]
            )
        try:
            return next(iter(parse(answer.text).values()), Lines())
        except DiffError as error:
            raise UserError(f"{name}: what git says of its changes cannot be read: {error}") from None


def _identifier(data: bytes, like: str) -> str:
    """The name under which git stores content, by the hash that another such name is made with."""
    import hashlib

    hashed = hashlib.sha1 if len(like) == 40 else hashlib.sha256
    return hashed(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def _renamed(told: str) -> dict[str, str]:
    """The files that were renamed, each with its former name."""
    fields = told.split("\0")
    return {fields[at + 2]: fields[at + 1] for at in range(0, len(fields) - 2, 3)}


def _base(checkout: Checkout, revision: str) -> str:
    """The commit at which the branch that is checked out left a revision."""
    commit = checkout.commit(revision)
    if commit is None:
        advice = (
            f"; only a part of the history is here: fetch it first ({_FETCH})"
            if checkout.is_shallow()
            else ""
        )
        raise UserError(f"--diff-base {revision}: git knows no such revision{advice}")
    answer = checkout.run("merge-base", commit, "HEAD")
    if answer.status == 0:
        return answer.text.strip()
    if checkout.commit("HEAD") is None:
        raise UserError("--diff-base: this repository has no commit yet")
    if checkout.is_shallow():
        raise UserError(
            f"--diff-base {revision}: where this branch left it is not known, for only a part of the history is here; fetch more ({_FETCH})"
        )
    raise UserError(f"--diff-base {revision}: it has no commit in common with what is checked out")
