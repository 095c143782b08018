"""Typos, emphasis, merge conflicts, spaces: the forms that are reported, and those that are not."""

from __future__ import annotations

from itertools import product

import pytest

from awesomelint.reading import read
from awesomelint.rules.text.likely_typo.anywhere import mistypings
from awesomelint.rules.text.likely_typo.one_letter import WordIndex
from awesomelint.source import Source
from tests.support.one_rule import run
from tests.support.short_lists import listed

REST = "- [Other](https://example.org/other)\n"

# -- likely-typo ------------------------------------------------------------


def titles(word: str, frequent: str, times: int = 7) -> str:
    text = f"- [A work on {word} of it](https://arxiv.org/abs/2401.00001)\n"
    return text + "".join(
        f"- [Some {frequent} {n}](https://arxiv.org/abs/2401.0002{n})\n" for n in range(times)
    )


@pytest.mark.parametrize(
    ("word", "frequent"),
    [
        ("machne", "machine"),
        ("machiine", "machine"),
        ("mahcine", "machine"),
        ("Machne", "machine"),
        ("machne", "Machine"),
        ("evaluatien", "evaluation"),
        ("learnin", "learning"),
        ("alignmen", "alignment"),
        ("reductio", "reduction"),
        ("lossess", "losses"),
        ("reinforcemant", "reinforcement"),
        ("transfurmer", "transformer"),
        ("segmentatiom", ""),
        ("optimizaton", "optimization"),
        ("recognitiion", "recognition"),
        ("abstration", "abstraction"),
        ("mdoels", "models"),
    ],
)
def test_a_rare_word_beside_a_frequent_one(word: str, frequent: str) -> None:
    result = run("likely-typo", titles(word, frequent or "segmentation"))
    assert result.lines == [f"note 1:14 {word}"] * bool(frequent)
    if frequent:
        shown = frequent.capitalize() if word[0].isupper() else frequent.lower()
        assert f"“{shown}”" in result.messages[0] and " 7 times" in result.messages[0]


@pytest.mark.parametrize(
    ("word", "frequent"),
    [
        # Grammar.
        ("machines", "machine"),
        ("machined", "machine"),
        ("machiner", "machine"),
        ("learner", "learned"),
        ("transformed", "transformer"),
        # British and American.
        ("organise", "organize"),
        ("optimisation", "optimization"),
        ("modelling", "modeling"),
        ("labeled", "labelled"),
        ("behaviour", "behavior"),
        ("defence", "defense"),
        ("licence", "license"),
        ("controled", "controlled"),
        # The first letter, two letters, short words and other words.
        ("lachine", "machine"),
        ("machineries", "machine"),
        ("mchne", "machine"),
        ("model", "modal"),
        ("machime", "machine"),
        ("machhne", "machine"),
        ("machinle", "machine"),
        ("attentiom", "attention"),
        ("MachIne", "machine"),
        ("contents", "content"),
        ("sharding", "sharing"),
        ("hypotheses", "hypothesis"),
        ("tuning", "tuning"),
    ],
)
def test_words_that_are_no_typo(word: str, frequent: str) -> None:
    assert run("likely-typo", titles(word, frequent)).lines == []


@pytest.mark.parametrize(
    "pair",
    [
        "adapter-adaptor",
        "auctions-auction",
        "context-content",
        "contexts-contents",
        "contract-contrast",
        "decoder-decider",
        "detector-detectron",
        "diversity-diversify",
        "effect-expect",
        "fairing-farming",
        "tuning-turing",
        "tracking-tracing",
        "learning-leading",
        "pruning-proving",
        "sampling-sampling",
        "masking-marking",
        "parsing-passing",
        "planning-placing",
        "rotation-rotations",
        "sorting-storing",
        "timing-taming",
        "natural-neutral",
        "process-prowess",
        "genetic-generic",
        "injection-infection",
        "resolution-revolution",
        "reposition-repositions",
        "projection-protection",
    ],
)
def test_known_words_that_look_alike(pair: str) -> None:
    frequent, _, word = pair.partition("-")
    assert run("likely-typo", titles(word, frequent)).lines == []


@pytest.mark.parametrize(
    ("times", "rare", "reported"), [(5, 1, 0), (6, 1, 1), (6, 2, 0), (11, 2, 0), (12, 2, 2), (20, 3, 0)]
)
def test_how_often_a_word_is_written(times: int, rare: int, reported: int) -> None:
    text = "".join(f"- [Work {n} on machne of it](https://example.org/{n})\n" for n in range(rare))
    text += "".join(f"- [Some machine {n}](https://example.org/m{n})\n" for n in range(times))
    assert len(run("likely-typo", text).lines) == reported


