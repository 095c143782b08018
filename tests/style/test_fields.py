"""The fields of entries, and the text between them as it is compared."""

from __future__ import annotations

import pytest

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.layout.fields import fields_of, normal_text
from awesomelint.style.layout.layout import form_of, layout_of


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("), ", "url", "), "),
        (" 🔥 [", "title", " ["),
        (" <!-- a --> <!-- b --> [", "title", " ["),
        ("- <!-- a -->[", "start", "-["),
        ("12. [", "start", "1. ["),
        ("12. [", "title", "12. ["),
        ("12345. [", "start", "12345. ["),
        ("\\[", "title", "["),
        ("\\*", "title", "\\*"),
        (",  \t", "url", ", "),
        ("\t", "url", " "),
        (".\n", "authors", "⏎"),
        (".\n", "title", ".⏎"),
        ("  \n    ", "title", "··⏎"),
        (" \n ", "title", "⏎ "),
        ("\\\n  ", "title", "\\⏎"),
        (" <br/>\r\n", "title", "<br/>⏎"),
        ("  \n  \n", "title", "⏎⏎"),
    ],
)
def test_gaps_are_compared_without_what_readers_do_not_see(text: str, before: str, expected: str) -> None:
    assert normal_text(text, before) == expected  # type: ignore[arg-type]


def fields(entry: str) -> list[tuple[str, str]]:
    """Return the fields of the second of three entries."""
    other = "- [An Earlier Title](https://a.org/1), 2024.\n"
    text = f"{other}{entry}\n{other.replace('/1', '/2')}"
    found = read(Source(text)).entries[1]
    return [(kind, text[start:end]) for kind, start, end in fields_of(found)]


TITLE = [("title", "A Title"), ("url", "https://a.org/t")]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (".", []),
        (" [[pdf]](https://a.org/b)", [("label", "pdf"), ("link", "https://a.org/b")]),
        (" [`code`](https://a.org/b)", [("label", "code"), ("link", "https://a.org/b")]),
        (" some words, and more.", [("text", "some words, and more")]),
        (" some <b>bold</b> words", [("text", "some <b>bold</b> words")]),
        (' <i class="words">', []),
        (" <!-- some words -->", []),
        (" <!-- some > words -->", []),
        (" words <!-- a > b --> words", [("text", "words <!-- a > b --> words")]),
        (" .NET library", [("text", ".NET library")]),
        (" (.NET library)", [("text", ".NET library")]),
        (" - .net library", [("text", ".net library")]),
        (" a.NET library", [("text", "a.NET library")]),
        ("\n  - a note", []),
    ],
)
def test_fields_after_the_title(rest: str, expected: list[tuple[str, str]]) -> None:
    assert fields(f"- [A Title](https://a.org/t){rest}") == TITLE + expected


def test_attributes_of_html_are_not_text() -> None:
    found = fields('- <a href="https://a.org/t" class="some words">A Title</a>, 2024.')
    assert found == [("url", "https://a.org/t"), ("title", "A Title"), ("date", "2024")]


def test_layouts() -> None:
    text = "- [A Title?](https://a.org/t), ICLR 2024. <!-- a --> <!-- b -->\n"
    text += "- **A Title** [pdf](https://a.org/b)\n- [Another Title](https://a.org/c), ICLR 2024\n"
    found = [layout_of(entry) for entry in read(Source(text * 3)).entries]
    first, second, third = [layout for layout in found if layout is not None][:3]
    assert [gap.text for gap in first.gaps] == ["- [", "](", "), ", "."]
    assert (first.form, second.form) == ("item link", "item text")
    assert first.title_has_end_mark
    assert not third.title_has_end_mark
    assert first.ends_with_period
    assert not third.ends_with_period
    assert first.has("venue", text.index("ICLR"))
    assert not first.has("date", text.index("ICLR"))
    assert first.last_gap == first.gaps[-1]


@pytest.mark.parametrize("mark", list(".。!?！？…"))
def test_final_marks(mark: str) -> None:
    text = f"- [A Title](https://a.org/t), ICLR 2024{mark}\n- [Another Title](https://a.org/c), ICLR 2024\n"
    layouts = [layout_of(entry) for entry in read(Source(text)).entries]
    assert [layout is not None and layout.ends_with_period for layout in layouts] == [True, False]


def test_rows_have_a_layout_only_if_asked_for() -> None:
    text = "| Title | Venue |\n| --- | --- |\n" + "".join(
        f"| [{name} title](https://{name}.org) | ICLR |\n" for name in "abcdef"
    )
    entries = read(Source(text)).entries
    assert [layout_of(entry) for entry in entries] == [None] * 6
    layouts = [layout_of(entry, include_html=True) for entry in entries]
    assert all(layout is not None and layout.form == form_of(layout.entry) for layout in layouts)


