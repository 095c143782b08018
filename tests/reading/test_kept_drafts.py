"""A list that is read with the drafts of its earlier versions is read as without them."""

from __future__ import annotations

from random import Random
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesomelint.engine import Report, lint
from awesomelint.export.records import record
from awesomelint.fixing.kept_proofs import Kept
from awesomelint.reading import kept_drafts, read
from awesomelint.reading.dialect import Dialect
from awesomelint.reading.kept_drafts import AFTER, BEFORE, KeptDrafts, Surroundings, packed
from awesomelint.reading.kept_outlines import KeptOutlines
from awesomelint.reading.outline import Outliner, Stretch
from awesomelint.reading.parse.parser import Parser
from awesomelint.reading.pipeline import Assembly
from awesomelint.source import Source, back
from awesomelint.style.layout.kept_layouts import KeptLayouts
from tests.support import promises
from tests.support.hostile import LINES, PIECES
from tests.support.lists import EACH_SMALL_LIST

# Entries of all kinds: their drafts are taken from items, lines below them, paragraphs, headings, cells and HTML.
LIST = """# Awesome Sheep

- [Papers](#papers)

## Papers

- [Tidy Gradients](https://arxiv.org/abs/2402.00001) - Ada Lark, Bo Finch - {TON 2025} [[code](https://github.com/a/b)]
- [Small Barns](https://arxiv.org/abs/2301.00002) - Cy Wren - {ICML 2023} [[site](https://a.example/1)]
- [Large Barns](https://arxiv.org/abs/2301.00003) - Di Swift, Ada Lark - {TON 2024} [[site](https://a.example/2)]
- [Lanterns at Night](https://arxiv.org/abs/2206.00004) - Lark - {ACL 2022} [[site](https://a.example/3)]
- [Wool in Winter][wool] - Bo Finch - {ACL 2021} [[site](https://a.example/4)]
  - Ada Lark, Cy Wren. *ICLR*, 2022.
  - Code: https://github.com/a/c
- [Hills](htps://arxiv.org/abs/2106.00018), Ada Lark - {ACL 2021}
- Hay and its Uses [[paper](https://arxiv.org/abs/2105.00006)] (Barn Letters 2021) `hay`

### [Shepherds and their Dogs](https://arxiv.org/abs/2404.00007)
Di Swift, Bo Finch. NeurIPS 2024

### [Dogs without Shepherds](https://arxiv.org/abs/2404.00008)
Cy Wren, Ada Lark. ICML 2024

## Surveys

**A Survey of Meadows**, Ada Lark, 2023. [[Paper](https://arxiv.org/abs/2305.00009)]

"A Survey of Fences", Bo Finch, Cy Wren, *AAAI 2022*. [[Paper](https://arxiv.org/abs/2205.00010)]

| Title | Venue | Date | Links |
| --- | --- | --- | --- |
| Sheep on Hills <br> Ada Lark | ICML | 2024.05 | [pdf](https://arxiv.org/abs/2405.00011) |
| Sheep in Valleys <br> Bo Finch | ACL | 2023.06 | [pdf](https://arxiv.org/abs/2306.00012) |
| Sheep at Sea <br> Cy Wren | | 2022 | [pdf](https://arxiv.org/abs/2206.00013) |

<ul>
<li><a href="https://arxiv.org/abs/2101.00014">Goats beside Sheep</a>, ICLR 2021</li>
</ul>

<details><summary>Goats among *Sheep* (2023) [<a href="https://arxiv.org/abs/2301.00015">Paper</a>]</summary></details>

[wool]: https://arxiv.org/abs/2102.00005
"""
MORE = [
    "- [Ewes](https://arxiv.org/abs/2402.00016) - Di Swift - {ICML 2024} [[site](https://a.example/5)]",
    "- [Rams][rams] - Ada Lark - {TON 2023}",
    "[rams]: https://arxiv.org/abs/2402.00017",
    "## Rams",
    "- [2019 - Fleece](https://a.example/6) | Bo Finch",
]


