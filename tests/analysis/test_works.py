"""Which entries are for the same work: how far titles, links, dates and authors may differ."""

from __future__ import annotations

import pytest

from awesomelint.analysis.works.match import compare
from awesomelint.analysis.works.work import Work, is_pointer, may_have_two_titles
from awesomelint.reading import read
from awesomelint.source import Source
from tests.support.titles import TITLES

# Titles whose keys have 17, 24 and 34 letters: what little, more and much they say.
SHORT, MIDDLE = "Deep Double Descent", "Curved Amber Manifolds Here"
LONG = "The Lottery Ticket Hypothesis Of Graphs"
MIDDLE_LESS_ONE = "Curved Amber Manifold Here"


def pairs(*entries: str) -> list[tuple[int, int]]:
    """Return the numbers of the entries that are for the same work."""
    document = read(Source("".join(f"- {entry}\n" for entry in entries)))
    assert len(document.entries) == len(entries)
    return [(pair.first.entry.line, pair.later.entry.line) for pair in compare(document).pairs]


def conflicts(*entries: str) -> list[tuple[list[int], bool]]:
    """Return the entries of each conflict over an identifier, and whether it is doubtful."""
    document = read(Source("".join(f"- {entry}\n" for entry in entries)))
    return [
        ([work.entry.line for works in conflict.works for work in works], conflict.doubtful)
        for conflict in compare(document).conflicts
    ]


def are_same(first: str, later: str) -> bool:
    """Whether two titles with URLs on different hosts are for the same work."""
    return pairs(f"[{first}](https://alpha.org/1)", f"[{later}](https://beta.org/2)") == [(1, 2)]


SMALL_WORDS = (
    "a an the of for in on with and or to from by via at as is are be its using based towards toward through "
    "under over into how what why when where do does can we you it that this without between beyond not new your"
)


@pytest.mark.parametrize("word", SMALL_WORDS.split())
def test_titles_that_differ_by_a_small_word(word: str) -> None:
    title = "Residual Amber Networks Learn {}Curved Manifolds Near Equilibrium States"
    assert are_same(title.format(""), title.format(f"{word} "))


@pytest.mark.parametrize("word", ["cat", "two", "non", "video"])
def test_titles_that_differ_by_a_word_with_a_meaning(word: str) -> None:
    title = "Residual Amber Networks Learn {}Curved Manifolds Near Equilibrium States"
    assert not are_same(title.format(""), title.format(f"{word} "))


@pytest.mark.parametrize(
    ("first", "later"),
    [
        # The same beginning, as in “explained” and “explaining”; up to two letters more.
        ("explained", "explaining"),
        ("detector", "detected"),
        ("word", "words"),
        ("learn", "learned"),
        # Two letters swapped in a word of five, two such typos in a word of eight.
        ("graph", "grpah"),
        ("gaussian", "guassain"),
        ("kernels", "krenels"),
    ],
)
def test_titles_with_a_misspelled_word(first: str, later: str) -> None:
    title = "Residual Amber Networks Find {} in Curved Manifolds Near Equilibrium States"
    assert are_same(title.format(first), title.format(later))


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("online", "offline"),
        ("linear", "nonlinear"),
        ("image", "video"),
        ("net", "nets"),
        ("learn", "learning"),
        ("deep", "depe"),
        ("kernels", "krenesl"),
        ("kernels", "krenelss"),
        ("word", "wore"),
        ("graph", "grain"),
        ("contrast", "continue"),
    ],
)
def test_titles_with_another_word(first: str, later: str) -> None:
    title = "Residual Amber Networks Find {} in Curved Manifolds Near Equilibrium States"
    assert not are_same(title.format(first), title.format(later))


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # Two words may be misspelled or missing, but not three.
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States of Physical Systems",
            "Residual Amber Netwroks Learn Curved Manifolds Near Equilibruim States of Physical Systems",
            True,
        ),
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States of Physical Systems",
            "Residual Amber Netwroks Learn Curved Mainfolds Near Equilibruim States of Physical Systems",
            False,
        ),
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States",
            "Residual Amber Networks Learn the Curved Manifolds Near an Equilibrium States",
            True,
        ),
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States of Systems",
            "Residual Amber Networks Learn a Curved Manifolds Near an Equilibrium States of in Systems",
            False,
        ),
        # A misspelled word, and another word.
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States of Physical Systems of Cats",
            "Residual Amber Netwroks Learn Curved Manifolds Near Equilibrium States of Physical Systems of Dogs",
            False,
        ),
        # A misspelled word and an additional small word.
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States",
            "Residual Amber Netwroks Learn the Curved Manifolds Near Equilibrium States",
            False,
        ),
        # A name in front.
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States",
            "RANe: Residual Amber Networks Learn Curved Manifolds Near Equilibrium States",
            True,
        ),
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States",
            "RANe Residual Amber Networks Learn Curved Manifolds Near Equilibrium States",
            False,
        ),
        # The same words in another order.
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States",
            "Residual Networks Learn Amber Curved Manifolds Near Equilibrium States",
            False,
        ),
        # Another part of a series.
        (
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States 1",
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium States 2",
            False,
        ),
        # Typos at both ends are not searched for.
        (
            "Residaul Amber Networks Learn Curved Manifolds Near Equilibrium States",
            "Residual Amber Networks Learn Curved Manifolds Near Equilibrium Sttaes",
            False,
        ),
    ],
)
def test_how_far_titles_may_differ(first: str, later: str, expected: bool) -> None:
    assert are_same(first, later) is expected


def test_pages_with_titles_that_may_be_generic() -> None:
    # A title of 40 letters is not: a small word more or less is a typo.
    for end, expected in (("Garnets", False), ("Feldspar", True)):
        title = f"Amber Basalt Cobalt Dolomite Emerald {end}"
        assert are_same(title, f"The {title}") is expected
        assert are_same(f"The {title}", title) is expected


def test_pages_with_generic_titles_that_have_more_in_common() -> None:
    title, code = "Amber Basalt Cobalt Dolomite Emerald Garnets", "[code](https://github.com/a/b)"
    first, later = f"[{title}]({PAGE})", f"[The {title}]({PAGE_ELSEWHERE})"
    assert pairs(first, later) == []
    assert pairs(f"{first} {code}", f"{later} {code}") == [(1, 2)]
    assert pairs(first, f"[The {title}]({PAPER})") == [(1, 2)]
    others = [f"**{other}** [paper](https://e.org/{number})" for number, other in enumerate(TITLES)]
    assert pairs(f"**{title}**, ICLR 2020", f"**The {title}** [page]({PAGE})", *others) == [(1, 2)]
    assert pairs(f"**The {title}** [page]({PAGE})", f"**{title}**, ICLR 2020", *others) == [(1, 2)]


def test_short_titles_must_be_equal() -> None:
    assert are_same(MIDDLE, "Curved Amber Manifodls Here")
    assert not are_same(MIDDLE_LESS_ONE, "Curved Amber Manifodl Here")


NUMBER_WORDS = "i ii iii iv v vi vii viii ix x one two three first second third part vol version"


@pytest.mark.parametrize(
    "number",
    [*"1234567890", *NUMBER_WORDS.split(), "II", "Part", *"上中下一二三四五六七八九十"],
)
def test_parts_of_a_series_are_different_works(number: str) -> None:
    title = "Residual Amber Networks Learn Curved Manifolds"
    page = "https://alpha.org/series"
    assert pairs(f"[{title}]({page})", f"[{title} Again]({page})") == [(1, 2)]
    assert pairs(f"[{title}]({page})", f"[{title} {number}]({page})") == []


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("Amber Manifold Toolbox", "amber manifold toolbox", True),
        ("Amber Manifold Toolbox", "The Amber Manifold Toolbox for Students", True),
        ("Amber Manifold Toolbox", "Amber Manifolds Toolbox", True),
        ("Amber Manifold Toolbox", "Amber Toolbox", False),
        ("Amber Manifold Toolbox", "Quartz Manual", False),
        # Four letters are the least.
        ("Ambr", "Ambr Toolbox", True),
        ("Amb", "Amb Toolbox", False),
    ],
)
def test_entries_with_the_same_page(first: str, later: str, expected: bool) -> None:
    found = pairs(f"[{first}](https://alpha.org/page)", f"[{later}](https://alpha.org/page)")
    assert found == ([(1, 2)] if expected else [])


