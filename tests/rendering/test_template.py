"""Templates: placeholders become works, numbers, contents and statistics, or are named."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from awesomelint.cli import main
from awesomelint.errors import UserError
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.rendering.template import Filled, fill, is_template
from awesomelint.rendering.writers import LikeList, LikeTemplate
from awesomelint.source import Source
from awesomelint.style.template.template import Template
from awesomelint.writing.works import NewVenue, NewWork, WorkLink
from tests.rendering.test_render import DASHED, TABLE, VENUES

TEMPLATE = """\
# Papers

There are {{n_papers}} papers in {{n_entries}} entries and {{n_sections}} sections; `{{n_papers}}` is code.

{table_of_content}

{section_template}

---

{statistics_template}

Written by hand.
"""
WORKS = [
    NewWork("Grove Networks", (WorkLink(None, "https://arxiv.org/abs/2101.00001"),), "2021-01-03", authors=("Ada Lark",), section=("Models", "Small")),
    NewWork("Heath Networks", (WorkLink(None, "https://arxiv.org/abs/2102.00002"),), "2021-02-04", authors=("Finn Wren", "Ada Lark"), section=("Models", "Small")),
    NewWork("Ivory Networks", (WorkLink(None, "https://arxiv.org/abs/2203.00003"),), "2022-03-05", authors=("Ada Lark",), section=("Surveys",)),
    NewWork("Grove Networks", (WorkLink(None, "https://arxiv.org/abs/2101.00001"),), "2021-01-03", authors=("Ada Lark",), section=("Models", "Large")),
]  # fmt: skip


def document(text: str) -> ListDocument:
    return read(Source(text, "list.md"))


def filled(template: str, works: list[NewWork], style: str = DASHED) -> Filled:
    return fill(document(template), works, LikeList(document(style)))


def test_a_list_without_such_placeholders_is_not_a_template() -> None:
    for text in (DASHED, "# T\n\n{{name}}\n", "# T\n\n`{{sections}}`\n", "```\n{section_template}\n```\n"):
        assert not is_template(document(text))
    assert is_template(document(TEMPLATE))


def test_a_template_is_filled() -> None:
    found = filled(TEMPLATE, WORKS)
    text = found.source.text
    assert not found.left and found.number == 4
    assert "There are 3 papers in 4 entries and 3 sections; `{{n_papers}}` is code." in text
    assert (
        "## Models\n\n### Small\n\n- [Grove Networks](https://arxiv.org/abs/2101.00001), Jan. 3 2021. *Ada Lark*.\n"
        "- [Heath Networks](https://arxiv.org/abs/2102.00002), Feb. 4 2021. *Finn Wren, Ada Lark*.\n\n### Large\n\n"
    ) in text
    assert "- [Models](#models)\n  - [Small](#small)\n  - [Large](#large)\n- [Surveys](#surveys)\n" in text
    assert "| 2021 | 3 |\n| 2022 | 1 |\n" in text
    assert text.endswith("Written by hand.\n")


@pytest.mark.parametrize("style", [VENUES, TABLE])
def test_works_are_written_like_other_lists(style: str) -> None:
    works = [
        NewWork(
            f"{name} Networks",
            (WorkLink("paper", f"https://a.org/{name}.pdf"),),
            venue=NewVenue("ICML", 2021),
        )
        for name in ("Grove", "Heath")
    ]
    text = filled("# T\n\n{sections}\n", works, style).source.text
    if style == VENUES:
        assert text == (
            "# T\n\n1. **Grove Networks**, ICML'21 [[paper](https://a.org/Grove.pdf)]\n"
            "2. **Heath Networks**, ICML'21 [[paper](https://a.org/Heath.pdf)]\n"
        )
    else:
        assert text.split("\n")[2:4] == TABLE.split("\n")[:2]
        assert "| Grove Networks | ICML | | [paper](https://a.org/Grove.pdf) |" in text


def test_a_template_of_the_settings() -> None:
    form = Template.parse("- [{title}]({url}){?, {venue}}{?, {date}}.{* [[{label}]({link})]}")
    work = NewWork(
        "A [b] *c*", (WorkLink("code", "https://b.org/c"), WorkLink(None, "https://a.org/(x")), "2021", venue=NewVenue("ICML", 2021), authors=("Ada Lark",)
    )  # fmt: skip
    found = fill(document("{sections}\n"), [work], LikeTemplate(form, None, "\n"))
    assert found.source.text == (
        r"- [A \[b\] \*c\*](https://a.org/%28x), ICML 2021, 2021. [[code](https://b.org/c)]" + "\n"
    )


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("# T\n\n{section_templat}\n", "list.md:3: nothing fills the placeholder “section_templat”; did you mean “section_template”?"),
        ("# T\n\n{sections}\n\n{{zzz}}\n", "list.md:5: nothing fills the placeholder “zzz”; the placeholders are section_template"),
        ("# T\n\nSee {{sections}} here\n", "list.md:3: the placeholder “sections” must be alone on its line"),
        ("# T\n\n{sections}\n\n{entries}\n", "list.md:5: the works are on a line above"),
        ("# T\n\n{toc}\n", "list.md:1: there is no placeholder for the works"),
    ],
)  # fmt: skip
def test_a_placeholder_that_nothing_fills_is_named(template: str, expected: str) -> None:
    with pytest.raises(UserError, match="^" + expected.replace("?", r"\?").replace("(", r"\(")):
        filled(template, WORKS)


def test_hostile_works_and_sections_are_text() -> None:
    nasty = "x](https://evil.org) <script> | `` # ![i](https://evil.org/i.png)"
    works = [
        *WORKS,
        WORKS[0]._replace(title=nasty, section=(nasty,)),
        WORKS[1]._replace(title="<!--", links=()),
    ]
    found = filled(TEMPLATE, works)
    page = read(found.source)
    assert found.number + len(found.left) == len(works)
    assert not any("evil.org" in link.url for entry in page.entries for link in entry.links)
    assert [entry.title for entry in page.entries][:3] == [
        work.title for work in (WORKS[0], WORKS[1], WORKS[3])
    ]
    assert "Written by hand." in found.source.text


def test_the_command_fills_a_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template, style, data, new = (tmp_path / name for name in ("T.md", "S.md", "p.csv", "README.md"))
    template.write_text(TEMPLATE)
    style.write_text(DASHED)
    with data.open("w", newline="") as out:
        table = csv.writer(out)
        table.writerow(["title", "url", "date", "authors", "topic"])
        table.writerows(
            [w.title, w.links[0].url, w.date, "; ".join(w.authors), w.section[-1]] for w in WORKS[:3]
        )
        table.writerow(["Bad", "javascript:x", "", "", ""])
    call = [
        "render",
        str(template),
        "--data",
        str(data),
        "--style",
        str(style),
        "--section-column",
        "Topic",
        "--isolated",
    ]
    assert main(call) == 2
    assert "which is not overwritten; name the list to write with --output" in capsys.readouterr().err
    assert main([*call, "--output", str(new)]) == 1
    said = capsys.readouterr().err
    assert "“javascript:x” is not a web address" in said and "3 entries written" in said
    assert "## Small\n\n- [Grove Networks]" in new.read_text() and template.read_text() == TEMPLATE
    assert main(["check", str(new), "--isolated", "--no-cache", "--min-severity", "note"]) == 0
    for more in (["--style", str(data)], ["--prune"], ["--section-column", "nothing"]):
        assert main([*call, *more, "--output", str(new)]) in (1, 2)


def test_json_sections(tmp_path: Path) -> None:
    template, style, data, new = (tmp_path / name for name in ("T.md", "S.md", "p.jsonl", "README.md"))
    template.write_text("# T\n\n{sections}\n")
    style.write_text(DASHED)
    row = {
        "title": "Grove",
        "links": [{"label": None, "url": "https://a.org"}],
        "date": None,
        "venue": None,
        "kind": "Small",
    }
    data.write_text(json.dumps(row) + "\n")
    call = [
        "render",
        str(template),
        "--data",
        str(data),
        "--style",
        str(style),
        "--output",
        str(new),
        "--isolated",
    ]
    assert main([*call, "--section-column", "kind"]) == 0
    assert new.read_text() == "# T\n\n## Small\n\n- [Grove](https://a.org).\n"
