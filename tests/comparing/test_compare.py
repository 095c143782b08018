"""Two versions of a list: what came, went, moved and changed, and that this agrees with what `export` writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.comparing.compare import Comparison, compare
from awesomelint.comparing.fields import Change
from awesomelint.export import csv as exported
from awesomelint.fields import titles
from awesomelint.fields.urls import work_key
from awesomelint.model import Entry, ListDocument
from awesomelint.reading import read
from awesomelint.source import Source
from tests.support import THOROUGH
from tests.support.histories import MadeList
from tests.support.lists import EACH_MERGE

FIRST = "- [Amber Networks for Counting Birds](https://arxiv.org/abs/2001.00001), 2020.\n"
SECOND = "- [Birch Networks for Counting Birds](https://arxiv.org/abs/2001.00002), 2020.\n"
THIRD = "- [Cedar Networks for Counting Birds](https://arxiv.org/abs/2001.00003), 2020.\n"
FOURTH = "- [Dune Networks for Counting Birds](https://arxiv.org/abs/2001.00004), 2020.\n"
FIFTH = "- [Elm Networks for Counting Birds](https://arxiv.org/abs/2001.00005), 2020.\n"


def document(text: str) -> ListDocument:
    return read(Source(text, "README.md"))


def listed(*entries: str, other: Iterable[str] = (THIRD,)) -> str:
    return f"# Papers on Birds\n\n## Counting\n\n{''.join(entries)}\n## Nests\n\n{''.join(other)}"


def compared(old: str, new: str) -> Comparison:
    return compare(document(old), document(new))


def names(entries: Iterable[Entry]) -> list[str]:
    return [entry.title.split()[0] for entry in entries]


def changes(comparison: Comparison) -> list[list[Change]]:
    return [kept.changes for kept in comparison.kept]


BOTH = listed(FIRST, SECOND)


def test_nothing_changes_in_equal_versions() -> None:
    assert compared(BOTH, BOTH).is_empty


def test_a_work_is_added() -> None:
    comparison = compared(BOTH, listed(FIRST, FOURTH, SECOND))
    assert names(comparison.added) == ["Dune"] and not comparison.removed and not comparison.kept


def test_a_work_is_removed() -> None:
    comparison = compared(BOTH, listed(FIRST))
    assert names(comparison.removed) == ["Birch"] and not comparison.added


def test_a_work_moves_to_another_section() -> None:
    comparison = compared(BOTH, listed(FIRST, other=(THIRD, SECOND)))
    assert names(kept.new for kept in comparison.moved) == ["Birch"]
    assert not comparison.added and not comparison.removed and not comparison.renamed


def test_a_work_with_another_title_is_renamed() -> None:
    comparison = compared(BOTH, listed(FIRST, SECOND.replace("Birch Networks", "Beech Trees")))
    assert changes(comparison) == [
        [Change("title", "Birch Networks for Counting Birds", "Beech Trees for Counting Birds")]
    ]
    assert comparison.renamed == comparison.kept and not comparison.added


def test_a_title_and_a_link_that_are_corrected_at_once() -> None:
    other = "- [Elm Netwrks for Counting Birds](https://example.org/el), 2021.\n"
    comparison = compared(
        listed(FIRST, other), listed(FIRST, other.replace("Netwrks", "Networks").replace("/el", "/elm"))
    )
    assert len(comparison.renamed) == 1 and not comparison.added and not comparison.removed


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("2020.", "2021.", Change("date", "2020", "2021")),
        ("), 2020.", ").", Change("date", "2020", "")),
        ("2001.00002", "2001.00009", Change("link", "https://arxiv.org/abs/2001.00002", "https://arxiv.org/abs/2001.00009")),
        (
            "2020.",
            "2020. [Code](https://github.com/birch/birds)",
            Change("link", "", "https://github.com/birch/birds", "Code"),
        ),
        ("2020.", "NeurIPS 2020.", Change("venue", "", "NeurIPS 2020")),
        ("2020.", "2020. It counts slowly.", Change("text", "", "It counts slowly.")),
        ("2020.", "2020. See <https://a.org/1> <b>there</b>.", Change("text", "", "See there .")),
    ],
)  # fmt: skip
def test_a_field_changes(before: str, after: str, change: Change) -> None:
    comparison = compared(BOTH, listed(FIRST, SECOND.replace(before, after)))
    assert change in changes(comparison)[0]
    assert not comparison.added and not comparison.removed and not comparison.reformatted


def test_links_are_compared_by_label() -> None:
    links = (
        "- Birch Networks for Counting Birds, 2020. [[Paper](https://a.org/1)] [[Code](https://b.org/1)]\n"
    )
    comparison = compared(
        listed(FIRST, links), listed(FIRST, links.replace("a.org/1", "a.org/2").replace("b.org/1", "b.org/2"))
    )
    assert changes(comparison) == [
        [
            Change("link", "https://a.org/1", "https://a.org/2", "Paper"),
            Change("link", "https://b.org/1", "https://b.org/2", "Code"),
        ]
    ]


def test_the_only_link_that_differs_was_replaced() -> None:
    link = "- Birch Networks for Counting Birds, 2020. [[Paper](https://a.org/1)]\n"
    comparison = compared(
        listed(FIRST, link), listed(FIRST, link.replace("[Paper](https://a", "[PDF](https://b"))
    )
    assert changes(comparison) == [[Change("link", "https://a.org/1", "https://b.org/1", "Paper")]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("), 2020.", ") (2020)"),
        ("- [", "* ["),
        ("https://arxiv.org/abs/2001.00002", "http://arxiv.org/pdf/2001.00002v2.pdf"),
        ("Birch Networks", "BIRCH networks"),
    ],
)
def test_a_change_of_form_is_counted(before: str, after: str) -> None:
    comparison = compared(BOTH, listed(FIRST, SECOND.replace(before, after)))
    assert comparison.reformatted == 1 and not comparison.kept and not comparison.added


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A. Lark, T. Reed", "A Lark, T Reed"),
        ("It *counts* all owls.", "It <em>counts</em> all owls."),
        ("It counts all owls.", "It counts – all owls!"),
    ],
)
def test_the_same_words_are_a_change_of_form(before: str, after: str) -> None:
    written = f"{SECOND.rstrip()} {before}\n", f"{SECOND.rstrip()} {after}\n"
    other = written[1].replace("https:", "http:")
    comparison = compared(listed(FIRST, written[0]), listed(FIRST, other))
    assert comparison.reformatted == 1 and not comparison.kept


def test_the_number_is_not_one_of_the_words() -> None:
    written = f"1. {SECOND[2:].rstrip()} A. Lark, T. Reed\n"
    other = written.replace("1. [", "2. [").replace("A. Lark, T. Reed", "A Lark, T Reed")
    comparison = compared(listed(FIRST, written), listed(FIRST, other))
    assert comparison.reformatted == 1 and not comparison.kept


def test_entries_that_are_equal_are_not_examined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("awesomelint.comparing.fields._links", None)
    assert not compared(BOTH, listed(FIRST, FOURTH, SECOND)).kept


def test_other_marks_around_a_changed_field_are_no_change() -> None:
    written = SECOND.replace("2020.", "2020. It counts all owls.")
    other = written.replace("), 2020.", ") (2021)").replace("counts all", "counts – all")
    comparison = compared(listed(FIRST, written), listed(FIRST, other))
    assert changes(comparison) == [[Change("date", "2020", "2021")]]


def test_a_number_is_no_change() -> None:
    numbered = "1. " + FIRST[2:] + "2. " + SECOND[2:]
    comparison = compared(
        listed(numbered), listed("1. " + FOURTH[2:] + "2. " + FIRST[2:] + "3. " + SECOND[2:])
    )
    assert names(comparison.added) == ["Dune"] and not comparison.reformatted and not comparison.kept


def test_commented_out() -> None:
    # Only a long comment with headings is a section that somebody parked.
    parked = [
        f"- [Wren {at} Networks for Nests](https://arxiv.org/abs/2002.{at:05})\n" for at in range(1, 15)
    ]
    shown = f"\n## More\n\n{''.join(parked)}"
    comparison = compared(f"{BOTH}\n<!--\n{shown}\n-->\n", BOTH + shown)
    assert changes(comparison) == [[Change("visibility", "commented out", "visible")]] * len(parked)
    assert not comparison.added and not comparison.moved


def test_a_work_that_is_listed_elsewhere_is_listed_again() -> None:
    comparison = compared(BOTH, listed(FIRST, SECOND, other=(THIRD, SECOND)))
    assert not comparison.added
    assert [(item.entry.section.title, item.other.section.title) for item in comparison.repeated] == [
        ("Nests", "Counting")
    ]


def test_the_other_entry_is_not_the_copy_itself() -> None:
    comparison = compared(BOTH, listed(THIRD, FIRST, SECOND))
    (item,) = comparison.repeated
    assert (item.entry.section.title, item.other.section.title) == ("Counting", "Nests")
    assert item.other in comparison.new.entries


def test_one_of_two_copies_goes() -> None:
    comparison = compared(listed(FIRST, SECOND, other=(THIRD, SECOND)), BOTH)
    assert not comparison.removed
    assert [(item.entry.section.title, item.other.section.title) for item in comparison.dropped] == [
        ("Nests", "Counting")
    ]


def test_copies_are_matched_in_their_sections() -> None:
    changed = SECOND.replace("2020.", "2021.")
    old = listed(SECOND, FIRST, FOURTH, other=(SECOND, THIRD, FIFTH))
    comparison = compared(old, listed(FIRST, FOURTH, changed, other=(THIRD, FIFTH, changed)))
    assert len(comparison.kept) == 2 and not comparison.moved and not comparison.repeated
    # The copy that stays is that of its own section, not the first of all.
    comparison = compared(old, listed(FIRST, FOURTH, other=(THIRD, FIFTH, changed)))
    assert not comparison.moved and [item.entry.section.title for item in comparison.dropped] == ["Counting"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- [BigML](https://bigml.com), 2020.\n", "- [BigML](https://www.bigml.com/), 2021.\n"),
        (
            "- [Elm Nets](https://example.org/elm), 2020. [[DOI](https://doi.org/10.1145/1234.5678)]\n",
            "- [On Elms](https://example.com/paper), 2020. [[DOI](https://doi.org/10.1145/1234.5678)]\n",
        ),
    ],
)
def test_works_are_recognised_in_another_section(before: str, after: str) -> None:
    comparison = compared(listed(before, FIRST, SECOND), listed(FIRST, SECOND, other=(THIRD, FOURTH, after)))
    assert names(comparison.added) == ["Dune"] and not comparison.removed
    assert len(comparison.moved) == 1


def test_works_with_short_titles_are_found_in_their_section() -> None:
    old = listed(FIRST, "- [BERT](https://a.org/1)\n", SECOND, "- [GPT](https://a.org/2)\n")
    new = listed("- [GPT](https://b.org/2)\n", "- [BERT](https://b.org/1)\n", FIRST, SECOND)
    comparison = compared(old, new)
    assert not comparison.added and not comparison.removed
    assert sorted(found[0].after for found in changes(comparison)) == ["https://b.org/1", "https://b.org/2"]


@pytest.mark.slow
def test_a_pure_sort_adds_and_removes_nothing() -> None:
    for seed in range(12):
        made = MadeList(seed, works=15)
        old = made.text
        for _, works in made.sections:
            made.random.shuffle(works)
        comparison = compared(old, made.text)
        assert not (comparison.added or comparison.removed or comparison.kept or comparison.reformatted)
        assert sum(item.number for item in comparison.reordered) > 20


def test_the_fewest_entries_that_moved_are_counted() -> None:
    comparison = compared(listed(FIRST, SECOND, FOURTH), listed(SECOND, FOURTH, FIRST))
    assert [(item.section.title, item.number) for item in comparison.reordered] == [("Counting", 1)]


@pytest.mark.parametrize(
    ("new", "added", "removed", "renamed"),
    [
        (BOTH.replace("Nests", "Eggs and Chicks"), [], [], [("Nests", "Eggs and Chicks")]),
        (f"{BOTH}\n## Songs\n\n{FOURTH}", ["Songs"], [], []),
        (BOTH.partition("\n## Nests")[0], [], ["Nests"], []),
        (BOTH.replace("## Nests", "### nests"), [], [], []),
        (BOTH.replace("## Counting", "## All\n\n### Counting"), ["All"], [], []),
    ],
)
def test_sections(new: str, added: list[str], removed: list[str], renamed: list[tuple[str, str]]) -> None:
    comparison = compared(BOTH, new)
    sections = comparison.sections
    assert [section.title for section in sections.added] == added
    assert [section.title for section in sections.removed] == removed
    assert [(old.title, new.title) for old, new in sections.renamed] == renamed
    assert not comparison.moved


def test_a_section_is_first_that_of_the_same_path() -> None:
    old = f"# P\n\n## A\n\n### Papers\n\n{FIRST}\n## B\n\n### Papers\n\n{SECOND}{THIRD}"
    new = f"# P\n\n## A\n\n### Papers\n\n{SECOND}{THIRD}\n## B\n\nNothing.\n"
    comparison = compared(old, new)
    assert [section.path for section in comparison.sections.removed] == [["B", "Papers"]]
    assert names(kept.new for kept in comparison.moved) == ["Birch", "Cedar"]


def test_a_section_whose_entries_scatter_is_removed() -> None:
    sixth = FIFTH.replace("Elm", "Fir").replace("0005", "0006")
    old = listed(FIRST, SECOND, other=(FOURTH, THIRD, FIFTH, sixth))
    new = f"# Papers on Birds\n\n## Counting\n\n{FIRST}{SECOND}{THIRD}\n## Eggs\n\n{FOURTH}{FIFTH}\n## Songs\n\n{sixth}"
    sections = compared(old, new).sections
    assert [section.title for section in sections.removed] == ["Nests"] and not sections.renamed
    # Nor is a section renamed to one that has taken in several.
    sections = compared(new, old).sections
    assert [section.title for section in sections.added] == ["Nests"] and not sections.renamed


def test_a_renamed_section_without_entries() -> None:
    old = BOTH.replace("## Nests", "## Contributing guides\n\nSee there.\n\n## Nests")
    comparison = compared(old, old.replace("Contributing guides", "Contributing guidelines"))
    assert [new.title for _, new in comparison.sections.renamed] == ["Contributing guidelines"]


def keys(row: dict[str, str]) -> set[str]:
    """What identifies the work of an exported entry."""
    title, url = titles.key(row["title"]), work_key(row["url"])
    # The URL of a whole site, and a short title, identify a work only together.
    found = {f"arxiv:{row['arxiv_id']}", f"doi:{row['doi'].lower()}"}
    found.add(url if "/" in url else f"site:{url} {title}" if url and title else "")
    if len(title) >= 9:
        found.add(f"title:{title}")
    return {key for key in found if key.partition(":")[2]}


def export(of: ListDocument) -> dict[int, set[str]]:
    """The entries that `export` writes, by the order in which it writes them."""
    out = io.StringIO()
    exported.write(sorted(of.entries + of.hidden, key=lambda entry: entry.span), out)
    out.seek(0)
    return {number: keys(row) for number, row in enumerate(csv.DictReader(out))}


def check_agreement(comparison: Comparison) -> None:
    """Added and removed works are those that only one side's export has, but for those that were renamed."""
    sides = comparison.old, comparison.new
    before, after = map(export, sides)
    order = [
        {
            entry: at
            for at, entry in enumerate(sorted(side.entries + side.hidden, key=lambda entry: entry.span))
        }
        for side in sides
    ]
    known, current = set().union(*before.values()), set().union(*after.values())
    added = {order[1][entry] for entry in comparison.added}
    removed = {order[0][entry] for entry in comparison.removed}
    for at in added:
        assert not after[at] & known
    for at in removed:
        assert not before[at] & current
    kept = {order[1][item.new] for item in comparison.kept}, {order[0][item.old] for item in comparison.kept}
    assert {at for at, found in after.items() if found and not found & known} <= added | kept[0]
    assert {at for at, found in before.items() if found and not found & current} <= removed | kept[1]
    assert len(before) - len(removed) - len(comparison.dropped) == (
        len(after) - len(added) - len(comparison.repeated)
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100 if THOROUGH else 40))
def test_works_agree_with_export(seed: int) -> None:
    made = MadeList(seed)
    old = made.text
    made.change(1 + seed % 12)
    comparison = compared(old, made.text)
    check_agreement(comparison)
    assert {number(entry) for entry in comparison.added} == made.added
    assert {number(entry) for entry in comparison.removed} == made.removed