def test_entries_without_links() -> None:
    others = [f"**{title}** [paper](https://e.org/{number})" for number, title in enumerate(TITLES)]
    assert pairs(f"**{LONG}**, ICLR 2020", f"**{LONG}**, ICLR 2020", *others) == [(1, 2)]


def test_links_within_the_list_are_not_links_in_common() -> None:
    first, later = f"[{LONG}]({PAGE}) [code]({{}})", f"[{LONG}]({PAGE_ELSEWHERE}) [code]({{}})"
    for url, expected in (("#code", []), ("https://github.com/a/b", [(1, 2)])):
        assert pairs(first.format(url), later.format(url)) == expected


def test_sections_of_a_page() -> None:
    first, later = (
        "[Amber Manifold Toolbox](https://alpha.org/page{})",
        "[Amber Manifolds Toolbox](https://alpha.org/page{})",
    )
    for anchor, later_anchor, expected in (
        ("", "#intro", True), ("#intro", "", True), ("#intro", "#intro", True), ("#intro", "#code", False),
    ):  # fmt: skip
        assert bool(pairs(first.format(anchor), later.format(later_anchor))) is expected


def test_a_page_with_five_titles_is_not_a_work() -> None:
    names = ["Amber", "Amber Box", "Amber Kit", "Amber Set", "Amber Lab"]
    entries = [f"[{name}](https://alpha.org/page)" for name in names]
    assert pairs(*entries[:4]) == [(1, 2), (1, 3), (1, 4)]
    assert pairs(*entries) == []
    assert pairs(*entries, entries[1]) == [(2, 6)]


PAPER, PAPER_ELSEWHERE = "https://openreview.net/forum?id=abcdef", "https://aclanthology.org/2021.acl-long.12"
PAGE, PAGE_ELSEWHERE = "https://alpha.org/1", "https://beta.org/2"


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # What a title says is not enough if it is short.
        (f"[{SHORT}]({PAPER})", f"[{SHORT}]({PAPER_ELSEWHERE})", False),
        (f"[{SHORT}]({PAPER}), 2020.", f"[{SHORT}]({PAPER_ELSEWHERE}), 2020.", True),
        (f"[{SHORT}]({PAPER}), 2020.", f"[{SHORT}]({PAPER_ELSEWHERE}), 2021.", False),
        (f"[{MIDDLE}]({PAPER})", f"[{MIDDLE}]({PAPER_ELSEWHERE})", True),
        (f"[{MIDDLE_LESS_ONE}]({PAPER})", f"[{MIDDLE_LESS_ONE}]({PAPER_ELSEWHERE})", False),
        (f"[{MIDDLE}]({PAPER}), 2020.", f"[{MIDDLE}]({PAPER_ELSEWHERE}), 2022.", True),
        (f"[{MIDDLE}]({PAPER}), 2020.", f"[{MIDDLE}]({PAPER_ELSEWHERE}), 2023.", False),
        (f"[{LONG}]({PAPER}), 2020.", f"[{LONG}]({PAPER_ELSEWHERE}), 2023.", False),
        (f"[{MIDDLE}]({PAPER})", f"[{MIDDLE}]({PAGE})", True),
        # Pages must agree in more than a title.
        (f"[{LONG}]({PAGE})", f"[{LONG}]({PAGE_ELSEWHERE})", False),
        (f"[{LONG}]({PAGE}), 2020.", f"[{LONG}]({PAGE_ELSEWHERE}), 2020.", True),
        (f"[{LONG}]({PAGE}), 2020.", f"[{LONG}]({PAGE_ELSEWHERE}), 2021.", False),
        (f"[{MIDDLE}]({PAGE}), 2020.", f"[{MIDDLE}]({PAGE_ELSEWHERE}), 2020.", False),
        # A link in common.
        (
            f"[{MIDDLE}]({PAGE}) [code](https://github.com/a/b)",
            f"[{MIDDLE}]({PAGE_ELSEWHERE}) [code](https://github.com/a/b)",
            True,
        ),
        (
            f"[{SHORT}]({PAGE}) [code](https://github.com/a/b)",
            f"[{SHORT}]({PAGE_ELSEWHERE}) [code](https://github.com/a/b)",
            False,
        ),
        (
            f"[{MIDDLE}]({PAGE}), 2020. [code](https://github.com/a/b)",
            f"[{MIDDLE}]({PAGE_ELSEWHERE}), 2021. [code](https://github.com/a/b)",
            False,
        ),
        # Preprints with different identifiers.
        (
            f"[{LONG}](https://arxiv.org/abs/2001.00001)",
            f"[{LONG}](https://arxiv.org/abs/2001.00002)",
            False,
        ),
        (
            f"[{LONG}](https://arxiv.org/abs/2001.00001), 2020.",
            f"[{LONG}](https://arxiv.org/abs/2001.00002), 2020.",
            True,
        ),
        (
            f"[{MIDDLE}](https://arxiv.org/abs/2001.00001), 2020.",
            f"[{MIDDLE}](https://arxiv.org/abs/2001.00002), 2020.",
            False,
        ),
    ],
)
def test_entries_with_the_same_title(first: str, later: str, expected: bool) -> None:
    assert pairs(first, later) == ([(1, 2)] if expected else [])


def test_a_title_of_eight_letters_is_a_kind_of_work() -> None:
    code = "[code](https://github.com/a/b)"
    for title, expected in (("Grokking", []), ("Grokkings", [(1, 2)])):
        assert pairs(f"[{title}]({PAPER}) {code}", f"[{title}]({PAPER_ELSEWHERE}) {code}") == expected


def test_a_title_with_four_urls_is_a_kind_of_work() -> None:
    # A title that is in many entries would be read as a label.
    titles = [MIDDLE, MIDDLE.lower(), "Curved-Amber Manifolds Here", "Curved Amber “Manifolds” Here"]
    others = [f"[{title}](https://e.org/{number})" for number, title in enumerate(TITLES)]

    def found(hosts: str) -> list[tuple[int, int]]:
        entries = [
            f"[{title}](https://{host}.org/paper.pdf)" for title, host in zip(titles, hosts, strict=False)
        ]
        return pairs(*entries, *others)

    assert found("abc") == [(1, 2), (1, 3)]
    assert found("abcd") == []
    assert found("abca") == [(1, 2), (1, 3), (1, 4)]


ID = "https://arxiv.org/abs/2105.07926"


def with_id(*titles: str) -> list[str]:
    return [f"[{title}]({ID})" for title in titles]


def test_a_title_that_is_listed_again_among_many_with_its_identifier() -> None:
    titles = ("Amber", "Basalt", "Cobalt", "Dolomite", "Emerald", "Feldspar")
    assert pairs(*with_id(*titles, SHORT, SHORT)) == [(7, 8)]


COMMON_WORDS = (
    "learning deep neural networks model models language large survey review data image images video training "
    "approach method system generation analysis detection recognition benchmark framework efficient study pre"
)


@pytest.mark.parametrize("word", COMMON_WORDS.split())
def test_a_common_word_does_not_make_titles_similar(word: str) -> None:
    assert pairs(*with_id(f"Amber for {word}", f"{word} from Quartz")) == []