@settings(max_examples=max(5, settings().max_examples // 10))
@given(st.randoms(use_true_random=False))
def test_the_report_on_an_edited_list_is_the_same(random: Random) -> None:
    kept = everything()
    text = LIST
    for _ in range(5):
        _same(Source(text, "README.md"), kept)
        for _ in range(random.choice((1, 1, 1, 4))):
            text = edited(text, random)


@pytest.mark.slow
@pytest.mark.parametrize("path", EACH_SMALL_LIST[::4])
def test_the_report_on_an_edited_real_list_is_the_same(path: Any) -> None:
    random, kept = Random(path.name), everything()
    text = Source.from_bytes(path.read_bytes()).text
    lint(Source(text, "README.md"), promises.SETTINGS, kept)
    for _ in range(5):
        text = edited(text, random)
    _same(Source(text, "README.md"), kept)


def everything() -> Kept:
    """Return what the server of an editor keeps, empty."""
    return Kept(outlines=KeptOutlines(), layouts=KeptLayouts())


def edited(text: str, random: Random) -> str:
    """Return a text with one change: of a line, of its place, of what is around it, or of all line endings."""
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    kind = random.randrange(8)
    if kind == 0:
        lines.insert(at, random.choice([*MORE, *LINES]))
    elif kind == 1:
        del lines[at]
    elif kind == 2:
        lines.insert(other, lines.pop(at))
    elif kind == 3:
        lines.insert(other, lines[at])
    elif kind == 4:
        column = random.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:column] + random.choice(PIECES) + lines[at][column:]
    elif kind == 5:
        column = random.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:column] + lines[at][column + random.randrange(1, 9) :]
    elif kind == 6:
        lines[at] = random.choice(("<!--", "-->", "# ", "  ", "> ")) + lines[at]
    else:
        text = "\n".join(lines)
        return text.replace("\r\n", "\n") if "\r\n" in text else text.replace("\n", "\r\n")
    return "\n".join(lines)


def _same(source: Source, kept: Kept) -> None:
    """Assert that a source is read in the same way with what is kept: by its findings, its export and each draft."""
    without, within = lint(source, promises.SETTINGS), lint(source, promises.SETTINGS, kept)
    assert within.findings == without.findings
    assert _exported(within) == _exported(without)
    assert _judged(Assembly(source, kept.drafts, kept.outlines)) == _judged(Assembly(source))


def _exported(report: Report) -> list[dict[str, Any]]:
    return [record(entry) for entry in report.document.all_entries]


def _judged(assembly: Assembly) -> list[Any]:
    """What `explain` goes by."""
    return [
        (
            unit.kind,
            unit.role,
            unit.dialect,
            *(packed(draft) for draft in (unit.draft, unit.line_draft) if draft is not None),
        )
        for unit in assembly.outline.units
    ]


# -- what a draft depends on -----------------------------------------------------------------------------------


def test_a_draft_depends_only_on_what_is_seen() -> None:
    for read_as in _read_amid_other_text(Source(LIST + "\n".join(LINES) + "\n".join(PIECES))):
        assert read_as[0] == read_as[1]


@pytest.mark.slow
@pytest.mark.parametrize("path", EACH_SMALL_LIST[::4])
def test_a_draft_of_a_real_list_depends_only_on_what_is_seen(path: Any) -> None:
    for read_as in _read_amid_other_text(Source.from_bytes(path.read_bytes())):
        assert read_as[0] == read_as[1]


