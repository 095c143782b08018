"""Which sections a table of contents need not list, by their names."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

ABOUT = """
Contributing|Contributors|License|Licence|Licensing|Citation|Citing|How We Cite|Cite Us|Acknowledgements|Acknowledgments
Star History|Star-Trend|Star chart|Stargazers|StarHistory|Contact|Maintainers|Contents|Content|TOC|Updates|Update
Changelog|News|New Papers|The Latest Papers|Recent Papers|Recently Added|Disclaimer|Sponsors|Support|Introduction
Overview|About|About Us|Motivation|FAQ|How to Read|To-Do|ToDo|Join Us|Community|The Team|Footnotes|Similar Pages
Related Repositories|Other Lists|Related Work|Other Awesome Pages|Back to Top|Go to Contents|↑ Back to Start|Top|Top ↑
返回目录|🔝 Start|⬆ Start|贡献指南|如何引用|许可|总目录|更新日志|致谢|协议|项目介绍|简介|交流群
"""
LISTED = ("Surveys", "Methods", "Data")


def findings(heading: str) -> list[str]:
    contents = "".join(f"- [{name}](#{name.lower()})\n" for name in LISTED)
    sections = "".join(
        f"## {name}\n- [The Life of {name}](https://arxiv.org/abs/{number}.00001)\n"
        for number, name in enumerate((*LISTED, heading), 2001)
    )
    return run("toc-mismatch", f"{contents}\n{sections}").lines


@pytest.mark.parametrize("heading", ABOUT.strip().replace("\n", "|").split("|"))
def test_sections_about_the_page(heading: str) -> None:
    assert findings(heading) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Excitement", "Contention", "Stochastic Trees", "Tree Updates", "Newton Methods", "Learning about Trees",
        "Precentral Trees", "Top Models", "Laptop", "Trees that Came Back to Life", "Trees 🔝", "Unrelated Graphs",
        "Other Trees", "Star Polygons", "Abouts",
    ],
)  # fmt: skip
def test_sections_with_similar_names(heading: str) -> None:
    assert findings(heading) == [f"warning 11:4 {heading}"]
