"""Inline parts of a block's text with exact spans: links, images, code, emphasis, brackets, tags, breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import attrgetter

from awesomelint.markdown.emphasis import Delimiter, close_emphasis
from awesomelint.markdown.html import is_element, pair_tags
from awesomelint.markdown.parts import Inline, InlineKind
from awesomelint.util.regex import compiled, lazy_pattern

# What can begin or end an inline part; everything in between is plain text. The class of first characters comes first,
# and lookbehinds select the condition for each of them: this lets Python find the next candidate fast.
_SPECIAL = compiled(
    r"""[\\!\[\]()"“”（）【】《》*_`<\n:w](?:(?<=[\[\]()"“”（）【】《》<\n])|(?<=\*)\**|(?<=_)_*|(?<=`)`*|
    (?<=\\)[!-/:-@\[-`{-~\r\n]|(?<=!)\[|(?<=:)//|(?<=w)ww\.(?<![\w/.@-]www\.))""",
    re.VERBOSE,
)
_DESTINATION = compiled(
    r"""\([ \t\r\n]*+(?:<((?:\\[^\n]|[^<>\\\n])*+)>
    |(?!<)((?:\\[!-/:-@\[-`{-~]|[^()\\\x00-\x20\x7f]|\\|\((?:[^()\x00-\x20]|\((?:[^()\x00-\x20]|\([^()\x00-\x20]*+\))*+\))*+\))*+))
    (?:[ \t\r\n]++(?:"(?:\\.|[^"\\])*+"|'(?:\\.|[^'\\])*+'|\((?:\\.|[^()\\])*+\)))?+[ \t\r\n]*+\)""",
    re.VERBOSE | re.DOTALL,
)
_SIMPLE = compiled(r"""\[([^\[\]\\<*_`()"“”（）【】《》\n]*+)\]\(([^\x00-\x20\x7f()<>\\]++)\)""")
_REFERENCE = lazy_pattern(r"\[((?:\\.|[^\[\]\\]){0,999})\]", re.DOTALL)
_ATTRIBUTE = r"""(?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)"""
_TAG = lazy_pattern(
    rf"<(?:[A-Za-z][A-Za-z0-9-]*+{_ATTRIBUTE}*+\s*+/?>|/[A-Za-z][A-Za-z0-9-]*+\s*+>|![A-Z][^>]*+>)"
)
_AUTOLINK = lazy_pattern(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~-]++@[\w.-]++)>")
_BREAK_TAG = lazy_pattern(r"</?br\s*/?>", re.IGNORECASE)
_URL = lazy_pattern(r"[^\s<>\"`|\[\]{}（）【】《》，。；、！？「」\x00-\x1f]*")
_TICKS = compiled(r"`+")
_INDENT = compiled(r"[ \t]*")
_PAIRS = {")": "(", "）": "（", "】": "【", "》": "《", "”": "“"}
_KINDS: dict[str, InlineKind] = {
    "(": "paren",
    "（": "paren",
    "【": "bracket",
    "《": "quote",
    "“": "quote",
    '"': "quote",
}


class _Opener:
    __slots__ = ("active", "at", "delimiters", "image")

    def __init__(self, at: int, image: bool, delimiters: int) -> None:
        self.at = at
        self.image = image
        self.active = True
        self.delimiters = delimiters


_by_position = attrgetter("start")
_ESCAPE = compiled(r"\\([!-/:-@\[-`{-~])")


