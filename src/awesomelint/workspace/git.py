"""Run git so that nothing in a checkout can make it run other programs. No other module starts git.

A pull request can commit anything but a file or folder named `.git`: folders that git accepts as a bare repository, with
a configuration that names programs to run; attributes; symbolic links; a program named `git`. Therefore git is started
only in the folder that contains `.git`, never in a subfolder, with the settings and environment below. The user's own
configuration and the checkout's `.git/config` are trusted, because credentials and proxies are configured there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from awesomelint.errors import UserError, os_reason
from awesomelint.util import disk
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.workspace import files
from awesomelint.workspace.boundary import is_below

# Command-line settings override all configuration files.
_SETTINGS = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "diff.external=",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "protocol.ext.allow=never",
    # A fetch would start these in the background.
    "gc.auto=0",
    "maintenance.auto=false",
)
# Git's environment variables are dropped, because most of them redirect git: hooks set some, and so may an `.envrc`.
# These are kept if they name a file outside the checkout: the user's configuration and certificates.
_OWN_FILES = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH")
_KEPT = ("GIT_CONFIG_NOSYSTEM",)
_SET = {
    # Error messages are parsed and shown in English.
    "LC_ALL": "C",
    # Reading must not write the index or prompt the user.
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


class Answer(NamedTuple):
    """The result of a git command: exit status, standard output and standard error."""

    status: int
    data: bytes
    error: str

    @property
    def text(self) -> str:
        """The standard output, decoded like file names."""
        return os.fsdecode(self.data)


class Entry(NamedTuple):
    """A file of a commit: its mode (`100…` is a file, `120000` a symbolic link) and its blob id."""

    mode: str
    identifier: str


class Checkout:
    """The working tree that contains a folder; git commands run at its top."""

    def __init__(self, folder: str) -> None:
        """Find the working tree of an existing folder; `UserError` if there isn't one that git can be run in."""
        folder = os.path.realpath(folder)
        top = files.repository(folder)
        if top is None:
            raise UserError(f"{folder} is not in a git working tree")
        self.top = top
        self._check_link()
        self._program, self._path = _program(top)
        answer = self.run("rev-parse", "--show-toplevel")
        if "dubious ownership" in answer.error:
            raise UserError(
                f"git refuses to read {top} because it belongs to another user; "
                f"to allow it, run `git config --global --add safe.directory {top}`"
            )
        if answer.status or os.path.realpath(answer.text.rstrip("\r\n")) != top:
            raise UserError(f"{top} contains `.git` but is not the top of a git working tree")

    def run(self, *arguments: str) -> Answer:
        """Run git at the top of the working tree; `UserError` if it cannot be started."""
        return self.run_in(self.top, *arguments)

    def feed(self, data: bytes, *arguments: str) -> Answer:
        """Run git like `check`, with data on its standard input."""
        environment = _environment(self.top, self._path)
        return self._checked(_run(self._program, self.top, environment, arguments, data), arguments[0])

    def run_in(self, folder: str, *arguments: str) -> Answer:
        """Run git in a folder that this program has created."""
        return _run(self._program, folder, _environment(self.top, self._path), arguments)

    def check(self, *arguments: str) -> Answer:
        """Run git like `run`; `UserError` if it fails."""
        return self._checked(self.run(*arguments), arguments[0])

    @staticmethod
    def _checked(answer: Answer, command: str) -> Answer:
        if answer.status:
            reason = next(iter(answer.error.strip().splitlines()), f"exit status {answer.status}")
            raise UserError(f"`git {command}` failed: {reason}")
        return answer

    def blob(self, commit: str, name: str) -> bytes:
        """Return the contents of a file at a commit, without any filters applied."""
        return self.check("cat-file", "blob", f"{commit}:{name}").data

    def entries(self, commit: str) -> dict[str, Entry]:
        """Return all files of a commit, by name."""
        entries = {}
        for line in self.check("ls-tree", "-r", "-z", "--full-tree", commit).text.split("\0"):
            details, _, name = line.partition("\t")
            if name:
                mode, _, identifier = details.split(" ")
                entries[name] = Entry(mode, identifier)
        return entries

    def name_of(self, path: str) -> str:
        """Return git's name of a path, empty for the top; raise `UserError` if it is outside the working tree.

        Symbolic links to folders are followed, and one that is the path itself is not.
        """
        folder, base = os.path.split(os.path.abspath(path))
        real = os.path.normpath(os.path.join(os.path.realpath(folder), base))
        if real != self.top and not is_below(self.top, os.path.dirname(real)):
            raise UserError(f"{path}: outside of the git working tree {self.top}")
        name = os.path.relpath(real, self.top).replace(os.sep, "/")
        return "" if name == "." else name

    def commit(self, revision: str) -> str | None:
        """Return the id of the commit that a revision refers to, or None if there isn't one."""
        if not revision or revision.startswith("-") or "\0" in revision:
            return None
        answer = self.run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        return answer.text.strip() if answer.status == 0 else None

    def is_shallow(self) -> bool:
        """Return whether this is a shallow clone."""
        return self.run("rev-parse", "--is-shallow-repository").text.strip() == "true"

    def _check_link(self) -> None:
        """Refuse a `.git` that leads into the working tree, where a repository could have been committed."""
        link = os.path.join(self.top, ".git")
        target = os.path.realpath(link)
        if os.path.isfile(link):
            try:
                named = os.fsdecode(disk.read(link, 4096)).removeprefix("gitdir:").strip()
                target = os.path.realpath(os.path.join(self.top, named))
            except (OSError, ValueError):
                raise UserError(f"{link}: not a valid reference to a git repository") from None
        outer: str | None = self.top
        while outer is not None:
            inside = os.path.relpath(target, outer).split(os.sep) if is_below(outer, target) else [".git"]
            if ".git" not in inside:
                raise UserError(
                    f"{link}: refusing to run git, because the file points into the checkout itself"
                )
            parent = os.path.dirname(outer)
            outer = files.repository(parent) if parent != outer else None
            if outer is not None and os.path.isfile(os.path.join(outer, ".git")):
                # For example a bare repository next to its working trees: it cannot contain committed files.
                outer = None


