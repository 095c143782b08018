"""Add a setting to a configuration file without changing anything else in it."""

from __future__ import annotations

import os
import re
import tomllib

from awesomelint.config.render import toml_value
from awesomelint.errors import UserError, cannot_read, cannot_write
from awesomelint.util import disk

_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def add_setting(path: str, name: str, value: str) -> bool:
    """Set a setting of the whole file; return False, leaving the file alone, if it has to be done by hand.

    Raises `UserError` if the file cannot be read or written.
    """
    # In pyproject.toml, the setting would belong to a table, which may be written in many ways.
    if os.path.basename(path) == "pyproject.toml":
        return False
    try:
        seen = os.stat(path)
        before = disk.read(path)
    except OSError as error:
        raise cannot_read(path, error) from None
    try:
        after = with_setting(before.decode("utf-8"), name, value)
    except UnicodeDecodeError:
        return False
    if after is None:
        return False
    try:
        disk.write(path, after.encode("utf-8"), seen=seen)
    except disk.ChangedError:
        raise UserError(
            f"{path}: another program changed the file in the meantime; run the command again"
        ) from None
    except OSError as error:
        raise cannot_write(path, error) from None
    return True


def with_setting(text: str, name: str, value: str) -> str | None:
    """Return TOML text with a setting above its tables, or None if it cannot be added so that all else is the same.

    The setting takes the place of a comment with it, as `awesomelint init` writes.
    """
    line = f"{name} = {toml_value(value)}"
    end = "\r\n" if "\r\n" in text else "\n"
    comment = re.search(rf"^# ?{re.escape(name)} = .*?(?=\r?$)", text, re.MULTILINE)
    table = _TABLE.search(text)
    if comment is not None:
        after = text[: comment.start()] + line + text[comment.end() :]
    elif table is not None:
        at = _above_comments(text, table.start())
        after = f"{text[:at]}{line}{end}{end}{text[at:]}"
    else:
        after = f"{text}{'' if text.endswith(chr(10)) or not text else end}{line}{end}"
    try:
        same = tomllib.loads(after) == tomllib.loads(text) | {name: value}
    except tomllib.TOMLDecodeError:
        return None
    return after if same else None


def _above_comments(text: str, at: int) -> int:
    """Return the start of the comments directly above a line that starts at `at`, which belong to it."""
    while at and text[text.rfind("\n", 0, at - 1) + 1 : at].lstrip().startswith("#"):
        at = text.rfind("\n", 0, at - 1) + 1
    return at
