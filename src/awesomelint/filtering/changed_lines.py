"""Changes: the lines that a change touches, as a unified diff tells them, and which findings are on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from awesomelint.findings import Finding
from awesomelint.source import Source
from awesomelint.util.regex import compiled

_HUNK = compiled(r"@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*+)"')
_ESCAPE = re.compile(rb'\\(?:([0-7]{1,3})|([abtnvfr"\\]))')
_MEANINGS = {
    b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r", b'"': b'"', b"\\": b"\\",
}  # fmt: skip
# What git puts in front of the two names of a file: the two sides, or (diff.mnemonicPrefix) where they come from.
_PREFIXES = frozenset(("a/", "b/", "c/", "i/", "o/", "w/"))
_ENDLESS = 1 << 62


class DiffError(ValueError):
    """A text that is no unified diff; the message says why, for people."""


class Lines:
    """Lines of one file, as ranges of 1-based lines."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for first, last in sorted(ranges):
            if self._ends and first <= self._ends[-1] + 1:
                self._ends[-1] = max(self._ends[-1], last)
            elif first <= last:
                self._starts.append(first)
                self._ends.append(last)

    @classmethod
    def all(cls) -> Lines:
        """Every line of a file."""
        return cls([(1, _ENDLESS)])

    def meet(self, first: int, last: int) -> bool:
        """Whether any of them lies between two lines, both included."""
        at = bisect_right(self._starts, last) - 1
        return at >= 0 and self._ends[at] >= first

    def carried(self, before: Source, after: Source) -> Lines:
        """These lines of one text in another that was made from it: where they went, and what is new."""
        ranges: list[tuple[int, int]] = []
        at = 0
        for start, first, size in matching(before.text.split("\n"), after.text.split("\n")):
            ranges.append((at + 1, first))
            at = first + size
            ranges += (
                (first + index + 1, first + index + 1)
                for index in range(size)
                if self.meet(start + index + 1, start + index + 1)
            )
        return Lines(ranges)


