"""The pictures beside a list that its kept blocks show: drawn again when their numbers change."""

from __future__ import annotations

import os

from awesomelint.analysis.kept_blocks import kept_blocks
from awesomelint.analysis.statistics import Statistics
from awesomelint.errors import UserError, cannot_write
from awesomelint.markdown.kept import MARK
from awesomelint.model import ListDocument
from awesomelint.report.stats.page import Page
from awesomelint.rewriting.kept_blocks import options_of
from awesomelint.rewriting.kept_blocks.counts import picture_of, shown_groups
from awesomelint.rewriting.kept_blocks.options import OptionError, Options
from awesomelint.util import disk
from awesomelint.workspace import boundary

# In bytes; a picture that we have drawn is smaller.
_LARGEST = 4 << 20
_OURS = b'class="list-statistics"'


def draw_pictures(document: ListDocument) -> None:
    """Draw the pictures of a list that are missing or out of date.

    Raises `UserError` if one cannot be drawn, or if its file is not a picture that awesomelint has drawn.
    """
    if MARK not in document.source.text:
        return
    for block in kept_blocks(document).blocks:
        try:
            options = options_of(block)
            if block.kind == "stats" and options.given("picture"):
                _draw(document, options, picture_of(options))
        except OptionError:
            # The rule `stale-block` reports it.
            continue


def _draw(document: ListDocument, options: Options, name: str) -> None:
    from awesomelint.report.stats.charts import picture

    folder, base = os.path.split(document.source.path)
    path = os.path.join(folder, *name.split("/"))
    page = Page([base], Statistics(len(document.entries), [], shown_groups(document, options)))
    drawn = picture(page).encode()
    old = _old(os.path.realpath(folder or os.curdir), path)
    if drawn == old:
        return
    try:
        disk.write(path, drawn)
    except OSError as error:
        raise cannot_write(path, error) from None


def _old(folder: str, path: str) -> bytes | None:
    """Return what a file has now, None if there isn't one; raises `UserError` if it must not be overwritten.

    Whoever writes the list must not be able to have any other file overwritten.
    """
    if refusal := boundary.refusal(path):
        raise UserError(refusal)
    if os.path.islink(path) or not boundary.is_below(folder, path):
        raise UserError(
            f"{path}: a picture must not be a symbolic link, or lead out of the folder of the list"
        )
    if not os.path.lexists(path):
        return None
    try:
        old = disk.read(path, _LARGEST)
    except (OSError, ValueError):
        old = b""
    if _OURS not in old[:500]:
        raise UserError(
            f"{path}: awesomelint has not drawn this file, so it is not overwritten; choose another name"
        )
    return old
