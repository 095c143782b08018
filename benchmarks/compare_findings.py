"""Who finds what: each defect of `examples/defects.md`, alone in the list, shown to awesomelint and to other programs.

    python benchmarks/compare_findings.py [--tools FOLDER]

All defects are corrected, then each is put back by itself. A program finds it if it reports something that it did not
report in the corrected list, at the defect's line or one beside it. The others are installed into a temporary folder
(npm and PyPI are needed), or into --tools, where they stay for the next time. Printed is a table in Markdown.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import others
from processes import awesomelint

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "defects.md"
# What people call it, the defect, and how it is corrected; a duplicate is replaced by another paper.
DEFECTS = (
    ("an arXiv link without its slash", "abs2210.03629", "abs/2210.03629"),
    ("a paper listed twice, as abs and as pdf", r"- \[Chain of Thought Prompting Elicits.*",
     "- [WebGPT: Browser-assisted question-answering with human feedback](https://arxiv.org/abs/2112.09332), 2021-12-17. `tools` [[slides](https://example.com/slides)]"),
    ("one arXiv identifier under two titles", r"Neural Language Models\]\(https://arxiv.org/abs/2005.14165\)",
     "Neural Language Models](https://arxiv.org/abs/2001.08361)"),
    ("a date that does not exist", "2022-04-31", "2022-04-05"),
    ("an entry out of order", r"(- \[Self-Consistency.*\n- \[Chain-of.*\n(?:- \[(?:Chain of|WebGPT).*\n)?)(- \[STaR.*\n)", r"\2\1"),
    ("an entry in another format", r"2005.14165\)\. 2020", "2005.14165), 2020"),
    ("a misspelt venue", "NeurlPS", "NeurIPS"),
    ("a misspelt tag", "`promting`", "`prompting`"),
    ("one tag in two spellings", "`red-teaming`", "`red teaming`"),
    ("a scheme that is misspelt", "htps://", "https://"),
    ("a mirror of arXiv", "www.arxiv.org", "arxiv.org"),
    ("a link broken by a space", r"\[code\] \(https", "[code](https"),
    ("a link without an address", r"code\]\(\)", "code](https://github.com/ameet-1997/toxicity)"),
    ("a contents entry that leads nowhere", "#scalling", "#scaling"),
    ("text decoded wrongly", "â€™", "’"),
    ("a doubled space", r"2209.07858\),  2022", "2209.07858), 2022"),
)  # fmt: skip
# Where a line of output says which line it is about: `README.md:7:1: …`, `README.md:7: …`, `  ✖   7:1  …`.
_PLACE = re.compile(r"(?:.*?README\.md:|\W*)(\d+):(?:\d|\s)")


def reported(command: list[str], folder: Path, text: str) -> list[tuple[int, str]]:
    """What a program says of a list: lines, and what is wrong there."""
    (folder / "README.md").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [*command, "README.md"], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    found = []
    for line in re.sub(r"\x1b\[[\d;]*m", "", done.stdout + done.stderr).split("\n"):
        if place := _PLACE.match(line):
            found.append((int(place[1]), re.sub(r"\d+", "", line)))
    return found


def found_near(new: list[tuple[int, str]], old: list[tuple[int, str]], first: int, last: int) -> bool:
    """Whether something is reported between two lines more often than before, and in the whole list, too."""

    def near(reports: list[tuple[int, str]]) -> Counter[str]:
        return Counter(message for line, message in reports if first <= line <= last)

    more = Counter(message for _, message in new) - Counter(message for _, message in old)
    return any(more[message] for message in near(new) - near(old))


def changed(fixed: str, broken: str) -> tuple[int, int]:
    """The first and last line that a defect changes, and one more on each side."""
    at = [
        index
        for index, pair in enumerate(zip(fixed.split("\n"), broken.split("\n"), strict=True), 1)
        if pair[0] != pair[1]
    ]
    return at[0] - 1, at[-1] + 1


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tools", type=Path, help="where the others are installed, or are to be")
    args = parser.parse_args()
    whole = EXAMPLE.read_text(encoding="utf-8")
    fixed = whole
    for name, defect, repair in DEFECTS:
        fixed, number = re.subn(defect, repair, fixed)
        assert number == 1, f"{name}: found {number} times in {EXAMPLE.name}"
    with tempfile.TemporaryDirectory() as place:
        tools = others.installed(args.tools or Path(place, "tools"))
        tools.pop("mdformat", None)
        commands = {"awesomelint": [*awesomelint(), "check", "--isolated", "--no-cache"], **tools}
        folder = Path(place, "list")
        folder.mkdir()
        for program in ("git init -q", "git remote add origin https://github.com/example/awesome-list"):
            subprocess.run(program.split(), cwd=folder, check=True)
        before = {name: reported(command, folder, fixed) for name, command in commands.items()}
        print("| defect | " + " | ".join(commands) + " |\n| --- |" + " :---: |" * len(commands))
        for name, defect, _ in DEFECTS:
            broken = whole
            for _, other, repair in DEFECTS:
                if other != defect:
                    broken = re.sub(other, repair, broken)
            near = changed(fixed, broken)
            row = []
            for program, command in commands.items():
                new = reported(command, folder, broken)
                row.append("✓" if found_near(new, before[program], *near) else "")
            print(f"| {name} | " + " | ".join(row) + " |")
        print(
            "| findings on the fixed list | "
            + " | ".join(str(len(found)) for found in before.values())
            + " |"
        )


if __name__ == "__main__":
    main()
