"""`awesomelint merge`: merge three versions of a list entry by entry, also as git's merge driver."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace

from awesomelint.errors import UserError, cannot_read, cannot_write
from awesomelint.merging.contents import LABELS, Markers
from awesomelint.merging.kept_blocks import with_contents, without_contents
from awesomelint.merging.merge import Merged, merge_clean, merge_conflicting
from awesomelint.merging.texts import chosen
from awesomelint.session.parallel import RARELY
from awesomelint.session.sources import FAILED, OK
from awesomelint.source import UndecodableError
from awesomelint.ui.console import print_bytes, say
from awesomelint.util import disk
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.startup import collect_garbage_rarely
from awesomelint.workspace.git import Checkout, merge_file

CONFLICTS = 1
_STYLES = ("merge", "diff3", "zdiff3")
_DRIVER = "%O %A %B --output %A --marker-size %L --path %P --labels %S %X %Y"
_NAME = "awesomelint: entries of lists"


def run(args: Namespace) -> int:
    """Merge the versions, or install or uninstall the merge driver."""
    if args.install or args.uninstall:
        if args.versions:
            raise UserError("--install and --uninstall take no versions to merge")
        return _install(args.pattern) if args.install else _uninstall()
    if len(args.versions) != 3:
        raise UserError("name three versions to merge: BASE OURS THEIRS")
    # What is read is needed until the end.
    collect_garbage_rarely(RARELY)
    base, ours, theirs = (without_contents(_read(path)) for path in args.versions)
    style = _conflict_style()
    markers = Markers(args.marker_size, style != "merge", _labels(args.labels))
    by_lines = _merge_by_lines(base, ours, theirs, style, markers)
    status = FAILED
    try:
        result = _merge(base, ours, theirs, by_lines, markers)
        status = CONFLICTS if result.conflicts else OK
    except UndecodableError as error:
        result = by_lines
        say(f"{args.path or args.versions[1]}: {str(error).partition(': ')[2]}; merged by lines, as git does")
    except Exception as error:
        from awesomelint.session.internal_error import internal_error_message

        result = by_lines
        say(internal_error_message("merge", error))
    _write(args.output, with_contents(result.data))
    if result.conflicts:
        say(_describe(args.path or args.output or args.versions[1], result.conflicts))
    return status


def _merge_by_lines(base: bytes, ours: bytes, theirs: bytes, style: str, markers: Markers) -> Merged:
    """Return git's own merge; if a side changed nothing but line endings, the merge is clean."""

    def merged(versions: list[bytes]) -> Merged:
        return Merged(*merge_file(*versions, style=style, marker_size=markers.size, labels=markers.labels))

    versions = [base, ours, theirs]
    by_lines = merged(versions)
    newlines = [_newline(version) for version in versions]
    if not by_lines.conflicts or len(set(newlines)) == 1 or None in newlines:
        return by_lines
    text, conflicts = merged([version.replace(b"\r\n", b"\n") for version in versions])
    return by_lines if conflicts else Merged(text.replace(b"\n", chosen(*newlines) or b"\n"), 0)


def _newline(version: bytes) -> bytes | None:
    """Return the line ending of all lines; None if they differ."""
    windows = version.count(b"\r\n")
    if not windows:
        return b"\n"
    return b"\r\n" if windows == version.count(b"\n") else None


def _labels(given: list[str] | None) -> tuple[str, str, str]:
    """Return the names of the versions; git before 2.44 leaves the placeholders for them as they are."""
    names = [
        "".join(character if character.isprintable() else " " for character in name).strip()
        for name in given or LABELS
    ]
    base, ours, theirs = (
        label if not name or name in ("%S", "%X", "%Y") else name
        for name, label in zip(names, LABELS, strict=True)
    )
    return base, ours, theirs


def _merge(base: bytes, ours: bytes, theirs: bytes, by_lines: Merged, markers: Markers) -> Merged:
    if not by_lines.conflicts:
        return merge_clean(base, ours, theirs, by_lines.data, markers)
    return merge_conflicting(base, ours, theirs, markers) or by_lines