def _read_amid_other_text(source: Source) -> Any:
    """Yield each stretch as it is read in its text, and as it is read amid other text."""
    assembly = Assembly(source)
    text, around = source.text, assembly.judge.drafter.around
    stretches = _stretches(assembly.outline)
    for stretch in stretches[:: len(stretches) // 100 + 1]:
        first, last = back(text, stretch.start, BEFORE), stretch.end + AFTER
        shown = text[first:last]
        for before, after in (("A", "A"), ("\n", "\n(ICML 2020)\n"), (" " + shown, shown)):
            other = (before * (first // len(before) + 1))[:first] + shown + after * 9
            for how in ("entry", "cell", "line", "fields"):
                for dialect in (Dialect(), Dialect((" - ",), "text", venue_leads=True)):
                    arguments = stretch.start, stretch.end, stretch.parts, dialect, how
                    drafts = [Parser(whole, around).read(*arguments) for whole in (text, other)]
                    yield [(packed(draft), draft.links) for draft in drafts]


def _stretches(outline: Outliner) -> list[Stretch]:
    return [
        stretch
        for unit in outline.units
        for stretch in (
            unit.head,
            *unit.more,
            *unit.quotes,
            *(cell for row in unit.rows for cell in row.cells),
        )
        if stretch is not None
    ]


OWN_LABEL = "".join(f"- [Woolpack](https://a.example/{n}) Sheep of Meadow {n}, 2020\n" for n in range(4))
DEFINED = (
    "".join(f"- [Sheep {n}][s{n}]\n" for n in range(3))
    + "- [Tidy Sheep][tidy] by Ada Lark\n\n[s0]: https://a.example/0\n"
)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (OWN_LABEL, OWN_LABEL + "- [Woolpack](https://a.example/4) Sheep of Meadow 4, 2020\n"),
        (DEFINED + "[s1]: b\n", DEFINED + "[s1]: b\n[s2]: c\n"),
        (DEFINED, DEFINED + "[tidy]: https://arxiv.org/abs/2402.00001\n"),
        (DEFINED + "[tidy]: #a\n", DEFINED + "[tidy]: https://arxiv.org/abs/2402.00001\n"),
    ],
    ids=["a label of the list", "references without a definition", "a definition", "a target"],
)
def test_a_draft_depends_on_what_is_elsewhere_in_the_list(text: str, changed: str) -> None:
    kept = everything()
    _same(Source(text), kept)
    _same(Source(changed), kept)


@pytest.mark.parametrize(
    "other",
    [
        {"text": " Tidy Sheep (ICML 2021)"},
        {"start": 1},
        {"size": 3},
        {"how": "cell"},
        {"dialect": Dialect((" - ",))},
        {"own_labels": "sheep"},
        {"undefined": (0,)},
        {"shape": (("link", 0, 4, "https://a.example"),)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_draft_is_read(other: dict[str, Any]) -> None:
    text = " Tidy Sheep (ICML 2020)"
    parser = Parser(text, Surroundings())
    draft = parser.read(1, len(text), [])
    seen = parser.around.seen(text, 1, len(text), [], Dialect(), "entry")._replace(start=2)
    kept = KeptDrafts()
    kept.add(seen, draft)
    assert kept.get(seen, 1, []) is not None
    assert kept.get(seen._replace(**other), 1, []) is None


# -- what is kept ----------------------------------------------------------------------------------------------


@pytest.mark.pure
def test_what_did_not_change_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, sizes = KeptDrafts(), []
    entries = [
        f"- [Sheep of Meadow {n}](https://arxiv.org/abs/2402.{n:05}) - Ada Lark" for n in range(10, 40)
    ]
    read(Source("\n".join(entries)), kept)
    anew = Parser.read
    monkeypatch.setattr(Parser, "read", lambda parser, *of: sizes.append(of[1] - of[0]) or anew(parser, *of))
    entries[7] += ", Bo Finch"
    read(Source("\n".join(["", *entries])), kept)
    # The entry, and the one after it, before which there is another text now.
    assert set(sizes) <= {len(entries[7]) - 2, len(entries[8]) - 2}
    assert len(entries[7]) - 2 in sizes


def test_the_number_of_drafts_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_drafts, "_MOST", 20)
    kept = everything()
    for version in range(8):
        _same(Source(LIST.replace("Sheep", f"Sheep {version}"), "README.md"), kept)
    assert len(kept.drafts) <= 40


def test_threads_share_drafts() -> None:
    kept, texts = KeptDrafts(), [LIST.replace("Sheep", f"Sheep {version}") for version in range(3)]
    expected = [[record(entry) for entry in read(Source(text)).all_entries] for text in texts]
    found: dict[int, list[Any]] = {}

    def check(number: int) -> None:
        found[number] = [[record(entry) for entry in read(Source(text), kept).all_entries] for text in texts]

    threads = [Thread(target=check, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(3)] == [expected] * 3
