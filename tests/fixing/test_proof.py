"""Fixes that harm a page are refused, whatever rule they come from; good fixes pass."""

from __future__ import annotations

import pytest

from awesomelint.findings import Edit, Fix, Safety
from awesomelint.fixing.proof import object_to_fix, prove_all
from awesomelint.reading import read
from awesomelint.rules import BY_NAME
from awesomelint.source import Source

# Lists in the formats of real ones; each is read with the entry under test.
LINKED = "# Papers\n\n" + "".join(
    f"- [{title}](https://arxiv.org/abs/2001.0000{number}), ICML 2020. [[code](https://github.com/me/r{number})]\n"
    for number, title in enumerate(("Quiet Lanterns", "Sparse Gardens", "Tidy Pebbles", "Slow Barns"))
)
CITED = "# Parsing\n\n| Model | F1 | Paper |\n| --- | --- | --- |\n" + "".join(
    f"| Parser ({name}, 2020) | 8{number}.1 | [Counting Sheep {number}](https://arxiv.org/abs/2003.0000{number}) |\n"
    for number, name in enumerate(("Lark and Wren", "Finch and Rook", "Crow"))
)


def refused(text: str, *edits: tuple[str, str], rule: str, safety: Safety = Safety.SAFE) -> str:
    """Return why a fix of a rule is refused that replaces texts of a list, "" if it is not."""
    made = []
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        # What stays the same at both ends only says where the edit is; words stay whole.
        start, before = text.index(old), same(old, new)
        after = same(old[before:][::-1], new[before:][::-1])
        while before and old[before - 1].isalpha():
            before -= 1
        while after and old[-after].isalpha():
            after -= 1
        made.append(Edit(start + before, start + len(old) - after, new[before : len(new) - after]))
    objection = object_to_fix(read(Source(text)), Fix("Fix it", safety, tuple(made)), BY_NAME[rule].changes)
    return objection.message if objection is not None else ""