def _describe(name: str, conflicts: int) -> str:
    if conflicts == 1:
        return f"{name}: 1 conflict is left; resolve it between the markers"
    return f"{name}: {conflicts} conflicts are left; resolve them between the markers"


def _read(path: str) -> bytes:
    try:
        return disk.read(path)
    except OSError as error:
        raise cannot_read(path, error) from None


def _write(path: str | None, data: bytes) -> None:
    if path is None:
        print_bytes(data)
        return
    try:
        disk.write(path, data)
    except OSError as error:
        raise cannot_write(path, error) from None


def _conflict_style() -> str:
    """Return the user's `merge.conflictStyle`; `merge` if there is none, or no checkout to read it from."""
    try:
        answer = Checkout(os.getcwd()).run("config", "--get", "merge.conflictStyle")
    except UserError:
        return "merge"
    style = answer.text.strip().lower()
    return style if style in _STYLES else "merge"


class _Setup(NamedTuple):
    """The checkout, the path of its local attributes, and their lines."""

    checkout: Checkout
    path: str
    lines: list[str]


def _setup() -> _Setup:
    checkout = Checkout(os.getcwd())
    path = os.path.join(
        checkout.top, checkout.check("rev-parse", "--git-path", "info/attributes").text.rstrip("\n")
    )
    try:
        return _Setup(checkout, path, disk.read(path).decode("utf-8", "surrogateescape").splitlines())
    except FileNotFoundError:
        return _Setup(checkout, path, [])
    except OSError as error:
        raise cannot_read(path, error) from None


def _install(pattern: str) -> int:
    """Set the driver in the repository's own configuration and attributes, which are not committed."""
    setup = _setup()
    line = f"{pattern} merge=awesomelint"
    if any(mark in pattern for mark in " \t\n") or pattern.startswith(("#", "!")):
        raise UserError(f"{pattern!r} is not a pattern that git's attributes can contain")
    _change_configuration(setup, "merge.awesomelint.name", _NAME)
    _change_configuration(setup, "merge.awesomelint.driver", f"{_program()} merge {_DRIVER}")
    if line in setup.lines:
        print(f"{_shown(setup)}: already has `{line}`")
    else:
        _save(setup, [*setup.lines, line])
        print(f"{_shown(setup)}: added `{line}`")
    return OK


def _uninstall() -> int:
    setup = _setup()
    kept = [line for line in setup.lines if "merge=awesomelint" not in line.split()]
    for line in setup.lines:
        if line not in kept:
            print(f"{_shown(setup)}: removed `{line}`")
    if kept != setup.lines:
        _save(setup, kept)
    old = setup.checkout.run("config", "--local", "--get-regexp", r"^merge\.awesomelint\.")
    if old.status == 0:
        setup.checkout.check("config", "--local", "--remove-section", "merge.awesomelint")
        for setting in old.text.splitlines():
            name, _, value = setting.partition(" ")
            print(f".git/config: removed {name} (was `{value}`)")
    elif kept == setup.lines:
        print("The merge driver is not installed in this repository.")
    return OK


def _change_configuration(setup: _Setup, name: str, value: str) -> None:
    old = setup.checkout.run("config", "--local", "--get", name)
    before = f"`{old.text.strip()}`" if old.status == 0 else "not set"
    if old.text.strip() == value:
        print(f".git/config: {name} is already `{value}`")
        return
    setup.checkout.check("config", "--local", name, value)
    print(f".git/config: {name} was {before}, is now `{value}`")


def _shown(setup: _Setup) -> str:
    return os.path.relpath(setup.path, setup.checkout.top)


def _save(setup: _Setup, lines: list[str]) -> None:
    text = "".join(line + "\n" for line in lines)
    try:
        os.makedirs(os.path.dirname(setup.path), exist_ok=True)
        disk.write(setup.path, text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise cannot_write(setup.path, error) from None


def _program() -> str:
    """Return how git's shell starts this program: by its name if that is always in PATH, else with this Python.

    A virtual environment is in PATH only while it is active. `-I` keeps Python from importing modules from
    the checkout.
    """
    if shutil.which("awesomelint") and sys.prefix == sys.base_prefix:
        return "awesomelint"
    return f"'{sys.executable}' -I -m awesomelint"