@pytest.mark.parametrize(
    "symbol",
    [
        *"†‡←⏍⏏⯿🀀🫿�\x01\x08\x0e\x1f\x7f",
        "\u2600\ufe0f",
        "👩\u200d🔬",
        ":fire:",
        ":heavy_check_mark:",
        ":a1+b-c:",
        "🔥🔥",
    ],
)
def test_symbols_are_not_compared(symbol: str) -> None:
    assert normal_text(f"), {symbol} ", "url") == "), "
    assert normal_text(f"),{symbol}", "url") == "),"
    assert normal_text(f") {symbol}[", "url") == ") ["


@pytest.mark.parametrize("text", ["– ", "· ", "\u2c00", "\U0001fb00", ": ", ":: ", ":1: ", "€ ", "™", "\x0b"])
def test_other_characters_are_compared(text: str) -> None:
    assert normal_text(text, "url") == text


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f"])
def test_spaces_of_other_kinds_are_spaces(space: str) -> None:
    assert normal_text(f"),{space}", "url") == "), "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\\[ \\] \\( \\)", "[ ] ( )"),
        ("\\*\\_", "\\*\\_"),
        ("a <!-- b --> <!-- c -->-", "a-"),
        ("<!-- b", "<!-- b"),
        (" --> <!-- b", " --> <!-- b"),
        ("\t<!-- b\nc -->d", "d"),
        ("- \\\r\n", "-\\⏎"),
        (" <br />\n", "<br />⏎"),
        ("<br>\n \n", "<br>⏎ ⏎"),
        ("   \n   ", "··⏎"),
        (" \n\t", "⏎"),
        ("\n ", "⏎ "),
        ("\n  ", "⏎"),
        ("\n   ", "⏎"),
    ],
)
def test_what_looks_the_same_is_equal(text: str, expected: str) -> None:
    assert normal_text(text, "text") == expected


@pytest.mark.parametrize(
    ("rest", "gap", "end"),
    [
        (".", ".", "."),
        (". ", ".", ". "),
        (". <!-- a -->", ".", "."),
        (".<!-- a --> <!-- b -->  ", ".", "."),
        (' <a name="x"></a>', "", ""),
        (".  <a name='x'/>", ".", "."),
        ('. <a id="x"> </a>', ".", "."),
        ('. <a name="x"></a> <!-- a -->', ".", "."),
        (". -->", ". -->", ". -->"),
        (". <abbr>", ". <abbr>", ". <abbr>"),
        (". <b>", ". <b>", ". <b>"),
        (" >", " >", " >"),
    ],
)
def test_the_gap_after_the_last_field(rest: str, gap: str, end: str) -> None:
    """It ends before comments and anchors; spaces after its text are in the entry, but are not compared."""
    line = f"- [A Title](https://a.org/t), 2024{rest}\n"
    entry = read(Source(line + line.replace("A Title", "Another Title"))).entries[0]
    layout = layout_of(entry)
    assert layout is not None
    assert layout.key.gap_texts[-1] == gap
    assert layout.entry.source.text[layout.offsets[-2] : layout.offsets[-1]].rstrip() == end.rstrip()


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (" [\\[pdf\\]](https://a.org/b)", [("label", "pdf"), ("link", "https://a.org/b")]),
        (" [* *](https://a.org/b)", [("label", "* *"), ("link", "https://a.org/b")]),
        (" ![a](https://a.org/b.png)", [("image", "![a](https://a.org/b.png)")]),
        (" `new`", [("tag", "new")]),
        (", *Ann Lee, Bo Chen.*", [("authors", "Ann Lee, Bo Chen")]),
        (" <https://a.org/b>", [("link", "https://a.org/b")]),
        (
            ' <img src="x.png" alt="of it"> and words',
            [("image", '<img src="x.png" alt="of it">'), ("text", "and words")],
        ),
        (" words <!-- a -->", [("text", "words")]),
        (" <b class='c'>words", [("text", "words")]),
        (" <b class='c' words", []),
        (" a </b", [("text", "a")]),
        (" 5 < 6 words", [("text", "5 < 6 words")]),
    ],
)
def test_kinds_of_fields(rest: str, expected: list[tuple[str, str]]) -> None:
    assert fields(f"- [A Title](https://a.org/t){rest}") == TITLE + expected


def test_an_entry_without_a_title_or_with_its_title_elsewhere_has_no_layout() -> None:
    text = "- [A Title](https://a.org/1), 2024\n- [Another Title](https://a.org/2), 2024\n"
    first, second = read(Source(text)).entries
    first.title = ""
    assert layout_of(first) is None
    second.own_end = second.span.start + 1
    assert layout_of(second) is None