def same(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their starts."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def entry(line: str, text: str = LINKED) -> str:
    """Return a list with one more line."""
    return text + line + "\n"


HARMFUL = {
    # Spelling.
    "an English word in prose": (
        entry("- [Wide Sails](https://a.org/1) A survey of how media 2020 coverage spreads among people, MedIA 2021."),
        [("media", "MedIA")],
        "venue-spelling",
        "the spelling of a description would change",
    ),
    "a word of a venue's full name": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019), Computational Visual Media 2021."),
        [("Media", "MedIA")],
        "venue-spelling",
        "the spelling of a word in a longer name would change",
    ),
    "a badge that names a method": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019), 2020. [[ICLM](https://github.com/me/ICLM)]"),
        [("[[ICLM", "[[ICML")],
        "venue-spelling",
        "the label “ICLM” is a name",
    ),
    "a tag that is a citation key": (
        entry("- [BCCA23] [Wide Sails](https://arxiv.org/abs/2001.00019), 2023."),
        [("BCCA", "ACCA")],
        "venue-spelling",
        "“BCCA” may be an acronym of its own",
    ),
    "a name that the list does not use": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019), EMLNP 2023."),
        [("EMLNP", "EMNLP")],
        "venue-spelling",
        "this list has “EMNLP” 0 times, and “EMLNP” 1 time",
    ),
    "the label of a link that leads elsewhere": (
        entry("- Wide Sails [[paper]([https://a.org/1](https://a.org/2))"),
        [("[https://a.org/1](https://a.org/2))", "https://a.org/2)")],
        "malformed-link",
        "a link would lead to one of two URLs",
    ),
    "a URL that is glued to another": (
        entry("- Wide Sails [https://a.org/1.pdf,https://a.org/project]"),
        [(",https://a.org/project", "")],
        "malformed-url",
        "a link would lead to one of two URLs",
    ),
    "the surname of an author": (
        entry("| Parser (Lark and Arviv, 2019) | 85.1 | [Trees](https://arxiv.org/abs/1903.03456) |", CITED),
        [("Arviv", "arXiv")],
        "venue-spelling",
        "the spelling of a name would change",
    ),
    "a title": (
        entry("- [Learning with Iclr](https://arxiv.org/abs/2001.00019), 2020."),
        [("Iclr", "ICLR")],
        "venue-spelling",
        "the spelling of a title would change",
    ),
    "a label in mixed case": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019), 2020. [[CoDeF](https://b.org/page)]"),
        [("CoDeF", "code")],
        "label-spelling",
        "the label “CoDeF” is a name",
    ),
    "a label that is in its own URL": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019), 2020. [[coder](https://github.com/me/coder)]"),
        [("[[coder", "[[code")],
        "label-spelling",
        "the label “coder” is a name",
    ),
    "a label beside a link with the right label": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019), 2020. [[codes](https://b.org)] [[code](https://c.org)]"),
        [("codes", "code")],
        "label-spelling",
        "the label “codes” is a name",
    ),
    # Periods and stars that are part of a word.
    "the period of et al.": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019) by Pia Knot et al., 2018."),
        [("al., 2018", "al, 2018")],
        "inconsistent-entry",
        "an abbreviation would lose its period",
    ),
    "the star of a venue's name": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019), *SEM2019 *Oral*."),
        [("*SEM2019", "SEM2019"), ("*Oral*", "Oral*")],
        "inconsistent-entry",
        "text would no longer be italic",
    ),
    "a star added before bold": (
        entry("- **From Oaks to Q* (Q-Star): A Survey**, ICML 2020."),
        [("**From", "***From")],
        "inconsistent-entry",
        "text would become bold, and other text would change",
    ),
    "a star that is taken for the end of bold": (
        entry("- **Which *BERT? A Survey of Names**, ICML 2020."),
        [("*BERT", "**BERT")],
        "inconsistent-entry",
        "a literal “*” would become visible",
    ),
    # Halves of pairs.
    "the closing half of bold": (
        entry("- Farming Oats (ICDE 2022, **best demo award**)"),
        [("award**)", "award)")],
        "inconsistent-entry",
        "a literal “*” would become visible",
    ),
    "another half where one is left": (
        entry("- Quiet Rivers at Dawn** [[paper](https://arxiv.org/abs/2001.00019)]"),
        [("- Quiet Rivers", "- **Quiet Rivers"), ("Dawn** ", "Dawn**** ")],
        "inconsistent-entry",
        "half of a pair would stay visible beside a new pair",
    ),
    "half of a code span": (
        entry("- `RLLS` [Azi et al., Learning under shifts** [[PDF]](https://a.org/3)"),
        [("`RLLS` [", "`RLLS] **[")],
        "inconsistent-entry",
        "a literal “`” would become visible",
    ),
    "half of a deletion": (
        entry("- ~~[Wide Sails](https://arxiv.org/abs/2001.00019)~~, ICML 2020."),
        [("~~,", ",")],
        "inconsistent-entry",
        "a literal “~~” would become visible",
    ),
    "half of a tag": (
        entry("- <b>[Wide Sails](https://arxiv.org/abs/2001.00019)</b>, ICML 2020."),
        [("</b>", "")],
        "inconsistent-entry",
        "half of a pair <b> would be left",
    ),
    "half of a quotation": (
        entry("- “Wide Sails” [[paper](https://arxiv.org/abs/2001.00019)]"),
        [("Sails”", "Sails")],
        "inconsistent-entry",
        "half of a pair “” would be left",
    ),
    "halves of two pairs of brackets": (
        entry("- [Wide Sails](https://a.org/1) (fork of [Sails](https://a.org/2)). ([Demo](https://a.org/3))"),
        [(")). ([", "), [")],
        "inconsistent-entry",
        "brackets would enclose another text",
    ),
    "brackets of two links": (
        entry("## Challenge: Counting Sheep ([Home](https://a.org/1)) ([Results](https://a.org/2))"),
        [(" ([Home", " [Home"), ("/2))", "/2)")],
        "inconsistent-entry",
        "half of a pair () would be left",
    ),
    # Elements.
    "bold that says read this first": (
        entry("- **[Wide Sails](https://arxiv.org/abs/2001.00019)**, ICML 2020."),
        [("**[Wide", "[Wide"), ("19)**", "19)")],
        "inconsistent-entry",
        "text would no longer be bold",
    ),
    "a deletion that says withdrawn": (
        entry("- ~~[Wide Sails](https://arxiv.org/abs/2001.00019)~~, ICML 2020."),
        [("~~[", "["), ("~~,", ",")],
        "inconsistent-entry",
        "text would no longer be struck through",
    ),
    "bold for a part of a text, in place of a comma": (
        entry("- Tim Tern, Una Skua, Vic Loon. [[paper](https://a.org/1)]"),
        [("- Tim", "- **Tim"), ("Skua,", "Skua**")],
        "inconsistent-entry",
        "text would become bold, and other text would change",
    ),
    # Sentences, lines and brackets of other entries.
    "a separator within a sentence": (
        entry("- [Wide Sails](https://a.org/1) and their boats"),
        [("/1) and", "/1): and")],
        "inconsistent-entry",
        "“:” would be within a sentence",
    ),
    "one line of a nested list": (
        entry("1. Forum\n  - Lakes: [one](https://a.org/1)\n  - Hills: [two](https://a.org/2)"),
        [("Forum\n  - Lakes", "Forum - Lakes")],
        "split-entry",
        "one line of a nested list would be joined to the line above it",
    ),
    "the closing half of a link that is broken before it": (
        entry("- [Wide Sails]9https://a.org/1) and boats"),
        [("/1)", "/1")],
        "unbalanced-brackets",
        "the link before the bracket would stay broken",
    ),
    "a lone bracket where other entries have two": (
        entry("- [Wide Sails](https://arxiv.org/abs/2001.00019), ICML 2020. [[code](https://github.com/me/r9)"),
        [(" [[code](https://github.com/me/r9)", " [code](https://github.com/me/r9)")],
        "unbalanced-brackets",
        "the brackets would not be as in other entries",
    ),
    "a second bracket where other entries have one": (
        "# Tools\n\n- [Lamp](https://a.org/1) - Light.\n- [Barn](https://a.org/2) - Hay.\n- [Wide]](https://a.org/3) - Sails.\n",
        [("- [Wide", "- [[Wide")],
        "unbalanced-brackets",
        "the brackets would not be as in other entries",
    ),
    # Links.
    "a URL over two lines, closed in its middle": (
        entry("- [Wide Sails](https://a.org/a-long-\n  path/to/it.pdf), ICML 2020."),
        [("a-long-", "a-long-)")],
        "malformed-link",
        "half of a pair () would be left",
    ),
    "a link whose title text lacks its end": (
        entry('- Wide Sails [pdf](https://a.org/1 "On sails that are wide)'),
        [(' "On sails that are wide', "")],
        "malformed-link",
        "the visible text would change",
    ),
    "a joiner in an anchor that GitHub keeps": (
        "## नि‍र्देश\n\n" + entry("- [Wide Sails](#नि‍र्देश)"),
        [("#नि‍र्देश", "#निर्देश")],
        "invisible-character",
        "the link to `#नि‍र्देश` would lead elsewhere",
    ),
    "one of two links with the same URL": (
        entry("- [Wide Sails](https://a.org/1) [[data](https://b.org)] [[code](https://b.org)]"),
        [(" [[code](https://b.org)]", "")],
        "mojibake",
        "a link would lead elsewhere",
    ),
    "the target of a link": (
        entry("- [Wide Sails](https://a.org/1) [[data](https://b.org)]"),
        [("https://b.org", "https://c.org")],
        "inconsistent-entry",
        "a link would lead elsewhere",
    ),
    "a word": (
        entry("- [Wide Sails](https://a.org/1), ICML 2020, oral."),
        [(", oral", "")],
        "inconsistent-entry",
        "the visible text would change",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "edits", "rule", "reason"), HARMFUL.values(), ids=HARMFUL)