@pytest.mark.parametrize("word", ["basalt", "earnings", "deepen", "preview"])
def test_a_rare_word_makes_titles_similar(word: str) -> None:
    assert pairs(*with_id(f"Amber for {word}", f"{word} from Quartz")) == [(1, 2)]


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # At least a quarter of the words of both titles: 2 of 8, and 2 of 9.
        ("amber basalt cobalt dolomite emerald", "amber basalt feldspar garnet hematite", True),
        ("amber basalt cobalt dolomite emerald", "amber basalt feldspar garnet hematite iolite", False),
        # Or six in ten of the words of the shorter title: 3 of 5, and 4 of 7.
        (
            "amber basalt cobalt dolomite emerald",
            "amber basalt cobalt feldspar garnet hematite iolite jadeite kyanite labradorite malachite nephrite "
            "olivine peridot",
            True,
        ),
        (
            "amber basalt cobalt dolomite emerald feldspar garnet",
            "amber basalt cobalt dolomite hematite iolite jadeite kyanite labradorite malachite nephrite olivine "
            "peridot quartz rhyolite",
            False,
        ),
        # Common words only are never enough.
        ("A Survey of Deep Learning for Images", "Deep Learning for Image Data", False),
        # A word counts by its first six letters.
        ("Learnable Basaltic Rocks", "On Basalt Columns", True),
        ("Learnable Basal Rocks", "On Basalt Columns", False),
        # One title within the other, by whole words.
        ("Deep Learning Survey", "A Deep Learning Survey of Language Models", True),
        ("Deep Learn", "A Deep Learning Survey of Language Models", False),
        # Equal but for what is in brackets.
        ("Deep Learning Model", "Deep (Neural) Learning Model", True),
        ("Deep Learning Model", "Deep [Large] Learning Model", True),
        ("Deep Learning Model", "Deep 【Large】 Learning Model", True),
        ("Deep Learning Model", "Deep （Large） Learning Model", True),
        ("Deep Learning Model", "Deep [Very (Large) Neural] Learning Model", True),
        ("Deep Learning Model", "Deep (Very [Large] Neural) Learning Model", True),
        ("Deep Learning Model", "Deep (Very 【Large】 Neural) Learning Model", True),
        ("Deep Learning Model", "Deep (Very （Large） Neural) Learning Model", True),
        ("Deep Learning Model", "Deep Large Learning System", False),
        ("Flan (large)", "Flan", True),
        # Names of models.
        ("GPT-3", "GPT-3.5", False),
        ("BPE", "Byte-Pair Encoding", True),
        ("Byte-Pair Encoding", "BPE", True),
        ("LTH", "The Lottery Ticket Hypothesis", True),
        ("TLTH", "The Lottery Ticket Hypothesis", True),
        ("BP", "Byte Pairs", False),
        ("Bpe", "Byte-Pair Encoding", False),
        ("BPT", "Byte-Pair Encoding", False),
        ("Flan-T5 Large", "Flan-T5", False),
        ("Flan-T5 Large Model", "Flan-T5", True),
        ("Flan-T5", "Flan-T5 Large Model", True),
        # A name that both have.
        ("SaRA: {}", "SaRA: {}", True),
        ("SaRA: {}", "{} with SaRA", True),
        ("SaRA: {}", "{} with SARAH", True),
        ("{} with SaRA", "SaRA: {}", True),
        ("SRa: {}", "SRa: {}", True),
        ("SRa: {}", "SRa {}", True),
        ("SRa {}", "SRa: {}", True),
        ("SRa: {}", "{} with SRa", False),
        ("{} with SRa", "SRa: {}", False),
        ("SR: {}", "SR: {}", False),
        ("DeepSeek-V2 {}", "{}: DeepSeek-V2", True),
        ("Seek2 {}", "{}: Seek2", True),
        ("See2k {}", "{}: See2k", True),
        ("[Seek-A2] {}", "{}: Seek-A2", True),
        ("Seek {}", "{}: Seek", False),
    ],
)
def test_titles_with_the_same_identifier(first: str, later: str, expected: bool) -> None:
    titles = first.format("Amber Basalt Cobalt Dolomite"), later.format("Emerald Feldspar Garnet Hematite")
    assert pairs(*with_id(*titles)) == ([(1, 2)] if expected else [])


def test_a_name_in_many_titles_does_not_make_titles_similar() -> None:
    others = [f"[SaRA {word} Things](https://{word}.org/a)" for word in ("red", "green", "blue")]
    entries = with_id("SaRA: Deep Learning", "Large Language Models with SaRA")
    assert pairs(*entries, *others[:1]) == [(1, 2)]
    assert pairs(*entries, *others[:2]) == []
    assert pairs(*entries[::-1], *others[:1]) == [(1, 2)]
    assert pairs(*entries[::-1], *others[:2]) == []
    entries, others = (
        [entry.replace("SaRA", "SaRANetworks") for entry in group] for group in (entries, others)
    )
    assert pairs(*entries, *others[:1]) == [(1, 2)]
    assert pairs(*entries, *others[:2]) == []


def test_words_of_many_titles_count_less() -> None:
    entries = with_id("amber basalt cobalt dolomite emerald", "amber basalt feldspar garnet hematite")
    other = "[A rock with basalt](https://rocks.org/1)"
    assert pairs(*entries) == [(1, 2)]
    assert pairs(*entries, other) == []


def test_words_count_less_the_more_of_the_titles_have_them() -> None:
    # Three words that 16 other titles have are enough in a list of 21 titles, but not in one of 20.
    entries = with_id("amber basalt cobalt dolomite", "amber basalt cobalt emerald")
    entries += [f"[amber basalt cobalt feldspar{n}](https://a{n}.org/1)" for n in range(16)]
    others = [f"[garnet{n} hematite](https://b{n}.org/1)" for n in range(3)]
    assert (1, 2) in pairs(*entries, *others)
    assert (1, 2) not in pairs(*entries, *others[:2])


@pytest.mark.parametrize(
    "end", ["of", "for", "and", "the", "by", "with", "from", "to", "in", "at", "is", "see"]
)
def test_an_incomplete_title_is_not_in_conflict(end: str) -> None:
    assert conflicts(*with_id(f"Deep Language Models {end}", "Large Image Systems")) == []
    assert conflicts(*with_id("Large Image Systems", f"Deep Language Models {end}")) == []


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("Deep Language Models", "Large Image Systems", [([1, 2], False)]),
        # At least 0.13 of the words: 1 of 7 may be a new name, 1 of 8 is not.
        ("amber basalt cobalt dolomite", "amber emerald feldspar garnet", [([1, 2], True)]),
        ("amber basalt cobalt dolomite", "amber emerald feldspar garnet hematite", [([1, 2], False)]),
        # Names, and titles in different scripts.
        ("Deep Models", "Large Image Systems", []),
        ("大语言模型的综述", "Large Image Systems", []),
        ("大语言模型的综述", "图像生成的新方法", [([1, 2], False)]),
        ("图像生成", "大语言模型的综述", []),
        ("大语言模型的综述", "大语言模型的综述概览", []),
    ],
)
def test_conflicts(first: str, later: str, expected: list[tuple[list[int], bool]]) -> None:
    assert conflicts(*with_id(first, later)) == expected


def test_five_works_share_an_identifier_on_purpose() -> None:
    titles = [
        "Deep Language Models",
        "Large Image Systems",
        "Neural Video Data",
        "Efficient Training Study",
        "Review of Detection Benchmarks",
    ]
    assert conflicts(*with_id(*titles[:4])) == [([1, 2, 3, 4], False)]
    assert conflicts(*with_id(*titles)) == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://doi.org/10.1007/978-981-16-6054-2", False),
        ("https://doi.org/10.1007/9789811660542", False),
        ("https://doi.org/10.1145/3292500", False),
        ("https://doi.org/10.1145/3292500.3330701", True),
        ("https://doi.org/10.1145/32925001", True),
        ("https://www.nature.com/articles/s41586-021-03819-2", True),
        ("https://www.nature.com/articles/overview", False),
        ("https://alpha.org/articles/s41586-021-03819-2", False),
        ("https://www.usenix.org/books/2021", False),
        ("https://www.usenix.org/book/2021", False),
        ("https://www.nature.com/journal/2021", False),
        ("https://www.nature.com/journals/2021/all", False),
        ("https://www.usenix.org/proceedings/2021", False),
        ("https://www.aaai.org/conhome/2021", False),
        ("https://dl.acm.org/toc/2021", False),
        ("https://dl.acm.org/series/2021", False),
        ("https://www.jmlr.org/volume/2021", False),
        ("https://www.jmlr.org/volumes/2021", False),
        ("https://www.jmlr.org/2021/volume", False),
        ("https://www.nature.com/collection/2021", False),
        ("https://www.nature.com/collections/2021", False),
        ("https://dl.acm.org/group/2021", False),
        ("https://dl.acm.org/seriesofpapers/2021", True),
        ("https://www.usenix.org/nsdi2021", False),
        ("https://www.usenix.org/nsdi-1998/", False),
        ("https://www.usenix.org/nsdi2021b.html", False),
        ("https://www.usenix.org/nsdi2021?page=2", False),
        ("https://www.usenix.org/nsdi2021/lark", True),
        ("https://www.usenix.org/lark-1874", True),
    ],
)
def test_which_urls_are_of_a_single_paper(url: str, expected: bool) -> None:
    found = conflicts(f"[Deep Language Models]({url})", f"[Large Image Systems]({url})")
    assert found == ([([1, 2], False)] if expected else [])


