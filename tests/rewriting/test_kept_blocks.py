"""Kept blocks: the reader passes over them, hostile titles in them are text, and fixing twice is fixing once."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomelint.analysis.anchors import anchors
from awesomelint.analysis.contents import contents
from awesomelint.analysis.kept_blocks import hash_of, kept_blocks
from awesomelint.engine import Fixed, fix, lint
from awesomelint.findings import Severity
from awesomelint.markdown.escape import as_link, as_text
from awesomelint.reading import read
from awesomelint.settings import Settings
from awesomelint.source import Source

ENTRIES = """\
- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
"""
END = "<!-- awesomelint:end -->"
BLOCKS = f"""\
# Papers

<!-- awesomelint:begin toc depth=3 counts -->
{END}

<!-- awesomelint:begin stats by=section,venue,tag max=99 -->
{END}

<!-- awesomelint:begin recent max=99 -->
{END}

A list of <!-- awesomelint:begin count -->{END} papers. <!-- awesomelint:begin badge -->{END}

"""
HOSTILE = [
    "Brackets [a](javascript:b) [[c]] ![d](e)",
    "Pipes | and || and \\|",
    "HTML <b>x</b> <img src=x onerror=y> </a> <script>",
    "Comments <!-- awesomelint:end --> <!-- x",
    "Emoji 🎉 👩‍👩‍👧 :tada: 会议",
    "Marks *a* **b** _c_ __d__ ~~e~~ `f` ``g``",
    "Snake_case and a_b_c and _ alone",
    "References &lt; &amp; &#64; &copy",
    "Slashes \\ \\\\ \\[ \\a and at the end \\",
    "URLs https://a.org/b www.a.org/c <https://a.org> d@a.org",
    "# Signs - and + 1. and > $x_1$ @you #12",
]


def escaped(title: str) -> str:
    """A title as careful people write it in a heading."""
    marks = "\\`*_[]<>|~!"
    return "".join(f"\\{mark}" if mark in marks else mark for mark in title.replace("&", "&amp;"))


def hostile_list(blocks: str = BLOCKS) -> str:
    made = blocks
    for number, title in enumerate(HOSTILE):
        link = f"[{escaped(title)} number {number}](https://arxiv.org/abs/2001.{number:05})"
        made += f"## {escaped(title)}\n\n- {link}, NeurIPS 20{10 + number}.\n- [Plain Networks of Kind {number}](https://a.org/{number}), 2009.\n\n"
    return made


def fixed(text: str, *, unsafe: bool = False) -> Fixed:
    return fix(Source(text), Settings(min_severity=Severity.NOTE), unsafe=unsafe)


def findings(text: str) -> list[str]:
    return [finding.rule for finding in lint(Source(text), Settings(min_severity=Severity.NOTE)).findings]


def inline(text: str) -> list[Token]:
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    return [token for token in parser.parse(text) if token.type == "inline"]


def shown(token: Token) -> tuple[str, list[str]]:
    """The text that a stretch shows, and the kinds of what else is in it."""
    children = token.children or []
    text = "".join(child.content for child in children if child.type.startswith("text"))
    return text, [child.type for child in children if not child.type.startswith(("text", "link"))]


def test_hostile_titles_are_text_for_another_parser() -> None:
    text = fixed(hostile_list()).report.source.text
    toc, stats, recent, _, _ = kept_blocks(read(Source(text))).blocks
    lines = [shown(token) for token in inline(text[slice(*toc.inner)])]
    assert [line for line, _ in lines] == [f"{title} (2)" for title in HOSTILE]
    cells = [shown(token) for token in inline(text[slice(*stats.inner)])]
    assert [cell for cell, _ in cells if cell in HOSTILE] == HOSTILE
    works = [shown(token) for token in inline(text[slice(*recent.inner)])]
    assert [work for work, _ in works[: len(HOSTILE)]] == [
        f"20{10 + number}: {HOSTILE[number]} number {number}" for number in reversed(range(len(HOSTILE)))
    ]
    assert not [kinds for _, kinds in lines + cells + works if kinds]


def test_links_of_the_contents_lead_to_their_headings() -> None:
    text = fixed(hostile_list()).report.source.text
    toc = kept_blocks(read(Source(text))).blocks[0]
    targets = [child.attrGet("href") for token in inline(text[slice(*toc.inner)]) for child in token.children or () if child.type == "link_open"]  # fmt: skip
    slugs = [heading.slug for heading in anchors(read(Source(text))).headings if heading.level == 2]
    assert len(targets) == len(slugs) == len(HOSTILE)
    parser = MarkdownIt()
    assert targets == [parser.normalizeLink(f"#{slug}") for slug in slugs]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fixing_twice_is_fixing_once(newline: str) -> None:
    given = hostile_list().replace("\n", newline)
    once = fixed(given)
    assert once.changed and not once.withheld
    text = once.report.source.text
    assert text.count("\r") == (text.count("\n") if newline == "\r\n" else 0)
    assert "stale-block" not in findings(text)
    assert not fixed(text).changed
    assert [entry.text for entry in read(Source(text)).entries] == [
        entry.text for entry in read(Source(given)).entries
    ]
    # The line endings that git may change do not matter.
    assert "stale-block" not in findings(text.replace("\r\n", "\n"))


def test_the_reader_passes_over_blocks() -> None:
    plain = "# Papers\n\n## Surveys\n\n" + ENTRIES
    block = f"<!-- awesomelint:begin recent -->\n\n{ENTRIES}\n| a | b |\n| --- | --- |\n| [C](https://a.org) | d |\n\n{END}\n\n"
    document = read(Source(plain.replace("## Surveys", block + "## Surveys")))
    assert [entry.text for entry in document.entries] == [entry.text for entry in read(Source(plain)).entries]
    assert document.item_count == 2 and not document.unread
    assert len(document.references) == 2


@pytest.mark.parametrize(
    "text",
    [
        # A comment is missing, or a heading shows that one is: everything is read as without comments.
        f"# A\n\n<!-- awesomelint:begin toc -->\n\n## B\n\n{ENTRIES}\n{END}\n",
        f"# A\n\n<!-- awesomelint:begin toc -->\n\n<h2>B</h2>\n\n{ENTRIES}\n{END}\n",
        f"# A\n\n<!-- awesomelint:begin toc -->\n\n{ENTRIES}\n<!-- awesomelint:begin toc -->\n\n{END}\n",
        f"# A\n\n<!-- awesomelint:begin toc -->\n\n{ENTRIES}\n",
        f"# A\n\n{END}\n\n{ENTRIES}\n",
        f"# A\n\n<!-- awesomelint:begin toc -->{END} b\n\n{ENTRIES}\n{END}\n",
        f"# A\n\nText <!-- awesomelint:begin toc -->\n\n{ENTRIES}\n{END}\n",
        f"# A\n\n<div>\n<!-- awesomelint:begin toc -->\n</div>\n\n{ENTRIES}\n{END}\n",
        f"# A\n\n- B\n  <!-- awesomelint:begin toc -->\n\n{ENTRIES}\n{END}\n",
        f"# A\n\n  <!-- awesomelint:begin toc -->\n\n{ENTRIES}\n  {END}\n",
        f"# A\n\n```\n<!-- awesomelint:begin toc -->\n```\n\n{ENTRIES}\n",
    ],
)
def test_entries_outside_of_blocks_are_read(text: str) -> None:
    document = read(Source(text))
    assert [entry.title for entry in document.entries if entry.links] == [
        "Adam: A Method for Stochastic Optimization",
        "Attention Is All You Need",
    ]
    assert not [block for block in kept_blocks(document).blocks if "Adam" in text[slice(*block.span)]]


def test_html_that_reaches_out_of_a_block_is_read() -> None:
    text = f"# A\n\n<!-- awesomelint:begin recent -->\n<div>\n{END}\n\n{ENTRIES}"
    assert len(read(Source(text)).entries) == 2
    assert len(read(Source(text.replace(f"{END}\n\n", f"{END}\n"))).entries) == 2


def test_a_misplaced_block_is_reported_once() -> None:
    text = f"# A\n\n<div>\n<!-- awesomelint:begin toc -->\n{END}\n</div>\n\n## B\n\n{ENTRIES}"
    assert findings(text) == ["stale-block"]


def test_no_other_rule_reports_in_blocks_but_merge_conflict() -> None:
    wrong = "- [Attention Is All You Need](http://arxiv.org/abs1706.03762)  ,Jun. 31 2017\u200b \n<b>\n"
    conflict = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n"
    block = f"<!-- awesomelint:begin recent -->\n\n{wrong}{conflict}\n{END}\n"
    assert sorted(findings(f"# A\n\n{block}\n## B\n\n{ENTRIES}")) == ["merge-conflict", "stale-block"]
    assert len(findings(f"# A\n\n## B\n\n{wrong}{ENTRIES}")) > 3


def test_stated_counts_are_checked_outside_of_blocks_only() -> None:
    kept = (
        f"Papers in total: <!-- awesomelint:begin count hash={hash_of('2')} -->2{END}, 2 papers in total\n\n"
    )
    assert findings(f"# A\n\n{kept}## B\n\n{ENTRIES}") == []
    assert findings(f"# A\n\nA list of 9 papers.\n\n## B\n\n{ENTRIES}") == ["stated-count"]
    stale = kept.replace("-->2<", "-->9<")
    assert findings(f"# A\n\n{stale}## B\n\n{ENTRIES}") == ["stale-block"]


def test_contents_that_are_kept_have_no_mismatch() -> None:
    toc = "- [B](#c)\n- [C](#b)\n- [D](#d)\n"
    page = "".join(f"## {name}\n\n{ENTRIES}\n" for name in "BCD")
    assert "toc-mismatch" in findings(f"# A\n\n{toc}\n{page}")
    kept = f"# A\n\n<!-- awesomelint:begin toc hash=0 -->\n{toc}{END}\n\n{page}"
    assert "toc-mismatch" not in findings(kept)
    assert not contents(read(Source(kept)))
    last = fixed(kept, unsafe=True).report.source.text
    assert "- [B](#b)\n- [C](#c)\n- [D](#d)\n" in last and "toc-mismatch" not in findings(last)


def test_a_number_in_a_heading_renews_the_contents_in_the_same_run() -> None:
    heading = f"## Surveys (<!-- awesomelint:begin count section -->7{END})"
    toc = f"<!-- awesomelint:begin toc -->\n{END}\n\n"
    text = fixed(f"# A\n\n{toc}{heading}\n\n{ENTRIES}").report.source.text
    assert "- [Surveys (2)](#surveys-2)\n" in text and findings(text) == []


def test_an_edit_is_overwritten_only_on_request() -> None:
    first = fixed(f"# A\n\n<!-- awesomelint:begin toc -->\n{END}\n\n## B\n\n{ENTRIES}").report.source.text
    edited = first.replace("- [B](#b)", "- [B](#b), which is the best")
    assert edited != first and not fixed(edited).changed
    assert fixed(edited, unsafe=True).report.source.text == first
    # A hash that does not belong to the right content is renewed: a merge may leave one.
    begin, other = first.partition("hash=")[0], first.partition("hash=")[2]
    assert fixed(f"{begin}hash=0000000000{other[10:]}").report.source.text == first


def test_contents_skip_levels_entries_and_omitted_headings() -> None:
    text = f"""\
