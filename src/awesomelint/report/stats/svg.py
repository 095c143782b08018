"""Statistics as a picture."""

from __future__ import annotations

from typing import TextIO

from awesomelint.report.stats.charts import picture
from awesomelint.report.stats.page import Page


def write(page: Page, out: TextIO) -> None:
    """Write a chart for each group, one below the other."""
    out.write(picture(page))