def table(*rows: str) -> str:
    """Return a table with these rows and three more."""
    others = [f"| [{title}](https://e.org/{number}) | | |" for number, title in enumerate(TITLES[:3])]
    return "\n".join(["| Title | Paper | Code |", "| --- | --- | --- |", *rows, *others]) + "\n"


def conflicting_lines(text: str) -> list[list[int]]:
    comparison = compare(read(Source(text)))
    return [
        [work.entry.line for works in conflict.works for work in works] for conflict in comparison.conflicts
    ]


OTHERS = [f"- [{'abcdefghij'[number % 10] * 5} {number}](https://e.org/{number})\n" for number in range(29)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One paper may introduce two models or datasets of a section.
        (f"- [Quartz]({ID})\n- [Obsidian]({ID})\n", []),
        (f"- Quartz [paper]({ID})\n- Obsidian [paper]({ID})\n", []),
        ("\n" + table(f"| [Quartz]({ID}) | | |", f"| [Obsidian]({ID}) | | |"), []),
        # A name and a title that share a paper, in a list of thirty.
        (f"- [Quartz]({ID})\n- [A Study of Obsidian Columns]({ID})\n", [[30, 31]]),
        (f"- [Quartz]({ID})\n- [Quadro]({ID})\n", []),
        (f"- [Quartz]({ID})\n- [New Quartz]({ID})\n", []),
        (f"- [Quartz]({ID})\n- [A Study of Bluequartz Columns]({ID})\n", []),
        (f"- [Quartz]({ID})\n- [Quadratic Study of Columns]({ID})\n", []),
        (f"- [Quartz]({ID})\n- [A Quadratic Study of Columns]({ID})\n", [[30, 31]]),
        (f"- [Quartz]({ID})\n  - [A Study of Obsidian Columns]({ID})\n", []),
        (f"- [Quartz]({ID})\n\n" + table(f"| [A Study of Obsidian Columns]({ID}) | | |"), []),
        (
            f'- [Deep Language Models of Rocks]({ID}) <a id="rocks"></a>\n'
            f"- [Large Image Systems of Trees]({ID}), with [rocks](#rocks)\n",
            [],
        ),
        (f"- [Quartz]({ID})\n  - [Obsidian]({ID})\n", []),
        # In a table, many models have the same paper.
        ("\n" + table(f"| Quartz | [paper]({ID}) | |", f"| Obsidian | [paper]({ID}) | |"), []),
        (
            "\n"
            + table(
                f"| Quartz | [paper]({ID}) | [code](https://github.com/own/quartz) |",
                f"| Obsidian | [paper]({ID}) | [code](https://github.com/own/obsidian) |",
            ),
            [],
        ),
        (
            "\n"
            + table(
                f"| Quartz | [paper]({ID}) | [code](https://github.com/own/quartz) |",
                f"| Obsidian | [paper]({ID}) | [code](https://github.com/other/obsidian) |",
            ),
            [[33, 34]],
        ),
        (
            "\n"
            + table(
                f"| Quartz | [paper]({ID}) | [page](https://own.github.io/quartz) |",
                f"| Obsidian | [paper]({ID}) | [page](https://other.github.io/obsidian) |",
            ),
            [[33, 34]],
        ),
        (f"- [Quartz]({ID})\n\n# Others\n\n- [Obsidian]({ID})\n", [[30, 34]]),
        (f"- [Quartz]({ID})\n\n# Others\n\n- Obsidian [paper]({ID})\n", []),
        (f"- Quartz [paper]({ID})\n\n# Others\n\n- Obsidian [paper]({ID})\n", []),
        (f"- [Quartz]({ID})\n\n## Datasets\n\n- [Obsidian]({ID})\n", []),
        (f"- [Quartz]({ID})\n\n## Others\n\n- [Obsidian]({ID})\n", [[30, 34]]),
        (f"- [Quartz]({ID})\n\n## Others\n\n- [Obsidian]({ID})\n\n## More\n\n- [Quartz]({ID})\n", [[30, 34]]),
        (f"- [Quartz]({ID}), once Obsidian\n\n# Others\n\n- [Obsidian]({ID})\n", []),
        (f"- [Quartz]({ID})\n\n# Others\n\n- [Obsidian]({ID}), once Quartz\n", []),
        (
            f"- [Quartz]({ID}) [code](https://github.com/own/all)\n\n# Others\n\n"
            f"- [Obsidian]({ID}) [code](https://github.com/own/all)\n",
            [],
        ),
        # A model here, a dataset there.
        (f"- Quartz [paper]({ID})\n\n**Datasets**\n\n- Obsidian [paper]({ID})\n", []),
    ],
)
def test_names_with_the_same_identifier(text: str, expected: list[list[int]]) -> None:
    assert conflicting_lines("".join(OTHERS) + text) == expected


def test_a_name_of_two_letters_may_be_a_word() -> None:
    for name, expected in (("Go", [[30, 31]]), ("Gor", [])):
        text = f"- [{name}]({ID})\n- [A Study of Obsidian Columns]({ID}), {name.lower()} there\n"
        assert conflicting_lines("".join(OTHERS) + text) == expected


def test_names_may_share_an_identifier_in_a_short_list_or_if_several_do() -> None:
    names = f"- [Quartz]({ID})\n- [A Study of Obsidian Columns]({ID})\n"
    assert conflicting_lines("".join(OTHERS[:28]) + names) == []
    again = [
        names.replace("05.07926", f"05.0000{number}")
        .replace("Quartz", first)
        .replace("Obsidian", later)
        .replace("2105.07926", f"2105.0000{number}")
        for number, (first, later) in enumerate((("Marble", "Granite"), ("Slate", "Chalk")))
    ]
    assert conflicting_lines("".join(OTHERS) + names + again[0]) == [[30, 31], [32, 33]]
    assert conflicting_lines("".join(OTHERS) + names + "".join(again)) == []


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # Authors.
        ("Ann Lee, Bo Chen", "Ann Lee, Bo Chen", True),
        ("Ann Lee, Bo Chen", "Ann Lee, Cy Dunn", False),
        ("Ann Lee", "Ann Lee", False),
    ],
)
def test_entries_with_the_same_authors(first: str, later: str, expected: bool) -> None:
    text = f"- [Amber Basalt Cobalt]({ID})  \n  {first}\n- [Emerald Feldspar Garnet]({ID})  \n  {later}\n"
    text += "".join(
        f"- [{title}](https://e.org/{number})  \n  Eve Fox, Gil Hart\n" for number, title in enumerate(TITLES)
    )
    document = read(Source(text))
    assert document.entries[0].authors == first.split(", ")
    assert bool(compare(document).pairs) is expected


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        ("Ann Lee, Bo Chen", "Cy Dunn, Eve Fox", False),
        ("Ann Lee, Bo Chen", "A. Lee, B. Chen", True),
        ("Ann Lee, Bo Li", "A. Lee, C. Xu", True),
        # Initials and short parts of names say nothing.
        ("Ann Li, Bo Xu", "Cy Li, Eve Xu", False),
    ],
)
def test_authors_of_entries_with_the_same_title(first: str, later: str, expected: bool) -> None:
    others = "".join(
        f"- [{title}](https://e.org/{number})  \n  Eve Fox, Gil Hart\n" for number, title in enumerate(TITLES)
    )
    for title in (MIDDLE, MIDDLE.replace("folds", "fodls")):
        text = f"- [{MIDDLE}]({PAGE})  \n  {first}\n- [{title}]({PAGE_ELSEWHERE})  \n  {later}\n"
        assert bool(compare(read(Source(text + others))).pairs) is expected


@pytest.mark.parametrize("later", [MIDDLE, MIDDLE.replace("folds", "fodls")])
def test_authors_that_only_one_of_two_entries_names(later: str) -> None:
    others = "".join(
        f"- [{title}](https://e.org/{number})  \n  Eve Fox, Gil Hart\n" for number, title in enumerate(TITLES)
    )
    named = "  \n  Ann Lee, Bo Chen"
    for authors, later_authors in ((named, ""), ("", named)):
        text = f"- [{MIDDLE}]({PAPER}){authors}\n- [{later}]({PAPER_ELSEWHERE}){later_authors}\n"
        document = read(Source(text + others))
        assert [bool(entry.authors) for entry in document.entries[:2]] == [bool(authors), bool(later_authors)]
        assert compare(document).pairs