def matching(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal lines of two texts, as `difflib` has them: (index, index in the other, how many), the last of none.

    `difflib` takes quadratic time where lines are often repeated. So lines that either text has once are matched first,
    in the longest order that both share, and only short stretches between two of these are left to `difflib`.
    """
    at, there = 0, 0
    for one, other in [*_anchors(old, new), (len(old), len(new))]:
        # What follows upon the line before, and comes right before this one.
        start = 0
        while at + start < one and there + start < other and old[at + start] == new[there + start]:
            start += 1
        end = 0
        while (
            one - end > at + start
            and other - end > there + start
            and old[one - end - 1] == new[other - end - 1]
        ):
            end += 1
        if start:
            yield at, there, start
        left, right = old[at + start : one - end], new[there + start : other - end]
        if left and right and len(left) * len(right) <= _SHORT:
            # Only `fix` asks for this.
            from difflib import SequenceMatcher

            for match in SequenceMatcher(None, left, right).get_matching_blocks()[:-1]:
                yield at + start + match.a, there + start + match.b, match.size
        if end:
            yield one - end, other - end, end
        if one < len(old):
            yield one, other, 1
        at, there = one + 1, other + 1
    yield len(old), len(new), 0


# So many pairs of lines of one stretch are compared.
_SHORT = 2_500


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The places of lines that each of two texts has once, in the longest order that both share."""
    places = {line: index for index, line in enumerate(new)}
    in_old, in_new = Counter(old), Counter(new)
    pairs = [
        (index, places[line]) for index, line in enumerate(old) if in_old[line] == 1 and in_new[line] == 1
    ]
    # The longest rising run: of each length the run that ends first, and what came before each line in it.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(ends, there)
        ends[length : length + 1] = [there]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def touched(
    finding: Finding, source: Source, source_at: Callable[[str], Source], lines_of: Callable[[str], Lines]
) -> bool:
    """Whether a change touches a line of a finding, or of a place that it speaks of."""
    places = [(source, finding.span)]
    for related in finding.related:
        places.append((source_at(related.path) if related.path is not None else source, related.span))
    return any(lines_of(where.path).meet(*where.lines_of(span)) for where, span in places)


def on_touched_line(finding: Finding, source: Source, lines: Lines) -> bool:
    """Whether a change touches a line of a finding itself."""
    return lines.meet(*source.lines_of(finding.span))


def parse(diff: str) -> dict[str, Lines]:
    """The lines that a unified diff adds or changes, by the name of the file as it is afterwards.

    A name stands there as the diff has it, and without the prefix that git puts before it. Files that only lose lines
    are there with none; `DiffError` if the text is no such diff.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    lines = diff.split("\n")
    seen = False
    by_git = False
    at = 0
    while at < len(lines):
        line = lines[at].rstrip("\r")
        at += 1
        if line.startswith("diff --git "):
            seen = by_git = True
        elif line.startswith(("@@@ ", "diff --cc ", "diff --combined ")):
            raise DiffError(
                "this is the diff of a merge with both its parents; give the one with the branch it goes to"
            )
        elif line.startswith("--- ") and at < len(lines) and lines[at].startswith("+++ "):
            seen = True
            names = _names(line[4:], lines[at].rstrip("\r")[4:], by_git=by_git)
            by_git = False
            ranges: list[tuple[int, int]] = []
            at = _hunks(lines, at + 1, ranges)
            for name in names:
                found.setdefault(name, []).extend(ranges)
        elif line.startswith(("Index: ", "Only in ", "Binary files ")):
            seen = True
    if not seen and diff.strip():
        raise DiffError("this is no unified diff, as `git diff` or `diff -u` writes it")
    return {name: Lines(ranges) for name, ranges in found.items()}


def _hunks(lines: list[str], at: int, ranges: list[tuple[int, int]]) -> int:
    """Read the hunks of one file from a line on; the line behind them."""
    while at < len(lines) and (head := _HUNK.match(lines[at])):
        at += 1
        old, new = int(head[1] or 1), int(head[3] or 1)
        line = int(head[2])
        while at < len(lines) and (old > 0 or new > 0 or lines[at].startswith("\\")):
            mark = lines[at][:1]
            if mark == "+":
                ranges.append((line, line))
                line, new = line + 1, new - 1
            elif mark == "-":
                old -= 1
            elif mark != "\\":
                # Some programs strip the space of a context line that is empty.
                if mark not in (" ", "\r", ""):
                    raise DiffError("this diff is cut off within a hunk")
                line, old, new = line + 1, old - 1, new - 1
            at += 1
        if old > 0 or new > 0:
            raise DiffError("this diff is cut off within a hunk")
    return at


def _names(before: str, after: str, *, by_git: bool) -> Iterator[str]:
    """The names that the file may have afterwards; none if there is no such file any more."""
    name, old = _name(after), _name(before)
    if name == "/dev/null":
        return
    # The two prefixes differ; where they do not, they are a folder's name.
    prefixed = name[:2] in _PREFIXES and (
        old == "/dev/null" or (old[:2] in _PREFIXES and old[:2] != name[:2])
    )
    if not (by_git and prefixed):
        yield name.removeprefix("./")
    if prefixed:
        yield name[2:]


def _name(told: str) -> str:
    """A name as `---` and `+++` tell it: in quotes where it holds odd characters, a date behind it maybe."""
    if not told.startswith('"'):
        return told.partition("\t")[0]
    # Escapes stand for bytes, of which several may make one character.
    quoted = _QUOTED.match(told.encode("utf-8", "surrogateescape"))
    name = _ESCAPE.sub(_unescaped, quoted[1]) if quoted is not None else b""
    return name.decode("utf-8", "surrogateescape")


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 8) & 0xFF]) if match[1] else _MEANINGS[match[2]]
