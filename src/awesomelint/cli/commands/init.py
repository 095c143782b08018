"""`awesomelint init`: write a configuration file for a list."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator

from awesomelint.config import Configuration
from awesomelint.config.starter import OtherList, starter
from awesomelint.engine import lint
from awesomelint.errors import UserError, cannot_write
from awesomelint.filtering.baseline import NAME
from awesomelint.findings import Severity
from awesomelint.reading import read
from awesomelint.session.sources import OK
from awesomelint.ui.console import output
from awesomelint.ui.sanitize import harmless
from awesomelint.util import disk
from awesomelint.util.text import plural
from awesomelint.workspace import files
from awesomelint.workspace.siblings import Siblings

_FILE = ".awesomelint.toml"


def run(args: Namespace) -> int:
    """Write the configuration file next to the list; `UserError` if a configuration file already applies to it."""
    path = files.list_at(args.path or "")
    configuration = Configuration.of(Namespace(min_severity=Severity.NOTE.word))
    existing = configuration.file_for(path)
    if existing is not None:
        raise UserError(
            f"{os.path.relpath(existing.path)}: this configuration file already applies to {path}"
        )
    source = files.load(path)
    report = lint(source, Siblings().informed(configuration.settings_for(path), source))
    folder, name = os.path.split(path)
    has_baseline = os.path.isfile(os.path.join(folder, NAME))
    others = list(_other_lists(folder, path))
    text = starter(name, report.document, report.findings, others, has_baseline=has_baseline)
    target = os.path.join(folder, _FILE)
    try:
        disk.write(target, text.encode("utf-8"), fresh=True)
    except OSError as error:
        raise cannot_write(target, error) from None
    with output(None) as out:
        shown = harmless(path)
        entries = plural(len(report.document.entries), "entry")
        out.write(f"Wrote {harmless(target)} for {shown} ({entries})\n")
        if not report.document.is_list:
            out.write(f"{shown} does not contain a list of papers yet\n")
        out.write("Edit the file as needed, then run `awesomelint check`\n")
    return OK


def _other_lists(folder: str, path: str) -> Iterator[OtherList]:
    """Yield the lists in a folder and its subfolders, except the list at `path`."""
    for file in files.find([folder or "."]):
        if isinstance(file, UserError) or os.path.realpath(file) == os.path.realpath(path):
            continue
        try:
            document = read(files.load(file))
        except UserError:
            # `check` reports unreadable files.
            continue
        if document.is_list:
            yield OtherList(os.path.relpath(file, folder or ".").replace(os.sep, "/"), len(document.entries))