def test_different_pages_of_one_host() -> None:
    title, typo = LONG, LONG.replace("Ticket", "Tikcet")
    arxiv = "[arXiv](https://arxiv.org/abs/2001.00001)"
    assert pairs(f"[{title}](https://alpha.org/1) {arxiv}", f"[{typo}](https://beta.org/2)") == [(1, 2)]
    assert pairs(f"[{title}](https://alpha.org/1) {arxiv}", f"[{typo}](https://alpha.org/2)") == []


def test_fields_that_are_nested_in_several_entries() -> None:
    data = f"  - Related work: [{MIDDLE}]({ID})\n"
    first, later = (f"- [{title}](https://e.org/{n})\n" for n, title in enumerate(TITLES[:2]))

    def found(text: str) -> list[tuple[int, int]]:
        return [(pair.first.entry.line, pair.later.entry.line) for pair in compare(read(Source(text))).pairs]

    assert found(first + data + later + data) == []
    assert found(first + data + data + later) == [(2, 3)]
    assert found(first + data.replace(":", "") + later + data.replace(":", "")) == [(2, 4)]


@pytest.mark.parametrize(
    ("key", "later_key", "expected"),
    [
        ("**Related work**: ", "related work: ", True),
        ("_Related work_ : ", "Related work：", True),
        ('"Related": ', "Related: ", True),
        ("“Related”: ", "`Related`: ", True),
        ("Related: ICRA 2022 ", "Related: ", True),
        (f"{'k' * 30}: ", f"{'k' * 30}: ", True),
        (f"{'k' * 31}: ", f"{'k' * 31}: ", False),
        ("(Related): ", "(Related): ", False),
    ],
)
def test_keys_of_nested_fields(key: str, later_key: str, expected: bool) -> None:
    first, later = (f"- [{title}](https://e.org/{n})\n" for n, title in enumerate(TITLES[:2]))
    text = f"{first}  - {key}[{MIDDLE}]({ID})\n{later}  - {later_key}[{MIDDLE}]({ID})\n"
    document = read(Source(text))
    assert [entry.title for entry in document.entries[1::2]] == [MIDDLE, MIDDLE]
    assert bool(compare(document).pairs) is not expected


@pytest.mark.parametrize("dash", [" - ", " – ", " — ", "** - "])
def test_people_that_are_named_after_titles(dash: str) -> None:
    mark = "**" if "**" in dash else ""
    first = f"{mark}[{LONG}]({PAPER}){dash}Ann Lark"
    later = f"{mark}[{LONG}]({PAPER_ELSEWHERE}){dash}"
    assert pairs(first, f"{later}Ann Lark") == [(1, 2)]
    assert pairs(first, f"{later}Ann Lark and Bo Finch.") == [(1, 2)]
    assert pairs(first, f"{later}Bo Finch") == []
    assert pairs(first, f"{later}Bo Finch & Cy Wren (2020)") == []
    assert pairs(first, f"{later}Bo Finch says so") == [(1, 2)]
    typo = later.replace("Ticket", "Tikcet")
    assert pairs(first, f"{typo}Ann Lark") == [(1, 2)]
    assert pairs(first, f"{typo}Bo Finch") == []


def test_works_of_other_owners_are_not_renamed() -> None:
    first, later = with_id("amber basalt cobalt dolomite emerald", "amber basalt feldspar garnet hematite")
    own, other = "[code](https://github.com/own/a)", "[code](https://github.com/other/b)"
    assert pairs(f"{first} {own}", f"{later} {own}") == [(1, 2)]
    assert pairs(f"{first} {own}", later) == [(1, 2)]
    assert pairs(first, f"{later} {other}") == [(1, 2)]
    assert pairs(f"{first} {own}", f"{later} {other}") == []
    assert pairs(f"{first} [code](https://github.com/own)", f"{later} {other}") == [(1, 2)]
    assert pairs(f"{first} [page](https://own.github.io/a)", f"{later} {other}") == []
    assert pairs(f"{first} [page](https://Own.github.io/a)", f"{later} {own}") == [(1, 2)]
    assert pairs(f"{first} [page](https://own.org/a)", f"{later} {other}") == [(1, 2)]


def test_a_name_is_explained_by_the_words_after_it() -> None:
    first = f"[Amber]({ID}): basalt cobalt dolomite columns of the north"
    assert pairs(first, f"[basalt cobalt dolomite quartz]({ID})") == [(1, 2)]
    assert conflicts(first, f"[emerald feldspar garnet columns]({ID})") == [([1, 2], False)]
    # Too few words, and a title that says enough.
    assert conflicts(f"[Amber]({ID}): a rock", f"[emerald feldspar garnet]({ID})") == []
    assert (
        pairs(
            f"[Amber of Cobalt Mountains]({ID}): emerald feldspar garnet", f"[emerald feldspar garnet]({ID})"
        )
        == []
    )


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (f"[Amber]({ID}): {{}}", True),
        (f"[Amber]({ID})  \n  {{}}", True),
        (f"**[Amber]({ID})** – {{}}", True),
        (f"[_Amber_]({ID}), {{}}", True),
        (f"Amber, {{}} [paper]({ID})", True),
        (f"**Amber**: {{}} [paper]({ID})", True),
        (f"“Amber”: {{}} [paper]({ID})", True),
        (f"<b>Amber</b>: {{}} [paper]({ID})", True),
        (f"<strong>Amber</strong>: {{}} [paper]({ID})", True),
        (f"<em>Amber</em>: {{}} [paper]({ID})", True),
        (f'<a href="{ID}">Amber</a>: {{}}', True),
        # What is in brackets or code, or in another tag.
        (f"[Amber]({ID}) ({{}})", False),
        (f"[Amber]({ID}) `{{}}`", False),
        (f"[Amber]({ID}) | {{}}", False),
        (f"[Amber]({ID}) [x]{{}}", False),
        (f"[Amber]({ID}) x] {{}}", False),
        (f"<i>Amber</i>: {{}} [paper]({ID})", False),
    ],
)
def test_where_the_explanation_of_a_name_is(first: str, expected: bool) -> None:
    first = first.format("basalt cobalt dolomite columns of the north")
    assert bool(pairs(first, f"[basalt cobalt dolomite quartz]({ID})")) is expected


def test_an_explanation_has_twelve_characters() -> None:
    other = f"[emerald feldspar garnet]({ID})"
    assert conflicts(f"[Amber]({ID}): basalt slat", other) == []
    assert conflicts(f"[Amber]({ID}): basalt slats", other) == [([1, 2], False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Among earlier entries, the one in the same part of the list comes first.
        ("A\nPART\nA\nA\n", [(1, 5), (5, 6)]),
        ("A\nA\nPART\nA\n", [(1, 2), (1, 6)]),
        # Then one with an equal title.
        ("B\nA\nA\n", [(1, 2), (2, 3)]),
    ],
)
def test_the_nearest_earlier_entry(text: str, expected: list[tuple[int, int]]) -> None:
    text = text.replace("PART", "\n## Part\n").replace("A\n", f"- [Amber Manifolds]({ID})\n")
    text = text.replace("B\n", f"- [Amber Manifolds (Talk)]({ID})\n")
    found = compare(read(Source(text))).pairs
    assert [(pair.first.entry.line, pair.later.entry.line) for pair in found] == expected


@pytest.mark.parametrize(
    "part",
    [
        "## Part",
        "<summary>Part</summary>",
        "<details><summary>Part</summary>",
        "<h3>Part</h3>",
        "Part:",
        "一部分：",
        "**Part**",
        "__Part__",
        "**Part:**",
        "**Part**:",
        "**Part：**",
        "<SUMMARY>Part</SUMMARY>",
        "w" * 99 + ":",
    ],
)
def test_what_begins_a_part(part: str) -> None:
    assert third_pair(part) == (5, 7)


@pytest.mark.parametrize(
    "text",
    [
        "Some words",
        "<b>Part</b>",
        "**Part** of a list",
        "A list of **parts**",
        "**[Part](https://part.org)**",
        "w" * 100 + ":",
        "Two\nlines:",
    ],
)
def test_what_does_not_begin_a_part(text: str) -> None:
    lines = text.count("\n")
    assert third_pair(text) == (1, 7 + lines)


