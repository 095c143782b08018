"""The form of a section at the end of a message."""

from __future__ import annotations

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"inconsistent-entry"}), min_severity=Severity.NOTE)


def test_a_form_with_half_a_pair_of_brackets_is_not_shown() -> None:
    trees = ["Oak", "Elm", "Ash", "Fir", "Yew", "Box", "Bay", "Fig", "Ivy", "Gum", "Nut"]
    lines = [
        f"+ [ ] **[{index + 1}]** Lark J, Finch K. [**Mapping {tree} Groves**](https://arxiv.org/abs/2001.0{1001 + index})"
        f"[{'JC'[index % 2]}]. {['Forest Letters', 'ICRA', 'Tree Robotics'][index % 3]}, **20{19 + index % 3}**."
        for index, tree in enumerate(trees)
    ]
    lines.insert(6, "+ [ ] **[12]** ICRA **2019** ：[**Walking among Vines**](https://hop.example.org/vines)")
    (finding,) = lint(Source("\n".join(lines), "README.md"), SETTINGS).findings
    assert finding.message == "expected the title before the date, found it after"


def test_a_url_in_angle_brackets_is_shown() -> None:
    trees = ["Oak", "Elm", "Ash", "Fir", "Yew", "Box", "Bay", "Fig", "Ivy", "Gum", "Nut"]
    lines = [
        f"- Mapping {tree} Groves [[ICML2021]](<https://arxiv.org/abs/2001.{n:05}>)"
        for n, tree in enumerate(trees)
    ]
    lines.append("- Mapping Hop Fields. [[ICML2021]](<https://arxiv.org/abs/2002.01002>)")
    (finding,) = lint(Source("\n".join(lines), "README.md"), SETTINGS).findings
    assert finding.message.endswith("`- Mapping Hop Fields [[ICML2021]](<https://arxiv.org/abs/2002.01002>)`")


def test_a_form_with_a_separator_beside_an_omitted_field_is_not_shown() -> None:
    trees = ["Oak", "Elm", "Ash", "Fir", "Yew", "Box", "Bay", "Fig", "Ivy", "Gum", "Nut", "Pea"] * 2
    lines = [
        f"- {['ICLR 2021', 'Preprint', '`new`'][n % 3]}, **Mapping {tree} Groves**, [arXiv](https://arxiv.org/abs/2001.{n:05})"
        for n, tree in enumerate(trees)
    ]
    lines.append("- ICLR 2021, **Mapping Hop Fields with Drones**")
    (finding,) = lint(Source("\n".join(lines), "README.md"), SETTINGS).findings
    assert finding.message == "no link; 24 of the 25 entries in this section have one"


def test_an_entry_whose_folded_summary_is_cut_is_not_shown() -> None:
    trees = ["Oak", "Elm", "Ash", "Fir", "Yew", "Box", "Bay", "Fig", "Ivy", "Gum", "Nut"]
    form = "- **Mapping {}** ICML [[pdf]](https://arxiv.org/abs/2001.{:05}) <details> <summary>[Abs]</summary> {} </details>"
    lines = [
        form.format(tree, n, f"{tree} trees grow slowly on the hills by the sea.")
        for n, tree in enumerate(trees)
    ]
    lines.append(lines[0].replace("Oak", "Hop").replace("2001", "2002").replace("** ICML", "** `` ICML"))
    (finding,) = lint(Source("\n".join(lines), "README.md"), SETTINGS).findings
    assert finding.message == "expected “ ” before the venue, found “ `` ”"


def test_a_form_without_the_field_of_the_message_is_not_shown() -> None:
    trees = ["Oak", "Elm", "Ash", "Fir", "Yew", "Box", "Bay", "Fig", "Ivy", "Gum", "Nut", "Pea"] * 2
    lines = [
        f"- {f'**[{tree}Net]** ' * (n % 2)}Mapping {tree} (**ICML**) [[pdf](https://arxiv.org/abs/2001.{n:05})]"
        for n, tree in enumerate(trees)
    ]
    lines.append("- [**HopNet**] Mapping Hop (**ICML**) [[pdf](https://arxiv.org/abs/2002.01002)]")
    (finding,) = lint(Source("\n".join(lines), "README.md"), SETTINGS).findings
    assert finding.message.endswith("expected “]**” before the title, found “**]”")