def unescape(text: str) -> str:
    """Return the text with backslash escapes resolved (CommonMark 2.4)."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def scan(text: str, start: int, end: int, definitions: Mapping[str, str]) -> list[Inline]:
    """Return the outermost inline parts of `text[start:end]`, in order, each with its `children`.

    A part that would overlap another without being nested in it is left out. `definitions` maps normalised reference labels to targets.
    Takes linear time.
    """
    first = _SPECIAL.search(text, start, end)
    return _Scanner(text, start, end, definitions).run(first) if first is not None else []


class _Scanner:
    __slots__ = (
        "brackets", "definitions", "delimiters", "end", "escaped", "found", "groups", "last_code", "lost_comment", "lost_tag", "start", "tags", "text",
    )  # fmt: skip

    def __init__(self, text: str, start: int, end: int, definitions: Mapping[str, str]) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.definitions = definitions
        self.found: list[Inline] = []
        self.brackets: list[_Opener] = []
        self.delimiters: list[Delimiter] = []
        self.escaped: list[int] = []
        self.groups: list[tuple[str, int]] = []
        self.last_code: dict[int, int] | None = None
        self.lost_comment = False
        self.lost_tag = False
        self.tags = False

    def run(self, first: re.Match[str]) -> list[Inline]:
        """Return the parts, given the first match of `_SPECIAL`."""
        text, end, found = self.text, self.end, self.found
        search, simple = _SPECIAL.search, _SIMPLE.match
        special: re.Match[str] | None = first
        while special is not None:
            begin, at = special.span()
            char = text[begin]
            if char == "[" and (match := simple(text, begin, end)) and not self._contains_url(match):
                at = self.simple_link(match)
            elif char == "[" or char == "!":
                self.brackets.append(_Opener(begin, char == "!", len(self.delimiters)))
            elif char == "]":
                at = self.close_bracket(begin)
            elif char == "*" or char == "_":
                self.delimiters.append(Delimiter(text, begin, at, self.start, end))
            elif char == "\\":
                at = self.escape(begin, at)
            elif char == "\n":
                at = self.line_break(begin)
            elif char == "`":
                at = self.code(begin, at)
            elif char == "<":
                at = self.angle(begin)
            elif char == ":" or char == "w":
                at = self.bare_url(begin, at)
            else:
                self.group(char, begin, at)
            special = search(text, at, end)
        close_emphasis(self.delimiters, 0, found)
        if len(found) > 1:
            found.sort(key=_by_position)
            found = _nested(found)
        return pair_tags(text, found) if self.tags else found

    def escape(self, begin: int, at: int) -> int:
        char = self.text[begin + 1]
        if char == "[":
            self.escaped.append(begin)
        elif char == "]":
            if self.escaped:
                opened = self.escaped.pop()
                self.found.append(Inline("bracket", opened, at, opened + 2, begin))
        elif char == "\n" or char == "\r":
            return begin + 1 if char == "\r" else self.line_break(begin + 1)
        return at

    def line_break(self, newline: int) -> int:
        text = self.text
        begin = newline
        if text[begin - 1] == "\r" and begin > self.start:
            begin -= 1
        before = begin
        while before > self.start and text[before - 1] in " \t":
            before -= 1
        hard = begin - before >= 2 and "\t" not in text[before:begin]
        if before == begin and begin > self.start and text[begin - 1] == "\\":
            before -= 1
            hard = True
        indent = _INDENT.match(text, newline + 1, self.end)
        at = indent.end() if indent else newline + 1
        self.found.append(Inline("hardbreak" if hard else "softbreak", before, at, begin, newline + 1))
        return at

    def code(self, begin: int, at: int) -> int:
        size = at - begin
        text, ticks = self.text, "`" * size
        if self.last_code is None:
            # The offset of the last run of each length: beyond it no closing run needs to be searched for.
            self.last_code = {len(run[0]): run.start() for run in _TICKS.finditer(text, begin, self.end)}
        if self.last_code.get(size, -1) < at:
            return at
        close = text.find(ticks, at, self.end)
        while close >= 0:
            after = close + size
            if text[close - 1] != "`" and (after >= self.end or text[after] != "`"):
                self.found.append(Inline("code", begin, after, at, close))
                return after
            while after < self.end and text[after] == "`":
                after += 1
            close = text.find(ticks, after, self.end)
        return at

    def angle(self, begin: int) -> int:
        text, end = self.text, self.end
        if text.startswith("<!--", begin):
            if not self.lost_comment:
                # `<!-->` and `<!--->` are whole comments.
                close = text.find("-->", begin + 2, end)
                if close >= 0:
                    self.found.append(Inline("comment", begin, close + 3, begin + 4, max(close, begin + 4)))
                    return close + 3
                self.lost_comment = True
        elif self.lost_tag or text.find(">", begin, end) < 0:
            # No tag ends after this offset, so later ones need not be searched for their end.
            self.lost_tag = True
        elif (match := _TAG.match(text, begin, end)) and is_element(text, begin):
            kind: InlineKind = "hardbreak" if _BREAK_TAG.match(text, begin, end) else "tag"
            self.found.append(Inline(kind, begin, match.end(), begin + 1, match.end() - 1))
            self.tags = self.tags or kind == "tag"
            return match.end()
        elif match := _AUTOLINK.match(text, begin, end):
            inside = match.span(1)
            self.found.append(Inline("url", begin, match.end(), *inside, match[1], *inside))
            return match.end()
        return begin + 1

    def bare_url(self, begin: int, at: int) -> int:
        text = self.text
        if text[begin] == ":":
            scheme = begin
            while (
                scheme > self.start
                and begin - scheme < 5
                and text[scheme - 1].isascii()
                and text[scheme - 1].isalpha()
            ):
                scheme -= 1
            if text[scheme:begin].lower() not in ("http", "https", "ftp"):
                return at
            begin = scheme
        match = _URL.match(text, at, self.end)
        stop = match.end() if match else at
        url = text[begin:stop]
        for _ in range(4):
            shorter = url.rstrip("?!.,:;*_~'\"]\\")
            excess = shorter.count(")") - shorter.count("(")
            if excess > 0 and shorter.endswith(")"):
                run = len(shorter) - len(shorter.rstrip(")"))
                shorter = shorter[: len(shorter) - min(excess, run)]
            if shorter == url:
                break
            url = shorter
        stop = begin + len(url)
        if stop <= at:
            return at
        self.found.append(Inline("url", begin, stop, begin, stop, url, begin, stop))
        return stop

    def group(self, char: str, begin: int, at: int) -> None:
        """Pair parentheses, full-width brackets and quotes, which are not Markdown but structure entries."""
        groups, text = self.groups, self.text
        if char == '"':
            for index in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
                if groups[index][0] == '"':
                    opened = groups[index][1]
                    del groups[index:]
                    self.found.append(Inline("quote", opened, at, opened + 1, begin))
                    return
            # A straight quote opens after a space, punctuation or the start.
            if begin == self.start or not text[begin - 1].isalnum():
                groups.append(('"', begin))
        elif opener := _PAIRS.get(char):
            for index in range(len(groups) - 1, max(-1, len(groups) - 8), -1):
                if groups[index][0] == opener:
                    opened = groups[index][1]
                    del groups[index:]
                    self.found.append(Inline(_KINDS[opener], opened, at, opened + 1, begin))
                    return
        else:
            groups.append((char, begin))

    @staticmethod
    def _contains_url(match: re.Match[str]) -> bool:
        """Whether the label of a simple link contains a bare URL, which is a part of its own."""
        label = match[1]
        return "://" in label or "www." in label

    def simple_link(self, match: re.Match[str]) -> int:
        """Add a link without any marks in label and URL: most links are so, and need no search for their end."""
        self.found.append(Inline("link", *match.span(), *match.span(1), match[2], *match.span(2)))
        if self.brackets:
            self.bar_links()
        return match.end()

    def bar_links(self) -> None:
        """Deactivate open brackets around a link: a link cannot contain another one."""
        for earlier in reversed(self.brackets):
            if not earlier.image:
                if not earlier.active:
                    break
                earlier.active = False

    def close_bracket(self, begin: int) -> int:
        """Process a `]`: the end of a link or image (CommonMark 6.3), or of plain brackets."""
        brackets = self.brackets
        if not brackets:
            return begin + 1
        opener = brackets.pop()
        text, found = self.text, self.found
        inner = opener.at + (2 if opener.image else 1)
        after = begin + 1
        if opener.active:
            kind: InlineKind = "image" if opener.image else "link"
            part: Inline | None = None
            if text.startswith("(", after) and (match := _DESTINATION.match(text, after, self.end)):
                index = 1 if match[1] is not None else 2
                at, stop = match.span(index)
                after = match.end()
                part = Inline(kind, opener.at, after, inner, begin, unescape(match[index]), at, stop)
            elif self.definitions:
                part, after = self.reference(kind, opener.at, inner, begin)
            if part is not None:
                close_emphasis(self.delimiters, opener.delimiters, found)
                found.append(part)
                if kind == "link":
                    self.bar_links()
                    # Parentheses opened inside the label end with it.
                    while self.groups and self.groups[-1][1] > opener.at:
                        self.groups.pop()
                return after
        found.append(Inline("bracket", inner - 1, begin + 1, inner, begin))
        return begin + 1

    def reference(self, kind: InlineKind, at: int, inner: int, begin: int) -> tuple[Inline | None, int]:
        text, after = self.text, begin + 1
        if match := _REFERENCE.match(text, after, self.end):
            label = match[1] if match[1].strip() else text[inner:begin]
            target = self.definitions.get(normalise_label(label))
            if target is not None:
                return Inline(kind, at, match.end(), inner, begin, target), match.end()
            return None, after
        if begin - inner < 1000:
            target = self.definitions.get(normalise_label(text[inner:begin]))
            if target is not None:
                return Inline(kind, at, after, inner, begin, target), after
        return None, after


def normalise_label(label: str) -> str:
    """Return a reference label in the form in which CommonMark compares labels: case folded, white space collapsed."""
    return " ".join(label.split()).casefold()


# If they overlap with Markdown's own parts, brackets and quotes are dropped.
_WEAK = frozenset(("bracket", "paren", "quote"))
# Real text does not nest deeper, and the tree can be walked recursively.
_DEEPEST = 24


def _nested(parts: list[Inline]) -> list[Inline]:
    """Return the parts as a tree, without those that overlap others; of two with the same start, the longer contains the other."""
    previous = parts[0].start - 1
    for part in parts:
        if part.start == previous:
            parts.sort(key=lambda p: (p.start, -p.end))
            break
        previous = part.start
    top: list[Inline] = []
    around: list[Inline] = []
    for part in parts:
        while around and around[-1].end <= part.start:
            around.pop()
        while around and part.end > around[-1].end and part.kind not in _WEAK and around[-1].kind in _WEAK:
            crossed = around.pop()
            siblings = around[-1].children if around else top
            siblings[-1:] = crossed.children
        if around and (part.end > around[-1].end or len(around) >= _DEEPEST):
            continue
        if around:
            around[-1].add(part)
        else:
            top.append(part)
        around.append(part)
    return top
