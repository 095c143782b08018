"""Changes one separator in a random entry of a real list, and sees whether `check` finds it and `fix` puts it back.

    python fuzz/separators.py FOLDER [--trials 500] [--seed 1] [--show]

A trial takes a list that has a style, an entry that follows it, and one of the entry's separators: what is between two
fields (not between a field and free words), for which its section has a convention. Indentation is not a separator. It
is changed as people change it by mistake (a comma for a period, a space lost or doubled, another bracket, a mark left
out). Found is what `check` newly reports on a line of the entry; it is put back if `fix`, asked for the rules of the
finding, gives the original bytes.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from awesomelint.engine import fix, lint
from awesomelint.findings import Severity
from awesomelint.reading import read
from awesomelint.settings import Settings
from awesomelint.source import Source
from awesomelint.style.conventions import HouseStyle, learn
from awesomelint.style.layout.fields import END, START, Gap
from awesomelint.style.layout.layout import EntryLayout

_SWAPS = {
    ",": (".", ";", ""),
    ".": (",", ""),
    ":": (" -", ""),
    ";": (",",),
    "-": (":", "–"),
    "–": ("-",),
    "|": ("/", ","),
}
_BRACKETS = {"[": "(", "]": ")", "(": "[", ")": "]"}


class Trial(NamedTuple):
    kind: str
    line: int
    text: str
    said: str


def changes(text: str) -> list[tuple[str, str]]:
    """The ways in which a separator may be changed, each with its kind."""
    found = []
    for at, char in enumerate(text):
        for other in _SWAPS.get(char, ()):
            found.append(("another mark" if other else "mark lost", text[:at] + other + text[at + 1 :]))
        if char == " " and "\n" not in text[:at]:
            found.append(("space lost", text[:at] + text[at + 1 :]))
            found.append(("space doubled", text[:at] + "  " + text[at + 1 :]))
        if char in _BRACKETS:
            found.append(("another bracket", text[:at] + _BRACKETS[char] + text[at + 1 :]))
            found.append(("bracket lost", text[:at] + text[at + 1 :]))
        if char == "*":
            found.append(("star lost", text[:at] + text[at + 1 :]))
    return found


def lawful(style: HouseStyle, shape: EntryLayout) -> list[Gap]:
    """The separators of an entry that follow the convention of its section."""
    found = []
    for gap, text in zip(shape.gaps, shape.key.normal_texts, strict=True):
        convention = style.convention(shape.entry.section, (shape.form, gap.before, gap.after))
        between = gap.before != START and gap.after != END and "text" not in (gap.before, gap.after)
        if between and convention is not None and convention.text == text and gap.text.strip("\n"):
            found.append(gap)
    return found


def trial(source: Source, shapes: list[tuple[EntryLayout, list[Gap]]], chance: random.Random) -> Trial | None:
    """One change in a list; None if the separator that was drawn cannot be changed."""
    _shape, gaps = chance.choice(shapes)
    gap = chance.choice(gaps)
    ways = changes(gap.text)
    if not ways:
        return None
    kind, text = chance.choice(ways)
    said = f"{kind} between {gap.before} and {gap.after}: {gap.text!r} made {text!r}"
    line = source.line_of(gap.start)
    return Trial(kind, line, source.text[: gap.start] + text + source.text[gap.end :], said)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", action="store_true", help="print what was not found, and what was not put back"
    )
    args = parser.parse_args()
    chance = random.Random(args.seed)
    settings = Settings(min_severity=Severity.NOTE)
    lists = []
    for path in sorted(args.folder.glob("*.md")):
        source = Source.from_bytes(path.read_bytes(), path.name)
        style = learn(read(source))
        shapes = [(shape, gaps) for shape in style.layouts if (gaps := lawful(style, shape))]
        if len(shapes) >= 20 and len(source.text) < 200_000:
            lists.append((source, shapes))
    print(f"{len(lists)} lists with a style")
    tried: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    noted: Counter[str] = Counter()
    restored: Counter[str] = Counter()
    known: dict[str, Counter[tuple[str, str]]] = {}
    while tried.total() < args.trials:
        source, shapes = chance.choice(lists)
        one = trial(source, shapes, chance)
        if one is None:
            continue
        tried[one.kind] += 1
        changed = Source(one.text, source.path)
        if source.path not in known:
            known[source.path] = Counter(
                (finding.rule, finding.key) for finding in lint(source, settings).findings
            )
        before = known[source.path]
        report = lint(changed, settings)
        new = [
            finding
            for finding in report.findings
            if (finding.rule, finding.key) not in before
            and abs(changed.line_of(finding.span.start) - one.line) <= 2
        ]
        if any(finding.severity > Severity.NOTE for finding in new):
            warned[one.kind] += 1
        elif new:
            noted[one.kind] += 1
        elif args.show:
            print(f"not found: {source.path}:{one.line} {one.said}")
        if new:
            # A fix need not resolve notes if something worse is reported.
            least = (
                Severity.WARNING
                if max(finding.severity for finding in new) > Severity.NOTE
                else Severity.NOTE
            )
            rules = frozenset(finding.rule for finding in new if finding.severity >= least)
            fixed = fix(
                changed, Settings(select=rules, min_severity=Severity.NOTE), unsafe=True
            ).report.source
            line = fixed.line_text(one.line) if one.line <= fixed.text.count("\n") + 1 else ""
            if line == source.line_text(one.line):
                restored[one.kind] += 1
            elif args.show:
                rules_said = ", ".join(sorted(rules))
                print(f"not put back ({rules_said}): {source.path}:{one.line} {one.said}")
    for kind, number in tried.most_common():
        print(
            f"{kind:16} {number:4}  warned {warned[kind]:4}  noted {noted[kind]:4}  put back {restored[kind]:4}"
        )
    total, seen = tried.total(), warned.total() + noted.total()
    print(
        f"{total} trials: found {seen} ({seen / total:.1%}), as a warning {warned.total()} ({warned.total() / total:.1%}), "
        f"put back {restored.total()} ({restored.total() / total:.1%})"
    )


if __name__ == "__main__":
    main()
