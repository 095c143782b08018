"""Arguments that are git revisions and then paths, as git takes them: `REV… PATH…`, or with `--` between them."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Container

from awesomelint.errors import UserError
from awesomelint.report.paths import shown
from awesomelint.workspace import files
from awesomelint.workspace.git import Checkout
from awesomelint.workspace.history import History
from awesomelint.workspace.versions import is_revision, regular_files


def split_at_dashes(args: Namespace) -> tuple[list[str], list[str]]:
    """Return the arguments before and after `--`; after it are only paths."""
    after = len(args.argv) - 1 - args.argv.index("--") if "--" in args.argv else 0
    return args.paths[: len(args.paths) - after], args.paths[len(args.paths) - after :]


def revisions_and_paths(checkout: Checkout, args: Namespace) -> tuple[list[str], list[str]]:
    """Return the leading arguments that are revisions, and the others, which are paths.

    Raises `UserError` if an argument could be both, or the first is neither.
    """
    given, paths = split_at_dashes(args)
    at = 0
    while at < len(given) and is_revision(checkout, given[at]):
        if os.path.lexists(given[at]) and "--" not in args.argv:
            raise UserError(
                f"{given[at]}: both a git revision and a file; put `--` after revisions and before files"
            )
        at += 1
    for path in given[at:]:
        if not os.path.lexists(path) and ("--" in args.argv or not at):
            raise UserError(f"{path}: neither a git revision nor a file or folder")
    return given[:at], given[at:] + paths


def names_at(history: History, paths: list[str]) -> dict[str, str]:
    """Return git's names of the files that paths refer to at the revision, with the paths as they are shown."""
    checkout = history.checkout
    tracked = regular_files(checkout, history.revision)
    found: dict[str, str] = {}
    for path in paths or [_readme(checkout, tracked)]:
        name = checkout.name_of(path)
        below = f"{name}/" if name else ""
        names = [name] if name in tracked else []
        names = names or [other for other in tracked if other.startswith(below) and files.is_markdown(other)]
        if not names:
            raise UserError(f"{path}: no such file or folder at the revision")
        for other in names:
            found[other] = shown(os.path.relpath(os.path.join(checkout.top, other)))
    return found


def _readme(checkout: Checkout, tracked: Container[str]) -> str:
    for name in files.READMES:
        if checkout.name_of(name) in tracked:
            return name
    raise UserError(f"no README.md in {os.getcwd()}; name the files to look at")