# A

## Above

<!-- awesomelint:begin toc -->
{END}

## B

#### Deep

### C <!-- omit in toc -->

### D

## <a name="x"></a>E ##

{ENTRIES}"""
    assert "-->\n\n- [B](#b)\n  - [D](#d)\n- [E](#e)\n\n<!--" in fixed(text).report.source.text
    deep = text.replace("begin toc", "begin toc level=3 depth=2")
    assert "-->\n\n- [Deep](#deep)\n- [D](#d)\n\n<!--" in fixed(deep).report.source.text
    stars = text.replace("- [A", "* [A")
    assert "* [B](#b)\n  * [D](#d)\n" in fixed(stars).report.source.text


def test_contents_leave_out_headings_that_are_entries() -> None:
    entries = "".join(f"### [Network {name} for Birds](https://a.org/{name})\n\n2020\n\n" for name in "abcd")
    text = f"# A\n\n<!-- awesomelint:begin toc -->\n{END}\n\n## B\n\n{entries}"
    assert {entry.kind for entry in read(Source(text)).entries} == {"heading"}
    assert "-->\n\n- [B](#b)\n\n<!--" in fixed(text).report.source.text


def test_a_badge_is_shown_in_lines_of_html_and_its_text_is_escaped() -> None:
    begin = '<!-- awesomelint:begin badge label="a-b_c <d" color=red'
    text = fixed(f"# A\n\n{begin.replace(' <d', ' d')} -->{END}\n\n## B\n\n{ENTRIES}").report.source.text
    assert '<img alt="2 a-b_c d" src="https://img.shields.io/badge/a--b__c_d-2-red">' in text
    line = fixed(f"# A\n\n<!-- awesomelint:begin badge -->\n{END}\n\n## B\n\n{ENTRIES}").report.source.text
    assert "\n![2 papers](https://img.shields.io/badge/papers-2-blue)\n" in line


def test_recent_works_once_each_newest_first() -> None:
    entries = """\