def third_pair(part: str) -> tuple[int, int]:
    """Return the lines of the last of three entries and of the one it is paired with; `part` is above the second."""
    entry = f"- [{MIDDLE}]({ID})\n"
    others = "".join(f"- [{title}](https://e.org/{number})\n" for number, title in enumerate(TITLES))
    text = f"{entry}\n{part}\n\n{entry}- [Amber](https://amber.org)\n{entry}{others}"
    last = compare(read(Source(text))).pairs[-1]
    return last.first.entry.line, last.later.entry.line


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # An entry in an enclosing section, or in a subsection, comes before one elsewhere.
        (("## A", "## B", "### C"), (2, 3)),
        (("## A", "### B", "## C"), (1, 3)),
        (("### A", "## B", "### C"), (2, 3)),
        (("## A", "## B", "## C"), (1, 3)),
    ],
)
def test_the_nearest_section(headings: tuple[str, ...], expected: tuple[int, int]) -> None:
    text = "# List\n" + "".join(f"{heading}\n- [{MIDDLE}]({ID})\n" for heading in headings)
    last = compare(read(Source(text))).pairs[-1]
    assert ((last.first.entry.line - 1) // 2, (last.later.entry.line - 1) // 2) == expected


def test_the_same_venue_comes_first() -> None:
    entries = [f"[{MIDDLE}]({ID}), {venue} 2020." for venue in ("ICLR", "ICML", "ICML")]
    assert pairs(*entries) == [(1, 2), (2, 3)]


def test_a_doubtful_conflict_between_several_works() -> None:
    # The first and the last share a word.
    titles = ["amber basalt cobalt dolomite", "emerald feldspar garnet", "amber hematite iolite jadeite"]
    assert conflicts(*with_id(*titles)) == [([1, 2, 3], True)]


def test_links_that_are_not_the_entry_s_own() -> None:
    # A link with another label says nothing about the entry's own paper.
    first = f"[Deep Language Models of Rocks](https://a.org/1) [{{}}]({ID})"
    later = f"[Large Image Systems of Trees](https://b.org/2) [paper]({ID})"
    assert conflicts(first.format("paper"), later) == [([1, 2], False)]
    assert conflicts(first.format("used in"), later) == []
    second = "[paper](https://openreview.net/forum?id=abcdef)"
    assert conflicts(f"{first.format('used in')} {second}", later) == []


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("once Deep Language Models", []),
        ("once Deep-Language Models.", []),
        # In tags and URLs.
        ('<img alt="Deep Language Models">', [([1, 2], False)]),
        ("[more](deep-language-models)", [([1, 2], False)]),
        ("https://more.org/deep-language-models", [([1, 2], False)]),
        # Only a part of it.
        ("once Deep Language Modelsets", [([1, 2], False)]),
        ("once Deep Language", [([1, 2], False)]),
    ],
)
def test_an_entry_that_mentions_the_title_of_another(
    remark: str, expected: list[tuple[list[int], bool]]
) -> None:
    first, later = with_id("Deep Language Models", "Large Image Systems")
    assert conflicts(first, f"{later} {remark}") == expected
    assert conflicts(f"{later} {remark}", first) == expected


@pytest.mark.parametrize(
    ("anchor", "link", "expected"),
    [
        ('<a name="lark22"></a>', "[Lark 2022](#lark22)", True),
        ("<a id='lark22'></a>", "[Lark 2022](#lark22)", True),
        ('<span class="x" id="lark22"></span>', "[Lark 2022](#lark22)", True),
        ('<a name="lark22"></a>', '<a href="#lark22">Lark 2022</a>', True),
        ('<a name="lark22"></a>', "[Lark 2022](#lark2)", False),
        ('<a name="lark2"></a>', "[Lark 2022](#lark22)", False),
        ('<a href="#lark22"></a>', "[Lark 2022](#lark22)", False),
    ],
)
def test_an_entry_that_links_to_another(anchor: str, link: str, expected: bool) -> None:
    first, later = with_id("Deep Language Models of Rocks", "Large Image Systems of Trees")
    found = [] if expected else [([1, 2], False)]
    assert conflicts(f"{first} {anchor}", f"{later}, with {link}") == found
    assert conflicts(f"{later}, with {link}", f"{first} {anchor}") == found


@pytest.mark.parametrize("lead", ["{} [", "{}: [", "[{}] [", "(with {}) ["])
def test_a_name_before_a_title_that_another_title_begins_with(lead: str) -> None:
    # A name has three letters.
    for name, expected in (
        ("QA", [([1, 2], False)]), ("QAS", []), ("Q-AS", []), ("Q.AS", []), ("Q+AS", []), ("A2", [([1, 2], False)]),
    ):  # fmt: skip
        first = f"{lead.format(name)}Deep Language Models of Rocks]({ID})"
        later = f"[{name}: Large Image Systems of Trees]({ID})"
        assert conflicts(first, later) == conflicts(later, first) == expected


@pytest.mark.parametrize(
    ("heading", "is_data"),
    [
        *(
            (heading, True)
            for heading in ("Datasets", "A Data Set", "Data sets", "Benchmark", "Benchmarks", "Corpora", "Text Corpus")
        ),
        ("数据集", True),
        ("データセット", True),
        ("Databases", False),
        ("Benchmarking", False),
        ("Data", False),
    ],
)  # fmt: skip
def test_sections_of_datasets(heading: str, is_data: bool) -> None:
    data = f"## {heading}\n- Large Image Systems of Trees [paper]({ID})\n"
    paper = f"## Papers\n- [Deep Language Models of Rocks]({ID})\n"
    found = [] if is_data else [[3, 5]]
    assert conflicting_lines(f"# Rocks\n{paper}{data}") == found
    assert conflicting_lines(f"# Rocks\n{data}{paper}") == found
    # A dataset with a long title that links to the paper itself is another paper.
    linked = f"## {heading}\n- [Large Image Systems of Trees]({ID})\n"
    assert conflicting_lines(f"# Rocks\n{paper}{linked}") == [[3, 5]]
    linked = f"## {heading}\n- [Large Image Systems of Trees](https://e.org/1) [paper]({ID})\n"
    assert conflicting_lines(f"# Rocks\n{paper}{linked}") == found
    named = f"## {heading}\n- [Quartz]({ID}): large image systems of trees\n"
    assert conflicting_lines(f"# Rocks\n{paper}{named}") == found


def test_titles_with_a_common_beginning() -> None:
    # In a longer list of titles that begin alike, only equal ends are compared.
    start = "Equilibrium States of {} "
    others = [
        f"[{start.format(chr(97 + n // 10) * 4 + chr(97 + n % 10) * 4)}Systems](https://x{n}.org/1)"
        for n in range(40)
    ]
    first = f"[{start.format('Amber')}Networks](https://alpha.org/1)"
    later = f"[{start.format('Amber')}Netwroks](https://beta.org/1)"
    assert pairs(first, *others[:39], later) == [(1, 41)]
    assert pairs(first, *others, later) == []


def test_titles_with_accents() -> None:
    # An accent does not make a word Chinese.
    assert pairs(*with_id("Résumé of Basalt and Slate", "Résumés of Basalt Dolomite")) == [(1, 2)]
    assert pairs(*with_id("Räsumé of Basalt and Slate", "Résumés of Basalt Dolomite")) == []


def test_small_words_among_others() -> None:
    title = "Residual Amber Networks Learn {}Curved Manifolds Near Equilibrium States"
    assert not are_same(title.format(""), title.format("the cat "))


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("(残差网络)", True),
        ("（残差网络）", True),
        ("【残差网络】", True),
        ("(ResNet: 残差网络 2016)", True),
        ("(残差)", False),
        ("(ResNet)", False),
    ],
)
def test_translations_in_brackets(translation: str, expected: bool) -> None:
    found = pairs(f"[{LONG} {translation}]({PAPER})", f"[{LONG}]({PAPER_ELSEWHERE})")
    assert found == ([(1, 2)] if expected else [])


def test_a_row_and_an_item_with_the_same_identifier() -> None:
    # A model in a table may be a part of the paper in the list.
    for title, expected in (
        ("Large Image Systems", []),
        ("Large Image Tree Systems", [[1, 5]]),
        ("Large Image Systems of Trees", [[1, 5]]),
    ):
        text = f"- [Deep Language Models of Rocks]({ID})\n\n" + table(f"| [{title}]({ID}) | | |")
        assert conflicting_lines(text) == expected


