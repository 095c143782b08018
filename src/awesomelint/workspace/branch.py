"""The lines that changed since the current branch forked from a revision, for `--diff-base`."""

from __future__ import annotations

import os

from awesomelint.errors import UserError, cannot_read, os_reason
from awesomelint.filtering.changed_lines import Lines
from awesomelint.filtering.unified_diff import DiffError, parse
from awesomelint.util import disk
from awesomelint.workspace.git import Checkout

# The user's git configuration must not change the output format.
_DIFF = ("diff", "--no-index", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--text")
_PREFIXES = ("--src-prefix=a/", "--dst-prefix=b/")
_FETCH = "`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout"


class Branch:
    """The changes on the current branch since it forked from a revision, including uncommitted ones.

    As in a pull request, commits that are only on the revision's branch are ignored.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._trees: dict[str, _Tree] = {}
        self._tree_of: dict[str, _Tree] = {}

    def lines_of(self, path: str) -> Lines:
        """Return the new or changed lines of a file; all lines if the file is untracked."""
        real = os.path.realpath(path)
        folder = os.path.dirname(real)
        if folder not in self._tree_of:
            try:
                checkout = Checkout(folder)
            except UserError as error:
                raise UserError(f"--diff-base: {error}; or pass a diff with --diff-from") from None
            if checkout.top not in self._trees:
                self._trees[checkout.top] = _Tree(checkout, self.revision)
            self._tree_of[folder] = self._trees[checkout.top]
        return self._tree_of[folder].lines_of(real)


class _Tree:
    """A working tree, compared with the commit at which its branch forked from the revision.

    Files are not compared with `git diff` in the checkout, because that would apply its attributes, and those can name
    a filter that makes every file look unchanged. Differences in line endings are ignored, as git may convert them.
    """

    def __init__(self, checkout: Checkout, revision: str) -> None:
        self.checkout = checkout
        self.base = _base(checkout, revision)
        entries = checkout.entries(self.base)
        self.blobs = {
            name: entry.identifier for name, entry in entries.items() if entry.mode.startswith("100")
        }
        self.tracked = frozenset(checkout.check("ls-files", "-z").text.split("\0"))
        self.former_names = former_names(
            checkout.check(
                *("diff-index", "--cached", "-M", "--diff-filter=R", "--name-status", "-z"),
                *("--no-ext-diff", "--no-textconv", "--ignore-submodules=all", self.base, "--"),
            ).text
        )
        self._lines: dict[str, Lines] = {}

    def lines_of(self, path: str) -> Lines:
        name = os.path.relpath(path, self.checkout.top).replace(os.sep, "/")
        if name not in self._lines:
            self._lines[name] = self._changed_lines(path, name)
        return self._lines[name]

    def _changed_lines(self, path: str, name: str) -> Lines:
        before = self.former_names.get(name, name)
        if name not in self.tracked or before not in self.blobs:
            return Lines.all()
        try:
            data = disk.read(path)
        except OSError as error:
            raise cannot_read(path, error) from None
        now = data.replace(b"\r\n", b"\n")
        if self.blobs[before] in (
            _blob_id(data, self.blobs[before]),
            _blob_id(now, self.blobs[before]),
        ):
            return Lines()
        return self._diff(name, self.checkout.blob(self.base, before).replace(b"\r\n", b"\n"), now)

    def _diff(self, name: str, before: bytes, now: bytes) -> Lines:
        import tempfile

        try:
            # Outside of a repository, only the user's own attributes apply.
            with tempfile.TemporaryDirectory(prefix="awesomelint-", ignore_cleanup_errors=True) as folder:
                for side, data in (("old", before), ("new", now)):
                    disk.write(os.path.join(folder, side), data, durable=False)
                answer = self.checkout.run_in(folder, *_DIFF, *_PREFIXES, "--", "old", "new")
        except OSError as error:
            raise UserError(
                f"{name}: cannot write temporary files to compare it ({os_reason(error)})"
            ) from None
        if answer.status not in (0, 1):
            raise UserError(
                f"{name}: `git diff` failed: {answer.error.strip() or answer.status}".partition("\n")[0]
            )
        try:
            return next(iter(parse(answer.text).values()), Lines())
        except DiffError as error:
            raise UserError(f"{name}: cannot parse the output of `git diff`: {error}") from None


def _blob_id(data: bytes, like: str) -> str:
    """Return git's object id of file contents, with the hash function of another id (SHA-1 or SHA-256)."""
    import hashlib

    hash_function = hashlib.sha1 if len(like) == 40 else hashlib.sha256
    return hash_function(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def former_names(output: str) -> dict[str, str]:
    """Parse the output of `git diff-index --name-status -z` for renames: current name to former name."""
    fields = output.split("\0")
    return {fields[at + 2]: fields[at + 1] for at in range(0, len(fields) - 2, 3)}


def _base(checkout: Checkout, revision: str) -> str:
    """Return the commit at which the current branch forked from a revision."""
    commit = checkout.commit(revision)
    if commit is None:
        advice = f"; this is a shallow clone, so fetch it first ({_FETCH})" if checkout.is_shallow() else ""
        raise UserError(f"--diff-base {revision}: unknown git revision{advice}")
    answer = checkout.run("merge-base", commit, "HEAD")
    if answer.status == 0:
        return answer.text.strip()
    if checkout.commit("HEAD") is None:
        raise UserError("--diff-base: this repository has no commits yet")
    if checkout.is_shallow():
        raise UserError(
            f"--diff-base {revision}: this shallow clone does not contain the commit where the branch forked; "
            f"fetch more history ({_FETCH})"
        )
    raise UserError(f"--diff-base {revision}: no common ancestor with HEAD")