- [One Network for Owls](https://a.org/1), 2020.
- [Two Networks for Owls](https://a.org/2), May 2020.
- [Three Networks for Owls](https://a.org/3), 2021.
- [Three Networks for Owls](https://a.org/3), 2021.
- [Four Networks (for | Owls)](https://a.org/4?a=|&b=(c)), May 3 2020.
- [Five Networks for Owls](https://a.org/5)
"""
    text = fixed(
        f"# A\n\n<!-- awesomelint:begin recent max=4 -->\n{END}\n\n## B\n\n{entries}"
    ).report.source.text
    assert (
        text[slice(*kept_blocks(read(Source(text))).blocks[0].inner)]
        == """

- 2021: [Three Networks for Owls](https://a.org/3)
- 2020-05-03: [Four Networks (for \\| Owls)](https://a.org/4?a=%7C&b=%28c%29)
- 2020-05: [Two Networks for Owls](https://a.org/2)
- 2020: [One Network for Owls](https://a.org/1)

"""
    )


def test_links_lead_to_the_web_only() -> None:
    assert as_link("a]b", "https://a.org/x y)") == "[a\\]b](https://a.org/x%20y%29)"
    for url in ("javascript:alert(1)", "", "data:text/html,x", "https://a.org/" + "x" * 3_000):
        assert as_link("a", url) == "a"


@pytest.mark.parametrize("title", HOSTILE)
def test_text_is_shown_as_it_is(title: str) -> None:
    (token,) = inline(f"x {as_text(title)} x")
    assert shown(token) == (f"x {title} x", [])
    row = inline(f"| x |\n| --- |\n| x {as_text(title)} x |\n")[-1]
    assert shown(row) == (f"x {title} x", [])


def test_bare_urls_are_not_linked() -> None:
    # As GitHub does, which finds them in the source.
    assert as_text("see https://a.org or www.a.org") == "see https:\\//a.org or www\\.a.org"
    assert as_text("awww.a https") == "awww.a https"


def test_many_comments_on_a_line_are_read_in_linear_time() -> None:
    # Quadratic, it would take minutes.
    text = f"{ENTRIES}\n" + "<!-- awesomelint:begin toc " * 100_000
    assert kept_blocks(read(Source(text))) == ([], [])


def test_only_so_many_long_blocks_are_kept() -> None:
    text = f"# A\n\n## B\n\n{ENTRIES}\n" + f"<!-- awesomelint:begin stats -->\n{END}\n\n" * 60
    assert findings(text).count("stale-block") == 50
