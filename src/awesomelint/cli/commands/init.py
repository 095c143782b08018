"""`awesomelint init`: write a configuration that fits the list at hand."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator

from awesomelint.config import Configuration
from awesomelint.config.starter import Beside, starter
from awesomelint.engine import lint
from awesomelint.errors import UserError, os_reason
from awesomelint.findings import Severity
from awesomelint.reading import read
from awesomelint.session.sources import OK
from awesomelint.ui.console import output
from awesomelint.ui.sanitize import harmless
from awesomelint.util import disk
from awesomelint.workspace import files
from awesomelint.workspace.siblings import Siblings

_NAME = ".awesomelint.toml"


def run(args: Namespace) -> int:
    """Read the list, write the file beside it, and say so; a configuration that is there already stays as it is."""
    path = files.list_at(args.path or "")
    configuration = Configuration.of(Namespace(min_severity=Severity.NOTE.word))
    known = configuration.file_for(path)
    if known is not None:
        shown = os.path.relpath(known.path)
        raise UserError(f"{shown}: this configuration holds for {path} already; nothing was written")
    source = files.load(path)
    report = lint(source, Siblings().informed(configuration.settings_for(path), source))
    folder, name = os.path.split(path)
    text = starter(name, report.document, report.findings, list(_beside(folder, path)))
    target = os.path.join(folder, _NAME)
    try:
        disk.write(target, text.encode("utf-8"), fresh=True)
    except OSError as error:
        raise UserError(f"{target}: this file cannot be written ({os_reason(error)})") from None
    with output(None) as out:
        shown = harmless(path)
        out.write(
            f"Wrote {harmless(target)}, fitted to the {len(report.document.entries)} entries of {shown}.\n"
        )
        if not report.document.is_list:
            out.write(f"{shown} holds no list of works yet.\n")
        out.write("Read it, change what you like, then run `awesomelint check`.\n")
    return OK


def _beside(folder: str, path: str) -> Iterator[Beside]:
    """The other lists below the folder of one."""
    for found in files.find([folder or "."]):
        if isinstance(found, UserError) or os.path.realpath(found) == os.path.realpath(path):
            continue
        try:
            document = read(files.load(found))
        except UserError:
            # It is of no concern here; `check` will tell.
            continue
        if document.is_list:
            yield Beside(os.path.relpath(found, folder or ".").replace(os.sep, "/"), len(document.entries))
