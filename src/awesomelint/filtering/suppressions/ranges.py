"""The lines that suppression comments cover, and for which rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from awesomelint.filtering.suppressions import awesome_lint
from awesomelint.filtering.suppressions.comments import VERBS, Comment, Name, comments
from awesomelint.markdown.blocks import Block
from awesomelint.model import ListDocument
from awesomelint.rules import FORMER_NAMES, GROUP_OF, RULES

# Only its own name hides what such a rule finds: a comment must not hide that it is unused.
JUDGES = frozenset(rule.name for rule in RULES if rule.judges_suppressions)
_ALL = frozenset(GROUP_OF) - JUDGES
_ALL_FOREIGN = frozenset(name for names in awesome_lint.RULES.values() for name in names)


class Hide:
    """What a name in a comment, or a comment without names, hides: the rules, and whether it was used.

    It is used if it hides a finding, or if an `enable` ends a `disable`. An unknown name has no rules.
    """

    __slots__ = ("comment", "name", "rules", "used")

    def __init__(self, comment: Comment, name: Name | None, rules: frozenset[str]) -> None:
        self.comment = comment
        self.name = name
        self.rules = rules
        self.used = False


class _Stretch:
    """The lines from a `disable` to its `enable`, or to the end."""

    __slots__ = ("first", "hide", "last")

    def __init__(self, first: int, hide: Hide) -> None:
        self.first = first
        self.last: int | None = None
        self.hide = hide


# By the start of an HTML block: the block before it, itself, and the block after it.
Neighbours = dict[int, tuple[Block | None, Block, Block | None]]


class Coverage:
    """The lines that comments cover. Comments of awesome-lint neither end nor replace ours."""

    def __init__(self, document: ListDocument) -> None:
        self.document = document
        self.comments = comments(document)
        self.hides: list[Hide] = []
        self._files: dict[str, Hide] = {}
        self._lines: dict[tuple[bool, str, int], Hide] = {}
        self._stretches: dict[tuple[bool, str], list[_Stretch]] = defaultdict(list)
        self.neighbours = _neighbours(document)
        self._places = _Places(document, self.comments, self.neighbours)
        for comment in self.comments:
            if comment.foreign or comment.verb in VERBS:
                for hide in _hides(comment):
                    self.hides.append(hide)
                    self._take(hide)

    def over(self, rule: str, line: int) -> list[Hide]:
        """Return what hides a finding of a rule on a line."""
        found = [
            hide for foreign in (False, True) if (hide := self._lines.get((foreign, rule, line))) is not None
        ]
        if rule in self._files:
            found.append(self._files[rule])
        for foreign in (False, True):
            stretches = self._stretches.get((foreign, rule), [])
            at = bisect_right(stretches, line, key=lambda stretch: stretch.first) - 1
            if at >= 0 and ((last := stretches[at].last) is None or line <= last):
                found.append(stretches[at].hide)
        return found

    def _take(self, hide: Hide) -> None:
        comment, foreign = hide.comment, hide.comment.foreign
        if comment.verb == "disable-file":
            for rule in hide.rules:
                self._files.setdefault(rule, hide)
        elif comment.verb == "disable":
            for rule in hide.rules:
                stretches = self._stretches[foreign, rule]
                if not stretches or stretches[-1].last is not None:
                    stretches.append(_Stretch(self._places.first(comment), hide))
        elif comment.verb == "enable":
            for rule in hide.rules:
                stretches = self._stretches[foreign, rule]
                if stretches and stretches[-1].last is None:
                    stretches[-1].last = self._places.last(comment)
                    hide.used = True
        else:
            first, last = self._places.covered(comment)
            for rule in hide.rules:
                # If an entry is covered already, all of it is.
                if (foreign, rule, first) not in self._lines:
                    for line in range(first, last + 1):
                        self._lines.setdefault((foreign, rule, line), hide)


def _neighbours(document: ListDocument) -> Neighbours:
    found: Neighbours = {}
    for block in document.blocks.walk():
        children = block.children
        for index, own in enumerate(children):
            if own.kind == "html":
                below = children[index + 1] if index + 1 < len(children) else None
                found[own.start] = (children[index - 1] if index else None, own, below)
    return found


def _hides(comment: Comment) -> Iterator[Hide]:
    if not comment.names:
        yield Hide(comment, None, _ALL_FOREIGN if comment.foreign else _ALL)
    for name in comment.names:
        yield Hide(comment, name, _rules(name.word, foreign=comment.foreign))


def _rules(word: str, *, foreign: bool) -> frozenset[str]:
    """Return the rules of a name, which may be a rule, a group or a former name."""
    if foreign:
        return frozenset(awesome_lint.RULES.get(word, ()))
    word = FORMER_NAMES.get(word, word)
    return frozenset(name for name, group in GROUP_OF.items() if word in (name, group))


class _Places:
    """Finds the lines of comments, and the lines that they refer to."""

    def __init__(self, document: ListDocument, spoken: list[Comment], neighbours: Neighbours) -> None:
        self.neighbours = neighbours
        self.source = document.source
        self.entries = document.entries
        self.starts = [entry.line for entry in document.entries]
        self.following = self._following(spoken)

    def first(self, comment: Comment) -> int:
        """The line on which a comment begins."""
        return self.source.line_of(comment.span.start)

    def last(self, comment: Comment) -> int:
        """The line on which a comment ends."""
        return self.source.line_of(comment.span.end - 1)

    def covered(self, comment: Comment) -> tuple[int, int]:
        """Return the first and last line that a comment for a single line or entry covers; the last is less if there is none."""
        if comment.verb == "disable-next-line":
            return self._next(comment)
        if comment.verb == "ignore" and comment.span.start in self.neighbours:
            _, own, after = self.neighbours[comment.span.start]
            if own.end > comment.span.end:
                return self._next(comment)
            return (after.line, after.end_line) if after is not None else (1, 0)
        first, last = self._whole(self.first(comment))
        return first, max(last, self.last(comment))

    def _next(self, comment: Comment) -> tuple[int, int]:
        """Return the next line with content or, if an entry begins there, all of its lines.

        A row or item of HTML is covered as well by a comment within it.
        """
        line = self.following[self.last(comment)]
        if not line:
            return 1, 0
        at = bisect_right(self.starts, line) - 1
        if at >= 0 and (self.starts[at] == line or self.entries[at].kind == "html"):
            return self._whole(line)
        return line, line

    def _whole(self, line: int) -> tuple[int, int]:
        """Return the lines of the entry that a line belongs to, or the line itself."""
        at = bisect_right(self.starts, line) - 1
        if at < 0 or line > self.entries[at].end_line:
            return line, line
        first = self.starts[at]
        return first, max(entry.end_line for entry in self.entries[bisect_left(self.starts, first) : at + 1])

    def _following(self, spoken: list[Comment]) -> list[int]:
        """Return for each line the next line with content other than suppression comments; 0 if there is none."""
        source = self.source
        pieces: list[str] = []
        at = 0
        for comment in spoken:
            start, end = comment.span
            pieces += (source.text[at:start], " " * (end - start))
            at = end
        left = "".join([*pieces, source.text[at:]])
        following = [0] * (source.line_count + 2)
        for line in range(source.line_count, 0, -1):
            holds = left[source.line_start(line) : source.line_end(line)].strip() != ""
            following[line - 1] = line if holds else following[line]
        return following