def test_harm_is_refused(text: str, edits: list[tuple[str, str]], rule: str, reason: str) -> None:
    assert refused(text, *edits, rule=rule) == reason


GOOD = {
    "a separator": (LINKED, [("Slow Barns](https://arxiv.org/abs/2001.00003), ", "Slow Barns](https://arxiv.org/abs/2001.00003). ")], "inconsistent-entry"),
    "bold for a title": (entry("- Wide Sails [[paper](https://a.org/1)]"), [("Wide Sails", "**Wide Sails**")], "inconsistent-entry"),
    "round brackets for square ones": (entry("- [Wide Sails](https://a.org/1) [ICML 2020]"), [("[ICML 2020]", "(ICML 2020)")], "inconsistent-entry"),
    "the missing half of a pair": (entry("- [Wide Sails](https://a.org/1) (ICML 2020"), [("(ICML 2020", "(ICML 2020)")], "unbalanced-brackets"),
    "a lone bracket": (entry("- [Wide Sails](https://a.org/1)) ICML 2020"), [("/1))", "/1)")], "unbalanced-brackets"),
    "a missing parenthesis of a link": (entry("- [Wide Sails]https://a.org/1) ICML 2020"), [("]https", "](https")], "malformed-link"),
    "a backslash before a star": (entry("- **From Oaks to Q* (Q-Star): A Survey**, ICML 2020."), [("Q* ", "Q\\* ")], "broken-emphasis"),
    "spaces in bold": (entry("- ** Wide Sails**: a survey [[paper](https://a.org/1)]"), [("** Wide", "**Wide")], "broken-emphasis"),
    "an anchor that ends in a hyphen": ("## Tools 🔧\n\n" + entry("- [Tools](#tools)"), [("#tools", "#tools-")], "broken-anchor"),
    "angle brackets around a URL": (entry("- [Wide Sails](https://a.org/1) and https://b.org/2"), [("https://b.org/2", "<https://b.org/2>")], "inconsistent-entry"),
    "a ligature": (entry("- [Wide ﬁelds](https://a.org/1)"), [("ﬁ", "fi")], "invisible-character"),
    "letter case of a venue": (entry("- [Wide Sails](https://a.org/1), Icml 2020."), [("Icml", "ICML")], "venue-spelling"),
    "a venue that the list often names": (entry("- [A](https://a.org/2), EMNLP 2020.\n- [B](https://a.org/3), EMNLP 2021.\n- [Wide Sails](https://a.org/1), EMLNP 2020."), [("EMLNP", "EMNLP")], "venue-spelling"),
    "a link in place of a URL": (entry("- Wide Sails [[paper]([https://a.org/1](https://a.org/1))"), [("[https://a.org/1](https://a.org/1))", "https://a.org/1)")], "malformed-link"),
    "a link in place of a URL with a label": (entry("- Wide Sails [[paper]([url](https://a.org/1))"), [("[url](https://a.org/1))", "https://a.org/1)")], "malformed-link"),
    "a label that the list often uses": (entry("- [Wide Sails](https://a.org/1), [[cdoe](https://b.org/1)]"), [("cdoe", "code")], "label-spelling"),
    "half of mojibake": (entry("- [Wide â€œSails”](https://a.org/1)"), [("â€œ", "“")], "mojibake"),
    "the period of a date": (entry("- [Wide Sails](https://a.org/1), Sept. 2020."), [("Sept.", "Sep.")], "malformed-date"),
    "an arXiv URL": (entry("- [Wide Sails](http://www.arxiv.org/abs/2001.00009)"), [("http://www.arxiv.org", "https://arxiv.org")], "url-form"),
    "a table's cell": (entry("| Parser [Rook, 2019) | 85.1 | [Trees](https://arxiv.org/abs/1903.03456) |", CITED), [("[Rook", "(Rook")], "unbalanced-brackets"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "edits", "rule"), GOOD.values(), ids=GOOD)
