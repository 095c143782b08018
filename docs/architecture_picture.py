"""Draws `docs/architecture.svg`: the packages of the program in the order of their imports, with what each is for.

python docs/architecture_picture.py [--check]

The order is the one in `docs/architecture.md`; what a package is for is the first sentence of its docstring.
"""

from __future__ import annotations

import ast
import re
import sys
from html import escape
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = PROJECT / "src" / "awesomelint"
PICTURE = PROJECT / "docs" / "architecture.svg"
# The bands of the picture, by their uppermost package.
BANDS = {
    "cli": ("the program", "#0969da"),
    "engine": ("judging and fixing", "#8250df"),
    "style": ("reading", "#1a7f37"),
    "model": ("the foundation", "#9a6700"),
}
WIDTH, ROW, GAP, LEFT, NAME = 960, 30, 6, 34, 170
STYLE = """
  svg { background: #ffffff } text { font: 13px -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
  .name { font: 600 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
  .band { font-weight: 600 } .box { fill: #f6f8fa; stroke: #d1d9e0 } .line { stroke: #59636e; fill: none }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117 } text { fill: #f0f6fc } .box { fill: #151b23; stroke: #3d444d } .line { stroke: #9198a1 }
  }
"""


def levels() -> list[list[str]]:
    """The packages, a list for each level of imports, the lowest level first."""
    page = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    block = page.partition("## What imports what")[2].split("```")[1]
    return [re.findall(r"\w+", level) for level in block.split("←")]


def purpose(room: str) -> str:
    """The first sentence of a package's docstring, without the period."""
    path = PACKAGE / f"{room}.py"
    path = path if path.exists() else PACKAGE / room / "__init__.py"
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    sentence = re.split(r"(?<=\.)\s|\n\n", docstring, maxsplit=1)[0]
    return " ".join(sentence.split()).rstrip(".:")


def picture() -> str:
    """The picture, as SVG."""
    rooms = [room for level in reversed(levels()) for room in reversed(level)]
    drawn: list[str] = []
    y, color = 16, ""
    for room in rooms:
        if room in BANDS:
            title, color = BANDS[room]
            y += 10
            drawn.append(f'<text class="band" x="{LEFT}" y="{y + 12}" style="fill:{color}">{title}</text>')
            y += 22
        drawn.append(
            f'<rect class="box" x="{LEFT}" y="{y}" width="{WIDTH - LEFT - 16}" height="{ROW}" rx="6"/>'
        )
        drawn.append(f'<rect x="{LEFT}" y="{y}" width="5" height="{ROW}" rx="2" style="fill:{color}"/>')
        middle = y + ROW // 2 + 4
        drawn.append(f'<text class="name" x="{LEFT + 18}" y="{middle}">{room}</text>')
        drawn.append(f'<text x="{LEFT + NAME}" y="{middle}">{escape(purpose(room))}</text>')
        y += ROW + GAP
    arrow = f'<path class="line" d="M14 30V{y - 12}m-4 -7l4 7l4 -7"/>'
    label = f'<text x="12" y="{y + 12}">Each package imports only from packages below it.</text>'
    height = y + 28
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="The packages of awesomelint, in the order of their imports">\n<style>{STYLE}</style>\n'
        + "\n".join([*drawn, arrow, label])
        + "\n</svg>\n"
    )


def main() -> None:
    """Draw the picture, or with `--check` only tell whether it is up to date."""
    drawn = picture()
    if "--check" in sys.argv[1:]:
        if not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
            sys.exit("docs/architecture.svg is out of date: run `python docs/architecture_picture.py`")
        return
    PICTURE.write_text(drawn, encoding="utf-8", newline="\n")
    print(f"wrote {PICTURE.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