HEADED = "".join(f"### [{title}](https://e.org/{number})\nWords.\n\n" for number, title in enumerate(TITLES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An item below a heading that is an entry belongs to it, also after another item.
        (f"### [Deep Language Models of Rocks]({ID})\n\n- [Large Image Systems of Trees]({ID})\n\n", []),
        (
            f"### [Deep Language Models of Rocks]({ID})\n\n- [Amber](https://a.org/1)\n"
            f"- [Large Image Systems of Trees]({ID})\n\n",
            [],
        ),
        # Not one above the heading, nor one below the next heading.
        (
            f"- [Large Image Systems of Trees]({ID})\n\n### [Deep Language Models of Rocks]({ID})\nWords.\n\n",
            [[3, 5]],
        ),
        (
            f"### [Deep Language Models of Rocks]({ID})\nWords.\n\n### [Amber](https://a.org/1)\n\n"
            f"- [Large Image Systems of Trees]({ID})\n\n",
            [[3, 8]],
        ),
        (
            f"### [Deep Language Models of Rocks]({ID})\nWords.\n\n### [Large Image Systems of Trees]({ID})\n\n",
            [[3, 6]],
        ),
    ],
)
def test_a_heading_and_what_is_below_it(text: str, expected: list[list[int]]) -> None:
    assert conflicting_lines("## Papers\n\n" + text + HEADED) == expected


# A list with many papers, in which two names with one paper are a mistake.
MANY = [f"[Amber Manifolds Number {n} of Many](https://arxiv.org/abs/2001.{n:05})" for n in range(30)]


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (
            "[SmallBarn](https://arxiv.org/abs/2207.05293) [code](https://github.com/lark/small)",
            "[TidyMill](https://arxiv.org/abs/2207.05293) [code](https://github.com/finch/tidy)",
            True,
        ),
        (
            "[SmallBarn](https://arxiv.org/abs/2207.05293) [code](https://github.com/lark/small)",
            "[TidyMill](https://arxiv.org/abs/2207.05293)",
            False,
        ),
        (
            "[SmallBarn](https://arxiv.org/abs/2207.05293)",
            "[TidyMill](https://arxiv.org/abs/2207.05293) [code](https://github.com/finch/tidy)",
            False,
        ),
        # Both are built upon the same part, or belong to one repository.
        (
            "[Small+HQM](https://arxiv.org/abs/2207.05293) [code](https://github.com/lark/small)",
            "[Tidy+HQM](https://arxiv.org/abs/2207.05293) [code](https://github.com/finch/tidy)",
            False,
        ),
        (
            "[Small+HQM](https://arxiv.org/abs/2207.05293)",
            "[Tidy+HQM](https://arxiv.org/abs/2207.05293)",
            False,
        ),
        (
            "[SmallBarn](https://arxiv.org/abs/2207.05293) [code](https://github.com/lark/all)",
            "[TidyMill](https://arxiv.org/abs/2207.05293) [code](https://github.com/lark/all)",
            False,
        ),
        # One names the other.
        (
            "[SmallBarn](https://arxiv.org/abs/2207.05293), once TidyMill",
            "[TidyMill](https://arxiv.org/abs/2207.05293)",
            False,
        ),
    ],
)
def test_two_names_with_one_paper(first: str, later: str, expected: bool) -> None:
    assert bool(conflicts(*MANY, first, later)) is expected


def test_three_names_with_one_paper_are_its_parts() -> None:
    names = [
        f"[{name}](https://arxiv.org/abs/2207.05293) [code](https://github.com/{name}/code)"
        for name in ("SmallBarn", "TidyMill", "WideRoof")
    ]
    assert conflicts(*MANY, *names[:2])
    assert not conflicts(*MANY, *names)


def test_events_of_two_years() -> None:
    group = "https://openreview.net/group?id=ICLR.cc/{}/Workshop/DOORS"
    title = "Deep Barns and Their Highly Structured Doors"
    years = [f"[{title}]({group.format(year)}) ICLR {year}" for year in (2019, 2022)]
    assert pairs(years[0], f"[{title}](https://doors.example.net/) ICLR 2019") == [(1, 2)]
    assert pairs(*years) == []
    title = "The Large Challenge of Finding Doors in Photographs of Old Barns"
    sites = [f"[{title}](https://doors{year}.example.net/a) ICLR {year}" for year in (2019, 2022)]
    assert pairs(*sites) == []
    code = "[code](https://github.com/lark/doors)"
    assert pairs(*(f"{site} {code}" for site in sites)) == [(1, 2)]
    for without in ("", "ICLR"):
        site = f"[{title}](https://doors.example.net/a) {without} {code}"
        assert pairs(f"{sites[0]} {code}", site) == pairs(site, f"{sites[0]} {code}") == [(1, 2)]


def test_names_with_other_explanations() -> None:
    code = "[code](https://github.com/lark/all)"
    first = (
        f"[UniMotionBarn](https://arxiv.org/abs/2603.22282): A Unified Framework for Doors and Roofs {code}"
    )
    later = "[Unimotionbarn](https://barns.example.net/a): {} {}"
    assert not pairs(first, later.format("Learning Hay Storage Rules", code))
    assert pairs(first, later.format("Unified Framework for Doors", code))
    # Half of the words, or of few.
    first = f"[UniMotionBarn](https://arxiv.org/abs/2603.22282): {{}} {code}"
    for words, others, expected in (
        ("Framework Doors", "Storage Rules", True),
        ("Framework Doors Roofs", "Storage Rules", True),
        ("Framework Doors Roofs", "Storage Rules Hay", False),
        ("Framework Doors Roofs Tiles", "Framework Doors Storage Rules", True),
        ("Framework Doors Roofs Tiles", "Framework Hay Storage Rules", False),
    ):
        assert bool(pairs(first.format(words), later.format(others, code))) is expected


def test_old_and_new_title_with_one_repository() -> None:
    first, later = "Windows of Barns Learned without Labels", "Unlabelled Pictures Teach Windows"
    paper, code = "https://arxiv.org/abs/2207.05293", "[code](https://github.com/lark/{})"
    same = code.format("barn")
    assert pairs(f"[{first}]({paper}) {same}", f"[{later}]({paper}) {same}") == [(1, 2)]
    assert pairs(f"[{first}]({paper}) {same}", f"[{later}]({paper}) {code.format('mill')}") == []


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # Two names, and other people.
        (f"[Quartz]({ID})", f"[Obsidian]({ID})", False),
        (
            f"[Quartz: Stones in Rivers]({ID}), Lark et al.",
            f"[Stones in Large Rivers]({ID}), Finch et al.",
            False,
        ),
        (
            f"[Quartz: Stones in Rivers]({ID}), Lark et al.",
            f"[Stones in Large Rivers]({ID}), Lark et al.",
            True,
        ),
        (f"[Quartz: Stones in Rivers]({ID})", f"[Stones in Large Rivers]({ID}), Lark et al.", True),
        (f"[Quartz: Stones in Rivers]({ID}), Lark, et al.", f"[Stones in Large Rivers]({ID})", True),
        (
            f"[Quartz: Stones in Rivers]({ID}), Lark, et al.",
            f"[Stones in Large Rivers]({ID}), O'Finch et al.",
            False,
        ),
        (f"[Quartz]({ID})", f"[Stones in Large Rivers]({ID})", True),
    ],
)
def test_works_that_may_have_two_titles(first: str, later: str, expected: bool) -> None:
    entries = read(Source(f"- {first}\n- {later}\n")).entries
    assert may_have_two_titles(*map(Work, entries)) is expected


def test_an_item_and_what_is_below_it() -> None:
    above, below = f"- [Deep Language Models of Rocks]({ID})\n", f"- [Large Image Systems of Trees]({ID})\n"
    assert conflicting_lines(f"{above}{below}") == [[1, 2]]
    assert conflicting_lines(f"{above}  {below}") == []


BY_OTHERS = "".join(
    f"- [{title}](https://e.org/{number})  \n  Eve Fox, Gil Hart\n" for number, title in enumerate(TITLES)
)


def of_authors(*entries: tuple[str, str]) -> str:
    """Return a list of entries with authors, in which other entries have authors, too."""
    return "".join(f"- {entry}  \n  {authors}\n" for entry, authors in entries) + BY_OTHERS


@pytest.mark.parametrize(
    ("authors", "later_authors", "expected"),
    [
        # Any name counts, in any order.
        ("Lark, Ann; Finch, Bo", "Cy Lark; Di Wren", True),
        ("Ann Lark Jr., Bo Finch", "Cy Lark Jr, Di Wren", True),
        ("Ann Lark, Bo Finch", "Cy Wren, Di Crow", False),
    ],
)
def test_names_that_authors_have_in_common(authors: str, later_authors: str, expected: bool) -> None:
    text = of_authors((f"[{MIDDLE}]({PAGE})", authors), (f"[{MIDDLE}]({PAGE_ELSEWHERE})", later_authors))
    document = read(Source(text))
    assert bool(compare(document).pairs) is expected
    assert may_have_two_titles(*map(Work, document.entries[:2])) is expected