def test_good_fixes_pass(text: str, edits: list[tuple[str, str]], rule: str) -> None:
    assert refused(text, *edits, rule=rule) == ""


def test_the_space_after_a_marker_does_not_hide_a_harmful_edit() -> None:
    text = entry("- **Wide Sails** [[paper](https://a.org/1)]")
    start = text.index(" **Wide")
    fix = Fix("Fix it", Safety.SAFE, (Edit(start, start + 3, " "),))
    objection = object_to_fix(read(Source(text)), fix, frozenset())
    assert objection is not None and objection.message == "a literal “*” would become visible"


def test_a_cell_must_not_be_split() -> None:
    text = entry("| Parser | 85.1 | [Trees](https://arxiv.org/abs/1903.03456) |", CITED)
    assert refused(text, ("Trees", "Tr|ees"), rule="mojibake") == "the number of cells would change"


def test_of_unsafe_fixes_only_harm_is_refused() -> None:
    text = entry("- [Wide Sails](https://a.org/1), *ICML 2020*, oral.")
    unsafe = Safety.UNSAFE
    assert refused(text, (", oral", ""), rule="inconsistent-entry", safety=unsafe) == ""
    assert (
        refused(text, ("2020*", "2020"), rule="inconsistent-entry", safety=unsafe)
        == "a literal “*” would become visible"
    )


