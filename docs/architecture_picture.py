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
from textwrap import wrap

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = PROJECT / "src" / "awesomelint"
PAGE = PROJECT / "docs" / "architecture.md"
PICTURE = PROJECT / "docs" / "architecture.svg"
# The bands of the picture, by their uppermost package.
BANDS = {
    "cli": ("Command line", "#0969da"),
    "engine": ("Linting and fixing", "#8250df"),
    "style": ("Reading", "#1a7f37"),
    "model": ("Foundation", "#9a6700"),
}
# Pixels. In DejaVu Sans, the widest font that a browser may choose, a character is at most 6.9 wide, averaged over a line.
WIDTH, MARGIN, GAP, LINE, PADDING = 960, 16, 6, 18, 6
LEFT, NAME, PURPOSE, CHARACTER = 34, 52, 160, 7.2
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
    page = PAGE.read_text(encoding="utf-8")
    block = page.partition("## What imports what")[2].split("```")[1]
    return [re.findall(r"\w+", level) for level in block.split("←")]


def purpose(package: str) -> str:
    """The first sentence of a package's docstring, without the period."""
    path = PACKAGE / f"{package}.py"
    path = path if path.exists() else PACKAGE / package / "__init__.py"
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    sentence = re.split(r"(?<=\.)\s|\n\n", docstring, maxsplit=1)[0]
    return " ".join(sentence.split()).rstrip(".:")


def picture() -> str:
    """The picture, as SVG."""
    packages = [package for level in reversed(levels()) for package in reversed(level)]
    right = WIDTH - MARGIN
    columns = int((right - 2 * PADDING - PURPOSE) / CHARACTER)
    drawn: list[str] = []
    y, color = MARGIN, ""
    for package in packages:
        if package in BANDS:
            title, color = BANDS[package]
            y += 10
            drawn.append(f'<text class="band" x="{LEFT}" y="{y + 12}" style="fill:{color}">{title}</text>')
            y += 22
        lines = wrap(purpose(package), columns)
        height = len(lines) * LINE + 2 * PADDING
        box = f'x="{LEFT}" y="{y}" height="{height}"'
        drawn.append(f'<rect class="box" {box} width="{right - LEFT}" rx="6"/>')
        drawn.append(f'<rect {box} width="5" rx="2" style="fill:{color}"/>')
        baseline = y + PADDING + 13
        drawn.append(f'<text class="name" x="{NAME}" y="{baseline}">{package}</text>')
        for number, line in enumerate(lines):
            drawn.append(f'<text x="{PURPOSE}" y="{baseline + number * LINE}">{escape(line)}</text>')
        y += height + GAP
    arrow = f'<path class="line" d="M14 {MARGIN + 14}V{y - 12}m-4 -7l4 7l4 -7"/>'
    note = f'<text x="12" y="{y + 12}">Each package imports only packages below it.</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 28}" role="img" '
        f'aria-label="The packages of awesomelint, in the order of their imports">\n<style>{STYLE}</style>\n'
        + "\n".join([*drawn, arrow, note])
        + "\n</svg>\n"
    )


def main() -> None:
    """Draw the picture or, with `--check`, exit with 1 if it is out of date."""
    drawn = picture()
    if "--check" in sys.argv[1:]:
        if not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
            sys.exit("docs/architecture.svg is out of date: run `python docs/architecture_picture.py`")
        return
    PICTURE.write_text(drawn, encoding="utf-8", newline="\n")
    print(f"wrote {PICTURE.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
