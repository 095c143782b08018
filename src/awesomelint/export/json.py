"""All entries as a JSON array."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from awesomelint.export.records import record
from awesomelint.model import Entry


def write(entries: Iterable[Entry], out: TextIO) -> None:
    """Write the array, one entry per line."""
    lines = [json.dumps(record(entry), ensure_ascii=False) for entry in entries]
    out.write("[" + ",\n ".join(lines) + "]\n")
