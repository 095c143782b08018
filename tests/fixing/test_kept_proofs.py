"""A fix that was proven is proven once, as long as all that its proof depends on is the same."""

from __future__ import annotations

from typing import Any

import pytest

from awesomelint.findings import CHANGES, Edit, Fix, Safety
from awesomelint.fixing import kept_proofs, proof
from awesomelint.fixing.kept_proofs import KeptProofs
from awesomelint.fixing.proof import object_to_fix
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.source import Source

ENTRY = "- [Tidy Sheep](https://arxiv.org/abs/2402.00001) , 2024. [[code][here]](#papers)\n"
LIST = f"# Papers\n\n{ENTRY}- [Small Barns](https://arxiv.org/abs/2301.00002), 2023.\n"
DEFINED = "\n[here]: https://a.example/1\n"


def fixed(text: str, old: str, new: str, safety: Safety = Safety.SAFE) -> tuple[ListDocument, Fix]:
    start = text.index(old)
    return read(Source(text)), Fix("Fix it", safety, (Edit(start, start + len(old), new),))


def test_a_change_is_proven_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptProofs()
    assert object_to_fix(*fixed(LIST, " , ", ", "), kept=kept) is None
    monkeypatch.delattr(proof, "view_of")
    assert object_to_fix(*fixed("\nElsewhere\n\n" + LIST, " , ", ", "), kept=kept) is None
    assert kept.added == len(kept) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"text": LIST.replace("Tidy", "Neat")},
        {"text": LIST + DEFINED},
        {"new": ","},
        {"allowed": frozenset(("pairs",))},
        {"safety": Safety.UNSAFE},
    ],
    ids=["another entry", "a definition", "another edit", "another rule", "an unsafe fix"],
)
def test_another_change_is_proven_anew(other: dict[str, Any]) -> None:
    kept = KeptProofs()
    for of in ({}, other):
        text, new = of.get("text", LIST), of.get("new", ", ")
        object_to_fix(
            *fixed(text, " , ", new, of.get("safety", Safety.SAFE)), of.get("allowed", CHANGES), kept
        )
    assert kept.added == 2


def test_a_row_is_not_a_paragraph() -> None:
    row = "| a  | [b](https://a.example/1) \\| c |"
    kept = KeptProofs()
    for text in (f"{row}\n", f"| x | y |\n| --- | --- |\n{row}\n"):
        object_to_fix(*fixed(text, "a  |", "a |"), kept=kept)
    assert kept.added == 2


def test_a_refused_change_is_refused_again() -> None:
    kept = KeptProofs()
    for _ in range(2):
        assert object_to_fix(*fixed(LIST, "[Tidy", "Tidy"), kept=kept) is not None
    assert not kept


def test_where_a_link_within_the_page_leads_is_looked_at_again() -> None:
    kept = KeptProofs()
    text = f"# Papers\n\n# Papers\n\n{ENTRY}"
    for page, refused in ((text, True), (text.replace("# Papers\n", ""), False)):
        objection = object_to_fix(*fixed(page, "#papers", "#papers-1"), frozenset(("urls",)), kept)
        assert (objection is not None) is refused
    assert not kept


def test_the_number_of_proofs_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_proofs, "_MOST", 3)
    kept = KeptProofs()
    for number in range(9):
        object_to_fix(*fixed(LIST.replace("2024", str(2000 + number)), " , ", ", "), kept=kept)
    assert kept.added == 9 and len(kept) <= 6
