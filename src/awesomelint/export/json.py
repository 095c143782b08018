"""JSON: one array of all entries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from awesomelint.export.records import record
from awesomelint.model import Entry


def write(entries: Iterable[Entry], out: TextIO) -> None:
    """Write the array, an entry a line."""
    lines = [json.dumps(record(entry), ensure_ascii=False) for entry in entries]
    out.write("[" + ",\n ".join(lines) + "]\n")