def merge_file(
    base: bytes, ours: bytes, theirs: bytes, *, style: str, marker_size: int, labels: tuple[str, str, str]
) -> tuple[bytes, int]:
    """Return git's own merge by lines of three versions of a file, and the number of its conflicts (at most 127).

    `labels` are the names of base, ours and theirs in conflict markers; `style` is `merge`, `diff3` or `zdiff3`.
    Raises `UserError` if git cannot be run or refuses to merge, as it does for binary files.
    """
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="awesomelint-") as folder:
        program, path = _program(files.repository(os.getcwd()) or folder)
        for name, data in (("base", base), ("ours", ours), ("theirs", theirs)):
            disk.write(os.path.join(folder, name), data, durable=False)
        before, mine, yours = labels
        command = ("-c", f"merge.conflictStyle={style}", "merge-file", "-p", f"--marker-size={marker_size}")
        arguments = (*command, "-L", mine, "-L", before, "-L", yours, "ours", "base", "theirs")
        answer = _run(program, folder, _environment(folder, path), arguments)
    if answer.status > 127:
        reason = next(iter(answer.error.strip().splitlines()), f"exit status {answer.status}")
        raise UserError(f"`git merge-file` failed: {reason}")
    return answer.data, answer.status


def _run(
    program: str, folder: str, environment: dict[str, str], arguments: Sequence[str], data: bytes = b""
) -> Answer:
    # Imported late, because importing it is slow and few calls need git.
    import subprocess

    options = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = [program, "--no-pager", "--literal-pathspecs", *options, *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, input=data, check=False
        )
    except (OSError, ValueError) as error:
        reason = os_reason(error) if isinstance(error, OSError) else str(error)
        raise UserError(f"cannot run git ({reason})") from None
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def _environment(top: str, path: str) -> dict[str, str]:
    """Return the environment for git: that of this process without settings that redirect git, or files of the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    for name in _OWN_FILES:
        if (value := os.environ.get(name)) and os.path.isabs(value) and not is_below(top, value):
            kept[name] = value
    kept |= {name: os.environ[name] for name in _KEPT if name in os.environ}
    # Git looks up programs such as ssh in the same folders.
    return {**kept, "PATH": path, **_SET}


def _program(top: str) -> tuple[str, str]:
    """Return the absolute path of git and a PATH, both restricted to folders outside the checkout.

    Relative folders in PATH are dropped: they depend on the current folder, which is usually in the checkout.
    """
    folders = [
        folder
        for folder in os.environ.get("PATH", os.defpath).split(os.pathsep)
        if os.path.isabs(folder) and not is_below(top, folder)
    ]
    for folder in folders:
        path = os.path.join(folder, "git.exe" if sys.platform == "win32" else "git")
        if os.path.isfile(path) and os.access(path, os.X_OK) and not is_below(top, path):
            return path, os.pathsep.join(folders)
    raise UserError("git not found in PATH (folders inside the checkout are ignored)")