def test_preprints_with_the_same_authors() -> None:
    for title, expected in ((SHORT, False), (MIDDLE, True)):
        first, later = (f"[{title}](https://arxiv.org/abs/2001.0000{number})" for number in (1, 2))
        text = of_authors((first, "Ann Lee, Bo Chen"), (later, "Ann Lee, Bo Chen"))
        assert bool(compare(read(Source(text))).pairs) is expected


def test_a_title_that_is_listed_again_without_the_authors() -> None:
    first, later = with_id("Amber Basalt Cobalt", "Emerald Feldspar Garnet")
    text = of_authors((first, "Ann Lee, Bo Chen"), (later, "Ann Lee, Bo Chen")) + f"- {later}\n"
    comparison = compare(read(Source(text)))
    assert len(comparison.pairs) == 2
    assert comparison.conflicts == []


@pytest.mark.parametrize(
    ("code", "later_code", "authors", "is_doubtful"),
    [
        ("own/a", "own/a", "Ann Lee, Cy Dunn", True),
        ("own/a", "other/b", "Ann Lee, Cy Dunn", False),
        ("own/a", "own/a", "Cy Dunn", False),
    ],
)
def test_works_with_one_repository_may_be_one_that_was_renamed(
    code: str, later_code: str, authors: str, is_doubtful: bool
) -> None:
    first, later = with_id("Deep Language Models of Rocks", "Large Image Systems of Trees")
    text = of_authors(
        (f"{first} [code](https://github.com/{code})", "Ann Lee, Bo Chen"),
        (f"{later} [code](https://github.com/{later_code})", authors),
    )
    (conflict,) = compare(read(Source(text))).conflicts
    assert conflict.doubtful is is_doubtful


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        # One word of seven is shared, or of eight.
        ("amber basalt cobalt dolomite", "amber emerald feldspar garnet", True),
        ("amber basalt cobalt dolomite", "amber emerald feldspar garnet hematite", False),
        # Names, and parts of a series.
        ("amber basalt", "amber emerald feldspar garnet", False),
        ("amber basalt cobalt 1", "amber emerald feldspar 2", False),
    ],
)
def test_old_and_new_titles_of_a_work(first: str, later: str, expected: bool) -> None:
    code = " [code](https://github.com/lark/barn)"
    for titles in ((first, later), (later, first)):
        one, other = with_id(*titles)
        assert bool(pairs(one + code, other + code)) is expected
        assert not pairs(one, other + code)
        for venue, authors, is_same in (
            ("ICLR", "Ann Lee", True),
            ("ICML", "Ann Lee", False),
            ("ICLR", "Bo Chen", False),
        ):
            text = of_authors((f"{one}, ICLR", "Ann Lee"), (f"{other}, {venue}", authors))
            assert bool(compare(read(Source(text))).pairs) is (expected and is_same)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        # Of earlier entries, the first three and the last three are looked at.
        ("## A/e/e/# B/e/## C/e/e/e/e/## D/e", 3),
        ("## A/e/e/e/e/## D/e/### E/e/e/### F/e", 5),
        ("## A/e/e/e/## D/e/### E/e/e/e/### F/e", 1),
        # Of six, all.
        ("## A/e/e/e/## D/e/### E/e/e/### F/e", 4),
    ],
)
def test_which_of_many_earlier_entries_is_the_nearest(places: str, expected: int) -> None:
    lines = [f"- [{MIDDLE}]({ID})" if line == "e" else f"\n{line}\n" for line in places.split("/")]
    document = read(Source("# List\n\n" + "\n".join(lines) + "\n"))
    last = compare(document).pairs[-1]
    assert document.entries.index(last.later.entry) == len(document.entries) - 1
    assert document.entries.index(last.first.entry) + 1 == expected


def test_an_identifier_says_more_than_a_similar_title() -> None:
    typo = f"[{LONG.replace('Ticket', 'Tikcet')}]({PAGE})"
    text = f"## A\n\n- [{LONG}]({ID})\n\n## B\n\n- {typo}\n- [{LONG}]({ID})\n"
    found = compare(read(Source(text))).pairs
    assert [(pair.first.entry.line, pair.later.entry.line, pair.by) for pair in found] == [
        (3, 7, "title"),
        (3, 8, "identifier"),
    ]


def test_rows_with_results() -> None:
    row, other = (
        f"| [{title}]({ID}) | {{}} | {{}} |"
        for title in ("Deep Language Models of Rocks", "Large Image Systems of Trees")
    )
    assert conflicting_lines(table(row.format("24.5", "31.2"), other.format("22.5", "30.2"))) == [[3, 4]]
    item = f"- [Large Image Systems of Trees]({ID})\n"
    rows = table(row.format("24.5", "31.2"))
    assert conflicting_lines(f"{item}\n{rows}") == conflicting_lines(f"{rows}\n{item}") == []
    rows = table(row.format("", ""))
    assert conflicting_lines(f"{item}\n{rows}") == [[1, 5]]
    assert conflicting_lines(f"{rows}\n{item}") == [[3, 8]]


def test_similar_titles_of_other_people() -> None:
    first, later = with_id("amber basalt cobalt dolomite emerald", "amber basalt feldspar garnet hematite")
    for authors, expected in (("Ann Lee, Cy Dunn", True), ("Cy Dunn, Di Crow", False)):
        text = of_authors((first, "Ann Lee, Bo Chen"), (later, authors))
        assert bool(compare(read(Source(text))).pairs) is expected


def test_a_title_that_is_listed_elsewhere_with_the_same_authors_is_not_copied() -> None:
    first, later = with_id("Amber Basalt Cobalt", "Emerald Feldspar Garnet")
    elsewhere = later.replace(ID, PAPER)
    for authors, expected in (("Ann Lee, Bo Chen", [(1, 3), (3, 5)]), ("Cy Dunn, Di Crow", [])):
        text = of_authors((first, "Ann Lee, Bo Chen"), (later, "Ann Lee, Bo Chen"), (elsewhere, authors))
        found = compare(read(Source(text))).pairs
        assert [(pair.first.entry.line, pair.later.entry.line) for pair in found] == expected


def test_works_of_other_people_are_not_one_that_was_renamed() -> None:
    first, later = with_id("amber basalt cobalt dolomite", "amber emerald feldspar garnet")
    for authors, is_doubtful in (("Ann Lee", True), ("Ann Lee, Cy Dunn", True), ("Cy Dunn, Di Crow", False)):
        text = of_authors((first, "Ann Lee, Bo Chen"), (later, authors))
        (conflict,) = compare(read(Source(text))).conflicts
        assert conflict.doubtful is is_doubtful


def test_titles_that_are_only_authors() -> None:
    title = "Lark, M.T., Finch, T."
    assert pairs(f"[{title}]({PAPER}), 2020.", f"[{title}]({PAPER_ELSEWHERE}), 2020.") == []


def test_people_that_are_named_after_one_of_two_titles() -> None:
    first, later = f"[{LONG}]({PAPER})", f"[{LONG}]({PAPER_ELSEWHERE}) - Bo Finch"
    assert pairs(first, later) == pairs(later, first) == [(1, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deep dive: [Language Models](models.md)", True),
        ("Deep dive： [Language Models](models.html#rocks)", True),
        ("**Deep dive:** [Language Models](models.md)", True),
        ("_Deep dive_ : [Language Models](models.md)", True),
        ("Deep dive: **[Language Models](models.md)**", True),
        ("Deep dive: [Language Models](https://e.org/models.md)", False),
        ("Deep dive: [Language Models](models.pdf)", False),
        ("Deep dive [Language Models](models.md)", False),
        ("In: [Language Models](models.md)", False),
        ("Part 123: [Language Models](models.md)", False),
        ("[Language Models](models.md)", False),
    ],
)
def test_pointers_to_other_pages_of_the_list(text: str, expected: bool) -> None:
    entry = read(Source("".join(OTHERS) + f"- {text}\n")).entries[-1]
    assert entry.title == "Language Models"
    assert is_pointer(entry) is expected
