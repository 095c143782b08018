"""Mojibake: what is decoded again, what is lost, and what is left alone."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

REST = "- [Other](https://example.org/other)\n"


def garbled(text: str, encoding: str = "cp1252") -> str:
    return text.encode("utf-8").decode(encoding)


def decoded(title: str) -> str:
    """The title of an entry after the fixes; “?” if one has no fix, empty if nothing is reported."""
    text = f"- [{title}](https://example.org/a)\n{REST}"
    result = run("mojibake", text)
    if not result.lines:
        return ""
    assert {line.split(" ", 1)[0] for line in result.lines} == {"error"}
    if any(item.fix is None for item in result.found):
        return "?"
    return result.fixed.removeprefix("- [").removesuffix(f"](https://example.org/a)\n{REST}")


@pytest.mark.parametrize("letter", "éèüöäñçøåæôêâîïëÉÜÖß–—…‘’“•€‰‹›")
def test_characters_of_windows_1252(letter: str) -> None:
    assert decoded(f"An {garbled(letter)} in it") == f"An {letter} in it"
    before, after = ("KRO", "N") if letter.isupper() else ("Kro", "n")
    assert decoded(f"{before}{garbled(letter)}{after}") == f"{before}{letter}{after}"


@pytest.mark.parametrize("letter", "ÀÁÄÅÆÇÈŁłňřğışćž–—’“”论文αβЖ🤗🔥")
def test_characters_of_latin_1(letter: str) -> None:
    assert decoded(f"An {garbled(letter, 'latin-1')} in it") == f"An {letter} in it"


@pytest.mark.parametrize("letter", "‘’“”•–—…")
def test_one_byte_of_windows_1252_as_latin_1(letter: str) -> None:
    byte = letter.encode("cp1252").decode("latin-1")
    assert decoded(f"One{byte}word of it") == f"One{letter}word of it"


@pytest.mark.parametrize(
    ("title", "fixed"),
    [
        ("VoilÃ  les Transformers", "Voilà les Transformers"),
        ("Voil Ã  les Transformers", ""),
        ("VOILÃ  les Transformers", ""),
        ("TwoÂ\u00a0Words", "Two Words"),
        ("ï»¿Attention", "Attention"),
        ("TwoÂ\u00adWords", "TwoWords"),
        (f"{garbled('é')}t{garbled('é')}", "été"),
        (f"{garbled('éè')} x", "éè x"),
        ("Ã = A + I", ""),
        ("A â€ B", "?"),
        ("A � B", "?"),
        ("A ��� B", "?"),
        ("A ï¿½ B", "?"),
        ("Ù€", ""),
    ],
)
def test_special_places(title: str, fixed: str) -> None:
    assert decoded(title) == fixed


@pytest.mark.parametrize(
    ("title", "position"),
    [
        ("Ð DARE", 4),
        ("DARE ð", 9),
        ("DARE: ð", 10),
        ("a (ð) b", 7),
        ("Ðorđe", 0),
        ("það", 0),
        ("a_ð", 6),
        ("Að", 0),
        ("ð-x", 0),
    ],
)
def test_the_rest_of_an_emoji(title: str, position: int) -> None:
    result = run("mojibake", f"- [{title}](https://example.org/a)\n{REST}")
    sign = "Ð" if "Ð" in title else "ð"
    assert result.lines == ([f"warning 1:{position} {sign}"] if position else [])
    assert not result.found or result.found[0].fix is None


def test_each_place_of_a_line_is_reported_once() -> None:
    text = f"- [{garbled('é')} and ð and {garbled('ð')} and â€ and {garbled('“')}](https://example.org/a)\n{REST}"
    result = run("mojibake", text)
    assert result.lines == [
        f"error 1:4 {garbled('é')}",
        "warning 1:11 ð",
        f"error 1:17 {garbled('ð')}",
        "error 1:24 â€",
        f"error 1:31 {garbled('“')}",
    ]


@pytest.mark.parametrize(
    ("wrong", "others", "right"),
    [
        ("’", "It's", "'"),
        ("’", "It’s", "’"),
        ("’", "None", "’"),
        ("’", "It's ‘a", "’"),
        ("’", "It's ‘a' ", "'"),
        ("‘", "It's", "'"),
        ("“", 'A "B" C', '"'),
        ("“", 'A "B C', '"'),
        ("“", "A “B” C", "“"),
        ("“", "It's", "“"),
        ("–", "It's", "–"),
    ],
)
def test_quotes_are_written_as_the_titles_have_them(wrong: str, others: str, right: str) -> None:
    text = f"- [One {garbled(wrong)}word](https://example.org/a)\n- [{others}](https://example.org/b)\n"
    assert run("mojibake", text).fixed == text.replace(garbled(wrong), right)


def test_what_it_should_be_is_named() -> None:
    for wrong, shown in (("é", "é"), ("\u00a0", "a space"), ("\ufeff", "invisible"), ("🤗", "🤗")):
        result = run("mojibake", f"- [Two{garbled(wrong, 'latin-1')}words](https://example.org/a)\n{REST}")
        assert garbled(wrong, "latin-1") in result.messages[0] and shown in result.messages[0]


@pytest.mark.parametrize(
    "text",
    [
        f"- [A](https://example.org/a) `{garbled('é')} � ð`\n",
        f"- [A](https://example.org/a) <!-- {garbled('é')} � ð -->\n",
        f"```\n{garbled('é')} � ð\n```\n\n",
    ],
)
def test_code_and_comments(text: str) -> None:
    assert run("mojibake", text + REST).lines == []


def test_an_address_is_left_to_a_person() -> None:
    text = f"- [A](https://example.org/{garbled('é')})\n{REST}"
    result = run("mojibake", text)
    assert [line.split()[0] for line in result.lines] == ["error"]
    assert result.fixed == text


def test_what_a_fix_does_is_said() -> None:
    for wrong, words in (("é", "é"), ("\u00a0", "space"), ("\ufeff", "Remove")):
        result = run("mojibake", f"- [Two{garbled(wrong, 'latin-1')}words](https://example.org/a)\n{REST}")
        (title,) = [item.fix.title for item in result.found if item.fix]
        assert words in title and garbled(wrong, "latin-1") in title
