"""What holds for every text, sensible or not: how it is read, judged, written and fixed, and no way to make it raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.engine import Report, lint
from awesomelint.reading import read
from awesomelint.source import Source
from tests.support import promises
from tests.support.cases import all_cases
from tests.support.lists import EACH_LIST, EACH_SMALL_LIST, LISTS, linted

pytestmark = pytest.mark.slow

FIXTURES = [case.text for case in all_cases("reading")]

# -- texts ----------------------------------------------------------------------------------------------------------

# fmt: off
LINES = [
    "# Papers", "## Surveys", "### 1. [A Title](https://arxiv.org/abs/2405.00200)", "---", "", "", "",
    "- [A Title of Four Words](https://arxiv.org/abs/2405.00200). Apr. 30 2024. `tag`",
    "* **A Title in Bold** [[pdf](u)] (NeurIPS 2023)", "1. A Plain Title, ICML 2024. [paper](https://x.org)",
    "  - Ada Lovelace, Alan Turing", "  - [nested](https://arxiv.org/abs/1706.03762)", "    - a note", "  more of it",
    "A Paragraph's Title. \\[[pdf](u)\\] \\[EMNLP 2023\\] 2023.9", "*Ada Lovelace; Alan Turing*", "- Paper: https://x.org/a",
    "| Title | Venue | Link |", "|---|---|---|", "| [A](b) | CVPR'24 | [c](d) |", "| e | f |", "|||", "<!--", "-->",
    "```", "<table><tr><td><a href='x'>T</a></td><td>ICLR 2020</td></tr></table>", "<details>", "</details>", "> quote",
    "- ", "[ref]: https://x.org", "[![b](s)](t)", "“引号” 《书》2024年5月", "\tindented", "\\", "<br>", "~~~",
]
MARKS = [
    "[", "]", "(", ")", "*", "**", "_", "`", "\\", "<", ">", "|", "#", "-", "\n", "\r\n", "\r", "\t", "  \n", '"', "“",
    "”", "<!--", "-->", "<td>", "2024", "ICLR", "et al.", "https://", "\0", "\ufeff", "𝛼", "é", "。", "&amp;", "$",
    "[a](b)", "\x0b", "\u2028",
]
# fmt: on
listlike = st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)
anything = st.one_of(st.sampled_from(MARKS), st.sampled_from(LINES), st.text(max_size=4))
marked = st.lists(anything, max_size=30).map("".join)


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """A list in a real format with some of its characters lost, doubled or replaced."""
    text = draw(st.sampled_from(FIXTURES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        middle = draw(st.one_of(st.just(""), st.sampled_from(MARKS), st.just(text[start:end] * 2)))
        text = text[:start] + middle + text[end:]
    return text


# What is grown from real lists, too: a window of one, or several lines of different ones.
REAL = [line for path in LISTS for line in path.read_text(encoding="utf-8").split("\n") if line.strip()][::37]


@st.composite
def grown(draw: st.DrawFn) -> str:
    """A list as people write it: a template filled in again and again, with a few lines of other lists among them."""
    template = draw(st.sampled_from(TEMPLATES))
    lines = ["# Papers", ""]
    for number in range(draw(st.integers(2, 14))):
        fields = {name: draw(st.sampled_from(values)) for name, values in FIELDS.items()}
        lines.append(template.format(n=number, **fields))
        if draw(st.integers(0, 5)) == 0:
            lines.append(draw(st.sampled_from(REAL or LINES)))
    return "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n\n", "  "]))


# fmt: off
TEMPLATES = [
    "- [{title}]({url}), {date}.", "- [{title}]({url}). {date}. {tag}", "* **{title}** [[pdf]({url})] ({venue})", "{n}. {title}, {venue}. [paper]({url})",
    "- {date}, {title}, {authors}, [[Paper]]({url})", "### [{title}]({url})\n\n{authors}. {venue}\n", "- ({venue}) {title} [[Paper]]({url})  \n  {authors}",
    "{title}. \\[[pdf]({url})\\] \\[{venue}\\] {date}\n", "- [{title}]({url})\n  - {authors}\n  - {date}", "<li><a href='{url}'>{title}</a> {venue}</li>", "- [{title}][{n}]",
]
FIELDS = {
    "title": ["Attention Is All You Need", "A Study of Things: Part II", "What Is It?", "深度学习综述", "Über Größe", "GPT-4", "*Odd* `title`", "[Square] Brackets", "", "Attention is all you need"],
    "url": ["https://arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/2405.00200v1.pdf", "http://www.arxiv.org/abs/2405.00200", "https://a.b/c?utm_source=x", "", "#", "https://arxiv.org/abs/2413.00200", "httpss://x.org"],
    "date": ["Jun. 12 2017", "2024-04-30", "2023.9", "Oc.t 8 2024", "2024年5月", "2030", "Feb. 30 2023", ""],
    "venue": ["NeurIPS 2023", "NeurIPs'23", "ICLR 2024 (oral)", "EMLNP 2022", "arXiv", "NIPS 2020", ""],
    "tag": ["`vision`", "`Vision`", "`visoin`", "`a` `b`", ""],
    "authors": ["Ada Lovelace, Alan Turing", "*A. Lovelace et al.*", "A. L., B. M. and C. N.", ""],
}
# fmt: on
texts = st.one_of(listlike, marked, mutants(), grown(), st.text(alphabet=st.characters(codec="utf-8")))
lists = st.one_of(listlike, mutants(), grown())
# What a fix may meet is a list, and finding one out of many costs more than fixing it.
ENTRIES = (
    "- [Adam](https://arxiv.org/abs/1412.6980), 2014\n- [ResNet](https://arxiv.org/abs/1512.03385), 2015\n\n"
)

# -- what holds -----------------------------------------------------------------------------------------------------


@given(texts)
def test_any_text_is_read_and_its_entries_have_correct_positions(text: str) -> None:
    promises.entries_lie_where_they_say(read(Source(text)))


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert promises.described(read(Source(text))) == promises.described(read(Source(text)))


@given(lists)
def test_line_endings_change_nothing(text: str) -> None:
    promises.line_endings_change_nothing(text)


@given(listlike, listlike)
def test_a_byte_order_mark_changes_nothing(first: str, other: str) -> None:
    data = f"{first}\n\n{other}".encode()
    with_mark, without = (read(Source.from_bytes(mark + data)) for mark in (b"\xef\xbb\xbf", b""))
    assert promises.described(with_mark) == promises.described(without)


@given(texts)
def test_rules_take_anything(text: str) -> None:
    promises.rules_take_anything(read(Source(text)))


@given(texts)
def test_findings_have_correct_positions_and_can_be_written(text: str) -> None:
    report = lint(Source(ENTRIES + text), promises.SETTINGS)
    promises.findings_lie_where_they_say(report)
    promises.everything_can_be_written(report)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@given(text=texts)
@settings(max_examples=settings().max_examples // 2)
def test_fixes_keep_what_they_do_not_fix(text: str, unsafe: bool) -> None:
    promises.fixes_keep_what_they_do_not_mend(Source(ENTRIES + text), unsafe=unsafe)


@pytest.fixture(scope="module", params=EACH_LIST)
def real(request: pytest.FixtureRequest) -> Report:
    return linted(request.param)


def test_entries_of_real_lists_have_correct_positions(real: Report) -> None:
    promises.entries_lie_where_they_say(real.document)


def test_findings_in_real_lists_have_correct_positions(real: Report) -> None:
    promises.findings_lie_where_they_say(real)
    promises.rules_take_anything(real.document)


def test_line_endings_of_real_lists_change_nothing(real: Report) -> None:
    other = real.source.text.replace("\r\n", "\n")
    if "\r\n" not in real.source.text:
        other = other.replace("\n", "\r\n")
    assert promises.described(read(Source(other))) == promises.described(real.document)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("path", EACH_SMALL_LIST)
def test_fixes_of_real_lists_keep_what_they_do_not_fix(path: Path, unsafe: bool) -> None:
    promises.fixes_keep_what_they_do_not_mend(
        Source.from_bytes(path.read_bytes(), "README.md"), unsafe=unsafe
    )
