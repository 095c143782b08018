"""Two versions of files in a git repository: at two revisions, or at a revision and in the working tree."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from awesomelint.errors import UserError
from awesomelint.source import Source, UndecodableError
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.workspace import boundary, files
from awesomelint.workspace.branch import former_names
from awesomelint.workspace.git import Checkout

# Renamed files are found among at most so many pairs, so that a commit that renames everything is not
# compared for minutes.
_RENAMES = ("-M", "-l400", "--diff-filter=R", "--name-status", "-z", "--no-ext-diff", "--no-textconv")


class Range(NamedTuple):
    """Two commits to compare; `new` is None for the working tree."""

    old: str
    new: str | None


class Pair(NamedTuple):
    """Both versions of a file that changed; an empty text where a version lacks it."""

    old: Source
    new: Source


def resolve(checkout: Checkout, revisions: Iterable[str]) -> Range:
    """Return the commits that revisions refer to, as `git diff` takes them: `A`, `A B`, `A..B` or `A...B`.

    Without a revision, the last commit is compared with the working tree. Raises `UserError` if a revision is
    unknown.
    """
    given = list(revisions)
    if len(given) > 2 or (len(given) == 2 and any(".." in revision for revision in given)):
        raise UserError(f"{' '.join(given)}: at most two revisions can be compared")
    if not given:
        return Range(_commit(checkout, "HEAD"), None)
    if len(given) == 2:
        return Range(_commit(checkout, given[0]), _commit(checkout, given[1]))
    for dots in ("...", ".."):
        first, found, second = given[0].partition(dots)
        if found:
            old, new = _commit(checkout, first or "HEAD"), _commit(checkout, second or "HEAD")
            return Range(old if dots == ".." else _merge_base(checkout, old, new, given[0]), new)
    return Range(_commit(checkout, given[0]), None)


def is_revision(checkout: Checkout, text: str) -> bool:
    """Return whether a text refers to commits: a revision, or a range of two that exist."""
    first, dots, second = text.partition("..")
    second = second.removeprefix(".")
    if not dots:
        return checkout.commit(text) is not None
    # `..` is the folder above.
    return bool(first or second) and all(
        checkout.commit(revision or "HEAD") is not None for revision in (first, second)
    )


def _commit(checkout: Checkout, revision: str) -> str:
    commit = checkout.commit(revision)
    if commit is not None:
        return commit
    if revision == "HEAD":
        raise UserError("this repository has no commits yet")
    advice = "; this is a shallow clone, so fetch it first" if checkout.is_shallow() else ""
    raise UserError(f"{revision}: unknown git revision{advice}")


def _merge_base(checkout: Checkout, old: str, new: str, given: str) -> str:
    answer = checkout.run("merge-base", old, new)
    if answer.status == 0:
        return answer.text.strip()
    if checkout.is_shallow():
        raise UserError(
            f"{given}: this shallow clone does not contain the common ancestor; fetch more history "
            "(`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout)"
        )
    raise UserError(f"{given}: the revisions have no common ancestor")


class Versions:
    """The files that differ between two versions of a repository.

    `excluded` is called with a path and returns whether to skip it, unless it was given as a path itself.
    """

    def __init__(self, checkout: Checkout, wanted: Range, excluded: Callable[[str], bool]) -> None:
        self.checkout = checkout
        self.range = wanted
        self.excluded = excluded
        self._old = regular_files(checkout, wanted.old)
        self._new = regular_files(checkout, wanted.new) if wanted.new is not None else {}
        renames = ("diff-tree", "-r", *_RENAMES, wanted.old, wanted.new) if wanted.new else None
        command = renames or ("diff-index", "--cached", *_RENAMES, "--ignore-submodules=all", wanted.old)
        self._former_names = former_names(checkout.check(*command, "--").text)

    def pairs(self, paths: Iterable[str]) -> Iterator[Pair | UserError]:
        """Yield both versions of each changed file that the paths refer to, or a `UserError` for each failure.

        Without paths, the README of the current folder is compared.
        """
        seen: set[str] = set()
        for path in paths:
            names = self._names(path)
            if not names:
                yield UserError(f"{path}: no such file or folder in either version")
            for name in names:
                if name not in seen:
                    seen.add(name)
                    try:
                        pair = self._pair(name)
                    except UserError as error:
                        yield error
                    else:
                        if pair is not None:
                            yield pair

    def default(self) -> str:
        """Return the path of the README in the current folder, in either version."""
        for name in files.READMES:
            if self.checkout.name_of(name) in self._old or self._exists(name):
                return name
        raise UserError(f"no README.md in {os.getcwd()}; name the files to compare")

    def _exists(self, path: str) -> bool:
        return os.path.isfile(path) if self.range.new is None else self.checkout.name_of(path) in self._new

    def _names(self, path: str) -> list[str]:
        """Return the names of the files that a path refers to, in either version."""
        name = self.checkout.name_of(path)
        found = {name} & (self._old.keys() | self._new.keys())
        if self.range.new is None:
            found |= {self.checkout.name_of(file) for file in self._in_working_tree(path)}
        if not found:
            below = f"{name}/" if name else ""
            found = {
                other
                for other in self._old.keys() | self._new.keys()
                if other.startswith(below)
                and files.is_markdown(other)
                and not self.excluded(self._path(other))
            }
        elif name not in found:
            # A folder of the working tree; files that were deleted are in it, too.
            found |= {
                other for other in self._old if other.startswith(f"{name}/" if name else "")
            } & self._deleted
        # A file that was renamed is compared under its new name.
        found |= {self._new_names[other] for other in found if other in self._new_names}
        moved = {self._former_names.get(other) for other in found}
        return sorted(found - moved)

    @cached_property
    def _new_names(self) -> dict[str, str]:
        return {
            former: name
            for name, former in self._former_names.items()
            if not self._exists(self._path(former))
        }

    @cached_property
    def _deleted(self) -> set[str]:
        return {
            name
            for name in self._old
            if files.is_markdown(name) and not os.path.lexists(os.path.join(self.checkout.top, name))
        }

    def _in_working_tree(self, path: str) -> list[str]:
        if refusal := boundary.refusal(path):
            raise UserError(refusal)
        if not os.path.lexists(path):
            return []
        found = files.find([path], lambda file, is_explicit: not is_explicit and self.excluded(file))
        return [file for file in found if isinstance(file, str) and not boundary.refusal(file)]

    def _path(self, name: str) -> str:
        """Return the path of a file from the current folder."""
        return os.path.relpath(os.path.join(self.checkout.top, name))

    def _pair(self, name: str) -> Pair | None:
        """Read both versions of a file; None if they are equal."""
        before = self._former_names.get(name, name)
        if self.range.new is not None:
            if name in self._new and self._old.get(before) == self._new[name]:
                return None
            new = self._at(self.range.new, name, self._new)
        else:
            path = self._path(name)
            new = files.load(path) if os.path.lexists(path) else Source("", path)
        old = self._at(self.range.old, before, self._old)
        return None if old.text == new.text else Pair(old, new)

    def _at(self, commit: str, name: str, blobs: dict[str, str]) -> Source:
        path = self._path(name)
        if name not in blobs:
            return Source("", path)
        try:
            return Source.from_bytes(self.checkout.blob(commit, name), path)
        except UndecodableError as error:
            raise UserError(f"{error} (at revision {commit[:10]})") from None


def regular_files(checkout: Checkout, commit: str) -> dict[str, str]:
    """Return the blob ids of the regular files of a commit, by name."""
    entries = checkout.entries(commit)
    return {name: entry.identifier for name, entry in entries.items() if entry.mode.startswith("100")}