@pytest.mark.parametrize(
    ("more", "reported"),
    [
        ("- [Other](https://example.org/b) by Jane Machne\n", False),
        ("- [Other](https://example.org/b) by Jane Machnes\n", True),
        ("- [Other](https://example.org/machne)\n", False),
        ("See [machne](#machne-work).\n", True),
        ("See machne.\n", False),
        ("- [Other](https://example.org/b) xmachne\n", True),
        ("- [Other](https://example.org/b) machne2\n", False),
    ],
)
def test_a_word_that_is_elsewhere_too(more: str, reported: bool) -> None:
    lines = run("likely-typo", titles("machne", "machine") + more).lines
    assert lines == ["note 1:14 machne"] * reported


@pytest.mark.parametrize(
    ("more", "reported"),
    [("interpolates", False), ("interfaces", True), ("interpret", True)],
)
def test_another_word_that_begins_so(more: str, reported: bool) -> None:
    text = titles("interpolating", "interpelating") + f"- [Other](https://example.org/b) {more}\n"
    assert bool(run("likely-typo", text).lines) == reported


@pytest.mark.parametrize(
    ("title", "reported"),
    [
        ("machne: A Work", False),
        ("Machne Two: A Work", False),
        ("A Big Machne: A Work", True),
        ("machne：A Work", False),
        ("Machne", False),
        ("“Machne”", False),
        ("Machne Two", True),
        ("About @machne", False),
        ("About #machne", False),
        ("About x.machne", False),
        ("About x/machne", False),
        ("About x-machne", True),
        ("About (machne)", True),
    ],
)
def test_names_of_systems(title: str, reported: bool) -> None:
    text = f"- [{title}](https://arxiv.org/abs/2401.00001)\n" + titles("one", "machine")
    assert bool(run("likely-typo", text).lines) == reported


def test_a_heading_is_a_warning_and_its_word_in_a_title_a_note() -> None:
    text = "## On machne work\n" + titles("machne", "machine", 12)
    lines = ["warning 1:7 machne", "note 2:14 machne"]
    assert run("likely-typo", text).lines == lines
    assert run("likely-typo", text, notes=False).lines == lines[:1]
    only = "## Some text\n" + titles("machne", "machine")
    assert run("likely-typo", only, notes=False).lines == []


@pytest.mark.parametrize(
    ("title", "url", "reported"),
    [
        ("Maniford", "https://github.com/uber/manifold", True),
        ("Maniford", "https://arxiv.org/abs/manifold", False),
        ("Maniford", "manifold", False),
        ("Maniford", "https://manifold.example.org/a", False),
        ("Maniford", "https://github.com/uber/manifolds", False),
        ("Maniford", "https://github.com/uber/Manifold", True),
        ("Manifolds", "https://github.com/uber/manifold", False),
        ("Big maniford", "https://github.com/uber/the-manifold", True),
    ],
)
def test_a_word_of_the_entrys_own_address(title: str, url: str, reported: bool) -> None:
    result = run("likely-typo", f"- [{title}]({url})\n{REST}")
    assert [line.split(" ", 2)[0] for line in result.lines] == ["note"] * reported
    other = run("likely-typo", f"- [{title}](https://example.org/a)\n- [Other]({url})\n")
    assert other.lines == []


def test_a_word_of_one_of_the_entrys_addresses() -> None:
    text = "- [Maniford](https://github.com/uber/manifold) [docs](https://example.org/x)\n" + REST
    assert run("likely-typo", text).lines == ["note 1:4 Maniford"]
    assert run("likely-typo", text.replace("\n", " by Jane Maniford\n", 1)).lines == []


def test_of_very_many_words_that_begin_alike_the_first_are_compared() -> None:
    words = ["tree" + "".join(letters) + "leaf" for letters in product("abcdefg", repeat=3)]
    index = WordIndex(words)
    assert "treeaaaleaf" in [typo.intended for typo in index.typos("treeaaaaleaf")]
    assert not [typo for typo in index.typos("treegggxleaf") if typo.intended == "treegggleaf"]


def test_the_search_for_mistyped_words_ends() -> None:
    letters = ["".join(some) for some in product("abcdefghij", repeat=4)]
    words = [f"{some}{some[::-1]}ing" for some in letters[::7]]
    text = " ".join([*words * 6, *(word.replace("ing", "ign") for word in words)])
    assert len(words) > 1000 == len(list(mistypings(read(Source(text)))))


def test_a_doubled_letter_is_a_typo_in_every_form_of_the_word() -> None:
    text = titles("leaarning", "learning") + "- [Other](https://example.org/b) about leaarners\n"
    assert run("likely-typo", text).lines == ["note 1:14 leaarning"]


