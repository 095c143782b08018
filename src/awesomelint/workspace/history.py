"""The history of files in git: which commit has which version, read with few calls of git and in bounded memory."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from awesomelint.errors import UserError
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.workspace.git import Checkout

# Versions larger than this, in bytes, are skipped.
LARGEST = 8 << 20
# So many bytes of versions are read by one call of git.
_CHUNK = 32 << 20
_FORMAT = "--format=%H%x00%P%x00%ct%x00%aN"


class Commit(NamedTuple):
    """A commit: its id, its parents, when it was made (seconds since 1970), and the name of its author."""

    identifier: str
    parents: tuple[str, ...]
    time: int
    author: str


class Step(NamedTuple):
    """A commit that changed a file: the ids of the versions before and after; an empty id if there was no file.

    `landed` is the commit of the branch itself that brought the change: `commit`, or the merge that it came with.
    """

    name: str
    commit: Commit
    landed: Commit
    old: str
    new: str


class History:
    """The commits that a revision includes, and the versions of some files at them."""

    def __init__(self, checkout: Checkout, revision: str) -> None:
        """Read the commits; `UserError` if the clone is shallow, because the works of its first commit would seem new."""
        self.checkout = checkout
        self.revision = revision
        if checkout.is_shallow():
            raise UserError(
                "this is a shallow clone, which lacks the history; fetch it first "
                "(`git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout)"
            )
        output = checkout.check(
            "log", "-z", "--topo-order", "--reverse", "--no-show-signature", _FORMAT, revision
        )
        self.commits = _parse(output.data.decode("utf-8", "replace"))
        self._sizes: dict[str, int] = {}

    @property
    def last(self) -> Commit:
        """The commit of the revision."""
        return self.commits[self.revision]

    @property
    def first(self) -> Commit:
        """The oldest commit of the branch itself."""
        return self._branch()[0]

    def steps(self, names: Sequence[str]) -> list[Step]:
        """Return the commits that changed one of the files, the oldest first, those of a branch before its merge.

        A file that was renamed is followed to its former names.
        """
        versions = {name: self._versions(name) for name in names}
        found = []
        for commit, landed in self._in_order():
            for name, at in versions.items():
                old = at.get(commit.parents[0], "") if commit.parents else ""
                new = at.get(commit.identifier, "")
                if old != new and new:
                    found.append(Step(name, commit, landed, old, new))
        return found

    def texts(self, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Yield the texts of pairs of versions, in order; each version is read once and dropped after its last use.

        Bytes that are not UTF-8 are replaced. A version that is too large is empty.
        """
        pairs = list(pairs)
        uses = Counter(identifier for pair in pairs for identifier in pair)
        held: dict[str, str] = {"": ""}
        for chunk in self._chunks(pairs):
            missing = {identifier for pair in chunk for identifier in pair} - held.keys()
            held |= self._read(sorted(missing))
            for pair in chunk:
                yield held[pair[0]], held[pair[1]]
                uses.subtract(pair)
                for identifier in pair:
                    if identifier and uses[identifier] <= 0:
                        held.pop(identifier, None)

    def commits_in(self, revision: str) -> set[str]:
        """Return the ids of the commits that another revision includes."""
        return set(self.checkout.check("rev-list", revision).text.split())

    def _branch(self) -> list[Commit]:
        """Return the commits of the branch itself: the first parents, the oldest first."""
        branch = [self.last]
        while branch[-1].parents and branch[-1].parents[0] in self.commits:
            branch.append(self.commits[branch[-1].parents[0]])
        return branch[::-1]

    def _in_order(self) -> Iterator[tuple[Commit, Commit]]:
        """Yield each commit with the commit of the branch itself that brought it."""
        seen: set[str] = set()
        order = {identifier: at for at, identifier in enumerate(self.commits)}
        for landed in self._branch():
            brought = []
            pending = [landed.identifier]
            while pending:
                identifier = pending.pop()
                if identifier not in seen and identifier in self.commits:
                    seen.add(identifier)
                    brought.append(identifier)
                    pending += self.commits[identifier].parents
            for identifier in sorted(brought, key=order.__getitem__):
                yield self.commits[identifier], landed

    def _versions(self, name: str) -> dict[str, str]:
        """Return the id of a file's version at each commit that has it, under its name or a former one."""
        found: dict[str, str] = {}
        identifiers = list(self.commits)
        for known in [name, *self._former_names(name)]:
            missing = [identifier for identifier in identifiers if identifier not in found]
            asked = "".join(f"{identifier}:{known}\n" for identifier in missing)
            answer = self.checkout.feed(os.fsencode(asked), "cat-file", "--batch-check")
            for identifier, line in zip(missing, answer.text.splitlines(), strict=True):
                parts = line.rsplit(" ", 2)
                if parts[1:2] == ["blob"] and parts[2].isdecimal():
                    found[identifier] = parts[0]
                    self._sizes[parts[0]] = int(parts[2])
        return found

    def _former_names(self, name: str) -> list[str]:
        """Return the names that a file had before, the newest first."""
        if "\n" in name:
            raise UserError(f"{name!r}: names with line breaks are not supported")
        output = self.checkout.check(
            *("log", "--follow", "--diff-filter=R", "--name-status", "-z", "--format="),
            *("--no-show-signature", "--no-ext-diff", "--no-textconv", self.revision, "--", name),
        )
        # Each rename has three fields: its similarity, the former name and the new one.
        fields = [field for field in output.text.replace("\n", "").split("\0") if field]
        return [former for former in dict.fromkeys(fields[1::3]) if former != name]

    def _chunks(self, pairs: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
        chunk: list[tuple[str, str]] = []
        size = 0
        for pair in pairs:
            chunk.append(pair)
            size += sum(self._sizes.get(identifier, 0) for identifier in pair[1:])
            if size > _CHUNK:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk

    def _read(self, identifiers: Sequence[str]) -> dict[str, str]:
        """Return the texts of versions."""
        texts = dict.fromkeys(identifiers, "")
        wanted = [identifier for identifier in identifiers if self._sizes.get(identifier, 0) <= LARGEST]
        asked = "".join(f"{identifier}\n" for identifier in wanted)
        data = self.checkout.feed(asked.encode(), "cat-file", "--batch").data if wanted else b""
        at = 0
        for identifier in wanted:
            # A line with the id, the type and the size, then the contents and a line feed.
            end = data.index(b"\n", at)
            size = int(data[at:end].rsplit(b" ", 1)[1])
            texts[identifier] = data[end + 1 : end + 1 + size].decode("utf-8", "replace")
            at = end + size + 2
        return texts


def _parse(output: str) -> dict[str, Commit]:
    """Parse the output of `git log -z` with four fields a commit."""
    fields = output.split("\0")
    commits = {}
    for at in range(0, len(fields) - 3, 4):
        identifier, parents, time, author = fields[at : at + 4]
        commits[identifier] = Commit(identifier, tuple(parents.split()), int(time), author)
    return commits
