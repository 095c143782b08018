"""Invisible characters and mojibake: each character that is reported, and where it is left alone."""

from __future__ import annotations

import pytest

from awesomelint.engine import fix
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support.one_rule import run

REST = "- [Other](https://example.org/other)\n"


def written(title: str) -> str:
    """The title of an entry after the safe fixes; “?” if there is no fix, empty if there is no finding."""
    text = f"- [{title}](https://example.org/a)\n{REST}"
    result = run("invisible-character", text)
    if not result.lines:
        return ""
    assert {line.split(" ", 1)[0] for line in result.lines} == {"warning"}
    fixed = result.fixed.removeprefix("- [").removesuffix(f"](https://example.org/a)\n{REST}")
    return fixed if fixed != title else "?"


INVISIBLE = [
    *"\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffc",
    *("\u200b\u200b", "\ufeff\u200b", "\u2060\u2060", "\ufffc\ufffc"),
]


@pytest.mark.parametrize("mark", INVISIBLE)
def test_characters_without_a_width_go(mark: str) -> None:
    assert written(f"Deep{mark}ening Nets") == "Deepening Nets"
    assert written(f"Deep nets{mark}") == "Deep nets"


@pytest.mark.parametrize(
    "mark", [chr(code) for code in [*range(0x80, 0x85), *range(0x86, 0x91), *range(0x98, 0xA0)]]
)
def test_control_characters(mark: str) -> None:
    assert written(f"Deep{mark}ening Nets") == "?"
    assert written(f"Deep nets{mark}") == "Deep nets"
    assert written(f"{mark}Deep nets") == "Deep nets"
    assert written(f"Deep {mark}nets") == "Deep nets"
    # After a letter that is not ASCII it is part of mojibake.
    assert written(f"De Vrié{mark}s Nets") == ""


@pytest.mark.parametrize(
    "mark", ["\x85", "\x91", "\x97", "\u2010", "\u2011", "\u202f", "\u3000", "\ufb07", "\u200a"]
)
def test_characters_that_are_left_alone(mark: str) -> None:
    assert written(f"Deep{mark}ening Nets") == ""


