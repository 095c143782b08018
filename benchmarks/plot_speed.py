"""Plot: what `compare_speed.py --json` has written, as bars in an SVG.

    python benchmarks/plot_speed.py FILE.json [--output docs/performance.svg] [--by clock|processor]

One panel a list; the scale is logarithmic, for the slowest takes a hundred times as long as the fastest.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT, BAR, GAP, HEAD = 760, 280, 70, 18, 8, 44
# Readable on white and on black, for GitHub shows the page on either.
INK, OURS, THEIRS, PYTHON = "#7a7a7a", "#2f81f7", "#9aa4b2", "#c9a227"


def drawn(result: dict[str, Any], by: str) -> str:
    """The whole picture."""
    clocks = [cost[by] for one in result["lists"] for cost in one["costs"].values()]
    low, high = math.floor(math.log10(min(clocks))), math.log10(max(clocks) * 1.1)
    parts: list[str] = []
    top = 0
    for one in result["lists"]:
        parts += _panel(one, top, low, high, by)
        top += HEAD + len(one["costs"]) * (BAR + GAP) + GAP
    size = f'width="{WIDTH}" height="{top}" viewBox="0 0 {WIDTH} {top}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" fill="{INK}">'
    title = "<title>How long programs for Markdown take for the same list</title>"
    return "\n".join([head, title, *parts, "</svg>"]) + "\n"


def _panel(one: dict[str, Any], top: int, low: float, high: float, by: str) -> list[str]:
    size = f"{one['bytes'] / 1000:,.0f} KB" if one["bytes"] < 1e6 else f"{one['bytes'] / 1e6:,.1f} MB"
    parts = [
        f'<text x="{LEFT}" y="{top + 26}" font-weight="bold">{size}, whole process, milliseconds on a logarithmic scale</text>'
    ]
    for number, (name, cost) in enumerate(sorted(one["costs"].items(), key=lambda pair: float(pair[1][by]))):
        y = top + HEAD + number * (BAR + GAP)
        length = (WIDTH - LEFT - RIGHT) * (math.log10(cost[by]) - low) / (high - low)
        colour = OURS if name.startswith("awesomelint") else PYTHON if name.startswith("python") else THEIRS
        parts += [
            f'<text x="{LEFT - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{BAR}" rx="2" fill="{colour}"/>',
            f'<text x="{LEFT + length + 6:.1f}" y="{y + 14}">{cost[by] * 1000:,.0f}</text>',
        ]
    return parts


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--output", type=Path, default=Path(__file__).parents[1] / "docs" / "performance.svg")
    parser.add_argument("--by", choices=["clock", "processor"], default="clock")
    args = parser.parse_args()
    args.output.write_text(
        drawn(json.loads(args.file.read_text(encoding="utf-8")), args.by), encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
