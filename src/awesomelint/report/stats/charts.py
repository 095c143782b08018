"""Charts of statistics, drawn by pygal: SVG that is readable on light and dark pages, the same in every run."""

from __future__ import annotations

from itertools import cycle
from typing import Any
from xml.etree import ElementTree as ET

from awesomelint.analysis.statistics import Group
from awesomelint.errors import UserError
from awesomelint.report.stats.page import HEADINGS, Growth, Page, name, short
from awesomelint.ui.sanitize import clipped

WIDTH = 760
_BAR, _AROUND, _GROWTH = 24, 46, 260
_LONGEST_NAME = 44
_ROOM_FOR_NUMBER = 1.07
# Pixels; the sizes are those of `STYLE`.
_MARGIN, _FONT, _TITLE = 8, 13, 16
_MOST_TICKS = 6
_MONTHS_WITH_LABELS = 12
_SVG = "http://www.w3.org/2000/svg"
# In place of pygal's own style sheets, which have colours for one background only.
STYLE = """
svg.list-statistics text { font: 13px -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
svg.list-statistics .title { font-size: 16px; font-weight: 600; text-anchor: middle }
svg.list-statistics .axis.y text { text-anchor: end }
svg.list-statistics .axis.x text { text-anchor: middle }
svg.list-statistics .value { text-anchor: start }
svg.list-statistics .background, svg.list-statistics .plot_background { fill: none }
svg.list-statistics .bar rect { fill: #0969da }
svg.list-statistics .line { fill: none; stroke: #0969da; stroke-width: 2 }
svg.list-statistics .axis path { fill: none; stroke: #59636e; stroke-opacity: .3 }
svg.list-statistics .axis .line { stroke: #59636e; stroke-width: 1 }
svg.list-statistics .tooltip, svg.list-statistics .dot, svg.list-statistics .reactive.dot { display: none }
@media (prefers-color-scheme: dark) {
  svg.list-statistics text { fill: #f0f6fc }
  svg.list-statistics .bar rect { fill: #4493f8 }
  svg.list-statistics .line { stroke: #4493f8 }
  svg.list-statistics .axis path, svg.list-statistics .axis .line { stroke: #9198a1 }
}
"""


def picture(page: Page) -> str:
    """Return all charts of a page, one below the other, as one SVG."""
    charts = all_charts(page)
    height = sum(int(chart.get("height", "0")) for chart in charts)
    size = {"width": str(WIDTH), "height": str(height), "viewBox": f"0 0 {WIDTH} {height}"}
    ET.register_namespace("", _SVG)
    root = ET.Element(f"{{{_SVG}}}svg", {"class": "list-statistics", "role": "img", **size})
    ET.SubElement(root, f"{{{_SVG}}}title").text = f"Statistics of {clipped(page.title)}"
    ET.SubElement(root, f"{{{_SVG}}}style").text = STYLE
    y = 0
    for chart in charts:
        chart.set("y", str(y))
        y += int(chart.get("height", "0"))
        root.append(chart)
    return ET.tostring(root, encoding="unicode") + "\n"


def inline(chart: ET.Element) -> str:
    """Return a chart as SVG within HTML, which has the style sheet `STYLE`."""
    ET.register_namespace("", _SVG)
    chart.set("class", "list-statistics")
    return ET.tostring(chart, encoding="unicode")


def all_charts(page: Page) -> list[ET.Element]:
    """Return a chart of each group, and one of the growth."""
    charts = [bars(group) for group, _ in page.groups]
    if page.growth:
        charts.append(line(page.growth))
    return charts


def bars(group: Group) -> ET.Element:
    """Return a chart with a bar for each name, the first at the top."""
    counts = group.counts[::-1]
    chart = _chart("HorizontalBar", _AROUND + _BAR * len(counts))
    chart.title = HEADINGS[group.by]
    names = [name(label) for label, _ in counts]
    chart.x_labels = [
        clipped(short(label) if len(label) > _LONGEST_NAME else label, _LONGEST_NAME) for label in names
    ]
    # Each bar has its number at its end, so that the axis needs none.
    chart.show_x_labels = False
    chart.print_values_position = "top"
    chart.y_labels = [0, max(count for _, count in counts) * _ROOM_FOR_NUMBER]
    chart.margin_left = _MARGIN + max(_missing_width(label) for label in chart.x_labels)
    chart.add("", [count for _, count in counts])
    return _drawn(chart)


def line(growth: list[Growth]) -> ET.Element:
    """Return a chart of the number of works by month."""
    chart = _chart("Line", _GROWTH)
    chart.title = "Growth"
    chart.print_values = False
    chart.margin_right = 4 * _MARGIN
    chart.y_labels = ticks(growth[-1].total)
    chart.x_labels = [month for month, _, _ in growth]
    chart.x_labels_major_every = max(1, -(-len(growth) // _MONTHS_WITH_LABELS))
    chart.show_minor_x_labels = False
    chart.add("", [total for _, _, total in growth])
    return _drawn(chart)


def ticks(largest: int) -> list[int]:
    """Return round numbers from 0 to at least the largest number, at most seven."""
    step = 1
    for factor in cycle((2, 2.5, 2)):
        if step * _MOST_TICKS >= largest:
            break
        step = int(step * factor)
    return list(range(0, largest + step, step))


def _missing_width(label: str) -> float:
    """Return by how many pixels a name with wide characters is wider than pygal expects."""
    from rich.cells import cell_len

    return max(0, cell_len(label) - len(label)) * _FONT / 2


def _chart(kind: str, height: int) -> Any:
    try:
        import pygal
        import pygal.style
    except ImportError:
        raise UserError(
            "svg and html need the library pygal; install it with `pip install 'awesomelint[stats]'`"
        ) from None
    config = pygal.Config(
        width=WIDTH,
        height=height,
        css=[],
        js=[],
        no_prefix=True,
        show_legend=False,
        print_values=True,
        truncate_label=-1,
        spacing=6,
        margin=_MARGIN,
        style=pygal.style.Style(
            label_font_size=_FONT, major_label_font_size=_FONT, value_font_size=_FONT, title_font_size=_TITLE
        ),
        include_x_axis=True,
        zero=0,
        value_formatter="{:.0f}".format,
        show_x_guides=False,
        show_y_guides=False,
    )
    return getattr(pygal, kind)(config)


def _drawn(chart: Any) -> ET.Element:
    """Return the chart's element, without what changes from day to day: a comment with the version and the date."""
    # pygal uses lxml if it is installed; the text is the same.
    made = ET.fromstring(chart.render(is_unicode=True, disable_xml_declaration=True))
    for parent in list(made.iter()):
        for child in list(parent):
            if child.tag in (f"{{{_SVG}}}defs", f"{{{_SVG}}}script", f"{{{_SVG}}}style"):
                parent.remove(child)
    for key in ("id", "class", "viewBox"):
        made.attrib.pop(key, None)
    height = str(chart.config.height)
    made.attrib |= {"width": str(WIDTH), "height": height, "viewBox": f"0 0 {WIDTH} {height}"}
    return made