@pytest.mark.parametrize(
    ("mark", "letters"),
    [("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "st"), ("ﬆ", "st")],
)
def test_ligatures(mark: str, letters: str) -> None:
    assert written(f"E{mark}ect") == f"E{letters}ect"
    assert written(f"{mark}ect") == f"{letters}ect"
    assert written(f"E{mark}") == f"E{letters}"
    assert written(f"What “{mark}” is") == ""


@pytest.mark.parametrize(
    ("title", "fixed"),
    [
        ("Two\u00a0words", "Two words"),
        ("Two\u00a0words\u00a0here", "Two words here"),
        ("5\u00a0GB", "5 GB"),
        ("Two\u00a0words of x_y", "Two words of x_y"),
        ("Really\u00a0? Yes", ""),
        ("«\u00a0Really", ""),
        ("Two\u00a0words in Málaga", ""),
        ("Two\u00a0été", ""),
        ("Two\u00a0 words", "Two words"),
        # A soft hyphen.
        ("Deep\u00adNets", "?"),
        ("Deep\u00adnets", "Deepnets"),
        ("DEEP\u00adNETS", "DEEPNETS"),
        ("Deep\u00ad\u2010nets", "Deep-nets"),
        ("Deep\u00ad\u00adnets", "Deep-nets"),
        ("Deep-\u00ad\u2010nets", "Deep-nets"),
        ("Deep‐\u00ad\u2010nets", "Deep‐nets"),
        # Separators of lines and paragraphs.
        ("Two\u2028words", "Two words"),
        ("Two\u2029words", "Two words"),
        ("Two \u2028words", "Two words"),
        ("Two\u2029 words", "Two words"),
        # Spacers and what parts a sign from a name.
        ("by @\u200bsomeone", ""),
        ("by #\u2060someone", ""),
        ("Two \u200b words", ""),
        ("Two \u200b<br> words", ""),
        ("Two \u200bwords", "Two words"),
        ("Two\u200b words", "Two words"),
        ("by @\ufeffsomeone", "by @someone"),
        ("by @\u200dsomeone", "by @someone"),
        # Emoji, and scripts that need them.
        ("A 🏳\u200d🌈 flag", ""),
        ("A 🏳\u200d flag", ""),
        ("A flag \u200d🌈", ""),
        ("می\u200cخواهم", ""),
        ("ก\u200bข", ""),
        ("ក\u200bខ", ""),
        ("↔\u200ex", ""),
        ("⯿\u200dx", ""),
        ("ﷲ\u200fx", ""),
        ("ﹰ\u200fx", ""),
        ("x\u200d\ufe0f", ""),
        ("Deep \u200eNets of עברית", ""),
        ("Deep\u200cNets of עברית", "DeepNets of עברית"),
        ("Deep\u200dNets of עברית", "DeepNets of עברית"),
        ("Deep\ufeffNets of עברית", "DeepNets of עברית"),
        ("עברית\ufeff", "עברית"),
        ("Ελλη\u200bνικά", "Ελληνικά"),
    ],
)
def test_characters_in_their_places(title: str, fixed: str) -> None:
    assert written(title) == fixed


def test_a_no_break_space_outside_of_entries() -> None:
    assert run("invisible-character", f"Two\u00a0words of prose.\n\n{REST}").lines == []


@pytest.mark.parametrize(
    ("title", "fixed"),
    [
        (r"Milanovi\xc4\x87", "Milanović"),
        (r"Milanovi\\xc4\\x87", "Milanović"),
        (r"\xC3\xA9t\xc3\xa9", "été"),
        (r"\xe2\x80\x99s", "’s"),
        (r"\xf0\x9f\xa4\x97 Hub", "🤗 Hub"),
        (r"\xc3", ""),
        (r"\xc3\xc3", ""),
        (r"\xe2\x80", ""),
        (r"\xb3\xa9", ""),
        (r"\xc3\x79", ""),
        (r"`\xc3\xa9`", ""),
    ],
)
def test_bytes_that_are_written_out(title: str, fixed: str) -> None:
    assert written(title) == fixed


def test_bytes_in_an_address() -> None:
    text = f"- [A](https://example.org/\\xc3\\xa9)\n{REST}"
    assert run("invisible-character", text).lines == []


def test_each_kind_is_reported_once_a_line() -> None:
    text = "- [De\u200bep Ne\u200bts of ﬁre and ﬁsh ﬂow \\xc3\\xa9 \\xc3\\xa8](https://example.org/a)\n"
    text += "- [B\u200bC](https://example.org/b)\n"
    result = run("invisible-character", text)
    assert result.lines == [
        "warning 1:6 \u200bep Ne\u200b",
        "warning 1:19 ﬁre and ﬁ",
        "warning 1:31 ﬂ",
        "warning 1:35 \\xc3\\xa9 \\xc3\\xa8",
        "warning 2:5 \u200b",
    ]
    assert (
        result.fixed
        == "- [Deep Nets of fire and fish flow é è](https://example.org/a)\n- [BC](https://example.org/b)\n"
    )
    for message, words in zip(result.messages, ("Deep", "fire", "flow", "é", "BC"), strict=True):
        assert f"“{words}”" in message
    assert "2 zero-width spaces" in result.messages[0]
    assert "“ﬁre”" in result.messages[1]


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("\u00a0", "no-break space"),
        ("\u00ad", "soft hyphen"),
        ("\u200b", "zero-width space"),
        ("\u200c", "zero-width non-joiner"),
        ("\u200d", "zero-width joiner"),
        ("\u2028", "line separator"),
        ("\u2029", "paragraph separator"),
        ("\u2060", "word joiner"),
        ("\ufeff", "byte-order mark"),
        ("\ufffc", "object replacement character"),
        ("\u0080", "control character"),
        ("\u200e", "directional mark"),
        ("\u2069", "directional mark"),
    ],
)
def test_names_of_the_characters(mark: str, name: str) -> None:
    result = run("invisible-character", f"- [Deep{mark}nets](https://example.org/a)\n{REST}")
    assert name in result.messages[0]


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("https://example.org/a\u200b", "https://example.org/a"),
        ("https://example.org/\u200ba\u200b/b", "https://example.org/a/b"),
        ("\ufeffhttps://example.org/a", "https://example.org/a"),
        ("https://example.org/a\u00ad", "https://example.org/a"),
        ("https://example.org/a\u00a0b", "https://example.org/a\u00a0b"),
        ("https://example.org/a\u00a0", "https://example.org/a"),
    ],
)
def test_in_an_address_they_are_errors(url: str, fixed: str) -> None:
    text = f"- [A]({url})\n{REST}"
    result = run("invisible-character", text)
    assert [line.split()[0] for line in result.lines] == ["error"]
    assert result.fixed == text.replace(url, fixed)


@pytest.mark.parametrize("url", ["https://example.org/ﬁ", "#a\u200db", "#\ufe0f-a\u00a0b"])
def test_characters_that_an_address_may_have(url: str) -> None:
    assert run("invisible-character", f"- [A]({url})\n{REST}").lines == []


def test_what_a_fix_does_is_said() -> None:
    text = "- [De\u200bep N\u200bets](https://example.org/a)\n- [Two\u00a0words](https://example.org/b)\n"
    text += "- [B\u200bc](https://example.org/c) ﬁ and ﬁa \\xc3\\xa9\n"
    titles = [item.fix.title for item in run("invisible-character", text).found if item.fix]
    for title, words in zip(
        titles, ("2 zero-width spaces", "no-break space", "zero-width space", "ligature", "é"), strict=True
    ):
        assert words in title
    assert "2" not in titles[2]


@pytest.mark.parametrize(
    ("rule", "wrong", "right"), [("mojibake", "Ã©", "é"), ("invisible-character", "e\u200bn", "en")]
)
@pytest.mark.parametrize(
    "entry",
    [
        "- [A Tit@l](https://arxiv.org/abs/2401.00001) by Jos@ Blanco and Ana Maria, ICLR 2023, some n@te",
        "- **Title** (*Coll@ge 2023*) [pdf](https://arxiv.org/abs/2401.00001) [cod@](https://example.org/c)",
        "| Title | Venue | Authors | Link |\n| --- | --- | --- | --- |\n"
        "| Work One | Journ@e 2021 | Jos@ Blanco | [pdf](https://arxiv.org/abs/2401.00001) |\n"
        "| Work Two | ICLR | Ana Maria | [pdf](https://arxiv.org/abs/2401.00002) |\n",
    ],
)
def test_the_fix_is_made_in_every_field(rule: str, wrong: str, right: str, entry: str) -> None:
    text = f"{entry}\n{REST}"
    result = fix(Source(text.replace("@", wrong), "README.md"), Settings(select=frozenset([rule])))
    assert result.report.source.text == text.replace("@", right)