def test_a_refused_fix_becomes_unsafe_or_is_removed() -> None:
    from awesomelint.findings import Finding, Severity
    from awesomelint.source import Span

    text = entry("- [Wide Sails](https://a.org/1), *ICML 2020*, oral.")

    def kept(old: str, new: str, *, has_unsafe: bool) -> Safety | None:
        edit = Edit(text.index(old), text.index(old) + len(old), new)
        fix = Fix("Fix it", Safety.SAFE, (edit,))
        finding = Finding("some-rule", Severity.WARNING, Span(edit.start, edit.end), "", fix=fix)
        (proven,) = prove_all(
            read(Source(text)), [finding], lambda rule: frozenset(), lambda rule: has_unsafe
        )
        return proven.fix.safety if proven.fix is not None else None

    assert kept(", oral", "", has_unsafe=True) is Safety.UNSAFE
    assert kept(", oral", "", has_unsafe=False) is None
    assert kept("2020*", "2020", has_unsafe=True) is None
    assert kept(", oral", " oral", has_unsafe=False) is Safety.SAFE


@pytest.mark.parametrize(
    "word",
    [
        "Findings",
        "Proceedings",
        "Workshop",
        "Oral",
        "Poster",
        "Spotlight",
        "Paper",
        "Conference",
        "Symposium",
    ],
)
def test_a_word_before_a_venue_is_not_part_of_its_name(word: str) -> None:
    text = entry(f"- [Wide Sails](https://a.org/1), {word} Iclr 2020.")
    assert refused(text, ("Iclr", "ICLR"), rule="venue-spelling") == ""


@pytest.mark.parametrize("names", ["Lark and Arviv", "Lark, and Arviv", "Lark & Arviv"])
def test_a_word_after_a_name_is_a_name(names: str) -> None:
    text = entry(f"| Parser ({names}, 2019) | 85.1 | [Trees](https://arxiv.org/abs/1903.03456) |", CITED)
    assert refused(text, ("Arviv", "arXiv"), rule="venue-spelling") == "the spelling of a name would change"


def test_three_words_are_a_description() -> None:
    for words, reason in (
        ("media coverage grows", ""),
        ("how media coverage grows", "the spelling of a description would change"),
    ):
        text = entry(f"- [Wide Sails](https://a.org/1) A {words}, MedIA 2021.")
        assert refused(text, ("media", "MedIA"), rule="venue-spelling") == reason


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        (1, 1, "this list has “EMNLP” 1 time, and “EMLNP” 1 time"),
        (2, 1, ""),
        (2, 2, ""),
        (2, 3, "this list has “EMNLP” 2 times, and “EMLNP” 3 times"),
    ],
)
def test_how_often_a_list_must_use_a_spelling(right: int, wrong: int, reason: str) -> None:
    names = ["EMNLP"] * right + ["EMLNP"] * (wrong - 1)
    others = "".join(f"- [Barn {n}](https://b.org/{n}), {name} 2020.\n" for n, name in enumerate(names))
    text = entry(others + "- [Wide Sails](https://a.org/1), EMLNP 2021.")
    assert refused(text, ("EMLNP 2021", "EMNLP 2021"), rule="venue-spelling") == reason


