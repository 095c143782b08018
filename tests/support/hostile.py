"""Hostile inputs: what no list holds and a broken or malicious one may, each at any size."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import product
from typing import NamedTuple

Make = Callable[[int], str]

# What is said again and again, some of it where a pattern that looks for its end would look in vain each time.
# fmt: off
PIECES = [
    ">", "> ", "- > ", "- ", "* ", "1. ", "[a](", "[", "]", "[]", "[[", "]]", "](", "](<", '](a "', "](a '", "](a (", "](a)", "[a]", "[a][b]",
    "[a](b)", "![a](b)", "[![a](b)](c)", "![", "(", ")", "()", "((", "（", "【", "《", "“", "”", '"', '" ', "'", "*", "**", "* a", "*a", "**a", "**a** ",
    "***a** ", "_", "a_", "_a ", "*_", "~", "~~a", "`", "` ", "`a", "``a`", "<", ">", "<a", "<a ", "<a href='", '<a href="x">', "<a b=", "</a>", "<b>", "</b>",
    "<br>", "<img ", "<img src=a>", "<td>", "<table>", "<tr><td>a", "<!", "<!A", "<!--", "-->", "<!-- -->", "<?", "<![CDATA[", "<details>", "<summary>",
    "&", "&amp", "&amp;", "&#", "&#1", "\\", "\\[", "\\]", "\\[a", "\\(", "|", "|-", "| a ", "\\|", "1", "12 ", "1.", "1,", "2024", "2024 ", "2024-", "2024.",
    "20240101", "2024年", "Jan ", "Jan. 1 ", "Jan. 1 2024, ", "1/", "23.02 ", "arxiv:", "arXiv:2405.00200 ", "https://arxiv.org/abs/", "https://arxiv.org/abs/2405.00200 ",
    "http://", "https://", "://", "www.", "www", "http", "https://a.b/c ", "https://a.b/(", "https://a.b/)", "https://a.b/?utm_source=a&", "%20", "a@", "a@b.", "a.b/", "/", "//",
    "doi.org/", "10.1000/", "doi:", "ICLR ", "ICLR'", "(**ICLR'24**) ", "ICLR 2024 ", "NeurIPs ", "in Proceedings of ", "et al. ", "et al", "and ", "A. ", "A. B, ", "A, ", "Aa Bb, ",
    "a ", "a, ", "a-", "aB", "A", "é", "論", "論文 ", "𝛼", "🔥", ":a:", ":fire: ", ": ", ":", ". ", ".", ", ", ",", ";", "-", " - ", "–", "— ", "!", "?", "=", "==", "{", "}", "{{", "{a}", "{{a}}",
    "$", "$a", "$a$ ", "$$", "#", "# ", "#a ", "@", "^", "[^1]", "[^", "+", "%", "Ã©", "â€™", "Ã", "ï¿½", "\0", "\ufeff", "\u200b", "\xa0", "\u2028", "\x0b", "\x85", "\r", "\t", " ",
    "  ", "a  ", "pdf ", "[pdf] ", "[[pdf]](a) ", "[pdf](a) ", "[code](https://github.com/a/b) ", "`a` ", "TODO ", "xxx", "Paper: ", "link: a; ", "(2024", "[2024]", "Ａ", "\u0301", "ı", "ß",
]
# The same, a line each.
LINES = [
    "", " ", "a", "# A", "## A", "#", "a\n===", "a\n---", "---", "===", ">", "> a", "- a", "- ", "-", "* a", "1. a", "  - a", "```", "~~~", "    a", "\ta", "|", "| a |", "|a|\n|-|", "|-|", "a | b",
    "<!--", "-->", "<!-- a -->", "<!-- # A", "<div>", "</div>", "<details>", "</details>", "<li>a", "<a", "[a]: b", "[a]:", "[a]: b 'c", "[a", "a]", "[a](", "[a](b", "(a", "a)", "**a", "*a", "`a", "\\", "a\\", "a  ",
    "<br>", "a<br>", "<<<<<<< a", "=======", ">>>>>>> a", "<!-- awesomelint-disable-next-line -->", "<!-- awesomelint-disable -->", "<!-- awesomelint-enable -->", "<!-- lint disable -->", "- [A](#a)", "- [A](#b)",
    "- [A Title of Words](https://arxiv.org/abs/2405.00200). 2024", "- [A](b)", "- A", "- **A** [pdf](b) (ICLR 2024)", "- [A](b)\n  - c", "A [pdf](b)", "**A**\\\nB C, D E\\\n[pdf](b)", "1. [A](b), Jan. 1 2024", "- [A](b) `c`",
    "### [A](b)\n\nc", "https://a.b/c", "- https://a.b/c", "A: b", "- Paper: a", "*A B, C D*", "- 2024-01-01: a", "TODO", "{{a}}", "100 papers", "x\r", "\x0b", "<table><tr><td>a</td></tr></table>", "![a](b)", "> - a",
]
# fmt: on


def _again(said: str, size: int) -> str:
    return said * (size // len(said))


def _lines(line: str, size: int) -> str:
    return "\n" + (line + "\n") * (size // (len(line) + 1))


def _numbered(form: str, size: int) -> str:
    """Lines of which no two are alike; `{i}` counts them."""
    count = max(1, size // (len(form) + 2))
    return (
        "\n"
        + "\n".join(
            form.format(i=i, d=i % 28 + 1, m=i % 12 + 1, y=2000 + i % 24, r=count - i) for i in range(count)
        )
        + "\n"
    )


def _columns(size: int) -> str:
    """A table of as many columns as it has room for."""
    count = size // 9
    return "\n\n" + "|" + " a |" * count + "\n|" + "---|" * count + "\n|" + "b|" * count + "\n"


def _contents(line: str, heading: str, size: int) -> str:
    """Lines of a contents, then the sections that they may or may not lead to."""
    return _numbered(line, size // 2) + _numbered(heading + "\n\n- [T{i}](https://a.b/{i})\n", size // 2)


def _ragged(size: int) -> str:
    """A wide header, and rows that have only one cell."""
    count = size // 12
    return "\n\n" + "|" + " a |" * count + "\n|" + "---|" * count + "\n" + "|b|\n" * count


def _never_closed(mark: str, size: int) -> str:
    """A link whose address never ends, and one with spaces in it."""
    return f" [a]({mark * (size // 3)}\n [a](https://a.b/{mark * (size // 3)}\n [a](https://a.b/ {mark * (size // 3)}"


def _growing(mark: str, size: int) -> str:
    """Runs of a mark, each longer than the one before: none closes another."""
    return " ".join(mark * length for length in range(1, int((2 * size) ** 0.5)))


def _stairs(step: str, line: str, size: int) -> str:
    """Each line deeper than the one before."""
    return "\n" + "\n".join(step * depth + line for depth in range(int((2 * size / len(step)) ** 0.5))) + "\n"


def _around(opener: str, closer: str, size: int) -> str:
    count = size // (len(opener) + len(closer))
    return opener * count + "a" + closer * count


class Container(NamedTuple):
    """A block that holds others: what begins it on its first line, and what its other lines begin with."""

    name: str
    begin: str
    go_on: str

    @property
    def is_item(self) -> bool:
        """Whether an item is part of it."""
        return self.begin.strip() != ">"


CONTAINERS = [
    Container("-", "- ", "  "),
    Container("*", "* ", "  "),
    Container("+", "+ ", "  "),
    Container("1.", "1. ", "   "),
    Container("1)", "1) ", "   "),
    Container(">", "> ", "> "),
    Container("- >", "- > ", "  > "),
    Container("* >", "* > ", "  > "),
    Container("> -", "> - ", ">   "),
    Container("> 1.", "> 1. ", ">    "),
]
NESTED_PAIRS = list(product(CONTAINERS, CONTAINERS))
# As deep as blocks are read; what is deeper begins anew.
_LEVELS = 20


def stairs_of_two(first: Container, other: Container, levels: int) -> str:
    """On each level a block of either kind; the next level is inside the second."""
    lines, before = [], ""
    for _ in range(levels):
        lines += [f"{before}{first.begin}a", f"{before}{other.begin}b"]
        before += other.go_on
    return "\n".join(lines) + "\n"


def _alternating(first: Container, other: Container, size: int) -> str:
    stairs = stairs_of_two(first, other, _LEVELS)
    return "\n" + _cut_lines((stairs + "\n") * (size // len(stairs) + 1), size)


def _each_in_the_other(first: Container, other: Container, size: int) -> str:
    """Kinds that take turns from level to level, a line a level."""
    lines, before = [], ""
    for level in range(_LEVELS):
        container = other if level % 2 else first
        lines.append(f"{before}{container.begin}a")
        before += container.go_on
    stairs = "\n".join(lines) + "\n\n"
    return "\n" + _cut_lines(stairs * (size // len(stairs) + 1), size)


def _leaf_in(container: Container, leaf: str, size: int) -> str:
    """A block that holds no others, again and again inside one that does: on its own lines and as a block of its own."""
    first, *rest = leaf.split("\n")
    block = "\n".join([container.begin + first, *(container.go_on + line for line in rest)]) + "\n"
    return "\n" + _cut_lines(
        block * (size // len(block) // 2) + (block + "\n") * (size // len(block) // 2), size
    )


def _cut_lines(text: str, size: int) -> str:
    return text[: max(1, text.rfind("\n", 0, max(size, 40)) + 1)]


LEAVES = {
    "heading": "# A", "underlined heading": "a\n===", "fence": "```\na\n```", "open fence": "```", "code": "    a",
    "table": "| a |\n|---|\n| b |", "HTML": "<div>\na\n</div>", "open HTML": "<div>", "comment": "<!-- a\nb -->",
    "open comment": "<!-- a", "rule": "***", "definition": "[a]: b", "entry": "[A Title](https://a.b/c). 2024",
    "lazy": "a\n\n\nb", "blank": "", "paragraph": "a\nb",
}  # fmt: skip

# fmt: off
NUMBERED = [
    "- [A Title Number {i}](https://arxiv.org/abs/24{m:02}.{i:05}). {y}", "- [A Title of Words](https://a.b/{i})", "- [A Title {r}](https://a.b/c). Jan. {d} {y}", "- [Word{i} of Words: A Study](https://a.b/{i}) [pdf](c{i})",
    "# Heading {i}", "- [Heading {i}](#heading-{i})", "- [A {i}](#b-{i})", "[r{i}]: https://a.b/{i}", "[r{i}]", "- **T{i}** `tag{i}` (ICLR {y})", "- T{i} [label{i}](https://a.b/{i})", "- [T{i}](u{i}) (Venue{i} {y})",
    "- [Deep Learning of Things {i}](https://a.b/{i}), Ada Lovelace{i}, Alan Turing{i}", "# H{i}\n\n- [T{i}](u{i}), {y}-{m:02}-{d:02}", "| T{i} | [pdf](u{i}) | {y} |", "- T{i}: https://a{i}.b/c", "- [T{i}](http://a{i}.b/c)",
    "<!-- awesomelint-disable-next-line rule-{i} -->\n- [T{i}](u{i})", "<a id='a{i}'></a>", "- [T](https://arxiv.org/abs/2405.00200v{i})", "- [Aaaaaaaaaa{i}](u{i}){r}", "{i}. [T{i}](u)",
    "- [A Title of {i}(https://a.b/{i}), {y}", "- A Title of {i}](https://a.b/{i}), {y}", "- [A Title of {i}](https://a.b/{i}, {y}", "- A Title of {i} [[pdf](https://a.b/{i}) `x`", "- [T{i}](https://a.b/{i}), Jun. 12 2017. (`tag`",
    "- A Title of {i} [pdf]](https://a.b/{i})", "- **A Title of {i} [pdf](b{i})", "- **A Title of {i}* [pdf](b{i})", "- [A Title](https://arxiv.org/abs/24{m:02}.{i:05})", "- [Another Title {i}](https://arxiv.org/abs/2405.00200)", "- [T{i}](https://arxiv.org/abs/2405.{i})",
    "- [A Title {i}]()", "- [A Title {i}](a b{i})", "- []({i})", "[T{i}](u{i})\n\n*A. Author{i}, B. Other*", "<a name='a'></a>{i}", "- [T{i}](#a-{r})", "# Same\n\n- [T{i}](u{i})", "## H{i} ({i})\n\n- [T{i}](u{i})", "- [T{i}](u{i}) (NeurlPS {y})", "- [T{i}](u{i}) NeurIPS {y}",
    "- [T{i}](u{i}).  {y}", "- [T{i}](u{i}) , {y}", "- [T{i}](u{i}) - [T{r}](v{r})", "- [T{i}](u{i}) `tag{r}`; `Tag{r}`", "- {y}-{m:02}-{d:02} [T{i}](u{i})", "- [T{i}](u{i}), Jan. 32 {y}", "| T{i} | [pdf](u{i} | {y}", "![a{i}](b{i})\n**T{i}**", "[![a{i}](b)](c{i})", "- T{i}\n  - [pdf](u{i})\n  - note", "<li><a href='u{i}'>T{i}</a></li>",
]
_CONTENTS_LINES = [
    "- [Heading {i}](#heading-{i})", "- [Heading {i}](#heading-{i}a)", "- [Headin {i}](#heading-{i})", "- [Heading {r}](#heading-{r})", "- [Heading {i}](#heading-{r})", "- [Heading {i}](#heading-1)", "- [Heading {i}]", "{i}. [Heading {i}](#heading-{i}-{i})",
]
HOSTILE: dict[str, Make] = {
    **{repr(said): partial(_again, said) for said in dict.fromkeys(PIECES)},
    **{f"line {line!r}": partial(_lines, line) for line in LINES},
    **{f"lines {form!r}": partial(_numbered, form) for form in NUMBERED},
    "columns": _columns, "ragged": _ragged,
    **{f"never closed {mark!r}": partial(_never_closed, mark) for mark in "a_/.#-1?&%=:~@(["},
    **{f"growing {mark!r}": partial(_growing, mark) for mark in "`*_~#\\[<(|"},
    **{f"stairs {line!r}": partial(_stairs, step, line) for step, line in (("  ", "- a"), ("\t", "1. a"), (">", " a"), ("- ", "a"), ("   ", "1. [A](b)"))},
    **{f"around {a!r}": partial(_around, a, b) for a, b in (("[", "]"), ("(", ")"), ("*", "*"), ("**a ", "**"), ("[", "](b)"), ("![", "](b)"), ("<b>", "</b>"), ("“", "”"), ("\\[", "\\]"), ("- a\n", "\n"), ("$", "$"), ("`", "`"))},
    **{f"contents {line!r} of {heading!r}": partial(_contents, line, heading) for line in _CONTENTS_LINES for heading in ("## Heading {i}", "## Heading", "# Heading {i}\n\n## Sub")},
    **{f"{one.name} beside {other.name} in each other": partial(_alternating, one, other) for one, other in NESTED_PAIRS},
    **{f"{one.name} in {other.name}": partial(_each_in_the_other, one, other) for one, other in NESTED_PAIRS if one != other},
    **{f"{name} in {container.name}": partial(_leaf_in, container, leaf) for container in CONTAINERS for name, leaf in LEAVES.items()},
}
# fmt: on

BEFORE = """\
# Papers

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017. `transformers`
- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014. `training`
- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385), Dec. 10 2015. `vision`
"""
# Its position: by itself, in an entry's title, after it, in a URL, and in a table.
FRAMES = {
    "alone": BEFORE + "\n{}\n",
    "in a title": BEFORE + "- [Title {}](https://arxiv.org/abs/1312.5602), Dec. 19 2013. `reinforcement`\n",
    "in an entry": BEFORE + "- [Title](https://arxiv.org/abs/1312.5602) {}, Dec. 19 2013. `reinforcement`\n",
    "in an address": BEFORE + "- [Title](https://a.org/{}), Dec. 19 2013. `reinforcement`\n",
    "in a note": BEFORE + "- [Title](https://arxiv.org/abs/1312.5602), Dec. 19 2013.\n  - {}\n  - {}: b\n",
    "in a heading": BEFORE
    + "\n## {}\n\n- [Title](https://arxiv.org/abs/1312.5602), Dec. 19 2013.\n\n### [A](b) {}\n",
    "in HTML": BEFORE + "\n<table><tr><td><a href='b'>A</a> {}</td></tr></table>\n\n<p>{}</p>\n",
    "in bold": BEFORE + "\n**Title {}** [[pdf](b)]\n\n**Other {}\n",
    "in a cell": BEFORE
    + "\n| Title | Venue | Links |\n|---|---|---|\n| A | ICLR 2024 | [a](b) |\n| B {} | ICLR 2023 | [c](d) |\n",
}


def framed(frame: str, core: str) -> str:
    """A hostile text in its frame."""
    return FRAMES[frame].replace("{}", core)
