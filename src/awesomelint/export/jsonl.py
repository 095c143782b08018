"""JSON lines: one entry per line, in document order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from awesomelint.export.records import record
from awesomelint.model import Entry


def write(entries: Iterable[Entry], out: TextIO) -> None:
    """Write a JSON object for each entry."""
    for entry in entries:
        out.write(json.dumps(record(entry), ensure_ascii=False) + "\n")