@pytest.mark.parametrize("label", ["codeX", "CODes", "CoDe2"])
def test_a_label_in_mixed_case_is_a_name(label: str) -> None:
    text = entry(f"- [Wide Sails](https://arxiv.org/abs/2001.00019), 2020. [[{label}](https://b.org/page)]")
    assert refused(text, (f"[[{label}", "[[code"), rule="label-spelling") == f"the label “{label}” is a name"


@pytest.mark.parametrize("mark", [*".,:;|/·-–—"])
def test_a_separator_before_a_word_in_lower_case(mark: str) -> None:
    text = entry("- [Wide Sails](https://a.org/1) and their boats")
    reason = f"“{mark}” would be within a sentence"
    assert refused(text, ("/1) and", f"/1){mark} and"), rule="inconsistent-entry") == reason
    others = "".join(f"- [Barn {n}](https://b.org/{n}){mark} and its hay\n" for n in range(6))
    assert refused(others + text, ("/1) and", f"/1){mark} and"), rule="inconsistent-entry") == ""


@pytest.mark.parametrize(
    "word", ["al", "etc", "vs", "cf", "Proc", "Conf", "Int", "Symp", "Trans", "Jr", "Sr", "A"]
)
def test_the_period_of_an_abbreviation(word: str) -> None:
    text = entry(f"- [Wide Sails](https://arxiv.org/abs/2001.00019), Knot {word}. and more, 2018.")
    edit = (f"{word}. and", f"{word} and")
    assert refused(text, edit, rule="inconsistent-entry") == "an abbreviation would lose its period"
    text = text.replace(f" {word}.", f" Oats{word.lower()}.")
    edit = (f"Oats{word.lower()}. and", f"Oats{word.lower()} and")
    assert refused(text, edit, rule="inconsistent-entry") == ""


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_a_deletion_by_tags(tag: str) -> None:
    text = entry(f"- <{tag}>[Wide Sails](https://arxiv.org/abs/2001.00019)</{tag}>, ICML 2020.")
    edits = [(f"<{tag}>", ""), (f"</{tag}>", "")]
    assert refused(text, *edits, rule="inconsistent-entry") == "text would no longer be struck through"


@pytest.mark.parametrize("pair", ["【】", "《》", "「」", "『』", "“”"])
def test_half_of_a_pair(pair: str) -> None:
    text = entry(f"- [Wide Sails](https://arxiv.org/abs/2001.00019), {pair[0]}ICML 2020{pair[1]}.")
    for half in pair:
        reason = refused(text, (half, ""), rule="inconsistent-entry")
        assert reason == f"half of a pair {pair} would be left"


@pytest.mark.parametrize(("opening", "closing"), ["()", "（）", "【】", "[]"])
def test_halves_of_two_pairs(opening: str, closing: str) -> None:
    line = f"- [Wide Sails](https://a.org/1) {opening}fork of Sails{closing}. {opening}Demo{closing}"
    edit = (f"{closing}. {opening}Demo", ", Demo")
    assert refused(entry(line), edit, rule="inconsistent-entry") == "brackets would enclose another text"


@pytest.mark.parametrize("marker", ["-", "+", "*"])
def test_lines_of_a_nested_list(marker: str) -> None:
    lines = f"1. Forum\n\t{marker} Lakes: [one](https://a.org/1)\n   {marker} Hills: [two](https://a.org/2)"
    reason = "one line of a nested list would be joined to the line above it"
    edit = (f"Forum\n\t{marker} Lakes", f"Forum {marker} Lakes")
    assert refused(entry(lines), edit, rule="split-entry") == reason
    assert refused(entry(lines.rsplit("\n", 1)[0]), edit, rule="split-entry") == ""
