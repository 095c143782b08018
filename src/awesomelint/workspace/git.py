"""Git: the one place that starts the program git, so that nothing in a checkout decides what it runs.

A pull request can commit anything but a file or folder named `.git`: folders that git takes for a bare repository, with
a configuration that names programs to run; attributes; symbolic links; a program named `git`. So git is started only in
the folder that holds `.git`, never in one below it, with the settings and the environment below. What the user's own
configuration and the checkout's `.git/config` say is trusted: credentials and proxies are set there.
"""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from awesomelint.errors import UserError, os_reason
from awesomelint.util import disk
from awesomelint.workspace import files
from awesomelint.workspace.boundary import is_below

# These go before every configuration file. `safe.bareRepository` counts only here and in the user's own files.
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
# Every variable of git is dropped, for most of them redirect it: a hook of git sets some, and so may an `.envrc`. These
# say where the user's own configuration is, if that is outside of the checkout, and whom to trust when fetching.
_OWN_FILES = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH")
_KEPT = ("GIT_CONFIG_NOSYSTEM",)
_SET = {
    # What git says of a failure is looked at, and reported in English.
    "LC_ALL": "C",
    # Reading must not write the index, nor wait for an answer.
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


class Answer(NamedTuple):
    """What git said: its exit status, what it printed, and the errors it reported."""

    status: int
    data: bytes
    error: str

    @property
    def text(self) -> str:
        """What git printed, as the names of files are decoded."""
        return os.fsdecode(self.data)


class Entry(NamedTuple):
    """A file of a commit: its mode (`100…` is a file, `120000` a symbolic link), and the identifier of its content."""

    mode: str
    identifier: str


class Checkout:
    """The working tree that a folder belongs to, with git started at its top."""

    def __init__(self, folder: str) -> None:
        """Find the top of the working tree upwards from an existing folder; `UserError` says why there is none."""
        folder = os.path.realpath(folder)
        top = files.repository(folder)
        if top is None:
            raise UserError(f"{folder} is in no git repository with a working tree")
        self.top = top
        self._check_link()
        self._program, self._path = _program(top)
        answer = self.run("rev-parse", "--show-toplevel")
        if "dubious ownership" in answer.error:
            raise UserError(
                f"git does not read the repository of {top}, for it belongs to another user; "
                f"`git config --global --add safe.directory {top}` allows it"
            )
        if answer.status or os.path.realpath(answer.text.rstrip("\r\n")) != top:
            raise UserError(f"{top} holds `.git`, but git finds no repository with this working tree there")

    def run(self, *arguments: str) -> Answer:
        """Start git at the top of the working tree; `UserError` if it cannot be started."""
        return self.run_in(self.top, *arguments)

    def run_in(self, folder: str, *arguments: str) -> Answer:
        """Start git in a folder that the program has made itself."""
        # Its import takes a tenth of a whole check, and only who compares with a revision needs it.
        import subprocess

        options = [part for setting in _SETTINGS for part in ("-c", setting)]
        command = [self._program, "--no-pager", "--literal-pathspecs", *options, *arguments]
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                env=self._environment(),
                capture_output=True,
                stdin=subprocess.DEVNULL,
                check=False,
            )
        except (OSError, ValueError) as error:
            told = os_reason(error) if isinstance(error, OSError) else str(error)
            raise UserError(f"git cannot be run ({told})") from None
        return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def ask(self, *arguments: str) -> Answer:
        """Start git, which must succeed; `UserError` says why it does not."""
        answer = self.run(*arguments)
        if answer.status:
            said = next(iter(answer.error.strip().splitlines()), f"exit status {answer.status}")
            raise UserError(f"`git {arguments[0]}` failed: {said}")
        return answer

    def blob(self, commit: str, name: str) -> bytes:
        """The content of a file at a commit, as it is stored."""
        return self.ask("cat-file", "blob", f"{commit}:{name}").data

    def entries(self, commit: str) -> dict[str, Entry]:
        """All files of a commit, by name."""
        found = {}
        for line in self.ask("ls-tree", "-r", "-z", "--full-tree", commit).text.split("\0"):
            about, _, name = line.partition("\t")
            if name:
                mode, _, identifier = about.split(" ")
                found[name] = Entry(mode, identifier)
        return found

    def commit(self, revision: str) -> str | None:
        """The identifier of the commit that a revision names; None if it names none."""
        if not revision or revision.startswith("-") or "\0" in revision:
            return None
        answer = self.run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        return answer.text.strip() if answer.status == 0 else None

    def is_shallow(self) -> bool:
        """Whether a part of the history is missing."""
        return self.run("rev-parse", "--is-shallow-repository").text.strip() == "true"

    def _check_link(self) -> None:
        """Refuse a `.git` that leads to a folder of the working tree: what is committed there could be the repository."""
        link = os.path.join(self.top, ".git")
        target = os.path.realpath(link)
        if os.path.isfile(link):
            try:
                told = os.fsdecode(disk.read(link, 4096)).removeprefix("gitdir:").strip()
                target = os.path.realpath(os.path.join(self.top, told))
            except (OSError, ValueError):
                raise UserError(f"{link}: this file names no repository") from None
        outer: str | None = self.top
        while outer is not None:
            inside = os.path.relpath(target, outer).split(os.sep) if is_below(outer, target) else [".git"]
            if ".git" not in inside:
                raise UserError(
                    f"{link}: this file leads to a folder of the checkout itself; git is not started there"
                )
            above = os.path.dirname(outer)
            outer = files.repository(above) if above != outer else None
            if outer is not None and os.path.isfile(os.path.join(outer, ".git")):
                # Such as a bare repository beside its working trees, which `.git` names: nothing of that is committed.
                outer = None

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
        for name in _OWN_FILES:
            if (value := os.environ.get(name)) and os.path.isabs(value) and not is_below(self.top, value):
                kept[name] = value
        kept |= {name: os.environ[name] for name in _KEPT if name in os.environ}
        # A program that git starts, such as ssh, is looked up in the same folders.
        return {**kept, "PATH": self._path, **_SET}


def _program(top: str) -> tuple[str, str]:
    """The absolute path of the program git, and the folders to find programs in, both outside of a checkout.

    A folder of PATH that is not absolute counts from the current folder, which is in the checkout more often than not.
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
    raise UserError("this needs the program git, which PATH leads to in no folder outside of the checkout")