def number(entry: Entry) -> int:
    return int(entry.title.split()[3])


PARTS = st.sampled_from(
    [
        *(FIRST, SECOND, THIRD, FOURTH, FIFTH, SECOND.replace("2020", "2021"), FIRST.replace("Amber", "Ash")),
        *(
            "## Nests\n",
            "# Songs\n",
            "\n",
            "Some text.\n",
            "- [BERT](https://a.org)\n",
            "- [BERT]()\n",
            "> x\n",
        ),
        *(
            "| A | B |\n| --- | --- |\n",
            "| [Owls](https://a.org/1) | 2020 |\n",
            "<!--\n",
            "-->\n",
            "  - note\n",
        ),
    ]
)


@pytest.mark.slow
@given(st.lists(PARTS, max_size=14), st.lists(PARTS, max_size=14))
def test_any_two_versions_agree_with_export(old: list[str], new: list[str]) -> None:
    check_agreement(compared("".join(old), "".join(new)))
    assert compared("".join(old), "".join(old)).is_empty


@pytest.mark.slow
@pytest.mark.parametrize("folder", EACH_MERGE)
def test_works_of_real_merges_agree_with_export(folder: Path) -> None:
    old, new = (version(folder / f"{name}.md") for name in ("base", "human"))
    check_agreement(compare(old, new))


def version(path: Path) -> ListDocument:
    return read(Source.from_bytes(path.read_bytes(), path.name))