# -- merge-conflict ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", ["error 1:1 <<<<<<< HEAD"]),
        ("<<<<<<< HEAD\r\na\r\n=======\r\nb\r\n>>>>>>> x\r\n", ["error 1:1 <<<<<<< HEAD"]),
        ("<<<<<<< HEAD\n<<<<<<< HEAD\n", ["error 1:1 <<<<<<< HEAD", "error 2:1 <<<<<<< HEAD"]),
        (
            ">>>>>>> origin/main\n>>>>>>> x (a subject)\n",
            ["error 1:1 >>>>>>> origin/main", "error 2:1 >>>>>>> x (a subject)"],
        ),
        (">>>>>>> a~1^2:b@c-d.e  \n", ["error 1:1 >>>>>>> a~1^2:b@c-d.e  "]),
        (">>>>>>> x ()\n", ["error 1:1 >>>>>>> x ()"]),
        (">>>>>>> a quote\n", []),
        (">>>>>>> \n", []),
        ("<<<<<<<\n", []),
        ("<<<<<<<HEAD\n", []),
        ("<<<<<< HEAD\n", []),
        ("<<<<<<<< HEAD\n", []),
        (" <<<<<<< HEAD\n", []),
        ("=======\n||||||| x\n", []),
        (">>>>>>>> x\n", []),
        ("Title\n=======\n\n>>>>>>> x\n", ["error 4:1 >>>>>>> x"]),
        ("<!--\n<<<<<<< HEAD\n=======\n>>>>>>> x\n-->\n", []),
    ],
)
def test_markers_of_a_merge(text: str, lines: list[str]) -> None:
    assert run("merge-conflict", text + "\n" + REST).lines == lines


def test_the_other_markers_of_a_conflict() -> None:
    text = "<<<<<<< HEAD\na\n||||||| 1a2b\nb\n|||||||\n=======\n======= x\nc\n>>>>>>> x\n=======\n" + REST
    result = run("merge-conflict", text)
    assert result.lines == ["error 1:1 <<<<<<< HEAD"]
    related = [text[slice(*other.span)] for other in result.found[0].related]
    assert related == ["||||||| 1a2b", "|||||||", "=======", ">>>>>>> x"]
    assert all(words in other.message for words, other in zip(related, result.found[0].related, strict=True))


# -- final-newline ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("", ""),
        ("- a", "- a\n"),
        ("- a\r", "- a\n"),
        ("- a\r\n- b", "- a\r\n- b\r\n"),
        ("- a\r\n- b\r", "- a\r\n- b\r\n"),
        ("- a\n", "- a\n"),
    ],
)
def test_the_last_line_ends(text: str, fixed: str) -> None:
    result = run("final-newline", text)
    assert len(result.lines) == (text != fixed)
    assert result.fixed == fixed


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("- [TITLE](URL)⟨, 2024", "the comma"),
        ("- [TITLE](URL)⟨. 2024", "the period"),
        ("- [TITLE](URL)⟨; 2024", "the semicolon"),
        ("- TITLE (see it⟨) [pdf](URL)", "the closing bracket"),
        ("- TITLE [see it⟨] [pdf](URL)", "the closing bracket"),
        ("- TITLE 森林⟨⟨，更多 [pdf](URL)", "the comma"),
        ("- TITLE 森林⟨⟨、更多 [pdf](URL)", "the comma"),
        ("- TITLE 森林⟨⟨。更多 [pdf](URL)", "the period"),
        ("- TITLE 森林⟨⟨；更多 [pdf](URL)", "the semicolon"),
        ("- TITLE 森林⟨⟨：更多 [pdf](URL)", "the colon"),
        ("- TITLE 森林⟨⟨！更多 [pdf](URL)", "the exclamation mark"),
        ("- TITLE 森林⟨⟨？更多 [pdf](URL)", "the question mark"),
        ("- TITLE（森林⟨⟨） [pdf](URL)", "the closing bracket"),
        ("- TITLE【森林⟨⟨】 [pdf](URL)", "the closing bracket"),
        ("- TITLE《森林⟨⟨》 [pdf](URL)", "the closing bracket"),
        ("- TITLE「森林⟨⟨」 [pdf](URL)", "the closing bracket"),
        ("- TITLE『森林⟨⟨』 [pdf](URL)", "the closing bracket"),
    ],
)
def test_spaces_before_a_mark(form: str, words: str) -> None:
    usual = form.replace("⟨", "")
    result = run("extra-whitespace", listed((usual, 12), (form.replace("⟨", " "), 1)))
    [message] = result.messages
    assert f"and {words} after it" in message
    assert result.fixed == listed((usual, 13))
