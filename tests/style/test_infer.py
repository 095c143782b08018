"""The template that most entries share is found, whatever the dialect."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.conventions import learn
from awesomelint.style.template.infer import infer_template
from tests.support.titles import TITLES


def written(form: str) -> str:
    """A list of entries in a form; `⟨…⟩` is in every second entry only."""
    lines = []
    for index, title in enumerate(TITLES):
        line = form.replace("TITLE", title).replace(
            "URL", f"https://arxiv.org/abs/24{index + 1:02}.0{index}234"
        )
        start, middle, end = line.partition("⟨")
        inside, _, rest = end.partition("⟩")
        lines.append(start + (inside if middle and index % 2 else "") + rest)
    return "# Papers\n\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("form", "template"),
    [
        ("- [TITLE](URL)", "- [{title}]({url})"),
        ("- [TITLE](URL), Apr. 2 2024.", "- [{title}]({url}), {date}."),
        ("- [TITLE](URL), Apr. 2 2024⟨. `grokking`⟩.", "- [{title}]({url}), {date}{?. `{tag}`}."),
        (
            "* **TITLE** [[pdf](URL)]⟨ [[code](https://github.com/a/b)]⟩",
            "* **{title}**{+ [[{label}]({link})]}",
        ),
        (
            "- (**ICLR'21**)⟨[Empirical]⟩ TITLE[[Paper]](URL)",
            "- (**{venue}**){?[{tag}]} {title}[[{label}]]({link})",
        ),
        (
            "TITLE. \\[[pdf](URL)\\]⟨ \\[EMNLP 2023\\]⟩ \\[2023.9\\]\n",
            "{title}. \\[[{label}]({link})\\]{? \\[{venue}\\]} \\[{date}\\]",
        ),
        ("- [2024/05/06] **TITLE** | [paper](URL)", "- [{date}] **{title}** | [{label}]({link})"),
        (
            "- **TITLE** [[paper link]](URL) 2024-04-30  \n  Ann Lee; Bo Chen",
            "- **{title}** [[{label}]]({link}) {date}  \n  {authors}",
        ),
    ],
)
def test_the_template_is_found(form: str, template: str) -> None:
    style = learn(read(Source(written(form))))
    composed = infer_template(style.layouts)
    assert str(composed.template) == template
    assert composed.entries == len(TITLES)
    assert composed.share == 1.0


def test_a_few_exceptions_leave_the_template_as_it_is() -> None:
    text = written("- [TITLE](URL), Apr. 2 2024.") * 3
    text = text.replace("), Apr. 2 2024.", ") Apr. 2 2024", 1)
    composed = infer_template(learn(read(Source(text))).layouts)
    assert str(composed.template) == "- [{title}]({url}), {date}."
    assert composed.fitting == composed.entries - 1
